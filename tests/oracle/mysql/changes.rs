//! INSERT, UPDATE, DELETE.

use crate::fixtures::corpus::{Address, OrderItem, Reserved, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;

/// `users (name, active)`
fn ed() -> Insert {
    insert(User::table()).values((User::name.set("ed"), User::active.set(true)))
}
fn any_ed() -> Insert {
    let users = any::users();
    insert(&users).values((users.c("name").set("ed"), users.c("active").set(true)))
}

pub fn ports() -> Vec<Port> {
    [inserts(), changes()].into_iter().flatten().collect()
}

fn inserts() -> Vec<Port> {
    ports! {
        "mysql/insert_ignore": typed built![ed().prefix_with("IGNORE")], any built![any_ed().prefix_with("IGNORE")];
        "mysql/insert_on_duplicate_key": typed {
            let set = (User::name.set_excluded(), User::age.set(User::age + 1), User::fullname.set(func::upper(literal("x"))));
            built![ed().values(User::id.set(1)).on_duplicate_key_update(set)]
        }, any {
            let users = any::users();
            let (name, age) = (users.c("name"), users.c("age"));
            let set = (name.set_excluded(), age.set(&age + 1), users.c("fullname").set(func::upper(literal("x"))));
            built![any_ed().values(users.c("id").set(1)).on_duplicate_key_update(set)]
        };
        "mysql/insert_on_duplicate_key_in_given_order": typed {
            let more = OrderItem::quantity + OrderItem::quantity.excluded();
            built![
                insert(OrderItem::table())
                    .columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity))
                    .rows([(1, 2, 3), (1, 3, 4)])
                    .on_any_conflict()
                    .do_update_ordered((OrderItem::quantity.set(more), OrderItem::item_id.set(9)))
            ]
        }, any {
            let lines = any::order_items();
            let (order, item, quantity) = (lines.c("order_id"), lines.c("item_id"), lines.c("quantity"));
            let row = |(a, b, c): (i32, i32, i32)| vec![order.set(a), item.set(b), quantity.set(c)];
            built![
                insert(&lines)
                    .rows([(1, 2, 3), (1, 3, 4)].map(row))
                    .on_any_conflict()
                    .do_update_ordered((quantity.set(&quantity + quantity.excluded()), item.set(9)))
            ]
        };
        "mysql/insert_on_duplicate_key_from_select": typed {
            let mails = select((User::id, User::email.not_null()));
            let set = (Address::email.set_excluded(), Address::verified.set(None::<bool>));
            built![insert(Address::table()).from_select((Address::id, Address::email), mails).on_duplicate_key_update(set)]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mails = select((users.c("id"), users.c("email").not_null()));
            let set = (addresses.c("email").set_excluded(), addresses.c("verified").set(None::<bool>));
            let to = (addresses.c("id"), addresses.c("email"));
            built![insert(&addresses).from_select(to, mails).on_duplicate_key_update(set)]
        };
        "mysql/insert_on_duplicate_key_of_quoted_names": typed {
            let row = (Reserved::group.set(1), Reserved::select.set("x"));
            let set = (Reserved::select.set_excluded(), Reserved::quoted.set(param::<i32>("n").value(3)));
            built![insert(Reserved::table()).values(row).on_duplicate_key_update(set)]
        }, any {
            let order = any::reserved();
            let row = (order.c("group").set(1), order.c("Select").set("x"));
            let set = (order.c("Select").set_excluded(), order.c("quo\"te`d").set(param::<i32>("n").value(3)));
            built![insert(&order).values(row).on_duplicate_key_update(set)]
        };
        "mysql/insert_returning": typed built![ed().returning((User::id, User::name.label("called")))], any {
            let users = any::users();
            built![any_ed().returning((users.c("id"), users.c("name").label("called")))]
        };
        "mysql/insert_on_duplicate_key_returning": typed {
            let row = (User::id.set(1), User::name.set("ed"), User::active.set(false));
            built![insert(User::table()).values(row).on_duplicate_key_update(User::name.set_excluded()).returning(User::id)]
        }, any {
            let users = any::users();
            let name = users.c("name");
            let row = (users.c("id").set(1), name.set("ed"), users.c("active").set(false));
            built![insert(&users).values(row).on_duplicate_key_update(name.set_excluded()).returning(users.c("id"))]
        };
        "mysql/sequence_in_insert": typed {
            built![Ticket::table().create(), insert(Ticket::table()).values(Ticket::done.set(true))]
        }, any {
            let id = ColumnDef::new("id", DataType::Integer).primary_key().default(Sequence::new("ticket").next_value());
            let t = Table::new("t").column(id).column(ColumnDef::new("done", DataType::Boolean));
            built![t.create(), insert(&t).values(t.c("done").set(true))]
        };
    }
}

#[derive(Model)]
#[model(table = "t")]
#[allow(dead_code)]
struct Ticket {
    #[column(primary_key, default = Sequence::new("ticket").next_value())]
    id: i32,
    done: Option<bool>,
}

fn changes() -> Vec<Port> {
    ports! {
        "mysql/hint_on_update_and_delete": typed {
            built![
                update(User::table()).hint(User::table(), "FORCE INDEX (ix)").set(User::age.set(1)).filter(User::id.eq(2)),
                delete(User::table()).hint(User::table(), "FORCE INDEX (ix)").filter(User::id.eq(2)),
            ]
        }, any {
            let users = any::users();
            let (id, age) = (users.c("id"), users.c("age"));
            built![
                update(&users).hint(&users, "FORCE INDEX (ix)").set(age.set(1)).filter(id.eq(2)),
                delete(&users).hint(&users, "FORCE INDEX (ix)").filter(id.eq(2)),
            ]
        };
        "mysql/delete_returning": typed built![delete(User::table()).filter(User::id.eq(1)).returning(User::all())], any {
            let users = any::users();
            built![delete(&users).filter(users.c("id").eq(1)).returning(users.all())]
        };
        "mysql/update_and_delete_with_limit": typed {
            let old = User::age.gt(5);
            built![
                update(User::table()).filter(&old).set(User::age.set(5)).limit_for("mysql", 10).limit_for("mariadb", 20),
                delete(User::table()).filter(&old).limit_for("mysql", 1).limit_for("mariadb", 2),
            ]
        }, any {
            let users = any::users();
            let age = users.c("age");
            built![
                update(&users).filter(age.gt(5)).set(age.set(5)).limit_for("mysql", 10).limit_for("mariadb", 20),
                delete(&users).filter(age.gt(5)).limit_for("mysql", 1).limit_for("mariadb", 2),
            ]
        };
        "mysql/update_and_delete_limit_element": typed {
            built![
                update(User::table()).set(User::age.set(5)).limit(3),
                delete(User::table()).filter(User::name.eq("ed")).limit(param::<i64>("most").value(4)),
            ]
        }, any {
            let users = any::users();
            built![
                update(&users).set(users.c("age").set(5)).limit(3),
                delete(&users).filter(users.c("name").eq("ed")).limit(param::<i64>("most").value(4)),
            ]
        };
        "mysql/update_prefixes": typed {
            built![
                update(User::table()).prefix_with("LOW_PRIORITY").prefix_with("IGNORE").set(User::age.set(User::age + 1)),
                delete(User::table()).prefix_with("QUICK").filter(User::id.eq(1)),
            ]
        }, any {
            let users = any::users();
            let age = users.c("age");
            built![
                update(&users).prefix_with("LOW_PRIORITY").prefix_with("IGNORE").set(age.set(&age + 1)),
                delete(&users).prefix_with("QUICK").filter(users.c("id").eq(1)),
            ]
        };
        "mysql/update_several_tables": typed {
            built![
                update(User::table())
                    .set((User::age.set(1), Address::verified.set(true)))
                    .filter(User::id.eq(Address::user_id))
                    .filter(Address::email.eq("x"))
            ]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            built![
                update(&users)
                    .set((users.c("age").set(1), addresses.c("verified").set(true)))
                    .filter(users.c("id").eq(addresses.c("user_id")))
                    .filter(addresses.c("email").eq("x"))
            ]
        };
        "mysql/delete_using": typed {
            built![delete(Address::table()).filter(Address::user_id.eq(User::id)).filter(User::name.eq("ed"))]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let joined = addresses.c("user_id").eq(users.c("id"));
            built![delete(&addresses).filter(joined).filter(users.c("name").eq("ed"))]
        };
    }
}
