//! Rust's unsigned integers as columns: UNSIGNED where the database has it, else a signed type that is wide enough.

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

/// An unsigned type of Rust's.
#[derive(Debug)]
struct Unsigned {
    name: &'static str,
    mysql: fn() -> IntegerType,
    elsewhere: DataType,
}
impl CustomType for Unsigned {
    fn name(&self) -> &str {
        self.name
    }
    fn underlying(&self) -> DataType {
        self.elsewhere.clone()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        Some(if is_mysql(dialect) { (self.mysql)().unsigned().into() } else { self.elsewhere.clone() })
    }
    /// What no `i64` holds is digits.
    fn bind_value(&self, value: Value, dialect: &str) -> Result<Value> {
        match value {
            Value::Decimal(_) if !is_mysql(dialect) && dialect != "generic" => {
                let problem = "the greatest integer here is 9223372036854775807, and this one is greater; keep it as \
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

/// The records that values of these types are bound with.
macro_rules! records { ($($record:ident = $name:literal, $mysql:ident, $elsewhere:expr;)*) => {$(
    static $record: LazyLock<TypeRecord> = LazyLock::new(|| {
        let data_type = DataType::custom(Unsigned { name: $name, mysql: $mysql, elsewhere: $elsewhere });
        TypeRecord { name: Name::default(), data_type, sensitive: false }
    });
)*} }
records! {
    U16 = "u16", smallint, DataType::Integer;
    U32 = "u32", integer, DataType::BigInteger;
    U64 = "u64", bigint, DataType::BigInteger;
}

/// Each line is a type, its record, what it is called in messages, and what it compares with.
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
