//! [`SqlWriter`]: the SQL text of a statement and the values that are bound to it, with words, names, numbers and strings as their
//! dialect writes them.

use crate::ast::Bind;
use crate::features::Features;
use crate::name::NameRef;

/// The SQL so far, and the values that are bound to its placeholders.
pub(super) struct SqlWriter<'a> {
    features: &'a Features,
    quote_names: bool,
    pub(super) sql: String,
    pub(super) params: Vec<Bind>,
}

impl<'a> SqlWriter<'a> {
    #[inline]
    pub(super) fn new(features: &'a Features, quote_names: bool) -> Self {
        SqlWriter { features, quote_names, sql: String::new(), params: Vec::new() }
    }
    /// Reserves room for so much text and so many values.
    pub(super) fn reserve(&mut self, text: usize, params: usize) {
        self.sql.reserve(text);
        self.params.reserve(params);
    }
    /// Forgets the text and the values.
    pub(super) fn clear(&mut self) {
        self.sql.clear();
        self.params.clear();
    }
    /// Writes words, operators, punctuation: SQL that needs no quotes.
    #[inline]
    pub(super) fn word(&mut self, word: &str) {
        self.sql.push_str(word);
    }
    /// Takes a word back that was written last.
    pub(super) fn back(&mut self, word: &str) {
        if self.sql.ends_with(word) {
            self.sql.truncate(self.sql.len() - word.len());
        }
    }
    /// Writes a number.
    pub(super) fn number(&mut self, number: i64) {
        self.sql.push_str(itoa::Buffer::new().format(number));
    }
    /// Writes a name, in quotes where it needs them, and returns whether it is one that can be written.
    #[inline]
    pub(super) fn identifier(&mut self, name: NameRef<'_>) -> bool {
        let written = if self.quote_names { name.always_quoted() } else { name };
        self.features.names.write(&mut self.sql, written);
        let quoted = self.sql.ends_with(self.features.names.quote);
        !(name.is_invalid_unquoted() || (quoted && name.has_nul())) // a name without quotes has no NUL character, or is broken
    }
    /// Writes a string literal, with the characters doubled that the dialect takes for an escape, and returns whether it can be
    /// written: a NUL character, at which some databases would stop reading, needs an escape of its own.
    pub(super) fn string(&mut self, text: &str) -> bool {
        let backslash = self.features.backslash_escapes;
        if text.contains('\0') && !backslash {
            return false;
        }
        self.sql.push('\'');
        for c in text.chars() {
            if c == '\0' && backslash {
                self.sql.push_str("\\0");
                continue;
            }
            if c == '\'' || (c == '\\' && backslash) {
                self.sql.push(c);
            }
            self.sql.push(c);
        }
        self.sql.push('\'');
        true
    }
    /// Puts the text from here on into parentheses.
    pub(super) fn enclose(&mut self, start: usize) {
        if start <= self.sql.len() && self.sql.is_char_boundary(start) {
            self.sql.insert(start, '(');
            self.sql.push(')');
        }
    }
}
