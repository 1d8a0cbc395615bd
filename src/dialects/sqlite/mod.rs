//! SQLite. Manual: <https://sqlite.org/lang.html>

mod compiler;
mod ddl;
#[cfg(feature = "sqlite")]
pub(crate) mod driver;
#[cfg(feature = "sqlite")]
mod errors;
mod features;
#[cfg(feature = "sqlite")]
mod functions;
mod reserved;
mod types;
#[cfg(feature = "sqlite")]
pub(crate) mod url;

pub use ddl::{
    OnConflict, autoincrement, on_conflict, on_conflict_not_null, on_conflict_primary_key, on_conflict_unique, strict, where_,
    without_rowid,
};
pub use types::*;

use super::Dialect;
use crate::compiler::{Compiler, Features};
use crate::query::Text;
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
    fn exists(&self, what: &Existing) -> Option<Text<(i64,)>> {
        // of pragma_table_list
        (self.features.version >= (3, 37, 0)).then(|| ddl::exists(what)).flatten()
    }
}
