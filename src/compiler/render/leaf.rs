//! Renders columns and constants.

use crate::ast::{ColumnRef, Constant, FromItem, Node};
use crate::compiler::column_names::given_out;
use crate::compiler::renderer::Renderer;
use crate::types::TypeFamily;

/// `users.id`, `u.id`, `anon_1.id`; `id` where columns stand without their table.
pub fn column(out: &mut Renderer<'_>, column: &ColumnRef) {
    if out.scopes().len() > 1 && !out.has_bare_columns() {
        out.sees(column);
    }
    if let FromItem::Table(table) = &column.from
        && let Some(names) = out.rendered(table)
    {
        let name = if out.has_bare_columns() { names.bare(column.at()) } else { names.column(column.at()) };
        return out.word(name);
    }
    if let FromItem::Function(function) = &column.from
        && function.shape.is_column
    {
        let name = out.name_of(&column.from);
        return out.ident(&name);
    }
    let mut from = &column.from;
    while let FromItem::Alias(alias) = from {
        from = &alias.of;
    }
    let name = given_out(out, from, column.at());
    let name = name.or_else(|| crate::ast::items::own_name(&Node::Column(column.clone()))).unwrap_or_default();
    if !out.has_bare_columns() {
        match &column.from {
            FromItem::Table(table) => out.table(table),
            other => {
                let table = out.name_of(other);
                out.ident(&table);
            }
        }
        out.word(".");
    }
    out.ident(&name);
}

/// `NULL`, `true`, `1`
pub fn constant(out: &mut Renderer<'_>, constant: Constant) {
    match constant {
        Constant::Null => out.word("NULL"),
        Constant::True => out.word(out.features().true_word),
        Constant::False => out.word(out.features().false_word),
        Constant::Star => out.word("*"),
    }
}

/// A boolean as a condition: `c` and `NOT c`, or `c = 1` and `c = 0` where there are no booleans.
pub fn truth(out: &mut Renderer<'_>, value: &Node, is: bool) {
    debug_assert_eq!(value.family(), TypeFamily::Boolean);
    let native = out.features().native_boolean;
    if native && !is {
        out.word("NOT ");
    }
    out.operand_at(value, crate::ast::operator::precedence::COMPARISON);
    if !native {
        out.word(if is { " = 1" } else { " = 0" });
    }
}
