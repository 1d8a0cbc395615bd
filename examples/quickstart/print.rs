//! Prints statements as rendered for four databases, and rows as an aligned table.

use aludel::compiler::Dialect;
use aludel::prelude::*;

/// Returns the cells of a row as text.
macro_rules! cells { ($($cell:expr),* $(,)?) => { vec![$($cell.to_string()),*] } }
pub(crate) use cells;

const WIDTH: usize = 92;

fn dialects() -> [Box<dyn Dialect>; 4] {
    [Box::new(Sqlite::default()), Box::new(MySql::default()), Box::new(MariaDb::default()), Box::new(Postgres::default())]
}

/// Prints the SQL of a statement on each database, with its parameters.
pub fn show(title: &str, what: &str, statement: &impl Statement) {
    println!("\n── {title} ({what})\n");
    for dialect in dialects() {
        match statement.compile(&*dialect) {
            Ok(compiled) => {
                paragraph(dialect.name(), &clauses(compiled.sql()));
                let params: Vec<String> = compiled.params().iter().map(|bind| plain(&bind.value)).collect();
                if !params.is_empty() {
                    paragraph("", &[format!("⟵ {}", params.join(", "))]);
                }
            }
            Err(error) => paragraph(dialect.name(), &[format!("error: {error}")]),
        }
    }
    println!();
}

/// Prints the error of a statement that is refused.
pub fn show_refused(title: &str, statement: &impl Statement) {
    println!("\n── {title}\n");
    match statement.compile(&Sqlite::default()) {
        Ok(compiled) => println!("   {}", compiled.sql()),
        Err(error) => println!("   error: {error}"),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "NULL".into(),
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::Real(v) => v.to_string(),
        Value::Text(v) => format!("'{v}'"),
        Value::Date(v) => v.to_string(),
        other => format!("{other:?}"),
    }
}

/// Returns the SQL with a line break before each clause of the statement itself (not of its subqueries).
fn clauses(sql: &str) -> Vec<String> {
    const BEGIN: [&str; 12] = ["FROM", "INNER", "JOIN", "LEFT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "RETURNING", "SET", "VALUES"];
    let (mut lines, mut depth, mut before): (Vec<String>, usize, &str) = (vec![], 0, "");
    for word in sql.split(' ') {
        let begins = depth == 0 && BEGIN.contains(&word) && !matches!(before, "INNER" | "OUTER");
        match lines.last_mut() {
            Some(line) if !begins => *line = format!("{line} {word}"),
            _ => lines.push(word.to_owned()),
        }
        depth = depth + word.matches('(').count() - word.matches(')').count();
        before = word;
    }
    lines
}

/// Prints a name and lines after it, and wraps long lines.
fn paragraph(name: &str, lines: &[String]) {
    let mut margin = format!("   {name:<11}");
    for line in lines {
        for (number, part) in wrapped(line).iter().enumerate() {
            println!("{margin}{}{part}", if number == 0 { "" } else { "    " });
            margin = " ".repeat(14);
        }
    }
}

fn wrapped(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![];
    for word in line.split(' ') {
        match parts.last_mut() {
            Some(part) if part.chars().count() + 1 + word.chars().count() <= WIDTH => *part = format!("{part} {word}"),
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// Prints rows under their headings, with numbers aligned to the right.
pub fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).chain([headings[at].len()]).max().unwrap_or(0);
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let number = |at: usize| rows.iter().all(|row| row[at].parse::<f64>().is_ok());
    let line = |cells: &[String]| {
        let padded = cells.iter().enumerate().map(|(at, cell)| {
            if number(at) { format!("{cell:>width$}", width = widths[at]) } else { format!("{cell:<width$}", width = widths[at]) }
        });
        println!("   {}", padded.collect::<Vec<_>>().join("  ").trim_end());
    };
    line(&headings.iter().map(|heading| heading.to_string()).collect::<Vec<_>>());
    line(&widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>());
    rows.iter().for_each(|row| line(row));
}

/// Formats an amount with two decimal places.
pub fn money(amount: Option<f64>) -> String {
    format!("{:.2}", amount.unwrap_or(0.0))
}
