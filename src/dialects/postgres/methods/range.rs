//! Ranges, and several of them. 9.20

use crate::ast::{Node, Operator};
use crate::dialects::postgres::operators::{comparison, op};
use crate::dialects::postgres::types::Own;
use crate::dialects::postgres::{Multirange, Range, RangeElement};
use crate::query::scalar::{Any, Contains, Scalar, SqlType};
use crate::query::{Expr, Expression, Function, Operand, Select, TypedColumn, bound, kind};
use crate::types::TypeRef;
use crate::value::Value;
use smallvec::smallvec;

/// What may stand beside a range of `T`: a range or several of them, a column or an expression of those.
#[diagnostic::on_unimplemented(message = "`{Self}` is no range of `{T}`", label = "expected a range, or several, of `{T}`")]
pub trait Ranged<T> {
    /// The node of the tree.
    fn into_node(self) -> Node;
}
/// What a range of `T` may contain: a `T`, and what may stand beside the range.
#[diagnostic::on_unimplemented(message = "a range of `{T}` contains no `{Self}`", label = "expected a `{T}`, or a range of it")]
pub trait Within<T> {
    /// The node of the tree.
    fn into_node(self) -> Node;
}
/// The types of columns and expressions that are ranges of `T`.
pub trait IsRange<T> {}
impl<T> IsRange<T> for Range<T> {}
impl<T> IsRange<T> for Multirange<T> {}
impl<T> IsRange<T> for Any {}
/// The types of columns and expressions that a range of `T` may contain.
pub trait IsWithin<T> {}
impl<T: RangeElement> IsWithin<T> for T {}
impl<T> IsWithin<T> for Range<T> {}
impl<T> IsWithin<T> for Multirange<T> {}
impl<T> IsWithin<T> for Any {}

macro_rules! beside { ($trait:ident, $is:ident) => {
    beside! { @ $trait
        [T: RangeElement] Range<T>, |v| bound::<Range<T>>(v.to_value());
        [T: RangeElement] Multirange<T>, |v| bound::<Multirange<T>>(v.to_value());
        [T: RangeElement] Value, |v| Node::literal(v);
        [T: RangeElement, S: SqlType<Base: $is<T>>, K] Expr<S, K>, |v| Expr::into_node(v);
        [T: RangeElement, S: SqlType<Base: $is<T>>, K] &Expr<S, K>, |v| v.node();
        [T: RangeElement, S: SqlType<Base: $is<T>>, M: ?Sized] &TypedColumn<S, M>, |v| v.node();
        [T: RangeElement, S: SqlType<Base: $is<T>>] Select<S>, |v| Node::scalar_subquery(v.into_query());
    }
};
    (@ $trait:ident $([$($generic:tt)*] $type:ty, |$value:ident| $node:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $trait<T> for $type {
            fn into_node(self) -> Node {
                let $value = self;
                $node
            }
        }
    )*};
}
beside!(Ranged, IsRange);
beside!(Within, IsWithin);
#[diagnostic::do_not_recommend]
impl<T: RangeElement> Within<T> for T {
    fn into_node(self) -> Node {
        bound::<T>(self.into_value())
    }
}

/// What has the operators of ranges.
#[diagnostic::on_unimplemented(message = "this needs a range, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait Ranges {
    /// The type of a bound.
    type Bound: SqlType;
}
/// What may stand beside it.
#[diagnostic::on_unimplemented(message = "this needs ranges on both sides, not `{Self}` and `{R}`", label = "expected a range")]
pub trait RangesWith<R>: Ranges {
    /// The node of what stands beside it.
    fn range_node(right: R) -> Node;
}
macro_rules! ranges { ($([$($generic:tt)*] $type:ty: $bound:path, $element:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> Ranges for $type {
        type Bound = $element;
    }
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: $bound> RangesWith<R> for $type {
        fn range_node(right: R) -> Node {
            right.into_node()
        }
    }
)*} }
ranges! {
    [] Any: Operand<Any>, Any;
    [T: RangeElement,] Range<T>: Ranged<T>, T;
    [T: RangeElement,] Multirange<T>: Ranged<T>, T;
}
macro_rules! contains { ($($type:ident),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: RangeElement, R: Within<T>> Contains<R> for $type<T> {
        type Kind = kind::Plain;
        fn part_node(part: R) -> Node {
            part.into_node()
        }
    }
)*} }
contains!(Range, Multirange);

type Inner<E> = <<E as Expression>::Type as SqlType>::Inner;
type Bound<E> = <<Inner<E> as Ranges>::Bound as SqlType>::Nullable;
/// Of the type on the left, NULL where one side is.
type Both<E, R> = <<E as Expression>::Type as SqlType>::PropagateNull2<<R as Operand<BaseOf<E>>>::Type, BaseOf<E>>;
type BaseOf<E> = <<E as Expression>::Type as SqlType>::Base;

/// What ranges do besides `contains`, `+ - *` and [`Containment`](super::Containment).
///
/// ```
/// use aludel::{postgres::{self, Range, methods::*}, prelude::*};
/// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, span: Range<i32> }
/// let sql = |condition: Expr<bool>| Ok::<_, aludel::Error>(condition.compile(&Postgres::default())?.sql().to_owned());
/// assert_eq!(sql(Post::span.overlaps(Range::from(1..9)))?, "posts.span && $1::INT4RANGE");
/// assert_eq!(sql(Post::span.contains(5))?, "posts.span @> $1");
/// assert_eq!(sql(Post::span.strictly_left_of(func::call::<Range<i32>>("int4range", (1, 9))))?, "posts.span << int4range($1, $2)");
/// let both = select((Post::span.union(Range::from(1..9)), Post::span.lower()));
/// assert_eq!(
///     both.compile(&Postgres::default())?.sql(),
///     "SELECT posts.span + $1::INT4RANGE AS anon_1, lower(posts.span) AS lower_1 FROM posts",
/// );
/// assert!(both.compile(&Sqlite::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait RangeMethods: Expression {
    /// `self && right`: have they a value in common?
    fn overlaps<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared("&&", self, right)
    }
    /// `self << right`: does it end before the other begins?
    fn strictly_left_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared("<<", self, right)
    }
    /// `self >> right`: does it begin after the end of the other?
    fn strictly_right_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared(">>", self, right)
    }
    /// `self &< right`: does it end no later than the other?
    fn not_extend_right_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared("&<", self, right)
    }
    /// `self &> right`: does it begin no earlier than the other?
    fn not_extend_left_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared("&>", self, right)
    }
    /// `self -|- right`: does one begin where the other ends?
    fn adjacent_to<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangesWith<R>,
    {
        compared("-|-", self, right)
    }
    /// `self + right`: the values of both. The database refuses two ranges with a gap between them; several ranges have gaps.
    fn union<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: Ranges,
    {
        Expr::from_node(Node::binary(Operator::Add, self.node(), right.into_node()))
    }
    /// `self - right`: the values that are not in the other. The database refuses what would leave two ranges; several ranges
    /// have gaps.
    fn difference<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: Ranges,
    {
        Expr::from_node(Node::binary(Operator::Sub, self.node(), right.into_node()))
    }
    /// `self * right`: the values that they have in common.
    fn intersection<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: Ranges,
    {
        Expr::from_node(Node::binary(Operator::Mul, self.node(), right.into_node()))
    }
    /// `lower(self)`: the lower bound; NULL where there is none.
    fn lower(&self) -> Function<Bound<Self>>
    where
        Inner<Self>: Ranges,
    {
        bound_of("lower", self)
    }
    /// `upper(self)`: the upper bound; NULL where there is none.
    fn upper(&self) -> Function<Bound<Self>>
    where
        Inner<Self>: Ranges,
    {
        bound_of("upper", self)
    }
    /// `isempty(self)`: has it no values?
    fn isempty(&self) -> Function<<Self::Type as SqlType>::PropagateNull<bool>>
    where
        Inner<Self>: Ranges,
    {
        function("isempty", self, <bool as SqlType>::type_ref())
    }
}
impl<E: Expression + ?Sized> RangeMethods for E {}

fn compared<E: Expression + ?Sized, R>(text: &str, left: &E, right: R) -> Expr<bool>
where
    Inner<E>: RangesWith<R>,
{
    Expr::from_node(op(comparison(text), left.node(), <Inner<E> as RangesWith<R>>::range_node(right)))
}
fn bound_of<E: Expression + ?Sized>(name: &'static str, of: &E) -> Function<Bound<E>>
where
    Inner<E>: Ranges,
{
    let known = Own::bound_of(&of.node().type_ref().data_type).map(TypeRef::new);
    function(name, of, known.unwrap_or_else(<Inner<E> as Ranges>::Bound::type_ref))
}
/// A call of one argument: of no other type has PostgreSQL a function of that name and meaning, and others have none.
fn function<E: Expression + ?Sized, T>(name: &'static str, of: &E, ty: TypeRef) -> Function<T> {
    Function::from_node(Node::function(name, smallvec![of.node()], ty))
}
