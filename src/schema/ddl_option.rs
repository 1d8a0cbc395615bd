//! [`DdlOption`]: an option of one database for a table, a column, a constraint, an index or a view.

use crate::ast::Node;
use crate::name::Name;
use crate::value::Str;

/// An option of one database for a table, a column, a constraint, an index or a view.
///
/// Each database has functions that make its options: [`mysql`](crate::mysql), [`postgres`](crate::postgres),
/// [`sqlite`](crate::sqlite). Other databases omit the option.
///
/// ```
/// use aludel::{mysql, prelude::*, sqlite};
/// let log = Table::new("log")
///     .column(ColumnDef::new("line", DataType::Text))
///     .option(mysql::engine("InnoDB"))
///     .option(mysql::engine("Aria").only("mariadb"))
///     .option(sqlite::strict());
/// assert_eq!(log.create().compile(&MySql::default())?.sql(), "CREATE TABLE log (line TEXT)ENGINE=InnoDB");
/// assert_eq!(log.create().compile(&MariaDb::default())?.sql(), "CREATE TABLE log (line TEXT)ENGINE=Aria");
/// assert_eq!(log.create().compile(&Sqlite::default())?.sql(), "CREATE TABLE log (line TEXT) STRICT");
/// assert_eq!(log.create().compile(&Postgres::default())?.sql(), "CREATE TABLE log (line TEXT)");
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DdlOption {
    pub(crate) dialects: Vec<Str>,
    /// The name of the option in its database.
    pub(crate) key: Str,
    pub(crate) value: OptionValue,
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum OptionValue {
    /// True or false.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A keyword or a text; the dialect decides how it is rendered.
    Text(Str),
    /// Names of columns or tables.
    Names(Vec<Name>),
    /// Names with their values.
    Pairs(Vec<(Name, Str)>),
    /// A condition.
    Where(Node),
}

impl DdlOption {
    /// An option that these dialects know by this key. A user-defined dialect reads it with [`Options::get`].
    pub fn new<S: Into<Str>>(dialects: impl IntoIterator<Item = S>, key: impl Into<Str>, value: OptionValue) -> Self {
        DdlOption { dialects: dialects.into_iter().map(Into::into).collect(), key: key.into(), value }
    }
    /// The same option for one dialect only.
    #[must_use]
    pub fn only(self, dialect: impl Into<Str>) -> Self {
        DdlOption { dialects: vec![dialect.into()], ..self }
    }
}

/// The options of a table, a column, a constraint, an index or a view. Of two with the same key, the last one counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options(Vec<DdlOption>);

impl Options {
    pub(crate) fn add(&mut self, option: DdlOption) {
        self.0.push(option);
    }
    pub(crate) fn and(mut self, others: Options) -> Self {
        self.0.extend(others.0);
        self
    }
    /// The value of an option for the dialect of this name.
    pub fn get<'o>(&'o self, dialect: &'o str, key: &str) -> Option<&'o OptionValue> {
        self.of(dialect).filter(|(known, _)| *known == key).last().map(|(_, value)| value)
    }
    /// All options for the dialect of this name, in the order in which they were added.
    pub fn of<'o>(&'o self, dialect: &'o str) -> impl Iterator<Item = (&'o str, &'o OptionValue)> {
        let here = self.0.iter().filter(move |option| option.dialects.iter().any(|known| *known == dialect));
        here.map(|option| (&*option.key, &option.value))
    }
    /// The value of an option that is true or false.
    pub fn flag(&self, dialect: &str, key: &str) -> Option<bool> {
        match self.get(dialect, key) {
            Some(OptionValue::Flag(on)) => Some(*on),
            _ => None,
        }
    }
    /// The value of an option that is a keyword or a text.
    pub fn text<'o>(&'o self, dialect: &'o str, key: &str) -> Option<&'o Str> {
        match self.get(dialect, key) {
            Some(OptionValue::Text(text)) => Some(text),
            _ => None,
        }
    }
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.0.iter().filter_map(|option| match &option.value {
            OptionValue::Where(node) => Some(node),
            _ => None,
        })
    }
    pub(super) fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.0.iter_mut().filter_map(|option| match &mut option.value {
            OptionValue::Where(node) => Some(node),
            _ => None,
        })
    }
}
