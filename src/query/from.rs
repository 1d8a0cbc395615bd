//! Elements of FROM: [`FromClause`], lists of them, and [`All`], the columns of one.

use super::alias::{Alias, Subquery};
use super::column::{AnyColumn, Expr, TypedColumn};
use super::condition::Condition;
use super::func::TableFunction;
use super::join::Join;
use super::select_list::{SelectList, Selection};
use super::text::Text;
use super::tuples;
use crate::ast::{AliasName, FromItem, JoinKind, Node};
use crate::error::ErrorKind;
use crate::query::scalar::{Any, FromRow, SqlType};
use crate::row::Row;
use crate::schema::Table;
use std::fmt;
use std::marker::PhantomData;

/// An element of FROM: a table, an alias, a subquery, a CTE, a join or a function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no element of FROM",
    label = "expected a table, an alias, a subquery or a CTE",
    note = "a model's table is `Model::table()`"
)]
pub trait FromClause {
    /// Returns the element in the tree.
    #[allow(clippy::wrong_self_convention, reason = "FROM is the SQL clause")]
    fn from_clause(&self) -> FromItem;
    /// Returns the column of this name, whose type is known at run time. An unknown name is an error of `compile()`.
    fn c(&self, name: &str) -> Expr<Any> {
        Expr::from_node(self.from_clause().column_named(name))
    }
    /// Returns `self JOIN to`, with ON from the foreign key; see [`Join`].
    fn join(&self, to: impl FromClause) -> Join {
        Join::new(self.from_clause(), to.from_clause(), None, JoinKind::Inner)
    }
    /// Returns `self JOIN to ON condition`.
    fn join_on(&self, to: impl FromClause, on: impl Condition) -> Join {
        Join::new(self.from_clause(), to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
    }
    /// Returns `self LEFT OUTER JOIN to`, with ON from the foreign key.
    fn left_join(&self, to: impl FromClause) -> Join {
        Join::new(self.from_clause(), to.from_clause(), None, JoinKind::Left)
    }
    /// Returns `self LEFT OUTER JOIN to ON condition`.
    fn left_join_on(&self, to: impl FromClause, on: impl Condition) -> Join {
        Join::new(self.from_clause(), to.from_clause(), Some(on.into_condition()), JoinKind::Left)
    }
    /// Returns `self RIGHT OUTER JOIN to`, with ON from the foreign key.
    fn right_join(&self, to: impl FromClause) -> Join {
        Join::new(self.from_clause(), to.from_clause(), None, JoinKind::Right)
    }
    /// Returns `self RIGHT OUTER JOIN to ON condition`.
    fn right_join_on(&self, to: impl FromClause, on: impl Condition) -> Join {
        Join::new(self.from_clause(), to.from_clause(), Some(on.into_condition()), JoinKind::Right)
    }
    /// Returns `self FULL OUTER JOIN to`, with ON from the foreign key.
    fn full_join(&self, to: impl FromClause) -> Join {
        Join::new(self.from_clause(), to.from_clause(), None, JoinKind::Full)
    }
    /// Returns `self FULL OUTER JOIN to ON condition`.
    fn full_join_on(&self, to: impl FromClause, on: impl Condition) -> Join {
        Join::new(self.from_clause(), to.from_clause(), Some(on.into_condition()), JoinKind::Full)
    }
}
impl FromClause for Table {
    fn from_clause(&self) -> FromItem {
        FromItem::Table(self.clone())
    }
}
#[diagnostic::do_not_recommend]
impl<F: FromClause> FromClause for &F {
    fn from_clause(&self) -> FromItem {
        F::from_clause(self)
    }
}

impl Table {
    /// Returns the column of this name. An unknown name is an error of `compile()`.
    pub fn c(&self, name: &str) -> AnyColumn {
        Expr::from_node(self.from_clause().column_named(name))
    }
    /// Returns all its columns, for a SELECT.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let users = table("users", ["id", "name"]);
    /// let query: Select<Row> = select(users.all());
    /// assert_eq!(query.to_string(), "SELECT users.id, users.name FROM users");
    /// ```
    pub fn all(&self) -> All<Row> {
        All::new(self.from_clause())
    }
    /// Returns the table under another name, `users AS u`; [`Unnamed`](crate::ast::from::Unnamed) is an anonymous alias.
    pub fn alias(&self, name: impl Into<AliasName>) -> Alias<Row> {
        Alias::new(self.from_clause().alias(name))
    }
}

/// All columns of a model, an alias, a subquery or a CTE; a row is an `M`.
pub struct All<M> {
    from: FromItem,
    of: PhantomData<fn() -> M>,
}
impl<M> All<M> {
    pub(super) fn new(from: FromItem) -> Self {
        All { from, of: PhantomData }
    }
    /// Returns the columns as those of the outer side of a join, which may be missing: the row is an `Option`, and the
    /// primary key decides.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "addresses")]
    /// # struct Address { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32 }
    /// let query: Select<(User, Option<Address>)> = select((User::all(), Address::all().nullable())).left_join(Address::table());
    /// assert_eq!(
    ///     query.to_string(),
    ///     "SELECT users.id, addresses.id AS id_1, addresses.user_id \
    ///      FROM users LEFT OUTER JOIN addresses ON users.id = addresses.user_id",
    /// );
    /// ```
    pub fn nullable(self) -> All<Option<M>> {
        All::new(self.from)
    }
}
impl<M> Clone for All<M> {
    fn clone(&self) -> Self {
        All::new(self.from.clone())
    }
}
impl<M> fmt::Debug for All<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "All({:?})", self.from)
    }
}
#[diagnostic::do_not_recommend]
impl<M: FromRow> Selection for All<M> {
    type Row = M;
    fn list(&self, to: &mut SelectList) {
        to.push(Node::AllColumns(self.from.clone()));
    }
    fn list_into(self, to: &mut SelectList) {
        to.push(Node::AllColumns(self.from));
    }
}

/// A list of FROM elements: one, a tuple, an array, or a `Vec`; a column counts as its table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of FROM elements",
    label = "expected a table, an alias, a subquery, or a tuple or `Vec` of those",
    note = "a model's table is `Model::table()`"
)]
pub trait FromList {
    /// Passes the elements to a closure, in order.
    fn each_from(&self, add: &mut dyn FnMut(FromItem));
}
impl FromList for () {
    fn each_from(&self, _: &mut dyn FnMut(FromItem)) {}
}
macro_rules! elements { ($([$($generic:tt)*] $type:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> FromList for $type {
        fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
            add(self.from_clause());
        }
    }
)*} }
elements! {
    [] Table;
    [M, J] Alias<M, J>;
    [R, J] Subquery<R, J>;
    [] TableFunction;
    [R] Text<R>;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: ?Sized> FromList for TypedColumn<T, M> {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        add(self.column_ref().from);
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, K> FromList for Expr<T, K> {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        add(match self.node() {
            Node::Column(column) => column.from,
            Node::Error(error) => FromItem::Error(error),
            node => FromItem::Error(std::sync::Arc::new(ErrorKind::invalid("FROM", format!("{node} is no column, so it has no table")))),
        });
    }
}
#[diagnostic::do_not_recommend]
impl<F: FromList + ?Sized> FromList for &F {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        F::each_from(self, add);
    }
}
#[diagnostic::do_not_recommend]
impl<F: FromList> FromList for Vec<F> {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        self.iter().for_each(|one| one.each_from(add));
    }
}
#[diagnostic::do_not_recommend]
impl<F: FromList, const N: usize> FromList for [F; N] {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        self.iter().for_each(|one| one.each_from(add));
    }
}
macro_rules! from_lists { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: FromList),+> FromList for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
            let ($($t,)+) = self;
            $($t.each_from(add);)+
        }
    }
} }
tuples!(from_lists, 8);
