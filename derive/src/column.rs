//! What a field declares: the column itself, and then what has expressions in it, which may speak of other columns.

use crate::attrs::{Arg, Entries, Entry, Known, literal, shown_at};
use crate::constraint::{self, Key};
use crate::fields::{Column, Fields};
use crate::names::local;
use crate::options::{QueryContext, options, sql};
use crate::report::Report;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Ident, Result};

/// What gives a column its value where an INSERT gives none.
const SOURCES: [&str; 7] = ["default", "server_default", "fetched", "sequence", "identity", "computed", "autoincrement"];
/// Those that go together: two ways to say one thing, or what the library writes and what the database does for others.
const PAIRS: [[&str; 2]; 6] = [
    ["identity", "autoincrement"],
    ["sequence", "autoincrement"],
    ["default", "server_default"],
    ["default", "fetched"],
    ["server_default", "sequence"],
    ["fetched", "sequence"],
];

/// Writes the column of one field.
pub struct Writer<'a> {
    pub column: &'a Column<'a>,
    pub fields: &'a Fields<'a>,
    /// The table's own name and schema.
    pub own: (&'a str, Option<&'a str>),
}

impl Writer<'_> {
    /// The `ColumnDef`.
    pub fn definition(&self, report: &mut Report) -> TokenStream {
        let attrs = &self.column.attrs;
        self.conflicts(report);
        let mut def = self.plain(report);
        for (key, call) in [("unique", "unique"), ("index", "index"), ("sensitive", "sensitive"), ("system", "system")] {
            if attrs.flag(key, report) {
                let call = format_ident!("{call}");
                def.extend(quote!(.#call()));
            }
        }
        if attrs.flag("fetched", report) {
            def.extend(quote!(.fetched_default()));
        }
        if let Some(comment) = attrs.string("comment", report) {
            def.extend(quote!(.comment(#comment)));
        }
        if let Some(entry) = attrs.get("type_check") {
            def.extend(report.take(type_check(entry)));
        }
        def = self.numbered(def, report);
        self.foreign_key(def, report)
    }
    /// What is said of it behind all columns: each a method of `ColumnDef`, or a function around it.
    pub fn declaration(&self, report: &mut Report) -> Option<TokenStream> {
        let Column { ty, attrs, .. } = self.column;
        let own = local("column");
        let mut def = quote!(#own);
        for (key, call) in [("default", "default"), ("server_default", "server_default"), ("default_on_update", "default_on_update")] {
            if let Some(value) = attrs.value(key, report) {
                let call = Ident::new(call, Span::call_site());
                let ty = shown_at(ty, value.span());
                def = quote_spanned!(value.span()=> ::aludel::__derive::#call::<#ty, _>(#def, #value));
            }
        }
        if let Some(entry) = attrs.get("sequence") {
            let sequence = report.take(entry.value()).map(|value| match literal(value) {
                Some(name) => quote!(::aludel::__derive::Sequence::new(#name)),
                None => quote!(#value),
            });
            def.extend(sequence.map(|sequence| quote_spanned!(entry.key.span()=> .sequence(&#sequence))));
        }
        if let Some(entry) = attrs.get("computed") {
            def = report.take(computed(entry, self.column, &def)).unwrap_or(def);
        }
        for entry in attrs.all("check") {
            let check = constraint::check(entry, self.fields, report);
            def.extend(check.map(|check| quote!(.check(#check))));
        }
        for entry in attrs.all("info") {
            let info = report.take(entry.value());
            def.extend(info.map(|info| quote_spanned!(info.span()=> .info(#info))));
        }
        def.extend(options(attrs, QueryContext::Column, self.fields, report));
        (own != def.to_string()).then_some(def)
    }
    /// Two things that cannot both be.
    fn conflicts(&self, report: &mut Report) {
        let attrs = &self.column.attrs;
        let given = |key: &&str| attrs.get(key).is_some() && !(*key == "autoincrement" && self.autoincrement() == Some(false));
        let sources: Vec<&str> = SOURCES.into_iter().filter(given).collect();
        for (at, second) in sources.iter().enumerate() {
            let first = sources.iter().take(at).find(|first| !PAIRS.contains(&[**first, *second]));
            if let (Some(first), Some(at)) = (first, attrs.span(second)) {
                report.wrong(at, format!("`{first}` says already where the value comes from"));
            }
        }
        if let (Some(_), Some(at)) = (attrs.get("computed"), attrs.span("default_on_update")) {
            report.wrong(at, "it is `computed`, and so nothing is written into it");
        }
        if attrs.get("foreign_key").is_none() {
            let hint = "; what an UPDATE writes into the column is `default_on_update`";
            for (key, hint) in [("on_delete", ""), ("on_update", hint)] {
                if let Some(at) = attrs.span(key) {
                    report.wrong(at, format!("`{key}` goes with `foreign_key`{hint}"));
                }
            }
        }
        let attrs_of_key = ["autoincrement"].into_iter().filter(|_| self.autoincrement() != Some(false));
        for key in attrs_of_key.filter(|_| !self.column.key) {
            if let Some(at) = attrs.span(key) {
                report.wrong(at, format!("`{key}` is for a column of the primary key: add `primary_key`; others have `identity`"));
            }
        }
        if self.column.key && self.column.is_option() {
            report.wrong(self.column.ty.span(), "a primary key is NOT NULL, and so no `Option`");
        }
    }
    /// `true` and `false` where they stand; anything else is seen when the program runs.
    fn autoincrement(&self) -> Option<bool> {
        self.column.attrs.get("autoincrement").and_then(|entry| entry.switch().ok())
    }
    /// Its name, its type, and whether it may be NULL.
    fn plain(&self, report: &mut Report) -> TokenStream {
        let Column { ty, attrs, key, .. } = self.column;
        let (name, data_type) = (self.column.name(), self.data_type(report));
        let said = attrs.switch("nullable", report);
        match (said, attrs.span("nullable")) {
            (Some(true), Some(at)) if *key => report.wrong(at, "a primary key is NOT NULL"),
            (Some(true), Some(at)) if !self.column.is_option() && !is_any(self.column) => {
                report.wrong(at, "the field has no room for NULL: make it an `Option`, which is nullable by itself");
            }
            _ => {}
        }
        let identity = attrs.get("identity").is_some();
        if identity && self.column.is_option() && said != Some(false) {
            report.wrong(ty.span(), "a number that the database gives is NOT NULL, and so no `Option`");
        }
        let mut def = match said {
            Some(nullable) => quote!(::aludel::__derive::ColumnDef::new(#name, #data_type).nullable(#nullable)),
            // NOT NULL by themselves
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
    /// The `DataType`: as it is said, or that of the Rust type with its parameters.
    fn data_type(&self, report: &mut Report) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        let said = attrs.value("type", report);
        let (length, precision, scale) = (attrs.value("length", report), attrs.value("precision", report), attrs.value("scale", report));
        for (key, value) in [("length", length), ("precision", precision), ("scale", scale)] {
            if let (Some(_), Some(_), Some(at)) = (said, value, attrs.span(key)) {
                report.wrong(at, format!("`type` says the {key}"));
            }
        }
        if let Some(text) = said.and_then(literal) {
            report.wrong(text.span(), "expected a `DataType`: `type = DataType::Text`");
        }
        if let (Some(at), None) = (attrs.span("scale"), precision) {
            report.wrong(at, "`scale` goes with `precision`: `precision = 10, scale = 2`");
        }
        if let (None, Some(_), Some(_), Some(at)) = (said, length, precision, attrs.span("precision")) {
            report.wrong(at, "no type has a length and a precision");
        }
        let at = |key: &str| attrs.span(key).unwrap_or_else(|| ty.span());
        let data_type = match (said, length, precision, scale) {
            (Some(said), _, _, _) if literal(said).is_none() => said.clone(),
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
        match attrs.string("collate", report) {
            Some(collation) => {
                let ty = shown_at(ty, at("collate"));
                let collated = quote_spanned!(at("collate")=> ::aludel::__derive::collated::<#ty>);
                quote!(#collated(#data_type, #collation))
            }
            None => data_type,
        }
    }
    /// AUTOINCREMENT and IDENTITY.
    fn numbered(&self, mut def: TokenStream, report: &mut Report) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        if let Some(entry) = attrs.get("autoincrement") {
            let how = match &entry.arg {
                Arg::None => quote!(true),
                Arg::Value(value) => value.clone(),
                Arg::List(_) => {
                    report.wrong(entry.key.span(), "`autoincrement` stands alone, or is `autoincrement = false`");
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
            let (ty, identity) = (shown_at(ty, entry.key.span()), identity(entry, report));
            def = quote_spanned!(entry.key.span()=> ::aludel::__derive::identity::<#ty>(#def, #identity));
        }
        def
    }
    /// The foreign key of the column, and what becomes of it.
    fn foreign_key(&self, def: TokenStream, report: &mut Report) -> TokenStream {
        let Column { ty, attrs, .. } = self.column;
        let Some(entry) = attrs.get("foreign_key") else { return def };
        let key = Key { fields: self.fields, own: self.own };
        let (target, inner) = match &entry.arg {
            Arg::List(list) => {
                let form = "what it refers to: `foreign_key(User::id, name = \"..\")`";
                match Entries::one(list, &constraint::KEY, form, entry.key.span(), report) {
                    (inner, Some(target)) => (target, inner),
                    (_, None) => return def,
                }
            }
            Arg::None | Arg::Value(_) => match report.take(entry.value()) {
                Some(target) => (target.clone(), Entries::default()),
                None => return def,
            },
        };
        let mut tail = constraint::tail(&inner, QueryContext::ForeignKey, self.fields, report);
        tail.extend(constraint::actions(&inner, &[self.column], report));
        for action in ["on_delete", "on_update"] {
            if let (Some(_), Some(at)) = (inner.get(action), attrs.span(action)) {
                report.wrong(at, format!("`{action}` is given twice"));
            }
        }
        tail.extend(constraint::actions(attrs, &[self.column], report));
        let own = local("key");
        let with = (!tail.is_empty()).then(|| quote!(|#own| #own #tail));
        match literal(&target) {
            Some(name) => match report.take(key.column_named(&name)) {
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

/// Is it a value whose type is known only at run time?
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
    let mut report = Report::default();
    let (stored, value) = match &entry.arg {
        Arg::Value(value) => (quote!(None), value.clone()),
        Arg::None => return Err(Error::new(entry.key.span(), "expected `computed = ..` or `computed(stored, ..)`")),
        Arg::List(list) => {
            let form = "one expression, or SQL as a string: `computed(stored, \"a * 2\")`";
            let (how, value) = Entries::one(list, &HOW, form, entry.key.span(), &mut report);
            let (stored, computed) = (how.flag("stored", &mut report), how.flag("virtual", &mut report));
            if let (true, true, Some(at)) = (stored, computed, how.span("virtual")) {
                report.wrong(at, "`stored` says already how it is kept");
            }
            let said = if stored || computed { quote!(Some(#stored)) } else { quote!(None) };
            (said, value.unwrap_or_default())
        }
    };
    report.result()?;
    let value = sql(&value);
    let ty = shown_at(column.ty, value.span());
    Ok(quote_spanned!(value.span()=> ::aludel::__derive::computed::<#ty, _>(#def, #value, ::aludel::__derive::Option::#stored)))
}

/// `identity`, `identity(always, start = 100)`
fn identity(entry: &Entry, report: &mut Report) -> TokenStream {
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
            report.wrong(entry.key.span(), "`identity` stands alone, or says how it counts: `identity(always, start = 100)`");
            return by_default;
        }
    };
    let (how, others) = Entries::split(list, &HOW, report);
    for other in others {
        report.wrong(other.span(), format!("expected one of: {}", HOW.keys.join(", ")));
    }
    let mut identity = if how.flag("always", report) { quote!(::aludel::__derive::Identity::always()) } else { by_default };
    for key in ["start", "increment", "min_value", "max_value", "cache"] {
        if let (Some(value), Some(at)) = (how.value(key, report), how.span(key)) {
            let call = Ident::new(key, at);
            identity.extend(quote!(.#call(#value)));
        }
    }
    for (key, other) in [("no_min_value", "min_value"), ("no_max_value", "max_value")] {
        if how.flag(key, report) {
            let call = format_ident!("{key}");
            identity.extend(quote!(.#call()));
            if let Some(at) = how.get(other).and_then(|_| how.span(key)) {
                report.wrong(at, format!("`{other}` is given already"));
            }
        }
    }
    if let Some(again) = how.switch("cycle", report) {
        identity.extend(quote!(.cycle(#again)));
    }
    identity
}
