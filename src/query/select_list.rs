//! Select lists: [`Selection`], the columns of SELECT and RETURNING and the type of their rows.

use super::column::{Expr, TypedColumn};
use super::select::Select;
use super::tuples;
use crate::ast::{FromItem, LabelStyle, Node};
use crate::query::scalar::{FromRow, SqlType};
use crate::row::Row;
use crate::schema::Table;
use smallvec::SmallVec;

/// A select list that is being built.
#[derive(Debug, Default)]
pub struct SelectList(SmallVec<[Node; 1]>);

impl SelectList {
    /// Adds a column.
    #[inline]
    pub fn push(&mut self, node: Node) {
        self.0.push(node);
    }
    /// Returns the list of a selection.
    #[inline]
    pub(crate) fn of(what: impl Selection) -> SmallVec<[Node; 1]> {
        let mut columns = SelectList::default();
        what.list_into(&mut columns);
        columns.0
    }
}

/// The columns of SELECT or RETURNING: columns, expressions, `Model::all()`, tuples of those; rows of a `Vec` are [`Row`]s.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be selected",
    label = "expected a column, an expression, `Model::all()`, or a tuple or `Vec` of those",
    note = "a plain value becomes an expression by `literal(..)`, a subquery by `.scalar()`",
    note = "a tuple has up to 16 elements; group more in tuples of tuples"
)]
#[doc(alias = "Selectable")]
pub trait Selection {
    /// The Rust type of its rows.
    type Row: FromRow;
    /// Adds its columns to a list.
    fn list(&self, to: &mut SelectList);
    /// Moves its columns into a list.
    #[inline]
    fn list_into(self, to: &mut SelectList)
    where
        Self: Sized,
    {
        self.list(to);
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, M: ?Sized> Selection for TypedColumn<T, M> {
    type Row = T;
    #[inline]
    fn list(&self, to: &mut SelectList) {
        to.push(self.node());
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, K> Selection for Expr<T, K> {
    type Row = T;
    #[inline]
    fn list(&self, to: &mut SelectList) {
        to.push(self.node());
    }
    #[inline]
    fn list_into(self, to: &mut SelectList) {
        to.push(self.into_node());
    }
}
#[diagnostic::do_not_recommend]
impl<S: Selection + ?Sized> Selection for &S {
    type Row = S::Row;
    fn list(&self, to: &mut SelectList) {
        S::list(self, to);
    }
}
#[diagnostic::do_not_recommend]
impl<S: Selection> Selection for Vec<S> {
    type Row = Row;
    fn list(&self, to: &mut SelectList) {
        self.iter().for_each(|one| one.list(to));
    }
}
#[diagnostic::do_not_recommend]
impl<S: Selection, const N: usize> Selection for [S; N] {
    type Row = Row;
    fn list(&self, to: &mut SelectList) {
        self.iter().for_each(|one| one.list(to));
    }
}

/// An integer is rendered as it is, as in `EXISTS (SELECT 1 ..)`. `literal(1)` is a bound value.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// let known = exists(select(1).filter(User::id.eq(7)));
/// assert_eq!(known.compile(&Sqlite::default())?.sql(), "EXISTS (SELECT 1 FROM users WHERE users.id = ?)");
/// # Ok::<(), aludel::Error>(())
/// ```
#[diagnostic::do_not_recommend]
impl Selection for i32 {
    type Row = i32;
    fn list(&self, to: &mut SelectList) {
        to.push(Node::column_clause(self.to_string().into(), <i32 as SqlType>::type_ref(), true));
    }
}

/// All columns of a table.
#[diagnostic::do_not_recommend]
impl Selection for Table {
    type Row = Row;
    fn list(&self, to: &mut SelectList) {
        to.push(Node::AllColumns(FromItem::Table(self.clone())));
    }
}

macro_rules! selections { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    #[allow(non_snake_case)]
    impl<$($t: Selection),+> Selection for ($($t,)+) {
        type Row = ($($t::Row,)+);
        fn list(&self, to: &mut SelectList) {
            let ($($t,)+) = self;
            $($t.list(to);)+
        }
        fn list_into(self, to: &mut SelectList) {
            let ($($t,)+) = self;
            $($t.list_into(to);)+
        }
    }
} }
tuples!(selections);

impl<R> Select<R> {
    /// Replaces the select list and keeps FROM, WHERE and all other clauses.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
    /// let active = User::select().filter(User::active);
    /// let count: Select<i64> = active.clone().columns(func::count_all());
    /// assert_eq!(count.to_string(), "SELECT count(*) AS count_1 FROM users WHERE users.active");
    /// ```
    pub fn columns<Q>(mut self, what: impl Selection<Row = Q>) -> Select<Q> {
        self.tree.set_columns(SelectList::of(what));
        Select::new(self.tree)
    }
    /// Adds columns after those of the select list; each row becomes a pair. A `Select<Row>`, whose rows take all columns,
    /// is extended by [`columns`](Select::columns).
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let query: Select<(i32, String)> = select(User::id).add_columns(User::name);
    /// assert_eq!(query.to_string(), "SELECT users.id, users.name FROM users");
    /// ```
    pub fn add_columns<Q>(self, what: impl Selection<Row = Q>) -> Select<(R, Q)> {
        let more = SelectList::of(what);
        let added = self.change(|query| query.change("the select list", |select| more.into_iter().for_each(|one| select.add_column(one))));
        Select::new(added.into_query())
    }
    /// Replaces the select list and takes FROM from the new columns; [`columns`](Select::columns) keeps the FROM of the old
    /// ones.
    pub fn with_only_columns<Q>(self, what: impl Selection<Row = Q>) -> Select<Q> {
        let columns = SelectList::of(what);
        Select::new(self.change(|query| query.replace_columns(columns)).into_query())
    }
    /// Removes each column that equals another one of the same name in the select list, by a foreign key or by an equality
    /// in WHERE or ON.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] user_id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "staff")]
    /// # struct Staff { #[column(primary_key, foreign_key = User::user_id)] user_id: i32, room: i32 }
    /// let query: Select<Row> = select((User::all(), Staff::all())).join(Staff::table()).reduce_columns();
    /// assert_eq!(
    ///     query.to_string(),
    ///     "SELECT users.user_id, users.name, staff.room FROM users JOIN staff ON users.user_id = staff.user_id",
    /// );
    /// ```
    pub fn reduce_columns(self) -> Select<Row> {
        Select::new(self.change(crate::ast::Query::reduce_columns).into_query())
    }
    /// Sets the names of columns without a label; see [`LabelStyle`].
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32 }
    /// let both = select((User::id, Order::id)).join(Order::table());
    /// let list = |query: &Select<(i32, i32)>| query.to_string().split(" FROM ").next().unwrap_or_default().to_owned();
    /// assert_eq!(list(&both), "SELECT users.id, orders.id AS id_1");
    /// assert_eq!(list(&both.clone().label_style(LabelStyle::None)), "SELECT users.id, orders.id");
    /// let both = both.label_style(LabelStyle::TablenamePlusCol);
    /// assert_eq!(list(&both), "SELECT users.id AS users_id, orders.id AS orders_id");
    /// let both = both.subquery("both");
    /// assert!(select(both.c("orders_id")).to_string().starts_with("SELECT \"both\".orders_id FROM "));
    /// ```
    pub fn label_style(self, style: LabelStyle) -> Self {
        self.options("label style", |options| options.label_style = style)
    }
}
