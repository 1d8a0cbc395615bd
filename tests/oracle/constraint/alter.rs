//! ALTER TABLE, and comments.

use super::{integer, t};
use crate::fixtures::corpus::User;
use crate::harness::{Built, Port, built, ports};
use aludel::ast::{AddConstraint, DropConstraint, SetComment};
use aludel::prelude::*;
use aludel::schema::{Action, Constraint};

/// `t` with a key to users, and that key.
fn with_key(column: ColumnDef) -> (Table, Constraint) {
    let table = t([column]);
    let key = table.constraint_named("fk_t_user").unwrap().clone();
    (table, key)
}
fn add((table, key): (Table, Constraint)) -> Vec<Built> {
    built![AddConstraint::to(table, key)]
}
fn drop((table, key): (Table, Constraint)) -> Vec<Built> {
    built![DropConstraint::of(table, key)]
}

pub fn ports() -> Vec<Port> {
    ports! {
        "constraint/add_foreign_key": typed {
            add(with_key(integer("user_id").references_with(User::id, |key| key.on_delete(Action::Cascade).name("fk_t_user"))))
        }, any {
            add(with_key(integer("user_id").foreign_key_with("users.id", |key| key.on_delete(Action::Cascade).name("fk_t_user"))))
        };
        "constraint/add_unique_check_and_key": , any {
            let table = t([integer("a"), integer("b")]).schema("acme");
            built![
                AddConstraint::to(&table, Constraint::unique(["a", "b"]).name("uq_ab")),
                AddConstraint::to(&table, Constraint::unique(["b"])),
                AddConstraint::to(&table, Constraint::check(table.c("a").gt(5)).name("ck_a")),
                AddConstraint::to(&table, Constraint::primary_key(["a"]).name("pk_t")),
            ]
        };
        "constraint/added_apart_is_not_in_create_table": , any {
            let table = t([integer("a")]);
            let check = Constraint::check(table.c("a").gt(5)).name("ck_a");
            built![
                table.clone().constraint(check.clone()).create(),
                AddConstraint::to(&table, Constraint::unique(["a"]).name("uq_a")),
                AddConstraint::to(&table, check),
            ]
        };
        "constraint/drop_foreign_key": typed drop(with_key(integer("user_id").references_with(User::id, |key| key.name("fk_t_user")))),
            any drop(with_key(integer("user_id").foreign_key_with("users.id", |key| key.name("fk_t_user"))));
        "constraint/drop_unique_check_and_key": , any {
            let table = t([integer("a")]).schema("acme");
            let check = Constraint::check(table.c("a").gt(5)).name("ck_a");
            built![
                DropConstraint::of(&table, Constraint::unique(["a"]).name("Uq a")),
                DropConstraint::of(&table, check),
                DropConstraint::of(&table, Constraint::primary_key(["a"]).name("pk_t")),
            ]
        };
        "constraint/drop_if_exists_cascade": , any {
            let (table, unique) = (t([integer("a")]), Constraint::unique(["a"]).name("uq_a"));
            built![
                DropConstraint::of(&table, unique.clone()).if_exists(),
                DropConstraint::of(&table, unique.clone()).cascade(),
                DropConstraint::of(&table, unique).if_exists().cascade(),
            ]
        };
        "constraint/comment": , any {
            let unique = Constraint::unique(["a"]).name("uq_a").comment("only one");
            let table = t([integer("a")]).constraint(unique.clone()).schema("acme");
            built![
                table.create(),
                SetComment::of_constraint(&table, unique.clone()),
                SetComment::of_constraint(&table, unique).drop(),
            ]
        };
    }
}
