//! Operators between base types: which types compare, which have an operator, and the type of its result.

use super::{Any, ArrayElement, Newtype, Scalar, SqlType, UserDefined};
use crate::ast::Node;
use crate::query::{Operand, kind};
#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

/// Base types whose columns and expressions can be compared.
#[diagnostic::on_unimplemented(
    message = "SQL does not compare `{Self}` with `{B}`",
    label = "`{Self}` and `{B}` do not compare",
    note = "`.cast::<{B}>()` converts in SQL"
)]
pub trait ComparesWith<B> {}
impl<T: UserDefined> ComparesWith<T> for T {}
impl<T: Scalar> ComparesWith<Any> for T {}
impl<T: Scalar> ComparesWith<T> for Any {}
impl ComparesWith<Any> for Any {}

/// The arithmetic operators, as types.
pub mod op {
    use crate::ast::Operator;

    /// An arithmetic operator, as a type.
    pub trait Arithmetic {
        /// Returns the operator of the tree.
        fn operator() -> Operator;
    }
    macro_rules! operators { ($($(#[$meta:meta])* $name:ident => $operator:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name;
        impl Arithmetic for $name {
            #[inline]
            fn operator() -> Operator {
                Operator::$operator
            }
        }
    )*} }
    operators! {
        /// `+`, which renders `||` between strings.
        Plus => Add;
        /// `-`.
        Minus => Sub;
        /// `*`.
        Times => Mul;
        /// `/`, which is true division.
        Divide => Div;
        /// `.int_div(..)`, which truncates.
        DivideWhole => IntDiv;
        /// `.floor_div(..)`, which rounds down.
        DivideDown => FloorDiv;
        /// `&`, `|`, `<<` and so on, between integers.
        Bits => BitAnd;
        /// `%`.
        Remainder => Mod;
    }
}
use op::{Bits, Divide, DivideDown, DivideWhole, Minus, Plus, Remainder, Times};

/// An arithmetic operator between two base types, with the type of its result.
#[diagnostic::on_unimplemented(
    message = "SQL has no `{Op}` of `{Self}` and `{R}`",
    label = "`{Self}` and `{R}` do not go together here",
    note = "`.cast::<{R}>()` converts in SQL"
)]
pub trait HasOperator<Op, R> {
    /// The type of the result.
    type Output: SqlType;
}

/// Each line has a left type, and for each right type the result of `+ - * %` and that of `/`.
macro_rules! numbers {
    ($($left:ident: $($right:ident => $output:ident / $quotient:ident),*;)*) => {$($(
        numbers!(@one $left $right $output $quotient);
        numbers!(@compare $left $right);
    )*)*};
    (@one $left:ident $right:ident $output:ident $quotient:ident) => {
        #[diagnostic::do_not_recommend]
        impl HasOperator<Plus, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl HasOperator<Minus, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl HasOperator<Times, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl HasOperator<Remainder, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl HasOperator<Divide, $right> for $left {
            type Output = $quotient;
        }
        #[diagnostic::do_not_recommend]
        impl HasOperator<DivideDown, $right> for $left {
            type Output = $quotient;
        }
    };
    (@compare i16 i16) => {}; (@compare i32 i32) => {}; (@compare i64 i64) => {};
    (@compare f32 f32) => {}; (@compare f64 f64) => {}; (@compare Decimal Decimal) => {};
    (@compare $left:ident $right:ident) => {
        #[diagnostic::do_not_recommend]
        impl ComparesWith<$right> for $left {}
    };
}
numbers! {
    i16: i16 => i16 / f64, i32 => i32 / f64, i64 => i64 / f64, f32 => f32 / f32, f64 => f64 / f64;
    i32: i16 => i32 / f64, i32 => i32 / f64, i64 => i64 / f64, f32 => f64 / f64, f64 => f64 / f64;
    i64: i16 => i64 / f64, i32 => i64 / f64, i64 => i64 / f64, f32 => f64 / f64, f64 => f64 / f64;
    f32: i16 => f32 / f32, i32 => f64 / f64, i64 => f64 / f64, f32 => f32 / f32, f64 => f64 / f64;
    f64: i16 => f64 / f64, i32 => f64 / f64, i64 => f64 / f64, f32 => f64 / f64, f64 => f64 / f64;
}
#[cfg(feature = "rust_decimal")]
numbers! {
    i16: Decimal => Decimal / Decimal;
    i32: Decimal => Decimal / Decimal;
    i64: Decimal => Decimal / Decimal;
    f32: Decimal => f64 / f64;
    f64: Decimal => f64 / f64;
    Decimal: i16 => Decimal / Decimal, i32 => Decimal / Decimal, i64 => Decimal / Decimal, f32 => f64 / f64, f64 => f64 / f64, Decimal => Decimal / Decimal;
}

/// Each line is an operator: `left operator right => result`.
macro_rules! has_operator { ($($left:ty, $op:ty, $right:ty => $output:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl HasOperator<$op, $right> for $left {
        type Output = $output;
    }
)*} }
/// Operators of integers alone.
macro_rules! whole { ($($left:ty, $right:ty => $output:ty;)*) => {$(
    has_operator! {
        $left, DivideWhole, $right => $output;
        $left, Bits, $right => $output;
    }
)*} }
whole! {
    i16, i16 => i16;
    i16, i32 => i32;
    i16, i64 => i64;
    i32, i16 => i32;
    i32, i32 => i32;
    i32, i64 => i64;
    i64, i16 => i64;
    i64, i32 => i64;
    i64, i64 => i64;
}
has_operator!(String, Plus, String => String;);
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> HasOperator<Plus, Vec<T>> for Vec<T> {
    type Output = Vec<T>;
}

/// Arithmetic of dates, times and intervals: each line is a family of four types.
macro_rules! times { ($($date:ty, $time:ty, $date_time:ty, $interval:ty;)*) => {$(
    has_operator! {
        $date, Plus, $interval => $date;
        $date, Minus, $interval => $date;
        $date, Minus, $date => $interval;
        $time, Plus, $interval => $time;
        $time, Minus, $interval => $time;
        $date_time, Plus, $interval => $date_time;
        $date_time, Minus, $interval => $date_time;
        $date_time, Minus, $date_time => $interval;
        $interval, Plus, $interval => $interval;
        $interval, Minus, $interval => $interval;
    }
)*} }
times!(crate::value::Date, crate::value::Time, crate::value::DateTime, crate::value::Interval;);
#[cfg(feature = "chrono")]
times!(chrono::NaiveDate, chrono::NaiveTime, chrono::NaiveDateTime, chrono::TimeDelta;);
#[cfg(feature = "chrono")]
macro_rules! timestamps { ($($zone:ty),*) => {$(
    has_operator! {
        chrono::DateTime<$zone>, Plus, chrono::TimeDelta => chrono::DateTime<$zone>;
        chrono::DateTime<$zone>, Minus, chrono::TimeDelta => chrono::DateTime<$zone>;
        chrono::DateTime<$zone>, Minus, chrono::DateTime<$zone> => chrono::TimeDelta;
    }
    classes_more!(Temporal: chrono::DateTime<$zone>);
)*} }

#[diagnostic::do_not_recommend]
impl<Op, R> HasOperator<Op, R> for Any {
    type Output = Any;
}
#[diagnostic::do_not_recommend]
impl<Op, T: Scalar> HasOperator<Op, Any> for T {
    type Output = Any;
}

/// Operators between two values of this type whose result has this type, too: a newtype of it has them as well.
#[diagnostic::on_unimplemented(message = "SQL has no `{Op}` of two `{Self}`", label = "not an operation of `{Self}`")]
pub trait ClosedUnder<Op> {}
/// The quotient of two values of this type, which is a plain number.
pub trait Ratio {
    /// The type of the quotient.
    type Quotient: SqlType;
}
macro_rules! closed_under { ($($type:ty: $($op:ty),*;)*) => {$($(
    #[diagnostic::do_not_recommend]
    impl ClosedUnder<$op> for $type {}
)*)*} }
macro_rules! ratios { ($($type:ty => $quotient:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Ratio for $type {
        type Quotient = $quotient;
    }
)*} }
closed_under! {
    i16: Plus, Minus, Times, Remainder, DivideWhole, Bits;
    i32: Plus, Minus, Times, Remainder, DivideWhole, Bits;
    i64: Plus, Minus, Times, Remainder, DivideWhole, Bits;
    f32: Plus, Minus, Times, Remainder;
    f64: Plus, Minus, Times, Remainder;
    String: Plus;
    crate::value::Interval: Plus, Minus;
}
ratios! {
    i16 => f64;
    i32 => f64;
    i64 => f64;
    f32 => f32;
    f64 => f64;
}
#[cfg(feature = "rust_decimal")]
closed_under!(Decimal: Plus, Minus, Times, Remainder;);
#[cfg(feature = "rust_decimal")]
ratios!(Decimal => Decimal;);
#[cfg(feature = "chrono")]
closed_under!(chrono::TimeDelta: Plus, Minus;);

macro_rules! newtypes { ($($op:ident),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: Newtype> HasOperator<$op, T> for T
    where
        T::Inner: ClosedUnder<$op>,
    {
        type Output = T;
    }
)*} }
newtypes!(Plus, Minus, Times, Remainder, DivideWhole, Bits);
#[diagnostic::do_not_recommend]
impl<T: Newtype> HasOperator<Divide, T> for T
where
    T::Inner: Ratio,
{
    type Output = <T::Inner as Ratio>::Quotient;
}

macro_rules! classes { ($($(#[$meta:meta])* $class:ident: $($type:ty),*;)*) => {$(
    $(#[$meta])*
    pub trait $class {}
    $(#[diagnostic::do_not_recommend] impl $class for $type {})*
    #[diagnostic::do_not_recommend]
    impl $class for Any {}
)*} }
#[cfg(feature = "chrono")]
macro_rules! classes_more { ($class:ident: $($type:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl $class for $type {}
)*} }
classes! {
    /// Types that can be a condition.
    #[diagnostic::on_unimplemented(
        message = "a condition is needed here, and `{Self}` is none",
        label = "`{Self}` is neither true nor false in SQL",
        note = "compare it: `.eq(..)`, `.gt(..)`, `.is_not_null()`, …"
    )]
    Boolean: bool;
    /// Types with the operators of strings.
    #[diagnostic::on_unimplemented(
        message = "this needs text, and `{Self}` is not text",
        label = "not an operation of `{Self}`",
        note = "`.cast::<String>()` makes text of it"
    )]
    Textual: String;
    /// Types with the operators of numbers.
    #[diagnostic::on_unimplemented(
        message = "this needs a number, and `{Self}` is not a number",
        label = "not an operation of `{Self}`",
        note = "`.cast::<i64>()` or `.cast::<f64>()` makes a number of it"
    )]
    Numeric: i16, i32, i64, f32, f64;
    /// Types with fields such as day and hour.
    #[diagnostic::on_unimplemented(
        message = "this needs a date or a time, and `{Self}` is neither",
        label = "not an operation of `{Self}`"
    )]
    Temporal: crate::value::Date, crate::value::Time, crate::value::DateTime, crate::value::Interval;
    /// Types with full-text search.
    #[diagnostic::on_unimplemented(
        message = "this needs text, and `{Self}` is not text",
        label = "not an operation of `{Self}`",
        note = "`.cast::<String>()` makes text of it"
    )]
    Searchable: String;
}

/// Types with elements by key or by index.
#[diagnostic::on_unimplemented(
    message = "this needs JSON or an array, and `{Self}` is neither",
    label = "`{Self}` has no elements",
    note = "`.typed::<serde_json::Value>()` says that it is JSON"
)]
pub trait Subscriptable {
    /// The type of an element; a missing element is NULL.
    type Element: SqlType;
}
#[diagnostic::do_not_recommend]
impl Subscriptable for Any {
    type Element = Any;
}
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> Subscriptable for Vec<T> {
    type Element = T;
}
#[cfg(feature = "serde_json")]
#[diagnostic::do_not_recommend]
impl Subscriptable for serde_json::Value {
    type Element = serde_json::Value;
}

/// Types with `contains(part)`: text by LIKE, arrays and user-defined types by an operator.
#[diagnostic::on_unimplemented(
    message = "`{Self}` contains no `{R}`",
    label = "this needs text, an array, or another type that contains `{R}`",
    note = "`.cast::<String>()` makes text of it"
)]
pub trait Contains<R> {
    /// The kind of the resulting condition: a LIKE can have an escape character.
    type Kind;
    /// Converts the part into its node.
    fn part_node(part: R) -> Node;
}
macro_rules! contains { ($([$($generic:tt)*] $whole:ty: $part:ty => $kind:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: Operand<$part>> Contains<R> for $whole {
        type Kind = $kind;
        fn part_node(part: R) -> Node {
            part.into_node()
        }
    }
)*} }
contains! {
    [] String: String => kind::Like;
    [] Any: Any => kind::Like;
    [T: ArrayElement,] Vec<T>: Vec<T> => kind::Plain;
}
#[cfg(feature = "chrono")]
classes_more!(Temporal: chrono::NaiveDate, chrono::NaiveTime, chrono::NaiveDateTime, chrono::TimeDelta);
#[cfg(feature = "chrono")]
timestamps!(chrono::Utc, chrono::FixedOffset);
#[cfg(feature = "rust_decimal")]
impl Numeric for Decimal {}

/// Types with `sum` and `avg`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be summed",
    label = "`sum` and `avg` need numbers",
    note = "`.cast::<f64>()` makes a number of it"
)]
pub trait Summable {
    /// The type of `sum`, without its `Option`.
    type Sum: SqlType;
    /// The type of `avg`, without its `Option`.
    type Avg: SqlType;
}
macro_rules! sums { ($($type:ty => $sum:ty, $avg:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Summable for $type {
        type Sum = $sum;
        type Avg = $avg;
    }
)*} }
sums! {
    i16 => i64, f64;
    i32 => i64, f64;
    i64 => i64, f64;
    f32 => f64, f64;
    f64 => f64, f64;
    Any => Any, Any;
}
#[cfg(feature = "rust_decimal")]
sums!(Decimal => Decimal, Decimal;);
