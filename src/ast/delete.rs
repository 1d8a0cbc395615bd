//! DELETE.

use super::select::push_condition;
use super::tree::tree;
use super::{AddedCte, From, Join, JoinKind, Node, RawClause};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `DELETE FROM table USING .. WHERE .. RETURNING ..`
    Delete as delete {
        /// Words of one's own behind DELETE.
        prefixes: Vec<RawClause>,
        /// Is the table meant without those that inherit from it?
        only: bool,
        /// The table.
        from: From,
        /// Its joins, in order.
        joins: Vec<Join>,
        /// Further tables that were named; what the conditions belong to comes by itself.
        using: Vec<From>,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// ORDER BY
        order_by: Vec<Node>,
        /// LIMIT
        limit: Option<Node>,
        /// RETURNING
        returning: Vec<Node>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
}

impl Delete {
    pub(crate) fn of(from: From) -> Self {
        Delete::new(vec![], false, from, vec![], vec![], smallvec![], vec![], None, vec![], vec![])
    }
    /// One condition more in WHERE.
    pub fn add_filter(&mut self, condition: Node) {
        self.summary = self.summary.join(condition.summary().deeper());
        push_condition(&mut self.filter, condition);
    }
    pub(crate) fn add_join(&mut self, to: From, on: Option<Node>, kind: JoinKind) {
        let join = Join::new(None, to, on.map(Node::into_condition_node), kind);
        self.summary = self.summary.join(join.summary.deeper());
        self.joins.push(join);
    }
    pub(crate) fn add_from(&mut self, from: From) {
        self.summary = self.summary.join(from.summary().deeper());
        self.using.push(from);
    }
    pub(crate) fn add_order_by(&mut self, term: Node) {
        self.summary = self.summary.join(term.summary().deeper());
        self.order_by.push(term);
    }
    pub(crate) fn add_prefix(&mut self, prefix: RawClause) {
        self.summary = self.summary.join(prefix.summary.deeper());
        self.prefixes.push(prefix);
    }
    /// A mistake, kept in a place of its own.
    #[cold]
    pub(crate) fn mistake(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.filter.push(node);
    }
    /// A CTE for its WITH, whether it is read or not.
    pub(crate) fn add_cte(&mut self, added: AddedCte) {
        self.summary = self.summary.join(added.summary.deeper());
        self.with.push(added);
    }
    pub(crate) fn add_returning(&mut self, columns: impl IntoIterator<Item = Node>) {
        for column in columns {
            self.summary = self.summary.join(column.summary().deeper());
            self.returning.push(column);
        }
    }
}
