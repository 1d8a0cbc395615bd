//! `#[derive(SqlType)]` and `#[derive(SqlEnum)]`: generate the impl of `Scalar`, and those that go with it.

use crate::attrs::{Entries, Known};
use crate::errors::Errors;
use crate::ident::snake_case;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitInt, Result, Type};

/// Generates what both derives share: the type as an operand and as a row.
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
                    ::aludel::__derive::Node::Literal(::aludel::__derive::Literal::new(value, ty))
                }
            }
        }
    };
    let (own, any) = (operand(quote!(#name)), operand(quote!(::aludel::__derive::Any)));
    quote! {
        #own
        #any
        #[automatically_derived]
        impl ::aludel::__derive::UserDefined for #name {}
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

/// Generates the static record of a type with an SQL type of its own.
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
/// Generates the SQL type of a newtype: that of its field.
fn inner_methods(inner: &TokenStream) -> TokenStream {
    quote! {
        fn data_type() -> ::aludel::__derive::DataType {
            <#inner as ::aludel::__derive::Scalar>::data_type()
        }
        fn type_ref() -> ::aludel::__derive::TypeRef {
            <#inner as ::aludel::__derive::Scalar>::type_ref()
        }
    }
}

const TYPE: Known = Known { keys: &["type", "as"], repeated: &[], words: &[] };
const ENUM: Known = Known { keys: &["name", "schema", "inherit_schema", "native", "length"], repeated: &[], words: &[] };
const VARIANT: Known = Known { keys: &["name"], repeated: &[], words: &[] };

/// Expands `#[derive(SqlType)]`: a newtype, or with `as` any type that converts.
pub fn own(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let mut errors = Errors::default();
    let attrs = Entries::read(&input.attrs, "sql", &TYPE, &mut errors);
    if let Some(first) = input.generics.params.first() {
        errors.add(first.span(), "a column type cannot be generic");
    }
    let other = attrs.value("as", &mut errors).cloned();
    let record = attrs.value("type", &mut errors).map(static_record);
    errors.result()?;
    let (stored, converts) = match other {
        Some(other) => (other, true),
        None => (inner(input)?.to_token_stream(), false),
    };
    let types = if record.is_some() { record_methods() } else { inner_methods(&stored) };
    let values = if converts { converted(name, &stored) } else { wrapped(name, &stored) };
    let computes = (!converts).then(|| {
        quote! {
            #[automatically_derived]
            impl ::aludel::__derive::Newtype for #name {}
        }
    });
    let own = own_type(name);
    Ok(quote! {
        const _: () = {
            #record
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl ::aludel::__derive::Scalar for #name {
                type Inner = <#stored as ::aludel::__derive::Scalar>::Inner;
                type UserDefinedOr<Out: ::aludel::__derive::SqlType> = #name;
                #types
                #values
            }
            #own
            #computes
        };
    })
}

/// Generates the conversions of a newtype: those of its field.
fn wrapped(name: &Ident, inner: &TokenStream) -> TokenStream {
    quote! {
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
}

/// Generates the conversions of a type that is stored as another one.
fn converted(name: &Ident, other: &TokenStream) -> TokenStream {
    quote_spanned! {other.span()=>
        fn into_value(self) -> ::aludel::__derive::Value {
            <#other as ::aludel::__derive::Scalar>::into_value(<#other as ::aludel::__derive::From<#name>>::from(self))
        }
        fn from_value(cursor: &mut ::aludel::__derive::Cursor<'_>) -> ::aludel::__derive::Result<Self> {
            let stored = <#other as ::aludel::__derive::Scalar>::from_value(cursor)?;
            ::aludel::__derive::converted(cursor, <#name as ::aludel::__derive::TryFrom<#other>>::try_from(stored))
        }
    }
}

/// Returns the type of the only field of a newtype.
fn inner(input: &DeriveInput) -> Result<&Type> {
    let wrong = || {
        let problem = "`SqlType` is for a struct with one unnamed field, `struct UserId(i64);`, or for a type that names the type \
                       it is stored as: `#[sql(as = String)]`";
        Error::new(input.ident.span(), problem)
    };
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

/// Expands `#[derive(SqlEnum)]`.
pub fn enumeration(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let mut errors = Errors::default();
    let attrs = Entries::read(&input.attrs, "sql", &ENUM, &mut errors);
    let sql_name = attrs.string("name", &mut errors).map_or_else(|| snake_case(&name.unraw().to_string()), |name| name.value());
    let variants = errors.take(variants(input)).unwrap_or_default();
    let (variants, names): (Vec<&Ident>, Vec<String>) = variants.into_iter().unzip();
    let options = enum_options(&attrs, &names, &mut errors);
    errors.result()?;
    let own = own_type(name);
    let (record, types) = (static_record(&quote!(::aludel::__derive::enumeration(#sql_name, NAMES) #options)), record_methods());
    Ok(quote! {
        const _: () = {
            const NAMES: &[&str] = &[#(#names),*];
            #record
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl ::aludel::__derive::Scalar for #name {
                type Inner = #name;
                type UserDefinedOr<Out: ::aludel::__derive::SqlType> = #name;
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
            #[automatically_derived]
            impl ::aludel::__derive::HasLength for #name {}
        };
    })
}

/// Generates the calls of methods of `DataType` for the attributes of an enum.
fn enum_options(attrs: &Entries, names: &[String], errors: &mut Errors) -> TokenStream {
    let mut calls = TokenStream::new();
    if let Some(schema) = attrs.string("schema", errors) {
        calls.extend(quote!(.in_schema(&::aludel::__derive::Name::from_static(#schema))));
    }
    if attrs.flag("inherit_schema", errors) {
        calls.extend(quote!(.inherit_schema()));
        if let (Some(_), Some(at)) = (attrs.get("schema"), attrs.span("inherit_schema")) {
            errors.add(at, "`schema` and `inherit_schema` cannot both be given");
        }
    }
    if attrs.switch("native", errors) == Some(false) {
        calls.extend(quote!(.not_native()));
    }
    if let Some(length) = attrs.value("length", errors) {
        calls.extend(quote!(.of_length(#length)));
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        if syn::parse2::<LitInt>(length.clone()).is_ok_and(|length| length.base10_parse::<usize>().is_ok_and(|length| length < longest)) {
            errors.add(length.span(), format!("the longest name of a variant has {longest} characters"));
        }
    }
    calls
}

/// Returns the variants with the names that they are stored as.
fn variants(input: &DeriveInput) -> Result<Vec<(&Ident, String)>> {
    let Data::Enum(data) = &input.data else {
        return Err(Error::new(input.ident.span(), "`SqlEnum` is for an enum whose variants have no fields"));
    };
    let mut variants: Vec<(&Ident, String)> = vec![];
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new(variant.fields.span(), "a variant of a `SqlEnum` cannot have fields: it is stored as its name"));
        }
        let mut errors = Errors::default();
        let attrs = Entries::read(&variant.attrs, "sql", &VARIANT, &mut errors);
        let name = attrs.string("name", &mut errors).map_or_else(|| variant.ident.unraw().to_string(), |name| name.value());
        errors.result()?;
        if variants.iter().any(|(_, other)| *other == name) {
            return Err(Error::new(variant.ident.span(), format!("two variants are stored as {name:?}")));
        }
        variants.push((&variant.ident, name));
    }
    match variants.is_empty() {
        true => Err(Error::new(input.ident.span(), "a `SqlEnum` needs at least one variant")),
        false => Ok(variants),
    }
}
