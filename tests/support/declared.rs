//! Models that say all that can be said, for snapshots of what is printed and for the databases.
#![allow(dead_code)] // no test uses all of it

use aludel::prelude::*;
use aludel::schema::Action;
use aludel::{Date, DateTime, Time, sqlite};

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
    #[column(check = Product::revision.lt(Product::price))]
    pub revision: i16,
    #[column(name = "Name", length = 40, index, unique)]
    pub called: Option<String>,
    #[column(precision = 53, server_default = 0.5)]
    pub rebate: f64,
    #[column(type = DataType::numeric((10, 2)), check = "price < 1000000", check(Product::price.ne(Product::rebate), name = "ck_price"))]
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
    unique(title, id, sqlite(on_conflict = "REPLACE"), postgres(nulls_not_distinct, include(body)), mysql(using = "btree")),
    index(
        Note::title.desc(),
        id,
        unique,
        name = "ix_title",
        postgres(using = "btree", where = Note::id.gt(5), with(fillfactor = 70)),
        sqlite(where = "id > 5"),
    ),
    index(title, body, name = "ix_words", mysql(length(title = 8, body = 9), using = "btree"), postgres(ops(title = "varchar_pattern_ops"))),
    check("body <> ''", postgres(not_valid)),
    mysql(engine = "InnoDB", charset = "utf8mb4", row_format = "DYNAMIC", auto_increment = 100, partition_by = "HASH(id)", partitions = 4),
    mariadb(engine = "Aria"),
    sqlite(strict, autoincrement),
    postgres(with(fillfactor = 70), tablespace = "pg_default"),
    option = sqlite::without_rowid().only("another"),
)]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    #[column(length = 50, sqlite(on_conflict_not_null = "IGNORE"))]
    pub title: String,
    #[column(type = DataType::Text)]
    pub body: String,
}

/// Constraints that are checked late.
#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "late", unique(b, a), foreign_key(a, b, references(Late::b, Late::a), deferrable, initially = "DEFERRED"))]
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
    #[column(sequence = Sequence::new("bill_number").start(100))]
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
    /// Who writes it: the library, or others.
    #[column(default = 1, server_default = 2)]
    pub by: i32,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "always")]
pub struct Always {
    #[column(primary_key, identity(always, start = -1, increment = -5, min_value = -1000, no_max_value, cache = 3, cycle))]
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

/// Those that SQLite has.
pub fn all() -> MetaData {
    MetaData::of([Supplier::table(), Product::table(), Note::table(), Late::table(), Number::table(), Bill::table(), Stock::table()])
}

/// A row of products.
pub fn product() -> Product {
    Product {
        id: 0,
        sku: "a".into(),
        revision: 1,
        called: None,
        rebate: 1.0,
        price: 8.0,
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
