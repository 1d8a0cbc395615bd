//! CREATE TABLE, and the order of tables.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::ast::CreateTable;
use aludel::prelude::*;

fn create(table: Table) -> CreateTable {
    table.create()
}

sql! {
    users: create(User::table());
    orders: create(Order::table());
    order_items: create(OrderItem::table());
    names_that_need_quotes: create(Transfer::table());
    accounts: create(Account::table());
    every_type: create(
        [
            ("a", DataType::Boolean),
            ("b", DataType::SmallInteger),
            ("c", DataType::BigInteger),
            ("d", DataType::Real),
            ("e", DataType::Double),
            ("f", DataType::numeric((10, 2))),
            ("g", DataType::Text),
            ("h", DataType::LargeBinary(None)),
            ("i", DataType::Date),
            ("j", DataType::Time),
            ("k", DataType::DateTime),
            ("l", DataType::Interval),
            ("m", DataType::Uuid),
            ("n", DataType::Json),
        ]
        .into_iter()
        .fold(Table::new("types"), |table, (name, data_type)| table.column(ColumnDef::new(name, data_type))),
    );
    a_type_that_is_not_known: create(table("light", ["id"]));
    a_foreign_key_to_nothing: create(Table::new("t").column(ColumnDef::new("a", DataType::Integer).foreign_key("t.b")));
    a_column_twice: create(Table::new("t").column(ColumnDef::new("a", DataType::Integer)).column(ColumnDef::new("a", DataType::Text)));
}

#[test]
fn tables_come_after_those_that_they_refer_to() {
    let names: Vec<String> =
        all().sorted_tables().iter().map(|table| table.create().to_string().split(' ').nth(2).unwrap().to_owned()).collect();
    assert_eq!(names, ["accounts", "events", "users", "addresses", "\"order\"", "orders", "order_items"]);
}

#[test]
fn two_tables_of_one_name() {
    let (a, b) = (Table::new("t").column(ColumnDef::new("a", DataType::Integer)), Table::new("t"));
    let metadata = MetaData::new();
    a.clone().register(&metadata).unwrap();
    let error = b.clone().register(&metadata).unwrap_err();
    assert_eq!(error.to_string(), "two different tables are called \"t\"; rename one of them");
    let script = MetaData::of([a, b]).create_all().statements(&Sqlite::default()).unwrap();
    let error = script[0].compile(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), "two different tables are called \"t\"; rename one of them\n  in: CREATE TABLE t");
}

sql! {
    a_default_of_a_long_text: Table::new("t").column(ColumnDef::new("note", DataType::Text).server_default("x")).create();
    a_key_of_a_long_text: Table::new("t").column(ColumnDef::new("note", DataType::Text).primary_key()).create();
    a_unique_long_text: Table::new("t").column(ColumnDef::new("note", DataType::Text).unique()).create();
    an_index_on_a_long_text: Table::new("users").column(ColumnDef::new("name", DataType::Text).index()).indexes()[0].create();
}
