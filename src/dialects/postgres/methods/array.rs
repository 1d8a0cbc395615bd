//! Operators and slices of arrays. 8.15, 9.19

use crate::ast::{CustomElement, Node};
use crate::compiler::Renderer;
use crate::dialects::postgres::operators::{comparison, op};
use crate::query::scalar::{Any, ArrayElement, SqlType};
use crate::query::{Expr, Expression, Operand, kind};
use std::hash::Hasher;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};
use std::sync::Arc;

/// Implemented by the types that have the operators of arrays.
#[diagnostic::on_unimplemented(message = "this needs an array, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait IsArray {}
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> IsArray for Vec<T> {}
#[diagnostic::do_not_recommend]
impl IsArray for Any {}

/// Methods of arrays. `get`, `contains` and `+` are methods and operators of every expression;
/// [`ContainmentMethods`](super::ContainmentMethods) has `contained_by`; `any_(array)` and `all_(array)` are the right operand of a
/// comparison.
pub trait ArrayMethods: Expression {
    /// `self && right`: whether the arrays have an element in common.
    ///
    /// ```
    /// use aludel::{postgres::methods::*, prelude::*};
    /// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, tags: Vec<String> }
    /// let either = select(Post::id).filter(Post::tags.overlap(["a", "b"]));
    /// let compiled = either.compile(&Postgres::default())?;
    /// assert_eq!(compiled.sql(), "SELECT posts.id FROM posts WHERE posts.tags && $1::VARCHAR[]");
    /// let with_all = Post::tags.contains(["a"]) & literal("b").eq(any_(Post::tags));
    /// assert_eq!(with_all.compile(&Postgres::default())?.sql(), "(posts.tags @> $1::VARCHAR[]) AND $2 = ANY (posts.tags)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn overlap<R: Operand<<Self::Type as SqlType>::Base>>(&self, right: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: IsArray,
    {
        Expr::from_node(op(comparison("&&"), self.node(), right.into_node()))
    }
    /// `self[low:high]`: the slice from one index to another, both inclusive and either optional. Indexes start at 1. 8.15.3
    ///
    /// ```
    /// use aludel::{postgres::methods::*, prelude::*};
    /// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, tags: Vec<String> }
    /// let sql = |slice: Expr<Vec<String>, _>| Ok::<_, aludel::Error>(slice.compile(&Postgres::default())?.sql().to_owned());
    /// assert_eq!(sql(Post::tags.get_slice(2..=4))?, "posts.tags[$1:$2]");
    /// assert_eq!(sql(Post::tags.get_slice(2..))?, "posts.tags[$1:]");
    /// let change = update(Post::table()).set(Post::tags.get_slice(..=2).set(["x", "y"]));
    /// assert_eq!(change.compile(&Postgres::default())?.sql(), "UPDATE posts SET tags[:$1]=$2::VARCHAR[]");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn get_slice<S: Slice>(&self, bounds: S) -> Expr<Self::Type, kind::Element>
    where
        <Self::Type as SqlType>::Inner: IsArray,
    {
        let array = self.node();
        let ty = array.type_ref();
        let (low, high) = bounds.into_bounds();
        Expr::from_node(array.subscript([Node::custom(SliceBounds { low, high })], false).read_as(ty.unnamed()))
    }
}
impl<E: Expression + ?Sized> ArrayMethods for E {}

/// The bounds of a slice: `2..=4`, `2..` or `..=4`, of integers or of expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a slice of an array",
    label = "expected `low..=high`, `low..` or `..=high`: both bounds are inclusive"
)]
pub trait Slice {
    /// Returns the nodes of both bounds.
    fn into_bounds(self) -> (Option<Node>, Option<Node>);
}
#[diagnostic::do_not_recommend]
impl<R: Operand<i32>> Slice for RangeInclusive<R> {
    fn into_bounds(self) -> (Option<Node>, Option<Node>) {
        let (low, high) = self.into_inner();
        (Some(low.into_node()), Some(high.into_node()))
    }
}
#[diagnostic::do_not_recommend]
impl<R: Operand<i32>> Slice for RangeFrom<R> {
    fn into_bounds(self) -> (Option<Node>, Option<Node>) {
        (Some(self.start.into_node()), None)
    }
}
#[diagnostic::do_not_recommend]
impl<R: Operand<i32>> Slice for RangeToInclusive<R> {
    fn into_bounds(self) -> (Option<Node>, Option<Node>) {
        (None, Some(self.end.into_node()))
    }
}

/// The subscript of a slice, `low:high`.
#[derive(Debug)]
struct SliceBounds {
    low: Option<Node>,
    high: Option<Node>,
}
impl CustomElement for SliceBounds {
    fn children(&self) -> Vec<&Node> {
        self.low.iter().chain(&self.high).collect()
    }
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement> {
        let mut children = children.into_iter();
        let low = self.low.as_ref().and_then(|_| children.next());
        Arc::new(SliceBounds { low, high: children.next() })
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        let between = match out.dialect().name() {
            "postgresql" => ":",
            "generic" => " : ", // a named parameter may follow, which starts with a colon
            _ => return out.unsupported("slice of an array", "keep the list as JSON"),
        };
        if let Some(low) = &self.low {
            out.grouped(low);
        }
        out.word(between);
        if let Some(high) = &self.high {
            out.grouped(high);
        }
    }
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool {
        let other = (other as &dyn std::any::Any).downcast_ref::<SliceBounds>();
        other.is_some_and(|other| self.low.is_some() == other.low.is_some())
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(b"slice");
        state.write_u8(self.low.is_some().into());
    }
}
