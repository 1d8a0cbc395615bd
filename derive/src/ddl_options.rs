//! Options of one database, `mysql(engine = "InnoDB")`, of a table, a column, a constraint or an index.
//!
//! A key is the name of a function in the database's module. This file lists the keys and the arguments that they take.

use crate::attrs::{Arg, Entries, Entry, expected_one_of, items, literal};
use crate::errors::Errors;
use crate::fields::Fields;
use crate::ident::nearest;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Error, Ident, LitInt, LitStr, Result};

/// The construct that options belong to.
#[derive(Clone, Copy, PartialEq)]
pub enum Construct {
    Table,
    Column,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Index,
}

/// The argument of an option.
#[derive(Clone, Copy)]
enum Takes {
    /// Nothing: `strict`
    Nothing,
    /// `true` or `false`; without a value it is `true`.
    Switch,
    /// Any value: `engine = "InnoDB"`
    Value,
    /// A variant of an enum, in SQL's words: `on_conflict = "REPLACE"`
    Word(&'static str, &'static [(&'static str, &'static str)]),
    /// A condition; a string is raw SQL.
    Condition,
    /// `with(fillfactor = 70)`
    Pairs,
    /// `inherits("a", "b")`
    Texts,
    /// Fields: `include(a, b)`
    Fields,
    /// Fields with values: `ops(a = "text_pattern_ops")`
    PairsOfFields,
    /// A number for all columns, `length = 8`, or for some fields, `length(a = 8)`.
    Lengths,
    /// An option of CREATE TABLE without a function of its own: `row_format = "DYNAMIC"`
    Named,
}

const CONFLICT: Takes = Takes::Word(
    "OnConflict",
    &[("ROLLBACK", "Rollback"), ("ABORT", "Abort"), ("FAIL", "Fail"), ("IGNORE", "Ignore"), ("REPLACE", "Replace")],
);
const COMMIT: Takes = Takes::Word("OnCommit", &[("PRESERVE ROWS", "PreserveRows"), ("DELETE ROWS", "DeleteRows"), ("DROP", "Drop")]);

/// The options of MySQL and MariaDB that have no function of their own. MySQL 15.1.20, MariaDB's CREATE TABLE
const TABLE_OPTIONS: &[&str] = &[
    "auto_increment",
    "autoextend_size",
    "avg_row_length",
    "character_set",
    "checksum",
    "compression",
    "connection",
    "data_directory",
    "default_character_set",
    "default_charset",
    "default_collate",
    "delay_key_write",
    "encrypted",
    "encryption",
    "encryption_key_id",
    "engine_attribute",
    "index_directory",
    "insert_method",
    "key_block_size",
    "max_rows",
    "min_rows",
    "pack_keys",
    "page_checksum",
    "page_compressed",
    "page_compression_level",
    "row_format",
    "secondary_engine_attribute",
    "stats_auto_recalc",
    "stats_persistent",
    "stats_sample_pages",
    "tablespace",
    "transactional",
];

type Options = &'static [(&'static str, Takes)];

/// The options that a database has for a construct.
fn known(database: &str, of: Construct) -> Options {
    match (database, of) {
        ("sqlite", Construct::Table) => &[("strict", Takes::Nothing), ("without_rowid", Takes::Nothing), ("autoincrement", Takes::Nothing)],
        ("sqlite", Construct::Column) => {
            &[("on_conflict_not_null", CONFLICT), ("on_conflict_primary_key", CONFLICT), ("on_conflict_unique", CONFLICT)]
        }
        ("sqlite", Construct::PrimaryKey | Construct::Unique | Construct::Check) => &[("on_conflict", CONFLICT)],
        ("sqlite", Construct::Index) => &[("where", Takes::Condition)],
        ("postgres", Construct::Table) => &[
            ("tablespace", Takes::Value),
            ("with", Takes::Pairs),
            ("partition_by", Takes::Value),
            ("inherits", Takes::Texts),
            ("using", Takes::Value),
            ("on_commit", COMMIT),
        ],
        ("postgres", Construct::PrimaryKey) => &[("include", Takes::Fields)],
        ("postgres", Construct::Unique) => &[("include", Takes::Fields), ("nulls_not_distinct", Takes::Switch)],
        ("postgres", Construct::Check | Construct::ForeignKey) => &[("not_valid", Takes::Nothing)],
        ("postgres", Construct::Index) => &[
            ("using", Takes::Value),
            ("ops", Takes::PairsOfFields),
            ("include", Takes::Fields),
            ("nulls_not_distinct", Takes::Switch),
            ("with", Takes::Pairs),
            ("tablespace", Takes::Value),
            ("where", Takes::Condition),
            ("concurrently", Takes::Nothing),
        ],
        ("mysql" | "mariadb", Construct::Table) => &[
            ("engine", Takes::Value),
            ("charset", Takes::Value),
            ("collate", Takes::Value),
            ("partition_by", Takes::Value),
            ("partitions", Takes::Value),
            ("subpartition_by", Takes::Value),
            ("subpartitions", Takes::Value),
        ],
        ("mysql" | "mariadb", Construct::PrimaryKey | Construct::Unique) => &[("using", Takes::Value)],
        ("mysql" | "mariadb", Construct::Index) => {
            &[("length", Takes::Lengths), ("prefix", Takes::Value), ("with_parser", Takes::Value), ("using", Takes::Value)]
        }
        _ => &[],
    }
}

/// The databases with options. If two give the same option, the later one counts.
pub const DATABASES: [&str; 4] = ["sqlite", "mysql", "mariadb", "postgres"];

/// Generates `.option(..)` for each option in the entries, and for each `option = expr`.
pub fn options(entries: &Entries, of: Construct, fields: &Fields<'_>, errors: &mut Errors) -> TokenStream {
    let mut out = TokenStream::new();
    for database in DATABASES {
        for entry in entries.all(database) {
            if let Some(list) = errors.take(entry.list("(..)")) {
                for option in of_database(database, list, of, fields, errors) {
                    out.extend(option);
                }
            }
        }
    }
    for entry in entries.all("option") {
        if let Some(value) = errors.take(entry.value()) {
            out.extend(quote_spanned!(value.span()=> .option(#value)));
        }
    }
    out
}

fn of_database(database: &str, list: &TokenStream, of: Construct, fields: &Fields<'_>, errors: &mut Errors) -> Vec<TokenStream> {
    let known = known(database, of);
    let named: &[&str] = if of == Construct::Table && database.starts_with('m') { TABLE_OPTIONS } else { &[] };
    let (mut seen, mut out) = (vec![], vec![]);
    for item in errors.take(items.parse2(list.clone())).unwrap_or_default() {
        let Some(entry) = item.entry else {
            errors.add(item.tokens.span(), "expected `key`, `key = value` or `key(..)`");
            continue;
        };
        let name = entry.key.unraw().to_string();
        if seen.contains(&name) {
            errors.add(entry.key.span(), format!("`{name}` is given twice"));
            continue;
        }
        seen.push(name.clone());
        let takes = known.iter().find(|(key, _)| *key == name).map(|(_, takes)| *takes);
        match takes.or_else(|| named.contains(&name.as_str()).then_some(Takes::Named)) {
            Some(takes) => out.extend(errors.take(call(database, &entry, takes, fields))),
            None => {
                let keys: Vec<&str> = known.iter().map(|(key, _)| *key).chain(named.iter().copied()).collect();
                errors.add(entry.key.span(), unknown(database, &name, &keys));
            }
        }
    }
    out
}

fn unknown(database: &str, name: &str, keys: &[&str]) -> String {
    if keys.is_empty() {
        return format!("`{database}` has no options here");
    }
    let hint = nearest(name, keys.iter().copied()).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    format!("`{database}` has no option `{name}` here; {hint}{}", expected_one_of(keys))
}

/// Generates `.option(::aludel::mysql::engine("InnoDB"))`.
fn call(database: &str, entry: &Entry, takes: Takes, fields: &Fields<'_>) -> Result<TokenStream> {
    let module = format_ident!("{}", if database == "mariadb" { "mysql" } else { database });
    let key = &entry.key;
    let function = if key == "where" { Ident::new("where_", key.span()) } else { key.clone() };
    let plain = |arguments: TokenStream| quote_spanned!(key.span()=> ::aludel::#module::#function(#arguments));
    let made = match takes {
        Takes::Nothing => {
            entry.flag()?;
            plain(quote!())
        }
        Takes::Switch => {
            let on = entry.switch()?;
            plain(quote!(#on))
        }
        Takes::Value => {
            let value = entry.value()?;
            plain(quote!(#value))
        }
        Takes::Word(of, words) => {
            let (of, variant) = (format_ident!("{of}"), variant(&entry.string()?, words)?);
            plain(quote!(::aludel::#module::#of::#variant))
        }
        Takes::Condition => {
            let condition = sql(entry.value()?);
            plain(quote!(#condition))
        }
        Takes::Pairs => {
            let pairs = pairs(entry, |key| Ok(LitStr::new(&key.to_string(), key.span())))?;
            plain(quote!([#(#pairs),*]))
        }
        Takes::Texts => {
            let list = entry.list("(\"..\", \"..\")")?;
            plain(quote!([#list]))
        }
        Takes::Fields => {
            let names = fields.names(entry.list("(field, ..)")?)?;
            plain(quote!([#(#names),*]))
        }
        Takes::PairsOfFields => {
            let pairs = pairs(entry, |key| fields.column_name(key))?;
            plain(quote!([#(#pairs),*]))
        }
        Takes::Lengths => match &entry.arg {
            Arg::Value(length) => quote_spanned!(key.span()=> ::aludel::#module::length_of_all(#length)),
            Arg::None | Arg::List(_) => {
                let pairs = numbers(entry, fields)?;
                plain(quote!([#(#pairs),*]))
            }
        },
        Takes::Named => {
            let (name, value) = (key.to_string(), text(entry.value()?));
            quote_spanned!(key.span()=> ::aludel::#module::table_option(#name, #value))
        }
    };
    let only = if database == "mariadb" { quote!(.only("mariadb")) } else { quote!() };
    Ok(quote_spanned!(key.span()=> .option(#made #only)))
}

/// Returns a number as text, because the values of options are text.
fn text(value: &TokenStream) -> TokenStream {
    match syn::parse2::<LitInt>(value.clone()) {
        Ok(number) => {
            let text = LitStr::new(number.base10_digits(), number.span());
            quote!(#text)
        }
        Err(_) => value.clone(),
    }
}

/// Generates the pairs of `key = value, ..`, with `name` for each key.
fn pairs(entry: &Entry, name: impl Fn(&Ident) -> Result<LitStr>) -> Result<Vec<TokenStream>> {
    let form = format!("{}(key = value, ..)", entry.key);
    each(entry, &form)?
        .iter()
        .map(|pair| {
            let (name, value) = (name(&pair.key)?, text(pair.value()?));
            Ok(quote!((#name, #value)))
        })
        .collect()
}

fn numbers(entry: &Entry, fields: &Fields<'_>) -> Result<Vec<TokenStream>> {
    each(entry, "length(field = 8, ..)")?
        .iter()
        .map(|pair| {
            let (name, value) = (fields.column_name(&pair.key)?, pair.value()?);
            Ok(quote!((#name, #value)))
        })
        .collect()
}

fn each(entry: &Entry, form: &str) -> Result<Vec<Entry>> {
    let items = items.parse2(entry.list(form.trim_start_matches(&entry.key.to_string()))?.clone())?;
    items.into_iter().map(|item| item.entry.ok_or_else(|| Error::new(item.tokens.span(), format!("expected `{form}`")))).collect()
}

/// Returns the variant that a word of SQL means.
pub fn variant(word: &LitStr, words: &[(&str, &str)]) -> Result<Ident> {
    let given = word.value().to_uppercase();
    match words.iter().find(|(known, _)| *known == given) {
        Some((_, variant)) => Ok(Ident::new(variant, word.span())),
        None => {
            let all: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            let hint = nearest(&given, all.iter().copied()).map_or_else(String::new, |near| format!("did you mean {near:?}? "));
            Err(Error::new(word.span(), format!("{hint}{}", expected_one_of(&all))))
        }
    }
}

/// Generates an expression. A string is raw SQL.
pub fn sql(value: &TokenStream) -> TokenStream {
    match literal(value) {
        Some(text) => quote_spanned!(text.span()=> ::aludel::__derive::literal_column(#text)),
        None => value.clone(),
    }
}
