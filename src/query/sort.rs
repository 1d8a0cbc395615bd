//! Conditions, lists of expressions, and sort keys.

use super::column::{Expression, Inner};
use super::operand::Operand;
use super::tuples;
use crate::ast::{Constant, Node, NullsOrder};
use crate::query::scalar::{Any, Boolean, SqlType};

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

/// A condition of WHERE, HAVING, ON, `&`, `|` and `!`: a boolean expression, or `true` and `false`.
#[diagnostic::on_unimplemented(
    message = "a condition is needed here, and `{Self}` is none",
    label = "not a condition",
    note = "compare it: `.eq(..)`, `.gt(..)`, `.is_not_null()`, …"
)]
pub trait Condition {
    /// Converts it into the node of the tree.
    fn into_condition(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<E: Expression> Condition for E
where
    Inner<E>: Boolean,
{
    #[inline]
    fn into_condition(self) -> Node {
        self.into_node()
    }
}
#[diagnostic::do_not_recommend]
impl Condition for bool {
    fn into_condition(self) -> Node {
        Node::Constant(if self { Constant::True } else { Constant::False })
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

/// Arguments of a function: a tuple of values and expressions, or `()`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of arguments",
    label = "expected a tuple of values and expressions",
    note = "one argument is a tuple, too: `(x,)`"
)]
pub trait Arguments {
    /// Converts them into nodes, in order.
    fn into_nodes(self) -> Vec<Node>;
}
impl Arguments for Vec<crate::value::Value> {
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(Node::literal).collect()
    }
}
impl Arguments for () {
    fn into_nodes(self) -> Vec<Node> {
        vec![]
    }
}

macro_rules! lists { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Terms),+> Terms for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(Node)) {
            let ($($t,)+) = self;
            $($t.each(add);)+
        }
    }
    #[diagnostic::do_not_recommend]
    impl<$($t: Operand<Any>),+> Arguments for ($($t,)+) {
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let ($($t,)+) = self;
            vec![$($t.into_node()),+]
        }
    }
} }
tuples!(lists);

/// The arguments of `coalesce`: an expression, and expressions and values of its type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of expressions for `coalesce`",
    label = "expected a tuple: an expression first, then expressions and values of its type"
)]
pub trait CoalesceArguments {
    /// The type of the result: nullable only if all arguments are.
    type Type: SqlType;
    /// Converts them into nodes, in order.
    fn into_nodes(self) -> Vec<Node>;
}
type Coalesced<L, R> = <L as SqlType>::Coalesced<R>;
macro_rules! alternatives { ($($rest:ident),+ = $type:ty) => {
    #[diagnostic::do_not_recommend]
    impl<First: Expression, $($rest: Operand<super::column::Base<First>>),+> CoalesceArguments for (First, $($rest),+) {
        type Type = $type;
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let (First, $($rest),+) = self;
            let first = First.into_node();
            let rest = [$($rest.into_node().beside(&first)),+];
            std::iter::once(first).chain(rest).collect()
        }
    }
} }
alternatives!(A = Coalesced<First::Type, A::Type>);
alternatives!(A, B = Coalesced<First::Type, Coalesced<A::Type, B::Type>>);
alternatives!(A, B, C = Coalesced<First::Type, Coalesced<A::Type, Coalesced<B::Type, C::Type>>>);
alternatives!(A, B, C, D = Coalesced<First::Type, Coalesced<A::Type, Coalesced<B::Type, Coalesced<C::Type, D::Type>>>>);
