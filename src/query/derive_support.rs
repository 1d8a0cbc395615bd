//! The items that derived code uses, under one path that no item of a user can hide.

pub use super::column::{OfModel, TypedColumn};
pub use super::column_clause::literal_column;
pub use super::model::Model;
pub use super::operand::{Operand, form::Item};
pub use super::static_model::{FieldDef, StaticModel};
pub use crate::ast::{Literal, Node};
pub use crate::error::Result;
pub use crate::name::Name;
pub use crate::query::scalar::{Any, FromRow, Newtype, Scalar, SqlType, UserDefined};
pub use crate::row::Cursor;
pub use crate::schema::{Action, ColumnDef, Constraint, Identity, Index, Initially, Sequence, TableDef, Target, TypeCheck};
pub use crate::types::{DataType, TypeRecord, TypeRef};
pub use crate::value::{Str, Value};
pub use std::sync::LazyLock;
pub use std::{
    clone::Clone, convert::From, convert::TryFrom, iter::Iterator, option::Option, primitive::usize, result::Result as StdResult,
};

use super::condition::Condition;
use super::operand::FitsIn;
use crate::query::scalar::{ComparesWith, Textual};
use crate::schema::{AutoIncrement, Computed};

/// Returns the column of a field: NOT NULL, unless the field is an `Option`.
pub fn column(name: Name, data_type: impl Into<DataType>, nullable: bool) -> ColumnDef {
    let column = ColumnDef::new(name, data_type);
    if nullable { column } else { column.not_null() }
}
/// Returns the type of a field's column by its Rust type.
pub fn data_type(record: &TypeRecord) -> DataType {
    record.data_type.clone()
}

/// Each line is a trait for an attribute, and the types whose columns can have that attribute.
macro_rules! facts { ($($(#[$meta:meta])* $fact:ident: $($type:ty),*;)*) => {$(
    $(#[$meta])*
    pub trait $fact {}
    $(#[diagnostic::do_not_recommend] impl $fact for $type {})*
)*} }
facts! {
    /// Types whose columns have a length.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no length",
        label = "`length` is for text, bytes and enums"
    )]
    HasLength: String, Vec<u8>, Any;
    /// Types whose columns have a precision, the number of all digits.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no precision",
        label = "`precision` is for decimals and floats"
    )]
    HasPrecision: f32, f64, Any;
    /// Types whose columns have a scale, the number of digits after the point.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no scale",
        label = "`scale` is for decimals"
    )]
    HasScale: Any;
    /// Types whose columns the database can number.
    #[diagnostic::on_unimplemented(
        message = "a database does not number `{Self}`",
        label = "only whole numbers are numbered"
    )]
    Numbered: i16, i32, i64, u16, u32, u64, Any;
}
#[cfg(feature = "rust_decimal")]
#[diagnostic::do_not_recommend]
impl HasPrecision for rust_decimal::Decimal {}
#[cfg(feature = "rust_decimal")]
#[diagnostic::do_not_recommend]
impl HasScale for rust_decimal::Decimal {}

/// `length = 50`
pub fn of_length<T: SqlType>(length: u32) -> DataType
where
    T::Inner: HasLength,
{
    data_type(&T::type_ref()).with_length(length)
}
/// `precision = 10`
pub fn of_precision<T: SqlType>(precision: u16) -> DataType
where
    T::Inner: HasPrecision,
{
    data_type(&T::type_ref()).with_digits(precision.into())
}
/// `precision = 10, scale = 2`
pub fn of_digits<T: SqlType>(precision: u16, scale: i16) -> DataType
where
    T::Inner: HasScale,
{
    data_type(&T::type_ref()).with_digits((precision, scale).into())
}
/// `collate = "C"`
pub fn collated<T: SqlType>(data_type: impl Into<DataType>, collation: &'static str) -> DataType
where
    T::Inner: Textual,
{
    data_type.into().collate(Name::from_static(collation))
}
/// `autoincrement`
pub fn autoincrement<T: SqlType>(column: ColumnDef, how: impl Into<AutoIncrement>) -> ColumnDef
where
    T::Inner: Numbered,
{
    column.autoincrement(how)
}
/// `identity`
pub fn identity<T: SqlType>(column: ColumnDef, identity: Identity) -> ColumnDef
where
    T::Inner: Numbered,
{
    column.identity(identity)
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
/// `default_on_update = value`
pub fn default_on_update<T: SqlType, R: Operand<T::Base>>(column: ColumnDef, value: R) -> ColumnDef
where
    R::Type: FitsIn<T>,
{
    column.default_on_update(super::Expr::<Any>::from_node(value.into_node()))
}
/// `computed = expression`
pub fn computed<T: SqlType, R: Operand<T::Base>>(column: ColumnDef, value: R, stored: Option<bool>) -> ColumnDef
where
    R::Type: FitsIn<T>,
{
    column.computed(Computed { expression: value.into_node(), stored })
}
/// `foreign_key = Other::id`
pub fn references<T: SqlType, U: SqlType>(column: ColumnDef, to: super::Column<U>, with: fn(Constraint) -> Constraint) -> ColumnDef
where
    T::Base: ComparesWith<U::Base>,
{
    column.references_with(to, with)
}
/// Returns a foreign key as it is.
pub fn as_it_is(key: Constraint) -> Constraint {
    key
}
/// `check = condition`
pub fn check(condition: impl Condition) -> Constraint {
    Constraint::check(super::Expr::<Any>::from_node(condition.into_condition()))
}
/// Returns the target of one of several columns.
pub fn target<T: SqlType, U: SqlType>(to: super::Column<U>) -> Target
where
    T::Base: ComparesWith<U::Base>,
{
    Target::Column { table: to.table(), index: to.index() }
}
/// `foreign_key(a, b, references(Other::a, Other::b))`
pub fn foreign_key<const N: usize>(columns: [Name; N], targets: [Target; N]) -> Constraint {
    Constraint::key_of(columns.into(), targets.into())
}
/// Adds a constraint of the table, which comes before those of its columns.
pub fn constraint(table: TableDef, constraint: Constraint) -> TableDef {
    table.constraint_after(0, constraint)
}
/// Changes one of the columns.
pub fn at(mut table: TableDef, index: usize, change: fn(ColumnDef) -> ColumnDef) -> TableDef {
    if index < table.columns.len() {
        let column = table.columns.remove(index);
        table.columns.insert(index, change(column));
    }
    table
}

/// Reads the next cells as a model, unless its primary key is NULL; of a model without a key, unless all of them are.
pub fn optional<M: Model>(cursor: &mut Cursor<'_>) -> Result<Option<M>> {
    match M::STATIC.table().key() {
        [] => crate::query::scalar::unless_null(cursor, 0..M::width()),
        key => crate::query::scalar::unless_null(cursor, key.iter().copied()),
    }
}
/// Reads the next cell as a scalar, unless it is NULL.
#[inline]
pub fn scalar_or_null<T: Scalar>(cursor: &mut Cursor<'_>) -> Result<Option<T>> {
    crate::query::scalar::scalar_or_null(cursor)
}

/// Returns the record of a user-defined type.
pub fn record(data_type: impl Into<DataType>) -> TypeRecord {
    TypeRecord { name: Name::default(), data_type: data_type.into(), sensitive: false }
}
/// Returns an ENUM of these names.
pub fn enumeration(name: &'static str, names: &[&'static str]) -> DataType {
    DataType::enumeration(Str::from_static(name), names.iter().map(|name| Str::from_static(name)))
}
/// Returns the result of converting a stored value, with the error of the cell.
pub fn converted<T, E: std::fmt::Display>(cursor: &Cursor<'_>, made: std::result::Result<T, E>) -> Result<T> {
    made.map_err(|error| cursor.invalid("the value does not convert to its Rust type").with_source(error.to_string()))
}
/// Returns the error of a name that the enum does not have.
#[cold]
pub fn no_such_name<T>(cursor: &Cursor<'_>, names: &[&str]) -> Result<T> {
    Err(cursor.invalid(format!("expected one of {}", names.join(", "))))
}
