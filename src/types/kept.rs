//! [`Kept`]: what a column keeps of a value.

use super::enum_type::EnumType;
use super::exact::Exact;
use crate::value::iso;
use crate::value::{DateTime, Time, Value};
use std::sync::Arc;

/// What a column of a type keeps of a value, where the database rounds or cuts off the rest in silence. A value of which
/// something would be lost is not written: `compile()` says so. What the database refuses by itself is not looked for.
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
pub enum Kept {
    /// Everything.
    All,
    /// Integers.
    Integers,
    /// The numbers of a float of so many binary digits: 24, 53.
    Floats(u8),
    /// Floats of 32 bits with so many digits behind the point.
    FloatDecimals(i16),
    /// Exact numbers with so many digits behind the point; a negative number of them are zeros before it.
    Decimals(i16),
    /// Numbers that are the same as an integer of 64 bits, or as a float of 64 bits.
    Numbers,
    /// JSON documents; of those that are but a number, what survives as a float or an integer of 64 bits.
    NumericJson,
    /// So many characters: spaces behind them are cut off.
    Characters(u32),
    /// Days.
    Days,
    /// Times of day, with so many digits behind the seconds.
    Times(u8),
    /// Days with times, with so many digits behind the seconds.
    DateTimes(u8),
    /// Spans of time of so many microseconds, or multiples of it; of 0, none but the empty one.
    Intervals(u64),
    /// The names of an enum, written as they are there.
    Names(Arc<EnumType>),
    /// Integers from the first to the last, and 0.
    Between(i64, i64),
}

impl Kept {
    /// What the column keeps, in words, if it does not keep the value.
    pub(crate) fn loses(&self, value: &Value) -> Option<String> {
        let kept = match (self, value) {
            (_, Value::Null) | (Kept::All, _) => true,
            (kept, Value::Array(values)) => return values.iter().find_map(|value| kept.loses(value)),
            (Kept::Integers | Kept::Floats(_) | Kept::FloatDecimals(_) | Kept::Decimals(_) | Kept::Numbers | Kept::Between(..), value) => {
                self.keeps_number(value)
            }
            (Kept::NumericJson, Value::Json(json)) => {
                Exact::parse(json.trim_matches([' ', '\t', '\n', '\r'])).is_none_or(|number| survives_as_json(json, &number))
            }
            (Kept::Characters(length), Value::Text(text)) => text.len() <= *length as usize || !ends_in_spaces(text, *length as usize),
            (Kept::Days | Kept::Times(_) | Kept::DateTimes(_), value) => self.keeps_moment(value),
            (Kept::Intervals(unit), Value::Interval(span)) => span.microseconds.unsigned_abs().is_multiple_of(*unit),
            (Kept::Names(names), Value::Text(text)) => names.names.contains(text),
            (Kept::Names(_), Value::Int(_) | Value::Decimal(_) | Value::Real(_)) => false,
            (Kept::NumericJson | Kept::Characters(_) | Kept::Intervals(_) | Kept::Names(_), _) => true,
        };
        (!kept).then(|| self.describe())
    }
    fn keeps_number(&self, value: &Value) -> bool {
        let text = match value {
            Value::Int(v) => v.to_string(),
            Value::Real(v) if !v.is_finite() => return true,
            Value::Real(v) if matches!(self, Kept::FloatDecimals(_)) => format!("{:?}", *v as f32),
            Value::Real(v) => format!("{v:?}"),
            Value::Decimal(digits) => digits.to_string(),
            Value::Text(text) => text.to_string(),
            _ => return true,
        };
        let Some(number) = Exact::parse(&text) else { return true };
        match self {
            Kept::Integers => number.scale() <= 0,
            Kept::Decimals(scale) => number.scale() <= i32::from(*scale),
            Kept::Numbers => number.to_i64().is_some() || number.is_written_f64(),
            Kept::Between(from, to) => number.to_i64().is_some_and(|number| number == 0 || (*from..=*to).contains(&number)),
            Kept::FloatDecimals(scale) => Kept::Floats(24).keeps_number(value) && number.scale() <= i32::from(*scale),
            Kept::Floats(digits) => match value {
                Value::Real(_) if *digits > 24 => true,
                Value::Real(v) => f64::from(*v as f32).to_bits() == v.to_bits(),
                _ if *digits > 24 => number.is_f64(),
                _ => number.is_f32(),
            },
            _ => true,
        }
    }
    fn keeps_moment(&self, value: &Value) -> bool {
        const MIDNIGHT: Time = Time { hour: 0, minute: 0, second: 0, microsecond: 0 };
        let whole = |time: &Time, digits: u8| time.microsecond.is_multiple_of(10_u32.pow(6_u32.saturating_sub(digits.into())));
        let text = match value {
            Value::Text(text) => Some(text),
            _ => None,
        };
        let date_time = |at: &DateTime| match self {
            Kept::Days => at.time == MIDNIGHT,
            Kept::DateTimes(digits) => whole(&at.time, *digits),
            _ => false,
        };
        match value {
            Value::DateTime(at) => date_time(at),
            Value::Date(_) => !matches!(self, Kept::Times(_)),
            Value::Time(time) => matches!(self, Kept::Times(digits) if whole(time, *digits)),
            Value::Interval(span) => match self {
                Kept::DateTimes(digits) => {
                    span.microseconds.unsigned_abs().is_multiple_of(10_u64.pow(6_u32.saturating_sub((*digits).into())))
                }
                _ => true,
            },
            _ => match text.map(|text| (iso::time(text), iso::datetime(text))) {
                Some((Some(time), _)) => matches!(self, Kept::Times(digits) if whole(&time, *digits)),
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
            Kept::All => "everything".into(),
            Kept::Integers => "integers".into(),
            Kept::Floats(digits) => format!("floats of {} bits", if *digits > 24 { 64 } else { 32 }),
            Kept::FloatDecimals(scale) => format!("floats of 32 bits with {}", behind((*scale).into(), "the point")),
            Kept::Decimals(scale) if *scale < 0 => format!("numbers that end in {} zeros", scale.unsigned_abs()),
            Kept::Decimals(scale) => behind((*scale).into(), "the point"),
            Kept::Numbers => "numbers as integers or floats of 64 bits".into(),
            Kept::NumericJson => "a JSON document that is but a number as an integer or a float of 64 bits".into(),
            Kept::Characters(length) => format!("{length} characters, and cuts off the spaces behind them"),
            Kept::Days => "days without a time".into(),
            Kept::Times(digits) => format!("times of day with {}", behind((*digits).into(), "the seconds")),
            Kept::DateTimes(digits) => format!("days with times with {}", behind((*digits).into(), "the seconds")),
            Kept::Intervals(0) => "nothing of a span of seconds".into(),
            Kept::Intervals(unit) => match unit {
                3_600_000_000 => "whole hours".into(),
                60_000_000 => "whole minutes".into(),
                1_000_000 => "whole seconds".into(),
                unit => format!("spans of {unit} microseconds"),
            },
            Kept::Names(_) => "the enum's names as they are written there".into(),
            Kept::Between(from, to) => format!("integers from {from} to {to}, and 0"),
        }
    }
}

/// Are the characters behind this number of them spaces and nothing else?
fn ends_in_spaces(text: &str, length: usize) -> bool {
    let excess = text.char_indices().nth(length).and_then(|(at, _)| text.get(at..));
    excess.is_some_and(|excess| excess.bytes().all(|c| c == b' '))
}

/// Is the document read back as the same number of the same kind: an integer as an integer, a float as a float?
fn survives_as_json(json: &str, number: &Exact) -> bool {
    let is_float = json.contains(['.', 'e', 'E']);
    let is_integer = number.to_i64().is_some();
    // a float that is one becomes an integer
    if is_float { number.is_written_f64() && !is_integer } else { is_integer }
}
