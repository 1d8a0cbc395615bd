//! Renders VALUES as a query of its own.

use super::select_list::{as_name, listed};
use crate::ast::items::{Item, items_of};
use crate::ast::{Node, Values};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::ValuesLists;
use crate::types::{DataType, TypeFamily};

/// `VALUES (a, b), (c, d)`; where there is no such thing, or its columns need names, SELECTs that say the same.
pub fn values(out: &mut Renderer<'_>, values: &Values, named: bool) {
    let Values { columns, rows, inline, mistake, summary: _ } = values;
    if let Some(Node::Error(error)) = mistake {
        out.fail((**error).clone());
    }
    let width = items_of(columns).count();
    if rows.is_empty() || width == 0 {
        return out.fail(ErrorKind::invalid("VALUES", "it has no rows; give it at least one: `.data(..)`"));
    }
    if out.returns() {
        listed(out, columns);
    }
    let style = out.features().values;
    let mut names = items_of(columns).map(|item| item.own_name().unwrap_or_default());
    let mut value = |out: &mut Renderer<'_>, node: &Node| if *inline { out.inline(node) } else { out.node(node) };
    let mut lists = rows.chunks_exact(width);
    if named {
        out.word("SELECT ");
        out.list(lists.next().unwrap_or_default(), ", ", |out, node| {
            value(out, node);
            as_name(out, &names.next().unwrap_or_default());
        });
        if lists.len() == 0 {
            return;
        }
        out.word(" UNION ALL ");
    }
    if style == ValuesLists::None {
        return out.list(lists, " UNION ALL ", |out, list| {
            out.word("SELECT ");
            out.list(list, ", ", &mut value);
        });
    }
    out.word("VALUES ");
    // the first row gives the columns their types
    let mut untold = items_of(columns).take(if out.features().bind_casts { width } else { 0 });
    out.list(lists, ", ", |out, list| {
        out.parens(|out| {
            out.list(list, ", ", |out, node| {
                let start = out.sql().len();
                value(out, node);
                if let Some(column) = untold.next() {
                    say_type(out, node, &column, *inline, start);
                }
            });
        });
    });
}

/// `$1::mood`, `'2024-02-29'::DATE`: in the first row, which gives the columns their types, where a value would be taken for text.
fn say_type(out: &mut Renderer<'_>, value: &Node, column: &Item<'_>, inline: bool, start: usize) {
    let ty = match column {
        Item::Node(node) => node.type_ref(),
        Item::Of(column) => column.type_ref(),
    };
    let known = out.known_type(&ty.data_type);
    let as_text = match known.family() {
        _ if matches!(known, DataType::Custom(_)) => true,
        TypeFamily::Enum => true,
        TypeFamily::Date | TypeFamily::Time | TypeFamily::DateTime | TypeFamily::Uuid | TypeFamily::Json | TypeFamily::Bytes => {
            inline || out.literal_binds()
        }
        _ => false,
    };
    if !value.is_value() || !as_text || matches!(&known, DataType::Enum(names) if !names.native) {
        return;
    }
    let name = out.captured(|out| out.compiler().bound_type(out, &known));
    if !out.sql().get(start..).is_some_and(|text| text.ends_with(&name)) {
        out.word("::");
        out.word(&name);
    }
}
