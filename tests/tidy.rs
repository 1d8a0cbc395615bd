//! The house rules that a tool can check: module heads, the order of layers, the map in ARCHITECTURE.md, where databases may be
//! named, and a report of sizes.

use std::collections::BTreeSet;
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
    let rooms = ["ast", "compiler", "query", "types", "schema", "features", "value", "row", "engine", "create"];
    for path in rooms.iter().flat_map(|room| sources(&format!("src/{room}"))) {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or("").to_lowercase();
            if !code.trim_start().starts_with("#[cfg") && NAMES.iter().any(|name| code.contains(name)) {
                found.push(format!("{}:{}: {line}", name(&path), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "a database is named outside src/dialects and src/drivers:\n{}", found.join("\n"));
}

/// The layers of ARCHITECTURE.md, lowest first. A room may use those of its own layer and of the layers before it.
const LAYERS: [&[&str]; 9] = [
    &["error", "name", "toposort", "value"],
    &["ast", "types", "schema", "features"],
    &["compiler"],
    &["query", "row"],
    &["engine", "pool", "url"],
    &["create"],
    &["dialects", "drivers"],
    &["orm"],
    &["testing", "prelude", "lib"],
];

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|rooms| rooms.contains(&room))
}

/// The first part of every path of a file: `crate::room`, also where braces group paths, and `super::` chains that leave the room.
fn rooms_used(code: &str, depth: usize) -> Vec<(usize, String)> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let mut found = vec![];
    let root = "super::".repeat(depth);
    let paths = code.match_indices("crate::").map(|(at, path)| (at, path.len()));
    let escapes = code.match_indices(&root).map(|(at, path)| (at, path.len()));
    for (at, length) in paths.chain(escapes) {
        let rest = &code[at + length..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line_of(at), word(rest)));
            continue;
        };
        let mut open = 0;
        for (index, c) in group.char_indices() {
            match c {
                '{' => open += 1,
                '}' if open == 0 => break,
                '}' => open -= 1,
                _ if open == 0 && (index == 0 || group[..index].trim_end().ends_with(',')) && !c.is_whitespace() => {
                    found.push((line_of(at), word(&group[index..])));
                }
                _ => {}
            }
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_room_uses_no_layer_above_its_own() {
    let mut found = vec![];
    for path in sources("src") {
        let name = name(&path);
        let inside = name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let room = inside.split('/').next().unwrap_or_default();
        let Some(own) = layer(room) else {
            found.push(format!("{name}: the room is in no layer"));
            continue;
        };
        let code = without_comments(&fs::read_to_string(&path).unwrap());
        for (line, used) in rooms_used(&code, inside.split('/').count()) {
            let text = code.lines().nth(line - 1).unwrap_or_default().trim();
            // the open-variant traits of the model name the renderer in their signatures
            let on_purpose = own == 1 && text == "use crate::compiler::Renderer;";
            // an item that lib.rs re-exports would hide its room
            let hidden = used.starts_with(char::is_uppercase) && own + 1 < LAYERS.len();
            if !on_purpose && (hidden || layer(&used).is_some_and(|other| other > own)) {
                found.push(format!("{name}:{line}: {text}"));
            }
        }
        for (number, line) in code.lines().enumerate().filter(|_| own < 2) {
            let signature = line.contains("fn ") && line.contains("out: &mut Renderer<");
            if line.contains("Renderer") && !signature && line.trim() != "use crate::compiler::Renderer;" {
                found.push(format!("{name}:{}: the model uses the renderer: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "a lower layer knows a higher one (ARCHITECTURE.md, Layers):\n{}", found.join("\n"));
}

#[test]
fn the_layer_test_sees_every_form_of_path() {
    let rooms = |code: &str, depth| rooms_used(code, depth).into_iter().map(|(_, room)| room).collect::<Vec<_>>();
    assert_eq!(rooms("use crate::engine::Row;", 2), ["engine"]);
    assert_eq!(rooms("use crate::{ast::{Node, Query}, engine,\n    query::Select};", 2), ["ast", "engine", "query"]);
    assert_eq!(rooms("let x = $crate::query::kind(super::super::orm::x);", 2), ["query", "orm"]);
    assert_eq!(rooms("use super::from::FromItem;", 2), [""; 0]);
}

/// The files that the map in ARCHITECTURE.md names: a line of its ```text blocks that starts with a folder names files in it.
fn mapped() -> BTreeSet<String> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut files = BTreeSet::new();
    for block in page.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        let mut folder = String::new();
        for line in block.lines() {
            if let Some(first) = line.split_whitespace().next().filter(|word| word.ends_with('/')) {
                folder = first.to_owned();
            }
            for word in line.split_whitespace().map(|word| word.trim_end_matches([',', ':', ';', '.'])) {
                if word.ends_with(".rs") {
                    files.insert(if word.starts_with("src/") { word.to_owned() } else { format!("{folder}{word}") });
                }
            }
        }
    }
    files
}

#[test]
fn architecture_names_every_file() {
    let files: BTreeSet<String> = ["src", "derive/src"].map(sources).concat().iter().map(|path| name(path)).collect();
    let mapped = mapped();
    let missing: Vec<_> = files.difference(&mapped).collect();
    let gone: Vec<_> = mapped.difference(&files).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "ARCHITECTURE.md does not name {missing:#?}\nand names, though there is none, {gone:#?}"
    );
}

/// The lines of each function, from its signature to the brace that closes it.
fn functions(code: &str) -> Vec<usize> {
    let lines: Vec<&str> = code.lines().collect();
    let mut sizes = vec![];
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let signature = line.trim_start();
        if !signature.starts_with("//") && (signature.starts_with("fn ") || signature.contains(" fn ")) && !signature.ends_with(';') {
            let closes = |line: &&str| line.len() - line.trim_start().len() == indent && line.trim_start().starts_with('}');
            let end = if signature.ends_with('}') { Some(0) } else { lines[at..].iter().position(closes) };
            sizes.extend(end.map(|end| end + 1));
        }
    }
    sizes
}

/// A report, not a fence: half of the files under 150 lines, 95 % under 400; half of the functions under 8, 95 % under 40.
#[test]
fn sizes_as_a_report() {
    let texts: Vec<(String, String)> =
        ["src", "derive/src"].map(sources).concat().iter().map(|path| (fs::read_to_string(path).unwrap(), name(path))).collect();
    let mut files: Vec<(usize, &str)> = texts.iter().map(|(text, name)| (text.lines().count(), name.as_str())).collect();
    files.sort_unstable();
    let mut functions: Vec<usize> = texts.iter().flat_map(|(text, _)| functions(text)).collect();
    functions.sort_unstable();
    let at = |sizes: &[usize], part: f64| sizes[((sizes.len() - 1) as f64 * part) as usize] + 1;
    let lines: Vec<usize> = files.iter().map(|(lines, _)| *lines).collect();
    println!("{} files, half under {} lines (150), 95 % under {} (400)", files.len(), at(&lines, 0.5), at(&lines, 0.95));
    println!("{} functions, half under {} lines (8), 95 % under {} (40)", functions.len(), at(&functions, 0.5), at(&functions, 0.95));
    files.iter().rev().take(5).for_each(|(lines, name)| println!("{lines:6} {name}"));
    assert!(files.len() > 40 && functions.len() > 400, "the sources are not where this test looks");
}

/// Words of SQLAlchemy, diesel and sqlx that users search the documentation for, by the file of the item that does it.
#[test]
fn words_of_other_libraries_find_their_items() {
    const WORDS: [(&str, &str); 8] = [
        ("src/query/select.rs", "where where_ find inner_join select_from order"),
        ("src/query/case.rs", "else_"),
        ("src/query/insert.rs", "values insert_into"),
        ("src/query/methods/comparison.rs", "eq_any"),
        ("src/query/scalar/from_row.rs", "Queryable"),
        ("src/query/text.rs", "query_as sql_query"),
        ("src/engine/executor.rs", "load get_results scalars fetch_all fetch_one fetch_optional"),
        ("src/engine/mod.rs", "create_engine Pool begin"),
    ];
    for (file, words) in WORDS {
        let source = fs::read_to_string(root().join(file)).unwrap();
        let aliases: String = source.lines().filter(|line| line.trim_start().starts_with("#[doc(alias")).collect();
        for word in words.split(' ') {
            assert!(aliases.contains(&format!("\"{word}\"")), "no `#[doc(alias = \"{word}\")]` in {file}");
        }
    }
}
