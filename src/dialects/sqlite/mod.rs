//! The SQLite dialect: its features, the clauses that it renders in its own form, and its types and options.
//!
//! Manual: <https://sqlite.org/lang.html>

mod catalog;
mod compiler;
mod ddl;
mod ddl_options;
mod features;
mod reserved;
mod types;

pub use ddl_options::{
    OnConflict, autoincrement, on_conflict, on_conflict_not_null, on_conflict_primary_key, on_conflict_unique, strict, where_,
    without_rowid,
};
#[cfg(test)]
pub(super) use features::VERSIONS;
pub use types::{date, datetime, jsonb, time};

use super::Dialect;
use crate::ast::Query;
use crate::compiler::Compiler;
use crate::features::Features;
use crate::schema::SchemaObject;

/// The dialect of SQLite. The default is the version of the bundled library.
#[derive(Debug, Clone)]
pub struct Sqlite {
    features: Features,
}

impl Sqlite {
    /// Returns the dialect of this version of SQLite.
    pub fn version(major: u16, minor: u16) -> Self {
        Sqlite { features: features::of((major, minor, 0)) }
    }
}
impl Default for Sqlite {
    fn default() -> Self {
        Sqlite { features: features::newest() }
    }
}
impl Dialect for Sqlite {
    fn name(&self) -> &str {
        "sqlite"
    }
    fn features(&self) -> &Features {
        &self.features
    }
    fn compiler(&self) -> &dyn Compiler {
        &compiler::SqliteCompiler
    }
    fn exists(&self, object: &SchemaObject) -> Option<Query> {
        // 3.37 has pragma_table_list
        (self.features.version >= (3, 37, 0)).then(|| catalog::exists(object)).flatten()
    }
}
