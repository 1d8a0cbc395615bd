//! Parses attributes, `#[name(key, key = value, key(..))]`, and the lists in them.

use crate::errors::Errors;
use crate::ident::nearest;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::token::Paren;
use syn::{Attribute, Error, Ident, LitBool, LitStr, Result, Token};

/// The argument of a key.
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

/// An item of a list. One that has the form of an entry may turn out to be an expression.
pub struct Item {
    pub entry: Option<Entry>,
    pub tokens: TokenStream,
}
impl Item {
    pub fn span(&self) -> Span {
        self.tokens.span()
    }
    /// Returns the item if it is one word, such as the name of a field.
    pub fn word(&self) -> Option<&Ident> {
        match &self.entry {
            Some(Entry { key, arg: Arg::None }) => Some(key),
            _ => None,
        }
    }
}

/// The keys of an attribute (`keys`), those that may be repeated, and those that take no value in a list of fields (`words`): any
/// other single word there is a field, even if it has the name of a key.
pub struct Known {
    pub keys: &'static [&'static str],
    pub repeated: &'static [&'static str],
    pub words: &'static [&'static str],
}

/// Keys of other libraries, and the keys that are meant.
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

/// Entries with known keys, each given once unless it may be repeated.
#[derive(Default)]
pub struct Entries(Vec<Entry>);

impl Entries {
    /// Parses the attributes `#[name(..)]`.
    pub fn read(attrs: &[Attribute], name: &str, known: &Known, errors: &mut Errors) -> Self {
        let mut entries = Entries::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
            let items = errors.take(attr.parse_args_with(items)).unwrap_or_default();
            for item in items {
                match item.entry {
                    Some(entry) => entries.add(entry, known, errors),
                    None => errors.add(
                        item.span(),
                        format!("expected `key`, `key = value` or `key(..)`, where the key is one of: {}", known.keys.join(", ")),
                    ),
                }
            }
        }
        entries
    }
    /// Parses a list in parentheses into the entries with known keys and the other items, which are fields or expressions.
    pub fn split(list: &TokenStream, known: &Known, errors: &mut Errors) -> (Self, Vec<Item>) {
        let (mut entries, mut others) = (Entries::default(), vec![]);
        for Item { entry, tokens } in errors.take(items.parse2(list.clone())).unwrap_or_default() {
            match entry {
                Some(entry) if known.claims(&entry) => entries.add(entry, known, errors),
                entry => others.push(Item { entry, tokens }),
            }
        }
        (entries, others)
    }
    /// Parses a list like [`split`](Entries::split), where the other items must be a single expression.
    pub fn one(list: &TokenStream, known: &Known, form: &str, at: Span, errors: &mut Errors) -> (Self, Option<TokenStream>) {
        let (entries, others) = Entries::split(list, known, errors);
        if let Some(second) = others.get(1) {
            errors.add(second.span(), format!("expected {form}, optionally followed by: {}", known.keys.join(", ")));
        }
        let one = others.into_iter().next().map(|item| item.tokens);
        if one.is_none() {
            errors.add(at, format!("expected {form}"));
        }
        (entries, one)
    }
    fn add(&mut self, entry: Entry, known: &Known, errors: &mut Errors) {
        let name = entry.key.unraw().to_string();
        if !known.has(&entry.key) {
            let elsewhere = || ELSEWHERE.iter().find(|(other, own)| *other == name && known.begins(own)).map(|(_, own)| *own);
            let near = elsewhere().or_else(|| nearest(&name, known.keys.iter().copied()));
            let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            return errors.add(entry.key.span(), format!("there is no attribute `{name}`; {hint}{}", expected_one_of(known.keys)));
        }
        if self.get(&name).is_some() && !known.repeated.contains(&name.as_str()) {
            return errors.add(entry.key.span(), format!("`{name}` is given twice"));
        }
        self.0.push(entry);
    }
    /// Returns the entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key == key)
    }
    /// Returns the entries of a key that may be repeated.
    pub fn all(&self, key: &str) -> impl Iterator<Item = &Entry> {
        self.0.iter().filter(move |entry| entry.key == key)
    }
    /// Returns all entries, in the order of the source.
    pub fn in_order(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }
    /// Returns where a key is given.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.get(key).map(|entry| entry.key.span())
    }
    /// Whether a key is given that takes no value.
    pub fn flag(&self, key: &str, errors: &mut Errors) -> bool {
        self.get(key).is_some_and(|entry| errors.take(entry.flag()).is_some())
    }
    /// Returns the value of a key that is `true` or `false`, or given without a value, which is `true`.
    pub fn switch(&self, key: &str, errors: &mut Errors) -> Option<bool> {
        errors.take(self.get(key)?.switch())
    }
    /// Returns the value of a key.
    pub fn value(&self, key: &str, errors: &mut Errors) -> Option<&TokenStream> {
        errors.take(self.get(key)?.value())
    }
    /// Returns the value of a key that is a name, which cannot be empty.
    pub fn name(&self, key: &str, errors: &mut Errors) -> Option<LitStr> {
        let name = self.string(key, errors)?;
        if name.value().is_empty() {
            errors.add(name.span(), "a name cannot be empty");
        }
        Some(name)
    }
    /// Returns the value of a key that is a string.
    pub fn string(&self, key: &str, errors: &mut Errors) -> Option<LitStr> {
        errors.take(self.get(key)?.string())
    }
}

impl Known {
    fn claims(&self, entry: &Entry) -> bool {
        match entry.arg {
            Arg::None => self.words.iter().any(|word| entry.key == word),
            // nobody means an assignment, `a = b`, as an expression
            Arg::Value(_) => true,
            Arg::List(_) => self.has(&entry.key),
        }
    }
    /// Whether the first word is one of the keys.
    fn begins(&self, text: &str) -> bool {
        text.split([' ', '(']).next().is_some_and(|key| self.keys.contains(&key))
    }
    fn has(&self, key: &Ident) -> bool {
        self.keys.iter().any(|known| key == known)
    }
}

impl Entry {
    pub fn flag(&self) -> Result<()> {
        match self.arg {
            Arg::None => Ok(()),
            Arg::Value(_) | Arg::List(_) => Err(Error::new(self.key.span(), format!("`{}` takes no value", self.key))),
        }
    }
    pub fn switch(&self) -> Result<bool> {
        match &self.arg {
            Arg::None => Ok(true),
            Arg::Value(value) => match syn::parse2::<LitBool>(value.clone()) {
                Ok(on) => Ok(on.value),
                Err(_) => Err(Error::new(value.span(), format!("expected `{0}` or `{0} = false`", self.key))),
            },
            Arg::List(_) => Err(Error::new(self.key.span(), format!("expected `{0}` or `{0} = false`", self.key))),
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

/// Returns the tokens with another span, where the compiler shows errors about them.
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

/// The valid keys, for a message.
pub fn expected_one_of(keys: &[&str]) -> String {
    format!("expected one of: {}", keys.join(", "))
}

/// Returns the tokens if they are one string literal.
pub fn literal(value: &TokenStream) -> Option<LitStr> {
    syn::parse2(value.clone()).ok()
}

/// Parses the items of a list.
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

/// Parses `key`, `key = value` or `key(..)` up to the next comma; anything else is an expression.
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

/// Parses the tokens before the next comma. A comma in `::<A, B>` does not count.
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

/// Whether a literal is followed by another one or by a word, which is not an expression.
fn two_in_a_row(value: &TokenStream, input: ParseStream<'_>) -> bool {
    let after_literal = matches!(value.clone().into_iter().last(), Some(TokenTree::Literal(_)));
    after_literal && (input.peek(syn::Lit) || (input.peek(Ident::peek_any) && !input.peek(Token![as])))
}
