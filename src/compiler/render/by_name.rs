//! Renders names of the select list where an expression, a window, GROUP BY or ORDER BY refers to one.

use crate::ast::items::{Item, own_name};
use crate::ast::select::sorted_by;
use crate::ast::{ByName, Node, Ordering, Query};
use crate::compiler::renderer::{Renderer, SelectedList};
use crate::error::ErrorKind;
use crate::name::Name;

/// The element of the select list that a name refers to.
enum ListedName {
    /// A label: ORDER BY and GROUP BY write its name.
    Label(Name, Node),
    /// A column, written as it is.
    Column(Node),
}

/// Renders a name of the select list inside an expression or a window: the element that it refers to.
pub(in crate::compiler) fn by_name(out: &mut Renderer<'_>, by_name: &ByName) {
    match find(out, &by_name.name) {
        Some(ListedName::Label(_, element) | ListedName::Column(element)) => unnamed(out, |out| out.grouped(&element)),
        None => no_such_label(out, &by_name.name),
    }
}

/// Renders a term of a window, which knows no labels: the element that the name refers to.
pub(super) fn window_term(out: &mut Renderer<'_>, term: &Node) {
    let (Node::ByName(by_name), ordering) = sorted_by(term) else { return out.node(term) };
    match find(out, &by_name.name) {
        Some(ListedName::Label(_, element) | ListedName::Column(element)) => unnamed(out, |out| match ordering {
            Some(ordering) => out.compiler().ordering(out, &Ordering::new(element, ordering.descending, ordering.nulls)),
            None => out.node(&element),
        }),
        None => no_such_label(out, &by_name.name),
    }
}

/// Runs `inner` where names are not looked up in the same list: one could refer to itself.
fn unnamed(out: &mut Renderer<'_>, inner: impl FnOnce(&mut Renderer<'_>)) {
    out.outside_of_selected_list(inner);
}

/// Renders a term of ORDER BY or GROUP BY that is a name: a label's name, or the column.
pub(super) fn term_by_name(out: &mut Renderer<'_>, by_name: &ByName) {
    match find(out, &by_name.name) {
        Some(ListedName::Label(name, _)) => out.ident(&name),
        Some(ListedName::Column(element)) => out.node(&element),
        None => no_such_label(out, &by_name.name),
    }
}

/// Renders a term of GROUP BY: a label by its name, unless a column in FROM has that name, for which the database would take it.
pub(super) fn grouping_term(out: &mut Renderer<'_>, term: &Node) {
    let Node::ByName(by_name) = term else { return out.node(term) };
    match find(out, &by_name.name) {
        Some(ListedName::Label(name, element)) if out.is_column(&name) => unnamed(out, |out| out.node(&element)),
        _ => term_by_name(out, by_name),
    }
}

/// Renders the operand of IS NULL in ORDER BY: the element that the name refers to; of a set operation's columns, the name.
pub(super) fn null_key(out: &mut Renderer<'_>, by_name: &ByName) {
    let bare = out.selected_list().is_some_and(|list| list.bare);
    match find(out, &by_name.name) {
        Some(ListedName::Label(name, _)) if bare || !out.is_column(&name) => out.ident(&name),
        Some(ListedName::Label(_, element) | ListedName::Column(element)) => {
            unnamed(out, |out| out.operand_at(&element, crate::ast::operator::precedence::COMPARISON));
        }
        None => no_such_label(out, &by_name.name),
    }
}

fn find(out: &Renderer<'_>, name: &str) -> Option<ListedName> {
    let SelectedList { columns, froms, style, bare } = out.selected_list()?;
    let named = |node: &Node| {
        let own = own_name(node).filter(|own| own.as_str() == name && !*bare);
        own.or_else(|| Item::Node(node).name_in(*style).filter(|own| own.as_str() == name))
    };
    // of a set operation's columns there is nothing but the names
    let column = |own: Name, node: Node| if *bare { ListedName::Label(own, node) } else { ListedName::Column(node) };
    for node in columns {
        match node {
            Node::Label(label) if label.name.as_str() == name => return Some(ListedName::Label(label.name.clone(), label.element.clone())),
            Node::AllColumns(from) => {
                if let Some((own, node)) = from.columns().map(Node::Column).find_map(|node| Some((named(&node)?, node))) {
                    return Some(column(own, node));
                }
            }
            node => {
                if let Some(own) = named(node) {
                    return Some(column(own, node.clone()));
                }
            }
        }
    }
    let mut others = froms.iter().flat_map(|from| from.columns()).map(Node::Column);
    others.find(|node| named(node).is_some()).map(ListedName::Column)
}

#[cold]
fn no_such_label(out: &mut Renderer<'_>, name: &str) {
    out.fail(ErrorKind::NoSuchLabel { label: name.into() });
}

/// Returns the select list in which names are looked up: of a set operation, its first member's.
pub(super) fn first_list(query: &Query) -> Vec<Node> {
    query
        .items()
        .map(|item| match item {
            Item::Node(node) => node.clone(),
            Item::Of(column) => Node::Column(column),
        })
        .collect()
}
