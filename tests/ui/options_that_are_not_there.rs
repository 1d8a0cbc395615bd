use aludel::prelude::*;

#[derive(Model)]
#[model(
    table = "users",
    mysql(engin = "InnoDB", row_fromat = "DYNAMIC"),
    sqlite(strickt, without_rowid = true),
    postgres(wiht(fillfactor = 70), on_commit = "drop rows", with(70)),
    postgresql(tablespace = "fast"),
    unique(id, sqlite(on_conflict = "replce"), postgres(where = "x")),
    check("id > 0", deferrable),
    unique(id, initially = "late"),
)]
struct User {
    #[column(primary_key, postgres(tablespace = "fast"))]
    id: i32,
}

fn main() {}
