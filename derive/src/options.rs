//! What one database alone is told: `mysql(engine = "InnoDB")`, on a table, a column, a constraint or an index.
//!
//! A key is the function of its name in the module of its database; here is which there are, and what they take.

use crate::attrs::{Arg, Entries, Entry, items, literal, there_are};
use crate::fields::Fields;
use crate::names::nearest;
use crate::report::Report;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Error, Ident, LitInt, LitStr, Result};

/// Whose options they are.
#[derive(Clone, Copy, PartialEq)]
pub enum QueryContext {
    Table,
    Column,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Index,
}

/// What the function of an option takes.
#[derive(Clone, Copy)]
enum Takes {
    /// Nothing: `strict`
    Nothing,
    /// `true` or `false`; alone it is `true`.
    Switch,
    /// What its argument says: `engine = "InnoDB"`
    Value,
    /// One of a type's variants, in SQL's words: `on_conflict = "REPLACE"`
    Word(&'static str, &'static [(&'static str, &'static str)]),
    /// A condition; a string is SQL as it is written.
    Condition,
    /// `with(fillfactor = 70)`
    Pairs,
    /// `inherits("a", "b")`
    Texts,
    /// `include(a, b)`, of fields
    Fields,
    /// `ops(a = "text_pattern_ops")`, of fields
    PairsOfFields,
    /// `length = 8`, of all, or `length(a = 8)`, of fields
    Lengths,
    /// An option of CREATE TABLE, by its name: `row_format = "DYNAMIC"`
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

/// The options of a database at a place.
fn known(database: &str, place: QueryContext) -> Options {
    match (database, place) {
        ("sqlite", QueryContext::Table) => {
            &[("strict", Takes::Nothing), ("without_rowid", Takes::Nothing), ("autoincrement", Takes::Nothing)]
        }
        ("sqlite", QueryContext::Column) => {
            &[("on_conflict_not_null", CONFLICT), ("on_conflict_primary_key", CONFLICT), ("on_conflict_unique", CONFLICT)]
        }
        ("sqlite", QueryContext::PrimaryKey | QueryContext::Unique | QueryContext::Check) => &[("on_conflict", CONFLICT)],
        ("sqlite", QueryContext::Index) => &[("where", Takes::Condition)],
        ("postgres", QueryContext::Table) => &[
            ("tablespace", Takes::Value),
            ("with", Takes::Pairs),
            ("partition_by", Takes::Value),
            ("inherits", Takes::Texts),
            ("using", Takes::Value),
            ("on_commit", COMMIT),
        ],
        ("postgres", QueryContext::PrimaryKey) => &[("include", Takes::Fields)],
        ("postgres", QueryContext::Unique) => &[("include", Takes::Fields), ("nulls_not_distinct", Takes::Switch)],
        ("postgres", QueryContext::Check | QueryContext::ForeignKey) => &[("not_valid", Takes::Nothing)],
        ("postgres", QueryContext::Index) => &[
            ("using", Takes::Value),
            ("ops", Takes::PairsOfFields),
            ("include", Takes::Fields),
            ("nulls_not_distinct", Takes::Switch),
            ("with", Takes::Pairs),
            ("tablespace", Takes::Value),
            ("where", Takes::Condition),
            ("concurrently", Takes::Nothing),
        ],
        ("mysql" | "mariadb", QueryContext::Table) => &[
            ("engine", Takes::Value),
            ("charset", Takes::Value),
            ("collate", Takes::Value),
            ("partition_by", Takes::Value),
            ("partitions", Takes::Value),
            ("subpartition_by", Takes::Value),
            ("subpartitions", Takes::Value),
        ],
        ("mysql" | "mariadb", QueryContext::PrimaryKey | QueryContext::Unique) => &[("using", Takes::Value)],
        ("mysql" | "mariadb", QueryContext::Index) => {
            &[("length", Takes::Lengths), ("prefix", Takes::Value), ("with_parser", Takes::Value), ("using", Takes::Value)]
        }
        _ => &[],
    }
}

/// The databases whose options there are; of two that say the same, the later one counts.
pub const DATABASES: [&str; 4] = ["sqlite", "mysql", "mariadb", "postgres"];

/// `.option(..)` for each that the entries hold, and for `option = expr`.
pub fn options(entries: &Entries, place: QueryContext, fields: &Fields<'_>, report: &mut Report) -> TokenStream {
    let mut out = TokenStream::new();
    for database in DATABASES {
        for entry in entries.all(database) {
            if let Some(list) = report.take(entry.list("(..)")) {
                for said in of_database(database, list, place, fields, report) {
                    out.extend(said);
                }
            }
        }
    }
    for entry in entries.all("option") {
        if let Some(value) = report.take(entry.value()) {
            out.extend(quote_spanned!(value.span()=> .option(#value)));
        }
    }
    out
}

fn of_database(database: &str, list: &TokenStream, place: QueryContext, fields: &Fields<'_>, report: &mut Report) -> Vec<TokenStream> {
    let known = known(database, place);
    let named: &[&str] = if place == QueryContext::Table && database.starts_with('m') { TABLE_OPTIONS } else { &[] };
    let (mut said, mut out) = (vec![], vec![]);
    for item in report.take(items.parse2(list.clone())).unwrap_or_default() {
        let Some(entry) = item.entry else {
            report.wrong(item.tokens.span(), "expected `key`, `key = value` or `key(..)`");
            continue;
        };
        let name = entry.key.unraw().to_string();
        if said.contains(&name) {
            report.wrong(entry.key.span(), format!("`{name}` is given twice"));
            continue;
        }
        said.push(name.clone());
        let takes = known.iter().find(|(key, _)| *key == name).map(|(_, takes)| *takes);
        match takes.or_else(|| named.contains(&name.as_str()).then_some(Takes::Named)) {
            Some(takes) => out.extend(report.take(call(database, &entry, takes, fields))),
            None => {
                let keys: Vec<&str> = known.iter().map(|(key, _)| *key).chain(named.iter().copied()).collect();
                report.wrong(entry.key.span(), unknown(database, &name, &keys));
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
    format!("`{database}` has no option `{name}` here; {hint}{}", there_are(keys))
}

/// `.option(::aludel::mysql::engine("InnoDB"))`
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

/// A number as the text that an option is.
fn text(value: &TokenStream) -> TokenStream {
    match syn::parse2::<LitInt>(value.clone()) {
        Ok(number) => {
            let text = LitStr::new(number.base10_digits(), number.span());
            quote!(#text)
        }
        Err(_) => value.clone(),
    }
}

/// `key = value`, each, by what the key becomes.
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

/// The variant that a word of SQL means.
pub fn variant(word: &LitStr, words: &[(&str, &str)]) -> Result<Ident> {
    let said = word.value().to_uppercase();
    match words.iter().find(|(known, _)| *known == said) {
        Some((_, variant)) => Ok(Ident::new(variant, word.span())),
        None => {
            let all: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            let hint = nearest(&said, all.iter().copied()).map_or_else(String::new, |near| format!("did you mean {near:?}? "));
            Err(Error::new(word.span(), format!("{hint}{}", there_are(&all))))
        }
    }
}

/// An expression; a string is SQL as it is written.
pub fn sql(value: &TokenStream) -> TokenStream {
    match literal(value) {
        Some(text) => quote_spanned!(text.span()=> ::aludel::__derive::literal_column(#text)),
        None => value.clone(),
    }
}
