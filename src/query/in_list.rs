//! What may stand behind IN.

use super::operand::{Operand, form};
use super::select::Select;
use super::tuples;
use crate::ast::visit::find_error;
use crate::ast::{InBuilder, InList as List, Node};
use crate::error::ErrorKind;
use crate::query::scalar::{ComparesWith, SqlType};
use crate::row::Row;

/// What may stand behind IN: a list of values, columns or expressions, or a subquery.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand behind IN where `{B}` is looked for",
    label = "expected a list of `{B}`, or a subquery that gives `{B}`",
    note = "a list is an array, a `Vec`, a slice or any iterator; an `Option` cannot stand in it, for NULL is never found"
)]
pub trait InList<B> {
    /// The list, typed by what is looked for.
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
        items.for_each(|item| item.give_up(&mut list));
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

/// A query whose columns are chosen at run time: how many they are is looked at when the statement is built.
macro_rules! rows_in { ($($query:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<B> InList<B> for $query {
        fn into_list(self, operand: &Node) -> List {
            let query = self.node();
            let wanted = if let Node::Tuple(tuple) = operand { tuple.elements.len() } else { 1 };
            if query.width() == wanted || find_error(query).is_some() {
                return List::Query(query.clone());
            }
            let problem = format!("it looks for {wanted} columns in a query of {}", query.width());
            List::Nodes(vec![Node::error(ErrorKind::invalid("IN", problem))])
        }
    }
)*} }
rows_in!(Select<Row>, &Select<Row>);

/// A query of as many columns as the tuple that is looked for has.
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
