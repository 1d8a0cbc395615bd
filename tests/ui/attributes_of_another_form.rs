use aludel::prelude::*;

#[derive(Model)]
#[model(table = 5, unique = "a", index, check, foreign_key = "x", primary_key, mysql = "InnoDB")]
struct User {
    #[column(primary_key = true)]
    id: i32,
    #[column(length, unique(name))]
    a: String,
    #[column(nullable = 1, comment(x), default(5))]
    b: Option<i32>,
    #[column(identity = 5)]
    c: i32,
    #[column(computed)]
    d: i32,
    #[column(foreign_key)]
    e: i32,
    #[column(type = , name = "x")]
    f: i32,
    #[column(type = "TEXT", name = "")]
    g: String,
    #[column(default = 1 2)]
    h: i32,
    #[column(default = = 2)]
    i: i32,
    #[column(default = "a" unique)]
    j: String,
    #[column(default = 1; unique)]
    k: i32,
    #[column(default = 1 as i32, server_default = -1 + 2)]
    sound: i32,
}

#[derive(Model)]
#[model(table = "", primary_key(a, c))]
struct Nameless {
    a: i32,
    b: i32,
}

fn main() {}
