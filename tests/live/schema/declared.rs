//! The schemas that are made and dropped.

use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Post, Reserved, User, any};
use aludel::compiler::Dialect;
use aludel::prelude::*;
use aludel::schema::{Action, Computed, Constraint, Identity, Index, NamingConvention, View};
use aludel::{mysql as my, postgres as pg, sqlite as lite};

pub fn integer(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}
pub fn string(name: &str, length: u32) -> ColumnDef {
    ColumnDef::new(name, DataType::Varchar(Some(length)))
}
pub fn key() -> ColumnDef {
    integer("id").primary_key()
}

/// `schema.py`, as models and as tables of run time.
fn shop(dialect: &str) -> Vec<(&'static str, MetaData)> {
    let mut typed =
        vec![User::table(), Address::table(), Order::table(), Item::table(), OrderItem::table(), Part::table(), Reserved::table()];
    let tables = [any::addresses(), any::orders(), any::items(), any::order_items()];
    let at_run_time = MetaData::of(tables.into_iter().chain([any::users(), any::parts(), any::reserved()]));
    if dialect == "postgresql" {
        typed.push(Post::table());
    }
    vec![("models", MetaData::of(typed)), ("tables of run time", at_run_time)]
}

/// Tables that refer to each other, and to themselves.
fn circles() -> MetaData {
    let named = |name: &'static str| move |key: Constraint| key.name(name);
    MetaData::of([
        Table::new("team").column(key()).column(integer("lead_id").foreign_key_with("person.id", named("fk_lead"))),
        Table::new("person")
            .column(key())
            .column(integer("team_id").not_null().foreign_key_with("team.id", named("fk_team")))
            .column(integer("boss_id").foreign_key_with("person.id", |key| key.name("fk_boss").on_delete(Action::SetNull))),
        Table::new("a").column(key()).column(integer("b_id").foreign_key_with("b.id", named("fk_a"))),
        Table::new("b").column(key()).column(integer("c_id").foreign_key_with("c.id", named("fk_b"))),
        Table::new("c").column(key()).column(integer("a_id").foreign_key_with("a.id", |key| key.name("fk_c").use_alter())),
        Table::new("folder").column(key()).column(integer("parent_id").foreign_key("folder.id")),
    ])
}

/// Keys, indexes, checks, comments, views, computed columns; an enum; names by a convention, some of them too long.
pub fn library() -> MetaData {
    let books = Table::new("books")
        .column(key())
        .column(string("title", 200).not_null().index().comment("as on the cover"))
        .column(string("isbn", 13).unique())
        .column(ColumnDef::new("mood", DataType::enumeration("mood", ["glad", "it's sad"])))
        .column(integer("pages").not_null().server_default(0))
        .column(integer("leaves").computed(Computed::stored(column("pages") * 2)))
        .column(ColumnDef::new("price", DataType::numeric((10, 2))))
        .comment("what we lend");
    let dear = books.c("price").gt(1000);
    let books = books
        .constraint(Constraint::unique(["title", "isbn"]))
        .constraint(Constraint::check(dear | column("pages").ge(0)).name("dear"))
        .index(Index::unnamed((column("price"), column("pages"))).unique());
    let loans = Table::new("loans_of_books_that_were_not_brought_back_within_time")
        .column(key())
        .column(integer("book_id").not_null().foreign_key_with("books.id", |key| key.on_delete(Action::Cascade)).index())
        .column(ColumnDef::new("at", DataType::DateTime).server_default(func::now()))
        .column(ColumnDef::new("came_back", DataType::Boolean).not_null().server_default(false_()));
    let convention = NamingConvention::new()
        .primary_key("pk_{table_name}")
        .unique("uq_{table_name}_{column_0_N_name}")
        .check("ck_{table_name}_{constraint_name}")
        .foreign_key("fk_{table_name}_{column_0_name}_{referred_table_name}")
        .index("ix_{table_name}_{column_0_N_name}");
    let titles = View::new("long_titles", &select(books.c("title")).filter(books.c("pages").gt(500)));
    let dear = View::new("dear_titles", &select(titles.table().c("title")).limit(3).order_by(titles.table().c("title")));
    let library = MetaData::of([loans, books]).naming_convention(convention);
    library.add_view(titles);
    library.add_view(dear);
    library
}

/// Sequences of columns, one beside them; identity; domains; a table that needs nothing.
fn numbers(dialect: &str) -> MetaData {
    let mut bills =
        Table::new("bills").column(integer("id").primary_key().sequence(&Sequence::new("bill_no").start(100))).column(integer("total"));
    if dialect == "postgresql" {
        let positive = pg::domain("positive", DataType::Integer).not_null().check(pg::value().gt(0));
        bills = bills
            .column(ColumnDef::new("count", positive.clone()))
            .column(ColumnDef::new("counts", DataType::array(DataType::from(positive))))
            .column(integer("line").identity(Identity::always().start(5)))
            .constraint(pg::exclude([("total", "=")]).using("btree").name("no_two"));
    }
    let plain = Table::new("plain").column(integer("id").primary_key().identity(Identity::by_default()));
    let numbers = MetaData::of([bills, plain]);
    numbers.add_sequence(Sequence::new("loose").increment(-2).start(-1));
    numbers
}

/// A table that has a column of every type: the standard ones, and those that a database has for itself.
fn types(dialect: &dyn Dialect) -> MetaData {
    let standard = vec![
        DataType::Boolean,
        DataType::SmallInteger,
        DataType::Integer,
        DataType::BigInteger,
        DataType::Float(None),
        DataType::Float(Some(53)),
        DataType::Real,
        DataType::Double,
        DataType::Float(Some(24)),
        DataType::Numeric(None),
        DataType::numeric(20),
        DataType::numeric((38, 10)),
        DataType::Decimal(None),
        DataType::decimal((5, 2)),
        DataType::Char(None),
        DataType::Char(Some(3)),
        DataType::Varchar(None),
        DataType::Varchar(Some(20)),
        DataType::Text,
        DataType::LargeBinary(None),
        DataType::LargeBinary(Some(300)),
        DataType::Binary(None),
        DataType::Binary(Some(16)),
        DataType::Varbinary(None),
        DataType::Varbinary(Some(16)),
        DataType::Date,
        DataType::Time,
        DataType::TimeTz,
        DataType::DateTime,
        DataType::DateTimeTz,
        DataType::Timestamp,
        DataType::TimestampTz,
        DataType::Interval,
        DataType::Uuid,
        DataType::UuidText,
        DataType::Json,
        DataType::enumeration("letter", ["a", "b"]),
        DataType::enumeration("odd_letter", ["it's", "a\\b", "c,d", "\"", "", "A"]).not_native(),
        DataType::Interval.not_native(),
        DataType::Text.collate(match dialect.name() {
            "sqlite" => "NOCASE",
            "postgresql" => "C",
            _ => "utf8mb4_bin",
        }),
    ];
    let standard = standard.into_iter().chain(of_rust()).chain([DataType::array(DataType::Integer)]);
    let own: Vec<DataType> = match dialect.name() {
        "sqlite" => vec![lite::jsonb(), lite::date("%d.%m.%Y"), lite::datetime("%Y%m%d%H%M%S%f"), lite::time("%H%M%S%f")],
        "postgresql" => {
            let each = standard.clone().chain(of_postgres());
            let (lists, grids) = (each.clone().map(DataType::array), each.map(|ty| DataType::array(DataType::array(ty))));
            of_postgres().into_iter().chain(lists).chain(grids).collect()
        }
        "mariadb" => of_mysql().into_iter().chain([my::inet4(), my::inet6()]).collect(),
        _ => of_mysql(),
    };
    let mut table = Table::new("every_type");
    let mut refused = vec![];
    for (at, ty) in standard.chain(own).enumerate() {
        let column = ColumnDef::new(format!("c{at}"), ty.clone());
        let alone = Table::new("t").column(column.clone()).create().compile(dialect);
        match alone {
            Ok(_) => table = table.column(column),
            Err(error) => {
                assert!(matches!(error.kind(), aludel::ErrorKind::Unsupported { .. }), "{error}");
                refused.push(ty);
            }
        }
    }
    // these have no type there, and nothing else is refused
    let expected = match dialect.name() {
        "postgresql" => {
            let lists = |ty: &DataType| DataType::array(ty.clone());
            let bytes = [None, Some(16)].map(DataType::Binary).into_iter().chain([None, Some(16)].map(DataType::Varbinary));
            let bytes: Vec<DataType> = bytes.collect();
            bytes.iter().cloned().chain(bytes.iter().map(lists)).chain(bytes.iter().map(|ty| lists(&lists(ty)))).collect()
        }
        "sqlite" => vec![DataType::array(DataType::Integer)],
        _ => vec![DataType::Varchar(None), DataType::Varbinary(None), DataType::array(DataType::Integer)],
    };
    assert_eq!(refused, expected, "{}", dialect.name());
    let mut tables = vec![table];
    if dialect.name() == "sqlite" {
        tables.push(strict(&tables[0], dialect));
    }
    MetaData::of(tables)
}

/// A STRICT table of the same columns. It has no exact numbers.
fn strict(table: &Table, dialect: &dyn Dialect) -> Table {
    let strict = |columns: Vec<ColumnDef>| {
        let columns = columns.into_iter().fold(Table::new("every_strict_type"), Table::column);
        columns.option(lite::strict())
    };
    let is_exact = |column: &ColumnDef| matches!(column.data_type(), DataType::Numeric(_) | DataType::Decimal(_));
    let (exact, columns): (Vec<_>, Vec<_>) = table.def().columns().iter().cloned().partition(is_exact);
    assert_eq!(exact.len(), 5);
    for column in exact {
        assert!(strict(vec![column]).create().compile(dialect).is_err());
    }
    strict(columns)
}

/// Those of Rust types that have one by themselves, and users' own.
fn of_rust() -> Vec<DataType> {
    use aludel::query::Scalar;
    use aludel::types::CustomType;
    #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
    struct UserId(u64);
    #[derive(SqlType, Debug, Clone, PartialEq)]
    #[sql(type = DataType::Varchar(Some(2)))]
    struct Country(String);
    #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
    enum Mood {
        #[sql(name = "it's")]
        Sad,
        #[sql(name = "a\\b, \"c\"")]
        Glad,
    }
    /// A type of its own on one database, text elsewhere.
    #[derive(Debug)]
    struct Point;
    impl CustomType for Point {
        fn name(&self) -> &str {
            "point"
        }
        fn underlying(&self) -> DataType {
            DataType::Text
        }
        fn sql_name(&self, dialect: &str) -> Option<String> {
            (dialect == "postgresql").then(|| "point".into())
        }
    }
    let integers = [u16::data_type(), u32::data_type(), u64::data_type(), UserId::data_type()];
    let others = [Country::data_type(), Mood::data_type(), DataType::custom(Point), DataType::named("INTEGER", DataType::Integer)];
    let anywhere = pg::inet().with_variant(DataType::Varchar(Some(43)), ["sqlite", "mysql", "mariadb"]);
    integers.into_iter().chain(others).chain([anywhere]).collect()
}

fn of_postgres() -> Vec<DataType> {
    let plain = [pg::jsonb, pg::jsonpath, pg::hstore, pg::bytea, pg::money, pg::citext, pg::inet, pg::cidr, pg::macaddr, pg::macaddr8];
    let ranges = [pg::int4range, pg::int8range, pg::numrange, pg::daterange, pg::tsrange, pg::tstzrange];
    let several = [pg::int4multirange, pg::int8multirange, pg::nummultirange, pg::datemultirange, pg::tsmultirange, pg::tstzmultirange];
    let others = [pg::tsvector, pg::tsquery, pg::regconfig, pg::regclass, pg::oid];
    let key: DataType = pg::domain("key_of_type", DataType::BigInteger).check(pg::value().gt(0)).into();
    let keys = pg::domain("keys_of_type", DataType::array(key.clone())).not_null();
    let times = [pg::timestamp(3), pg::timestamptz(0), pg::time(6), pg::timetz(6), pg::interval(pg::IntervalFields::DayToSecond, 2)];
    let all = plain.into_iter().chain(ranges).chain(several).chain(others).map(|make| make());
    all.chain(times).chain([pg::bit(8), pg::bit_varying(None), pg::bit_varying(8), key, keys.into()]).collect()
}

fn of_mysql() -> Vec<DataType> {
    vec![
        my::tinyint().unsigned().into(),
        my::smallint().width(5).into(),
        my::mediumint().zerofill().into(),
        my::integer().width(11).unsigned().into(),
        my::bigint().unsigned().into(),
        my::decimal().digits((65, 30)).unsigned().into(),
        my::numeric().digits(5).zerofill().into(),
        my::float().digits(7).into(),
        my::double().digits((8, 3)).into(),
        my::real().into(),
        my::char(255).ascii().into(),
        my::char(20).national().into(),
        my::varchar(20).charset("latin1").collate("latin1_bin").into(),
        my::varchar(20).unicode().binary().into(),
        my::text(300).into(),
        my::tinytext().into(),
        my::mediumtext().into(),
        my::longtext().into(),
        my::tinyblob(),
        my::mediumblob(),
        my::longblob(),
        my::enumeration(["a", "it's"]).into(),
        my::set(["x", "y"]).into(),
        my::datetime(6),
        my::timestamp(3),
        my::time(3),
        my::year(4),
        my::bit(64),
    ]
}

pub fn all_schemas(dialect: &dyn Dialect) -> Vec<(&'static str, MetaData)> {
    let mut all = shop(dialect.name());
    all.extend([("circles", circles()), ("library", library()), ("numbers", numbers(dialect.name())), ("types", types(dialect))]);
    all
}
