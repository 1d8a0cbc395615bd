//! The kinds of SQLite's errors. Manual: <https://sqlite.org/rescode.html>

use crate::error::{Error, ErrorKind};
use crate::value::Str;
use rusqlite::{Error as Sqlite, ffi};

/// Converts the error of a statement. SQLite names the columns of a violated constraint in its message, and shows no values.
#[cold]
pub(super) fn convert(error: Sqlite) -> Error {
    let error = without_sql(error);
    let (code, message) = match &error {
        Sqlite::SqliteFailure(failure, message) => (failure.extended_code, message.as_deref().unwrap_or_default()),
        _ => (0, ""),
    };
    Error::new(kind(code, message)).with_source(error)
}

/// Converts the error of opening a database.
#[cold]
pub(super) fn connect(error: Sqlite) -> Error {
    Error::new(ErrorKind::Connect).with_source(error)
}

fn kind(code: i32, message: &str) -> ErrorKind {
    let named = || Str::from(message.split_once("failed: ").map_or(message, |(_, what)| what));
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            // an index on expressions is reported as `index 'name'`
            let constraint = named();
            let index = constraint.strip_prefix("index '").and_then(|name| name.strip_suffix('\''));
            ErrorKind::UniqueViolation { constraint: index.map(Str::from).unwrap_or(constraint) }
        }
        ffi::SQLITE_CONSTRAINT_NOTNULL => ErrorKind::NotNullViolation { column: named() },
        ffi::SQLITE_CONSTRAINT_CHECK => ErrorKind::CheckViolation { constraint: named() },
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => ErrorKind::ForeignKeyViolation,
        _ => match code & 0xff {
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => ErrorKind::Busy,
            _ => ErrorKind::Database,
        },
    }
}

/// Removes the SQL, which our message already shows.
fn without_sql(error: Sqlite) -> Sqlite {
    match error {
        Sqlite::SqlInputError { error, msg, offset, .. } if offset >= 0 => {
            Sqlite::SqliteFailure(error, Some(format!("{msg}, at byte {offset}")))
        }
        Sqlite::SqlInputError { error, msg, .. } => Sqlite::SqliteFailure(error, Some(msg)),
        other => other,
    }
}
