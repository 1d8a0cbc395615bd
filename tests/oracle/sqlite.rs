//! The ports of area `sqlite`.

use super::harness::{Port, built, ports};
use crate::fixtures::corpus::{Address, Order, OrderItem, Part, Reserved, User, any};
use aludel::prelude::*;
use aludel::{Date, sqlite};
use serde_json::Value as Json;

/// `users (name, active)`
fn ed() -> Insert {
    insert(User::table()).values((User::name.set("ed"), User::active.set(true)))
}
fn any_ed() -> Insert {
    let users = any::users();
    insert(&users).values((users.c("name").set("ed"), users.c("active").set(true)))
}
fn ed_with_id() -> Insert {
    ed().values(User::id.set(1))
}
fn any_ed_with_id() -> Insert {
    any_ed().values(any::users().c("id").set(1))
}

pub fn ports() -> Vec<Port> {
    [inserts(), selects(), json(), casts()].into_iter().flatten().collect()
}

fn inserts() -> Vec<Port> {
    ports! {
        "sqlite/insert_or": typed {
            built![
                ed_with_id().prefix_with("OR REPLACE"),
                insert(User::table()).prefix_with("OR IGNORE").from_select(User::name, select(Address::email)),
                update(User::table()).prefix_with("OR ROLLBACK").set(User::age.set(5)),
            ]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            built![
                any_ed_with_id().prefix_with("OR REPLACE"),
                insert(&users).prefix_with("OR IGNORE").from_select(users.c("name"), select(addresses.c("email"))),
                update(&users).prefix_with("OR ROLLBACK").set(users.c("age").set(5)),
            ]
        };
        "sqlite/on_conflict_do_nothing": typed {
            built![ed().on_any_conflict().do_nothing(), ed().on_conflict(User::email).do_nothing()]
        }, any {
            built![any_ed().on_any_conflict().do_nothing(), any_ed().on_conflict(any::users().c("email")).do_nothing()]
        };
        "sqlite/on_conflict_do_update": typed {
            let set = (User::name.set_excluded(), User::age.set(User::age + 1), User::fullname.set(func::upper(literal("x"))));
            built![ed_with_id().on_conflict(User::email).do_update(set)]
        }, any {
            let users = any::users();
            let (name, age) = (users.c("name"), users.c("age"));
            let set = (name.set_excluded(), age.set(&age + 1), users.c("fullname").set(func::upper(literal("x"))));
            built![any_ed_with_id().on_conflict(users.c("email")).do_update(set)]
        };
        "sqlite/on_conflict_do_update_where": typed {
            built![
                ed().on_conflict(User::email)
                    .index_where(User::active.eq(true_()))
                    .do_update((User::score.set(1.5), User::age.set_excluded()))
                    .filter(User::age.lt(5) | User::age.excluded().gt(User::age))
                    .returning(User::id)
            ]
        }, any {
            let users = any::users();
            let age = users.c("age");
            built![
                any_ed()
                    .on_conflict(users.c("email"))
                    .index_where(users.c("active").eq(true_()))
                    .do_update((users.c("score").set(1.5), age.set_excluded()))
                    .filter(age.lt(5) | age.excluded().gt(&age))
                    .returning(users.c("id"))
            ]
        };
        "sqlite/on_conflict_of_several_rows_and_targets": typed {
            let more = OrderItem::quantity + OrderItem::quantity.excluded();
            built![
                insert(OrderItem::table())
                    .columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity))
                    .rows([(1, 2, 3), (4, 5, 6)])
                    .on_conflict(OrderItem::order_id)
                    .do_nothing()
                    .on_conflict((OrderItem::order_id, OrderItem::item_id))
                    .do_update(OrderItem::quantity.set(more))
            ]
        }, any {
            let lines = any::order_items();
            let (order, item, quantity) = (lines.c("order_id"), lines.c("item_id"), lines.c("quantity"));
            let row = |(a, b, c): (i32, i32, i32)| vec![order.set(a), item.set(b), quantity.set(c)];
            built![
                insert(&lines)
                    .rows([(1, 2, 3), (4, 5, 6)].map(row))
                    .on_conflict(&order)
                    .do_nothing()
                    .on_conflict((&order, &item))
                    .do_update(quantity.set(&quantity + quantity.excluded()))
            ]
        };
        "sqlite/on_conflict_of_quoted_names": typed {
            let set = (Reserved::select.set_excluded(), Reserved::mixed_case.set(param::<String>("m").value("y")));
            let row = (Reserved::group.set(1), Reserved::select.set("x"));
            built![insert(Reserved::table()).values(row).on_conflict(Reserved::group).do_update(set)]
        }, any {
            let order = any::reserved();
            let set = (order.c("Select").set_excluded(), order.c("mixed Case").set(param::<String>("m").value("y")));
            let row = (order.c("group").set(1), order.c("Select").set("x"));
            built![insert(&order).values(row).on_conflict(order.c("group")).do_update(set)]
        };
        "sqlite/returning_without_the_table": typed {
            built![
                ed().returning((User::id, User::name)),
                update(User::table()).set(User::age.set(User::age + 1)).returning((User::age * 2).label("twice")),
                delete(User::table()).filter(User::id.eq(1)).returning(User::id),
                insert(Part::table()).values((Part::vendor.set("v"), Part::number.set(1))).returning(Part::number),
            ]
        }, any {
            let (users, parts) = (any::users(), any::parts());
            let age = users.c("age");
            built![
                any_ed().returning((users.c("id"), users.c("name"))),
                update(&users).set(age.set(&age + 1)).returning((&age * 2).label("twice")),
                delete(&users).filter(users.c("id").eq(1)).returning(users.c("id")),
                insert(&parts).values((parts.c("vendor").set("v"), parts.c("number").set(1))).returning(parts.c("number")),
            ]
        };
    }
}

fn selects() -> Vec<Port> {
    ports! {
        "sqlite/limit_and_offset": typed {
            let ids = || select(User::id);
            built![ids().limit(5), ids().offset(10), ids().limit(5).offset(10)]
        }, any {
            let ids = || select(any::users().c("id"));
            built![ids().limit(5), ids().offset(10), ids().limit(5).offset(10)]
        };
        "sqlite/locks_are_left_out": typed built![select(User::id).for_update().nowait()], any {
            built![select(any::users().c("id")).for_update().nowait()]
        };
        "sqlite/null_safe_comparison": typed {
            built![select(User::id).filter(User::name.is_distinct_from(User::fullname)).filter(User::age.is_not_distinct_from(5))]
        }, any {
            let users = any::users();
            let differ = users.c("name").is_distinct_from(users.c("fullname"));
            built![select(users.c("id")).filter(differ).filter(users.c("age").is_not_distinct_from(5))]
        };
        "sqlite/booleans_are_numbers": typed {
            built![
                select((User::id, true_(), false_()))
                    .filter(User::active)
                    .filter(!User::active)
                    .filter(User::active.is_(true))
                    .filter(User::active.eq(false_()))
            ]
        }, any {
            let users = any::users();
            let active = users.c("active");
            built![
                select((users.c("id"), true_(), false_()))
                    .filter(&active)
                    .filter(!&active)
                    .filter(active.is_(true))
                    .filter(active.eq(false_()))
            ]
        };
        "sqlite/regexp": typed {
            built![select(User::id).filter(User::name.regexp_match("^e")).filter(!User::name.regexp_match("x$"))]
        }, any {
            let users = any::users();
            let name = users.c("name");
            built![select(users.c("id")).filter(name.regexp_match("^e")).filter(!name.regexp_match("x$"))]
        };
    }
}

fn json() -> Vec<Port> {
    ports! {
        "sqlite/json": typed {
            let meta = Order::meta;
            built![select((meta.get("gift"), meta.get(2), meta.get("a").get("b"), meta.get_path(("a", 0))))]
        }, any {
            let meta = any::orders().c("meta");
            built![select((meta.get("gift"), meta.get(2), meta.get("a").get("b"), meta.get_path(("a", 0))))]
        };
        "sqlite/json_inline": typed {
            let meta = Order::meta;
            let five = meta.get("n").as_integer().eq(5).nullable();
            built![select((meta.get("it's"), meta.get(2), meta.get("a").get("b c"), meta.get_path(("a", 0, "x y")), five))]
        }, any {
            let meta = any::orders().c("meta");
            let five = meta.get("n").as_integer().eq(5);
            built![select((meta.get("it's"), meta.get(2), meta.get("a").get("b c"), meta.get_path(("a", 0, "x y")), five))]
        };
        "sqlite/json_typed": typed {
            let gift = Order::meta.get("gift");
            built![select((
                gift.clone().as_string(),
                gift.clone().as_integer(),
                gift.clone().as_float(),
                gift.clone().as_numeric(10, 2),
                gift.clone().as_boolean(),
                gift,
            ))]
        }, any {
            let gift = any::orders().c("meta").get("gift");
            built![select((
                gift.clone().as_string(),
                gift.clone().as_integer(),
                gift.clone().as_float(),
                gift.clone().as_numeric(10, 2),
                gift.clone().as_boolean(),
                gift,
            ))]
        };
        "sqlite/json_in_conditions": typed {
            let meta = Order::meta;
            built![
                select(Order::id)
                    .filter(meta.get("n").as_integer().gt(5))
                    .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                    .filter(meta.get("f").as_boolean())
                    .filter(meta.is_(null()))
            ]
        }, any {
            let orders = any::orders();
            let meta = orders.c("meta");
            built![
                select(orders.c("id"))
                    .filter(meta.get("n").as_integer().gt(5))
                    .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                    .filter(meta.get("f").as_boolean())
                    .filter(meta.is_(null()))
            ]
        };
        "sqlite/json_each": typed {
            let each = func::call::<Any>("json_each", (Order::meta,)).table_valued(("key", "value")).alias("each");
            built![select((Order::id, each.c("value"))).from(Order::table()).join_on(&each, each.c("key").eq("x"))]
        }, any {
            let orders = any::orders();
            let each = func::call::<Any>("json_each", (orders.c("meta"),)).table_valued(("key", "value")).alias("each");
            built![select((orders.c("id"), each.c("value"))).from(&orders).join_on(&each, each.c("key").eq("x"))]
        };
        "sqlite/jsonb_and_functions": typed {
            let length = func::call::<Option<i64>>("json_array_length", (Document::plain,));
            let kind = func::call::<Option<String>>("json_type", (Document::doc, "$.a"));
            built![
                Document::table().create(),
                select((length, kind, Document::doc.get("a"))),
            ]
        }, any {
            let t = Table::new("t").column(ColumnDef::new("doc", sqlite::jsonb())).column(ColumnDef::new("plain", DataType::Json));
            let length = func::call::<Option<i64>>("json_array_length", (t.c("plain"),));
            let kind = func::call::<Option<String>>("json_type", (t.c("doc"), "$.a"));
            built![t.create(), select((length, kind, t.c("doc").get("a")))]
        };
    }
}

#[derive(Model)]
#[model(table = "t")]
struct Document {
    #[column(type = sqlite::jsonb())]
    doc: Option<Json>,
    plain: Option<Json>,
}

fn casts() -> Vec<Port> {
    ports! {
        "sqlite/extract": typed {
            let at = Order::placed_at;
            built![select((extract("year", at), extract("dow", at), extract("epoch", at), extract("doy", Order::ship_time)))]
        }, any {
            let orders = any::orders();
            let at = orders.c("placed_at");
            built![select((extract("year", &at), extract("dow", &at), extract("epoch", &at), extract("doy", orders.c("ship_time"))))]
        };
        "sqlite/extract_of_no_such_field": typed built![select(extract("fortnight", Order::placed_at))], any {
            built![select(extract("fortnight", any::orders().c("placed_at")))]
        }, error "Unsupported: EXTRACT of fortnight";
        "sqlite/date_functions": typed {
            built![select((
                func::now(),
                func::current_date(),
                func::localtimestamp(),
                func::call::<Option<String>>("strftime", ("%Y-%m", Order::placed_at)),
                func::call::<Option<Date>>("date", ("now", "+1 day")),
            ))]
        }, any {
            built![select((
                func::now(),
                func::current_date(),
                func::localtimestamp(),
                func::call::<Option<String>>("strftime", ("%Y-%m", any::orders().c("placed_at"))),
                func::call::<Option<Date>>("date", ("now", "+1 day")),
            ))]
        };
        "sqlite/casts": typed {
            built![select((
                User::age.cast::<String>(),
                User::age.cast_as::<Any>(DataType::numeric((8, 2))),
                User::name.cast::<i32>(),
                User::name.cast_as::<f64>(DataType::Float(None)),
                User::name.cast::<bool>(),
                User::name.cast_as::<Any>(DataType::Date),
                literal("x").cast_as::<Any>(DataType::Json),
            ))]
        }, any {
            let users = any::users();
            let (age, name) = (users.c("age"), users.c("name"));
            built![select((
                age.cast::<String>(),
                age.cast_as::<Any>(DataType::numeric((8, 2))),
                name.cast::<i32>(),
                name.cast_as::<f64>(DataType::Float(None)),
                name.cast::<bool>(),
                name.cast_as::<Any>(DataType::Date),
                literal("x").cast_as::<Any>(DataType::Json),
            ))]
        };
    }
}
