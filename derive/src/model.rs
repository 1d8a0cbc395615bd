//! `#[derive(Model)]`

use crate::attrs::Entries;
use crate::column;
use crate::fields::{Column, Fields, named};
use crate::names::{local, snake_case};
use crate::report::Report;
use crate::table::{self, MODEL, key_fields};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Result};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let model = &input.ident;
    let mut report = Report::default();
    if let Some(attr) = input.attrs.iter().find(|attr| attr.path().is_ident("column")) {
        report.wrong(attr.span(), "`#[column(..)]` stands on a field; the struct has `#[model(..)]`");
    }
    let attrs = Entries::read(&input.attrs, "model", &MODEL, &mut report);
    let mut fields = Fields::read(input, &mut report)?;
    let key = key_of(&attrs, &mut fields, &mut report);
    let name = attrs.name("table", &mut report).map_or_else(|| snake_case(&model.unraw().to_string()), |name| name.value());
    let schema = attrs.string("schema", &mut report).map(|schema| schema.value());
    let own = (name.as_str(), schema.as_deref());
    let table = table(&attrs, own, &mut report);
    let declare = declare(&attrs, &fields, &key, own, &mut report);
    let definitions: Vec<TokenStream> = fields.columns.iter().map(|column| of(column, &fields, own).definition(&mut report)).collect();
    let constants = constants(&fields, &name);
    let from_row = from_row(&fields, &key);
    let encoded = fields.columns.iter().map(
        |Column { ident, ty, .. }| quote_spanned!(ty.span()=> to.field(|| <#ty as ::aludel::__derive::SqlType>::encode(&self.#ident));),
    );
    Ok(report.before(quote! {
        #constants
        const _: () = {
            static TABLE: ::aludel::__derive::StaticTable = ::aludel::__derive::StaticTable::new(
                <#model as ::aludel::__derive::Model>::define,
                <#model as ::aludel::__derive::Model>::declare,
            );
            #from_row
            #[automatically_derived]
            impl ::aludel::__derive::Model for #model {
                const STATIC: &'static ::aludel::__derive::StaticTable = &TABLE;
                fn define() -> ::aludel::__derive::TableDef {
                    #table #(.column(#definitions))*
                }
                #declare
                fn encode(&self, to: &mut ::aludel::__derive::Encoder) {
                    #(#encoded)*
                }
            }
        };
    }))
}

fn of<'a>(column: &'a Column<'a>, fields: &'a Fields<'a>, own: (&'a str, Option<&'a str>)) -> column::Writer<'a> {
    column::Writer { column, fields, own }
}

/// The primary key: the fields that the model lists, else those that say it themselves.
fn key_of(attrs: &Entries, fields: &mut Fields<'_>, report: &mut Report) -> Vec<usize> {
    let listed = key_fields(attrs, fields, report);
    for column in listed.iter().flatten() {
        if let Some(column) = fields.columns.get_mut(*column) {
            column.key = true;
        }
    }
    listed.unwrap_or_else(|| fields.columns.iter().enumerate().filter(|(_, column)| column.key).map(|(index, _)| index).collect())
}

/// `TableDef::new("users").schema("acme")`
fn table(attrs: &Entries, (name, schema): (&str, Option<&str>), report: &mut Report) -> TokenStream {
    let (quote, quote_schema) = (attrs.switch("quote", report), attrs.switch("quote_schema", report));
    let name = named(name, quote);
    let schema = schema.map(|schema| named(schema, quote_schema)).map(|schema| quote!(.schema(#schema)));
    if let (Some(_), None, Some(at)) = (quote_schema, &schema, attrs.span("quote_schema")) {
        report.wrong(at, "`quote_schema` goes with `schema`");
    }
    quote!(::aludel::__derive::TableDef::new(#name) #schema)
}

/// What is said behind all columns, so that it can speak of them.
fn declare(attrs: &Entries, fields: &Fields<'_>, key: &[usize], own: (&str, Option<&str>), report: &mut Report) -> Option<TokenStream> {
    let (table, declared) = (local("table"), local("column"));
    let mut said = table::Writer { attrs, fields, key, own }.declarations(report);
    for (index, column) in fields.columns.iter().enumerate() {
        if let Some(declaration) = of(column, fields, own).declaration(report) {
            said.push(quote!(::aludel::__derive::at(#table, #index, |#declared| #declaration)));
        }
    }
    (!said.is_empty()).then(|| {
        quote! {
            fn declare(#table: ::aludel::__derive::TableDef) -> ::aludel::__derive::TableDef {
                #(let #table = #said;)*
                #table
            }
        }
    })
}

/// `User::id` and its like.
fn constants(fields: &Fields<'_>, table: &str) -> TokenStream {
    let model = fields.model;
    let constants = fields.columns.iter().enumerate().map(|(index, Column { ident, vis, ty, name, .. })| {
        let doc = format!("The column `{table}.{name}`.");
        let make = quote_spanned!(ty.span()=> &::aludel::__derive::TypedColumn::new(<#model as ::aludel::__derive::Model>::STATIC, #index));
        quote! {
            #[doc = #doc]
            #vis const #ident: &'static ::aludel::__derive::TypedColumn<#ty, ::aludel::__derive::OfModel<#model>> = #make;
        }
    });
    quote! {
        #[allow(non_upper_case_globals, dead_code)]
        impl #model {
            #(#constants)*
        }
    }
}

fn from_row(fields: &Fields<'_>, key: &[usize]) -> TokenStream {
    let model = fields.model;
    let read = fields
        .columns
        .iter()
        .map(|Column { ident, ty, .. }| quote_spanned!(ty.span()=> #ident: <#ty as ::aludel::__derive::SqlType>::decode(cursor)?));
    let width = fields.columns.len();
    quote! {
        #[automatically_derived]
        impl ::aludel::__derive::FromRow for #model {
            fn from_row(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
                ::aludel::__derive::StdResult::Ok(#model { #(#read),* })
            }
            fn from_row_nullable(
                cursor: &mut ::aludel::__derive::Cursor<'_>,
            ) -> ::aludel::__derive::Result<::aludel::__derive::Option<Self>> {
                ::aludel::__derive::optional(cursor, &[#(#key),*])
            }
            fn width() -> usize {
                #width
            }
        }
    }
}
