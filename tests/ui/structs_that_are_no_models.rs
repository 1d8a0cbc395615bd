use aludel::prelude::*;

#[derive(Model)]
struct Tuple(i32);

#[derive(Model)]
enum Either {
    A,
}

#[derive(Model)]
struct Generic<T> {
    id: T,
}

#[derive(Model)]
struct Empty {}

#[derive(SqlType)]
struct Two(i32, i32);

#[derive(SqlEnum)]
enum Full {
    A(i32),
}

#[derive(SqlEnum)]
#[sql(length = 2, schema = "a", inherit_schema)]
enum Long {
    #[sql(name = "abc")]
    A,
}

#[derive(SqlType, Clone)]
#[sql(as = String)]
struct Point {
    x: i32,
}

fn main() {}
