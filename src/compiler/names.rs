//! Made-up names: `users_1`, `anon_1`, `count_1`, `id_1`. They are given in the order of printing, when first needed.

use super::out::Renderer;
use crate::ast::items::{Item, base_name, items_of, own_name, qualified};
use crate::ast::{AliasName, AnonId, FromItem, LabelStyle, Node, Query};
use crate::name::Name;
use crate::value::Str;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names that were made up, and what for.
#[derive(Default)]
pub(super) struct Names {
    given: Vec<(Key, Str)>,
    counters: Vec<(Str, u32)>,
    binds: Vec<(Str, u32)>,
    bodies: Vec<FromItem>,
    /// What a body's column is given out as, by its address and number: bodies stand in bodies.
    exported: Option<BTreeMap<(usize, usize), Name>>,
}

/// What a made-up name belongs to: an unnamed element, or an expression by its address and the number of its repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Anon(AnonId),
    Element(usize, u32, u32),
}

impl Names {
    /// The name of an element: `base_1`, or what it was called before.
    pub(super) fn name(&mut self, key: Key, base: &str) -> Str {
        if let Some((_, name)) = self.given.iter().find(|(known, _)| *known == key) {
            return name.clone();
        }
        let name = count(&mut self.counters, base);
        self.given.push((key, name.clone()));
        name
    }
    /// The name that was made up for an element, if one was.
    pub(super) fn made_up(&self, from: &FromItem) -> Option<&Str> {
        let name = match from {
            FromItem::Alias(alias) => &alias.name,
            FromItem::Subquery(subquery) => &subquery.name,
            FromItem::Cte(cte) => &cte.name,
            FromItem::Recursion(recursion) => &recursion.name,
            FromItem::Function(function) => function.name.as_ref()?,
            FromItem::Table(_) | FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => return None,
        };
        let AliasName::Anonymous(id) = name else { return None };
        self.given.iter().find(|(known, _)| *known == Key::Anon(*id)).map(|(_, name)| name)
    }
    /// The same subquery or CTE, as it was first met: built twice, it is one, and its made-up names are given once.
    pub(super) fn body(&mut self, from: &FromItem) -> FromItem {
        if let Some(known) = self.bodies.iter().find(|known| known.is(from)) {
            return known.clone();
        }
        self.bodies.push(from.clone());
        from.clone()
    }
    /// The name was one that something else has.
    fn forget(&mut self, key: Key) {
        self.given.retain(|(known, _)| *known != key);
    }
    /// Binds are counted from the beginning again.
    pub(super) fn forget_binds(&mut self) {
        self.binds.clear();
    }
    /// A name for a bound value: `base_1`, with `_` for what would not read as a name. Binds are counted apart from labels.
    pub(super) fn fresh_bind(&mut self, base: &str) -> Str {
        let reads = |c: char| c.is_alphanumeric() || c == '_';
        if base.chars().all(reads) {
            return count(&mut self.binds, base);
        }
        let base: String = base.chars().map(|c| if reads(c) { c } else { '_' }).collect();
        count(&mut self.binds, &base)
    }
}

fn count(counters: &mut Vec<(Str, u32)>, base: &str) -> Str {
    let number = match counters.iter_mut().find(|(known, _)| *known == *base) {
        Some((_, count)) => {
            *count += 1;
            *count
        }
        None => {
            counters.push((base.into(), 1));
            1
        }
    };
    let mut name = String::with_capacity(base.len() + 4);
    name.push_str(base);
    name.push('_');
    name.push_str(itoa::Buffer::new().format(number));
    name.into()
}

/// The name of what stands in FROM.
pub(super) fn from_name(out: &mut Renderer<'_>, from: &FromItem) -> Name {
    let (name, base) = match from {
        FromItem::Table(table) => return table.def().name.clone(),
        FromItem::Alias(alias) => (&alias.name, alias_base(&alias.of)),
        FromItem::Subquery(subquery) => (&subquery.name, "anon".into()),
        FromItem::Cte(cte) => (&cte.name, "anon".into()),
        FromItem::Recursion(recursion) => (&recursion.name, "anon".into()),
        FromItem::Join(_) | FromItem::Text(_) => return Name::default(),
        FromItem::Function(function) => match &function.name {
            Some(name) => (name, "anon".into()),
            None => return base_name(&function.function).into(),
        },
        FromItem::Error(error) => {
            out.fail((**error).clone());
            return Name::default();
        }
    };
    match name {
        AliasName::Named(name) => name.clone(),
        AliasName::Anonymous(id) => {
            let key = Key::Anon(*id);
            let new = !out.names.given.iter().any(|(known, _)| *known == key);
            let mut name = out.names.name(key, &base);
            while new && out.is_seen(&name) {
                out.names.forget(key);
                name = out.names.name(key, &base);
            }
            name.into()
        }
    }
}

fn alias_base(of: &FromItem) -> Str {
    match of {
        FromItem::Table(table) => table.def().name.text().clone(),
        FromItem::Alias(alias) => match &alias.name {
            AliasName::Named(name) if !matches!(alias.of, FromItem::Cte(_) | FromItem::Recursion(_)) => name.text().clone(),
            AliasName::Named(_) | AliasName::Anonymous(_) => alias_base(&alias.of),
        },
        FromItem::Subquery(subquery) => named_or_anon(&subquery.name),
        FromItem::Cte(_) | FromItem::Recursion(_) | FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => "anon".into(),
        FromItem::Function(function) => function.name.as_ref().map_or_else(|| "anon".into(), named_or_anon),
    }
}

fn named_or_anon(name: &AliasName) -> Str {
    match name {
        AliasName::Named(name) => name.text().clone(),
        AliasName::Anonymous(_) => "anon".into(),
    }
}

/// The name under which a query gives out a column.
pub(super) fn exported_name(out: &mut Renderer<'_>, query: &Query, index: usize) -> Name {
    if let Query::Text(_) | Query::Values(_) = query {
        return query.own_name(index).unwrap_or_default();
    }
    let folds = out.features().folds_names;
    name_in_list(out, list_of(query), ListNames::of(query.label_style().in_from(), folds), index)
}

/// The name of a column of a select list.
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

/// A made-up name for a column, which no other column of its list has by itself.
pub(super) fn label(out: &mut Renderer<'_>, key: Key, base: &str, columns: &[Node]) -> Name {
    let new = !out.names.given.iter().any(|(known, _)| *known == key);
    let mut name = out.names.name(key, base);
    while new && items_of(columns).any(|item| item.own_name().is_some_and(|own| out.is_one_name(&own, &name))) {
        out.names.forget(key);
        name = out.names.name(key, base);
    }
    name.into()
}

/// The list that names a query's columns.
fn list_of(query: &Query) -> &[Node] {
    match query {
        Query::Select(select) => &select.columns,
        Query::Compound(compound) => compound.members.first().map_or(&[], list_of),
        Query::Dml(dml) => dml.returning(),
        Query::Text(text) => &text.columns,
        Query::Values(values) => &values.columns,
    }
}

/// How an item of a select list gets its name.
pub(super) enum Naming {
    /// By its own name.
    Own(Name),
    /// By this one, which is always written.
    Labelled(Name),
    /// By a made-up one, because its own is taken.
    Renamed(Key, Str),
    /// By the name of the column that it wraps, or made up from it.
    Wrapped(Option<Key>, Name),
    /// By a made-up one, because it has none.
    Unnamed(Key, Str),
}

/// The names in a select list so far.
#[derive(Default)]
pub(super) struct ListNames {
    named: SmallVec<[(Name, (usize, u32)); 8]>,
    made_up: SmallVec<[Key; 4]>,
    repeats: u32,
    style: LabelStyle,
    /// Are names one that differ in case alone?
    folds: bool,
}

impl ListNames {
    /// None so far.
    pub(super) fn of(style: LabelStyle, folds: bool) -> Self {
        ListNames { style, folds, ..ListNames::default() }
    }
    /// How the next item is named: the second of two columns of one name is `id_1`, a repeated column `id__1`.
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
            let key = Key::Element(identity.0, identity.1, 0);
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
                let key = Key::Element(identity.0, identity.1, 0);
                if first == identity || self.made_up.contains(&key) {
                    return Naming::Renamed(self.repeat(identity), format!("{name}_").into());
                }
                self.made_up.push(key);
                Naming::Renamed(key, name.text().clone())
            }
        }
    }
    fn repeat(&mut self, identity: (usize, u32)) -> Key {
        self.repeats += 1;
        Key::Element(identity.0, identity.1, self.repeats)
    }
}

/// The name that an item has of its own: of a column of a subquery or CTE, the one that it is given out under.
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

/// The name under which a subquery or CTE gives out a column.
pub(super) fn given_out(out: &mut Renderer<'_>, from: &FromItem, index: usize) -> Option<Name> {
    match from {
        FromItem::Subquery(_) | FromItem::Cte(_) => {}
        FromItem::Recursion(recursion) => {
            // it is the CTE around it whose columns they are
            let cte = out.defining.iter().rev().find(|cte| cte.name.is(&recursion.name))?.clone();
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

/// Are two names one?
pub(super) fn is_one(folds: bool, a: &str, b: &str) -> bool {
    a == b || (folds && a.eq_ignore_ascii_case(b))
}

/// What makes two items the same element: a column by its table, anything else by where it is kept.
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

/// The made-up name of an expression that has none.
pub(super) fn is_unnamed(node: &Node) -> bool {
    own_name(node).is_none() && base_name(node) == "anon"
}
