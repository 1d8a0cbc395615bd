//! The derives of `aludel`. They are documented there, on the traits `Model` and `Scalar`.
#![deny(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo, clippy::unimplemented)]
#![deny(clippy::unreachable, clippy::indexing_slicing, clippy::string_slice)]

mod attrs;
mod column;
mod constraint;
mod fields;
mod model;
mod names;
mod options;
mod report;
mod scalar;
mod table;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// A struct whose fields are the columns of a table: `#[model(..)]` on the struct and `#[column(..)]` on its fields say the
/// rest. What they take, and what each database gets, is the table on the trait `Model`.
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
/// On both, what one database alone is told: `sqlite(..)`, `mysql(..)`, `mariadb(..)`, `postgres(..)`, `option`.
///
/// For every field there is a constant of its name, `User::id`. A method of the same name on the struct clashes with it.
#[proc_macro_derive(Model, attributes(model, column))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    model::expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// A type of a column of one's own: a newtype, `struct UserId(i64);`, or with `as` any type that converts.
///
/// A newtype compares with itself alone, and computes as what is in it does. It has `#[derive(Clone)]`, too.
///
/// - `#[sql(type = expr)]` gives its columns another SQL type than that of what is in it: a `DataType`, which may be a
///   `CustomType` of one's own.
/// - `#[sql(as = String)]`: it is kept as that type, by `impl From<Point> for String` and `impl TryFrom<String> for Point`,
///   whose error is shown when a value does not convert. It compares with itself alone, and computes nothing.
#[proc_macro_derive(SqlType, attributes(sql))]
pub fn sql_type(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::own(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// An enum without fields as a column type: a native ENUM where there is one, else a string with a CHECK. It has `#[derive(Clone)]`,
/// too.
///
/// On the enum:
/// - `#[sql(name = "..")]`: what its type is called where types have names; else the enum's name in snake_case.
/// - `#[sql(schema = "..")]`: the schema that the type is in; `#[sql(inherit_schema)]`: that of the table.
/// - `#[sql(native = false)]`: it is a string on every database.
/// - `#[sql(length = 20)]`: of so many characters, where it is a string; else as many as its longest name.
///
/// A variant is stored by its name, or by `#[sql(name = "..")]`. The CHECK is a matter of the column:
/// `#[column(type_check = false)]`.
#[proc_macro_derive(SqlEnum, attributes(sql))]
pub fn sql_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::enumeration(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
