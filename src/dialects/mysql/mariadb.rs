//! [`MariaDb`]: the MariaDB dialect, which shares MySQL's compiler.

use super::compiler::MySqlCompiler;
use super::ddl;
use super::features_mariadb::{newest, of};
use crate::ast::Query;
use crate::compiler::{Compiler, Dialect};
use crate::features::Features;
use crate::schema::Existing;

/// MariaDB; by default version 10.11.
#[derive(Debug, Clone)]
pub struct MariaDb {
    features: Features,
}

impl MariaDb {
    /// A version of MariaDB.
    pub fn version(major: u16, minor: u16) -> Self {
        MariaDb { features: of((major, minor, 0)) }
    }
}
impl Default for MariaDb {
    fn default() -> Self {
        MariaDb { features: newest() }
    }
}
impl Dialect for MariaDb {
    fn name(&self) -> &str {
        "mariadb"
    }
    fn features(&self) -> &Features {
        &self.features
    }
    fn compiler(&self) -> &dyn Compiler {
        &MySqlCompiler
    }
    fn exists(&self, what: &Existing) -> Option<Query> {
        ddl::exists(what)
    }
}
