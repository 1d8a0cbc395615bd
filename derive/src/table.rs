//! What a model declares besides its columns: constraints, indexes, options.

use crate::attrs::{Arg, Entries, Entry, Item, Known, literal, shown_at};
use crate::constraint::{self, KEY_OF_SEVERAL, Key, PLAIN};
use crate::fields::{Column, Fields};
use crate::names::local;
use crate::options::{QueryContext, options, sql};
use crate::report::Report;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, LitStr, Result};

pub const MODEL: Known = Known {
    keys: &[
        "table",
        "schema",
        "quote",
        "quote_schema",
        "primary_key",
        "unique",
        "index",
        "check",
        "foreign_key",
        "constraint",
        "comment",
        "info",
        "sqlite",
        "mysql",
        "mariadb",
        "postgres",
        "option",
    ],
    repeated: &["unique", "index", "check", "foreign_key", "constraint", "info", "option"],
    words: &[],
};
const INDEX: Known =
    Known { keys: &["name", "unique", "sqlite", "mysql", "mariadb", "postgres", "option"], repeated: &["option"], words: &["unique"] };

/// The columns of the primary key that `primary_key(a, b)` lists.
pub fn key_fields(attrs: &Entries, fields: &Fields<'_>, report: &mut Report) -> Option<Vec<usize>> {
    let entry = attrs.get("primary_key")?;
    let list = match &entry.arg {
        Arg::List(list) => list,
        Arg::None | Arg::Value(_) => {
            report.wrong(entry.key.span(), "expected `primary_key(a, b)`, or `primary_key(name = \"..\")` of the columns that say it");
            return None;
        }
    };
    // what else it says is looked at where it is written
    let (_, others) = Entries::split(list, &PLAIN, &mut Report::default());
    let listed: Vec<usize> = others.iter().filter_map(|item| report.take(of_field(item, fields))).collect();
    for (index, column) in fields.columns.iter().enumerate().filter(|(_, column)| column.key) {
        if !listed.is_empty() && !listed.contains(&index) {
            let at = column.attrs.span("primary_key").unwrap_or_else(Span::call_site);
            report.wrong(at, "`primary_key(..)` of the model leaves it out");
        }
    }
    (!listed.is_empty()).then_some(listed)
}

fn of_field(item: &Item, fields: &Fields<'_>) -> Result<usize> {
    match item.word() {
        Some(word) => fields.find(word).map(|(index, _)| index),
        None => Err(Error::new(item.span(), "expected the name of a field")),
    }
}

/// Writes what is said on the struct.
pub struct Writer<'a> {
    pub attrs: &'a Entries,
    pub fields: &'a Fields<'a>,
    /// The columns of its primary key, in order.
    pub key: &'a [usize],
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl Writer<'_> {
    /// What becomes of `table`: a statement for each thing that is said.
    pub fn declarations(&self, report: &mut Report) -> Vec<TokenStream> {
        let (mut out, table) = (vec![], local("table"));
        for entry in self.attrs.in_order() {
            let said = match entry.key.to_string().as_str() {
                "primary_key" => self.primary_key(entry, report).map(standing),
                "unique" => self.unique(entry, report).map(standing),
                "check" => constraint::check(entry, self.fields, report).map(standing),
                "foreign_key" => self.foreign_key(entry, report).map(standing),
                "constraint" => report.take(entry.value()).map(|value| standing(value.clone())),
                "index" => self.index(entry, report).map(|index| quote!(#table.index(#index))),
                "comment" => report.take(entry.string()).map(|comment| quote!(#table.comment(#comment))),
                "info" => report.take(entry.value()).map(|info| quote_spanned!(info.span()=> #table.info(#info))),
                _ => None,
            };
            out.extend(said);
        }
        let options = options(self.attrs, QueryContext::Table, self.fields, report);
        if !options.is_empty() {
            out.push(quote!(#table #options));
        }
        out
    }
    fn primary_key(&self, entry: &Entry, report: &mut Report) -> Option<TokenStream> {
        let Arg::List(list) = &entry.arg else { return None };
        let (entries, _) = Entries::split(list, &PLAIN, report);
        let columns: Vec<&Column<'_>> = self.key.iter().filter_map(|index| self.fields.columns.get(*index)).collect();
        if columns.is_empty() {
            report.wrong(entry.key.span(), "no column says that it is of the primary key: list them, `primary_key(a, b)`");
            return None;
        }
        let names = columns.iter().map(|column| column.name());
        let tail = constraint::tail(&entries, QueryContext::PrimaryKey, self.fields, report);
        Some(quote!(::aludel::__derive::Constraint::primary_key([#(#names),*]) #tail))
    }
    fn unique(&self, entry: &Entry, report: &mut Report) -> Option<TokenStream> {
        let (entries, columns) = self.several(entry, &PLAIN, "unique", report)?;
        let names = columns.iter().map(|column| column.name());
        let tail = constraint::tail(&entries, QueryContext::Unique, self.fields, report);
        Some(quote!(::aludel::__derive::Constraint::unique([#(#names),*]) #tail))
    }
    /// `(a, b, key = ..)`: fields, each once, and entries.
    fn several(&self, entry: &Entry, known: &Known, what: &str, report: &mut Report) -> Option<(Entries, Vec<&Column<'_>>)> {
        let list = report.take(entry.list("(a, b)"))?;
        let (entries, others) = Entries::split(list, known, report);
        self.fields.apart_from(&entries, report);
        let mut columns: Vec<usize> = vec![];
        for item in &others {
            match report.take(of_field(item, self.fields)) {
                Some(index) if columns.contains(&index) => report.wrong(item.span(), "it is listed twice"),
                Some(index) => columns.push(index),
                None => {}
            }
        }
        if others.is_empty() {
            report.wrong(entry.key.span(), format!("it is of no columns: `{what}(a, b)`"));
        }
        let columns: Vec<&Column<'_>> = columns.iter().filter_map(|index| self.fields.columns.get(*index)).collect();
        (!columns.is_empty()).then_some((entries, columns))
    }
    /// `foreign_key(a, b, references = "table(c, d)")`
    fn foreign_key(&self, entry: &Entry, report: &mut Report) -> Option<TokenStream> {
        let (entries, columns) = self.several(entry, &KEY_OF_SEVERAL, "foreign_key", report)?;
        let Some(references) = entries.get("references") else {
            report
                .wrong(entry.key.span(), "expected what it refers to: `references = \"table(a, b)\"`, or `references(Other::a, Other::b)`");
            return None;
        };
        let mut tail = constraint::tail(&entries, QueryContext::ForeignKey, self.fields, report);
        tail.extend(constraint::actions(&entries, &columns, report));
        let names: Vec<TokenStream> = columns.iter().map(|column| column.name()).collect();
        let target = match &references.arg {
            Arg::Value(value) => literal(value),
            Arg::None | Arg::List(_) => None,
        };
        let key = match target {
            Some(target) => {
                let targets = report.take(Key { fields: self.fields, own: self.own }.columns_named(&target))?;
                same_number(target.span(), names.len(), targets.len(), report)?;
                let targets = targets.iter().map(|text| LitStr::new(text, target.span()));
                quote!(::aludel::__derive::Constraint::foreign_key([#(#names),*], [#(#targets),*]))
            }
            None => {
                let targets = report.take(typed_targets(references))?;
                same_number(references.key.span(), names.len(), targets.len(), report)?;
                let targets = targets.iter().zip(&columns).map(|(target, column)| {
                    let ty = shown_at(column.ty, target.span());
                    quote_spanned!(target.span()=> ::aludel::__derive::target::<#ty, _>(#target))
                });
                quote!(::aludel::__derive::foreign_key([#(#names),*], [#(#targets),*]))
            }
        };
        Some(quote!(#key #tail))
    }
    /// `index(a, User::b.desc(), name = "..", unique)`
    fn index(&self, entry: &Entry, report: &mut Report) -> Option<TokenStream> {
        let list = report.take(entry.list("(a, b)"))?;
        let (entries, others) = Entries::split(list, &INDEX, report);
        self.fields.apart_from(&entries, report);
        if others.is_empty() {
            report.wrong(entry.key.span(), "it is of no columns: `index(a, b)`");
            return None;
        }
        let parts: Vec<TokenStream> = others.iter().filter_map(|item| self.part(item, report)).collect();
        // tuples have an end, lists of tuples have none
        let parts = parts.chunks(8).map(|parts| quote!((#(#parts,)*)));
        let parts = quote!((#(#parts,)*));
        let mut index = match entries.string("name", report) {
            Some(name) => quote!(::aludel::__derive::Index::new(#name, #parts)),
            None => quote!(::aludel::__derive::Index::unnamed(#parts)),
        };
        if entries.switch("unique", report) == Some(true) {
            index.extend(quote!(.unique()));
        }
        index.extend(options(&entries, QueryContext::Index, self.fields, report));
        Some(index)
    }
    /// A field, an expression, or SQL as it is written.
    fn part(&self, item: &Item, report: &mut Report) -> Option<TokenStream> {
        let Some(word) = item.word() else { return Some(sql(&item.tokens)) };
        let (_, column) = report.take(self.fields.find(word))?;
        let (model, field) = (self.fields.model, column.ident);
        Some(quote!(#model::#field))
    }
}

/// A constraint before those that columns imply, wherever it is declared.
fn standing(constraint: TokenStream) -> TokenStream {
    let table = local("table");
    quote_spanned!(constraint.span()=> ::aludel::__derive::constraint(#table, #constraint))
}

/// `references = Other::a`, `references(Other::a, Other::b)`
fn typed_targets(entry: &Entry) -> Result<Vec<TokenStream>> {
    use syn::parse::Parser;
    match &entry.arg {
        Arg::Value(value) => Ok(vec![value.clone()]),
        Arg::List(list) => {
            let column = |item: Item| match literal(&item.tokens) {
                Some(text) => Err(Error::new(text.span(), "a string says all of it: `references = \"table(a, b)\"`")),
                None => Ok(item.tokens),
            };
            crate::attrs::items.parse2(list.clone())?.into_iter().map(column).collect()
        }
        Arg::None => Err(Error::new(entry.key.span(), "expected `references = \"table(a, b)\"`, or `references(Other::a, Other::b)`")),
    }
}

fn same_number(at: Span, columns: usize, targets: usize, report: &mut Report) -> Option<()> {
    if columns != targets {
        report.wrong(at, format!("a foreign key of {columns} columns refers to {targets}"));
        return None;
    }
    Some(())
}
