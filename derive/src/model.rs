//! `#[derive(Model)]`

use crate::attrs::Entries;
use crate::names::{nearest, snake_case};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitBool, LitInt, LitStr, Result, Type, Visibility};

const MODEL: &[&str] = &["table", "schema", "quote", "quote_schema"];
const COLUMN: &[&str] = &[
    "primary_key",
    "unique",
    "length",
    "default",
    "server_default",
    "on_update",
    "foreign_key",
    "autoincrement",
    "sensitive",
    "name",
    "quote",
    "data_type",
];

/// A field of the struct.
struct Column<'a> {
    ident: &'a Ident,
    vis: &'a Visibility,
    ty: &'a Type,
    name: String,
    attrs: Entries,
}

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let model = &input.ident;
    let attrs = Entries::read(&input.attrs, "model", MODEL)?;
    let table = attrs.string("table")?.map_or_else(|| snake_case(&model.unraw().to_string()), |name| name.value());
    let schema = attrs.string("schema")?.map(|name| name.value());
    let columns = columns(input)?;
    let own = Own { table: &table, schema: schema.as_deref(), columns: &columns };
    let definitions = columns.iter().map(|column| own.definition(column)).collect::<Result<Vec<_>>>()?;
    let name = named(&table, attrs.boolean("quote")?);
    let quote_schema = attrs.boolean("quote_schema")?;
    let schema = schema.map(|schema| {
        let schema = named(&schema, quote_schema);
        quote!(.schema(#schema))
    });
    let constants = constants(model, &table, &columns);
    let from_row = from_row(model, &columns)?;
    let fields = columns.iter().map(
        |Column { ident, ty, .. }| quote_spanned!(ty.span()=> to.field(|| <#ty as ::aludel::__derive::SqlType>::encode(&self.#ident));),
    );
    Ok(quote! {
        #constants
        const _: () = {
            static TABLE: ::aludel::__derive::StaticTable =
                ::aludel::__derive::LazyLock::new(<#model as ::aludel::__derive::Model>::define);
            #from_row
            #[automatically_derived]
            impl ::aludel::__derive::Model for #model {
                const STATIC: &'static ::aludel::__derive::StaticTable = &TABLE;
                fn define() -> ::aludel::__derive::TableDef {
                    ::aludel::__derive::TableDef::new(#name) #schema #(.column(#definitions))*
                }
                fn encode(&self, to: &mut ::aludel::__derive::Encoder) {
                    #(#fields)*
                }
            }
        };
    })
}

fn columns(input: &DeriveInput) -> Result<Vec<Column<'_>>> {
    let wrong = |what: &str| Err(Error::new(input.ident.span(), format!("a model is a struct with named fields, {what}")));
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(_) => return wrong("and this is an enum; an enum as a column type is `#[derive(SqlEnum)]`"),
        Data::Union(_) => return wrong("and this is a union"),
    };
    if let Some(first) = input.generics.params.first() {
        return Err(Error::new(first.span(), "a model has no generics: its table is one"));
    }
    let Fields::Named(fields) = fields else {
        return wrong("and these have none; a newtype as a column type is `#[derive(SqlType)]`");
    };
    let mut columns: Vec<Column<'_>> = vec![];
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        let attrs = Entries::read(&field.attrs, "column", COLUMN)?;
        let name = attrs.string("name")?.map_or_else(|| ident.unraw().to_string(), |name| name.value());
        if columns.iter().any(|other| other.name == name) {
            return Err(Error::new(ident.span(), format!("there are two columns `{name}`")));
        }
        if attrs.flag("primary_key")? && is_option(&field.ty) {
            return Err(Error::new(field.ty.span(), "a primary key is NOT NULL, and so no `Option`"));
        }
        columns.push(Column { ident, vis: &field.vis, ty: &field.ty, name, attrs });
    }
    if columns.is_empty() { wrong("and there are none") } else { Ok(columns) }
}

fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Option"),
        _ => false,
    }
}

/// `User::id` and its like.
fn constants(model: &Ident, table: &str, columns: &[Column<'_>]) -> TokenStream {
    let constants = columns.iter().enumerate().map(|(index, Column { ident, vis, ty, name, attrs: _ })| {
        let doc = format!("The column `{table}.{name}`.");
        let make = quote_spanned!(ty.span()=> &::aludel::__derive::TypedColumn::new(<#model as ::aludel::__derive::Model>::STATIC, #index));
        quote! {
            #[doc = #doc]
            #vis const #ident: &'static ::aludel::__derive::TypedColumn<#ty, ::aludel::__derive::Of<#model>> = #make;
        }
    });
    quote! {
        #[allow(non_upper_case_globals, dead_code)]
        impl #model {
            #(#constants)*
        }
    }
}

fn from_row(model: &Ident, columns: &[Column<'_>]) -> Result<TokenStream> {
    let fields = columns
        .iter()
        .map(|Column { ident, ty, .. }| quote_spanned!(ty.span()=> #ident: <#ty as ::aludel::__derive::SqlType>::decode(cursor)?));
    let width = columns.len();
    let mut key = vec![];
    for (index, column) in columns.iter().enumerate() {
        if column.attrs.flag("primary_key")? {
            key.push(index);
        }
    }
    Ok(quote! {
        #[automatically_derived]
        impl ::aludel::__derive::FromRow for #model {
            fn from_row(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
                ::aludel::__derive::StdResult::Ok(#model { #(#fields),* })
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
    })
}

/// A name, quoted always or never or by the rule.
fn named(text: &str, quoted: Option<bool>) -> TokenStream {
    let option = quote!(::aludel::__derive::Option);
    let quoted = quoted.map_or_else(|| quote!(#option::None), |quoted| quote!(#option::Some(#quoted)));
    quote!(::aludel::__derive::Name::new_static(#text, #quoted))
}

/// The table, for what its columns say of it.
struct Own<'a> {
    table: &'a str,
    schema: Option<&'a str>,
    columns: &'a [Column<'a>],
}

impl Own<'_> {
    /// The `ColumnDef` of a field.
    fn definition(&self, column: &Column<'_>) -> Result<TokenStream> {
        let Column { ident: _, vis: _, ty, name, attrs } = column;
        let data_type = match (attrs.value("data_type")?, attrs.parsed::<LitInt>("length")?) {
            (Some(_), Some(length)) => return Err(Error::new(length.span(), "the length is said by `data_type`")),
            (Some(data_type), None) => data_type.clone(),
            (None, Some(length)) => quote_spanned!(length.span()=> ::aludel::__derive::of_length::<#ty>(#length)),
            (None, None) => {
                quote_spanned!(ty.span()=> ::aludel::__derive::Clone::clone(&<#ty as ::aludel::__derive::SqlType>::type_ref().data_type))
            }
        };
        let nullable = quote_spanned!(ty.span()=> <#ty as ::aludel::__derive::SqlType>::NULLABLE);
        let name = named(name, attrs.boolean("quote")?);
        let mut def = quote!(::aludel::__derive::column(#name, #data_type, #nullable));
        for (key, call) in [("primary_key", quote!(primary_key)), ("unique", quote!(unique)), ("sensitive", quote!(sensitive))] {
            if attrs.flag(key)? {
                def = quote!(#def.#call());
            }
        }
        if let Some(entry) = attrs.get("autoincrement") {
            let on = entry.value.as_ref().map(|value| syn::parse2::<LitBool>(value.clone())).transpose()?;
            let on = on.is_none_or(|on| on.value);
            def = quote!(#def.autoincrement(#on));
        }
        match (attrs.value("default")?, attrs.value("server_default")?) {
            (Some(_), Some(value)) => return Err(Error::new_spanned(value, "there is a `default` already")),
            (Some(value), None) => def = quote_spanned!(value.span()=> ::aludel::__derive::default::<#ty, _>(#def, #value)),
            (None, Some(value)) => def = quote_spanned!(value.span()=> ::aludel::__derive::server_default::<#ty, _>(#def, #value)),
            (None, None) => {}
        }
        if let Some(value) = attrs.value("on_update")? {
            def = quote_spanned!(value.span()=> ::aludel::__derive::on_update::<#ty, _>(#def, #value));
        }
        match attrs.value("foreign_key")? {
            Some(to) => self.foreign_key(ty, def, to),
            None => Ok(def),
        }
    }
    /// By name, as far as it can be checked here, or by a column, which the compiler checks.
    fn foreign_key(&self, ty: &Type, def: TokenStream, to: &TokenStream) -> Result<TokenStream> {
        let Ok(name) = <LitStr as syn::parse::Parse>::parse.parse2(to.clone()) else {
            return Ok(quote_spanned!(to.span()=> ::aludel::__derive::references::<#ty, _>(#def, #to)));
        };
        let text = name.value();
        let parts: Vec<&str> = text.split('.').collect();
        let (schema, table, column) = match parts.as_slice() {
            [table, column] => (None, *table, *column),
            [schema, table, column] => (Some(*schema), *table, *column),
            _ => return Err(Error::new(name.span(), "expected \"table.column\" or \"schema.table.column\"")),
        };
        let known = || self.columns.iter().map(|column| column.name.as_str());
        if table == self.table && schema == self.schema && !known().any(|known| known == column) {
            let hint = nearest(column, known()).map_or_else(String::new, |near| format!("; did you mean `{table}.{near}`?"));
            return Err(Error::new(name.span(), format!("there is no column `{column}` on `{table}`{hint}")));
        }
        Ok(quote!(#def.foreign_key(#name)))
    }
}
