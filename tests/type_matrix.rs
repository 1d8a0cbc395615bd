//! `docs/type-matrix.md`: what each Rust type is on each database, what goes there and what comes back, as the databases have it.
//!
//! Each value of `type_matrix/rows.rs` is written by the library's own INSERT, bound and in the SQL, and read by its own SELECT as
//! the Rust type. It comes back as it went, or it is refused; what is changed in silence fails the test.
//! `MATRIX=write cargo test --all-features --test type_matrix` writes the page.

#[path = "type_matrix/case.rs"]
mod case;
#[path = "type_matrix/databases.rs"]
mod databases;
#[path = "type_matrix/rows.rs"]
mod rows;
#[path = "support/servers.rs"]
mod servers;
#[path = "support/wire/mod.rs"]
mod wire;

use aludel::Statement;
use aludel::prelude::*;
use case::{Case, Item, Verdict};
use databases::{Database, Inline, OnMysql, OnPostgres, OnSqlite, Refused, Runs};
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
    let asked = cases().into_iter().filter(|case| case.only.is_empty() || case.only.contains(&&*name));
    asked.map(|case| { let found = ask(&case, on); (case, found) }).collect()
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

#[test]
fn nothing_is_changed_in_silence() {
    let mut problems = vec![];
    let mut ask = |on: Option<Box<dyn Database>>| {
        let Some(mut on) = on else { return };
        let name = on.dialect().name().to_owned();
        let found = all(&mut *on);
        if std::env::var("SHOW").is_ok() {
            for (case, found) in &found {
                println!("{name} {} {} {:?} {} {}", case.rust, case.declared, found.column, found.sent_as, found.received_as);
                for value in &found.values {
                    println!("    {value:?}");
                }
            }
        }
        problems.extend(wrong(&name, &found));
    };
    ask(Some(Box::new(OnSqlite::start())));
    ask(OnPostgres::start().map(|on| Box::new(on) as _));
    ask(OnMysql::mariadb().map(|on| Box::new(on) as _));
    assert!(problems.is_empty(), "{} are wrong:\n{}", problems.len(), problems.join("\n"));
}
