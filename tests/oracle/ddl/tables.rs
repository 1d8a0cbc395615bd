//! CREATE TABLE and DROP TABLE: names, keys, defaults, comments.

use super::{column, integer, reference, string};
use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Part, Reserved, User, any};
use crate::harness::{Port, built, ports};
use aludel::ast::SetComment;
use aludel::prelude::*;
use aludel::quoted_name;
use aludel::schema::AutoIncrement;

fn t(columns: impl IntoIterator<Item = ColumnDef>) -> Table {
    columns.into_iter().fold(Table::new("t"), Table::column)
}

pub fn ports() -> Vec<Port> {
    ports! {
        "ddl/create_users": typed built![User::table().create()], any built![any::users().create()];
        "ddl/create_addresses": typed built![Address::table().create()], any built![any::addresses().create()];
        "ddl/create_orders": typed built![Order::table().create()], any built![any::orders().create()];
        "ddl/create_items": typed built![Item::table().create()], any built![any::items().create()];
        "ddl/create_order_items": typed built![OrderItem::table().create()], any built![any::order_items().create()];
        "ddl/create_parts": typed built![Part::table().create()], any built![any::parts().create()];
        "ddl/create_reserved": typed built![Reserved::table().create()], any built![any::reserved().create()];
        "ddl/drop_schema_py_in_reverse_order": typed {
            let tables = [User::table(), Address::table(), Order::table(), Item::table(), OrderItem::table(), Part::table(), Reserved::table()];
            MetaData::of(tables).sorted_tables().iter().rev().map(|table| table.drop().into()).collect()
        }, any {
            let tables =
                [any::users(), any::addresses(), any::orders(), any::items(), any::order_items(), any::parts(), any::reserved()];
            MetaData::of(tables).sorted_tables().iter().rev().map(|table| table.drop().into()).collect()
        };
        "ddl/create_if_not_exists": typed built![OrderItem::table().create().if_not_exists()],
            any built![any::order_items().create().if_not_exists()];
        "ddl/drop_table": typed built![
            User::table().drop(),
            User::table().drop().if_exists(),
            Reserved::table().drop(),
            Part::table().drop().if_exists(),
        ], any built![
            any::users().drop(),
            any::users().drop().if_exists(),
            any::reserved().drop(),
            any::parts().drop().if_exists(),
        ];
        "ddl/temporary_prefix": , any built![Table::new("scratch").column(integer("n")).prefix("TEMPORARY").create()];
        "ddl/no_primary_key": , any built![
            Table::new("log").column(column("line", DataType::Text).not_null()).column(integer("level")).create()
        ];
        "ddl/schema_of_metadata": , any {
            let tenant = MetaData::new().schema("acme");
            let invoices = Table::new("invoices").column(integer("id").primary_key()).register(&tenant).unwrap();
            let lines = Table::new("lines").column(reference("invoice_id", "acme.invoices.id")).register(&tenant).unwrap();
            built![invoices.create(), lines.create()]
        };
        "ddl/blank_schema": , any {
            let tenant = MetaData::new().schema("acme");
            built![Table::new("shared").schema("").column(integer("n")).register(&tenant).unwrap().create()]
        };
        "ddl/schema_needs_quotes": , any built![Table::new("Event").schema("My Schema").column(integer("n")).create()];
        "ddl/copy_into_another_schema": typed built![Address::table().moved_to("acme").create()],
            any built![any::addresses().moved_to("acme").create()];
        "ddl/quote_forced_and_suppressed": , any {
            let named = |name: aludel::Name| ColumnDef::new(name, DataType::Integer);
            let plain = Table::new(quoted_name("plain", true))
                .column(named(quoted_name("id", true)))
                .column(named(quoted_name("MixedCase", false)))
                .column(integer("user"))
                .column(integer("1st"))
                .column(integer("a$b"));
            built![plain.create()]
        };
        "ddl/system_column_is_left_out": , any built![t([integer("id").primary_key(), integer("xmin").system()]).create()];

        "ddl/primary_key_string": , any built![
            Table::new("countries").column(string("iso", 2).primary_key()).column(string("name", 40)).create()
        ];
        "ddl/primary_key_not_first": , any built![t([string("name", 9).not_null(), integer("id").primary_key()]).create()];
        "ddl/primary_key_bigint": , any built![t([column("id", DataType::BigInteger).primary_key()]).create()];
        "ddl/primary_key_smallint": , any built![t([column("id", DataType::SmallInteger).primary_key()]).create()];
        "ddl/primary_key_numeric": , any built![t([column("id", DataType::numeric((20, 0))).primary_key()]).create()];
        "ddl/autoincrement_off": , any built![t([integer("id").primary_key().autoincrement(false)]).create()];
        "ddl/primary_key_is_a_foreign_key": typed {
            let key = integer("user_id").references(User::id).primary_key();
            built![Table::new("profiles").column(key).column(column("bio", DataType::Text)).create()]
        }, any {
            let key = integer("user_id").foreign_key("users.id").primary_key();
            built![Table::new("profiles").column(key).column(column("bio", DataType::Text)).create()]
        };
        "ddl/autoincrement_ignore_fk": typed {
            let key = integer("user_id").references(User::id).primary_key().autoincrement(AutoIncrement::IgnoreForeignKey);
            built![Table::new("profiles").column(key).create()]
        }, any {
            let key = integer("user_id").foreign_key("users.id").primary_key().autoincrement(AutoIncrement::IgnoreForeignKey);
            built![Table::new("profiles").column(key).create()]
        };
        "ddl/composite_key_never_increments": , any built![t([integer("a").primary_key(), integer("b").primary_key()]).create()];
        "ddl/composite_key_one_increments": , any built![
            t([integer("tenant").primary_key(), integer("id").primary_key().autoincrement(true)]).create()
        ], error "Unsupported: autoincrement column in a composite primary key";
        "ddl/increment_yields_to_server_default": , any built![
            t([integer("id").primary_key().server_default(text("42"))]).create()
        ];
        "ddl/increment_yields_to_python_default": , any built![t([integer("id").primary_key().default(7)]).create()];

        "ddl/default_string": , any built![t([
            string("a", 9).server_default("draft"),
            integer("b").server_default("0").not_null(),
            string("c", 9).server_default("it's"),
            string("d", 9).server_default(""),
        ])
        .create()];
        "ddl/default_string_with_backslash_and_percent": , any built![t([string("a", 9).server_default("50% \\ off")]).create()];
        "ddl/default_text": , any built![t([
            integer("a").server_default(text("0")),
            integer("b").server_default(text("-1")),
            integer("c").server_default(text("1 + 1")),
            string("d", 9).server_default(text("'x'")),
            integer("e").server_default(text("(2 * 3)")),
            integer("f").server_default(text("NULL")),
        ])
        .create()];
        "ddl/default_function": , any built![t([
            column("a", DataType::DateTime).server_default(func::now()).not_null(),
            column("b", DataType::DateTime).server_default(func::current_timestamp()),
            integer("c").server_default(func::abs(literal(-5))),
            string("d", 9).server_default(func::lower(literal("ABC"))),
        ])
        .create()];
        "ddl/default_boolean": , any built![t([
            column("a", DataType::Boolean).server_default(true_()).not_null(),
            column("b", DataType::Boolean).server_default(false_()),
        ])
        .create()];
        "ddl/default_expression": , any built![t([integer("a").server_default(literal(5) + 6)]).create()];
        "ddl/default_that_the_server_makes_otherwise": , any built![t([
            integer("a").fetched_default(),
            column("b", DataType::DateTime).server_default(func::now()),
            integer("c").default(5).default_on_update(6),
        ])
        .create()];

        "ddl/comment_in_create_table": , any built![t([
            integer("id").primary_key().comment("the key"),
            string("name", 9).not_null().server_default("x").comment("it's a name"),
        ])
        .comment("what's inside")
        .create()];
        "ddl/set_and_drop_table_comment": , any {
            let table = t([integer("n")]).comment("isn't it").schema("acme");
            built![SetComment::of_table(&table), SetComment::of_table(&table).drop()]
        };
        "ddl/set_column_comment": , any {
            let key = integer("id").primary_key().comment("the key");
            let table = t([key, string("Name", 9).not_null().server_default("x").comment("how it's called")]).schema("acme");
            built![SetComment::of_column(&table, "id"), SetComment::of_column(&table, "Name")]
        };
        "ddl/drop_column_comment": , any built![SetComment::of_column(t([integer("n").comment("gone")]), "n").drop()];
    }
}
