//! Renders UNION, INTERSECT and EXCEPT with their members.

use super::by_name::first_list;
use super::limit::limit_or_fetch;
use super::recursive_cte;
use super::select_list::given;
use super::set_operation_order::by_given_names;
use super::with::{local_with, with_clause};
use crate::ast::items::{Item, items_of, own_name};
use crate::ast::{Compound, CompoundOperator, LabelStyle, Lock, Node, Query, Values};
use crate::compiler::renderer::{QueryContext, Renderer, SelectedList};
use crate::compiler::resolve::QueryRef;
use crate::error::ErrorKind;
use crate::features::ValuesLists;
use crate::name::Name;
use smallvec::SmallVec;

/// `a UNION b UNION c ORDER BY ..`
pub fn compound(out: &mut Renderer<'_>, compound: &Compound) {
    let Compound { operator, members: _, order_by, limit, offset, fetch, lock, with: _, summary: _ } = compound;
    out.note_limit(limit.is_some() || offset.is_some(), order_by);
    in_compound(out, compound, |out| {
        is_supported(out, *operator);
        with_clause(out);
        have_one_width(out, compound);
        members(out, compound);
        compound_order_by(out, compound);
        limit_or_fetch(out, limit.as_ref(), offset.as_ref(), *fetch, order_by);
        lock.iter().for_each(|lock| no_lock(out, lock));
    });
}

/// Runs `clauses` in a set operation, whose own WITH is visible in it.
fn in_compound(out: &mut Renderer<'_>, compound: &Compound, clauses: impl FnOnce(&mut Renderer<'_>)) {
    if !compound.summary.has_cte() {
        return clauses(out);
    }
    out.in_query_with_ctes(|out| {
        local_with(out, QueryRef::Compound(compound));
        clauses(out);
    });
}

/// Refuses an operator that the database does not have.
fn is_supported(out: &mut Renderer<'_>, operator: CompoundOperator) {
    if !matches!(operator, CompoundOperator::Union | CompoundOperator::UnionAll) && !out.features().intersect_except {
        out.unsupported(operator.text().trim(), "filter by IN or EXISTS of the other query");
    }
    if matches!(operator, CompoundOperator::IntersectAll | CompoundOperator::ExceptAll) && !out.features().compound_all {
        out.unsupported(operator.text().trim(), "use it without ALL if there are no duplicates");
    }
}

/// Refuses members of different widths.
fn have_one_width(out: &mut Renderer<'_>, compound: &Compound) {
    let Compound { operator, members, .. } = compound;
    let width = members.first().map_or(0, Query::width);
    for member in members {
        if member.width() != width {
            let problem = format!("its members select {width} and {} columns; they must be as many", member.width());
            out.fail(ErrorKind::invalid(operator.text().trim(), problem));
        }
    }
}

/// `a UNION b UNION c`
fn members(out: &mut Renderer<'_>, compound: &Compound) {
    let mut reads: SmallVec<[usize; 4]> = SmallVec::new();
    out.list(compound.members.iter().enumerate(), compound.operator.text(), |out, (at, one)| {
        let before = out.with_context().recursions();
        match one {
            Query::Values(values) => member_of_values(out, values, at == 0),
            one => member(out, one),
        }
        reads.push(out.with_context().recursions() - before);
    });
    recursive_cte::defined(out, compound, &reads);
}

/// ORDER BY of a set operation, where there is one.
fn compound_order_by(out: &mut Renderer<'_>, compound: &Compound) {
    if compound.order_by.is_empty() {
        return;
    }
    let terms = |out: &mut Renderer<'_>| {
        let terms = by_given_names(out, compound);
        out.bare(|out| out.compiler().order_by(out, &terms, first_columns(compound)));
    };
    match compound.members.first() {
        Some(first) if compound.summary.has_by_name() => {
            let list = SelectedList { columns: first_list(first), froms: vec![], style: first.label_style(), bare: true };
            out.in_selected_list(list, terms);
        }
        _ => terms(out),
    }
}

/// Returns the select list of the first SELECT.
fn first_columns(compound: &Compound) -> &[Node] {
    match compound.members.first() {
        Some(Query::Compound(compound)) => first_columns(compound),
        Some(Query::Select(select)) => &select.columns,
        _ => &[],
    }
}

/// Refuses a lock after a set operation: where a database accepts it, it is the last member's.
fn no_lock(out: &mut Renderer<'_>, lock: &Lock) {
    let hint = match out.features().locks {
        Some(locks) if locks.derived => "lock the rows of each member: `a.for_update().union_all(b.for_update())`",
        Some(_) => "lock the rows by a query of their own, in the same transaction",
        None => "lock by a transaction that writes first; there it holds the whole database",
    };
    out.unsupported(&format!("{} of a set operation", lock.strength.text()), hint);
}

/// Renders a member of a set operation: in parentheses if it is one itself, or has an ORDER BY or LIMIT of its own. Where there can
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
    let context =
        if matches!(out.query_context(), QueryContext::Value | QueryContext::Lateral) { QueryContext::Lateral } else { QueryContext::From };
    bracketed(out, |out| {
        if out.features().compound_parentheses {
            return match query {
                Query::Compound(_) => out.in_member_set(|out| {
                    distinct_names(out, query);
                    out.query(query);
                }),
                query => out.query(query),
            };
        }
        out.in_derived_table(|out| out.query_in(context, query));
    });
}

/// Refuses two columns of one name in a set operation within another, which is computed by itself.
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

/// Renders VALUES as a member: the first one names the columns of the whole. Several SELECTs in its place are a set operation themselves.
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
    if !out.features().compound_parentheses && out.query_context() == QueryContext::Insert {
        // ON CONFLICT behind it would be read as a condition of a join
        out.word(" WHERE ");
        out.word(out.features().constant_conditions.0);
    }
}
