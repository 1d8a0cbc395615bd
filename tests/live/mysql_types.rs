//! The types of MySQL and MariaDB on the server: it has them, and what they hold comes back as it went in.

use crate::support::as_text::text;
use crate::support::servers::{self, Scratch};
use aludel::dialects::{Dialect, MariaDb, MySql};
use aludel::mysql::{self as my, Set, Year};
use aludel::prelude::*;
use aludel::query::FromRow;
use aludel::row::{Cell, Cells, Cursor};
use aludel::{Date, DateTime, Statement, Str, Time};
use mysql::prelude::Queryable;
use std::sync::Arc;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
enum Size {
    #[sql(name = "it's")]
    Small,
    #[sql(name = "a\\b")]
    Large,
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "things")]
struct Thing {
    #[column(primary_key)]
    id: u64,
    small: u16,
    middle: Option<u32>,
    #[column(type = my::bit(64))]
    bits: u64,
    #[column(type = my::bit(None))]
    flag: bool,
    year: Year,
    sizes: Set<Size>,
    other: Option<Set<Size>>,
    #[column(type = my::enum_of::<Size>().charset("utf8mb4").collate("utf8mb4_bin"))]
    size: Size,
    #[column(type = my::tinyint().width(1))]
    tiny: i16,
    #[column(type = my::datetime(6))]
    at: DateTime,
    #[column(type = my::time(6))]
    time: Time,
    #[column(type = my::varchar(20).charset("utf8mb4"))]
    text: String,
    #[column(type = my::mediumblob())]
    bytes: Vec<u8>,
}

fn thing(id: u64) -> Thing {
    let time = Time { hour: 23, minute: 59, second: 59, microsecond: 999_999 };
    Thing {
        id,
        small: u16::MAX,
        middle: Some(u32::MAX),
        bits: u64::MAX,
        flag: true,
        year: Year::new(2155).unwrap(),
        sizes: Set::from([Size::Large, Size::Small]),
        other: Some(Set::new()),
        size: Size::Large,
        tiny: -128,
        at: DateTime { date: Date { year: 9999, month: 12, day: 31 }, time },
        time,
        text: "naïve ☃ 🦀 \\ '".into(),
        bytes: vec![0, 255, 39, 92],
    }
}

struct Server {
    client: Scratch<mysql::Conn>,
    dialect: Box<dyn Dialect>,
}

/// A row, cell by cell, as a driver would have it.
struct FromServer {
    values: Vec<Value>,
    names: Arc<[Str]>,
}
impl Cells for FromServer {
    fn width(&self) -> usize {
        self.values.len()
    }
    fn names(&self) -> &Arc<[Str]> {
        &self.names
    }
    fn get(&self, index: usize) -> aludel::Result<Cell<'_>> {
        Ok(self.values.get(index).map_or(Cell::Null, Cell::from))
    }
}

/// As a driver sends it: what no `i64` holds as the unsigned integer that it is, which as text would be the bytes of a BIT.
fn sent(value: &Value) -> mysql::Value {
    match value {
        Value::Decimal(v) if v.parse::<u64>().is_ok() => mysql::Value::UInt(v.parse().unwrap()),
        Value::Bool(v) => mysql::Value::Int((*v).into()),
        Value::Int(v) => mysql::Value::Int(*v),
        Value::Bytes(v) => mysql::Value::Bytes(v.to_vec()),
        other => text(other).map_or(mysql::Value::NULL, |text| mysql::Value::Bytes(text.into())),
    }
}
fn received(value: mysql::Value, column: &mysql::Column) -> Value {
    use mysql::consts::{ColumnFlags, ColumnType};
    let binary = column.flags().contains(ColumnFlags::BINARY_FLAG) && column.character_set() == 63;
    let time = |hour: u8, minute, second, microsecond| Time { hour, minute, second, microsecond };
    match value {
        mysql::Value::NULL => Value::Null,
        mysql::Value::Int(v) => Value::Int(v),
        mysql::Value::UInt(v) => i64::try_from(v).map_or_else(|_| Value::Decimal(v.to_string().into()), Value::Int),
        mysql::Value::Double(v) => Value::Real(v),
        mysql::Value::Bytes(v) if column.column_type() == ColumnType::MYSQL_TYPE_NEWDECIMAL => {
            Value::Decimal(String::from_utf8(v).unwrap().into())
        }
        mysql::Value::Bytes(v) if binary || column.column_type() == ColumnType::MYSQL_TYPE_BIT => Value::from(v),
        mysql::Value::Bytes(v) => Value::from(String::from_utf8(v).unwrap()),
        mysql::Value::Date(year, month, day, hour, minute, second, microsecond) => {
            Value::DateTime(DateTime { date: Date { year: year.into(), month, day }, time: time(hour, minute, second, microsecond) })
        }
        mysql::Value::Time(_, _, hour, minute, second, microsecond) => Value::Time(time(hour, minute, second, microsecond)),
        other => panic!("{other:?}"),
    }
}

impl Server {
    fn run<R: FromRow>(&mut self, statement: &impl Statement, options: CompileOptions) -> Vec<aludel::Result<R>> {
        let compiled = statement.compile_with(&*self.dialect, options).unwrap();
        let params: Vec<mysql::Value> = compiled.params().iter().map(|bind| sent(&bind.value)).collect();
        let params = if params.is_empty() { mysql::Params::Empty } else { mysql::Params::Positional(params) };
        let rows: Vec<mysql::Row> = self.client.exec(compiled.sql(), params).unwrap_or_else(|error| panic!("{error}\n{}", compiled.sql()));
        rows.into_iter()
            .map(|row| {
                let columns = row.columns();
                let names = columns.iter().map(|column| Str::from(&*column.name_str())).collect();
                let values = row.unwrap().into_iter().zip(columns.iter()).map(|(value, column)| received(value, column)).collect();
                R::from_row(&mut Cursor::new(&FromServer { values, names }))
            })
            .collect()
    }
    fn all<R: FromRow>(&mut self, statement: &impl Statement) -> Vec<R> {
        self.run(statement, CompileOptions::new()).into_iter().map(Result::unwrap).collect()
    }
    fn execute(&mut self, statement: &impl Statement) {
        self.run::<i64>(statement, CompileOptions::new());
    }
}

fn servers() -> Vec<Server> {
    let on = |client: Option<Scratch<mysql::Conn>>, dialect: Box<dyn Dialect>| client.map(|client| Server { client, dialect });
    let both = [on(servers::mariadb(), Box::<MariaDb>::default()), on(servers::mysql(), Box::<MySql>::default())];
    both.into_iter().flatten().collect()
}

#[test]
fn values_come_back_as_they_went_in() {
    for mut server in servers() {
        server.execute(&Thing::table().create());
        let least = Thing {
            id: 1,
            small: 0,
            middle: None,
            bits: 0,
            flag: false,
            year: Year::new(0).unwrap(),
            sizes: Set::new(),
            other: None,
            text: String::new(),
            bytes: vec![],
            ..thing(1)
        };
        server.execute(&Thing::insert_with_key(&thing(u64::MAX)));
        server.execute(&Thing::insert_with_key(&least));
        for options in [CompileOptions::new(), CompileOptions::new().literal_binds()] {
            let found = |server: &mut Server, query: Select<Thing>| -> Vec<Thing> {
                server.run(&query.order_by(Thing::id), options.clone()).into_iter().map(Result::unwrap).collect()
            };
            assert_eq!(found(&mut server, Thing::select()), [least.clone(), thing(u64::MAX)]);
            // what is compared is the number, not a float near it
            assert_eq!(found(&mut server, Thing::select().filter(Thing::id.eq(u64::MAX))), [thing(u64::MAX)]);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::id.eq(u64::MAX - 1))), []);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::id.in_([u64::MAX - 1, u64::MAX]))), [thing(u64::MAX)]);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::bits.eq(u64::MAX))), [thing(u64::MAX)]);
            let sizes = Set::from([Size::Small, Size::Large]);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::sizes.eq(sizes))), [thing(u64::MAX)]);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::size.eq(Size::Large)).filter(Thing::id.gt(1))).len(), 1);
            assert_eq!(found(&mut server, Thing::select().filter(Thing::year.lt(Year::new(1901).unwrap()))), std::slice::from_ref(&least));
        }
        assert_eq!(server.all::<u64>(&select(Thing::id - 1).filter(Thing::id.gt(5))), [u64::MAX - 1]);
        assert_eq!(server.all::<Option<u64>>(&select(func::sum(Thing::middle))), [Some(u32::MAX.into())]);
        // the sum of both keys is greater than any u64
        let sum = server.run::<Option<u64>>(&select(func::sum(Thing::id)), CompileOptions::new()).remove(0).unwrap_err();
        assert!(sum.to_string().contains("expected an integer from 0 to 18446744073709551615"), "{sum}");
    }
}

/// Rows that are written out: VALUES of MariaDB's own gives empty texts for what is bound in it, and behind UNION ALL cuts it off
/// to the length of the first row.
#[test]
fn rows_that_are_written_out_are_whole() {
    for mut server in servers() {
        let rows = vec![("a".to_owned(), 1, None), ("abc, ☃".to_owned(), i64::MIN, Some(thing(1).at))];
        let columns = || {
            let name = |name: &'static str| column(name);
            (
                name("text").typed::<String>().label("text"),
                name("number").typed::<i64>().label("number"),
                name("at").typed::<Option<DateTime>>().label("at"),
            )
        };
        for options in [CompileOptions::new(), CompileOptions::new().literal_binds()] {
            let mut all = |query: Select<(String, i64, Option<DateTime>)>| -> Vec<(String, i64, Option<DateTime>)> {
                server.run(&query, options.clone()).into_iter().map(Result::unwrap).collect()
            };
            let (text, number, at) = columns();
            let written = values((&text, &number, &at)).data(rows.clone());
            assert_eq!(all(written.clone().query()), rows);
            let from = written.clone().alias("data");
            assert_eq!(all(select((from.col(&text), from.col(&number), from.col(&at)))), rows);
            let with = written.cte("data");
            assert_eq!(all(select((with.col(&text), with.col(&number), with.col(&at)))), rows);
        }
    }
}

/// Every type is one that the server has, and CAST takes what is printed for it.
#[test]
fn the_server_has_every_type() {
    let both: Vec<DataType> = vec![
        my::tinyint().width(4).unsigned().into(),
        my::smallint().zerofill().into(),
        my::mediumint().unsigned().zerofill().into(),
        my::integer().width(11).into(),
        my::bigint().unsigned().into(),
        my::decimal().into(),
        my::decimal().digits((65, 30)).unsigned().into(),
        my::numeric().digits(5).zerofill().into(),
        my::float().digits(53).into(),
        my::float().digits((255, 30)).into(),
        my::double().digits((8, 3)).unsigned().into(),
        my::real().into(),
        my::char(None).into(),
        my::char(255).ascii().into(),
        my::varchar(20).unicode().binary().into(),
        my::varchar(20).national().into(),
        my::char(20).national().collate("utf8mb3_bin").into(),
        my::varchar(5).charset("latin1").collate("latin1_bin").into(),
        my::text(None).into(),
        my::text(300).charset("utf8mb4").into(),
        my::tinytext().into(),
        my::mediumtext().binary().into(),
        my::longtext().collate("utf8mb4_bin").into(),
        my::tinyblob(),
        my::mediumblob(),
        my::longblob(),
        my::enumeration(["a", "it's", "a\\b", "c,d"]).into(),
        my::enum_of::<Size>().ascii().into(),
        my::set(["x", "y"]).charset("utf8mb4").collate("utf8mb4_bin").into(),
        my::datetime(None),
        my::datetime(6),
        my::timestamp(3),
        my::time(0),
        my::year(4),
        my::bit(1),
        my::bit(64),
        <u16 as aludel::query::Scalar>::data_type(),
    ];
    for mut server in servers() {
        let mut all = both.clone();
        if server.dialect.name() == "mariadb" {
            all.extend([my::inet4(), my::inet6()]);
        }
        for (at, ty) in all.into_iter().enumerate() {
            let table = Table::new(format!("t{at}")).column(ColumnDef::new("x", ty.clone()));
            server.execute(&table.create());
            let cast = select(literal(None::<String>).cast_as::<Any>(ty));
            if let Ok(compiled) = cast.compile_with(&*server.dialect, CompileOptions::new().literal_binds()) {
                // latin1_bin, utf8mb3_bin and so on are of other character sets than that of CAST to CHAR by itself
                let found: Result<Vec<mysql::Row>, _> = server.client.query(compiled.sql());
                if let Err(error) = found {
                    assert!(error.to_string().contains("is not valid for CHARACTER SET"), "{error}\n{}", compiled.sql());
                }
            }
        }
    }
}
