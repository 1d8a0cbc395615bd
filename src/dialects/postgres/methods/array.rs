//! Arrays. 8.15, 9.19

use crate::ast::{CustomElement, Node};
use crate::compiler::Renderer;
use crate::dialects::postgres::operators::{comparison, op};
use crate::query::scalar::{Any, ArrayElement, SqlType};
use crate::query::{Expr, Expression, Operand, kind};
use std::hash::Hasher;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};
use std::sync::Arc;

/// What has the operators of arrays.
#[diagnostic::on_unimplemented(message = "this needs an array, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait Arrays {}
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> Arrays for Vec<T> {}
#[diagnostic::do_not_recommend]
impl Arrays for Any {}

/// What arrays do besides `get`, `contains`, `+` and [`Containment`](super::Containment); what stands behind a comparison is
/// `any_(array)` and `all_(array)`.
pub trait ArrayMethods: Expression {
    /// `self && right`: have they an element in common?
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
        <Self::Type as SqlType>::Inner: Arrays,
    {
        Expr::from_node(op(comparison("&&"), self.node(), right.into_node()))
    }
    /// `self[low:high]`: the elements from one number to another, both inclusive; either may be left out. 8.15.3
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
    fn get_slice<S: Slice>(&self, numbers: S) -> Expr<Self::Type, kind::Element>
    where
        <Self::Type as SqlType>::Inner: Arrays,
    {
        let array = self.node();
        let ty = array.type_ref();
        let (low, high) = numbers.into_bounds();
        Expr::from_node(array.subscript([Node::custom(Numbers { low, high })], false).read_as(ty.unnamed()))
    }
}
impl<E: Expression + ?Sized> ArrayMethods for E {}

/// The numbers of the elements of a slice: `2..=4`, `2..`, `..=4`, of integers or of expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` says no slice of an array",
    label = "expected `low..=high`, `low..` or `..=high`: both bounds are inclusive"
)]
pub trait Slice {
    /// Both bounds.
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

/// `low:high`, between the brackets.
#[derive(Debug)]
struct Numbers {
    low: Option<Node>,
    high: Option<Node>,
}
impl CustomElement for Numbers {
    fn children(&self) -> Vec<&Node> {
        self.low.iter().chain(&self.high).collect()
    }
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement> {
        let mut children = children.into_iter();
        let low = self.low.as_ref().and_then(|_| children.next());
        Arc::new(Numbers { low, high: children.next() })
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        let between = match out.dialect().name() {
            "postgresql" => ":",
            "generic" => " : ", // a name may follow, and begins with a colon
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
        let other = (other as &dyn std::any::Any).downcast_ref::<Numbers>();
        other.is_some_and(|other| self.low.is_some() == other.low.is_some())
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(b"slice");
        state.write_u8(self.low.is_some().into());
    }
}
