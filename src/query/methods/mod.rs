//! SQL's operators as methods of columns and expressions, by family. They take `&self`, so that an expression can be used
//! again without a clone.
//!
//! Each family is a macro that is called in `column.rs`, beside the types, so that rustc's messages name the methods
//! shortly.

mod aggregate;
pub(super) mod cast;
pub(super) mod comparison;
pub(super) mod label;
pub(super) mod like;
pub(super) mod numeric;
pub(super) mod ordering;
pub(super) mod regexp;
pub(super) mod subscript;
pub(super) mod text_operators;

use super::column::{Expr, TypedColumn};
use crate::ast::{Node, Operator};

impl<T, M: ?Sized> TypedColumn<T, M> {
    /// Renders `self operator right`.
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::compare(operator, self.column_ref(), right))
    }
}
impl<T, K> Expr<T, K> {
    /// Renders `self operator right`.
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::binary(operator, self.node(), right))
    }
}

/// The bound of Rust's own comparisons of expressions, which no type satisfies.
#[diagnostic::on_unimplemented(
    message = "Rust's `==`, `<`, `>` … cannot compare in SQL",
    label = "write `.eq(..)`, `.ne(..)`, `.lt(..)`, `.le(..)`, `.gt(..)`, `.ge(..)`, or put it into `expr!(..)`"
)]
pub trait ComparableInRust {}
/// Rust's `==` and `<` have a result at once, SQL's when the query runs: these impls exist for their error message.
impl<T, K, R: ComparableInRust> PartialEq<R> for Expr<T, K> {
    fn eq(&self, _: &R) -> bool {
        false
    }
}
impl<T, K, R: ComparableInRust> PartialOrd<R> for Expr<T, K> {
    fn partial_cmp(&self, _: &R) -> Option<std::cmp::Ordering> {
        None
    }
}
