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

fn main() {
    let _ = func::sum(User::age).over().order_by(User::id).rows("a"..="b");
    let _ = func::sum(User::age).over().order_by(User::id).rows(3);
    let _ = func::call::<Any>("json_each", (User::name,)).table_valued(5);
}
