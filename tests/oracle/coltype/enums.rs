//! Enums: a type of their own, or a string.

#![allow(dead_code)] // of the models, only the tables are used

use super::created;
use crate::harness::{Port, ports};
use aludel::prelude::*;
use aludel::query::Scalar;
use aludel::schema::TypeCheck;

/// As the cases have it, a string that stands for an enum is not checked.
fn create(types: impl IntoIterator<Item = DataType>) -> Vec<crate::harness::Built> {
    created(with(Table::new("t"), types))
}
fn with(table: Table, types: impl IntoIterator<Item = DataType>) -> Table {
    let columns = ('a'..='z').zip(types).map(|(name, ty)| ColumnDef::new(name.to_string(), ty).type_check(TypeCheck::Off));
    columns.fold(table, Table::column)
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[allow(non_camel_case_types, dead_code)]
enum Status {
    pending,
    paid,
    shipped,
}
#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[allow(dead_code)]
enum Size {
    #[sql(name = "s")]
    Small,
    #[sql(name = "xxl")]
    Large,
}

pub fn ports() -> Vec<Port> {
    ports! {
        "coltype/enum_of_strings": , any create([DataType::enumeration("letters", ["a", "it's", "100%"])]);
        "coltype/enum_of_a_class": typed {
            #[derive(Model)]
            #[model(table = "t")]
            struct T {
                #[column(type_check = false)]
                a: Option<Status>,
            }
            created(T::table())
        }, any create([Status::data_type()]);
        "coltype/enum_of_values": , any {
            create([Size::data_type(), DataType::enumeration("size", ["small", "large"]).not_native()])
        };
        "coltype/enum_as_text": , any create([
            DataType::enumeration("", ["a", "bcd"]).not_native(),
            DataType::enumeration("", ["a", "b"]).not_native().of_length(30),
        ]);
        "coltype/enum_without_name": , any create([DataType::enumeration("", ["a", "b"])]), error "Invalid: ENUM";
        "coltype/enum_in_a_schema": typed {
            #[derive(Model)]
            #[model(table = "t", schema = "acme")]
            struct T {
                #[column(type = DataType::enumeration("Kind", ["x", "y"]).in_schema(&"other".into()), type_check = false)]
                a: Option<String>,
                #[column(type = DataType::enumeration("kind", ["x", "y"]), type_check = false)]
                b: Option<String>,
                #[column(type = DataType::enumeration("same", ["x", "y"]).inherit_schema(), type_check = false)]
                c: Option<String>,
            }
            created(T::table())
        }, any {
            created(with(Table::new("t").schema("acme"), [
                DataType::enumeration("Kind", ["x", "y"]).in_schema(&"other".into()),
                DataType::enumeration("kind", ["x", "y"]),
                DataType::enumeration("same", ["x", "y"]).inherit_schema(),
            ]))
        };
        "coltype/enum_in_the_schema_of_its_metadata": , any {
            let own = MetaData::new().schema("acme");
            let types = [DataType::enumeration("kind", ["x", "y"]), DataType::enumeration("other", ["z"])];
            created(with(Table::new("t"), types).register(&own).unwrap())
        };
    }
}
