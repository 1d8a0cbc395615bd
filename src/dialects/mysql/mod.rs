//! The MySQL dialect and the MariaDB dialect, which shares its compiler: their features, the clauses that they render in their own
//! form, and their types and options.
//!
//! Section numbers in this module are those of the MySQL manual, <https://dev.mysql.com/doc/refman/8.4/en/>; "kb" is MariaDB's
//! knowledge base, <https://mariadb.com/kb/en/documentation/>.

mod catalog;
mod compiler;
mod ddl;
mod ddl_options;
mod features;
mod features_mariadb;
mod full_text;
mod json_comparison;
mod mariadb;
mod reserved;
mod reserved_mariadb;
mod set;
mod types;
mod year;

pub use ddl_options::{
    charset, collate, engine, length, length_of_all, partition_by, partitions, prefix, subpartition_by, subpartitions, table_option, using,
    with_parser,
};
#[cfg(test)]
pub(super) use features::VERSIONS;
#[cfg(test)]
pub(super) use features_mariadb::VERSIONS as MARIADB_VERSIONS;
pub use full_text::{FullText, Match, match_};
pub use mariadb::MariaDb;
pub use set::Set;
pub use types::*;
pub use year::Year;

use super::Dialect;
use crate::ast::Query;
use crate::compiler::Compiler;
use crate::features::Features;
use crate::schema::SchemaObject;

/// The dialect of MySQL. The default is version 8.4.
#[derive(Debug, Clone)]
pub struct MySql {
    features: Features,
}

impl MySql {
    /// Returns the dialect of this version of MySQL.
    pub fn version(major: u16, minor: u16, patch: u16) -> Self {
        MySql { features: features::of((major, minor, patch)) }
    }
}
impl Default for MySql {
    fn default() -> Self {
        MySql { features: features::newest() }
    }
}
impl Dialect for MySql {
    fn name(&self) -> &str {
        "mysql"
    }
    fn features(&self) -> &Features {
        &self.features
    }
    fn compiler(&self) -> &dyn Compiler {
        &compiler::MySqlCompiler
    }
    fn exists(&self, object: &SchemaObject) -> Option<Query> {
        catalog::exists(object)
    }
}
