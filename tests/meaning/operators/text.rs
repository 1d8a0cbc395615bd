//! Text: concatenation, LIKE and its kin, functions of strings.

use crate::language::{E, Language, SQLITE, Server};
use crate::value::Ty::{Bool, Float, Int, Pattern, Regex, Small, Text};
use crate::value::{Modelled, V, int, like, text};
use aludel::prelude::*;

fn concat([left, right]: [E; 2]) -> E {
    left.concat(right).any()
}
fn lower(a: &V) -> String {
    a.text().to_ascii_lowercase()
}
fn matched(text: &str, pattern: &str, escape: Option<char>) -> Modelled {
    like(text, pattern, escape).map(V::Bool)
}

pub fn add(language: &mut Language) {
    let l = language;
    l.add("s || s", Text, [Text, Text], concat).weight(4).strict(|[a, b]| text(format!("{}{}", a.text(), b.text())));
    l.add("s + s", Text, [Text, Text], |[a, b]| (a.typed::<String>() + b).any())
        .weight(2)
        .strict(|[a, b]| text(format!("{}{}", a.text(), b.text())));
    l.add("s || s || s", Text, [Text, Text, Text], |[a, b, c]| concat([concat([a, b]), c]))
        .weight(2)
        .strict(|[a, b, c]| text(format!("{}{}{}", a.text(), b.text(), c.text())));
    l.add("s || int", Text, [Text, Int], concat).weight(2).strict(|[a, b]| text(format!("{}{}", a.text(), b.int())));
    l.add("int || s", Text, [Int, Text], concat).weight(2).strict(|[a, b]| text(format!("{}{}", a.int(), b.text())));
    // -0.0 is 0.0 as a number, and not as text; which one it is depends on the order of factors
    l.add("s || float", Text, [Text, Float], |[a, b]| concat([a, (b + 0.0).cast::<f64>()]));
    l.add("lower(s)", Text, [Text], |[a]| func::lower(a)).strict(|[a]| text(lower(a)));
    l.add("upper(s)", Text, [Text], |[a]| func::upper(a)).strict(|[a]| text(a.text().to_ascii_uppercase()));
    l.add("CAST(int AS text)", Text, [Int], |[a]| a.cast::<String>()).strict(|[a]| text(a.int().to_string()));
    l.add("CAST(float AS text)", Text, [Float], |[a]| (a + 0.0).cast::<f64>().cast::<String>());
    // of NULL in the place of a text that is not found, databases make different things
    l.add("replace", Text, [Text, Text, Text], |[a, b, c]| func::replace(a, b, c));
    l.add("substring", Text, [Text, Small], |[a, b]| func::substring(a, 2, b))
        .strict(|[a, b]| text(a.text().chars().skip(1).take(b.int() as usize).collect::<String>()));
    l.add("trim", Text, [Text], |[a]| func::trim(a)).strict(|[a]| text(a.text().trim_matches(' ')));
    l.add("char_length", Int, [Text], |[a]| func::char_length(a)).strict(|[a]| int(a.text().len() as i64));
    // NULL counts for nothing on one database, and for everything on another
    l.add("concat", Text, [Text, Int], |[a, b]| func::concat((a, b)));

    for pattern in [Pattern, Text] {
        let name = |name: &str| format!("{name} {pattern:?}");
        l.add(name("LIKE"), Bool, [Text, pattern], |[a, b]| a.like(b)).weight(2).strict(|[a, b]| matched(a.text(), b.text(), None));
        l.add(name("NOT LIKE"), Bool, [Text, pattern], |[a, b]| !a.like(b))
            .weight(2)
            .strict(|[a, b]| Ok(V::Bool(!like(a.text(), b.text(), None)?)));
        l.add(name("LIKE ESCAPE"), Bool, [Text, pattern], |[a, b]| a.like(b).escape('/'))
            .strict(|[a, b]| matched(a.text(), b.text(), Some('/')));
        l.add(name("ILIKE"), Bool, [Text, pattern], |[a, b]| a.ilike(b)).weight(2).strict(|[a, b]| matched(&lower(a), &lower(b), None));
        l.add(name("NOT ILIKE ESCAPE"), Bool, [Text, pattern], |[a, b]| !a.ilike(b).escape('/'))
            .strict(|[a, b]| Ok(V::Bool(!like(&lower(a), &lower(b), Some('/'))?)));
        l.add(name("contains"), Bool, [Text, pattern], |[a, b]| a.contains(b))
            .strict(|[a, b]| matched(a.text(), &format!("%{}%", b.text()), None));
        l.add(name("starts_with"), Bool, [Text, pattern], |[a, b]| a.starts_with(b))
            .strict(|[a, b]| matched(a.text(), &format!("{}%", b.text()), None));
        l.add(name("ends_with"), Bool, [Text, pattern], |[a, b]| a.ends_with(b))
            .strict(|[a, b]| matched(a.text(), &format!("%{}", b.text()), None));
    }
    for ty in [Pattern, Text] {
        let name = |name: &str| format!("{name} {ty:?}");
        l.add(name("icontains"), Bool, [Text, ty], |[a, b]| a.icontains(b))
            .strict(|[a, b]| matched(&lower(a), &format!("%{}%", lower(b)), None));
        l.add(name("NOT istarts_with"), Bool, [Text, ty], |[a, b]| !a.istarts_with(b))
            .strict(|[a, b]| Ok(V::Bool(!like(&lower(a), &format!("{}%", lower(b)), None)?)));
        l.add(name("iends_with"), Bool, [Text, ty], |[a, b]| a.iends_with(b))
            .strict(|[a, b]| matched(&lower(a), &format!("%{}", lower(b)), None));
    }
    let collation = match l.server {
        Server::Sqlite => "BINARY",
        Server::Postgres => "C",
        Server::MariaDb => "utf8mb4_bin",
    };
    l.add("COLLATE", Text, [Text], move |[a]| a.collate(collation)).weight(3).model(|[a]| Ok(a.clone()));
    regular(l);
    // the pattern is taken literally, so these are what Rust has under the same names
    l.add("contains autoescape", Bool, [Text, Pattern], |[a, b]| a.contains(b).autoescape())
        .strict(|[a, b]| Ok(V::Bool(a.text().contains(b.text()))));
    l.add("starts_with autoescape", Bool, [Text, Pattern], |[a, b]| a.starts_with(b).autoescape())
        .strict(|[a, b]| Ok(V::Bool(a.text().starts_with(b.text()))));
    l.add("not ends_with autoescape", Bool, [Text, Pattern], |[a, b]| !a.ends_with(b).autoescape())
        .strict(|[a, b]| Ok(V::Bool(!a.text().ends_with(b.text()))));
}

fn regular(l: &mut Language) {
    l.add("regexp_match", Bool, [Text, Regex], |[a, b]| a.regexp_match(b))
        .weight(2)
        .strict(|[a, b]| Ok(V::Bool(found(a.text(), b.text()))));
    l.add("NOT regexp_match", Bool, [Text, Regex], |[a, b]| !a.regexp_match(b))
        .weight(2)
        .strict(|[a, b]| Ok(V::Bool(!found(a.text(), b.text()))));
    // SQLite has no flags and no REGEXP_REPLACE
    if l.is(&[SQLITE]) {
        return;
    }
    l.add("regexp_match i", Bool, [Text, Regex], |[a, b]| a.regexp_match(b).flags("i"))
        .strict(|[a, b]| Ok(V::Bool(found(&lower(a), &lower(b)))));
    // one database replaces the first match, another every
    l.add("regexp_replace", Text, [Text, Regex, Text], |[a, b, c]| a.regexp_replace(b, c));
}

/// Is the regular expression found? There are few.
pub fn found(text: &str, regex: &str) -> bool {
    match regex {
        "a" | "A" => text.contains(regex),
        "^a" => text.starts_with('a'),
        "b$" => text.ends_with('b'),
        "a." => text.find('a').is_some_and(|at| at + 1 < text.len()),
        "^$" => text.is_empty(),
        "[ab]+" => text.contains(['a', 'b']),
        "^(a|b)" => text.starts_with(['a', 'b']),
        other => panic!("{other} is no pattern of these"),
    }
}
