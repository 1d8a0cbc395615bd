//! Renders the names of types, in DDL and where CAST has no other.

use super::array::no_arrays;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::types::ResolvedType;
use crate::types::{ArrayType, CustomType, DataType, Digits, EnumType};
use std::sync::Arc;

/// The usual names of types.
pub fn data_type(out: &mut Renderer<'_>, data_type: &DataType) {
    match data_type {
        DataType::Unknown => out.fail(ErrorKind::invalid("type", "the type of a column is not known; declare it")),
        DataType::Boolean => out.word("BOOLEAN"),
        DataType::SmallInteger => out.word("SMALLINT"),
        DataType::Integer => out.word("INTEGER"),
        DataType::BigInteger => out.word("BIGINT"),
        DataType::Float(digits) => sized(out, "FLOAT", digits.map(u32::from)),
        DataType::Real => out.word("REAL"),
        DataType::Double => out.word("DOUBLE"),
        DataType::Numeric(digits) => exact(out, "NUMERIC", *digits),
        DataType::Decimal(digits) => exact(out, "DECIMAL", *digits),
        DataType::Char(length) => sized(out, "CHAR", *length),
        DataType::Varchar(length) => sized(out, "VARCHAR", *length),
        DataType::Text => out.word("TEXT"),
        DataType::Collated(collated) => {
            out.compiler().data_type(out, &collated.of);
            collation(out, &collated.collation);
        }
        DataType::LargeBinary(_) => out.word("BLOB"),
        DataType::Binary(length) => sized(out, "BINARY", *length),
        DataType::Varbinary(length) => sized(out, "VARBINARY", *length),
        DataType::Date => out.word("DATE"),
        DataType::Time | DataType::TimeTz => out.word("TIME"),
        DataType::DateTime | DataType::DateTimeTz | DataType::Interval => out.word("DATETIME"),
        DataType::Timestamp | DataType::TimestampTz => out.word("TIMESTAMP"),
        DataType::Uuid if out.features().native_uuid => out.word("UUID"),
        DataType::Uuid | DataType::UuidText => out.word("CHAR(32)"),
        DataType::Json => out.word("JSON"),
        DataType::Enum(names) => sized(out, "VARCHAR", Some(names.length.unwrap_or_else(|| longest(names)))),
        DataType::Array(of) => array_type(out, of),
        DataType::Custom(_) => named(out, data_type, false),
    }
}

/// Renders a user-defined type, by the name that it has here, else by that of its implementation.
pub(super) fn named(out: &mut Renderer<'_>, data_type: &DataType, in_cast: bool) {
    let dialect = out.dialect().name();
    let ResolvedType { layers, known } = ResolvedType::new(data_type, dialect);
    let own_name = |custom: &Arc<dyn CustomType>| custom.as_named().is_some() && out.has_named_types();
    match known {
        Some(DataType::Custom(custom)) if own_name(&custom) => {
            if let Some(named) = custom.as_named() {
                type_name(out, named.schema(), named.name());
            }
        }
        Some(DataType::Custom(custom)) if in_cast => match ResolvedType::in_cast(&custom, dialect) {
            Some(Ok(name)) => out.word(&name),
            Some(Err(known)) => out.compiler().cast_type(out, &known),
            None => {
                out.unsupported(&format!("CAST to {}", custom.name()), "cast to a type that holds its values, such as a number or text")
            }
        },
        Some(DataType::Custom(custom)) => out.word(&custom.sql_name(dialect).unwrap_or_default()),
        Some(known) if in_cast => out.compiler().cast_type(out, &known),
        Some(known) => out.compiler().data_type(out, &known),
        None => no_such_type(out, &layers),
    }
}

/// The name of a type that has one of its own: `schema.name`
pub fn type_name(out: &mut Renderer<'_>, schema: Option<&Name>, name: &Name) {
    if out.options().schema(schema).is_none() && out.features().ddl.built_in_types.contains(name) {
        let problem = "the database has a type of this name, which would be taken for it; put it into a schema: `.schema(..)`, \
                       `.in_schema(..)` of an enum";
        out.fail(ErrorKind::invalid(&format!("type {:?}", name.as_str()), problem));
    }
    out.measure(name);
    out.schema(schema);
    out.ident(name);
}

/// Whether this dialect has values of the type; records an error, if it has not.
pub(in crate::compiler) fn has_type(out: &mut Renderer<'_>, data_type: &DataType) -> bool {
    match data_type {
        DataType::Array(_) if !out.features().arrays => {
            no_arrays(out);
            false
        }
        DataType::Custom(_) => {
            let ResolvedType { layers, known } = ResolvedType::new(data_type, out.dialect().name());
            if known.is_none() {
                no_such_type(out, &layers);
            }
            known.is_some()
        }
        _ => true,
    }
}

/// The dialect has no such type.
pub(in crate::compiler) fn no_such_type(out: &mut Renderer<'_>, layers: &[Arc<dyn CustomType>]) {
    if let Some(problem) = layers.iter().find_map(|layer| layer.invalid()) {
        return out.fail(problem);
    }
    let name = layers.last().map_or("type", |layer| layer.name());
    out.unsupported(name, "name another type for this database: `data_type.with_variant(other, [\"dialect\"])`");
}

/// ` COLLATE c`
pub(super) fn collation(out: &mut Renderer<'_>, name: &Name) {
    out.word(" COLLATE ");
    out.ident(name);
}

/// `INTEGER[]`; a collation comes after the brackets.
fn array_type(out: &mut Renderer<'_>, array: &ArrayType) {
    if !out.features().arrays {
        return no_arrays(out);
    }
    let (of, order) = array.of.clone().without_collation();
    out.compiler().data_type(out, &of);
    (0..array.dimensions).for_each(|_| out.word("[]"));
    if let Some(order) = order {
        collation(out, &order);
    }
}

/// `NAME(10, 2)`
pub fn exact(out: &mut Renderer<'_>, name: &str, digits: Option<Digits>) {
    out.word(name);
    if let Some(Digits { precision, scale }) = digits {
        out.parens(|out| {
            out.number(precision.into());
            if let Some(scale) = scale {
                out.word(", ");
                out.number(scale.into());
            }
        });
    }
}

/// `NAME(10)`
pub fn sized(out: &mut Renderer<'_>, name: &str, length: Option<u32>) {
    out.word(name);
    if let Some(length) = length {
        out.parens(|out| out.number(length.into()));
    }
}

/// Returns how many characters the longest name has, at least one.
pub fn longest(names: &EnumType) -> u32 {
    names.names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(1) as u32
}

/// Refuses an enum, or an array of one, without names or with one name twice.
pub(super) fn check_names(out: &mut Renderer<'_>, data_type: &DataType) {
    match out.known_type(data_type) {
        DataType::Array(array) => check_names(out, &array.of),
        DataType::Enum(names) => {
            let all = &names.names;
            let twice = all.iter().enumerate().find(|(at, name)| all.iter().take(*at).any(|other| other == *name));
            let problem = match twice {
                Some((_, name)) => format!("the name {name:?} comes twice"),
                None if all.is_empty() => "it has no names, and so no values".into(),
                None => return,
            };
            out.fail(ErrorKind::invalid(&format!("enum {:?}", names.name), problem));
        }
        _ => {}
    }
}
