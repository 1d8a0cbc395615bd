//! The PostgreSQL dialect: its features, the clauses that it renders in its own form, and its types, operators, functions and
//! options.
//!
//! Section numbers in this module are those of the manual, <https://www.postgresql.org/docs/15/>; names in capitals are its pages of
//! SQL commands.

mod catalog;
mod compiler;
mod ddl;
mod ddl_options;
mod domain;
mod exclude;
mod features;
pub mod func;
pub mod methods;
mod operators;
mod reserved;
mod types;

pub use ddl_options::{
    OnCommit, concurrently, include, inherits, not_valid, nulls_not_distinct, on_commit, ops, partition_by, tablespace, using, where_, with,
};
pub use domain::{Domain, domain, value};
pub use exclude::{Exclude, ExcludeElements, ExcludeOperand, exclude};
#[cfg(test)]
pub(super) use features::VERSIONS;
pub use types::*;

use super::Dialect;
use crate::ast::Query;
use crate::compiler::Compiler;
use crate::features::Features;
use crate::schema::SchemaObject;

/// The dialect of PostgreSQL. The default is version 15.
#[derive(Debug, Clone)]
pub struct Postgres {
    features: Features,
}

impl Postgres {
    /// Returns the dialect of this major version of PostgreSQL.
    pub fn version(major: u16) -> Self {
        Postgres { features: features::of((major, 0, 0)) }
    }
}
impl Default for Postgres {
    fn default() -> Self {
        Postgres { features: features::newest() }
    }
}
impl Dialect for Postgres {
    fn name(&self) -> &str {
        "postgresql"
    }
    fn features(&self) -> &Features {
        &self.features
    }
    fn compiler(&self) -> &dyn Compiler {
        &compiler::PostgresCompiler
    }
    fn exists(&self, object: &SchemaObject) -> Option<Query> {
        catalog::exists(object)
    }
}
