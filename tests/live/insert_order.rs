//! Rows of one INSERT come back in the order in which they were given, on the servers.

use crate::support::as_text::{AsText, text};
use crate::support::servers;
use aludel::ast::Bind;
use aludel::dialects::{Dialect, MariaDb, Postgres};
use aludel::prelude::*;
use aludel::{Statement, Time};
use mysql::prelude::Queryable;

#[derive(Model)]
#[model(table = "notes")]
struct Note {
    #[column(primary_key)]
    id: i32,
    #[column(length = 5)]
    name: String,
    #[column(length = 40, unique)]
    slug: Option<String>,
    rank: Option<i16>,
    #[column(type = DataType::numeric((6, 2)))]
    price: Option<rust_decimal::Decimal>,
    part: Option<f32>,
    #[column(type = DataType::Time)]
    at: Option<Time>,
    photo: Option<Vec<u8>>,
    meta: Option<serde_json::Value>,
    #[column(default = func::lower(literal("NEW")), length = 3)]
    state: String,
}

#[derive(Model)]
#[model(table = "tags")]
struct Tag {
    #[column(primary_key)]
    id: uuid::Uuid,
    day: aludel::Date,
}

/// What runs a statement, and gives its rows, or the server's refusal.
type Run<'a> = &'a mut dyn FnMut(&str, &[Bind]) -> Result<Vec<Row>, String>;

/// The rows as an engine gives them, from rows that come the wrong way around.
fn rows<R>(insert: &Insert<R>, dialect: &dyn Dialect, on: Run<'_>) -> Result<Vec<Row>, String> {
    let mut all = vec![];
    for one in insert.plan(dialect).map_err(|error| error.to_string())?.statements() {
        let mut rows = on(one.sql(), one.params())?;
        rows.reverse();
        all.extend(match one.row_order() {
            Some(order) => order.sort(rows).map_err(|error| error.to_string())?,
            None => rows,
        });
    }
    Ok(all)
}

fn all_of_it(dialect: &dyn Dialect, on: Run<'_>) {
    for create in [Note::table(), Tag::table()].map(|table| table.create()) {
        on(create.compile(dialect).unwrap().sql(), &[]).unwrap();
    }
    // numbered, with nothing but NULL in some columns
    let name = |n: i32| format!("{}", n * 7919 % 3001);
    let names: Vec<String> = (0..3000).map(name).collect();
    let many = insert(Note::table()).columns((Note::name, Note::rank)).rows(names.iter().map(|name| (name.as_str(), None::<i16>)));
    let found = rows(&many.returning((Note::id, Note::name)).in_order(), dialect, on).unwrap();
    let texts = |rows: &[Row], column: usize| -> Vec<String> { rows.iter().map(|row| row.get(column).unwrap()).collect() };
    assert_eq!(texts(&found, 1), names);
    assert!(found.is_sorted_by_key(|row| row.get::<i64>(0).unwrap()) && found.iter().all(|row| row.len() == 2));
    // of every type, and with expressions
    let noon = Time { hour: 12, minute: 0, second: 0, microsecond: 0 };
    let row = |name: &str, full: bool| {
        (
            Note::name.set(name),
            Note::rank.set(full.then_some(3i16)),
            Note::price.set(full.then(|| rust_decimal::Decimal::new(1250, 2))),
            Note::part.set(full.then_some(0.5f32)),
            Note::at.set(full.then_some(noon)),
            Note::photo.set(full.then(|| vec![1, 2])),
            Note::meta.set(full.then(|| serde_json::json!({"a": 1}))),
        )
    };
    for first in [true, false] {
        let both = insert(Note::table()).rows([row("one", first), row("two", !first)]).returning((Note::name, Note::state)).in_order();
        let found = rows(&both, dialect, on).unwrap();
        assert_eq!((texts(&found, 0), texts(&found, 1)), (vec!["one".into(), "two".into()], vec!["new".into(), "new".into()]));
    }
    let computed = [
        (Note::rank.set(1i16), Note::name.set("a")),
        (Note::rank.set(literal(2i16).cast::<i16>()), Note::name.set(func::lower(literal("B")))),
    ];
    let found = rows(&insert(Note::table()).rows(computed).returning(Note::name).in_order(), dialect, on).unwrap();
    assert_eq!(texts(&found, 0), ["a", "b"]);
    // what does not fit is refused as it would be
    let long = insert(Note::table()).columns(Note::name).rows([("x",), ("too long",)]).returning(Note::name).in_order();
    let error = rows(&long, dialect, on).unwrap_err();
    assert!(error.contains("too long"), "{error}");
    let notes = Note::table();
    let wide = insert(Note::table()).columns(vec![notes.c("name"), notes.c("rank")]);
    let wide = wide.rows([vec![Value::from("x"), Value::from(1)], vec![Value::from("y"), Value::from(99_999)]]);
    let error = rows(&wide.returning(Note::name).in_order(), dialect, on).unwrap_err();
    assert!(error.to_lowercase().contains("out of range"), "{error}");
    // by keys
    let slugs = ["z", "a", "é", "Z2", " m"];
    let keyed = insert(Note::table()).columns((Note::name, Note::slug)).rows(slugs.map(|slug| ("x", Some(slug))));
    let found = rows(&keyed.returning(Note::slug).in_order(), dialect, on).unwrap();
    assert_eq!(texts(&found, 0), slugs);
    let day = aludel::Date { year: 2024, month: 2, day: 29 };
    let ids = [7u128, 5, 1 << 100].map(uuid::Uuid::from_u128);
    let tags = Tag::insert_all(&ids.map(|id| Tag { id, day })).returning(Tag::id).in_order();
    let found = rows(&tags, dialect, on).unwrap();
    assert_eq!(found.iter().map(|row| row.get::<uuid::Uuid>(0).unwrap()).collect::<Vec<_>>(), ids);
    // rows that were there
    let slugged = |slug: &'static str| (Note::name.set("again"), Note::slug.set(slug));
    let upsert = insert(Note::table()).rows([slugged("a"), slugged("b"), slugged("z")]);
    let upsert = upsert.on_conflict(Note::slug).do_update(Note::name.set_excluded()).returning(Note::slug).in_order();
    assert_eq!(texts(&rows(&upsert, dialect, on).unwrap(), 0), ["a", "b", "z"]);
}

#[test]
fn on_postgres() {
    let Some(mut client) = servers::postgres() else { return };
    all_of_it(&Postgres::default(), &mut |sql, params| {
        let refusal = |error: postgres::Error| format!("{error:?}\n{sql}");
        let statement = client.prepare(sql).map_err(refusal)?;
        let values: Vec<AsText<'_>> = params.iter().map(|bind| AsText(&bind.value)).collect();
        let params: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let rows = client.query(&statement, &params).map_err(refusal)?;
        let value = |row: &postgres::Row, at: usize| {
            let integer = row.try_get::<_, i32>(at).map(Value::from);
            let uuid = || row.try_get::<_, Uuid>(at).map(|uuid| Value::Uuid(uuid.0));
            integer.or_else(|_| row.try_get::<_, String>(at).map(Value::from)).or_else(|_| uuid()).unwrap()
        };
        Ok(rows.iter().map(|row| Row::new(row.columns().iter().enumerate().map(|(at, c)| (c.name(), value(row, at))))).collect())
    });
}

struct Uuid([u8; 16]);
impl<'a> postgres::types::FromSql<'a> for Uuid {
    fn from_sql(_: &postgres::types::Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Uuid(raw.try_into()?))
    }
    fn accepts(ty: &postgres::types::Type) -> bool {
        *ty == postgres::types::Type::UUID
    }
}

#[test]
fn on_mariadb() {
    let Some(mut client) = servers::mariadb() else { return };
    all_of_it(&MariaDb::default(), &mut |sql, params| {
        let refusal = |error: mysql::Error| format!("{error}\n{sql}");
        let statement = client.prep(sql).map_err(refusal)?;
        let value = |bind: &Bind| match &bind.value {
            Value::Int(v) => mysql::Value::Int(*v),
            Value::Bytes(v) => mysql::Value::Bytes(v.to_vec()),
            other => text(other).map_or(mysql::Value::NULL, |text| mysql::Value::Bytes(text.into())),
        };
        let params: Vec<mysql::Value> = params.iter().map(value).collect();
        let params = if params.is_empty() { mysql::Params::Empty } else { mysql::Params::Positional(params) };
        let rows: Vec<mysql::Row> = client.exec(&statement, params).map_err(refusal)?;
        client.close(statement).map_err(refusal)?;
        let cell = |value: &mysql::Value| match value {
            mysql::Value::Int(v) => Value::Int(*v),
            mysql::Value::Bytes(v) => Value::from(String::from_utf8(v.clone()).unwrap()),
            other => panic!("{other:?}"),
        };
        let named = |row: mysql::Row| {
            let names: Vec<String> = row.columns_ref().iter().map(|column| column.name_str().into_owned()).collect();
            Row::new(names.into_iter().zip(row.unwrap().iter().map(cell)))
        };
        Ok(rows.into_iter().map(named).collect())
    });
}
