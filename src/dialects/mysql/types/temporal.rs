//! Temporal types with a precision: DATETIME, TIMESTAMP, TIME and YEAR.

use super::native::{CastName, NativeType, with_number};
use crate::types::{DataType, StorageLimit};

fn temporal(name: &str, cast: &str, fsp: Option<u8>, like: DataType) -> DataType {
    let limit = if like == DataType::Time { StorageLimit::Times } else { StorageLimit::DateTimes };
    let digits = fsp.map(u32::from);
    let native = NativeType::new(with_number(name, digits), CastName::Name(with_number(cast, digits)), like);
    let native = native.limited_to(limit(fsp.unwrap_or(0)));
    native.unless(fsp > Some(6), "fractional seconds have at most 6 digits").into()
}
/// `DATETIME`, `DATETIME(3)`: a date with a time and `fsp` digits of fractional seconds, at most 6. 13.2.2
///
/// Without `fsp` there are none. The server would round or truncate a longer fraction without an error, so writing such a value is an
/// error of `compile()`.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// let events = Table::new("events").column(ColumnDef::new("at", mysql::datetime(6)));
/// let create = events.create();
/// assert_eq!(create.compile(&MySql::default())?.sql(), "CREATE TABLE events (at DATETIME(6))"); // MariaDB, too
/// assert_eq!(
///     create.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "sqlite 3.51 has no DATETIME(6); name another type for this database: `data_type.with_variant(other, [\"dialect\"])`\n  \
///      in: column \"at\" of CREATE TABLE events",
/// );
/// let wrong = column("x").cast_as::<Any>(mysql::datetime(9)).compile(&MySql::default()).unwrap_err();
/// assert_eq!(wrong.to_string(), "DATETIME(9): fractional seconds have at most 6 digits");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn datetime(fsp: impl Into<Option<u8>>) -> DataType {
    temporal("DATETIME", "DATETIME", fsp.into(), DataType::DateTime)
}
/// `TIMESTAMP`, `TIMESTAMP(3)`: a timestamp from 1970 to 2038, with `fsp` digits of fractional seconds. In a CAST it is `DATETIME(3)`.
/// 13.2.2
pub fn timestamp(fsp: impl Into<Option<u8>>) -> DataType {
    temporal("TIMESTAMP", "DATETIME", fsp.into(), DataType::Timestamp)
}
/// `TIME`, `TIME(3)`: a time of day with `fsp` digits of fractional seconds. 13.2.3
pub fn time(fsp: impl Into<Option<u8>>) -> DataType {
    temporal("TIME", "TIME", fsp.into(), DataType::Time)
}
/// `YEAR`, `YEAR(4)`: a year from 1901 to 2155, or 0; in Rust a [`Year`](crate::mysql::Year). CAST does not accept it. 13.2.4
pub fn year(width: impl Into<Option<u8>>) -> DataType {
    let width = width.into();
    let native = NativeType::new(with_number("YEAR", width.map(u32::from)), CastName::None, DataType::SmallInteger)
        .limited_to(StorageLimit::Between(1901, 2155));
    native.unless(width.is_some_and(|width| width != 4), "the width of YEAR must be 4").into()
}
