//! [`Name`]: the name of a table, a column or a label, and whether it is quoted.

use crate::error::ErrorKind;
use crate::value::Str;
use std::fmt;
use std::ops::Deref;

/// A name in a statement, and whether it is quoted: where the dialect requires it, always, or never.
///
/// A string is a name that is quoted where the dialect requires it; [`quoted_name`] is always or never quoted. It dereferences to
/// its text: `&*name`, `name == "id"`. Two names are equal if their texts and their quoting are, because they render differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Name {
    text: Str,
    quote: Option<bool>,
}

/// A name that is always (`true`) or never (`false`) quoted, for tables, schemas, columns, labels, aliases, subqueries and CTEs.
/// Other names are quoted where the dialect requires it.
///
/// ```
/// use aludel::prelude::*;
/// let items = table(quoted_name("Items", false), [quoted_name("id", true), "Price".into()]);
/// let query = select((items.c("id"), items.c("Price").label(quoted_name("Total", false))));
/// for (sql, expected) in [
///     (query.compile(&Sqlite::default())?, r#"SELECT Items."id", Items."Price" AS Total FROM Items"#),
///     (query.compile(&MySql::default())?, "SELECT Items.`id`, Items.`Price` AS Total FROM Items"),
///     (query.compile(&MariaDb::default())?, "SELECT Items.`id`, Items.`Price` AS Total FROM Items"),
///     (query.compile(&Postgres::default())?, r#"SELECT Items."id", Items."Price" AS Total FROM Items"#),
/// ] {
///     assert_eq!(sql.sql(), expected);
/// }
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// A database may change an unquoted name: PostgreSQL reads `Total` as `total`.
///
/// A name that is never quoted is rendered as it is. To prevent injection, it must consist of letters, digits, `_` and `$` and start
/// with a letter or `_`; anything else is an error of `compile()`.
///
/// ```
/// use aludel::prelude::*;
/// let query = select(column(quoted_name("a; DROP TABLE t", false)));
/// assert_eq!(
///     query.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "name \"a; DROP TABLE t\": a name that is never quoted consists of letters, digits, `_` and `$` and starts with a \
///      letter or `_`; leave quoting to the dialect, or quote it always",
/// );
/// ```
pub fn quoted_name(text: impl Into<Str>, quote: bool) -> Name {
    Name { text: text.into(), quote: Some(quote) }
}

impl Name {
    /// A static name, quoted where the dialect requires it; nothing is copied.
    pub const fn from_static(text: &'static str) -> Self {
        Name::new_static(text, None)
    }
    /// A static name with its quoting: always, never, or where the dialect requires it.
    pub const fn new_static(text: &'static str, quote: Option<bool>) -> Self {
        Name { text: Str::from_static(text), quote }
    }
    /// The same text with another quoting: always, never, or where the dialect requires it.
    #[must_use]
    pub fn with_quote(mut self, quote: Option<bool>) -> Self {
        self.quote = quote;
        self
    }
    /// The text, without quotes.
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// The text, for messages and keys.
    pub fn text(&self) -> &Str {
        &self.text
    }
    /// Whether the name is always or never quoted; `None` is where the dialect requires it.
    pub fn quote(&self) -> Option<bool> {
        self.quote
    }
}

/// A borrowed [`Name`], or a string that is quoted where the dialect requires it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRef<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether the name is always or never quoted; `None` is where the dialect requires it.
    pub quote: Option<bool>,
}

impl NameRef<'_> {
    /// Whether the name can be rendered without quotes if it asks for that.
    fn is_safe(self) -> bool {
        // apostrophes that count as letters are not safe: clients may treat them differently
        let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && c.is_alphabetic() && !modifies(c));
        let mut chars = self.text.chars();
        chars.next().is_some_and(letter) && chars.all(|c| letter(c) || c.is_ascii_digit() || c == '$')
    }
    /// Whether the name asks never to be quoted, and must be.
    #[inline]
    pub(crate) fn is_invalid_unquoted(self) -> bool {
        self.quote == Some(false) && !self.is_safe()
    }
    /// Whether the name contains a NUL character. No database accepts one, and some stop reading there.
    pub(crate) fn has_nul(self) -> bool {
        self.text.contains('\0')
    }
    /// The same name, quoted always unless it is never quoted.
    pub(crate) fn always_quoted(self) -> Self {
        NameRef { quote: self.quote.or(Some(true)), ..self }
    }
    #[cold]
    pub(crate) fn error(self) -> ErrorKind {
        if self.has_nul() {
            return ErrorKind::invalid(&format!("name {:?}", self.text), "no database accepts a NUL character in a name");
        }
        let problem = "a name that is never quoted consists of letters, digits, `_` and `$` and starts with a letter or `_`; \
                       leave quoting to the dialect, or quote it always";
        ErrorKind::invalid(&format!("name {:?}", self.text), problem)
    }
}

/// Whether a letter is a modifier letter.
fn modifies(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}')
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}
impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self
    }
}
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // as messages show it
        fmt::Debug::fmt(&self.text, f)
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}
impl<S: Into<Str>> From<S> for Name {
    #[inline]
    fn from(text: S) -> Self {
        Name { text: text.into(), quote: None }
    }
}
impl From<&Name> for Name {
    fn from(name: &Name) -> Self {
        name.clone()
    }
}
impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.text == *other
    }
}
impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.text == **other
    }
}
impl<'a> From<&'a Name> for NameRef<'a> {
    #[inline]
    fn from(name: &'a Name) -> Self {
        NameRef { text: &name.text, quote: name.quote }
    }
}
/// Text has no quoting that the conversion could lose.
macro_rules! texts { ($($type:ty),*) => {$(
    impl<'a> From<&'a $type> for NameRef<'a> {
        #[inline]
        fn from(text: &'a $type) -> Self {
            NameRef { text, quote: None }
        }
    }
)*} }
texts!(str, Str, String);
