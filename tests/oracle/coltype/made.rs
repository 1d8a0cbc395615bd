//! Values that the database makes: identity, computed columns, sequences; and types that come from elsewhere.

use super::{create, created};
use crate::harness::{Built, Port, built, ports};
use aludel::mysql;
use aludel::prelude::*;
use aludel::schema::{Computed, Identity};

pub fn ports() -> Vec<Port> {
    [identity(), computed(), sequences(), moments()].into_iter().flatten().collect()
}

fn integer(name: &str) -> ColumnDef {
    ColumnDef::new(name, DataType::Integer)
}
fn table(columns: impl IntoIterator<Item = ColumnDef>) -> Table {
    columns.into_iter().fold(Table::new("t"), Table::column)
}
fn of(columns: impl IntoIterator<Item = ColumnDef>) -> Vec<Built> {
    created(table(columns))
}

fn identity() -> Vec<Port> {
    ports! {
        "coltype/identity": , any of([integer("id").identity(Identity::by_default()).primary_key(), integer("n")]);
        "coltype/identity_always_with_options": , any {
            let key = Identity::always().start(100).increment(10).min_value(1).max_value(9000).cycle(true).cache(5);
            of([ColumnDef::new("id", DataType::BigInteger).identity(key).primary_key()])
        };
        "coltype/identity_without_bounds": , any {
            let key = Identity::by_default().start(1).no_min_value().no_max_value().cycle(false);
            of([integer("id").identity(key).primary_key()])
        };
        "coltype/identity_beside_the_key": , any of([
            ColumnDef::new("id", DataType::Varchar(Some(9))).primary_key(),
            integer("n").identity(Identity::by_default().start(5)),
        ]);
        "coltype/identity_nullable": , any of([
            integer("n").identity(Identity::by_default()).nullable(true),
            integer("m").identity(Identity::by_default()).nullable(false),
        ]);
    }
}

fn computed() -> Vec<Port> {
    ports! {
        "coltype/computed": , any of([integer("a"), integer("b").computed(Computed::new(column("a") + 2))]);
        "coltype/computed_stored": , any {
            of([integer("a"), integer("b").computed(Computed::stored(column("a") * 2)).not_null()])
        };
        "coltype/computed_virtual": , any {
            of([integer("a"), integer("b").computed(Computed::virtual_(column("a") * 2))])
        }, error "Unsupported: VIRTUAL computed columns";
        "coltype/computed_from_an_expression": , any {
            let t = table(["first name", "b"].map(|name| ColumnDef::new(name, DataType::Varchar(Some(9)))));
            let made = Computed::stored(func::lower(t.c("first name") + "'s " + t.c("b")));
            created(t.column(ColumnDef::new("c", DataType::Varchar(Some(30))).computed(made).unique().comment("made")))
        };
        "coltype/computed_as_key": , any {
            of([integer("a"), integer("b").computed(Computed::stored(column("a"))).primary_key()])
        };
    }
}

fn sequences() -> Vec<Port> {
    ports! {
        "coltype/sequence": , any {
            built![Sequence::new("ticket").create(), Sequence::new("Ticket").schema("acme").create().if_not_exists()]
        };
        "coltype/sequence_options": , any {
            let every = Sequence::new("ticket").start(5).increment(-2).min_value(-100).max_value(5).cycle(true).cache(10);
            built![every.create(), Sequence::new("other").no_min_value().no_max_value().cycle(false).create()]
        };
        "coltype/sequence_type": , any {
            built![Sequence::new("ticket").start(1).data_type(DataType::SmallInteger).create()]
        };
        "coltype/sequence_drop": , any {
            built![Sequence::new("ticket").drop(), Sequence::new("Ticket").schema("acme").drop().if_exists()]
        };
        "coltype/sequence_in_place_of_increment": , any {
            let id = |sequence| integer("id").sequence(&sequence).primary_key();
            let optional = Sequence::new("ticket").optional();
            built![table([id(Sequence::new("ticket"))]).create(), Table::new("u").column(id(optional)).create()]
        };
        "coltype/sequence_as_server_default": , any {
            let (ticket, plain) = (Sequence::new("Ticket").schema("acme"), Sequence::new("it's"));
            of([
                ColumnDef::new("id", DataType::BigInteger).server_default(ticket.next_value()).primary_key(),
                integer("n").server_default(plain.next_value()),
            ])
        };
        "coltype/no_type_but_a_foreign_key": , any {
            let own = MetaData::new();
            Table::new("a").column(ColumnDef::new("id", DataType::BigInteger).primary_key()).register(&own).unwrap();
            let untyped = |name, to| ColumnDef::new(name, DataType::Unknown).foreign_key(to);
            Table::new("b").column(untyped("a_id", "a.id").primary_key()).register(&own).unwrap();
            created(Table::new("c").column(untyped("b_id", "b.a_id")).register(&own).unwrap())
        };
    }
}

fn moments() -> Vec<Port> {
    ports! {
        "coltype/with_time_zone": , any create([DataType::DateTimeTz, DataType::TimeTz, DataType::TimestampTz]);
        "coltype/exact_dates": , any create([DataType::Date, DataType::DateTime, DataType::Time, DataType::Timestamp]);
        "coltype/mysql_fractional_seconds": , any {
            create([mysql::datetime(6), mysql::time(3), mysql::timestamp(2), mysql::datetime(None)])
        };
        "coltype/mysql_timestamp_says_null": , any of([
            ColumnDef::new("a", mysql::timestamp(None)),
            ColumnDef::new("b", DataType::Timestamp).not_null(),
            ColumnDef::new("c", DataType::Timestamp).server_default(text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP")),
            ColumnDef::new("d", mysql::timestamp(6)).server_default(func::call::<Any>("current_timestamp", (6,))).not_null(),
            ColumnDef::new("e", mysql::datetime(3)).server_default(text("NOW(3)")),
        ]);
    }
}
