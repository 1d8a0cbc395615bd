//! Tables, their columns, constraints and indexes, sequences and views, and the collections they are created from.
//!
//! A table is declared by a model, whose attributes are all listed on the trait [`Model`](crate::query::Model), or made at run time
//! of [`ColumnDef`]s, [`Constraint`]s and [`Index`]es. A [`MetaData`] holds those that belong together: it finds what their foreign
//! keys refer to, gives them a schema and names by a [`NamingConvention`], and creates and drops them, on each database by the
//! statements that it needs.
//!
//! ```
//! use aludel::prelude::*;
//! #[derive(Model)]
//! #[model(table = "users", comment = "who may log in")]
//! struct User {
//!     #[column(primary_key)]
//!     id: i32,
//!     #[column(length = 50, unique)]
//!     name: String,
//! }
//! let schema = MetaData::of([User::table()]);
//! Table::new("notes")
//!     .column(ColumnDef::new("id", DataType::Integer).primary_key())
//!     .column(ColumnDef::new("user_id", DataType::Integer).foreign_key("users.id").index())
//!     .register(&schema)?;
//! let on = |dialect: &dyn aludel::compiler::Dialect| -> aludel::Result<Vec<String>> {
//!     schema.create_all().statements(dialect)?.iter().map(|one| Ok(one.compile(dialect)?.sql().to_owned())).collect()
//! };
//! assert_eq!(
//!     on(&MySql::default())?,
//!     [
//!         "CREATE TABLE users (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(50) NOT NULL, PRIMARY KEY (id), UNIQUE (name))\
//!          COMMENT='who may log in'",
//!         "CREATE TABLE notes (id INTEGER NOT NULL AUTO_INCREMENT, user_id INTEGER, PRIMARY KEY (id), \
//!          FOREIGN KEY(user_id) REFERENCES users (id))",
//!         "CREATE INDEX ix_notes_user_id ON notes (user_id)",
//!     ],
//! );
//! assert_eq!(
//!     on(&Postgres::default())?,
//!     [
//!         "CREATE TABLE users (id SERIAL NOT NULL, name VARCHAR(50) NOT NULL, PRIMARY KEY (id), UNIQUE (name))",
//!         "COMMENT ON TABLE users IS 'who may log in'",
//!         "CREATE TABLE notes (id SERIAL NOT NULL, user_id INTEGER, PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id))",
//!         "CREATE INDEX ix_notes_user_id ON notes (user_id)",
//!     ],
//! );
//! # #[cfg(feature = "sqlite")] {
//! let mut conn = Engine::new("sqlite::memory:")?.connect()?;
//! schema.create_all().run(&mut conn)?;
//! # }
//! # Ok::<(), aludel::Error>(())
//! ```
//!
//! - [`MetaData::create_all`] and [`MetaData::drop_all`] return a [`DdlScript`](crate::create::DdlScript): `tables(..)` selects tables,
//!   `check_first()` and `if_not_exists()` skip objects that exist, `statements(&dialect)` returns the statements, `run(&mut conn)`
//!   runs them, with an event of `tracing` for each (target `aludel::schema`). Single objects have [`Table::create`],
//!   [`Index::create`], [`View::create`] and so on; [`CreateTableAs`](crate::ast::CreateTableAs) creates a table from a query.
//! - Columns have [`Identity`], [`Computed`], [`Sequence`], defaults of client and server, and the [`Target`] of a foreign key.
//!   [`DataType`](crate::types::DataType) lists the types; [`postgres`](crate::postgres), [`mysql`](crate::mysql) and
//!   [`sqlite`](crate::sqlite) have the types and [`DdlOption`]s of a single database.
//! - `compile()` refuses constructs that a database does not have, and names the statement, column or constraint and a hint. Only
//!   comments are omitted where there are none (SQLite), with [`warnings`](crate::Compiled::warnings). A given name that is too long
//!   for the database is an error, a generated one is truncated.
//! - [`check_schema`](crate::testing::check_schema) checks a whole schema in a test, without a database.

mod column;
mod column_default;
mod constraint;
mod custom_constraint;
mod ddl_option;
mod declared;
mod foreign_key;
mod generated;
mod index;
mod info;
mod metadata;
mod name_template;
mod naming_convention;
mod object_name;
mod rendered_names;
mod schema_object;
mod sequence;
mod sequence_options;
pub(crate) mod sort;
mod table;
mod table_def;
mod table_keys;
mod table_rename;
mod target;
mod target_lookup;
mod view;

pub use column::{ColumnDef, TypeCheck};
pub use column_default::{AutoIncrement, ColumnDefault, ServerDefault};
pub use constraint::{Constraint, ConstraintKind, ConstraintName, Initially};
pub use custom_constraint::CustomConstraint;
pub use ddl_option::{DdlOption, OptionValue, Options};
pub use declared::StaticTable;
pub use foreign_key::{Action, ForeignKey};
pub use generated::{Computed, Identity};
pub use index::Index;
pub use info::Info;
pub use metadata::MetaData;
pub(crate) use name_template::columns_of;
pub use naming_convention::NamingConvention;
pub(crate) use object_name::{ObjectName, constraint_name, index_name};
pub(crate) use rendered_names::RenderedNames;
pub use schema_object::SchemaObject;
pub use sequence::Sequence;
pub use sequence_options::{SequenceBound, SequenceOptions};
pub(crate) use table::no_such_column;
pub use table::{Table, table};
pub use table_def::TableDef;
pub use target::Target;
pub use view::View;
