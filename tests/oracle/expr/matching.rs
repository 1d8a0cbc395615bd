//! LIKE and its kin, regular expressions, collations, BETWEEN, IN, ANY, EXISTS.

use crate::fixtures::corpus::{Address, Order, Part, Status, User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    [likes(), patterns(), ranges(), lists(), quantified()].into_iter().flatten().collect()
}

fn likes() -> Vec<Port> {
    ports! {
        "expr/like": typed {
            built![User::name.like("%ed%"), !User::name.like("ed_"), !User::name.like("50^%").escape('^')]
        }, any {
            let name = any::users().c("name");
            built![name.like("%ed%"), !name.like("ed_"), !name.like("50^%").escape('^')]
        };
        "expr/like_escape_backslash_and_quote": typed {
            built![User::name.like("a").escape('\\'), User::name.like("a").escape('\'')]
        }, any {
            let name = any::users().c("name");
            built![name.like("a").escape('\\'), name.like("a").escape('\'')]
        };
        "expr/ilike": typed {
            built![
                User::name.ilike("%ed%"),
                !User::name.ilike(User::fullname),
                !User::name.ilike("50^%").escape('^'),
                (User::name + User::fullname).ilike("%x%"),
            ]
        }, any {
            let [name, fullname] = ["name", "fullname"].map(|name| any::users().c(name));
            built![
                name.ilike("%ed%"),
                !name.ilike(&fullname),
                !name.ilike("50^%").escape('^'),
                (&name + &fullname).ilike("%x%"),
            ]
        };
        "expr/startswith_endswith_contains": typed {
            built![User::name.starts_with("ed"), User::name.ends_with("ed"), User::name.contains("ed")]
        }, any {
            let name = any::users().c("name");
            built![name.starts_with("ed"), name.ends_with("ed"), name.contains("ed")]
        };
        "expr/not_startswith_endswith_contains": typed {
            built![!User::name.starts_with("ed"), !User::name.ends_with("ed"), !User::name.contains("ed")]
        }, any {
            let name = any::users().c("name");
            built![!name.starts_with("ed"), !name.ends_with("ed"), !name.contains("ed")]
        };
        "expr/istartswith_iendswith_icontains": typed {
            built![User::name.istarts_with("Ed"), User::name.iends_with("Ed"), !User::name.icontains("Ed")]
        }, any {
            let name = any::users().c("name");
            built![name.istarts_with("Ed"), name.iends_with("Ed"), !name.icontains("Ed")]
        };
        "expr/contains_autoescape": typed {
            built![User::name.contains("50%_/x").autoescape()]
        }, any {
            built![any::users().c("name").contains("50%_/x").autoescape()]
        };
        "expr/startswith_own_escape": typed {
            built![User::name.starts_with("50%_#/").autoescape_with('#'), User::name.ends_with("50#%").escape('#')]
        }, any {
            let name = any::users().c("name");
            built![name.starts_with("50%_#/").autoescape_with('#'), name.ends_with("50#%").escape('#')]
        };
        "expr/icontains_autoescape": typed {
            built![User::name.icontains("50%").autoescape()]
        }, any {
            built![any::users().c("name").icontains("50%").autoescape()]
        };
        "expr/contains_inline": typed {
            built![User::name.contains("it's"), User::name.contains("50%").autoescape()]
        }, any {
            let name = any::users().c("name");
            built![name.contains("it's"), name.contains("50%").autoescape()]
        };
        "expr/startswith_column": typed {
            built![User::fullname.starts_with(User::name), User::fullname.contains(User::name + "x")]
        }, any {
            let [name, fullname] = ["name", "fullname"].map(|name| any::users().c(name));
            built![fullname.starts_with(&name), fullname.contains(&name + "x")]
        };
        "expr/contains_in_and_is_grouped": typed {
            built![User::name.contains("a") & !User::name.ends_with("b").autoescape() & User::name.like("c")]
        }, any {
            let name = any::users().c("name");
            built![name.contains("a") & !name.ends_with("b").autoescape() & name.like("c")]
        };
    }
}

fn patterns() -> Vec<Port> {
    ports! {
        "expr/regexp_match": typed {
            built![User::name.regexp_match("^e"), !User::name.regexp_match("^e"), User::name.regexp_match(User::email)]
        }, any {
            let [name, email] = ["name", "email"].map(|name| any::users().c(name));
            built![name.regexp_match("^e"), !name.regexp_match("^e"), name.regexp_match(email)]
        };
        "expr/regexp_match_flags": typed {
            built![
                User::name.regexp_match("^e").flags("i"),
                User::name.regexp_match("^e").flags("mi"),
                !User::name.regexp_match("^e").flags("i"),
            ]
        }, any {
            let name = any::users().c("name");
            built![
                name.regexp_match("^e").flags("i"),
                name.regexp_match("^e").flags("mi"),
                !name.regexp_match("^e").flags("i"),
            ]
        };
        "expr/regexp_replace": typed {
            built![User::name.regexp_replace("a+", "b")]
        }, any {
            built![any::users().c("name").regexp_replace("a+", "b")]
        }, error "Unsupported: REGEXP_REPLACE";
        "expr/regexp_replace_flags": typed {
            built![User::name.regexp_replace("a+", "b").flags("i")]
        }, any {
            built![any::users().c("name").regexp_replace("a+", "b").flags("i")]
        };
        "expr/match": typed {
            built![User::name.match_("ed")]
        }, any {
            built![any::users().c("name").match_("ed")]
        };
        "expr/match_negated_in_and": typed {
            built![!User::name.match_("ed") & User::id.gt(1)]
        }, any {
            let users = any::users();
            built![!users.c("name").match_("ed") & users.c("id").gt(1)]
        };
        "expr/collate": typed {
            built![User::name.collate("nocase"), User::name.collate("de_DE")]
        }, any {
            let name = any::users().c("name");
            built![name.collate("nocase"), name.collate("de_DE")]
        };
        "expr/collate_precedence": typed {
            built![
                User::name.collate("nocase").eq("ed"),
                User::name.eq(literal("ed").collate("nocase")),
                (User::name + "x").collate("nocase"),
                User::name.collate("nocase") + "x",
            ]
        }, any {
            let name = any::users().c("name");
            built![
                name.collate("nocase").eq("ed"),
                name.eq(literal("ed").collate("nocase")),
                (&name + "x").collate("nocase"),
                name.collate("nocase") + "x",
            ]
        };
        "expr/collate_in_order_by": typed {
            built![select(User::id).order_by(User::name.collate("nocase").desc())]
        }, any {
            let users = any::users();
            built![select(users.c("id")).order_by(users.c("name").collate("nocase").desc())]
        };
    }
}

fn ranges() -> Vec<Port> {
    ports! {
        "expr/between": typed {
            built![
                User::age.between(18, 30) & User::id.gt(1),
                User::age.between(User::id, 30),
                !User::age.between(18, 30),
            ]
        }, any {
            let [age, id] = ["age", "id"].map(|name| any::users().c(name));
            built![age.between(18, 30) & id.gt(1), age.between(&id, 30), !age.between(18, 30)]
        };
        "expr/between_expressions": typed {
            built![(User::age + 1).between(User::id * 2, User::id + 9)]
        }, any {
            let [age, id] = ["age", "id"].map(|name| any::users().c(name));
            built![(age + 1).between(&id * 2, &id + 9)]
        };
        "expr/between_symmetric": typed {
            built![User::age.between_symmetric(30, 18), !User::age.between_symmetric(30, 18)]
        }, any {
            let age = any::users().c("age");
            built![age.between_symmetric(30, 18), !age.between_symmetric(30, 18)]
        };
    }
}

fn lists() -> Vec<Port> {
    ports! {
        "expr/in_list": typed {
            built![
                User::age.in_([7, 8]),
                User::age.in_([7.into(), Value::Null]),
                (User::age + 1).in_([7]),
                func::lower(User::name).in_(["ed"]),
            ]
        }, any {
            let [age, name] = ["age", "name"].map(|name| any::users().c(name));
            built![age.in_([7, 8]), age.in_([7.into(), Value::Null]), (&age + 1).in_([7]), func::lower(name).in_(["ed"])]
        };
        "expr/not_in_list_is_grouped": typed {
            built![User::age.not_in([7, 8]), User::age.not_in([7, 8]) & User::id.gt(1)]
        }, any {
            let [age, id] = ["age", "id"].map(|name| any::users().c(name));
            built![age.not_in([7, 8]), age.not_in([7, 8]) & id.gt(1)]
        };
        "expr/in_empty_list": typed {
            built![select(User::id).filter(User::age.in_(Vec::<i32>::new()))]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(users.c("age").in_(Vec::<Value>::new()))]
        };
        "expr/not_in_empty_list": typed {
            built![select(User::id).filter(User::name.not_in(Vec::<&str>::new()))]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(users.c("name").not_in(Vec::<Value>::new()))]
        };
        "expr/in_list_inline": typed {
            built![User::name.in_(["ed", "o'neil"]), User::age.not_in([1, 2]), User::age.in_(Vec::<i32>::new())]
        }, any {
            let [age, name] = ["age", "name"].map(|name| any::users().c(name));
            built![name.in_(["ed", "o'neil"]), age.not_in([1, 2]), age.in_(Vec::<i32>::new())]
        };
        "expr/in_list_of_expressions": typed {
            built![User::age.in_([User::id.nullable(), User::manager_id + 1, literal(9).nullable()])]
        }, any {
            let [age, id, manager_id] = ["age", "id", "manager_id"].map(|name| any::users().c(name));
            built![age.in_([id.any(), manager_id + 1, literal(9).any()])]
        };
        "expr/in_enum_members": typed {
            built![Order::status.in_([Status::paid, Status::shipped])]
        }, any {
            built![any::orders().c("status").in_([Status::paid, Status::shipped])]
        };
        "expr/in_subquery": typed {
            built![User::id.in_(select(Address::user_id).filter(Address::verified))]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            built![users.c("id").in_(select(addresses.c("user_id")).filter(addresses.c("verified")))]
        };
        "expr/not_in_subquery": typed {
            built![User::id.not_in(select(Address::user_id))]
        }, any {
            built![any::users().c("id").not_in(select(any::addresses().c("user_id")))]
        };
        "expr/in_union": typed {
            built![User::id.in_(select(Address::user_id).union(select(Order::user_id)))]
        }, any {
            let (users, addresses, orders) = (any::users(), any::addresses(), any::orders());
            built![users.c("id").in_(select(addresses.c("user_id")).union(select(orders.c("user_id"))))]
        };
        "expr/in_tuple_list": typed {
            let pair = tuple((Part::vendor, Part::number));
            built![pair.in_([("acme", 1), ("bolt", 2)]), pair.not_in([("acme", 1)])]
        }, any {
            let parts = any::parts();
            let pair = tuple((parts.c("vendor"), parts.c("number")));
            built![pair.in_([("acme", 1), ("bolt", 2)]), pair.not_in([("acme", 1)])]
        };
        "expr/in_tuple_empty_list": typed {
            let pair = tuple((Part::vendor, Part::number));
            built![pair.in_(Vec::<(&str, i32)>::new()), pair.not_in(Vec::<(&str, i32)>::new())]
        }, any {
            let parts = any::parts();
            let pair = tuple((parts.c("vendor"), parts.c("number")));
            built![pair.in_(Vec::<(Value, Value)>::new()), pair.not_in(Vec::<(Value, Value)>::new())]
        };
        "expr/in_tuple_subquery": typed {
            built![tuple((Part::assembly_vendor, Part::assembly_number)).in_(select((Part::vendor, Part::number)))]
        }, any {
            let parts = any::parts();
            let pair = tuple((parts.c("assembly_vendor"), parts.c("assembly_number")));
            built![pair.in_(select((parts.c("vendor"), parts.c("number"))))]
        };
    }
}

fn quantified() -> Vec<Port> {
    ports! {
        "expr/any_all_subquery": typed {
            let ages = || select(User::age);
            built![
                User::id.eq(any_(ages())),
                User::id.gt(all_(ages())),
                literal(5).lt(any_(ages())),
                !User::id.eq(any_(ages())),
            ]
        }, any {
            let id = any::users().c("id");
            let ages = || select(any::users().c("age"));
            built![id.eq(any_(ages())), id.gt(all_(ages())), literal(5).lt(any_(ages())), !id.eq(any_(ages()))]
        };
        "expr/any_of_array": typed built![User::id.eq(any_(array([1, 2])))], any built![any::users().c("id").eq(any_(array([1, 2])))];
        "expr/exists": typed {
            built![
                select(User::id).filter(exists(select(star()).filter(Address::user_id.eq(User::id)))),
                select(User::id).filter(!exists(select(Address::id).filter(Address::user_id.eq(User::id)))),
            ]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let of_user = || addresses.c("user_id").eq(users.c("id"));
            built![
                select(users.c("id")).filter(exists(select(star()).filter(of_user()))),
                select(users.c("id")).filter(!exists(select(addresses.c("id")).filter(of_user()))),
            ]
        };
        "expr/exists_selected": typed {
            built![select(exists(select(star()).filter(User::name.eq("ed"))))]
        }, any {
            built![select(exists(select(star()).filter(any::users().c("name").eq("ed"))))]
        };
        "expr/exists_in_or_is_grouped": typed {
            built![User::age.gt(3) | exists(select(1).filter(Address::email.eq("x")))]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            built![users.c("age").gt(3) | exists(select(1).filter(addresses.c("email").eq("x")))]
        };
    }
}
