//! `#[derive(Model)]`: generates the impls of `Model` and `FromRow`, and a constant for each column.

use crate::attrs::Entries;
use crate::column;
use crate::errors::Errors;
use crate::fields::{Column, Fields, named};
use crate::ident::{local, snake_case};
use crate::table::{self, MODEL, key_fields};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Result, Type};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let model = &input.ident;
    let mut errors = Errors::default();
    if let Some(attr) = input.attrs.iter().find(|attr| attr.path().is_ident("column")) {
        errors.add(attr.span(), "`#[column(..)]` belongs on a field; on the struct it is `#[model(..)]`");
    }
    let attrs = Entries::read(&input.attrs, "model", &MODEL, &mut errors);
    let mut fields = Fields::read(input, &mut errors)?;
    let key = key_of(&attrs, &mut fields, &mut errors);
    let name = attrs.name("table", &mut errors).map_or_else(|| snake_case(&model.unraw().to_string()), |name| name.value());
    let schema = attrs.string("schema", &mut errors).map(|schema| schema.value());
    let own = (name.as_str(), schema.as_deref());
    let table = table(&attrs, own, &mut errors);
    let declare = declare(&attrs, &fields, &key, own, &mut errors);
    let definitions: Vec<TokenStream> = fields.columns.iter().map(|column| of(column, &fields, own).definition(&mut errors)).collect();
    let constants = constants(&fields, &name);
    let from_row = from_row(&fields);
    let (encode, assign) = (encode(&fields), assign(&fields));
    let model_name = model.unraw().to_string();
    let field_defs = fields.columns.iter().map(|Column { ident, ty, .. }| {
        let (name, ty) = (ident.unraw().to_string(), source_text(ty));
        quote!(::aludel::__derive::FieldDef(#name, #ty))
    });
    Ok(errors.before(quote! {
        #constants
        const _: () = {
            static MODEL: ::aludel::__derive::StaticModel =
                ::aludel::__derive::StaticModel::of::<#model>(#model_name, &[#(#field_defs),*]);
            #from_row
            #[automatically_derived]
            impl ::aludel::__derive::Model for #model {
                const STATIC: &'static ::aludel::__derive::StaticModel = &MODEL;
                fn define() -> ::aludel::__derive::TableDef {
                    #table #(.column(#definitions))*
                }
                #declare
                #encode
                #assign
            }
        };
    }))
}

/// Generates `encode`: the value of a field, by its number.
fn encode(fields: &Fields<'_>) -> TokenStream {
    let arms = fields.columns.iter().enumerate().map(|(index, Column { ident, ty, .. })| {
        quote_spanned!(ty.span()=> #index => <#ty as ::aludel::__derive::SqlType>::encode(&self.#ident),)
    });
    quote! {
        #[inline]
        fn encode(&self, column: ::aludel::__derive::usize) -> ::aludel::__derive::Value {
            match column {
                #(#arms)*
                _ => ::aludel::__derive::Value::Null,
            }
        }
    }
}

/// Generates `assign`: reads a cell into a field, by its number.
fn assign(fields: &Fields<'_>) -> TokenStream {
    let arms = fields.columns.iter().enumerate().map(|(index, Column { ident, ty, .. })| {
        quote_spanned!(ty.span()=> #index => self.#ident = <#ty as ::aludel::__derive::SqlType>::decode(cell)?,)
    });
    quote! {
        fn assign(
            &mut self,
            column: ::aludel::__derive::usize,
            cell: &mut ::aludel::__derive::Cursor<'_>,
        ) -> ::aludel::__derive::Result<()> {
            match column {
                #(#arms)*
                _ => {}
            }
            ::aludel::__derive::StdResult::Ok(())
        }
    }
}

/// Returns the type of a field as it is written, for messages.
fn source_text(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    [(" ::", "::"), (":: ", "::"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ",")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

fn of<'a>(column: &'a Column<'a>, fields: &'a Fields<'a>, own: (&'a str, Option<&'a str>)) -> column::ColumnWriter<'a> {
    column::ColumnWriter { column, fields, own }
}

/// Returns the fields of the primary key: those that the model lists, else those with `primary_key`.
fn key_of(attrs: &Entries, fields: &mut Fields<'_>, errors: &mut Errors) -> Vec<usize> {
    let listed = key_fields(attrs, fields, errors);
    for column in listed.iter().flatten() {
        if let Some(column) = fields.columns.get_mut(*column) {
            column.key = true;
        }
    }
    listed.unwrap_or_else(|| fields.columns.iter().enumerate().filter(|(_, column)| column.key).map(|(index, _)| index).collect())
}

/// Generates the table without its columns: `TableDef::new("users").schema("acme")`
fn table(attrs: &Entries, (name, schema): (&str, Option<&str>), errors: &mut Errors) -> TokenStream {
    let (quote, quote_schema) = (attrs.switch("quote", errors), attrs.switch("quote_schema", errors));
    let name = named(name, quote);
    let schema = schema.map(|schema| named(schema, quote_schema)).map(|schema| quote!(.schema(#schema)));
    if let (Some(_), None, Some(at)) = (quote_schema, &schema, attrs.span("quote_schema")) {
        errors.add(at, "`quote_schema` needs `schema`");
    }
    quote!(::aludel::__derive::TableDef::new(#name) #schema)
}

/// Generates `declare`: what follows all columns, because it may mention them.
fn declare(attrs: &Entries, fields: &Fields<'_>, key: &[usize], own: (&str, Option<&str>), errors: &mut Errors) -> Option<TokenStream> {
    let (table, declared) = (local("table"), local("column"));
    let mut declarations = table::TableWriter { attrs, fields, key, own }.declarations(errors);
    for (index, column) in fields.columns.iter().enumerate() {
        if let Some(declaration) = of(column, fields, own).declaration(errors) {
            declarations.push(quote!(::aludel::__derive::at(#table, #index, |#declared| #declaration)));
        }
    }
    (!declarations.is_empty()).then(|| {
        quote! {
            fn declare(#table: ::aludel::__derive::TableDef) -> ::aludel::__derive::TableDef {
                #(let #table = #declarations;)*
                #table
            }
        }
    })
}

/// Generates the constants of the columns, such as `User::id`.
fn constants(fields: &Fields<'_>, table: &str) -> TokenStream {
    let model = fields.model;
    let constants = fields.columns.iter().enumerate().map(|(index, Column { ident, vis, ty, name, .. })| {
        let doc = format!("The column `{table}.{name}`.");
        let make = quote_spanned!(ty.span()=> &::aludel::__derive::TypedColumn::new(<#model as ::aludel::__derive::Model>::STATIC.table(), #index));
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

fn from_row(fields: &Fields<'_>) -> TokenStream {
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
                ::aludel::__derive::optional(cursor)
            }
            fn width() -> usize {
                #width
            }
        }
    }
}
