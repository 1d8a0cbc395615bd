//! Row values: tuples of expressions as one value.

use super::column::{Base, Expr, Expression};
use super::in_list::InList;
use super::operand::Operand;
use super::order_by::Terms;
use super::tuples;
use crate::ast::{Node, Operator};
use std::marker::PhantomData;
use std::sync::Arc;

/// A row value, `(a, b)`, which is compared as a whole.
pub struct RowValue<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}
impl<T> Clone for RowValue<T> {
    fn clone(&self) -> Self {
        RowValue { node: self.node.clone(), of: PhantomData }
    }
}
impl<T> std::fmt::Debug for RowValue<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RowValue({})", self.node)
    }
}
/// The elements of a [`tuple()`]: a tuple of columns and expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tuple of columns and expressions",
    label = "expected a tuple of up to 8 columns and expressions"
)]
pub trait TupleElements {
    /// Their types, without `Option`.
    type Bases;
    /// Converts them into nodes of the tree.
    fn into_nodes(self) -> Vec<Node>;
}
macro_rules! tuple_elements { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Expression),+> TupleElements for ($($t,)+) {
        type Bases = ($(Base<$t>,)+);
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let ($($t,)+) = self;
            vec![$($t.into_node()),+]
        }
    }
} }
tuples!(tuple_elements, 8);

/// Returns a row value, `(a, b)`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let pair = tuple((User::id, User::name));
/// assert_eq!(
///     pair.in_([(1, "a"), (2, "b")]).compile(&Sqlite::default())?.sql(),
///     "(users.id, users.name) IN (VALUES (?, ?), (?, ?))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias = "tuple_")]
pub fn tuple<B: TupleElements>(columns: B) -> RowValue<B::Bases> {
    RowValue { node: Node::tuple(columns.into_nodes()), of: PhantomData }
}
#[diagnostic::do_not_recommend]
impl<T> Terms for RowValue<T> {
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.node);
    }
}
impl<T> RowValue<T> {
    pub(super) fn node(&self) -> &Node {
        &self.node
    }
    /// Renders `(a, b) = (c, d)`.
    pub fn eq<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Eq, right.into_node())
    }
    /// Renders `(a, b) != (c, d)`.
    pub fn ne<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Ne, right.into_node())
    }
    /// Renders `(a, b) < (c, d)`, which the first unequal elements decide.
    pub fn lt<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Lt, right.into_node())
    }
    /// Renders `(a, b) <= (c, d)`.
    pub fn le<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Le, right.into_node())
    }
    /// Renders `(a, b) > (c, d)`, which the first unequal elements decide.
    pub fn gt<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Gt, right.into_node())
    }
    /// Renders `(a, b) >= (c, d)`.
    pub fn ge<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Ge, right.into_node())
    }
    /// Renders `(a, b) IN (..)`: a list of tuples, or a subquery with as many columns.
    pub fn in_<R: InList<T>>(&self, list: R) -> Expr<bool> {
        Expr::from_node(self.node.clone().in_list(list.into_list(&self.node), false))
    }
    /// Renders `(a, b) NOT IN (..)`.
    pub fn not_in<R: InList<T>>(&self, list: R) -> Expr<bool> {
        Expr::from_node(self.node.clone().in_list(list.into_list(&self.node), true))
    }
    fn compare(&self, operator: Operator, right: Node) -> Expr<bool> {
        let right = match (right, &self.node) {
            (Node::Tuple(right), Node::Tuple(left)) => Node::Tuple(Arc::new(right.beside(left))),
            (right, _) => right,
        };
        Expr::from_node(Node::binary(operator, self.node.clone(), right))
    }
}
