use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primary_key)]
    id: i32,
    name: String,
    age: Option<i32>,
    active: bool,
    born: Option<aludel::Date>,
}

#[derive(Model)]
#[model(table = "addresses")]
struct Address {
    #[column(primary_key)]
    id: i32,
    user_id: i32,
}

fn main() {
    let _ = func::sum(User::name);
}
