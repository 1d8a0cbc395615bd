//! PostgreSQL. Manual: <https://www.postgresql.org/docs/15/>

mod compiler;
mod ddl;
mod domain;
mod exclude;
mod features;
pub mod func;
pub mod methods;
mod operators;
mod reserved;
mod types;

pub use ddl::{
    OnCommit, concurrently, include, inherits, not_valid, nulls_not_distinct, on_commit, ops, partition_by, tablespace, using, where_, with,
};
pub use domain::{Domain, domain, value};
pub use exclude::{Exclude, Excluded, Exclusions, exclude};
#[cfg(test)]
pub(super) use features::VERSIONS;
pub use types::*;

use super::Dialect;
use crate::ast::Query;
use crate::compiler::Compiler;
use crate::features::Features;
use crate::schema::Existing;

/// PostgreSQL; by default version 15.
#[derive(Debug, Clone)]
pub struct Postgres {
    features: Features,
}

impl Postgres {
    /// A major version of PostgreSQL.
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
    fn exists(&self, what: &Existing) -> Option<Query> {
        ddl::exists(what)
    }
}
