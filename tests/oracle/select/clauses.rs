//! ORDER BY, LIMIT, FETCH; locks, prefixes, hints, samples.

use crate::fixtures::corpus::{Address, Order, Part, User, any};
use crate::harness::{Port, ports};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "select/order_by": typed {
            vec![select(User::id).order_by((User::name, User::age.desc(), User::id.desc(), User::email.asc())).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id"))
                .order_by((users.c("name"), users.c("age").desc(), users.c("id").desc(), users.c("email").asc()))
                .into()]
        };
        "select/order_by_chained": typed {
            vec![select(User::id).order_by(User::name).order_by(User::age).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("name")).order_by(users.c("age")).into()]
        };
        "select/order_by_none_resets": typed {
            vec![select(User::id).order_by(User::name).clear_order_by().into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("name")).clear_order_by().into()]
        };
        "select/order_by_nulls": typed {
            vec![select(User::id)
                .order_by((User::age.desc().nulls_last(), User::name.nulls_first(), User::email.asc().nulls_last()))
                .into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id"))
                .order_by((users.c("age").desc().nulls_last(), users.c("name").nulls_first(), users.c("email").asc().nulls_last()))
                .into()]
        };
        "select/order_by_label_writes_its_name": typed {
            let doubled = (User::age * 2).label("doubled");
            vec![select((User::id, &doubled)).order_by(&doubled).into()]
        }, any {
            let users = any::users();
            let doubled = (users.c("age") * 2).label("doubled");
            vec![select((users.c("id"), &doubled)).order_by(&doubled).into()]
        };
        "select/order_by_label_descending": typed {
            let doubled = (User::age * 2).label("doubled");
            vec![select((User::id, &doubled)).order_by((doubled.desc(), by_name("doubled").desc())).into()]
        }, any {
            let users = any::users();
            let doubled = (users.c("age") * 2).label("doubled");
            vec![select((users.c("id"), &doubled)).order_by((doubled.desc(), by_name("doubled").desc())).into()]
        };
        "select/order_by_position": typed {
            vec![select((User::name, User::age)).order_by((text("2 DESC"), literal_column("1"))).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("name"), users.c("age"))).order_by((text("2 DESC"), literal_column("1"))).into()]
        };
        "select/order_by_scalar_subquery": typed {
            let newest = select(func::max(Order::placed_at)).filter(Order::user_id.eq(User::id)).scalar();
            vec![select(User::name).order_by((newest.desc(), User::id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let newest = select(func::max(orders.c("placed_at"))).filter(orders.c("user_id").eq(users.c("id"))).scalar();
            vec![select(users.c("name")).order_by((newest.desc(), users.c("id"))).into()]
        };

        "select/limit": typed { vec![select(User::id).limit(10).into()] }, any { vec![select(any::users().c("id")).limit(10).into()] };
        "select/limit_and_offset": typed {
            vec![select(User::id).order_by(User::id).limit(10).offset(20).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("id")).limit(10).offset(20).into()]
        };
        "select/offset_without_limit": typed {
            vec![select(User::id).offset(20).into()]
        }, any {
            vec![select(any::users().c("id")).offset(20).into()]
        };
        "select/limit_replaced_and_removed": typed {
            vec![select(User::id).limit(10).offset(5).limit(7).offset(None::<u64>).into()]
        }, any {
            vec![select(any::users().c("id")).limit(10).offset(5).limit(7).offset(None::<u64>).into()]
        };
        "select/slice": typed { vec![select(User::id).slice(10..25).into()] }, any { vec![select(any::users().c("id")).slice(10..25).into()] };
        "select/limit_expression": typed {
            vec![select(User::id).limit(literal(5) * 2).offset(func::abs(literal(-3))).into()]
        }, any {
            vec![select(any::users().c("id")).limit(literal(5) * 2).offset(func::abs(literal(-3))).into()]
        };
        "select/limit_written_inline": typed {
            vec![select(User::id).filter(User::name.eq("it's")).limit(10).offset(20).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).filter(users.c("name").eq("it's")).limit(10).offset(20).into()]
        };
        "select/offset_written_inline": typed {
            vec![select(User::id).offset(20).into()]
        }, any {
            vec![select(any::users().c("id")).offset(20).into()]
        };
        "select/fetch": typed {
            vec![select(User::id).order_by(User::id).fetch(5).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("id")).fetch(5).into()]
        };
        "select/fetch_with_ties_and_offset": typed {
            vec![select(User::id).order_by(User::age).offset(2).fetch_with_ties(5).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("age")).offset(2).fetch_with_ties(5).into()]
        };

        "select/for_update": typed {
            vec![select(User::id).filter(User::id.eq(5)).for_update().into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).filter(users.c("id").eq(5)).for_update().into()]
        };
        "select/for_update_comes_last": typed {
            vec![select(User::id).order_by(User::id).limit(3).for_update().skip_locked().into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).order_by(users.c("id")).limit(3).for_update().skip_locked().into()]
        };
        "select/for_update_nowait": typed {
            vec![select(User::id).for_update().nowait().into()]
        }, any {
            vec![select(any::users().c("id")).for_update().nowait().into()]
        };
        "select/for_share": typed { vec![select(User::id).for_share().into()] }, any { vec![select(any::users().c("id")).for_share().into()] };
        "select/for_update_of_column_names_its_table": typed {
            vec![select(User::id).join(Address::table()).for_update().of((User::id, User::name, Address::id)).nowait().into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select(users.c("id"))
                .join(&addresses)
                .for_update()
                .of([users.c("id"), users.c("name"), addresses.c("id")])
                .nowait()
                .into()]
        };
        "select/for_update_of_alias": typed {
            let u = User::alias("u");
            vec![select(u.col(User::id)).join_on(Address::table(), Address::user_id.eq(u.col(User::id))).for_share().of(&u).into()]
        }, any {
            let (u, addresses) = (any::users().alias("u"), any::addresses());
            vec![select(u.c("id")).join_on(&addresses, addresses.c("user_id").eq(u.c("id"))).for_share().of(&u).into()]
        };
        "select/for_update_of_has_no_schema": typed {
            vec![select(Part::number).for_update().of(Part::table()).into()]
        }, any {
            let parts = any::parts();
            vec![select(parts.c("number")).for_update().of(&parts).into()]
        };
        "select/for_no_key_update": typed {
            vec![select(User::id).for_no_key_update().into()]
        }, any {
            vec![select(any::users().c("id")).for_no_key_update().into()]
        };
        "select/for_key_share": typed {
            vec![select(User::id).for_key_share().of(User::table()).skip_locked().into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).for_key_share().of(&users).skip_locked().into()]
        };
        "select/for_update_in_subquery": typed {
            let queue = select(Order::id).filter(Order::address_id.is_null()).limit(1).for_update().skip_locked().subquery("queue");
            vec![select(queue.col(Order::id)).into()]
        }, any {
            let orders = any::orders();
            let queue = select(orders.c("id")).filter(orders.c("address_id").is_null()).limit(1).for_update().skip_locked().subquery("queue");
            vec![select(queue.c("id")).into()]
        };

        "select/prefix_for_one_dialect": typed {
            vec![select(User::id).prefix_for("mysql", "SQL_NO_CACHE").prefix_for("postgresql", "ALL").into()]
        }, any {
            vec![select(any::users().c("id")).prefix_for("mysql", "SQL_NO_CACHE").prefix_for("postgresql", "ALL").into()]
        };
        "select/prefix_comes_before_distinct": typed {
            vec![select(User::id)
                .distinct()
                .prefix_with("HIGH_PRIORITY")
                .prefix_with("STRAIGHT_JOIN")
                .prefix_with(text("SQL_BIG_RESULT"))
                .into()]
        }, any {
            vec![select(any::users().c("id"))
                .distinct()
                .prefix_with("HIGH_PRIORITY")
                .prefix_with("STRAIGHT_JOIN")
                .prefix_with(text("SQL_BIG_RESULT"))
                .into()]
        };
        "select/suffix": typed {
            vec![select(User::id)
                .limit(1)
                .suffix_for("mysql", "FOR UPDATE")
                .suffix_for("mysql", "NOWAIT")
                .suffix_with("/* end */")
                .into()]
        }, any {
            vec![select(any::users().c("id"))
                .limit(1)
                .suffix_for("mysql", "FOR UPDATE")
                .suffix_for("mysql", "NOWAIT")
                .suffix_with("/* end */")
                .into()]
        };
        "select/only_hint": typed {
            vec![select(User::id).hint(User::table(), "ONLY").into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).hint(&users, "ONLY").into()]
        };
        "select/only_hint_on_alias": typed {
            let u = User::alias("u");
            vec![select(u.col(User::id)).hint_for("postgresql", &u, "ONLY").into()]
        }, any {
            let u = any::users().alias("u");
            vec![select(u.c("id")).hint_for("postgresql", &u, "ONLY").into()]
        };
        "select/unknown_hint": typed {
            vec![select(User::id).hint(User::table(), "USE INDEX (ix_name)").into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).hint(&users, "USE INDEX (ix_name)").into()]
        }, error "Unsupported: hint \"USE INDEX (ix_name)\"";
        "select/statement_hint": typed {
            vec![select(User::id)
                .filter(User::id.eq(5))
                .limit(2)
                .statement_hint("/* one */")
                .statement_hint_for("postgresql", "/* two */")
                .statement_hint("/* three */")
                .into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id"))
                .filter(users.c("id").eq(5))
                .limit(2)
                .statement_hint("/* one */")
                .statement_hint_for("postgresql", "/* two */")
                .statement_hint("/* three */")
                .into()]
        };

        "select/tablesample": typed {
            let part = User::alias(Unnamed).tablesample(10);
            vec![select(part.col(User::id)).filter(part.col(User::age).gt(5)).into()]
        }, any {
            let part = any::users().alias(Unnamed).tablesample(10);
            vec![select(part.c("id")).filter(part.c("age").gt(5)).into()]
        };
        "select/tablesample_of_alias_with_seed": typed {
            let part = User::alias("part").tablesample(func::call::<Any>("bernoulli", (1.5,))).repeatable(literal(42));
            vec![select(part.col(User::id)).into()]
        }, any {
            let part = any::users().alias("part").tablesample(func::call::<Any>("bernoulli", (1.5,))).repeatable(literal(42));
            vec![select(part.c("id")).into()]
        };

        "select/all_clauses_in_order": typed {
            vec![select((User::age, func::count_all().label("n")))
                .join(Address::table())
                .filter(User::active)
                .limit(5)
                .offset(1)
                .order_by(by_name("n"))
                .having(func::count_all().gt(1))
                .group_by(User::age)
                .distinct()
                .into()]
        }, any {
            let users = any::users();
            vec![select((users.c("age"), func::count_all().label("n")))
                .join(any::addresses())
                .filter(users.c("active"))
                .limit(5)
                .offset(1)
                .order_by(by_name("n"))
                .having(func::count_all().gt(1))
                .group_by(users.c("age"))
                .distinct()
                .into()]
        };
    }
}
