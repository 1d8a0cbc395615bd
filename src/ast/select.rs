//! SELECT and set operations.

use super::tree::{Tree, leaf, nodes, tree};
use super::{
    AddedCte, Constant, Dml, Fetch, FromItem, Join, JoinKind, Lock, Node, Operator, Ordering, SelectOptions, Summary, TextQuery, Values,
};
use crate::error::ErrorKind;
use smallvec::SmallVec;
use std::sync::Arc;

nodes! {
    /// A statement or clause that returns rows: a SELECT, a set operation, raw SQL, VALUES, or a change with RETURNING.
    pub enum Query (query) {
        /// SELECT
        Select(Box<Select>),
        /// UNION, INTERSECT, EXCEPT
        Compound(Box<Compound>),
        /// Raw SQL
        Text(Box<TextQuery>),
        /// `VALUES (..), (..)`
        Values(Box<Values>),
        /// INSERT, UPDATE or DELETE: within WITH, and nowhere else
        Dml(Box<Dml>),
    }
}

tree! {
    /// `SELECT columns FROM from JOIN joins WHERE filter ..`
    Select {
        /// The select list.
        columns: SmallVec<[Node; 1]>,
        /// What was named for FROM; what the columns belong to comes by itself.
        from: SmallVec<[FromItem; 1]>,
        /// The joins, in order.
        joins: Vec<Join>,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// GROUP BY
        group_by: Vec<Node>,
        /// The conditions of HAVING, joined by AND.
        having: Vec<Node>,
        /// ORDER BY
        order_by: Vec<Node>,
        /// `SELECT DISTINCT`
        distinct: bool,
        /// LIMIT
        limit: Option<Node>,
        /// OFFSET
        offset: Option<Node>,
        /// What few SELECTs say.
        options: Option<Box<SelectOptions>>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
    /// `a UNION b ORDER BY ..`
    Compound {
        /// The set operation.
        operator: CompoundOperator,
        /// The members; never fewer than two.
        members: Vec<Query>,
        /// ORDER BY of the whole.
        order_by: Vec<Node>,
        /// LIMIT of the whole.
        limit: Option<Node>,
        /// OFFSET of the whole.
        offset: Option<Node>,
        /// Is the limit one of FETCH?
        fetch: Option<Fetch>,
        /// `FOR UPDATE` of the whole, which no database has.
        lock: Option<Lock>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
}

/// A set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompoundOperator {
    /// `UNION`
    Union,
    /// `UNION ALL`
    UnionAll,
    /// `INTERSECT`
    Intersect,
    /// `INTERSECT ALL`
    IntersectAll,
    /// `EXCEPT`
    Except,
    /// `EXCEPT ALL`
    ExceptAll,
}
leaf!(CompoundOperator);

impl Select {
    /// A SELECT of these columns.
    #[inline]
    pub(crate) fn of(columns: SmallVec<[Node; 1]>) -> Self {
        let summary = Tree::summary(&columns).deeper();
        Select {
            columns,
            from: SmallVec::new(),
            joins: vec![],
            filter: SmallVec::new(),
            group_by: vec![],
            having: vec![],
            order_by: vec![],
            distinct: false,
            limit: None,
            offset: None,
            options: None,
            with: vec![],
            summary,
        }
    }
    /// What few SELECTs say, if this one says any of it.
    #[inline]
    pub fn options(&self) -> Option<&SelectOptions> {
        self.options.as_deref()
    }
    /// Returns how columns whose names are taken get labels.
    pub(crate) fn label_style(&self) -> super::LabelStyle {
        self.options().map_or(super::LabelStyle::default(), |options| options.label_style)
    }
    /// Changes what few SELECTs say.
    pub(crate) fn change_options(&mut self, change: impl FnOnce(&mut SelectOptions)) {
        let mut options = self.options.take().unwrap_or_default();
        change(&mut options);
        self.absorb(options.settle());
        self.options = Some(options);
    }
    /// A condition of WHERE more.
    #[inline]
    pub(crate) fn add_condition(&mut self, condition: Node) {
        self.absorb(condition.summary());
        push_condition(&mut self.filter, condition);
    }
    /// One column more.
    pub(crate) fn add_column(&mut self, column: Node) {
        self.absorb(column.summary());
        self.columns.push(column);
    }
    /// Takes a part into the summary.
    #[inline]
    pub(crate) fn absorb(&mut self, part: Summary) {
        self.summary = self.summary.join(part.deeper());
    }
}

impl Query {
    /// A SELECT of these columns.
    #[inline]
    pub(crate) fn select(columns: SmallVec<[Node; 1]>) -> Self {
        Query::Select(Box::new(Select::of(columns)))
    }
    /// Changes the SELECT; of a set operation it is a mistake, which is kept.
    #[inline]
    pub(crate) fn change(&mut self, clause: &'static str, change: impl FnOnce(&mut Select)) {
        match self {
            Query::Select(select) => change(select),
            Query::Compound(compound) => {
                let problem = "it is no clause of a set operation; add it to the members, or select from `.subquery(..)`";
                compound.invalid(ErrorKind::invalid(clause, problem));
            }
            Query::Text(text) => text.invalid(clause),
            Query::Values(_) | Query::Dml(_) => self.no_clause(clause),
        }
    }
    #[cold]
    fn no_clause(&mut self, clause: &str) {
        let problem = "it is no clause of VALUES, or of a change in WITH; select from `.subquery(..)` or `.cte(..)`";
        self.invalid(ErrorKind::invalid(clause, problem));
    }
    /// Other columns for the same rows: what the old ones brought into FROM stays there.
    pub(crate) fn set_columns(&mut self, columns: SmallVec<[Node; 1]>) {
        self.change("the select list", |select| {
            let mut froms = SmallVec::new();
            select.columns.iter().for_each(|column| column.froms(&mut froms));
            let joined = |from: &FromItem| select.joins.iter().any(|join| join.to.holds(from));
            let kept: Vec<FromItem> = froms.into_iter().filter(|from| !joined(from)).cloned().collect();
            for from in kept {
                if !select.from.iter().any(|known| known.is(&from)) {
                    select.from.push(from);
                }
            }
            select.columns = columns;
            select.summarize();
        });
    }
    /// Other columns, whose FROM comes with them.
    pub(crate) fn replace_columns(&mut self, columns: SmallVec<[Node; 1]>) {
        self.change("the select list", |select| {
            select.columns = columns;
            select.summarize();
        });
    }
    /// A column of what was joined last, else of what stands first in FROM, equals a value.
    pub(crate) fn filter_by(&mut self, name: &str, value: Node) {
        self.change("WHERE", |select| {
            let mut froms = SmallVec::new();
            select.columns.iter().for_each(|column| column.froms(&mut froms));
            let joined = select.joins.last().map(|join| &join.to);
            let condition = match joined.or(select.from.first()).or(froms.first().copied()) {
                Some(from) => Node::binary(Operator::Eq, from.column_named(name), value),
                None => Node::error(ErrorKind::invalid("filter_by", "nothing stands in FROM; first, `.from(..)` or `.join(..)`")),
            };
            drop(froms);
            select.add_condition(condition);
        });
    }
    /// Has it an ORDER BY?
    pub(crate) fn is_sorted(&self) -> bool {
        match self {
            Query::Select(select) => !select.order_by.is_empty(),
            Query::Compound(compound) => !compound.order_by.is_empty(),
            Query::Text(_) | Query::Values(_) | Query::Dml(_) => false,
        }
    }
    /// Without ORDER BY.
    pub(crate) fn clear_order_by(&mut self) {
        match self {
            Query::Select(select) => {
                select.order_by.clear();
                select.summarize();
            }
            Query::Compound(compound) => {
                compound.order_by.retain(|term| matches!(term, Node::Error(_))); // where its mistakes are kept
                compound.summarize();
            }
            Query::Text(text) => text.invalid("ORDER BY"),
            Query::Values(_) | Query::Dml(_) => self.no_clause("ORDER BY"),
        }
    }
    #[inline]
    pub(crate) fn add_filter(&mut self, condition: Node) {
        self.change("WHERE", |select| select.add_condition(condition));
    }
    pub(crate) fn add_having(&mut self, condition: Node) {
        self.change("HAVING", |select| {
            select.absorb(condition.summary());
            select.having.push(condition.into_condition_node());
        });
    }
    pub(crate) fn add_group_by(&mut self, term: Node) {
        self.change("GROUP BY", |select| {
            select.absorb(term.summary());
            select.group_by.push(term);
        });
    }
    pub(crate) fn add_from(&mut self, from: FromItem) {
        self.change("FROM", |select| {
            select.absorb(from.summary());
            select.from.push(from);
        });
    }
    pub(crate) fn add_join(&mut self, left: Option<FromItem>, to: FromItem, on: Option<Node>, kind: JoinKind) {
        self.change("JOIN", |select| {
            let join = Join::new(left, to, on.map(Node::into_condition_node), kind);
            select.absorb(join.summary);
            select.joins.push(join);
        });
    }
    pub(crate) fn add_order_by(&mut self, term: Node) {
        match self {
            Query::Select(select) => {
                select.absorb(term.summary());
                select.order_by.push(term);
            }
            Query::Compound(compound) => {
                compound.summary = compound.summary.join(term.summary().deeper());
                compound.order_by.push(term);
            }
            Query::Text(text) => text.invalid("ORDER BY"),
            Query::Values(_) | Query::Dml(_) => self.no_clause("ORDER BY"),
        }
    }
    /// LIMIT, or none; it takes the place of FETCH.
    pub(crate) fn set_limit(&mut self, limit: Option<Node>) {
        match self {
            Query::Select(select) => {
                select.limit = limit;
                if let Some(options) = &mut select.options {
                    options.fetch = None;
                }
                select.summarize();
            }
            Query::Compound(compound) => {
                (compound.limit, compound.fetch) = (limit, None);
                compound.summarize();
            }
            Query::Text(text) => text.invalid("LIMIT"),
            Query::Values(_) | Query::Dml(_) => self.no_clause("LIMIT"),
        }
    }
    pub(crate) fn set_offset(&mut self, offset: Option<Node>) {
        match self {
            Query::Select(select) => {
                select.offset = offset;
                select.summarize();
            }
            Query::Compound(compound) => {
                compound.offset = offset;
                compound.summarize();
            }
            Query::Text(text) => text.invalid("OFFSET"),
            Query::Values(_) | Query::Dml(_) => self.no_clause("OFFSET"),
        }
    }
    /// FETCH; it takes the place of LIMIT.
    pub(crate) fn set_fetch(&mut self, count: Option<Node>, fetch: Fetch) {
        let fetch = count.is_some().then_some(fetch);
        if let Query::Compound(compound) = self {
            (compound.limit, compound.fetch) = (count, fetch);
            return compound.summarize();
        }
        self.change("FETCH", |select| {
            select.limit = count;
            select.change_options(|options| options.fetch = fetch);
            select.summarize();
        });
    }
    /// Changes what is locked.
    pub(crate) fn change_lock(&mut self, clause: &'static str, change: impl FnOnce(&mut Option<Lock>)) {
        if let Query::Compound(compound) = self {
            change(&mut compound.lock);
            let lock = compound.lock.take().map(Lock::settled);
            compound.summary = compound.summary.join(Tree::summary(&lock).deeper());
            compound.lock = lock;
            return;
        }
        self.change(clause, |select| select.change_options(|options| change(&mut options.lock)));
    }
    /// `self operator other`. Members of one operation stay in one list as long as nothing was added to the whole.
    pub(crate) fn compound(self, operator: CompoundOperator, other: Query) -> Query {
        match self {
            Query::Compound(mut compound) if compound.operator == operator && compound.is_bare() => {
                compound.summary = compound.summary.join(other.summary().deeper());
                compound.members.push(other);
                Query::Compound(compound)
            }
            first => Query::Compound(Box::new(Compound::new(operator, vec![first, other], vec![], None, None, None, None, vec![]))),
        }
    }
    /// A CTE for its WITH, whether it is read or not.
    pub(crate) fn add_cte(&mut self, added: AddedCte) {
        match self {
            Query::Select(select) => {
                select.absorb(added.summary);
                select.with.push(added);
            }
            Query::Compound(compound) => {
                compound.summary = compound.summary.join(added.summary.deeper());
                compound.with.push(added);
            }
            Query::Text(text) => text.invalid("WITH"),
            Query::Values(_) | Query::Dml(_) => self.no_clause("WITH"),
        }
    }
    /// `first UNION more`, where `more` reads the whole: its members stand beside the first.
    pub(crate) fn recursive(first: Query, operator: CompoundOperator, more: Query) -> Query {
        let (mut members, mut with) = (vec![first], vec![]);
        match more {
            Query::Compound(compound) if compound.operator == operator && compound.is_bare() => {
                members.extend(compound.members);
                with = compound.with;
            }
            more => members.push(more),
        }
        Query::Compound(Box::new(Compound::new(operator, members, vec![], None, None, None, None, with)))
    }
    /// A mistake, kept in a place of its own.
    #[cold]
    pub(crate) fn invalid(&mut self, kind: ErrorKind) {
        match self {
            Query::Select(select) => {
                let node = Node::error(kind);
                select.absorb(node.summary());
                select.filter.push(node);
            }
            Query::Compound(compound) => compound.invalid(kind),
            Query::Text(_) | Query::Values(_) | Query::Dml(_) => *self = Query::Text(Box::new(TextQuery::of(Node::error(kind)))),
        }
    }
    /// The summary, which is known without visiting the children.
    pub fn summary(&self) -> Summary {
        self.variant_summary()
    }
    /// ORDER BY, LIMIT or OFFSET: what a member of a set operation must be put in brackets for.
    pub(crate) fn has_tail(&self) -> bool {
        match self {
            Query::Select(select) => {
                let Select {
                    columns: _,
                    from: _,
                    joins: _,
                    filter: _,
                    group_by: _,
                    having: _,
                    distinct: _,
                    summary: _,
                    order_by,
                    limit,
                    offset,
                    options,
                    with: _, // its CTEs are those of the whole
                } = &**select;
                !order_by.is_empty() || limit.is_some() || offset.is_some() || options.as_ref().is_some_and(|options| options.has_tail())
            }
            Query::Compound(compound) => !compound.is_bare(),
            Query::Text(_) | Query::Values(_) | Query::Dml(_) => false,
        }
    }
}

/// Adds a condition to a list that is joined by AND: `true` says nothing beside others.
#[inline]
pub(crate) fn push_condition(list: &mut SmallVec<[Node; 1]>, condition: Node) {
    match condition {
        Node::Binary(_) if !matches!(list.first(), Some(Node::Constant(_))) => {
            if list.len() == 1 {
                list.reserve(7); // whoever adds a second condition often adds more
            }
            list.push(condition);
        }
        condition => push_any_condition(list, condition.into_condition_node()),
    }
}

fn push_any_condition(list: &mut SmallVec<[Node; 1]>, condition: Node) {
    match (list.as_slice(), &condition) {
        ([], _) => {}
        (_, Node::Constant(Constant::True)) => return,
        ([Node::Constant(Constant::True)], _) => list.clear(),
        _ => {}
    }
    list.push(condition);
}

impl Compound {
    fn is_bare(&self) -> bool {
        let Compound { operator: _, members: _, with: _, summary: _, order_by, limit, offset, fetch, lock } = self;
        order_by.is_empty() && limit.is_none() && offset.is_none() && fetch.is_none() && lock.is_none()
    }
    fn invalid(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.order_by.push(node);
    }
}

impl CompoundOperator {
    /// Its words, with spaces around.
    pub fn text(self) -> &'static str {
        match self {
            CompoundOperator::Union => " UNION ",
            CompoundOperator::UnionAll => " UNION ALL ",
            CompoundOperator::Intersect => " INTERSECT ",
            CompoundOperator::IntersectAll => " INTERSECT ALL ",
            CompoundOperator::Except => " EXCEPT ",
            CompoundOperator::ExceptAll => " EXCEPT ALL ",
        }
    }
}

/// What ORDER BY sorts by, without its direction.
pub(crate) fn sorted_by(node: &Node) -> (&Node, Option<&Arc<Ordering>>) {
    match node {
        Node::Ordering(ordering) => (&ordering.element, Some(ordering)),
        node => (node, None),
    }
}
