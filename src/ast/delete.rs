//! DELETE.

use super::select::push_condition;
use super::tree::tree;
use super::update::changes;
use super::{AddedCte, FromItem, Join, JoinKind, Node, RawClause, Summary};
use crate::error::ErrorKind;
use crate::value::Str;
use smallvec::{SmallVec, smallvec};

tree! {
    /// `DELETE FROM table USING .. WHERE .. RETURNING ..`
    Delete as delete {
        /// Words of one's own behind DELETE.
        prefixes: Vec<RawClause>,
        /// Is the table meant without those that inherit from it?
        only: bool,
        /// The table.
        from: FromItem,
        /// Raw SQL at the table, or at what is joined to it.
        hints: Vec<(FromItem, RawClause)>,
        /// Its joins, in order.
        joins: Vec<Join>,
        /// Further tables that were named; what the conditions belong to comes by itself.
        using: Vec<FromItem>,
        /// The conditions of WHERE, joined by AND.
        filter: SmallVec<[Node; 1]>,
        /// ORDER BY
        order_by: Vec<Node>,
        /// LIMIT, for every dialect or for one.
        limit: Vec<RawClause>,
        /// RETURNING
        returning: Vec<Node>,
        /// CTEs that stand in its WITH whether it reads them or not.
        with: Vec<AddedCte>,
    }
}

changes!(Delete, using);

impl Delete {
    pub(crate) fn of(from: FromItem) -> Self {
        Delete::new(vec![], false, from, vec![], vec![], vec![], smallvec![], vec![], vec![], vec![], vec![])
    }
}
