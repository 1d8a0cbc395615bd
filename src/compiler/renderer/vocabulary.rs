//! The vocabulary in which everything is rendered: words, names, numbers, strings, lists, parentheses.

use super::Renderer;
use crate::name::NameRef;

impl Renderer<'_> {
    /// What has been printed so far.
    pub fn sql(&self) -> &str {
        &self.sql
    }
    /// Prints words, operators, punctuation: SQL that needs no quotes.
    #[inline]
    pub fn word(&mut self, word: &str) {
        self.sql.push_str(word);
    }
    /// Takes back what was just printed.
    pub(in crate::compiler) fn back(&mut self, word: &str) {
        if self.sql.ends_with(word) {
            self.sql.truncate(self.sql.len() - word.len());
        }
    }
    /// Prints a number.
    pub fn number(&mut self, number: i64) {
        self.sql.push_str(itoa::Buffer::new().format(number));
    }
    /// Prints a name, in quotes where it needs them: of a [`Name`], as it says; of a string, by the rule.
    #[inline]
    pub fn ident<'n>(&mut self, name: impl Into<NameRef<'n>>) {
        let name = name.into();
        if name.is_broken() {
            self.fail(name.error());
        }
        self.write_name(name);
        if self.sql.ends_with(self.features.names.quote) && name.has_nul() {
            self.fail(name.error()); // only in quotes can there be one
        }
    }
    #[inline]
    fn write_name(&mut self, name: NameRef<'_>) {
        let name = if self.options.quote_names { name.always_quoted() } else { name };
        self.features.names.write(&mut self.sql, name);
    }
    /// Prints something in parentheses.
    #[inline]
    pub fn parens(&mut self, inner: impl FnOnce(&mut Self)) {
        self.sql.push('(');
        inner(self);
        self.sql.push(')');
    }
    /// Prints items with a separator between them.
    #[inline]
    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, separator: &str, mut item: impl FnMut(&mut Self, T)) {
        let mut first = true;
        for each in items {
            if !std::mem::take(&mut first) {
                self.sql.push_str(separator);
            }
            item(self, each);
        }
    }
    /// Prints a string literal, with what the dialect takes for an escape doubled. A NUL character, at which some databases
    /// would stop reading, needs an escape of its own.
    pub fn string(&mut self, text: &str) {
        if text.contains('\0') && !self.features.backslash_escapes {
            return self.unsupported("literal for text with a NUL character", "bind the value");
        }
        self.sql.push('\'');
        for c in text.chars() {
            if c == '\0' && self.features.backslash_escapes {
                self.sql.push_str("\\0");
                continue;
            }
            if c == '\'' || (c == '\\' && self.features.backslash_escapes) {
                self.sql.push(c);
            }
            self.sql.push(c);
        }
        self.sql.push('\'');
    }
    /// Prints one more item of a list in parentheses: with a comma before it, unless it is the first, or prints nothing.
    pub fn item(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = self.sql.len();
        if !self.sql.ends_with('(') {
            self.sql.push_str(", ");
        }
        let start = self.sql.len();
        inner(self);
        if self.sql.len() == start {
            self.sql.truncate(before);
        }
    }
    /// What is printed by this, and not kept.
    pub fn printed(&mut self, inner: impl FnOnce(&mut Self)) -> String {
        let start = self.sql.len();
        inner(self);
        self.sql.split_off(start)
    }
    /// Puts what was printed from here on into parentheses.
    pub(in crate::compiler) fn enclose(&mut self, start: usize) {
        if start <= self.sql.len() && self.sql.is_char_boundary(start) {
            self.sql.insert(start, '(');
            self.sql.push(')');
        }
    }
    /// Prints columns without their table.
    pub fn bare(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.bare_columns, true);
        inner(self);
        self.bare_columns = before;
    }
}
