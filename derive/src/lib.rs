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

/// A struct whose fields are the columns of a table.
///
/// On the struct: `#[model(table = "..", schema = "..")]`. On a field: `#[column(..)]` with `primary_key`, `unique`,
/// `length = 50`, `default = expr`, `server_default = expr`, `on_update = expr`, `foreign_key = "users.id"` or `foreign_key = User::id`,
/// `autoincrement = false`, `sensitive`, `name = ".."`, `data_type = expr`.
///
/// For every field there is a constant of its name, `User::id`. A method of the same name on the struct clashes with it.
#[proc_macro_derive(Model, attributes(model, column))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    model::expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// A newtype, `struct UserId(i64);`, as a column type of its own: it compares with itself alone, and computes as what is
/// in it does.
///
/// `#[sql(data_type = expr)]` gives its columns another SQL type than that of what is in it.
#[proc_macro_derive(SqlType, attributes(sql))]
pub fn sql_type(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::own(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// An enum without fields as a column type: a native ENUM where there is one, else a string.
///
/// A variant is stored by its name, or by `#[sql(name = "..")]`; the same on the enum names the type. With
/// `#[sql(native = false)]` on the enum it is a string on every database.
#[proc_macro_derive(SqlEnum, attributes(sql))]
pub fn sql_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    scalar::enumeration(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
