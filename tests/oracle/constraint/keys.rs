//! Foreign keys and primary keys.

use super::{column, create, held, integer, string};
use crate::fixtures::corpus::User;
use crate::harness::{Built, Port, built, ports};
use aludel::prelude::*;
use aludel::schema::{Action, Constraint, Initially};
use aludel::{mysql, postgres};

/// CREATE TABLE of `t` with a key to users: of a model, or by name.
fn to_users(with: impl FnOnce(Constraint) -> Constraint) -> Vec<Built> {
    create([integer("user_id").references_with(User::id, with)])
}
fn by_name(with: impl FnOnce(Constraint) -> Constraint) -> Vec<Built> {
    create([integer("user_id").foreign_key_with("users.id", with)])
}
/// The table that stands last in a collection of these.
fn last(tables: impl IntoIterator<Item = Table>) -> Vec<Built> {
    let tables: Vec<Table> = MetaData::of(tables).tables();
    built![tables.last().unwrap().create()]
}
fn referring(name: &str, to: &str) -> ColumnDef {
    column(name, DataType::Unknown).foreign_key(to)
}

pub fn ports() -> Vec<Port> {
    [actions(), targets(), primary()].into_iter().flatten().collect()
}

fn actions() -> Vec<Port> {
    ports! {
        "constraint/fk_on_delete_cascade": typed to_users(|key| key.on_delete(Action::Cascade)),
            any by_name(|key| key.on_delete(Action::Cascade));
        "constraint/fk_delete_before_update": typed to_users(|key| key.on_update("cascade").on_delete(Action::Restrict)),
            any by_name(|key| key.on_update("cascade").on_delete(Action::Restrict));
        "constraint/fk_action_is_no_such_phrase": typed to_users(|key| key.on_delete("CASCADE; DROP TABLE users")),
            any by_name(|key| key.on_delete("CASCADE; DROP TABLE users")), error "Invalid: ON DELETE and ON UPDATE";
        "constraint/fk_on_delete_set_null_of_some_columns": , any {
            let key = Constraint::foreign_key(["tenant", "parent_id"], ["parent.tenant", "parent.id"]).on_delete("SET NULL (parent_id)");
            built![Table::new("child").column(integer("tenant")).column(integer("parent_id")).constraint(key).create()]
        };
        "constraint/fk_name_needs_quotes": typed to_users(|key| key.name("FK of t")), any by_name(|key| key.name("FK of t"));
        "constraint/fk_deferrable_initially_deferred": typed {
            to_users(|key| key.deferrable(true).initially(Initially::Deferred))
        }, any by_name(|key| key.deferrable(true).initially(Initially::Deferred));
        "constraint/fk_not_deferrable": typed to_users(|key| key.deferrable(false).initially(Initially::Immediate)),
            any by_name(|key| key.deferrable(false).initially(Initially::Immediate));
        "constraint/fk_match_full": typed to_users(|key| key.matching("FULL")), any by_name(|key| key.matching("FULL"));
        "constraint/fk_match_is_refused": typed to_users(|key| key.matching("FULL")), any by_name(|key| key.matching("FULL")),
            error "Unsupported: MATCH of a foreign key";
        "constraint/fk_every_option": typed to_users(|key| {
            let key = key.name("fk_all").on_delete(Action::Cascade).on_update(Action::SetNull);
            key.deferrable(true).initially(Initially::Immediate)
        }), any by_name(|key| {
            let key = key.name("fk_all").on_delete(Action::Cascade).on_update(Action::SetNull);
            key.deferrable(true).initially(Initially::Immediate)
        });
        "constraint/fk_not_valid": typed {
            to_users(|key| key.name("fk_t_user").on_delete(Action::Cascade).option(postgres::not_valid()))
        }, any by_name(|key| key.name("fk_t_user").on_delete(Action::Cascade).option(postgres::not_valid()));
    }
}

fn targets() -> Vec<Port> {
    ports! {
        "constraint/fk_composite": , any {
            let part = Table::new("part").column(string("vendor", 9).primary_key()).column(integer("number").primary_key());
            let key = Constraint::foreign_key(["part_vendor", "part_number"], ["part.vendor", "part.number"]);
            let uses = Table::new("use")
                .column(integer("id").primary_key())
                .column(string("part_vendor", 9))
                .column(integer("part_number"))
                .constraint(key.name("fk_part").on_update(Action::Cascade));
            last([part, uses])
        };
        "constraint/fk_takes_the_type_of_its_target": , any {
            let a = Table::new("a").column(column("id", DataType::Uuid).primary_key()).column(string("code", 12).unique());
            last([a, Table::new("b").column(referring("a_id", "a.id")).column(referring("a_code", "a.code").not_null())])
        };
        "constraint/fk_to_itself": , any {
            let parent = column("parent_id", DataType::Unknown).foreign_key_with("tree.id", |key| key.on_delete(Action::Cascade));
            last([Table::new("tree").column(integer("id").primary_key()).column(parent)])
        };
        "constraint/fk_within_a_schema": , any {
            let a = Table::new("a").schema("acme").column(integer("id").primary_key());
            last([a, Table::new("b").schema("acme").column(referring("a_id", "acme.a.id"))])
        };
        "constraint/fk_into_another_schema": , any {
            let a = Table::new("a").schema("acme").column(integer("id").primary_key());
            last([a, Table::new("b").column(referring("a_id", "acme.a.id")).column(integer("n").unique())])
        };
        "constraint/fk_to_quoted_names": , any {
            let order = Table::new("order").column(integer("group").primary_key());
            last([order, Table::new("Line").column(referring("the order", "order.group"))])
        };
        "constraint/fk_by_key_or_by_name": , any {
            let a = Table::new("a").column(integer("a_id").primary_key());
            last([a, Table::new("b").column(referring("x", "a.a_id")).column(referring("y", "a.a_id"))])
        };
    }
}

fn primary() -> Vec<Port> {
    ports! {
        "constraint/pk_named_on_a_table": , any held([Constraint::primary_key(["id"]).name("pk_t")], [integer("id"), integer("n")]);
        "constraint/pk_in_its_own_order": , any {
            held([Constraint::primary_key(["c", "b"]).name("pk_t")], [integer("a"), string("b", 9), integer("c")])
        };
        "constraint/pk_using": , any {
            let key = Constraint::primary_key(["id"]).option(mysql::using("btree").only("mysql"));
            held([key.option(mysql::using("hash").only("mariadb"))], [integer("id")])
        };
    }
}
