//! Snapshots of what is printed, one line per test: all dialects side by side, with params; what SQLite can run is run.

mod binds;
mod check_schema;
mod clauses;
mod declared;
mod depth;
mod expr;
mod functions;
mod fuzz;
mod models;
mod mutation;
mod names;
mod operators;
mod options;
mod prepared;
mod queries;
mod schema;
mod select;
mod sensitive;
mod support;
mod table_functions;
mod text;
mod tree;
mod types;
mod versions;
mod warnings;
mod windows;
