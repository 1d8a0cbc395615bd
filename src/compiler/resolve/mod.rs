//! Resolves the parts of a statement that are derived: FROM lists, correlation, joins by foreign key, the order of CTEs.

mod correlation;
mod cte_order;
mod foreign_keys;
mod from_list;
mod joins;

pub(super) use cte_order::{QueryRef, body, local_ctes, meet, meet_added};
pub(super) use from_list::{changed_items, from_items};

use crate::ast::{ColumnRef, FromItem, JoinKind, Node};
use smallvec::{SmallVec, smallvec};

/// An element of a FROM list with what is joined to it.
#[derive(Clone)]
#[non_exhaustive]
pub struct JoinTree {
    /// The element.
    pub from: FromItem,
    /// Its joins, in order.
    pub joins: Vec<ResolvedJoin>,
}

/// A join whose condition is settled.
#[derive(Clone)]
#[non_exhaustive]
pub struct ResolvedJoin {
    /// The element that is joined.
    pub to: FromItem,
    /// The joins within it, in parentheses.
    pub joins: Vec<ResolvedJoin>,
    /// Inner or outer.
    pub kind: JoinKind,
    /// On what.
    pub on: On,
}

/// The condition of a join.
#[derive(Clone)]
pub enum On {
    /// As it was written.
    Given(Node),
    /// By a foreign key: the columns that are referred to, each with the one that refers.
    ForeignKey(KeyColumns),
}

/// The columns of a foreign key: referred to, and referring.
pub type KeyColumns = SmallVec<[(ColumnRef, ColumnRef); 1]>;

/// A FROM list.
pub(super) type FromList = SmallVec<[JoinTree; 2]>;

impl JoinTree {
    pub(super) fn new(from: FromItem) -> Self {
        JoinTree { from, joins: vec![] }
    }
    /// Returns the element that a join joins, with the joins within it.
    pub(super) fn joined(join: &ResolvedJoin) -> Self {
        JoinTree { from: join.to.clone(), joins: join.joins.clone() }
    }
    /// Returns the element and those that are joined to it.
    pub(super) fn elements(&self) -> SmallVec<[&FromItem; 4]> {
        let mut elements = smallvec![&self.from];
        self.joins.iter().for_each(|join| join.each(&mut |from| elements.push(from)));
        elements
    }
    fn holds(&self, from: &FromItem) -> bool {
        self.from.is(from) || self.joins.iter().any(|join| join.holds(from))
    }
}

impl ResolvedJoin {
    pub(super) fn each<'a>(&'a self, see: &mut dyn FnMut(&'a FromItem)) {
        see(&self.to);
        self.joins.iter().for_each(|join| join.each(see));
    }
    fn holds(&self, from: &FromItem) -> bool {
        self.to.is(from) || self.joins.iter().any(|join| join.holds(from))
    }
}
