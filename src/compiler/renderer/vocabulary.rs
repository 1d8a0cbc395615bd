//! The vocabulary of [`Renderer`]: words, names, numbers, strings, lists, parentheses, on top of its `SqlWriter`.

use super::Renderer;
use crate::name::NameRef;

impl Renderer<'_> {
    /// Returns the SQL that has been rendered so far.
    pub fn sql(&self) -> &str {
        &self.writer.sql
    }
    /// Renders words, operators, punctuation: SQL that needs no quotes.
    #[inline]
    pub fn word(&mut self, word: &str) {
        self.writer.word(word);
    }
    /// Takes a word back that was rendered last.
    pub(in crate::compiler) fn back(&mut self, word: &str) {
        self.writer.back(word);
    }
    /// Renders a number.
    pub fn number(&mut self, number: i64) {
        self.writer.number(number);
    }
    /// Renders a name, in quotes where it needs them: of a [`Name`](crate::Name), as it says; of a string, by the rule.
    #[inline]
    pub fn ident<'n>(&mut self, name: impl Into<NameRef<'n>>) {
        let name = name.into();
        if !self.writer.identifier(name) {
            self.fail(name.error());
        }
    }
    /// Renders a string literal.
    pub fn string(&mut self, text: &str) {
        if !self.writer.string(text) {
            self.unsupported("literal for text with a NUL character", "bind the value");
        }
    }
    /// Renders something in parentheses.
    #[inline]
    pub fn parens(&mut self, inner: impl FnOnce(&mut Self)) {
        self.writer.sql.push('(');
        inner(self);
        self.writer.sql.push(')');
    }
    /// Renders items with a separator between them.
    #[inline]
    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, separator: &str, mut item: impl FnMut(&mut Self, T)) {
        let mut first = true;
        for each in items {
            if !std::mem::take(&mut first) {
                self.word(separator);
            }
            item(self, each);
        }
    }
    /// Renders one more item of a list in parentheses: with a comma before it, unless it is the first, or renders nothing.
    pub fn item(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = self.sql().len();
        if !self.sql().ends_with('(') {
            self.word(", ");
        }
        let start = self.sql().len();
        inner(self);
        if self.sql().len() == start {
            self.writer.sql.truncate(before);
        }
    }
    /// Returns the text that `inner` renders, and takes it back.
    pub fn captured(&mut self, inner: impl FnOnce(&mut Self)) -> String {
        let start = self.sql().len();
        inner(self);
        self.writer.sql.split_off(start)
    }
    /// Puts the text from here on into parentheses.
    pub(in crate::compiler) fn enclose(&mut self, start: usize) {
        self.writer.enclose(start);
    }
}
