//! Refuses subqueries that read the table that their statement changes, where the database does not allow it.

use crate::ast::FromItem;
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::compiler::resolve::JoinTree;
use crate::schema::Table;

/// Runs `inner`, whose subqueries must not read the changed table.
pub(super) fn changing(out: &mut Renderer<'_>, changed: &FromItem, inner: impl FnOnce(&mut Renderer<'_>)) {
    let table = if out.features().reads_changed_table { None } else { table_of(changed).cloned() };
    out.in_change_of(table, inner);
}

/// Refuses a subquery that reads the changed table, unless it is a derived table, which is read beforehand.
pub(super) fn read_by_subquery(out: &mut Renderer<'_>, items: &[JoinTree]) {
    if let Some(table) = out.returned_table()
        && items.iter().flat_map(JoinTree::elements).any(|from| matches!(from, FromItem::Table(read) if read.same(table)))
    {
        out.unsupported("RETURNING of what reads the same table", "read it under another name: `.alias(..)`");
    }
    let Some(changed) = out.changed_table() else { return };
    let reads = |from: &FromItem| table_of(from).is_some_and(|table| table.same(changed));
    if out.query_context() == QueryContext::Value && items.iter().flat_map(JoinTree::elements).any(reads) {
        out.unsupported("subquery of the table that is changed", "read it in a derived table: `select(..).distinct().subquery(..)`");
    }
}

/// Returns the table that an element is, also under an alias.
pub(super) fn table_of(from: &FromItem) -> Option<&Table> {
    match from {
        FromItem::Table(table) => Some(table),
        FromItem::Alias(alias) => table_of(&alias.of),
        FromItem::Subquery(_)
        | FromItem::Cte(_)
        | FromItem::Recursion(_)
        | FromItem::Join(_)
        | FromItem::Function(_)
        | FromItem::Text(_)
        | FromItem::Error(_) => None,
    }
}
