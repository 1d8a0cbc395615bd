//! Renders ORDER BY of a set operation, whose terms name the columns of its first member.

use crate::ast::items::{Item, own_name};
use crate::ast::select::sorted_by;
use crate::ast::{Collate, Compound, Constant, Node, Ordering, Query};
use crate::compiler::column_names::exported_name;
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::error::ErrorKind;
use crate::features::SetOrder;
use crate::value::Str;
use std::sync::Arc;

/// Returns the terms as they are written: each column by its name.
pub(super) fn by_given_names(out: &mut Renderer<'_>, compound: &Compound) -> Vec<Node> {
    let term = |term: &Node| match sorted_by(term) {
        (element, Some(ordering)) => {
            let element = by_given_name(out, compound, element);
            let is_lowered = ordering.nulls.is_some() && !out.features().nulls_order;
            if is_lowered && (out.features().set_order != SetOrder::Expressions || is_number(&element)) {
                out.unsupported("NULLS FIRST and NULLS LAST of a set operation", SELECT_FROM_IT);
            }
            Node::Ordering(Arc::new(Ordering::new(element, ordering.descending, ordering.nulls)))
        }
        (element, None) => by_given_name(out, compound, element),
    };
    compound.order_by.iter().map(term).collect()
}

const SELECT_FROM_IT: &str = "select from it, and sort that: `.subquery(..)`";

fn by_given_name(out: &mut Renderer<'_>, compound: &Compound, element: &Node) -> Node {
    let Some(first) = compound.members.first() else { return element.clone() };
    if let Some(place) = compound.members.iter().find_map(|member| place_of(member, element)) {
        return name_at(out, first, place).unwrap_or_else(|| element.clone());
    }
    match element {
        Node::ByName(by_name) => {
            let place = (0..first.width()).find(|at| first.own_name(*at).is_some_and(|name| *name.text() == by_name.name));
            place.filter(|at| is_negated(out, first, *at)).and_then(|at| name_at(out, first, at)).unwrap_or_else(|| element.clone())
        }
        Node::ColumnClause(_) | Node::Text(_) | Node::Error(_) => element.clone(),
        Node::Collate(collate) if out.features().set_order != SetOrder::Columns => {
            let Collate { element, collation, summary: _ } = &**collate;
            let element = by_given_name(out, compound, element);
            if is_number(&element) {
                out.unsupported("COLLATE of an unnamed column of a set operation", SELECT_FROM_IT);
            }
            element.collate(collation.clone())
        }
        Node::Column(_) => {
            if is_known(first) {
                let problem = format!("it sorts by columns that its members select, and {element} is none of them");
                out.fail(ErrorKind::invalid("ORDER BY of a set operation", problem));
            }
            element.clone()
        }
        element => {
            if out.features().set_order != SetOrder::Expressions {
                out.unsupported("ORDER BY of a set operation by an expression", SELECT_FROM_IT);
            }
            element.clone()
        }
    }
}

/// Whether it is the number of a column.
fn is_number(element: &Node) -> bool {
    matches!(element, Node::ColumnClause(column) if column.literal)
}

/// Returns the place of a column in a member.
fn place_of(member: &Query, element: &Node) -> Option<usize> {
    member.position(element).or_else(|| member.items().position(|item| matches!(item, Item::Node(node) if node == element)))
}

/// Returns the name that the first member gives a column; its number, where no name is written.
fn name_at(out: &mut Renderer<'_>, first: &Query, place: usize) -> Option<Node> {
    let own = |at: usize| -> Option<Str> { first.own_name(at).map(|name| name.text().clone()) };
    let name = exported_name(out, first, place);
    // nothing reads the names of a value, so none are made up; and a style may write one name twice
    let as_they_are = out.query_context() == QueryContext::Value || first.label_style() != first.label_style().in_from();
    let unwritten =
        as_they_are && (own(place).as_ref() != Some(name.text()) || (0..first.width()).any(|at| at != place && own(at) == own(place)));
    if name.is_empty() || unwritten || is_negated(out, first, place) {
        return (!matches!(first, Query::Text(_))).then(|| Node::column_clause((place + 1).to_string().into(), Default::default(), true));
    }
    Some(Node::column_clause(name, Default::default(), false))
}

/// Whether it is a `-x`, which is not labelled although it has the name of `x`.
fn is_negated(out: &Renderer<'_>, first: &Query, place: usize) -> bool {
    !out.query_context().is_from()
        && matches!(first.items().nth(place), Some(Item::Node(node @ Node::Unary(_))) if own_name(node).is_some())
}

/// Whether all of its columns are known.
fn is_known(query: &Query) -> bool {
    let unknown = |item: Item<'_>| matches!(item, Item::Node(Node::Text(_) | Node::Constant(Constant::Star) | Node::ColumnClause(_)));
    !matches!(query, Query::Text(_)) && !query.items().any(unknown)
}
