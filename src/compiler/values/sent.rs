//! Tells drivers how to send a bind, beyond what its value says.

use crate::ast::Bind;
use crate::types::{DataType, TypeFamily};
use crate::value::Value;

impl Bind {
    /// The digits of an integer that no `i64` holds.
    ///
    /// ```
    /// use aludel::{ast::Bind, prelude::*, types::{DataType, TypeRef}};
    /// let bind = |value: Value| Bind::new(value, TypeRef::new(DataType::BigInteger));
    /// assert_eq!(bind(Value::from(u64::MAX)).big_integer(), Some("18446744073709551615"));
    /// assert_eq!(bind(Value::from(7_u64)).big_integer(), None);
    /// ```
    pub fn big_integer(&self) -> Option<&str> {
        match &self.value {
            Value::Decimal(digits) if self.ty.data_type.family() == TypeFamily::Integer && digits.parse::<i64>().is_err() => Some(digits),
            _ => None,
        }
    }
    /// Whether a time or timestamp is one with a time zone: it is in UTC, and a driver that sends text says so.
    pub fn is_utc(&self) -> bool {
        is_utc(&self.ty.data_type)
    }
    /// The type that a driver declares for the placeholder; `None` where the database has to find it out, because only it knows the
    /// type (JSONB, a domain).
    ///
    /// ```
    /// use aludel::{ast::Bind, postgres, prelude::*, types::{DataType, TypeRef}};
    /// let declared = |data_type: DataType| Bind::new(Value::Null, TypeRef::new(data_type)).declared_type();
    /// assert_eq!(declared(DataType::Integer), Some(DataType::Integer));
    /// assert_eq!(declared(postgres::timestamptz(3)), Some(DataType::DateTimeTz));
    /// assert_eq!(declared(postgres::jsonb()), None);
    /// assert_eq!(declared(DataType::array(DataType::Integer)), None); // its cast declares it
    /// ```
    pub fn declared_type(&self) -> Option<DataType> {
        declared(&self.ty.data_type)
    }
}

fn is_utc(data_type: &DataType) -> bool {
    match data_type {
        DataType::DateTimeTz | DataType::TimestampTz | DataType::TimeTz => true,
        DataType::Array(array) => is_utc(&array.of),
        DataType::Custom(custom) => is_utc(&custom.underlying()),
        _ => false,
    }
}

fn declared(data_type: &DataType) -> Option<DataType> {
    match data_type {
        DataType::Unknown | DataType::Enum(_) | DataType::Array(_) => None,
        DataType::Custom(custom) => match custom.underlying() {
            like if matches!(like.family(), TypeFamily::Json | TypeFamily::Text | TypeFamily::Unknown | TypeFamily::Bytes) => None,
            like => declared(&like),
        },
        known => Some(known.clone()),
    }
}
