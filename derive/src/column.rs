//! Generates the column of a field: its definition, and the declarations with expressions, which may mention other columns.

use crate::attrs::{Arg, Entries, Entry, Known, literal, shown_at};
use crate::constraint::{self, TargetNames};
use crate::ddl_options::{Construct, options, sql};
use crate::errors::Errors;
use crate::fields::{Column, Fields};
use crate::ident::local;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Ident, Result};

/// The attributes that give a column its value where an INSERT gives none.
const SOURCES: [&str; 7] = ["default", "server_default", "fetched", "sequence", "identity", "computed", "autoincrement"];
/// Those that may be combined: they mean the same, or one is for the INSERTs of this library and the other for those of others.
const PAIRS: [[&str; 2]; 6] = [
    ["identity", "autoincrement"],
    ["sequence", "autoincrement"],
    ["default", "server_default"],
    ["default", "fetched"],
    ["server_default", "sequence"],
    ["fetched", "sequence"],
];

/// Generates the column of one field.
pub struct ColumnWriter<'a> {
    pub column: &'a Column<'a>,
    pub fields: &'a Fields<'a>,
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl ColumnWriter<'_> {
    /// Generates the `ColumnDef`.
    pub fn definition(&self, errors: &mut Errors) -> TokenStream {
        let attrs = &self.column.attrs;
        self.conflicts(errors);
        let mut def = self.plain(errors);
        for (key, call) in [("unique", "unique"), ("index", "index"), ("sensitive", "sensitive"), ("system", "system")] {
            if attrs.flag(key, errors) {
                let call = format_ident!("{call}");
                def.extend(quote!(.#call()));
            }
        }
        if attrs.flag("fetched", errors) {
            def.extend(quote!(.fetched_default()));
        }
        if let Some(comment) = attrs.string("comment", errors) {
            def.extend(quote!(.comment(#comment)));
        }
        if let Some(entry) = attrs.get("type_check") {
            def.extend(errors.take(type_check(entry)));
        }
        def = self.numbered(def, errors);
        self.foreign_key(def, errors)
    }
    /// Generates the declarations that follow all columns: calls of methods of `ColumnDef`, or of functions that take one.
    pub fn declaration(&self, errors: &mut Errors) -> Option<TokenStream> {
        let Column { ty, attrs, .. } = self.column;
        let own = local("column");
        let mut def = quote!(#own);
        for (key, call) in [("default", "default"), ("server_default", "server_default"), ("default_on_update", "default_on_update")] {
            if let Some(value) = attrs.value(key, errors) {
                let call = Ident::new(call, Span::call_site());
                let ty = shown_at(ty, value.span());
                def = quote_spanned!(value.span()=> ::aludel::__derive::#call::<#ty, _>(#def, #value));
            }
        }
        if let Some(entry) = attrs.get("sequence") {
            let sequence = errors.take(entry.value()).map(|value| match literal(value) {
                Some(name) => quote!(::aludel::__derive::Sequence::new(#name)),
                None => quote!(#value),
            });
            def.extend(sequence.map(|sequence| quote_spanned!(entry.key.span()=> .sequence(&#sequence))));
        }
        if let Some(entry) = attrs.get("computed") {
            def = errors.take(computed(entry, self.column, &def)).unwrap_or(def);
        }
        for entry in attrs.all("check") {
            let check = constraint::check(entry, self.fields, errors);
            def.extend(check.map(|check| quote!(.check(#check))));
        }
        for entry in attrs.all("info") {
            let info = errors.take(entry.value());
            def.extend(info.map(|info| quote_spanned!(info.span()=> .info(#info))));
        }
        def.extend(options(attrs, Construct::Column, self.fields, errors));
        (own != def.to_string()).then_some(def)
    }
    /// Reports attributes that exclude each other.
    fn conflicts(&self, errors: &mut Errors) {
        let attrs = &self.column.attrs;
        let given = |key: &&str| attrs.get(key).is_some() && !(*key == "autoincrement" && self.autoincrement() == Some(false));
        let sources: Vec<&str> = SOURCES.into_iter().filter(given).collect();
        for (at, second) in sources.iter().enumerate() {
            let first = sources.iter().take(at).find(|first| !PAIRS.contains(&[**first, *second]));
            if let (Some(first), Some(at)) = (first, attrs.span(second)) {
                errors.add(at, format!("`{first}` and `{second}` cannot both be given"));
            }
        }
        if let (Some(_), Some(at)) = (attrs.get("computed"), attrs.span("default_on_update")) {
            errors.add(at, "a `computed` column cannot be written, not even by an UPDATE");
        }
        if attrs.get("foreign_key").is_none() {
            let hint = "; a value that each UPDATE writes is `default_on_update`";
            for (key, hint) in [("on_delete", ""), ("on_update", hint)] {
                if let Some(at) = attrs.span(key) {
                    errors.add(at, format!("`{key}` needs `foreign_key`{hint}"));
                }
            }
        }
        let attrs_of_key = ["autoincrement"].into_iter().filter(|_| self.autoincrement() != Some(false));
        for key in attrs_of_key.filter(|_| !self.column.key) {
            if let Some(at) = attrs.span(key) {
                errors.add(at, format!("`{key}` needs `primary_key`; a column outside the primary key can have `identity`"));
            }
        }
        if self.column.key && self.column.is_option() {
            errors.add(self.column.ty.span(), "a primary key is NOT NULL: its field cannot be an `Option`");
        }
    }
    /// Returns the value of `autoincrement` if it is a literal; that of an expression is known only at run time.
    fn autoincrement(&self) -> Option<bool> {
        self.column.attrs.get("autoincrement").and_then(|entry| entry.switch().ok())
    }
    /// Generates the name, the type and NOT NULL.
    fn plain(&self, errors: &mut Errors) -> TokenStream {
        let Column { ty, attrs, key, .. } = self.column;
        let (name, data_type) = (self.column.name(), self.data_type(errors));
        let nullable = attrs.switch("nullable", errors);
        match (nullable, attrs.span("nullable")) {
            (Some(true), Some(at)) if *key => errors.add(at, "a primary key is NOT NULL"),
            (Some(true), Some(at)) if !self.column.is_option() && !is_any(self.column) => {
                errors.add(at, "the field cannot hold NULL; make it an `Option`, which needs no `nullable`");
            }
            _ => {}
        }
        let identity = attrs.get("identity").is_some();
        if identity && self.column.is_option() && nullable != Some(false) {
            errors.add(ty.span(), "a column that the database numbers is NOT NULL: its field cannot be an `Option`");
        }
        let mut def = match nullable {
            Some(nullable) => quote!(::aludel::__derive::ColumnDef::new(#name, #data_type).nullable(#nullable)),
            // they are NOT NULL without saying so
            None if *key || identity => quote!(::aludel::__derive::ColumnDef::new(#name, #data_type)),
            None => {
                let nullable = quote_spanned!(ty.span()=> <#ty as ::aludel::__derive::SqlType>::NULLABLE);
                quote!(::aludel::__derive::column(#name, #data_type, #nullable))
            }
        };
        if *key {
            def.extend(quote!(.primary_key()));
        }
        def
    }
    /// Generates the `DataType`: the given one, or that of the Rust type with its parameters.
    fn data_type(&self, errors: &mut Errors) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        let given = attrs.value("type", errors);
        let (length, precision, scale) = (attrs.value("length", errors), attrs.value("precision", errors), attrs.value("scale", errors));
        for (key, value) in [("length", length), ("precision", precision), ("scale", scale)] {
            if let (Some(_), Some(_), Some(at)) = (given, value, attrs.span(key)) {
                errors.add(at, format!("`type` and `{key}` cannot both be given"));
            }
        }
        if let Some(text) = given.and_then(literal) {
            errors.add(text.span(), "expected a `DataType`: `type = DataType::Text`");
        }
        if let (Some(at), None) = (attrs.span("scale"), precision) {
            errors.add(at, "`scale` needs `precision`: `precision = 10, scale = 2`");
        }
        if let (None, Some(_), Some(_), Some(at)) = (given, length, precision, attrs.span("precision")) {
            errors.add(at, "`length` and `precision` cannot both be given");
        }
        let at = |key: &str| attrs.span(key).unwrap_or_else(|| ty.span());
        let data_type = match (given, length, precision, scale) {
            (Some(given), _, _, _) if literal(given).is_none() => given.clone(),
            (None, Some(length), _, _) => {
                let ty = shown_at(ty, at("length"));
                let of = quote_spanned!(at("length")=> ::aludel::__derive::of_length::<#ty>);
                quote!(#of(#length))
            }
            (None, None, Some(precision), Some(scale)) => {
                let ty = shown_at(ty, at("scale"));
                let of = quote_spanned!(at("scale")=> ::aludel::__derive::of_digits::<#ty>);
                quote!(#of(#precision, #scale))
            }
            (None, None, Some(precision), None) => {
                let ty = shown_at(ty, at("precision"));
                let of = quote_spanned!(at("precision")=> ::aludel::__derive::of_precision::<#ty>);
                quote!(#of(#precision))
            }
            (None, None, None, _) | (Some(_), _, _, _) => {
                quote_spanned!(ty.span()=> ::aludel::__derive::data_type(&<#ty as ::aludel::__derive::SqlType>::type_ref()))
            }
        };
        match attrs.string("collate", errors) {
            Some(collation) => {
                let ty = shown_at(ty, at("collate"));
                let collated = quote_spanned!(at("collate")=> ::aludel::__derive::collated::<#ty>);
                quote!(#collated(#data_type, #collation))
            }
            None => data_type,
        }
    }
    /// Generates AUTOINCREMENT and IDENTITY.
    fn numbered(&self, mut def: TokenStream, errors: &mut Errors) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        if let Some(entry) = attrs.get("autoincrement") {
            let how = match &entry.arg {
                Arg::None => quote!(true),
                Arg::Value(value) => value.clone(),
                Arg::List(_) => {
                    errors.add(entry.key.span(), "expected `autoincrement` or `autoincrement = false`");
                    quote!(true)
                }
            };
            def = match self.autoincrement() {
                Some(false) => quote!(#def.autoincrement(false)),
                _ => {
                    let ty = shown_at(ty, entry.key.span());
                    quote_spanned!(entry.key.span()=> ::aludel::__derive::autoincrement::<#ty>(#def, #how))
                }
            };
        }
        if let Some(entry) = attrs.get("identity") {
            let (ty, identity) = (shown_at(ty, entry.key.span()), identity(entry, errors));
            def = quote_spanned!(entry.key.span()=> ::aludel::__derive::identity::<#ty>(#def, #identity));
        }
        def
    }
    /// Generates the foreign key of the column.
    fn foreign_key(&self, def: TokenStream, errors: &mut Errors) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        let Some(entry) = attrs.get("foreign_key") else { return def };
        let key = TargetNames { fields: self.fields, own: self.own };
        let (target, inner) = match &entry.arg {
            Arg::List(list) => {
                let form = "the column it refers to: `foreign_key(User::id, name = \"..\")`";
                match Entries::one(list, &constraint::FOREIGN_KEY, form, entry.key.span(), errors) {
                    (inner, Some(target)) => (target, inner),
                    (_, None) => return def,
                }
            }
            Arg::None | Arg::Value(_) => match errors.take(entry.value()) {
                Some(target) => (target.clone(), Entries::default()),
                None => return def,
            },
        };
        let mut tail = constraint::tail(&inner, Construct::ForeignKey, self.fields, errors);
        tail.extend(constraint::actions(&inner, &[self.column], errors));
        for action in ["on_delete", "on_update"] {
            if let (Some(_), Some(at)) = (inner.get(action), attrs.span(action)) {
                errors.add(at, format!("`{action}` is given twice"));
            }
        }
        tail.extend(constraint::actions(attrs, &[self.column], errors));
        let own = local("key");
        let with = (!tail.is_empty()).then(|| quote!(|#own| #own #tail));
        match literal(&target) {
            Some(name) => match errors.take(key.column_named(&name)) {
                Some(()) => match with {
                    Some(with) => quote_spanned!(name.span()=> #def.foreign_key_with(#name, #with)),
                    None => quote_spanned!(name.span()=> #def.foreign_key(#name)),
                },
                None => def,
            },
            None => {
                let ty = shown_at(ty, target.span());
                let with = with.unwrap_or_else(|| quote!(::aludel::__derive::as_it_is));
                quote_spanned!(target.span()=> ::aludel::__derive::references::<#ty, _>(#def, #target, #with))
            }
        }
    }
}

/// Whether the field is a value whose type is known only at run time.
fn is_any(column: &Column<'_>) -> bool {
    match column.ty {
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Value" || last.ident == "Any"),
        _ => false,
    }
}

/// `type_check`, `type_check = "name"`, `type_check = false`
fn type_check(entry: &Entry) -> Result<TokenStream> {
    let kind = quote!(::aludel::__derive::TypeCheck);
    let name = match &entry.arg {
        Arg::Value(value) => literal(value),
        Arg::None | Arg::List(_) => None,
    };
    let check = match name {
        Some(name) => quote!(#kind::On(::aludel::__derive::Option::Some(#name.into()))),
        None if entry.switch()? => quote!(#kind::On(::aludel::__derive::Option::None)),
        None => quote!(#kind::Off),
    };
    Ok(quote!(.type_check(#check)))
}

/// `computed = "a * 2"`, `computed(stored, User::a * 2)`
fn computed(entry: &Entry, column: &Column<'_>, def: &TokenStream) -> Result<TokenStream> {
    const HOW: Known = Known { keys: &["stored", "virtual"], repeated: &[], words: &["stored", "virtual"] };
    let mut errors = Errors::default();
    let (stored, value) = match &entry.arg {
        Arg::Value(value) => (quote!(None), value.clone()),
        Arg::None => return Err(Error::new(entry.key.span(), "expected `computed = ..` or `computed(stored, ..)`")),
        Arg::List(list) => {
            let form = "one expression, or SQL as a string: `computed(stored, \"a * 2\")`";
            let (how, value) = Entries::one(list, &HOW, form, entry.key.span(), &mut errors);
            let (stored, computed) = (how.flag("stored", &mut errors), how.flag("virtual", &mut errors));
            if let (true, true, Some(at)) = (stored, computed, how.span("virtual")) {
                errors.add(at, "`stored` and `virtual` cannot both be given");
            }
            let storage = if stored || computed { quote!(Some(#stored)) } else { quote!(None) };
            (storage, value.unwrap_or_default())
        }
    };
    errors.result()?;
    let value = sql(&value);
    let ty = shown_at(column.ty, value.span());
    Ok(quote_spanned!(value.span()=> ::aludel::__derive::computed::<#ty, _>(#def, #value, ::aludel::__derive::Option::#stored)))
}

/// `identity`, `identity(always, start = 100)`
fn identity(entry: &Entry, errors: &mut Errors) -> TokenStream {
    const HOW: Known = Known {
        keys: &["always", "start", "increment", "min_value", "no_min_value", "max_value", "no_max_value", "cache", "cycle"],
        repeated: &[],
        words: &["always", "no_min_value", "no_max_value", "cycle"],
    };
    let by_default = quote!(::aludel::__derive::Identity::by_default());
    let list = match &entry.arg {
        Arg::None => return by_default,
        Arg::List(list) => list,
        Arg::Value(_) => {
            errors.add(entry.key.span(), "expected `identity` or `identity(always, start = 100)`");
            return by_default;
        }
    };
    let (how, others) = Entries::split(list, &HOW, errors);
    for other in others {
        errors.add(other.span(), format!("expected one of: {}", HOW.keys.join(", ")));
    }
    let mut identity = if how.flag("always", errors) { quote!(::aludel::__derive::Identity::always()) } else { by_default };
    for key in ["start", "increment", "min_value", "max_value", "cache"] {
        if let (Some(value), Some(at)) = (how.value(key, errors), how.span(key)) {
            let call = Ident::new(key, at);
            identity.extend(quote!(.#call(#value)));
        }
    }
    for (key, other) in [("no_min_value", "min_value"), ("no_max_value", "max_value")] {
        if how.flag(key, errors) {
            let call = format_ident!("{key}");
            identity.extend(quote!(.#call()));
            if let Some(at) = how.get(other).and_then(|_| how.span(key)) {
                errors.add(at, format!("`{other}` and `{key}` cannot both be given"));
            }
        }
    }
    if let Some(again) = how.switch("cycle", errors) {
        identity.extend(quote!(.cycle(#again)));
    }
    identity
}
