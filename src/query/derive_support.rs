//! What the derives use, under one name that no item of a user's can hide.

pub use super::column::{OfModel, TypedColumn};
pub use super::column_clause::literal_column;
pub use super::model::{Encoder, Model};
pub use super::operand::{Operand, form::Item};
pub use crate::ast::{Bind, Node};
pub use crate::error::Result;
pub use crate::name::Name;
pub use crate::query::scalar::{Any, FromRow, Newtype, Scalar, SqlType, UserDefined};
pub use crate::row::Cursor;
pub use crate::schema::{Action, ColumnDef, Constraint, Identity, Index, Initially, Sequence, StaticTable, TableDef, Target, TypeCheck};
pub use crate::types::{DataType, TypeRecord, TypeRef};
pub use crate::value::{Str, Value};
pub use std::sync::LazyLock;
pub use std::{clone::Clone, convert::From, convert::TryFrom, iter::Iterator, option::Option, result::Result as StdResult};

use super::condition::Condition;
use super::operand::FitsIn;
use crate::query::scalar::{ComparesWith, Textual};
use crate::schema::{AutoIncrement, Computed};

/// The column of a field: NOT NULL, unless the field is an `Option`.
pub fn column(name: Name, data_type: impl Into<DataType>, nullable: bool) -> ColumnDef {
    let column = ColumnDef::new(name, data_type);
    if nullable { column } else { column.not_null() }
}
/// The type of a field's column, if nothing more is said.
pub fn data_type(record: &TypeRecord) -> DataType {
    record.data_type.clone()
}

/// Each line is a fact about what a type is to the database, and the types that have it.
macro_rules! facts { ($($(#[$meta:meta])* $fact:ident: $($type:ty),*;)*) => {$(
    $(#[$meta])*
    pub trait $fact {}
    $(#[diagnostic::do_not_recommend] impl $fact for $type {})*
)*} }
facts! {
    /// What has a length.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no length",
        label = "`length` is for text, bytes and enums"
    )]
    HasLength: String, Vec<u8>, Any;
    /// What has a precision: digits in all.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no precision",
        label = "`precision` is for decimals and floats"
    )]
    HasPrecision: f32, f64, Any;
    /// What has digits behind the point.
    #[diagnostic::on_unimplemented(
        message = "a column of `{Self}` has no scale",
        label = "`scale` is for decimals"
    )]
    HasScale: Any;
    /// What the database can number.
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
/// A foreign key of which nothing more is said.
pub fn as_it_is(key: Constraint) -> Constraint {
    key
}
/// `check = condition`
pub fn check(condition: impl Condition) -> Constraint {
    Constraint::check(super::Expr::<Any>::from_node(condition.into_condition()))
}
/// What one of several columns refers to.
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
/// A constraint that stands by itself, before those that come with columns.
pub fn constraint(table: TableDef, constraint: Constraint) -> TableDef {
    table.standing(0, constraint)
}
/// One of the columns with more to say.
pub fn at(mut table: TableDef, index: usize, change: fn(ColumnDef) -> ColumnDef) -> TableDef {
    if index < table.columns.len() {
        let column = table.columns.remove(index);
        table.columns.insert(index, change(column));
    }
    table
}

/// The next cells as a model, unless these of them, its primary key, are NULL; without a key, all of them.
pub fn optional<M: FromRow>(cursor: &mut Cursor<'_>, key: &[usize]) -> Result<Option<M>> {
    if key.is_empty() {
        return crate::query::scalar::unless_null(cursor, 0..M::width());
    }
    crate::query::scalar::unless_null(cursor, key.iter().copied())
}
/// The next cell as a scalar, unless it is NULL.
#[inline]
pub fn scalar_or_null<T: Scalar>(cursor: &mut Cursor<'_>) -> Result<Option<T>> {
    crate::query::scalar::scalar_or_null(cursor)
}

/// The record of a type of one's own.
pub fn record(data_type: impl Into<DataType>) -> TypeRecord {
    TypeRecord { name: Name::default(), data_type: data_type.into(), sensitive: false }
}
/// An ENUM of these names.
pub fn enumeration(name: &'static str, names: &[&'static str]) -> DataType {
    DataType::enumeration(Str::from_static(name), names.iter().map(|name| Str::from_static(name)))
}
/// What became of a value that was read, in the type that it is kept as.
pub fn converted<T, E: std::fmt::Display>(cursor: &Cursor<'_>, made: std::result::Result<T, E>) -> Result<T> {
    made.map_err(|error| cursor.invalid("its type does not take what is kept there").with_source(error.to_string()))
}
/// The error of a name that the enum does not have.
#[cold]
pub fn no_such_name<T>(cursor: &Cursor<'_>, names: &[&str]) -> Result<T> {
    Err(cursor.invalid(format!("expected one of {}", names.join(", "))))
}
