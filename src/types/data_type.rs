//! [`DataType`]: the type of a column, and the record that columns and binds share.

use super::custom::{CustomType, Variant};
use super::interval::IntervalAsTimestamp;
use super::resolved::ResolvedType;
use crate::ast::Node;
use crate::ast::operator::{CustomOperator, precedence};
use crate::name::Name;
use crate::value::Str;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// The type of a column or an expression.
///
/// Its name on each database is that dialect's business (`Compiler::data_type` for DDL, `Compiler::cast_type` for CAST);
/// what no variant says is [`Custom`](DataType::Custom), as are the types that one database alone has
/// ([`mysql`](crate::mysql), [`postgres`](crate::postgres)).
///
/// ```
/// use aludel::prelude::*;
/// let x = column("x");
/// let sql = |to: DataType| -> Result<[String; 3], aludel::Error> {
///     let cast = x.cast_as::<Any>(to);
///     let on = |dialect: &dyn aludel::compiler::Dialect| Ok::<_, aludel::Error>(cast.compile(dialect)?.sql().to_owned());
///     Ok([on(&Sqlite::default())?, on(&MySql::default())?, on(&Postgres::default())?])
/// };
/// let decimal = sql(DataType::numeric((10, 2)))?;
/// assert_eq!(decimal, ["CAST(x AS NUMERIC(10, 2))", "CAST(x AS DECIMAL(10, 2))", "CAST(x AS NUMERIC(10, 2))"]);
/// let text = sql(DataType::Varchar(Some(5)))?;
/// assert_eq!(text, ["CAST(x AS VARCHAR(5))", "CAST(x AS CHAR(5))", "CAST(x AS VARCHAR(5))"]);
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataType {
    /// Not known: the database decides.
    #[default]
    Unknown,
    /// BOOLEAN; an integer where there is none.
    Boolean,
    /// 16 bits.
    SmallInteger,
    /// 32 bits.
    Integer,
    /// 64 bits.
    BigInteger,
    /// FLOAT, of so many binary digits: what a database calls a float.
    Float(Option<u8>),
    /// 32-bit float.
    Real,
    /// 64-bit float.
    Double,
    /// NUMERIC: an exact number.
    Numeric(Option<Digits>),
    /// DECIMAL: NUMERIC by its other name.
    Decimal(Option<Digits>),
    /// CHAR: a string of a fixed number of characters.
    Char(Option<u32>),
    /// VARCHAR: a string with a limit in characters, or without one.
    Varchar(Option<u32>),
    /// A string of any length.
    Text,
    /// A string with its own order, made by [`collate`](DataType::collate).
    Collated(Arc<Collated>),
    /// Bytes, as the database's type for many of them: BLOB, BYTEA.
    LargeBinary(Option<u32>),
    /// BINARY: a fixed number of bytes.
    Binary(Option<u32>),
    /// VARBINARY: bytes with a limit.
    Varbinary(Option<u32>),
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A time of day with its zone, where there is such a type; in UTC, as [`DateTimeTz`](DataType::DateTimeTz).
    TimeTz,
    /// A day and a time, without a zone.
    DateTime,
    /// A moment: a day and a time with its zone, where there is such a type. Its values are in UTC, whatever the zone of the
    /// session: they are bound and read as such, and a literal says so. Where there is no such type, it is a day and a time.
    DateTimeTz,
    /// TIMESTAMP, as the database means it without a zone.
    Timestamp,
    /// TIMESTAMP with its zone, where there is such a type; in UTC, as [`DateTimeTz`](DataType::DateTimeTz). On MySQL and MariaDB
    /// it is a moment as the session's zone has it, which is to be UTC.
    TimestampTz,
    /// A span of time.
    Interval,
    /// A UUID: a type of its own, or 32 hexadecimal digits.
    Uuid,
    /// A UUID that is 32 hexadecimal digits on every database.
    UuidText,
    /// JSON.
    Json,
    /// One of some names.
    Enum(Arc<EnumType>),
    /// A list of values of one type, made by [`array`](DataType::array).
    Array(Arc<ArrayType>),
    /// A type of a user's own.
    Custom(Arc<dyn CustomType>),
}

/// How many digits an exact number has: `10`, or `(10, 2)` with two of them behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits {
    /// All of them.
    pub precision: u16,
    /// Those behind the point; left out, the database takes none.
    pub scale: Option<i16>,
}
impl From<u16> for Digits {
    fn from(precision: u16) -> Self {
        Digits { precision, scale: None }
    }
}
impl From<(u16, i16)> for Digits {
    fn from((precision, scale): (u16, i16)) -> Self {
        Digits { precision, scale: Some(scale) }
    }
}

/// A string type with its own order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Collated {
    /// The string type.
    pub of: DataType,
    /// The collation's name.
    pub collation: Name,
}

/// What an array is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ArrayType {
    /// The type of its elements.
    pub of: DataType,
    /// 1 for a list, 2 for a list of lists.
    pub dimensions: u8,
}

/// The names of an ENUM.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// What the type is called where it has a name of its own.
    pub name: Str,
    /// The names, in order.
    pub names: Vec<Str>,
    /// Is it the database's own ENUM, where there is one? Else a string.
    pub native: bool,
    /// The schema that its type is in, where types have one.
    pub schema: Option<Name>,
    /// Is it in the schema of the table whose column it is?
    pub inherit_schema: bool,
    /// How many characters its string has, where it is one; else as many as the longest name.
    pub length: Option<u32>,
}

impl DataType {
    /// `NUMERIC(10)`, `NUMERIC(10, 2)`: by `10`, or by `(10, 2)`.
    pub fn numeric(digits: impl Into<Digits>) -> Self {
        DataType::Numeric(Some(digits.into()))
    }
    /// `DECIMAL(10)`, `DECIMAL(10, 2)`: by `10`, or by `(10, 2)`.
    pub fn decimal(digits: impl Into<Digits>) -> Self {
        DataType::Decimal(Some(digits.into()))
    }
    /// An ENUM: its name, where it has one of its own, and its values. The native type where there is one, else a string.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let size = column("x").cast_as::<String>(DataType::enumeration("size", ["small", "large"]));
    /// assert_eq!(size.compile(&Postgres::default())?.sql(), "CAST(x AS size)");
    /// assert_eq!(size.compile(&Sqlite::default())?.sql(), "CAST(x AS VARCHAR(5))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn enumeration<S: Into<Str>>(name: impl Into<Str>, names: impl IntoIterator<Item = S>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        let named = EnumType { name: name.into(), names, native: true, schema: None, inherit_schema: false, length: None };
        DataType::Enum(Arc::new(named))
    }
    /// An enum or a domain whose type is in a schema; one that has a schema already keeps it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let size = DataType::enumeration("size", ["small", "large"]).in_schema(&"shop".into());
    /// assert_eq!(column("x").cast_as::<String>(size).compile(&Postgres::default())?.sql(), "CAST(x AS shop.size)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn in_schema(self, schema: &Name) -> Self {
        self.map_parts(&|part| match &part {
            DataType::Custom(custom) => custom.as_named().and_then(|named| named.in_schema(schema)).unwrap_or(part),
            _ => part.change_enum(|names| {
                names.schema.get_or_insert_with(|| schema.clone());
            }),
        })
    }
    /// An enum whose type is in the schema of the table that has a column of it.
    pub fn inherit_schema(self) -> Self {
        self.change_enum(|names| names.inherit_schema = true)
    }
    /// An enum that is kept as a string of so many characters, where it is kept as one.
    pub fn of_length(self, length: u32) -> Self {
        self.change_enum(|names| names.length = Some(length))
    }
    /// As it is in a table of this schema.
    pub(crate) fn in_schema_of_table(self, schema: Option<&Name>) -> Self {
        self.change_enum(|names| {
            if names.inherit_schema {
                names.schema = schema.cloned();
            }
        })
    }
    fn change_enum(self, change: impl Fn(&mut EnumType)) -> Self {
        self.map_parts(&|part| match part {
            DataType::Enum(names) => {
                let mut names = Arc::unwrap_or_clone(names);
                change(&mut names);
                DataType::Enum(Arc::new(names))
            }
            other => other,
        })
    }
    /// The type, or what an array or a variant is made of, as others.
    fn map_parts(self, change: &dyn Fn(DataType) -> DataType) -> Self {
        match self {
            DataType::Array(array) => {
                let ArrayType { of, dimensions } = Arc::unwrap_or_clone(array);
                DataType::Array(Arc::new(ArrayType { of: of.map_parts(change), dimensions }))
            }
            DataType::Custom(custom) => match Variant::of(&custom) {
                Some(Variant { of, other, dialects }) => {
                    of.clone().map_parts(change).with_variant(other.clone().map_parts(change), dialects.iter().cloned())
                }
                None => change(DataType::Custom(custom)),
            },
            other => change(other),
        }
    }
    /// The types that must be created before this one can be used, where types have names of their own: enums, domains. Those that
    /// others are made of come first.
    pub(crate) fn named_types(&self, dialect: &str) -> Vec<DataType> {
        match self {
            DataType::Enum(names) if names.native && !names.name.is_empty() => vec![self.clone()],
            DataType::Array(array) => array.of.named_types(dialect),
            DataType::Custom(_) => match ResolvedType::new(self, dialect).known {
                Some(DataType::Custom(custom)) if custom.as_named().is_some() => {
                    let mut all = custom.underlying().named_types(dialect);
                    all.push(DataType::Custom(custom));
                    all
                }
                Some(DataType::Custom(_)) | None => vec![],
                Some(known) => known.named_types(dialect),
            },
            _ => vec![],
        }
    }
    /// Its schema and its name, where it has one of its own.
    pub(crate) fn own_name(&self) -> Option<(Option<Name>, Name)> {
        match self {
            DataType::Enum(names) if names.native && !names.name.is_empty() => Some((names.schema.clone(), Name::from(names.name.clone()))),
            DataType::Custom(custom) => custom.as_named().map(|named| (named.schema().cloned(), named.name().clone())),
            _ => None,
        }
    }
    /// A list of values of a type: `INTEGER[]`; of an array, one more dimension.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let lists = DataType::array(DataType::array(DataType::Varchar(Some(5))));
    /// assert_eq!(column("x").cast_as::<Any>(lists).compile(&Postgres::default())?.sql(), "CAST(x AS VARCHAR(5)[][])");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn array(of: impl Into<DataType>) -> Self {
        DataType::Array(Arc::new(match of.into() {
            DataType::Array(inner) => ArrayType { of: inner.of.clone(), dimensions: inner.dimensions.saturating_add(1) },
            of => ArrayType { of, dimensions: 1 },
        }))
    }
    /// The string type with its own order: `VARCHAR(5) COLLATE "C"`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let text = column("x").cast_as::<String>(DataType::Varchar(Some(5)).collate("C"));
    /// assert_eq!(text.compile(&Postgres::default())?.sql(), r#"CAST(x AS VARCHAR(5)) COLLATE "C""#);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn collate(self, collation: impl Into<Name>) -> Self {
        DataType::Collated(Arc::new(Collated { of: self, collation: collation.into() }))
    }
    /// The type, or the array of it, and apart from it the order of its strings.
    pub(crate) fn without_collation(self) -> (Self, Option<Name>) {
        match self {
            DataType::Collated(collated) => (collated.of.clone(), Some(collated.collation.clone())),
            DataType::Array(array) => {
                let (of, order) = array.of.clone().without_collation();
                (DataType::Array(Arc::new(ArrayType { of, dimensions: array.dimensions })), order)
            }
            other => (other, None),
        }
    }
    /// Has it its own order of strings?
    pub(crate) fn is_collated(&self) -> bool {
        match self {
            DataType::Collated(_) => true,
            DataType::Array(array) => array.of.is_collated(),
            _ => false,
        }
    }
    /// The same type without one of the database's own: an enum is a string on every database, a UUID is 32 hexadecimal digits,
    /// a span of time is a date with time that lies as far from 1970.
    pub fn not_native(self) -> Self {
        match self {
            DataType::Enum(names) => DataType::Enum(Arc::new(EnumType { native: false, ..(*names).clone() })),
            DataType::Uuid => DataType::UuidText,
            DataType::Interval => DataType::custom(IntervalAsTimestamp),
            other => other,
        }
    }
    /// The same type, and on the dialects of these names another one.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let number = DataType::Integer
    ///     .with_variant(DataType::numeric((9, 0)), ["mysql", "mariadb"])
    ///     .with_variant(DataType::Varchar(Some(9)), ["sqlite"]);
    /// let cast = column("x").cast_as::<Any>(number);
    /// assert_eq!(cast.compile(&Postgres::default())?.sql(), "CAST(x AS INTEGER)");
    /// assert_eq!(cast.compile(&MySql::default())?.sql(), "CAST(x AS DECIMAL(9, 0))");
    /// assert_eq!(cast.compile(&Sqlite::default())?.sql(), "CAST(x AS VARCHAR(9))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn with_variant<S: Into<Str>>(self, other: impl Into<DataType>, dialects: impl IntoIterator<Item = S>) -> Self {
        DataType::custom(Variant { of: self, other: other.into(), dialects: dialects.into_iter().map(Into::into).collect() })
    }
}

/// What an operator needs to know of a type: the family it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TypeFamily {
    /// Nothing is known.
    Unknown,
    /// Booleans.
    Boolean,
    /// Integers of any width.
    Integer,
    /// Floats of any width.
    Float,
    /// Exact numbers.
    Decimal,
    /// Strings.
    Text,
    /// Bytes.
    Bytes,
    /// Days.
    Date,
    /// Times of day.
    Time,
    /// Days with times.
    DateTime,
    /// Spans of time.
    Interval,
    /// UUIDs.
    Uuid,
    /// JSON.
    Json,
    /// Enums.
    Enum,
    /// Arrays.
    Array,
    /// A user's own type that keeps no operators.
    Custom,
}

impl DataType {
    /// The family of the type.
    #[inline]
    pub fn family(&self) -> TypeFamily {
        match self {
            DataType::Unknown => TypeFamily::Unknown,
            DataType::Boolean => TypeFamily::Boolean,
            DataType::SmallInteger | DataType::Integer | DataType::BigInteger => TypeFamily::Integer,
            DataType::Float(_) | DataType::Real | DataType::Double => TypeFamily::Float,
            DataType::Numeric(_) | DataType::Decimal(_) => TypeFamily::Decimal,
            DataType::Char(_) | DataType::Varchar(_) | DataType::Text => TypeFamily::Text,
            DataType::Collated(collated) => collated.of.family(),
            DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) => TypeFamily::Bytes,
            DataType::Date => TypeFamily::Date,
            DataType::Time | DataType::TimeTz => TypeFamily::Time,
            DataType::DateTime | DataType::DateTimeTz | DataType::Timestamp | DataType::TimestampTz => TypeFamily::DateTime,
            DataType::Interval => TypeFamily::Interval,
            DataType::Uuid | DataType::UuidText => TypeFamily::Uuid,
            DataType::Json => TypeFamily::Json,
            DataType::Enum(_) => TypeFamily::Enum,
            DataType::Array(_) => TypeFamily::Array,
            DataType::Custom(custom) => custom.family(),
        }
    }
    /// The type of an element: of JSON, JSON; of an array, what it is made of; of anything else it is not known.
    pub fn element(&self) -> DataType {
        match self {
            DataType::Json => DataType::Json,
            DataType::Array(array) if array.dimensions > 1 => {
                DataType::Array(Arc::new(ArrayType { dimensions: array.dimensions - 1, ..(**array).clone() }))
            }
            DataType::Array(array) => array.of.clone(),
            DataType::Custom(custom) => custom.element(),
            _ => DataType::Unknown,
        }
    }
    /// What `x.contains(y)` means, if not LIKE.
    pub(crate) fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        match self {
            DataType::Array(_) => {
                let operator = CustomOperator::new("@>", precedence::COMPARISON, true).ok()?;
                Some((CustomOperator { eager: true, ..operator }, part.clone()))
            }
            DataType::Custom(custom) => custom.contains(part),
            _ => None,
        }
    }
    /// The type in SQL's words, for messages.
    pub fn describe(&self) -> &str {
        match (self, self.family()) {
            (DataType::Custom(custom), _) => custom.name(),
            (_, TypeFamily::Unknown | TypeFamily::Custom) => "a value of unknown type",
            (_, TypeFamily::Boolean) => "a boolean",
            (_, TypeFamily::Integer) => "an integer",
            (_, TypeFamily::Float) => "a float",
            (_, TypeFamily::Decimal) => "a decimal",
            (_, TypeFamily::Text) => "text",
            (_, TypeFamily::Bytes) => "bytes",
            (_, TypeFamily::Date) => "a date",
            (_, TypeFamily::Time) => "a time",
            (_, TypeFamily::DateTime) => "a date with time",
            (_, TypeFamily::Interval) => "an interval",
            (_, TypeFamily::Uuid) => "a uuid",
            (_, TypeFamily::Json) => "json",
            (_, TypeFamily::Enum) => "an enum",
            (_, TypeFamily::Array) => "an array",
        }
    }
    /// Does a bind say its type, where the database would else take it for something else: `$1::JSON`?
    pub fn casts_bind(&self) -> bool {
        match self {
            DataType::Uuid | DataType::Json => true,
            DataType::Array(array) => array.of.family() != TypeFamily::Unknown,
            DataType::Custom(custom) => custom.casts_bind(),
            _ => false,
        }
    }
}

/// What a column and the values bound against it have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TypeRecord {
    /// The column's name, which names its binds, too; empty for a plain literal.
    pub name: Name,
    /// The type.
    pub data_type: DataType,
    /// Are its values kept out of logs and messages, whatever is asked for?
    pub sensitive: bool,
}

/// A shared [`TypeRecord`]: a table's own or one of the library's, or one made at run time.
#[derive(Debug, Clone)]
pub enum TypeRef {
    /// A record that lives as long as the program.
    Static(&'static TypeRecord),
    /// A record that was made at run time.
    Shared(Arc<TypeRecord>),
}

impl TypeRef {
    /// A record of its own for a type.
    pub fn new(data_type: DataType) -> Self {
        match plain(&data_type) {
            Some(record) => TypeRef::Static(record),
            None => TypeRef::Shared(Arc::new(TypeRecord { name: Name::default(), data_type, sensitive: false })),
        }
    }
    /// The type of what an array is made of, whatever its dimensions; anything else stays what it is.
    pub(crate) fn innermost(&self) -> Self {
        match &self.data_type {
            DataType::Array(array) => TypeRef::Shared(Arc::new(TypeRecord { data_type: array.of.clone(), ..(**self).clone() })),
            _ => self.clone(),
        }
    }
    /// The same type without a name.
    pub(crate) fn unnamed(self) -> Self {
        if self.name.is_empty() { self } else { self.renamed(Name::default()) }
    }
    /// The same type under a name.
    pub(crate) fn renamed(&self, name: Name) -> Self {
        TypeRef::Shared(Arc::new(TypeRecord { name, ..(**self).clone() }))
    }
    /// The same type, whose values are not to be shown.
    pub(crate) fn into_sensitive(self) -> Self {
        if self.sensitive {
            return self;
        }
        TypeRef::Shared(Arc::new(TypeRecord { sensitive: true, ..(*self).clone() }))
    }
}
impl Deref for TypeRef {
    type Target = TypeRecord;
    fn deref(&self) -> &TypeRecord {
        match self {
            TypeRef::Static(record) => record,
            TypeRef::Shared(record) => record,
        }
    }
}
impl Default for TypeRef {
    fn default() -> Self {
        TypeRef::Static(&UNKNOWN)
    }
}
impl PartialEq for TypeRef {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
impl Eq for TypeRef {}
impl Hash for TypeRef {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

const fn record(data_type: DataType) -> TypeRecord {
    TypeRecord { name: Name::from_static(""), data_type, sensitive: false }
}

macro_rules! plain_records { ($($name:ident = $type:expr, $pattern:pat => ;)*) => {
    $(pub(crate) static $name: TypeRecord = record($type);)*
    /// The library's own record of a type that has no parameters.
    fn plain(data_type: &DataType) -> Option<&'static TypeRecord> {
        match data_type {
            $($pattern => Some(&$name),)*
            DataType::Float(Some(_)) | DataType::Numeric(Some(_)) | DataType::Decimal(_) => None,
            DataType::Char(_) | DataType::Varchar(Some(_)) | DataType::Collated(_) => None,
            DataType::LargeBinary(Some(_)) | DataType::Binary(_) | DataType::Varbinary(_) => None,
            DataType::TimeTz | DataType::Timestamp | DataType::TimestampTz | DataType::UuidText => None,
            DataType::Enum(_) | DataType::Array(_) | DataType::Custom(_) => None,
        }
    }
} }
plain_records! {
    UNKNOWN = DataType::Unknown, DataType::Unknown => ;
    BOOLEAN = DataType::Boolean, DataType::Boolean => ;
    SMALL_INTEGER = DataType::SmallInteger, DataType::SmallInteger => ;
    INTEGER = DataType::Integer, DataType::Integer => ;
    BIG_INTEGER = DataType::BigInteger, DataType::BigInteger => ;
    FLOAT = DataType::Float(None), DataType::Float(None) => ;
    REAL = DataType::Real, DataType::Real => ;
    DOUBLE = DataType::Double, DataType::Double => ;
    NUMERIC = DataType::Numeric(None), DataType::Numeric(None) => ;
    VARCHAR = DataType::Varchar(None), DataType::Varchar(None) => ;
    TEXT = DataType::Text, DataType::Text => ;
    BYTES = DataType::LargeBinary(None), DataType::LargeBinary(None) => ;
    DATE = DataType::Date, DataType::Date => ;
    TIME = DataType::Time, DataType::Time => ;
    DATE_TIME = DataType::DateTime, DataType::DateTime => ;
    DATE_TIME_TZ = DataType::DateTimeTz, DataType::DateTimeTz => ;
    INTERVAL = DataType::Interval, DataType::Interval => ;
    UUID = DataType::Uuid, DataType::Uuid => ;
    JSON = DataType::Json, DataType::Json => ;
}
