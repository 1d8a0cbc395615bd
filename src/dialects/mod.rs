//! The databases, each in a room of its own. A name of one stands nowhere else in the library.

pub mod generic;
pub mod mysql;
pub mod postgres;
pub mod sqlite;

pub use generic::Generic;
pub use mysql::{MariaDb, MySql};
pub use postgres::Postgres;
pub use sqlite::Sqlite;

use crate::compiler::{Compiler, Features};

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
}

/// A compiler without exceptions: every clause as it is usually spelled.
pub struct Standard;
impl Compiler for Standard {}
