//! Naming conventions.

use super::{column, integer, string};
use crate::harness::{Port, built, ports};
use aludel::prelude::*;
use aludel::schema::{Constraint, NamingConvention, TypeCheck};

fn shop(convention: NamingConvention) -> MetaData {
    MetaData::new().naming_convention(convention)
}
fn create(table: Table, shop: &MetaData) -> Vec<crate::harness::Built> {
    built![table.register(shop).unwrap().create()]
}

pub fn ports() -> Vec<Port> {
    ports! {
        "constraint/convention_of_every_kind": , any {
            let convention = NamingConvention::new()
                .unique("uq_{table_name}_{column_0_name}")
                .check("ck_{table_name}_{constraint_name}")
                .foreign_key("fk_{table_name}_{column_0_name}_{referred_table_name}")
                .primary_key("pk_{table_name}");
            let shop = shop(convention);
            Table::new("client").column(integer("id").primary_key()).register(&shop).unwrap();
            let bill = Table::new("bill")
                .constraint(Constraint::check(text("due > 0")).name("due_positive"))
                .column(integer("id").primary_key())
                .column(string("number", 9).unique())
                .column(column("client_id", DataType::Unknown).foreign_key("client.id"))
                .column(integer("due"));
            create(bill, &shop)
        };
        "constraint/convention_gives_way_to_a_name": , any {
            let convention = NamingConvention::new()
                .unique("uq_{column_0_name}")
                .check("ck_{table_name}_{constraint_name}")
                .primary_key("pk_{table_name}");
            let table = Table::new("t")
                .column(integer("id"))
                .column(integer("a"))
                .constraint(Constraint::primary_key(["id"]).name("my_pk"))
                .constraint(Constraint::unique(["a"]).name("my_uq"))
                .constraint(Constraint::check(text("a > 0")).exact_name("my_ck"));
            create(table, &shop(convention))
        };
        "constraint/convention_with_all_columns": , any {
            let convention = NamingConvention::new()
                .unique("uq_{table_name}_{column_0_N_name}")
                .foreign_key("fk_{table_name}_{column_0N_name}__{referred_table_name}_{referred_column_0_N_name}")
                .primary_key("pk_{column_1_name}");
            let shop = shop(convention);
            let part = Table::new("part").column(string("vendor", 9).primary_key()).column(integer("number").primary_key());
            part.register(&shop).unwrap();
            let uses = Table::new("use")
                .column(string("a", 9).primary_key())
                .column(integer("b").primary_key())
                .constraint(Constraint::foreign_key(["a", "b"], ["part.vendor", "part.number"]))
                .constraint(Constraint::unique(["a", "b"]));
            create(uses, &shop)
        };
        "constraint/convention_with_own_token": , any {
            let convention = NamingConvention::new()
                .token("initials", |_, table| table.split('_').filter_map(|word| word.chars().next()).collect())
                .unique("{initials}_k_key");
            create(Table::new("big_red_box").column(integer("n").unique()), &shop(convention))
        };
        "constraint/convention_names_types_checks": , any {
            let letters = DataType::enumeration("letter", ["x", "y"]).not_native();
            let table = Table::new("t")
                .column(column("a", DataType::Boolean).type_check(TypeCheck::On(Some("a_bool".into()))))
                .column(column("b", letters).type_check(TypeCheck::On(Some("letter".into()))));
            create(table, &shop(NamingConvention::new().check("ck_{table_name}_{constraint_name}")))
        };
        "constraint/convention_by_class": , any {
            let table = Table::new("t").column(integer("a").unique());
            let check = Constraint::check(table.c("a").gt(1));
            create(table.constraint(check), &shop(NamingConvention::new().unique("only_{column_0_name}").check("ck_{column_0_name}")))
        };
        "constraint/convention_shortens_long_names": , any {
            let (warm, wet) = ("temperature_in_degrees_celsius", "humidity_in_percent");
            let table = Table::new("measurements_of_the_northern_station").column(integer(warm)).column(integer(wet));
            let unique = Constraint::unique([warm, wet]);
            create(table.constraint(unique), &shop(NamingConvention::new().unique("uq_{table_name}_{column_0_N_name}")))
        };
    }
}
