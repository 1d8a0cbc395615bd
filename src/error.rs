//! One error for the whole library: what was being done, on what, and the way out.

use crate::value::Str;
use std::error::Error as StdError;
use std::fmt;

/// What [`Statement::compile`](crate::Statement::compile), a connection or a row answers when it cannot.
///
/// It is one pointer wide. [`Error::kind`] says what happened, `source()` keeps the driver's own error.
pub struct Error(Box<Repr>);

struct Repr {
    kind: ErrorKind,
    place: Option<String>,
    statement: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// A shorthand for results of this library.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. The kinds are the same on every database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The database cannot say this, and nothing else means the same.
    Unsupported {
        /// The clause or expression, in SQL's words.
        construct: Str,
        /// The name of the dialect.
        dialect: Str,
        /// The version it was compiled for.
        version: Str,
        /// What to write instead; empty where there is nothing.
        hint: Str,
    },
    /// A column that its table, alias or subquery does not have.
    NoSuchColumn {
        /// What was searched.
        from: Str,
        /// What was asked for.
        column: Str,
        /// The nearest name there is; empty where none is near.
        suggestion: Str,
    },
    /// A table that is not in the collection.
    NoSuchTable {
        /// What was asked for.
        table: Str,
        /// What asked for it: `a foreign key of "bills"`.
        by: Str,
        /// The nearest name there is; empty where none is near.
        suggestion: Str,
        /// The tables there are.
        tables: Vec<Str>,
    },
    /// A value for a parameter that the statement does not have.
    NoSuchParameter {
        /// What was asked for.
        name: Str,
        /// The nearest name there is; empty where none is near.
        suggestion: Str,
    },
    /// A parameter that was never given a value.
    MissingParameter {
        /// Its name.
        name: Str,
    },
    /// A name in ORDER BY or GROUP BY that is neither a label nor a column.
    NoSuchLabel {
        /// What was asked for.
        label: Str,
    },
    /// A join without ON between things that no foreign key ties together.
    NoForeignKey {
        /// What was to be joined.
        to: Str,
        /// What it was to be joined with.
        from: Str,
    },
    /// A join without ON that could be meant in more than one way.
    AmbiguousJoin {
        /// What was to be joined.
        to: Str,
        /// The choices: foreign keys, or FROM elements.
        choices: Vec<Str>,
    },
    /// Two different bodies under one name.
    NameTaken {
        /// The name.
        name: Str,
        /// What bears it: a CTE, an alias, a table.
        what: Str,
    },
    /// Nesting beyond what the library's stack guarantee covers.
    TooDeep {
        /// How deep a tree may be.
        limit: u32,
    },
    /// A tree that means nothing on any database.
    Invalid {
        /// The clause or expression.
        construct: Str,
        /// What is wrong with it, and the way out.
        problem: Str,
    },
    /// A statement with more binds than the server takes.
    TooManyBinds {
        /// How many it takes.
        limit: usize,
        /// How many there are.
        found: usize,
        /// The way out.
        hint: Str,
    },
    /// A database URL that cannot be read, or names a database whose driver is not compiled in.
    Url {
        /// What is wrong with it.
        problem: Str,
    },
    /// The connection could not be made.
    Connect,
    /// The connection is gone.
    Disconnected,
    /// UNIQUE or PRIMARY KEY was violated.
    UniqueViolation {
        /// The constraint, as far as the database names it.
        constraint: Str,
    },
    /// A foreign key was violated.
    ForeignKeyViolation,
    /// NULL where the column is NOT NULL.
    NotNullViolation {
        /// The column, as far as the database names it.
        column: Str,
    },
    /// CHECK was violated.
    CheckViolation {
        /// The constraint, as far as the database names it.
        constraint: Str,
    },
    /// The database is locked by another connection.
    Busy,
    /// The database refused the statement for another reason.
    Database,
    /// A cell that does not fit the Rust type it is read into.
    Decode {
        /// The column's name or number.
        column: Str,
        /// What was expected and what came, and the way out.
        problem: Str,
    },
    /// `one` found no row.
    NoRow,
    /// `one` or `one_or_none` found more than one row.
    ManyRows,
}

impl Error {
    /// An error of a kind, for drivers, dialects and constructs of a user's own.
    pub fn new(kind: ErrorKind) -> Self {
        Error(Box::new(Repr { kind, place: None, statement: None, source: None }))
    }
    /// The same error with what caused it.
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }
    /// The same error with where it is in a statement: `column "a" of CREATE TABLE t`.
    pub(crate) fn with_place(mut self, place: String) -> Self {
        self.0.place = Some(place);
        self
    }
    /// The same error with the SQL that was being run. Values are never part of it.
    pub fn with_statement(mut self, sql: impl Into<String>) -> Self {
        self.0.statement = Some(sql.into());
        self
    }
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }
    /// The SQL that was being run, if any.
    pub fn statement(&self) -> Option<&str> {
        self.0.statement.as_deref()
    }
    /// Where in a statement that changes the schema it is, if in one: `column "a" of CREATE TABLE t`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let day = ColumnDef::new("day", DataType::array(DataType::Date));
    /// let error = Table::new("days").column(day).create().compile(&Sqlite::default()).unwrap_err();
    /// assert_eq!(error.place(), Some("column \"day\" of CREATE TABLE days"));
    /// ```
    pub fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }
    pub(crate) fn invalid(construct: &str, problem: impl Into<Str>) -> Self {
        Error::new(ErrorKind::invalid(construct, problem))
    }
}

impl ErrorKind {
    pub(crate) fn invalid(construct: &str, problem: impl Into<Str>) -> Self {
        ErrorKind::Invalid { construct: construct.into(), problem: problem.into() }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Unsupported { construct, dialect, version, hint } => {
                write!(f, "{dialect} {version} has no {construct}")?;
                if hint.is_empty() { Ok(()) } else { write!(f, "; {hint}") }
            }
            ErrorKind::NoSuchColumn { from, column, suggestion } => {
                write!(f, "no column {column:?} on {from:?}")?;
                if suggestion.is_empty() { Ok(()) } else { write!(f, "; did you mean {suggestion:?}?") }
            }
            ErrorKind::NoSuchTable { table, by, suggestion, tables } => {
                write!(f, "no table {table:?}, which {by} refers to")?;
                if !suggestion.is_empty() {
                    write!(f, "; did you mean {suggestion:?}?")?;
                }
                write!(
                    f,
                    "{} There are: {}",
                    if suggestion.is_empty() { "." } else { "" },
                    tables.iter().map(Str::as_str).collect::<Vec<_>>().join(", ")
                )
            }
            ErrorKind::NoSuchParameter { name, suggestion } => {
                write!(f, "no parameter {name:?} in the statement")?;
                if suggestion.is_empty() { Ok(()) } else { write!(f, "; did you mean {suggestion:?}?") }
            }
            ErrorKind::MissingParameter { name } => {
                write!(
                    f,
                    "the parameter {name:?} has no value; give it one by `.bind({name:?}, ..)`, or a list by `.bind_list({name:?}, ..)`"
                )
            }
            ErrorKind::NoSuchLabel { label } => {
                write!(f, "{label:?} is neither a label nor a column of the SELECT")
            }
            ErrorKind::NoForeignKey { to, from } => {
                write!(f, "no foreign key ties {to:?} to {from}; say how they join with `.join_on(.., condition)`")
            }
            ErrorKind::AmbiguousJoin { to, choices } => {
                write!(f, "{to:?} can be joined in more than one way (")?;
                for (i, choice) in choices.iter().enumerate() {
                    write!(f, "{}{choice}", if i == 0 { "" } else { "; " })?;
                }
                write!(f, "); begin with `.from(..)`, or say how with `.join_on(.., condition)`")
            }
            ErrorKind::NameTaken { name, what } => {
                write!(f, "two different {what} are called {name:?}; rename one of them")
            }
            ErrorKind::TooDeep { limit } => {
                write!(f, "the tree is nested deeper than {limit} levels; split it, or build chains of AND, OR, + and || flat")
            }
            ErrorKind::Invalid { construct, problem } => write!(f, "{construct}: {problem}"),
            ErrorKind::TooManyBinds { limit, found, hint } => write!(f, "{found} bound values, and the server takes {limit}; {hint}"),
            ErrorKind::Url { problem } => write!(f, "database URL: {problem}"),
            ErrorKind::Connect => write!(f, "cannot connect"),
            ErrorKind::Disconnected => write!(f, "the connection is gone"),
            ErrorKind::UniqueViolation { constraint } => write!(f, "a row with this key is already there ({constraint})"),
            ErrorKind::ForeignKeyViolation => write!(f, "a foreign key does not match"),
            ErrorKind::NotNullViolation { column } => write!(f, "NULL in {column}, which is NOT NULL"),
            ErrorKind::CheckViolation { constraint } => write!(f, "the check {constraint} failed"),
            ErrorKind::Busy => write!(f, "the database is locked by another connection"),
            ErrorKind::Database => write!(f, "the database refused the statement"),
            ErrorKind::Decode { column, problem } => write!(f, "column {column}: {problem}"),
            ErrorKind::NoRow => write!(f, "expected one row, found none; `one_or_none` takes that as an answer"),
            ErrorKind::ManyRows => write!(f, "expected one row, found more; `first` or `all` take that as an answer"),
        }
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)?;
        if let Some(source) = &self.0.source {
            write!(f, ": {source}")?;
        }
        match self.0.statement.as_ref().or(self.0.place.as_ref()) {
            Some(place) => write!(f, "\n  in: {place}"),
            None => Ok(()),
        }
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.0.kind)
    }
}
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|e| e as _)
    }
}
impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error::new(kind)
    }
}

/// The name among `names` that is nearest to `wanted`, if any is near enough to be meant.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Str {
    let limit = wanted.chars().count() / 3 + 1;
    let best = names.map(|name| (distance(wanted, name), name)).filter(|(d, _)| *d <= limit).min();
    best.map_or_else(Str::default, |(_, name)| name.into())
}

/// Optimal string alignment distance: edits and swaps of neighbours, without regard to case.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (vec![], (0..=b.len()).collect());
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_near_and_another_word_is_not() {
        assert_eq!(nearest("naem", ["id", "name", "email"].into_iter()), "name");
        assert_eq!(nearest("Emial", ["id", "name", "email"].into_iter()), "email");
        assert_eq!(nearest("created", ["id", "name", "email"].into_iter()), "");
    }

    #[test]
    fn an_error_is_one_pointer() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
