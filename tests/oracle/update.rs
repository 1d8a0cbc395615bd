//! The ports of area `update`.

use super::harness::{Port, ports};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Reserved, Status, User, any};
use aludel::DateTime;
use aludel::prelude::*;

#[derive(Model, Debug, Clone)]
#[model(table = "t")]
struct Noted {
    #[column(primary_key)]
    id: i32,
    n: Option<i32>,
    #[column(default_on_update = func::now())]
    at: Option<DateTime>,
}

pub fn ports() -> Vec<Port> {
    ports! {
        "update/values": typed vec![update(User::table()).set(User::name.set("ed")).filter(User::id.eq(5)).into()], any {
            let users = any::users();
            vec![update(&users).set(users.c("name").set("ed")).filter(users.c("id").eq(5)).into()]
        };
        "update/every_row": typed vec![update(User::table()).set(User::active.set(false)).into()], any {
            let users = any::users();
            vec![update(&users).set(users.c("active").set(false)).into()]
        };
        "update/columns_come_in_table_order": typed {
            let set = (User::age.set(5), User::name.set("ed"), User::active.set(true));
            vec![update(User::table()).set(set).filter(User::id.eq(1)).into()]
        }, any {
            let users = any::users();
            let set = vec![users.c("age").set(5), users.c("name").set("ed"), users.c("active").set(true)];
            vec![update(&users).set(set).filter(users.c("id").eq(1)).into()]
        };
        "update/values_accumulate": typed {
            let first = update(User::table()).set(User::name.set("ed")).filter(User::id.eq(1));
            vec![first.set(User::age.set(5)).filter(User::age.gt(3)).into()]
        }, any {
            let users = any::users();
            let first = update(&users).set(users.c("name").set("ed")).filter(users.c("id").eq(1));
            vec![first.set(users.c("age").set(5)).filter(users.c("age").gt(3)).into()]
        };
        "update/ordered_values": typed {
            vec![update(User::table()).set_ordered((User::age.set(5), User::name.set("ed"), User::score.set(User::age + 1))).into()]
        }, any {
            let users = any::users();
            let set = (users.c("age").set(5), users.c("name").set("ed"), users.c("score").set(users.c("age") + 1));
            vec![update(&users).set_ordered(set).into()]
        };
        "update/own_column": typed {
            let set = (User::age.set(User::age + 1), User::name.set(func::lower(User::name)));
            vec![update(User::table()).set(set).filter(User::age.lt(100)).into()]
        }, any {
            let users = any::users();
            let set = (users.c("age").set(users.c("age") + 1), users.c("name").set(func::lower(users.c("name"))));
            vec![update(&users).set(set).filter(users.c("age").lt(100)).into()]
        };
        "update/null_and_value": typed {
            let set = (User::email.set(None::<String>), User::fullname.set(null()), User::age.set(literal(3) + 4));
            vec![update(User::table()).set(set).into()]
        }, any {
            let users = any::users();
            let set = (users.c("email").set(Value::Null), users.c("fullname").set(null()), users.c("age").set(literal(3) + 4));
            vec![update(&users).set(set).into()]
        };
        "update/case_expression": typed {
            let level = case().when(User::age.gt(60), "senior").when(User::age.gt(18), User::name).otherwise("young");
            vec![update(User::table()).set(User::fullname.set(level)).into()]
        }, any {
            let users = any::users();
            let level = case().when(users.c("age").gt(60), "senior").when(users.c("age").gt(18), users.c("name")).otherwise("young");
            vec![update(&users).set(users.c("fullname").set(level)).into()]
        };
        "update/enum": typed {
            vec![update(Order::table()).set(Order::status.set(Status::shipped)).filter(Order::status.eq(Status::paid)).into()]
        }, any {
            let status = any::orders().c("status");
            vec![update(any::orders()).set(status.set(Status::shipped)).filter(status.eq(Status::paid)).into()]
        };
        "update/binds_in_textual_order": typed {
            let set = (User::name.set("first"), User::age.set(User::age + 2));
            vec![update(User::table()).set(set).filter(User::name.eq("third")).filter(User::age.between(4, 5)).into()]
        }, any {
            let users = any::users();
            let set = (users.c("name").set("first"), users.c("age").set(users.c("age") + 2));
            vec![update(&users).set(set).filter(users.c("name").eq("third")).filter(users.c("age").between(4, 5)).into()]
        };
        "update/quoted_names": typed {
            let set = (Reserved::mixed_case.set("x"), Reserved::select.set(Reserved::mixed_case));
            vec![update(Reserved::table()).set(set).filter(Reserved::group.eq(1)).into()]
        }, any {
            let order = any::reserved();
            let set = (order.c("mixed Case").set("x"), order.c("Select").set(order.c("mixed Case")));
            vec![update(&order).set(set).filter(order.c("group").eq(1)).into()]
        };
        "update/schema_qualified": typed {
            vec![update(Part::table()).set(Part::assembly_number.set(Part::number)).filter(Part::vendor.eq("acme")).into()]
        }, any {
            let parts = any::parts();
            vec![update(&parts).set(parts.c("assembly_number").set(parts.c("number"))).filter(parts.c("vendor").eq("acme")).into()]
        };
        "update/alias": typed {
            let u = User::alias("u");
            vec![update(&u).set(User::name.set("ed")).filter(u.col(User::id).eq(5)).into()]
        }, any {
            let users = any::users();
            let u = users.alias("u");
            vec![update(&u).set(users.c("name").set("ed")).filter(u.c("id").eq(5)).into()]
        };
        "update/unknown_column": , any {
            let users = any::users();
            vec![update(&users).set(users.c("nickname").set("ed")).into()]
        }, error "NoSuchColumn: nickname";
        "update/written_inline": typed {
            vec![update(User::table()).set((User::name.set("it's"), User::age.set(User::age + 1))).filter(User::id.eq(5)).into()]
        }, any {
            let users = any::users();
            let set = (users.c("name").set("it's"), users.c("age").set(users.c("age") + 1));
            vec![update(&users).set(set).filter(users.c("id").eq(5)).into()]
        };
        "update/named_binds": typed {
            let (new, old) = (param::<String>("new_name").value("ed"), param::<String>("old_name").value("wendy"));
            vec![update(User::table()).set(User::name.set(new)).filter(User::name.eq(old)).into()]
        }, any {
            let name = any::users().c("name");
            let (new, old) = (param::<String>("new_name").value("ed"), param::<String>("old_name").value("wendy"));
            vec![update(any::users()).set(name.set(new)).filter(name.eq(old)).into()]
        };
        "update/onupdate_is_added": typed {
            vec![update(Noted::table()).set(Noted::n.set(5)).filter(Noted::id.eq(1)).into()]
        }, any {
            let t = Table::new("t")
                .column(ColumnDef::new("id", DataType::Integer).primary_key())
                .column(ColumnDef::new("n", DataType::Integer))
                .column(ColumnDef::new("at", DataType::DateTime).default_on_update(func::now()));
            vec![update(&t).set(t.c("n").set(5)).filter(t.c("id").eq(1)).into()]
        };
        "update/correlated_subquery": typed {
            let spent = select(func::sum(Order::total)).filter(Order::user_id.eq(User::id)).scalar();
            vec![update(User::table()).set(User::balance.set(spent)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select(func::sum(orders.c("total"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            vec![update(&users).set(users.c("balance").set(spent)).into()]
        };
        "update/subquery_that_is_not_correlated": typed {
            let mean = select(func::avg(Order::total)).scalar();
            vec![update(User::table()).set(User::balance.set(mean)).filter(User::balance.is_null()).into()]
        }, any {
            let balance = any::users().c("balance");
            let mean = select(func::avg(any::orders().c("total"))).scalar();
            vec![update(any::users()).set(balance.set(mean)).filter(balance.is_null()).into()]
        };
        "update/where_exists": typed {
            let ordered = exists(select(Order::id).filter(Order::user_id.eq(User::id)));
            vec![update(User::table()).set(User::active.set(true)).filter(ordered).filter(User::age.gt(18)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let ordered = exists(select(orders.c("id")).filter(orders.c("user_id").eq(users.c("id"))));
            vec![update(&users).set(users.c("active").set(true)).filter(ordered).filter(users.c("age").gt(18)).into()]
        };
        "update/where_scalar_subquery": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).scalar();
            vec![update(User::table()).set(User::active.set(false)).filter(newest.lt(User::created_at)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            vec![update(&users).set(users.c("active").set(false)).filter(newest.lt(users.c("created_at"))).into()]
        };
        "update/tuple": typed {
            let pair = select((Address::email, Address::id)).filter(Address::user_id.eq(User::id));
            vec![update(User::table()).set(tuple((User::email, User::age)).set(pair)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let pair = select((addresses.c("email"), addresses.c("id"))).filter(addresses.c("user_id").eq(users.c("id")));
            vec![update(&users).set(tuple((users.c("email"), users.c("age"))).set(pair)).into()]
        };
        "update/from": typed {
            vec![update(User::table())
                .set(User::email.set(Address::email))
                .filter(User::id.eq(Address::user_id))
                .filter(Address::verified.is_null())
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![update(&users)
                .set(users.c("email").set(addresses.c("email")))
                .filter(users.c("id").eq(addresses.c("user_id")))
                .filter(addresses.c("verified").is_null())
                .into()]
        };
        "update/from_three_tables": typed {
            let joined = OrderItem::order_id.eq(Order::id) & OrderItem::item_id.eq(Item::id);
            vec![update(OrderItem::table())
                .set(OrderItem::quantity.set(OrderItem::quantity + 1))
                .filter(joined)
                .filter(Order::total.gt(5))
                .filter(Item::price.lt(3))
                .into()]
        }, any {
            let (lines, orders, items) = (any::order_items(), any::orders(), any::items());
            let joined = lines.c("order_id").eq(orders.c("id")) & lines.c("item_id").eq(items.c("id"));
            vec![update(&lines)
                .set(lines.c("quantity").set(lines.c("quantity") + 1))
                .filter(joined)
                .filter(orders.c("total").gt(5))
                .filter(items.c("price").lt(3))
                .into()]
        };
        "update/from_alias_of_the_same_table": typed {
            let boss = User::alias("boss");
            vec![update(User::table())
                .set(User::age.set(boss.col(User::age)))
                .filter(User::manager_id.eq(boss.col(User::id)))
                .filter(boss.col(User::name).eq("ed"))
                .into()]
        }, any {
            let users = any::users();
            let boss = users.alias("boss");
            vec![update(&users)
                .set(users.c("age").set(boss.c("age")))
                .filter(users.c("manager_id").eq(boss.c("id")))
                .filter(boss.c("name").eq("ed"))
                .into()]
        };
        "update/alias_from_another": typed {
            let u = User::alias("u");
            vec![update(&u).set(User::name.set(Address::email)).filter(u.col(User::id).eq(Address::user_id)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let u = users.alias("u");
            vec![update(&u).set(users.c("name").set(addresses.c("email"))).filter(u.c("id").eq(addresses.c("user_id"))).into()]
        };
        "update/from_subquery": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).subquery("spent");
            vec![update(User::table())
                .set(User::balance.set(spent.col(&total)))
                .filter(User::id.eq(spent.col(Order::user_id)))
                .filter(User::age.gt(5))
                .into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).subquery("spent");
            vec![update(&users)
                .set(users.c("balance").set(spent.c("total")))
                .filter(users.c("id").eq(spent.c("user_id")))
                .filter(users.c("age").gt(5))
                .into()]
        };
        "update/two_tables_at_once": typed {
            vec![update(User::table())
                .set((User::email.set("user"), Address::email.set("address")))
                .filter(User::id.eq(Address::user_id))
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![update(&users)
                .set((users.c("email").set("user"), addresses.c("email").set("address")))
                .filter(users.c("id").eq(addresses.c("user_id")))
                .into()]
        };
        "update/join": typed {
            vec![update(User::table()).left_join(Address::table()).set(User::active.set(false)).filter(Address::id.is_null()).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![update(&users).left_join(&addresses).set(users.c("active").set(false)).filter(addresses.c("id").is_null()).into()]
        };
        "update/subquery_correlates_to_the_other_table_too": typed {
            let bought = select(func::count(OrderItem::item_id)).filter(OrderItem::order_id.eq(Order::id)).scalar();
            vec![update(User::table()).set(User::age.set(bought)).filter(User::id.eq(Order::user_id)).into()]
        }, any {
            let (users, orders, items) = (any::users(), any::orders(), any::order_items());
            let bought = select(func::count(items.c("item_id"))).filter(items.c("order_id").eq(orders.c("id"))).scalar();
            vec![update(&users).set(users.c("age").set(bought)).filter(users.c("id").eq(orders.c("user_id"))).into()]
        };
        "update/returning": typed {
            vec![update(User::table())
                .set(User::age.set(User::age + 1))
                .filter(User::id.eq(5))
                .returning((User::id, User::age, func::lower(User::name)))
                .into()]
        }, any {
            let users = any::users();
            vec![update(&users)
                .set(users.c("age").set(users.c("age") + 1))
                .filter(users.c("id").eq(5))
                .returning((users.c("id"), users.c("age"), func::lower(users.c("name"))))
                .into()]
        };
        "update/from_returning_both": typed {
            let changed = update(User::table()).set(User::email.set(Address::email)).filter(User::id.eq(Address::user_id));
            vec![changed.returning((User::id, Address::id, Address::email)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let changed = update(&users).set(users.c("email").set(addresses.c("email"))).filter(users.c("id").eq(addresses.c("user_id")));
            vec![changed.returning((users.c("id"), addresses.c("id"), addresses.c("email"))).into()]
        };
        "update/limit": typed vec![update(User::table()).set(User::active.set(false)).filter(User::age.gt(5)).limit(10).into()], any {
            let users = any::users();
            vec![update(&users).set(users.c("active").set(false)).filter(users.c("age").gt(5)).limit(10).into()]
        };
        "update/prefix": typed {
            vec![update(User::table()).set(User::active.set(false)).prefix_with("LOW_PRIORITY").prefix_with("IGNORE").into()]
        }, any {
            let users = any::users();
            vec![update(&users).set(users.c("active").set(false)).prefix_with("LOW_PRIORITY").prefix_with("IGNORE").into()]
        };
        "update/prefix_or_ignore": typed vec![update(User::table()).set(User::email.set("x")).prefix_with("OR IGNORE").into()], any {
            let users = any::users();
            vec![update(&users).set(users.c("email").set("x")).prefix_with("OR IGNORE").into()]
        };
        "update/only_hint": typed vec![update(User::table()).only().set(User::active.set(false)).filter(User::id.eq(5)).into()], any {
            let users = any::users();
            vec![update(&users).only().set(users.c("active").set(false)).filter(users.c("id").eq(5)).into()]
        };
    }
}
