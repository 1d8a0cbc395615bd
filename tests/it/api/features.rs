//! Column types of other crates, each behind its feature.

use crate::fixtures::own_types::User;
use aludel::prelude::*;
use aludel::query::{FromRow, Scalar};
use aludel::row::Cursor;

fn round_trip<T: Scalar + PartialEq + std::fmt::Debug>(value: T, bound: Value) {
    round_trip_on(&Sqlite::default(), value, bound);
}
/// What is bound, and that it reads back.
pub fn round_trip_on<T: Scalar + PartialEq + std::fmt::Debug>(dialect: &dyn aludel::compiler::Dialect, value: T, bound: Value) {
    let select = select(literal(value.clone()));
    assert_eq!(select.compile(dialect).unwrap().params(), std::slice::from_ref(&bound));
    let row = Row::new([("a", bound), ("b", Value::Null)]);
    let read = <(T, Option<T>)>::from_row(&mut Cursor::new(&row)).unwrap();
    assert_eq!(read, (value, None));
}

#[test]
fn the_library_itself() {
    let date = aludel::Date { year: 2024, month: 2, day: 29 };
    let time = aludel::Time { hour: 1, minute: 2, second: 3, microsecond: 4 };
    round_trip(date, Value::Date(date));
    round_trip(aludel::DateTime { date, time }, Value::DateTime(aludel::DateTime { date, time }));
    round_trip(vec![1u8, 2], Value::from(vec![1u8, 2]));
    round_trip(1.5f32, Value::Real(1.5));
    round_trip(String::from("x"), Value::from("x"));
}

#[test]
#[cfg(feature = "chrono")]
fn chrono_types() {
    use aludel::Interval;
    use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
    let (date, time) = (NaiveDate::from_ymd_opt(2024, 2, 29).unwrap(), NaiveTime::from_hms_micro_opt(1, 2, 3, 4).unwrap());
    let ours = aludel::DateTime {
        date: aludel::Date { year: 2024, month: 2, day: 29 },
        time: aludel::Time { hour: 1, minute: 2, second: 3, microsecond: 4 },
    };
    round_trip(date, Value::Date(ours.date));
    round_trip(time, Value::Time(ours.time));
    round_trip(date.and_time(time), Value::DateTime(ours));
    round_trip(TimeDelta::microseconds(-5), Value::Interval(Interval { microseconds: -5 }));

    #[derive(Model)]
    #[model(table = "events")]
    struct Event {
        #[column(primary_key)]
        id: i32,
        at: NaiveDateTime,
        wait: Option<TimeDelta>,
    }
    super::says! { on Postgres:
        Expr<Option<NaiveDateTime>> = Event::at + Event::wait => "events.at + events.wait";
        Expr<TimeDelta> = Event::at - Event::at => "events.at - events.at";
        Expr<NaiveDateTime> = Event::at - TimeDelta::days(1) => "events.at - $1";
        Expr<bool> = Event::at.gt(date.and_time(time)) => "events.at > $1";
    }
    let _ = Event::id;
    let row = Row::new([("day", Value::Date(aludel::Date { year: 2023, month: 2, day: 29 }))]);
    assert!(row.get::<NaiveDate>("day").unwrap_err().to_string().starts_with("column day: "));
}

#[test]
#[cfg(feature = "uuid")]
fn uuids() {
    let id = uuid::Uuid::from_u128(0x1234);
    round_trip(id, Value::Uuid(id.into_bytes()));
}

#[test]
#[cfg(feature = "rust_decimal")]
fn decimals() {
    use rust_decimal::Decimal;
    round_trip(Decimal::new(1250, 2), Value::Decimal("12.50".into()));

    #[derive(Model)]
    #[model(table = "prices")]
    struct Price {
        #[column(primary_key)]
        id: i32,
        #[column(type = DataType::numeric((10, 2)))]
        net: Decimal,
    }
    super::says! {
        Expr<Decimal> = Price::net / 2 => "prices.net / (? + 0.0)";
        Expr<Decimal> = Price::net * Price::id => "prices.net * prices.id";
        Expr<bool> = Price::net.gt(5) => "prices.net > ?";
        Function<Option<Decimal>> = func::sum(Price::net) => "sum(prices.net)";
        Function<Option<Decimal>> = func::avg(Price::net) => "avg(prices.net)";
        aludel::ast::CreateTable = Price::table().create()
            => "CREATE TABLE prices (id INTEGER NOT NULL, net NUMERIC(10, 2) NOT NULL, PRIMARY KEY (id))";
    }
}

#[test]
#[cfg(feature = "serde_json")]
fn json_has_a_null_of_its_own() {
    use serde_json::{Value as Json, json};
    round_trip(json!({"a": [1, null]}), Value::Json(r#"{"a":[1,null]}"#.into()));

    #[derive(Model, Debug, PartialEq)]
    #[model(table = "documents")]
    struct Document {
        #[column(primary_key)]
        id: i32,
        body: Option<Json>,
    }
    let bound = |body: Option<Json>| {
        let insert = insert(Document::table()).values(Document::body.set(body));
        insert.compile(&Sqlite::default()).unwrap().params()[0].value.clone()
    };
    assert_eq!((bound(Some(Json::Null)), bound(None)), (Value::Json("null".into()), Value::Null));
    let read = |body: Value| Document::from_row(&mut Cursor::new(&Row::new([("id", Value::Int(1)), ("body", body)]))).unwrap().body;
    assert_eq!((read(Value::Json("null".into())), read(Value::Null)), (Some(Json::Null), None));
}

#[test]
fn a_newtype_may_have_another_sql_type() {
    #[derive(SqlType, Debug, Clone, PartialEq)]
    #[sql(type = DataType::Varchar(Some(2)))]
    struct Country(String);

    #[derive(Model)]
    #[model(table = "places", schema = "geo")]
    struct QueryContext {
        #[column(primary_key, length = 20)]
        name: String,
        #[column(server_default = Country("de".into()), foreign_key = "geo.countries.code")]
        country: Country,
        #[column(foreign_key = User::id)]
        owner: Option<i32>,
    }
    let _ = (QueryContext::name, QueryContext::owner);
    super::says! {
        Expr<bool> = QueryContext::country.like("d%").expr() => "geo.places.country LIKE ?";
    }
    assert_eq!(
        QueryContext::table().create().compile(&Postgres::default()).unwrap().sql(),
        "CREATE TABLE geo.places (name VARCHAR(20) NOT NULL, country VARCHAR(2) DEFAULT 'de' NOT NULL, owner INTEGER, \
         PRIMARY KEY (name), FOREIGN KEY(country) REFERENCES geo.countries (code), FOREIGN KEY(owner) REFERENCES users (id))"
    );
    // SQLite would look for users in geo
    assert_eq!(
        QueryContext::table().create().compile(&Sqlite::default()).unwrap_err().to_string(),
        "sqlite 3.51 has no foreign keys into another schema; keep both tables in one database file\n  \
         in: FOREIGN KEY (owner) of CREATE TABLE geo.places"
    );
    round_trip(Country("fr".into()), Value::from("fr"));
}
