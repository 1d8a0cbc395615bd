//! Joins of a SELECT, and [`Join`]s as elements of FROM.

use super::condition::Condition;
use super::from::FromClause;
use super::select::{Select, select};
use super::select_list::{SelectList, Selection};
use crate::ast::{FromItem, JoinKind, Node};
use crate::row::Row;

/// Implements a method with ON from the foreign key and one with a condition for each kind of join.
macro_rules! joins { ($($(#[$meta:meta])* $by_key:ident, $(#[$on_meta:meta])* $with_on:ident, $kind:ident;)*) => {
    impl<R> Select<R> {
        $(
            $(#[$meta])*
            pub fn $by_key(self, to: impl FromClause) -> Self {
                self.joined(None, to.from_clause(), None, JoinKind::$kind)
            }
            $(#[$on_meta])*
            pub fn $with_on(self, to: impl FromClause, on: impl Condition) -> Self {
                self.joined(None, to.from_clause(), Some(on.into_condition()), JoinKind::$kind)
            }
        )*
    }
} }
joins! {
    /// Adds `LEFT OUTER JOIN to`, with ON from the foreign key. Columns of `to` become nullable in Rust by `.nullable()`.
    left_join,
    /// Adds `LEFT OUTER JOIN to ON condition`.
    left_join_on, Left;
    /// Adds `LEFT OUTER JOIN to`, like [`left_join`](Select::left_join); it is SQLAlchemy's name.
    #[doc(alias = "outerjoin")]
    outer_join,
    /// Adds `LEFT OUTER JOIN to ON condition`, like [`left_join_on`](Select::left_join_on); it is SQLAlchemy's name.
    outer_join_on, Left;
    /// Adds `RIGHT OUTER JOIN to`, with ON from the foreign key. Columns of the elements before it become nullable in Rust
    /// by `.nullable()`. SQLite has it since 3.39.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "addresses")]
    /// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
    /// let query: Select<(Option<Address>, User)> = select((Address::all().nullable(), User::all())).right_join(User::table());
    /// let stray: Select<(i32, Option<String>)> = select((Address::id, User::name.nullable())).left_join(User::table());
    /// assert_eq!(
    ///     stray.to_string(),
    ///     "SELECT addresses.id, users.name FROM addresses LEFT OUTER JOIN users ON users.id = addresses.user_id",
    /// );
    /// assert!(query.to_string().ends_with("FROM addresses RIGHT OUTER JOIN users ON users.id = addresses.user_id"));
    /// ```
    right_join,
    /// Adds `RIGHT OUTER JOIN to ON condition`.
    right_join_on, Right;
    /// Adds `FULL OUTER JOIN to`, with ON from the foreign key; it keeps rows of both sides that have no match. MySQL and
    /// MariaDB refuse it.
    full_join,
    /// Adds `FULL OUTER JOIN to ON condition`.
    full_join_on, Full;
}
impl<R> Select<R> {
    /// Adds `left JOIN to`, with ON from the foreign key between them: for a left side that the columns do not determine.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "addresses")]
    /// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32, email: String }
    /// let query = select((Address::email, User::name)).join_from(User::table(), Address::table());
    /// assert_eq!(
    ///     query.to_string(),
    ///     "SELECT addresses.email, users.name FROM users JOIN addresses ON users.id = addresses.user_id",
    /// );
    /// ```
    pub fn join_from(self, left: impl FromClause, to: impl FromClause) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), None, JoinKind::Inner)
    }
    /// Adds `left JOIN to ON condition`.
    pub fn join_from_on(self, left: impl FromClause, to: impl FromClause, on: impl Condition) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
    }
    /// Adds `left LEFT OUTER JOIN to`, with ON from the foreign key between them.
    pub fn left_join_from(self, left: impl FromClause, to: impl FromClause) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), None, JoinKind::Left)
    }
    /// Adds `left LEFT OUTER JOIN to ON condition`.
    pub fn left_join_from_on(self, left: impl FromClause, to: impl FromClause, on: impl Condition) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), Some(on.into_condition()), JoinKind::Left)
    }
}

/// A join as an element of FROM, `a JOIN b ON ..`: for [`from`](Select::from), and for the right side of another join, where
/// it is parenthesized.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32 }
/// # #[derive(Model)] #[model(table = "items")] struct Item { #[column(primary_key)] id: i32, price: i32 }
/// # #[derive(Model)] #[model(table = "order_items")]
/// # struct OrderItem { #[column(primary_key, foreign_key = "orders.id")] order_id: i32, #[column(primary_key, foreign_key = "items.id")] item_id: i32 }
/// let content = OrderItem::table().join(Item::table());
/// let query = select((Order::id, Item::price.nullable())).left_join(&content);
/// assert_eq!(
///     query.to_string(),
///     "SELECT orders.id, items.price FROM orders LEFT OUTER JOIN \
///      (order_items JOIN items ON items.id = order_items.item_id) ON orders.id = order_items.order_id",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct Join(FromItem);

impl Join {
    pub(super) fn new(left: FromItem, to: FromItem, on: Option<Node>, kind: JoinKind) -> Self {
        Join(FromItem::join(left, to, on, kind))
    }
    /// Selects all columns of its tables.
    pub fn select(&self) -> Select<Row> {
        select(self).from(self)
    }
}
impl FromClause for Join {
    fn from_clause(&self) -> FromItem {
        self.0.clone()
    }
}
/// All columns of its tables.
#[diagnostic::do_not_recommend]
impl Selection for Join {
    type Row = Row;
    fn list(&self, to: &mut SelectList) {
        self.0.leaves(&mut |leaf| to.push(Node::AllColumns(leaf.clone())));
    }
}
