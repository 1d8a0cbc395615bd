//! [`Error`]: the error type of the whole library, which says what was being done, on which construct, and what to do about it.

use crate::value::Str;
use std::error::Error as StdError;
use std::fmt;

/// The error of [`Statement::compile`](crate::Statement::compile), of connections and of reading rows.
///
/// It is one pointer wide. [`Error::kind`] is the kind of error, `source()` the driver's own error.
pub struct Error(Box<Repr>);

struct Repr {
    kind: ErrorKind,
    place: Option<String>,
    statement: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The result type of this library.
pub type Result<T> = std::result::Result<T, Error>;

/// The kinds of errors, which are the same on every database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The database does not support a construct, and no other construct means the same.
    Unsupported {
        /// The clause or expression, in SQL.
        construct: Str,
        /// The name of the dialect.
        dialect: Str,
        /// The version that the statement was compiled for.
        version: Str,
        /// The alternative; empty if there is none.
        hint: Str,
    },
    /// A column that the table, alias or subquery does not have.
    NoSuchColumn {
        /// The table, alias or subquery.
        from: Str,
        /// The name of the column.
        column: Str,
        /// The most similar name; empty if none is similar.
        suggestion: Str,
    },
    /// A table that is not in the collection.
    NoSuchTable {
        /// The name of the table.
        table: Str,
        /// The origin of the reference: `a foreign key of "bills"`.
        by: Str,
        /// The most similar name; empty if none is similar.
        suggestion: Str,
        /// The tables in the collection.
        tables: Vec<Str>,
    },
    /// A value for a parameter that the statement does not have.
    NoSuchParameter {
        /// The name of the parameter.
        name: Str,
        /// The most similar name; empty if none is similar.
        suggestion: Str,
    },
    /// A parameter without a value.
    MissingParameter {
        /// The name of the parameter.
        name: Str,
    },
    /// A name in ORDER BY or GROUP BY that is neither a label nor a column.
    NoSuchLabel {
        /// The name.
        label: Str,
    },
    /// A join without ON between FROM elements that no foreign key connects.
    NoForeignKey {
        /// The joined element.
        to: Str,
        /// The element, or elements, that it is joined to.
        from: Str,
    },
    /// A join without ON for which there are several candidates.
    AmbiguousJoin {
        /// The joined element.
        to: Str,
        /// The candidates: foreign keys, or FROM elements.
        choices: Vec<Str>,
    },
    /// One name for two different things.
    NameTaken {
        /// The name.
        name: Str,
        /// The kind of thing, in the plural: CTEs, aliases, tables.
        what: Str,
    },
    /// A tree that is nested too deeply for the library's stack guarantee.
    TooDeep {
        /// The greatest depth.
        limit: u32,
    },
    /// A tree that is invalid on every database.
    Invalid {
        /// The clause or expression.
        construct: Str,
        /// The problem, and what to do about it.
        problem: Str,
    },
    /// A statement with more bound values than the server accepts.
    TooManyBinds {
        /// The greatest number of bound values.
        limit: usize,
        /// The number of bound values.
        found: usize,
        /// What to do about it.
        hint: Str,
    },
    /// A database URL that cannot be parsed, or that names a database whose driver is not compiled in.
    Url {
        /// The problem.
        problem: Str,
    },
    /// The connection could not be established.
    Connect,
    /// The connection was lost.
    Disconnected,
    /// A UNIQUE or PRIMARY KEY constraint was violated.
    UniqueViolation {
        /// The constraint, as far as the database names it.
        constraint: Str,
    },
    /// A FOREIGN KEY constraint was violated.
    ForeignKeyViolation,
    /// A NOT NULL constraint was violated.
    NotNullViolation {
        /// The column, as far as the database names it.
        column: Str,
    },
    /// A CHECK constraint was violated.
    CheckViolation {
        /// The constraint, as far as the database names it.
        constraint: Str,
    },
    /// The database is locked by another connection.
    Busy,
    /// The database refused the statement for another reason.
    Database,
    /// A cell that cannot be read as the Rust type that is asked for.
    Decode {
        /// The name or number of the column.
        column: Str,
        /// The expected and the actual value, and what to do about it.
        problem: Str,
    },
    /// `one` found no row.
    NoRow,
    /// `one` or `one_or_none` found more than one row.
    ManyRows,
}

impl Error {
    /// An error of a kind, for drivers, dialects and user-defined constructs.
    pub fn new(kind: ErrorKind) -> Self {
        Error(Box::new(Repr { kind, place: None, statement: None, source: None }))
    }
    /// The same error with its cause.
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }
    /// The same error with its place in a statement: `column "a" of CREATE TABLE t`.
    pub(crate) fn with_place(mut self, place: String) -> Self {
        self.0.place = Some(place);
        self
    }
    /// The same error with the SQL that was run, which contains no values.
    pub fn with_statement(mut self, sql: impl Into<String>) -> Self {
        self.0.statement = Some(sql.into());
        self
    }
    /// The kind of the error.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }
    /// The SQL that was run, if any.
    pub fn statement(&self) -> Option<&str> {
        self.0.statement.as_deref()
    }
    /// The place in a statement that changes the schema: `column "a" of CREATE TABLE t`.
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
                write!(f, "no foreign key connects {to:?} with {from}; give the condition: `.join_on(.., condition)`")
            }
            ErrorKind::AmbiguousJoin { to, choices } => {
                write!(f, "{to:?} can be joined in more than one way (")?;
                for (i, choice) in choices.iter().enumerate() {
                    write!(f, "{}{choice}", if i == 0 { "" } else { "; " })?;
                }
                write!(f, "); start with `.from(..)`, or give the condition: `.join_on(.., condition)`")
            }
            ErrorKind::NameTaken { name, what } => {
                write!(f, "two different {what} are called {name:?}; rename one of them")
            }
            ErrorKind::TooDeep { limit } => {
                write!(f, "the tree is nested deeper than {limit} levels; split it, or build chains of AND, OR, + and || flat")
            }
            ErrorKind::Invalid { construct, problem } => write!(f, "{construct}: {problem}"),
            ErrorKind::TooManyBinds { limit, found, hint } => {
                write!(f, "{found} bound values, but the server accepts at most {limit}; {hint}")
            }
            ErrorKind::Url { problem } => write!(f, "database URL: {problem}"),
            ErrorKind::Connect => write!(f, "cannot connect"),
            ErrorKind::Disconnected => write!(f, "the connection is gone"),
            ErrorKind::UniqueViolation { constraint } => write!(f, "a row with this key already exists ({constraint})"),
            ErrorKind::ForeignKeyViolation => write!(f, "a foreign key constraint failed"),
            ErrorKind::NotNullViolation { column } => write!(f, "NULL in {column}, which is NOT NULL"),
            ErrorKind::CheckViolation { constraint } => write!(f, "the CHECK constraint {constraint} failed"),
            ErrorKind::Busy => write!(f, "the database is locked by another connection"),
            ErrorKind::Database => write!(f, "the database refused the statement"),
            ErrorKind::Decode { column, problem } => write!(f, "column {column}: {problem}"),
            ErrorKind::NoRow => write!(f, "expected one row, found none; `one_or_none` returns `None` instead"),
            ErrorKind::ManyRows => write!(f, "expected one row, found more; `first` and `all` accept that"),
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

/// Returns the most similar of several names, or an empty string if none is similar enough.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Str {
    let limit = wanted.chars().count() / 3 + 1;
    let best = names.map(|name| (distance(wanted, name), name)).filter(|(d, _)| *d <= limit).min();
    best.map_or_else(Str::default, |(_, name)| name.into())
}

/// Returns the optimal string alignment distance: edits and swaps of neighbours, regardless of case.
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
