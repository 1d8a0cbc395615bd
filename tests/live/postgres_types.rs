//! PostgreSQL's own types on PostgreSQL: values come back as they went, and what is printed runs, bound and inline.

use crate::support::servers;
use crate::support::wire::postgres_wire::{Sent, declared as declared_type};
use aludel::ast::StatementRef;
use aludel::compiler::{CompileOptions, compile};
use aludel::postgres::{self as types, BitString, Cidr, Hstore, Inet, MacAddr, Multirange, Range, TsVector, func as pg, methods::*};
use aludel::prelude::*;
use aludel::query::FromRow;
use aludel::types::TypeFamily;
use aludel::{Date, DateTime, Interval, Row, Time};
use std::ops::Bound;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "posts")]
struct Post {
    #[column(primary_key)]
    id: i32,
    tags: Vec<String>,
    #[column(type = DataType::array(DataType::Varchar(Some(5))))]
    short: Vec<Option<String>>,
    grid: Option<Vec<Vec<i32>>>,
    big: Vec<i64>,
    days: Vec<Date>,
    attrs: Hstore,
    span: Range<i32>,
    wide: Range<i64>,
    nights: Range<Date>,
    hours: Option<Range<DateTime>>,
    #[column(type = types::tstzrange())]
    during: Option<Range<DateTime>>,
    spans: Multirange<i32>,
    #[column(type = types::tstzmultirange())]
    times: Option<Multirange<DateTime>>,
    words: Option<TsVector>,
    #[column(type = types::bit(8))]
    flags: BitString,
    more: BitString,
    host: Inet,
    net: Cidr,
    card: Option<MacAddr>,
    #[column(type = types::citext())]
    nick: String,
    #[column(type = types::money())]
    price: Option<String>,
    #[column(type = types::jsonpath())]
    path: Option<String>,
}

/// Each type by its name, and one of each with a value in text.
fn declared() -> Vec<(&'static str, DataType)> {
    vec![
        ("{}", types::jsonb()),
        ("$.a[*]", types::jsonpath()),
        ("a=>1", types::hstore()),
        ("\\x00", types::bytea()),
        ("5", types::money()),
        ("Ed", types::citext()),
        ("10.0.0.1/8", types::inet()),
        ("10.0.0.0/8", types::cidr()),
        ("08:00:2b:01:02:03", types::macaddr()),
        ("08:00:2b:01:02:03:04:05", types::macaddr8()),
        ("'a':1", types::tsvector()),
        ("a & b", types::tsquery()),
        ("english", types::regconfig()),
        ("pg_class", types::regclass()),
        ("5", types::oid()),
        ("[1,5)", types::int4range()),
        ("[1,5)", types::int8range()),
        ("[1.5,5)", types::numrange()),
        ("[2024-01-01,2024-02-01)", types::daterange()),
        ("[2024-01-01 00:00,)", types::tsrange()),
        ("[2024-01-01 00:00,)", types::tstzrange()),
        ("{[1,5)}", types::int4multirange()),
        ("{[1,5)}", types::int8multirange()),
        ("{[1,5)}", types::nummultirange()),
        ("{[2024-01-01,2024-02-01)}", types::datemultirange()),
        ("{[2024-01-01 00:00,)}", types::tsmultirange()),
        ("{[2024-01-01 00:00,)}", types::tstzmultirange()),
        ("1", types::bit(1)),
        ("00000101", types::bit(8)),
        ("101", types::bit_varying(None)),
        ("101", types::bit_varying(8)),
        ("2024-01-01 00:00", types::timestamp(3)),
        ("2024-01-01 00:00", types::timestamptz(0)),
        ("10:00", types::time(6)),
        ("10:00", types::timetz(6)),
        ("1 day", types::interval(None, None)),
        ("1 day", types::interval(types::IntervalFields::DayToSecond, 2)),
    ]
}

struct Database(servers::Scratch<::postgres::Client>);
impl Database {
    fn start() -> Option<Self> {
        let mut client = servers::postgres()?;
        client
            .batch_execute("CREATE EXTENSION hstore; CREATE EXTENSION citext; SET lc_monetary = 'C'; SET TIME ZONE 'Asia/Kolkata'")
            .unwrap();
        Some(Database(client))
    }
    /// Runs a statement with its values bound, or inline.
    fn run(&mut self, statement: StatementRef<'_>, inline: bool) -> Result<(), String> {
        let options = if inline { CompileOptions::new().literal_binds() } else { CompileOptions::new() };
        let compiled = compile(statement, &Postgres::default(), &options).map_err(|error| error.to_string())?;
        let explain = |error: ::postgres::Error| format!("{error:?}\n    {}", compiled.sql());
        let mut transaction = self.0.transaction().map_err(explain)?;
        let types: Vec<_> = compiled.params().iter().map(|bind| declared_type(&bind.ty.data_type)).collect();
        let prepared = transaction.prepare_typed(compiled.sql(), &types).map_err(explain)?;
        let values: Vec<Sent<'_>> = compiled.params().iter().map(Sent).collect();
        let params: Vec<&(dyn ::postgres::types::ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        transaction.query(&prepared, &params).map_err(explain)?;
        transaction.commit().map_err(explain)
    }
    /// The first row of a SELECT, in text, as a driver has what it does not know.
    fn row(&mut self, statement: StatementRef<'_>) -> Vec<Option<String>> {
        let compiled = compile(statement, &Postgres::default(), &CompileOptions::new().literal_binds()).unwrap();
        let messages = self.0.simple_query(compiled.sql()).unwrap();
        let row = messages.iter().find_map(|message| match message {
            ::postgres::SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let row = row.expect("a row");
        (0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect()
    }
}

fn date(day: u8) -> Date {
    Date { year: 2024, month: 2, day }
}
fn at(hour: u8) -> DateTime {
    DateTime { date: date(29), time: Time { hour, minute: 30, second: 0, microsecond: 250_000 } }
}
fn post() -> Post {
    let map = Hstore::from([("a", "it's"), ("b \"c\\", "=>, \"so\""), ("", "")]);
    Post {
        id: 1,
        tags: vec!["a".into(), "b, \"c\" \\".into(), "".into(), "null".into()],
        short: vec![Some("abc".into()), None],
        grid: Some(vec![vec![1, 2], vec![3, 4]]),
        big: vec![i64::MAX, i64::MIN],
        days: vec![date(1)],
        attrs: Hstore(map.0.into_iter().chain([("n".to_owned(), None)]).collect()),
        span: Range::from(1..9),
        wide: Range::from(i64::MAX - 1..),
        nights: Range::from(date(1)..date(29)),
        hours: Some(Range::new(Bound::Excluded(at(1)), Bound::Included(at(2)))),
        during: Some(Range::from(at(1)..at(2))),
        spans: Multirange(vec![Range::from(1..3), Range::from(5..7)]),
        times: Some(Multirange(vec![Range::from(..at(1)), Range::from(at(2)..)])),
        words: Some("'cat':2 'fat':1".into()),
        flags: "00000101".into(),
        more: "1".into(),
        host: Inet::from(std::net::IpAddr::from([10, 0, 0, 1])),
        net: "10.0.0.0/8".into(),
        card: Some("08:00:2b:01:02:03".into()),
        nick: "Ed".into(),
        price: Some("$1.50".into()),
        path: None,
    }
}

/// The text that the database sends for an array of such values, as a value.
fn array_of(text: &str, of: impl Fn(&str) -> Value + Copy) -> Value {
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).expect("an array");
    let (mut elements, mut current, mut quoted, mut was_quoted, mut depth, mut chars) =
        (vec![], String::new(), false, false, 0, inner.chars());
    let mut push = |current: &mut String, was_quoted: &mut bool| {
        let text = std::mem::take(current);
        elements.push(match text.as_str() {
            "NULL" if !*was_quoted => Value::Null,
            text if text.starts_with('{') && !*was_quoted => array_of(text, of),
            text => of(text),
        });
        *was_quoted = false;
    };
    while let Some(c) = chars.next() {
        match c {
            '\\' => current.extend(chars.next()),
            '"' => (quoted, was_quoted) = (!quoted, true),
            ',' if !quoted && depth == 0 => push(&mut current, &mut was_quoted),
            c => {
                depth += i32::from(!quoted && c == '{') - i32::from(!quoted && c == '}');
                current.push(c);
            }
        }
    }
    push(&mut current, &mut was_quoted);
    Value::Array(elements.into())
}

#[test]
fn values_come_back_as_they_went() {
    let Some(mut db) = Database::start() else { return };
    for create in MetaData::of([Post::table()]).create_all().statements(&Postgres::default()).unwrap() {
        db.run(create.statement(), true).unwrap();
    }
    for inline in [false, true] {
        db.run(delete(Post::table()).statement(), inline).unwrap();
        db.run(Post::insert_with_key(&post()).statement(), inline).unwrap();
        let cells = db.row(Post::select().statement());
        let names =
            Post::table().def().columns().iter().map(|column| (column.name().to_string(), column.data_type().clone())).collect::<Vec<_>>();
        let cells = names.iter().zip(&cells).map(|((name, ty), cell)| {
            let value = match (cell, ty) {
                (None, _) => Value::Null,
                (Some(text), DataType::Array(array)) => match array.of.family() {
                    TypeFamily::Integer => array_of(text, |text| Value::Int(text.parse().unwrap())),
                    _ => array_of(text, |text| Value::from(text)),
                },
                (Some(text), DataType::Integer) => Value::Int(text.parse().unwrap()),
                (Some(text), _) => Value::from(text.as_str()),
            };
            (name.clone(), value)
        });
        let row = Row::new(cells);
        let read = Post::from_row(&mut aludel::row::Cursor::new(&row)).unwrap();
        assert_eq!(read, post(), "inline: {inline}");
    }
}

/// A default is a value of its column: a moment is one of UTC, whatever the zone of the session.
#[test]
fn defaults_are_values_of_their_columns() {
    let Some(mut db) = Database::start() else { return };
    let column = |name: &'static str, ty: DataType| ColumnDef::new(name, ty);
    let moment = || at(1);
    let range = || Range::from(at(1)..at(2));
    let id = || uuid::Uuid::from_u128(1);
    let events = Table::new("events")
        .column(column("id", DataType::Integer).primary_key())
        .column(column("server", DataType::DateTimeTz).server_default(moment()))
        .column(column("client", DataType::DateTimeTz).default(moment()))
        .column(column("server_time", DataType::TimeTz).server_default(moment().time))
        .column(column("several", DataType::array(DataType::DateTimeTz)).server_default(vec![moment()]))
        .column(column("server_range", types::tstzrange()).server_default(range()))
        .column(column("client_range", types::tstzrange()).default(range()))
        .column(column("server_span", DataType::Interval.not_native()).server_default(Interval { microseconds: 1 }))
        .column(column("server_id", DataType::UuidText).server_default(id()))
        .column(column("client_id", DataType::UuidText).default(id()))
        .column(column("changed", DataType::DateTimeTz).default_on_update(moment()));
    db.run(events.create().statement(), true).unwrap();
    for inline in [false, true] {
        db.run(delete(&events).statement(), inline).unwrap();
        db.run(insert(&events).values(events.c("id").set(1)).statement(), inline).unwrap();
        db.run(update(&events).set(events.c("id").set(2)).filter(events.c("id").eq(1)).statement(), inline).unwrap();
        let utc = |name: &str| func::call::<String>("timezone", ("UTC", events.c(name))).cast::<String>();
        let row = db.row(
            select((
                (utc("server"), utc("client"), utc("changed")),
                (events.c("server_time"), func::call::<Any>("timezone", ("UTC", events.c("several").get(1)))),
                (func::call::<String>("timezone", ("UTC", func::call::<Any>("lower", (events.c("server_range"),))))),
                (func::call::<String>("timezone", ("UTC", func::call::<Any>("upper", (events.c("client_range"),))))),
                (events.c("server_span"), events.c("server_id"), events.c("client_id")),
            ))
            .statement(),
        );
        let row: Vec<&str> = row.iter().flatten().map(String::as_str).collect();
        let (one, two) = ("2024-02-29 01:30:00.25", "2024-02-29 02:30:00.25");
        let key = "00000000000000000000000000000001";
        assert_eq!(row, [one, one, one, "01:30:00.25+00", one, one, two, "1970-01-01 00:00:00.000001", key, key], "inline: {inline}");
    }
}

#[test]
fn every_type_is_one_of_the_databases() {
    let Some(mut db) = Database::start() else { return };
    let columns = declared().into_iter().enumerate().map(|(at, (_, ty))| ColumnDef::new(format!("c{at}"), ty));
    let table = columns.fold(Table::new("t"), Table::column);
    for create in MetaData::of([table.clone()]).create_all().statements(&Postgres::default()).unwrap() {
        db.run(create.statement(), true).unwrap();
    }
    let mut wrong = vec![];
    for inline in [false, true] {
        for (at, (text, ty)) in declared().into_iter().enumerate() {
            let column = table.c(&format!("c{at}"));
            let row = insert(&table).values(column.set(literal(text).typed_as(ty.clone())));
            let cast = select(literal(text).cast_as::<Any>(ty.clone()).label("x"));
            let array = select(literal(Value::Array([Value::from(text)].into())).typed_as(DataType::array(ty)).label("x"));
            for statement in [row.statement(), cast.statement(), array.statement()] {
                wrong.extend(db.run(statement, inline).err());
            }
        }
    }
    assert!(wrong.is_empty(), "{} are refused:\n{}", wrong.len(), wrong.join("\n"));
}

/// A statement of any kind.
type Boxed = Box<dyn Fn(&mut dyn FnMut(StatementRef<'_>))>;
fn boxed<S: Statement + 'static>(statement: S) -> Boxed {
    Box::new(move |run| run(statement.statement()))
}

#[test]
fn everything_runs_bound_and_inline() {
    let Some(mut db) = Database::start() else { return };
    let docs =
        Table::new("docs").column(ColumnDef::new("id", DataType::Integer).primary_key()).column(ColumnDef::new("doc", types::jsonb()));
    for create in MetaData::of([Post::table(), docs.clone()]).create_all().statements(&Postgres::default()).unwrap() {
        db.run(create.statement(), true).unwrap();
    }
    db.run(Post::insert_with_key(&post()).statement(), false).unwrap();
    db.run(insert(&docs).values((docs.c("id").set(1), docs.c("doc").set(json(r#"{"a": {"b": [1]}, "n": 1}"#)))).statement(), false)
        .unwrap();
    let (doc, span, nine) = (docs.c("doc"), Post::span, Range::from(1..9));
    let text = |key: &str| doc.get(key).astext();
    let all: Vec<Boxed> = vec![
        boxed(select(Post::id).filter(Post::tags.contains(["a"]) | Post::tags.contained_by(["b"]) | Post::tags.overlap(["c"]))),
        boxed(select(Post::id).filter(Post::short.overlap(["longer than five"]) | Post::big.contains([1]) | Post::days.eq([date(1)]))),
        boxed(select((Post::tags.get_slice(2..=4), Post::tags.get_slice(..=Post::id + 1), Post::grid.get_slice(1..).get(1)))),
        boxed(select((Post::tags + ["x"] + Post::tags, array([0; 0]), array(["a"]), Post::big.get(1)))),
        boxed(select(Post::id).filter(literal("a").eq(any_(Post::tags)) & Post::id.lt(all_(literal(vec![1, 2]))))),
        boxed(update(Post::table()).set((Post::tags.get_slice(1..=2).set(["x", "y"]), Post::big.get_slice(..=2).set([7, 8])))),
        boxed(update(Post::table()).set((Post::grid.get(1).get(1).set(5), Post::attrs.get("a").set("1")))),
        boxed(Post::insert_with_key(&post()).on_conflict(Post::id).do_update(Post::tags.get(1).set("x"))),
        boxed(update(&docs).set((doc.get("a").set(json("1")), doc.get_path(("b", "c")).set(json("2"))))),
        boxed(select((doc.get("a").get("b"), text("a"), doc.get_path(("a", "b", 0)), doc.get_path(("a", "b", 0)).astext()))),
        boxed(select(docs.c("id")).filter(text("n").between("1", "2") & text("n").in_(["1"]) & text("n").regexp_match(text("n")))),
        boxed(select(docs.c("id")).filter(text("n").like("1%") & (text("n") + "!").ne("") & text("n").cast::<i32>().gt(0))),
        boxed(select(docs.c("id")).filter(doc.contains(json("{}")) & doc.contained_by(json("{}")) & doc.get("a").contains(json("{}")))),
        boxed(select(docs.c("id")).filter(doc.has_key("a") & doc.has_all(["a"]) & !doc.has_any(array(["d"])))),
        boxed(select(docs.c("id")).filter(doc.path_exists("$.a") & doc.path_match("$.n == 1") & doc.path_exists(text("path")))),
        boxed(select((doc.delete_path(["a", "0"]), doc.delete_key("a"), doc.merge(json("{}")), &doc - "a" - "b", &doc + json("{}")))),
        boxed(select((Post::attrs.get("a"), Post::attrs.get("a") + "x")).filter(Post::attrs.has_key("a") & Post::attrs.has_all(["a"]))),
        boxed(select((Post::attrs.keys(), Post::attrs.vals(), Post::attrs.array(), Post::attrs.matrix(), Post::attrs.defined("a")))),
        boxed(select((Post::attrs + Hstore::from([("a", "it's")]), Post::attrs - Post::attrs, Post::attrs.slice(["a"])))),
        boxed(select((Post::attrs.delete("a"), Post::attrs.delete(["a"]), Post::attrs.delete(Hstore::from([("a", "1")]))))),
        boxed(select(Post::id).filter(Post::attrs.contains(Hstore::from([("a", "1")])) & Post::attrs.contained_by(Post::attrs))),
        boxed(select(Post::id).filter(span.contains(5) | span.contains(nine.clone()) | span.contains(Post::id) | span.eq(nine.clone()))),
        boxed(select(Post::id).filter(Post::spans.contains(5) | Post::spans.contains(nine.clone()) | span.contained_by(Post::spans))),
        boxed(select(Post::id).filter(span.overlaps(Post::spans) | span.adjacent_to(nine.clone()) | Post::spans.overlaps(nine.clone()))),
        boxed(select((span.strictly_left_of(nine.clone()), span.strictly_right_of(nine.clone()), span.not_extend_left_of(nine.clone())))),
        boxed(select((span.not_extend_right_of(nine.clone()), span.union(nine.clone()), span - nine.clone(), span * nine.clone()))),
        boxed(select((span.lower(), span.upper(), span.isempty(), Post::spans.lower(), Post::spans + Post::spans))),
        boxed(
            select(Post::id)
                .filter(Post::during.contains(at(1)) | Post::during.overlaps(Range::from(at(1)..)) | Post::nights.contains(date(1))),
        ),
        boxed(select((Post::flags.bitwise_and(BitString::from("00000001")), Post::flags.bitwise_not()))),
        boxed({
            let columns = (Post::id.label("id"), Post::host.label("host"), Post::words.label("words"), Post::attrs.label("attrs"));
            let days = (Post::days.label("days"), Post::nights.lower().label("night"));
            let first = (1, Inet::from("::1"), Some(TsVector::from("a")), Hstore::default());
            let data = values((&columns.0, &columns.1, &columns.2, &columns.3)).data([first]).alias("data");
            let nights = values((&days.0, &days.1)).data([(vec![date(1)], Some(date(1)))]).alias("nights");
            select(Post::id)
                .join_on(
                    &data,
                    data.col(&columns.1).eq(Post::host) & data.col(&columns.2).eq(Post::words) & data.col(&columns.3).eq(Post::attrs),
                )
                .join_on(&nights, nights.col(&days.0).eq(Post::days) & Post::nights.contains(nights.c("night").typed::<Date>()))
        }),
        boxed(select((Post::flags.any().bitwise_lshift(1), Post::table().c("flags").bitwise_rshift(2), Post::host.any() - 1))),
        boxed(select((Post::price.any() * 2, Post::price.any() / 2.5, literal(2) * Post::price.any(), Post::host.any() + 1))),
        boxed(select(Post::id).filter(Post::flags.eq(BitString::from("00000101")) & Post::more.ne(BitString::from("0")))),
        boxed(select(Post::id).filter(Post::host.op("<<=", "10.0.0.0/8")).filter(Post::host.eq(Inet::from("10.0.0.1")))),
        boxed(select(Post::id).filter(Post::words.match_("red") & Post::nick.match_with("english", "red") & Post::nick.eq("ed"))),
        boxed(select((pg::to_tsvector(None, Post::nick), pg::to_tsvector("german", Post::nick), pg::setweight(Post::words, 'A')))),
        boxed(select((pg::to_tsquery(None, "a & b"), pg::phraseto_tsquery("english", "a b"), pg::websearch_to_tsquery(None, "a -b")))),
        boxed(select((
            pg::ts_rank(Post::words, pg::plainto_tsquery(None, "a")),
            pg::ts_headline(None, Post::nick, pg::to_tsquery(None, "a")),
        ))),
        boxed(select(literal(Interval { microseconds: 1 }).label("x")).filter(Post::price.is_not_null())),
    ];
    let mut wrong = vec![];
    for statement in &all {
        for inline in [false, true] {
            statement(&mut |statement| wrong.extend(db.run(statement, inline).err()));
        }
    }
    assert!(wrong.is_empty(), "{} are refused:\n{}", wrong.len(), wrong.join("\n"));
}
fn json(text: &str) -> Value {
    Value::Json(text.into())
}
