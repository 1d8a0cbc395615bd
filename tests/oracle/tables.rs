//! The ports of the areas `sqlite`, `mysql` and `postgresql` that are about tables and indexes.

use crate::harness::{Built, Port, built, ports};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, Index};
use aludel::sqlite::{OnConflict, on_conflict};
use aludel::{mysql, postgres, sqlite};

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
        "sqlite/without_rowid": , any created(table("t", [string("k").primary_key()]).option(sqlite::without_rowid()));
        "sqlite/strict": , any created(table("t", [integer("id").primary_key()]).option(sqlite::strict()));
        "sqlite/without_rowid_and_strict": , any {
            let t = table("t", [ColumnDef::new("k", DataType::Text).primary_key()]);
            built![t.option(sqlite::strict()).option(sqlite::without_rowid()).create().if_not_exists()]
        };
        "sqlite/autoincrement": , any {
            created(table("t", [integer("id").primary_key(), integer("n")]).option(sqlite::autoincrement()))
        };
        "sqlite/autoincrement_with_a_named_key": , any {
            let key = Constraint::primary_key(["id"]).name("pk_t");
            created(table("t", [integer("id")]).constraint(key).option(sqlite::autoincrement()))
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
        "sqlite/defaults_in_parentheses": , any created(table("t", [
            ColumnDef::new("a", DataType::Date).server_default(func::call::<Any>("date", ("now",))),
            ColumnDef::new("b", DataType::DateTime).server_default(text("(datetime('now', 'utc'))")),
            string("c").server_default(text("lower(hex(randomblob(16)))")),
            integer("d").server_default(text("5")),
        ]));
        "sqlite/index_where_and_collation": , any {
            let t = table("t", [string("name"), ColumnDef::new("gone", DataType::DateTime)]);
            let index = Index::new("ix", t.c("name").collate("NOCASE").desc()).unique();
            built![index.option(sqlite::where_(t.c("gone").is_null())).create().if_not_exists()]
        };
    }
}

fn on_conflicts() -> Vec<Port> {
    ports! {
        "sqlite/on_conflict_of_constraints": , any {
            let t = table("t", [integer("a"), integer("b")]);
            let rule = Constraint::check(t.c("a").gt(t.c("b"))).option(on_conflict(OnConflict::Rollback));
            let t = t.constraint(Constraint::primary_key(["a", "b"]).option(on_conflict(OnConflict::Fail)));
            let unique = Constraint::unique(["b"]).name("uq_b").option(on_conflict(OnConflict::Ignore));
            created(t.constraint(unique).constraint(rule))
        };
        "sqlite/on_conflict_of_columns": , any created(table("t", [
            integer("id").primary_key().option(sqlite::on_conflict_primary_key(OnConflict::Replace)),
            integer("a").not_null().option(sqlite::on_conflict_not_null(OnConflict::Abort)),
            integer("b").unique().option(sqlite::on_conflict_unique(OnConflict::Ignore)),
        ]));
        "sqlite/on_conflict_and_autoincrement": , any {
            let id = integer("id").primary_key().option(sqlite::on_conflict_primary_key(OnConflict::Fail));
            created(table("t", [id]).option(sqlite::autoincrement()))
        };
        "sqlite/on_conflict_of_a_column_check": , any {
            let check = Constraint::check(column("a").gt(0)).option(on_conflict(OnConflict::Fail));
            created(table("t", [integer("a").check(check)]))
        }, error "Unsupported: ON CONFLICT of a CHECK behind a column";
    }
}

fn of_mysql() -> Vec<Port> {
    ports! {
        "mysql/table_charset_before_collate": , any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::collate("utf8mb4_unicode_ci"));
            created(t.option(mysql::engine("InnoDB")).option(mysql::table_option("default_charset", "utf8mb4")))
        };
        "mysql/table_charset_spellings": , any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::table_option("default_character_set", "utf8mb4"));
            created(t.option(mysql::table_option("row_format", "DYNAMIC")).option(mysql::table_option("auto_increment", "5")))
        };
        "mysql/table_partition_by": , any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::partitions(4));
            created(t.option(mysql::partition_by("HASH(id)")).option(mysql::engine("InnoDB")))
        };
        "mysql/table_subpartition_by": , any {
            let t = table("t", [integer("id"), integer("n")]).option(mysql::subpartitions(2)).option(mysql::partition_by("RANGE(id)"));
            let t = t.option(mysql::subpartition_by("HASH(n)")).option(mysql::partitions(3));
            created(t.option(mysql::table_option("comment", "it's split")))
        };
        "mysql/table_options_of_each_dialect": , any {
            let t = table("t", [integer("n")]).option(mysql::engine("MyISAM").only("mysql")).option(mysql::engine("Aria").only("mariadb"));
            created(t.option(mysql::table_option("page_checksum", "1").only("mariadb")))
        };
        "mysql/table_comment_after_options": , any {
            let t = table("t", [integer("n").comment("a % b")]).comment("it's \\ here");
            created(t.option(mysql::engine("InnoDB")).option(mysql::charset("utf8mb4")))
        };
        "mysql/table_options_with_and_without_equals": , any {
            let options = [("tablespace", "fast"), ("key_block_size", "8"), ("connection", "it's"), ("max_rows", "10")];
            let t = table("t", [integer("id"), integer("n")]);
            created(options.into_iter().fold(t, |t, (name, value)| t.option(mysql::table_option(name, value))))
        };
    }
}

fn of_postgresql() -> Vec<Port> {
    ports! {
        "postgresql/table_partition_by": , any created(table("t", [integer("n")]).option(postgres::partition_by("LIST (n)")));
        "postgresql/table_inherits": , any {
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
