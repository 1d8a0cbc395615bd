//! UPDATE.

use super::select::push_condition;
use super::tree::tree;
use super::{Bind, ColumnRef, From, Node};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `UPDATE table SET .. WHERE .. RETURNING ..`
    Update as update {
        /// The table.
        table: From,
        /// What is assigned.
        set: Vec<Assignment>,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// RETURNING
        returning: Vec<Node>,
    }
    /// `column = value`
    Assignment {
        /// The column.
        column: Node,
        /// Its new value.
        value: Node,
    }
}

impl Update {
    pub(crate) fn of(table: From) -> Self {
        Update::new(table, vec![], smallvec![], vec![])
    }
    pub(crate) fn assign(&mut self, assignment: Assignment) {
        self.summary = self.summary.join(assignment.summary.deeper());
        let same = |known: &&mut Assignment| match (&known.column, &assignment.column) {
            (Node::Column(a), Node::Column(b)) => a.is(b),
            _ => false,
        };
        match self.set.iter_mut().find(same) {
            Some(known) => *known = assignment,
            None => self.set.push(assignment),
        }
    }
    /// One condition more in WHERE.
    pub fn add_filter(&mut self, condition: Node) {
        self.summary = self.summary.join(condition.summary().deeper());
        push_condition(&mut self.filter, condition);
    }
    /// A mistake, kept in a place of its own.
    #[cold]
    pub(crate) fn mistake(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.filter.push(node);
    }
    pub(crate) fn add_returning(&mut self, columns: impl IntoIterator<Item = Node>) {
        for column in columns {
            self.summary = self.summary.join(column.summary().deeper());
            self.returning.push(column);
        }
    }
}

impl Assignment {
    /// `column = value`; the value takes the type of the column.
    #[inline]
    pub(crate) fn of(column: Node, value: Node) -> Self {
        let value = value.beside(&column);
        Assignment::new(column, value)
    }
    /// The same, of a column of a model.
    #[inline]
    pub(crate) fn of_column(column: ColumnRef, value: Node) -> Self {
        let value = match column.static_record() {
            Some(record) => match Bind::of_column(value, record) {
                Ok(value) => {
                    let summary = super::Summary::LEAF.deeper();
                    return Assignment { column: Node::Column(column), value, summary };
                }
                Err(value) => value,
            },
            None => value,
        };
        Self::of(Node::Column(column), value)
    }
}
