//! Grouping sets for GROUP BY: ROLLUP, CUBE and GROUPING SETS.

use super::*;
use crate::query::scalar::Any;

fn sets(name: &'static str, by: impl Terms) -> Function<Any> {
    let mut terms = smallvec![];
    by.each(&mut |term| terms.push(term));
    named(name, terms, TypeRef::default())
}
/// Renders `ROLLUP(a, b)` in GROUP BY: groups by both, by the first, and all rows. On MySQL and MariaDB it is `GROUP BY a, b
/// WITH ROLLUP`, which allows no other terms in GROUP BY. SQLite has none.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, active: bool }
/// let counts = select((User::age, func::count_all())).group_by(func::rollup((User::age, User::active)));
/// let sql = |dialect: &dyn aludel::compiler::Dialect| Ok::<_, aludel::Error>(counts.compile(dialect)?.sql().to_owned());
/// assert_eq!(
///     sql(&MySql::default())?,
///     "SELECT users.age, count(*) AS count_1 FROM users GROUP BY users.age, users.active WITH ROLLUP",
/// );
/// assert_eq!(
///     sql(&Postgres::default())?,
///     "SELECT users.age, count(*) AS count_1 FROM users GROUP BY ROLLUP(users.age, users.active)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn rollup(by: impl Terms) -> Function<Any> {
    sets("rollup", by)
}
/// Renders `CUBE(a, b)` in GROUP BY: groups by both, by each, and all rows. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, active: bool }
/// let counts = select(func::count(User::id)).group_by(func::cube((User::age, User::active)));
/// assert_eq!(
///     counts.compile(&Postgres::default())?.sql(),
///     "SELECT count(users.id) AS count_1 FROM users GROUP BY CUBE(users.age, users.active)",
/// );
/// assert_eq!(
///     counts.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "sqlite 3.51 has no CUBE; write a UNION ALL of one SELECT for each set of columns",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn cube(by: impl Terms) -> Function<Any> {
    sets("cube", by)
}
/// Renders `GROUPING SETS(a, (b, c))` in GROUP BY: groups by each set; a set of several columns is a
/// [`tuple`](crate::query::tuple()). PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, active: bool }
/// let sets = func::grouping_sets((User::age, tuple((User::age, User::active))));
/// assert_eq!(
///     select(func::count_all()).from(User::table()).group_by(sets).compile(&Postgres::default())?.sql(),
///     "SELECT count(*) AS count_1 FROM users GROUP BY GROUPING SETS(users.age, (users.age, users.active))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn grouping_sets(by: impl Terms) -> Function<Any> {
    sets("grouping_sets", by)
}
