//! Arguments of clauses other than conditions and terms: row counts, lists of FROM elements, raw SQL, pairs of names and
//! values.

use super::column::{Expr, Expression, Inner, TypedColumn};
use super::func::TableFunction;
use super::operand::Operand;
use super::source::{Alias, FromClause, Subquery};
use super::text::Text;
use super::tuples;
use crate::ast::{FromItem, Node};
use crate::error::ErrorKind;
use crate::query::scalar::{Any, Numeric, SqlType};
use crate::schema::Table;

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

/// Raw SQL: a `&'static str`, or [`text`](super::text()) with its parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no raw SQL",
    label = "expected a `&'static str` or `text(..)`",
    note = "values enter raw SQL by `:name` and `.bind(..)`, never by `format!`"
)]
pub trait RawSql {
    /// Converts it into the node of the tree.
    fn into_raw(self) -> Node;
}
impl RawSql for &'static str {
    fn into_raw(self) -> Node {
        Node::column_clause(self.into(), Default::default(), true)
    }
}
impl<R> RawSql for Text<R> {
    fn into_raw(self) -> Node {
        Expression::into_node(self)
    }
}

/// Pairs of a column's name and a value: `[("name", "ed")]`, `(("name", "ed"), ("age", 5))`, a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of columns and values",
    label = "expected pairs of a name and a value: `[(\"name\", \"ed\")]`, `((\"name\", \"ed\"), (\"age\", 5))`"
)]
pub trait NamedValues {
    /// Passes the pairs to a closure, in order.
    fn each_pair(self, add: &mut dyn FnMut(&str, Node));
}
/// A pair of a column's name and a value.
pub trait NamedValue {
    /// Passes the pair to a closure.
    fn add_to(self, add: &mut dyn FnMut(&str, Node));
}
#[diagnostic::do_not_recommend]
impl<N: AsRef<str>, V: Operand<Any>> NamedValue for (N, V) {
    fn add_to(self, add: &mut dyn FnMut(&str, Node)) {
        add(self.0.as_ref(), self.1.into_node());
    }
}
#[diagnostic::do_not_recommend]
impl<P: NamedValue> NamedValues for Vec<P> {
    fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
        self.into_iter().for_each(|pair| pair.add_to(add));
    }
}
#[diagnostic::do_not_recommend]
impl<P: NamedValue, const N: usize> NamedValues for [P; N] {
    fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
        self.into_iter().for_each(|pair| pair.add_to(add));
    }
}
macro_rules! pairs { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: NamedValue),+> NamedValues for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each_pair(self, add: &mut dyn FnMut(&str, Node)) {
            let ($($t,)+) = self;
            $($t.add_to(add);)+
        }
    }
} }
tuples!(pairs, 8);
