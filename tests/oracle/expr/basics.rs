//! Comparisons, booleans, AND, OR and NOT, arithmetic, bits, strings joined.

use crate::harness::{Port, ports};
use crate::schema::{User, any};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    ports! {
        "expr/concat_or_add_by_type": typed {
            vec![
                (literal_column("a") + literal_column("b")).into(),
                (literal_column("a").typed::<String>() + "b").into(),
                (column("a") + "b").into(),
            ]
        };
        "expr/bool_column_in_where": typed {
            vec![select(User::id).filter(User::active).into()]
        }, any {
            let users = any::users();
            vec![select(users.c("id")).filter(users.c("active")).into()]
        };
    }
}
