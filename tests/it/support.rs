//! What a snapshot shows.

use crate::fixtures::{declared, shop};
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::prelude::*;
use std::fmt::Write;

pub fn dialects() -> [Box<dyn Dialect>; 4] {
    [Box::new(Sqlite::default()), Box::new(MySql::default()), Box::new(MariaDb::default()), Box::new(Postgres::default())]
}

/// One line for what all dialects say alike, else one for each, with what is bound; `error: …` where it is refused.
/// What is printed parses by sqlparser's grammar of the database, and SQLite runs it.
pub fn render(statement: &impl Statement) -> String {
    let mut lines: Vec<(String, String)> = vec![];
    for dialect in dialects() {
        let text = match statement.compile(&*dialect) {
            Ok(compiled) => {
                parses(dialect.name(), compiled.sql());
                let pretty = statement.compile_with(&*dialect, CompileOptions::new().pretty()).unwrap();
                assert_eq!(tokens(dialect.name(), compiled.sql()), tokens(dialect.name(), pretty.sql()), "{}", pretty.sql());
                let mut text = compiled.sql().to_owned();
                if !compiled.params().is_empty() {
                    let values: Vec<String> = compiled.params().iter().map(|bind| format!("{:?}", bind.value)).collect();
                    write!(text, "\n    [{}]", values.join(", ")).unwrap();
                }
                text
            }
            Err(error) => format!("error: {error}"),
        };
        lines.push((dialect.name().into(), text));
    }
    runs(statement);
    match lines.split_first() {
        Some(((_, first), rest)) if rest.iter().all(|(_, text)| text == first) => format!("all: {first}\n"),
        _ => lines.iter().map(|(name, text)| format!("{name}: {text}\n")).collect(),
    }
}

/// What sqlparser's grammars do not know although the databases do.
const GAPS: &[(&str, &str)] = &[
    ("sqlite", "users.age IS NOT users.id"), // lang_expr.html, 4: IS between any two expressions
    ("sqlite", "users.id << ?"),             // lang_expr.html, 1
    ("sqlite", " IS 1"),                     // the same
    ("sqlite", "users.age IS NOT ?"),        // the same
    ("postgresql", " BETWEEN SYMMETRIC "),   // 9.2
    ("mysql", "UPDATE users, addresses"),    // MySQL 13.2.17, UPDATE of several tables
    ("mariadb", "UPDATE users, addresses"),
    ("mysql", "UPDATE users AS u, users "),
    ("mariadb", "UPDATE users AS u, users "),
    ("mysql", "UPDATE users USE INDEX (PRIMARY), "), // MySQL 13.2.17, with index hints
    ("mysql", " AGAINST (lower("),                   // 14.9: an expression that is the same for every row
    ("mariadb", " AGAINST (lower("),
    ("sqlite", " MATERIALIZED "),            // lang_with.html, 3
    ("sqlite", " EXCLUDE "),                 // windowfunctions.html, 2.2
    ("postgresql", " EXCLUDE "),             // 4.2.8
    ("postgresql", " FETCH FIRST ("),        // SELECT, LIMIT Clause
    ("postgresql", " FROM ONLY users AS u"), // SELECT, FROM Clause
    ("postgresql", " FOR KEY SHARE"),        // SELECT, The Locking Clause
    ("postgresql", " FOR NO KEY UPDATE"),
    ("postgresql", "FOR UPDATE OF users, o"),
    ("mysql", "FOR UPDATE OF users, o"),           // 15.2.13
    ("mariadb", " LOCK IN SHARE MODE"),            // kb: LOCK IN SHARE MODE
    ("sqlite", " NOT INDEXED"),                    // lang_indexedby.html
    ("mariadb", " FETCH FIRST "),                  // kb: SELECT .. OFFSET .. FETCH
    ("sqlite", " ON CONFLICT (email) WHERE "),     // lang_upsert.html
    ("postgresql", " ON CONFLICT (email) WHERE "), // INSERT, ON CONFLICT clause
    ("sqlite", " ON CONFLICT DO NOTHING"),         // lang_upsert.html: several clauses
    ("sqlite", " NOT NULL ON CONFLICT "),          // lang_createtable.html, column-constraint
    ("mysql", "ALTER TABLE t COMMENT '"),          // 15.1.9
    ("mariadb", "ALTER TABLE t COMMENT '"),        // kb: ALTER TABLE
    ("postgresql", "COMMENT ON CONSTRAINT "),      // COMMENT
    ("mysql", " PARTITION BY HASH"),               // 15.1.20
    ("mariadb", " PARTITION BY HASH"),
    ("postgresql", " ON DELETE SET NULL (a"), // CREATE TABLE, referential actions
    ("postgresql", " INCLUDE (body), CHECK"), // CREATE TABLE, index_parameters
    ("postgresql", " IDENTITY (INCREMENT"),   // CREATE SEQUENCE: in any order
    ("postgresql", " TABLESPACE \"Fast\""),   // CREATE INDEX
    ("postgresql", "CREATE DOMAIN "),         // CREATE DOMAIN: NOT NULL, COLLATE behind DEFAULT, several checks
    ("mysql", "CREATE FULLTEXT INDEX "),      // 15.1.15
    ("mariadb", "CREATE FULLTEXT INDEX "),    // kb: CREATE INDEX
    ("postgresql", " SET tags["),             // 8.15.4
    ("postgresql", " SET doc["),              // 8.14.5
    ("postgresql", " SET either["),           // the same
];

fn grammar(dialect: &str) -> &'static dyn sqlparser::dialect::Dialect {
    use sqlparser::dialect::{MySqlDialect, PostgreSqlDialect, SQLiteDialect};
    match dialect {
        "sqlite" => &SQLiteDialect {},
        "postgresql" => &PostgreSqlDialect {},
        _ => &MySqlDialect {},
    }
}

/// The tokens of SQL, as sqlparser sees them, without the space between them.
pub fn tokens(dialect: &str, sql: &str) -> Vec<sqlparser::tokenizer::Token> {
    use sqlparser::tokenizer::{Token, Tokenizer, Whitespace};
    let mut tokens = Tokenizer::new(grammar(dialect), sql).with_unescape(false).tokenize().unwrap_or_else(|error| panic!("{error}\n{sql}"));
    tokens.retain(|token| !matches!(token, Token::Whitespace(Whitespace::Space | Whitespace::Newline | Whitespace::Tab)));
    tokens
}

/// sqlparser is the foreign judge of syntax.
fn parses(dialect: &str, sql: &str) {
    let grammar = grammar(dialect);
    if GAPS.iter().any(|(name, gap)| *name == dialect && sql.contains(gap)) {
        return;
    }
    if let Err(error) = sqlparser::parser::Parser::parse_sql(grammar, sql) {
        panic!("sqlparser does not read what was printed for {dialect}: {error}\n{sql}");
    }
}

#[cfg(feature = "sqlite")]
fn runs(statement: &impl Statement) {
    let Ok(compiled) = statement.compile(&Sqlite::default()) else { return };
    let engine = Engine::new("sqlite::memory:").unwrap();
    let mut conn = engine.connect().unwrap();
    let tables = |tables: MetaData| tables.create_all().statements(&Sqlite::default()).unwrap();
    let mut is_one_of_them = false;
    for create in tables(shop::all()).into_iter().chain(tables(shop::of_some())).chain(tables(declared::all())) {
        is_one_of_them |= create.compile(&Sqlite::default()).unwrap().sql() == compiled.sql();
        conn.execute(&create).unwrap();
    }
    if is_one_of_them {
        return;
    }
    if let Err(error) = conn.execute(statement) {
        use aludel::ErrorKind::{ForeignKeyViolation, NotNullViolation};
        // it was read and run: what it writes just does not suit an empty database
        if matches!(error.kind(), ForeignKeyViolation | NotNullViolation { .. }) {
            return;
        }
        // a function of another build, or of a user's own
        if ["no such function", "no such index"].iter().any(|known| error.to_string().contains(known)) {
            return;
        }
        panic!("SQLite does not run what was printed for it: {error}");
    }
}

#[cfg(not(feature = "sqlite"))]
fn runs(_: &impl Statement) {
    let _ = (shop::all(), shop::of_some(), declared::all());
}

/// An expression as SELECT lists it.
pub fn selected<T: aludel::query::SqlType, K>(expr: Expr<T, K>) -> Select<T> {
    select(expr.label("x"))
}

/// `sql!(name, statement)`: a test whose snapshot is the section `name` of `tests/snapshots/<area>.snap`.
macro_rules! sql { ($($name:ident: $statement:expr;)*) => {$(
    #[test]
    fn $name() {
        $crate::snapshots::statement(file!(), stringify!($name), &$crate::support::render(&$statement));
    }
)*} }
pub(crate) use sql;
