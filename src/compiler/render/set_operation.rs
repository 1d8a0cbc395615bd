//! Renders UNION, INTERSECT and EXCEPT with their members.

use super::by_name::first_list;
use super::limit::counted;
use super::recursive_cte;
use super::select_list::given;
use super::set_operation_order::by_given_names;
use super::with::local_with;
use crate::ast::items::{Item, items_of, own_name};
use crate::ast::{Compound, CompoundOperator, LabelStyle, Lock, Node, Query, Values};
use crate::compiler::renderer::{QueryContext, Renderer, Selected};
use crate::compiler::resolve::QueryRef;
use crate::error::ErrorKind;
use crate::features::ValuesLists;
use crate::name::Name;
use smallvec::SmallVec;

/// `a UNION b UNION c ORDER BY ..`
pub fn compound(out: &mut Renderer<'_>, compound: &Compound) {
    let Compound { operator, members, order_by, limit, offset, fetch, lock, with: _, summary } = compound;
    out.note_limit(limit.is_some() || offset.is_some(), order_by);
    let nested = out.nested.len();
    if summary.has_cte() {
        local_with(out, QueryRef::Compound(compound));
    }
    if !matches!(operator, CompoundOperator::Union | CompoundOperator::UnionAll) && !out.features().intersect_except {
        out.unsupported(operator.text().trim(), "filter by IN or EXISTS of the other query");
    }
    if matches!(operator, CompoundOperator::IntersectAll | CompoundOperator::ExceptAll) && !out.features().compound_all {
        out.unsupported(operator.text().trim(), "use it without ALL if there are no duplicates");
    }
    if out.place.is_outermost() {
        out.compiler().with(out);
    }
    let width = members.first().map_or(0, Query::width);
    for member in members {
        if member.width() != width {
            let problem = format!("its members select {width} and {} columns; they must be as many", member.width());
            out.fail(ErrorKind::invalid(operator.text().trim(), problem));
        }
    }
    let mut reads: SmallVec<[usize; 4]> = SmallVec::new();
    out.list(members.iter().enumerate(), operator.text(), |out, (at, one)| {
        let before = out.recursions;
        match one {
            Query::Values(values) => member_of_values(out, values, at == 0),
            one => member(out, one),
        }
        reads.push(out.recursions - before);
    });
    recursive_cte::defined(out, compound, &reads);
    let mut first = members.first();
    while let Some(Query::Compound(compound)) = first {
        first = compound.members.first();
    }
    let columns = match first {
        Some(Query::Select(select)) => &select.columns[..],
        _ => &[],
    };
    if !order_by.is_empty() {
        if let (true, Some(member)) = (summary.has_by_name(), members.first()) {
            out.selected.push(Selected { columns: first_list(member), froms: vec![], style: member.label_style(), bare: true });
        }
        let terms = by_given_names(out, compound);
        out.bare(|out| out.compiler().order_by(out, &terms, columns));
        if summary.has_by_name() {
            out.selected.pop();
        }
    }
    match (limit, fetch) {
        (Some(count), Some(fetch)) => out.compiler().fetch(out, count, *fetch, offset.as_ref(), order_by),
        (None, _) if offset.is_none() => {}
        (limit, _) => counted(out, limit.as_ref(), offset.as_ref()),
    }
    if let Some(lock) = lock {
        no_lock(out, lock);
    }
    out.nested.truncate(nested);
}

/// A lock behind a set operation: where it is read at all, it is the last member's.
fn no_lock(out: &mut Renderer<'_>, lock: &Lock) {
    let hint = match out.features().locks {
        Some(locks) if locks.derived => "lock the rows of each member: `a.for_update().union_all(b.for_update())`",
        Some(_) => "lock the rows by a query of their own, in the same transaction",
        None => "lock by a transaction that writes first; there it holds the whole database",
    };
    out.unsupported(&format!("{} of a set operation", lock.strength.text()), hint);
}

/// A member of a set operation: in parentheses if it is one itself, or has an ORDER BY or LIMIT of its own. Where there can
/// be none, a SELECT from it says the same.
fn member(out: &mut Renderer<'_>, query: &Query) {
    if let Query::Select(select) = query
        && let Some(lock) = select.options().and_then(|options| options.lock.as_ref())
        && out.features().locks.is_some_and(|locks| !locks.derived)
    {
        out.unsupported(&format!("{} in a set operation", lock.strength.text()), "lock the rows in a subquery of FROM");
    }
    if !query.has_tail() && !matches!(query, Query::Compound(_)) {
        return out.query(query);
    }
    if !out.features().compound_parentheses && out.returns() {
        given(out, query);
    }
    let place = if matches!(out.place, QueryContext::Value | QueryContext::Lateral) { QueryContext::Lateral } else { QueryContext::From };
    bracketed(out, |out| {
        if out.features().compound_parentheses {
            let around = out.around_set;
            if let Query::Compound(_) = query {
                out.around_set = out.scopes.len();
                distinct_names(out, query);
            }
            out.query(query);
            out.around_set = around;
            return;
        }
        out.derived += 1;
        out.query_in(place, query);
        out.derived -= 1;
    });
}

/// What is computed by itself has columns of different names.
fn distinct_names(out: &mut Renderer<'_>, query: &Query) {
    let mut known: Vec<Name> = vec![];
    for index in (0..query.width()).filter(|_| out.features().derived_sets) {
        let item = query.items().nth(index);
        // what is not labelled is called as it is written
        let repeated = |node: &Node| query.items().take(index).any(|item| matches!(item, Item::Node(other) if other == node));
        let unlabelled = matches!(item, Some(Item::Node(node @ Node::Unary(_))) if own_name(node).is_some() && repeated(node));
        let labelled = matches!(item, Some(Item::Node(Node::Label(_)))) || query.label_style() == LabelStyle::None;
        let name = query.own_name(index);
        if unlabelled || labelled && name.as_ref().is_some_and(|name| known.iter().any(|other| other.eq_ignore_ascii_case(name))) {
            let hint = "give them different labels";
            return out.unsupported("two columns of one name in a set operation within another", hint);
        }
        known.extend(name);
    }
}

/// VALUES as a member: the first one names the columns of the whole. What takes several SELECTs is a set operation itself.
fn member_of_values(out: &mut Renderer<'_>, values: &Values, first: bool) {
    let several = values.rows.len() > items_of(&values.columns).count();
    let nested = several && (first || out.features().values == ValuesLists::None);
    // where there are no parentheses around members, VALUES is not followed by ORDER BY either
    if nested || !out.features().compound_parentheses {
        return bracketed(out, |out| out.compiler().values(out, values, first));
    }
    out.compiler().values(out, values, first);
}

fn bracketed(out: &mut Renderer<'_>, inner: impl FnOnce(&mut Renderer<'_>)) {
    if !out.features().compound_parentheses {
        out.word("SELECT * FROM ");
    }
    out.parens(inner);
    if !out.features().compound_parentheses && out.place == QueryContext::Insert {
        // ON CONFLICT behind it would be read as a condition of a join
        out.word(" WHERE ");
        out.word(out.features().constant_conditions.0);
    }
}
