//! [`TypeFamily`]: integers, text, temporal values and so on, by which operators tell types apart.

use super::data_type::DataType;

/// The family of a type, which decides the meaning of operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TypeFamily {
    /// Unknown.
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
    /// Dates.
    Date,
    /// Times of day.
    Time,
    /// Timestamps.
    DateTime,
    /// Intervals.
    Interval,
    /// UUIDs.
    Uuid,
    /// JSON.
    Json,
    /// Enums.
    Enum,
    /// Arrays.
    Array,
    /// User-defined types without operators of another family.
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
    /// The type in words, for error messages.
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
}
