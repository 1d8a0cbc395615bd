//! The ports of area `coltype`: types in CREATE TABLE.

mod enums;
mod made;
mod mysql;
mod postgresql;
mod standard;

use crate::harness::{Built, Port};
use aludel::prelude::*;

pub fn ports() -> Vec<Port> {
    [standard::ports(), enums::ports(), made::ports(), mysql::ports(), postgresql::ports()].into_iter().flatten().collect()
}

/// `CREATE TABLE t (a .., b ..)`: columns of these types, called a, b and so on.
pub fn create(types: impl IntoIterator<Item = DataType>) -> Vec<Built> {
    let columns = ('a'..='z').zip(types).map(|(name, ty)| ColumnDef::new(name.to_string(), ty));
    created(columns.fold(Table::new("t"), Table::column))
}
pub fn created(table: Table) -> Vec<Built> {
    vec![table.create().into()]
}
