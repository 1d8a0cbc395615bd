//! Which words must be quoted, by trial: `tests/data/reserved/` says of every word that a database or SQLAlchemy knows
//! whether it fails when it stands bare. `scripts/reserved-words` makes the data anew.

use crate::support::{judge, servers};
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use mysql::prelude::Queryable;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What is known of a word.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Verdict {
    /// It fails when it stands bare.
    Fails,
    /// It works bare; SQLAlchemy quotes it all the same, and so does Aludel.
    Sqlalchemy,
    /// It works bare.
    Bare,
}

type Words = BTreeMap<String, Verdict>;

fn dialects() -> [Box<dyn Dialect>; 4] {
    [Box::new(Sqlite::default()), Box::new(MySql::default()), Box::new(MariaDb::default()), Box::new(Postgres::default())]
}

fn path(dialect: &str) -> String {
    format!("{}/tests/data/reserved/{dialect}.txt", env!("CARGO_MANIFEST_DIR"))
}

fn read(dialect: &str) -> Words {
    let word = |line: &str| {
        let (word, verdict) = line.split_once(' ').expect("a word and its verdict");
        let verdict = match verdict {
            "fails" => Verdict::Fails,
            "sqlalchemy" => Verdict::Sqlalchemy,
            "bare" => Verdict::Bare,
            other => panic!("{other}"),
        };
        (word.to_owned(), verdict)
    };
    fs::read_to_string(path(dialect)).unwrap().lines().filter(|line| !line.starts_with('#')).map(word).collect()
}

#[test]
fn the_lists_are_what_trial_found() {
    for dialect in dialects() {
        let ours: BTreeSet<&str> = dialect.features().names.reserved.words().iter().copied().collect();
        let words = read(dialect.name());
        let tried: BTreeSet<&str> = words.iter().filter(|(_, verdict)| **verdict != Verdict::Bare).map(|(word, _)| word.as_str()).collect();
        let (missing, needless): (Vec<_>, Vec<_>) = (tried.difference(&ours).collect(), ours.difference(&tried).collect());
        assert!(missing.is_empty() && needless.is_empty(), "{}: missing {missing:?}, needless {needless:?}", dialect.name());
        assert!(words.len() > 140, "the data is gone");
    }
}

/// The statements that a word has to live through.
fn statements(name: &str) -> [String; 7] {
    [
        format!("CREATE TABLE {name} ({name} int)"),
        format!("INSERT INTO {name} ({name}) VALUES (1)"),
        format!("SELECT {name}.{name} AS {name} FROM {name} AS {name}"),
        format!("SELECT {name}.{name} AS {name} FROM {name} GROUP BY {name}.{name} ORDER BY {name}"),
        format!("UPDATE {name} SET {name}=2 WHERE {name}.{name} = 1"),
        format!("DELETE FROM {name} WHERE {name}.{name} = 1"),
        format!("DROP TABLE {name}"),
    ]
}

/// Which of these names do not live through the statements.
fn failures(dialect: &str, names: &[String]) -> Option<BTreeSet<String>> {
    let mut run: Box<dyn FnMut(&str) -> bool> = match dialect {
        "sqlite" => {
            let client = servers::sqlite();
            Box::new(move |sql| client.execute_batch(sql).is_ok())
        }
        "postgresql" => {
            let mut client = servers::postgres()?;
            Box::new(move |sql| client.batch_execute(sql).is_ok())
        }
        "mariadb" => {
            let mut client = servers::mariadb()?;
            client.query_drop("SET default_storage_engine = MEMORY").unwrap();
            Box::new(move |sql| client.query_drop(sql).is_ok())
        }
        _ => return judged(names),
    };
    let mut fails = |name: &&String| statements(name).iter().filter(|sql| !run(sql)).count() > 0; // all of them: the last drops the table
    Some(names.iter().filter(|name| fails(name)).cloned().collect())
}

/// By MySQL's grammar.
fn judged(names: &[String]) -> Option<BTreeSet<String>> {
    let three = |name: &String| statements(name).into_iter().take(3).collect::<Vec<_>>(); // it is slow
    let all: Vec<(&str, String)> = names.iter().flat_map(|name| three(name).into_iter().map(|sql| (name.as_str(), sql))).collect();
    let refused = judge::refusals(all.iter().map(|(name, sql)| (*name, sql.as_str())))?;
    Some(refused.into_iter().map(|one| one.name).collect())
}

/// As Aludel writes them, all of them work; the words that it leaves bare among them.
#[test]
fn every_word_works_as_it_is_written() {
    for dialect in dialects() {
        let written = |word: &String| {
            let mut name = String::new();
            dialect.features().names.quote(&mut name, word, false);
            name
        };
        let mut quoted: Vec<String> = read(dialect.name()).keys().map(written).collect();
        if dialect.name() == "mysql" {
            quoted.retain(|name| !name.starts_with('`'));
            quoted = quoted.into_iter().step_by(10).collect(); // the judge is slow, and has seen them all in `write`
        }
        let start = std::time::Instant::now();
        let failures = failures(dialect.name(), &quoted).unwrap_or_default();
        println!("{}: {} words in {:.1} s", dialect.name(), quoted.len(), start.elapsed().as_secs_f64());
        assert!(failures.is_empty(), "{}: {failures:?}", dialect.name());
    }
}

/// Reserved in 8.4, by its manual (11.3), and not yet in the judge's grammar of 8.0.
const MYSQL_84: [&str; 4] = ["manual", "parallel", "qualify", "tablesample"];

/// Tries everything anew, if `ALUDEL_WRITE_RESERVED` is set: `scripts/reserved-words`.
#[test]
fn write() {
    if std::env::var_os("ALUDEL_WRITE_RESERVED").is_none() {
        return;
    }
    for dialect in dialects() {
        let mut known = read(dialect.name());
        for word in keywords(dialect.name()) {
            known.entry(word).or_insert(Verdict::Bare);
        }
        let names: Vec<String> = known.keys().cloned().collect();
        let failures = failures(dialect.name(), &names).expect("a server");
        let mut text = String::from("# Does the word fail where it stands bare? Made by scripts/reserved-words.\n");
        for (word, verdict) in known {
            let fails = failures.contains(&word) || (dialect.name() == "mysql" && MYSQL_84.contains(&word.as_str()));
            let verdict = match verdict {
                _ if fails => "fails",
                Verdict::Sqlalchemy => "sqlalchemy",
                Verdict::Fails | Verdict::Bare => "bare",
            };
            text += &format!("{word} {verdict}\n");
        }
        fs::write(path(dialect.name()), text).unwrap();
    }
}

/// The server's own list.
fn keywords(dialect: &str) -> Vec<String> {
    let all: Vec<String> = match dialect {
        "postgresql" => {
            let mut client = servers::postgres().expect("PostgreSQL");
            client.query("SELECT word FROM pg_get_keywords()", &[]).unwrap().iter().map(|row| row.get(0)).collect()
        }
        "mariadb" => servers::mariadb().expect("MariaDB").query("SELECT word FROM information_schema.keywords").unwrap(),
        "mysql" => MYSQL_84.map(str::to_owned).to_vec(),
        _ => vec![], // `sqlite3_keyword_name` is asked by the script
    };
    let plain = |word: &String| word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_');
    all.into_iter().map(|word| word.to_lowercase()).filter(plain).collect()
}

/// A type of a user's own is not found by a name that PostgreSQL has for one of its types, and those are all that there are.
#[test]
fn types_of_postgresql() {
    let Some(mut client) = servers::postgres() else { return };
    let dialect = Postgres::default();
    let known = dialect.features().ddl.built_in_types;
    let own = "SELECT typname::text FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm', 'p') AND left(typname, 1) <> '_'";
    let missing: Vec<String> =
        client.query(own, &[]).unwrap().iter().map(|row| row.get(0)).filter(|name: &String| !known.contains(name)).collect();
    assert!(missing.is_empty(), "missing {missing:?}");
    let mut is_found = |name: &str| {
        let mut transaction = client.transaction().unwrap();
        transaction.batch_execute(&format!("CREATE TYPE public.\"{name}\" AS ENUM ('a')")).unwrap();
        let found = "SELECT typname = $1 AND typnamespace = 'public'::regnamespace FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE attrelid = 't'::regclass AND attname = 'x'";
        let made = transaction.batch_execute(&format!("CREATE TABLE t (x {name})"));
        made.is_ok() && transaction.query_one(found, &[&name]).unwrap().get::<_, bool>(0)
    };
    assert!(is_found("mood") && is_found("color"));
    let needless: Vec<&&str> = known.words().iter().filter(|name| is_found(name)).collect();
    assert!(needless.is_empty(), "needless {needless:?}");
}
