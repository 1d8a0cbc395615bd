//! The right side of IN: [`InList`].

use super::operand::{Operand, form};
use super::select::Select;
use super::tuples;
use crate::ast::visit::find_error;
use crate::ast::{InBuilder, InList as List, Node};
use crate::error::ErrorKind;
use crate::query::scalar::{ComparesWith, SqlType};
use crate::row::Row;

/// The right side of IN: a list of values, columns or expressions, or a subquery.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the list of IN where `{B}` is looked for",
    label = "expected a list of `{B}`, or a subquery that returns `{B}`",
    note = "a list is an array, a `Vec`, a slice or any iterator; an `Option` cannot be in it, because IN never finds NULL"
)]
pub trait InList<B> {
    /// Converts it into the list of the tree, with the type of the operand.
    fn into_list(self, operand: &Node) -> List;
}
#[diagnostic::do_not_recommend]
impl<B, I: IntoIterator> InList<B> for I
where
    I::Item: Operand<B, Form = form::Item>,
{
    fn into_list(self, operand: &Node) -> List {
        let items = self.into_iter();
        let mut list = InBuilder::new(operand, items.size_hint().0);
        items.for_each(|item| item.push_into(&mut list));
        list.finish()
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> InList<B> for Select<T>
where
    T::Base: ComparesWith<B>,
{
    fn into_list(self, _: &Node) -> List {
        List::Query(self.into_query())
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> InList<B> for &Select<T>
where
    T::Base: ComparesWith<B>,
{
    fn into_list(self, _: &Node) -> List {
        List::Query(self.node().clone())
    }
}

/// A query whose columns are chosen at run time: their number is checked when the statement is built.
macro_rules! rows_in { ($($query:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<B> InList<B> for $query {
        fn into_list(self, operand: &Node) -> List {
            let query = self.node();
            let wanted = if let Node::Tuple(tuple) = operand { tuple.elements.len() } else { 1 };
            if query.width() == wanted || find_error(query).is_some() {
                return List::Query(query.clone());
            }
            let problem = format!("it compares {wanted} columns with a query of {}", query.width());
            List::Nodes(vec![Node::error(ErrorKind::invalid("IN", problem))])
        }
    }
)*} }
rows_in!(Select<Row>, &Select<Row>);

/// A query with as many columns as the tuple that is looked for.
macro_rules! tuple_queries { ($($base:ident $own:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($base: SqlType,)+ $($own),+> InList<($($own,)+)> for Select<($($base,)+)>
    where
        $($base::Base: ComparesWith<$own>),+
    {
        fn into_list(self, _: &Node) -> List {
            List::Query(self.into_query())
        }
    }
} }
tuples!(tuple_queries, 8);
