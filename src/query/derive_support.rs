//! What the derives use, under one name that no item of a user's can hide.

pub use super::column::{Of, TypedColumn};
pub use super::model::{Encoder, Model};
pub use super::operand::{Operand, form::Item};
pub use crate::ast::{Bind, Node};
pub use crate::engine::Cursor;
pub use crate::error::Result;
pub use crate::name::Name;
pub use crate::schema::{ColumnDef, StaticTable, TableDef};
pub use crate::types::{Any, DataType, FromRow, Newtype, OwnType, Scalar, SqlType, TypeRecord, TypeRef};
pub use crate::value::{Str, Value};
pub use std::sync::LazyLock;
pub use std::{clone::Clone, iter::Iterator, option::Option, result::Result as StdResult};

use super::operand::FitsIn;
use crate::types::{ComparesWith, Textual};

/// The column of a field.
pub fn column(name: Name, data_type: impl Into<DataType>, nullable: bool) -> ColumnDef {
    let column = ColumnDef::new(name, data_type);
    if nullable { column } else { column.not_null() }
}
/// `VARCHAR(length)`, of text.
pub fn of_length<T: SqlType>(length: u32) -> DataType
where
    T::Inner: Textual,
{
    DataType::Varchar(Some(length))
}
/// `default = value`
pub fn default<T: SqlType, R: Operand<T::Base>>(column: ColumnDef, value: R) -> ColumnDef
where
    R::Type: FitsIn<T>,
{
    column.default(super::Expr::<Any>::from_node(value.into_node()))
}
/// `server_default = value`
pub fn server_default<T: SqlType, R: Operand<T::Base>>(column: ColumnDef, value: R) -> ColumnDef
where
    R::Type: FitsIn<T>,
{
    column.server_default(super::Expr::<Any>::from_node(value.into_node()))
}
/// `on_update = value`
pub fn on_update<T: SqlType, R: Operand<T::Base>>(column: ColumnDef, value: R) -> ColumnDef
where
    R::Type: FitsIn<T>,
{
    column.on_update(super::Expr::<Any>::from_node(value.into_node()))
}
/// `foreign_key = Other::id`
pub fn references<T: SqlType, U: SqlType>(column: ColumnDef, to: super::Column<U>) -> ColumnDef
where
    T::Base: ComparesWith<U::Base>,
{
    column.references(to)
}

/// The next cells as a model, unless these of them, its primary key, are NULL; without a key, all of them.
pub fn optional<M: FromRow>(cursor: &mut Cursor<'_>, key: &[usize]) -> Result<Option<M>> {
    if key.is_empty() {
        return crate::types::unless_null(cursor, 0..M::width());
    }
    crate::types::unless_null(cursor, key.iter().copied())
}
/// The next cell as a scalar, unless it is NULL.
#[inline]
pub fn scalar_or_null<T: Scalar>(cursor: &mut Cursor<'_>) -> Result<Option<T>> {
    crate::types::scalar_or_null(cursor)
}

/// The record of a type of one's own.
pub fn record(data_type: impl Into<DataType>) -> TypeRecord {
    TypeRecord { name: Name::default(), data_type: data_type.into(), sensitive: false }
}
/// An ENUM of these names.
pub fn enumeration(name: &'static str, names: &[&'static str]) -> DataType {
    DataType::enumeration(Str::from_static(name), names.iter().map(|name| Str::from_static(name)))
}
/// The error of a name that the enum does not have.
#[cold]
pub fn no_such_name<T>(cursor: &Cursor<'_>, names: &[&str]) -> Result<T> {
    Err(cursor.invalid(format!("expected one of {}", names.join(", "))))
}
