//! [`DataType`]: the type of a column or an expression.

use super::array_type::ArrayType;
use super::collation::Collated;
use super::custom::CustomType;
use super::enum_type::EnumType;
use super::family::TypeFamily;
use super::made::FromEpoch;
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

impl DataType {
    /// `NUMERIC(10)`, `NUMERIC(10, 2)`: by `10`, or by `(10, 2)`.
    pub fn numeric(digits: impl Into<Digits>) -> Self {
        DataType::Numeric(Some(digits.into()))
    }
    /// `DECIMAL(10)`, `DECIMAL(10, 2)`: by `10`, or by `(10, 2)`.
    pub fn decimal(digits: impl Into<Digits>) -> Self {
        DataType::Decimal(Some(digits.into()))
    }
    /// The same type without one of the database's own: an enum is a string on every database, a UUID is 32 hexadecimal digits,
    /// a span of time is a date with time that lies as far from 1970.
    pub fn not_native(self) -> Self {
        match self {
            DataType::Enum(names) => DataType::Enum(Arc::new(EnumType { native: false, ..(*names).clone() })),
            DataType::Uuid => DataType::UuidText,
            DataType::Interval => DataType::custom(FromEpoch),
            other => other,
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
