//! Bound values, named and not.

use crate::fixtures::corpus::{User, any};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;
use rust_decimal::Decimal;

pub fn ports() -> Vec<Port> {
    ports! {
        "expr/compare_bool_constant": typed {
            built![User::active.eq(true), User::active.ne(false), User::active.eq(false), User::active.eq(literal(true))]
        }, any {
            let active = any::users().c("active");
            built![active.eq(true), active.ne(false), active.eq(false), active.eq(literal(true))]
        };
        "expr/bindparam_named_used_twice": typed {
            let n = param::<i32>("n").value(18);
            built![User::age.gt(&n) | User::id.eq(&n)]
        }, any {
            let (users, n) = (any::users(), param::<Any>("n").value(18));
            built![users.c("age").gt(&n) | users.c("id").eq(&n)]
        };
        "expr/bindparam_none_is_no_null_test": typed {
            built![User::fullname.eq(param::<Option<String>>("who").value(null()))]
        }, any {
            built![any::users().c("fullname").eq(param::<Any>("who").value(Value::Null))]
        };
        "expr/bindparam_params": typed {
            built![select(User::id).filter(User::name.eq(param::<String>("who"))).bind("who", "ed")]
        }, any {
            let users = any::users();
            built![select(users.c("id")).filter(users.c("name").eq(param::<Any>("who"))).bind("who", "ed")]
        };
        "expr/in_bindparam": typed {
            let ages = params::<i32>("ages");
            built![User::age.in_(ages.clone().values([3, 4, 5])), User::age.in_(ages.values([3, 4]))]
        }, any {
            let (age, ages) = (any::users().c("age"), params::<Any>("ages"));
            built![age.in_(ages.clone().values([3, 4, 5])), age.in_(ages.values([3, 4]))]
        };
        "expr/literal_execute_is_inline": typed {
            built![User::age.gt(literal(5).inline()) & User::id.gt(6)]
        }, any {
            let users = any::users();
            built![users.c("age").gt(literal(5).inline()) & users.c("id").gt(6)]
        };
        "expr/literal_types": typed {
            built![select((
                literal(1).label("a"),
                literal("x").label("b"),
                literal(2.5).label("c"),
                literal(true).label("d"),
                literal(Decimal::new(110, 2)).label("e"),
                literal(None::<i32>).label("f"),
            ))]
        };
    }
}
