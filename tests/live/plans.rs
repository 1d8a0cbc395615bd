//! Plans of long lists on the servers: 200,000 rows and 200,000 values, and what is carried is found.

use crate::support::as_text::{AsText, text};
use crate::support::servers;
use aludel::Statement;
use aludel::ast::Bind;
use aludel::dialects::{Dialect, MariaDb, Postgres};
use aludel::prelude::*;
use mysql::prelude::Queryable;

#[derive(Model)]
#[model(table = "tags")]
struct Tag {
    #[column(primary_key, autoincrement = false)]
    id: i32,
    #[column(length = 10)]
    name: String,
    weight: f64,
    day: aludel::Date,
}

const MANY: i32 = 200_000;

fn tag(id: i32) -> Tag {
    Tag { id, name: format!("{{\"{id}\\"), weight: f64::from(id) / 7.0, day: day(id) }
}
fn day(id: i32) -> aludel::Date {
    aludel::Date { year: 1900 + id / 300 % 200, month: (id % 12 + 1) as u8, day: (id % 25 + 1) as u8 }
}

/// What runs a statement, and gives the first cell of its first row.
type Run<'a> = &'a mut dyn FnMut(&str, &[Bind]) -> Option<i64>;

fn run(statement: &impl Statement, dialect: &dyn Dialect, run: Run<'_>) -> Option<i64> {
    let mut last = None;
    for one in statement.plan(dialect).unwrap().statements() {
        last = run(one.sql(), one.params());
    }
    last
}
fn count() -> Select<i64> {
    Tag::select().columns(func::count_all())
}

fn all_of_it(dialect: &dyn Dialect, on: Run<'_>) {
    run(&Tag::table().create(), dialect, on);
    let tags: Vec<Tag> = (0..MANY).map(tag).collect();
    run(&Tag::insert_all(&tags), dialect, on);
    assert_eq!(run(&count(), dialect, on), Some(MANY.into()));
    let half = i64::from(MANY) / 2;
    let ids = (0..2 * MANY).step_by(2);
    assert_eq!(run(&count().filter(Tag::id.in_(ids.clone())), dialect, on), Some(half));
    assert_eq!(run(&count().filter(Tag::id.not_in(ids)), dialect, on), Some(half));
    // an integer that the column has no room for
    let wide = (0..100).map(|n| i64::from(i32::MAX) + n).chain([5]);
    assert_eq!(run(&count().filter(Tag::table().c("id").in_(wide)), dialect, on), Some(1));
    // longer than the column: it is not cut to `{"100000\`
    let names = (100_000..100_070).map(|id| tag(id).name).chain((0..70).map(|n| format!("{{\"100000\\ too long {n}")));
    assert_eq!(run(&count().filter(Tag::name.in_(names)), dialect, on), Some(70));
    assert_eq!(run(&count().filter(Tag::weight.in_((0..1000).map(|id| tag(id).weight))), dialect, on), Some(1000));
    let days: Vec<aludel::Date> = (0..100).map(day).collect();
    let expected = (0..MANY).filter(|id| days.contains(&day(*id))).count() as i64;
    assert_eq!(run(&count().filter(Tag::day.in_(days)), dialect, on), Some(expected));
    let pairs = (0..100).map(|id| (id, tag(id + id % 2).name));
    assert_eq!(run(&count().filter(tuple((Tag::id, Tag::name)).in_(pairs)), dialect, on), Some(50));
    static OF: Prepared<Select<i64>> =
        Prepared::new(|| count().filter(Tag::id.in_(params::<i32>("ids"))).filter(Tag::name.ne(param::<String>("name"))));
    for (n, found) in [(0, 0), (1, 0), (2, 1), (300_000, 199_999)] {
        assert_eq!(run(&OF.bind_list("ids", 0..n).bind("name", tag(0).name), dialect, on), Some(found));
    }
    // keyset paging, where this database sorts NULL
    pages(dialect, on);
}

/// Behind each row there is one less.
fn pages(dialect: &dyn Dialect, on: Run<'_>) {
    let t = Table::new("ns")
        .column(ColumnDef::new("id", DataType::Integer).primary_key().autoincrement(false))
        .column(ColumnDef::new("a", DataType::Integer))
        .column(ColumnDef::new("b", DataType::Integer));
    run(&t.create(), dialect, on);
    let values: Vec<(i32, Option<i32>, Option<i32>)> =
        (0..27).map(|id| (id, (id % 3 > 0).then_some(id % 3), (id / 3 % 3 > 0).then_some(id / 3 % 3))).collect();
    let rows = values.iter().map(|(id, a, b)| vec![(*id).into(), (*a).into(), (*b).into()]);
    run(&insert(t.clone()).columns(vec![t.c("id"), t.c("a"), t.c("b")]).rows(rows.collect::<Vec<Vec<Value>>>()), dialect, on);
    let a = [t.c("a").asc(), t.c("a").desc(), t.c("a").asc().nulls_last(), t.c("a").desc().nulls_first()];
    let b = [t.c("b").desc(), t.c("b").asc(), t.c("b").asc().nulls_first(), t.c("b").desc().nulls_last()];
    for (a, b) in a.into_iter().flat_map(|a| b.iter().map(move |b| (a.clone(), b.clone()))) {
        let keys = || vec![a.clone(), b.clone(), t.c("id").desc()];
        let mut behind = vec![];
        for (id, a, b) in &values {
            let after: Vec<Value> = vec![(*a).into(), (*b).into(), (*id).into()];
            let page = select(vec![t.c("id")]).seek(keys(), Some(after));
            let page = page.subquery("page");
            behind.push((run(&select(func::count_all()).from(&page), dialect, on).unwrap(), *id));
        }
        behind.sort_by_key(|(left, _)| std::cmp::Reverse(*left));
        let left: Vec<i64> = behind.iter().map(|(left, _)| *left).collect();
        assert_eq!(left, (0..27).rev().collect::<Vec<i64>>(), "{:?}", keys());
        for (at, (_, id)) in behind.iter().enumerate() {
            let there = select(vec![t.c("id")]).order_by(keys()).limit(1).offset(at as u64);
            assert_eq!(run(&there, dialect, on), Some((*id).into()), "{:?}", keys());
        }
    }
}

#[test]
fn on_postgres() {
    let Some(mut client) = servers::postgres() else { return };
    all_of_it(&Postgres::default(), &mut |sql, params| {
        let statement = client.prepare(sql).unwrap_or_else(|error| panic!("{error:?}\n{sql}"));
        let values: Vec<AsText<'_>> = params.iter().map(|bind| AsText(&bind.value)).collect();
        let params: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let rows = client.query(&statement, &params).unwrap_or_else(|error| panic!("{error:?}\n{sql}"));
        let row = rows.first()?;
        Some(row.try_get::<_, i64>(0).unwrap_or_else(|_| row.get::<_, i32>(0).into()))
    });
}

#[test]
fn on_mariadb() {
    let Some(mut client) = servers::mariadb() else { return };
    all_of_it(&MariaDb::default(), &mut |sql, params| {
        let statement = client.prep(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let value = |bind: &Bind| match &bind.value {
            Value::Int(v) => mysql::Value::Int(*v),
            Value::Real(v) => mysql::Value::Double(*v),
            other => text(other).map_or(mysql::Value::NULL, |text| mysql::Value::Bytes(text.into())),
        };
        let params: Vec<mysql::Value> = params.iter().map(value).collect();
        let params = if params.is_empty() { mysql::Params::Empty } else { mysql::Params::Positional(params) };
        let found = client.exec_first(&statement, params).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        client.close(statement).unwrap();
        found
    });
}
