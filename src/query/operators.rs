//! Rust's operators on columns and expressions: `+ - * / %`, `& | !` and `-x`.

use super::column::{Expr, TypedColumn};
use super::condition::Condition;
use super::operand::Operand;
use crate::ast::{Constant, Node};
use crate::query::scalar::op::{Arithmetic, Divide, Minus, Plus, Remainder, Times};
use crate::query::scalar::{Any, BaseOf, Boolean, HasOperator, Numeric, SqlType};
use crate::value::{Date, DateTime, Interval, Time};
use std::ops::{Add, BitAnd, BitAndAssign, BitOr, BitOrAssign, Div, Mul, Neg, Not, Rem, Sub};

/// The right operand of an arithmetic operator after an `L`: any operand that compares with `L`, and intervals after dates
/// and times.
#[diagnostic::on_unimplemented(
    message = "SQL has no such operator between `{L}` and `{Self}`",
    label = "`{L}` on the left, `{Self}` on the right",
    note = "a column or an expression converts by `.cast::<{L}>()`, a value in Rust"
)]
pub trait RightOperand<Op, L> {
    /// The type of the operand itself.
    type Type: SqlType;
    /// Converts it into its node.
    fn into_right(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<Op, L, R: Operand<L>> RightOperand<Op, L> for R {
    type Type = R::Type;
    #[inline]
    fn into_right(self) -> Node {
        self.into_node()
    }
}

/// Intervals as right operands of dates and times, with which they do not compare.
macro_rules! intervals { ($interval:ty: $($time:ty),*) => {$(
    intervals!(@ops $interval, $time, Plus);
    intervals!(@ops $interval, $time, Minus);
)*};
    (@ops $interval:ty, $time:ty, $op:ty) => {
        intervals!(@one $interval, $time, $op, [] $interval);
        intervals!(@one $interval, $time, $op, [M: ?Sized] &TypedColumn<$interval, M>);
        intervals!(@one $interval, $time, $op, [K] Expr<$interval, K>);
        intervals!(@one Option<$interval>, $time, $op, [M: ?Sized] &TypedColumn<Option<$interval>, M>);
        intervals!(@one Option<$interval>, $time, $op, [K] Expr<Option<$interval>, K>);
    };
    (@one $is:ty, $time:ty, $op:ty, [$($generic:tt)*] $term:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> RightOperand<$op, $time> for $term {
            type Type = $is;
            fn into_right(self) -> Node {
                <$term as Operand<Any>>::into_node(self)
            }
        }
    };
}
intervals!(Interval: Date, Time, DateTime);
#[cfg(feature = "chrono")]
intervals!(chrono::TimeDelta: chrono::NaiveDate, chrono::NaiveTime, chrono::NaiveDateTime, chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::FixedOffset>);

type Outcome<Op, L, R> = <L as SqlType>::PropagateNull2<R, <BaseOf<L> as HasOperator<Op, BaseOf<R>>>::Output>;

#[inline]
fn arithmetic<Op: Arithmetic, T>(left: Node, right: Node) -> Expr<T> {
    Expr::from_node(Node::binary(Op::operator(), left, right))
}

macro_rules! arithmetic { ($($op:ty: $trait:ident $method:ident),*) => {$(
    arithmetic!(@right $op, $trait $method; ['r, T, M: ?Sized] &'r TypedColumn<T, M>; [T, K] Expr<T, K>; ['r, T, K] &'r Expr<T, K>);
    arithmetic!(@left $op, $trait $method; i16, i32, i64, f32, f64);
)*};
    (@right $op:ty, $trait:ident $method:ident; $([$($generic:tt)*] $who:ty);*) => {$(
        impl<$($generic)*, R: RightOperand<$op, T::Base>> $trait<R> for $who
        where
            T: SqlType,
            T::Base: HasOperator<$op, BaseOf<R::Type>>,
        {
            type Output = Expr<Outcome<$op, T, R::Type>>;
            #[inline]
            fn $method(self, right: R) -> Self::Output {
                arithmetic::<$op, _>(self.node_by_value(), right.into_right())
            }
        }
    )*};
    (@left $op:ty, $trait:ident $method:ident; $($value:ty),*) => {$(
        arithmetic!(@one $op, $trait $method, $value; ['r, T, M: ?Sized] &'r TypedColumn<T, M>; [T, K] Expr<T, K>; ['r, T, K] &'r Expr<T, K>);
    )*};
    (@one $op:ty, $trait:ident $method:ident, $value:ty; $([$($generic:tt)*] $who:ty);*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $trait<$who> for $value
        where
            T: SqlType,
            $value: Operand<T::Base>,
            T::Base: HasOperator<$op, T::Base>,
        {
            type Output = Expr<T::PropagateNull<<T::Base as HasOperator<$op, T::Base>>::Output>>;
            fn $method(self, right: $who) -> Self::Output {
                arithmetic::<$op, _>(<$value as Operand<T::Base>>::into_node(self), right.node_by_value())
            }
        }
    )*};
}
arithmetic!(Plus: Add add, Minus: Sub sub, Times: Mul mul, Divide: Div div, Remainder: Rem rem);

macro_rules! logic { ($($trait:ident $method:ident = $node:ident),*) => {$(
    logic!(@ $trait $method $node; ['r, T, M: ?Sized] &'r TypedColumn<T, M>; [T, K] Expr<T, K>; ['r, T, K] &'r Expr<T, K>);
)*};
    (@ $trait:ident $method:ident $node:ident; $([$($generic:tt)*] $who:ty);*) => {$(
        impl<$($generic)*, R: Condition> $trait<R> for $who
        where
            T: SqlType,
            T::Inner: Boolean,
        {
            type Output = Expr<bool>;
            #[inline]
            fn $method(self, right: R) -> Expr<bool> {
                Expr::from_node(self.node_by_value().$node(right.into_condition()))
            }
        }
    )*};
}
logic!(BitAnd bitand = and, BitOr bitor = or);

macro_rules! unary { ($([$($generic:tt)*] $who:ty);*) => {$(
    impl<$($generic)*> Not for $who
    where
        T: SqlType,
        T::Inner: Boolean,
    {
        type Output = Expr<bool>;
        fn not(self) -> Expr<bool> {
            Expr::from_node(self.node_by_value().negate())
        }
    }
    impl<$($generic)*> Neg for $who
    where
        T: SqlType,
        T::Inner: Numeric,
    {
        type Output = Expr<T>;
        fn neg(self) -> Expr<T> {
            Expr::from_node(self.node_by_value().negative())
        }
    }
)*} }
unary!(['r, T, M: ?Sized] &'r TypedColumn<T, M>; [T, K] Expr<T, K>; ['r, T, K] &'r Expr<T, K>);

/// Moves the node of a left operand where possible.
trait ByValue {
    fn node_by_value(self) -> Node;
}
impl<T, M: ?Sized> ByValue for &TypedColumn<T, M> {
    #[inline]
    fn node_by_value(self) -> Node {
        self.node()
    }
}
impl<T, K> ByValue for Expr<T, K> {
    #[inline]
    fn node_by_value(self) -> Node {
        self.into_node()
    }
}
impl<T, K> ByValue for &Expr<T, K> {
    #[inline]
    fn node_by_value(self) -> Node {
        self.node()
    }
}

impl<R: Condition> BitAndAssign<R> for Expr<bool> {
    fn bitand_assign(&mut self, right: R) {
        let left = std::mem::replace(self, Expr::from_node(Node::Constant(Constant::True)));
        *self = left & right;
    }
}
impl<R: Condition> BitOrAssign<R> for Expr<bool> {
    fn bitor_assign(&mut self, right: R) {
        let left = std::mem::replace(self, Expr::from_node(Node::Constant(Constant::False)));
        *self = left | right;
    }
}
