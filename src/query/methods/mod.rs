//! The operators that are methods, by family. They take `&self`, so that nothing has to be cloned to be said twice.
//!
//! Each family is a macro that `column.rs` calls beside the types, so that messages of the compiler name its methods shortly.

mod aggregate;
pub(super) mod compare;
pub(super) mod list;
pub(super) mod numbers;
pub(super) mod parts;
pub(super) mod text;
pub(super) mod typing;

use super::column::{Expr, TypedColumn};
use crate::ast::{Node, Operator};

impl<T, M: ?Sized> TypedColumn<T, M> {
    /// `self operator right`
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::compare(operator, self.column_ref(), right))
    }
}
impl<T, K> Expr<T, K> {
    /// `self operator right`
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::binary(operator, self.node(), right))
    }
}

/// What Rust's own comparisons of expressions would need: nothing has it.
#[diagnostic::on_unimplemented(
    message = "Rust's `==`, `<`, `>` … cannot compare in SQL",
    label = "write `.eq(..)`, `.ne(..)`, `.lt(..)`, `.le(..)`, `.gt(..)`, `.ge(..)`, or put it into `expr!(..)`"
)]
pub trait InRust {}
/// Rust's `==` and `<` answer at once, SQL's when the query runs: these impls are there to say so.
impl<T, K, R: InRust> PartialEq<R> for Expr<T, K> {
    fn eq(&self, _: &R) -> bool {
        false
    }
}
impl<T, K, R: InRust> PartialOrd<R> for Expr<T, K> {
    fn partial_cmp(&self, _: &R) -> Option<std::cmp::Ordering> {
        None
    }
}
