//! The scope of a SELECT while its clauses are rendered: its own WITH, its FROM list, and the names that are visible in it.

use super::changed_table::read_by_subquery;
use super::join::outer_elements;
use super::order_by::says_nulls;
use super::with::local_with;
use crate::ast::Select;
use crate::compiler::renderer::{FromScope, Renderer, SelectScope, SelectedList};
use crate::compiler::resolve::{JoinTree, QueryRef, from_items};

/// Runs `clauses` in the scope of a SELECT, with the elements of its FROM list.
pub(super) fn in_select(out: &mut Renderer<'_>, select: &Select, clauses: impl FnOnce(&mut Renderer<'_>, &[JoinTree])) {
    if !select.summary.has_cte() {
        return in_scope(out, select, clauses);
    }
    out.in_query_with_ctes(|out| {
        local_with(out, QueryRef::Select(select));
        in_scope(out, select, clauses);
    });
}

fn in_scope(out: &mut Renderer<'_>, select: &Select, clauses: impl FnOnce(&mut Renderer<'_>, &[JoinTree])) {
    let items = from_items(out, select);
    out.note_select(&items, select);
    read_by_subquery(out, &items);
    let scope = SelectScope { froms: visible(out, select, &items), outer: outer_elements(&items), selected: selected(select, &items) };
    out.in_select_scope(scope, |out| clauses(out, &items));
    out.stay_distinct(&items);
}

/// Returns the FROM elements that something in the SELECT may ask for; none, where nothing asks.
fn visible(out: &Renderer<'_>, select: &Select, items: &[JoinTree]) -> FromScope {
    let asked = select.summary.has_query()
        || select.summary.has_by_name()
        || !out.scopes().is_empty()
        || (!out.features().nulls_order && select.order_by.iter().any(says_nulls));
    if asked { items.iter().flat_map(JoinTree::elements).cloned().collect() } else { FromScope::new() }
}

/// Returns the select list, where something refers to it by name.
fn selected(select: &Select, items: &[JoinTree]) -> Option<SelectedList> {
    select.summary.has_by_name().then(|| SelectedList {
        columns: select.columns.to_vec(),
        froms: items.iter().flat_map(JoinTree::elements).cloned().collect(),
        style: select.label_style(),
        bare: false,
    })
}
