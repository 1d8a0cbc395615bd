//! Renders the select list: each item with the label that it needs; and records the columns that come back.

use crate::ast::items::{Item, items_of};
use crate::ast::{Constant, FromItem, LabelStyle, Node, Query, UnaryOperator};
use crate::compiler::column_names::{ListNames, Naming, exported_name, is_unnamed, label as made_up};
use crate::compiler::compiled::{ResultColumn, Returned};
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::name::Name;
use crate::types::ResolvedType;
use crate::types::{CustomType, DataType};
use std::sync::Arc;

/// The select list, each item with the label that it needs.
pub(super) fn select_list(out: &mut Renderer<'_>, columns: &[Node], style: LabelStyle) {
    if columns.is_empty() {
        return no_columns(out);
    }
    let style = if out.query_context().is_from() { style.in_from() } else { style };
    let labelled = out.query_context().is_from() || style != LabelStyle::Disambiguate;
    let returns = out.returns();
    if let [Node::AllColumns(FromItem::Table(table))] = columns
        && !labelled
        && !out.has_bare_columns()
        && let Some(names) = out.rendered(table)
        && names.plain
    {
        out.word(&names.all);
        if returns {
            out.set_columns(Returned::All(FromItem::Table(table.clone())));
        }
        return;
    }
    if !labelled && are_distinct_columns(columns) {
        if returns {
            listed(out, columns);
        }
        return out.list(columns, ", ", Renderer::node);
    }
    let mut list = vec![];
    let folds = out.query_context().is_from() && out.features().folds_names;
    let mut names = ListNames::of(style, folds);
    let mut first = true;
    let mut item = |out: &mut Renderer<'_>, item: Item<'_>| {
        if !std::mem::take(&mut first) {
            out.word(", ");
        }
        let naming = names.next(out, &item);
        let column;
        let node = match &item {
            Item::Node(node) => *node,
            Item::Of(of) => {
                column = Node::Column(of.clone());
                &column
            }
        };
        let name = list_item(out, node, naming, columns);
        if returns {
            list.push(ResultColumn { name: name.unwrap_or_default(), ty: node.type_ref() });
        }
    };
    for node in columns {
        match node {
            Node::AllColumns(from) => from.columns().for_each(|column| item(out, Item::Of(column))),
            node => item(out, Item::Node(node)),
        }
    }
    if returns {
        out.set_columns(Returned::List(list));
    }
}

fn no_columns(out: &mut Renderer<'_>) {
    if !out.features().empty_select_list {
        out.unsupported("SELECT of no columns", "select something: `select(1)`");
    }
    out.back(" ");
}

/// Records the columns that come back, where each has the name that it has by itself.
pub(in crate::compiler) fn listed(out: &mut Renderer<'_>, columns: &[Node]) {
    let column = |item: Item<'_>| ResultColumn {
        name: item.own_name().unwrap_or_default(),
        ty: match item {
            Item::Node(node) => node.type_ref(),
            Item::Of(column) => column.type_ref(),
        },
    };
    out.set_columns(Returned::List(items_of(columns).map(column).collect()));
}

/// Records the columns that come back of a query that is selected from as a whole, by the names that it gives them.
pub(super) fn given(out: &mut Renderer<'_>, query: &Query) {
    let column = |index| ResultColumn { name: exported_name(out, query, index), ty: query.type_of(index) };
    let list = (0..query.width()).map(column).collect();
    out.set_columns(Returned::List(list));
}

/// Whether these are columns of one table, none twice and none of a type that wants an expression around it: no name can be taken.
fn are_distinct_columns(columns: &[Node]) -> bool {
    let mut seen = 0u128;
    let Some(Node::Column(first)) = columns.first() else { return false };
    let FromItem::Table(table) = &first.from else { return false };
    columns.iter().all(|node| match node {
        Node::Column(column) => {
            let FromItem::Table(same) = &column.from else { return false };
            let bit = 1u128.checked_shl(column.index).unwrap_or(0);
            let new = seen & bit == 0 && bit != 0;
            seen |= bit;
            let def = table.def();
            let plain = def.columns.get(column.at()).is_some_and(|c| !matches!(c.record.data_type, DataType::Custom(_)));
            new && plain && std::ptr::eq(def, same.def())
        }
        _ => false,
    })
}

/// Renders an item, and returns the name that the database gives it, if that is known.
fn list_item(out: &mut Renderer<'_>, node: &Node, naming: Naming, columns: &[Node]) -> Option<Name> {
    if let Node::Constant(Constant::Star) | Node::Text(_) = node {
        out.node(node);
        return None;
    }
    if let Node::Label(label) = node {
        value_item(out, &label.element);
        let name = match naming {
            Naming::Renamed(key, base) if out.query_context().is_from() => made_up(out, key, &base, columns),
            _ => label.name.clone(),
        };
        as_name(out, &name);
        return Some(name);
    }
    let wrapped = expression_of(out, node);
    let inner = wrapped.as_ref().unwrap_or(node);
    let name = match naming {
        Naming::Own(name) if wrapped.is_some() || is_labelled(out, node) => Some(name),
        Naming::Own(name) => {
            out.node(inner);
            return Some(name);
        }
        Naming::Labelled(name) => Some(name),
        // nothing reads the names of a query that is a value
        Naming::Renamed(_, _) if out.query_context() == QueryContext::Value && wrapped.is_none() => None,
        Naming::Renamed(key, base) => Some(made_up(out, key, &base, columns)),
        Naming::Wrapped(key, base) if wraps_label(out, node) => Some(match key {
            Some(key) => made_up(out, key, &base, columns),
            None => base,
        }),
        Naming::Wrapped(_, _) => None,
        Naming::Unnamed(key, base) => Some(made_up(out, key, &base, columns)),
    };
    out.node(inner);
    if let Some(name) = &name {
        as_name(out, name);
    }
    name
}

fn value_item(out: &mut Renderer<'_>, element: &Node) {
    match expression_of(out, element) {
        Some(wrapped) => out.node(&wrapped),
        None => out.node(element),
    }
}

pub(super) fn as_name(out: &mut Renderer<'_>, name: &Name) {
    out.word(" AS ");
    out.ident(name);
}

/// Returns the expression that its type puts around a column in the outermost list, or around anything else of that type.
fn expression_of(out: &Renderer<'_>, node: &Node) -> Option<Node> {
    if out.query_context() != QueryContext::Top {
        return None;
    }
    let ty = node.type_ref();
    let DataType::Custom(_) = &ty.data_type else { return None };
    let ResolvedType { layers, known } = ResolvedType::new(&ty.data_type, out.dialect().name());
    known?; // what is no type here, has no expression here
    let around = |column: Option<Node>, layer: &Arc<dyn CustomType>| {
        layer.column_expression(column.clone().unwrap_or_else(|| node.clone())).or(column)
    };
    layers.iter().rev().fold(None, around)
}

/// Whether a column is labelled: where nothing but its name is seen.
fn is_labelled(out: &Renderer<'_>, node: &Node) -> bool {
    matches!(node, Node::Column(_)) && out.query_context().is_from()
}

/// Whether the label of the wrapped column is written: always after CAST; after `-x` where nothing but its name is seen.
fn wraps_label(out: &Renderer<'_>, node: &Node) -> bool {
    match node {
        Node::Unary(unary) => {
            let comparison = unary.operator == UnaryOperator::IsFalse && !out.features().native_boolean;
            comparison || is_unnamed(&unary.operand) || out.query_context().is_from()
        }
        _ => true,
    }
}
