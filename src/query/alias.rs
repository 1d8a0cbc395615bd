//! Named elements of FROM: [`Alias`], [`Subquery`] and [`Cte`], and their columns.

use super::column::{AnyColumn, AnyModel, Expr, Label, OfModel, TypedColumn};
use super::from::{All, FromClause};
use super::model::Model;
use crate::ast::{AliasName, FromItem, Node};
use crate::query::scalar::{Any, SqlType};
use crate::row::Row;
use side::{Inner, Outer};
use std::fmt;
use std::marker::PhantomData;

/// A column, by which a subquery or a CTE finds its own: a typed column, a label, a column by name.
#[diagnostic::on_unimplemented(
    message = "`{Self}` names no column",
    label = "expected a column or a label",
    note = "a column by a name known at run time is `.c(name)`"
)]
pub trait NamedColumn {
    /// The type of the column.
    type Type: SqlType;
    /// Returns the node by which the column is found.
    fn name_node(&self) -> Node;
}
macro_rules! named { ($([$($generic:tt)*] $who:ty => $type:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> NamedColumn for $who {
        type Type = $type;
        fn name_node(&self) -> Node {
            self.node()
        }
    }
)*} }
named! {
    [T: SqlType, M: ?Sized] TypedColumn<T, M> => T;
    [T: SqlType] Label<T> => T;
    [] AnyColumn => Any;
}
#[diagnostic::do_not_recommend]
impl<N: NamedColumn + ?Sized> NamedColumn for &N {
    type Type = N::Type;
    fn name_node(&self) -> Node {
        N::name_node(self)
    }
}

/// A column, by which an alias of the model `M` finds its own: a column of that model, or one whose model is not known.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a column of `{M}`",
    label = "a column of another model",
    note = "an alias has the columns of its own model, `{M}`"
)]
pub trait ColumnOf<M>: NamedColumn {}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: Model> ColumnOf<M> for TypedColumn<T, OfModel<M>> {}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: Model> ColumnOf<Row> for TypedColumn<T, OfModel<M>> {}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M> ColumnOf<M> for TypedColumn<T, dyn AnyModel> {}
#[diagnostic::do_not_recommend]
impl<M> ColumnOf<M> for AnyColumn {}
#[diagnostic::do_not_recommend]
impl<M, N: ColumnOf<M> + ?Sized> ColumnOf<M> for &N {}

/// The side of a join on which an element is, which decides the types of its columns.
pub mod side {
    /// The inner side: its rows are always present.
    #[derive(Debug)]
    pub struct Inner;
    /// The outer side: its rows may be missing, so its columns are `Option`s.
    #[derive(Debug)]
    pub struct Outer;
}

/// An alias of a model's table: `users AS m`. Its columns are `m.col(User::id)`. After [`outer`](Alias::outer), for the
/// outer side of a join, they are `Option`s.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, manager_id: Option<i32> }
/// let m = User::alias("m").outer();
/// let query: Select<(String, Option<String>)> =
///     select((User::name, m.col(User::name))).left_join_on(&m, User::manager_id.eq(m.col(User::id)));
/// assert_eq!(
///     query.to_string(),
///     "SELECT users.name, m.name AS name_1 FROM users LEFT OUTER JOIN users AS m ON users.manager_id = m.id",
/// );
/// ```
#[doc(alias = "aliased")]
pub struct Alias<M, J = Inner> {
    pub(super) from: FromItem,
    of: PhantomData<fn() -> (M, J)>,
}
/// A named query in FROM or in WITH: `(SELECT ..) AS s`. Its columns are `s.col(User::id)` and `s.col(&label)`. After
/// [`outer`](Subquery::outer), for the outer side of a join, they are `Option`s.
pub struct Subquery<R, J = Inner> {
    pub(super) from: FromItem,
    of: PhantomData<fn() -> (R, J)>,
}
/// A named query in WITH.
pub type Cte<R, J = Inner> = Subquery<R, J>;

macro_rules! sources { ($($name:ident $row:ident, $named:path;)*) => {$(
    impl<$row, J> $name<$row, J> {
        pub(super) fn new(from: FromItem) -> Self {
            $name { from, of: PhantomData }
        }
    }
    impl<$row> $name<$row> {
        /// Returns the element as the outer side of a join: its columns are `Option`s.
        pub fn outer(self) -> $name<$row, Outer> {
            $name::new(self.from)
        }
        /// Returns its column for a column or a label. An unknown one is an error of `compile()`.
        pub fn col<N: $named>(&self, column: N) -> Expr<N::Type> {
            Expr::from_node(self.from.column_for(&column.name_node()))
        }
        /// Returns all its columns.
        pub fn all(&self) -> All<$row> {
            All::new(self.from.clone())
        }
    }
    impl<$row> $name<$row, Outer> {
        /// Returns its column for a column or a label. An unknown one is an error of `compile()`.
        pub fn col<N: $named>(&self, column: N) -> Expr<<N::Type as SqlType>::Nullable> {
            Expr::from_node(self.from.column_for(&column.name_node()))
        }
        /// Returns all its columns; `None` where the row is missing.
        pub fn all(&self) -> All<Option<$row>> {
            All::new(self.from.clone())
        }
    }
    impl<$row, J> $name<$row, J> {
        /// Returns the element under another name.
        pub fn alias(&self, name: impl Into<AliasName>) -> $name<$row, J> {
            $name::new(self.from.clone().alias(name))
        }
    }
    impl<$row, J> FromClause for $name<$row, J> {
        fn from_clause(&self) -> FromItem {
            self.from.clone()
        }
    }
    impl<$row, J> Clone for $name<$row, J> {
        fn clone(&self) -> Self {
            $name::new(self.from.clone())
        }
    }
    impl<$row, J> fmt::Debug for $name<$row, J> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.from.fmt(f)
        }
    }
)*} }
sources!(Alias M, ColumnOf<M>; Subquery R, NamedColumn;);
