//! MySQL's syntax, as the grammar of MySQL Workbench has it: `tests/mysql-judge`, all statements in one process of Node.

use serde_json::{Value as Json, json};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A statement that the grammar refuses.
pub struct Refused {
    pub name: String,
    pub message: String,
    pub sql: String,
}

/// What the grammar does not know although MySQL 8.4 does.
const GAPS: [&str; 6] = [
    " DROP CHECK ", // 15.1.9, since 8.0.16
    " EXCEPT ",     // 15.2.4, since 8.0.31
    " INTERSECT ",  // 15.2.8, since 8.0.31
    "``",           // 11.2: a quotation mark in a quoted name is doubled
    " AS FLOAT(",   // 14.10: FLOAT[(p)] as a target of CAST
    "(x'')",        // 11.1.4: a hexadecimal literal without digits
];

impl Refused {
    pub fn is_gap(&self) -> bool {
        GAPS.iter().any(|gap| self.sql.contains(gap))
    }
}

/// What it refuses of `(name, sql)`. `None` without Node or its packages.
pub fn refusals<'a>(statements: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Vec<Refused>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mysql-judge");
    let node = Command::new("node").arg("judge.js").current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let required = std::env::var("ALUDEL_REQUIRE_SERVERS").is_ok_and(|value| value == "1");
    let (true, Ok(mut node)) = (folder.join("node_modules").exists(), node) else {
        assert!(!required, "no judge of MySQL's syntax: npm ci --prefix tests/mysql-judge");
        eprintln!("left out the judge of MySQL's syntax: npm ci --prefix tests/mysql-judge");
        return None;
    };
    let mut input = node.stdin.take().unwrap();
    let lines: String = statements.map(|(name, sql)| format!("{}\n", json!({ "id": name, "sql": sql }))).collect();
    std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = String::from_utf8(node.wait_with_output().unwrap().stdout).unwrap();
    let (refused, judged): (Vec<&str>, Vec<&str>) = output.lines().partition(|line| line.starts_with('{'));
    assert!(judged.iter().any(|line| line.contains(" accepted, ")), "the judge broke down: {output}");
    let read = |line: &str| {
        let json: Json = serde_json::from_str(line).unwrap();
        let part = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        Refused { name: part("id"), message: part("message"), sql: part("sql") }
    };
    Some(refused.into_iter().map(read).collect())
}
