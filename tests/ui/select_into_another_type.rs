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
    // an `Option` into NOT NULL
    let _ = insert(Address::table()).from_select((Address::id, Address::user_id), select((User::id, User::age)));
    // text into a number
    let _ = insert(Address::table()).from_select(Address::user_id, select(User::name));
}
