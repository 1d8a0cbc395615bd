//! INSERT.

use super::tree::{Digest, Pairs, Rebuild, Tree, Walk, tree};
use super::{Assignment, From, Node, Query, Summary};
use crate::error::ErrorKind;
use crate::schema::Table;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `INSERT INTO table (columns) VALUES (..) RETURNING ..`
    Insert as insert {
        /// The table, as something that columns belong to.
        into: From,
        /// The numbers of the columns that are written, in the order of the values.
        columns: SmallVec<[u16; 8]>,
        /// Where the rows come from.
        source: InsertSource,
        /// RETURNING
        returning: Vec<Node>,
        /// What was wrong when it was built.
        mistake: Option<Node>,
    }
}

/// Where the rows of an INSERT come from.
#[derive(Clone)]
#[non_exhaustive]
pub enum InsertSource {
    /// Rows of as many values as there are columns, one behind the other.
    Values(Vec<Node>),
    /// A query.
    Query(Query),
}

impl Insert {
    /// An INSERT into a table, of nothing yet.
    pub(crate) fn into_table(table: Table) -> Self {
        Insert::new(From::Table(table), smallvec![], InsertSource::Values(vec![]), vec![], None)
    }
    /// The table.
    pub fn table(&self) -> Option<&Table> {
        match &self.into {
            From::Table(table) => Some(table),
            From::Alias(_) | From::Subquery(_) | From::Cte(_) | From::Function(_) | From::Text(_) | From::Error(_) => None,
        }
    }
    /// Says where the rows come from.
    pub(crate) fn set_source(&mut self, source: InsertSource) {
        self.summary = self.summary.join(source.summary().deeper());
        self.source = source;
    }
    /// Writes a value into a column; a second one replaces the first.
    pub(crate) fn set(&mut self, assignment: Assignment) {
        let index = match self.index_of(&assignment.column) {
            Ok(index) => index,
            Err(error) => return self.mistake(error),
        };
        self.summary = self.summary.join(assignment.summary);
        let values = match &mut self.source {
            InsertSource::Values(values) if values.len() == self.columns.len() => values,
            InsertSource::Values(_) | InsertSource::Query(_) => {
                return self.mistake(ErrorKind::invalid("INSERT", "`.values(..)` cannot follow `.rows(..)` or a SELECT"));
            }
        };
        match self.columns.iter().position(|known| *known == index).and_then(|at| values.get_mut(at)) {
            Some(value) => *value = assignment.value,
            None => {
                self.columns.push(index);
                values.push(assignment.value);
            }
        }
    }
    /// The number of a column of this table.
    pub(crate) fn index_of(&self, column: &Node) -> Result<u16, ErrorKind> {
        match column {
            Node::Column(column) if column.from.is(&self.into) => Ok(column.index as u16),
            Node::Error(error) => Err((**error).clone()),
            other => {
                let problem = format!("{other} is no column of {}", self.into.describe());
                Err(ErrorKind::invalid("INSERT", problem))
            }
        }
    }
    pub(crate) fn add_returning(&mut self, columns: impl IntoIterator<Item = Node>) {
        for column in columns {
            self.summary = self.summary.join(column.summary().deeper());
            self.returning.push(column);
        }
    }
    /// Keeps a mistake until `compile()` reports it; the first one counts.
    pub(crate) fn mistake(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.mistake.get_or_insert(node);
    }
}

impl Tree for InsertSource {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            InsertSource::Values(values) => values.children(walk),
            InsertSource::Query(query) => query.children(walk),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            InsertSource::Values(values) => InsertSource::Values(values.rebuild(with)),
            InsertSource::Query(query) => InsertSource::Query(query.rebuild(with)),
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (InsertSource::Values(a), InsertSource::Values(b)) => a.same(b, ids),
            (InsertSource::Query(a), InsertSource::Query(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        match self {
            InsertSource::Values(values) => values.digest(to),
            InsertSource::Query(query) => query.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            InsertSource::Values(values) => values.summary(),
            InsertSource::Query(query) => query.summary().deeper_by(Summary::QUERY_DEPTH),
        }
    }
}
