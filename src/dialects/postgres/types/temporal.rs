//! Temporal types with a precision, and INTERVAL with its fields. 8.5

use super::native::NativeType;
use crate::types::{DataType, StorageLimit};

/// Returns a temporal type with this number of digits of fractional seconds, of which there are at most 6.
fn with_precision(name: &str, precision: u8, zone: &str, like: DataType) -> DataType {
    let limit = if name == "TIME" { StorageLimit::Times(precision) } else { StorageLimit::DateTimes(precision) };
    NativeType::new(format!("{name}({precision}) {zone} TIME ZONE"), like).limited_to(limit).valid(precision <= 6).into()
}

/// `TIMESTAMP(3) WITHOUT TIME ZONE`: a timestamp with this number of digits of fractional seconds.
///
/// # Errors
/// `compile()` reports more than 6 digits.
pub fn timestamp(precision: u8) -> DataType {
    with_precision("TIMESTAMP", precision, "WITHOUT", DataType::DateTime)
}
/// `TIMESTAMP(3) WITH TIME ZONE`: as [`timestamp`], with time zone.
pub fn timestamptz(precision: u8) -> DataType {
    with_precision("TIMESTAMP", precision, "WITH", DataType::DateTimeTz)
}
/// `TIME(3) WITHOUT TIME ZONE`: a time of day with this number of digits of fractional seconds, as in [`timestamp`].
pub fn time(precision: u8) -> DataType {
    with_precision("TIME", precision, "WITHOUT", DataType::Time)
}
/// `TIME(3) WITH TIME ZONE`: as [`time`], with time zone.
pub fn timetz(precision: u8) -> DataType {
    with_precision("TIME", precision, "WITH", DataType::TimeTz)
}

/// The fields that an [`interval`] stores. 8.5.4
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the fields of its name")]
pub enum IntervalFields {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    YearToMonth,
    DayToHour,
    DayToMinute,
    DayToSecond,
    HourToMinute,
    HourToSecond,
    MinuteToSecond,
}
impl IntervalFields {
    /// Returns the smallest interval that is stored, in microseconds, or 0 if that is a day or longer: the library's intervals are
    /// seconds, which such a column does not store.
    fn unit(fields: Option<IntervalFields>, digits: u8) -> u64 {
        match fields {
            Some(IntervalFields::Year | IntervalFields::Month | IntervalFields::Day | IntervalFields::YearToMonth) => 0,
            Some(IntervalFields::Hour | IntervalFields::DayToHour) => 3_600_000_000,
            Some(IntervalFields::Minute | IntervalFields::DayToMinute | IntervalFields::HourToMinute) => 60_000_000,
            Some(IntervalFields::Second | IntervalFields::DayToSecond | IntervalFields::HourToSecond | IntervalFields::MinuteToSecond)
            | None => 10_u64.pow(6_u32.saturating_sub(digits.into())),
        }
    }
    /// Returns the keywords, and whether seconds are among the fields.
    fn words(self) -> (&'static str, bool) {
        match self {
            IntervalFields::Year => (" YEAR", false),
            IntervalFields::Month => (" MONTH", false),
            IntervalFields::Day => (" DAY", false),
            IntervalFields::Hour => (" HOUR", false),
            IntervalFields::Minute => (" MINUTE", false),
            IntervalFields::Second => (" SECOND", true),
            IntervalFields::YearToMonth => (" YEAR TO MONTH", false),
            IntervalFields::DayToHour => (" DAY TO HOUR", false),
            IntervalFields::DayToMinute => (" DAY TO MINUTE", false),
            IntervalFields::DayToSecond => (" DAY TO SECOND", true),
            IntervalFields::HourToMinute => (" HOUR TO MINUTE", false),
            IntervalFields::HourToSecond => (" HOUR TO SECOND", true),
            IntervalFields::MinuteToSecond => (" MINUTE TO SECOND", true),
        }
    }
}
/// `INTERVAL DAY TO SECOND (2)`: an interval of these fields, with this number of digits of fractional seconds, at most 6. 8.5.4
///
/// # Errors
/// `compile()` reports a precision without seconds among the fields, and a value with other fields, which the database would discard
/// without an error. Intervals in Rust are seconds, so a column of days or longer fields accepts only zero.
///
/// ```
/// use aludel::postgres::{IntervalFields, interval};
/// use aludel::prelude::*;
/// let sql = |to| Ok::<_, aludel::Error>(column("x").cast_as::<Any>(to).compile(&Postgres::default())?.sql().to_owned());
/// assert_eq!(sql(interval(IntervalFields::DayToSecond, 2))?, "CAST(x AS INTERVAL DAY TO SECOND (2))");
/// assert_eq!(sql(interval(None, 3))?, "CAST(x AS INTERVAL (3))");
/// assert_eq!(sql(interval(IntervalFields::Year, None))?, "CAST(x AS INTERVAL YEAR)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn interval(fields: impl Into<Option<IntervalFields>>, precision: impl Into<Option<u8>>) -> DataType {
    let (fields, precision) = (fields.into(), precision.into());
    let unit = IntervalFields::unit(fields, precision.unwrap_or(6));
    let (words, seconds) = fields.map_or(("", true), IntervalFields::words);
    let (digits, valid) = match precision {
        Some(digits) => (format!(" ({digits})"), seconds && digits <= 6),
        None => (String::new(), true),
    };
    NativeType::new(format!("INTERVAL{words}{digits}"), DataType::Interval).limited_to(StorageLimit::Intervals(unit)).valid(valid).into()
}
