//! [`DataType`]: the type of a column or an expression.

use super::array_type::ArrayType;
use super::collation::Collated;
use super::custom_type::CustomType;
use super::enum_type::EnumType;
use super::family::TypeFamily;
use super::interval::IntervalAsTimestamp;
use std::sync::Arc;

/// The type of a column or an expression.
///
/// Each dialect renders its name (`Compiler::data_type` for DDL, `Compiler::cast_type` for CAST). User-defined types are
/// [`Custom`](DataType::Custom), and so are the types of a single database ([`mysql`](crate::mysql),
/// [`postgres`](crate::postgres)).
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
    /// Unknown; the database decides.
    #[default]
    Unknown,
    /// BOOLEAN, or an integer where there is none.
    Boolean,
    /// A 16-bit integer.
    SmallInteger,
    /// A 32-bit integer.
    Integer,
    /// A 64-bit integer.
    BigInteger,
    /// FLOAT, with this many binary digits.
    Float(Option<u8>),
    /// A 32-bit float.
    Real,
    /// A 64-bit float.
    Double,
    /// NUMERIC: an exact number.
    Numeric(Option<Digits>),
    /// DECIMAL: another name of NUMERIC.
    Decimal(Option<Digits>),
    /// CHAR: a string of fixed length, in characters.
    Char(Option<u32>),
    /// VARCHAR: a string with a maximum length in characters, or without one.
    Varchar(Option<u32>),
    /// A string of any length.
    Text,
    /// A string with a collation of its own, made by [`collate`](DataType::collate).
    Collated(Arc<Collated>),
    /// Bytes, in the database's type for large values: BLOB, BYTEA.
    LargeBinary(Option<u32>),
    /// BINARY: a fixed number of bytes.
    Binary(Option<u32>),
    /// VARBINARY: bytes with a maximum length.
    Varbinary(Option<u32>),
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A time of day with time zone, where there is such a type; in UTC, as [`DateTimeTz`](DataType::DateTimeTz).
    TimeTz,
    /// A timestamp without time zone.
    DateTime,
    /// A timestamp with time zone, where there is such a type; otherwise one without. Its values are in UTC, whatever the time zone
    /// of the session: they are bound and read in UTC, and a literal says so.
    DateTimeTz,
    /// TIMESTAMP, with the database's meaning, without time zone.
    Timestamp,
    /// TIMESTAMP with time zone, where there is such a type; in UTC, as [`DateTimeTz`](DataType::DateTimeTz). On MySQL and MariaDB
    /// its values are in the time zone of the session, which must be UTC.
    TimestampTz,
    /// An interval.
    Interval,
    /// A UUID: a type of its own, or 32 hexadecimal digits.
    Uuid,
    /// A UUID that is 32 hexadecimal digits on every database.
    UuidText,
    /// JSON.
    Json,
    /// An enum: one of several names.
    Enum(Arc<EnumType>),
    /// An array, made by [`array`](DataType::array).
    Array(Arc<ArrayType>),
    /// A user-defined type.
    Custom(Arc<dyn CustomType>),
}

/// The precision and scale of an exact number: `10`, or `(10, 2)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits {
    /// The number of digits.
    pub precision: u16,
    /// The number of fractional digits. `None` leaves it to the database, which takes 0.
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
    /// `NUMERIC(10)` from `10`, `NUMERIC(10, 2)` from `(10, 2)`.
    pub fn numeric(digits: impl Into<Digits>) -> Self {
        DataType::Numeric(Some(digits.into()))
    }
    /// `DECIMAL(10)` from `10`, `DECIMAL(10, 2)` from `(10, 2)`.
    pub fn decimal(digits: impl Into<Digits>) -> Self {
        DataType::Decimal(Some(digits.into()))
    }
    /// The same type on every database, without a native one: an enum is a string, a UUID is 32 hexadecimal digits, an interval is
    /// the timestamp that lies as far from 1970.
    pub fn not_native(self) -> Self {
        match self {
            DataType::Enum(names) => DataType::Enum(Arc::new(EnumType { native: false, ..(*names).clone() })),
            DataType::Uuid => DataType::UuidText,
            DataType::Interval => DataType::custom(IntervalAsTimestamp),
            other => other,
        }
    }
    /// Whether a placeholder is cast to the type where the database would infer another one: `$1::JSON`.
    pub fn casts_bind(&self) -> bool {
        match self {
            DataType::Uuid | DataType::Json => true,
            DataType::Array(array) => array.of.family() != TypeFamily::Unknown,
            DataType::Custom(custom) => custom.casts_bind(),
            _ => false,
        }
    }
}
