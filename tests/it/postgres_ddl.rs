//! What PostgreSQL alone creates: domains, enums, EXCLUDE.

use crate::support::sql;
use aludel::ast::{CreateTable, CreateType, DropType};
use aludel::postgres::{self, Domain};
use aludel::prelude::*;
use aludel::schema::{Constraint, Initially};

fn positive() -> Domain {
    postgres::domain("positive", DataType::Integer).not_null().check(postgres::value().gt(0))
}
fn code() -> Domain {
    postgres::domain("Code", DataType::Varchar(Some(8)))
        .schema("acme")
        .collation("C")
        .default("it's")
        .named_check("is_short", func::call::<Any>("length", (postgres::value(),)).lt(5))
        .check(postgres::value().ne(""))
}
fn with(data_type: impl Into<DataType>) -> CreateTable {
    Table::new("goods").column(ColumnDef::new("amount", data_type)).create()
}
fn bookings() -> Table {
    Table::new("bookings").column(ColumnDef::new("room", DataType::Integer)).column(ColumnDef::new("gone", DataType::Boolean))
}
fn excluding(rule: impl Into<Constraint>) -> CreateTable {
    bookings().constraint(rule).create()
}

sql! {
    domain: CreateType::of(positive());
    domain_with_everything: CreateType::of(code());
    domain_is_dropped: DropType::of(code()).if_exists();
    domain_of_a_column: with(positive());
    domain_in_a_schema: with(code());
    domain_in_an_array: with(DataType::array(code()));
    domain_elsewhere_another_type: with(DataType::Integer.with_variant(positive(), ["postgresql"]));
    domain_in_a_cast: select(literal(5).cast_as::<Any>(code()).label("x"));
    domain_beside_a_value: select(literal(1).label("x")).filter(Table::new("goods").column(ColumnDef::new("amount", positive())).c("amount").eq(5));
    domain_called_like_a_type: with(postgres::domain("text", DataType::Integer));
    domain_called_like_a_type_is_created: CreateType::of(postgres::domain("timestamptz", DataType::Integer));
    domain_called_like_a_type_in_a_schema: with(postgres::domain("text", DataType::Integer).schema("acme"));
    enum_called_like_a_type: with(DataType::enumeration("money", ["a"]));
    enum_called_almost_like_a_type: with(DataType::enumeration("Money", ["a"]));
    type_without_a_name: CreateType::of(DataType::Integer);
    enum_without_a_name: CreateType::of(DataType::enumeration("", ["a"]));
    enum_without_a_name_is_dropped: DropType::of(DataType::enumeration("", ["a"]));

    exclude: excluding(postgres::exclude([("room", "=")]));
    exclude_with_everything: excluding(
        postgres::exclude((("room", "="), (bookings().c("room") + 1, "<>"), (text("lower(x)"), "=")))
            .using("BTREE")
            .ops([("room", "int4_ops")])
            .where_(!bookings().c("gone"))
            .name("one room")
            .deferrable(true)
            .initially(Initially::Deferred),
    );
    exclude_nothing: excluding(postgres::exclude(Vec::<(&str, &str)>::new()));
    exclude_by_no_operator: excluding(postgres::exclude([("room", "= --")]));
    exclude_a_column_that_is_not_there: excluding(postgres::exclude([("rom", "=")]));
    exclude_by_no_method: excluding(postgres::exclude([("room", "=")]).using("gist (x)"));
    exclude_with_a_class_of_no_part: excluding(postgres::exclude([("room", "=")]).ops([("gone", "bool_ops")]));
}

fn sql(statements: &[aludel::ast::Ddl]) -> Vec<String> {
    statements.iter().map(|one| one.compile(&Postgres::default()).unwrap().sql().to_owned()).collect()
}

/// What a type is made of is created before it and dropped behind it, each once, and in the schema of the collection.
#[test]
fn types_in_their_order() {
    let mood = DataType::enumeration("mood", ["good", "bad"]);
    let best = postgres::domain("best", mood.clone()).check(postgres::value().ne("bad"));
    let list = Table::new("a").column(ColumnDef::new("x", best.clone())).column(ColumnDef::new("y", DataType::array(best)));
    let all = MetaData::of([list, Table::new("b").column(ColumnDef::new("x", mood))]).schema("acme");
    let created = sql(&all.create_all().statements(&Postgres::default()).unwrap());
    assert_eq!(
        created,
        [
            "CREATE TYPE acme.mood AS ENUM ('good', 'bad')",
            "CREATE DOMAIN acme.best AS acme.mood CHECK (VALUE != 'bad')",
            "CREATE TABLE acme.a (x acme.best, y acme.best[])",
            "CREATE TABLE acme.b (x acme.mood)",
        ]
    );
    let dropped = sql(&all.drop_all().statements(&Postgres::default()).unwrap());
    assert_eq!(dropped, ["DROP TABLE acme.b", "DROP TABLE acme.a", "DROP DOMAIN acme.best", "DROP TYPE acme.mood"]);
    // what another table still has stays
    let one = sql(&all.drop_all().tables([all.table("a").unwrap()]).statements(&Postgres::default()).unwrap());
    assert_eq!(one, ["DROP TABLE acme.a", "DROP DOMAIN acme.best"]);
}

#[test]
fn two_types_of_one_name() {
    let of = |table: &'static str, name: &'static str| Table::new(table).column(ColumnDef::new("x", DataType::enumeration("mood", [name])));
    let error = MetaData::of([of("a", "good"), of("b", "bad")]).create_all().statements(&Postgres::default()).unwrap_err();
    assert_eq!(error.to_string(), "two different types are called \"mood\"; rename one of them");
    assert!(MetaData::of([of("a", "good"), of("b", "good")]).create_all().statements(&Postgres::default()).is_ok());
}
