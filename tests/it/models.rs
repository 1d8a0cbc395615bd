//! The models of the tests.

use aludel::prelude::*;
use aludel::{Date, DateTime, Interval, Time, sqlite};

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 50)]
    pub name: String,
    #[column(length = 100)]
    pub fullname: Option<String>,
    #[column(length = 80, unique)]
    pub email: Option<String>,
    pub age: Option<i32>,
    #[column(default = true)]
    pub active: bool,
    #[column(foreign_key = "users.id")]
    pub manager_id: Option<i32>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "addresses")]
pub struct Address {
    #[column(primary_key)]
    pub id: i32,
    #[column(foreign_key = User::id)]
    pub user_id: i32,
    #[column(length = 80)]
    pub email: String,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "orders")]
pub struct Order {
    #[column(primary_key)]
    pub id: i64,
    #[column(foreign_key = User::id)]
    pub user_id: i32,
    #[column(foreign_key = Address::id)]
    pub address_id: Option<i32>,
    pub total: f64,
    pub status: Status,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Status {
    Open,
    Paid,
    #[sql(name = "sent")]
    Sent,
}

/// Two foreign keys to one table, and names that need quotes.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "order")]
pub struct Transfer {
    #[column(primary_key)]
    pub group: i32,
    #[column(foreign_key = User::id, name = "From User")]
    pub from_user: i32,
    #[column(foreign_key = User::id, name = "select")]
    pub to_user: i32,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "order_items")]
pub struct OrderItem {
    #[column(primary_key, foreign_key = Order::id)]
    pub order_id: i64,
    #[column(primary_key)]
    pub line: i32,
    #[column(server_default = 1)]
    pub quantity: i32,
}

/// A key of one's own type, and a secret.
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct AccountId(pub i64);

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "accounts")]
pub struct Account {
    #[column(primary_key)]
    pub id: AccountId,
    #[column(sensitive, length = 80)]
    pub secret: String,
    pub owner: Option<AccountId>,
}

/// Moments and documents.
pub fn events() -> Table {
    Table::new("events")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("at", DataType::DateTime))
        .column(ColumnDef::new("doc", DataType::Json))
}

pub fn all() -> MetaData {
    MetaData::of([User::table(), Address::table(), Order::table(), Transfer::table(), OrderItem::table(), Account::table(), events()])
}

/// Days and times in formats of one's own.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "notes")]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[column(type = sqlite::date("%d.%m.%Y"))]
    pub day: Date,
    #[column(type = sqlite::datetime("%Y%m%d%H%M"))]
    pub at: Option<DateTime>,
    #[column(type = sqlite::time("%H h %M min %S.%f s"))]
    pub time: Time,
    #[column(type = DataType::Interval.not_native())]
    pub lasts: Interval,
    #[column(type = DataType::Json.with_variant(sqlite::jsonb(), ["sqlite"]))]
    pub doc: Option<String>,
}

/// Integers without a sign.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "counters")]
pub struct Counter {
    #[column(primary_key)]
    pub id: u64,
    pub visitors: Option<u32>,
    pub floor: u16,
}

/// Tables that not every database can have.
pub fn of_some() -> MetaData {
    MetaData::of([Note::table(), Counter::table()])
}
