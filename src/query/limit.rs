//! LIMIT, OFFSET and FETCH.

use super::column::{Expression, Inner};
use super::select::Select;
use crate::ast::{Fetch, Node};
use crate::error::ErrorKind;
use crate::query::scalar::Numeric;
use std::ops::Range;

impl<R> Select<R> {
    /// Sets `LIMIT n`; on a set operation it limits the whole. It takes a number, a parameter, or an expression, which MySQL
    /// and MariaDB do not accept; `None` removes the limit. The last call counts, of [`fetch`](Select::fetch) as well.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let page = select(User::id).order_by(User::id).limit(literal(5) * 2).offset(20);
    /// assert_eq!(page.compile(&Postgres::default())?.sql(), "SELECT users.id FROM users ORDER BY users.id LIMIT $1 * $2 OFFSET $3");
    /// let error = page.compile(&MySql::default()).unwrap_err();
    /// assert!(error.to_string().starts_with("mysql 8.4 has no LIMIT by an expression"));
    /// let page = page.limit(10);
    /// assert_eq!(page.compile(&MySql::default())?.sql(), "SELECT users.id FROM users ORDER BY users.id LIMIT ?, ?"); // and MariaDB
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn limit(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_limit(n.into_count()))
    }
    /// Sets `OFFSET n`; on a set operation it applies to the whole. It takes the same arguments as [`limit`](Select::limit).
    pub fn offset(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_offset(n.into_count()))
    }
    /// Sets LIMIT and OFFSET to the rows of a range, which are counted from 0. A range that ends before it begins is an
    /// error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let page = select(User::id).order_by(User::id).slice(10..25).compile(&Sqlite::default())?;
    /// assert_eq!(page.params(), [Value::Int(15), Value::Int(10)]); // LIMIT ? OFFSET ?
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn slice(self, rows: Range<u64>) -> Self {
        let Some(count) = rows.end.checked_sub(rows.start) else {
            let problem = format!("the slice ends at {} before it begins at {}", rows.end, rows.start);
            return self.change(|query| query.invalid(ErrorKind::invalid("number of rows", problem)));
        };
        self.limit(count).offset(rows.start)
    }
    /// Sets `FETCH FIRST n ROWS ONLY`, the standard's form of [`limit`](Select::limit); the last call of either counts.
    /// PostgreSQL and MariaDB have it, also for a set operation.
    pub fn fetch(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_fetch(n.into_count(), Fetch::Only))
    }
    /// Sets `FETCH FIRST n ROWS WITH TIES`, which also returns the rows that sort equal to the last one. PostgreSQL and
    /// MariaDB have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let youngest = select(User::id).order_by(User::age).fetch_with_ties(3);
    /// assert_eq!(
    ///     youngest.compile(&MariaDb::default())?.sql(),
    ///     "SELECT users.id FROM users ORDER BY users.age FETCH FIRST ? ROWS WITH TIES",
    /// );
    /// assert_eq!(
    ///     youngest.offset(2).compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users ORDER BY users.age OFFSET ($1) ROWS FETCH FIRST ($2) ROWS WITH TIES",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn fetch_with_ties(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_fetch(n.into_count(), Fetch::WithTies))
    }
}

/// An argument of LIMIT, OFFSET or FETCH: a number of rows or an expression; `None` removes the clause.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of rows",
    label = "expected an integer, an expression, or an `Option` of those"
)]
pub trait RowCount {
    /// Converts it into the node of the tree, if there is a number.
    fn into_count(self) -> Option<Node>;
}
macro_rules! counts { ($($type:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl RowCount for $type {
        #[inline]
        fn into_count(self) -> Option<Node> {
            // no table has more rows
            Some(i64::try_from(self).map_or_else(|_| Node::literal(i64::MAX), row_count))
        }
    }
)*} }
counts!(i32, i64, u32, u64, usize);
#[inline]
fn row_count(n: i64) -> Node {
    if n < 0 { Node::error(ErrorKind::invalid("number of rows", format!("{n} is negative"))) } else { Node::literal(n) }
}
#[diagnostic::do_not_recommend]
impl<E: Expression> RowCount for E
where
    Inner<E>: Numeric,
{
    fn into_count(self) -> Option<Node> {
        Some(self.into_node())
    }
}
#[diagnostic::do_not_recommend]
impl<C: RowCount> RowCount for Option<C> {
    fn into_count(self) -> Option<Node> {
        self.and_then(C::into_count)
    }
}
