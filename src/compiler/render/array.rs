//! Renders ARRAY[..], with its type where the elements do not determine it.

use crate::ast::{ArrayExpression, Given, Node};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::DataType;
use crate::value::Value;

/// `ARRAY[a, b]`; of literals, or without elements, it says its type.
pub fn array(out: &mut Renderer<'_>, array: &ArrayExpression) {
    let ArrayExpression { elements, ty, summary: _ } = array;
    if !out.features().arrays {
        return no_arrays(out);
    }
    out.word("ARRAY[");
    out.list(elements, ", ", Renderer::node);
    out.word("]");
    let values: Option<Vec<&Value>> = elements.iter().map(|node| literal_value(out, node)).collect();
    if let Some(values) = values {
        type_of_values(out, values.into_iter(), &ty.data_type);
    }
}

/// Returns the value that is written for a node, if it is one.
fn literal_value<'n>(out: &Renderer<'_>, node: &'n Node) -> Option<&'n Value> {
    match node {
        Node::Literal(literal) => (out.literal_binds() || literal.is_inline()).then_some(&literal.value),
        Node::Parameter(parameter) if out.literal_binds() || parameter.inline => match &parameter.given {
            Given::One(value) => Some(value),
            Given::Nothing | Given::Many(_) => None,
        },
        _ => None,
    }
}

/// The dialect has no arrays.
pub(in crate::compiler) fn no_arrays(out: &mut Renderer<'_>) {
    out.unsupported("ARRAY", "keep the list as JSON");
}

/// `::VARCHAR[]`, after an array of literals, where they alone would make it another type: strings are TEXT, and numbers of
/// what type they fit, and arrays of unlike types do not compare.
pub(in crate::compiler) fn type_of_values<'v>(out: &mut Renderer<'_>, values: impl Iterator<Item = &'v Value>, data_type: &DataType) {
    let of = match data_type {
        DataType::Array(array) => &array.of,
        _ => &DataType::Unknown,
    };
    let (mut any, mut says_type) = (false, false);
    for value in values {
        any = true;
        says_type |= match (value, of) {
            (Value::Int(v), DataType::Integer) => i32::try_from(*v).is_ok(),
            (Value::Text(_), DataType::Text) | (Value::Bool(_), DataType::Boolean) => true,
            (Value::Array(values), _) => values.iter().all(|value| matches!((value, of), (Value::Int(_), DataType::Integer))),
            _ => false,
        };
    }
    match of {
        DataType::Unknown if any => {}
        DataType::Unknown => {
            out.fail(ErrorKind::invalid("ARRAY", "without elements it needs a type: `.typed_as(DataType::array(..))`"));
        }
        _ if says_type => {}
        _ => {
            out.word("::");
            out.compiler().bound_type(out, data_type);
        }
    }
}
