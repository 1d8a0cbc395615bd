//! The ports of the areas `sqlite`, `mysql` and `postgresql` that are about tables and indexes.

#![allow(dead_code)] // of the models, only the tables are used

use crate::harness::{Built, Port, built, ports};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, Index};
use aludel::sqlite::{OnConflict, on_conflict};
use aludel::{Date, DateTime, mysql, postgres, sqlite};

pub fn ports() -> Vec<Port> {
    [of_sqlite(), on_conflicts(), of_mysql(), of_postgresql()].into_iter().flatten().collect()
}

fn integer(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}
fn string(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Varchar(None))
}
fn table(name: &str, columns: impl IntoIterator<Item = ColumnDef>) -> Table {
    columns.into_iter().fold(Table::new(name), Table::column)
}
fn created(table: Table) -> Vec<Built> {
    vec![table.create().into()]
}

fn of_sqlite() -> Vec<Port> {
    ports! {
        "sqlite/without_rowid": typed {
            #[derive(Model)]
            #[model(table = "t", sqlite(without_rowid))]
            struct T {
                #[column(primary_key, type = DataType::Varchar(None))]
                k: String,
            }
            created(T::table())
        }, any created(table("t", [string("k").primary_key()]).option(sqlite::without_rowid()));
        "sqlite/strict": typed {
            #[derive(Model)]
            #[model(table = "t", sqlite(strict))]
            struct T {
                #[column(primary_key)]
                id: i32,
            }
            created(T::table())
        }, any created(table("t", [integer("id").primary_key()]).option(sqlite::strict()));
        "sqlite/without_rowid_and_strict": typed {
            #[derive(Model)]
            #[model(table = "t", sqlite(strict, without_rowid))]
            struct T {
                #[column(primary_key, type = DataType::Text)]
                k: String,
            }
            built![T::table().create().if_not_exists()]
        }, any {
            let t = table("t", [ColumnDef::new("k", DataType::Text).primary_key()]);
            built![t.option(sqlite::strict()).option(sqlite::without_rowid()).create().if_not_exists()]
        };
        "sqlite/autoincrement": typed {
            #[derive(Model)]
            #[model(table = "t", sqlite(autoincrement))]
            struct T {
                #[column(primary_key)]
                id: i32,
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            created(table("t", [integer("id").primary_key(), integer("n")]).option(sqlite::autoincrement()))
        };
        "sqlite/autoincrement_with_a_named_key": typed {
            #[derive(Model)]
            #[model(table = "t", primary_key(id, name = "pk_t"), sqlite(autoincrement))]
            struct T {
                id: i32,
            }
            created(T::table())
        }, any {
            let t = Table::new("t").constraint(Constraint::primary_key(["id"]).name("pk_t"));
            created(t.column(integer("id").primary_key()).option(sqlite::autoincrement()))
        };
        "sqlite/autoincrement_is_for_integers": , any {
            let own = MetaData::new();
            let a = table("a", [string("k").primary_key()]).option(sqlite::autoincrement()).register(&own).unwrap();
            let id = ColumnDef::new("id", DataType::Unknown).foreign_key("a.k").primary_key();
            let b = table("b", [id]).option(sqlite::autoincrement()).register(&own).unwrap();
            let c = table("c", [integer("x").primary_key(), integer("y").primary_key()]).option(sqlite::autoincrement());
            built![a.create(), b.create(), c.create()]
        };
        "sqlite/generated_columns": , any created(table("t", [
            integer("a").not_null().server_default("5"),
            integer("b").computed(Computed::virtual_(column("a") * 2)),
            ColumnDef::new("c", DataType::Text)
                .computed(Computed::stored(func::call::<Any>("printf", ("%d", literal_column("a")))))
                .not_null(),
        ]));
        "sqlite/defaults_in_parentheses": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(server_default = func::call::<Any>("date", ("now",)))]
                a: Option<Date>,
                #[column(server_default = text("(datetime('now', 'utc'))"))]
                b: Option<DateTime>,
                #[column(type = DataType::Varchar(None), server_default = text("lower(hex(randomblob(16)))"))]
                c: Option<String>,
                #[column(server_default = text("5"))]
                d: Option<i32>,
            }
            created(T::table())
        }, any created(table("t", [
            ColumnDef::new("a", DataType::Date).server_default(func::call::<Any>("date", ("now",))),
            ColumnDef::new("b", DataType::DateTime).server_default(text("(datetime('now', 'utc'))")),
            string("c").server_default(text("lower(hex(randomblob(16)))")),
            integer("d").server_default(text("5")),
        ]));
        "sqlite/index_where_and_collation": typed {
            #[derive(Model)]
            #[model(table = "t", index(T::name.collate("NOCASE").desc(), name = "ix", unique, sqlite(where = T::gone.is_null())))]
            struct T {
                #[column(type = DataType::Varchar(None))]
                name: Option<String>,
                gone: Option<DateTime>,
            }
            built![T::table().indexes()[0].create().if_not_exists()]
        }, any {
            let t = table("t", [string("name"), ColumnDef::new("gone", DataType::DateTime)]);
            let index = Index::new("ix", t.c("name").collate("NOCASE").desc()).unique();
            let index = index.option(sqlite::where_(t.c("gone").is_null()));
            built![t.index(index).indexes()[0].create().if_not_exists()]
        };
    }
}

fn on_conflicts() -> Vec<Port> {
    ports! {
        "sqlite/on_conflict_of_constraints": typed {
            #[derive(Model)]
            #[model(
                table = "t",
                primary_key(a, b, sqlite(on_conflict = "FAIL")),
                unique(b, name = "uq_b", sqlite(on_conflict = "IGNORE")),
                check(T::a.gt(T::b), sqlite(on_conflict = "ROLLBACK")),
            )]
            struct T {
                a: i32,
                b: i32,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("a"), integer("b")]);
            let rule = Constraint::check(t.c("a").gt(t.c("b"))).option(on_conflict(OnConflict::Rollback));
            let key = Constraint::primary_key(["a", "b"]).option(on_conflict(OnConflict::Fail));
            let unique = Constraint::unique(["b"]).name("uq_b").option(on_conflict(OnConflict::Ignore));
            let t = Table::new("t").constraint(key).constraint(unique).constraint(rule);
            created(t.column(integer("a").primary_key()).column(integer("b").primary_key()))
        };
        "sqlite/on_conflict_of_columns": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, sqlite(on_conflict_primary_key = "REPLACE"))]
                id: i32,
                #[column(sqlite(on_conflict_not_null = "ABORT"))]
                a: i32,
                #[column(unique, sqlite(on_conflict_unique = "IGNORE"))]
                b: Option<i32>,
            }
            created(T::table())
        }, any created(table("t", [
            integer("id").primary_key().option(sqlite::on_conflict_primary_key(OnConflict::Replace)),
            integer("a").not_null().option(sqlite::on_conflict_not_null(OnConflict::Abort)),
            integer("b").unique().option(sqlite::on_conflict_unique(OnConflict::Ignore)),
        ]));
        "sqlite/on_conflict_and_autoincrement": typed {
            #[derive(Model)]
            #[model(table = "t", sqlite(autoincrement))]
            struct T {
                #[column(primary_key, sqlite(on_conflict_primary_key = "FAIL"))]
                id: i32,
            }
            created(T::table())
        }, any {
            let id = integer("id").primary_key().option(sqlite::on_conflict_primary_key(OnConflict::Fail));
            created(table("t", [id]).option(sqlite::autoincrement()))
        };
        "sqlite/on_conflict_of_a_column_check": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(check(T::a.gt(0), sqlite(on_conflict = "FAIL")))]
                a: Option<i32>,
            }
            created(T::table())
        }, any {
            let check = Constraint::check(table("t", [integer("a")]).c("a").gt(0)).option(on_conflict(OnConflict::Fail));
            created(table("t", [integer("a").check(check)]))
        }, error "Unsupported: ON CONFLICT on the CHECK of a column";
    }
}

fn of_mysql() -> Vec<Port> {
    ports! {
        "mysql/table_charset_before_collate": typed {
            #[derive(Model)]
            #[model(table = "t", mysql(collate = "utf8mb4_unicode_ci", engine = "InnoDB", default_charset = "utf8mb4"))]
            struct T {
                id: Option<i32>,
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::collate("utf8mb4_unicode_ci"));
            created(t.option(mysql::engine("InnoDB")).option(mysql::table_option("default_charset", "utf8mb4")))
        };
        "mysql/table_charset_spellings": typed {
            #[derive(Model)]
            #[model(table = "t", mysql(default_character_set = "utf8mb4", row_format = "DYNAMIC", auto_increment = 5))]
            struct T {
                id: Option<i32>,
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::table_option("default_character_set", "utf8mb4"));
            created(t.option(mysql::table_option("row_format", "DYNAMIC")).option(mysql::table_option("auto_increment", "5")))
        };
        "mysql/table_partition_by": typed {
            #[derive(Model)]
            #[model(table = "t", mysql(partitions = 4, partition_by = "HASH(id)", engine = "InnoDB"))]
            struct T {
                id: Option<i32>,
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::partitions(4));
            created(t.option(mysql::partition_by("HASH(id)")).option(mysql::engine("InnoDB")))
        };
        "mysql/table_subpartition_by": , any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::subpartitions(2)).option(mysql::partition_by("RANGE(id)"));
            let t = t.option(mysql::subpartition_by("HASH(n)")).option(mysql::partitions(3));
            created(t.option(mysql::table_option("comment", "it's split")))
        };
        "mysql/table_options_of_each_dialect": typed {
            #[derive(Model)]
            #[model(table = "t", mysql(engine = "MyISAM"), mariadb(engine = "Aria", page_checksum = 1))]
            struct T {
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("n")]).option(mysql::engine("MyISAM")).option(mysql::engine("Aria").only("mariadb"));
            created(t.option(mysql::table_option("page_checksum", "1").only("mariadb")))
        };
        "mysql/table_comment_after_options": typed {
            #[derive(Model)]
            #[model(table = "t", comment = "it's \\ here", mysql(engine = "InnoDB", charset = "utf8mb4"))]
            struct T {
                #[column(comment = "a % b")]
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let t = table("t", [integer("n").comment("a % b")]).comment("it's \\ here");
            created(t.option(mysql::engine("InnoDB")).option(mysql::charset("utf8mb4")))
        };
        "mysql/table_options_with_and_without_equals": typed {
            #[derive(Model)]
            #[model(table = "t", mysql(tablespace = "fast", key_block_size = 8, connection = "it's", max_rows = 10))]
            struct T {
                id: Option<i32>,
                n: Option<i32>,
            }
            created(T::table())
        }, any {
            let options = [("tablespace", "fast"), ("key_block_size", "8"), ("connection", "it's"), ("max_rows", "10")];
            let t = table("t", [integer("id"), integer("n")]);
            created(options.into_iter().fold(t, |t, (name, value)| t.option(mysql::table_option(name, value))))
        };
    }
}

fn of_postgresql() -> Vec<Port> {
    ports! {
        "postgresql/table_partition_by": typed {
            #[derive(Model)]
            #[model(table = "t", postgres(partition_by = "LIST (n)"))]
            struct T {
                n: Option<i32>,
            }
            created(T::table())
        }, any created(table("t", [integer("n")]).option(postgres::partition_by("LIST (n)")));
        "postgresql/table_inherits": typed {
            #[derive(Model)]
            #[model(table = "t", postgres(inherits("Base")))]
            struct T {
                n: Option<i32>,
            }
            #[derive(Model)]
            #[model(table = "u", postgres(inherits("a", "b c")))]
            struct U {
                n: Option<i32>,
            }
            built![T::table().create(), U::table().create()]
        }, any {
            let (t, u) = (table("t", [integer("n")]), table("u", [integer("n")]));
            built![t.option(postgres::inherits(["Base"])).create(), u.option(postgres::inherits(["a", "b c"])).create()]
        };
        "postgresql/table_with_and_tablespace": , any {
            let t = table("t", [integer("n")]).prefix("TEMPORARY").option(postgres::tablespace("Fast Disk"));
            let t = t.option(postgres::on_commit(postgres::OnCommit::PreserveRows)).option(postgres::using("heap"));
            created(t.option(postgres::with([("fillfactor", "70"), ("autovacuum_enabled", "false")])))
        };
    }
}
