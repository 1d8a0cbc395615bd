//! SELECT and the clauses at its end.

use super::dml::read_by_subquery;
use super::expr::is_selected;
use super::from::outer;
use super::list::select_list;
use super::lock::lock;
use super::options::{before_list, counted, has_value, hints_at, no_columns, raw};
use super::part::{null_key, term_by_name};
use super::recursion;
use super::with::local_with;
use crate::ast::items::{Item, items_of};
use crate::ast::select::sorted_by;
use crate::ast::{LabelStyle, Node, NullsOrder, Ordering, Select};
use crate::compiler::names::{ListNames, name_in_list};
use crate::compiler::out::{Renderer, Selected};
use crate::compiler::resolve::{JoinTree, QueryRef, Scope, from_items};
use std::sync::Arc;

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
    recursion::selected(out, select, out.recursions - reads);
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

/// ORDER BY behind DISTINCT is by what is selected. That two expressions with a value each are one nobody sees: the second
/// is written by the name of the first.
fn by_selected_names(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node], style: LabelStyle) -> Vec<Node> {
    let named = |out: &mut Renderer<'_>, element: &Node| {
        let index = match element {
            Node::Label(_) | Node::Column(_) => None,
            element => items_of(columns).position(|item| matches!(item, Item::Node(node) if node == element)),
        };
        let index = index.filter(|_| has_value(element))?;
        let style = if out.place.is_from() { style.in_from() } else { style };
        let folds = out.place.is_from() && out.features().folds_names;
        let name = name_in_list(out, columns, ListNames::of(style, folds), index);
        (!name.is_empty()).then(|| Node::column_clause(name, Default::default(), false))
    };
    let term = |term: &Node| match sorted_by(term) {
        (element, Some(ordering)) => named(out, element)
            .map_or_else(|| term.clone(), |name| Node::Ordering(Arc::new(Ordering::new(name, ordering.descending, ordering.nulls)))),
        (element, None) => named(out, element).unwrap_or_else(|| term.clone()),
    };
    terms.iter().map(term).collect()
}

/// A term of GROUP BY or ORDER BY: a name of the select list stays a name.
pub(super) fn term(out: &mut Renderer<'_>, term: &Node) {
    match term {
        Node::ByName(by_name) => term_by_name(out, by_name),
        term => out.node(term),
    }
}

/// ` ORDER BY a DESC, total`
pub fn order_by(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node]) {
    out.word(" ORDER BY ");
    sorted_terms(out, terms, columns);
}

/// The terms of ORDER BY and DISTINCT ON: a label of the select list is written by its name.
pub(super) fn sorted_terms(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node]) {
    out.list(terms, ", ", |out, term| match sorted_by(term) {
        (Node::Label(label), ordering) if is_selected(label, columns) => {
            let name = Node::column_clause(label.name.clone(), Default::default(), false);
            match ordering {
                None => out.node(&name),
                Some(ordering) => {
                    let key = if out.is_column(&label.name) { &label.element } else { &name };
                    let nulls = by_another_key(out, key, ordering.nulls);
                    out.compiler().ordering(out, &Ordering::new(name, ordering.descending, nulls));
                }
            }
        }
        _ => self::term(out, term),
    });
}

fn says_nulls(term: &Node) -> bool {
    matches!(term, Node::Ordering(ordering) if ordering.nulls.is_some())
}

/// Where there is no NULLS LAST, another sort key says the same.
fn by_another_key(out: &mut Renderer<'_>, element: &Node, nulls: Option<NullsOrder>) -> Option<NullsOrder> {
    let order = match nulls {
        Some(order) if !out.features().nulls_order => order,
        as_it_is => return as_it_is,
    };
    match element {
        Node::ByName(by_name) => null_key(out, by_name),
        element => out.operand_at(element, crate::ast::operator::precedence::COMPARISON),
    }
    out.word(match order {
        NullsOrder::First => " IS NULL DESC, ",
        NullsOrder::Last => " IS NULL, ",
    });
    None
}

/// `a DESC NULLS LAST`; where there is no NULLS LAST, another sort key says the same.
pub fn ordering(out: &mut Renderer<'_>, ordering: &Ordering) {
    let Ordering { element, descending, nulls, summary: _ } = ordering;
    let nulls = by_another_key(out, element, *nulls);
    match element {
        Node::ByName(by_name) => term_by_name(out, by_name),
        element => out.operand_at(element, crate::ast::operator::precedence::ORDER),
    }
    direction(out, *descending, nulls.filter(|_| out.features().nulls_order));
}

/// ` DESC NULLS LAST`
pub(super) fn direction(out: &mut Renderer<'_>, descending: Option<bool>, nulls: Option<NullsOrder>) {
    out.word(match descending {
        Some(true) => " DESC",
        Some(false) => " ASC",
        None => "",
    });
    out.word(match nulls {
        Some(NullsOrder::First) => " NULLS FIRST",
        Some(NullsOrder::Last) => " NULLS LAST",
        None => "",
    });
}

/// ` LIMIT n OFFSET m`
pub fn limit(out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    if let Some(limit) = limit {
        out.word(" LIMIT ");
        out.node(limit);
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        out.node(offset);
    }
}
