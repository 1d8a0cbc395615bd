//! [`Warning`]: a statement that is right as SQL, and is probably not meant.
//!
//! Rendering notes them from the data that it has at hand, so that a statement without any pays a few comparisons. Words are made of
//! them when [`Compiled::warnings`](super::Compiled::warnings) is asked.

use super::renderer::Renderer;
use super::resolve::JoinTree;
use crate::ast::tree::Walk;
use crate::ast::visit::{Part, visit};
use crate::ast::{Constant, Delete, FromItem, In, InList, Insert, JoinKind, Node, Operator, Query, Select, Update};
use crate::types::TypeFamily;
use crate::value::Str;
use smallvec::SmallVec;
use std::fmt;

/// A warning of [`Compiled::warnings`](super::Compiled::warnings): the statement is right as SQL, and means something that was hardly
/// meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Warning {
    /// Nothing ties some of the FROM elements to the others: every row of the ones stands beside every row of the others.
    CartesianProduct {
        /// `SELECT`, `UPDATE` or `DELETE`
        statement: &'static str,
        /// The first element.
        from: Str,
        /// Those that nothing ties to it.
        apart: Vec<Str>,
    },
    /// UPDATE or DELETE without WHERE: it changes every row. `.filter(true_())` says that this is meant.
    EveryRow {
        /// `UPDATE` or `DELETE`
        statement: &'static str,
        /// The table.
        table: Str,
    },
    /// NOT IN looks through a column that may be NULL: if it is in one row, no row is found.
    NotInNull {
        /// The column.
        column: Str,
    },
    /// The left side of NOT IN may be NULL: such rows are not found.
    NullNotIn {
        /// The column.
        column: Str,
    },
    /// LIMIT or OFFSET without ORDER BY: which rows those are is the database's choice.
    Unordered,
    /// Documentation, such as a comment, that the database has no room for; or a LIMIT that was said for other databases.
    LeftOut {
        /// The construct that was left out.
        construct: Str,
    },
}

impl Warning {
    /// Returns the clause that it is about.
    pub fn construct(&self) -> &str {
        match self {
            Warning::CartesianProduct { .. } => "FROM",
            Warning::EveryRow { statement, .. } => statement,
            Warning::NotInNull { .. } | Warning::NullNotIn { .. } => "NOT IN",
            Warning::Unordered => "LIMIT",
            Warning::LeftOut { construct } => construct,
        }
    }
}
impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::CartesianProduct { statement, from, apart } => {
                let apart = apart.iter().map(|name| format!("{:?}", &**name)).collect::<Vec<_>>().join(", ");
                write!(
                    f,
                    "cartesian product in {statement}: nothing ties {apart} to {from:?}; join them, or compare their columns in WHERE"
                )
            }
            Warning::EveryRow { statement, table } => {
                write!(f, "{statement} of {table:?} without WHERE is for every row; `.filter(true_())` says that this is meant")
            }
            Warning::NotInNull { column } => {
                write!(
                    f,
                    "NOT IN looks through {column}, and one NULL there leaves no row; filter it by `.is_not_null()`, or use NOT EXISTS"
                )
            }
            Warning::NullNotIn { column } => {
                write!(f, "NOT IN leaves out the rows in which {column} is NULL; add `| x.is_null()` if they are meant, too")
            }
            Warning::Unordered => f.write_str("LIMIT without ORDER BY: which rows those are is the database's choice"),
            Warning::LeftOut { construct } => write!(f, "left out, because there is no such thing here: {construct}"),
        }
    }
}

/// The warnings of a statement, in the form in which rendering notes them.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    unordered: bool,
    list: Vec<Note>,
}

#[derive(Debug, Clone)]
enum Note {
    Apart { statement: &'static str, from: FromItem, apart: Vec<FromItem> },
    EveryRow { statement: &'static str, table: FromItem },
    NotInNull(Node),
    NullNotIn(Node),
    LeftOut(Str),
}

impl Notes {
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let mut warnings: Vec<Warning> = vec![];
        for note in &self.list {
            let warning = note.warning();
            if !warnings.contains(&warning) {
                warnings.push(warning); // an operand may have been printed twice
            }
        }
        warnings.extend(self.unordered.then_some(Warning::Unordered));
        warnings
    }
}
impl Note {
    fn warning(&self) -> Warning {
        match self {
            Note::Apart { statement, from, apart } => {
                Warning::CartesianProduct { statement, from: from.describe(), apart: apart.iter().map(FromItem::describe).collect() }
            }
            Note::EveryRow { statement, table } => Warning::EveryRow { statement, table: table.describe() },
            Note::NotInNull(node) => Warning::NotInNull { column: node.to_string().into() },
            Note::NullNotIn(node) => Warning::NullNotIn { column: node.to_string().into() },
            Note::LeftOut(construct) => Warning::LeftOut { construct: construct.clone() },
        }
    }
}

impl Renderer<'_> {
    /// Notes that documentation was left out because this database has no room for it: [`Warning::LeftOut`].
    pub fn left_out(&mut self, construct: impl Into<Str>) {
        self.notes.list.push(Note::LeftOut(construct.into()));
    }
    /// Notes warnings about a SELECT with this FROM list.
    #[inline]
    pub(super) fn note_select(&mut self, items: &[JoinTree], select: &Select) {
        self.note_limit(select.limit.is_some() || select.offset.is_some(), &select.order_by);
        if items.len() > 1 {
            let elements = items.iter().map(JoinTree::elements).collect::<SmallVec<[SmallVec<[&FromItem; 4]>; 4]>>();
            self.note_apart("SELECT", &elements, &select.filter);
        }
    }
    /// Notes LIMIT or OFFSET without ORDER BY.
    #[inline]
    pub(super) fn note_limit(&mut self, limited: bool, order_by: &[Node]) {
        self.notes.unordered |= limited && order_by.is_empty();
    }
    /// Notes warnings about an UPDATE or DELETE of these tables.
    #[inline]
    pub(super) fn note_change(&mut self, statement: &'static str, items: &[JoinTree], filter: &[Node]) {
        let joined = |item: &JoinTree| !item.joins.is_empty();
        if let (true, Some(item)) = (filter.is_empty() && !items.iter().any(joined), items.first()) {
            self.notes.list.push(Note::EveryRow { statement, table: item.from.clone() });
        }
        if items.len() > 1 {
            let elements = items.iter().map(JoinTree::elements);
            self.note_apart(statement, &elements.collect::<SmallVec<[SmallVec<[&FromItem; 4]>; 4]>>(), filter);
        }
    }
    fn note_apart(&mut self, statement: &'static str, elements: &[SmallVec<[&FromItem; 4]>], filter: &[Node]) {
        let mut ties = Ties::default();
        for joined in elements {
            ties.tie(joined);
        }
        filter.iter().for_each(|condition| ties.node(condition));
        for from in elements.iter().flatten() {
            ties.lateral(from);
        }
        let mut firsts = elements.iter().filter_map(|joined| joined.first());
        let Some(from) = firsts.next() else { return };
        let group = ties.group(from);
        let apart: Vec<FromItem> = firsts.filter(|other| ties.group(other) != group).map(|from| (*from).clone()).collect();
        if !apart.is_empty() {
            self.notes.list.push(Note::Apart { statement, from: (*from).clone(), apart });
        }
    }
    /// Notes warnings about NOT IN.
    pub(super) fn note_not_in(&mut self, list: &In) {
        let In { operand, list, negated: _, summary: _ } = list;
        if may_be_null(operand) {
            self.notes.list.push(Note::NullNotIn(operand.clone()));
        }
        let among = match list {
            InList::Query(query) => null_in(query),
            InList::Nodes(nodes) => nodes.iter().find(|node| may_be_null(node)),
            InList::Values(_, _) | InList::Parameter(_) => None,
        };
        if let Some(node) = among {
            self.notes.list.push(Note::NotInNull(node.clone()));
        }
    }
}

/// Returns the column of a query, if it may be NULL and no condition says that it is not.
fn null_in(query: &Query) -> Option<&Node> {
    match query {
        Query::Select(select) => {
            select.columns.first().filter(|node| (may_be_null(node) || is_outer(select, node)) && !is_filled(select, node))
        }
        Query::Compound(compound) => compound.members.iter().find_map(null_in),
        Query::Text(_) | Query::Values(_) | Query::Dml(_) => None,
    }
}

/// Whether an outer join may leave it NULL.
fn is_outer(select: &Select, node: &Node) -> bool {
    let Node::Column(column) = node else { return false };
    let joined = select.joins.iter().flat_map(|join| join.left.iter().chain([&join.to]));
    let within = select.from.iter().chain(joined).any(|element| element.misses(&column.from));
    within
        || select.joins.iter().any(|join| match join.kind {
            JoinKind::Inner => false,
            JoinKind::Left => join.to.holds(&column.from),
            JoinKind::Right => !join.to.holds(&column.from),
            JoinKind::Full => true,
        })
}

/// Whether WHERE says that it is not NULL.
fn is_filled(select: &Select, node: &Node) -> bool {
    let inner = |node: &Node| if let Node::Label(label) = node { label.element.clone() } else { node.clone() };
    let says = |condition: &Node| match condition {
        Node::Binary(test) => test.operator == Operator::IsNot && test.right == Node::Constant(Constant::Null) && test.left == inner(node),
        _ => false,
    };
    select.filter.iter().any(|condition| match condition {
        Node::Chain(chain) if chain.operator == Operator::And => chain.operands.iter().any(says),
        condition => says(condition),
    })
}

/// Whether it is NULL, or a column that may be NULL by its table. Of a table whose columns have no types nothing is known.
fn may_be_null(node: &Node) -> bool {
    match node {
        Node::Column(column) => column.from.origin(column.at()).is_some_and(|(table, index)| {
            let column = table.def().columns.get(index);
            column.is_some_and(|column| column.is_nullable() && column.record.data_type.family() != TypeFamily::Unknown)
        }),
        Node::Label(label) => may_be_null(&label.element),
        Node::Constant(constant) => *constant == Constant::Null,
        Node::Literal(literal) => literal.is_readable() && literal.value.is_null(),
        _ => false,
    }
}

/// Which FROM elements are tied together: by joins, and by conditions that speak of both.
#[derive(Default)]
struct Ties<'a> {
    groups: SmallVec<[(&'a FromItem, usize); 8]>,
}

impl<'a> Ties<'a> {
    fn group(&mut self, from: &'a FromItem) -> usize {
        match self.groups.iter().find(|(known, _)| known.is(from)) {
            Some((_, group)) => *group,
            None => {
                let group = self.groups.len();
                self.groups.push((from, group));
                group
            }
        }
    }
    fn tie(&mut self, froms: &[&'a FromItem]) {
        let Some((first, rest)) = froms.split_first() else { return };
        let group = self.group(first);
        for from in rest {
            let other = self.group(from);
            self.groups.iter_mut().filter(|(_, known)| *known == other).for_each(|(_, known)| *known = group);
        }
    }
    fn tie_all(&mut self, nodes: &[&'a Node]) {
        let mut froms = SmallVec::new();
        nodes.iter().for_each(|node| node.froms(&mut froms));
        self.tie(&froms);
    }
    /// LATERAL and a function in FROM are tied to what they read.
    fn lateral(&mut self, from: &'a FromItem) {
        let mut read: SmallVec<[&'a FromItem; 4]> = SmallVec::new();
        match from {
            FromItem::Function(function) => function.function.froms(&mut read),
            FromItem::Subquery(subquery) if subquery.lateral => visit(&subquery.query, &mut |part| {
                if let Part::From(from) = part {
                    read.push(from);
                }
            }),
            _ => return,
        }
        read.push(from);
        self.tie(&read);
    }
}
impl<'a> Walk<'a> for Ties<'a> {
    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Binary(test) if test.operator.is_comparison() || matches!(test.operator, Operator::Custom(_)) => {
                self.tie_all(&[&test.left, &test.right]);
            }
            Node::Between(test) => self.tie_all(&[&test.operand, &test.low, &test.high]),
            Node::Like(test) => self.tie_all(&[&test.operand, &test.pattern]),
            Node::RegexpMatch(test) => self.tie_all(&[&test.operand, &test.pattern]),
            Node::In(test) => {
                if let InList::Nodes(nodes) = &test.list {
                    let all: SmallVec<[&Node; 8]> = std::iter::once(&test.operand).chain(nodes).collect();
                    self.tie_all(&all);
                }
            }
            _ => {}
        }
        node.descend(self);
    }
    fn from(&mut self, _: &'a FromItem) {}
    fn query(&mut self, _: &'a Query) {}
    fn insert(&mut self, _: &'a Insert) {}
    fn update(&mut self, _: &'a Update) {}
    fn delete(&mut self, _: &'a Delete) {}
}
