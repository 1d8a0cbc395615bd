//! Intervals where a database has no type for them.

use super::custom_type::CustomType;
use super::data_type::DataType;
use super::family::TypeFamily;
use crate::error::{ErrorKind, Result};
use crate::value::Value;

/// An interval that is stored as the timestamp which lies as far from 1970.
#[derive(Debug)]
pub(super) struct IntervalAsTimestamp;
impl CustomType for IntervalAsTimestamp {
    fn name(&self) -> &str {
        "interval since 1970"
    }
    fn underlying(&self) -> DataType {
        DataType::DateTime
    }
    fn family(&self) -> TypeFamily {
        TypeFamily::Interval
    }
    fn bind_value(&self, value: Value, _: &str) -> Result<Value> {
        match value {
            Value::Interval(span) => match crate::value::iso::epoch_plus(span) {
                Some(timestamp) => Ok(Value::DateTime(timestamp)),
                None => Err(ErrorKind::invalid("interval", "it is kept as a date, and none lies so far from 1970").into()),
            },
            other => Ok(other),
        }
    }
}
