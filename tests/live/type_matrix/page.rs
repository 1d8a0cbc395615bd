//! The page.

use super::case::Case;
use super::{Found, Outcome};
use std::fmt::Write;

/// A database, as the page calls it, and what was found there.
pub struct Part {
    pub title: &'static str,
    pub introduction: &'static str,
    pub found: Vec<(Case, Found)>,
}

pub fn page(parts: &[Part]) -> String {
    let mut page = String::from(INTRODUCTION);
    in_short(&mut page, parts);
    for part in parts {
        write!(page, "\n## {}\n\n{}\n", part.title, part.introduction).unwrap();
        let mut section = "";
        let mut notes = Notes::default();
        for (at, (case, found)) in part.found.iter().enumerate() {
            if case.section != section {
                section = case.section;
                write!(page, "\n### {section}\n\n{HEAD}").unwrap();
            }
            row(&mut page, case, found, &mut notes);
            if part.found.get(at + 1).is_none_or(|(next, _)| next.section != section) {
                notes.write(&mut page);
            }
        }
    }
    page
}

const HEAD: &str = "| Rust | column | sent as | received as | kept | not kept |\n|---|---|---|---|---|---|\n";

/// The column's type on each database.
fn in_short(page: &mut String, parts: &[Part]) {
    let titles: Vec<&str> = parts.iter().map(|part| part.title).collect();
    write!(page, "\n## The column of each type\n\n| Rust | {} |\n|---{}|\n", titles.join(" | "), "|---".repeat(parts.len())).unwrap();
    let mut seen: Vec<(&str, &str)> = vec![];
    for (case, _) in parts.iter().flat_map(|part| &part.found) {
        let key = (case.rust, case.declared);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let cells = parts.iter().map(|part| {
            let found = part.found.iter().find(|(other, _)| (other.rust, other.declared) == key);
            match found.map(|(_, found)| &found.column) {
                Some(Ok(column)) => format!("`{column}`"),
                Some(Err(_)) => "refused".into(),
                None => "–".into(),
            }
        });
        writeln!(page, "| {} | {} |", name(case), cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
}

fn name(case: &Case) -> String {
    let rust = escaped(case.rust);
    if case.declared.is_empty() { format!("`{rust}`") } else { format!("`{rust}`, declared as `{}`", escaped(case.declared)) }
}

fn row(page: &mut String, case: &Case, found: &Found, notes: &mut Notes) {
    let column = match &found.column {
        Ok(column) => format!("`{column}`"),
        Err(words) => {
            notes.say(words);
            return writeln!(page, "| {} | refused | | | | everything: *Aludel* |", name(case)).unwrap();
        }
    };
    let (mut kept, mut not) = (vec![], vec![]);
    for (label, bound, inline) in &found.values {
        sort(label, bound, inline.as_ref(), case, &mut kept, &mut not, notes);
    }
    let not: Vec<String> = not.into_iter().map(|(who, labels)| format!("*{who}*: {}", labels.join(", "))).collect();
    let (goes, comes) = (&found.sent_as, &found.received_as);
    writeln!(page, "| {} | {column} | {goes} | {comes} | {} | {} |", name(case), escaped(&kept.join(", ")), escaped(&not.join("; ")))
        .unwrap();
}

/// A value in its list, and what is said about it in the notes.
fn sort(
    label: &str,
    bound: &Outcome,
    inline: Option<&Outcome>,
    case: &Case,
    kept: &mut Vec<String>,
    not: &mut Vec<(String, Vec<String>)>,
    notes: &mut Notes,
) {
    for outcome in std::iter::once(bound).chain(inline) {
        match outcome {
            Outcome::ByAludel(words) => notes.say(words),
            Outcome::Meant => notes.mean(case.meaning),
            _ => {}
        }
    }
    let mut refuse = |who: String, label: String| match not.iter_mut().find(|(known, _)| *known == who) {
        Some((_, labels)) => labels.push(label),
        None => not.push((who, vec![label])),
    };
    match (who(bound), inline.map_or_else(|| who(bound), who)) {
        (None, None) => {
            let meant = *bound == Outcome::Meant || inline == Some(&Outcome::Meant);
            let wider = matches!(bound, Outcome::Wider(_));
            kept.push(format!("{label}{}{}", if meant { "\\*" } else { "" }, if wider { "†" } else { "" }));
        }
        (Some(bound), Some(inline)) if bound == inline => refuse(bound, label.into()),
        (bound, inline) => {
            let (mut part, mut others) = (vec![], vec![]);
            for (how, who) in [("bound", bound), ("in SQL", inline)] {
                match who {
                    None => part.push(how),
                    Some(who) => others.push((who, format!("{label} ({how})"))),
                }
            }
            kept.extend(part.iter().map(|how| format!("{label} ({how})")));
            others.into_iter().for_each(|(who, label)| refuse(who, label));
        }
    }
}

/// Who refuses it.
fn who(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Kept | Outcome::Meant | Outcome::Wider(_) => None,
        Outcome::ByAludel(_) => Some("Aludel".into()),
        Outcome::ByServer(code) => Some(format!("server, {code}")),
        Outcome::Unread(_) => Some("when read".into()),
        Outcome::Altered(_) => Some("ALTERED".into()),
    }
}

/// What stands below a table.
#[derive(Default)]
struct Notes {
    said: Vec<String>,
    meant: Vec<&'static str>,
}
impl Notes {
    fn say(&mut self, words: &str) {
        let words = words.lines().next().unwrap_or_default().to_owned();
        if !self.said.contains(&words) {
            self.said.push(words);
        }
    }
    fn mean(&mut self, words: &'static str) {
        if !self.meant.contains(&words) {
            self.meant.push(words);
        }
    }
    fn write(&mut self, page: &mut String) {
        let Notes { said, meant } = std::mem::take(self);
        if !meant.is_empty() {
            write!(page, "\n\\* {}.\n", meant.join(". ")).unwrap();
        }
        if !said.is_empty() {
            let said: Vec<String> = said.into_iter().map(|words| format!("- {words}\n")).collect();
            write!(page, "\nErrors of Aludel:\n\n{}", said.concat()).unwrap();
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

const INTRODUCTION: &str = "# Rust types on each database

Each value was written by an INSERT of Aludel, once as a bind and once as a literal, and read back by a SELECT as the same Rust type;
NULL was read as an `Option` of it. *Kept* values are read back equal, floats bit by bit. Other values are rejected: by *Aludel*, as an
error of `compile()` before anything is sent, or by the *server*, with the error code in the table. Nothing is rounded, shifted or
truncated silently: a value that a database would change without an error (see the lists below the tables) is an error of INSERT, UPDATE
and upsert in Aludel. This does not cover the results of expressions and of raw SQL.

- \\* The value is read back changed, by the definition of the type; see the text below the table.
- † The value is outside the range of the Rust type, but the column stores it: a wider Rust type, or `Any`, can read it, and the Rust
  type reports a `Decode` error.
- *(bound)*, *(in SQL)*: only as a bind, only as a literal.
- Timestamps with time zone (`DataType::DateTimeTz`, `chrono::DateTime<Utc>`) are written and read in UTC, whatever the time zone of the
  session (Asia/Kolkata in this test). `TIMESTAMP` of MySQL and MariaDB is a timestamp in the time zone of the session: a value written
  in one time zone is converted to the other when it is read there. The drivers set the session to UTC.
- MySQL and MariaDB are in strict mode, their default. Their FLOAT is exact only in the binary protocol (prepared statements, which the
  drivers use); the text protocol rounds it to six digits.
- Nanoseconds and leap seconds of chrono are truncated to the microsecond in comparisons, and rejected in values that are stored.

This page is generated by `MATRIX=write cargo test --all-features --test live type_matrix`. Without a MySQL server, MySQL's grammar checks only
the syntax; the results for values are then those of MariaDB, where the manuals agree.
";
