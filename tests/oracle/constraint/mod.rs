//! The ports of area `constraint`: keys, UNIQUE, CHECK, EXCLUDE, their names, and ALTER TABLE.

mod alter;
mod keys;
mod named;
mod rows;

use super::harness::{Built, Port};
use aludel::prelude::*;
use aludel::schema::Constraint;

pub fn ports() -> Vec<Port> {
    [keys::ports(), rows::ports(), named::ports(), alter::ports()].into_iter().flatten().collect()
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
fn t(columns: impl IntoIterator<Item = ColumnDef>) -> Table {
    columns.into_iter().fold(Table::new("t"), Table::column)
}
/// CREATE TABLE of `t` with these columns.
fn create(columns: impl IntoIterator<Item = ColumnDef>) -> Vec<Built> {
    vec![t(columns).create().into()]
}
/// CREATE TABLE of `t` with these columns and, before what comes with a column, these constraints.
fn held(constraints: impl IntoIterator<Item = Constraint>, columns: impl IntoIterator<Item = ColumnDef>) -> Vec<Built> {
    let table = constraints.into_iter().fold(Table::new("t"), Table::constraint);
    vec![columns.into_iter().fold(table, Table::column).create().into()]
}
