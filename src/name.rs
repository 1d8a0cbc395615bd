//! [`Name`]: the name of a table, a column, a label, and whether it stands in quotes.

use crate::error::ErrorKind;
use crate::value::Str;
use std::fmt;
use std::ops::Deref;

/// A name in a statement, and whether it is quoted: by the rule of the dialect, always, or never.
///
/// A string is a name that is quoted by the rule; [`quoted_name`] says otherwise. It reads as the text: `&*name`,
/// `name == "id"`. Two names are equal if both their texts and their quoting are, because they print differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Name {
    text: Str,
    quote: Option<bool>,
}

/// A name that is quoted always (`true`) or never (`false`), wherever a name is taken: of tables, schemas and columns, of
/// labels, aliases, subqueries and CTEs. Other names are quoted where the dialect needs it.
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
/// What the database makes of a name without quotes is its own affair: PostgreSQL reads `Total` as `total`.
///
/// A name that is never quoted stands in the SQL as it is. So that nothing can break out of it, it is made of letters,
/// digits, `_` and `$`, and begins with a letter or `_`; anything else is an error of `compile()`.
///
/// ```
/// use aludel::prelude::*;
/// let query = select(column(quoted_name("a; DROP TABLE t", false)));
/// assert_eq!(
///     query.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "name \"a; DROP TABLE t\": it is never quoted, so it is made of letters, digits, `_` and `$`, and begins with a \
///      letter or `_`; leave it to the rule, or quote it",
/// );
/// ```
pub fn quoted_name(text: impl Into<Str>, quote: bool) -> Name {
    Name { text: text.into(), quote: Some(quote) }
}

impl Name {
    /// A name that lives as long as the program, quoted by the rule; nothing is copied.
    pub const fn from_static(text: &'static str) -> Self {
        Name::new_static(text, None)
    }
    /// A name that lives as long as the program, quoted always or never, or by the rule.
    pub const fn new_static(text: &'static str, quote: Option<bool>) -> Self {
        Name { text: Str::from_static(text), quote }
    }
    /// The same text, quoted always or never, or by the rule.
    #[must_use]
    pub fn with_quote(mut self, quote: Option<bool>) -> Self {
        self.quote = quote;
        self
    }
    /// The text, without quotes.
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// The text, for what is not printed as a name: messages, keys.
    pub fn text(&self) -> &Str {
        &self.text
    }
    /// Is it quoted always or never? `None`: by the rule of the dialect.
    pub fn quote(&self) -> Option<bool> {
        self.quote
    }
}

/// A borrowed [`Name`], for printing: of a name, or of a string that is quoted by the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRef<'a> {
    /// The text.
    pub text: &'a str,
    /// Is it quoted always or never?
    pub quote: Option<bool>,
}

impl NameRef<'_> {
    /// May it stand without quotes, if its owner says so?
    fn is_safe(self) -> bool {
        // apostrophes that count as letters are not: what a client makes of them is not known
        let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && c.is_alphabetic() && !modifies(c));
        let mut chars = self.text.chars();
        chars.next().is_some_and(letter) && chars.all(|c| letter(c) || c.is_ascii_digit() || c == '$')
    }
    /// Is it one that is never quoted, and must be?
    #[inline]
    pub(crate) fn is_broken(self) -> bool {
        self.quote == Some(false) && !self.is_safe()
    }
    /// Has it a NUL character? No database takes one, and some read no further.
    pub(crate) fn has_nul(self) -> bool {
        self.text.contains('\0')
    }
    /// The same name in quotes, unless it is never quoted.
    pub(crate) fn always_quoted(self) -> Self {
        NameRef { quote: self.quote.or(Some(true)), ..self }
    }
    #[cold]
    pub(crate) fn error(self) -> ErrorKind {
        if self.has_nul() {
            return ErrorKind::invalid(&format!("name {:?}", self.text), "no database takes a NUL character in a name");
        }
        let problem = "it is never quoted, so it is made of letters, digits, `_` and `$`, and begins with a letter or `_`; \
                       leave it to the rule, or quote it";
        ErrorKind::invalid(&format!("name {:?}", self.text), problem)
    }
}

/// A letter that stands for a mark.
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
/// Text has no flag that printing could lose.
macro_rules! texts { ($($type:ty),*) => {$(
    impl<'a> From<&'a $type> for NameRef<'a> {
        #[inline]
        fn from(text: &'a $type) -> Self {
            NameRef { text, quote: None }
        }
    }
)*} }
texts!(str, Str, String);
