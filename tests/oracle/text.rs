//! The ports of area `text`.

use super::harness::{Port, built, ports};
use crate::fixtures::corpus::{Address, Order, User, any};
use aludel::prelude::*;
use aludel::{Date, DateTime, Time};

pub fn ports() -> Vec<Port> {
    [statements(), parts(), columns()].into_iter().flatten().collect()
}

fn statements() -> Vec<Port> {
    ports! {
        "text/statement": typed { built![text("SELECT id, name FROM users ORDER BY id").columns::<(i32, String)>()] },
            any { built![text("SELECT id, name FROM users ORDER BY id")] };
        "text/binds": typed {
            built![text("SELECT * FROM users WHERE id > :least AND name = :name").bind("least", 5).bind("name", "ed").columns::<User>()]
        }, any {
            let query = text("SELECT * FROM users WHERE id > :least AND name = :name");
            built![query.bind("name", Value::from("ed")).bind("least", Value::from(5))]
        };
        "text/bind_used_twice": typed {
            built![text("SELECT * FROM users WHERE id > :n OR name = :s OR age = :n").bind("n", 5).bind("s", "x").columns::<User>()]
        }, any {
            built![text("SELECT * FROM users WHERE id > :n OR name = :s OR age = :n").bind("s", Value::from("x")).bind("n", Value::from(5))]
        };
        "text/bindparams_typed": typed {
            let since = DateTime { date: Date { year: 2024, month: 1, day: 2 }, time: Time { hour: 0, minute: 0, second: 0, microsecond: 0 } };
            built![text("SELECT * FROM orders WHERE placed_at > :since AND id IN :ids").bind("since", since).bind_list("ids", [1, 2, 3]).columns::<Order>()]
        }, any {
            let since = DateTime { date: Date { year: 2024, month: 1, day: 2 }, time: Time { hour: 0, minute: 0, second: 0, microsecond: 0 } };
            let ids: Vec<Value> = [1, 2, 3].map(Value::from).into();
            built![text("SELECT * FROM orders WHERE placed_at > :since AND id IN :ids").bind("since", Value::from(since)).bind_list("ids", ids)]
        };
        "text/bindparams_expanding_empty": typed {
            built![text("SELECT * FROM users WHERE id IN :ids").bind_list("ids", Vec::<i32>::new()).columns::<User>()]
        }, any {
            built![text("SELECT * FROM users WHERE id IN :ids").bind_list("ids", [0; 0])]
        };
        "text/bind_none": typed {
            built![text("UPDATE users SET fullname = :f").bind("f", None::<String>)]
        }, any {
            built![text("UPDATE users SET fullname = :f").bind("f", None::<&str>)]
        };
        "text/binds_inline": typed {
            built![text("SELECT * FROM users WHERE id > :least AND name = :name").bind("least", 5).bind("name", "o'neil").columns::<User>()]
        }, any {
            built![text("SELECT * FROM users WHERE id > :least AND name = :name").bind("name", Value::from("o'neil")).bind("least", Value::from(5))]
        };
        "text/double_colon_is_a_cast": typed {
            built![text("SELECT id::text, :x FROM users").bind("x", 1).columns::<(String, String)>()]
        }, any {
            built![text("SELECT id::text, :x FROM users").bind("x", Value::from(1))]
        };
        "text/colon_after_word_is_no_bind": typed {
            built![text("SELECT '12:30:45', a[1:2] FROM users").columns::<(String, String)>()]
        }, any {
            built![text("SELECT '12:30:45', a[1:2] FROM users")]
        };
        "text/colon_escaped": typed {
            built![text(r"SELECT '\:name', \:x FROM users WHERE id = :id").bind("id", 3).columns::<(String, String)>()]
        }, any {
            built![text(r"SELECT '\:name', \:x FROM users WHERE id = :id").bind("id", Value::from(3))]
        };
        "text/percent_and_question_mark": typed {
            built![text("SELECT id % 2, '50%' FROM users WHERE name LIKE '%x' AND id = :id").bind("id", 3).columns::<(String, String)>()]
        }, any {
            built![text("SELECT id % 2, '50%' FROM users WHERE name LIKE '%x' AND id = :id").bind("id", Value::from(3))]
        };
        "text/backslash_is_kept": typed {
            built![text(r"SELECT 'a\b', 'c\\d' FROM users").columns::<(String, String)>()]
        }, any {
            built![text(r"SELECT 'a\b', 'c\\d' FROM users")]
        };
    }
}

fn parts() -> Vec<Port> {
    ports! {
        "text/in_where": typed {
            built![select(User::id).filter(text("users.age > :a").bind("a", 5)).filter(User::id.gt(1))]
        }, any {
            let id = any::users().c("id");
            built![select(&id).filter(text("users.age > :a").bind("a", 5)).filter(id.gt(1))]
        };
        "text/in_conjunction_is_never_grouped": typed {
            built![text("a = 1 OR b = 2") & User::id.gt(1), text("a = 1") | (User::id.gt(1) & text("c = 3"))]
        }, any {
            let id = any::users().c("id");
            built![text("a = 1 OR b = 2") & id.gt(1), text("a = 1") | (id.gt(1) & text("c = 3"))]
        };
        "text/in_columns_and_from": typed {
            built![
                select(text("count(*)")).from(User::table()),
                select(text("u.id, u.name")).from(text("users AS u")),
                select((User::id, text("now() AS t"))),
            ]
        }, any {
            let users = any::users();
            built![
                select(text("count(*)")).from(&users),
                select(text("u.id, u.name")).from(text("users AS u")),
                select((users.c("id"), text("now() AS t"))),
            ]
        };
        "text/in_order_by_and_group_by": typed {
            built![select((User::age, func::count_all()))
                .group_by(text("users.age"))
                .having(text("count(*) > :n").bind("n", 2))
                .order_by(text("users.age DESC"))]
        }, any {
            built![select((any::users().c("age"), func::count_all()))
                .group_by(text("users.age"))
                .having(text("count(*) > :n").bind("n", 2))
                .order_by(text("users.age DESC"))]
        };
        "text/in_join": typed {
            let on = text("addresses.user_id = users.id AND addresses.email LIKE '%x'");
            built![select(User::id).join_on(Address::table(), on)]
        }, any {
            let on = text("addresses.user_id = users.id AND addresses.email LIKE '%x'");
            built![select(any::users().c("id")).join_on(any::addresses(), on)]
        };
        "text/in_case": typed {
            built![case().when(text("users.age > 3"), 1).otherwise(text("users.id"))]
        }, any {
            built![case().when(text("users.age > 3"), Value::from(1)).otherwise(text("users.id"))]
        };
        "text/as_in_subquery": typed {
            built![User::id.in_(text("SELECT user_id FROM addresses WHERE email = :e").bind("e", "x"))]
        }, any {
            built![any::users().c("id").in_(text("SELECT user_id FROM addresses WHERE email = :e").bind("e", "x"))]
        };
        "text/binds_in_textual_order": typed {
            built![select((User::id + 1, text(":b AS b").bind("b", "bee")))
                .filter(User::name.eq("ed"))
                .order_by(text("users.id + :d").bind("d", 4))]
        }, any {
            let users = any::users();
            built![select((users.c("id") + 1, text(":b AS b").bind("b", "bee")))
                .filter(users.c("name").eq("ed"))
                .order_by(text("users.id + :d").bind("d", 4))]
        };
    }
}

fn columns() -> Vec<Port> {
    ports! {
        "text/columns_as_subquery": typed {
            let (id, name) = (column("id").label("id"), column("name").label("name"));
            let adults = text("SELECT id, name FROM users WHERE age > :a").bind("a", 18).named_columns((column("id"), column("name")));
            let sub = adults.subquery("adults");
            built![select(sub.col(&name)).filter(sub.col(&id).gt(3))]
        }, any {
            let adults = text("SELECT id, name FROM users WHERE age > :a").bind("a", 18).named_columns((column("id"), column("name")));
            let sub = adults.subquery("adults");
            built![select(sub.c("name")).filter(sub.c("id").gt(3))]
        };
        "text/columns_typed": typed {
            let sub = text("SELECT id, name FROM users").named_columns((User::id, User::name)).subquery(Unnamed);
            built![select((sub.col(User::name) + "x", sub.col(User::id) + 1))]
        }, any {
            let users = any::users();
            let sub = text("SELECT id, name FROM users").named_columns((users.c("id"), users.c("name"))).subquery(Unnamed);
            built![select((sub.c("name") + "x", sub.c("id") + 1))]
        };
        "text/columns_as_cte_and_join": typed {
            let latest = text("SELECT user_id, max(id) AS id FROM orders GROUP BY user_id").named_columns((Order::user_id, Order::id));
            let cte = latest.cte("latest");
            built![select((User::name, cte.col(Order::id))).join_on(&cte, cte.col(Order::user_id).eq(User::id))]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let latest = text("SELECT user_id, max(id) AS id FROM orders GROUP BY user_id").named_columns((orders.c("user_id"), orders.c("id")));
            let cte = latest.cte("latest");
            built![select((users.c("name"), cte.c("id"))).join_on(&cte, cte.c("user_id").eq(users.c("id")))]
        };
        "text/columns_as_scalar_subquery": typed {
            let n = text("SELECT count(*) FROM orders").named_columns(column("n")).scalar();
            built![select((User::id, n.label("n")))]
        }, any {
            let n = text("SELECT count(*) FROM orders").named_columns(column("n")).scalar();
            built![select((any::users().c("id"), n.label("n")))]
        };
        "text/literal_column": typed {
            let list = (literal_column("1"), literal_column("'x y'").label("s"), literal_column("Mixed.\"Case\""));
            built![select(list).filter(literal_column("a").gt(literal_column("b").typed::<i32>() + 3))]
        }, any {
            let list = vec![literal_column("1"), literal_column("'x y'").label("s").expr(), literal_column("Mixed.\"Case\"")];
            built![select(list).filter(literal_column("a").gt(literal_column("b").typed::<i32>() + Value::from(3)))]
        };
        "text/literal_column_percent_and_colon": typed {
            built![select((literal_column("id % 2"), literal_column("':no bind'")))]
        }, any {
            built![select(vec![literal_column("id % 2"), literal_column("':no bind'")])]
        };
        "text/literal_column_in_order_by": typed {
            built![select(User::id).order_by(literal_column("name COLLATE nocase").desc())]
        }, any {
            built![select(any::users().c("id")).order_by(literal_column("name COLLATE nocase").desc())]
        };
    }
}
