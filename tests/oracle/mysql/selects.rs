//! SELECT: full-text search, hints, prefixes, locks, JSON, operators.

use crate::fixtures::corpus::{Address, Item, Order, User, any};
use crate::harness::{Port, built, ports};
use aludel::mysql::match_;
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    [full_text(), clauses(), json(), operators()].into_iter().flatten().collect()
}

fn full_text() -> Vec<Port> {
    ports! {
        "mysql/match_operator": typed {
            built![select(Item::id).filter(Item::description.match_("red -blue"))]
        }, any {
            let items = any::items();
            built![select(items.c("id")).filter(items.c("description").match_("red -blue"))]
        };
        "mysql/match_operator_flags": typed {
            built![select(Item::id).filter(match_((Item::description,), "red").in_natural_language_mode())]
        }, any {
            let items = any::items();
            built![select(items.c("id")).filter(match_((items.c("description"),), "red").in_natural_language_mode())]
        };
        "mysql/match_several_columns": typed {
            built![select(User::id).filter(match_((User::name, User::fullname), "ed"))]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(match_((users.c("name"), users.c("fullname")), "ed"))]
        };
        "mysql/match_modes": typed {
            let found = || match_((User::name,), "ed");
            built![select((
                found().in_boolean_mode().score(),
                found().in_natural_language_mode().score(),
                found().with_query_expansion().score(),
                found().in_natural_language_mode().with_query_expansion().score(),
            ))]
        }, any {
            let found = || match_((any::users().c("name"),), "ed");
            built![select((
                found().in_boolean_mode().score(),
                found().in_natural_language_mode().score(),
                found().with_query_expansion().score(),
                found().in_natural_language_mode().with_query_expansion().score(),
            ))]
        };
        "mysql/match_flags_that_exclude_each_other": typed {
            built![select(match_((User::name,), "ed").in_boolean_mode().in_natural_language_mode().score())]
        }, any {
            built![select(match_((any::users().c("name"),), "ed").in_boolean_mode().in_natural_language_mode().score())]
        }, error "Invalid: MATCH";
        "mysql/match_as_score_and_order": typed {
            let found = match_((Item::description,), func::lower(literal("Red"))).in_natural_language_mode();
            let score = found.score();
            built![select((Item::id, score.label("score"))).filter(!&found).order_by(score.desc())]
        }, any {
            let items = any::items();
            let found = match_((items.c("description"),), func::lower(literal("Red"))).in_natural_language_mode();
            let score = found.score();
            built![select((items.c("id"), score.label("score"))).filter(!&found).order_by(score.desc())]
        };
    }
}

fn clauses() -> Vec<Port> {
    ports! {
        "mysql/index_hint": typed {
            built![select(User::id).hint(User::table(), "USE INDEX (ix_name)").filter(User::name.eq("ed"))]
        }, any {
            let users = any::users();
            built![select(users.c("id")).hint(&users, "USE INDEX (ix_name)").filter(users.c("name").eq("ed"))]
        };
        "mysql/index_hint_on_an_alias_in_a_join": typed {
            let u = User::alias("u");
            built![
                select((u.col(User::id), Address::email))
                    .from(&u)
                    .join(Address::table())
                    .hint(&u, "FORCE INDEX FOR JOIN (ix_name)")
                    .hint(Address::table(), "IGNORE INDEX (addresses_ix)")
            ]
        }, any {
            let (u, addresses) = (any::users().alias("u"), any::addresses());
            built![
                select((u.c("id"), addresses.c("email")))
                    .from(&u)
                    .join(&addresses)
                    .hint(&u, "FORCE INDEX FOR JOIN (ix_name)")
                    .hint(&addresses, "IGNORE INDEX (addresses_ix)")
            ]
        };
        "mysql/hint_for_one_dialect": typed {
            built![
                select(User::id)
                    .hint_for("mysql", User::table(), "USE INDEX (a)")
                    .hint_for("mariadb", User::table(), "USE INDEX (b)")
            ]
        }, any {
            let users = any::users();
            built![select(users.c("id")).hint_for("mysql", &users, "USE INDEX (a)").hint_for("mariadb", &users, "USE INDEX (b)")]
        };
        "mysql/select_prefixes": typed {
            let ids = || select(User::id);
            built![
                ids().prefix_with("STRAIGHT_JOIN").distinct(),
                ids().prefix_with("HIGH_PRIORITY").prefix_with("SQL_NO_CACHE"),
                ids().prefix_for("mysql", "/*+ MAX_EXECUTION_TIME(100) */"),
                ids().suffix_with("PROCEDURE ANALYSE()"),
            ]
        }, any {
            let ids = || select(any::users().c("id"));
            built![
                ids().prefix_with("STRAIGHT_JOIN").distinct(),
                ids().prefix_with("HIGH_PRIORITY").prefix_with("SQL_NO_CACHE"),
                ids().prefix_for("mysql", "/*+ MAX_EXECUTION_TIME(100) */"),
                ids().suffix_with("PROCEDURE ANALYSE()"),
            ]
        };
        "mysql/locks": typed {
            let one = || select(User::id).filter(User::id.eq(1));
            built![one().for_update(), one().for_share(), one().for_update().nowait(), one().for_share().skip_locked()]
        }, any {
            let id = any::users().c("id");
            let one = || select(&id).filter(id.eq(1));
            built![one().for_update(), one().for_share(), one().for_update().nowait(), one().for_share().skip_locked()]
        };
        "mysql/lock_of_tables": typed {
            let u = User::alias("u");
            let joined = || select((u.col(User::id), Address::id)).from(&u).join(Address::table());
            built![joined().for_update().of(&u), joined().for_share().of((u.col(User::id), Address::table())).nowait()]
        }, any {
            let (u, addresses) = (any::users().alias("u"), any::addresses());
            let joined = || select((u.c("id"), addresses.c("id"))).from(&u).join(&addresses);
            built![joined().for_update().of(&u), joined().for_share().of((u.c("id"), &addresses)).nowait()]
        };
        "mysql/select_without_table_from_dual": typed {
            let one = exists(select(star()).filter(User::id.eq(1)));
            built![select(literal(1)).filter(literal(true)), select(one), select(func::now())]
        }, any {
            let one = exists(select(star()).filter(any::users().c("id").eq(1)));
            built![select(literal(1)).filter(literal(true)), select(one), select(func::now())]
        };
        "mysql/sequence_next_value": typed {
            let next = func::next_value(&Sequence::new("Ticket").schema("acme"));
            built![select(func::next_value(&Sequence::new("ticket"))), select(next.label("n"))]
        };
    }
}

fn json() -> Vec<Port> {
    ports! {
        "mysql/json_by_key_and_index": typed {
            let meta = Order::meta;
            built![select((meta.get("gift"), meta.get(2), meta.get("a").get("b")))]
        }, any {
            let meta = any::orders().c("meta");
            built![select((meta.get("gift"), meta.get(2), meta.get("a").get("b")))]
        };
        "mysql/json_by_path": typed built![select(Order::meta.get_path(("gift", 0, "it's")))], any {
            built![select(any::orders().c("meta").get_path(("gift", 0, "it's")))]
        };
        "mysql/json_paths_as_literals": typed {
            let meta = Order::meta;
            let five = meta.get("n").as_integer().eq(5).nullable();
            built![select((meta.get("gift"), meta.get(2), meta.get("it's").get("b c"), meta.get_path(("gift", 0, "x y")), five))]
        }, any {
            let meta = any::orders().c("meta");
            let five = meta.get("n").as_integer().eq(5);
            built![select((meta.get("gift"), meta.get(2), meta.get("it's").get("b c"), meta.get_path(("gift", 0, "x y")), five))]
        };
        "mysql/json_typed": typed {
            let gift = || Order::meta.get("gift");
            let (number, yes) = (gift().as_numeric(10, 2), gift().as_boolean());
            built![select((gift().as_string(), gift().as_integer(), gift().as_float(), number, yes, gift()))]
        }, any {
            let gift = || any::orders().c("meta").get("gift");
            let (number, yes) = (gift().as_numeric(10, 2), gift().as_boolean());
            built![select((gift().as_string(), gift().as_integer(), gift().as_float(), number, yes, gift()))]
        };
        "mysql/json_in_conditions": typed {
            let meta = Order::meta;
            built![
                select(Order::id)
                    .filter(meta.get("n").as_integer().gt(5))
                    .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                    .filter(meta.get("f").as_boolean())
            ]
        }, any {
            let orders = any::orders();
            let meta = orders.c("meta");
            built![
                select(orders.c("id"))
                    .filter(meta.get("n").as_integer().gt(5))
                    .filter(meta.get_path(("a", "b")).as_string().eq("x"))
                    .filter(meta.get("f").as_boolean())
            ]
        };
    }
}

fn operators() -> Vec<Port> {
    ports! {
        "mysql/null_safe_equality": typed {
            built![
                select(User::id)
                    .filter(User::name.is_not_distinct_from("ed"))
                    .filter(User::age.is_distinct_from(null()))
                    .filter(User::name.ne("jo"))
            ]
        }, any {
            let users = any::users();
            let name = users.c("name");
            built![
                select(users.c("id"))
                    .filter(name.is_not_distinct_from("ed"))
                    .filter(users.c("age").is_distinct_from(null()))
                    .filter(name.ne("jo"))
            ]
        };
        "mysql/null_safe_equality_negated": typed {
            built![select(User::id).filter(!User::name.is_distinct_from(User::fullname))]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(!users.c("name").is_distinct_from(users.c("fullname")))]
        };
        "mysql/concatenation_is_a_function": typed {
            let full = User::name + " " + User::fullname;
            built![select((full, (User::name + "x").eq("edx"), User::name.concat("y")))]
        }, any {
            let users = any::users();
            let name = users.c("name");
            let full = &name + " " + users.c("fullname");
            built![select((full, (&name + "x").eq("edx"), name.concat("y")))]
        };
        "mysql/backslash_in_literals": typed {
            built![select((literal("a\\b"), literal("it's"))).filter(User::name.like("a/_%").escape('/'))]
        }, any {
            built![select((literal("a\\b"), literal("it's"))).filter(any::users().c("name").like("a/_%").escape('/'))]
        };
        "mysql/regexp": typed {
            built![select(User::id).filter(User::name.regexp_match("^e.*")).filter(!User::fullname.regexp_match("x$"))]
        }, any {
            let users = any::users();
            let other = !users.c("fullname").regexp_match("x$");
            built![select(users.c("id")).filter(users.c("name").regexp_match("^e.*")).filter(other)]
        };
        "mysql/regexp_with_flags": typed {
            built![
                select(User::id)
                    .filter(User::name.regexp_match("^e").flags("im"))
                    .filter(!User::name.regexp_match(User::fullname).flags("c"))
            ]
        }, any {
            let users = any::users();
            let name = users.c("name");
            built![
                select(users.c("id"))
                    .filter(name.regexp_match("^e").flags("im"))
                    .filter(!name.regexp_match(users.c("fullname")).flags("c"))
            ]
        };
        "mysql/regexp_replace": typed {
            built![select((User::name.regexp_replace("[aeiou]", "*"), User::name.regexp_replace("a", "b").flags("i")))]
        }, any {
            let name = any::users().c("name");
            built![select((name.regexp_replace("[aeiou]", "*"), name.regexp_replace("a", "b").flags("i")))]
        };
    }
}
