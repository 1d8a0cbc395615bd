//! Comparisons of JSON columns and elements with JSON documents as values. 13.5

use crate::ast::{BinaryExpression, In, InList, Literal, Node, Operator};
use crate::compiler::{Renderer, render};
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::Value;

/// Renders `a = CAST(? AS JSON)`: without the cast, the database would take the text of a document for a JSON string.
///
/// MariaDB has no such cast, because its JSON is text. There an element is compared without its quotes (`x` for `"x"`), which never
/// equals a document that is a string, an array or an object: such a comparison is refused.
pub(super) fn binary(out: &mut Renderer<'_>, binary: &BinaryExpression) {
    let BinaryExpression { operator, left, right, summary: _ } = binary;
    let document = |node: &Node| node.known_value().is_some_and(is_document);
    let (left_is, right_is) = (document(left), document(right));
    let other = if left_is { right } else { left };
    let is_comparison = operator.is_comparison() && !matches!(operator, Operator::Custom(_) | Operator::Match | Operator::NotMatch);
    if left_is == right_is || !is_comparison || other.family() != TypeFamily::Json {
        return render::binary(out, binary);
    }
    if !out.features().json_cast {
        if let (Node::Subscript(_), true) = (other, left.known_value().into_iter().chain(right.known_value()).any(is_quoted_or_compound)) {
            refused(out);
        }
        return render::binary(out, binary);
    }
    let side = |node: &Node, is: bool| if is { cast(node.clone()) } else { node.clone() };
    match Node::binary(operator.clone(), side(left, left_is), side(right, right_is)) {
        Node::Binary(cast) => render::binary(out, &cast),
        node => out.node(&node),
    }
}

/// Renders `a IN (CAST(? AS JSON))`, for the same reasons as [`binary`].
pub(super) fn in_list(out: &mut Renderer<'_>, list: &In) {
    let In { operand, list: values, negated, summary: _ } = list;
    match values {
        InList::Values(values, ty) if operand.family() == TypeFamily::Json && values.iter().any(is_document) => {
            if out.features().json_cast {
                let nodes = values.iter().map(|value| cast(Node::Literal(Literal::new(value.clone(), ty.clone())))).collect();
                return render::in_list(out, &In::new(operand.clone(), InList::Nodes(nodes), *negated));
            }
            if matches!(operand, Node::Subscript(_)) && values.iter().any(is_quoted_or_compound) {
                refused(out);
            }
            render::in_list(out, list);
        }
        _ => render::in_list(out, list),
    }
}

fn is_document(value: &Value) -> bool {
    matches!(value, Value::Json(_))
}
/// Whether the document is a string, an array or an object, and not a number, `true`, `false` or `null`.
fn is_quoted_or_compound(value: &Value) -> bool {
    matches!(value, Value::Json(json) if json.trim_start().starts_with(['"', '[', '{']))
}
fn cast(node: Node) -> Node {
    node.cast(TypeRef::new(DataType::Json))
}
fn refused(out: &mut Renderer<'_>) {
    out.unsupported("comparison of a JSON element with a document", "compare its text: `.as_string().eq(..)`");
}
