//! The dialects of the databases: their features, the SQL that they render in their own form, and their types and options.
//!
//! Only this module and the drivers name a database.

pub mod mysql;
pub mod postgres;
pub mod sqlite;
pub(crate) mod unsigned;

pub use crate::compiler::{Dialect, Generic, Standard};
pub use mysql::{MariaDb, MySql};
pub use postgres::Postgres;
pub use sqlite::Sqlite;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{NAME_SLOTS, check_version_table};

    /// Names are cached in their quoted form by slot: two dialects that shared a slot would render each other's quotes.
    #[test]
    fn every_dialect_keeps_its_names_apart() {
        let dialects: [&dyn Dialect; NAME_SLOTS] = [&Sqlite::default(), &MySql::default(), &MariaDb::default(), &Postgres::default()];
        let mut slots: Vec<usize> = dialects.iter().filter_map(|dialect| dialect.features().names.slot).collect();
        slots.sort();
        assert_eq!(slots, (0..NAME_SLOTS).collect::<Vec<_>>());
    }

    #[test]
    fn version_tables_are_sorted_and_each_row_changes_something() {
        check_version_table(Sqlite::default().features(), sqlite::VERSIONS);
        check_version_table(MySql::default().features(), mysql::VERSIONS);
        check_version_table(MariaDb::default().features(), mysql::MARIADB_VERSIONS);
        check_version_table(Postgres::default().features(), postgres::VERSIONS);
    }
}
