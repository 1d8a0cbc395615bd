//! Aggregates, CAST, dates.

use crate::fixtures::corpus::{Order, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;
use aludel::{Date, DateTime, Time, mysql};

pub fn ports() -> Vec<Port> {
    [aggregates(), casts()].into_iter().flatten().collect()
}

fn aggregates() -> Vec<Port> {
    ports! {
        "mysql/group_concat": typed {
            built![select((func::group_concat(User::name), func::group_concat(User::name.distinct())))]
        }, any {
            let name = any::users().c("name");
            built![select((func::group_concat(&name), func::group_concat(name.distinct())))]
        };
        "mysql/aggregate_strings": typed {
            built![select((Order::user_id, func::aggregate_strings(Order::note, "; "))).group_by(Order::user_id)]
        }, any {
            let orders = any::orders();
            let user = orders.c("user_id");
            built![select((&user, func::aggregate_strings(orders.c("note"), "; "))).group_by(&user)]
        };
        "mysql/aggregate_strings_in_order": typed {
            let names = func::aggregate_strings(User::name, ", ").order_by((User::age.desc(), User::id));
            built![select(names.label("names"))]
        }, any {
            let users = any::users();
            let names = func::aggregate_strings(users.c("name"), ", ").order_by((users.c("age").desc(), users.c("id")));
            built![select(names.label("names"))]
        };
        "mysql/rollup": typed {
            built![select((Order::user_id, func::sum(Order::total))).group_by(func::rollup((Order::user_id, Order::status)))]
        }, any {
            let orders = any::orders();
            let user = orders.c("user_id");
            built![select((&user, func::sum(orders.c("total")))).group_by(func::rollup((&user, orders.c("status"))))]
        };
    }
}

fn casts() -> Vec<Port> {
    ports! {
        "mysql/cast_integers": typed {
            built![select((
                User::age.cast::<i32>(),
                User::age.cast_as::<i64>(mysql::integer().unsigned()),
                User::name.cast_as::<i64>(mysql::bigint().unsigned()),
                User::name.cast_as::<i16>(mysql::tinyint()),
            ))]
        }, any {
            let users = any::users();
            let (age, name) = (users.c("age"), users.c("name"));
            built![select((
                age.cast::<i32>(),
                age.cast_as::<i64>(mysql::integer().unsigned()),
                name.cast_as::<i64>(mysql::bigint().unsigned()),
                name.cast_as::<i16>(mysql::tinyint()),
            ))]
        };
        "mysql/cast_strings": typed {
            let age = User::age;
            built![select((
                age.cast::<String>(),
                age.cast_as::<String>(DataType::Varchar(Some(5))),
                age.cast_as::<String>(DataType::Text),
                age.cast_as::<String>(mysql::varchar(5).charset("utf8mb4")),
                age.cast_as::<String>(mysql::char(5)),
            ))]
        }, any {
            let age = any::users().c("age");
            built![select((
                age.cast::<String>(),
                age.cast_as::<String>(DataType::Varchar(Some(5))),
                age.cast_as::<String>(DataType::Text),
                age.cast_as::<String>(mysql::varchar(5).charset("utf8mb4")),
                age.cast_as::<String>(mysql::char(5)),
            ))]
        };
        "mysql/cast_others": typed {
            let name = User::name;
            built![select((
                User::age.cast_as::<Any>(DataType::numeric((10, 2))),
                name.cast::<Date>(),
                name.cast::<DateTime>(),
                name.cast::<Time>(),
                name.cast_as::<DateTime>(mysql::timestamp(None)),
                name.cast_as::<DateTime>(mysql::datetime(6)),
                name.cast::<Vec<u8>>(),
                name.cast::<serde_json::Value>(),
            ))]
        }, any {
            let users = any::users();
            let name = users.c("name");
            built![select((
                users.c("age").cast_as::<Any>(DataType::numeric((10, 2))),
                name.cast::<Date>(),
                name.cast::<DateTime>(),
                name.cast::<Time>(),
                name.cast_as::<DateTime>(mysql::timestamp(None)),
                name.cast_as::<DateTime>(mysql::datetime(6)),
                name.cast::<Vec<u8>>(),
                name.cast::<serde_json::Value>(),
            ))]
        };
        "mysql/cast_to_float": typed {
            let age = User::age;
            let float = |digits| age.cast_as::<f64>(DataType::Float(digits));
            built![select((float(None), age.cast_as::<f64>(mysql::double()), float(Some(53))))]
        }, any {
            let age = any::users().c("age");
            let float = |digits| age.cast_as::<f64>(DataType::Float(digits));
            built![select((float(None), age.cast_as::<f64>(mysql::double()), float(Some(53))))]
        };
        "mysql/date_functions": typed {
            let at = Order::placed_at;
            built![select((
                func::call::<String>("date_format", (at, "%Y-%m")),
                func::call::<i64>("timestampdiff", (text("DAY").expr(), at, func::now())),
                func::call::<DateTime>("date_add", (at, text("INTERVAL 1 DAY").expr())),
                func::call::<DateTime>("sysdate", ()),
                func::current_timestamp(),
                func::call::<DateTime>("current_timestamp", (6,)),
                func::call::<DateTime>("utc_timestamp", ()),
            ))]
        }, any {
            let at = any::orders().c("placed_at");
            built![select((
                func::call::<String>("date_format", (&at, "%Y-%m")),
                func::call::<i64>("timestampdiff", (text("DAY").expr(), &at, func::now())),
                func::call::<DateTime>("date_add", (&at, text("INTERVAL 1 DAY").expr())),
                func::call::<DateTime>("sysdate", ()),
                func::current_timestamp(),
                func::call::<DateTime>("current_timestamp", (6,)),
                func::call::<DateTime>("utc_timestamp", ()),
            ))]
        };
        "mysql/extract": typed {
            let field = |name| extract(name, Order::placed_at);
            built![select((field("year"), field("milliseconds"), field("day_hour")))]
        }, any {
            let field = |name| extract(name, any::orders().c("placed_at"));
            built![select((field("year"), field("milliseconds"), field("day_hour")))]
        };
    }
}
