//! Elements of FROM: tables, aliases, subqueries and CTEs, and their columns.

use super::clauses::SamplingMethod;
use super::column::{AnyColumn, AnyModel, Expr, Label, OfModel, TypedColumn};
use super::join::Join;
use super::model::Model;
use super::operand::Operand;
use super::selection::{SelectList, Selection};
use super::sort::Condition;
use crate::ast::{AliasName, FromItem, JoinKind, Node};
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
use side::{Inner, Outer};

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
pub struct Alias<M, J = Inner> {
    from: FromItem,
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

impl<M, J> Alias<M, J> {
    /// Renders `users AS u TABLESAMPLE system(10)`: a random part of the rows, of about this percentage, or by a function.
    /// PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let some = User::alias(Unnamed).tablesample(10);
    /// assert_eq!(
    ///     select(some.col(User::id)).compile(&Postgres::default())?.sql(),
    ///     "SELECT users_1.id FROM users AS users_1 TABLESAMPLE system($1)",
    /// );
    /// let same = User::alias("part").tablesample(func::call::<Any>("bernoulli", (1.5,))).repeatable(42);
    /// assert_eq!(
    ///     select(same.col(User::id)).compile(&Postgres::default())?.sql(),
    ///     "SELECT part.id FROM users AS part TABLESAMPLE bernoulli($1) REPEATABLE ($2)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn tablesample(self, how: impl SamplingMethod) -> Self {
        Alias::new(self.from.sampled(how.into_method()))
    }
    /// Adds `REPEATABLE (seed)` to TABLESAMPLE: the same part each time.
    pub fn repeatable(self, seed: impl Operand<Any>) -> Self {
        Alias::new(self.from.repeatable(seed.into_node()))
    }
}

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
