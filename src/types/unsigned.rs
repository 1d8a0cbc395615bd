//! Rust's unsigned integers: `u16`, `u32`, `u64`.

use super::data_type::{DataType, TypeRef};
use super::op::{Bits, Divide, DivideDown, DivideWhole, Minus, Plus, Remainder, Times};
use super::traits::{Any, ComparesWith, FromRow, Gives, Keeps, Numeric, Ratio, Scalar, SqlType, Summable};
use crate::dialects::unsigned;
use crate::engine::Cursor;
use crate::error::Result;
use crate::query::operands;
use crate::value::Value;

/// Each line is a type, its record, what it is called in messages, and what it compares with.
macro_rules! unsigned { ($($type:ty = $record:ident, $expected:literal: $($other:ty),*;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Scalar for $type {
        type Inner = $type;
        type Own<Out: SqlType> = Out;
        fn data_type() -> DataType {
            unsigned::$record.data_type.clone()
        }
        #[inline]
        fn type_ref() -> TypeRef {
            TypeRef::Static(&unsigned::$record)
        }
        #[inline]
        fn into_value(self) -> Value {
            Value::from(self)
        }
        #[inline]
        fn to_value(&self) -> Value {
            Value::from(*self)
        }
        #[inline]
        fn from_value(cursor: &mut Cursor<'_>) -> Result<Self> {
            let value = cursor.next_u64()?;
            Self::try_from(value).map_err(|_| cursor.out_of_range($expected))
        }
    }
    #[diagnostic::do_not_recommend]
    impl FromRow for $type {
        #[inline]
        fn from_row(cursor: &mut Cursor<'_>) -> Result<Self> {
            <$type as Scalar>::from_value(cursor)
        }
        #[inline]
        fn from_row_nullable(cursor: &mut Cursor<'_>) -> Result<Option<Self>> {
            super::scalar_or_null(cursor)
        }
        fn width() -> usize {
            1
        }
    }
    operands!($type: $type as $type, Any as $type;);
    $(
        #[diagnostic::do_not_recommend]
        impl ComparesWith<$other> for $type {}
    )*
    unsigned!(@gives $type: Plus => $type, Minus => $type, Times => $type, Remainder => $type, DivideWhole => $type, Bits => $type);
    unsigned!(@gives $type: Divide => f64, DivideDown => f64);
    unsigned!(@keeps $type: Plus, Minus, Times, Remainder, DivideWhole, Bits);
    #[diagnostic::do_not_recommend]
    impl Ratio for $type {
        type Quotient = f64;
    }
    #[diagnostic::do_not_recommend]
    impl Summable for $type {
        type Sum = u64;
        type Avg = f64;
    }
    #[diagnostic::do_not_recommend]
    impl Numeric for $type {}
)*};
    (@gives $type:ty: $($op:ty => $output:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Gives<$op, $type> for $type {
            type Output = $output;
        }
    )*};
    (@keeps $type:ty: $($op:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Keeps<$op> for $type {}
    )*};
}
unsigned! {
    u16 = U16, "an integer from 0 to 65535": u16, u32, u64, i16, i32, i64;
    u32 = U32, "an integer from 0 to 4294967295": u16, u32, u64, i16, i32, i64;
    u64 = U64, "an integer from 0 to 18446744073709551615": u16, u32, u64, i16, i32, i64;
}
macro_rules! signed { ($($type:ty),*) => {$(
    #[diagnostic::do_not_recommend]
    impl ComparesWith<u16> for $type {}
    #[diagnostic::do_not_recommend]
    impl ComparesWith<u32> for $type {}
    #[diagnostic::do_not_recommend]
    impl ComparesWith<u64> for $type {}
)*} }
signed!(i16, i32, i64);
