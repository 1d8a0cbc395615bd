use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users", table = "others", mysql(engine = "InnoDB", engine = "Aria"))]
#[model(comment = "a")]
#[model(comment = "b")]
struct User {
    #[column(primary_key, primary_key)]
    id: i32,
    #[column(foreign_key("users.id", on_delete = "CASCADE"), on_delete = "RESTRICT")]
    a: i32,
    #[column(name = "a")]
    b: i32,
}

fn main() {}
