//! What a model says of its table: constraints, indexes, options, and what the database makes.

use crate::models::User;
use crate::support::sql;
use aludel::ast::{CreateIndex, CreateTable};
use aludel::prelude::*;
use aludel::schema::{Action, Computed, Constraint, Index};
use aludel::{Date, DateTime, Time, mysql, postgres, sqlite};

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql(name = "mood")]
pub enum Mood {
    Glad,
    #[sql(name = "so so")]
    SoSo,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "suppliers", comment = "who we buy from")]
pub struct Supplier {
    #[column(primary_key)]
    pub country: i32,
    #[column(primary_key, length = 20)]
    pub code: String,
}

/// What every database can say.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(
    table = "products",
    comment = "what we sell",
    primary_key(name = "pk_products"),
    unique(sku, revision, name = "uq_sku"),
    check = "price > 0",
    check(Product::price.ge(Product::rebate), name = "ck_rebate"),
    foreign_key(supplier_country, supplier_code, references = "suppliers(country, code)", name = "fk_supplier", on_delete = "SET NULL"),
    unique(revision, called),
    index(sku, Product::price.desc(), name = "ix_sku"),
    index(revision, called, unique),
)]
pub struct Product {
    #[column(primary_key, autoincrement)]
    pub id: i32,
    #[column(length = 12, comment = "as the supplier calls it")]
    pub sku: String,
    pub revision: i16,
    #[column(name = "Name", length = 40, index, unique)]
    pub called: Option<String>,
    #[column(precision = 53, server_default = 0.5)]
    pub rebate: f64,
    #[column(type = DataType::numeric((10, 2)), check = "price < 1000000", check(Product::price.gt(Product::rebate), name = "ck_price"))]
    pub price: f64,
    #[column(computed(stored, Product::price - Product::rebate))]
    pub net: f64,
    #[column(computed = "price * 2", nullable = false)]
    pub double: Option<f64>,
    #[column(default = func::now(), default_on_update = func::now())]
    pub at: DateTime,
    #[column(length = 16)]
    pub mark: Option<Vec<u8>>,
    pub mood: Mood,
    #[column(type_check = "ck_sold")]
    pub sold: bool,
    #[column(foreign_key = "products.id", on_delete = "CASCADE", on_update = "NO ACTION")]
    pub parent: Option<i32>,
    #[column(foreign_key(Product::id, name = "fk_next", on_delete = Action::Restrict), unique)]
    pub next: Option<i32>,
    pub supplier_country: Option<i32>,
    #[column(length = 20)]
    pub supplier_code: Option<String>,
}

/// What each database has for itself.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(
    table = "memos",
    unique(title, sqlite(on_conflict = "replace"), postgres(nulls_not_distinct, include(body)), mysql(using = "btree")),
    index(
        func::lower(Note::title),
        unique,
        name = "ix_title",
        postgres(using = "btree", where = Note::id.gt(5), with(fillfactor = 70)),
        sqlite(where = "id > 5"),
    ),
    index(title, body, name = "ix_words", mysql(length(title = 8, body = 9), using = "btree"), postgres(ops(title = "varchar_pattern_ops"))),
    check("id > 0", postgres(not_valid)),
    mysql(engine = "InnoDB", charset = "utf8mb4", row_format = "DYNAMIC", auto_increment = 100, partition_by = "HASH(id)", partitions = 4),
    mariadb(engine = "Aria"),
    sqlite(strict, autoincrement),
    postgres(with(fillfactor = 70), tablespace = "fast"),
    option = sqlite::without_rowid().only("another"),
)]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    #[column(length = 50, sqlite(on_conflict_not_null = "ignore"))]
    pub title: String,
    #[column(type = DataType::Text)]
    pub body: String,
}

/// Constraints that are checked late.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "late", unique(b, a), foreign_key(a, b, references(Late::b, Late::a), deferrable, initially = "deferred"))]
pub struct Late {
    #[column(primary_key)]
    pub a: i32,
    pub b: i32,
}

/// Numbers by the SQL standard, and of a sequence.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "numbers")]
pub struct Number {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(sequence = "bill_number")]
    pub bill: Option<i32>,
    #[column(length = 9)]
    pub text: String,
}

/// A key of a sequence, where there are sequences.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "bills")]
pub struct Bill {
    #[column(primary_key, sequence = Sequence::new("bill_number").start(100))]
    pub id: i64,
    #[column(fetched)]
    pub seen: i32,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "always")]
pub struct Always {
    #[column(primary_key, identity(always, start = 100, increment = -5, min_value = -1000, no_max_value, cache = 3, cycle))]
    pub id: i64,
    #[column(identity(cycle = false))]
    pub second: i32,
}

/// The key as the model lists it, by names that need quotes.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "stock", quote, primary_key(shelf, hall, name = "pk_stock"), index(r#type))]
pub struct Stock {
    pub hall: i32,
    #[column(name = "Shelf")]
    pub shelf: i32,
    #[column(quote = true, length = 5, collate = "NOCASE")]
    pub r#type: String,
}

/// Those that SQLite has all it needs for.
pub fn all() -> MetaData {
    MetaData::of([Supplier::table(), Product::table(), Note::table(), Late::table(), Number::table(), Bill::table(), Stock::table()])
}

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
    sequence_of_a_key_in_an_insert: Bill::insert(&Bill { id: 0, seen: 1 }).returning(Bill::all());
    what_an_update_writes: update(Product::table()).set(Product::revision.set(2)).filter(Product::id.eq(1));
}

fn product() -> Product {
    Product {
        id: 0,
        sku: "a".into(),
        revision: 1,
        called: None,
        rebate: 0.5,
        price: 2.0,
        net: 0.0,
        double: None,
        at: DateTime { date: Date { year: 2026, month: 11, day: 26 }, time: Time { hour: 9, minute: 5, second: 0, microsecond: 0 } },
        mark: None,
        mood: Mood::SoSo,
        sold: false,
        parent: None,
        next: None,
        supplier_country: None,
        supplier_code: None,
    }
}

/// The same by hand: what the derive writes is what the builder makes.
#[test]
fn a_model_is_what_the_builder_makes() {
    let by_hand = Table::new("memos")
        .constraint(
            Constraint::unique(["title"])
                .option(sqlite::on_conflict(sqlite::OnConflict::Replace))
                .option(mysql::using("btree"))
                .option(postgres::nulls_not_distinct(true))
                .option(postgres::include(["body"])),
        )
        .constraint(Constraint::check(literal_column("id > 0")).option(postgres::not_valid()))
        .column(ColumnDef::new("id", DataType::BigInteger).primary_key())
        .column(
            ColumnDef::new("title", DataType::Varchar(Some(50)))
                .not_null()
                .option(sqlite::on_conflict_not_null(sqlite::OnConflict::Ignore)),
        )
        .column(ColumnDef::new("body", DataType::Text).not_null())
        .index(
            Index::new("ix_title", func::lower(Note::title))
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
        .option(postgres::tablespace("fast"))
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
    let by_hand = Computed::new(Loop::a + 1);
    let same = Table::new("loops")
        .constraint(Constraint::check(Loop::a.lt(Loop::b)))
        .constraint(Constraint::check(Other::x.gt(0)))
        .column(ColumnDef::new("a", DataType::Integer).primary_key())
        .column(ColumnDef::new("b", DataType::Integer).not_null().computed(by_hand));
    assert!(create(Loop::table()) == create(same));
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
    let error = MetaData::of([Ticket::table(), User::table()]).create_all().statements(&Sqlite::default()).unwrap_err();
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
