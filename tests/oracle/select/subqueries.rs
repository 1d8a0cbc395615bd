//! Subqueries in FROM and as values, EXISTS, correlation.

use crate::fixtures::corpus::{Address, Item, Order, OrderItem, User, any};
use crate::harness::{Port, ports};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "select/from_subquery": typed {
            let adults = select((User::id, User::name)).filter(User::age.gt(18)).subquery("adults");
            vec![select(adults.col(User::name)).filter(adults.col(User::id).gt(5)).into()]
        }, any {
            let users = any::users();
            let adults = select((users.c("id"), users.c("name"))).filter(users.c("age").gt(18)).subquery("adults");
            vec![select(adults.c("name")).filter(adults.c("id").gt(5)).into()]
        };
        "select/from_subquery_unnamed": typed {
            let adults = select((User::id, User::name)).filter(User::age.gt(18)).subquery(Unnamed);
            vec![select(adults.all()).into()]
        }, any {
            let users = any::users();
            let adults = select((users.c("id"), users.c("name"))).filter(users.c("age").gt(18)).subquery(Unnamed);
            vec![select(adults.all()).into()]
        };
        "select/from_subqueries_unnamed_are_numbered": typed {
            let first = select(User::id).filter(User::age.gt(18)).subquery(Unnamed);
            let second = select(Address::user_id).filter(Address::email.eq("x")).subquery(Unnamed);
            vec![select((second.col(Address::user_id), first.col(User::id)))
                .filter(first.col(User::id).eq(second.col(Address::user_id)))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let first = select(users.c("id")).filter(users.c("age").gt(18)).subquery(Unnamed);
            let second = select(addresses.c("user_id")).filter(addresses.c("email").eq("x")).subquery(Unnamed);
            vec![select((second.c("user_id"), first.c("id"))).filter(first.c("id").eq(second.c("user_id"))).into()]
        };
        "select/from_subquery_within_subquery": typed {
            let inner = select((User::id, User::age + 1)).subquery(Unnamed);
            let outer = select(inner.all()).filter(inner.col(User::id).gt(1)).subquery(Unnamed);
            vec![select(outer.all()).filter(outer.col(User::id).gt(2)).into()]
        }, any {
            let users = any::users();
            let inner = select((users.c("id"), users.c("age") + 1)).subquery(Unnamed);
            let outer = select(inner.all()).filter(inner.c("id").gt(1)).subquery(Unnamed);
            vec![select(outer.all()).filter(outer.c("id").gt(2)).into()]
        };
        "select/from_subquery_with_unlabelled_expressions": typed {
            let inner = select((User::age + 1, func::count(User::id), func::count(User::name))).group_by(User::age).subquery("s");
            vec![select(inner.all()).into()]
        }, any {
            let users = any::users();
            let inner = select((users.c("age") + 1, func::count(users.c("id")), func::count(users.c("name")))).group_by(users.c("age"));
            vec![select(inner.subquery("s").all()).into()]
        };
        "select/from_subquery_with_names_twice": typed {
            let pairs = select((User::id, Address::id, Address::email)).join(Address::table()).subquery("pairs");
            vec![select(pairs.all()).filter(pairs.col(Address::id).gt(pairs.col(User::id))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let pairs = select((users.c("id"), addresses.c("id"), addresses.c("email"))).join(&addresses).subquery("pairs");
            vec![select(pairs.all()).filter(pairs.c("id_1").gt(pairs.c("id"))).into()]
        };
        "select/from_subquery_with_names_of_its_tables": typed {
            let pairs = select((User::id, Address::id, Address::email)).join(Address::table());
            let pairs = pairs.label_style(LabelStyle::TablenamePlusCol).subquery("pairs");
            vec![select((pairs.col(User::id), pairs.col(Address::id))).filter(pairs.col(Address::email).eq("x")).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let pairs = select((users.c("id"), addresses.c("id"), addresses.c("email"))).join(&addresses);
            let pairs = pairs.label_style(LabelStyle::TablenamePlusCol).subquery("pairs");
            vec![select((pairs.c("users_id"), pairs.c("addresses_id"))).filter(pairs.c("addresses_email").eq("x")).into()]
        };
        "select/count_of_subquery": typed {
            vec![select(func::count_all()).from(select(User::name).distinct().limit(100).subquery(Unnamed)).into()]
        }, any {
            vec![select(func::count_all()).from(select(any::users().c("name")).distinct().limit(100).subquery(Unnamed)).into()]
        };

        "select/scalar_subquery_in_columns": typed {
            let count = select(func::count(Address::id)).filter(Address::user_id.eq(User::id)).scalar();
            vec![select((User::name, count.label("mails"))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let count = select(func::count(addresses.c("id"))).filter(addresses.c("user_id").eq(users.c("id"))).scalar();
            vec![select((users.c("name"), count.label("mails"))).into()]
        };
        "select/scalar_subquery_without_label": typed {
            let count = select(func::count(Address::id)).filter(Address::user_id.eq(User::id)).scalar();
            let oldest = select(func::max(User::age)).correlate(()).scalar();
            vec![select((User::name, count, oldest)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let count = select(func::count(addresses.c("id"))).filter(addresses.c("user_id").eq(users.c("id"))).scalar();
            let oldest = select(func::max(users.c("age"))).correlate(()).scalar();
            vec![select((users.c("name"), count, oldest)).into()]
        };
        "select/scalar_subquery_in_arithmetic": typed {
            let top = select(func::max(Item::price)).scalar();
            vec![select((Order::id, Order::total - &top, (top * 2).label("twice"))).into()]
        }, any {
            let (orders, items) = (any::orders(), any::items());
            let top = select(func::max(items.c("price"))).scalar();
            vec![select((orders.c("id"), orders.c("total") - &top, (top * 2).label("twice"))).into()]
        };
        "select/scalar_subquery_with_limit": typed {
            let last = select(Order::total).filter(Order::user_id.eq(User::id)).order_by(Order::placed_at.desc()).limit(1);
            vec![select((User::name, last.scalar().label("last_total"))).filter(User::age.gt(5)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let last = select(orders.c("total")).filter(orders.c("user_id").eq(users.c("id"))).order_by(orders.c("placed_at").desc()).limit(1);
            vec![select((users.c("name"), last.scalar().label("last_total"))).filter(users.c("age").gt(5)).into()]
        };
        "select/scalar_subquery_alone": typed {
            vec![select((select(func::count(User::id)).scalar(), select(literal(3)).scalar().label("three"))).into()]
        }, any {
            vec![select((select(func::count(any::users().c("id"))).scalar(), select(literal(3)).scalar().label("three"))).into()]
        };

        "select/not_exists": typed {
            vec![select(User::id).filter(!exists(select(star()).filter(Address::user_id.eq(User::id)))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(users.c("id")).filter(!exists(select(star()).filter(addresses.c("user_id").eq(users.c("id"))))).into()]
        };
        "select/exists_of_select": typed {
            let found = select(literal_column("1")).from(Order::table()).filter(Order::user_id.eq(User::id)).filter(Order::total.gt(5));
            vec![select(User::id).filter(exists(found)).filter(User::age.gt(3)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let found = select(literal_column("1"))
                .from(&orders)
                .filter(orders.c("user_id").eq(users.c("id")))
                .filter(orders.c("total").gt(5));
            vec![select(users.c("id")).filter(exists(found)).filter(users.c("age").gt(3)).into()]
        };
        "select/exists_alone": typed {
            vec![select(exists(select(User::id).filter(User::name.eq("ed")))).into()]
        }, any {
            let users = any::users();
            vec![select(exists(select(users.c("id")).filter(users.c("name").eq("ed")))).into()]
        };

        "select/correlates_by_itself": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).scalar();
            vec![select(User::id).filter(newest.gt(User::created_at)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            vec![select(users.c("id")).filter(newest.gt(users.c("created_at"))).into()]
        };
        "select/correlating_by_itself_leaves_no_from": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).scalar();
            vec![select((User::id, Order::id)).filter(Order::placed_at.eq(newest)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            vec![select((users.c("id"), orders.c("id"))).filter(orders.c("placed_at").eq(newest)).into()]
        }, error "Invalid: subquery";
        "select/correlate_names_the_tables": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).correlate(User::table()).scalar();
            vec![select((User::id, Order::id)).filter(Order::placed_at.eq(newest)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest =
                select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).correlate(&users).scalar();
            vec![select((users.c("id"), orders.c("id"))).filter(orders.c("placed_at").eq(newest)).into()]
        };
        "select/correlate_except": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).correlate_except(Order::table()).scalar();
            vec![select((User::id, Order::id)).filter(Order::placed_at.eq(newest)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest =
                select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).correlate_except(&orders).scalar();
            vec![select((users.c("id"), orders.c("id"))).filter(orders.c("placed_at").eq(newest)).into()]
        };
        "select/correlate_off": typed {
            let matches = select(func::count_all()).filter(Address::user_id.eq(User::id)).correlate(()).scalar();
            vec![select(User::id).filter(User::id.gt(matches)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let matches = select(func::count_all()).filter(addresses.c("user_id").eq(users.c("id"))).correlate(()).scalar();
            vec![select(users.c("id")).filter(users.c("id").gt(matches)).into()]
        };
        "select/same_alone_table_does_not_correlate": typed {
            let oldest = select(func::max(User::age)).scalar();
            vec![select(User::id).filter(User::age.eq(oldest)).into()]
        }, any {
            let users = any::users();
            let oldest = select(func::max(users.c("age"))).scalar();
            vec![select(users.c("id")).filter(users.c("age").eq(oldest)).into()]
        };
        "select/correlates_to_alias": typed {
            let u = User::alias("u");
            let mates = select(func::count(User::id)).filter(User::manager_id.eq(u.col(User::manager_id))).scalar();
            vec![select(u.col(User::name)).filter(mates.gt(3)).into()]
        }, any {
            let (users, u) = (any::users(), any::users().alias("u"));
            let mates = select(func::count(users.c("id"))).filter(users.c("manager_id").eq(u.c("manager_id"))).scalar();
            vec![select(u.c("name")).filter(mates.gt(3)).into()]
        };
        "select/correlates_at_each_level": typed {
            let bought = exists(select(star()).filter(OrderItem::order_id.eq(Order::id)));
            let ordered = exists(select(star()).filter(Order::user_id.eq(User::id)).filter(bought));
            vec![select(User::id).filter(ordered).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let bought = exists(select(star()).filter(order_items.c("order_id").eq(orders.c("id"))));
            let ordered = exists(select(star()).filter(orders.c("user_id").eq(users.c("id"))).filter(bought));
            vec![select(users.c("id")).filter(ordered).into()]
        };
        "select/correlates_by_itself_to_the_next_level_only": typed {
            let item = exists(select(star()).filter(OrderItem::order_id.eq(Order::id)).filter(OrderItem::quantity.gt(User::age)));
            let ordered = exists(select(star()).filter(Order::user_id.eq(User::id)).filter(item));
            vec![select(User::id).filter(ordered).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let item = select(star())
                .filter(order_items.c("order_id").eq(orders.c("id")))
                .filter(order_items.c("quantity").gt(users.c("age")));
            let ordered = exists(select(star()).filter(orders.c("user_id").eq(users.c("id"))).filter(exists(item)));
            vec![select(users.c("id")).filter(ordered).into()]
        };
        "select/correlate_across_two_levels": typed {
            let item = select(star())
                .filter(OrderItem::order_id.eq(Order::id))
                .filter(OrderItem::quantity.gt(User::age))
                .correlate((Order::table(), User::table()));
            let ordered = exists(select(star()).filter(Order::user_id.eq(User::id)).filter(exists(item)));
            vec![select(User::id).filter(ordered).into()]
        }, any {
            let (users, orders, order_items) = (any::users(), any::orders(), any::order_items());
            let item = select(star())
                .filter(order_items.c("order_id").eq(orders.c("id")))
                .filter(order_items.c("quantity").gt(users.c("age")))
                .correlate([&orders, &users]);
            let ordered = exists(select(star()).filter(orders.c("user_id").eq(users.c("id"))).filter(exists(item)));
            vec![select(users.c("id")).filter(ordered).into()]
        };
        "select/subquery_in_from_does_not_correlate": typed {
            let mails = select(Address::id).filter(Address::user_id.eq(User::id)).subquery("mails");
            vec![select((User::id, mails.col(Address::id))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mails = select(addresses.c("id")).filter(addresses.c("user_id").eq(users.c("id"))).subquery("mails");
            vec![select((users.c("id"), mails.c("id"))).into()]
        };
    }
}
