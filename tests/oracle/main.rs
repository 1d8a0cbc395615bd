//! Statements that SQLAlchemy's users write, rendered as SQLAlchemy renders them, on four dialects.
//!
//! `tests/oracle/expected/` is data made by SQLAlchemy 2.1.9; each area's ports stand in the module of its name.
//! `cargo test --all-features --test oracle -- --nocapture` prints how many are equal.

mod alias;
mod coltype;
mod constraint;
mod cte;
mod ddl;
mod decode;
mod delete;
mod deviations;
mod expr;
#[path = "../fixtures/mod.rs"]
mod fixtures;
mod func;
mod harness;
mod index;
mod insert;
mod join;
mod live;
mod live_ddl;
mod matrix;
mod mysql;
mod postgresql;
mod quote;
mod rewriting;
mod select;
mod setop;
mod sqlite;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod text;
mod types;
mod update;
mod upsert;
mod values;
mod warnings;
mod window;

use aludel::dialects::{MariaDb, MySql};
use deviations::Deviations;
use harness::{Port, Score, records};
use support::schemas::Database;
use support::servers;

/// Every port, of every area.
fn ports() -> Vec<Port> {
    [
        expr::ports(),
        func::ports(),
        text::ports(),
        types::ports(),
        quote::ports(),
        join::ports(),
        setop::ports(),
        values::ports(),
        cte::ports(),
        select::ports(),
        alias::ports(),
        window::ports(),
        insert::ports(),
        upsert::ports(),
        update::ports(),
        delete::ports(),
        ddl::ports(),
        constraint::ports(),
        index::ports(),
        coltype::ports(),
        tables::ports(),
        mysql::ports(),
        sqlite::ports(),
        postgresql::ports(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn ports_render_what_the_oracle_renders() {
    let (ports, deviations) = (ports(), Deviations::read());
    let only = std::env::var("ORACLE").unwrap_or_default(); // a part of ids, while one works at them
    let mut score = Score::default();
    for record in records() {
        if record["id"].as_str().unwrap().contains(&only) {
            score.case(&record, &ports, &deviations);
        }
    }
    if only.is_empty() {
        score.leftovers(&ports, &deviations);
    }
    for line in &score.wrong {
        println!("{line}\n");
    }
    println!("{score}");
    assert!(score.wrong.is_empty(), "{} are wrong", score.wrong.len());
    assert!(!only.is_empty() || score.cells >= 1000, "the data is gone");
}

/// Most ports are typed; at least 30 of each area, or all, stand in both forms, which give the same tree.
#[test]
fn both_forms_are_ported() {
    let ports = ports();
    for area in [
        "expr",
        "func",
        "text",
        "types",
        "quote",
        "select",
        "alias",
        "window",
        "insert",
        "upsert",
        "update",
        "delete",
        "join",
        "setop",
        "values",
        "cte",
        "mysql",
        "sqlite",
        "postgresql",
    ] {
        let of_area = || ports.iter().filter(|port| port.id.split('/').next() == Some(area));
        let (all, typed) = (of_area().count(), of_area().filter(|port| port.typed.is_some()).count());
        let both = of_area().filter(|port| port.typed.is_some() && port.any.is_some()).count();
        println!("{area}: {all} ports, {typed} typed, {both} in both forms");
        assert!(typed * 2 > all, "most ports of {area} are typed");
        assert!(both >= all.min(30), "{both} of {area} stand in both forms");
    }
}

/// The cases of these areas declare tables of their own at run time, and have no expressions but of columns by name: each stands in
/// that form. In both forms, which give the same tree, are those over models, and those that the derive says in other words.
#[test]
fn declarations_are_ported_at_run_time_and_as_models() {
    let ports = ports();
    for (area, both) in [("ddl", 26), ("constraint", 12), ("index", 33), ("coltype", 27)] {
        let of_area = || ports.iter().filter(|port| port.id.split('/').next() == Some(area));
        let in_both = of_area().filter(|port| port.typed.is_some() && port.any.is_some()).count();
        println!("{area}: {} ports, {in_both} in both forms", of_area().count());
        assert!(of_area().all(|port| port.any.is_some()), "{area}: a case stands as a model only");
        assert!(in_both >= both, "{in_both} of {area} stand in both forms");
    }
}

#[test]
fn a_rewrite_that_changes_nothing_changes_nothing() {
    let wrong = rewriting::by_nothing(&ports());
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_rewrite_reaches_every_value_and_every_table() {
    let wrong = rewriting::by_others(&ports());
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_cartesian_warning_is_the_oracles() {
    let wrong = warnings::differences(&ports(), &records());
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the ports print runs where it was printed for; the kinds of undefined things are excused, syntax never.
#[test]
fn databases_take_what_is_printed() {
    let (ports, records) = (ports(), records());
    let _alone = live::alone();
    let mut refused = vec![];
    let mut on = |dialect: &str, judge: Option<&mut dyn live::Judge>| {
        if let Some(judge) = judge {
            let outcome = live::run(dialect, judge, &live::printed(&ports, &records, dialect));
            refused.extend(outcome.refused);
            refused.extend(live::excused_in_vain(dialect, &outcome.given));
        }
    };
    on("sqlite", Some(&mut live::OnSqlite::start()));
    on("postgresql", live::OnPostgres::start().as_mut().map(|judge| judge as _));
    on("mariadb", live::OnMysql::start(servers::mariadb(), &MariaDb::default()).as_mut().map(|judge| judge as _));
    on("mysql", live::OnMysql::start(servers::mysql(), &MySql::default()).as_mut().map(|judge| judge as _));
    refused.extend(live::judge_mysql(&live::printed(&ports, &records, "mysql")).unwrap_or_default());
    assert!(refused.is_empty(), "{} are refused:\n{}", refused.len(), refused.join("\n"));
}

/// Statements that change the schema run in a schema that is made for them, and do what they say. MySQL's are judged above.
#[test]
fn databases_take_every_change_of_the_schema() {
    let (ports, records) = (ports(), records());
    let _alone = live::alone();
    let refused: Vec<String> = Database::all().iter_mut().flat_map(|database| live_ddl::run(&ports, &records, database).refused).collect();
    assert!(refused.is_empty(), "{} are refused:\n{}", refused.len(), refused.join("\n"));
}

/// On SQLite the typed row of each SELECT and RETURNING reads what the database sends, and its columns are called what was said.
#[test]
fn typed_rows_decode() {
    for nulls in [false, true] {
        let decoded = decode::run(&ports(), nulls);
        let decode::Decoded { selects, returning, rows, refused, wrong: _ } = &decoded;
        println!("decode: {selects} SELECTs, {returning} with RETURNING, {rows} rows, {refused} refused");
        assert!(decoded.wrong.is_empty(), "{} are wrong:\n{}", decoded.wrong.len(), decoded.wrong.join("\n"));
        assert!(decoded.selects > 90 && decoded.returning >= 9 && decoded.rows > decoded.selects, "{decoded:?}");
    }
}

/// SQL in lines has the tokens of the SQL that it is.
#[test]
fn pretty_sql_has_the_same_tokens() {
    use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
    use sqlparser::tokenizer::{Token, Tokenizer, Whitespace};
    let tokens = |grammar: &dyn Dialect, sql: &str| {
        let tokens = Tokenizer::new(grammar, sql).with_unescape(false).tokenize().ok()?;
        let blank = |token: &Token| matches!(token, Token::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab));
        Some(tokens.into_iter().filter(|token| !blank(token)).collect::<Vec<_>>())
    };
    let grammars: [(&str, &dyn Dialect); 4] =
        [("sqlite", &SQLiteDialect {}), ("mysql", &MySqlDialect {}), ("mariadb", &MySqlDialect {}), ("postgresql", &PostgreSqlDialect {})];
    let mut compared = 0;
    for built in ports().iter().flat_map(|port| port.typed.or(port.any).unwrap()()) {
        for ((name, dialect), (_, grammar)) in harness::dialects().iter().zip(grammars) {
            for options in [aludel::CompileOptions::new(), aludel::CompileOptions::new().literal_binds()] {
                let with = |options| aludel::compiler::compile(built.statement(), &**dialect, &options);
                let (Ok(plain), Ok(pretty)) = (with(options.clone()), with(options.pretty())) else { continue };
                assert_eq!(tokens(grammar, plain.sql()), tokens(grammar, pretty.sql()), "{name}\n{}", pretty.sql());
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}
