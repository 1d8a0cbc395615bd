//! The types `u16`, `u32` and `u64` as columns: UNSIGNED integers on MySQL and MariaDB, the next larger signed type elsewhere, and for
//! `u64` BIGINT.

use super::mysql::{IntegerType, bigint, integer, smallint};
use crate::error::{ErrorKind, Result};
use crate::name::Name;
use crate::query::operands;
use crate::query::scalar::op::{Bits, Divide, DivideDown, DivideWhole, Minus, Plus, Remainder, Times};
use crate::query::scalar::{
    Any, ClosedUnder, ComparesWith, FromRow, HasOperator, Numeric, Ratio, Scalar, SqlType, Summable, scalar_or_null,
};
use crate::row::Cursor;
use crate::types::{CustomType, DataType, TypeRecord, TypeRef};
use crate::value::Value;
use std::sync::LazyLock;

/// The column type of an unsigned Rust type.
#[derive(Debug)]
struct Unsigned {
    name: &'static str,
    mysql: fn() -> IntegerType,
    /// The signed type on other databases.
    signed: DataType,
}
impl CustomType for Unsigned {
    fn name(&self) -> &str {
        self.name
    }
    fn underlying(&self) -> DataType {
        self.signed.clone()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        Some(if is_mysql(dialect) { (self.mysql)().unsigned().into() } else { self.signed.clone() })
    }
    /// Refuses values greater than `i64::MAX`, which are `Value::Decimal`, on databases without an unsigned type.
    fn bind_value(&self, value: Value, dialect: &str) -> Result<Value> {
        match value {
            Value::Decimal(_) if !is_mysql(dialect) && dialect != "generic" => {
                let problem = "the value is greater than the largest integer here, 9223372036854775807; store it as \
                               `DataType::numeric(20)`, where that is exact";
                Err(ErrorKind::invalid(self.name, problem).into())
            }
            value => Ok(value),
        }
    }
}
fn is_mysql(dialect: &str) -> bool {
    matches!(dialect, "mysql" | "mariadb")
}

/// The type records of the three types, with which their values are bound.
macro_rules! records { ($($record:ident = $name:literal, $mysql:ident, $signed:expr;)*) => {$(
    static $record: LazyLock<TypeRecord> = LazyLock::new(|| {
        let data_type = DataType::custom(Unsigned { name: $name, mysql: $mysql, signed: $signed });
        TypeRecord { name: Name::default(), data_type, sensitive: false }
    });
)*} }
records! {
    U16 = "u16", smallint, DataType::Integer;
    U32 = "u32", integer, DataType::BigInteger;
    U64 = "u64", bigint, DataType::BigInteger;
}

/// Each line: a type, its record, its description in error messages, and the types that it compares with.
macro_rules! unsigned { ($($type:ty = $record:ident, $expected:literal: $($other:ty),*;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl Scalar for $type {
        type Inner = $type;
        type UserDefinedOr<Out: SqlType> = Out;
        fn data_type() -> DataType {
            $record.data_type.clone()
        }
        #[inline]
        fn type_ref() -> TypeRef {
            TypeRef::Static(&$record)
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
            scalar_or_null(cursor)
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
        impl HasOperator<$op, $type> for $type {
            type Output = $output;
        }
    )*};
    (@keeps $type:ty: $($op:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl ClosedUnder<$op> for $type {}
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
