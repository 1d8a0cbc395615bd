//! UNIQUE, CHECK and EXCLUDE, and in which order they stand.

use super::{column, create, held, integer, string, t};
use crate::fixtures::corpus::User;
use crate::harness::{Port, built, ports};
use aludel::postgres;
use aludel::prelude::*;
use aludel::schema::{Constraint, Initially, TypeCheck};

pub fn ports() -> Vec<Port> {
    [unique(), check(), of_types(), order(), exclude()].into_iter().flatten().collect()
}

fn unique() -> Vec<Port> {
    ports! {
        "constraint/unique_of_columns_comes_in_their_order": , any create([integer("b").unique(), integer("a").unique()]);
        "constraint/unique_named_on_two_columns": , any {
            held([Constraint::unique(["b", "a"]).name("uq_b_a")], [integer("a"), integer("b")])
        };
        "constraint/unique_deferrable": , any {
            held([Constraint::unique(["a"]).deferrable(true).initially(Initially::Deferred)], [integer("a")])
        };
        "constraint/unique_nulls_not_distinct": , any {
            let unique = |name: &str, not| Constraint::unique([name.to_owned()]).option(postgres::nulls_not_distinct(not));
            held([unique("a", true), unique("b", false)], [integer("a"), integer("b")])
        };
        "constraint/unique_and_key_include": , any {
            let key = Constraint::primary_key(["id"]).option(postgres::include(["a"]));
            let unique = Constraint::unique(["a"]).name("uq_a").option(postgres::include(["B", "id"]));
            held([key, unique], [integer("id"), integer("a"), integer("B")])
        };
    }
}

fn check() -> Vec<Port> {
    ports! {
        "constraint/check_on_a_column": , any {
            create([integer("a").check(Constraint::check(text("a > 0"))).not_null().server_default("1")])
        };
        "constraint/check_on_a_column_named": , any {
            create([integer("a").check(Constraint::check(text("a < 9")).name("ck_low")).unique()])
        };
        "constraint/check_on_a_table": , any {
            let check = Constraint::check(text("a <= b")).name("in_order");
            held([check], [column("a", DataType::Date), column("b", DataType::Date)])
        };
        "constraint/check_with_an_expression": , any {
            let table = t([integer("price"), integer("sold")]);
            let (price, sold) = (table.c("price"), table.c("sold"));
            let check = Constraint::check(price.gt(0) & (sold.is_null() | sold.le(&price)));
            built![table.constraint(check).create()]
        };
        "constraint/check_with_literals": , any {
            let table = t([string("kind", 9), string("name", 9)]);
            let kinds = Constraint::check(table.c("kind").in_(["a", "it's"])).name("kinds");
            let names = Constraint::check(!table.c("name").like("%\\%")).name("names");
            built![table.constraint(kinds).constraint(names).create()]
        };
        "constraint/check_text_with_percent_and_colon": , any {
            held([Constraint::check(text(r"a % 2 = 0 AND 'x\:y' <> 'z'"))], [integer("a")])
        };
        "constraint/check_only_on_some_dialects": , any {
            held(
                [
                    Constraint::check(text("a > 1")).name("everywhere"),
                    Constraint::check(text("a > 2")).name("pg").only_on(["postgresql"]),
                    Constraint::check(text("a > 3")).name("light").only_on(["sqlite", "mysql"]),
                ],
                [integer("a")],
            )
        };
        "constraint/check_not_valid": , any {
            held([Constraint::check(text("a > 0")).name("low").option(postgres::not_valid())], [integer("a")])
        };
    }
}

fn of_types() -> Vec<Port> {
    ports! {
        "constraint/check_of_boolean": , any create([
            column("a", DataType::Boolean).type_check(TypeCheck::On(None)),
            column("b", DataType::Boolean).type_check(TypeCheck::On(Some("is_bool".into()))),
        ]);
        "constraint/check_of_enum_kept_as_text": , any {
            let known = DataType::enumeration("status", ["pending", "paid", "shipped"]).not_native();
            create([
                column("a", known).type_check(TypeCheck::On(Some("known".into()))),
                column("b", DataType::enumeration("", ["x", "it's"]).not_native().of_length(20)),
            ])
        };
        "constraint/check_of_enum_where_no_native_type": , any {
            create([column("a", DataType::enumeration("letter", ["x", "y"])).type_check(TypeCheck::On(Some("letter".into())))])
        };
    }
}

fn order() -> Vec<Port> {
    ports! {
        "constraint/order_inside_create_table": , any held(
            [
                Constraint::check(text("a > 0")).name("own_check"),
                Constraint::unique(["b"]).name("own_unique"),
                Constraint::foreign_key(["a"], ["users.id"]).name("own_key"),
            ],
            [
                integer("id").primary_key(),
                integer("a").unique(),
                integer("b").references_with(User::id, |key| key.name("fk_b")),
                column("c", DataType::Boolean).type_check(TypeCheck::On(Some("bool_c".into()))),
                integer("d").unique(),
            ],
        );
        "constraint/order_of_constraints_added_later": , any {
            let table = t([integer("a").unique(), integer("id").primary_key()]);
            let check = Constraint::check(table.c("a").gt(1));
            let table = table.constraint(check).column(integer("b").references(User::id));
            built![table.constraint(Constraint::unique(["a", "b"])).create()]
        };
    }
}

fn exclude() -> Vec<Port> {
    ports! {
        "constraint/exclude": , any {
            let table = Table::new("booking").column(integer("room")).column(column("during", postgres::tsrange()));
            built![table.constraint(postgres::exclude((("room", "="), ("during", "&&"))).name("no_overlap")).create()]
        };
        "constraint/exclude_with_condition": , any {
            let table = Table::new("booking")
                .column(integer("room"))
                .column(column("during", postgres::tsrange()))
                .column(column("gone", DataType::Boolean));
            let rule = postgres::exclude(((table.c("room"), "="), (table.c("during"), "&&"))).using("SPGIST");
            let rule: Constraint = rule.where_(table.c("room").gt(9)).into();
            built![table.constraint(rule.deferrable(true).initially(Initially::Deferred)).create()]
        };
        "constraint/exclude_expression_and_operator_class": , any {
            let table = Table::new("stay")
                .column(integer("Guest"))
                .column(column("start", DataType::DateTime))
                .column(column("stop", DataType::DateTime))
                .column(column("span", postgres::int4range()));
            let span = func::call::<Any>("tsrange", (table.c("start"), table.c("stop")));
            let rule = postgres::exclude((
                (span, "&&"),
                (table.c("Guest"), "="),
                (text("lower(span)"), "="),
                (literal_column("span * 2"), "<>"),
            ));
            built![table.constraint(rule.ops([("Guest", "int4_ops")]).name("one_stay")).create()]
        };
        "constraint/exclude_added_and_dropped": , any {
            let table = Table::new("booking").column(column("during", postgres::tsrange()));
            let rule = postgres::exclude(((table.c("during"), "&&"),)).where_(text("during IS NOT NULL")).name("no_overlap");
            built![
                aludel::ast::AddConstraint::to(&table, rule.clone()),
                aludel::ast::DropConstraint::of(&table, rule),
                table.create(),
            ]
        };
    }
}
