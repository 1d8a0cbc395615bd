use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primry_key)]
    id: i32,
}

fn main() {}
