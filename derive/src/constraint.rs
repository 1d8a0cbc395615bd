//! Generates what constraints of columns and of tables share: their names and options, the actions and targets of foreign keys,
//! the conditions of CHECKs.

use crate::attrs::{Arg, Entries, Entry, Known, literal};
use crate::ddl_options::{Construct, options, sql, variant};
use crate::errors::Errors;
use crate::fields::{Column, Fields};
use crate::ident::nearest;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Ident, LitStr, Result};

/// The keys that every constraint takes, after some of its own.
macro_rules! known { ($($key:literal),*) => {
    Known {
        keys: &[$($key,)* "name", "deferrable", "initially", "comment", "sqlite", "mysql", "mariadb", "postgres", "option"],
        repeated: &["option"],
        words: &["deferrable", "use_alter"],
    }
} }
/// The keys of a UNIQUE and a primary key.
pub const PLAIN: Known = known!();
/// The keys of a CHECK, which no database defers.
const CHECK: Known =
    Known { keys: &["name", "comment", "sqlite", "mysql", "mariadb", "postgres", "option"], repeated: &["option"], words: &[] };
/// The keys of a foreign key of a column.
pub const FOREIGN_KEY: Known = known!("on_delete", "on_update", "match", "use_alter");
/// The keys of a foreign key of several columns.
pub const FOREIGN_KEY_OF_SEVERAL: Known = known!("references", "on_delete", "on_update", "match", "use_alter");

/// Generates the calls that follow a constraint: `.name("..").deferrable(true)` and so on.
pub fn tail(entries: &Entries, of: Construct, fields: &Fields<'_>, errors: &mut Errors) -> TokenStream {
    let mut out = TokenStream::new();
    for (key, call) in [("name", "name"), ("comment", "comment"), ("match", "matching")] {
        if let Some(text) = entries.string(key, errors) {
            let call = format_ident!("{call}");
            out.extend(quote!(.#call(#text)));
        }
    }
    if let Some(deferrable) = entries.switch("deferrable", errors) {
        out.extend(quote!(.deferrable(#deferrable)));
    }
    if let Some(when) = entries.string("initially", errors) {
        let when = errors.take(variant(&when, &[("DEFERRED", "Deferred"), ("IMMEDIATE", "Immediate")]));
        out.extend(when.map(|when| quote!(.initially(::aludel::__derive::Initially::#when))));
    }
    if entries.flag("use_alter", errors) {
        out.extend(quote!(.use_alter()));
    }
    out.extend(options(entries, of, fields, errors));
    out
}

/// Generates the actions of a foreign key: `.on_delete(..).on_update(..)`
pub fn actions(entries: &Entries, columns: &[&Column<'_>], errors: &mut Errors) -> TokenStream {
    let mut out = TokenStream::new();
    for key in ["on_delete", "on_update"] {
        let Some(value) = entries.value(key, errors) else { continue };
        let action = match literal(value) {
            Some(text) => errors.take(action(&text, columns)),
            None => Some(value.clone()),
        };
        let call = format_ident!("{key}");
        out.extend(action.map(|action| quote_spanned!(value.span()=> .#call(#action))));
    }
    out
}

/// Generates the action that SQL's words mean. Some databases can set only some of the columns: `SET NULL (a)`.
fn action(text: &LitStr, columns: &[&Column<'_>]) -> Result<TokenStream> {
    const ACTIONS: [(&str, &str); 5] = [
        ("CASCADE", "Cascade"),
        ("SET NULL", "SetNull"),
        ("SET DEFAULT", "SetDefault"),
        ("RESTRICT", "Restrict"),
        ("NO ACTION", "NoAction"),
    ];
    let words = text.value().to_uppercase();
    if let Some((_, of)) = words.split_once('(').filter(|(words, _)| ["SET NULL", "SET DEFAULT"].contains(&words.trim()))
        && of.ends_with(')')
    {
        return Ok(quote!(#text));
    }
    let variant: Ident = variant(text, &ACTIONS)?;
    // SET NULL sets all columns, so that one that is NOT NULL would refuse each DELETE
    if variant == "SetNull" && columns.iter().any(|column| !column.is_option()) {
        return Err(Error::new(text.span(), "SET NULL needs a field that is an `Option`"));
    }
    Ok(quote_spanned!(text.span()=> ::aludel::__derive::Action::#variant))
}

/// Generates a CHECK: `check = "a > 0"`, `check(User::a.gt(0), name = "ck_a")`
pub fn check(entry: &Entry, fields: &Fields<'_>, errors: &mut Errors) -> Option<TokenStream> {
    let form = "a condition, or SQL as a string: `check = \"a > 0\"`, `check(\"a > 0\", name = \"..\")`";
    let (condition, tail) = match &entry.arg {
        Arg::Value(value) => (value.clone(), TokenStream::new()),
        Arg::None => {
            errors.add(entry.key.span(), format!("expected {form}"));
            return None;
        }
        Arg::List(list) => {
            let (entries, condition) = Entries::one(list, &CHECK, form, entry.key.span(), errors);
            (condition?, tail(&entries, Construct::Check, fields, errors))
        }
    };
    let condition = sql(&condition);
    let check = quote_spanned!(condition.span()=> ::aludel::__derive::check(#condition));
    Some(quote!(#check #tail))
}

/// Checks the names that a foreign key refers to: a column of the model's own table must be there.
pub struct TargetNames<'a> {
    pub fields: &'a Fields<'a>,
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl TargetNames<'_> {
    /// Checks `"table.column"` or `"schema.table.column"`.
    pub fn column_named(&self, name: &LitStr) -> Result<()> {
        let text = name.value();
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            [table, column] if !column.is_empty() => self.has(name, (table, None), column),
            [schema, table, column] if !column.is_empty() => self.has(name, (table, Some(schema)), column),
            _ => Err(Error::new(name.span(), "expected \"table.column\" or \"schema.table.column\"")),
        }
    }
    /// Returns `"table(a, b)"` as `"table.a"` and `"table.b"`.
    pub fn columns_named(&self, name: &LitStr) -> Result<Vec<String>> {
        let text = name.value();
        let wrong = || Error::new(name.span(), "expected \"table(a, b)\" or \"schema.table(a, b)\"");
        let (table, columns) = text.trim().strip_suffix(')').and_then(|text| text.split_once('(')).ok_or_else(wrong)?;
        let parts: Vec<&str> = table.trim().split('.').collect();
        let of = match parts.as_slice() {
            [table] => (*table, None),
            [schema, table] => (*table, Some(*schema)),
            _ => return Err(wrong()),
        };
        let mut targets = vec![];
        for column in columns.split(',').map(str::trim) {
            if column.is_empty() || of.0.is_empty() {
                return Err(wrong());
            }
            self.has(name, of, column)?;
            targets.push(format!("{}.{column}", table.trim()));
        }
        Ok(targets)
    }
    /// Refuses a column that is not there, if the table is the model's own.
    fn has(&self, at: &LitStr, of: (&str, Option<&str>), column: &str) -> Result<()> {
        let known = || self.fields.columns.iter().map(|column| column.name.as_str());
        if of != self.own || known().any(|known| known == column) {
            return Ok(());
        }
        let table = of.0;
        let hint = nearest(column, known()).map_or_else(String::new, |near| format!("; did you mean `{table}.{near}`?"));
        Err(Error::new(at.span(), format!("there is no column `{column}` on `{table}`{hint}")))
    }
}
