//! The ports of area `ddl`. What it speaks of are tables made at run time; those of schema.py are models, too.

mod scripts;
mod tables;

use super::harness::Port;
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    [tables::ports(), scripts::ports()].into_iter().flatten().collect()
}

fn column(name: &str, data_type: DataType) -> ColumnDef {
    ColumnDef::new(name, data_type)
}
fn integer(name: &str) -> ColumnDef {
    column(name, DataType::Integer)
}
fn string(name: &str, length: u32) -> ColumnDef {
    column(name, DataType::Varchar(Some(length)))
}
/// A column that takes its type from the one it refers to.
fn reference(name: &str, to: &str) -> ColumnDef {
    column(name, DataType::Unknown).foreign_key(to)
}
