//! What the derive takes: each attribute in each of its forms, and what it says in SQL.

use super::says;
use aludel::ast::{CreateIndex, CreateTable};
use aludel::prelude::*;
use aludel::schema::{Action, AutoIncrement, Constraint, Index};
use aludel::types::{CustomType, EnumType};
use aludel::{DateTime, mysql, postgres};
use std::fmt;

const LONG: u32 = 200;
const SLUG: &str = "lower(title)";

#[derive(Debug, PartialEq)]
struct Label(&'static str);

/// An identifier among the fields is a field, whatever it is called; what is more than a name is an expression.
#[derive(Model, Debug)]
#[model(
    table = "papers",
    unique(name, comment),
    unique(title, postgres(include(author)), name = "uq_title"),
    index(Paper::unique, unique = true),
    index(name, Paper::unique.desc(), func::lower(Self::title), name = "ix_all"),
    index("title || name", name = "ix_raw"),
    check = Self::pages.between(1, 9),
    check("pages <> 5", name = "ck_five"),
    check = column("pages").ne(table("x", ["y"]).def().columns().len() as i32),
    foreign_key(author, references(Author::id), on_delete = Action::Cascade, match = "SIMPLE"),
    constraint = Constraint::unique(["pages"]).name("uq_pages"),
    info = Label("papers"),
    info = 5_u8
)]
#[model(comment = "what was written")]
struct Paper {
    #[column(primary_key, autoincrement = AutoIncrement::IgnoreForeignKey, foreign_key = Author::id, on_update = "CASCADE")]
    id: i32,
    #[column(length = LONG)]
    #[column(unique, info = Label("Title"))]
    title: String,
    #[column(length = 20, type_check = false)]
    name: Option<Kind>,
    #[column(length = 3 + 2, collate = "NOCASE")]
    comment: Option<String>,
    #[column(check("pages > 0"), check = Paper::pages.ne(7))]
    pages: i32,
    unique: bool,
    author: Option<i32>,
    #[column(server_default = literal_column("(1 + 1)"))]
    two: i64,
    #[column(server_default = func::now(), default_on_update = func::now())]
    changed: DateTime,
    #[column(computed = literal_column(SLUG), nullable = false)]
    slug: Option<String>,
    #[column(type = DataType::with_variant(DataType::Text, DataType::Varchar(Some(9)), ["mysql"]))]
    body: String,
}

#[derive(Model, Debug)]
#[model(table = "authors")]
struct Author {
    #[column(primary_key, autoincrement = false)]
    id: i32,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql(name = "kind_of_paper", schema = "press", native = false, length = 9)]
enum Kind {
    Essay,
    Poem,
}

fn create(table: Table) -> CreateTable {
    table.create()
}
fn indexes(table: &Table) -> Vec<CreateIndex> {
    table.indexes().iter().map(Index::create).collect()
}

#[test]
fn what_a_model_declares() {
    says! {
        CreateTable = create(Paper::table()) => "CREATE TABLE papers (id INTEGER NOT NULL, title VARCHAR(200) NOT NULL, name VARCHAR(20), \
            comment VARCHAR(5) COLLATE \"NOCASE\", pages INTEGER NOT NULL CHECK (pages > 0) CHECK (pages != 7), \"unique\" BOOLEAN NOT NULL, \
            author INTEGER, two BIGINT DEFAULT (1 + 1) NOT NULL, changed DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, \
            slug VARCHAR NOT NULL GENERATED ALWAYS AS (lower(title)), body TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (name, comment), \
            CONSTRAINT uq_title UNIQUE (title), CHECK (pages BETWEEN 1 AND 9), CONSTRAINT ck_five CHECK (pages <> 5), CHECK (pages != 1), \
            FOREIGN KEY(author) REFERENCES authors (id) MATCH SIMPLE ON DELETE CASCADE, CONSTRAINT uq_pages UNIQUE (pages), \
            FOREIGN KEY(id) REFERENCES authors (id) ON UPDATE CASCADE, UNIQUE (title))";
    }
    let found: Vec<String> = indexes(&Paper::table()).iter().map(|index| index.compile(&Sqlite::default()).unwrap().sql().into()).collect();
    assert_eq!(
        found,
        [
            "CREATE UNIQUE INDEX ix_papers_unique ON papers (\"unique\")",
            "CREATE INDEX ix_all ON papers (name, \"unique\" DESC, lower(title))",
            "CREATE INDEX ix_raw ON papers (title || name)",
        ]
    );
    let table = Paper::table();
    assert_eq!((table.get_info::<Label>(), table.get_info::<u8>()), (Some(&Label("papers")), Some(&5)));
    assert_eq!(table.def().columns()[1].get_info::<Label>(), Some(&Label("Title")));
    let DataType::Enum(kind) = Kind::data_type_of() else { panic!() };
    let EnumType { name, schema, native, length, .. } = &*kind;
    assert_eq!((name.as_str(), schema.as_deref(), *native, *length), ("kind_of_paper", Some("press"), false, Some(9)));
}

impl Kind {
    fn data_type_of() -> DataType {
        <Kind as aludel::query::Scalar>::data_type()
    }
}

/// On top of what a model declares, at run time.
#[test]
fn a_model_with_more_to_it() {
    let table = Author::table()
        .index(Index::new("ix_run", (Author::id.desc(),)))
        .constraint(Constraint::check(Author::id.gt(0)).name("ck_run"))
        .option(mysql::engine("InnoDB"))
        .option(postgres::tablespace("fast"));
    let script = MetaData::of([table]).create_all().statements(&MySql::default()).unwrap();
    let sql: Vec<String> = script.iter().map(|one| one.compile(&MySql::default()).unwrap().sql().to_owned()).collect();
    assert_eq!(
        sql,
        [
            "CREATE TABLE authors (id INTEGER NOT NULL, PRIMARY KEY (id), CONSTRAINT ck_run CHECK (id > 0))ENGINE=InnoDB",
            "CREATE INDEX ix_run ON authors (id DESC)",
        ]
    );
}

/// A point, which the database keeps as text.
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
#[sql(as = String, type = DataType::custom(PointType))]
struct Point {
    x: i32,
    y: i32,
}
impl From<Point> for String {
    fn from(point: Point) -> String {
        format!("{},{}", point.x, point.y)
    }
}
struct NoPoint;
impl fmt::Display for NoPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected two numbers")
    }
}
impl TryFrom<String> for Point {
    type Error = NoPoint;
    fn try_from(text: String) -> Result<Self, NoPoint> {
        let (x, y) = text.split_once(',').ok_or(NoPoint)?;
        Ok(Point { x: x.parse().map_err(|_| NoPoint)?, y: y.parse().map_err(|_| NoPoint)? })
    }
}
#[derive(Debug)]
struct PointType;
impl CustomType for PointType {
    fn name(&self) -> &str {
        "point"
    }
    fn underlying(&self) -> DataType {
        DataType::Text
    }
}
#[derive(Model, Debug, PartialEq)]
#[model(table = "places")]
struct QueryContext {
    #[column(primary_key)]
    id: i32,
    #[column(server_default = Point { x: 0, y: 0 })]
    at: Point,
    earlier: Option<Point>,
}

#[test]
fn a_type_of_ones_own_that_converts() {
    use aludel::query::FromRow;
    use aludel::row::{Cursor, Row};
    says! {
        CreateTable = create(QueryContext::table())
            => "CREATE TABLE places (id INTEGER NOT NULL, at TEXT DEFAULT '0,0' NOT NULL, earlier TEXT, PRIMARY KEY (id))";
        Expr<bool> = QueryContext::at.eq(Point { x: 1, y: 2 }) => "places.at = ?";
        Expr<bool> = QueryContext::at.like("1,%").expr() => "places.at LIKE ?";
        Select<Option<Point>> = select(QueryContext::earlier).filter(QueryContext::earlier.in_([Point { x: 1, y: 2 }]))
            => "SELECT places.earlier FROM places WHERE places.earlier IN (?)";
    }
    let read = |at: &str| {
        let row = Row::new([("id", Value::Int(1)), ("at", Value::from(at)), ("earlier", Value::Null)]);
        QueryContext::from_row(&mut Cursor::new(&row))
    };
    assert_eq!(read("3,4").unwrap(), QueryContext { id: 1, at: Point { x: 3, y: 4 }, earlier: None });
    let error = read("3;4").unwrap_err();
    assert_eq!(error.to_string(), "column at: the value does not convert to its Rust type: expected two numbers");
}

/// What is written by another macro, and where the usual names mean something else.
mod hygiene {
    #![allow(dead_code, non_camel_case_types)]
    struct Option;
    struct Result;
    struct Clone;
    struct None;
    macro_rules! model {
        ($name:ident, $table:literal, $field:ident: $type:ty = $value:expr) => {
            #[derive(aludel::Model)]
            #[model(table = $table, unique($field), check = $name::$field.gt(0))]
            pub struct $name {
                #[column(primary_key)]
                id: i32,
                #[column(default = $value, index)]
                pub $field: $type,
            }
        };
    }
    model!(Made, "made", number: i64 = 1 + 2);

    #[test]
    fn names_of_others_do_no_harm() {
        use aludel::{Statement, dialects::Sqlite, query::Model};
        assert_eq!(
            Made::table().create().compile(&Sqlite::default()).unwrap().sql(),
            "CREATE TABLE made (id INTEGER NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (id), UNIQUE (number), CHECK (number > 0))"
        );
    }
}
