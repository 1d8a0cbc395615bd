//! CASE, CAST, extract, dates, ordering, labels, values, operators of one's own, JSON.

use crate::harness::{Port, ports};
use crate::schema::{User, any};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "expr/order_by_label_object": typed {
            let total = (User::age + User::id).label("total");
            vec![select(&total).order_by(&total).into(), select(&total).order_by((total.desc(), User::id)).into()]
        }, any {
            let users = any::users();
            let total = (users.c("age") + users.c("id")).label("total");
            vec![select(&total).order_by(&total).into(), select(&total).order_by((total.desc(), users.c("id"))).into()]
        };
        "expr/custom_op_grouping": typed {
            let op = |right: Expr<Any>| User::age.op("<->", right);
            vec![
                (op(literal(5).any()) + 1).into(),
                (User::id + op(literal(5).any())).into(),
                op((User::id + 1).any()).into(),
                op(User::id.any()).op("<#>", 2).into(),
            ]
        }, any {
            let users = any::users();
            let op = |right: Expr<Any>| users.c("age").op("<->", right);
            vec![
                (op(literal(5).any()) + 1).into(),
                (users.c("id") + op(literal(5).any())).into(),
                op(users.c("id") + 1).into(),
                op(users.c("id").any()).op("<#>", 2).into(),
            ]
        };
    }
}
