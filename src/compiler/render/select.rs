//! Renders SELECT: the function `select` calls the clauses in their order.

use super::changed_table::read_by_subquery;
use super::distinct::before_list;
use super::hints::{hints_at, raw};
use super::join::outer;
use super::limit::counted;
use super::lock::lock;
use super::order_by::{by_selected_names, says_nulls};
use super::recursive_cte;
use super::select_list::select_list;
use super::with::local_with;
use crate::ast::{LabelStyle, Node, Select};
use crate::compiler::renderer::{Renderer, Selected};
use crate::compiler::resolve::QueryRef;
use crate::compiler::resolve::from_items;
use crate::compiler::resolve::{JoinTree, Scope};

/// The grammar of SELECT.
pub fn select(out: &mut Renderer<'_>, select: &Select) {
    let Select { columns, from: _, joins: _, filter, group_by, having, order_by, distinct, limit, offset, options, with: _, summary } =
        select;
    let nested = out.nested.len();
    if summary.has_cte() {
        local_with(out, QueryRef::Select(select));
    }
    let items = from_items(out, select);
    out.note_select(&items, select);
    read_by_subquery(out, &items);
    let around = std::mem::replace(&mut out.outer, outer(&items));
    if out.place.is_outermost() {
        out.compiler().with(out);
    }
    let looked_at = summary.has_query()
        || summary.has_by_name()
        || !out.scopes.is_empty()
        || (!out.features().nulls_order && order_by.iter().any(says_nulls));
    out.scopes.push(match looked_at {
        true => items.iter().flat_map(JoinTree::elements).cloned().collect(),
        false => Scope::new(), // nobody asks
    });
    let options = options.as_deref();
    let style = options.map_or(LabelStyle::default(), |options| options.label_style);
    if summary.has_by_name() {
        let froms = items.iter().flat_map(JoinTree::elements).cloned().collect();
        out.selected.push(Selected { columns: columns.to_vec(), froms, style, bare: false });
    }
    out.word("SELECT ");
    if let Some(options) = options {
        before_list(out, options, columns);
    }
    if *distinct && options.is_none_or(|options| options.distinct_on.is_empty()) {
        out.word("DISTINCT ");
    }
    match columns.is_empty() {
        true => no_columns(out),
        false => select_list(out, columns, style),
    }
    let hints = options.map_or_else(Vec::new, |options| hints_at(out, &options.from_hints, &items));
    let hints = std::mem::replace(&mut out.from_hints, hints);
    let reads = out.recursions;
    out.compiler().from(out, &items, !filter.is_empty());
    recursive_cte::selected(out, select, out.recursions - reads);
    out.from_hints = hints;
    where_clause(out, filter);
    if !group_by.is_empty() {
        out.compiler().group_by(out, group_by);
    }
    if !having.is_empty() {
        out.word(" HAVING ");
        out.conditions(having);
    }
    if !order_by.is_empty() {
        let named = distinct.then(|| by_selected_names(out, order_by, columns, style));
        out.compiler().order_by(out, named.as_deref().unwrap_or(order_by), columns);
    }
    match (limit, options.and_then(|options| options.fetch)) {
        (Some(count), Some(fetch)) => out.compiler().fetch(out, count, fetch, offset.as_ref(), order_by),
        (None, _) if offset.is_none() => {}
        (limit, _) => counted(out, limit.as_ref(), offset.as_ref()),
    }
    if let Some(options) = options {
        if let Some(held) = &options.lock {
            lock(out, held, select, &items);
        }
        raw(out, &options.hints);
        raw(out, &options.suffixes);
    }
    out.stay_distinct(&items);
    out.scopes.pop();
    if summary.has_by_name() {
        out.selected.pop();
    }
    out.nested.truncate(nested);
    out.outer = around;
}

/// ` WHERE a = 1 AND ..`
pub(super) fn where_clause(out: &mut Renderer<'_>, conditions: &[Node]) {
    if !conditions.is_empty() {
        out.word(" WHERE ");
        out.conditions(conditions);
    }
}

pub(super) fn no_columns(out: &mut Renderer<'_>) {
    if !out.features().empty_select_list {
        out.unsupported("SELECT of no columns", "select something: `select(1)`");
    }
    out.back(" ");
}
