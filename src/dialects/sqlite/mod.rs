//! SQLite. Manual: <https://sqlite.org/lang.html>

mod compiler;
mod ddl;
mod features;
mod reserved;
mod types;

pub use ddl::{
    OnConflict, autoincrement, on_conflict, on_conflict_not_null, on_conflict_primary_key, on_conflict_unique, strict, where_,
    without_rowid,
};
#[cfg(test)]
pub(super) use features::VERSIONS;
pub use types::*;

use super::Dialect;
use crate::ast::Query;
use crate::compiler::Compiler;
use crate::features::Features;
use crate::schema::Existing;

/// SQLite, 3.35 or later; by default what the bundled library is.
#[derive(Debug, Clone)]
pub struct Sqlite {
    features: Features,
}

impl Sqlite {
    /// A version of SQLite.
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
    fn exists(&self, what: &Existing) -> Option<Query> {
        // of pragma_table_list
        (self.features.version >= (3, 37, 0)).then(|| ddl::exists(what)).flatten()
    }
}
