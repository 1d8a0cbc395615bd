use aludel::prelude::*;

struct Money;

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primary_key)]
    id: i32,
    balance: Money,
}

fn main() {}
