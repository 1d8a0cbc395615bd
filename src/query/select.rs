//! SELECT and set operations.

use super::alias::{Cte, Subquery};
use super::column::Expr;
use super::condition::Condition;
use super::from::FromClause;
use super::order_by::Terms;
use super::select_list::{SelectList, Selection};
use super::statement::statements;
use crate::ast::{AliasName, CompoundOperator, FromItem, JoinKind, Node, Query, SelectOptions};
use crate::query::scalar::SqlType;

statements! {
    /// A SELECT or a set operation. `R` is the Rust type of its rows.
    ///
    /// Statements are built by value: each method takes the statement and returns it.
    #[doc(alias = "into_boxed")]
    Select<R> = Query, Query;
}

/// Starts a SELECT; FROM is taken from its columns.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
/// let query: Select<(i32, String)> = select((User::id, User::name))
///     .filter(User::age.gt(18))
///     .order_by((User::name.asc(), User::id.desc()))
///     .limit(10);
/// assert_eq!(
///     query.compile(&Sqlite::default())?.sql(),
///     "SELECT users.id, users.name FROM users WHERE users.age > ? ORDER BY users.name ASC, users.id DESC LIMIT ? OFFSET ?",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn select<R>(what: impl Selection<Row = R>) -> Select<R> {
    Select::new(Query::select(SelectList::of(what)))
}

impl<R> Select<R> {
    #[inline]
    pub(crate) fn into_query(self) -> Query {
        self.tree
    }
    #[inline]
    pub(super) fn change(mut self, change: impl FnOnce(&mut Query)) -> Self {
        change(&mut self.tree);
        self
    }
    pub(super) fn options(self, clause: &'static str, change: impl FnOnce(&mut SelectOptions)) -> Self {
        self.change(|query| query.change(clause, |select| select.change_options(change)))
    }
    /// Adds an element of FROM, for one that no column refers to.
    #[doc(alias = "select_from")]
    pub fn from(self, from: impl FromClause) -> Self {
        self.change(|query| query.add_from(from.from_clause()))
    }
    pub(super) fn joined(self, left: Option<FromItem>, to: FromItem, on: Option<Node>, kind: JoinKind) -> Self {
        self.change(|query| query.add_join(left, to, on, kind))
    }
    /// Adds `JOIN to`, with ON from the foreign key. Without a foreign key, or with several, it is an error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "addresses")]
    /// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
    /// let query = select(User::name).join(Address::table());
    /// assert_eq!(query.to_string(), "SELECT users.name FROM users JOIN addresses ON users.id = addresses.user_id");
    /// ```
    #[doc(alias = "inner_join")]
    pub fn join(self, to: impl FromClause) -> Self {
        self.joined(None, to.from_clause(), None, JoinKind::Inner)
    }
    /// Adds `JOIN to ON condition`.
    pub fn join_on(self, to: impl FromClause, on: impl Condition) -> Self {
        self.joined(None, to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
    }
    /// Adds `WHERE condition`; repeated filters are ANDed.
    #[doc(alias("where_", "where", "find"))]
    #[inline]
    pub fn filter(self, condition: impl Condition) -> Self {
        self.change(|query| query.add_filter(condition.into_condition()))
    }
    /// Adds `GROUP BY` terms; repeated calls add terms.
    pub fn group_by(self, by: impl Terms) -> Self {
        self.change(|query| by.each(&mut |term| query.add_group_by(term)))
    }
    /// Adds `HAVING condition`; repeated calls are ANDed.
    pub fn having(self, condition: impl Condition) -> Self {
        self.change(|query| query.add_having(condition.into_condition()))
    }
    /// Adds `ORDER BY` terms; repeated calls add terms. On a set operation it sorts the whole.
    #[doc(alias = "order")]
    pub fn order_by(self, by: impl Terms) -> Self {
        self.change(|query| by.each(&mut |term| query.add_order_by(term)))
    }
    /// Removes all ORDER BY terms.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let query = select(User::id).order_by(User::name).clear_order_by().order_by(User::id);
    /// assert_eq!(query.to_string(), "SELECT users.id FROM users ORDER BY users.id");
    /// ```
    pub fn clear_order_by(self) -> Self {
        self.change(crate::ast::Query::clear_order_by)
    }
    /// Renders `SELECT DISTINCT ..`.
    pub fn distinct(self) -> Self {
        self.change(|query| query.change("DISTINCT", |select| select.distinct = true))
    }
    /// Adds `DISTINCT ON (..)` expressions: only the first row, by ORDER BY, of those with equal values is kept. PostgreSQL
    /// only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let largest = select((Order::user_id, Order::id)).distinct_on(Order::user_id).order_by((Order::user_id, Order::total.desc()));
    /// assert_eq!(
    ///     largest.compile(&Postgres::default())?.sql(),
    ///     "SELECT DISTINCT ON (orders.user_id) orders.user_id, orders.id FROM orders ORDER BY orders.user_id, orders.total DESC",
    /// );
    /// assert_eq!(
    ///     largest.compile(&Sqlite::default()).unwrap_err().to_string(),
    ///     "sqlite 3.51 has no DISTINCT ON; number the rows with `row_number` in a subquery, and take the first of each",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn distinct_on(self, by: impl Terms) -> Self {
        self.options("DISTINCT ON", |options| by.each(&mut |term| options.distinct_on.push(term)))
    }
    fn with(self, operator: CompoundOperator, other: Select<R>) -> Self {
        Select::new(self.tree.compound(operator, other.tree))
    }
    /// Returns `self UNION other`, without duplicate rows. The rows of both have the same type.
    pub fn union(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::Union, other)
    }
    /// Returns `self UNION ALL other`, with duplicate rows.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "addresses")] struct Address { #[column(primary_key)] id: i32, user_id: i32 }
    /// let ids = select(User::id).union_all(select(Address::user_id)).order_by(User::id);
    /// assert_eq!(
    ///     ids.to_string(),
    ///     "SELECT users.id FROM users UNION ALL SELECT addresses.user_id FROM addresses ORDER BY id",
    /// );
    /// ```
    pub fn union_all(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::UnionAll, other)
    }
    /// Returns `self INTERSECT other`: rows of both, without duplicates.
    pub fn intersect(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::Intersect, other)
    }
    /// Returns `self INTERSECT ALL other`: rows of both, with duplicates.
    pub fn intersect_all(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::IntersectAll, other)
    }
    /// Returns `self EXCEPT other`: rows that the other does not have, without duplicates.
    pub fn except(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::Except, other)
    }
    /// Returns `self EXCEPT ALL other`: rows that the other does not have, with duplicates.
    pub fn except_all(self, other: Select<R>) -> Self {
        self.with(CompoundOperator::ExceptAll, other)
    }
    /// Returns `(SELECT ..) AS name` for FROM; the name may be [`Unnamed`](crate::ast::from::Unnamed), which is an anonymous
    /// alias.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let oldest = func::max(User::age).label("oldest");
    /// let s = select((User::id, &oldest)).group_by(User::id).subquery("s");
    /// assert_eq!(
    ///     select((s.col(User::id), s.c("oldest"))).filter(s.col(&oldest).gt(90)).compile(&Sqlite::default())?.sql(),
    ///     "SELECT s.id, s.oldest FROM (SELECT users.id AS id, max(users.age) AS oldest FROM users GROUP BY users.id) AS s \
    ///      WHERE s.oldest > ?",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn subquery(self, name: impl Into<AliasName>) -> Subquery<R> {
        Subquery::new(FromItem::subquery(self.tree, name))
    }
    /// Returns the query as a subquery; the same as [`subquery`](Select::subquery).
    pub fn alias(self, name: impl Into<AliasName>) -> Subquery<R> {
        self.subquery(name)
    }
    /// Returns `LATERAL (SELECT ..) AS name` for FROM, which may use columns of the elements before it. PostgreSQL and MySQL
    /// have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let last = select(Order::total).filter(Order::user_id.eq(User::id)).order_by(Order::id.desc()).limit(3).lateral("last");
    /// let query = select((User::name, last.col(Order::total))).join_on(&last, true);
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.name, last.total FROM users JOIN LATERAL (SELECT orders.total AS total FROM orders \
    ///      WHERE orders.user_id = users.id ORDER BY orders.id DESC LIMIT $1) AS last ON true",
    /// );
    /// assert!(query.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn lateral(self, name: impl Into<AliasName>) -> Subquery<R> {
        Subquery::new(FromItem::lateral(self.into_query(), name))
    }
    /// Returns the query as a CTE, `WITH name AS (SELECT ..)`, which is rendered once, however often it is read.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let total = func::sum(Order::total).label("total");
    /// let totals = select((Order::user_id, &total)).group_by(Order::user_id).cte("totals");
    /// assert_eq!(
    ///     select(totals.col(Order::user_id)).filter(totals.col(&total).gt(100)).compile(&Sqlite::default())?.sql(),
    ///     "WITH totals AS (SELECT orders.user_id AS user_id, sum(orders.total) AS total FROM orders GROUP BY orders.user_id) \
    ///      SELECT totals.user_id FROM totals WHERE totals.total > ?",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn cte(self, name: impl Into<AliasName>) -> Cte<R> {
        Subquery::new(FromItem::cte(self.tree, name))
    }
}
impl<T: SqlType> Select<T> {
    /// Returns the query as a scalar subquery, `(SELECT ..)`. It is NULL without a row, so it is an `Option`.
    pub fn scalar(self) -> Expr<T::Nullable> {
        Expr::from_node(Node::scalar_subquery(self.tree))
    }
}
