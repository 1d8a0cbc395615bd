//! What an operator means between two types, and what it gives. The typed shell asks the same at compile time.

use super::data_type::{self as records, DataType, Kind, TypeRecord, TypeRef};
use crate::ast::Operator;

/// What `left op right` means: `+` between strings is a concatenation.
pub fn meaning(op: Operator, left: Kind, right: Kind) -> Operator {
    match (&op, left, right) {
        (Operator::Add, Kind::Text | Kind::Enum | Kind::Array, _) | (Operator::Add, Kind::Unknown, Kind::Text) => Operator::Concat,
        _ => op,
    }
}

/// The type of `left op right`.
pub fn result(op: &Operator, left: &DataType, right: &DataType) -> &'static TypeRecord {
    if op.is_comparison() || op.is_logical() {
        return &records::BOOLEAN;
    }
    if let Operator::Custom(_) = op {
        return &records::UNKNOWN; // it says so itself: `returns`
    }
    if *op == Operator::Concat {
        return &records::TEXT;
    }
    match (left.kind(), right.kind()) {
        (Kind::Date | Kind::DateTime, Kind::Date | Kind::DateTime) => &records::INTERVAL,
        (Kind::Date, Kind::Interval) | (Kind::Interval, Kind::Date) => &records::DATE,
        (Kind::DateTime, Kind::Interval) | (Kind::Interval, Kind::DateTime) => &records::DATE_TIME,
        (Kind::Time, Kind::Interval) | (Kind::Interval, Kind::Time) => &records::TIME,
        (Kind::Interval, _) | (_, Kind::Interval) => &records::INTERVAL,
        (Kind::Integer, Kind::Integer) if matches!(op, Operator::Div | Operator::FloorDiv) => &records::DOUBLE,
        (Kind::Integer, Kind::Integer) => wider(left, right),
        (Kind::Float, Kind::Integer | Kind::Float | Kind::Decimal) | (Kind::Integer | Kind::Decimal, Kind::Float) => &records::DOUBLE,
        (Kind::Decimal, Kind::Integer | Kind::Decimal) | (Kind::Integer, Kind::Decimal) => &records::NUMERIC,
        _ => &records::UNKNOWN,
    }
}

/// The type of `left op right`, which may be that of one side: arrays, and types of users' own, stay what they are when they
/// are concatenated.
pub(crate) fn result_ref(op: &Operator, left: &TypeRef, right: impl FnOnce() -> TypeRef) -> TypeRef {
    match op {
        Operator::Custom(custom) if !custom.is_comparison => custom.returns.clone().map(TypeRef::new).unwrap_or_default(),
        Operator::Concat if matches!(left.data_type.kind(), Kind::Array | Kind::Custom | Kind::Json) => {
            TypeRef::new(left.data_type.clone())
        }
        op if op.is_bitwise() && left.data_type.kind() == Kind::Custom => TypeRef::new(left.data_type.clone()),
        op => TypeRef::Static(result(op, &left.data_type, &right().data_type)),
    }
}

/// The wider of two integer types.
fn wider(left: &DataType, right: &DataType) -> &'static TypeRecord {
    match (left, right) {
        (DataType::BigInteger, _) | (_, DataType::BigInteger) => &records::BIG_INTEGER,
        (DataType::Integer, _) | (_, DataType::Integer) => &records::INTEGER,
        _ => &records::SMALL_INTEGER,
    }
}

/// The same beside an operator that the library has not heard of: nothing says that both sides are of one type.
pub(crate) fn binds_beside_custom(side: &DataType, value: &DataType) -> bool {
    match (side, side.kind(), value.kind()) {
        (_, Kind::Unknown, _) => false,
        (_, _, Kind::Unknown) => true,
        (DataType::Custom(custom), Kind::Custom, _) => custom.accepts(value),
        (_, side, value) => side == value,
    }
}

/// Does a value of kind `value` bind as the type of the `side` it stands beside?
///
/// A string beside an integer column keeps its own type; an integer beside a decimal column becomes one.
#[inline]
pub fn binds_as(side: Kind, value: Kind) -> bool {
    match (side, value) {
        (Kind::Unknown, _) | (_, Kind::Unknown) => side != Kind::Unknown,
        (Kind::Float | Kind::Decimal, Kind::Integer) => true,
        (Kind::Enum, Kind::Text) | (Kind::Text, Kind::Enum) | (Kind::Json, _) | (Kind::Custom, _) => true,
        (Kind::Uuid | Kind::Decimal | Kind::Date | Kind::Time | Kind::DateTime, Kind::Text) => true,
        _ => side == value,
    }
}
