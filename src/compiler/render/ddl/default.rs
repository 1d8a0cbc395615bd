//! Renders the DEFAULT of a column.

use crate::ast::{Constant, Node};
use crate::compiler::renderer::Renderer;
use crate::compiler::values::check_storage;
use crate::features::DefaultParentheses;
use crate::schema::ColumnDef;
use crate::types::{DataType, TypeRecord, TypeRef};
use std::sync::Arc;

/// ` DEFAULT x`: a value or a word as it is, other expressions in parentheses where the dialect wants them.
pub fn server_default(out: &mut Renderer<'_>, column: &ColumnDef) {
    let Some(value) = column.server_default_value() else { return };
    let ty = TypeRef::Shared(Arc::new(TypeRecord { data_type: column.data_type().clone(), ..column.record.clone() }));
    let value = &value.clone().beside_type(ty.clone());
    check_storage(out, &ty, value);
    out.word(" DEFAULT ");
    let start = out.sql().len();
    out.bare(|out| out.inline(value));
    let parentheses = match out.features().ddl.default_parentheses {
        _ if !out.features().ddl.large_defaults && is_large(out, column.data_type()) => {
            !out.sql().get(start..).is_some_and(|text| text.starts_with('('))
        }
        DefaultParentheses::Never => false,
        // its type may put a function around a value
        _ if matches!(value, Node::Literal(_) | Node::Parameter(_)) => {
            out.sql().get(start..).is_some_and(|text| text.ends_with(')') && !text.starts_with(['(', '\'']))
        }
        _ if matches!(value, Node::Constant(Constant::Null | Constant::True | Constant::False)) => false,
        DefaultParentheses::Expressions => is_expression(out.sql().get(start..).unwrap_or_default()),
        DefaultParentheses::ExpressionsButClocks => {
            let text = out.sql().get(start..).unwrap_or_default();
            is_expression(text) && !is_clock(text)
        }
    };
    if parentheses {
        if !out.features().ddl.default_expressions {
            out.unsupported(
                "DEFAULT of an expression",
                "a literal, or `text(\"CURRENT_TIMESTAMP\")`; else bind it with each row: `.default(..)`",
            );
        }
        out.enclose(start);
    }
}

/// Whether it is a TEXT, a BLOB or JSON of any size, by its name here.
pub fn is_large(out: &mut Renderer<'_>, data_type: &DataType) -> bool {
    let name = out.captured(|out| out.compiler().data_type(out, data_type));
    let word = name.split([' ', '(']).next().unwrap_or_default();
    word.ends_with("TEXT") || word.ends_with("BLOB") || word == "JSON"
}

/// Whether it is more than a word, a literal, or an expression in parentheses.
fn is_expression(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    !text.starts_with(['\'', '"', '(']) && !text.chars().all(word)
}

/// `CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)`, `now(3)`
fn is_clock(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let digits = |rest: &str| rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|n| n.parse::<u8>().is_ok());
    let clock = |part: &str| {
        let present = part.strip_prefix("current_timestamp").or_else(|| part.strip_prefix("localtimestamp"));
        present.is_some_and(|rest| rest.is_empty() || rest == "()" || digits(rest)) || part.strip_prefix("now").is_some_and(digits)
    };
    text.split(" on update ").all(clock)
}
