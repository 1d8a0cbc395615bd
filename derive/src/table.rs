//! Generates what a model declares besides its columns: constraints, indexes, options.

use crate::attrs::{Arg, Entries, Entry, Item, Known, literal, shown_at};
use crate::constraint::{self, FOREIGN_KEY_OF_SEVERAL, PLAIN, TargetNames};
use crate::ddl_options::{Construct, options, sql};
use crate::errors::Errors;
use crate::fields::{Column, Fields};
use crate::ident::local;
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

/// Returns the fields that `primary_key(a, b)` lists.
pub fn key_fields(attrs: &Entries, fields: &Fields<'_>, errors: &mut Errors) -> Option<Vec<usize>> {
    let entry = attrs.get("primary_key")?;
    let list = match &entry.arg {
        Arg::List(list) => list,
        Arg::None | Arg::Value(_) => {
            errors.add(
                entry.key.span(),
                "expected `primary_key(a, b)`, or `primary_key(name = \"..\")` for fields with `#[column(primary_key)]`",
            );
            return None;
        }
    };
    // errors in the entries are reported where the key is generated
    let (_, others) = Entries::split(list, &PLAIN, &mut Errors::default());
    let listed: Vec<usize> = others.iter().filter_map(|item| errors.take(of_field(item, fields))).collect();
    for (index, column) in fields.columns.iter().enumerate().filter(|(_, column)| column.key) {
        if !listed.is_empty() && !listed.contains(&index) {
            let at = column.attrs.span("primary_key").unwrap_or_else(Span::call_site);
            errors.add(at, "`primary_key(..)` of the model does not list this field");
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

/// Generates what the attributes of the struct declare.
pub struct TableWriter<'a> {
    pub attrs: &'a Entries,
    pub fields: &'a Fields<'a>,
    /// The columns of its primary key, in order.
    pub key: &'a [usize],
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl TableWriter<'_> {
    /// Generates an expression for each declaration, which takes `table` and returns it with something added.
    pub fn declarations(&self, errors: &mut Errors) -> Vec<TokenStream> {
        let (mut out, table) = (vec![], local("table"));
        for entry in self.attrs.in_order() {
            let declaration = match entry.key.to_string().as_str() {
                "primary_key" => self.primary_key(entry, errors).map(of_table),
                "unique" => self.unique(entry, errors).map(of_table),
                "check" => constraint::check(entry, self.fields, errors).map(of_table),
                "foreign_key" => self.foreign_key(entry, errors).map(of_table),
                "constraint" => errors.take(entry.value()).map(|value| of_table(value.clone())),
                "index" => self.index(entry, errors).map(|index| quote!(#table.index(#index))),
                "comment" => errors.take(entry.string()).map(|comment| quote!(#table.comment(#comment))),
                "info" => errors.take(entry.value()).map(|info| quote_spanned!(info.span()=> #table.info(#info))),
                _ => None,
            };
            out.extend(declaration);
        }
        let options = options(self.attrs, Construct::Table, self.fields, errors);
        if !options.is_empty() {
            out.push(quote!(#table #options));
        }
        out
    }
    fn primary_key(&self, entry: &Entry, errors: &mut Errors) -> Option<TokenStream> {
        let Arg::List(list) = &entry.arg else { return None };
        let (entries, _) = Entries::split(list, &PLAIN, errors);
        let columns: Vec<&Column<'_>> = self.key.iter().filter_map(|index| self.fields.columns.get(*index)).collect();
        if columns.is_empty() {
            errors.add(entry.key.span(), "no field has `#[column(primary_key)]`: list the columns, `primary_key(a, b)`");
            return None;
        }
        let names = columns.iter().map(|column| column.name());
        let tail = constraint::tail(&entries, Construct::PrimaryKey, self.fields, errors);
        Some(quote!(::aludel::__derive::Constraint::primary_key([#(#names),*]) #tail))
    }
    fn unique(&self, entry: &Entry, errors: &mut Errors) -> Option<TokenStream> {
        let (entries, columns) = self.several(entry, &PLAIN, "unique", errors)?;
        let names = columns.iter().map(|column| column.name());
        let tail = constraint::tail(&entries, Construct::Unique, self.fields, errors);
        Some(quote!(::aludel::__derive::Constraint::unique([#(#names),*]) #tail))
    }
    /// Parses `(a, b, key = ..)`: fields, each once, and entries.
    fn several(&self, entry: &Entry, known: &Known, what: &str, errors: &mut Errors) -> Option<(Entries, Vec<&Column<'_>>)> {
        let list = errors.take(entry.list("(a, b)"))?;
        let (entries, others) = Entries::split(list, known, errors);
        self.fields.apart_from(&entries, errors);
        let mut columns: Vec<usize> = vec![];
        for item in &others {
            match errors.take(of_field(item, self.fields)) {
                Some(index) if columns.contains(&index) => errors.add(item.span(), "the field is listed twice"),
                Some(index) => columns.push(index),
                None => {}
            }
        }
        if others.is_empty() {
            errors.add(entry.key.span(), format!("expected fields: `{what}(a, b)`"));
        }
        let columns: Vec<&Column<'_>> = columns.iter().filter_map(|index| self.fields.columns.get(*index)).collect();
        (!columns.is_empty()).then_some((entries, columns))
    }
    /// Generates `foreign_key(a, b, references = "table(c, d)")`.
    fn foreign_key(&self, entry: &Entry, errors: &mut Errors) -> Option<TokenStream> {
        let (entries, columns) = self.several(entry, &FOREIGN_KEY_OF_SEVERAL, "foreign_key", errors)?;
        let Some(references) = entries.get("references") else {
            errors.add(
                entry.key.span(),
                "expected the columns it refers to: `references = \"table(a, b)\"`, or `references(Other::a, Other::b)`",
            );
            return None;
        };
        let mut tail = constraint::tail(&entries, Construct::ForeignKey, self.fields, errors);
        tail.extend(constraint::actions(&entries, &columns, errors));
        let names: Vec<TokenStream> = columns.iter().map(|column| column.name()).collect();
        let target = match &references.arg {
            Arg::Value(value) => literal(value),
            Arg::None | Arg::List(_) => None,
        };
        let key = match target {
            Some(target) => {
                let targets = errors.take(TargetNames { fields: self.fields, own: self.own }.columns_named(&target))?;
                same_number(target.span(), names.len(), targets.len(), errors)?;
                let targets = targets.iter().map(|text| LitStr::new(text, target.span()));
                quote!(::aludel::__derive::Constraint::foreign_key([#(#names),*], [#(#targets),*]))
            }
            None => {
                let targets = errors.take(typed_targets(references))?;
                same_number(references.key.span(), names.len(), targets.len(), errors)?;
                let targets = targets.iter().zip(&columns).map(|(target, column)| {
                    let ty = shown_at(column.ty, target.span());
                    quote_spanned!(target.span()=> ::aludel::__derive::target::<#ty, _>(#target))
                });
                quote!(::aludel::__derive::foreign_key([#(#names),*], [#(#targets),*]))
            }
        };
        Some(quote!(#key #tail))
    }
    /// Generates `index(a, User::b.desc(), name = "..", unique)`.
    fn index(&self, entry: &Entry, errors: &mut Errors) -> Option<TokenStream> {
        let list = errors.take(entry.list("(a, b)"))?;
        let (entries, others) = Entries::split(list, &INDEX, errors);
        self.fields.apart_from(&entries, errors);
        if others.is_empty() {
            errors.add(entry.key.span(), "expected fields or expressions: `index(a, b)`");
            return None;
        }
        let parts: Vec<TokenStream> = others.iter().filter_map(|item| self.part(item, errors)).collect();
        // the length of a tuple is limited, that of a list of tuples is not
        let parts = parts.chunks(8).map(|parts| quote!((#(#parts,)*)));
        let parts = quote!((#(#parts,)*));
        let mut index = match entries.string("name", errors) {
            Some(name) => quote!(::aludel::__derive::Index::new(#name, #parts)),
            None => quote!(::aludel::__derive::Index::unnamed(#parts)),
        };
        if entries.switch("unique", errors) == Some(true) {
            index.extend(quote!(.unique()));
        }
        index.extend(options(&entries, Construct::Index, self.fields, errors));
        Some(index)
    }
    /// Generates a part of an index: a field, an expression, or raw SQL.
    fn part(&self, item: &Item, errors: &mut Errors) -> Option<TokenStream> {
        let Some(word) = item.word() else { return Some(sql(&item.tokens)) };
        let (_, column) = errors.take(self.fields.find(word))?;
        let (model, field) = (self.fields.model, column.ident);
        Some(quote!(#model::#field))
    }
}

/// Generates a constraint of the table, which comes before those of its columns wherever it is declared.
fn of_table(constraint: TokenStream) -> TokenStream {
    let table = local("table");
    quote_spanned!(constraint.span()=> ::aludel::__derive::constraint(#table, #constraint))
}

/// Returns the columns of `references = Other::a` or `references(Other::a, Other::b)`.
fn typed_targets(entry: &Entry) -> Result<Vec<TokenStream>> {
    use syn::parse::Parser;
    match &entry.arg {
        Arg::Value(value) => Ok(vec![value.clone()]),
        Arg::List(list) => {
            let column = |item: Item| match literal(&item.tokens) {
                Some(text) => Err(Error::new(text.span(), "a string names the table and all columns: `references = \"table(a, b)\"`")),
                None => Ok(item.tokens),
            };
            crate::attrs::items.parse2(list.clone())?.into_iter().map(column).collect()
        }
        Arg::None => Err(Error::new(entry.key.span(), "expected `references = \"table(a, b)\"`, or `references(Other::a, Other::b)`")),
    }
}

fn same_number(at: Span, columns: usize, targets: usize, errors: &mut Errors) -> Option<()> {
    if columns != targets {
        errors.add(at, format!("a foreign key of {columns} columns refers to {targets}"));
        return None;
    }
    Some(())
}
