//! DELETE.

use super::select::push_condition;
use super::tree::tree;
use super::update::changes;
use super::{AddedCte, From, Join, JoinKind, Node, RawClause, Summary};
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

changes!(Delete, using);

impl Delete {
    pub(crate) fn of(from: From) -> Self {
        Delete::new(vec![], false, from, vec![], vec![], smallvec![], vec![], None, vec![], vec![])
    }
}
