use aludel::prelude::*;

#[derive(Model)]
#[model(
    table = "users",
    primary_key(id, nme),
    unique(name, nmae),
    unique(name, name),
    unique(),
    index(User::name.desc(), pw, unique),
    index(name, unique = true),
    index(User::nmae),
    foreign_key(name, pw, references = "users(id, nme)"),
    foreign_key(name, id, references = "users(id)"),
    foreign_key(name, references("users.id")),
    foreign_key(name),
    index(name, postgres(include(nam), ops(nmae = "text_ops")), mysql(length(id = 5, naem = 6))),
)]
struct User {
    #[column(primary_key)]
    id: i32,
    #[column(primary_key)]
    key: i32,
    name: String,
    #[column(name = "pw")]
    password: String,
    unique: bool,
}

fn main() {}
