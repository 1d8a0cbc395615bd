//! SELECT and the clauses at its end.

use super::dml::read_by_subquery;
use super::expr::is_selected;
use super::from::outer;
use super::list::select_list;
use super::options::{before_list, counted, hints_at, lock, no_columns, raw};
use super::part::term_by_name;
use super::with::local_with;
use crate::ast::select::sorted_by;
use crate::ast::{LabelStyle, Node, NullsOrder, Ordering, Select};
use crate::compiler::out::{Out, Place, Selected};
use crate::compiler::resolve::{FromItem, QueryRef, Scope, from_items};

/// The grammar of SELECT.
pub fn select(out: &mut Out<'_>, select: &Select) {
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
    if matches!(out.place, Place::Top | Place::Insert) {
        out.compiler().with(out);
    }
    out.scopes.push(match summary.has_query() {
        true => items.iter().flat_map(FromItem::elements).cloned().collect(),
        false => Scope::new(), // nobody asks
    });
    let options = options.as_deref();
    let style = options.map_or(LabelStyle::default(), |options| options.label_style);
    if summary.has_by_name() {
        let froms = items.iter().flat_map(FromItem::elements).cloned().collect();
        out.selected.push(Selected { columns: columns.to_vec(), froms, style, bare: false });
    }
    out.word("SELECT ");
    if let Some(options) = options {
        before_list(out, options);
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
    out.compiler().from(out, &items, !filter.is_empty());
    out.from_hints = hints;
    if !filter.is_empty() {
        out.word(" WHERE ");
        out.conditions(filter);
    }
    if !group_by.is_empty() {
        out.compiler().group_by(out, group_by);
    }
    if !having.is_empty() {
        out.word(" HAVING ");
        out.conditions(having);
    }
    if !order_by.is_empty() {
        out.compiler().order_by(out, order_by, columns);
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
    out.scopes.pop();
    if summary.has_by_name() {
        out.selected.pop();
    }
    out.nested.truncate(nested);
    out.outer = around;
}

/// A term of GROUP BY or ORDER BY: a name of the select list stays a name.
pub(super) fn term(out: &mut Out<'_>, term: &Node) {
    match term {
        Node::ByName(by_name) => term_by_name(out, by_name),
        term => out.node(term),
    }
}

/// ` ORDER BY a DESC, total`
pub fn order_by(out: &mut Out<'_>, terms: &[Node], columns: &[Node]) {
    out.word(" ORDER BY ");
    out.list(terms, ", ", |out, term| match sorted_by(term) {
        (Node::Label(label), ordering) if is_selected(label, columns) => {
            let name = Node::column_clause(label.name.clone(), Default::default(), false);
            match ordering {
                None => out.node(&name),
                Some(ordering) => out.compiler().ordering(out, &Ordering::new(name, ordering.descending, ordering.nulls)),
            }
        }
        _ => self::term(out, term),
    });
}

/// `a DESC NULLS LAST`; where there is no NULLS LAST, another sort key says the same.
pub fn ordering(out: &mut Out<'_>, ordering: &Ordering) {
    let Ordering { element, descending, nulls, summary: _ } = ordering;
    if let (Some(nulls), false) = (nulls, out.features().nulls_order) {
        match element {
            Node::ByName(by_name) => term_by_name(out, by_name),
            element => out.operand_at(element, crate::ast::operator::precedence::COMPARISON),
        }
        out.word(match nulls {
            NullsOrder::First => " IS NULL DESC, ",
            NullsOrder::Last => " IS NULL, ",
        });
    }
    match element {
        Node::ByName(by_name) => term_by_name(out, by_name),
        element => out.operand_at(element, crate::ast::operator::precedence::ORDER),
    }
    direction(out, *descending, nulls.filter(|_| out.features().nulls_order));
}

/// ` DESC NULLS LAST`
pub(super) fn direction(out: &mut Out<'_>, descending: Option<bool>, nulls: Option<NullsOrder>) {
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
pub fn limit(out: &mut Out<'_>, limit: Option<&Node>, offset: Option<&Node>) {
    if let Some(limit) = limit {
        out.word(" LIMIT ");
        out.node(limit);
    }
    if let Some(offset) = offset {
        out.word(" OFFSET ");
        out.node(offset);
    }
}
