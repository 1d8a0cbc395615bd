use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primary_key)]
    id: i32,
    #[column(foreign_key = "users.idd")]
    manager_id: Option<i32>,
}

#[derive(Model)]
#[model(table = "addresses")]
struct Address {
    #[column(primary_key)]
    id: i32,
    #[column(foreign_key = User::idd)]
    user_id: i32,
}

fn main() {}
