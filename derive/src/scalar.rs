//! `#[derive(SqlType)]` and `#[derive(SqlEnum)]`

use crate::attrs::Entries;
use crate::names::snake_case;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitBool, Result, Type};

/// What both derives write: a type of one's own as an operand and as a row.
fn own_type(name: &Ident) -> TokenStream {
    let operand = |expected: TokenStream| {
        quote! {
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl ::aludel::__derive::Operand<#expected> for #name {
                type Type = #name;
                type Form = ::aludel::__derive::Item;
                fn to_node(&self) -> ::aludel::__derive::Node {
                    let value = <#name as ::aludel::__derive::Scalar>::to_value(self);
                    let ty = <#name as ::aludel::__derive::Scalar>::type_ref();
                    ::aludel::__derive::Node::Bind(::aludel::__derive::Bind::new(value, ty))
                }
            }
        }
    };
    let (own, any) = (operand(quote!(#name)), operand(quote!(::aludel::__derive::Any)));
    quote! {
        #own
        #any
        #[automatically_derived]
        impl ::aludel::__derive::OwnType for #name {}
        #[automatically_derived]
        impl ::aludel::__derive::FromRow for #name {
            fn from_row(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
                <#name as ::aludel::__derive::Scalar>::from_value(cursor)
            }
            fn from_row_nullable(
                cursor: &mut ::aludel::__derive::Cursor<'_>,
            ) -> ::aludel::__derive::Result<::aludel::__derive::Option<Self>> {
                ::aludel::__derive::scalar_or_null(cursor)
            }
            fn width() -> usize {
                1
            }
        }
    }
}

/// The SQL type of a type that has a record of its own.
fn static_record(data_type: &TokenStream) -> TokenStream {
    quote! {
        static RECORD: ::aludel::__derive::LazyLock<::aludel::__derive::TypeRecord> =
            ::aludel::__derive::LazyLock::new(|| ::aludel::__derive::record(#data_type));
    }
}
fn record_methods() -> TokenStream {
    quote! {
        fn data_type() -> ::aludel::__derive::DataType {
            ::aludel::__derive::Clone::clone(&RECORD.data_type)
        }
        fn type_ref() -> ::aludel::__derive::TypeRef {
            ::aludel::__derive::TypeRef::Static(&RECORD)
        }
    }
}
/// The SQL type of a newtype: that of what is in it.
fn inner_methods(inner: &Type) -> TokenStream {
    quote! {
        fn data_type() -> ::aludel::__derive::DataType {
            <#inner as ::aludel::__derive::Scalar>::data_type()
        }
        fn type_ref() -> ::aludel::__derive::TypeRef {
            <#inner as ::aludel::__derive::Scalar>::type_ref()
        }
    }
}

pub fn newtype(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let inner = inner(input)?;
    let attrs = Entries::read(&input.attrs, "sql", &["data_type"])?;
    let own = own_type(name);
    let (record, types) = match attrs.value("data_type")? {
        Some(data_type) => (Some(static_record(data_type)), record_methods()),
        None => (None, inner_methods(inner)),
    };
    Ok(quote! {
        const _: () = {
            #record
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl ::aludel::__derive::Scalar for #name {
                type Inner = <#inner as ::aludel::__derive::Scalar>::Inner;
                type Own<Out: ::aludel::__derive::SqlType> = #name;
                #types
                fn into_value(self) -> ::aludel::__derive::Value {
                    <#inner as ::aludel::__derive::Scalar>::into_value(self.0)
                }
                fn to_value(&self) -> ::aludel::__derive::Value {
                    <#inner as ::aludel::__derive::Scalar>::to_value(&self.0)
                }
                fn from_value(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
                    <#inner as ::aludel::__derive::Scalar>::from_value(cursor).map(#name)
                }
            }
            #own
            #[automatically_derived]
            impl ::aludel::__derive::Newtype for #name {}
        };
    })
}

/// The one field of a newtype.
fn inner(input: &DeriveInput) -> Result<&Type> {
    let wrong = || Error::new(input.ident.span(), "`SqlType` is for a struct of one field without a name: `struct UserId(i64);`");
    if let Some(first) = input.generics.params.first() {
        return Err(Error::new(first.span(), "a type of a column has no generics"));
    }
    let Data::Struct(data) = &input.data else {
        return Err(wrong());
    };
    let Fields::Unnamed(fields) = &data.fields else {
        return Err(wrong());
    };
    match (fields.unnamed.first(), fields.unnamed.len()) {
        (Some(field), 1) => Ok(&field.ty),
        _ => Err(wrong()),
    }
}

pub fn enumeration(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let attrs = Entries::read(&input.attrs, "sql", &["name", "native"])?;
    let native = attrs.parsed::<LitBool>("native")?.is_none_or(|native| native.value);
    let as_text = if native { quote!() } else { quote!(.not_native()) };
    let sql_name = attrs.string("name")?.map_or_else(|| snake_case(&name.unraw().to_string()), |name| name.value());
    let (variants, names): (Vec<&Ident>, Vec<String>) = variants(input)?.into_iter().unzip();
    let own = own_type(name);
    let (record, types) = (static_record(&quote!(::aludel::__derive::enumeration(#sql_name, NAMES)#as_text)), record_methods());
    Ok(quote! {
        const _: () = {
            const NAMES: &[&str] = &[#(#names),*];
            #record
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl ::aludel::__derive::Scalar for #name {
                type Inner = #name;
                type Own<Out: ::aludel::__derive::SqlType> = #name;
                #types
                fn into_value(self) -> ::aludel::__derive::Value {
                    <#name as ::aludel::__derive::Scalar>::to_value(&self)
                }
                fn to_value(&self) -> ::aludel::__derive::Value {
                    ::aludel::__derive::Value::Text(::aludel::__derive::Str::from_static(match self {
                        #(#name::#variants => #names,)*
                    }))
                }
                fn from_value(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
                    match &*cursor.next_str()? {
                        #(#names => ::aludel::__derive::StdResult::Ok(#name::#variants),)*
                        _ => ::aludel::__derive::no_such_name(cursor, NAMES),
                    }
                }
            }
            #own
        };
    })
}

/// The variants with the names that they are stored by.
fn variants(input: &DeriveInput) -> Result<Vec<(&Ident, String)>> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new(input.ident.span(), "`SqlEnum` is for an enum whose variants have no fields"));
    };
    let mut variants: Vec<(&Ident, String)> = vec![];
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new(variant.fields.span(), "a variant of a `SqlEnum` has no fields: it is stored by its name"));
        }
        let attrs = Entries::read(&variant.attrs, "sql", &["name"])?;
        let name = attrs.string("name")?.map_or_else(|| variant.ident.unraw().to_string(), |name| name.value());
        if variants.iter().any(|(_, other)| *other == name) {
            return Err(Error::new(variant.ident.span(), format!("two variants are stored as {name:?}")));
        }
        variants.push((&variant.ident, name));
    }
    match variants.is_empty() {
        true => Err(Error::new(input.ident.span(), "an enum without variants has no values")),
        false => Ok(variants),
    }
}
