//! UPDATE.

use super::select::push_condition;
use super::tree::tree;
use super::{AddedCte, Bind, ColumnRef, From, Join, JoinKind, Node, RawClause};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `UPDATE table SET .. FROM .. WHERE .. RETURNING ..`
    Update as update {
        /// Words of one's own behind UPDATE.
        prefixes: Vec<RawClause>,
        /// Is the table meant without those that inherit from it?
        only: bool,
        /// The table.
        table: From,
        /// Its joins, in order.
        joins: Vec<Join>,
        /// Further tables that were named; what the conditions and values belong to comes by itself.
        from: Vec<From>,
        /// What is assigned.
        set: Vec<Assignment>,
        /// Does what is assigned keep its order? Else it comes in that of the table.
        ordered: bool,
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
        Update::new(vec![], false, table, vec![], vec![], vec![], false, smallvec![], vec![], None, vec![], vec![])
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
    pub(crate) fn add_join(&mut self, to: From, on: Option<Node>, kind: JoinKind) {
        let join = Join::new(None, to, on.map(Node::into_condition_node), kind);
        self.summary = self.summary.join(join.summary.deeper());
        self.joins.push(join);
    }
    pub(crate) fn add_from(&mut self, from: From) {
        self.summary = self.summary.join(from.summary().deeper());
        self.from.push(from);
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
