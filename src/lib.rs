//! A SQL toolkit after SQLAlchemy's idea: typed columns build a tree of clause elements, which one compiler per dialect
//! renders.
//!
//! ```text
//! query/ (typed shell) ──> ast/ (tree) ──> compiler/ (resolve, render) ──> sql + params ──> engine/ ──> rows ──> values
//!    ^ types/ rules           ^ schema/        ^ features/ dialects/<db>/
//! ```
//!
//! # Typed
//! The fields of a model are columns with a Rust type; a value of another type does not compile.
//! ```
//! use aludel::prelude::*;
//!
//! #[derive(Model)]
//! #[model(table = "users")]
//! struct User {
//!     #[column(primary_key)]
//!     id: i32,
//!     #[column(length = 50)]
//!     name: String,
//!     age: Option<i32>,
//! }
//!
//! let adults: Select<(i32, String)> = select((User::id, User::name)).filter(User::age.ge(18) & User::name.like("a%"));
//! let compiled = adults.compile(&Postgres::default())?;
//! assert_eq!(compiled.sql(), "SELECT users.id, users.name FROM users WHERE users.age >= $1 AND users.name LIKE $2");
//! assert_eq!(compiled.params(), [Value::Int(18), Value::from("a%")]);
//! # Ok::<(), aludel::Error>(())
//! ```
//!
//! # Dynamic
//! The type of a statement describes its rows and nothing else, so a statement can be extended in a loop, stored and
//! returned. Tables built at run time give the same tree, and an error in it is returned by `compile()`.
//! ```
//! use aludel::prelude::*;
//!
//! fn sorted(keys: &[&str]) -> Select<Row> {
//!     let users = table("users", ["id", "name"]);
//!     let query = select(vec![users.c("id"), users.c("name")]);
//!     keys.iter().fold(query, |query, key| query.order_by(users.c(key)))
//! }
//!
//! assert_eq!(sorted(&["name", "id"]).to_string(), "SELECT users.id, users.name FROM users ORDER BY users.name, users.id");
//! let error = sorted(&["naem"]).compile(&Sqlite::default()).unwrap_err();
//! assert_eq!(error.to_string(), r#"no column "naem" on "users"; did you mean "name"?"#);
//! ```
//!
//! # Run
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use aludel::prelude::*;
//! # #[derive(Model)] #[model(table = "users")]
//! # struct User { #[column(primary_key)] id: i32, #[column(length = 50)] name: String, age: Option<i32> }
//!
//! let engine = Engine::new("sqlite::memory:")?;
//! let mut conn = engine.connect()?;
//! MetaData::of([User::table()]).create_all().run(&mut conn)?;
//! let id: i32 = conn.one(&insert(User::table()).values((User::name.set("ed"), User::age.set(5))).returning(User::id))?;
//! let names: Vec<String> = conn.all(&select(User::name).filter(User::id.eq(id)))?;
//! assert_eq!(names, ["ed"]);
//! # }
//! # Ok::<(), aludel::Error>(())
//! ```
//!
//! Modules: [`query`] has what users write, [`ast`] the tree, [`compiler`] the rendering of each clause, [`features`] and
//! [`dialects`] the differences of each database, [`types`] the SQL types and the meaning of operators between them,
//! [`schema`] tables, [`create`] the statements that create them, [`engine`] connections and rows.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod ast;
pub mod compiler;
pub mod create;
pub mod dialects;
mod drivers;
pub mod engine;
mod error;
pub mod features;
mod name;
pub mod prelude;
pub mod query;
pub mod row;
pub mod schema;
pub mod testing;
mod toposort;
pub mod types;
#[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "drivers use it, and there is none"))]
mod url;
mod value;

#[doc(hidden)]
pub use query::derive_support as __derive;
#[doc(hidden)]
pub mod __assert {
    //! Support for `assert_sql!`.
    pub use crate::testing::Assertion;
}

/// Derives the trait [`Model`](trait@query::Model), whose page describes each attribute and what it renders on each
/// database.
pub use aludel_derive::Model;
pub use aludel_derive::{SqlEnum, SqlType};
pub use compiler::{CompileOptions, Compiled, InsertOrder, Warning};
pub use dialects::{mysql, postgres, sqlite};
pub use engine::Engine;
pub use error::{Error, ErrorKind, Result};
pub use name::{Name, NameRef, quoted_name};
pub use query::Statement;
pub use row::Row;
pub use value::{CustomValue, Date, DateTime, Interval, Str, Time, Value};

/// The code of README.md, as a test.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../README.md")]
struct Readme;
