//! DELETE.

use super::select::push_condition;
use super::tree::tree;
use super::{From, Node};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `DELETE FROM table WHERE .. RETURNING ..`
    Delete as delete {
        /// The table.
        from: From,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// RETURNING
        returning: Vec<Node>,
    }
}

impl Delete {
    pub(crate) fn of(from: From) -> Self {
        Delete::new(from, smallvec![], vec![])
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
