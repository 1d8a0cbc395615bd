//! CREATE TABLE.

use super::From;
use super::tree::{Rebuild, Tree, Walk, tree};
use crate::schema::Table;

/// A statement that changes the schema.
#[derive(Clone)]
#[non_exhaustive]
pub enum Ddl {
    /// CREATE TABLE
    CreateTable(CreateTable),
}

tree! {
    /// `CREATE TABLE table (..)`
    CreateTable {
        /// The table.
        of: From,
    }
}

impl CreateTable {
    /// CREATE TABLE of a table, with what it declares.
    pub fn of(table: Table) -> Self {
        CreateTable::new(From::Table(table))
    }
}
impl Tree for Ddl {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            Ddl::CreateTable(create) => create.children(walk),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            Ddl::CreateTable(create) => Ddl::CreateTable(create.rebuild(with)),
        }
    }
    fn same(&self, other: &Self, ids: &mut super::tree::Pairs) -> bool {
        match (self, other) {
            (Ddl::CreateTable(a), Ddl::CreateTable(b)) => a.same(b, ids),
        }
    }
    fn digest(&self, to: &mut super::tree::Digest) {
        match self {
            Ddl::CreateTable(create) => create.digest(to),
        }
    }
    fn summary(&self) -> super::Summary {
        match self {
            Ddl::CreateTable(create) => create.summary,
        }
    }
}
