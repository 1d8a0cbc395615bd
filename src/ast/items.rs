//! What a query gives out: its columns, their names and types, and what they stand for.

use super::{AliasName, ColumnRef, FromItem, LabelStyle, Node, Query, UnaryOperator};
use crate::name::Name;
use crate::schema::Table;
use crate::types::TypeRef;
use crate::value::Str;

/// A column of a query: an expression of its list, or one that `Model::all()` stands for.
pub(crate) enum Item<'a> {
    Node(&'a Node),
    Of(ColumnRef),
}

impl Item<'_> {
    /// Its name, where it has one without the compiler's help.
    pub(crate) fn own_name(&self) -> Option<Name> {
        match self {
            Item::Node(node) => own_name(node),
            Item::Of(column) => column_name(column),
        }
    }
    /// The same in a select list of this style.
    pub(crate) fn name_in(&self, style: LabelStyle) -> Option<Name> {
        let own = self.own_name();
        let (LabelStyle::TablenamePlusCol, Some(column)) = (style, self.column()) else { return own };
        let table = match &column.from {
            FromItem::Table(table) => Some(&table.def().name),
            other => other.own_name(),
        };
        match (&own, table) {
            (Some(own), Some(table)) => Some(qualified(column, own, table)),
            _ => own,
        }
    }
    /// Its name, if it is a column, a column by name, or a label.
    pub(crate) fn listed_name(&self) -> Option<Name> {
        match self {
            Item::Of(_) | Item::Node(Node::Column(_) | Node::Label(_)) => self.own_name(),
            Item::Node(Node::ColumnClause(column)) => (!column.literal).then(|| column.name.clone()),
            Item::Node(_) => None,
        }
    }
    /// The column that it is, or wraps.
    pub(crate) fn column(&self) -> Option<&ColumnRef> {
        match self {
            Item::Node(node) => wrapped_column(node),
            Item::Of(column) => Some(column),
        }
    }
    /// What a made-up name begins with.
    pub(crate) fn base_name(&self) -> &str {
        match self {
            Item::Node(node) => base_name(node),
            Item::Of(_) => "anon",
        }
    }
}

/// The name of a column, a label, or of what wraps a column without changing what it is.
pub(crate) fn own_name(node: &Node) -> Option<Name> {
    match node {
        Node::Column(column) => column_name(column),
        Node::ColumnClause(column) => Some(column.name.clone()),
        Node::Label(label) => Some(label.name.clone()),
        Node::Field(field) => Some(field.name.clone()),
        Node::Cast(cast) => own_name(&cast.element),
        Node::TypeCoerce(coerce) => own_name(&coerce.element),
        Node::Unary(unary) => match unary.operator {
            UnaryOperator::Neg | UnaryOperator::BitNot | UnaryOperator::Distinct | UnaryOperator::IsFalse => own_name(&unary.operand),
            UnaryOperator::Not => None,
        },
        _ => None,
    }
}

fn wrapped_column(node: &Node) -> Option<&ColumnRef> {
    match node {
        Node::Column(column) => Some(column),
        Node::Cast(cast) => wrapped_column(&cast.element),
        Node::TypeCoerce(coerce) => wrapped_column(&coerce.element),
        _ => None,
    }
}

/// `users_id`, `schema_users_id`, by what a column and its table are called; numbered if it is the name of another column
/// of the same table.
pub(crate) fn qualified(column: &ColumnRef, own: &Name, table: &Name) -> Name {
    let schema = match &column.from {
        FromItem::Table(table) => table.def().schema.as_ref(),
        _ => None,
    };
    let base = match schema {
        Some(schema) => format!("{}_{table}_{own}", schema.as_str().replace('.', "_")),
        None => format!("{table}_{own}"),
    };
    let mut name = base.clone();
    let mut number = 0;
    while column.from.columns().any(|other| column_name(&other).is_some_and(|other| other.as_str() == name)) {
        number += 1;
        name = format!("{base}_{number}");
    }
    name.into()
}

/// What a made-up name begins with: a function's name, else `anon`.
pub(crate) fn base_name(node: &Node) -> &str {
    match node {
        Node::Function(function) if function.filter.is_some() => "anon",
        Node::NextValue(_) => "next_value",
        Node::Function(function) => function.name.rsplit('.').next().unwrap_or("anon"),
        _ => "anon",
    }
}

fn column_name(column: &ColumnRef) -> Option<Name> {
    match &column.from {
        FromItem::Table(table) => table.def().columns.get(column.at()).map(|c| c.record.name.clone()),
        FromItem::Alias(alias) => column_name(&ColumnRef::new(alias.of.clone(), column.at())),
        FromItem::Subquery(subquery) => subquery.query.own_name(column.at()),
        FromItem::Cte(cte) => cte.query.own_name(column.at()),
        FromItem::Recursion(recursion) => recursion.query.own_name(column.at()),
        FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => None,
        FromItem::Function(function) => match &function.name {
            Some(AliasName::Anonymous(_)) if function.shape.is_column => None,
            _ => function.columns.get(column.at()).map(|ty| ty.name.clone()),
        },
    }
}

/// The columns of a list.
pub(crate) fn items_of(columns: &[Node]) -> impl Iterator<Item = Item<'_>> {
    columns.iter().flat_map(|node| {
        let (one, all) = match node {
            Node::AllColumns(from) => (None, Some(from.columns().map(Item::Of))),
            node => (Some(Item::Node(node)), None),
        };
        one.into_iter().chain(all.into_iter().flatten())
    })
}

impl Query {
    /// The columns it selects.
    pub(crate) fn items(&self) -> Box<dyn Iterator<Item = Item<'_>> + '_> {
        match self {
            Query::Select(select) => Box::new(items_of(&select.columns)),
            Query::Text(text) => Box::new(items_of(&text.columns)),
            Query::Values(values) => Box::new(items_of(&values.columns)),
            Query::Dml(dml) => Box::new(items_of(dml.returning())),
            Query::Compound(compound) => match compound.members.first() {
                Some(member) => member.items(),
                None => Box::new(std::iter::empty()),
            },
        }
    }
    /// How many columns it selects.
    pub fn width(&self) -> usize {
        match self {
            Query::Select(select) => width_of(&select.columns),
            Query::Text(text) => width_of(&text.columns),
            Query::Values(values) => width_of(&values.columns),
            Query::Dml(dml) => width_of(dml.returning()),
            Query::Compound(compound) => compound.members.first().map_or(0, Query::width),
        }
    }
    /// The type of a column.
    pub fn type_of(&self, index: usize) -> TypeRef {
        match self.items().nth(index) {
            Some(Item::Node(node)) => node.type_ref(),
            Some(Item::Of(column)) => column.type_ref(),
            None => TypeRef::default(),
        }
    }
    pub(crate) fn own_name(&self, index: usize) -> Option<Name> {
        let style = self.label_style();
        self.items().nth(index).and_then(|item| item.name_in(style))
    }
    /// What its columns are called.
    pub(crate) fn label_style(&self) -> LabelStyle {
        match self {
            Query::Select(select) => select.label_style(),
            Query::Text(_) | Query::Values(_) | Query::Dml(_) => LabelStyle::default(),
            Query::Compound(compound) => compound.members.first().map_or(LabelStyle::default(), Query::label_style),
        }
    }
    pub(crate) fn origin(&self, index: usize) -> Option<(&Table, usize)> {
        match self {
            Query::Select(select) => origin_in(&select.columns, index),
            Query::Text(text) => origin_in(&text.columns, index),
            Query::Values(values) => origin_in(&values.columns, index),
            Query::Dml(dml) => origin_in(dml.returning(), index),
            Query::Compound(compound) => compound.members.first()?.origin(index),
        }
    }
    /// Where a column of a table, or a label, stands in the select list.
    pub(crate) fn position(&self, wanted: &Node) -> Option<usize> {
        let exact = self.items().position(|item| match (item, wanted) {
            (Item::Of(have), Node::Column(wanted)) => have.is(wanted),
            (Item::Node(Node::Column(have)), Node::Column(wanted)) => have.is(wanted),
            (Item::Node(Node::Label(have)), Node::Label(wanted)) => have.name == wanted.name && have.element == wanted.element,
            (Item::Node(Node::Label(have)), Node::Column(_)) => have.element == *wanted,
            (Item::Node(have), Node::Label(wanted)) => *have == wanted.element,
            _ => false,
        });
        exact.or_else(|| {
            let Node::Column(_) = wanted else { return None };
            // through other subqueries and aliases, as foreign keys follow it
            let (table, index) = origin_of(wanted)?;
            (0..self.width()).find(|at| self.origin(*at).is_some_and(|(other, at)| at == index && other.same(table)))
        })
    }
}

fn width_of(columns: &[Node]) -> usize {
    columns.iter().map(|c| if let Node::AllColumns(from) = c { from.width() } else { 1 }).sum()
}

fn origin_in(columns: &[Node], index: usize) -> Option<(&Table, usize)> {
    let mut left = index;
    for node in columns {
        match node {
            Node::AllColumns(from) if left < from.width() => return from.origin(left),
            Node::AllColumns(from) => left -= from.width(),
            node if left == 0 => return origin_of(node),
            _ => left -= 1,
        }
    }
    None
}

fn origin_of(node: &Node) -> Option<(&Table, usize)> {
    match node {
        Node::Column(column) => column.from.origin(column.at()),
        Node::Label(label) => origin_of(&label.element),
        _ => None,
    }
}

impl Query {
    /// The names that `.c(name)` finds its columns by: their own; the second `id` is `id_1`, the first unnamed `lower` is
    /// `lower_1`; of a column of a subquery, the name that it has there.
    pub(crate) fn given_names(&self) -> Vec<Str> {
        let mut counts: Vec<(Str, usize)> = vec![];
        let own: Vec<Name> = self.items().filter_map(|item| item.own_name()).collect();
        let mut next = |base: Str, from: usize| {
            let at = counts.iter().position(|(known, _)| *known == base).unwrap_or_else(|| {
                counts.push((base.clone(), from));
                counts.len() - 1
            });
            let Some((_, count)) = counts.get_mut(at) else { return base };
            *count += 1;
            if *count == 1 && from == 0 {
                return base;
            }
            // a name that is made up is none that another column has by itself
            while own.iter().any(|own| *own.text() == *format!("{base}_{}", *count - 1)) {
                *count += 1;
            }
            format!("{base}_{}", *count - 1).into()
        };
        let mut known = vec![];
        let style = self.label_style();
        self.items()
            .map(|item| match item.given_name(style, &mut known) {
                // a text may be several columns: none is found by a name
                _ if matches!(item, Item::Node(Node::Text(_))) => Str::default(),
                Some(name) => next(name, 0),
                None => next(item.base_name().into(), 1),
            })
            .collect()
    }
}
impl Item<'_> {
    /// Its name as it is looked up by; `known` keeps the names of bodies that were gone through, by their address.
    fn given_name(&self, style: LabelStyle, known: &mut Vec<(usize, Vec<Str>)>) -> Option<Str> {
        let own = || self.name_in(style).map(|name| name.text().clone());
        if style == LabelStyle::TablenamePlusCol {
            return own();
        }
        let (Item::Of(column) | Item::Node(Node::Column(column))) = self else { return own() };
        let mut from = &column.from;
        while let FromItem::Alias(alias) = from {
            from = &alias.of;
        }
        let query = match from {
            FromItem::Subquery(subquery) => &subquery.query,
            FromItem::Cte(cte) => &cte.query,
            FromItem::Recursion(recursion) => &recursion.query,
            FromItem::Table(_)
            | FromItem::Alias(_)
            | FromItem::Join(_)
            | FromItem::Function(_)
            | FromItem::Text(_)
            | FromItem::Error(_) => return own(),
        };
        let address = from.address();
        if !known.iter().any(|(at, _)| *at == address) {
            known.push((address, query.given_names()));
        }
        known.iter().find(|(at, _)| *at == address).and_then(|(_, names)| names.get(column.at())).cloned()
    }
}

/// Returns the name of a part of an index: its label, or its column.
pub(crate) fn column_name_of(part: &Node) -> Option<Name> {
    match part {
        Node::Ordering(ordering) => column_name_of(&ordering.element),
        Node::Label(label) => Some(label.name.clone()),
        other => own_name(other),
    }
}
