//! SELECT's own clauses, ON CONFLICT, RETURNING, sequences.

use crate::fixtures::corpus::{Address, Order, OrderItem, Part, Reserved, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;

#[derive(Model, Debug, Clone)]
#[model(table = "t")]
struct Numbered {
    #[column(primary_key, default = Sequence::new("It's").schema("acme").next_value().typed::<i32>())]
    id: i32,
    n: Option<i32>,
}

/// `users (name, active)`
fn ed() -> Insert {
    insert(User::table()).values((User::name.set("ed"), User::active.set(true)))
}
fn any_ed() -> Insert {
    let users = any::users();
    insert(&users).values((users.c("name").set("ed"), users.c("active").set(true)))
}

pub fn ports() -> Vec<Port> {
    ports! {
        "postgresql/distinct_on": typed {
            let query = select((Order::user_id, Order::total)).distinct_on(Order::user_id);
            vec![query.order_by((Order::user_id, Order::total.desc())).into()]
        }, any {
            let (user_id, total) = (any::orders().c("user_id"), any::orders().c("total"));
            vec![select((&user_id, &total)).distinct_on(&user_id).order_by((&user_id, total.desc())).into()]
        };
        "postgresql/distinct_on_expressions": typed {
            vec![select(User::id).distinct_on((func::lower(User::name), User::age + 1)).into()]
        }, any {
            let c = |name: &str| any::users().c(name);
            vec![select(c("id")).distinct_on((func::lower(c("name")), c("age") + 1)).into()]
        };
        "postgresql/select_only": typed {
            vec![select(User::id).hint(User::table(), "ONLY").filter(User::id.gt(1)).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).hint(&users, "ONLY").filter(users.c("id").gt(1)).into()]
        };
        "postgresql/locks": typed {
            let chosen = || select(User::id);
            built![
                chosen().for_update(),
                chosen().for_no_key_update(),
                chosen().for_share(),
                chosen().for_key_share(),
                chosen().for_update().nowait(),
                chosen().for_share().skip_locked(),
            ]
        }, any {
            let chosen = || select(any::users().c("id"));
            built![
                chosen().for_update(),
                chosen().for_no_key_update(),
                chosen().for_share(),
                chosen().for_key_share(),
                chosen().for_update().nowait(),
                chosen().for_share().skip_locked(),
            ]
        };
        "postgresql/lock_of_tables": typed {
            let a = Address::alias(Unnamed);
            let joined = select((User::id, a.col(Address::id))).join_on(&a, a.col(Address::user_id).eq(User::id));
            built![
                joined.clone().for_update().of(User::table()),
                joined.for_no_key_update().of((User::id, a.col(Address::email))).nowait(),
                select(Part::vendor).for_update().of(Part::table()),
            ]
        }, any {
            let (users, parts, a) = (any::users(), any::parts(), any::addresses().alias(Unnamed));
            let joined = select((users.c("id"), a.c("id"))).join_on(&a, a.c("user_id").eq(users.c("id")));
            built![
                joined.clone().for_update().of(&users),
                joined.for_no_key_update().of((users.c("id"), a.c("email"))).nowait(),
                select(parts.c("vendor")).for_update().of(&parts),
            ]
        };
        "postgresql/tablesample": typed {
            let part = User::alias("part").tablesample(func::call::<Any>("bernoulli", (5,))).repeatable(literal(42));
            let query = select((part.col(User::id), User::id)).from(&part);
            vec![query.join_on(User::table(), part.col(User::id).eq(User::id)).into()]
        }, any {
            let (users, part) = (any::users(), any::users().alias("part"));
            let part = part.tablesample(func::call::<Any>("bernoulli", (5,))).repeatable(literal(42));
            let query = select((part.c("id"), users.c("id"))).from(&part);
            vec![query.join_on(&users, part.c("id").eq(users.c("id"))).into()]
        };
        "postgresql/tablesample_by_number": typed {
            vec![select(User::alias(Unnamed).tablesample(10).col(User::name)).into()]
        }, any vec![select(any::users().alias(Unnamed).tablesample(10).c("name")).into()];
        "postgresql/lateral_subquery": typed {
            let latest = select((Order::total, Order::placed_at)).filter(Order::user_id.eq(User::id));
            let last = latest.order_by(Order::placed_at.desc()).limit(2).lateral("last").outer();
            vec![select((User::name, last.col(Order::total))).left_join_on(&last, true).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let latest = select((orders.c("total"), orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id")));
            let last = latest.order_by(orders.c("placed_at").desc()).limit(2).lateral("last").outer();
            vec![select((users.c("name"), last.c("total"))).left_join_on(&last, true).into()]
        };
        "postgresql/fetch_with_ties": typed {
            vec![select(User::id).order_by(User::age).offset(2).fetch_with_ties(5).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("age")).offset(2).fetch_with_ties(5).into()]
        };
        "postgresql/on_conflict_do_nothing": typed {
            built![
                ed().on_any_conflict().do_nothing().returning(User::id),
                ed().on_conflict(User::email).do_nothing().returning(User::id),
                ed().on_conflict_constraint("uq_users_email").do_nothing().returning(User::id),
            ]
        }, any {
            let c = |name: &str| any::users().c(name);
            built![
                any_ed().on_any_conflict().do_nothing().returning(c("id")),
                any_ed().on_conflict(c("email")).do_nothing().returning(c("id")),
                any_ed().on_conflict_constraint("uq_users_email").do_nothing().returning(c("id")),
            ]
        };
        "postgresql/on_conflict_do_update": typed {
            let upper = func::upper(literal("x"));
            let set = (User::name.set_excluded(), User::age.set(User::age + 1), User::fullname.set(upper));
            vec![ed().values(User::id.set(1)).on_conflict(User::email).do_update(set).into()]
        }, any {
            let (c, upper) = (|name: &str| any::users().c(name), func::upper(literal("x")));
            let set = (c("name").set_excluded(), c("age").set(c("age") + 1), c("fullname").set(upper));
            vec![any_ed().values(c("id").set(1)).on_conflict(c("email")).do_update(set).into()]
        };
        "postgresql/on_conflict_do_update_where": typed {
            let conflict = ed().on_conflict((User::email, text("lower(name)").expr())).index_where(User::active.eq(true));
            let older = User::age.lt(5) | User::age.excluded().gt(User::age);
            vec![conflict.do_update(User::score.set(1.5)).filter(older).returning(User::id).into()]
        }, any {
            let c = |name: &str| any::users().c(name);
            let conflict = any_ed().on_conflict((c("email"), text("lower(name)").expr())).index_where(c("active").eq(true));
            let older = c("age").lt(5) | c("age").excluded().gt(c("age"));
            vec![conflict.do_update(c("score").set(1.5)).filter(older).returning(c("id")).into()]
        };
        "postgresql/on_conflict_on_constraint": typed {
            let rows = insert(OrderItem::table()).columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity));
            let quantity = OrderItem::quantity;
            let conflict = rows.rows([(1, 2, 3), (4, 5, 6)]).on_conflict((OrderItem::order_id, OrderItem::item_id));
            vec![conflict.do_update(quantity.set(quantity + quantity.excluded())).into()]
        }, any {
            let items = any::order_items();
            let c = |name: &str| items.c(name);
            let rows = insert(&items).columns((c("order_id"), c("item_id"), c("quantity"))).rows([(1, 2, 3), (4, 5, 6)]);
            let sum = c("quantity") + c("quantity").excluded();
            vec![rows.on_conflict((c("order_id"), c("item_id"))).do_update(c("quantity").set(sum)).into()]
        };
        "postgresql/on_conflict_of_quoted_names": typed {
            let conflict = insert(Reserved::table()).values(Reserved::group.set(1)).on_conflict_constraint("Uq of order");
            vec![conflict.do_update((Reserved::select.set_excluded(), Reserved::mixed_case.set("x"))).into()]
        }, any {
            let order = any::reserved();
            let conflict = insert(&order).values(order.c("group").set(1)).on_conflict_constraint("Uq of order");
            vec![conflict.do_update((order.c("Select").set_excluded(), order.c("mixed Case").set("x"))).into()]
        };
        "postgresql/on_conflict_from_select": typed {
            let users = select((User::id, User::email.not_null())).filter(User::id.gt(5));
            let insert = insert(Address::table()).from_select((Address::user_id, Address::email), users);
            vec![insert.on_conflict(Address::email).do_update(Address::verified.set(None::<bool>)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let query = select((users.c("id"), users.c("email"))).filter(users.c("id").gt(5));
            let insert = insert(&addresses).from_select((addresses.c("user_id"), addresses.c("email")), query);
            vec![insert.on_conflict(addresses.c("email")).do_update(addresses.c("verified").set(None::<bool>)).into()]
        };
        "postgresql/returning": typed {
            let one = literal_column("1").label("one");
            built![
                ed().returning((User::id, func::length(User::name).label("size"))),
                update(User::table()).set(User::age.set(User::age + 1)).filter(User::id.eq(1)).returning(User::age),
                delete(User::table()).filter(User::id.eq(1)).returning((User::id, one)),
                insert(Part::table()).values((Part::vendor.set("v"), Part::number.set(1))).returning(Part::all()),
            ]
        }, any {
            let (users, parts, one) = (any::users(), any::parts(), literal_column("1").label("one"));
            let c = |name: &str| any::users().c(name);
            built![
                any_ed().returning((c("id"), func::length(c("name")).label("size"))),
                update(&users).set(c("age").set(c("age") + 1)).filter(c("id").eq(1)).returning(c("age")),
                delete(&users).filter(c("id").eq(1)).returning((c("id"), one)),
                insert(&parts).values((parts.c("vendor").set("v"), parts.c("number").set(1))).returning(parts.all()),
            ]
        };
        "postgresql/insert_with_sequence": typed {
            built![
                insert(Numbered::table()).values(Numbered::n.set(5)).returning(Numbered::id),
                select(func::next_value(&Sequence::new("ticket"))),
            ]
        }, any {
            let key = ColumnDef::new("id", DataType::Integer).primary_key();
            let t = Table::new("t")
                .column(key.default(Sequence::new("It's").schema("acme").next_value()))
                .column(ColumnDef::new("n", DataType::Integer));
            built![insert(&t).values(t.c("n").set(5)).returning(t.c("id")), select(func::next_value(&Sequence::new("ticket")))]
        };
    }
}
