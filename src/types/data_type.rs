//! [`DataType`]: the type of a column, and the record that columns and binds share.

use super::custom::CustomType;
use crate::name::Name;
use crate::value::Str;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// The type of a column or an expression.
///
/// Its name on each database is that dialect's business (`Compiler::data_type`).
#[derive(Debug, Clone, Default)]
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
    /// 32-bit float.
    Real,
    /// 64-bit float.
    Double,
    /// An exact number: precision and scale.
    Numeric(Option<(u8, u8)>),
    /// A string with a limit in characters, or without one.
    Varchar(Option<u32>),
    /// A string of any length.
    Text,
    /// Bytes.
    Bytes,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time, without a zone.
    DateTime,
    /// A span of time.
    Interval,
    /// A UUID.
    Uuid,
    /// JSON.
    Json,
    /// One of some names.
    Enum(Arc<EnumType>),
    /// A type of a user's own.
    Custom(Arc<dyn CustomType>),
}

/// The names of an ENUM.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// What the type is called where it has a name of its own.
    pub name: Str,
    /// The names, in order.
    pub names: Vec<Str>,
}

/// What an operator needs to know of a type: the family it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
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
    /// A user's own type that keeps no operators.
    Custom,
}

impl DataType {
    /// The family of the type.
    #[inline]
    pub fn kind(&self) -> Kind {
        match self {
            DataType::Unknown => Kind::Unknown,
            DataType::Boolean => Kind::Boolean,
            DataType::SmallInteger | DataType::Integer | DataType::BigInteger => Kind::Integer,
            DataType::Real | DataType::Double => Kind::Float,
            DataType::Numeric(_) => Kind::Decimal,
            DataType::Varchar(_) | DataType::Text => Kind::Text,
            DataType::Bytes => Kind::Bytes,
            DataType::Date => Kind::Date,
            DataType::Time => Kind::Time,
            DataType::DateTime => Kind::DateTime,
            DataType::Interval => Kind::Interval,
            DataType::Uuid => Kind::Uuid,
            DataType::Json => Kind::Json,
            DataType::Enum(_) => Kind::Enum,
            DataType::Custom(custom) => custom.kind(),
        }
    }
    /// The type of an element: of JSON, JSON; of anything else it is not known.
    pub fn element(&self) -> DataType {
        match self {
            DataType::Json => DataType::Json,
            _ => DataType::Unknown,
        }
    }
    /// The type in SQL's words, for messages.
    pub fn describe(&self) -> &str {
        match self {
            DataType::Unknown => "a value of unknown type",
            DataType::Boolean => "a boolean",
            DataType::SmallInteger | DataType::Integer | DataType::BigInteger => "an integer",
            DataType::Real | DataType::Double => "a float",
            DataType::Numeric(_) => "a decimal",
            DataType::Varchar(_) | DataType::Text => "text",
            DataType::Bytes => "bytes",
            DataType::Date => "a date",
            DataType::Time => "a time",
            DataType::DateTime => "a date with time",
            DataType::Interval => "an interval",
            DataType::Uuid => "a uuid",
            DataType::Json => "json",
            DataType::Enum(_) => "an enum",
            DataType::Custom(custom) => custom.name(),
        }
    }
}

impl PartialEq for DataType {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (DataType::Numeric(a), DataType::Numeric(b)) => a == b,
            (DataType::Varchar(a), DataType::Varchar(b)) => a == b,
            (DataType::Enum(a), DataType::Enum(b)) => a == b,
            (DataType::Custom(a), DataType::Custom(b)) => a.dyn_eq(&**b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}
impl Eq for DataType {}
impl Hash for DataType {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            DataType::Numeric(size) => size.hash(state),
            DataType::Varchar(length) => length.hash(state),
            DataType::Enum(names) => names.hash(state),
            DataType::Custom(custom) => custom.dyn_hash(state),
            DataType::Unknown
            | DataType::Boolean
            | DataType::SmallInteger
            | DataType::Integer
            | DataType::BigInteger
            | DataType::Real
            | DataType::Double
            | DataType::Text
            | DataType::Bytes
            | DataType::Date
            | DataType::Time
            | DataType::DateTime
            | DataType::Interval
            | DataType::Uuid
            | DataType::Json => {}
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
    /// The type of an element of an array; anything else stays what it is.
    pub(crate) fn element(&self) -> Self {
        self.clone()
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
            DataType::Numeric(Some(_)) | DataType::Varchar(Some(_)) | DataType::Enum(_) | DataType::Custom(_) => None,
        }
    }
} }
plain_records! {
    UNKNOWN = DataType::Unknown, DataType::Unknown => ;
    BOOLEAN = DataType::Boolean, DataType::Boolean => ;
    SMALL_INTEGER = DataType::SmallInteger, DataType::SmallInteger => ;
    INTEGER = DataType::Integer, DataType::Integer => ;
    BIG_INTEGER = DataType::BigInteger, DataType::BigInteger => ;
    REAL = DataType::Real, DataType::Real => ;
    DOUBLE = DataType::Double, DataType::Double => ;
    NUMERIC = DataType::Numeric(None), DataType::Numeric(None) => ;
    VARCHAR = DataType::Varchar(None), DataType::Varchar(None) => ;
    TEXT = DataType::Text, DataType::Text => ;
    BYTES = DataType::Bytes, DataType::Bytes => ;
    DATE = DataType::Date, DataType::Date => ;
    TIME = DataType::Time, DataType::Time => ;
    DATE_TIME = DataType::DateTime, DataType::DateTime => ;
    INTERVAL = DataType::Interval, DataType::Interval => ;
    UUID = DataType::Uuid, DataType::Uuid => ;
    JSON = DataType::Json, DataType::Json => ;
}
