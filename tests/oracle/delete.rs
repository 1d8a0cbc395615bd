//! The ports of area `delete`.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, User, any};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "delete/every_row": typed vec![delete(User::table()).into()], any vec![delete(any::users()).into()];
        "delete/where": typed vec![delete(User::table()).filter(User::id.eq(5)).into()], any {
            let users = any::users();
            vec![delete(&users).filter(users.c("id").eq(5)).into()]
        };
        "delete/where_chained": typed {
            vec![delete(User::table()).filter(User::age.gt(5)).filter(User::name.eq("ed")).filter(!User::active).into()]
        }, any {
            let users = any::users();
            vec![delete(&users).filter(users.c("age").gt(5)).filter(users.c("name").eq("ed")).filter(!users.c("active")).into()]
        };
        "delete/schema_qualified": typed vec![delete(Part::table()).filter(Part::vendor.eq("acme")).into()], any {
            let parts = any::parts();
            vec![delete(&parts).filter(parts.c("vendor").eq("acme")).into()]
        };
        "delete/alias": typed {
            let u = User::alias("u");
            vec![delete(&u).filter(u.col(User::id).eq(5)).into()]
        }, any {
            let u = any::users().alias("u");
            vec![delete(&u).filter(u.c("id").eq(5)).into()]
        };
        "delete/written_inline": typed {
            vec![delete(User::table()).filter(User::name.eq("it's")).filter(User::age.in_([1, 2])).into()]
        }, any {
            let users = any::users();
            vec![delete(&users).filter(users.c("name").eq("it's")).filter(users.c("age").in_([1, 2])).into()]
        };
        "delete/where_in_subquery": typed {
            vec![delete(Order::table()).filter(Order::user_id.in_(select(User::id).filter(User::age.lt(18)))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![delete(&orders).filter(orders.c("user_id").in_(select(users.c("id")).filter(users.c("age").lt(18)))).into()]
        };
        "delete/where_tuple_in_subquery": typed {
            let pairs = select((Order::id, Item::id)).filter(Item::price.gt(Order::total));
            vec![delete(OrderItem::table()).filter(tuple((OrderItem::order_id, OrderItem::item_id)).in_(pairs)).into()]
        }, any {
            let (orders, items, lines) = (any::orders(), any::items(), any::order_items());
            let pairs = select((orders.c("id"), items.c("id"))).filter(items.c("price").gt(orders.c("total")));
            vec![delete(&lines).filter(tuple((lines.c("order_id"), lines.c("item_id"))).in_(pairs)).into()]
        };
        "delete/correlated_exists": typed {
            vec![delete(User::table()).filter(!exists(select(star()).filter(Order::user_id.eq(User::id)))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![delete(&users).filter(!exists(select(star()).filter(orders.c("user_id").eq(users.c("id"))))).into()]
        };
        "delete/correlated_scalar_subquery": typed {
            let count = select(func::count(OrderItem::item_id)).filter(OrderItem::order_id.eq(Order::id)).scalar();
            vec![delete(Order::table()).filter(count.eq(0)).into()]
        }, any {
            let (orders, lines) = (any::orders(), any::order_items());
            let count = select(func::count(lines.c("item_id"))).filter(lines.c("order_id").eq(orders.c("id"))).scalar();
            vec![delete(&orders).filter(count.eq(0)).into()]
        };
        "delete/subquery_of_an_alias_of_the_same_table": typed {
            let other = Address::alias("other");
            let older = other.col(Address::email).eq(Address::email) & other.col(Address::id).lt(Address::id);
            vec![delete(Address::table()).filter(exists(select(star()).filter(older))).into()]
        }, any {
            let addresses = any::addresses();
            let other = addresses.alias("other");
            let older = other.c("email").eq(addresses.c("email")) & other.c("id").lt(addresses.c("id"));
            vec![delete(&addresses).filter(exists(select(star()).filter(older))).into()]
        };
        "delete/with_another_table": typed {
            vec![delete(Address::table()).filter(Address::user_id.eq(User::id)).filter(User::name.eq("ed")).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![delete(&addresses).filter(addresses.c("user_id").eq(users.c("id"))).filter(users.c("name").eq("ed")).into()]
        }, error "Unsupported: DELETE with several tables";
        "delete/with_two_other_tables": typed {
            let joined = OrderItem::order_id.eq(Order::id) & Order::user_id.eq(User::id);
            vec![delete(OrderItem::table()).filter(joined).filter(User::age.lt(18)).into()]
        }, any {
            let (users, orders, lines) = (any::users(), any::orders(), any::order_items());
            let joined = lines.c("order_id").eq(orders.c("id")) & orders.c("user_id").eq(users.c("id"));
            vec![delete(&lines).filter(joined).filter(users.c("age").lt(18)).into()]
        };
        "delete/with_an_alias_of_itself": typed {
            let boss = User::alias("boss");
            vec![delete(User::table()).filter(User::manager_id.eq(boss.col(User::id))).filter(boss.col(User::name).eq("ed")).into()]
        }, any {
            let users = any::users();
            let boss = users.alias("boss");
            vec![delete(&users).filter(users.c("manager_id").eq(boss.c("id"))).filter(boss.c("name").eq("ed")).into()]
        };
        "delete/alias_with_another_table": typed {
            let a = Address::alias("a");
            vec![delete(&a).filter(a.col(Address::user_id).eq(User::id)).into()]
        }, any {
            let a = any::addresses().alias("a");
            vec![delete(&a).filter(a.c("user_id").eq(any::users().c("id"))).into()]
        };
        "delete/using_stated": typed {
            vec![delete(Address::table()).using(User::table()).filter(Address::email.eq("x")).into()]
        }, any {
            let addresses = any::addresses();
            vec![delete(&addresses).using(any::users()).filter(addresses.c("email").eq("x")).into()]
        };
        "delete/using_subquery": typed {
            let idle = select(User::id).filter(User::age.gt(90)).subquery("idle");
            vec![delete(Address::table()).filter(Address::user_id.eq(idle.col(User::id))).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let idle = select(users.c("id")).filter(users.c("age").gt(90)).subquery("idle");
            vec![delete(&addresses).filter(addresses.c("user_id").eq(idle.c("id"))).into()]
        };
        "delete/using_join_with_itself": typed {
            vec![delete(User::table()).left_join(Order::table()).filter(Order::id.is_null()).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![delete(&users).left_join(&orders).filter(orders.c("id").is_null()).into()]
        };
        "delete/subquery_correlates_to_the_other_table_too": typed {
            let cheap = exists(select(star()).filter(OrderItem::order_id.eq(Order::id)));
            vec![delete(Address::table()).filter(Address::id.eq(Order::address_id)).filter(!cheap).into()]
        }, any {
            let (addresses, orders, lines) = (any::addresses(), any::orders(), any::order_items());
            let cheap = exists(select(star()).filter(lines.c("order_id").eq(orders.c("id"))));
            vec![delete(&addresses).filter(addresses.c("id").eq(orders.c("address_id"))).filter(!cheap).into()]
        };
        "delete/returning": typed {
            vec![delete(User::table()).filter(User::id.eq(5)).returning((User::id, func::lower(User::name).label("low"))).into()]
        }, any {
            let users = any::users();
            let low = func::lower(users.c("name")).label("low");
            vec![delete(&users).filter(users.c("id").eq(5)).returning((users.c("id"), low)).into()]
        };
        "delete/using_returning_both": typed {
            vec![delete(Address::table()).filter(Address::user_id.eq(User::id)).returning((Address::id, User::name)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let gone = delete(&addresses).filter(addresses.c("user_id").eq(users.c("id")));
            vec![gone.returning((addresses.c("id"), users.c("name"))).into()]
        };
        "delete/limit": typed vec![delete(User::table()).filter(User::age.gt(5)).limit(10).into()], any {
            let users = any::users();
            vec![delete(&users).filter(users.c("age").gt(5)).limit(10).into()]
        };
        "delete/prefix": typed {
            vec![delete(User::table()).filter(User::id.eq(5)).prefix_with("QUICK").prefix_with("IGNORE").into()]
        }, any {
            let users = any::users();
            vec![delete(&users).filter(users.c("id").eq(5)).prefix_with("QUICK").prefix_with("IGNORE").into()]
        };
        "delete/only_hint": typed vec![delete(User::table()).only().filter(User::id.eq(5)).into()], any {
            let users = any::users();
            vec![delete(&users).only().filter(users.c("id").eq(5)).into()]
        };
    }
}
