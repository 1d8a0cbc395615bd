//! Indexes: their parts, what each database is told of them, and what is refused.

use crate::fixtures::shop::*;
use crate::support::sql;
use aludel::ast::CreateIndex;
use aludel::prelude::*;
use aludel::schema::Index;
use aludel::{mysql, postgres, sqlite};

/// On the names of users.
fn of_name(with: impl FnOnce(Index) -> Index) -> CreateIndex {
    with(Index::new("ix", User::name)).create()
}

sql! {
    columns: Index::new("ix", (User::name, User::age.desc(), User::id.asc())).create();
    columns_by_name: Index::new("ix", [column("name"), column("age")]).on(User::table()).create();
    unique: of_name(Index::unique);
    an_expression: Index::new("ix", (func::lower(User::name), User::age + 1)).create();
    a_cast: Index::new("ix", User::age.cast::<String>()).create();
    a_literal: Index::new("ix", func::coalesce((User::email, "it's"))).create();
    a_labelled_expression: Index::new("ix", func::lower(User::name).label("low")).create();
    a_condition: Index::new("ix", User::active & User::age.gt(17)).create();
    order_of_nulls: Index::new("ix", User::age.desc().nulls_last()).create();
    if_not_exists: of_name(|index| index).if_not_exists();
    drop: Index::new("ix", User::name).drop();
    drop_if_exists: Index::new("ix", User::name).drop().if_exists();
    only_some_rows: of_name(|index| {
        let adults = || User::age.ge(18) & User::active;
        index.option(sqlite::where_(adults())).option(postgres::where_(adults()))
    });
    options_of_postgresql: of_name(|index| {
        index
            .unique()
            .option(postgres::using("BTREE"))
            .option(postgres::ops([("name", "text_pattern_ops")]))
            .option(postgres::include(["age"]))
            .option(postgres::nulls_not_distinct(true))
            .option(postgres::with([("fillfactor", "70")]))
            .option(postgres::tablespace("Fast"))
    });
    class_and_order: Index::new("ix", User::name.desc()).option(postgres::ops([("name", "text_pattern_ops")])).create();
    lengths: Index::new("ix", (User::name.desc(), User::age)).option(mysql::length([("name", 8)])).create();
    words: of_name(|index| index.option(mysql::prefix("FULLTEXT")).option(mysql::with_parser("ngram")));

    // mistakes
    of_nothing: Index::new("ix", Vec::<Expr<Any>>::new()).on(User::table()).create();
    of_a_column_that_is_not_there: Index::new("ix", column("naem")).on(User::table()).create();
    of_another_table: Index::new("ix", (User::name, Address::email)).on(User::table()).create();
    of_no_table: Index::new("ix", column("name")).create();
    class_of_no_part: of_name(|index| index.option(postgres::ops([("age", "int4_ops")])));
    class_that_is_no_word: of_name(|index| index.option(postgres::ops([("name", "a) --")])));
    method_that_is_no_word: of_name(|index| index.option(postgres::using("a b;")));
    length_of_no_part: of_name(|index| index.option(mysql::length([("age", 8)])));
    length_of_an_expression: Index::new("ix", func::lower(User::name)).option(mysql::length_of_all(8)).create();
    prefix_that_is_no_word: of_name(|index| index.option(mysql::prefix("a b")));
    unique_and_of_words: of_name(|index| index.unique().option(mysql::prefix("FULLTEXT")));
    parser_without_words: of_name(|index| index.option(mysql::with_parser("ngram")));
    an_option_of_a_table: of_name(|index| index.option(sqlite::strict()).option(mysql::engine("x")).option(postgres::inherits(["x"])));
    a_name_that_is_too_long: Index::new("n".repeat(70), User::name).create();
}

/// A name that was made is cut, and two that are cut alike are told apart.
#[test]
fn made_names_are_cut() {
    let long = |end: &str| ColumnDef::new(format!("{}{end}", "c".repeat(60)), DataType::Integer).index();
    let create = MetaData::of([Table::new("t").column(long("a")).column(long("b"))]).create_all();
    let names = |dialect: &dyn aludel::compiler::Dialect| -> Vec<String> {
        let statements = create.statements(dialect).unwrap();
        let sql: Vec<String> = statements.iter().map(|one| one.compile(dialect).unwrap().sql().to_owned()).collect();
        sql[1..].iter().map(|sql| sql.split(' ').nth(2).unwrap().to_owned()).collect()
    };
    for dialect in crate::support::dialects() {
        let names = names(&*dialect);
        assert!(names.len() == 2 && names[0] != names[1], "{names:?}");
    }
    assert!(names(&MySql::default()).iter().all(|name| name.len() <= 64));
    assert!(names(&Postgres::default()).iter().all(|name| name.len() <= 63));
}

/// As SQLAlchemy has it: the schema's dot is none of the index's name.
#[test]
fn made_name_in_a_schema_with_a_dot() -> Result<(), aludel::Error> {
    let t = Table::new("t").column(ColumnDef::new("a", DataType::Integer).index()).schema("server.acme");
    assert_eq!(t.indexes()[0].create().compile(&Postgres::default())?.sql(), "CREATE INDEX ix_server_acme_t_a ON \"server.acme\".t (a)");
    Ok(())
}
