//! Values that a column does not keep are refused where they are written, and nowhere else.

use crate::snapshots;
use crate::support::dialects;
use aludel::prelude::*;
use aludel::types::{CustomType, StorageLimit};
use aludel::{Date, DateTime, Interval, Statement, Time, postgres};
use std::fmt::Write;

const DAY: Date = Date { year: 2024, month: 2, day: 29 };
const fn at(microsecond: u32) -> DateTime {
    DateTime { date: DAY, time: Time { hour: 12, minute: 30, second: 15, microsecond } }
}
fn decimal(digits: &str) -> Value {
    Value::Decimal(digits.into())
}

#[derive(Model)]
#[model(table = "events")]
struct Event {
    #[column(primary_key)]
    id: i32,
    #[column(length = 5)]
    name: String,
    at: DateTime,
    #[column(type = DataType::numeric((10, 2)))]
    price: Option<f64>,
    #[column(sensitive)]
    ratio: f32,
    #[column(type = postgres::timestamptz(3).with_variant(aludel::mysql::datetime(3), ["mysql", "mariadb"]).with_variant(DataType::DateTime, ["sqlite"]))]
    seen: Option<DateTime>,
    #[column(default = "0.125")]
    note: Option<String>,
}

/// A type of a user's own, which keeps whole minutes.
#[derive(Debug)]
struct Minutes;
impl CustomType for Minutes {
    fn name(&self) -> &str {
        "minutes"
    }
    fn underlying(&self) -> DataType {
        DataType::Interval
    }
    fn storage_limit(&self, _dialect: &str) -> Option<StorageLimit> {
        Some(StorageLimit::Intervals(60_000_000))
    }
}
/// One whose values the database makes others of.
#[derive(Debug)]
struct Wrapped;
impl CustomType for Wrapped {
    fn name(&self) -> &str {
        "wrapped"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(Some(2))
    }
    fn bind_expression(&self, bind: aludel::ast::Node) -> Option<aludel::ast::Node> {
        Some(func::call::<Any>("pack", (Expr::<Any>::from_node(bind),)).into_node())
    }
}

fn table() -> Table {
    Table::new("t")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("minutes", DataType::custom(Minutes)))
        .column(ColumnDef::new("wrapped", DataType::custom(Wrapped)))
        .column(ColumnDef::new("plain", DataType::Numeric(None)))
        .column(ColumnDef::new("small", DataType::Real))
        .column(ColumnDef::new("document", DataType::Json))
        .column(ColumnDef::new("kept", DataType::Time).default(Value::Time(Time { hour: 1, minute: 0, second: 0, microsecond: 1 })))
}

/// What each dialect prints or says.
fn all(name: &str, statement: &dyn Fn(&dyn aludel::compiler::Dialect) -> aludel::Result<aludel::Compiled>, to: &mut String) {
    let texts: Vec<(String, String)> = dialects()
        .iter()
        .map(|dialect| {
            let text = match statement(&**dialect) {
                Ok(compiled) => {
                    format!("{} {:?}", compiled.sql(), compiled.params().iter().map(|bind| bind.value.kind()).collect::<Vec<_>>())
                }
                Err(error) => format!("error: {error}"),
            };
            (dialect.name().to_owned(), text)
        })
        .collect();
    writeln!(to, "{name}").unwrap();
    if texts.iter().all(|(_, text)| *text == texts[0].1) {
        return writeln!(to, "    all: {}", texts[0].1).unwrap();
    }
    texts.iter().for_each(|(dialect, text)| writeln!(to, "    {dialect}: {text}").unwrap());
}

macro_rules! statements { ($test:ident, $section:literal: $($name:ident: $statement:expr;)*) => {
    #[test]
    fn $test() {
        let mut text = String::new();
        $({
            let statement = $statement;
            all(stringify!($name), &|dialect| statement.compile(dialect), &mut text);
        })*
        snapshots::text(file!(), $section, &text);
    }
} }
statements! { refusals, "refusals":
    insert: insert(Event::table()).values((Event::name.set("ed"), Event::at.set(at(1))));
    insert_inline: insert(Event::table()).values(Event::table().c("at").set(literal(at(1)).inline()));
    second_row: insert(Event::table()).columns((Event::name, Event::at)).rows([("a", at(0)), ("b", at(1))]);
    spaces: insert(Event::table()).values(Event::name.set("abcde  "));
    letters: insert(Event::table()).values(Event::name.set("abcdef"));
    update: update(Event::table()).set(Event::table().c("price").set(decimal("0.125")));
    update_enough: update(Event::table()).set(Event::table().c("price").set(decimal("0.1200")));
    upsert: insert(Event::table()).values(Event::id.set(1)).on_conflict(Event::id).do_update(Event::at.set(at(1)));
    with_digits: update(Event::table()).set(Event::seen.set(Some(at(1_000))));
    with_too_few_digits: update(Event::table()).set(Event::seen.set(Some(at(1))));
    secret: update(Event::table()).set(Event::table().c("ratio").set(0.1));
    single: update(Event::table()).set(Event::ratio.set(0.1));
    single_nan: update(Event::table()).set(Event::ratio.set(f32::NAN));
    selected: insert(Event::table()).include_defaults(false).from_select((Event::name, Event::at), select((Event::name, literal(at(1)))));
    selected_by_a_set_operation: insert(Event::table()).include_defaults(false).from_select(Event::at, select(Event::at).union_all(select(literal(at(1)))));
    parameter: update(Event::table()).set(Event::at.set(param::<DateTime>("at"))).bind("at", at(1));
    of_ones_own: update(table()).set(table().c("minutes").set(Interval { microseconds: 60_000_001 }));
    of_ones_own_enough: update(table()).set(table().c("minutes").set(Interval { microseconds: 120_000_000 }));
    behind_an_expression: update(table()).set(table().c("wrapped").set("ab  "));
    plain_numeric: update(table()).set(table().c("plain").set(decimal("1234567890123456.75")));
    text_of_a_number: update(table()).set(table().c("small").set("0.12345678901"));
    number_as_a_document: update(table()).set(table().c("document").set(Value::Json("12345678901234567890".into())));
    default: insert(table()).values(table().c("plain").set(1));
    server_default: Table::new("d").column(ColumnDef::new("price", DataType::numeric((10, 2))).server_default(decimal("0.125"))).create();
    server_default_of_text: Table::new("d").column(ColumnDef::new("at", DataType::Date).server_default("2024-02-29 12:00")).create();
    server_default_of_an_expression: Table::new("d").column(ColumnDef::new("at", DataType::Time).server_default(func::now())).create();
    default_behind_select: insert(table()).from_select(vec![table().c("id")], select(vec![Event::table().c("id")]));
    no_day: update(Event::table()).set(Event::at.set(DateTime { date: Date { day: 30, ..DAY }, ..at(0) }));
    far_day: insert(Event::table()).values(Event::table().c("at").set(Date { year: 10_000, ..DAY }));
    before_christ: update(Event::table()).set(Event::at.set(DateTime { date: Date { year: -4, ..DAY }, ..at(0) }));
}
statements! { nothing_is_refused, "nothing_is_refused":
    comparison: Event::select().columns(Event::id).filter(Event::at.gt(at(1)) & Event::name.ne("abcde  ") & Event::ratio.gt(0.1_f32));
    comparison_of_digits: select(Event::id).filter(Event::table().c("price").gt(decimal("0.125")));
    expression: update(Event::table()).set(Event::table().c("price").set(literal(decimal("0.125")) * 2));
    from_another_column: update(Event::table()).set(Event::seen.set(Event::at.nullable()));
    without_a_type: insert(aludel::prelude::table("light", ["at"])).values(aludel::prelude::table("light", ["at"]).c("at").set(at(1)));
}

#[test]
fn values_of_prepared_statements_are_looked_at_too() {
    let prepared = Prepared::new(|| {
        update(Event::table()).set(Event::at.set(param::<DateTime>("at"))).filter(Event::at.lt(param::<DateTime>("limit")))
    });
    let mut text = String::new();
    for (name, written, limit) in [("written", at(1), at(0)), ("compared", at(0), at(1)), ("no time", at(0), at(1_000_000))] {
        all(name, &|dialect| prepared.bind("at", written).bind("limit", limit).compile(dialect), &mut text);
    }
    snapshots::text(file!(), "prepared", &text);
}

/// What a plan splits is looked at in every part.
#[test]
fn rows_of_a_plan_are_looked_at_too() {
    let rows = |last: u32| {
        insert(Event::table())
            .columns((Event::name, Event::at))
            .rows((0..50).map(|n| ("a", at(if n == 49 { last } else { 0 }))).collect::<Vec<_>>())
    };
    let error = rows(1).plan(&MySql::default()).unwrap_err();
    assert!(error.to_string().starts_with("column \"at\": on mysql 8.4 it keeps days with times with no digits behind the seconds"));
    assert!(rows(0).plan(&MySql::default()).is_ok() && rows(1).plan(&Sqlite::default()).is_ok());
}

#[cfg(feature = "chrono")]
mod chrono_times {
    use super::*;
    use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

    #[derive(Model)]
    #[model(table = "moments")]
    struct Moment {
        #[column(primary_key)]
        id: i32,
        at: NaiveDateTime,
        span: TimeDelta,
    }
    fn nano(nanosecond: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2024, 2, 29).unwrap().and_hms_nano_opt(12, 30, 59, nanosecond).unwrap()
    }
    fn bound(statement: &impl Statement) -> Vec<Value> {
        statement.compile(&Postgres::default()).unwrap().params().iter().map(|bind| bind.value.clone()).collect()
    }

    #[test]
    fn nanoseconds_are_compared_without_the_rest_and_not_written() {
        let second = Time { hour: 12, minute: 30, second: 59, microsecond: 0 };
        let value = |microsecond| Value::DateTime(DateTime { date: DAY, time: Time { microsecond, ..second } });
        let earlier = |nanosecond| bound(&select(Moment::id).filter(Moment::at.lt(nano(nanosecond))));
        assert_eq!(earlier(1_999), [value(1)]);
        assert_eq!(earlier(1_500_000_000), [value(999_999)]); // a leap second
        let list: Vec<NaiveDateTime> = (0..100).map(|n| nano(1_000 * n + 7)).collect();
        assert_eq!(bound(&select(Moment::id).filter(Moment::at.in_(list.clone())))[99], value(99));
        let plan = select(Moment::id).filter(Moment::at.in_(list)).plan(&Postgres::default()).unwrap();
        assert!(matches!(&plan.statements()[0].params()[0].value, Value::Array(values) if values[99] == value(99)));
        let day = TimeDelta::days(1) + TimeDelta::nanoseconds(1);
        let shifted = select(Moment::at - day).compile(&MySql::default()).unwrap();
        assert_eq!(
            (shifted.sql(), &shifted.params()[0].value),
            ("SELECT moments.at - INTERVAL ? MICROSECOND AS anon_1 FROM moments", &Value::Int(86_400_000_000))
        );

        let refused = |statement: &dyn Fn() -> Result<aludel::Compiled, aludel::Error>| statement().unwrap_err().to_string();
        let fine = "it keeps microseconds, and the value is finer; truncate it: `.trunc_subsecs(6)` of `chrono::SubsecRound`, or round the interval";
        let write = |nanosecond| refused(&|| update(Moment::table()).set(Moment::at.set(nano(nanosecond))).compile(&Sqlite::default()));
        assert_eq!(write(1), format!("column \"at\": {fine}"));
        assert_eq!(write(1_500_000_000), "column \"at\": the value is in a leap second, which databases do not have");
        assert_eq!(
            refused(&|| update(Moment::table()).set(Moment::span.set(day)).compile(&Sqlite::default())),
            format!("column \"span\": {fine}")
        );
        assert_eq!(
            refused(&|| update(Moment::table()).set(Moment::span.set(TimeDelta::MAX)).compile(&Postgres::default())),
            "column \"span\": the interval is longer than 292,000 years"
        );
        // of a table whose types are not known, too
        let light = aludel::prelude::table("light", ["at"]);
        assert_eq!(
            refused(&|| insert(&light).values(light.c("at").set(nano(1))).compile(&Sqlite::default())),
            format!("column \"at\": {fine}")
        );
        let prepared = Prepared::new(|| update(Moment::table()).set(Moment::at.set(param::<NaiveDateTime>("at"))));
        assert_eq!(refused(&|| prepared.bind("at", nano(1)).compile(&Sqlite::default())), format!("column \"at\": {fine}"));
    }

    #[test]
    fn moments_are_bound_in_utc() {
        use chrono::{DateTime as Zoned, FixedOffset, Utc};
        #[derive(Model)]
        #[model(table = "logins")]
        struct Login {
            #[column(primary_key)]
            id: i32,
            at: Zoned<Utc>,
            here: Option<Zoned<FixedOffset>>,
        }
        let there = FixedOffset::east_opt(19_800).unwrap();
        let noon: Zoned<FixedOffset> = "2024-02-29T12:30:15+05:30".parse().unwrap();
        let late = select((Login::at, Login::at - TimeDelta::hours(1), Login::here.nullable()))
            .filter(Login::at.gt(noon.with_timezone(&Utc)) & Login::here.lt(func::now()));
        assert_eq!(
            late.compile_with(&Postgres::default(), CompileOptions::new().literal_binds()).unwrap().sql(),
            "SELECT logins.at, logins.at - make_interval(secs=>3600.0) AS anon_1, logins.here FROM logins \
             WHERE logins.at > '2024-02-29 07:00:15+00' AND logins.here < now()"
        );
        assert_eq!(noon.with_timezone(&there), noon);
        let create = Login::table().create();
        assert_eq!(
            create.compile(&Postgres::default()).unwrap().sql(),
            "CREATE TABLE logins (id SERIAL NOT NULL, at TIMESTAMP WITH TIME ZONE NOT NULL, here TIMESTAMP WITH TIME ZONE, PRIMARY KEY (id))"
        );
    }
}
