//! Days, times and spans of time, with so many digits or of these parts.

use super::own::Own;
use crate::types::DataType;

/// With so many digits behind the seconds. More than six are refused.
fn moment(name: &str, precision: u8, zone: &str, like: DataType) -> DataType {
    Own::new(format!("{name}({precision}) {zone} TIME ZONE"), like).valid(precision <= 6).into()
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
/// Digits behind seconds that are not among the parts are refused.
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
    let (fields, seconds) = fields.into().map_or(("", true), Fields::words);
    match precision.into() {
        Some(digits) => Own::new(format!("INTERVAL{fields} ({digits})"), DataType::Interval).valid(seconds && digits <= 6).into(),
        None => Own::new(format!("INTERVAL{fields}"), DataType::Interval).into(),
    }
}
