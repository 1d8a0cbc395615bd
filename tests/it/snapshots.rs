//! Snapshots: the tests of `tests/it/<area>.rs` compare their output with sections of `tests/snapshots/<area>.snap`.
//!
//! A section begins with `=== name`, quotes the statement's source after `> `, and shows its SQL on every dialect. Sections
//! are in the order of the source. With `SNAPSHOTS=write` tests write their sections, and sections without a test are removed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Held while a file is read or written: tests of one area run in parallel.
static FILES: Mutex<()> = Mutex::new(());

const HOW: &str = "`SNAPSHOTS=write cargo test --all-features --test it` writes it; read the diff";

/// Compares what a statement of `sql!` renders to with its section.
pub fn statement(file: &str, name: &str, shown: &str) {
    let Some(statement) = Source::of(file).statement(name) else { panic!("{file} has no line `    {name}: …;` in sql!") };
    compare(file, name, format!("{statement}{}", shown.trim_end()));
}

/// Compares a text with its section; the test gives the name in quotes.
pub fn text(file: &str, name: &str, shown: &str) {
    compare(file, name, shown.trim_end().to_owned());
}

fn compare(file: &str, name: &str, text: String) {
    assert!(!text.contains("\n==="), "{name} contains a line that looks like the start of a section");
    let _held = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let source = Source::of(file);
    let mut sections = read(&source.snapshots);
    let known = sections.iter_mut().find(|section| section.name == name);
    if is_writing() {
        match known {
            Some(section) => section.text = text,
            None => sections.push(Section { name: name.to_owned(), text }),
        }
        return source.write(sections);
    }
    let path = source.snapshots.display();
    match known {
        None => panic!("{path} has no section {name}: {HOW}\n{text}"),
        Some(section) if section.text != text => panic!("{path}, section {name}: {HOW}\n{}", difference(&section.text, &text)),
        Some(_) => {}
    }
}

#[test]
fn every_section_has_a_test_and_the_order_of_the_source() {
    let _held = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let mut wrong = vec![];
    for path in fs::read_dir(root().join("tests/snapshots")).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "snap") {
            continue;
        }
        let file = format!("tests/it/{}.rs", path.file_stem().unwrap().display());
        if !root().join(&file).exists() {
            match is_writing() {
                true => fs::remove_file(&path).unwrap(),
                false => wrong.push(format!("{}: there is no {file}", path.display())),
            }
            continue;
        }
        let (source, sections) = (Source::of(&file), read(&path));
        if is_writing() {
            source.write(sections);
            continue;
        }
        let places: Vec<_> = sections.iter().map(|section| source.place(section)).collect();
        for (section, _) in sections.iter().zip(&places).filter(|(_, place)| place.is_none()) {
            wrong.push(format!("{}: no test has the section {}", path.display(), section.name));
        }
        if !places.is_sorted_by(|one, next| one < next) {
            wrong.push(format!("{}: the sections are not in the order of {file}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\n{HOW}", wrong.join("\n"));
}

struct Section {
    name: String,
    text: String,
}

fn read(path: &Path) -> Vec<Section> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let sections = text.strip_prefix("=== ").into_iter().flat_map(|text| text.split("\n=== "));
    let section = |section: &str| {
        let (name, text) = section.split_once('\n').unwrap_or((section, ""));
        Section { name: name.to_owned(), text: text.trim_end().to_owned() }
    };
    sections.map(section).collect()
}

/// The source of an area's tests, and its snapshot file.
struct Source {
    text: String,
    snapshots: PathBuf,
}

impl Source {
    fn of(file: &str) -> Self {
        let area = Path::new(file).file_stem().unwrap().display();
        Source { text: fs::read_to_string(root().join(file)).unwrap(), snapshots: root().join(format!("tests/snapshots/{area}.snap")) }
    }
    /// Quotes a statement of `sql!`: the lines from its name to the next statement, each after `> `.
    fn statement(&self, name: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&head(name))?;
        let mut lines = rest.lines();
        let mut shown = format!("> {}\n", lines.next()?);
        for line in lines.take_while(|line| !is_end(line)) {
            shown += &format!("> {}\n", line.strip_prefix("    ").unwrap_or(line));
        }
        Some(shown.trim_end_matches(['>', ' ', '\n', ';']).to_owned() + "\n")
    }
    /// Position of a section's test in the source.
    fn place(&self, section: &Section) -> Option<usize> {
        let head = if section.text.starts_with("> ") { head(&section.name) } else { format!("\"{}\"", section.name) };
        self.text.find(&head)
    }
    fn write(&self, mut sections: Vec<Section>) {
        sections.retain(|section| self.place(section).is_some());
        sections.sort_by_key(|section| self.place(section));
        let texts: Vec<String> = sections.iter().map(|section| format!("=== {}\n{}\n", section.name, section.text)).collect();
        fs::write(&self.snapshots, texts.join("\n")).unwrap();
    }
}

/// The start of a statement in `sql!`.
fn head(name: &str) -> String {
    format!("\n    {name}: ")
}

/// Whether a line of `sql!` ends the statement above it: the next statement, a comment, or the end of the block.
fn is_end(line: &str) -> bool {
    let begins = |line: &str| line.starts_with(|first: char| first.is_alphanumeric() || first == '_' || first == '/');
    line.starts_with('}') || line.strip_prefix("    ").is_some_and(begins)
}

/// Renders a diff by lines: `-` for removed ones, `+` for new ones.
fn difference(old: &str, new: &str) -> String {
    let (mut old, mut new) = (old.lines().peekable(), new.lines().collect::<Vec<_>>().into_iter().peekable());
    let mut shown = String::new();
    while old.peek().is_some() || new.peek().is_some() {
        let kept = |line: &&str| new.clone().any(|other| other == *line);
        while let Some(line) = old.next_if(|line| !kept(line)) {
            shown += &format!("- {line}\n");
        }
        let next = old.next();
        while let Some(line) = new.next_if(|line| Some(*line) != next) {
            shown += &format!("+ {line}\n");
        }
        if let Some(line) = new.next() {
            shown += &format!("  {line}\n");
        }
    }
    shown
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn is_writing() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "write")
}
