//! Determines the names of columns: those of a select list, and those under which a subquery or CTE gives its columns out.

use super::generated_names::NameOwner;
use super::renderer::Renderer;
use crate::ast::items::{Item, base_name, items_of, own_name, qualified};
use crate::ast::{FromItem, LabelStyle, Node, Query};
use crate::name::Name;
use crate::value::Str;
use smallvec::SmallVec;
use std::sync::Arc;

/// How an item of a select list gets its name.
pub(super) enum Naming {
    /// By its own name.
    Own(Name),
    /// By this one, which is always written.
    Labelled(Name),
    /// By a generated one, because its own is taken.
    Renamed(NameOwner, Str),
    /// By the name of the column that it wraps, or one generated from it.
    Wrapped(Option<NameOwner>, Name),
    /// By a generated one, because it has none.
    Unnamed(NameOwner, Str),
}

/// The names in a select list so far.
#[derive(Default)]
pub(super) struct ListNames {
    named: SmallVec<[(Name, (usize, u32)); 8]>,
    made_up: SmallVec<[NameOwner; 4]>,
    repeats: u32,
    style: LabelStyle,
    /// Whether names that differ in case alone are one.
    folds: bool,
}

impl ListNames {
    /// None so far.
    pub(super) fn of(style: LabelStyle, folds: bool) -> Self {
        ListNames { style, folds, ..ListNames::default() }
    }
    /// Returns how the next item is named: the second of two columns of one name is `id_1`, a repeated column `id__1`.
    pub(super) fn next(&mut self, out: &mut Renderer<'_>, item: &Item<'_>) -> Naming {
        let identity = identity(item);
        let wraps = matches!(item, Item::Node(Node::Cast(_) | Node::TypeCoerce(_) | Node::Unary(_)));
        let qualified = match (self.style, item.column()) {
            (LabelStyle::TablenamePlusCol, Some(column)) => {
                // an unnamed column is named before what it is a column of
                let own = name_of(out, &Item::Of(column.clone()));
                own.map(|own| qualified(column, &own, &out.name_of(&column.from)))
            }
            _ => None,
        };
        let labelled = qualified.is_some();
        let Some(name) = qualified.or_else(|| name_of(out, item)) else {
            let key = NameOwner::Element(identity.0, identity.1, 0);
            if self.made_up.contains(&key) {
                return Naming::Unnamed(self.repeat(identity), format!("{}_", item.base_name()).into());
            }
            self.made_up.push(key);
            return Naming::Unnamed(key, item.base_name().into());
        };
        let known = self.named.iter().find(|(known, _)| is_one(self.folds, known, &name)).map(|(_, identity)| *identity);
        match known {
            _ if self.style == LabelStyle::None => {
                if wraps {
                    Naming::Wrapped(None, name)
                } else {
                    Naming::Own(name)
                }
            }
            None if labelled => {
                self.named.push((name.clone(), identity));
                Naming::Labelled(name)
            }
            None => {
                self.named.push((name.clone(), identity));
                if wraps { Naming::Wrapped(None, name) } else { Naming::Own(name) }
            }
            Some(_) if wraps && !labelled => Naming::Wrapped(Some(self.repeat(identity)), format!("{name}_").into()),
            Some(first) => {
                let key = NameOwner::Element(identity.0, identity.1, 0);
                if first == identity || self.made_up.contains(&key) {
                    return Naming::Renamed(self.repeat(identity), format!("{name}_").into());
                }
                self.made_up.push(key);
                Naming::Renamed(key, name.text().clone())
            }
        }
    }
    fn repeat(&mut self, identity: (usize, u32)) -> NameOwner {
        self.repeats += 1;
        NameOwner::Element(identity.0, identity.1, self.repeats)
    }
}

/// Returns the name that an item has by itself: of a column of a subquery or CTE, the one under which it is given out.
fn name_of(out: &mut Renderer<'_>, item: &Item<'_>) -> Option<Name> {
    let column = match item {
        Item::Of(column) => column,
        Item::Node(Node::Column(column)) => column,
        item => return item.own_name(),
    };
    if let FromItem::Function(function) = &column.from
        && function.shape.is_column
    {
        return Some(out.name_of(&column.from)); // which may be made up
    }
    let mut from = &column.from;
    while let FromItem::Alias(alias) = from {
        from = &alias.of;
    }
    given_out(out, from, column.at()).or_else(|| item.own_name())
}

/// Returns the name under which a query gives out a column.
pub(super) fn exported_name(out: &mut Renderer<'_>, query: &Query, index: usize) -> Name {
    if let Query::Text(_) | Query::Values(_) = query {
        return query.own_name(index).unwrap_or_default();
    }
    let folds = out.features().folds_names;
    name_in_list(out, list_of(query), ListNames::of(query.label_style().in_from(), folds), index)
}

/// Returns the name of a column of a select list.
pub(super) fn name_in_list(out: &mut Renderer<'_>, columns: &[Node], mut names: ListNames, index: usize) -> Name {
    let mut last = None;
    for item in items_of(columns).take(index + 1) {
        last = Some(names.next(out, &item));
    }
    match last {
        Some(Naming::Own(name) | Naming::Labelled(name)) => name,
        Some(Naming::Wrapped(key, base)) => match key {
            Some(key) => label(out, key, &base, columns),
            None => base,
        },
        Some(Naming::Renamed(key, base) | Naming::Unnamed(key, base)) => label(out, key, &base, columns),
        None => Name::default(),
    }
}

/// Generates a name for a column, which no other column of its list has by itself.
pub(super) fn label(out: &mut Renderer<'_>, key: NameOwner, base: &str, columns: &[Node]) -> Name {
    let new = !out.names.given.iter().any(|(known, _)| *known == key);
    let mut name = out.names.name(key, base);
    while new && items_of(columns).any(|item| item.own_name().is_some_and(|own| out.is_one_name(&own, &name))) {
        out.names.forget(key);
        name = out.names.name(key, base);
    }
    name.into()
}

/// Returns the select list that names a query's columns.
fn list_of(query: &Query) -> &[Node] {
    match query {
        Query::Select(select) => &select.columns,
        Query::Compound(compound) => compound.members.first().map_or(&[], list_of),
        Query::Dml(dml) => dml.returning(),
        Query::Text(text) => &text.columns,
        Query::Values(values) => &values.columns,
    }
}

/// Returns the name under which a subquery or CTE gives out a column.
pub(super) fn given_out(out: &mut Renderer<'_>, from: &FromItem, index: usize) -> Option<Name> {
    match from {
        FromItem::Subquery(_) | FromItem::Cte(_) => {}
        FromItem::Recursion(recursion) => {
            // it is the CTE around it whose columns they are
            let cte = out.with_context().defining().iter().rev().find(|cte| cte.name.is(&recursion.name))?.clone();
            return given_out(out, &FromItem::Cte(cte), index);
        }
        _ => return None,
    }
    let body = out.names.body(from);
    let key = (body.address(), index);
    if let Some(known) = out.names.exported.as_ref().and_then(|exported| exported.get(&key)) {
        return Some(known.clone());
    }
    let name = match &body {
        FromItem::Subquery(subquery) => exported_name(out, &subquery.query, index),
        FromItem::Cte(cte) => exported_name(out, &cte.query, index),
        FromItem::Table(_)
        | FromItem::Alias(_)
        | FromItem::Recursion(_)
        | FromItem::Join(_)
        | FromItem::Function(_)
        | FromItem::Text(_)
        | FromItem::Error(_) => {
            return None;
        }
    };
    out.names.exported.get_or_insert_default().insert(key, name.clone());
    Some(name)
}

/// Whether two names are one.
pub(super) fn is_one(folds: bool, a: &str, b: &str) -> bool {
    a == b || (folds && a.eq_ignore_ascii_case(b))
}

/// Returns the identity of an item's element: a column's by its table, anything else's by its address.
fn identity(item: &Item<'_>) -> (usize, u32) {
    match item {
        Item::Of(column) | Item::Node(Node::Column(column)) => (column.from.address(), column.index + 1),
        Item::Node(node) => (address(node), 0),
    }
}

fn address(node: &Node) -> usize {
    let thin = |pointer: *const ()| pointer as usize;
    match node {
        Node::Function(function) => thin(Arc::as_ptr(function).cast()),
        Node::Binary(binary) => thin(Arc::as_ptr(binary).cast()),
        Node::Chain(chain) => thin(Arc::as_ptr(chain).cast()),
        Node::Case(case) => thin(Arc::as_ptr(case).cast()),
        Node::Over(over) => thin(Arc::as_ptr(over).cast()),
        Node::NextValue(next) => thin(Arc::as_ptr(next).cast()),
        Node::Field(field) => thin(Arc::as_ptr(field).cast()),
        Node::Label(label) => thin(Arc::as_ptr(label).cast()),
        Node::ScalarSubquery(subquery) => thin(Arc::as_ptr(subquery).cast()),
        Node::Exists(exists) => thin(Arc::as_ptr(exists).cast()),
        Node::ColumnClause(column) => thin(Arc::as_ptr(column).cast()),
        Node::Subscript(subscript) => thin(Arc::as_ptr(subscript).cast()),
        // they are called as what is in them
        Node::Cast(cast) => address(&cast.element),
        Node::TypeCoerce(coerce) => address(&coerce.element),
        node => thin(std::ptr::from_ref(node).cast()),
    }
}

/// Whether an expression has no name, so that one is generated.
pub(super) fn is_unnamed(node: &Node) -> bool {
    own_name(node).is_none() && base_name(node) == "anon"
}
