//! Renders CAST and the type in it.

use super::type_name::{collation, named};
use crate::ast::Cast;
use crate::compiler::renderer::Renderer;
use crate::types::ResolvedType;
use crate::types::{ArrayType, DataType};
use std::sync::Arc;

/// `CAST(a AS t)`, `CAST(a AS t) COLLATE c`
pub fn cast(out: &mut Renderer<'_>, cast: &Cast) {
    let Cast { element, to, lenient, summary: _ } = cast;
    if *lenient && !out.features().try_cast {
        return out.unsupported("TRY_CAST", "use `.cast()`, whose failure is an error, or test the value before with CASE");
    }
    let (to, order) = out.known_type(&to.data_type).without_collation();
    out.word(if *lenient { "TRY_CAST(" } else { "CAST(" });
    out.node(element);
    out.word(" AS ");
    out.compiler().cast_type(out, &to);
    out.word(")");
    if let Some(order) = order {
        collation(out, &order);
    }
}

/// The usual names of types in CAST: those in DDL, but for user-defined types that have another.
pub fn cast_type(out: &mut Renderer<'_>, data_type: &DataType) {
    match data_type {
        DataType::Custom(_) => named(out, data_type, true),
        other => out.compiler().data_type(out, other),
    }
}

/// Returns the type to which no value of a column is cut or rounded: an explicit CAST to VARCHAR(3) would cut in silence a value that
/// the column refuses. Returns nothing, where that is not known.
pub(in crate::compiler) fn uncut(data_type: &DataType, dialect: &str) -> Option<DataType> {
    Some(match data_type {
        DataType::Char(_) | DataType::Varchar(_) | DataType::Text | DataType::UuidText => DataType::Text,
        DataType::Collated(collated) => uncut(&collated.of, dialect)?,
        DataType::Enum(names) if !names.native => DataType::Text,
        DataType::Numeric(_) | DataType::Decimal(_) => DataType::Numeric(None),
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) => DataType::LargeBinary(None),
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger => DataType::BigInteger,
        DataType::Float(_) | DataType::Real | DataType::Double => DataType::Double,
        same @ (DataType::Boolean
        | DataType::Date
        | DataType::Time
        | DataType::TimeTz
        | DataType::DateTime
        | DataType::DateTimeTz
        | DataType::Timestamp
        | DataType::TimestampTz
        | DataType::Interval
        | DataType::Uuid
        | DataType::Enum(_)
        | DataType::Json) => same.clone(),
        DataType::Array(array) => DataType::Array(Arc::new(ArrayType { of: uncut(&array.of, dialect)?, dimensions: array.dimensions })),
        DataType::Unknown => return None,
        DataType::Custom(_) => match ResolvedType::new(data_type, dialect).known? {
            DataType::Custom(_) => return None,
            known => uncut(&known, dialect)?,
        },
    })
}
