//! [`Fields`]: the fields of a model, which are its columns, with their attributes.

use crate::attrs::{Arg, Entries, Known, expected_one_of, items};
use crate::errors::Errors;
use crate::ident::nearest;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields as SynFields, Ident, LitStr, Result, Type, Visibility};

const COLUMN: Known = Known {
    keys: &[
        "primary_key",
        "autoincrement",
        "identity",
        "sequence",
        "default",
        "server_default",
        "fetched",
        "default_on_update",
        "computed",
        "type",
        "length",
        "precision",
        "scale",
        "collate",
        "nullable",
        "unique",
        "index",
        "check",
        "type_check",
        "foreign_key",
        "on_delete",
        "on_update",
        "name",
        "quote",
        "comment",
        "sensitive",
        "system",
        "info",
        "sqlite",
        "mysql",
        "mariadb",
        "postgres",
        "option",
    ],
    repeated: &["check", "info", "option"],
    words: &[],
};

/// A field of the struct.
pub struct Column<'a> {
    pub ident: &'a Ident,
    pub vis: &'a Visibility,
    pub ty: &'a Type,
    pub name: String,
    pub quote: Option<bool>,
    pub attrs: Entries,
    /// Whether it is part of the primary key.
    pub key: bool,
}

impl Column<'_> {
    /// Generates its name.
    pub fn name(&self) -> TokenStream {
        named(&self.name, self.quote)
    }
    /// Whether its type is written as an `Option`.
    pub fn is_option(&self) -> bool {
        match self.ty {
            Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Option"),
            _ => false,
        }
    }
}

/// The fields of a model.
pub struct Fields<'a> {
    pub model: &'a Ident,
    pub columns: Vec<Column<'a>>,
}

impl<'a> Fields<'a> {
    /// Reads the fields of a struct with their attributes.
    ///
    /// # Errors
    /// If the item is not a struct whose fields can be columns.
    pub fn read(input: &'a DeriveInput, errors: &mut Errors) -> Result<Self> {
        let wrong = |what: &str| Err(Error::new(input.ident.span(), format!("a model is a struct with named fields, {what}")));
        let fields = match &input.data {
            Data::Struct(data) => &data.fields,
            Data::Enum(_) => return wrong("and this is an enum; an enum as a column type is `#[derive(SqlEnum)]`"),
            Data::Union(_) => return wrong("and this is a union"),
        };
        if let Some(first) = input.generics.params.first() {
            return Err(Error::new(first.span(), "a model cannot be generic"));
        }
        let SynFields::Named(fields) = fields else {
            return wrong("and these fields have no names; a newtype as a column type is `#[derive(SqlType)]`");
        };
        let mut columns: Vec<Column<'_>> = vec![];
        for field in &fields.named {
            let Some(ident) = &field.ident else { continue };
            if let Some(attr) = field.attrs.iter().find(|attr| attr.path().is_ident("model")) {
                errors.add(attr.span(), "`#[model(..)]` belongs on the struct; on a field it is `#[column(..)]`");
            }
            let attrs = Entries::read(&field.attrs, "column", &COLUMN, errors);
            let name = attrs.name("name", errors).map_or_else(|| ident.unraw().to_string(), |name| name.value());
            if columns.iter().any(|other| other.name == name) {
                errors.add(ident.span(), format!("the column `{name}` is declared twice"));
            }
            let (quote, key) = (attrs.switch("quote", errors), attrs.flag("primary_key", errors));
            columns.push(Column { ident, vis: &field.vis, ty: &field.ty, name, quote, attrs, key });
        }
        if columns.is_empty() { wrong("and there are none") } else { Ok(Fields { model: &input.ident, columns }) }
    }
    /// Returns the field of a name, and its number.
    ///
    /// # Errors
    /// If there is no such field.
    pub fn find(&self, word: &Ident) -> Result<(usize, &Column<'a>)> {
        let name = word.unraw().to_string();
        let mut numbered = self.columns.iter().enumerate();
        if let Some(found) = numbered.find(|(_, column)| column.ident.unraw() == name) {
            return Ok(found);
        }
        let fields: Vec<String> = self.columns.iter().map(|column| column.ident.unraw().to_string()).collect();
        let of_column = self.columns.iter().find(|column| column.name == name).map(|column| column.ident.unraw().to_string());
        let near = of_column.or_else(|| nearest(&name, fields.iter().map(String::as_str)).map(str::to_owned));
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        let all: Vec<&str> = fields.iter().map(String::as_str).collect();
        Err(Error::new(word.span(), format!("there is no field `{name}` on `{}`; {hint}{}", self.model, expected_one_of(&all))))
    }
    /// Refuses a single word that is both a key and a field.
    pub fn apart_from(&self, entries: &Entries, errors: &mut Errors) {
        for entry in entries.in_order().filter(|entry| matches!(entry.arg, Arg::None) && self.find(&entry.key).is_ok()) {
            let (model, word) = (self.model, &entry.key);
            errors.add(
                word.span(),
                format!("`{word}` is also a field: write `{word} = true` for the attribute, or `{model}::{word}` for the field"),
            );
        }
    }
    /// Returns the name of the column of a field.
    ///
    /// # Errors
    /// If there is no such field.
    pub fn column_name(&self, word: &Ident) -> Result<LitStr> {
        self.find(word).map(|(_, column)| LitStr::new(&column.name, word.span()))
    }
    /// Generates the names of the columns of a list of fields.
    ///
    /// # Errors
    /// If there is no such field.
    pub fn names(&self, list: &TokenStream) -> Result<Vec<TokenStream>> {
        let items = items.parse2(list.clone())?;
        let name = |item: &crate::attrs::Item| match item.word() {
            Some(word) => self.find(word).map(|(_, column)| column.name()),
            None => Err(Error::new(item.span(), "expected the name of a field")),
        };
        items.iter().map(name).collect()
    }
}

/// Generates a name that is quoted always, never, or only where it needs it.
pub fn named(text: &str, quoted: Option<bool>) -> TokenStream {
    match quoted {
        None => quote!(::aludel::__derive::Name::from_static(#text)),
        Some(quoted) => quote!(::aludel::__derive::Name::new_static(#text, ::aludel::__derive::Option::Some(#quoted))),
    }
}
