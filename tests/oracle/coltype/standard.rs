//! Types that every dialect knows, types by their SQL name, variants, types of users' own.

#![allow(dead_code)] // of the models, only the tables are used

use super::{create, created};
use crate::harness::{Port, ports};
use aludel::prelude::*;
use aludel::types::CustomType;
use aludel::{Date, DateTime, Time, mysql, postgres};
use serde_json::Value as Json;
use uuid::Uuid;

const MYSQL: [&str; 2] = ["mysql", "mariadb"];

pub fn ports() -> Vec<Port> {
    [standard(), exact(), own()].into_iter().flatten().collect()
}

fn standard() -> Vec<Port> {
    ports! {
        "coltype/integers": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<i32>,
                b: Option<i16>,
                c: Option<i64>,
            }
            created(T::table())
        }, any create([DataType::Integer, DataType::SmallInteger, DataType::BigInteger]);
        "coltype/strings": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(length = 20)]
                a: Option<String>,
                #[column(length = 20)]
                b: Option<String>,
                #[column(type = DataType::Text)]
                c: Option<String>,
                #[column(type = DataType::Text)]
                d: Option<String>,
            }
            created(T::table())
        }, any create([DataType::Varchar(Some(20)), DataType::Varchar(Some(20)), DataType::Text, DataType::Text]);
        "coltype/string_without_length": , any create([DataType::Varchar(None)]), error "Unsupported: VARCHAR without a length";
        "coltype/text_with_length": , any create([
            DataType::named("TEXT(500)", DataType::Text)
                .with_variant(mysql::text(500), MYSQL)
                .with_variant(DataType::Text, ["postgresql"]),
        ]);
        "coltype/collation": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(length = 20, collate = "utf8mb4_bin")]
                a: Option<String>,
                #[column(type = DataType::Text, collate = "de_DE")]
                b: Option<String>,
            }
            created(T::table())
        }, any create([DataType::Varchar(Some(20)).collate("utf8mb4_bin"), DataType::Text.collate("de_DE")]);
        "coltype/boolean": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<bool>,
            }
            created(T::table())
        }, any create([DataType::Boolean]);
        "coltype/numeric": , any create([
            DataType::Numeric(None),
            DataType::numeric(10),
            DataType::numeric((10, 2)),
            DataType::numeric((10, 2)),
        ]);
        "coltype/float": , any create([
            DataType::Float(None),
            DataType::Float(Some(24)),
            DataType::Float(Some(53)),
            DataType::Double,
        ]);
        "coltype/dates_and_times": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<Date>,
                b: Option<DateTime>,
                c: Option<Time>,
            }
            created(T::table())
        }, any create([DataType::Date, DataType::DateTime, DataType::Time]);
        "coltype/interval": , any create([
            DataType::Interval,
            DataType::Interval.with_variant(postgres::interval(None, 3), ["postgresql"]),
            DataType::Interval.not_native(),
        ]);
        "coltype/binary": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<Vec<u8>>,
                b: Option<Vec<u8>>,
            }
            created(T::table())
        }, any create([DataType::LargeBinary(None), DataType::LargeBinary(None)]);
        "coltype/binary_with_length": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(length = 400)]
                a: Option<Vec<u8>>,
            }
            created(T::table())
        }, any create([DataType::LargeBinary(Some(400))]);
        "coltype/json": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<Json>,
                b: Option<Json>,
            }
            created(T::table())
        }, any create([DataType::Json, DataType::Json]);
        "coltype/uuid": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                a: Option<Uuid>,
                #[column(type = DataType::Uuid.not_native())]
                b: Option<Uuid>,
                c: Option<Uuid>,
            }
            created(T::table())
        }, any create([DataType::Uuid, DataType::Uuid.not_native(), DataType::Uuid]);
        "coltype/null_type": , any create([DataType::Unknown]), error "Invalid: type of a column";
    }
}

fn exact() -> Vec<Port> {
    ports! {
        "coltype/exact_numbers": , any create([
            DataType::BigInteger,
            DataType::SmallInteger,
            DataType::Decimal(None),
            DataType::decimal(8),
            DataType::decimal((8, 3)),
            DataType::numeric((8, 3)),
        ]);
        "coltype/exact_floats": , any create([
            DataType::Float(None),
            DataType::Float(Some(10)),
            DataType::Real.with_variant(mysql::real(), MYSQL),
            DataType::Double,
            DataType::named("DOUBLE PRECISION", DataType::Double),
        ]);
        "coltype/exact_strings": , any create([
            DataType::Char(None),
            DataType::Char(Some(3)),
            DataType::Varchar(Some(3)),
            DataType::named("NCHAR(3)", DataType::Char(Some(3))).with_variant(mysql::char(3).national(), MYSQL),
            DataType::named("NVARCHAR(3)", DataType::Varchar(Some(3)))
                .with_variant(mysql::varchar(3).national(), MYSQL)
                .with_variant(DataType::Varchar(Some(3)), ["postgresql"]),
            DataType::Text,
        ]);
        "coltype/exact_binary": , any create([
            DataType::Binary(Some(16)),
            DataType::Varbinary(Some(255)),
            DataType::LargeBinary(None),
        ]);
    }
}

fn own() -> Vec<Port> {
    ports! {
        "coltype/variant": , any create([
            DataType::BigInteger.with_variant(DataType::Integer, ["sqlite"]).with_variant(mysql::bigint().unsigned(), MYSQL),
            DataType::Json.with_variant(postgres::jsonb(), ["postgresql"]),
        ]);
        "coltype/variant_as_key": , any {
            let number = DataType::BigInteger.with_variant(DataType::Integer, ["sqlite"]);
            created(Table::new("t").column(ColumnDef::new("id", number).primary_key()))
        };
        "coltype/decorator": , any create([DataType::custom(Money), DataType::custom(Flexible)]);
        "coltype/user_defined": , any create([DataType::custom(Point(4326))]);
    }
}

/// An amount of money.
#[derive(Debug)]
struct Money;
impl CustomType for Money {
    fn name(&self) -> &str {
        "money"
    }
    fn underlying(&self) -> DataType {
        DataType::numeric((18, 4))
    }
}

/// A string that is another one on each dialect.
#[derive(Debug)]
struct Flexible;
impl CustomType for Flexible {
    fn name(&self) -> &str {
        "flexible"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(None)
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        Some(if dialect == "postgresql" { DataType::Text } else { DataType::Varchar(Some(30)) })
    }
}

/// A point, in a system of coordinates.
#[derive(Debug)]
struct Point(u32);
impl CustomType for Point {
    fn name(&self) -> &str {
        "point"
    }
    fn underlying(&self) -> DataType {
        DataType::Unknown
    }
    fn sql_name(&self, _: &str) -> Option<String> {
        Some(format!("GEOMETRY(POINT, {})", self.0))
    }
}
