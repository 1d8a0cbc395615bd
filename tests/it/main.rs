//! Snapshots of what is printed, one line per test: all dialects side by side, with params; what SQLite can run is run.

mod api;
mod binds;
mod check_schema;
mod clauses;
mod declared;
mod depth;
mod engine;
mod expr;
#[path = "../fixtures/mod.rs"]
mod fixtures;
mod functions;
mod fuzz;
mod indexes;
mod insert_order;
mod mutation;
mod mysql;
mod names;
mod operators;
mod options;
mod postgres;
mod postgres_ddl;
mod prepared;
mod queries;
mod refused_ddl;
mod schema;
mod scopes;
mod select;
mod sensitive;
mod snapshots;
mod sqlite;
mod static_model;
mod support;
mod table_functions;
mod text;
mod tree;
mod types;
// some messages list types, and which there are is a matter of features
#[cfg(all(feature = "sqlite", feature = "chrono", feature = "rust_decimal", feature = "serde_json", feature = "uuid"))]
mod ui;
mod versions;
mod warnings;
mod windows;
mod written;
