//! The derives of `aludel`, which documents them on the traits `Model` and `Scalar`.
#![deny(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo, clippy::unimplemented)]
#![deny(clippy::unreachable, clippy::indexing_slicing, clippy::string_slice)]

mod attrs;
mod column;
mod constraint;
mod ddl_options;
mod errors;
mod fields;
mod ident;
mod model;
mod scalar;
mod table;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives the table of a struct: its fields are the columns. The attributes are `#[model(..)]` on the struct and `#[column(..)]`
/// on its fields; the documentation of the trait `Model` explains each of them, with the SQL for each database.
///
/// ```text
/// #[derive(Model)]
/// #[model(table = "users", unique(name, team), check = "age > 0", sqlite(strict))]
/// struct User {
///     #[column(primary_key)]
///     id: i32,
///     #[column(length = 50)]
///     name: String,
///     team: Option<i32>,
///     #[column(foreign_key = "users.id", on_delete = "SET NULL")]
///     manager_id: Option<i32>,
/// }
/// ```
///
/// On the struct: `table`, `schema`, `quote`, `quote_schema`, `primary_key(..)`, `unique(..)`, `index(..)`, `check`,
/// `foreign_key(..)`, `constraint`, `comment`, `info`.
///
/// On a field: `primary_key`, `autoincrement`, `identity`, `sequence`, `default`, `server_default`, `fetched`,
/// `default_on_update`, `computed`, `type`, `length`, `precision`, `scale`, `collate`, `nullable`, `unique`, `index`, `check`,
/// `type_check`, `foreign_key`, `on_delete`, `on_update`, `name`, `quote`, `comment`, `sensitive`, `system`, `info`.
///
/// On both, options of one database: `sqlite(..)`, `mysql(..)`, `mariadb(..)`, `postgres(..)`, `option`.
///
/// For every field there is a constant of its name, `User::id`. A method of the same name on the struct clashes with it.
#[proc_macro_derive(Model, attributes(model, column))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    model::expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Derives a user-defined column type: a newtype, `struct UserId(i64);`, or with `as` any type that converts.
///
/// A newtype compares only with itself, and has the arithmetic of its field. It must be `Clone`.
///
/// - `#[sql(type = expr)]`: the SQL type of its columns, a `DataType`, which may be a user-defined `CustomType`. Without it, that
///   of the field.
/// - `#[sql(as = String)]`: the type is stored as a `String`, through `impl From<Point> for String` and
///   `impl TryFrom<String> for Point`, whose error is shown when a value does not convert. It compares only with itself, and has no
///   arithmetic.
#[proc_macro_derive(SqlType, attributes(sql))]
pub fn sql_type(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::own(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Derives a column type from an enum without fields: a native ENUM where the database has one, else a string with a CHECK. It
/// must be `Clone`.
///
/// On the enum:
/// - `#[sql(name = "..")]`: the name of the native type. Without it, the enum's name in snake_case.
/// - `#[sql(schema = "..")]`: the schema of the native type; `#[sql(inherit_schema)]`: that of the table.
/// - `#[sql(native = false)]`: a string on every database.
/// - `#[sql(length = 20)]`: the length of the string. Without it, that of the longest name.
///
/// A variant is stored as its name, or as that of `#[sql(name = "..")]`. The column decides about the CHECK:
/// `#[column(type_check = false)]`.
#[proc_macro_derive(SqlEnum, attributes(sql))]
pub fn sql_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::enumeration(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
