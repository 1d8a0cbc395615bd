//! [`Dialect`]: a database by its name, features and hooks.

use super::Compiler;
use crate::ast::Query;
use crate::features::Features;
use crate::schema::SchemaObject;

/// A database: its answers, and its exceptions.
///
/// A dialect of a user's own is in `examples/custom_dialect.rs`.
pub trait Dialect: Send + Sync {
    /// Its name, as messages and constructs for one database say it.
    fn name(&self) -> &str;
    /// Its answers, for the version that is spoken to.
    fn features(&self) -> &Features;
    /// Its hooks.
    fn compiler(&self) -> &dyn Compiler;
    /// Returns the query that counts the schema objects of this kind and name, for `create_all().check_first()`; `None` where the
    /// database has no such objects, or no way to ask. Its row is one integer.
    fn exists(&self, what: &SchemaObject) -> Option<Query> {
        let _ = what;
        None
    }
}

/// A compiler without exceptions: every clause as it is usually spelled.
pub struct Standard;
impl Compiler for Standard {}
