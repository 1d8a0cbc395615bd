//! Terms of ORDER BY, GROUP BY and PARTITION BY: [`Terms`], [`SortKey`] and [`by_name`].

use super::column::{Expr, Expression};
use super::tuples;
use crate::ast::{Node, NullsOrder};
use crate::query::scalar::Any;
use crate::value::Str;

/// A term of ORDER BY, with its direction.
#[derive(Debug, Clone)]
pub struct SortKey(Node);

impl SortKey {
    pub(crate) fn new(node: Node) -> Self {
        SortKey(node)
    }
    /// Sorts NULL first: `.. NULLS FIRST`, or a term before it where the database has no such clause.
    pub fn nulls_first(self) -> SortKey {
        SortKey(self.0.nulls(NullsOrder::First))
    }
    /// Sorts NULL last: `.. NULLS LAST`, or a term before it where the database has no such clause.
    pub fn nulls_last(self) -> SortKey {
        SortKey(self.0.nulls(NullsOrder::Last))
    }
    /// Converts it into the node of the tree.
    pub fn into_node(self) -> Node {
        self.0
    }
}

/// Terms of ORDER BY, GROUP BY and PARTITION BY: one term, a tuple, an array, or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of expressions",
    label = "expected a column, an expression, `.asc()`/`.desc()` of one, or a tuple or `Vec` of those",
    note = "a column by a name known at run time is `table.c(name)`"
)]
pub trait Terms {
    /// Passes the terms to a closure, in order.
    fn each(self, add: &mut dyn FnMut(Node));
}
#[diagnostic::do_not_recommend]
impl<E: Expression> Terms for E {
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.into_node());
    }
}
#[diagnostic::do_not_recommend]
impl Terms for SortKey {
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.0);
    }
}
#[diagnostic::do_not_recommend]
impl<T: Terms> Terms for Vec<T> {
    fn each(self, add: &mut dyn FnMut(Node)) {
        self.into_iter().for_each(|term| term.each(add));
    }
}
#[diagnostic::do_not_recommend]
impl<T: Terms, const N: usize> Terms for [T; N] {
    fn each(self, add: &mut dyn FnMut(Node)) {
        self.into_iter().for_each(|term| term.each(add));
    }
}

macro_rules! terms { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Terms),+> Terms for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(Node)) {
            let ($($t,)+) = self;
            $($t.each(add);)+
        }
    }
} }
tuples!(terms);
/// Refers to a label or a column of the select list by its name, in ORDER BY, GROUP BY and windows.
///
/// Alone it renders the label's name, or the whole column; inside an expression or a window, the labelled expression. An
/// unknown name is an error of `compile()`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let query = select((User::id, (User::age + 1).label("next"))).order_by((by_name("next").desc(), by_name("id")));
/// assert_eq!(
///     query.to_string(),
///     "SELECT users.id, users.age + :age_1 AS next FROM users ORDER BY next DESC, users.id",
/// );
/// let wrong = select(User::id).order_by(by_name("nxt")).compile(&Sqlite::default()).unwrap_err();
/// assert!(wrong.to_string().contains("nxt"));
/// ```
pub fn by_name(name: impl Into<Str>) -> Expr<Any> {
    Expr::from_node(Node::by_name(name))
}
