use aludel::prelude::*;

#[derive(SqlType, Clone)]
struct Cents(i64);

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primary_key)]
    id: i32,
    #[column(length = 5)]
    a: i32,
    #[column(precision = 5)]
    b: String,
    #[column(precision = 5, scale = 2)]
    c: f64,
    #[column(collate = "C")]
    d: i32,
    #[column(identity)]
    e: String,
    #[column(default = "x")]
    f: i32,
    #[column(server_default = None::<i32>)]
    g: i32,
    #[column(computed = User::a.eq(1))]
    h: i32,
    #[column(length = "5")]
    i: String,
    #[column(check = User::a)]
    j: i32,
    #[column(length = 3)]
    k: Option<Cents>,
    #[column(foreign_key = User::b)]
    l: i32,
}

fn main() {}
