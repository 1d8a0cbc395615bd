//! Joins: those of a SELECT, and joins that stand in FROM by themselves.

use super::select::{Select, select};
use super::selection::{Columns, Selection};
use super::sort::Condition;
use super::source::FromClause;
use crate::ast::{FromItem, JoinKind, Node};
use crate::row::Row;

/// Methods that say on what they join, and methods that leave it to the foreign key.
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
    /// `LEFT OUTER JOIN ..`, with ON from the foreign key. What it may miss is selected by `.nullable()`.
    left_join,
    /// `LEFT OUTER JOIN .. ON condition`
    left_join_on, Left;
    /// The same as [`left_join`](Select::left_join), as SQLAlchemy calls it.
    outer_join,
    /// The same as [`left_join_on`](Select::left_join_on), as SQLAlchemy calls it.
    outer_join_on, Left;
    /// `RIGHT OUTER JOIN ..`, with ON from the foreign key: what stood there before may be missed, and is selected by
    /// `.nullable()`. SQLite before 3.39 refuses it.
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
    /// `RIGHT OUTER JOIN .. ON condition`
    right_join_on, Right;
    /// `FULL OUTER JOIN ..`, with ON from the foreign key: rows without a partner of either side. MySQL and MariaDB refuse it.
    full_join,
    /// `FULL OUTER JOIN .. ON condition`
    full_join_on, Full;
}
impl<R> Select<R> {
    /// `left JOIN to`, with ON from the foreign key between them: for a left side that the columns do not tell.
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
    /// `left JOIN to ON condition`
    pub fn join_from_on(self, left: impl FromClause, to: impl FromClause, on: impl Condition) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
    }
    /// `left LEFT OUTER JOIN to`, with ON from the foreign key between them.
    pub fn left_join_from(self, left: impl FromClause, to: impl FromClause) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), None, JoinKind::Left)
    }
    /// `left LEFT OUTER JOIN to ON condition`
    pub fn left_join_from_on(self, left: impl FromClause, to: impl FromClause, on: impl Condition) -> Self {
        self.joined(Some(left.from_clause()), to.from_clause(), Some(on.into_condition()), JoinKind::Left)
    }
}

/// `a JOIN b ON ..`, as something that stands in FROM: for [`from`](Select::from), and for the right side of another join,
/// where it stands in parentheses.
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
    /// `SELECT` of all columns of its tables.
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
    fn list(&self, to: &mut Columns) {
        self.0.leaves(&mut |leaf| to.push(Node::AllColumns(leaf.clone())));
    }
}
