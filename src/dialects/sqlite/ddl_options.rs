//! Options of tables, columns, constraints and indexes that only SQLite has. <https://sqlite.org/lang_createtable.html>

use crate::query::Condition;
use crate::schema::{DdlOption, OptionValue};

fn option(key: &'static str, value: OptionValue) -> DdlOption {
    DdlOption::new(["sqlite"], key, value)
}

/// `STRICT`, of a table: columns accept only values of their types. Since SQLite 3.37; <https://sqlite.org/stricttables.html>
///
/// A STRICT table has only the types INTEGER, REAL, TEXT, BLOB and ANY. Each column's type is rendered as the one of them in which
/// its values are stored. Decimals have no such type: `compile()` reports an error.
///
/// ```
/// use aludel::{prelude::*, sqlite};
/// let notes = Table::new("notes")
///     .column(ColumnDef::new("title", DataType::Varchar(Some(50))))
///     .column(ColumnDef::new("day", DataType::Date))
///     .option(sqlite::strict());
/// assert_eq!(notes.create().compile(&Sqlite::default())?.sql(), "CREATE TABLE notes (title TEXT, day TEXT) STRICT");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn strict() -> DdlOption {
    option("strict", OptionValue::Flag(true))
}
/// `WITHOUT ROWID`, of a table: rows are stored in the index of the primary key. <https://sqlite.org/withoutrowid.html>
pub fn without_rowid() -> DdlOption {
    option("without_rowid", OptionValue::Flag(true))
}
/// `PRIMARY KEY AUTOINCREMENT`, of a table: the keys of deleted rows are never used again. It has an effect only on a table whose
/// primary key is a single integer column. <https://sqlite.org/autoinc.html>
pub fn autoincrement() -> DdlOption {
    option("autoincrement", OptionValue::Flag(true))
}
/// `ON CONFLICT REPLACE`, of a PRIMARY KEY, UNIQUE or CHECK constraint: the action for a row that violates it.
/// <https://sqlite.org/lang_conflict.html>
///
/// ```
/// use aludel::{prelude::*, schema::Constraint, sqlite::{OnConflict, on_conflict}};
/// let tags = Table::new("tags")
///     .column(ColumnDef::new("name", DataType::Text))
///     .constraint(Constraint::unique(["name"]).option(on_conflict(OnConflict::Ignore)));
/// assert_eq!(
///     tags.create().compile(&Sqlite::default())?.sql(),
///     "CREATE TABLE tags (name TEXT, UNIQUE (name) ON CONFLICT IGNORE)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn on_conflict(action: OnConflict) -> DdlOption {
    option("on_conflict", OptionValue::Text(action.word().into()))
}
/// `ON CONFLICT REPLACE`, of a column: the action for a row that violates its NOT NULL.
pub fn on_conflict_not_null(action: OnConflict) -> DdlOption {
    option("on_conflict_not_null", OptionValue::Text(action.word().into()))
}
/// `ON CONFLICT REPLACE`, of the primary key column: the action for a row that violates its PRIMARY KEY.
pub fn on_conflict_primary_key(action: OnConflict) -> DdlOption {
    option("on_conflict_primary_key", OptionValue::Text(action.word().into()))
}
/// `ON CONFLICT REPLACE`, of a UNIQUE column: the action for a row that violates its UNIQUE.
pub fn on_conflict_unique(action: OnConflict) -> DdlOption {
    option("on_conflict_unique", OptionValue::Text(action.word().into()))
}
/// The action of an [`on_conflict`] option. <https://sqlite.org/lang_conflict.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the word of its name")]
pub enum OnConflict {
    Rollback,
    Abort,
    Fail,
    Ignore,
    Replace,
}
impl OnConflict {
    fn word(self) -> &'static str {
        match self {
            OnConflict::Rollback => "ROLLBACK",
            OnConflict::Abort => "ABORT",
            OnConflict::Fail => "FAIL",
            OnConflict::Ignore => "IGNORE",
            OnConflict::Replace => "REPLACE",
        }
    }
}
/// `WHERE condition`, of an index: only rows for which the condition is true are indexed. <https://sqlite.org/partialindex.html>
pub fn where_(condition: impl Condition) -> DdlOption {
    option("where", OptionValue::Where(condition.into_condition()))
}
