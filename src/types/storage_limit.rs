//! [`StorageLimit`]: which values a column stores without losing part of them.

use super::enum_type::EnumType;
use super::exact::Exact;
use crate::value::iso;
use crate::value::{DateTime, Time, Value};
use std::sync::Arc;

/// The values that a column of a type stores unchanged, where the database silently rounds or truncates others. Writing
/// another value is an error of `compile()`. Values that the database rejects by itself are not checked.
///
/// ```
/// use aludel::prelude::*;
/// let prices = Table::new("prices").column(ColumnDef::new("price", DataType::numeric((10, 2))));
/// let written = |digits: &str| update(&prices).set(prices.c("price").set(Value::Decimal(digits.into())));
/// assert!(written("19.990").compile(&Postgres::default()).is_ok());
/// assert_eq!(
///     written("19.995").compile(&Postgres::default()).unwrap_err().to_string(),
///     "column \"price\": on postgresql 15.0 it keeps 2 digits behind the point, and the value is more than that; \
///      round the value, or declare more digits",
/// );
/// // SQLite has floats there, which keep it
/// assert!(written("19.995").compile(&Sqlite::default()).is_ok());
/// // a comparison loses nothing
/// assert!(prices.c("price").gt(Value::Decimal("19.995".into())).compile(&Postgres::default()).is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StorageLimit {
    /// Every value.
    Unlimited,
    /// Integers.
    Integers,
    /// Floats with this many binary digits: 24 or 53.
    Floats(u8),
    /// Floats of 32 bits with this many digits after the decimal point.
    FloatDecimals(i16),
    /// Decimals with this scale; a negative scale counts the zeros before the decimal point.
    Decimals(i16),
    /// Numbers that equal an integer of 64 bits or a float of 64 bits.
    Numbers,
    /// JSON documents; a document that is a number has to survive as an integer or a float of 64 bits.
    NumericJson,
    /// Texts of this many characters: trailing spaces beyond them are truncated.
    Characters(u32),
    /// Dates.
    Dates,
    /// Times with this many fractional digits of a second.
    Times(u8),
    /// Timestamps with this many fractional digits of a second.
    DateTimes(u8),
    /// Intervals that are multiples of this many microseconds; with 0, only the empty interval.
    Intervals(u64),
    /// The names of an enum, in exactly this case.
    Names(Arc<EnumType>),
    /// Integers from the first to the last, and 0.
    Between(i64, i64),
}

impl StorageLimit {
    /// Describes the limit if the column would lose part of the value.
    pub(crate) fn violated_by(&self, value: &Value) -> Option<String> {
        let is_stored = match (self, value) {
            (_, Value::Null) | (StorageLimit::Unlimited, _) => true,
            (limit, Value::Array(values)) => return values.iter().find_map(|value| limit.violated_by(value)),
            (
                StorageLimit::Integers
                | StorageLimit::Floats(_)
                | StorageLimit::FloatDecimals(_)
                | StorageLimit::Decimals(_)
                | StorageLimit::Numbers
                | StorageLimit::Between(..),
                value,
            ) => self.stores_number(value),
            (StorageLimit::NumericJson, Value::Json(json)) => {
                Exact::parse(json.trim_matches([' ', '\t', '\n', '\r'])).is_none_or(|number| survives_as_json(json, &number))
            }
            (StorageLimit::Characters(length), Value::Text(text)) => {
                text.len() <= *length as usize || !ends_in_spaces(text, *length as usize)
            }
            (StorageLimit::Dates | StorageLimit::Times(_) | StorageLimit::DateTimes(_), value) => self.stores_timestamp(value),
            (StorageLimit::Intervals(unit), Value::Interval(span)) => span.microseconds.unsigned_abs().is_multiple_of(*unit),
            (StorageLimit::Names(names), Value::Text(text)) => names.names.contains(text),
            (StorageLimit::Names(_), Value::Int(_) | Value::Decimal(_) | Value::Real(_)) => false,
            (StorageLimit::NumericJson | StorageLimit::Characters(_) | StorageLimit::Intervals(_) | StorageLimit::Names(_), _) => true,
        };
        (!is_stored).then(|| self.describe())
    }
    fn stores_number(&self, value: &Value) -> bool {
        let text = match value {
            Value::Int(v) => v.to_string(),
            Value::Real(v) if !v.is_finite() => return true,
            Value::Real(v) if matches!(self, StorageLimit::FloatDecimals(_)) => format!("{:?}", *v as f32),
            Value::Real(v) => format!("{v:?}"),
            Value::Decimal(digits) => digits.to_string(),
            Value::Text(text) => text.to_string(),
            _ => return true,
        };
        let Some(number) = Exact::parse(&text) else { return true };
        match self {
            StorageLimit::Integers => number.scale() <= 0,
            StorageLimit::Decimals(scale) => number.scale() <= i32::from(*scale),
            StorageLimit::Numbers => number.to_i64().is_some() || number.is_written_f64(),
            StorageLimit::Between(from, to) => number.to_i64().is_some_and(|number| number == 0 || (*from..=*to).contains(&number)),
            StorageLimit::FloatDecimals(scale) => StorageLimit::Floats(24).stores_number(value) && number.scale() <= i32::from(*scale),
            StorageLimit::Floats(digits) => match value {
                Value::Real(_) if *digits > 24 => true,
                Value::Real(v) => f64::from(*v as f32).to_bits() == v.to_bits(),
                _ if *digits > 24 => number.is_f64(),
                _ => number.is_f32(),
            },
            _ => true,
        }
    }
    fn stores_timestamp(&self, value: &Value) -> bool {
        const MIDNIGHT: Time = Time { hour: 0, minute: 0, second: 0, microsecond: 0 };
        let whole = |time: &Time, digits: u8| time.microsecond.is_multiple_of(10_u32.pow(6_u32.saturating_sub(digits.into())));
        let text = match value {
            Value::Text(text) => Some(text),
            _ => None,
        };
        let date_time = |at: &DateTime| match self {
            StorageLimit::Dates => at.time == MIDNIGHT,
            StorageLimit::DateTimes(digits) => whole(&at.time, *digits),
            _ => false,
        };
        match value {
            Value::DateTime(at) => date_time(at),
            Value::Date(_) => !matches!(self, StorageLimit::Times(_)),
            Value::Time(time) => matches!(self, StorageLimit::Times(digits) if whole(time, *digits)),
            Value::Interval(span) => match self {
                StorageLimit::DateTimes(digits) => {
                    span.microseconds.unsigned_abs().is_multiple_of(10_u64.pow(6_u32.saturating_sub((*digits).into())))
                }
                _ => true,
            },
            _ => match text.map(|text| (iso::time(text), iso::datetime(text))) {
                Some((Some(time), _)) => matches!(self, StorageLimit::Times(digits) if whole(&time, *digits)),
                Some((None, Some(at))) => date_time(&at),
                Some((None, None)) | None => true,
            },
        }
    }
    fn describe(&self) -> String {
        let behind = |digits: i32, what: &str| match digits {
            i32::MIN..=0 => format!("no digits behind {what}"),
            1 => format!("1 digit behind {what}"),
            digits => format!("{digits} digits behind {what}"),
        };
        match self {
            StorageLimit::Unlimited => "everything".into(),
            StorageLimit::Integers => "integers".into(),
            StorageLimit::Floats(digits) => format!("floats of {} bits", if *digits > 24 { 64 } else { 32 }),
            StorageLimit::FloatDecimals(scale) => format!("floats of 32 bits with {}", behind((*scale).into(), "the point")),
            StorageLimit::Decimals(scale) if *scale < 0 => format!("numbers that end in {} zeros", scale.unsigned_abs()),
            StorageLimit::Decimals(scale) => behind((*scale).into(), "the point"),
            StorageLimit::Numbers => "numbers as integers or floats of 64 bits".into(),
            StorageLimit::NumericJson => "a JSON document that is but a number as an integer or a float of 64 bits".into(),
            StorageLimit::Characters(length) => format!("{length} characters, and cuts off the spaces behind them"),
            StorageLimit::Dates => "days without a time".into(),
            StorageLimit::Times(digits) => format!("times of day with {}", behind((*digits).into(), "the seconds")),
            StorageLimit::DateTimes(digits) => format!("days with times with {}", behind((*digits).into(), "the seconds")),
            StorageLimit::Intervals(0) => "nothing of a span of seconds".into(),
            StorageLimit::Intervals(unit) => match unit {
                3_600_000_000 => "whole hours".into(),
                60_000_000 => "whole minutes".into(),
                1_000_000 => "whole seconds".into(),
                unit => format!("spans of {unit} microseconds"),
            },
            StorageLimit::Names(_) => "the enum's names as they are written there".into(),
            StorageLimit::Between(from, to) => format!("integers from {from} to {to}, and 0"),
        }
    }
}

/// Whether only spaces follow after this number of characters.
fn ends_in_spaces(text: &str, length: usize) -> bool {
    let excess = text.char_indices().nth(length).and_then(|(at, _)| text.get(at..));
    excess.is_some_and(|excess| excess.bytes().all(|c| c == b' '))
}

/// Whether a document that is a number is read back as the same number: an integer as an integer, a float as a float.
fn survives_as_json(json: &str, number: &Exact) -> bool {
    let is_float = json.contains(['.', 'e', 'E']);
    let is_integer = number.to_i64().is_some();
    // a float that is one becomes an integer
    if is_float { number.is_written_f64() && !is_integer } else { is_integer }
}
