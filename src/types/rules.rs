//! The meaning and the result of an operator between two types. The typed shell asks the same at compile time.

use super::data_type::DataType;
use super::family::TypeFamily;
use super::record::{self as records, TypeRecord, TypeRef};
use crate::ast::Operator;

/// Returns the meaning of `left op right`: `+` between strings is a concatenation.
pub fn meaning(op: Operator, left: TypeFamily, right: TypeFamily) -> Operator {
    match (&op, left, right) {
        (Operator::Add, TypeFamily::Text | TypeFamily::Enum | TypeFamily::Array, _)
        | (Operator::Add, TypeFamily::Unknown, TypeFamily::Text) => Operator::Concat,
        _ => op,
    }
}

/// Returns the type of `left op right`.
pub fn result(op: &Operator, left: &DataType, right: &DataType) -> &'static TypeRecord {
    if op.is_comparison() || op.is_logical() {
        return &records::BOOLEAN;
    }
    if let Operator::Custom(_) = op {
        return &records::UNKNOWN; // its type is its field `returns`
    }
    if *op == Operator::Concat {
        return &records::TEXT;
    }
    match (left.family(), right.family()) {
        (TypeFamily::Date | TypeFamily::DateTime, TypeFamily::Date | TypeFamily::DateTime) => &records::INTERVAL,
        (TypeFamily::Date, TypeFamily::Interval) | (TypeFamily::Interval, TypeFamily::Date) => &records::DATE,
        (TypeFamily::DateTime, TypeFamily::Interval) | (TypeFamily::Interval, TypeFamily::DateTime) => &records::DATE_TIME,
        (TypeFamily::Time, TypeFamily::Interval) | (TypeFamily::Interval, TypeFamily::Time) => &records::TIME,
        (TypeFamily::Interval, _) | (_, TypeFamily::Interval) => &records::INTERVAL,
        (TypeFamily::Integer, TypeFamily::Integer) if matches!(op, Operator::Div | Operator::FloorDiv) => &records::DOUBLE,
        (TypeFamily::Integer, TypeFamily::Integer) => wider(left, right),
        (TypeFamily::Float, TypeFamily::Integer | TypeFamily::Float | TypeFamily::Decimal)
        | (TypeFamily::Integer | TypeFamily::Decimal, TypeFamily::Float) => &records::DOUBLE,
        (TypeFamily::Decimal, TypeFamily::Integer | TypeFamily::Decimal) | (TypeFamily::Integer, TypeFamily::Decimal) => &records::NUMERIC,
        _ => &records::UNKNOWN,
    }
}

/// Returns the type of `left op right`, which can be that of one side: a concatenation of arrays or user-defined types keeps their
/// type.
pub(crate) fn result_ref(op: &Operator, left: &TypeRef, right: impl FnOnce() -> TypeRef) -> TypeRef {
    match op {
        Operator::Custom(custom) if !custom.is_comparison => custom.returns.clone().map(TypeRef::new).unwrap_or_default(),
        Operator::Concat if matches!(left.data_type.family(), TypeFamily::Array | TypeFamily::Custom | TypeFamily::Json) => {
            TypeRef::new(left.data_type.clone())
        }
        op if op.is_bitwise() && left.data_type.family() == TypeFamily::Custom => TypeRef::new(left.data_type.clone()),
        op => TypeRef::Static(result(op, &left.data_type, &right().data_type)),
    }
}

/// Returns the wider of two integer types.
fn wider(left: &DataType, right: &DataType) -> &'static TypeRecord {
    match (left, right) {
        (DataType::BigInteger, _) | (_, DataType::BigInteger) => &records::BIG_INTEGER,
        (DataType::Integer, _) | (_, DataType::Integer) => &records::INTEGER,
        _ => &records::SMALL_INTEGER,
    }
}

/// Whether a value is bound as the type of the other side of a user-defined operator, whose sides need not be of one type.
pub(crate) fn binds_beside_custom(side: &DataType, value: &DataType) -> bool {
    match (side, side.family(), value.family()) {
        (_, TypeFamily::Unknown, _) => false,
        (_, _, TypeFamily::Unknown) => true,
        (DataType::Custom(custom), TypeFamily::Custom, _) => custom.accepts(value),
        (_, side, value) => side == value,
    }
}

/// Whether a value of the family `value` is bound as the type of the other side of an operator.
///
/// A string that is compared with an integer column keeps its own type; an integer that is compared with a decimal column becomes a
/// decimal.
#[inline]
pub fn binds_as(side: TypeFamily, value: TypeFamily) -> bool {
    match (side, value) {
        (TypeFamily::Unknown, _) | (_, TypeFamily::Unknown) => side != TypeFamily::Unknown,
        (TypeFamily::Float | TypeFamily::Decimal, TypeFamily::Integer) => true,
        (TypeFamily::Enum, TypeFamily::Text) | (TypeFamily::Text, TypeFamily::Enum) | (TypeFamily::Json, _) | (TypeFamily::Custom, _) => {
            true
        }
        (TypeFamily::Uuid | TypeFamily::Decimal | TypeFamily::Date | TypeFamily::Time | TypeFamily::DateTime, TypeFamily::Text) => true,
        _ => side == value,
    }
}
