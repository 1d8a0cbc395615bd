//! Operators and functions of ranges and multiranges. 9.20

use crate::ast::{Node, Operator};
use crate::dialects::postgres::operators::{comparison, op};
use crate::dialects::postgres::types::NativeType;
use crate::dialects::postgres::{Multirange, Range, RangeElement};
use crate::query::scalar::{Any, Contains, Scalar, SqlType};
use crate::query::{Expr, Expression, Function, Operand, Select, TypedColumn, bound, kind};
use crate::types::TypeRef;
use crate::value::Value;
use smallvec::smallvec;

/// The other operand of an operator on a range of `T`: a range or multirange as a value, a column, an expression or a subquery.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a range of `{T}`", label = "expected a range or multirange of `{T}`")]
pub trait RangeOperand<T> {
    /// Returns the node of the operand.
    fn into_node(self) -> Node;
}
/// The argument of `contains` of a range of `T`: a `T`, or anything that is a [`RangeOperand`].
#[diagnostic::on_unimplemented(message = "a range of `{T}` cannot contain `{Self}`", label = "expected a `{T}`, or a range of it")]
pub trait RangePart<T> {
    /// Returns the node of the argument.
    fn into_node(self) -> Node;
}
/// Implemented by the types of columns and expressions that are ranges of `T`.
pub trait IsRange<T> {}
impl<T> IsRange<T> for Range<T> {}
impl<T> IsRange<T> for Multirange<T> {}
impl<T> IsRange<T> for Any {}
/// Implemented by the types of columns and expressions that a range of `T` can contain.
pub trait IsRangePart<T> {}
impl<T: RangeElement> IsRangePart<T> for T {}
impl<T> IsRangePart<T> for Range<T> {}
impl<T> IsRangePart<T> for Multirange<T> {}
impl<T> IsRangePart<T> for Any {}

macro_rules! operands { ($trait:ident, $is:ident) => {
    operands! { @ $trait
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
operands!(RangeOperand, IsRange);
operands!(RangePart, IsRangePart);
#[diagnostic::do_not_recommend]
impl<T: RangeElement> RangePart<T> for T {
    fn into_node(self) -> Node {
        bound::<T>(self.into_value())
    }
}

/// Implemented by the types that have the operators of ranges: ranges, multiranges and `Any`.
#[diagnostic::on_unimplemented(message = "this needs a range, and `{Self}` is none", label = "not an operation of `{Self}`")]
pub trait RangeType {
    /// The type of a bound.
    type Bound: SqlType;
}
/// Implemented by the range types whose operators take an `R` as their right operand.
#[diagnostic::on_unimplemented(message = "this needs ranges on both sides, not `{Self}` and `{R}`", label = "expected a range")]
pub trait RangeTypeWith<R>: RangeType {
    /// Returns the node of the right operand.
    fn range_node(right: R) -> Node;
}
macro_rules! ranges { ($([$($generic:tt)*] $type:ty: $bound:path, $element:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)*> RangeType for $type {
        type Bound = $element;
    }
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: $bound> RangeTypeWith<R> for $type {
        fn range_node(right: R) -> Node {
            right.into_node()
        }
    }
)*} }
ranges! {
    [] Any: Operand<Any>, Any;
    [T: RangeElement,] Range<T>: RangeOperand<T>, T;
    [T: RangeElement,] Multirange<T>: RangeOperand<T>, T;
}
macro_rules! contains { ($($type:ident),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: RangeElement, R: RangePart<T>> Contains<R> for $type<T> {
        type Kind = kind::Plain;
        fn part_node(part: R) -> Node {
            part.into_node()
        }
    }
)*} }
contains!(Range, Multirange);

type Inner<E> = <<E as Expression>::Type as SqlType>::Inner;
type Bound<E> = <<Inner<E> as RangeType>::Bound as SqlType>::Nullable;
/// The type of the left operand, nullable if either operand is.
type Both<E, R> = <<E as Expression>::Type as SqlType>::PropagateNull2<<R as Operand<BaseOf<E>>>::Type, BaseOf<E>>;
type BaseOf<E> = <<E as Expression>::Type as SqlType>::Base;

/// Methods of ranges and multiranges. `contains`, `+`, `-` and `*` are methods and operators of every expression;
/// [`ContainmentMethods`](super::ContainmentMethods) has `contained_by`.
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
    /// `self && right`: whether the ranges have a value in common.
    fn overlaps<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared("&&", self, right)
    }
    /// `self << right`: whether this range ends before the other begins.
    fn strictly_left_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared("<<", self, right)
    }
    /// `self >> right`: whether this range begins after the other ends.
    fn strictly_right_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared(">>", self, right)
    }
    /// `self &< right`: whether this range ends no later than the other.
    fn not_extend_right_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared("&<", self, right)
    }
    /// `self &> right`: whether this range begins no earlier than the other.
    fn not_extend_left_of<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared("&>", self, right)
    }
    /// `self -|- right`: whether one range begins where the other ends.
    fn adjacent_to<R>(&self, right: R) -> Expr<bool>
    where
        Inner<Self>: RangeTypeWith<R>,
    {
        compared("-|-", self, right)
    }
    /// `self + right`: the union. Of two ranges with a gap between them it is an error of the database; multiranges may have gaps.
    fn union<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: RangeType,
    {
        Expr::from_node(Node::binary(Operator::Add, self.node(), right.into_node()))
    }
    /// `self - right`: the values that are not in the other range. A difference that would leave two ranges is an error of the
    /// database; multiranges may have gaps.
    fn difference<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: RangeType,
    {
        Expr::from_node(Node::binary(Operator::Sub, self.node(), right.into_node()))
    }
    /// `self * right`: the values that the ranges have in common.
    fn intersection<R: Operand<BaseOf<Self>>>(&self, right: R) -> Expr<Both<Self, R>>
    where
        Inner<Self>: RangeType,
    {
        Expr::from_node(Node::binary(Operator::Mul, self.node(), right.into_node()))
    }
    /// `lower(self)`: the lower bound, NULL if there is none.
    fn lower(&self) -> Function<Bound<Self>>
    where
        Inner<Self>: RangeType,
    {
        bound_of("lower", self)
    }
    /// `upper(self)`: the upper bound, NULL if there is none.
    fn upper(&self) -> Function<Bound<Self>>
    where
        Inner<Self>: RangeType,
    {
        bound_of("upper", self)
    }
    /// `isempty(self)`: whether the range has no values.
    fn isempty(&self) -> Function<<Self::Type as SqlType>::PropagateNull<bool>>
    where
        Inner<Self>: RangeType,
    {
        function("isempty", self, <bool as SqlType>::type_ref())
    }
}
impl<E: Expression + ?Sized> RangeMethods for E {}

fn compared<E: Expression + ?Sized, R>(text: &str, left: &E, right: R) -> Expr<bool>
where
    Inner<E>: RangeTypeWith<R>,
{
    Expr::from_node(op(comparison(text), left.node(), <Inner<E> as RangeTypeWith<R>>::range_node(right)))
}
fn bound_of<E: Expression + ?Sized>(name: &'static str, of: &E) -> Function<Bound<E>>
where
    Inner<E>: RangeType,
{
    let known = NativeType::bound_of(&of.node().type_ref().data_type).map(TypeRef::new);
    function(name, of, known.unwrap_or_else(<Inner<E> as RangeType>::Bound::type_ref))
}
/// Returns a call with the range as its only argument.
fn function<E: Expression + ?Sized, T>(name: &'static str, of: &E, ty: TypeRef) -> Function<T> {
    Function::from_node(Node::function(name, smallvec![of.node()], ty))
}
