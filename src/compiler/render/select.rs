//! Renders SELECT: the function [`select`] is its grammar, one line for each clause.

use super::distinct::distinct_words;
use super::from::from_clause;
use super::group_by::group_by_clause;
use super::hints::{prefixes, raw};
use super::limit::limit_or_fetch;
use super::lock::lock;
use super::order_by::select_order_by;
use super::select_list::select_list;
use super::select_scope::in_select;
use super::with::with_clause;
use crate::ast::{Node, Select, SelectOptions};
use crate::compiler::renderer::Renderer;

/// The grammar of SELECT.
pub fn select(out: &mut Renderer<'_>, select: &Select) {
    let Select { columns, from: _, joins: _, filter, group_by, having, order_by, distinct, limit, offset, options, with: _, summary: _ } =
        select;
    let options = options.as_deref();
    in_select(out, select, |out, items| {
        with_clause(out);
        out.word("SELECT ");
        prefixes(out, options.map_or(&[], |options| &options.prefixes));
        distinct_words(out, *distinct, options, columns);
        select_list(out, columns, select.label_style());
        from_clause(out, select, items);
        where_clause(out, filter);
        group_by_clause(out, group_by);
        having_clause(out, having);
        select_order_by(out, select);
        limit_or_fetch(out, limit.as_ref(), offset.as_ref(), options.and_then(|options| options.fetch), order_by);
        if let Some(SelectOptions { lock: locked, hints, suffixes, .. }) = options {
            locked.iter().for_each(|locked| lock(out, locked, select, items));
            raw(out, hints);
            raw(out, suffixes);
        }
    });
}

/// ` WHERE a = 1 AND ..`
pub(super) fn where_clause(out: &mut Renderer<'_>, conditions: &[Node]) {
    if !conditions.is_empty() {
        out.word(" WHERE ");
        out.conditions(conditions);
    }
}

/// ` HAVING count(a) > 1 AND ..`
fn having_clause(out: &mut Renderer<'_>, conditions: &[Node]) {
    if !conditions.is_empty() {
        out.word(" HAVING ");
        out.conditions(conditions);
    }
}
