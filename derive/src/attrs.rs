//! Attributes: `#[name(key, key = value)]`, each key known and given once.

use crate::names::nearest;
use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, Ident, LitBool, LitStr, Result, Token};

/// One `key` or `key = value`.
pub struct Entry {
    pub key: Ident,
    pub value: Option<TokenStream>,
}

/// The entries of all attributes of a name.
pub struct Entries(Vec<Entry>);

impl Entries {
    /// Reads the attributes `#[name(..)]`, which know these keys.
    pub fn read(attrs: &[Attribute], name: &str, known: &[&str]) -> Result<Self> {
        let mut entries: Vec<Entry> = vec![];
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
            for entry in attr.parse_args_with(list)? {
                check(&entry.key, known, &entries)?;
                entries.push(entry);
            }
        }
        Ok(Entries(entries))
    }
    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key == key)
    }
    /// A key that stands alone.
    pub fn flag(&self, key: &str) -> Result<bool> {
        match self.get(key) {
            None => Ok(false),
            Some(Entry { key: _, value: None }) => Ok(true),
            Some(Entry { key: at, value: Some(_) }) => Err(Error::new(at.span(), format!("`{key}` stands alone"))),
        }
    }
    /// The value of a key.
    pub fn value(&self, key: &str) -> Result<Option<&TokenStream>> {
        match self.get(key) {
            None => Ok(None),
            Some(Entry { key: _, value: Some(value) }) => Ok(Some(value)),
            Some(Entry { key: at, value: None }) => Err(Error::new(at.span(), format!("`{key}` needs a value: `{key} = ..`"))),
        }
    }
    /// The value of a key that is `true` or `false`.
    pub fn boolean(&self, key: &str) -> Result<Option<bool>> {
        Ok(self.parsed::<LitBool>(key)?.map(|value| value.value))
    }
    /// The value of a key, parsed.
    pub fn parsed<T: syn::parse::Parse>(&self, key: &str) -> Result<Option<T>> {
        self.value(key)?.map(|value| T::parse.parse2(value.clone())).transpose()
    }
    /// The value of a key that is a string.
    pub fn string(&self, key: &str) -> Result<Option<LitStr>> {
        self.parsed(key)
    }
}

fn list(input: ParseStream<'_>) -> Result<Vec<Entry>> {
    let mut entries = vec![];
    while !input.is_empty() {
        let key = Ident::parse_any(input)?;
        let value = if input.parse::<Option<Token![=]>>()?.is_some() { Some(until_comma(input)?) } else { None };
        entries.push(Entry { key, value });
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(entries)
}

/// A value: whatever stands before the next comma.
fn until_comma(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut value = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend([input.parse::<TokenTree>()?]);
    }
    if value.is_empty() { Err(input.error("expected a value")) } else { Ok(value) }
}

fn check(key: &Ident, known: &[&str], before: &[Entry]) -> Result<()> {
    let name = key.to_string();
    if !known.contains(&name.as_str()) {
        let hint = nearest(&name, known.iter().copied()).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        let problem = format!("there is no attribute `{name}`; {hint}there are: {}", known.join(", "));
        return Err(Error::new(key.span(), problem));
    }
    if before.iter().any(|entry| entry.key == *key) {
        return Err(Error::new(key.span(), format!("`{name}` is given twice")));
    }
    Ok(())
}
