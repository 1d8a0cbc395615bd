//! Numeric types with their attributes: precision and scale, display width, UNSIGNED and ZEROFILL.

use super::native::{CastName, NativeType, with_number};
use crate::types::{DataType, Digits, StorageLimit};

/// An integer type of MySQL and MariaDB, accepted wherever a [`DataType`] is. 13.1.2
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a type has no effect until a column or a cast has it"]
pub struct IntegerType {
    name: &'static str,
    like: DataType,
    /// The standard type that holds its values if it is unsigned.
    unsigned_like: DataType,
    width: Option<u8>,
    unsigned: bool,
    zerofill: bool,
}

impl IntegerType {
    fn of(name: &'static str, like: DataType, unsigned_like: DataType) -> Self {
        IntegerType { name, like, unsigned_like, width: None, unsigned: false, zerofill: false }
    }
    /// `INTEGER(5)`: the display width, which does not limit the values. 13.1.6
    pub fn width(self, width: u8) -> Self {
        IntegerType { width: Some(width), ..self }
    }
    /// `UNSIGNED`: without negative numbers. In a CAST it is `UNSIGNED INTEGER`.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let cast = column("x").cast_as::<i64>(mysql::integer().unsigned());
    /// assert_eq!(cast.compile(&MySql::default())?.sql(), "CAST(x AS UNSIGNED INTEGER)"); // MariaDB, too
    /// assert_eq!(
    ///     cast.compile(&Postgres::default()).unwrap_err().to_string(),
    ///     "postgresql 15.0 has no INTEGER UNSIGNED; name another type for this database: `data_type.with_variant(other, [\"dialect\"])`",
    /// );
    /// // a type for every database, as those of u16, u32 and u64 are
    /// let anywhere = DataType::BigInteger.with_variant(mysql::integer().unsigned(), ["mysql", "mariadb"]);
    /// assert_eq!(column("x").cast_as::<i64>(anywhere).compile(&Postgres::default())?.sql(), "CAST(x AS BIGINT)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn unsigned(self) -> Self {
        IntegerType { unsigned: true, ..self }
    }
    /// `ZEROFILL`: padded with zeros to the display width. It implies UNSIGNED.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let table = Table::new("t").column(ColumnDef::new("n", mysql::integer().width(5).unsigned().zerofill()));
    /// let create = table.create();
    /// assert_eq!(create.compile(&MySql::default())?.sql(), "CREATE TABLE t (n INTEGER(5) UNSIGNED ZEROFILL)"); // MariaDB, too
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn zerofill(self) -> Self {
        IntegerType { zerofill: true, ..self }
    }
}
impl From<IntegerType> for DataType {
    fn from(integer: IntegerType) -> Self {
        let IntegerType { name, like, unsigned_like, width, unsigned, zerofill } = integer;
        let digits = with_number(name, width.map(u32::from));
        let (cast, like) = match unsigned || zerofill {
            true => (CastName::Name("UNSIGNED INTEGER".into()), unsigned_like),
            false => (CastName::Like, like),
        };
        NativeType::new(digits + sign(unsigned, zerofill), cast, like).into()
    }
}

fn sign(unsigned: bool, zerofill: bool) -> &'static str {
    match (unsigned, zerofill) {
        (true, true) => " UNSIGNED ZEROFILL",
        (true, false) => " UNSIGNED",
        (false, true) => " ZEROFILL",
        (false, false) => "",
    }
}

/// `TINYINT`: 8 bits. 13.1.2
pub fn tinyint() -> IntegerType {
    IntegerType::of("TINYINT", DataType::SmallInteger, DataType::SmallInteger)
}
/// `SMALLINT`: 16 bits.
pub fn smallint() -> IntegerType {
    IntegerType::of("SMALLINT", DataType::SmallInteger, DataType::Integer)
}
/// `MEDIUMINT`: 24 bits.
pub fn mediumint() -> IntegerType {
    IntegerType::of("MEDIUMINT", DataType::Integer, DataType::Integer)
}
/// `INTEGER`: 32 bits.
pub fn integer() -> IntegerType {
    IntegerType::of("INTEGER", DataType::Integer, DataType::BigInteger)
}
/// `BIGINT`: 64 bits. With `.unsigned()` it is the column type of Rust's `u64`.
pub fn bigint() -> IntegerType {
    IntegerType::of("BIGINT", DataType::BigInteger, DataType::BigInteger)
}

/// A fixed-point or floating-point type of MySQL and MariaDB, accepted wherever a [`DataType`] is. 13.1.3, 13.1.4
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a type has no effect until a column or a cast has it"]
pub struct DecimalType {
    kind: DecimalKind,
    digits: Option<Digits>,
    unsigned: bool,
    zerofill: bool,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DecimalKind {
    Decimal,
    Numeric,
    Float,
    Double,
    Real,
}

impl DecimalType {
    fn of(kind: DecimalKind) -> Self {
        DecimalType { kind, digits: None, unsigned: false, zerofill: false }
    }
    /// The precision and scale: `(10, 2)` renders `DECIMAL(10, 2)`, and `10` renders `DECIMAL(10)`. DOUBLE and REAL require both
    /// numbers; a single number of FLOAT is its precision in bits.
    ///
    /// ```
    /// use aludel::{mysql, prelude::*};
    /// let table = Table::new("t")
    ///     .column(ColumnDef::new("price", mysql::decimal().digits((10, 2)).unsigned()))
    ///     .column(ColumnDef::new("size", mysql::double().digits((8, 3))));
    /// let create = table.create();
    /// assert_eq!(
    ///     create.compile(&MySql::default())?.sql(), // MariaDB, too
    ///     "CREATE TABLE t (price DECIMAL(10, 2) UNSIGNED, size DOUBLE(8, 3))",
    /// );
    /// let wrong = column("x").cast_as::<Any>(mysql::decimal().digits((2, 10))).compile(&MySql::default()).unwrap_err();
    /// assert_eq!(wrong.to_string(), "DECIMAL(2, 10): the scale 10 is greater than the precision 2");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// # Errors
    /// `compile()` reports a precision or scale that the type does not have.
    pub fn digits(self, digits: impl Into<Digits>) -> Self {
        DecimalType { digits: Some(digits.into()), ..self }
    }
    /// `UNSIGNED`: without negative numbers. A CAST leaves it out, because CAST accepts it for integers only.
    pub fn unsigned(self) -> Self {
        DecimalType { unsigned: true, ..self }
    }
    /// `ZEROFILL`: padded with zeros to the display width. It implies UNSIGNED.
    pub fn zerofill(self) -> Self {
        DecimalType { zerofill: true, ..self }
    }
    fn problem(&self) -> Option<String> {
        let Digits { precision, scale } = self.digits?;
        let (max_precision, max_scale) = match self.kind {
            DecimalKind::Decimal | DecimalKind::Numeric => (65, 30),
            DecimalKind::Float if scale.is_none() => (53, 30),
            DecimalKind::Float | DecimalKind::Double | DecimalKind::Real => (255, 30),
        };
        match scale {
            _ if precision > max_precision => Some(format!("the precision is at most {max_precision}")),
            None if matches!(self.kind, DecimalKind::Double | DecimalKind::Real) => {
                Some("it needs a precision and a scale, or neither".into())
            }
            Some(scale) if scale < 0 => Some("the scale cannot be negative".into()),
            Some(scale) if scale > max_scale => Some(format!("the scale is at most {max_scale}")),
            Some(scale) if scale.unsigned_abs() > precision => Some(format!("the scale {scale} is greater than the precision {precision}")),
            Some(_) | None => None,
        }
    }
}
impl From<DecimalType> for DataType {
    fn from(decimal: DecimalType) -> Self {
        let problem = decimal.problem();
        let DecimalType { kind, digits, unsigned, zerofill } = decimal;
        let (name, like) = match kind {
            DecimalKind::Decimal => ("DECIMAL", DataType::Decimal(digits)),
            DecimalKind::Numeric => ("NUMERIC", DataType::Numeric(digits)),
            DecimalKind::Float => ("FLOAT", DataType::Float(binary_precision(digits))),
            DecimalKind::Double => ("DOUBLE", DataType::Double),
            DecimalKind::Real => ("REAL", DataType::Double),
        };
        // 13.1.4: values are rounded to the scale
        let limit = match (kind, digits.and_then(|digits| digits.scale)) {
            (DecimalKind::Float, Some(scale)) => Some(StorageLimit::FloatDecimals(scale)),
            (DecimalKind::Double | DecimalKind::Real, Some(scale)) => Some(StorageLimit::Decimals(scale)),
            (_, _) => None,
        };
        let digits = match digits {
            Some(Digits { precision, scale: Some(scale) }) => format!("({precision}, {scale})"),
            Some(Digits { precision, scale: None }) => format!("({precision})"),
            None => String::new(),
        };
        let name = format!("{name}{digits}{}", sign(unsigned, zerofill));
        NativeType { limit, problem, ..NativeType::new(name, CastName::Like, like) }.into()
    }
}
/// Returns the precision of FLOAT in bits, which it is if no scale follows it.
fn binary_precision(digits: Option<Digits>) -> Option<u8> {
    match digits {
        Some(Digits { precision, scale: None }) => u8::try_from(precision).ok(),
        Some(Digits { .. }) | None => None,
    }
}

/// `DECIMAL`: an exact number of at most 65 digits. 13.1.3
pub fn decimal() -> DecimalType {
    DecimalType::of(DecimalKind::Decimal)
}
/// `NUMERIC`: a synonym of [`decimal`].
pub fn numeric() -> DecimalType {
    DecimalType::of(DecimalKind::Numeric)
}
/// `FLOAT`: a float of 32 bits, or of 64 bits if its precision is more than 24 bits. 13.1.4
pub fn float() -> DecimalType {
    DecimalType::of(DecimalKind::Float)
}
/// `DOUBLE`: a float of 64 bits. 13.1.4
pub fn double() -> DecimalType {
    DecimalType::of(DecimalKind::Double)
}
/// `REAL`: a float of 64 bits here. The type that PostgreSQL calls REAL, of 32 bits, is [`DataType::Real`]; it is rendered as FLOAT.
pub fn real() -> DecimalType {
    DecimalType::of(DecimalKind::Real)
}
/// `BIT`, `BIT(8)`: bits, at most 64; in Rust a `u64`, or a `bool` if it is one bit. 13.1.5
///
/// MariaDB returns the results of `max`, `min` and subqueries over such a column as decimal digits and not as bits, and the driver
/// cannot tell one from the other. Add 0 there: `func::max(File::mode + 0_u64)`.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// #[derive(Model)]
/// #[model(table = "files")]
/// struct File {
///     #[column(primary_key)]
///     id: i32,
///     #[column(type = mysql::bit(12))]
///     mode: u64,
/// }
/// let writable = File::mode.bitwise_and(0o200).ne(0);
/// assert_eq!(writable.compile(&MySql::default())?.sql(), "files.mode & ? != ?"); // MariaDB, too
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn bit(length: impl Into<Option<u8>>) -> DataType {
    let length = length.into();
    let native = NativeType::new(with_number("BIT", length.map(u32::from)), CastName::None, DataType::BigInteger);
    native.unless(length.is_some_and(|length| !(1..=64).contains(&length)), "the length must be from 1 to 64").into()
}
