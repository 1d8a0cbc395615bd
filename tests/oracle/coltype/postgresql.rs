//! Types of PostgreSQL.

#![allow(dead_code)] // of the models, only the tables are used

use super::{create, created};
use crate::harness::{Built, Port, built, ports};
use aludel::ast::{CreateType, DropType};
use aludel::postgres::{self, IntervalFields};
use aludel::prelude::*;
use aludel::query::Scalar;
use aludel::{DateTime, Time};

pub fn ports() -> Vec<Port> {
    [named(), by_name()].into_iter().flatten().collect()
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[allow(non_camel_case_types, dead_code)]
enum Status {
    pending,
    paid,
    shipped,
}

fn of(columns: impl IntoIterator<Item = ColumnDef>) -> Vec<Built> {
    created(columns.into_iter().fold(Table::new("t"), Table::column))
}

/// Types with names of their own.
fn named() -> Vec<Port> {
    ports! {
        "coltype/pg_enum_type": , any {
            let (mood, status) = (DataType::enumeration("Mood", ["good", "it's bad"]).in_schema(&"acme".into()), Status::data_type());
            let t = Table::new("t").column(ColumnDef::new("a", mood.clone())).column(ColumnDef::new("b", status.clone()));
            built![CreateType::of(mood.clone()), CreateType::of(status), t.create(), DropType::of(mood)]
        };
        "coltype/pg_domain": , any {
            let positive = postgres::domain("positive", DataType::Integer).not_null().check(postgres::value().gt(0));
            let code = postgres::domain("Code", DataType::Varchar(Some(8)))
                .collation("de_DE")
                .default("none")
                .named_check("code_is_short", text("length(VALUE) < 5"))
                .schema("acme");
            let t = Table::new("t").column(ColumnDef::new("a", positive.clone()));
            let t = t.column(ColumnDef::new("b", code.clone()).server_default("x"));
            built![CreateType::of(positive), CreateType::of(code.clone()), t.create(), DropType::of(code)]
        };
        "coltype/pg_name_of_a_built_in_type": , any of([
            ColumnDef::new("a", postgres::domain("text", DataType::Integer).schema("acme")),
            ColumnDef::new("b", DataType::enumeration("date", ["a"])),
        ]), error "Invalid: type \"date\"";
    }
}

fn by_name() -> Vec<Port> {
    ports! {
        "coltype/pg_arrays": , any create([
            DataType::array(DataType::Integer),
            DataType::array(DataType::Varchar(Some(20))),
            DataType::array(DataType::array(DataType::numeric((8, 2)))),
            DataType::array(DataType::array(DataType::array(DataType::Text.collate("de_DE")))),
            DataType::array(DataType::DateTimeTz),
            DataType::array(DataType::enumeration("letters", ["a", "b"])),
        ]);
        "coltype/pg_interval": , any create([
            DataType::Interval,
            postgres::interval(None, 3),
            postgres::interval(IntervalFields::DayToSecond, None),
            postgres::interval(IntervalFields::Second, 2),
        ]);
        "coltype/pg_time_precision": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(type = postgres::timestamp(0))]
                a: Option<DateTime>,
                #[column(type = postgres::timestamptz(3))]
                b: Option<DateTime>,
                #[column(type = postgres::time(6))]
                c: Option<Time>,
                #[column(type = DataType::TimeTz)]
                d: Option<Time>,
            }
            created(T::table())
        }, any create([
            postgres::timestamp(0),
            postgres::timestamptz(3),
            postgres::time(6),
            DataType::TimeTz,
        ]);
        "coltype/pg_documents": , any create([DataType::Json, postgres::jsonb(), postgres::hstore(), postgres::jsonpath()]);
        "coltype/pg_addresses": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<postgres::Inet>,
                b: Option<postgres::Cidr>,
                c: Option<postgres::MacAddr>,
                #[column(type = postgres::macaddr8())]
                d: Option<postgres::MacAddr>,
            }
            created(T::table())
        }, any create([postgres::inet(), postgres::cidr(), postgres::macaddr(), postgres::macaddr8()]);
        "coltype/pg_search": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<postgres::TsVector>,
                b: Option<postgres::TsQuery>,
                #[column(type = postgres::regconfig())]
                c: Option<String>,
                #[column(type = postgres::regclass())]
                d: Option<String>,
                #[column(type = postgres::oid())]
                e: Option<i64>,
            }
            created(T::table())
        }, any create([postgres::tsvector(), postgres::tsquery(), postgres::regconfig(), postgres::regclass(), postgres::oid()]);
        "coltype/pg_bit": , any create([
            postgres::bit(1),
            postgres::bit(8),
            postgres::bit_varying(None),
            postgres::bit_varying(8),
        ]);
        "coltype/pg_ranges": , any create([
            postgres::int4range(),
            postgres::int8range(),
            postgres::numrange(),
            postgres::daterange(),
            postgres::tsrange(),
            postgres::tstzrange(),
        ]);
        "coltype/pg_multiranges": , any create([
            postgres::int4multirange(),
            postgres::int8multirange(),
            postgres::nummultirange(),
            postgres::datemultirange(),
            postgres::tsmultirange(),
            postgres::tstzmultirange(),
        ]);
        "coltype/pg_others": , any create([
            DataType::Uuid,
            postgres::bytea(),
            postgres::money(),
            postgres::citext(),
            DataType::Double,
        ]);
    }
}
