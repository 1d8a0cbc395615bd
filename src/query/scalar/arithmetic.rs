//! What two base types do together: which compare, which add up, and to what.

use super::{Any, ArrayElement, Newtype, OwnType, Scalar, SqlType};
use crate::ast::Node;
use crate::query::{Operand, kind};
#[cfg(feature = "rust_decimal")]
use rust_decimal::Decimal;

/// Which columns and expressions compare: a fact about two base types.
#[diagnostic::on_unimplemented(
    message = "SQL does not compare `{Self}` with `{B}`",
    label = "`{Self}` and `{B}` do not compare",
    note = "`.cast::<{B}>()` converts in SQL"
)]
pub trait ComparesWith<B> {}
impl<T: OwnType> ComparesWith<T> for T {}
impl<T: Scalar> ComparesWith<Any> for T {}
impl<T: Scalar> ComparesWith<T> for Any {}
impl ComparesWith<Any> for Any {}

/// The arithmetic operators, as types.
pub mod op {
    use crate::ast::Operator;

    /// An arithmetic operator, as a type.
    pub trait Arithmetic {
        /// What it is in the tree.
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
        /// `+`, which between strings is `||`
        Plus => Add;
        /// `-`
        Minus => Sub;
        /// `*`
        Times => Mul;
        /// `/`, as true division
        Divide => Div;
        /// `.int_div(..)`, which truncates
        DivideWhole => IntDiv;
        /// `.floor_div(..)`, which rounds down
        DivideDown => FloorDiv;
        /// `&`, `|`, `<<` and so on between whole numbers
        Bits => BitAnd;
        /// `%`
        Remainder => Mod;
    }
}
use op::{Bits, Divide, DivideDown, DivideWhole, Minus, Plus, Remainder, Times};

/// What an arithmetic operator gives: a fact about two base types.
#[diagnostic::on_unimplemented(
    message = "SQL has no `{Op}` of `{Self}` and `{R}`",
    label = "`{Self}` and `{R}` do not go together here",
    note = "`.cast::<{R}>()` converts in SQL"
)]
pub trait Gives<Op, R> {
    /// The type of the outcome.
    type Output: SqlType;
}

/// One row per type on the left: what `+ - * %` give with each type on the right, and what `/` gives.
macro_rules! numbers {
    ($($left:ident: $($right:ident => $output:ident / $quotient:ident),*;)*) => {$($(
        numbers!(@one $left $right $output $quotient);
        numbers!(@compare $left $right);
    )*)*};
    (@one $left:ident $right:ident $output:ident $quotient:ident) => {
        #[diagnostic::do_not_recommend]
        impl Gives<Plus, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl Gives<Minus, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl Gives<Times, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl Gives<Remainder, $right> for $left {
            type Output = $output;
        }
        #[diagnostic::do_not_recommend]
        impl Gives<Divide, $right> for $left {
            type Output = $quotient;
        }
        #[diagnostic::do_not_recommend]
        impl Gives<DivideDown, $right> for $left {
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

/// Each line is one outcome: `left operator right => output`.
macro_rules! gives { ($($left:ty, $op:ty, $right:ty => $output:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Gives<$op, $right> for $left {
        type Output = $output;
    }
)*} }
/// What only whole numbers do.
macro_rules! whole { ($($left:ty, $right:ty => $output:ty;)*) => {$(
    gives! {
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
gives!(String, Plus, String => String;);
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> Gives<Plus, Vec<T>> for Vec<T> {
    type Output = Vec<T>;
}

/// Days and times with spans of time: each line is a family of four types.
macro_rules! times { ($($date:ty, $time:ty, $date_time:ty, $interval:ty;)*) => {$(
    gives! {
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
macro_rules! moments { ($($zone:ty),*) => {$(
    gives! {
        chrono::DateTime<$zone>, Plus, chrono::TimeDelta => chrono::DateTime<$zone>;
        chrono::DateTime<$zone>, Minus, chrono::TimeDelta => chrono::DateTime<$zone>;
        chrono::DateTime<$zone>, Minus, chrono::DateTime<$zone> => chrono::TimeDelta;
    }
    classes_more!(Temporal: chrono::DateTime<$zone>);
)*} }

#[diagnostic::do_not_recommend]
impl<Op, R> Gives<Op, R> for Any {
    type Output = Any;
}
#[diagnostic::do_not_recommend]
impl<Op, T: Scalar> Gives<Op, Any> for T {
    type Output = Any;
}

/// Which operators between two of this type give this type: those that a newtype of it keeps.
#[diagnostic::on_unimplemented(message = "SQL has no `{Op}` of two `{Self}`", label = "not an operation of `{Self}`")]
pub trait Keeps<Op> {}
/// What one of this type is of another: a plain number.
pub trait Ratio {
    /// The type of the quotient.
    type Quotient: SqlType;
}
macro_rules! keeps { ($($type:ty: $($op:ty),*;)*) => {$($(
    #[diagnostic::do_not_recommend]
    impl Keeps<$op> for $type {}
)*)*} }
macro_rules! ratios { ($($type:ty => $quotient:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Ratio for $type {
        type Quotient = $quotient;
    }
)*} }
keeps! {
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
keeps!(Decimal: Plus, Minus, Times, Remainder;);
#[cfg(feature = "rust_decimal")]
ratios!(Decimal => Decimal;);
#[cfg(feature = "chrono")]
keeps!(chrono::TimeDelta: Plus, Minus;);

macro_rules! newtypes { ($($op:ident),*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: Newtype> Gives<$op, T> for T
    where
        T::Inner: Keeps<$op>,
    {
        type Output = T;
    }
)*} }
newtypes!(Plus, Minus, Times, Remainder, DivideWhole, Bits);
#[diagnostic::do_not_recommend]
impl<T: Newtype> Gives<Divide, T> for T
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
    /// What can be a condition.
    #[diagnostic::on_unimplemented(
        message = "a condition is needed here, and `{Self}` is none",
        label = "`{Self}` is neither true nor false in SQL",
        note = "compare it: `.eq(..)`, `.gt(..)`, `.is_not_null()`, …"
    )]
    Truth: bool;
    /// What has the operators of strings.
    #[diagnostic::on_unimplemented(
        message = "this needs text, and `{Self}` is not text",
        label = "not an operation of `{Self}`",
        note = "`.cast::<String>()` makes text of it"
    )]
    Textual: String;
    /// What has the operators of numbers.
    #[diagnostic::on_unimplemented(
        message = "this needs a number, and `{Self}` is not a number",
        label = "not an operation of `{Self}`",
        note = "`.cast::<i64>()` or `.cast::<f64>()` makes a number of it"
    )]
    Numeric: i16, i32, i64, f32, f64;
    /// What has days, hours and so on.
    #[diagnostic::on_unimplemented(
        message = "this needs a date or a time, and `{Self}` is neither",
        label = "not an operation of `{Self}`"
    )]
    Temporal: crate::value::Date, crate::value::Time, crate::value::DateTime, crate::value::Interval;
    /// What has full-text search.
    #[diagnostic::on_unimplemented(
        message = "this needs text, and `{Self}` is not text",
        label = "not an operation of `{Self}`",
        note = "`.cast::<String>()` makes text of it"
    )]
    Searchable: String;
}

/// What has elements by key or by number.
#[diagnostic::on_unimplemented(
    message = "this needs JSON or an array, and `{Self}` is neither",
    label = "`{Self}` has no elements",
    note = "`.typed::<serde_json::Value>()` says that it is JSON"
)]
pub trait Composite {
    /// The type of an element; what is not there is NULL.
    type Element: SqlType;
}
#[diagnostic::do_not_recommend]
impl Composite for Any {
    type Element = Any;
}
#[diagnostic::do_not_recommend]
impl<T: ArrayElement> Composite for Vec<T> {
    type Element = T;
}
#[cfg(feature = "serde_json")]
#[diagnostic::do_not_recommend]
impl Composite for serde_json::Value {
    type Element = serde_json::Value;
}

/// What `contains(part)` takes, and what it gives: text by LIKE, arrays and types of users' own by an operator of theirs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` contains no `{R}`",
    label = "this needs text, an array, or another type that contains `{R}`",
    note = "`.cast::<String>()` makes text of it"
)]
pub trait Contains<R> {
    /// What else the condition is: a LIKE can have an escape character.
    type TypeFamily;
    /// The node of the tree.
    fn part_node(part: R) -> Node;
}
macro_rules! contains { ($([$($generic:tt)*] $whole:ty: $part:ty => $kind:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<$($generic)* R: Operand<$part>> Contains<R> for $whole {
        type TypeFamily = $kind;
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
moments!(chrono::Utc, chrono::FixedOffset);
#[cfg(feature = "rust_decimal")]
impl Numeric for Decimal {}

/// What `sum` and `avg` give.
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
