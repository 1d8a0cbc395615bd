//! The house rules that a tool can see: every module says what it is, no database is named outside its room, and how
//! large things have grown.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

#[test]
fn every_module_says_what_it_is() {
    let silent = |path: &PathBuf| !fs::read_to_string(path).unwrap().starts_with("//!");
    let all = ["src", "derive/src", "examples", "tests", "fuzz/targets"].map(sources).concat();
    let found: Vec<String> =
        all.iter().filter(|path| silent(path) && !name(path).starts_with("tests/ui/")).map(|path| name(path)).collect();
    assert!(found.is_empty(), "no `//!` in {found:?}");
}

/// Doc comments, comments and `cfg` may name one; code may not.
#[test]
fn no_database_is_named_outside_its_room() {
    const NAMES: [&str; 6] = ["sqlite", "mysql", "mariadb", "postgres", "oracle", "mssql"];
    let mut found = vec![];
    for path in ["src/ast", "src/compiler", "src/query", "src/types", "src/schema"].map(sources).concat() {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or("").to_lowercase();
            if !code.trim_start().starts_with("#[cfg") && NAMES.iter().any(|name| code.contains(name)) {
                found.push(format!("{}:{}: {line}", name(&path), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "a database is named outside src/dialects:\n{}", found.join("\n"));
}

/// A report, not a fence: half of the files under 150 lines, 95 % under 400.
#[test]
fn sizes_as_a_report() {
    let mut sizes: Vec<(usize, String)> = ["src", "derive/src"]
        .map(sources)
        .concat()
        .iter()
        .map(|path| (fs::read_to_string(path).unwrap().lines().count(), name(path)))
        .collect();
    sizes.sort();
    let at = |part: f64| sizes[((sizes.len() - 1) as f64 * part) as usize].0;
    println!("{} files, half under {} lines, 95 % under {}", sizes.len(), at(0.5) + 1, at(0.95) + 1);
    sizes.iter().rev().take(5).for_each(|(lines, name)| println!("{lines:6} {name}"));
    assert!(sizes.len() > 40, "the sources are not where this test looks");
}
