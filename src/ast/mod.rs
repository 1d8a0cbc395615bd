//! The catalogue: what can be said at all.
//!
//! A tree is plain data, `Send + Sync`, without a connection and without a dialect. An expression is a [`Node`] of
//! 40 bytes: columns and bound values stand in it directly, everything else behind one `Arc`. Whatever stands in FROM
//! is a [`FromItem`], behind one `Arc`, too. The typed shell (`query`) adds checks and nothing else.
//!
//! A new construct is a struct in `expr/` or beside `select.rs` (declared by `tree!`, which lists its fields once), a
//! variant here, and a hook of [`Compiler`](crate::compiler::Compiler); the compiler of Rust then names every `match`
//! that has to decide about it.

mod cte;
pub mod ddl;
pub mod delete;
mod expr;
pub mod from;
pub mod insert;
pub(crate) mod items;
mod join;
mod node;
pub mod operator;
mod options;
mod reduce;
mod restrict;
pub mod select;
pub mod summary;
mod text;
pub mod tree;
pub mod update;
mod values;
pub mod visit;

pub use cte::{AddedCte, Cte, CteShape, Dml, Recursion};
pub(crate) use ddl::for_each_ddl;
pub use ddl::{
    AddConstraint, Commented, CreateIndex, CreateSchema, CreateSequence, CreateTable, CreateTableAs, CreateType, CreateView, Ddl,
    DdlElement, Declared, DropConstraint, DropIndex, DropSchema, DropSequence, DropTable, DropType, DropView, RawDdl, SetComment, ddl,
};
pub use delete::Delete;
pub use expr::*;
pub(crate) use expr::{Filling, fill};
pub use from::{Alias, AliasName, Derived, FromItem, FunctionShape, Subquery, TableFunction, TableSample, Unnamed};
pub use insert::{Insert, InsertSource, OnConflict};
pub use join::{Join, JoinKind};
pub use node::Node;
pub(crate) use node::for_each_node;
pub use operator::{CustomOperator, Operator};
pub use options::{Fetch, LabelStyle, Lock, LockStrength, LockWait, RawClause, SelectOptions};
pub(crate) use select::push_condition;
pub use select::{Compound, CompoundOperator, Query, Select};
pub use summary::{DEPTH_LIMIT, Summary};
pub use text::{Text, TextPart, TextQuery};
pub(crate) use tree::by_hook;
pub use tree::{AnonId, Tree, TreeRef};
pub use update::{Assignment, Update};
pub use values::Values;

use std::fmt;
use std::hash::{Hash, Hasher};

/// A statement, borrowed: what a compiler prints.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum StatementRef<'a> {
    /// SELECT or a set operation
    Query(&'a Query),
    /// INSERT
    Insert(&'a Insert),
    /// UPDATE
    Update(&'a Update),
    /// DELETE
    Delete(&'a Delete),
    /// CREATE and its kin
    Ddl(&'a dyn DdlElement),
    /// An expression alone, for reading
    Node(&'a Node),
}

impl<'a> StatementRef<'a> {
    /// The statement as a tree.
    pub fn tree(self) -> &'a dyn TreeRef {
        match self {
            StatementRef::Query(query) => query,
            StatementRef::Insert(insert) => insert,
            StatementRef::Update(update) => update,
            StatementRef::Delete(delete) => delete,
            StatementRef::Ddl(ddl) => ddl,
            StatementRef::Node(node) => node,
        }
    }
}

/// Statements compare by their structure, and print generic SQL, with `:named` binds, for reading.
macro_rules! statements { ($($name:ident),*) => {$(
    impl PartialEq for $name {
        fn eq(&self, other: &Self) -> bool {
            self.same(other, &mut tree::Pairs::default())
        }
    }
    impl Eq for $name {}
    impl Hash for $name {
        fn hash<H: Hasher>(&self, state: &mut H) {
            state.write_u64(tree::Digest::of(self));
        }
    }
    /// The kind of statement and its SQL.
    impl fmt::Debug for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}({self})", stringify!($name))
        }
    }
)*} }
statements!(Query, Insert, Update, Delete, Ddl);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_are_what_was_measured() {
        assert_eq!(size_of::<Node>(), 40);
        assert_eq!(size_of::<FromItem>(), 16);
        assert_eq!(size_of::<ColumnRef>(), 24);
        assert_eq!(size_of::<Literal>(), 40);
        assert_eq!(size_of::<Bind>(), 40);
    }

    #[test]
    fn a_tree_can_be_sent_and_shared() {
        fn plain<T: Send + Sync + Clone + 'static>() {}
        plain::<Node>();
        plain::<Query>();
        plain::<Insert>();
        plain::<Update>();
        plain::<Delete>();
    }
}
