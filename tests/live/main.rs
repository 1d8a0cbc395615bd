//! Tests on PostgreSQL, MariaDB, SQLite, and MySQL's grammar: one process starts the servers once, and its tests run in parallel.

mod changes;
mod declared;
mod escaping;
#[path = "../fixtures/mod.rs"]
mod fixtures;
mod insert_order;
mod mysql_types;
mod plans;
mod postgres_types;
mod reserved;
mod schema;
mod schema_names;
mod servers;
#[path = "../support/mod.rs"]
mod support;
mod type_matrix;
