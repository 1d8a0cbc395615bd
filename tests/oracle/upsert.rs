//! The ports of area `upsert`.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Order, OrderItem, Part, User, any};
use aludel::prelude::*;
use aludel::query::Assignment;

/// `users (id, name, active)`
fn ed() -> Insert {
    insert(User::table()).values((User::id.set(1), User::name.set("ed"), User::active.set(true)))
}
fn any_ed() -> Insert {
    let users = any::users();
    insert(&users).values((users.c("id").set(1), users.c("name").set("ed"), users.c("active").set(true)))
}
/// `users (id, name, email, active)`
fn ed_with_email() -> Insert {
    ed().values(User::email.set("e"))
}
fn any_ed_with_email() -> Insert {
    any_ed().values(any::users().c("email").set("e"))
}
/// `users (name, email, active)`
fn new_ed() -> Insert {
    insert(User::table()).values((User::name.set("ed"), User::email.set("e"), User::active.set(true)))
}
fn any_new_ed() -> Insert {
    let users = any::users();
    insert(&users).values((users.c("name").set("ed"), users.c("email").set("e"), users.c("active").set(true)))
}
fn line() -> Insert {
    insert(OrderItem::table()).values((OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(3)))
}
fn any_line() -> Insert {
    let items = any::order_items();
    insert(&items).values((items.c("order_id").set(1), items.c("item_id").set(2), items.c("quantity").set(3)))
}
fn lines() -> Insert {
    insert(OrderItem::table()).columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity)).rows([(1, 2, 3), (1, 5, 6)])
}
fn any_lines() -> Insert {
    let items = any::order_items();
    let row = |order: i32, item: i32, quantity: i32| {
        vec![items.c("order_id").set(order), items.c("item_id").set(item), items.c("quantity").set(quantity)]
    };
    insert(&items).rows([row(1, 2, 3), row(1, 5, 6)])
}
fn key() -> Vec<aludel::query::AnyColumn> {
    let items = any::order_items();
    vec![items.c("order_id"), items.c("item_id")]
}
fn addresses_of_users() -> Insert {
    let chosen = select((User::id, User::id, User::email.not_null())).filter(User::age.gt(5));
    insert(Address::table()).from_select((Address::id, Address::user_id, Address::email), chosen)
}
fn upper_name() -> (Assignment, Assignment, Assignment) {
    (User::age.set(5), User::name.set_excluded(), User::fullname.set(func::upper(User::name.excluded())))
}
fn any_upper_name() -> Vec<Assignment> {
    let users = any::users();
    let upper = users.c("fullname").set(func::upper(users.c("name").excluded()));
    vec![users.c("age").set(5), users.c("name").set_excluded(), upper]
}

pub fn ports() -> Vec<Port> {
    ports! {
        "upsert/pg_do_nothing": typed vec![ed().on_any_conflict().do_nothing().into()], any vec![any_ed().on_any_conflict().do_nothing().into()];
        "upsert/pg_do_nothing_on_columns": typed {
            vec![line().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_nothing().into()]
        }, any vec![any_line().on_conflict(key()).do_nothing().into()];
        "upsert/pg_do_nothing_on_constraint": typed vec![ed().on_conflict_constraint("uq_users_email").do_nothing().into()], any {
            vec![any_ed().on_conflict_constraint("uq_users_email").do_nothing().into()]
        };
        "upsert/pg_do_update": typed vec![ed().on_conflict(User::id).do_update(User::name.set("ed again")).into()], any {
            let users = any::users();
            vec![any_ed().on_conflict(users.c("id")).do_update(users.c("name").set("ed again")).into()]
        };
        "upsert/pg_do_update_excluded": typed {
            vec![line().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set_excluded()).into()]
        }, any vec![any_line().on_conflict(key()).do_update(any::order_items().c("quantity").set_excluded()).into()];
        "upsert/pg_do_update_of_old_and_new": typed {
            let total = OrderItem::quantity + OrderItem::quantity.excluded();
            let least = func::call::<i32>("least", (total, 99));
            vec![line().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set(least)).into()]
        }, any {
            let quantity = any::order_items().c("quantity");
            let least = func::call::<i32>("least", (&quantity + quantity.excluded(), 99));
            vec![any_line().on_conflict(key()).do_update(quantity.set(least)).into()]
        };
        "upsert/pg_set_comes_in_table_order": typed vec![ed_with_email().on_conflict(User::email).do_update(upper_name()).into()], any {
            vec![any_ed_with_email().on_conflict(any::users().c("email")).do_update(any_upper_name()).into()]
        };
        "upsert/pg_do_update_where": typed {
            vec![ed_with_email()
                .on_conflict(User::email)
                .do_update(User::name.set_excluded())
                .filter(User::age.gt(5) | User::name.ne(User::name.excluded()))
                .into()]
        }, any {
            let users = any::users();
            let name = users.c("name");
            vec![any_ed_with_email()
                .on_conflict(users.c("email"))
                .do_update(name.set_excluded())
                .filter(users.c("age").gt(5) | name.ne(name.excluded()))
                .into()]
        };
        "upsert/pg_partial_index": typed {
            let some = ed_with_email().on_conflict(User::email).index_where(User::active & User::age.gt(5));
            vec![some.do_update(User::name.set_excluded()).into()]
        }, any {
            let users = any::users();
            let some = any_ed_with_email().on_conflict(users.c("email")).index_where(users.c("active") & users.c("age").gt(5));
            vec![some.do_update(users.c("name").set_excluded()).into()]
        };
        "upsert/pg_on_expression": typed vec![ed().on_conflict(func::lower(User::email)).do_nothing().into()], any {
            vec![any_ed().on_conflict(func::lower(any::users().c("email"))).do_nothing().into()]
        };
        "upsert/pg_on_primary_key_constraint": typed {
            vec![line().on_conflict(OrderItem::table().primary_key()).do_update(OrderItem::quantity.set_excluded()).into()]
        }, any {
            let items = any::order_items();
            vec![any_line().on_conflict(items.primary_key()).do_update(items.c("quantity").set_excluded()).into()]
        };
        "upsert/pg_several_rows": typed {
            vec![lines().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set_excluded()).into()]
        }, any vec![any_lines().on_conflict(key()).do_update(any::order_items().c("quantity").set_excluded()).into()];
        "upsert/pg_from_select": typed {
            let chosen = select((User::id, User::email.not_null())).filter(User::age.gt(5));
            let made = insert(Address::table()).from_select((Address::user_id, Address::email), chosen);
            vec![made.on_conflict(Address::id).do_update(Address::email.set_excluded()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let chosen = select((users.c("id"), users.c("email"))).filter(users.c("age").gt(5));
            let made = insert(&addresses).from_select((addresses.c("user_id"), addresses.c("email")), chosen);
            vec![made.on_conflict(addresses.c("id")).do_update(addresses.c("email").set_excluded()).into()]
        };
        "upsert/pg_returning": typed {
            let made = new_ed().on_conflict(User::email).do_update(User::name.set_excluded());
            vec![made.returning((User::id, User::name)).into()]
        }, any {
            let users = any::users();
            let made = any_new_ed().on_conflict(users.c("email")).do_update(users.c("name").set_excluded());
            vec![made.returning((users.c("id"), users.c("name"))).into()]
        };
        "upsert/pg_subquery_in_set": typed {
            let top = select(func::max(Order::id)).scalar().not_null();
            vec![line().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set(top)).into()]
        }, any {
            let top = select(func::max(any::orders().c("id"))).scalar();
            vec![any_line().on_conflict(key()).do_update(any::order_items().c("quantity").set(top)).into()]
        };
        "upsert/pg_schema_qualified": typed {
            let made = insert(Part::table()).values((Part::vendor.set("acme"), Part::number.set(5), Part::assembly_number.set(6)));
            vec![made
                .on_conflict((Part::vendor, Part::number))
                .do_update(Part::assembly_number.set_excluded())
                .filter(Part::assembly_number.lt(Part::assembly_number.excluded()))
                .into()]
        }, any {
            let parts = any::parts();
            let assembly = parts.c("assembly_number");
            let made = insert(&parts).values((parts.c("vendor").set("acme"), parts.c("number").set(5), assembly.set(6)));
            vec![made
                .on_conflict((parts.c("vendor"), parts.c("number")))
                .do_update(assembly.set_excluded())
                .filter(assembly.lt(assembly.excluded()))
                .into()]
        };
        "upsert/sqlite_do_nothing": typed vec![ed().on_any_conflict().do_nothing().into()], any vec![any_ed().on_any_conflict().do_nothing().into()];
        "upsert/sqlite_do_nothing_on_columns": typed vec![ed().on_conflict(User::email).do_nothing().into()], any {
            vec![any_ed().on_conflict(any::users().c("email")).do_nothing().into()]
        };
        "upsert/sqlite_do_update_excluded": typed {
            let total = OrderItem::quantity + OrderItem::quantity.excluded();
            vec![line().on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set(total)).into()]
        }, any {
            let quantity = any::order_items().c("quantity");
            vec![any_line().on_conflict(key()).do_update(quantity.set(&quantity + quantity.excluded())).into()]
        };
        "upsert/sqlite_do_update_where": typed {
            vec![ed_with_email()
                .on_conflict(User::email)
                .do_update((User::name.set_excluded(), User::age.set(7)))
                .filter(User::name.ne(User::name.excluded()))
                .into()]
        }, any {
            let users = any::users();
            let name = users.c("name");
            vec![any_ed_with_email()
                .on_conflict(users.c("email"))
                .do_update((name.set_excluded(), users.c("age").set(7)))
                .filter(name.ne(name.excluded()))
                .into()]
        };
        "upsert/sqlite_partial_index": typed {
            vec![ed_with_email().on_conflict(User::email).index_where(User::age.gt(5)).do_update(User::name.set("x")).into()]
        }, any {
            let users = any::users();
            let some = any_ed_with_email().on_conflict(users.c("email")).index_where(users.c("age").gt(5));
            vec![some.do_update(users.c("name").set("x")).into()]
        };
        "upsert/sqlite_several_clauses": typed {
            vec![ed_with_email().on_conflict(User::id).do_update(User::name.set_excluded()).on_conflict(User::email).do_nothing().into()]
        }, any {
            let users = any::users();
            let made = any_ed_with_email().on_conflict(users.c("id")).do_update(users.c("name").set_excluded());
            vec![made.on_conflict(users.c("email")).do_nothing().into()]
        };
        "upsert/sqlite_from_select": typed {
            vec![addresses_of_users().on_conflict(Address::id).do_update(Address::email.set_excluded()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let chosen = select((users.c("id"), users.c("id"), users.c("email"))).filter(users.c("age").gt(5));
            let made = insert(&addresses).from_select((addresses.c("id"), addresses.c("user_id"), addresses.c("email")), chosen);
            vec![made.on_conflict(addresses.c("id")).do_update(addresses.c("email").set_excluded()).into()]
        };
        "upsert/sqlite_returning": typed {
            vec![new_ed().on_conflict(User::email).do_update(User::name.set_excluded()).returning(User::id).into()]
        }, any {
            let users = any::users();
            let made = any_new_ed().on_conflict(users.c("email")).do_update(users.c("name").set_excluded());
            vec![made.returning(users.c("id")).into()]
        };
        "upsert/mysql_value": typed vec![ed().on_duplicate_key_update(User::name.set("ed again")).into()], any {
            vec![any_ed().on_duplicate_key_update(any::users().c("name").set("ed again")).into()]
        };
        "upsert/mysql_inserted": typed vec![line().on_duplicate_key_update(OrderItem::quantity.set_excluded()).into()], any {
            vec![any_line().on_duplicate_key_update(any::order_items().c("quantity").set_excluded()).into()]
        };
        "upsert/mysql_expression_of_old_and_new": typed {
            let total = OrderItem::quantity + OrderItem::quantity.excluded();
            vec![line().on_duplicate_key_update(OrderItem::quantity.set(func::call::<i32>("least", (total, 99)))).into()]
        }, any {
            let quantity = any::order_items().c("quantity");
            let least = func::call::<i32>("least", (&quantity + quantity.excluded(), 99));
            vec![any_line().on_duplicate_key_update(quantity.set(least)).into()]
        };
        "upsert/mysql_dict_comes_in_table_order": typed vec![ed().on_duplicate_key_update(upper_name()).into()], any {
            vec![any_ed().on_duplicate_key_update(any_upper_name()).into()]
        };
        "upsert/mysql_list_keeps_its_order": typed {
            vec![ed().on_any_conflict().do_update_ordered((User::age.set(5), User::name.set_excluded())).into()]
        }, any {
            let users = any::users();
            vec![any_ed().on_any_conflict().do_update_ordered((users.c("age").set(5), users.c("name").set_excluded())).into()]
        };
        "upsert/mysql_several_rows": typed {
            let total = OrderItem::quantity + OrderItem::quantity.excluded();
            vec![lines().on_duplicate_key_update(OrderItem::quantity.set(total)).into()]
        }, any {
            let quantity = any::order_items().c("quantity");
            vec![any_lines().on_duplicate_key_update(quantity.set(&quantity + quantity.excluded())).into()]
        };
        "upsert/mysql_from_select": typed {
            let chosen = select((User::id, User::id, User::email.not_null()));
            let made = insert(Address::table()).from_select((Address::id, Address::user_id, Address::email), chosen);
            vec![made.on_duplicate_key_update(Address::email.set_excluded()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let chosen = select((users.c("id"), users.c("id"), users.c("email")));
            let made = insert(&addresses).from_select((addresses.c("id"), addresses.c("user_id"), addresses.c("email")), chosen);
            vec![made.on_duplicate_key_update(addresses.c("email").set_excluded()).into()]
        };
        "upsert/mysql_keeps_the_last_insert_id": typed {
            let id = func::call::<i32>("last_insert_id", (User::id,));
            vec![new_ed().on_duplicate_key_update((User::id.set(id), User::name.set_excluded())).into()]
        }, any {
            let users = any::users();
            let id = func::call::<i32>("last_insert_id", (users.c("id"),));
            vec![any_new_ed().on_duplicate_key_update((users.c("id").set(id), users.c("name").set_excluded())).into()]
        };
    }
}
