//! What SQLite sends for a SELECT is read into the Rust type of its rows, and its columns are called what was said.

use super::harness::{Built, Decode, Port, first_row};
use super::schema::{Address, Item, Order, OrderItem, Part, Reserved, Status, User};
use aludel::dialects::{Dialect, Sqlite};
use aludel::engine::{Connection, Executor};
use aludel::prelude::*;
use aludel::{Date, DateTime, ErrorKind, Time};

/// How many SELECTs were run, and how many rows were read.
#[derive(Debug, Default)]
pub struct Decoded {
    pub selects: usize,
    pub rows: usize,
    pub refused: usize,
    pub wrong: Vec<String>,
}

/// A comparison with NULL is NULL, and is a `bool` unless it is selected by `.nullable()`, which these do not.
const COMPARISONS: [&str; 2] = ["expr/bool_expression_selected", "expr/anonymous_labels"];

/// Runs the SELECTs of all typed ports, where every second row has NULLs, or where none has.
pub fn run(ports: &[Port], nulls: bool) -> Decoded {
    let mut db = filled(nulls);
    let mut decoded = Decoded::default();
    for port in ports {
        let Some(build) = port.typed else { continue };
        for built in build() {
            let Built::Query(query, Decode(decode)) = &built else { continue };
            if let Err(problem) = names_are_right(&mut db, &built) {
                decoded.wrong.push(format!("{}: {problem}", port.id));
            }
            match decode(&mut db, query) {
                Ok(rows) => {
                    decoded.selects += 1;
                    decoded.rows += rows;
                }
                Err(error) if nulls && COMPARISONS.contains(&port.id) && error.to_string().contains("it is NULL") => {}
                Err(error) if matches!(error.kind(), ErrorKind::Decode { .. }) => decoded.wrong.push(format!("{}: {error}", port.id)),
                Err(_) => decoded.refused += 1, // whether it should run is another test's
            }
        }
    }
    decoded
}

fn names_are_right(db: &mut Executor, built: &Built) -> Result<(), String> {
    let Built::Query(query, _) = built else { return Ok(()) };
    let Ok(compiled) = aludel::compiler::compile(built.statement(), &Sqlite::default() as &dyn Dialect, &CompileOptions::new()) else {
        return Ok(());
    };
    let Ok(Some(row)) = first_row(db, query) else { return Ok(()) };
    let said = compiled.columns();
    // SQLite numbers the columns of joins in parentheses: `id:1`
    let numbered = |said: &str, found: &str| found.strip_prefix(said).is_some_and(|rest| rest.starts_with(':'));
    let is = |said: &str, found: &str| said.is_empty() || said == found || numbered(said, found);
    let same = said.iter().zip(row.names()).all(|(said, found)| is(said.name(), found));
    let raw = said.iter().any(|column| column.name().is_empty());
    // without FROM a name in quotes is a string, and what was written is not read
    if (same && (raw || said.len() == row.len())) || said.is_empty() || !compiled.sql().contains(" FROM ") {
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
