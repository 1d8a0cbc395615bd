//! Tables: declared by a struct, made at run time, or by name alone.

use super::says;
use crate::fixtures::own_types::*;
use aludel::ast::CreateTable;
use aludel::prelude::*;

fn create(table: Table) -> CreateTable {
    table.create()
}

#[test]
fn a_model_has_a_table_and_typed_columns() {
    #[derive(Model)]
    #[model(table = "users")]
    struct User {
        #[column(primary_key)]
        id: i32,
        #[column(length = 50)]
        name: String,
        fullname: Option<String>,
        #[column(unique)]
        email: Option<String>,
        age: Option<i32>,
        #[column(default = true)]
        active: bool,
        #[column(foreign_key = "users.id")]
        manager_id: Option<i32>,
    }
    let id: Column<i32> = User::id;
    let t: Table = User::table();
    assert_eq!((t.name().as_str(), id.name(), User::manager_id.name()), ("users", "id", "manager_id"));
    says! {
        CreateTable = create(t) => "CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(50) NOT NULL, fullname VARCHAR, email VARCHAR, \
            age INTEGER, active BOOLEAN NOT NULL, manager_id INTEGER, PRIMARY KEY (id), UNIQUE (email), \
            FOREIGN KEY(manager_id) REFERENCES users (id))";
    }
}

#[test]
fn helpers_are_there_beside_fields_of_their_names() {
    says! {
        Select<(String, String, i32, i32)> = select((OddThing::select, OddThing::table, OddThing::all, OddThing::r#type))
            => r#"SELECT odd_thing."select", odd_thing."table", odd_thing."all", odd_thing.type FROM odd_thing"#;
        Select<i32> = <OddThing as Model>::select().columns(OddThing::id).filter(OddThing::table.eq("x"))
            => r#"SELECT odd_thing.id FROM odd_thing WHERE odd_thing."table" = ?"#;
    }
    let odd = OddThing { id: 1, select: "a".into(), table: "b".into(), all: 2, insert: 3, alias: "c".into(), r#type: 4 };
    says! {
        Insert = <OddThing as Model>::insert(&odd)
            => r#"INSERT INTO odd_thing (id, "select", "table", "all", "insert", alias, type) VALUES (?, ?, ?, ?, ?, ?, ?)"#;
    }
}

#[test]
fn a_table_at_run_time() -> Result<(), aludel::Error> {
    let metadata = MetaData::new();
    let users = Table::new("users")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("name", DataType::Varchar(Some(50))).not_null())
        .register(&metadata)?;
    says! {
        Expr<bool> = users.c("id").eq(5) => "users.id = ?";
        Select<Value> = select(users.c("id")) => "SELECT users.id FROM users";
        Select<Row> = select(vec![users.c("id"), users.c("name")]) => "SELECT users.id, users.name FROM users";
        Select<Row> = select(&users) => "SELECT users.id, users.name FROM users";
    }
    let error = users.c("naem").eq("x").compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), r#"no column "naem" on "users"; did you mean "name"?"#);
    let light = table("users", ["id", "name"]);
    says! {
        Select<Row> = select(vec![light.c("id"), light.c("name")]).filter(light.c("id").eq(5))
            => "SELECT users.id, users.name FROM users WHERE users.id = ?";
    }
    Ok(())
}

#[test]
fn types_of_ones_own_declare_what_they_are() {
    says! {
        CreateTable = create(Order::table()) => "CREATE TABLE orders (id INTEGER NOT NULL, user_id INTEGER NOT NULL, total DOUBLE NOT NULL, \
            price BIGINT NOT NULL, big BIGINT NOT NULL, small SMALLINT NOT NULL, day DATE NOT NULL, wait DATETIME NOT NULL, \
            owner BIGINT NOT NULL, referrer BIGINT, color VARCHAR(10) NOT NULL, tag VARCHAR NOT NULL, paid BOOLEAN, \
            PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id), CHECK (color IN ('Red', 'very green')))";
    }
}
