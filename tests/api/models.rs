//! The models of the page, and one whose fields are named like the helpers.

use aludel::prelude::*;
use aludel::{Date, Interval};

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 50)]
    pub name: String,
    pub fullname: Option<String>,
    #[column(unique)]
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
    pub email: String,
    pub note: Option<String>,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "orders")]
pub struct Order {
    #[column(primary_key)]
    pub id: i64,
    #[column(foreign_key = User::id)]
    pub user_id: i32,
    pub total: f64,
    pub price: Cents,
    pub big: i64,
    pub small: i16,
    pub day: Date,
    pub wait: Interval,
    pub owner: UserId,
    pub referrer: Option<UserId>,
    pub color: Color,
    pub tag: Tag,
    pub paid: Option<bool>,
}

/// Fields named like the helpers, and no table name.
#[derive(Model, Debug, Clone, PartialEq)]
pub struct OddThing {
    #[column(primary_key, autoincrement = false)]
    pub id: i32,
    pub select: String,
    pub table: String,
    pub all: i32,
    pub insert: i32,
    pub alias: String,
    pub r#type: i32,
}

#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct UserId(pub i64);
#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Tag(pub String);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Cents(pub i64);
#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Color {
    Red,
    #[sql(name = "very green")]
    Green,
}
