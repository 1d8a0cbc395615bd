//! Options of tables, constraints, indexes and views that only PostgreSQL has.

use crate::name::Name;
use crate::query::Condition;
use crate::schema::{DdlOption, OptionValue};
use crate::value::Str;

fn option(key: &'static str, value: OptionValue) -> DdlOption {
    DdlOption::new(["postgresql"], key, value)
}
fn names<C: Into<Name>>(names: impl IntoIterator<Item = C>) -> OptionValue {
    OptionValue::Names(names.into_iter().map(Into::into).collect())
}

/// The access method: `USING gin`, of an index; `USING heap`, of a table or a materialized view. CREATE INDEX, CREATE TABLE
pub fn using(method: impl Into<Str>) -> DdlOption {
    option("using", OptionValue::Text(method.into()))
}
/// `name varchar_pattern_ops`, of an index: the operator class of each of these columns or labels. 11.10
pub fn ops<C: Into<Name>, O: Into<Str>>(classes: impl IntoIterator<Item = (C, O)>) -> DdlOption {
    option("ops", OptionValue::Pairs(classes.into_iter().map(|(column, class)| (column.into(), class.into())).collect()))
}
/// `INCLUDE (a, b)`, of an index, a UNIQUE constraint or a primary key: columns that the index stores but does not search by. Since
/// PostgreSQL 11. 11.9
pub fn include<C: Into<Name>>(columns: impl IntoIterator<Item = C>) -> DdlOption {
    option("include", names(columns))
}
/// `NULLS NOT DISTINCT` (or `NULLS DISTINCT`, the default), of a unique index or a UNIQUE constraint: whether NULLs are equal, so that
/// only one row may have NULL. Since PostgreSQL 15. CREATE INDEX
pub fn nulls_not_distinct(not_distinct: bool) -> DdlOption {
    option("nulls_not_distinct", OptionValue::Flag(not_distinct))
}
/// `WITH (fillfactor = 70)`, of an index, a table or a view: storage parameters. CREATE INDEX, CREATE TABLE
///
/// # Errors
/// `compile()` reports a value that is neither a word nor a number.
///
/// ```
/// use aludel::{postgres, prelude::*, schema::Index};
/// let log = table("log", ["line"]);
/// let index = Index::new("ix_line", log.c("line")).option(postgres::using("gin")).option(postgres::with([("fastupdate", "false")]));
/// assert_eq!(
///     index.create().compile(&Postgres::default())?.sql(),
///     "CREATE INDEX ix_line ON log USING gin (line) WITH (fastupdate = false)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn with<K: Into<Name>, V: Into<Str>>(parameters: impl IntoIterator<Item = (K, V)>) -> DdlOption {
    option("with", OptionValue::Pairs(parameters.into_iter().map(|(key, value)| (key.into(), value.into())).collect()))
}
/// `TABLESPACE name`, of an index or a table.
pub fn tablespace(name: impl Into<Name>) -> DdlOption {
    option("tablespace", names([name]))
}
/// `WHERE condition`, of an index: only rows for which the condition is true are indexed. 11.8
pub fn where_(condition: impl Condition) -> DdlOption {
    option("where", OptionValue::Where(condition.into_condition()))
}
/// `CONCURRENTLY`, of an index: CREATE INDEX and DROP INDEX do not lock out writes to the table. They cannot run in a transaction.
/// CREATE INDEX
pub fn concurrently() -> DdlOption {
    option("concurrently", OptionValue::Flag(true))
}
/// `NOT VALID`, of a foreign key or a CHECK: existing rows are not checked. ALTER TABLE
pub fn not_valid() -> DdlOption {
    option("not_valid", OptionValue::Flag(true))
}
/// `INHERITS (a, b)`, of a table: the parent tables. 5.10
pub fn inherits<C: Into<Name>>(tables: impl IntoIterator<Item = C>) -> DdlOption {
    option("inherits", names(tables))
}
/// `PARTITION BY RANGE (day)`, of a table: `sql` is rendered as it is. 5.11
pub fn partition_by(sql: &'static str) -> DdlOption {
    option("partition_by", OptionValue::Text(Str::from_static(sql)))
}
/// `ON COMMIT DELETE ROWS`, of a temporary table: the action at the end of a transaction. CREATE TABLE
pub fn on_commit(action: OnCommit) -> DdlOption {
    let words = match action {
        OnCommit::PreserveRows => "PRESERVE ROWS",
        OnCommit::DeleteRows => "DELETE ROWS",
        OnCommit::Drop => "DROP",
    };
    option("on_commit", OptionValue::Text(words.into()))
}
/// The action of [`on_commit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the words of its name")]
pub enum OnCommit {
    PreserveRows,
    DeleteRows,
    Drop,
}
