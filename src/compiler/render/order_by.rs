//! Renders ORDER BY: its terms by label or expression, ASC and DESC, NULLS FIRST and NULLS LAST.

use super::by_name::{null_key, term_by_name};
use crate::ast::items::{Item, items_of};
use crate::ast::select::sorted_by;
use crate::ast::visit::{Part, visit};
use crate::ast::{Label, LabelStyle, Node, NullsOrder, Ordering, Select};
use crate::compiler::column_names::{ListNames, name_in_list};
use crate::compiler::renderer::Renderer;
use std::sync::Arc;

/// ORDER BY of a SELECT, where there is one.
pub(super) fn select_order_by(out: &mut Renderer<'_>, select: &Select) {
    let (terms, columns) = (&select.order_by, &select.columns);
    if !terms.is_empty() {
        let named = select.distinct.then(|| by_selected_names(out, terms, columns, select.label_style()));
        out.compiler().order_by(out, named.as_deref().unwrap_or(terms), columns);
    }
}

/// ` ORDER BY a DESC, total`
pub fn order_by(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node]) {
    out.word(" ORDER BY ");
    sorted_terms(out, terms, columns);
}

/// Renders the terms of ORDER BY and DISTINCT ON: a label of the select list by its name.
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

/// Renders a term of GROUP BY or ORDER BY: a name of the select list stays a name.
pub(super) fn term(out: &mut Renderer<'_>, term: &Node) {
    match term {
        Node::ByName(by_name) => term_by_name(out, by_name),
        term => out.node(term),
    }
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

/// Renders a sort key that takes the place of NULLS LAST, where the database does not have it.
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

pub(super) fn says_nulls(term: &Node) -> bool {
    matches!(term, Node::Ordering(ordering) if ordering.nulls.is_some())
}

/// Returns the terms of ORDER BY after DISTINCT. The database cannot see that two expressions with placeholders are equal, so such a
/// term is written by the name that the select list gives it.
fn by_selected_names(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node], style: LabelStyle) -> Vec<Node> {
    let named = |out: &mut Renderer<'_>, element: &Node| {
        let index = match element {
            Node::Label(_) | Node::Column(_) => None,
            element => items_of(columns).position(|item| matches!(item, Item::Node(node) if node == element)),
        };
        let index = index.filter(|_| has_value(element))?;
        let style = if out.query_context().is_from() { style.in_from() } else { style };
        let folds = out.query_context().is_from() && out.features().folds_names;
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

/// Whether it binds a value.
pub(super) fn has_value(node: &Node) -> bool {
    let mut found = false;
    visit(node, &mut |part| found |= matches!(part, Part::Node(Node::Literal(_) | Node::Parameter(_))));
    found
}

/// Whether the label is in the select list, so that ORDER BY writes its name.
pub(super) fn is_selected(label: &Label, columns: &[Node]) -> bool {
    columns.iter().any(|column| match column {
        Node::Label(known) => known.name == label.name && known.element == label.element,
        _ => false,
    })
}
