//! The ports of area `insert`.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Reserved, Status, User, any};
use aludel::prelude::*;
use aludel::{DateTime, Time};
use rust_decimal::Decimal;

#[derive(Model, Debug, Clone)]
#[model(table = "t")]
struct Noted {
    #[column(primary_key)]
    id: i32,
    #[column(default = func::now())]
    at: Option<DateTime>,
    n: Option<i32>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "t")]
struct Stamped {
    #[column(primary_key)]
    id: i32,
    #[column(default = func::now())]
    at: Option<DateTime>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "t")]
struct ByServer {
    #[column(primary_key)]
    id: i32,
    #[column(server_default = func::now())]
    at: Option<DateTime>,
}

fn stamped() -> Table {
    Table::new("t")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("at", DataType::DateTime).default(func::now()))
}

fn day(hour: u8, minute: u8) -> DateTime {
    DateTime { date: aludel::Date { year: 2024, month: 2, day: 29 }, time: Time { hour, minute, second: 0, microsecond: 0 } }
}

pub fn ports() -> Vec<Port> {
    ports! {
        "insert/values": typed {
            vec![insert(User::table()).values((User::id.set(1), User::name.set("ed"), User::active.set(true))).into()]
        }, any {
            let users = any::users();
            vec![insert(&users).values((users.c("id").set(1), users.c("name").set("ed"), users.c("active").set(true))).into()]
        };
        "insert/columns_come_in_table_order": typed {
            vec![insert(User::table()).values((User::age.set(5), User::active.set(false), User::name.set("ed"), User::id.set(1))).into()]
        }, any {
            let users = any::users();
            let row = vec![users.c("age").set(5), users.c("active").set(false), users.c("name").set("ed"), users.c("id").set(1)];
            vec![insert(&users).values(row).into()]
        };
        "insert/without_the_key": typed {
            vec![insert(User::table()).values((User::name.set("ed"), User::active.set(true))).into()]
        }, any {
            let users = any::users();
            vec![insert(&users).values((users.c("name").set("ed"), users.c("active").set(true))).into()]
        };
        "insert/values_as_tuple": typed {
            vec![insert(OrderItem::table()).columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity)).rows([(1, 2, 3)]).into()]
        }, any {
            let items = any::order_items();
            let columns = vec![items.c("order_id"), items.c("item_id"), items.c("quantity")];
            vec![insert(&items).columns(columns).rows([vec![Value::Int(1), Value::Int(2), Value::Int(3)]]).into()]
        };
        "insert/values_accumulate": typed {
            let first = insert(User::table()).values((User::id.set(1), User::name.set("ed"), User::active.set(true)));
            vec![first.values((User::name.set("wendy"), User::age.set(7))).into()]
        }, any {
            let users = any::users();
            let first = insert(&users).values((users.c("id").set(1), users.c("name").set("ed"), users.c("active").set(true)));
            vec![first.values((users.c("name").set("wendy"), users.c("age").set(7))).into()]
        };
        "insert/null_is_a_value": typed {
            let row = (Address::id.set(1), Address::user_id.set(2), Address::email.set("x"), Address::verified.set(None::<bool>));
            vec![insert(Address::table()).values(row).into()]
        }, any {
            let addresses = any::addresses();
            let row = (addresses.c("id").set(1), addresses.c("user_id").set(2), addresses.c("email").set("x"), addresses.c("verified").set(Value::Null));
            vec![insert(&addresses).values(row).into()]
        };
        "insert/null_written_out": typed {
            let row = (Order::id.set(1), Order::user_id.set(2), Order::total.set(3), Order::note.set(null()), Order::address_id.set(null()));
            vec![insert(Order::table()).values(row).into()]
        }, any {
            let orders = any::orders();
            let row = (
                orders.c("id").set(1),
                orders.c("user_id").set(2),
                orders.c("total").set(3),
                orders.c("note").set(null()),
                orders.c("address_id").set(null()),
            );
            vec![insert(&orders).values(row).into()]
        };
        "insert/several_rows": typed {
            let row = |order, item, quantity| (OrderItem::order_id.set(order), OrderItem::item_id.set(item), OrderItem::quantity.set(quantity));
            vec![insert(OrderItem::table()).rows([row(1, 2, 3), row(1, 5, 4)]).into()]
        }, any {
            let items = any::order_items();
            let row = |order: i32, item: i32, quantity: i32| {
                vec![items.c("order_id").set(order), items.c("item_id").set(item), items.c("quantity").set(quantity)]
            };
            vec![insert(&items).rows([row(1, 2, 3), row(1, 5, 4)]).into()]
        };
        "insert/several_rows_take_the_columns_of_the_first": typed {
            vec![insert(Address::table())
                .rows([
                    (Address::id.set(1), Address::user_id.set(2), Address::email.set("x")),
                    (Address::email.set(func::lower(literal("Y"))), Address::user_id.set(3), Address::id.set(4)),
                ])
                .into()]
        }, any {
            let addresses = any::addresses();
            vec![insert(&addresses)
                .rows([
                    (addresses.c("id").set(1), addresses.c("user_id").set(2), addresses.c("email").set("x")),
                    (addresses.c("email").set(func::lower(literal("Y"))), addresses.c("user_id").set(3), addresses.c("id").set(4)),
                ])
                .into()]
        };
        "insert/second_row_misses_a_column": typed {
            vec![insert(Address::table())
                .rows([
                    vec![Address::id.set(1), Address::user_id.set(2), Address::email.set("x")],
                    vec![Address::id.set(4), Address::user_id.set(3)],
                ])
                .into()]
        }, any {
            let addresses = any::addresses();
            vec![insert(&addresses)
                .rows([
                    vec![addresses.c("id").set(1), addresses.c("user_id").set(2), addresses.c("email").set("x")],
                    vec![addresses.c("id").set(4), addresses.c("user_id").set(3)],
                ])
                .into()]
        }, error "Invalid: INSERT";
        "insert/of_every_type": typed {
            let row = (
                Order::id.set(1),
                Order::user_id.set(2),
                Order::status.set(Status::paid),
                Order::total.set("9.50".parse::<Decimal>().unwrap()),
                Order::placed_at.set(day(12, 30)),
                Order::ship_time.set(day(8, 15).time),
                Order::note.set("it's"),
            );
            vec![insert(Order::table()).values(row).into()]
        }, any {
            let orders = any::orders();
            let row = (
                orders.c("id").set(1),
                orders.c("user_id").set(2),
                orders.c("status").set(Status::paid),
                orders.c("total").set("9.50".parse::<Decimal>().unwrap()),
                orders.c("placed_at").set(day(12, 30)),
                orders.c("ship_time").set(day(8, 15).time),
                orders.c("note").set("it's"),
            );
            vec![insert(&orders).values(row).into()]
        };
        "insert/bytes": typed {
            vec![insert(Item::table()).values((Item::id.set(1), Item::photo.set(vec![0u8, 255]))).into()]
        }, any {
            let items = any::items();
            vec![insert(&items).values((items.c("id").set(1), items.c("photo").set(vec![0u8, 255]))).into()]
        };
        "insert/quoted_names": typed {
            let row = (Reserved::group.set(1), Reserved::select.set("x"), Reserved::mixed_case.set("y"), Reserved::quoted.set(2));
            vec![insert(Reserved::table()).values(row).into()]
        }, any {
            let reserved = any::reserved();
            let row = (
                reserved.c("group").set(1),
                reserved.c("Select").set("x"),
                reserved.c("mixed Case").set("y"),
                reserved.c("quo\"te`d").set(2),
            );
            vec![insert(&reserved).values(row).into()]
        };
        "insert/schema_qualified": typed {
            vec![insert(Part::table()).values((Part::vendor.set("acme"), Part::number.set(5))).into()]
        }, any {
            let parts = any::parts();
            vec![insert(&parts).values((parts.c("vendor").set("acme"), parts.c("number").set(5))).into()]
        };
        "insert/unknown_column": , any {
            let users = any::users();
            vec![insert(&users).values((users.c("id").set(1), users.c("nickname").set("ed"))).into()]
        }, error "NoSuchColumn: nickname";
        "insert/written_inline": typed {
            let row = (User::id.set(1), User::name.set("it's"), User::active.set(true), User::age.set(None::<i32>));
            vec![insert(User::table()).values(row).into()]
        }, any {
            let users = any::users();
            let row = (users.c("id").set(1), users.c("name").set("it's"), users.c("active").set(true), users.c("age").set(Value::Null));
            vec![insert(&users).values(row).into()]
        };
        "insert/light_table": , any {
            let book = table("book", ["isbn", "title"]);
            vec![insert(&book).values((book.c("title").set("x"), book.c("isbn").set(5))).into()]
        };
        "insert/function": typed {
            let row = (User::id.set(1), User::name.set(func::lower(literal("ED"))), User::active.set(true), User::created_at.set(func::now()));
            vec![insert(User::table()).values(row).into()]
        }, any {
            let users = any::users();
            let row = (
                users.c("id").set(1),
                users.c("name").set(func::lower(literal("ED"))),
                users.c("active").set(true),
                users.c("created_at").set(func::now()),
            );
            vec![insert(&users).values(row).into()]
        };
        "insert/expression": typed {
            let row = (OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(literal(3) * 4 + 5));
            vec![insert(OrderItem::table()).values(row).into()]
        }, any {
            let items = any::order_items();
            let row = (items.c("order_id").set(1), items.c("item_id").set(2), items.c("quantity").set(literal(3) * 4 + 5));
            vec![insert(&items).values(row).into()]
        };
        "insert/scalar_subquery": typed {
            let top = select(func::max(Order::id)).filter(Order::user_id.eq(7)).scalar();
            let row = (OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(func::coalesce((top, 0)) + 1));
            vec![insert(OrderItem::table()).values(row).into()]
        }, any {
            let (items, orders) = (any::order_items(), any::orders());
            let top = select(func::max(orders.c("id"))).filter(orders.c("user_id").eq(7)).scalar();
            let row = (items.c("order_id").set(1), items.c("item_id").set(2), items.c("quantity").set(func::coalesce((top, 0)) + 1));
            vec![insert(&items).values(row).into()]
        };
        "insert/expressions_in_several_rows": typed {
            vec![insert(Address::table())
                .rows([
                    (Address::id.set(1), Address::user_id.set(2), Address::email.set(func::lower(literal("X")))),
                    (Address::id.set(3), Address::user_id.set(literal(4) + 5), Address::email.set(text("'y'"))),
                ])
                .into()]
        }, any {
            let addresses = any::addresses();
            vec![insert(&addresses)
                .rows([
                    (addresses.c("id").set(1), addresses.c("user_id").set(2), addresses.c("email").set(func::lower(literal("X")))),
                    (addresses.c("id").set(3), addresses.c("user_id").set(literal(4) + 5), addresses.c("email").set(text("'y'"))),
                ])
                .into()]
        };
        "insert/default_function_is_written": typed {
            vec![insert(Noted::table()).values((Noted::id.set(1), Noted::n.set(2))).into()]
        }, any {
            let t = stamped().column(ColumnDef::new("n", DataType::Integer));
            vec![insert(&t).values((t.c("id").set(1), t.c("n").set(2))).into()]
        };
        "insert/default_in_every_row": typed {
            vec![insert(Stamped::table()).rows([Stamped::id.set(1), Stamped::id.set(2)]).into()]
        }, any {
            let t = stamped();
            vec![insert(&t).rows([t.c("id").set(1), t.c("id").set(2)]).into()]
        };
        "insert/server_default_is_left_to_the_server": typed {
            vec![insert(ByServer::table()).values(ByServer::id.set(1)).into()]
        }, any {
            let t = Table::new("t")
                .column(ColumnDef::new("id", DataType::Integer).primary_key())
                .column(ColumnDef::new("at", DataType::DateTime).server_default(func::now()));
            vec![insert(&t).values(t.c("id").set(1)).into()]
        };
        "insert/default_values": typed vec![insert(User::table()).into()], any vec![insert(any::users()).into()];
        "insert/from_select": typed {
            let adults = select((User::id, User::email.not_null())).filter(User::age.gt(18));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), adults).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let adults = select(vec![users.c("id"), users.c("email")]).filter(users.c("age").gt(18));
            vec![insert(&addresses).from_select(vec![addresses.c("user_id"), addresses.c("email")], adults).into()]
        };
        "insert/from_select_with_values": typed {
            let chosen = select((User::id, literal("none"), User::active.nullable())).order_by(User::id).limit(5);
            vec![insert(Address::table()).from_select((Address::user_id, Address::email, Address::verified), chosen).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let chosen = select((users.c("id"), literal("none"), users.c("active"))).order_by(users.c("id")).limit(5);
            let columns = (addresses.c("user_id"), addresses.c("email"), addresses.c("verified"));
            vec![insert(&addresses).from_select(columns, chosen).into()]
        };
        "insert/from_select_of_the_same_table": typed {
            let o = OrderItem::alias("o");
            let copied = select((o.col(OrderItem::order_id) + 100, o.col(OrderItem::item_id), o.col(OrderItem::quantity)))
                .filter(o.col(OrderItem::order_id).eq(1));
            vec![insert(OrderItem::table()).from_select((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity), copied).into()]
        }, any {
            let items = any::order_items();
            let o = items.alias("o");
            let copied = select((o.c("order_id") + 100, o.c("item_id"), o.c("quantity"))).filter(o.c("order_id").eq(1));
            vec![insert(&items).from_select((items.c("order_id"), items.c("item_id"), items.c("quantity")), copied).into()]
        };
        "insert/from_union": typed {
            let both = select((User::id, User::email.not_null())).union_all(select((Address::user_id, Address::email)));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), both).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let both = select((users.c("id"), users.c("email"))).union_all(select((addresses.c("user_id"), addresses.c("email"))));
            vec![insert(&addresses).from_select((addresses.c("user_id"), addresses.c("email")), both).into()]
        };
        "insert/from_select_where_not_exists": typed {
            let there = exists(select(Address::id).filter(Address::user_id.eq(5)).filter(Address::email.eq("x")));
            let new = select((literal(5), literal("x"))).filter(!there);
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), new).into()]
        }, any {
            let addresses = any::addresses();
            let there = exists(select(addresses.c("id")).filter(addresses.c("user_id").eq(5)).filter(addresses.c("email").eq("x")));
            let new = select((literal(5), literal("x"))).filter(!there);
            vec![insert(&addresses).from_select(vec![addresses.c("user_id"), addresses.c("email")], new).into()]
        };
        "insert/from_select_adds_defaults": typed {
            vec![insert(Stamped::table()).from_select(Stamped::id, select(User::id).filter(User::age.gt(5))).into()]
        }, any {
            let (t, users) = (stamped(), any::users());
            vec![insert(&t).from_select(vec![t.c("id")], select(vec![users.c("id")]).filter(users.c("age").gt(5))).into()]
        };
        "insert/from_select_without_defaults": typed {
            vec![insert(Stamped::table()).from_select(Stamped::id, select(User::id)).include_defaults(false).into()]
        }, any {
            let (t, users) = (stamped(), any::users());
            vec![insert(&t).from_select(vec![t.c("id")], select(vec![users.c("id")])).include_defaults(false).into()]
        };
        "insert/returning": typed {
            vec![insert(User::table()).values((User::name.set("ed"), User::active.set(true))).returning(User::id).into()]
        }, any {
            let users = any::users();
            vec![insert(&users).values((users.c("name").set("ed"), users.c("active").set(true))).returning(users.c("id")).into()]
        };
        "insert/returning_expressions": typed {
            let made = insert(User::table()).values((User::name.set("ed"), User::active.set(true)));
            vec![made.returning((User::id, func::lower(User::name), (User::id + 1).label("next_id"), User::name.label("who"))).into()]
        }, any {
            let users = any::users();
            let made = insert(&users).values((users.c("name").set("ed"), users.c("active").set(true)));
            let (id, name) = (users.c("id"), users.c("name"));
            vec![made.returning((&id, func::lower(&name), (&id + 1).label("next_id"), name.label("who"))).into()]
        };
        "insert/returning_whole_table": typed {
            vec![insert(Address::table()).values((Address::user_id.set(1), Address::email.set("x"))).returning(Address::all()).into()]
        }, any {
            let addresses = any::addresses();
            let made = insert(&addresses).values((addresses.c("user_id").set(1), addresses.c("email").set("x")));
            vec![made.returning(addresses.all()).into()]
        };
        "insert/returning_of_several_rows": typed {
            let rows = [(1, "x"), (2, "y")];
            let made = insert(Address::table()).columns((Address::user_id, Address::email)).rows(rows);
            vec![made.returning((Address::id, Address::email)).into()]
        }, any {
            let addresses = any::addresses();
            let row = |user: i32, email: &'static str| (addresses.c("user_id").set(user), addresses.c("email").set(email));
            vec![insert(&addresses).rows([row(1, "x"), row(2, "y")]).returning((addresses.c("id"), addresses.c("email"))).into()]
        };
        "insert/returning_from_select": typed {
            let all = select((User::id, User::email.not_null()));
            vec![insert(Address::table()).from_select((Address::user_id, Address::email), all).returning(Address::id).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let made = insert(&addresses).from_select((addresses.c("user_id"), addresses.c("email")), select((users.c("id"), users.c("email"))));
            vec![made.returning(addresses.c("id")).into()]
        };
        "insert/returning_default_values": typed vec![insert(User::table()).returning(User::id).into()], any {
            let users = any::users();
            vec![insert(&users).returning(users.c("id")).into()]
        };
        "insert/returning_schema_qualified": typed {
            vec![insert(Part::table()).values((Part::vendor.set("acme"), Part::number.set(5))).returning(Part::number).into()]
        }, any {
            let parts = any::parts();
            vec![insert(&parts).values((parts.c("vendor").set("acme"), parts.c("number").set(5))).returning(parts.c("number")).into()]
        };
        "insert/prefix_for_each_dialect": typed {
            let row = (OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(3));
            vec![insert(OrderItem::table())
                .values(row)
                .prefix_for("sqlite", "OR IGNORE")
                .prefix_for("mysql", "IGNORE")
                .prefix_for("oracle", "DELAYED")
                .into()]
        }, any {
            let items = any::order_items();
            let row = (items.c("order_id").set(1), items.c("item_id").set(2), items.c("quantity").set(3));
            vec![insert(&items)
                .values(row)
                .prefix_for("sqlite", "OR IGNORE")
                .prefix_for("mysql", "IGNORE")
                .prefix_for("oracle", "DELAYED")
                .into()]
        };
        "insert/prefix_or_replace": typed {
            let row = (OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(3));
            vec![insert(OrderItem::table()).values(row).prefix_with("OR REPLACE").into()]
        }, any {
            let items = any::order_items();
            let row = (items.c("order_id").set(1), items.c("item_id").set(2), items.c("quantity").set(3));
            vec![insert(&items).values(row).prefix_with("OR REPLACE").into()]
        };
    }
}
