//! Functions of the current date and time.

use super::*;
use crate::value::{Date, DateTime, Time};

/// Renders `now()`: the time at which the transaction started (PostgreSQL) or the statement (MySQL, MariaDB). On SQLite it
/// is `CURRENT_TIMESTAMP`, in UTC.
///
/// ```
/// use aludel::prelude::*;
/// assert_eq!(func::now().compile(&Sqlite::default())?.sql(), "CURRENT_TIMESTAMP");
/// assert_eq!(func::now().compile(&Postgres::default())?.sql(), "now()"); // MySQL and MariaDB, too
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn now() -> Function<DateTime> {
    of_nothing("now")
}
/// Renders `CURRENT_TIMESTAMP`, which is in UTC on SQLite.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, due: aludel::DateTime }
/// let late = select(Order::id).filter(Order::due.lt(func::current_timestamp()));
/// assert_eq!(late.to_string(), "SELECT orders.id FROM orders WHERE orders.due < CURRENT_TIMESTAMP");
/// ```
pub fn current_timestamp() -> Function<DateTime> {
    of_nothing("current_timestamp")
}
/// Renders `CURRENT_DATE`, which is in UTC on SQLite.
pub fn current_date() -> Function<Date> {
    of_nothing("current_date")
}
/// Renders `CURRENT_TIME`, a time of day, which is in UTC on SQLite.
pub fn current_time() -> Function<Time> {
    of_nothing("current_time")
}
/// Renders `LOCALTIME`, the time of day in the session's time zone; on MySQL and MariaDB `CURRENT_TIME`, on SQLite
/// `TIME(CURRENT_TIMESTAMP, 'localtime')`.
///
/// ```
/// use aludel::prelude::*;
/// let here = func::localtime();
/// assert_eq!(here.compile(&Sqlite::default())?.sql(), "TIME(CURRENT_TIMESTAMP, 'localtime')");
/// assert_eq!(here.compile(&MySql::default())?.sql(), "CURRENT_TIME"); // and MariaDB
/// assert_eq!(here.compile(&Postgres::default())?.sql(), "LOCALTIME");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn localtime() -> Function<Time> {
    of_nothing("localtime")
}
/// Renders `LOCALTIMESTAMP`, the date and time in the session's time zone; on SQLite `DATETIME(CURRENT_TIMESTAMP,
/// 'localtime')`.
///
/// ```
/// use aludel::prelude::*;
/// let here = func::localtimestamp();
/// assert_eq!(here.compile(&Sqlite::default())?.sql(), "DATETIME(CURRENT_TIMESTAMP, 'localtime')");
/// assert_eq!(here.compile(&Postgres::default())?.sql(), "LOCALTIMESTAMP"); // MySQL and MariaDB, too
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn localtimestamp() -> Function<DateTime> {
    of_nothing("localtimestamp")
}
