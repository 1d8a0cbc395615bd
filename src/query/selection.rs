//! Select lists: [`Selection`], the columns of SELECT and RETURNING and the type of their rows.

use super::column::{Expr, TypedColumn};
use super::tuples;
use crate::ast::{FromItem, Node};
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
