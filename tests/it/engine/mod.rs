//! Rows, transactions and errors, on SQLite.
#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod decoding;
mod engines;
mod errors;
mod insert_order;
mod pages;
mod plans;
mod rows;
mod transactions;

use crate::fixtures::people::User;
use aludel::engine::{Connection, Executor, Transaction};
use aludel::prelude::*;
use aludel::query::{Any, FromRow, SqlType};
use aludel::{Date, DateTime, Error, ErrorKind, Interval, Time};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

fn create(db: &mut Executor, tables: impl IntoIterator<Item = Table>) {
    MetaData::of(tables).create_all().run(db).unwrap();
}
fn connect(table: Table) -> Connection {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    create(&mut conn, [table]);
    conn
}
fn user(id: i32, name: &str) -> User {
    User { id, name: name.into(), email: None, manager_id: None }
}
fn insert_user(db: &mut Executor, id: i32, name: &str) -> aludel::Result<()> {
    db.execute(&User::insert_with_key(&user(id, name))).map(drop)
}
fn users(db: &mut Executor) -> Vec<i32> {
    db.all(&select(User::id).order_by(User::id)).unwrap()
}
/// An expression that the database computes, under a type that it may not have.
fn sql<T: SqlType>(function: &'static str, args: impl aludel::query::Arguments) -> Select<T> {
    select(func::call::<T>(function, args))
}
fn null<T: SqlType>() -> Select<T> {
    sql("nullif", (1, 1))
}
fn message(error: Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
/// A file of its own.
fn file(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    path
}
fn url(path: &std::path::Path) -> String {
    format!("sqlite:{}", path.display())
}
