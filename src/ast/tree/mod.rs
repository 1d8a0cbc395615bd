//! The trait [`Tree`]: the operations that every node of the syntax tree has, and the visitor traits that they call.
//!
//! The macros of `macros.rs` implement it, so that the fields of a node and the variants of an enum are listed once.

mod containers;
mod identity;
pub(crate) mod macros;

pub use identity::{AnonId, Digest, Pairs};
pub(crate) use macros::{by_hook, leaf, nodes, tree};

use super::{Delete, FromItem, Insert, Node, Query, Summary, Update};
use crate::types::TypeRef;
use crate::value::Value;

/// A part of the syntax tree: visiting, rewriting, comparing and hashing are defined by its children.
pub trait Tree {
    /// Passes every child to `walk`, in the order of the SQL.
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>);
    /// Returns a copy in which every child is replaced by the result of `with`.
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self
    where
        Self: Sized;
    /// Whether both trees have the same structure. Unnamed elements are numbered by their first occurrence.
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool
    where
        Self: Sized;
    /// Feeds the structure to a hasher, in agreement with [`same`](Tree::same).
    fn digest(&self, to: &mut Digest);
    /// The summary, which is known without visiting the children.
    fn summary(&self) -> Summary {
        Summary::LEAF
    }
    /// The address of a node that other trees may share. Rewriting visits it once.
    fn shared_address(&self) -> Option<usize> {
        None
    }
}

/// The object-safe part of [`Tree`]: visiting and the summary.
pub trait TreeRef {
    /// Passes every child to `walk`.
    fn show<'a>(&'a self, walk: &mut dyn Walk<'a>);
    /// The summary of the tree.
    fn summary_word(&self) -> Summary;
}
impl<T: Tree> TreeRef for T {
    fn show<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        self.children(walk);
    }
    fn summary_word(&self) -> Summary {
        self.summary()
    }
}

/// A visitor of the children of a node.
pub trait Walk<'a> {
    /// Visits an expression.
    fn node(&mut self, node: &'a Node);
    /// Visits an element of FROM, or the element that a column belongs to.
    fn from(&mut self, from: &'a FromItem);
    /// Visits a SELECT or a set operation.
    fn query(&mut self, query: &'a Query);
    /// Visits the values of an IN list that has one type: they have no nodes of their own.
    fn values(&mut self, _: &'a [Value], _: &'a TypeRef) {}
    /// Visits an INSERT.
    fn insert(&mut self, insert: &'a Insert);
    /// Visits an UPDATE.
    fn update(&mut self, update: &'a Update);
    /// Visits a DELETE.
    fn delete(&mut self, delete: &'a Delete);
}

/// A mapping from the children of a node to those of its copy.
pub trait Rebuild {
    /// Maps an expression.
    fn node(&mut self, node: &Node) -> Node;
    /// Maps an element of FROM.
    fn from(&mut self, from: &FromItem) -> FromItem;
    /// Maps a SELECT or a set operation.
    fn query(&mut self, query: &Query) -> Query;
    /// Maps an INSERT.
    fn insert(&mut self, insert: &Insert) -> Insert;
    /// Maps an UPDATE.
    fn update(&mut self, update: &Update) -> Update;
    /// Maps a DELETE.
    fn delete(&mut self, delete: &Delete) -> Delete;
}
