//! EXTRACT of a field of a date or time.

use super::column::{Expr, Expression, Inner};
use crate::ast::Node;
use crate::query::scalar::{SqlType, Temporal};

/// Renders `EXTRACT(field FROM of)`: a field of a date or time, such as `"year"`. The database decides which fields it has.
///
/// SQLite renders `CAST(STRFTIME('%Y', of) AS INTEGER)`, for year, month, day, hour, minute, second, dow, doy, week and
/// epoch.
///
/// ```
/// use aludel::{prelude::*, Date};
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, birthday: Option<Date> }
/// let year: Expr<Option<i32>> = extract("year", User::birthday);
/// assert_eq!(year.compile(&Postgres::default())?.sql(), "EXTRACT(year FROM users.birthday)"); // MySQL and MariaDB, too
/// assert_eq!(year.compile(&Sqlite::default())?.sql(), "CAST(STRFTIME('%Y', users.birthday) AS INTEGER)");
/// let error = extract("century", User::birthday).compile(&Sqlite::default()).unwrap_err();
/// assert!(error.to_string().contains("has no EXTRACT of century"));
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn extract<E: Expression>(field: &str, of: E) -> Expr<<E::Type as SqlType>::PropagateNull<i32>>
where
    Inner<E>: Temporal,
{
    Expr::from_node(Node::extract(field, of.into_node()))
}
