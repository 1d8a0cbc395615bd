//! Attributes: `#[name(key, key = value, key(..))]`, and the lists in them.

use crate::names::nearest;
use crate::report::Report;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::token::Paren;
use syn::{Attribute, Error, Ident, LitBool, LitStr, Result, Token};

/// What stands behind a key.
pub enum Arg {
    /// Nothing.
    None,
    /// `= value`
    Value(TokenStream),
    /// `(..)`
    List(TokenStream),
}

/// `key`, `key = value` or `key(..)`
pub struct Entry {
    pub key: Ident,
    pub arg: Arg,
}

/// One of a list: an entry by its form, which may turn out to be an expression.
pub struct Item {
    pub entry: Option<Entry>,
    pub tokens: TokenStream,
}
impl Item {
    pub fn span(&self) -> Span {
        self.tokens.span()
    }
    /// A word that stands alone: the name of a field.
    pub fn word(&self) -> Option<&Ident> {
        match &self.entry {
            Some(Entry { key, arg: Arg::None }) => Some(key),
            _ => None,
        }
    }
}

/// The keys that there are, those of them that may be given more than once, and in a list of fields those that may stand alone:
/// any other word that stands alone is a field, which may well be called `name`.
pub struct Known {
    pub keys: &'static [&'static str],
    pub repeated: &'static [&'static str],
    pub words: &'static [&'static str],
}

/// Names that other libraries have, and what they are called here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("data_type", "type"),
    ("sql_type", "type"),
    ("column_name", "name"),
    ("rename", "name"),
    ("table_name", "table"),
    ("onupdate", "default_on_update"),
    ("ondelete", "on_delete"),
    ("references", "foreign_key"),
    ("pk", "primary_key"),
    ("size", "length"),
    ("len", "length"),
    ("not_null", "nullable = false"),
    ("null", "nullable"),
    ("serial", "autoincrement"),
    ("autoinc", "autoincrement"),
    ("engine", "mysql(engine = ..)"),
    ("charset", "mysql(charset = ..)"),
    ("strict", "sqlite(strict)"),
    ("without_rowid", "sqlite(without_rowid)"),
    ("tablespace", "postgres(tablespace = ..)"),
    ("generated", "computed"),
    ("auto_increment", "autoincrement"),
    ("unique_constraint", "unique"),
    ("postgresql", "postgres"),
];

/// Entries whose keys are known, each once unless it may be repeated.
#[derive(Default)]
pub struct Entries(Vec<Entry>);

impl Entries {
    /// Reads the attributes `#[name(..)]`.
    pub fn read(attrs: &[Attribute], name: &str, known: &Known, report: &mut Report) -> Self {
        let mut entries = Entries::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
            let items = report.take(attr.parse_args_with(items)).unwrap_or_default();
            for item in items {
                match item.entry {
                    Some(entry) => entries.add(entry, known, report),
                    None => report.wrong(item.span(), format!("expected `key`, `key = value` or `key(..)`; {}", there_are(known.keys))),
                }
            }
        }
        entries
    }
    /// Reads what stands in parentheses: the entries of these keys, and the rest, which are fields or expressions.
    pub fn split(list: &TokenStream, known: &Known, report: &mut Report) -> (Self, Vec<Item>) {
        let (mut entries, mut others) = (Entries::default(), vec![]);
        for Item { entry, tokens } in report.take(items.parse2(list.clone())).unwrap_or_default() {
            match entry {
                Some(entry) if known.claims(&entry) => entries.add(entry, known, report),
                entry => others.push(Item { entry, tokens }),
            }
        }
        (entries, others)
    }
    /// The same, where the rest is one expression.
    pub fn one(list: &TokenStream, known: &Known, form: &str, at: Span, report: &mut Report) -> (Self, Option<TokenStream>) {
        let (entries, others) = Entries::split(list, known, report);
        if let Some(second) = others.get(1) {
            report.wrong(second.span(), format!("expected {form}; besides, {}", there_are(known.keys)));
        }
        let one = others.into_iter().next().map(|item| item.tokens);
        if one.is_none() {
            report.wrong(at, format!("expected {form}"));
        }
        (entries, one)
    }
    fn add(&mut self, entry: Entry, known: &Known, report: &mut Report) {
        let name = entry.key.unraw().to_string();
        if !known.has(&entry.key) {
            let elsewhere = || ELSEWHERE.iter().find(|(other, own)| *other == name && known.begins(own)).map(|(_, own)| *own);
            let near = elsewhere().or_else(|| nearest(&name, known.keys.iter().copied()));
            let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            return report.wrong(entry.key.span(), format!("there is no attribute `{name}`; {hint}{}", there_are(known.keys)));
        }
        if self.get(&name).is_some() && !known.repeated.contains(&name.as_str()) {
            return report.wrong(entry.key.span(), format!("`{name}` is given twice"));
        }
        self.0.push(entry);
    }
    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key == key)
    }
    /// The entries of a key that may be repeated.
    pub fn all(&self, key: &str) -> impl Iterator<Item = &Entry> {
        self.0.iter().filter(move |entry| entry.key == key)
    }
    /// All of them, as they are written.
    pub fn in_order(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }
    /// The place of a key, if it is given.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.get(key).map(|entry| entry.key.span())
    }
    /// A key that stands alone.
    pub fn flag(&self, key: &str, report: &mut Report) -> bool {
        self.get(key).is_some_and(|entry| report.take(entry.flag()).is_some())
    }
    /// A key that stands alone, or is `true` or `false`.
    pub fn switch(&self, key: &str, report: &mut Report) -> Option<bool> {
        report.take(self.get(key)?.switch())
    }
    /// The value of a key.
    pub fn value(&self, key: &str, report: &mut Report) -> Option<&TokenStream> {
        report.take(self.get(key)?.value())
    }
    /// A name, which has characters.
    pub fn name(&self, key: &str, report: &mut Report) -> Option<LitStr> {
        let name = self.string(key, report)?;
        if name.value().is_empty() {
            report.wrong(name.span(), "a name has characters");
        }
        Some(name)
    }
    /// The value of a key that is a string.
    pub fn string(&self, key: &str, report: &mut Report) -> Option<LitStr> {
        report.take(self.get(key)?.string())
    }
}

impl Known {
    fn claims(&self, entry: &Entry) -> bool {
        match entry.arg {
            Arg::None => self.words.iter().any(|word| entry.key == word),
            // `a = b` is no expression that anyone means
            Arg::Value(_) => true,
            Arg::List(_) => self.has(&entry.key),
        }
    }
    /// Is the first word one of the keys?
    fn begins(&self, said: &str) -> bool {
        said.split([' ', '(']).next().is_some_and(|key| self.keys.contains(&key))
    }
    fn has(&self, key: &Ident) -> bool {
        self.keys.iter().any(|known| key == known)
    }
}

impl Entry {
    pub fn flag(&self) -> Result<()> {
        match self.arg {
            Arg::None => Ok(()),
            Arg::Value(_) | Arg::List(_) => Err(Error::new(self.key.span(), format!("`{}` stands alone", self.key))),
        }
    }
    pub fn switch(&self) -> Result<bool> {
        match &self.arg {
            Arg::None => Ok(true),
            Arg::Value(value) => match syn::parse2::<LitBool>(value.clone()) {
                Ok(on) => Ok(on.value),
                Err(_) => Err(Error::new(value.span(), format!("expected `{0}` alone, or `{0} = false`", self.key))),
            },
            Arg::List(_) => Err(Error::new(self.key.span(), format!("`{0}` stands alone, or is `{0} = false`", self.key))),
        }
    }
    pub fn value(&self) -> Result<&TokenStream> {
        match &self.arg {
            Arg::Value(value) => Ok(value),
            Arg::None | Arg::List(_) => Err(Error::new(self.key.span(), format!("`{0}` needs a value: `{0} = ..`", self.key))),
        }
    }
    pub fn string(&self) -> Result<LitStr> {
        literal(self.value()?).ok_or_else(|| {
            let value = self.value().map(TokenStream::span).unwrap_or_else(|_| self.key.span());
            Error::new(value, format!("expected a string: `{} = \"..\"`", self.key))
        })
    }
    pub fn list(&self, form: &str) -> Result<&TokenStream> {
        match &self.arg {
            Arg::List(list) => Ok(list),
            Arg::None | Arg::Value(_) => Err(Error::new(self.key.span(), format!("expected `{}{form}`", self.key))),
        }
    }
}

/// The same tokens as if they stood elsewhere: where a mistake about them is to be shown.
pub fn shown_at(tokens: &impl ToTokens, at: Span) -> TokenStream {
    let moved = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            let mut inner = proc_macro2::Group::new(group.delimiter(), shown_at(&group.stream(), at));
            inner.set_span(at.resolved_at(group.span()));
            return TokenTree::Group(inner);
        }
        token.set_span(at.resolved_at(token.span()));
        token
    };
    tokens.to_token_stream().into_iter().map(moved).collect()
}

/// What there is, for a message.
pub fn there_are(keys: &[&str]) -> String {
    format!("there are: {}", keys.join(", "))
}

/// A string, and nothing else.
pub fn literal(value: &TokenStream) -> Option<LitStr> {
    syn::parse2(value.clone()).ok()
}

/// Parses the parts of a list.
pub fn items(input: ParseStream<'_>) -> Result<Vec<Item>> {
    let mut items = vec![];
    while !input.is_empty() {
        items.push(item(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(items)
}

fn item(input: ParseStream<'_>) -> Result<Item> {
    let ahead = input.fork();
    let entry = if ahead.peek(Ident::peek_any) { entry(&ahead)? } else { None };
    match entry {
        Some(entry) => {
            let mut tokens = TokenStream::new();
            while input.cursor() != ahead.cursor() {
                input.parse::<TokenTree>()?.to_tokens(&mut tokens);
            }
            Ok(Item { entry: Some(entry), tokens })
        }
        None => Ok(Item { entry: None, tokens: until_comma(input)? }),
    }
}

/// `key`, `key = value` or `key(..)`, up to the comma behind it; anything else is an expression.
fn entry(input: ParseStream<'_>) -> Result<Option<Entry>> {
    let key = Ident::parse_any(input)?;
    let ends = |input: ParseStream<'_>| input.is_empty() || input.peek(Token![,]);
    if ends(input) {
        return Ok(Some(Entry { key, arg: Arg::None }));
    }
    if input.peek(Token![=]) && !input.peek(Token![==]) {
        input.parse::<Token![=]>()?;
        return Ok(Some(Entry { key, arg: Arg::Value(until_comma(input)?) }));
    }
    if input.peek(Paren) {
        let list;
        syn::parenthesized!(list in input);
        let list = list.parse()?;
        return Ok(ends(input).then_some(Entry { key, arg: Arg::List(list) }));
    }
    Ok(None)
}

/// Whatever stands before the next comma; one in `::<A, B>` is none.
fn until_comma(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut value = TokenStream::new();
    let mut depth = 0_usize;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        if input.peek(Token![;]) || (value.is_empty() && input.peek(Token![=])) || two_in_a_row(&value, input) {
            return Err(input.error(if value.is_empty() { "expected a value" } else { "expected `,`" }));
        }
        let path = input.peek(Token![::]) && input.peek3(Token![<]);
        if path {
            value.extend([input.parse::<TokenTree>()?, input.parse::<TokenTree>()?]);
            depth += 1;
        } else if depth > 0 && input.peek(Token![<]) {
            depth += 1;
        } else if depth > 0 && input.peek(Token![>]) {
            depth -= 1;
        }
        value.extend([input.parse::<TokenTree>()?]);
    }
    if value.is_empty() { Err(input.error("expected a value")) } else { Ok(value) }
}

/// Does a literal stand before another one or a word, which is no expression?
fn two_in_a_row(value: &TokenStream, input: ParseStream<'_>) -> bool {
    let after_literal = matches!(value.clone().into_iter().last(), Some(TokenTree::Literal(_)));
    after_literal && (input.peek(syn::Lit) || (input.peek(Ident::peek_any) && !input.peek(Token![as])))
}
