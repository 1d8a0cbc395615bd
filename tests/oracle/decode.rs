//! What SQLite sends for a SELECT and for RETURNING is read into the Rust type of its rows, and its columns are called what
//! was said.

use super::harness::{Built, Decode, Port, first_row};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Reserved, Status, User};
use aludel::ast::StatementRef;
use aludel::dialects::{Dialect, Sqlite};
use aludel::engine::{Connection, Executor};
use aludel::prelude::*;
use aludel::schema::Index;
use aludel::{Date, DateTime, ErrorKind, Time, sqlite};

/// How many SELECTs and statements with RETURNING were run, and how many rows were read.
#[derive(Debug, Default)]
pub struct Decoded {
    pub selects: usize,
    pub returning: usize,
    pub rows: usize,
    pub refused: usize,
    pub wrong: Vec<String>,
}

/// A comparison with NULL is NULL, and is a `bool` unless it is selected by `.nullable()`, which these do not.
const COMPARISONS: [&str; 2] = ["expr/bool_expression_selected", "expr/anonymous_labels"];

/// Runs the SELECTs of all typed ports and what has RETURNING, where every second row has NULLs, or where none has.
pub fn run(ports: &[Port], nulls: bool) -> Decoded {
    let mut db = filled(nulls);
    let mut decoded = Decoded::default();
    for port in ports {
        let Some(build) = port.typed else { continue };
        for built in build() {
            let Some(Decode(decode)) = gives_rows(&built) else { continue };
            if let Err(problem) = undone(&mut db, |db| names_are_right(db, &built)) {
                decoded.wrong.push(format!("{}: {problem}", port.id));
            }
            match undone(&mut db, |db| decode(db, built.statement())) {
                Ok(0) if !matches!(built, Built::Query(..)) => decoded.wrong.push(format!("{}: RETURNING gave no row", port.id)),
                Ok(rows) => {
                    match built {
                        Built::Query(..) => decoded.selects += 1,
                        _ => decoded.returning += 1,
                    }
                    decoded.rows += rows;
                }
                Err(error) if nulls && COMPARISONS.contains(&port.id) && error.to_string().contains("it is NULL") => {}
                Err(error) if matches!(error.kind(), ErrorKind::Decode { .. }) => decoded.wrong.push(format!("{}: {error}", port.id)),
                // whether a SELECT should run is another test's
                Err(error) if matches!(built, Built::Query(..)) || is_refused(&error) => decoded.refused += 1,
                Err(error) => decoded.wrong.push(format!("{}: {error}", port.id)),
            }
        }
    }
    decoded
}

/// It cannot be said here, or leaves out a column that is NOT NULL.
fn is_refused(error: &aludel::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported { .. } | ErrorKind::NotNullViolation { .. })
}

/// How its rows are read, if it gives any.
fn gives_rows(built: &Built) -> Option<Decode> {
    let (decode, gives) = match built {
        Built::Query(_, decode) => (decode, true),
        Built::Insert(insert, decode) => (decode, !insert.returning.is_empty()),
        Built::Update(update, decode) => (decode, !update.returning.is_empty()),
        Built::Delete(delete, decode) => (decode, !delete.returning.is_empty()),
        Built::Ddl(_) | Built::Node(_) => return None,
    };
    gives.then_some(*decode)
}

/// Runs something, and takes back what it does to the rows.
fn undone<T>(db: &mut Executor, run: impl FnOnce(&mut Executor) -> T) -> T {
    let mut outcome = None;
    let rolled_back: aludel::Result<()> = db.transaction(|tx| {
        outcome = Some(run(tx));
        Err(ErrorKind::NoRow.into())
    });
    assert!(rolled_back.is_err());
    outcome.unwrap()
}

fn names_are_right(db: &mut Executor, built: &Built) -> Result<(), String> {
    let Ok(compiled) = aludel::compiler::compile(built.statement(), &Sqlite::default() as &dyn Dialect, &CompileOptions::new()) else {
        return Ok(());
    };
    let Ok(Some(row)) = first_row(db, built.statement()) else { return Ok(()) };
    let said = compiled.columns();
    // SQLite numbers the columns of joins in parentheses: `id:1`
    let numbered = |said: &str, found: &str| found.strip_prefix(said).is_some_and(|rest| rest.starts_with(':'));
    let is = |said: &str, found: &str| said.is_empty() || said == found || numbered(said, found);
    let same = said.iter().zip(row.names()).all(|(said, found)| is(said.name(), found));
    let raw = said.iter().any(|column| column.name().is_empty());
    // without FROM a name in quotes is a string, and what was written is not read
    let from = !matches!(built.statement(), StatementRef::Query(_)) || compiled.sql().contains(" FROM ");
    if (same && (raw || said.len() == row.len())) || said.is_empty() || !from {
        return Ok(());
    }
    let said: Vec<&str> = said.iter().map(|column| column.name()).collect();
    Err(format!("its columns were said to be {said:?}, and are {:?}\n  {}", row.names().collect::<Vec<_>>(), compiled.sql()))
}

/// A database with rows that are full, and rows of NULL.
fn filled(nulls: bool) -> Connection {
    let mut db = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    for setup in ["ATTACH ':memory:' AS factory", "PRAGMA foreign_keys = off"] {
        db.execute(&text(setup)).unwrap();
    }
    let tables = [User::table(), Address::table(), Order::table(), Item::table(), OrderItem::table(), Part::table(), Reserved::table()];
    MetaData::of(tables).create_all().run(&mut db).unwrap();
    let key =
        User::table().index(Index::new("of_active", (User::email, func::lower(User::name))).unique().option(sqlite::where_(User::active)));
    db.execute(&key.indexes()[0].create()).unwrap();
    let day = Date { year: 2024, month: 2, day: 29 };
    let time = Time { hour: 23, minute: 59, second: 1, microsecond: 120_000 };
    let at = DateTime { date: day, time };
    for id in 1..=5 {
        let full = id % 2 == 1 || !nulls;
        let some = |text: &str| full.then(|| format!("{text}{id}"));
        let user = User {
            id,
            name: ["ed", "wendy", "spongebob", "sandy", "patrick"][id as usize - 1].into(),
            fullname: some("Ed Jones "),
            email: some("ed@example.com"),
            age: full.then_some(20 + id),
            active: full,
            balance: full.then(|| "12.50".parse().unwrap()),
            score: full.then_some(0.5),
            created_at: full.then_some(at),
            birthday: full.then_some(day),
            manager_id: full.then_some(id - 1), // the chain of managers ends: recursive queries follow it
        };
        db.execute(&User::insert_with_key(&user)).unwrap();
        db.execute(&Address::insert_with_key(&Address { id, user_id: id, email: format!("a{id}@x.org"), verified: full.then_some(true) }))
            .unwrap();
        let order = Order {
            id,
            user_id: id,
            address_id: full.then_some(id),
            status: full.then_some([Status::pending, Status::paid, Status::shipped][id as usize % 3]),
            total: "99.90".parse().unwrap(),
            placed_at: at,
            ship_time: full.then_some(time),
            note: some("note"),
            meta: full.then(|| serde_json::json!({"a": {"b": [1, 2]}, "id": id})),
        };
        db.execute(&Order::insert_with_key(&order)).unwrap();
        let item = Item {
            id,
            sku: full.then_some(uuid::Uuid::from_u128(id as u128)),
            description: some("thing"),
            price: full.then(|| "3.25".parse().unwrap()),
            photo: full.then(|| vec![1, 2]),
        };
        db.execute(&Item::insert_with_key(&item)).unwrap();
        db.execute(&OrderItem::insert_with_key(&OrderItem { order_id: id, item_id: id, quantity: id })).unwrap();
        let part = Part { vendor: format!("v{id}"), number: id, assembly_vendor: some("v"), assembly_number: full.then_some(1) };
        db.execute(&Part::insert_with_key(&part)).unwrap();
        let reserved = Reserved { group: id, select: some("s"), mixed_case: some("m"), quoted: full.then_some(id) };
        db.execute(&Reserved::insert_with_key(&reserved)).unwrap();
    }
    db
}
