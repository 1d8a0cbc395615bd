//! What a model says of its table: constraints, indexes, options, and what the database makes.

use crate::fixtures::declared::*;
use crate::support::sql;
use aludel::ast::{CreateIndex, CreateTable};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, Index};
use aludel::{mysql, postgres, sqlite};

fn create(table: Table) -> CreateTable {
    table.create()
}
fn index(table: Table, at: usize) -> CreateIndex {
    table.indexes()[at].create()
}

sql! {
    suppliers: create(Supplier::table());
    everything: create(Product::table());
    index_of_a_column: index(Product::table(), 0);
    index_of_an_order: index(Product::table(), 1);
    index_of_a_field: index(Product::table(), 2);
    index_at_run_time: index(Product::table().index(Index::new("ix_run", (Product::sku, Product::price.desc()))), 3);
    check_at_run_time: create(Supplier::table().renamed("old").constraint(Constraint::check(Supplier::country.gt(0))));
    options: create(Note::table());
    options_of_an_index: index(Note::table(), 0);
    lengths_of_an_index: index(Note::table(), 1);
    deferred: create(Late::table());
    identity: create(Number::table());
    identity_with_options: create(Always::table());
    key_of_the_model: create(Stock::table());
    index_of_a_raw_field: index(Stock::table(), 0);
    what_the_database_makes_is_left_out: Product::insert(&product());
    a_key_is_written_and_what_is_computed_is_not: Product::insert_with_key(&product());
    numbers_are_left_out: Number::insert_all(&[
        Number { id: 0, bill: None, text: "a".into() },
        Number { id: 0, bill: None, text: "b".into() },
    ]);
    numbers_are_returned: Number::insert(&Number { id: 0, bill: None, text: "a".into() }).returning((Number::id, Number::bill));
    sequence_of_a_key: create(Bill::table());
    sequence_of_a_key_in_an_insert: Bill::insert(&Bill { id: 0, seen: 1, by: 3 }).returning(Bill::all());
    what_an_update_writes: update(Product::table()).set(Product::revision.set(2)).filter(Product::id.eq(1));
}

/// The same by hand: what the derive writes is what the builder makes.
#[test]
fn a_model_is_what_the_builder_makes() {
    let by_hand = Table::new("memos")
        .constraint(
            Constraint::unique(["title", "id"])
                .option(sqlite::on_conflict(sqlite::OnConflict::Replace))
                .option(mysql::using("btree"))
                .option(postgres::nulls_not_distinct(true))
                .option(postgres::include(["body"])),
        )
        .constraint(Constraint::check(literal_column("body <> ''")).option(postgres::not_valid()))
        .column(ColumnDef::new("id", DataType::BigInteger).primary_key())
        .column(
            ColumnDef::new("title", DataType::Varchar(Some(50)))
                .not_null()
                .option(sqlite::on_conflict_not_null(sqlite::OnConflict::Ignore)),
        )
        .column(ColumnDef::new("body", DataType::Text).not_null())
        .index(
            Index::new("ix_title", (Note::title.desc(), Note::id))
                .unique()
                .option(sqlite::where_(literal_column("id > 5")))
                .option(postgres::using("btree"))
                .option(postgres::where_(Note::id.gt(5)))
                .option(postgres::with([("fillfactor", "70")])),
        )
        .index(
            Index::new("ix_words", (Note::title, Note::body))
                .option(mysql::length([("title", 8), ("body", 9)]))
                .option(mysql::using("btree"))
                .option(postgres::ops([("title", "varchar_pattern_ops")])),
        )
        .option(sqlite::strict())
        .option(sqlite::autoincrement())
        .option(mysql::engine("InnoDB"))
        .option(mysql::charset("utf8mb4"))
        .option(mysql::table_option("row_format", "DYNAMIC"))
        .option(mysql::table_option("auto_increment", "100"))
        .option(mysql::partition_by("HASH(id)"))
        .option(mysql::partitions(4))
        .option(mysql::engine("Aria").only("mariadb"))
        .option(postgres::with([("fillfactor", "70")]))
        .option(postgres::tablespace("pg_default"))
        .option(sqlite::without_rowid().only("another"));
    assert!(create(Note::table()) == create(by_hand));
}

/// An expression over the columns of the table that is being declared, from many threads at once.
#[test]
fn a_table_may_speak_of_itself() {
    #[derive(Model)]
    #[model(table = "loops", check = Loop::a.lt(Loop::b), check = Other::x.gt(0))]
    struct Loop {
        #[column(primary_key)]
        a: i32,
        #[column(computed = Loop::a + 1)]
        b: i32,
    }
    #[derive(Model)]
    #[model(table = "others", index(Loop::a + Other::x), check = Loop::b.gt(0))]
    struct Other {
        #[column(primary_key)]
        x: i32,
    }
    let threads: Vec<_> = (0..16)
        .map(|number| {
            std::thread::spawn(move || match number % 2 {
                0 => Loop::table().def().columns().len(),
                _ => Other::table().def().columns().len(),
            })
        })
        .collect();
    let widths: Vec<usize> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(widths, [2, 1].repeat(8));
    #[derive(Model)]
    #[model(table = "spirals", check = Spiral::a.lt(Spiral::b))]
    struct Spiral {
        #[column(primary_key)]
        a: i32,
        #[column(computed = Spiral::a + 1)]
        b: i32,
    }
    let by_hand = Computed::new(Spiral::a + 1);
    let same = Table::new("spirals")
        .constraint(Constraint::check(Spiral::a.lt(Spiral::b)))
        .column(ColumnDef::new("a", DataType::Integer).primary_key())
        .column(ColumnDef::new("b", DataType::Integer).not_null().computed(by_hand));
    assert!(create(Spiral::table()) == create(same));
}

/// Tables that are declared elsewhere are found when they are put together; one that is not there is an error.
#[test]
fn foreign_keys_find_their_tables_by_name() {
    #[derive(Model)]
    #[model(table = "tickets")]
    struct Ticket {
        #[column(primary_key)]
        id: i32,
        #[column(foreign_key = "usrs.id")]
        user_id: i32,
    }
    let _ = Ticket::user_id;
    let error =
        MetaData::of([Ticket::table(), crate::fixtures::shop::User::table()]).create_all().statements(&Sqlite::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"no table "usrs", which a foreign key of "tickets" refers to; did you mean "users"? There are: tickets, users"#
    );
    let error = MetaData::of([Product::table()]).create_all().statements(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), r#"no table "suppliers", which a foreign key of "products" refers to. There are: products"#);
    let names = |tables: Vec<Table>| {
        let sorted = MetaData::of(tables).sorted_tables();
        sorted.iter().map(|table| table.name().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(vec![Product::table(), Supplier::table()]), ["suppliers", "products"]);
}

/// So do those that the compiler has checked, in the schema of the collection.
#[test]
fn foreign_keys_by_columns_find_their_tables() {
    use crate::fixtures::shop::User;
    #[derive(Model)]
    #[model(table = "stays", foreign_key(guest, references(User::id), name = "fk_guest"))]
    struct Stay {
        #[column(primary_key)]
        id: i32,
        #[column(foreign_key = User::id)]
        host: i32,
        guest: i32,
        #[column(foreign_key = "stays.id")]
        before: Option<i32>,
    }
    let _ = (Stay::host, Stay::guest, Stay::before);
    let error = MetaData::of([Stay::table()]).create_all().statements(&Sqlite::default()).unwrap_err();
    assert_eq!(error.to_string(), r#"no table "users", which a foreign key of "stays" refers to. There are: stays"#);
    let acme = MetaData::of([Stay::table(), User::table()]).schema("acme");
    let script = acme.create_all().statements(&Postgres::default()).unwrap();
    assert_eq!(
        script[1].compile(&Postgres::default()).unwrap().sql(),
        "CREATE TABLE acme.stays (id SERIAL NOT NULL, host INTEGER NOT NULL, guest INTEGER NOT NULL, before INTEGER, PRIMARY KEY (id), \
         CONSTRAINT fk_guest FOREIGN KEY(guest) REFERENCES acme.users (id), FOREIGN KEY(host) REFERENCES acme.users (id), \
         FOREIGN KEY(before) REFERENCES acme.stays (id))"
    );
    // one of the two is in no schema, on purpose
    let shared = MetaData::of([Stay::table(), User::table().schema("")]).schema("acme");
    let stays = shared.table("stays").unwrap().create().compile(&Postgres::default()).unwrap().sql().to_owned();
    assert!(stays.contains("FOREIGN KEY(host) REFERENCES users (id), FOREIGN KEY(before) REFERENCES acme.stays (id)"), "{stays}");
    let by_name = Table::new("rooms").column(ColumnDef::new("owner", DataType::Integer).foreign_key("users.id")).register(&shared).unwrap();
    assert_eq!(
        by_name.create().compile(&Postgres::default()).unwrap().sql(),
        "CREATE TABLE acme.rooms (owner INTEGER, FOREIGN KEY(owner) REFERENCES users (id))"
    );
}

/// What a model says in expressions is part of the tree: it is seen, and rewritten with the table.
#[test]
fn a_rewrite_reaches_what_a_model_says() {
    use aludel::ast::visit::{Part, Rewriter, rewrite, visit};
    use aludel::ast::{FromItem, Node};
    struct Same;
    impl Rewriter for Same {}
    struct Others;
    impl Rewriter for Others {
        fn from(&mut self, from: FromItem) -> FromItem {
            match from {
                FromItem::Table(table) => FromItem::Table(table.renamed_by(|name| format!("new_{name}").into())),
                from => from,
            }
        }
        fn node(&mut self, node: Node) -> Node {
            match node {
                Node::Literal(literal) => Node::Literal(literal.with_value(Value::Int(7))),
                node => node,
            }
        }
    }
    #[derive(Model)]
    #[model(table = "loops", check = Loop::a.lt(5), check = Loop::b.gt(Loop::a))]
    struct Loop {
        #[column(primary_key, check = Loop::b.ne(5))]
        a: i32,
        #[column(computed = Loop::a + 5, foreign_key = Loop::a)]
        b: i32,
    }
    let table = create(Loop::table());
    assert!(rewrite(&table, &mut Same) == table);
    let mut values = 0;
    visit(&table, &mut |part| values += usize::from(matches!(part, Part::Node(Node::Literal(_)))));
    assert_eq!(values, 3);
    assert_eq!(
        rewrite(&table, &mut Others).compile(&Sqlite::default()).unwrap().sql(),
        "CREATE TABLE new_loops (a INTEGER NOT NULL CHECK (b != 7), b INTEGER NOT NULL GENERATED ALWAYS AS (a + 7), PRIMARY KEY (a), \
         CHECK (a < 7), CHECK (b > a), FOREIGN KEY(b) REFERENCES new_loops (a))"
    );
}

/// What a table declares by expressions over its columns goes with it when it is called otherwise.
#[test]
fn a_model_under_another_name() {
    #[derive(Model)]
    #[model(table = "marks", check = Mark::score.gt(0), index(Mark::score.desc(), id), index(func::abs(Mark::score), name = "ix_abs"))]
    #[allow(dead_code)]
    struct Mark {
        #[column(primary_key)]
        id: i32,
        #[column(default_on_update = Mark::score + 1)]
        score: i32,
    }
    let said = |metadata: &MetaData| -> Vec<String> {
        let script = metadata.create_all().statements(&Postgres::default()).unwrap();
        script.iter().map(|one| one.compile(&Postgres::default()).unwrap().sql().to_owned()).collect()
    };
    let of = |table: &str, index: &str| {
        [
            format!("CREATE TABLE {table} (id SERIAL NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (id), CHECK (score > 0))"),
            format!("CREATE INDEX {index} ON {table} (score DESC, id)"),
            format!("CREATE INDEX ix_abs ON {table} (abs(score))"),
        ]
    };
    let collection = MetaData::new().schema("acme");
    let mark = Mark::table().register(&collection).unwrap();
    assert_eq!(said(&collection), of("acme.marks", "ix_acme_marks_score"));
    let change = update(&mark).set(mark.c("id").set(5));
    assert_eq!(change.compile(&Postgres::default()).unwrap().sql(), "UPDATE acme.marks SET id=$1, score=(acme.marks.score + $2)");
    assert_eq!(said(&MetaData::of([Mark::table().schema("acme")])), of("acme.marks", "ix_acme_marks_score"));
    assert_eq!(said(&MetaData::of([Mark::table().moved_to("acme")])), of("acme.marks", "ix_acme_marks_score"));
    assert_eq!(said(&MetaData::of([Mark::table().renamed("grades")])), of("grades", "ix_grades_score"));
    assert_eq!(said(&MetaData::of([Mark::table().renamed_by(|name| format!("old_{name}").into())])), of("old_marks", "ix_old_marks_score"));
}

/// A column of another model is none of the row, though the table has one of its name.
#[test]
fn what_a_model_declares_is_over_its_own_columns() {
    #[derive(Model)]
    #[model(table = "marks", check = Other::id.ne(3))]
    struct Mark {
        #[column(primary_key)]
        id: i32,
    }
    #[derive(Model)]
    #[model(table = "others")]
    struct Other {
        #[column(primary_key)]
        id: i32,
        #[column(default = select(func::max(Mark::id)))]
        mark: Option<i32>,
    }
    assert_eq!(
        Mark::table().create().compile(&Sqlite::default()).unwrap_err().to_string(),
        "table \"marks\": it declares something over a column of \"others\", and has no row of it there\n  in: CREATE TABLE marks"
    );
    assert!(Other::table().create().compile(&Sqlite::default()).is_ok());
}
