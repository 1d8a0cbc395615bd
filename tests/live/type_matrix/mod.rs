//! `docs/type-matrix.md`: what each Rust type is on each database, what goes there and what comes back, as the databases have it.
//!
//! Each value of `type_matrix/rows.rs` is written by the library's own INSERT, bound and in the SQL, and read by its own SELECT as
//! the Rust type. It comes back as it went, or it is refused; what is changed in silence fails the test.
//! `MATRIX=write cargo test --all-features --test live type_matrix` writes the page.

mod case;
mod databases;
mod manual;
mod page;
mod rows;

use ::mysql::prelude::Queryable;
use aludel::Statement;
use aludel::prelude::*;
use case::{Case, Item, Verdict};
use databases::{Database, Inline, OnMysql, OnPostgres, OnSqlite, Refused, Runs};
use page::Part;
use rows::cases;

/// What became of a value.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Kept,
    /// The same, for another Rust type to read.
    Wider(String),
    /// Changed, as the type means it.
    Meant,
    ByAludel(String),
    ByServer(String),
    /// By the Rust type, when it is read.
    Unread(String),
    Altered(String),
}

/// What became of the values of a case on a database.
#[derive(Debug)]
struct Found {
    /// The column's type there, or why there is none.
    column: Result<String, String>,
    sent_as: String,
    received_as: String,
    /// By value: bound, and in the SQL.
    values: Vec<(String, Outcome, Option<Outcome>)>,
}

fn table_of(case: &Case) -> Table {
    Table::new("t").column(ColumnDef::new("x", case.data_type.clone()))
}

fn ask(case: &Case, on: &mut dyn Database) -> Found {
    let dialect = on.dialect();
    let table = table_of(case);
    let create = MetaData::of([table.clone()]).create_all().statements(&*dialect);
    let mut found = Found { column: Ok(String::new()), sent_as: String::new(), received_as: String::new(), values: vec![] };
    match table.create().compile(&*dialect) {
        Ok(compiled) => found.column = Ok(column_type(compiled.sql())),
        Err(error) => {
            found.column = Err(error.to_string());
            return found;
        }
    }
    for create in create.unwrap() {
        on.execute(&create).unwrap_or_else(|refused| panic!("{refused:?} {:?}", found.column));
    }
    for item in &case.items {
        let bound = outcome(on, &table, item, &item.insert(&table, false));
        if bound == Outcome::Kept && found.received_as.is_empty() {
            found.received_as = on.received_as(&table);
            let statement = item.insert(&table, false).compile(&*dialect).unwrap();
            found.sent_as = on.sent_as(&statement.params()[0]);
        }
        let inline = (!item.bound_only).then(|| outcome(on, &table, item, &Inline(item.insert(&table, true))));
        found.values.push((item.label.clone(), bound, inline));
    }
    for drop in MetaData::of([table]).drop_all().statements(&*dialect).unwrap() {
        on.execute(&drop).unwrap();
    }
    found
}

fn outcome(on: &mut dyn Database, table: &Table, item: &Item, statement: &dyn Runs) -> Outcome {
    on.execute(&delete(table)).unwrap();
    match on.execute(statement) {
        Err(Refused::ByAludel(words)) => return Outcome::ByAludel(words),
        Err(Refused::ByServer(code)) => return Outcome::ByServer(code),
        Ok(()) => {}
    }
    match on.read(table, item) {
        Verdict::Same => Outcome::Kept,
        Verdict::Wider(words) => Outcome::Wider(words),
        Verdict::Meant => Outcome::Meant,
        Verdict::Altered(how) => Outcome::Altered(how),
        Verdict::Unread(words) => Outcome::Unread(words),
    }
}

/// `VARCHAR(5)`, of `CREATE TABLE t (x VARCHAR(5))`
fn column_type(create: &str) -> String {
    let column = create.split_once("(x ").unwrap().1;
    let column = column.strip_suffix(')').unwrap();
    column.split_once(", ").filter(|(_, rest)| rest.contains("CHECK")).map_or(column, |(column, _)| column).to_owned()
}

fn all(on: &mut dyn Database) -> Vec<(Case, Found)> {
    let name = on.dialect().name().to_owned();
    of(&name).into_iter().map(|case| (ask(&case, on), case)).map(|(found, case)| (case, found)).collect()
}
/// The cases that a database is asked about.
fn of(name: &str) -> Vec<Case> {
    cases().into_iter().filter(|case| case.only.is_empty() || case.only.contains(&name)).collect()
}

fn wrong(name: &str, found: &[(Case, Found)]) -> Vec<String> {
    let mut wrong = vec![];
    for (case, found) in found {
        for (label, bound, inline) in &found.values {
            for (how, outcome) in [("bound", Some(bound)), ("inline", inline.as_ref())] {
                if let Some(Outcome::Altered(what)) = outcome {
                    wrong.push(format!("{name}: {} {} {:?}, {how} {label}: {what}", case.rust, case.declared, found.column));
                }
                if let Some(Outcome::Unread(what)) = outcome {
                    wrong.push(format!("UNREAD {name}: {} {} {:?}, {how} {label}: {what}", case.rust, case.declared, found.column));
                }
            }
        }
    }
    wrong
}

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/type-matrix.md");

#[test]
fn nothing_is_changed_in_silence() {
    let part = |title, introduction, mut on: Box<dyn Database>| {
        let found = all(&mut *on);
        Part { title, introduction, found }
    };
    let sqlite = part("SQLite", SQLITE, Box::new(OnSqlite::start()));
    let postgres = OnPostgres::start().map(|on| part("PostgreSQL", POSTGRES, Box::new(on)));
    let mariadb = OnMysql::mariadb().map(|on| part("MariaDB", MARIADB, Box::new(on)));
    let mut problems = manual::judged(&cases());
    let on_mysql = OnMysql::mysql().map(|on| part("MySQL", MYSQL, Box::new(on)));
    for part in [Some(&sqlite), postgres.as_ref(), mariadb.as_ref(), on_mysql.as_ref()].into_iter().flatten() {
        problems.extend(wrong(part.title, &part.found));
    }
    assert!(problems.is_empty(), "{} are wrong:\n{}", problems.len(), problems.join("\n"));

    let (Some(postgres), Some(mariadb)) = (postgres, mariadb) else { return };
    let both = of("mysql").into_iter().zip(&mariadb.found);
    let by_the_manual =
        both.map(|(case, (_, found))| (manual::by_the_manual(&case, found), case)).map(|(found, case)| (case, found)).collect();
    let mysql = Part { title: "MySQL", introduction: MYSQL, found: by_the_manual };
    let page = page::page(&[sqlite, mysql, mariadb, postgres]);
    if std::env::var("MATRIX").is_ok_and(|value| value == "write") {
        std::fs::write(PAGE, &page).unwrap();
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(written == page, "docs/type-matrix.md is not what is found: MATRIX=write cargo test --all-features --test live type_matrix");
}

const SQLITE: &str = "Tested with the engine's own driver. *Sent as* and *received as* are SQLite's storage classes. A column \
stores values outside of its declared type, unless its affinity converts them (datatype3.html): exact numbers are stored as floats \
or integers of 64 bits, unless they are stored as text.";
const POSTGRES: &str = "PostgreSQL 15, tested with the crate `postgres`. *Sent as* is the declared type of the value, which is sent \
in text format and received in binary format. Codes are those of appendix A: 22001 is too long, 22003 out of range, 22008 a date \
out of range, 22021 and 22P05 a NUL character, 22P02 an invalid value of the type, 42804 another type, 22026 another number of \
bits, 23514 a violated CHECK.";
const MARIADB: &str = "MariaDB 10.11, tested with the crate `mysql`, in the binary protocol. Codes: 1264 is out of range, 1265 and \
1292 an invalid value of the type, 1406 too long; values longer than max_allowed_packet (16 MiB by default) cannot be sent.";
const MYSQL: &str = "MySQL 8.4. Errors of Aludel are found by compiling. The other results are those of MariaDB for columns whose \
types are the same and are described in the same way by both manuals (13.1.2 integers, 13.1.3 exact numbers, 13.1.4 floats, 13.1.5 \
bits, 13.2 dates and times, 13.3 strings, ENUM and SET, 7.1.11 strict mode). JSON is a separate type there, whose numbers are \
integers or floats of 64 bits (13.5), and a UUID is `CHAR(32)`.";

/// What the page says in words: a moment is the same in every session; MariaDB's TIMESTAMP is one in the zone of the session, its
/// DATETIME has none; and FLOAT is exact in the binary protocol alone.
#[test]
fn sessions_in_other_time_zones_see_the_same_moment() {
    use crate::support::wire::Cellular;
    use aludel::{DateTime, Time};
    let noon = DateTime { date: rows::day(2024, 2, 29), time: rows::clock(12, 30, 15, 0) };
    let of = |data_type: DataType| Table::new("t").column(ColumnDef::new("x", data_type));
    let write = |on: &mut dyn Database, table: &Table| {
        on.execute(&table.create()).unwrap();
        on.execute(&insert(table).values(table.c("x").set(noon))).unwrap();
    };
    let at = |hour, minute| Value::DateTime(DateTime { time: Time { hour, minute, ..noon.time }, ..noon });
    let first = |cells: Cellular| cells.first().unwrap().clone();

    if let Some(mut on) = OnPostgres::start() {
        write(&mut on, &of(DataType::DateTimeTz));
        on.client().batch_execute("SET TIME ZONE 'America/New_York'").unwrap();
        assert_eq!(first(on.cells("SELECT x FROM t")), at(12, 30));
        assert_eq!(first(on.cells("SELECT x AT TIME ZONE 'UTC' FROM t")), at(12, 30));
    }
    let Some(mut on) = OnMysql::mariadb() else { return };
    let mut seen = |data_type: DataType| {
        let table = of(data_type);
        on.client().query_drop("SET time_zone = '+05:30'").unwrap();
        write(&mut on, &table);
        on.client().query_drop("SET time_zone = '+00:00'").unwrap();
        let seen = first(on.cells("SELECT x FROM t"));
        on.execute(&table.drop()).unwrap();
        seen
    };
    assert_eq!(seen(DataType::DateTimeTz), at(12, 30));
    assert_eq!(seen(DataType::TimestampTz), at(7, 0));
    on.client().query_drop("CREATE TABLE f (x FLOAT)").unwrap();
    on.client().query_drop("INSERT INTO f VALUES (16777215)").unwrap();
    assert_eq!(first(on.cells("SELECT x FROM f")), Value::Real(16_777_215.0));
    assert_eq!(on.client().query_first::<String, _>("SELECT x FROM f").unwrap().as_deref(), Some("16777200"));
}
