//! The pilot's ports.

use super::harness::{Port, ports};
use super::schema::{Address, Order, User, any};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "cte/used_by_two_others": typed {
            let base = select((User::id, User::age)).filter(User::active).cte("base");
            let elder = select(base.col(User::id)).filter(base.col(User::age).gt(60)).cte("elder");
            let young = select(base.col(User::id)).filter(base.col(User::age).lt(20)).cte("young");
            vec![select(elder.c("id")).union_all(select(young.c("id"))).into()]
        }, any {
            let users = any::users();
            let base = select((users.c("id"), users.c("age"))).filter(users.c("active")).cte("base");
            let elder = select(base.c("id")).filter(base.c("age").gt(60)).cte("elder");
            let young = select(base.c("id")).filter(base.c("age").lt(20)).cte("young");
            vec![select(elder.c("id")).union_all(select(young.c("id"))).into()]
        };
        "cte/in_a_scalar_subquery_is_moved_to_the_top": typed {
            let total = func::sum(Order::total).label("total");
            let spent = select((Order::user_id, &total)).group_by(Order::user_id).cte("spent");
            let mine = select(spent.col(&total)).filter(spent.col(Order::user_id).eq(User::id)).scalar();
            vec![select((User::name, mine.label("spent"))).into()]
        }, any {
            let (users, orders) = (any::users(), any::orders());
            let spent = select((orders.c("user_id"), func::sum(orders.c("total")).label("total"))).group_by(orders.c("user_id")).cte("spent");
            let mine = select(spent.c("total")).filter(spent.c("user_id").eq(users.c("id"))).scalar();
            vec![select((users.c("name"), mine.label("spent"))).into()]
        };
        "cte/binds_come_before_those_of_the_select": typed {
            let tag = literal("first").label("tag");
            let one = select((User::id, &tag)).filter(User::age.gt(2)).cte("one");
            let two = select(one.col(User::id)).filter(one.col(&tag).ne("third")).cte("two");
            vec![select((literal("fourth").label("x"), two.c("id"))).filter(two.c("id").gt(5)).limit(6).into()]
        }, any {
            let users = any::users();
            let one = select((users.c("id"), literal("first").label("tag"))).filter(users.c("age").gt(2)).cte("one");
            let two = select(one.c("id")).filter(one.c("tag").ne("third")).cte("two");
            vec![select((literal("fourth").label("x"), two.c("id"))).filter(two.c("id").gt(5)).limit(6).into()]
        };
        "join/on_foreign_key_of_subquery": typed {
            let mails = select((Address::user_id, Address::email)).filter(Address::verified.is_null()).subquery("mails");
            vec![select((User::name, mails.col(Address::email))).join(&mails).into()]
        }, any {
            let (users, addresses) = (any::users(), any::addresses());
            let mails = select((addresses.c("user_id"), addresses.c("email"))).filter(addresses.c("verified").is_null()).subquery("mails");
            vec![select((users.c("name"), mails.c("email"))).join(&mails).into()]
        };
        "setop/nested_is_parenthesised": typed {
            vec![select(User::id).union(select(Order::user_id)).except(select(Address::user_id)).into()]
        }, any {
            let (users, orders, addresses) = (any::users(), any::orders(), any::addresses());
            vec![select(users.c("id")).union(select(orders.c("user_id"))).except(select(addresses.c("user_id"))).into()]
        };
    }
}
