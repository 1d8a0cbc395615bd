//! Values that the database makes: identity, computed columns, sequences; and types that come from elsewhere.

#![allow(dead_code)] // of the models, only the tables are used

use super::{create, created};
use crate::harness::{Built, Port, built, ports};
use aludel::prelude::*;
use aludel::schema::{Computed, Identity};
use aludel::{Date, DateTime, Time, mysql};

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

/// The table with the column `a` alone.
fn base() -> Table {
    table([integer("a")])
}

fn identity() -> Vec<Port> {
    ports! {
        "coltype/identity": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, identity)]
                id: i32,
                n: Option<i32>,
            }
            created(T::table())
        }, any of([integer("id").identity(Identity::by_default()).primary_key(), integer("n")]);
        "coltype/identity_always_with_options": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, identity(always, start = 100, increment = 10, min_value = 1, max_value = 9000, cycle, cache = 5))]
                id: i64,
            }
            created(T::table())
        }, any {
            let key = Identity::always().start(100).increment(10).min_value(1).max_value(9000).cycle(true).cache(5);
            of([ColumnDef::new("id", DataType::BigInteger).identity(key).primary_key()])
        };
        "coltype/identity_without_bounds": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, identity(start = 1, no_min_value, no_max_value, cycle = false))]
                id: i32,
            }
            created(T::table())
        }, any {
            let key = Identity::by_default().start(1).no_min_value().no_max_value().cycle(false);
            of([integer("id").identity(key).primary_key()])
        };
        "coltype/identity_beside_the_key": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, length = 9)]
                id: String,
                #[column(identity(start = 5))]
                n: i32,
            }
            created(T::table())
        }, any of([
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
        "coltype/computed": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<i32>,
                #[column(computed(T::a + 2))]
                b: Option<i32>,
            }
            created(T::table())
        }, any of([integer("a"), integer("b").computed(Computed::new(base().c("a") + 2))]);
        "coltype/computed_stored": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<i32>,
                #[column(computed(stored, T::a * 2), nullable = false)]
                b: Option<i32>,
            }
            created(T::table())
        }, any {
            of([integer("a"), integer("b").computed(Computed::stored(base().c("a") * 2)).not_null()])
        };
        "coltype/computed_virtual": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<i32>,
                #[column(computed(virtual, T::a * 2))]
                b: Option<i32>,
            }
            created(T::table())
        }, any {
            of([integer("a"), integer("b").computed(Computed::virtual_(base().c("a") * 2))])
        }, error "Unsupported: VIRTUAL computed columns";
        "coltype/computed_from_an_expression": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(name = "first name", length = 9)]
                first: Option<String>,
                #[column(length = 9)]
                b: Option<String>,
                #[column(length = 30, computed(stored, func::lower(T::first + "'s " + T::b)), unique, comment = "made")]
                c: Option<String>,
            }
            created(T::table())
        }, any {
            let t = table(["first name", "b"].map(|name| ColumnDef::new(name, DataType::Varchar(Some(9)))));
            let made = Computed::stored(func::lower(t.c("first name") + "'s " + t.c("b")));
            created(t.column(ColumnDef::new("c", DataType::Varchar(Some(30))).computed(made).unique().comment("made")))
        };
        "coltype/computed_as_key": , any {
            of([integer("a"), integer("b").computed(Computed::stored(base().c("a"))).primary_key()])
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
        "coltype/sequence_in_place_of_increment": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, sequence = "ticket")]
                id: i32,
            }
            #[derive(Model)]
            #[model(table = "u")]
            struct U {
                #[column(primary_key, sequence = Sequence::new("ticket").optional())]
                id: i32,
            }
            built![T::table().create(), U::table().create()]
        }, any {
            let id = |sequence| integer("id").sequence(&sequence).primary_key();
            let optional = Sequence::new("ticket").optional();
            built![table([id(Sequence::new("ticket"))]).create(), Table::new("u").column(id(optional)).create()]
        };
        "coltype/sequence_as_server_default": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(primary_key, server_default = Sequence::new("Ticket").schema("acme").next_value())]
                id: i64,
                #[column(server_default = Sequence::new("it's").next_value())]
                n: Option<i32>,
            }
            created(T::table())
        }, any {
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
        "coltype/exact_dates": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<Date>,
                b: Option<DateTime>,
                c: Option<Time>,
                #[column(type = DataType::Timestamp)]
                d: Option<DateTime>,
            }
            created(T::table())
        }, any create([DataType::Date, DataType::DateTime, DataType::Time, DataType::Timestamp]);
        "coltype/mysql_fractional_seconds": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(type = mysql::datetime(6))]
                a: Option<DateTime>,
                #[column(type = mysql::time(3))]
                b: Option<Time>,
                #[column(type = mysql::timestamp(2))]
                c: Option<DateTime>,
                #[column(type = mysql::datetime(None))]
                d: Option<DateTime>,
            }
            created(T::table())
        }, any {
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
