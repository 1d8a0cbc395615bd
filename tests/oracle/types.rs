//! The ports of area `types`.

use super::harness::{Port, built, ports};
use crate::fixtures::corpus::{Item, Order, Status, User, any};
use aludel::ast::Node;
use aludel::postgres::IntervalFields;
use aludel::prelude::*;
use aludel::types::CustomType;
use aludel::{Date, DateTime, Interval, Time, mysql, postgres};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use uuid::Uuid;

pub fn ports() -> Vec<Port> {
    ports! {
        "types/cast_integers": typed built![User::name.cast::<i32>(), User::name.cast::<i64>(), User::name.cast::<i16>()], any {
            let name = any::users().c("name");
            built![name.cast::<i32>(), name.cast::<i64>(), name.cast::<i16>()]
        };
        "types/cast_string": typed built![User::age.cast_as::<Any>(DataType::Varchar(None)), User::age.cast_as::<Any>(DataType::Varchar(Some(10))), User::age.cast_as::<Any>(DataType::Varchar(Some(10)))], any {
            let users = any::users();
            built![users.c("age").cast_as::<Any>(DataType::Varchar(None)), users.c("age").cast_as::<Any>(DataType::Varchar(Some(10))), users.c("age").cast_as::<Any>(DataType::Varchar(Some(10)))]
        };
        "types/cast_text": typed built![User::age.cast_as::<Any>(DataType::Text), User::age.cast_as::<Any>(DataType::Text)], any {
            let users = any::users();
            built![users.c("age").cast_as::<Any>(DataType::Text), users.c("age").cast_as::<Any>(DataType::Text)]
        };
        "types/cast_numeric": typed built![User::name.cast_as::<Any>(DataType::Numeric(None)), User::name.cast_as::<Any>(DataType::numeric((10, 2))), User::name.cast_as::<Any>(DataType::numeric(5))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::Numeric(None)), users.c("name").cast_as::<Any>(DataType::numeric((10, 2))), users.c("name").cast_as::<Any>(DataType::numeric(5))]
        };
        "types/cast_float": typed built![User::name.cast_as::<Any>(DataType::Float(None)), User::name.cast_as::<Any>(DataType::Float(Some(24)))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::Float(None)), users.c("name").cast_as::<Any>(DataType::Float(Some(24)))]
        };
        "types/cast_double": typed built![User::name.cast::<f64>()], any built![any::users().c("name").cast::<f64>()];
        "types/cast_boolean_is_skipped_by_mysql": typed built![User::age.cast::<bool>()], any built![any::users().c("age").cast::<bool>()];
        "types/cast_date_and_time": typed {
            built![User::created_at.cast::<Date>(), User::created_at.cast::<Time>(), User::name.cast::<DateTime>()]
        }, any {
            let users = any::users();
            built![users.c("created_at").cast::<Date>(), users.c("created_at").cast::<Time>(), users.c("name").cast::<DateTime>()]
        };
        "types/cast_with_time_zone": typed built![User::name.cast_as::<Any>(DataType::DateTimeTz), User::name.cast_as::<Any>(DataType::TimeTz)], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::DateTimeTz), users.c("name").cast_as::<Any>(DataType::TimeTz)]
        };
        "types/cast_interval": typed built![User::name.cast::<Interval>()], any built![any::users().c("name").cast::<Interval>()];
        "types/cast_binary": typed built![User::name.cast_as::<Any>(DataType::LargeBinary(None)), User::name.cast_as::<Any>(DataType::LargeBinary(Some(16)))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::LargeBinary(None)), users.c("name").cast_as::<Any>(DataType::LargeBinary(Some(16)))]
        };
        "types/cast_json": typed built![User::name.cast::<Json>()], any built![any::users().c("name").cast::<Json>()];
        "types/cast_uuid": typed built![User::name.cast_as::<Any>(DataType::Uuid), User::name.cast_as::<Any>(DataType::Uuid.not_native())], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::Uuid), users.c("name").cast_as::<Any>(DataType::Uuid.not_native())]
        };
        "types/cast_enum": typed built![User::name.cast::<Status>()], any built![any::users().c("name").cast::<Status>()];
        "types/cast_native_enum": typed built![User::name.cast_as::<Any>(DataType::enumeration("size", ["small", "large"]))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::enumeration("size", ["small", "large"]))]
        };
        "types/cast_array": typed {
            let x = literal_column("x");
            let lists = DataType::array(DataType::array(DataType::Varchar(Some(5))));
            built![x.cast_as::<Any>(DataType::array(DataType::Integer)), literal_column("x").cast_as::<Any>(lists)]
        };
        "types/cast_standard_names": typed built![User::age.cast_as::<Any>(DataType::Char(Some(4))), User::age.cast_as::<Any>(DataType::Varchar(Some(4))), User::age.cast_as::<Any>(DataType::decimal((8, 3))), User::age.cast_as::<Any>(DataType::Timestamp), User::age.cast_as::<Any>(DataType::BigInteger)], any {
            let users = any::users();
            built![users.c("age").cast_as::<Any>(DataType::Char(Some(4))), users.c("age").cast_as::<Any>(DataType::Varchar(Some(4))), users.c("age").cast_as::<Any>(DataType::decimal((8, 3))), users.c("age").cast_as::<Any>(DataType::Timestamp), users.c("age").cast_as::<Any>(DataType::BigInteger)]
        };
        "types/cast_standard_names_postgresql": typed built![User::age.cast_as::<Any>(DataType::Char(Some(4))), User::age.cast_as::<Any>(DataType::decimal((8, 3))), User::age.cast_as::<Any>(DataType::Real), User::age.cast_as::<Any>(DataType::Double), User::age.cast_as::<Any>(DataType::TimestampTz)], any {
            let users = any::users();
            built![users.c("age").cast_as::<Any>(DataType::Char(Some(4))), users.c("age").cast_as::<Any>(DataType::decimal((8, 3))), users.c("age").cast_as::<Any>(DataType::Real), users.c("age").cast_as::<Any>(DataType::Double), users.c("age").cast_as::<Any>(DataType::TimestampTz)]
        };
        "types/cast_string_collation": typed built![User::age.cast_as::<Any>(DataType::Varchar(Some(5)).collate("C"))], any {
            let users = any::users();
            built![users.c("age").cast_as::<Any>(DataType::Varchar(Some(5)).collate("C"))]
        };
        "types/cast_variant": typed built![User::name.cast_as::<Any>(number())], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(number())]
        };
        "types/literal_strings": typed {
            ["plain", "", "it's", "say \"x\"", "naïve ☃", "a\nb"].map(|text| literal(text).into()).into()
        };
        "types/literal_string_backslash": typed built![literal("a\\b"), literal("\\'")];
        "types/literal_string_percent_and_markers": typed built![literal("50% %s %%"), literal(":x ? $1")];
        "types/literal_numbers": typed {
            let price = Decimal::new(150, 2);
            built![literal(5), literal(-5), literal(9_007_199_254_740_993_i64), literal(2.5), literal(3.0), literal(price)]
        };
        "types/literal_booleans_and_null": typed {
            let (n, m) = (literal(None::<i32>).label("n"), literal(null()).label("m"));
            built![select((literal(true).label("t"), literal(false).label("f"), n, m))]
        };
        "types/literal_bool_comparison": typed {
            built![User::active.eq(literal(true)), User::active.is_null(), User::active.in_([true, false])]
        }, any {
            let active = any::users().c("active");
            built![active.eq(literal(true)), active.is_null(), active.in_([true, false])]
        };
        "types/literal_dates": typed {
            built![
                literal(day(2024, 2, 29)),
                literal(time(8, 5, 0, 0)),
                literal(time(8, 5, 0, 1200)),
                literal(DateTime { date: day(2024, 2, 29), time: time(23, 59, 1, 0) }),
                literal(DateTime { date: day(2024, 2, 29), time: time(23, 59, 1, 120_000) }),
            ]
        };
        "types/literal_interval": typed {
            [86_405_000_000, -10_800_000_000].map(|microseconds| literal(Interval { microseconds }).into()).into()
        };
        "types/literal_uuid": typed built![Item::sku.eq(sku())], any built![any::items().c("sku").eq(sku())];
        "types/literal_enum_is_its_name": typed {
            built![Order::status.eq(Status::paid), Order::status.in_([Status::paid, Status::shipped])]
        }, any {
            let status = any::orders().c("status");
            built![status.eq(Status::paid), status.in_([Status::paid, Status::shipped])]
        };
        "types/literal_array": typed built![literal_array([1, 2]), literal_array(["a'b", "c"])];
        "types/literal_statement": typed {
            let new_year = DateTime { date: day(2024, 1, 1), time: time(0, 0, 0, 0) };
            built![
                select((Order::id, (Order::total * 2).label("twice")))
                    .filter(Order::placed_at.ge(new_year))
                    .filter(Order::note.eq("50% 'off'"))
                    .filter(Order::total.gt(9))
                    .limit(5)
            ]
        }, any {
            let (o, new_year) = (any::orders(), DateTime { date: day(2024, 1, 1), time: time(0, 0, 0, 0) });
            built![
                select((o.c("id"), (o.c("total") * 2).label("twice")))
                    .filter(o.c("placed_at").ge(new_year))
                    .filter(o.c("note").eq("50% 'off'"))
                    .filter(o.c("total").gt(9))
                    .limit(5)
            ]
        };
        "types/bind_values": typed {
            built![
                Item::sku.eq(sku()),
                Item::photo.eq(vec![0_u8, 255]),
                Item::price.eq(Decimal::new(999, 2)),
                Order::meta.eq(json!({"a": [1, null]})),
                User::score.eq(2.5),
            ]
        }, any {
            let (items, orders, users) = (any::items(), any::orders(), any::users());
            built![
                items.c("sku").eq(sku()),
                items.c("photo").eq(vec![0_u8, 255]),
                items.c("price").eq(Decimal::new(999, 2)),
                orders.c("meta").eq(json!({"a": [1, null]})),
                users.c("score").eq(2.5),
            ]
        };
        "types/result_type_of_arithmetic": typed {
            let either = case().when(User::age.gt(3), User::balance).otherwise(0);
            built![
                (User::age * User::balance) / User::age,
                (User::age + User::id) / User::balance,
                either / User::score,
                func::sum(User::age) / func::count(User::id),
            ]
        }, any {
            let c = |name: &str| any::users().c(name);
            let either = case().when(c("age").gt(3), c("balance")).otherwise(0);
            built![
                (c("age") * c("balance")) / c("age"),
                (c("age") + c("id")) / c("balance"),
                either / c("score"),
                func::sum(c("age")) / func::count(c("id")),
            ]
        };
        "types/type_coerce_value": typed {
            built![literal("5").typed::<String>() + User::name, literal(5).typed::<i32>() + User::age, literal(true).typed::<bool>()]
        }, any {
            let c = |name: &str| any::users().c(name);
            built![
                literal("5").typed_as(DataType::Varchar(None)).any() + c("name"),
                literal(5).typed_as(DataType::Integer).any() + c("age"),
                literal(true).typed_as(DataType::Boolean),
            ]
        };
        "types/decorator_converts_literal": typed built![Code::code.eq("ab'c"), Code::code.in_(["x", "y"]), literal("z").cast_as::<String>(DataType::custom(Upper))], any {
            let code = Table::new("t").column(ColumnDef::new("code", DataType::custom(Upper))).c("code");
            built![code.eq("ab'c"), code.in_(["x", "y"]), literal("z").cast_as::<Any>(DataType::custom(Upper))]
        };
        "types/decorator_impl_per_dialect": typed built![User::name.cast_as::<Any>(DataType::custom(Guid))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::custom(Guid))]
        };
        "types/bind_expression": typed {
            let other = column("other").typed_as(DataType::custom(Folded));
            built![Name::name.eq("Ed"), Name::name.in_(["Ed", "Al"]), Name::name.like("E%"), Name::name.eq(other)]
        }, any {
            let name = Table::new("t").column(ColumnDef::new("name", DataType::custom(Folded))).c("name");
            let other = column("other").typed_as(DataType::custom(Folded));
            built![name.eq("Ed"), name.in_(["Ed", "Al"]), name.like("E%"), name.eq(other)]
        };
        "types/column_expression": typed {
            let here = || Spot::select().filter(Spot::place.eq("here"));
            let inner = here().subquery(Unnamed);
            built![here().order_by(Spot::place), select(inner.col(Spot::place)), select(Spot::place.label("spot"))]
        }, any {
            let t = Table::new("t")
                .column(ColumnDef::new("id", DataType::Integer))
                .column(ColumnDef::new("place", DataType::custom(QueryContext)));
            let here = || select(&t).filter(t.c("place").eq("here"));
            let inner = here().subquery(Unnamed);
            built![here().order_by(t.c("place")), select(inner.c("place")), select(t.c("place").label("spot"))]
        };
        "types/user_defined_type": typed built![User::name.cast_as::<Any>(DataType::custom(Vector(3)))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(DataType::custom(Vector(3)))]
        };
        "types/cast_mysql_types": typed built![User::name.cast_as::<Any>(mysql::integer().unsigned()), User::name.cast_as::<Any>(mysql::datetime(3)), User::name.cast_as::<Any>(DataType::decimal((10, 2))), User::name.cast_as::<Any>(DataType::Timestamp)], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(mysql::integer().unsigned()), users.c("name").cast_as::<Any>(mysql::datetime(3)), users.c("name").cast_as::<Any>(DataType::decimal((10, 2))), users.c("name").cast_as::<Any>(DataType::Timestamp)]
        };
        "types/cast_postgresql_types": typed built![User::name.cast_as::<Any>(postgres::jsonb()), User::name.cast_as::<Any>(postgres::bytea()), User::name.cast_as::<Any>(postgres::timestamptz(3)), User::name.cast_as::<Any>(postgres::interval(IntervalFields::DayToSecond, 2)), User::name.cast_as::<Any>(DataType::Varchar(Some(5)))], any {
            let users = any::users();
            built![users.c("name").cast_as::<Any>(postgres::jsonb()), users.c("name").cast_as::<Any>(postgres::bytea()), users.c("name").cast_as::<Any>(postgres::timestamptz(3)), users.c("name").cast_as::<Any>(postgres::interval(IntervalFields::DayToSecond, 2)), users.c("name").cast_as::<Any>(DataType::Varchar(Some(5)))]
        };
    }
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day }
}
fn time(hour: u8, minute: u8, second: u8, microsecond: u32) -> Time {
    Time { hour, minute, second, microsecond }
}
fn sku() -> Uuid {
    Uuid::from_u128(0x12345678_1234_5678_1234_567812345678)
}
/// A number that some databases keep otherwise.
fn number() -> DataType {
    DataType::Integer.with_variant(DataType::numeric((9, 0)), ["mysql", "mariadb"]).with_variant(DataType::Varchar(Some(9)), ["sqlite"])
}

/// A string that is compared without regard to case.
#[derive(Debug)]
struct Folded;
impl CustomType for Folded {
    fn name(&self) -> &str {
        "folded"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(None)
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("lower", vec![bind], Default::default()))
    }
}

/// A point that reads back as text.
#[derive(Debug)]
struct QueryContext;
impl CustomType for QueryContext {
    fn name(&self) -> &str {
        "place"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(None)
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("as_text", vec![column], Default::default()))
    }
}

/// A string that is kept in capital letters.
#[derive(Debug)]
struct Upper;
impl CustomType for Upper {
    fn name(&self) -> &str {
        "upper"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(Some(20))
    }
    fn bind_value(&self, value: Value, _: &str) -> aludel::Result<Value> {
        Ok(match value {
            Value::Text(text) => Value::from(text.to_uppercase()),
            other => other,
        })
    }
}

/// A UUID where there is one, else its digits.
#[derive(Debug)]
struct Guid;
impl CustomType for Guid {
    fn name(&self) -> &str {
        "guid"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(Some(32))
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        Some(if dialect == "postgresql" { DataType::Uuid } else { DataType::Char(Some(32)) })
    }
}

/// A list of so many numbers.
#[derive(Debug)]
struct Vector(usize);
impl CustomType for Vector {
    fn name(&self) -> &str {
        "vector"
    }
    fn underlying(&self) -> DataType {
        DataType::Unknown
    }
    fn sql_name(&self, _: &str) -> Option<String> {
        Some(format!("VECTOR({})", self.0))
    }
}

#[derive(Model)]
#[model(table = "t")]
struct Code {
    #[column(type = DataType::custom(Upper))]
    code: String,
}
#[derive(Model)]
#[model(table = "t")]
struct Name {
    #[column(type = DataType::custom(Folded))]
    name: String,
}
#[derive(Model)]
#[model(table = "t")]
struct Spot {
    id: i32,
    #[column(type = DataType::custom(QueryContext))]
    place: String,
}
