//! Renders raw SQL text with its parameters.

use super::parameter::values;
use crate::ast::{Given, Node, Text, TextPart};
use crate::compiler::renderer::Renderer;
use crate::types::{DataType, TypeFamily};

/// Renders the parts of a text; a list of values in parentheses, as IN wants it.
pub fn text(out: &mut Renderer<'_>, text: &Text) {
    let Text { parts, summary: _ } = text;
    for part in parts {
        match part {
            TextPart::Sql(sql) => out.word(sql),
            TextPart::Parameter(node @ Node::Parameter(_)) if out.options().template => out.node(node),
            TextPart::Parameter(Node::Parameter(parameter)) => match out.given(parameter) {
                Some(Given::Many(many)) if many.is_empty() => {
                    let data_type = &parameter.ty.data_type;
                    out.parens(|out| out.compiler().empty_set(out, data_type));
                }
                Some(given @ Given::Many(_)) => out.parens(|out| values(out, parameter, given)),
                Some(given) => values(out, parameter, given),
                None => {}
            },
            TextPart::Parameter(node) => out.grouped(node),
        }
    }
}

/// `SELECT CAST(NULL AS t) WHERE 1!=1`
pub fn empty_set(out: &mut Renderer<'_>, data_type: &DataType) {
    out.word("SELECT CAST(NULL AS ");
    let known = data_type.family() != TypeFamily::Unknown;
    out.compiler().cast_type(out, if known { data_type } else { &DataType::Integer });
    out.word(") WHERE 1!=1");
}
