//! Joins: of a SELECT, and in FROM by themselves.

use super::tree::{leaf, tree};
use super::{FromItem, Node};
use crate::error::ErrorKind;
use crate::value::Str;
use std::sync::Arc;

tree! {
    /// `left JOIN to ON on`
    Join {
        /// What it is joined to; left out, the one that it can be joined to.
        left: Option<FromItem>,
        /// What is joined.
        to: FromItem,
        /// The condition; left out, it comes from a foreign key.
        on: Option<Node>,
        /// Inner or outer.
        kind: JoinKind,
    }
}

/// How a join treats rows without a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JoinKind {
    /// `JOIN`
    Inner,
    /// `LEFT OUTER JOIN`
    Left,
    /// `RIGHT OUTER JOIN`
    Right,
    /// `FULL OUTER JOIN`
    Full,
}
leaf!(JoinKind);

const NO_NAME: &str = "it is no table, and has no name and no columns of its own; speak of the tables in it";

impl FromItem {
    /// `left JOIN to ON on`, as something in FROM.
    pub fn join(left: FromItem, to: FromItem, on: Option<Node>, kind: JoinKind) -> FromItem {
        let join = Join::new(Some(left), to, on.map(Node::into_condition_node), kind);
        FromItem::checked(FromItem::Join(Arc::new(join)))
    }
    /// What stands in a join, in order; anything else by itself.
    pub(crate) fn leaves<'a>(&'a self, see: &mut dyn FnMut(&'a FromItem)) {
        match self {
            FromItem::Join(join) => {
                join.left.iter().for_each(|left| left.leaves(see));
                join.to.leaves(see);
            }
            leaf => see(leaf),
        }
    }
    /// Is this one of what stands in the join, or the element itself?
    pub(crate) fn holds(&self, from: &FromItem) -> bool {
        let mut found = false;
        self.leaves(&mut |leaf| found |= leaf.is(from));
        found
    }
    /// Does an outer join in here leave rows without this element?
    pub(crate) fn misses(&self, from: &FromItem) -> bool {
        let FromItem::Join(join) = self else { return false };
        let Join { left, to, on: _, kind, summary: _ } = &**join;
        let on_the_left = || left.as_ref().is_some_and(|left| left.holds(from));
        let here = match kind {
            JoinKind::Inner => false,
            JoinKind::Left => to.holds(from),
            JoinKind::Right => on_the_left(),
            JoinKind::Full => to.holds(from) || on_the_left(),
        };
        here || to.misses(from) || left.as_ref().is_some_and(|left| left.misses(from))
    }
    /// The one column that a table in a join has.
    pub(super) fn column_in_leaves(&self, column: &dyn Fn(&FromItem) -> Node, name: &dyn Fn() -> Str) -> Node {
        let mut found = vec![];
        self.leaves(&mut |leaf| match column(leaf) {
            Node::Error(_) => {}
            column => found.push(column),
        });
        match (found.pop(), found.is_empty()) {
            (Some(only), true) => only,
            (Some(_), false) => Node::error(ErrorKind::invalid("join", format!("more than one table in it has a column {:?}", &*name()))),
            (None, _) => {
                let from = self.describe();
                Node::error(ErrorKind::NoSuchColumn { from, column: name(), suggestion: Str::default() })
            }
        }
    }
    /// A join cannot be called anything.
    pub(super) fn nameless_join() -> ErrorKind {
        ErrorKind::invalid("join", NO_NAME)
    }
}
