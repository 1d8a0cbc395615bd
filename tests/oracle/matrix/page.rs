//! The page.

use super::Cell;
use super::rows::{Row, rows};
use crate::harness::dialects;
use aludel::ErrorKind;
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use std::fmt::Write;

/// The databases, in the order of a row's cells.
pub const NAMES: [&str; 4] = ["sqlite", "mysql", "mariadb", "postgresql"];

/// Versions in which something came, oldest first; the last is the newest that is known.
fn versions(dialect: &str) -> Vec<Box<dyn Dialect>> {
    fn boxed<D: Dialect + 'static>(all: impl IntoIterator<Item = D>) -> Vec<Box<dyn Dialect>> {
        all.into_iter().map(|one| Box::new(one) as Box<dyn Dialect>).collect()
    }
    match dialect {
        "sqlite" => boxed([24, 25, 28, 30, 31, 32, 33, 35, 37, 38, 39, 44, 51].map(|minor| Sqlite::version(3, minor))),
        "mysql" => boxed(
            [
                (5, 7, 44),
                (8, 0, 0),
                (8, 0, 1),
                (8, 0, 4),
                (8, 0, 13),
                (8, 0, 14),
                (8, 0, 16),
                (8, 0, 17),
                (8, 0, 19),
                (8, 0, 31),
                (8, 4, 0),
            ]
            .map(|(major, minor, patch)| MySql::version(major, minor, patch)),
        ),
        "mariadb" => boxed([1, 2, 3, 4, 5, 6, 7, 8, 11].map(|minor| MariaDb::version(10, minor))),
        _ => boxed([10, 11, 12, 13, 14, 15].map(Postgres::version)),
    }
}

fn title(dialect: &dyn Dialect) -> String {
    let name = match dialect.name() {
        "sqlite" => "SQLite",
        "mysql" => "MySQL",
        "mariadb" => "MariaDB",
        _ => "PostgreSQL",
    };
    format!("{name} {}", version(dialect))
}

fn version(dialect: &dyn Dialect) -> String {
    match dialect.features().version {
        (major, 0, 0) => major.to_string(),
        (major, minor, 0) => format!("{major}.{minor}"),
        (major, minor, patch) => format!("{major}.{minor}.{patch}"),
    }
}

pub fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    let titles: Vec<String> = dialects().iter().map(|(_, dialect)| title(&**dialect)).collect();
    let mut section = "";
    let rows = rows();
    let mut notes: Vec<String> = vec![];
    for (at, row) in rows.iter().enumerate() {
        if row.section != section {
            section = row.section;
            write!(page, "\n## {section}\n\n| | {} |\n|---|---|---|---|---|\n", titles.join(" | ")).unwrap();
        }
        let cells: Vec<String> = NAMES.iter().map(|name| cell(row, name)).collect();
        writeln!(page, "| {} | {} |", escaped(row.construct), cells.join(" | ")).unwrap();
        notes.extend(row.how.map(|how| format!("- *{}*, lowered: {how}", row.construct)));
        notes.extend(
            row.unheeded.map(|lost| format!("- *{}*, where it is refused, is accepted and ignored by the database: {lost}", row.construct)),
        );
        notes.extend(hints(row));
        if rows.get(at + 1).is_none_or(|next| next.section != section) && !notes.is_empty() {
            write!(page, "\n{}\n", std::mem::take(&mut notes).join("\n")).unwrap();
        }
    }
    page
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

fn print(row: &Row, dialect: &dyn Dialect) -> Option<String> {
    let compiled = compile((row.build)().statement(), dialect, &CompileOptions::new());
    compiled.ok().map(|compiled| compiled.sql().to_owned())
}

/// `native`, `lowered` or `refused`, and since when.
fn cell(row: &Row, name: &str) -> String {
    let said = match row.cell(name) {
        Cell::Native => "native",
        Cell::Lowered => "lowered",
        Cell::Refused => return "refused".into(),
    };
    let versions = versions(name);
    let printed: Vec<Option<String>> = versions.iter().map(|dialect| print(row, &**dialect)).collect();
    let since = |last: usize| versions.get(last + 1).map(|dialect| version(&**dialect)).unwrap_or_default();
    if let Some(last) = printed.iter().rposition(Option::is_none) {
        return format!("{said}, since {}", since(last));
    }
    match printed.iter().rposition(|sql| Some(sql) != printed.last()) {
        Some(last) if row.cell(name) == Cell::Native => format!("{said}, since {}; lowered before", since(last)),
        _ => said.into(),
    }
}

/// The ways out of refusals: one line for all databases that have the same.
fn hints(row: &Row) -> Vec<String> {
    let mut hints: Vec<(String, Vec<&str>)> = vec![];
    for (name, dialect) in dialects() {
        let Err(error) = compile((row.build)().statement(), &*dialect, &CompileOptions::new()) else { continue };
        let ErrorKind::Unsupported { hint, .. } = error.kind() else { continue };
        if hint.is_empty() {
            continue;
        }
        match hints.iter_mut().find(|(known, _)| known.as_str() == hint.as_str()) {
            Some((_, names)) => names.push(name),
            None => hints.push((hint.to_string(), vec![name])),
        }
    }
    hints.into_iter().map(|(hint, names)| format!("- *{}*, refused by {}: {hint}", row.construct, names.join(", "))).collect()
}

const INTRODUCTION: &str = "# Support of each construct by each database

*Native*: the construct is rendered in the database's own syntax for it. *Lowered*: it is rendered as another construct with exactly
the same meaning. *Refused*: it is an error of `compile()`, `Unsupported`, which names the construct and an alternative; nothing is left
out silently, or sent to the server to fail there. `since` is the first version for which this is true, of SQLite from 3.24, MySQL from
5.7, MariaDB from 10.1 and PostgreSQL from 10.

This page is generated by `MATRIX=write cargo test --all-features --test oracle matrix`. The test executes native and lowered constructs on the
servers. It also executes the raw SQL of refused constructs, which the server must reject, too (MySQL's is checked by its grammar), or,
if a note says so, accept and ignore.
";
