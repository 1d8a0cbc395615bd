//! Renders an element of an array or of JSON, and JSON paths.

use crate::ast::{Node, Subscript, Summary};
use crate::compiler::renderer::Renderer;
use crate::value::Value;

/// `a[1]`, `a['key']`, `(ARRAY[a, b])[1]`: only a column needs no parentheses.
pub fn subscript(out: &mut Renderer<'_>, subscript: &Subscript, _is_operand: bool) {
    let Subscript { operand, keys, path: _, ty: _, summary: _ } = subscript;
    match operand {
        Node::Column(_) | Node::ColumnClause(_) | Node::Subscript(_) => out.node(operand),
        other => out.parens(|out| out.node(other)),
    }
    for key in keys {
        out.word("[");
        out.grouped(key);
        out.word("]");
    }
}

/// Renders the keys as one JSON path, `$."a"[1]`, bound or inline. Keys that are not values are refused.
pub fn json_path(out: &mut Renderer<'_>, keys: &[Node]) {
    let mut path = String::from("$");
    for key in keys {
        match out.value_of(key) {
            Some(Value::Int(number)) => path.push_str(&format!("[{number}]")),
            Some(Value::Text(name)) => {
                path.push_str(".\"");
                for c in name.chars() {
                    match c {
                        '"' | '\\' => path.extend(['\\', c]),
                        // as JSON is usually written: MariaDB compares the escapes by their text
                        '\u{8}' => path.push_str("\\b"),
                        '\t' => path.push_str("\\t"),
                        '\n' => path.push_str("\\n"),
                        '\u{c}' => path.push_str("\\f"),
                        '\r' => path.push_str("\\r"),
                        c if c < ' ' => path.push_str(&format!("\\u{:04x}", u32::from(c))),
                        c => path.push(c),
                    }
                }
                path.push('"');
            }
            _ => return out.unsupported("JSON subscript by an expression", "its keys are strings and integers"),
        }
    }
    bound_path(out, keys, path);
}

/// Renders a path of keys as one value: inline and secret as they are.
pub fn bound_path(out: &mut Renderer<'_>, keys: &[Node], path: String) {
    let inline = keys.iter().any(Node::is_inline);
    let path = Node::literal(path).hidden_with(Summary::of(keys));
    if inline { out.inline(&path) } else { out.node(&path) }
}
