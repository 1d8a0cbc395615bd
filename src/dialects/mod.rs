//! The databases, each in a room of its own. A name of one stands nowhere else in the library.

pub mod generic;
pub mod mysql;
pub mod postgres;
pub mod sqlite;
pub(crate) mod unsigned;

pub use generic::Generic;
pub use mysql::{MariaDb, MySql};
pub use postgres::Postgres;
pub use sqlite::Sqlite;

use crate::compiler::{Compiler, Features};
use crate::query::Text;
use crate::schema::Existing;

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
    /// What counts how many there are of something in the schema, for `create_all().check_first()`; `None` where there is
    /// no such thing, or no way to ask.
    fn exists(&self, what: &Existing) -> Option<Text<(i64,)>> {
        let _ = what;
        None
    }
}

/// A compiler without exceptions: every clause as it is usually spelled.
pub struct Standard;
impl Compiler for Standard {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiler::features::NAME_SLOTS;

    /// Two dialects that shared one would print each other's quotation marks.
    #[test]
    fn every_dialect_keeps_its_names_apart() {
        let dialects: [&dyn Dialect; NAME_SLOTS] = [&Sqlite::default(), &MySql::default(), &MariaDb::default(), &Postgres::default()];
        let mut slots: Vec<usize> = dialects.iter().filter_map(|dialect| dialect.features().names.slot).collect();
        slots.sort();
        assert_eq!(slots, (0..NAME_SLOTS).collect::<Vec<_>>());
    }
}
