//! Joins.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, User, any};
use aludel::prelude::*;
use aludel::schema::Constraint;

#[derive(Model, Debug, Clone)]
#[model(table = "team")]
struct Team {
    #[column(primary_key)]
    id: i32,
    #[column(length = 9)]
    name: Option<String>,
}
#[derive(Model, Debug, Clone)]
#[model(table = "played")]
struct Played {
    #[column(foreign_key = "team.id")]
    home_id: Option<i32>,
    #[column(foreign_key = "team.id")]
    away_id: Option<i32>,
}
fn team() -> Table {
    Table::new("team")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("name", DataType::Varchar(Some(9))))
}
fn played() -> Table {
    Table::new("played")
        .column(ColumnDef::new("home_id", DataType::Integer).foreign_key("team.id"))
        .column(ColumnDef::new("away_id", DataType::Integer).foreign_key("team.id"))
}

pub fn ports() -> Vec<Port> {
    by_key().into_iter().chain(given()).chain(kinds()).chain(left()).chain(nested()).chain(lateral()).collect()
}

/// ON from the foreign keys
fn by_key() -> Vec<Port> {
    ports! {
        "join/on_foreign_key": typed {
            vec![select((User::name, Address::email)).join(Address::table()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("name"), addresses.c("email"))).join(&addresses).into()]
        };
        "join/on_foreign_key_from_the_other_side": typed {
            vec![select((Address::email, User::name)).join(User::table()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((addresses.c("email"), users.c("name"))).join(&users).into()]
        };
        "join/left_side_is_taken_from_the_columns": typed {
            vec![select(User::name).join(Order::table()).filter(Order::total.gt(5)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![select(users.c("name")).join(&orders).filter(orders.c("total").gt(5)).into()]
        };
        "join/chain_finds_the_table_with_a_foreign_key": typed {
            vec![select((User::name, Item::description)).join(Order::table()).join(OrderItem::table()).join(Item::table()).into()]
        }, any {
            let (users, items) = (any::users(), any::items());
            vec![select((users.c("name"), items.c("description"))).join(any::orders()).join(any::order_items()).join(&items).into()]
        };
        "join/select_from_join": typed {
            vec![select((User::name, Address::email)).from(User::table().join(Address::table())).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("name"), addresses.c("email"))).from(users.join(&addresses)).into()]
        };
        "join/ambiguous_foreign_keys": typed {
            vec![select(Played::home_id).join(Team::table()).into()]
        }, any {
            vec![select(played().c("home_id")).join(team()).into()]
        }, error r#"AmbiguousJoin { to: "team", choices: ["team.id = played.home_id", "team.id = played.away_id"] }"#;
        "join/ambiguous_foreign_keys_with_on": typed {
            let (home, away) = (Team::alias("home"), Team::alias("away"));
            vec![select((home.col(Team::name), away.col(Team::name)))
                .join_from_on(Played::table(), &home, Played::home_id.eq(home.col(Team::id)))
                .join_on(&away, Played::away_id.eq(away.col(Team::id)))
                .into()]
        }, any {
            let (home, away, played) = (team().alias("home"), team().alias("away"), played());
            vec![select((home.c("name"), away.c("name")))
                .join_from_on(&played, &home, played.c("home_id").eq(home.c("id")))
                .join_on(&away, played.c("away_id").eq(away.c("id")))
                .into()]
        };
        "join/no_foreign_key": typed {
            vec![select(User::name).join_from(User::table(), Item::table()).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("name")).join_from(&users, any::items()).into()]
        }, error r#"NoForeignKey { to: "items", from: "\"users\"" }"#;
        "join/composite_foreign_key": , any {
            let column = |name| ColumnDef::new(name, DataType::Integer);
            let shelf = Table::new("shelf").column(column("hall").primary_key()).column(column("number").primary_key());
            let boxes = Table::new("box")
                .column(column("id").primary_key())
                .column(column("hall"))
                .column(column("shelf_number"))
                .constraint(Constraint::foreign_key(["hall", "shelf_number"], ["shelf.hall", "shelf.number"]));
            vec![select((boxes.c("id"), shelf.c("number"))).join(&shelf).into()]
        };
        "join/on_foreign_key_of_aliases": typed {
            let (u, a) = (User::alias("u"), Address::alias("a"));
            vec![select((u.col(User::name), a.col(Address::email))).join_from(&u, &a).into()]
        }, any {
            let (u, a) = (any::users().alias("u"), any::addresses().alias("a"));
            vec![select((u.c("name"), a.c("email"))).join_from(&u, &a).into()]
        };
        "join/on_foreign_key_of_subquery": typed {
            let mails = select((Address::user_id, Address::email)).filter(Address::verified.is_null()).subquery("mails");
            vec![select((User::name, mails.col(Address::email))).join(&mails).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mails = select((addresses.c("user_id"), addresses.c("email"))).filter(addresses.c("verified").is_null()).subquery("mails");
            vec![select((users.c("name"), mails.c("email"))).join(&mails).into()]
        };
    }
}

/// ON given
fn given() -> Vec<Port> {
    ports! {
        "join/on_given": typed {
            vec![select(User::name)
                .join_on(Address::table(), Address::user_id.eq(User::id) & Address::email.eq(User::email))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let on = addresses.c("user_id").eq(users.c("id")) & addresses.c("email").eq(users.c("email"));
            vec![select(users.c("name")).join_on(&addresses, on).into()]
        };
        "join/on_or_is_not_grouped": typed {
            vec![select(User::name)
                .join_on(Address::table(), Address::user_id.eq(User::id) | Address::email.eq(User::email))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let on = addresses.c("user_id").eq(users.c("id")) | addresses.c("email").eq(users.c("email"));
            vec![select(users.c("name")).join_on(&addresses, on).into()]
        };
        "join/on_with_a_value": typed {
            vec![select(User::name)
                .join_on(Address::table(), Address::user_id.eq(User::id) & Address::email.eq("x"))
                .filter(User::age.gt(5))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let on = addresses.c("user_id").eq(users.c("id")) & addresses.c("email").eq("x");
            vec![select(users.c("name")).join_on(&addresses, on).filter(users.c("age").gt(5)).into()]
        };
        "join/cross_by_true": typed {
            vec![select((User::name, Item::id)).join_on(Item::table(), true_()).into()]
        }, any {
            let (users, items) = (any::users(), any::items());
            vec![select((users.c("name"), items.c("id"))).join_on(&items, true_()).into()]
        };
    }
}

fn kinds() -> Vec<Port> {
    ports! {
        "join/left_outer": typed {
            vec![select((User::name, Address::email.nullable())).outer_join(Address::table()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("name"), addresses.c("email"))).outer_join(&addresses).into()]
        };
        "join/left_outer_by_argument": typed {
            vec![select((User::name, Address::email.nullable())).left_join(Address::table()).filter(Address::id.is_null()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("name"), addresses.c("email"))).left_join(&addresses).filter(addresses.c("id").is_null()).into()]
        };
        "join/left_outer_with_more_criteria": typed {
            vec![select(User::name).left_join_on(Order::table(), Order::user_id.eq(User::id) & Order::total.gt(100)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let on = orders.c("user_id").eq(users.c("id")) & orders.c("total").gt(100);
            vec![select(users.c("name")).outer_join_on(&orders, on).into()]
        };
        "join/full_outer": typed {
            vec![select((User::name.nullable(), Address::email.nullable())).full_join(Address::table()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("name"), addresses.c("email"))).full_join(&addresses).into()]
        };
        "join/kinds_mixed_in_a_chain": typed {
            vec![select((User::name, Order::total, OrderItem::quantity.nullable()))
                .join_from(User::table(), Order::table())
                .left_join_on(OrderItem::table(), OrderItem::order_id.eq(Order::id) & OrderItem::quantity.gt(1))
                .into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let on = order_items.c("order_id").eq(orders.c("id")) & order_items.c("quantity").gt(1);
            vec![select((users.c("name"), orders.c("total"), order_items.c("quantity")))
                .join_from(&users, &orders)
                .left_join_on(&order_items, on)
                .into()]
        };
    }
}

/// Which table is on the left
fn left() -> Vec<Port> {
    ports! {
        "join/join_from": typed {
            vec![select((Address::email, User::name)).join_from(User::table(), Address::table()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((addresses.c("email"), users.c("name"))).join_from(&users, &addresses).into()]
        };
        "join/join_beside_another_table": typed {
            vec![select((User::name, Address::email, Item::price))
                .join_from(User::table(), Address::table())
                .filter(Item::price.gt(5))
                .into()]
        }, any {
            let (users, addresses, items) = (any::users(), any::addresses(), any::items());
            vec![select((users.c("name"), addresses.c("email"), items.c("price")))
                .join_from(&users, &addresses)
                .filter(items.c("price").gt(5))
                .into()]
        };
        "join/two_joins_side_by_side": typed {
            let u = User::alias("u");
            vec![select((User::name, Address::email, u.col(User::name), Order::total))
                .join_from(User::table(), Address::table())
                .join_from_on(&u, Order::table(), Order::user_id.eq(u.col(User::id)))
                .filter(u.col(User::id).ne(User::id))
                .into()]
        }, any {
            let (users, addresses, orders) = (any::users(), any::addresses(), any::orders());
            let u = users.alias("u");
            vec![select((users.c("name"), addresses.c("email"), u.c("name"), orders.c("total")))
                .join_from(&users, &addresses)
                .join_from_on(&u, &orders, orders.c("user_id").eq(u.c("id")))
                .filter(u.c("id").ne(users.c("id")))
                .into()]
        };
        "join/left_side_is_found_among_several": typed {
            vec![select((Item::price, User::name, Address::email))
                .from(Item::table())
                .from(User::table())
                .join(Address::table())
                .into()]
        }, any {
            let (users, addresses, items) = (any::users(), any::addresses(), any::items());
            vec![select((items.c("price"), users.c("name"), addresses.c("email"))).from(&items).from(&users).join(&addresses).into()]
        };
        "join/left_side_is_ambiguous": typed {
            vec![select((User::name, OrderItem::quantity)).join(Order::table()).into()]
        }, any {
            vec![select((any::users().c("name"), any::order_items().c("quantity"))).join(any::orders()).into()]
        }, error r#"AmbiguousJoin { to: "orders", choices: ["users", "order_items"] }"#;
        "join/join_then_comma": typed {
            vec![select((User::id, Address::id, Item::id)).from(User::table().join(Address::table())).from(Item::table()).into()]
        }, any {
            let (users, addresses, items) = (any::users(), any::addresses(), any::items());
            vec![select((users.c("id"), addresses.c("id"), items.c("id"))).from(users.join(&addresses)).from(&items).into()]
        };
    }
}

/// A table with itself, subqueries, and nesting
fn nested() -> Vec<Port> {
    ports! {
        "join/with_itself": typed {
            let boss = User::alias("boss");
            vec![select((User::name, boss.col(User::name).label("boss_name")))
                .join_on(&boss, User::manager_id.eq(boss.col(User::id)))
                .into()]
        }, any {
            let users = any::users();
            let boss = users.alias("boss");
            vec![select((users.c("name"), boss.c("name").label("boss_name")))
                .join_on(&boss, users.c("manager_id").eq(boss.c("id")))
                .into()]
        };
        "join/two_levels_with_itself": typed {
            let (boss, chief) = (User::alias("boss").outer(), User::alias("chief").outer());
            vec![select((User::name, boss.col(User::name), chief.col(User::name)))
                .left_join_on(&boss, User::manager_id.eq(boss.col(User::id)))
                .left_join_on(&chief, boss.col(User::manager_id).eq(chief.col(User::id)))
                .into()]
        }, any {
            let users = any::users();
            let (boss, chief) = (users.alias("boss"), users.alias("chief"));
            vec![select((users.c("name"), boss.c("name"), chief.c("name")))
                .left_join_on(&boss, users.c("manager_id").eq(boss.c("id")))
                .left_join_on(&chief, boss.c("manager_id").eq(chief.c("id")))
                .into()]
        };
        "join/subquery": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).subquery("spent").outer();
            vec![select((User::name, spent.col(&total))).left_join_on(&spent, spent.col(Order::user_id).eq(User::id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total")))
                .group_by(orders.c("user_id"))
                .subquery("spent");
            vec![select((users.c("name"), spent.c("total"))).left_join_on(&spent, spent.c("user_id").eq(users.c("id"))).into()]
        };
        "join/subquery_on_the_left": typed {
            let newest = Order::select().order_by(Order::placed_at.desc()).limit(5).subquery("newest");
            vec![select((newest.col(Order::id), User::name)).join_from(&newest, User::table()).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(orders.all()).order_by(orders.c("placed_at").desc()).limit(5).subquery("newest");
            vec![select((newest.c("id"), users.c("name"))).join_from(&newest, &users).into()]
        };
        "join/nested_on_the_right": typed {
            let content = OrderItem::table().join(Item::table());
            vec![select((Order::id, Item::price)).from(Order::table().left_join(&content)).into()]
        }, any {
            let (orders, items) = (any::orders(), any::items());
            let content = any::order_items().join(&items);
            vec![select((orders.c("id"), items.c("price"))).from(orders.left_join(&content)).into()]
        };
        "join/nested_on_the_left": typed {
            vec![select(User::name)
                .from(User::table().join(Order::table()).join(OrderItem::table()))
                .filter(OrderItem::quantity.gt(5))
                .into()]
        }, any {
            let (users, order_items) = (any::users(), any::order_items());
            vec![select(users.c("name"))
                .from(users.join(any::orders()).join(&order_items))
                .filter(order_items.c("quantity").gt(5))
                .into()]
        };
        "join/nested_as_argument_of_join": typed {
            let bought = Order::table().join(OrderItem::table()).join(Item::table());
            vec![select((User::name, Item::id.nullable())).left_join_on(&bought, Order::user_id.eq(User::id)).into()]
        }, any {
            let (users, orders, items) = (any::users(), any::orders(), any::items());
            let bought = orders.join(any::order_items()).join(&items);
            vec![select((users.c("name"), items.c("id"))).left_join_on(&bought, orders.c("user_id").eq(users.c("id"))).into()]
        };
        "join/select_of_a_join": typed {
            vec![OrderItem::table().join(Item::table()).select().into()]
        }, any {
            vec![any::order_items().join(any::items()).select().into()]
        };
        "join/hides_its_tables": typed {
            vec![select(User::id)
                .from(User::table().join(Address::table()))
                .filter(Address::email.eq("x"))
                .filter(User::age.gt(5))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(users.c("id"))
                .from(users.join(&addresses))
                .filter(addresses.c("email").eq("x"))
                .filter(users.c("age").gt(5))
                .into()]
        };
        "join/within_a_correlated_subquery": typed {
            let bought = select(func::sum(OrderItem::quantity))
                .join_from(Order::table(), OrderItem::table())
                .filter(Order::user_id.eq(User::id));
            vec![select((User::name, bought.scalar().label("bought"))).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let bought = select(func::sum(order_items.c("quantity")))
                .join_from(&orders, &order_items)
                .filter(orders.c("user_id").eq(users.c("id")));
            vec![select((users.c("name"), bought.scalar().label("bought"))).into()]
        };
    }
}

fn lateral() -> Vec<Port> {
    ports! {
        "join/lateral": typed {
            let last = select(Order::total).filter(Order::user_id.eq(User::id)).order_by(Order::id.desc()).limit(3).lateral("last");
            vec![select((User::name, last.col(Order::total))).join_on(&last, true_()).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let last = select(orders.c("total"))
                .filter(orders.c("user_id").eq(users.c("id")))
                .order_by(orders.c("id").desc())
                .limit(3)
                .lateral("last");
            vec![select((users.c("name"), last.c("total"))).join_on(&last, true_()).into()]
        };
        "join/lateral_left_outer": typed {
            let last = select(Order::total).filter(Order::user_id.eq(User::id)).limit(1).lateral("last").outer();
            vec![select((User::name, last.col(Order::total))).from(User::table().left_join_on(&last, true_())).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let last = select(orders.c("total")).filter(orders.c("user_id").eq(users.c("id"))).limit(1).lateral("last");
            vec![select((users.c("name"), last.c("total"))).from(users.left_join_on(&last, true_())).into()]
        };
        "join/lateral_unnamed_in_from_list": typed {
            let spent = func::sum(Order::total).label("spent");
            let total = select(&spent).filter(Order::user_id.eq(User::id)).lateral(Unnamed);
            vec![select((User::name, total.col(&spent))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = func::sum(orders.c("total")).label("spent");
            let total = select(&spent).filter(orders.c("user_id").eq(users.c("id"))).lateral(Unnamed);
            vec![select((users.c("name"), total.c("spent"))).into()]
        };
        "join/lateral_reaches_an_earlier_lateral": typed {
            let last = select(Order::id).filter(Order::user_id.eq(User::id)).order_by(Order::id.desc()).limit(1).lateral("last");
            let n = func::count_all().label("n");
            let bought = select(&n).filter(OrderItem::order_id.eq(last.col(Order::id))).lateral("bought");
            vec![select((User::name, bought.col(&n))).from(User::table()).join_on(&last, true_()).join_on(&bought, true_()).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let last = select(orders.c("id"))
                .filter(orders.c("user_id").eq(users.c("id")))
                .order_by(orders.c("id").desc())
                .limit(1)
                .lateral("last");
            let n = func::count_all().label("n");
            let bought = select(&n).filter(order_items.c("order_id").eq(last.c("id"))).lateral("bought");
            vec![select((users.c("name"), bought.c("n"))).from(&users).join_on(&last, true_()).join_on(&bought, true_()).into()]
        };
    }
}
