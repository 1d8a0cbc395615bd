//! The ports of area `index`.

use crate::harness::{Port, built, ports};
use aludel::postgres::methods::*;
use aludel::prelude::*;
use aludel::schema::{Index, NamingConvention};
use aludel::{DateTime, mysql, postgres, sqlite};
use serde_json::Value as Json;

pub fn ports() -> Vec<Port> {
    [plain(), expressions(), partial(), postgresql(), options_of_postgresql(), of_mysql()].into_iter().flatten().collect()
}

#[derive(Model)]
#[model(table = "people")]
#[allow(dead_code)]
struct Person {
    #[column(primary_key)]
    id: i32,
    #[column(length = 50)]
    name: Option<String>,
    #[column(name = "Nick", length = 50)]
    nick: Option<String>,
    age: Option<i32>,
    gone: Option<DateTime>,
    active: Option<bool>,
    #[column(type = postgres::jsonb())]
    doc: Option<Json>,
    words: Option<String>,
}

#[derive(Model)]
#[model(table = "people", schema = "acme")]
#[allow(dead_code)]
struct Citizen {
    #[column(primary_key)]
    id: i32,
    #[column(length = 50)]
    name: Option<String>,
    #[column(name = "Nick", length = 50)]
    nick: Option<String>,
    age: Option<i32>,
    gone: Option<DateTime>,
    active: Option<bool>,
}

fn people() -> Table {
    Table::new("people")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("name", DataType::Varchar(Some(50))))
        .column(ColumnDef::new("Nick", DataType::Varchar(Some(50))))
        .column(ColumnDef::new("age", DataType::Integer))
        .column(ColumnDef::new("gone", DataType::DateTime))
        .column(ColumnDef::new("active", DataType::Boolean))
        .column(ColumnDef::new("doc", postgres::jsonb()))
        .column(ColumnDef::new("words", DataType::Text))
}
fn integer(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}

fn plain() -> Vec<Port> {
    ports! {
        "index/on_one_column": typed built![Index::new("ix_name", Person::name).create()], any {
            built![Index::new("ix_name", people().c("name")).create()]
        };
        "index/on_two_columns_by_name": , any {
            built![people().index(Index::new("ix_two", [column("age"), column("name")])).indexes()[0].create()]
        };
        "index/unique": typed built![Index::new("ix_name", Person::name).unique().create()], any {
            built![Index::new("ix_name", people().c("name")).unique().create()]
        };
        "index/quoted_names": typed {
            built![Index::new("The Nick", (Person::nick, Person::name)).create(), Index::new("order", Person::age).drop()]
        }, any {
            let t = people();
            built![Index::new("The Nick", (t.c("Nick"), t.c("name"))).create(), Index::new("order", t.c("age")).drop()]
        };
        "index/in_a_schema": typed {
            let index = Index::new("ix_name", Citizen::name);
            built![index.create(), index.drop(), index.drop().if_exists()]
        }, any {
            let index = Index::new("ix_name", people().schema("acme").c("name"));
            built![index.create(), index.drop(), index.drop().if_exists()]
        };
        "index/if_not_exists": typed built![Index::new("ix_name", Person::name).unique().create().if_not_exists()], any {
            built![Index::new("ix_name", people().c("name")).unique().create().if_not_exists()]
        };
        "index/drop": typed {
            built![Index::new("ix_name", Person::name).drop(), Index::new("ix_age", Person::age).drop().if_exists()]
        }, any {
            let t = people();
            built![Index::new("ix_name", t.c("name")).drop(), Index::new("ix_age", t.c("age")).drop().if_exists()]
        };
        "index/named_after_its_column": , any {
            let t = Table::new("t").column(integer("a").index()).column(integer("b").index().unique());
            created(&t)
        };
        "index/named_after_its_column_in_a_schema": , any created(&Table::new("t").schema("acme").column(integer("a").index()));
        "index/named_by_convention": , any {
            let own = MetaData::new().naming_convention(NamingConvention::new().index("idx_{table_name}__{column_0_N_name}"));
            let t = Table::new("t").column(integer("a").index()).column(integer("b"));
            let both = Index::unnamed((t.c("b"), t.c("a")));
            let given = Index::new("given", t.c("b"));
            let t = t.index(both).index(given).register(&own).unwrap();
            let mut indexes = created(&t);
            indexes.rotate_right(1); // by name, as the case sorts them
            indexes
        };
        "index/made_name_is_cut": , any {
            let column = integer("temperature_in_degrees_celsius_at_noon").index();
            created(&Table::new("measurements_of_the_northern_station").column(column))
        };
    }
}

fn created(table: &Table) -> Vec<crate::harness::Built> {
    table.indexes().iter().map(|index| index.create().into()).collect()
}

fn expressions() -> Vec<Port> {
    ports! {
        "index/of_a_function": typed built![Index::new("ix_lower", func::lower(Person::name)).create()], any {
            built![Index::new("ix_lower", func::lower(people().c("name"))).create()]
        };
        "index/of_a_function_with_literals": typed {
            let (either, part) = (func::coalesce((Person::name, "it's")), func::call::<Any>("substr", (Person::nick, 1, 3)));
            built![Index::new("ix_some", (either, part, Person::age)).create()]
        }, any {
            let t = people();
            let (either, part) = (func::coalesce((t.c("name"), "it's")), func::call::<Any>("substr", (t.c("Nick"), 1, 3)));
            built![Index::new("ix_some", (either, part, t.c("age"))).create()]
        };
        "index/descending": typed {
            built![Index::new("ix_sorted", (Person::age.desc(), Person::name.asc(), Person::id)).create()]
        }, any {
            let t = people();
            built![Index::new("ix_sorted", (t.c("age").desc(), t.c("name").asc(), t.c("id"))).create()]
        };
        "index/nulls_last": typed {
            built![Index::new("ix_sorted", (Person::age.desc().nulls_last(), Person::gone.nulls_first())).create()]
        }, any {
            let t = people();
            built![Index::new("ix_sorted", (t.c("age").desc().nulls_last(), t.c("gone").nulls_first())).create()]
        };
        "index/of_an_operation": typed built![Index::new("ix_sum", (Person::age + 1, Person::name)).create()], any {
            let t = people();
            built![Index::new("ix_sum", (t.c("age") + 1, t.c("name"))).create()]
        };
        "index/of_a_concatenation": typed built![Index::new("ix_both", Person::name + Person::nick).create()], any {
            let t = people();
            built![Index::new("ix_both", t.c("name") + t.c("Nick")).create()]
        };
        "index/of_a_sorted_function": typed built![Index::new("ix_lower", func::lower(Person::name).desc()).create()], any {
            built![Index::new("ix_lower", func::lower(people().c("name")).desc()).create()]
        };
        "index/of_a_cast": typed {
            built![Index::new("ix_text", Person::age.cast_as::<String>(DataType::Varchar(Some(10)))).create()]
        }, any {
            built![Index::new("ix_text", people().c("age").cast_as::<String>(DataType::Varchar(Some(10)))).create()]
        };
        "index/of_text": , any {
            let index = Index::new("ix_text", (text("lower(name)"), literal_column("age DESC")));
            created(&people().index(index))
        };
        "index/of_a_collation": typed built![Index::new("ix_c", (Person::name.collate("nocase"), Person::age)).create()], any {
            let t = people();
            built![Index::new("ix_c", (t.c("name").collate("nocase"), t.c("age"))).create()]
        };
    }
}

fn partial() -> Vec<Port> {
    ports! {
        "index/where": typed {
            let index = Index::new("ix_here", Person::name).option(sqlite::where_(Person::gone.is_null()));
            built![index.option(postgres::where_(Person::age.gt(17))).create()]
        }, any {
            let t = people();
            let index = Index::new("ix_here", t.c("name")).option(sqlite::where_(t.c("gone").is_null()));
            built![index.option(postgres::where_(t.c("age").gt(17))).create()]
        };
        "index/where_with_literals": typed {
            let wanted = || Person::active & (Person::name.in_(["a", "it's"]) | Person::name.like("x%"));
            let index = Index::new("ix_some", Person::age).unique().option(sqlite::where_(wanted()));
            built![index.option(postgres::where_(wanted())).create()]
        }, any {
            let t = people();
            let wanted = || t.c("active") & (t.c("name").in_(["a", "it's"]) | t.c("name").like("x%"));
            let index = Index::new("ix_some", t.c("age")).unique().option(sqlite::where_(wanted()));
            built![index.option(postgres::where_(wanted())).create()]
        };
        "index/where_text": typed {
            let wanted = text("gone IS NULL AND age % 2 = 0");
            let index = Index::new("ix_some", Person::age).option(sqlite::where_(wanted.clone())).option(postgres::where_(wanted));
            built![index.create().if_not_exists()]
        }, any {
            let wanted = text("gone IS NULL AND age % 2 = 0");
            let index = Index::new("ix_some", people().c("age")).option(sqlite::where_(wanted.clone())).option(postgres::where_(wanted));
            built![index.create().if_not_exists()]
        };
        "index/each_dialect_takes_its_own_options": typed {
            let index = Index::new("ix_n", Person::name).option(mysql::length_of_all(4).only("mysql"));
            built![index.option(postgres::using("hash")).option(sqlite::where_(Person::age.gt(1))).create()]
        }, any {
            let t = people();
            let index = Index::new("ix_n", t.c("name")).option(mysql::length_of_all(4).only("mysql"));
            built![index.option(postgres::using("hash")).option(sqlite::where_(t.c("age").gt(1))).create()]
        };
    }
}

fn postgresql() -> Vec<Port> {
    ports! {
        "index/using": typed {
            built![
                Index::new("ix_doc", Person::doc).option(postgres::using("GIN")).create(),
                Index::new("ix_words", Person::words).option(postgres::using("gist")).create(),
                Index::new("ix_hash", Person::name).option(postgres::using("hash")).create(),
            ]
        }, any {
            let t = people();
            built![
                Index::new("ix_doc", t.c("doc")).option(postgres::using("GIN")).create(),
                Index::new("ix_words", t.c("words")).option(postgres::using("gist")).create(),
                Index::new("ix_hash", t.c("name")).option(postgres::using("hash")).create(),
            ]
        };
        "index/operator_class": typed {
            let of_json = Index::new("ix_doc", Person::doc).option(postgres::using("gin"));
            let two = Index::new("ix_two", (Person::name, Person::age));
            built![
                of_json.option(postgres::ops([("doc", "jsonb_path_ops")])).create(),
                two.option(postgres::ops([("name", "varchar_pattern_ops")])).create(),
            ]
        }, any {
            let t = people();
            let of_json = Index::new("ix_doc", t.c("doc")).option(postgres::using("gin"));
            let two = Index::new("ix_two", (t.c("name"), t.c("age")));
            built![
                of_json.option(postgres::ops([("doc", "jsonb_path_ops")])).create(),
                two.option(postgres::ops([("name", "varchar_pattern_ops")])).create(),
            ]
        };
        "index/operator_class_of_a_label": typed {
            let index = Index::new("ix_low", (func::lower(Person::name).label("low"), Person::age));
            built![index.option(postgres::ops([("low", "text_pattern_ops")])).create()]
        }, any {
            let t = people();
            let index = Index::new("ix_low", (func::lower(t.c("name")).label("low"), t.c("age")));
            built![index.option(postgres::ops([("low", "text_pattern_ops")])).create()]
        };
        "index/include": typed {
            built![
                Index::new("ix_age", Person::age).option(postgres::include(["name", "Nick"])).create(),
                Index::new("ix_gone", Person::gone).option(postgres::include(["id"])).create(),
            ]
        }, any {
            let t = people();
            built![
                Index::new("ix_age", t.c("age")).option(postgres::include(["name", "Nick"])).create(),
                Index::new("ix_gone", t.c("gone")).option(postgres::include(["id"])).create(),
            ]
        };
        "index/of_json": typed {
            let number = Person::doc.get_path(("address", "zip")).astext().cast::<i32>();
            built![
                Index::new("ix_key", Person::doc.get("city").astext()).create(),
                Index::new("ix_number", number).create(),
                Index::new("ix_part", Person::doc.get("tags")).option(postgres::using("gin")).create(),
            ]
        }, any {
            let doc = people().c("doc");
            let number = doc.get_path(("address", "zip")).astext().cast_as::<Any>(DataType::Integer);
            built![
                Index::new("ix_key", doc.get("city").astext()).create(),
                Index::new("ix_number", number).create(),
                Index::new("ix_part", doc.get("tags")).option(postgres::using("gin")).create(),
            ]
        };
        "index/of_text_search": , any {
            let words = func::call::<Any>("to_tsvector", (text("'english'"), literal_column("name")));
            created(&people().index(Index::new("ix_words", words).option(postgres::using("gin"))))
        };
    }
}

fn options_of_postgresql() -> Vec<Port> {
    ports! {
        "index/with": typed {
            let gin = [("fastupdate", "false"), ("gin_pending_list_limit", "64")];
            built![
                Index::new("ix_age", Person::age).option(postgres::with([("fillfactor", "50")])).create(),
                Index::new("ix_doc", Person::name).option(postgres::using("gin")).option(postgres::with(gin)).create(),
            ]
        }, any {
            let (t, gin) = (people(), [("fastupdate", "false"), ("gin_pending_list_limit", "64")]);
            built![
                Index::new("ix_age", t.c("age")).option(postgres::with([("fillfactor", "50")])).create(),
                Index::new("ix_doc", t.c("name")).option(postgres::using("gin")).option(postgres::with(gin)).create(),
            ]
        };
        "index/tablespace": typed built![Index::new("ix_age", Person::age).option(postgres::tablespace("Fast Disk")).create()], any {
            built![Index::new("ix_age", people().c("age")).option(postgres::tablespace("Fast Disk")).create()]
        };
        "index/nulls_not_distinct": typed {
            let of_age = |name, not| Index::new(name, Person::age).unique().option(postgres::nulls_not_distinct(not)).create();
            built![of_age("ix_a", true), of_age("ix_b", false)]
        }, any {
            let of_age = |name, not| Index::new(name, people().c("age")).unique().option(postgres::nulls_not_distinct(not)).create();
            built![of_age("ix_a", true), of_age("ix_b", false)]
        };
        "index/concurrently": typed {
            let index = Index::new("ix_age", Person::age).unique().option(postgres::concurrently());
            built![index.create(), index.create().if_not_exists(), index.drop(), index.drop().if_exists()]
        }, any {
            let index = Index::new("ix_age", people().c("age")).unique().option(postgres::concurrently());
            built![index.create(), index.create().if_not_exists(), index.drop(), index.drop().if_exists()]
        };
        "index/every_option_in_order": typed {
            let index = Index::new("ix_all", (Citizen::name, Citizen::age.desc())).option(postgres::where_(Citizen::active));
            built![with_every_option(index).create().if_not_exists()]
        }, any {
            let t = people().schema("acme");
            let index = Index::new("ix_all", (t.c("name"), t.c("age").desc())).option(postgres::where_(t.c("active")));
            built![with_every_option(index).create().if_not_exists()]
        };
    }
}

fn with_every_option(index: Index) -> Index {
    index
        .unique()
        .option(postgres::concurrently())
        .option(postgres::using("btree"))
        .option(postgres::ops([("name", "varchar_pattern_ops")]))
        .option(postgres::include(["gone"]))
        .option(postgres::nulls_not_distinct(true))
        .option(postgres::with([("fillfactor", "70")]))
        .option(postgres::tablespace("fast"))
}

fn of_mysql() -> Vec<Port> {
    ports! {
        "index/length_for_all_columns": typed {
            built![Index::new("ix_n", (Person::name, Person::nick)).option(mysql::length_of_all(8)).create()]
        }, any {
            let t = people();
            built![Index::new("ix_n", (t.c("name"), t.c("Nick"))).option(mysql::length_of_all(8)).create()]
        };
        "index/length_for_some_columns": typed {
            let lengths = mysql::length([("name", 8), ("Nick", 5)]);
            built![Index::new("ix_n", (Person::name, Person::age, Person::nick)).option(lengths).create()]
        }, any {
            let (t, lengths) = (people(), mysql::length([("name", 8), ("Nick", 5)]));
            built![Index::new("ix_n", (t.c("name"), t.c("age"), t.c("Nick"))).option(lengths).create()]
        };
        "index/prefix_and_parser": typed {
            let index = Index::new("ix_words", Person::name).option(mysql::prefix("FULLTEXT"));
            built![index.option(mysql::with_parser("ngram")).create()]
        }, any {
            let index = Index::new("ix_words", people().c("name")).option(mysql::prefix("FULLTEXT"));
            built![index.option(mysql::with_parser("ngram")).create()]
        };
        "index/mysql_using": typed {
            let index = Index::new("ix_n", Person::name).unique().option(mysql::using("hash").only("mysql"));
            built![index.option(mysql::using("btree").only("mariadb")).option(mysql::length_of_all(4)).create()]
        }, any {
            let index = Index::new("ix_n", people().c("name")).unique().option(mysql::using("hash").only("mysql"));
            built![index.option(mysql::using("btree").only("mariadb")).option(mysql::length_of_all(4)).create()]
        };
    }
}
