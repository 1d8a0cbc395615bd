//! Operators of one expression.

use crate::ast::Node;
use crate::ast::tree::{leaf, tree};
use crate::value::Value;
use std::sync::Arc;

/// An operator of one expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOperator {
    /// `-x`
    Neg,
    /// `~x`
    BitNot,
    /// `NOT x`
    Not,
    /// `NOT x` of a boolean value, `x = 0` where there are no booleans
    IsFalse,
    /// `DISTINCT x`, in an aggregate
    Distinct,
}

/// Where NULL is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NullsOrder {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}
leaf!(UnaryOperator, NullsOrder);

tree! {
    /// `operator x`
    UnaryExpression {
        /// The operator.
        operator: UnaryOperator,
        /// What it is applied to.
        operand: Node,
    }
    /// An expression as ORDER BY takes it.
    Ordering {
        /// What is sorted by.
        element: Node,
        /// `DESC`; `Some(false)` is a written-out `ASC`.
        descending: Option<bool>,
        /// `NULLS FIRST` or `NULLS LAST`
        nulls: Option<NullsOrder>,
    }
}

impl Node {
    pub(crate) fn unary(operator: UnaryOperator, operand: Node) -> Node {
        Node::checked(Node::Unary(Arc::new(UnaryExpression::new(operator, operand))))
    }
    /// `-x`; of a number, the negative number.
    pub fn negative(self) -> Node {
        match self {
            Node::Literal(literal) if literal.is_readable() => match literal.value {
                Value::Int(v) if v != i64::MIN => Node::Literal(literal.with_value(Value::Int(-v))),
                Value::Real(v) => Node::Literal(literal.with_value(Value::Real(-v))),
                _ => Node::unary(UnaryOperator::Neg, Node::Literal(literal)),
            },
            node => Node::unary(UnaryOperator::Neg, node),
        }
    }
    /// `x ASC` or `x DESC`
    pub fn ordering(self, descending: bool) -> Node {
        Node::checked(Node::Ordering(Arc::new(Ordering::new(self, Some(descending), None))))
    }
    /// `x NULLS FIRST` or `x NULLS LAST`
    pub fn nulls(self, order: NullsOrder) -> Node {
        match self {
            Node::Ordering(mut ordering) => {
                Arc::make_mut(&mut ordering).nulls = Some(order);
                Node::Ordering(ordering)
            }
            node => Node::checked(Node::Ordering(Arc::new(Ordering::new(node, None, Some(order))))),
        }
    }
}
