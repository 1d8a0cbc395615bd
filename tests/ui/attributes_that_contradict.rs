use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users", quote_schema)]
struct User {
    #[column(primary_key, nullable)]
    id: i32,
    #[column(primary_key)]
    a: Option<i32>,
    #[column(nullable)]
    b: i32,
    #[column(default = 1, server_default = 1, identity)]
    c: i32,
    #[column(computed = "a", default_on_update = 5, identity)]
    d: i32,
    #[column(autoincrement)]
    e: i32,
    #[column(type = DataType::Text, length = 5, precision = 2)]
    f: String,
    #[column(scale = 2)]
    g: f64,
    #[column(on_delete = "CASCADE", on_update = func::now())]
    h: i32,
    #[column(foreign_key = "users.id", on_delete = "SET NULL", on_update = "CASCDE")]
    i: i32,
    #[column(identity(always, start = 5, min_value = 1, no_min_value, stat = 5, 7))]
    j: i32,
    #[column(computed(stored, virtual, "a"))]
    k: i32,
    #[column(identity)]
    l: Option<i32>,
}

#[derive(Model)]
#[model(foreign_key(tenant, parent, references = "others(a, b)", on_delete = "SET NULL"))]
struct OfTwo {
    #[column(primary_key)]
    tenant: i32,
    parent: Option<i32>,
}

fn main() {}
