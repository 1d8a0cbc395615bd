use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users", shema = "acme", comment "x", column(a))]
#[column(primary_key)]
struct User {
    #[column(primry_key)]
    id: i32,
    #[column(size = 5, onupdate = 1, "x")]
    name: String,
    #[column]
    a: i32,
    #[model(table = "x")]
    b: i32,
}

#[derive(SqlEnum)]
#[sql(nativ = false)]
enum Status {
    #[sql(rename = "x")]
    Open,
}

#[derive(SqlType)]
#[sql(data_type = DataType::Text)]
struct Tag(String);

#[derive(Model)]
#[model(TABLE = "x", engine = "InnoDB", strict)]
struct Elsewhere {
    #[column(PRIMARY_KEY, serial)]
    id: i32,
    #[column(not_null, len = 5)]
    name: String,
}

fn main() {
    // the columns are there all the same
    let _ = (User::id, User::name);
}
