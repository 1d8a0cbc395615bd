//! Names: how they are quoted, and which of them.

use crate::name::NameRef;

/// How many built-in dialects keep each table's quoted names.
pub(crate) const NAME_SLOTS: usize = 4;

/// How names are quoted, and which of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IdentifierRules {
    /// The quotation mark, doubled inside.
    pub quote: char,
    /// The words that mean something else without quotes.
    pub reserved: &'static Reserved,
    /// Where tables keep their names as this dialect writes them. Only for built-in dialects, one each.
    pub(crate) slot: Option<usize>,
}

/// A sorted list of reserved words, with a filter that answers most questions without looking.
#[derive(Debug, PartialEq, Eq)]
pub struct Reserved {
    words: &'static [&'static str],
    /// By the first letter: which lengths there are.
    lengths: [u32; 26],
}

impl Reserved {
    /// No words.
    pub const NONE: &'static Reserved = &Reserved::new(&[]);
    /// The words, in lower case and sorted.
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
    /// Is it one of them? In lower case.
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
    /// How a dialect of a user's own quotes names.
    pub const fn new(quote: char, reserved: &'static Reserved) -> Self {
        IdentifierRules { quote, reserved, slot: None }
    }
    /// Must the name be quoted? If it is reserved, begins with a digit or `$`, or has anything in it but lower-case
    /// ASCII letters, digits, `_` and `$`.
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
    /// Writes a name: in quotes where it needs them, or as its owner says. One that is never quoted and cannot stand so is
    /// quoted all the same: [`Renderer::ident`](crate::compiler::Renderer::ident) reports it.
    #[inline]
    pub fn write(&self, out: &mut String, name: NameRef<'_>) {
        match name.quote {
            None => self.quote(out, name.text, false),
            Some(false) if !name.is_broken() => out.push_str(name.text),
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
