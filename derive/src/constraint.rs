//! Constraints of one column or of several: what they say besides, and what a foreign key refers to.

use crate::attrs::{Arg, Entries, Entry, Known, literal};
use crate::fields::{Column, Fields};
use crate::names::nearest;
use crate::options::{QueryContext, options, sql, variant};
use crate::report::Report;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Ident, LitStr, Result};

/// What every constraint may say.
macro_rules! known { ($($key:literal),*) => {
    Known {
        keys: &[$($key,)* "name", "deferrable", "initially", "comment", "sqlite", "mysql", "mariadb", "postgres", "option"],
        repeated: &["option"],
        words: &["deferrable", "use_alter"],
    }
} }
/// Of a UNIQUE and a primary key.
pub const PLAIN: Known = known!();
/// Of a CHECK, which no database defers.
const CHECK: Known =
    Known { keys: &["name", "comment", "sqlite", "mysql", "mariadb", "postgres", "option"], repeated: &["option"], words: &[] };
/// Of a foreign key of a column.
pub const KEY: Known = known!("on_delete", "on_update", "match", "use_alter");
/// Of a foreign key of several columns.
pub const KEY_OF_SEVERAL: Known = known!("references", "on_delete", "on_update", "match", "use_alter");

/// `.name("..").deferrable(true)` and so on: what it says of itself.
pub fn tail(entries: &Entries, place: QueryContext, fields: &Fields<'_>, report: &mut Report) -> TokenStream {
    let mut out = TokenStream::new();
    for (key, call) in [("name", "name"), ("comment", "comment"), ("match", "matching")] {
        if let Some(text) = entries.string(key, report) {
            let call = format_ident!("{call}");
            out.extend(quote!(.#call(#text)));
        }
    }
    if let Some(deferrable) = entries.switch("deferrable", report) {
        out.extend(quote!(.deferrable(#deferrable)));
    }
    if let Some(when) = entries.string("initially", report) {
        let when = report.take(variant(&when, &[("DEFERRED", "Deferred"), ("IMMEDIATE", "Immediate")]));
        out.extend(when.map(|when| quote!(.initially(::aludel::__derive::Initially::#when))));
    }
    if entries.flag("use_alter", report) {
        out.extend(quote!(.use_alter()));
    }
    out.extend(options(entries, place, fields, report));
    out
}

/// What a foreign key does: `.on_delete(..).on_update(..)`
pub fn actions(entries: &Entries, columns: &[&Column<'_>], report: &mut Report) -> TokenStream {
    let mut out = TokenStream::new();
    for key in ["on_delete", "on_update"] {
        let Some(value) = entries.value(key, report) else { continue };
        let action = match literal(value) {
            Some(text) => report.take(action(&text, columns)),
            None => Some(value.clone()),
        };
        let call = format_ident!("{key}");
        out.extend(action.map(|action| quote_spanned!(value.span()=> .#call(#action))));
    }
    out
}

/// The words of SQL; some databases set only some of the columns: `SET NULL (a)`.
fn action(text: &LitStr, columns: &[&Column<'_>]) -> Result<TokenStream> {
    const ACTIONS: [(&str, &str); 5] = [
        ("CASCADE", "Cascade"),
        ("SET NULL", "SetNull"),
        ("SET DEFAULT", "SetDefault"),
        ("RESTRICT", "Restrict"),
        ("NO ACTION", "NoAction"),
    ];
    let said = text.value().to_uppercase();
    if let Some((_, of)) = said.split_once('(').filter(|(words, _)| ["SET NULL", "SET DEFAULT"].contains(&words.trim()))
        && of.ends_with(')')
    {
        return Ok(quote!(#text));
    }
    let variant: Ident = variant(text, &ACTIONS)?;
    // all of them are, so that one without room for NULL stops each DELETE
    if variant == "SetNull" && columns.iter().any(|column| !column.is_option()) {
        return Err(Error::new(text.span(), "a column that is set to NULL is an `Option`"));
    }
    Ok(quote_spanned!(text.span()=> ::aludel::__derive::Action::#variant))
}

/// `check = "a > 0"`, `check(User::a.gt(0), name = "ck_a")`
pub fn check(entry: &Entry, fields: &Fields<'_>, report: &mut Report) -> Option<TokenStream> {
    let form = "a condition, or SQL as a string: `check = \"a > 0\"`, `check(\"a > 0\", name = \"..\")`";
    let (condition, tail) = match &entry.arg {
        Arg::Value(value) => (value.clone(), TokenStream::new()),
        Arg::None => {
            report.wrong(entry.key.span(), format!("expected {form}"));
            return None;
        }
        Arg::List(list) => {
            let (entries, condition) = Entries::one(list, &CHECK, form, entry.key.span(), report);
            (condition?, tail(&entries, QueryContext::Check, fields, report))
        }
    };
    let condition = sql(&condition);
    let check = quote_spanned!(condition.span()=> ::aludel::__derive::check(#condition));
    Some(quote!(#check #tail))
}

/// What a foreign key refers to, as far as it can be checked here.
pub struct Key<'a> {
    pub fields: &'a Fields<'a>,
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl Key<'_> {
    /// `"table.column"`, `"schema.table.column"`
    pub fn column_named(&self, name: &LitStr) -> Result<()> {
        let text = name.value();
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            [table, column] if !column.is_empty() => self.has(name, (table, None), column),
            [schema, table, column] if !column.is_empty() => self.has(name, (table, Some(schema)), column),
            _ => Err(Error::new(name.span(), "expected \"table.column\" or \"schema.table.column\"")),
        }
    }
    /// `"table(a, b)"`, as each `"table.a"`, `"table.b"`
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
    /// Has the table this column, if it is the model's own?
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
