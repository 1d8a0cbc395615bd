//! Days, times and spans of time, with so many digits or of these parts.

use super::own::Own;
use crate::types::{DataType, StorageLimit};

/// With so many digits behind the seconds. More than six are refused.
fn moment(name: &str, precision: u8, zone: &str, like: DataType) -> DataType {
    let limit = if name == "TIME" { StorageLimit::Times(precision) } else { StorageLimit::DateTimes(precision) };
    Own::new(format!("{name}({precision}) {zone} TIME ZONE"), like).limited_to(limit).valid(precision <= 6).into()
}

/// `TIMESTAMP(3) WITHOUT TIME ZONE`: so many digits behind the seconds, 6 at most. 8.5
pub fn timestamp(precision: u8) -> DataType {
    moment("TIMESTAMP", precision, "WITHOUT", DataType::DateTime)
}
/// `TIMESTAMP(3) WITH TIME ZONE`
pub fn timestamptz(precision: u8) -> DataType {
    moment("TIMESTAMP", precision, "WITH", DataType::DateTimeTz)
}
/// `TIME(3) WITHOUT TIME ZONE`
pub fn time(precision: u8) -> DataType {
    moment("TIME", precision, "WITHOUT", DataType::Time)
}
/// `TIME(3) WITH TIME ZONE`
pub fn timetz(precision: u8) -> DataType {
    moment("TIME", precision, "WITH", DataType::TimeTz)
}

/// The parts that an [`interval`] keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is what its name says")]
pub enum Fields {
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
impl Fields {
    /// The smallest span that is kept, in microseconds, with so many digits behind the seconds; 0 if it is a day or longer, which
    /// no span of seconds is.
    fn unit(fields: Option<Fields>, digits: u8) -> u64 {
        match fields {
            Some(Fields::Year | Fields::Month | Fields::Day | Fields::YearToMonth) => 0,
            Some(Fields::Hour | Fields::DayToHour) => 3_600_000_000,
            Some(Fields::Minute | Fields::DayToMinute | Fields::HourToMinute) => 60_000_000,
            Some(Fields::Second | Fields::DayToSecond | Fields::HourToSecond | Fields::MinuteToSecond) | None => {
                10_u64.pow(6_u32.saturating_sub(digits.into()))
            }
        }
    }
    /// As SQL writes it, and whether seconds are among them.
    fn words(self) -> (&'static str, bool) {
        match self {
            Fields::Year => (" YEAR", false),
            Fields::Month => (" MONTH", false),
            Fields::Day => (" DAY", false),
            Fields::Hour => (" HOUR", false),
            Fields::Minute => (" MINUTE", false),
            Fields::Second => (" SECOND", true),
            Fields::YearToMonth => (" YEAR TO MONTH", false),
            Fields::DayToHour => (" DAY TO HOUR", false),
            Fields::DayToMinute => (" DAY TO MINUTE", false),
            Fields::DayToSecond => (" DAY TO SECOND", true),
            Fields::HourToMinute => (" HOUR TO MINUTE", false),
            Fields::HourToSecond => (" HOUR TO SECOND", true),
            Fields::MinuteToSecond => (" MINUTE TO SECOND", true),
        }
    }
}
/// `INTERVAL DAY TO SECOND (2)`: of these parts, with so many digits behind the seconds, 6 at most. 8.5.4
/// Digits behind seconds that are not among the parts are refused; and so is a value that has other parts, which the database
/// would cut off. A span of Rust's is one of seconds: a column of days and longer parts keeps none of it.
///
/// ```
/// use aludel::postgres::{Fields, interval};
/// use aludel::prelude::*;
/// let sql = |to| Ok::<_, aludel::Error>(column("x").cast_as::<Any>(to).compile(&Postgres::default())?.sql().to_owned());
/// assert_eq!(sql(interval(Fields::DayToSecond, 2))?, "CAST(x AS INTERVAL DAY TO SECOND (2))");
/// assert_eq!(sql(interval(None, 3))?, "CAST(x AS INTERVAL (3))");
/// assert_eq!(sql(interval(Fields::Year, None))?, "CAST(x AS INTERVAL YEAR)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn interval(fields: impl Into<Option<Fields>>, precision: impl Into<Option<u8>>) -> DataType {
    let (fields, precision) = (fields.into(), precision.into());
    let unit = Fields::unit(fields, precision.unwrap_or(6));
    let (words, seconds) = fields.map_or(("", true), Fields::words);
    let (digits, valid) = match precision {
        Some(digits) => (format!(" ({digits})"), seconds && digits <= 6),
        None => (String::new(), true),
    };
    Own::new(format!("INTERVAL{words}{digits}"), DataType::Interval).limited_to(StorageLimit::Intervals(unit)).valid(valid).into()
}
