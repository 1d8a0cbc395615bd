//! [`IdentifierRules`] and [`Reserved`]: how and when a dialect quotes names.

use crate::name::NameRef;

/// The number of built-in dialects, for each of which a table caches its rendered names.
pub(crate) const NAME_SLOTS: usize = 4;

/// How and when a dialect quotes names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IdentifierRules {
    /// The quotation mark, which is doubled inside a name.
    pub quote: char,
    /// The words that have another meaning unless they are quoted.
    pub reserved: &'static Reserved,
    /// The slot in which tables cache their names as rendered for this dialect. Each built-in dialect has one of its own.
    pub(crate) slot: Option<usize>,
}

/// A sorted list of reserved words, with a filter that answers most look-ups without a search.
#[derive(Debug, PartialEq, Eq)]
pub struct Reserved {
    words: &'static [&'static str],
    /// The lengths of the words, as a set of bits for each first letter.
    lengths: [u32; 26],
}

impl Reserved {
    /// An empty list.
    pub const NONE: &'static Reserved = &Reserved::new(&[]);
    /// A list of words in lower case, sorted.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 26];
        let mut at = 0;
        while at < words.len() {
            #[allow(clippy::indexing_slicing)] // in a const: a wrong index does not compile
            let word = words[at].as_bytes();
            #[allow(clippy::indexing_slicing)] // as above
            if word[0].is_ascii_lowercase() {
                lengths[(word[0] - b'a') as usize] |= 1 << (word.len() % 32);
            }
            at += 1;
        }
        Reserved { words, lengths }
    }
    /// The words.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }
    /// Whether a word in lower case is reserved.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first().filter(|c| c.is_ascii_lowercase()) else {
            return false;
        };
        let lengths = self.lengths.get((first - b'a') as usize).copied().unwrap_or(0);
        lengths & (1 << (word.len() % 32)) != 0 && self.words.binary_search(&word).is_ok()
    }
}

impl IdentifierRules {
    /// The rules of a user-defined dialect.
    pub const fn new(quote: char, reserved: &'static Reserved) -> Self {
        IdentifierRules { quote, reserved, slot: None }
    }
    /// Whether a name must be quoted: it is reserved, starts with a digit or `$`, or contains anything but lower-case ASCII
    /// letters, digits, `_` and `$`.
    #[inline]
    pub fn needs_quotes(&self, name: &str) -> bool {
        let plain = |c: &u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$');
        match name.as_bytes() {
            [b'a'..=b'z' | b'_', rest @ ..] => !rest.iter().all(plain) || self.reserved.contains(name),
            _ => true,
        }
    }
    /// Writes a name, in quotes where it needs them.
    #[inline]
    pub fn quote(&self, out: &mut String, name: &str, always: bool) {
        if always || self.needs_quotes(name) { self.quoted(out, name) } else { out.push_str(name) }
    }
    /// Renders a name, quoted as it asks for or where it must be. A name that asks never to be quoted and must be is quoted all the
    /// same: [`Renderer::ident`](crate::compiler::Renderer::ident) reports the error.
    #[inline]
    pub fn write(&self, out: &mut String, name: NameRef<'_>) {
        match name.quote {
            None => self.quote(out, name.text, false),
            Some(false) if !name.is_invalid_unquoted() => out.push_str(name.text),
            Some(_) => self.quoted(out, name.text),
        }
    }
    fn quoted(&self, out: &mut String, name: &str) {
        out.push(self.quote);
        for c in name.chars() {
            if c == self.quote {
                out.push(c);
            }
            out.push(c);
        }
        out.push(self.quote);
    }
}
