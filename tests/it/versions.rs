//! The SQL of older versions, where it differs.

use crate::fixtures::shop::*;
use aludel::ast::StatementRef;
use aludel::compiler::compile;
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, Index};

/// What each of these versions says to a statement.
fn say(statement: &impl Statement, dialects: &[&dyn Dialect]) -> Vec<String> {
    let tree: StatementRef<'_> = statement.statement();
    let said = |dialect: &&dyn Dialect| match compile(tree, *dialect, &CompileOptions::new()) {
        Ok(compiled) => compiled.sql().to_owned(),
        Err(error) => error.kind().to_string(),
    };
    dialects.iter().map(said).collect()
}

#[test]
fn regular_expressions_of_mysql() {
    let (new, old) = (MySql::version(8, 0, 18), MySql::version(5, 7, 44));
    assert_eq!(
        say(&select(User::id).filter(User::name.regexp_match("^e")), &[&new, &old]),
        ["SELECT users.id FROM users WHERE users.name REGEXP ?"; 2]
    );
    assert_eq!(
        say(&select(User::id).filter(User::name.regexp_match("^e").flags("i")), &[&new, &old]),
        [
            "SELECT users.id FROM users WHERE REGEXP_LIKE(users.name, ?, 'i')",
            "mysql 5.7.44 has no flags of a regular expression; write them into the pattern: `(?i)…`",
        ]
    );
    assert_eq!(
        say(&select(User::name.regexp_replace("a", "b").label("x")), &[&new, &old]),
        [
            "SELECT REGEXP_REPLACE(users.name, ?, ?) AS x FROM users",
            "mysql 5.7.44 has no REGEXP_REPLACE; replace in Rust, or register a function of that name and `func::call` it",
        ]
    );
}

#[test]
fn windows() {
    let number = select(func::row_number().over().order_by(User::id).label("n"));
    let printed = "SELECT row_number() OVER (ORDER BY users.id) AS n FROM users";
    assert_eq!(
        say(
            &number,
            &[
                &MySql::version(8, 0, 18),
                &MySql::version(5, 7, 44),
                &Sqlite::version(3, 34),
                &Sqlite::version(3, 24),
                &Postgres::version(11)
            ]
        ),
        [
            printed,
            "mysql 5.7.44 has no OVER; aggregate in a correlated subquery",
            printed,
            "sqlite 3.24 has no OVER; aggregate in a correlated subquery",
            printed,
        ]
    );
    let groups = select(func::sum(User::age).over().order_by(User::age).groups(..=1).label("n"));
    assert_eq!(
        say(&groups, &[&Postgres::version(11), &Postgres::version(10)]),
        [
            "SELECT sum(users.age) OVER (ORDER BY users.age GROUPS BETWEEN UNBOUNDED PRECEDING AND $1 FOLLOWING) AS n FROM users",
            "postgresql 10.0 has no GROUPS; number the groups with `dense_rank` in a subquery, and use RANGE over that number",
        ]
    );
}

#[test]
fn casts_to_floats() {
    let float = select(User::age.cast::<f64>());
    assert_eq!(
        say(&float, &[&MySql::version(8, 0, 18), &MySql::version(8, 0, 16), &MariaDb::version(10, 4)]),
        [
            "SELECT CAST(users.age AS DOUBLE) AS age FROM users",
            "mysql 8.0.16 has no CAST to a float; add `0.0` to the number, or cast it to a decimal",
            "mariadb 10.4 has no CAST to a float; add `0.0` to the number, or cast it to a decimal",
        ]
    );
}

#[test]
fn aggregates_of_sqlite() {
    let names = select(func::group_concat(User::name).order_by(User::id).label("x"));
    assert_eq!(say(&names, &[&Sqlite::version(3, 44)]), ["SELECT group_concat(users.name ORDER BY users.id) AS x FROM users"]);
    assert!(say(&names, &[&Sqlite::version(3, 34)])[0].starts_with("sqlite 3.34 has no ORDER BY in an aggregate"));
    let adults = select(func::count(User::id).filter(User::age.gt(18)).label("x"));
    assert_eq!(say(&adults, &[&Sqlite::version(3, 34)]), ["SELECT count(users.id) FILTER (WHERE users.age > ?) AS x FROM users"]);
    assert!(say(&adults, &[&Sqlite::version(3, 29)])[0].starts_with("sqlite 3.29 has no FILTER of an aggregate"));
}

#[test]
fn queries_of_mysql() {
    let cte = select(User::id).cte("c");
    let (new, old) = (MySql::version(8, 0, 18), MySql::version(5, 7, 44));
    assert_eq!(
        say(&select(cte.col(User::id)), &[&new, &old]),
        ["WITH c AS (SELECT users.id AS id FROM users) SELECT c.id FROM c", "mysql 5.7.44 has no WITH; use `.subquery(..)`"]
    );
    assert_eq!(
        say(&select(User::id).except(select(Address::user_id)), &[&MySql::default(), &new]),
        [
            "SELECT users.id FROM users EXCEPT SELECT addresses.user_id FROM addresses",
            "mysql 8.0.18 has no EXCEPT; filter by IN or EXISTS of the other query",
        ]
    );
}

#[test]
fn locks() {
    let lock = || select(User::id).for_share();
    assert_eq!(
        say(&lock(), &[&MySql::version(8, 0, 1), &MySql::version(5, 7, 44)]),
        ["SELECT users.id FROM users FOR SHARE", "SELECT users.id FROM users LOCK IN SHARE MODE"]
    );
    let (new, middle, old) = (MariaDb::version(10, 6), MariaDb::version(10, 3), MariaDb::version(10, 2));
    assert_eq!(
        say(&lock().nowait(), &[&new, &middle, &old]),
        [
            "SELECT users.id FROM users LOCK IN SHARE MODE NOWAIT",
            "SELECT users.id FROM users LOCK IN SHARE MODE NOWAIT",
            "mariadb 10.2 has no NOWAIT; set a short timeout for locks",
        ]
    );
    assert_eq!(
        say(&lock().skip_locked(), &[&middle, &Postgres::version(9)]),
        [
            "mariadb 10.3 has no SKIP LOCKED; mark the rows that are taken by an UPDATE",
            "postgresql 9.0 has no SKIP LOCKED; mark the rows that are taken by an UPDATE",
        ]
    );
}

#[test]
fn lateral_and_fetch() {
    let last = select(Order::id).filter(Order::user_id.eq(User::id)).limit(1).lateral("last");
    let lateral = select(User::id).join_on(&last, true);
    let said = say(&lateral, &[&MySql::version(8, 0, 13), &Postgres::version(9)]);
    assert!(said[0].starts_with("mysql 8.0.13 has no LATERAL"), "{said:?}");
    assert!(said[1].starts_with("postgresql 9.0 has no LATERAL"), "{said:?}");
    let fetch = select(User::id).order_by(User::age).fetch(3);
    let ties = fetch.clone().fetch_with_ties(3);
    assert_eq!(
        say(&fetch, &[&MariaDb::version(10, 5), &Postgres::version(12)]),
        [
            "mariadb 10.5 has no FETCH; use `.limit(..)`; for ties, `rank` in a subquery",
            "SELECT users.id FROM users ORDER BY users.age FETCH FIRST ($1) ROWS ONLY",
        ]
    );
    assert_eq!(say(&ties, &[&Postgres::version(12)]), ["postgresql 12.0 has no FETCH WITH TIES; filter by `rank` in a subquery"]);
}

#[test]
fn jsonb_of_sqlite() {
    let docs = Table::new("docs").column(ColumnDef::new("doc", aludel::sqlite::jsonb()));
    assert_eq!(
        say(&select(docs.c("doc")).filter(docs.c("doc").eq("{}")), &[&Sqlite::version(3, 45), &Sqlite::version(3, 44)]),
        ["SELECT json(docs.doc) AS doc FROM docs WHERE docs.doc = jsonb(?)", "sqlite 3.44 has no jsonb; keep the document as JSON"]
    );
}

/// What an old version reads and does not keep to, or cannot read.
#[test]
fn schemas() {
    let old: [&dyn Dialect; 4] = [&Sqlite::version(3, 30), &MySql::version(5, 7, 44), &MariaDb::version(10, 1), &Postgres::version(10)];
    let integer = |name: &'static str| ColumnDef::new(name, DataType::Integer);
    let with = |column: ColumnDef| Table::new("t").column(integer("a")).column(column).create();
    let checked = "CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a > 0))";
    let unheeded = "has no CHECK; it is read, and not kept to: look at the values in a trigger, or before they are written";
    let check = Table::new("t").column(integer("a")).column(integer("b")).constraint(Constraint::check(column("a").gt(0))).create();
    assert_eq!(say(&check, &old), [checked, &format!("mysql 5.7.44 {unheeded}"), &format!("mariadb 10.1 {unheeded}"), checked]);
    let way = "has no computed columns; compute it where it is selected, or in a view";
    assert_eq!(
        say(&with(integer("b").computed(Computed::stored(column("a") * 2))), &old),
        [
            &format!("sqlite 3.30 {way}"),
            "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED)",
            &format!("mariadb 10.1 {way}"),
            &format!("postgresql 10.0 {way}"),
        ]
    );
    let way = "has no DEFAULT of an expression; a literal, or `text(\"CURRENT_TIMESTAMP\")`; else bind it with each row: `.default(..)`";
    assert_eq!(
        say(&with(integer("b").server_default(literal(1) + 2)), &old),
        [
            "CREATE TABLE t (a INTEGER, b INTEGER DEFAULT (1 + 2))",
            &format!("mysql 5.7.44 {way}"),
            &format!("mariadb 10.1 {way}"),
            "CREATE TABLE t (a INTEGER, b INTEGER DEFAULT 1 + 2)",
        ]
    );
    let now = with(ColumnDef::new("b", DataType::DateTime).server_default(text("CURRENT_TIMESTAMP")));
    assert!(say(&now, &old).iter().all(|sql| sql.ends_with(" DEFAULT CURRENT_TIMESTAMP)")), "{:?}", say(&now, &old));
    let index = Index::new("ix", func::lower(User::name)).create();
    assert_eq!(
        say(&index, &[&MySql::version(8, 0, 12), &MySql::version(8, 0, 13)]),
        [
            "mysql 8.0.12 has no index on an expression; let a computed column hold it, and index that: `ColumnDef::computed(..)`",
            "CREATE INDEX ix ON users ((lower(name)))",
        ]
    );
    let key = Constraint::foreign_key(["a"], ["u.id"]).on_delete("SET NULL (a)");
    assert_eq!(
        say(&Table::new("t").column(integer("a")).constraint(key).create(), &[&Postgres::version(15), &Postgres::version(14)]),
        [
            "CREATE TABLE t (a INTEGER, FOREIGN KEY(a) REFERENCES u (id) ON DELETE SET NULL (a))",
            "postgresql 14.0 has no SET NULL of some columns of a foreign key; say it of all of them, or in a trigger",
        ]
    );
    let strict = Table::new("t").column(integer("a")).option(aludel::sqlite::strict()).create();
    assert_eq!(
        say(&strict, &[&Sqlite::version(3, 37), &Sqlite::version(3, 36)]),
        ["CREATE TABLE t (a INTEGER) STRICT", "sqlite 3.36 has no STRICT tables; add a CHECK of `typeof(..)`"]
    );
    let including = Index::new("ix", User::name).option(aludel::postgres::include(["age"])).create();
    assert_eq!(
        say(&including, &[&Postgres::version(11), &Postgres::version(10)]),
        ["CREATE INDEX ix ON users (name) INCLUDE (age)", "postgresql 10.0 has no INCLUDE; create another index on these columns"]
    );
}
