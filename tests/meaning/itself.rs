//! The tests of meaning, tested: they find what is wrong, and they speak of everything there is.

use crate::database::Database;
use crate::finder::{Check, Finder};
use crate::language::{Language, MARIADB, POSTGRES, SQLITE};
use crate::operators::{self, special::custom};
use crate::value::Ty::{self, Bool, Int};
use crate::value::int;
use std::collections::BTreeSet;

/// The number of the first tree that goes wrong, of 10,000.
fn first(check: Check, language: Language) -> Option<usize> {
    let mut database = Database::new(SQLITE).unwrap();
    let language = language.finished();
    let mistakes = Finder::new(check, &language, &mut database).run(10_000, 1);
    mistakes.iter().for_each(|mistake| println!("tree {}\n{}\n", mistake.number, mistake.said));
    mistakes.first().map(|mistake| mistake.number)
}

/// Operators that are declared to bind more tightly than they do.
#[test]
fn a_wrong_precedence_is_found() {
    let wrong: [(&'static str, i8, Ty, Ty); 5] =
        [("-", 9, Int, Int), ("%", 99, Int, Int), ("AND", 6, Bool, Bool), ("OR", 4, Bool, Bool), ("=", 8, Int, Bool)];
    for (text, precedence, of, gives) in wrong {
        let mut language = operators::all(SQLITE, false);
        language.add("declared wrongly", gives, [of, of], custom(text, precedence, gives == Bool)).weight(8);
        let found = first(Check::Parentheses, language);
        assert!(found.is_some(), "{text} of precedence {precedence} is not found");
    }
}

/// The model looks: a difference between it and the database is found.
#[test]
fn a_wrong_model_is_found() {
    let mut language = operators::all(SQLITE, true);
    language.add("a - b, modelled wrongly", Int, [Int, Int], |[a, b]| a - b).strict(|[a, b]| int(b.int() - a.int()));
    assert!(first(Check::Model, language).is_some());
}

/// Every kind of node and every operator in the library's sources is generated for one database at least.
#[test]
fn everything_is_generated() {
    // by name: what they are in the tests of meaning, or why they are not
    const LEFT_OUT: [(&str, &str); 13] = [
        ("AllColumns", "no value"),
        ("ByName", "stands for an expression, and is not one"),
        ("Custom", "of a node: prints itself"),
        ("Error", "is reported"),
        ("Ordering", "no value"),
        ("Match", "needs an index for full-text search"),
        ("NotMatch", "needs an index for full-text search"),
        ("Distinct", "becomes the function's own"),
        ("Excluded", "stands in an upsert alone"),
        ("NextValue", "is another one each time"),
        ("Field", "of a row that a function gives"),
        ("Text", "raw SQL, written as it is"),
        ("ColumnClause", "raw text, or a column's name"),
    ];
    let mut database = Database::new(SQLITE).unwrap();
    let mut found = BTreeSet::new();
    for server in [SQLITE, POSTGRES, MARIADB] {
        database.server = server;
        let language = operators::all(server, false).finished();
        found.extend(Finder::new(Check::Parentheses, &language, &mut database).parts(10_000, 1));
    }
    let mut all = variants(include_str!("../../src/ast/node.rs"), "pub enum Node (node, rebuilt) {");
    all.extend(variants(include_str!("../../src/ast/operator.rs"), "pub enum Operator {"));
    all.extend(variants(include_str!("../../src/ast/expr/unary.rs"), "pub enum UnaryOperator {"));
    assert!(all.len() > 60, "the sources are not where this test looks: {all:?}");
    let missing: Vec<&str> = all.into_iter().filter(|name| !found.contains(*name) && LEFT_OUT.iter().all(|(out, _)| out != name)).collect();
    assert!(missing.is_empty(), "never generated: {missing:?}; a construct is one line in tests/meaning/operators/");
}

/// The names of an enum's variants.
fn variants<'a>(source: &'a str, head: &str) -> Vec<&'a str> {
    let body = source.split_once(head).unwrap().1.split_once("\n}").unwrap().0;
    let lines = body.lines().map(str::trim).filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    lines.map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap()).collect()
}
