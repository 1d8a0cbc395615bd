//! [`MariaDb`]: the MariaDB dialect, which shares MySQL's compiler.

use super::catalog;
use super::compiler::MySqlCompiler;
use super::features_mariadb::{newest, of};
use crate::ast::Query;
use crate::compiler::{Compiler, Dialect};
use crate::features::Features;
use crate::schema::SchemaObject;

/// The dialect of MariaDB. The default is version 10.11.
#[derive(Debug, Clone)]
pub struct MariaDb {
    features: Features,
}

impl MariaDb {
    /// Returns the dialect of this version of MariaDB.
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
    fn exists(&self, object: &SchemaObject) -> Option<Query> {
        catalog::exists(object)
    }
}
