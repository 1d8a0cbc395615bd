//! What is selected and what it is called; FROM, DISTINCT, WHERE, GROUP BY.

use crate::fixtures::corpus::{Address, Item, Order, Part, User, any};
use crate::harness::{Port, ports};
use aludel::prelude::*;
use aludel::query::{AnyColumn, column};

pub fn ports() -> Vec<Port> {
    ports! {
        "select/whole_table": typed { vec![Address::select().into()] }, any { vec![select(any::addresses()).into()] };
        "select/label": typed {
            vec![select((User::name.label("who"), (User::age + 1).label("next_age"))).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("name").label("who"), (users.c("age") + 1).label("next_age"))).into()]
        };
        "select/label_that_needs_quotes": typed {
            vec![select((User::name.label("Full Name"), User::age.label("order"))).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("name").label("Full Name"), users.c("age").label("order"))).into()]
        };
        "select/label_of_a_label": typed {
            vec![select(User::name.label("a").label("b")).into()]
        }, any {
            vec![select(any::users().c("name").label("a").label("b")).into()]
        };
        "select/expression_without_label": typed {
            vec![select(User::age + 1).into()]
        }, any {
            vec![select(any::users().c("age") + 1).into()]
        };
        "select/expressions_without_label_are_numbered": typed {
            vec![select((User::age + 1, User::id, User::age * 2, User::score - 3)).into()]
        }, any {
            let users = any::users();
            vec![select((users.c("age") + 1, users.c("id"), users.c("age") * 2, users.c("score") - 3)).into()]
        };
        "select/value_without_label": typed { vec![select((literal(5), literal("x").label("named"))).into()] };
        "select/function_is_labelled_by_its_name": typed {
            vec![select((func::count(User::id), func::max(User::age), func::count(User::email))).into()]
        }, any {
            let users = any::users();
            vec![select((func::count(users.c("id")), func::max(users.c("age")), func::count(users.c("email")))).into()]
        };
        "select/count_star": typed {
            vec![select(func::count_all()).from(User::table()).into()]
        }, any {
            vec![select(func::count_all()).from(any::users()).into()]
        };
        "select/without_from": typed { vec![select(literal(1).label("one")).filter(literal(2).gt(1)).into()] };
        "select/no_columns": typed {
            vec![select(Vec::<Expr<i32>>::new()).from(User::table()).filter(User::age.eq(5)).into()]
        }, any {
            let users = any::users();
            vec![select(Vec::<AnyColumn>::new()).from(&users).filter(users.c("age").eq(5)).into()]
        };
        "select/light_table": , any {
            let book = table("book", ["isbn", "title"]);
            vec![select(&book).filter(book.c("title").eq("x")).into()]
        };
        "select/column_without_table": , any {
            let t = table("t", Vec::<&str>::new());
            vec![select((column("a"), column("b"))).from(t).filter(column("c").eq(7)).into()]
        };
        "select/same_name_from_two_tables": typed {
            vec![select((User::id, Address::id, User::email, Address::email)).filter(User::id.eq(Address::user_id)).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("id"), addresses.c("id"), users.c("email"), addresses.c("email")))
                .filter(users.c("id").eq(addresses.c("user_id")))
                .into()]
        };
        "select/same_column_twice": typed {
            vec![select((User::id, User::name, User::id, User::id)).into()]
        }, any {
            let users = any::users();
            vec![select(["id", "name", "id", "id"].map(|name| users.c(name))).into()]
        };
        "select/name_is_taken_by_a_label": typed {
            vec![select((User::id, User::name.label("id"), Order::id)).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            vec![select((users.c("id"), users.c("name").label("id"), orders.c("id"))).into()]
        };
        "select/label_style_none": typed {
            vec![select((User::id, Address::id, User::id)).label_style(LabelStyle::None).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select([users.c("id"), addresses.c("id"), users.c("id")]).label_style(LabelStyle::None).into()]
        };
        "select/label_style_tablename_plus_col": typed {
            vec![select((User::id, Address::id, User::age + 1, User::name.label("who"))).label_style(LabelStyle::TablenamePlusCol).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("id"), addresses.c("id"), users.c("age") + 1, users.c("name").label("who")))
                .label_style(LabelStyle::TablenamePlusCol)
                .into()]
        };
        "select/label_style_with_schema_and_alias": typed {
            let a = Address::alias("a");
            vec![select((Part::vendor, a.col(Address::email))).label_style(LabelStyle::TablenamePlusCol).into()]
        }, any {
            let (parts, a) = (any::parts(), any::addresses().alias("a"));
            vec![select((parts.c("vendor"), a.c("email"))).label_style(LabelStyle::TablenamePlusCol).into()]
        };
        "select/add_columns": typed {
            vec![select(User::id).filter(User::age.gt(5)).add_columns((User::name, func::lower(User::email).label("mail"))).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id"))
                .filter(users.c("age").gt(5))
                .add_columns((users.c("name"), func::lower(users.c("email")).label("mail")))
                .into()]
        };
        "select/with_only_columns": typed {
            vec![select((User::id, Address::email)).filter(User::id.eq(5)).with_only_columns(User::name).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("id"), addresses.c("email"))).filter(users.c("id").eq(5)).with_only_columns(users.c("name")).into()]
        };
        "select/with_only_columns_keeps_their_tables": typed {
            vec![select(User::id).columns(func::count_all()).into()]
        }, any {
            vec![select(any::users().c("id")).columns(func::count_all()).into()]
        };

        "select/from_in_order_of_columns": typed {
            vec![select((Order::id, Address::email, User::name, Order::total)).into()]
        }, any {
            let (users, addresses, orders) = (any::users(), any::addresses(), any::orders());
            vec![select((orders.c("id"), addresses.c("email"), users.c("name"), orders.c("total"))).into()]
        };
        "select/from_of_where_comes_after_columns": typed {
            vec![select(User::name)
                .filter(Order::user_id.eq(User::id))
                .filter(Item::price.gt(5))
                .filter(Address::user_id.eq(User::id))
                .into()]
        }, any {
            let (users, addresses, orders, items) = (any::users(), any::addresses(), any::orders(), any::items());
            vec![select(users.c("name"))
                .filter(orders.c("user_id").eq(users.c("id")))
                .filter(items.c("price").gt(5))
                .filter(addresses.c("user_id").eq(users.c("id")))
                .into()]
        };
        "select/select_from_comes_first": typed {
            vec![select((Address::email, Order::id)).from(User::table()).from(Order::table()).into()]
        }, any {
            let orders = any::orders();
            vec![select((any::addresses().c("email"), orders.c("id"))).from(any::users()).from(&orders).into()]
        };

        "select/distinct": typed {
            vec![select((User::name, User::age)).distinct().into()]
        }, any {
            let users = any::users();
            vec![select((users.c("name"), users.c("age"))).distinct().into()]
        };
        "select/distinct_on": typed {
            vec![select((Order::user_id, Order::total))
                .order_by((Order::user_id, Order::placed_at.desc()))
                .distinct_on(Order::user_id)
                .into()]
        }, any {
            let orders = any::orders();
            vec![select((orders.c("user_id"), orders.c("total")))
                .order_by((orders.c("user_id"), orders.c("placed_at").desc()))
                .distinct_on(orders.c("user_id"))
                .into()]
        };
        "select/distinct_on_expressions": typed {
            let day = func::call::<Any>("date", (Order::placed_at,)).label("day");
            vec![select((Order::id, &day)).distinct_on((Order::user_id, &day, Order::total + 1)).order_by(Order::user_id).into()]
        }, any {
            let orders = any::orders();
            let day = func::call::<Any>("date", (orders.c("placed_at"),)).label("day");
            vec![select((orders.c("id"), &day))
                .distinct_on((orders.c("user_id"), &day, orders.c("total") + 1))
                .order_by(orders.c("user_id"))
                .into()]
        };

        "select/join_on_foreign_key": typed {
            vec![select((User::id, Address::email)).join(Address::table()).filter(User::name.eq("ed")).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            vec![select((users.c("id"), addresses.c("email"))).join(&addresses).filter(users.c("name").eq("ed")).into()]
        };
        "select/where_chained": typed {
            vec![select(User::id).filter(User::name.eq("ed")).filter(User::age.gt(5)).filter(User::email.is_null()).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id"))
                .filter(users.c("name").eq("ed"))
                .filter(users.c("age").gt(5))
                .filter(users.c("email").is_null())
                .into()]
        };
        "select/binds_in_textual_order": typed {
            let one = select(func::count_all()).filter(Address::email.eq("in columns")).scalar();
            vec![select((one.label("n"), literal("second")))
                .filter(User::name.eq("third"))
                .group_by(User::age + 4)
                .having(func::count_all().gt(5))
                .order_by(func::max(User::id) + 6)
                .limit(7)
                .into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let one = select(func::count_all()).filter(addresses.c("email").eq("in columns")).scalar();
            vec![select((one.label("n"), literal("second")))
                .filter(users.c("name").eq("third"))
                .group_by(users.c("age") + 4)
                .having(func::count_all().gt(5))
                .order_by(func::max(users.c("id")) + 6)
                .limit(7)
                .into()]
        };

        "select/group_by": typed {
            vec![select((Order::user_id, func::sum(Order::total))).group_by(Order::user_id).into()]
        }, any {
            let orders = any::orders();
            vec![select((orders.c("user_id"), func::sum(orders.c("total")))).group_by(orders.c("user_id")).into()]
        };
        "select/group_by_chained": typed {
            vec![select(func::count_all()).from(User::table()).group_by((User::age, User::name)).group_by(User::active).into()]
        }, any {
            let users = any::users();
            vec![select(func::count_all()).from(&users).group_by((users.c("age"), users.c("name"))).group_by(users.c("active")).into()]
        };
        "select/having": typed {
            vec![select(Order::user_id).group_by(Order::user_id).having(func::count_all().gt(3)).into()]
        }, any {
            let orders = any::orders();
            vec![select(orders.c("user_id")).group_by(orders.c("user_id")).having(func::count_all().gt(3)).into()]
        };
    }
}
