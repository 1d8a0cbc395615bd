//! Which Rust types a column can have.

mod arithmetic;
mod from_row;
mod standard;

pub use arithmetic::*;
pub use from_row::{FirstColumn, FromRow};
pub(crate) use from_row::{scalar_or_null, unless_null};

use super::Operand;
use super::form::Item;
use crate::error::Result;
use crate::row::Cursor;
use crate::types::{DataType, TypeRef};
use crate::value::Value;

/// The type of an expression that is known only at run time: every operator is allowed, and a row gives a [`Value`].
pub type Any = Value;

/// A Rust type that holds one SQL value that is not NULL.
///
/// `#[derive(SqlType)]` and `#[derive(SqlEnum)]` write this.
///
/// ```
/// use aludel::prelude::*;
/// #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
/// struct UserId(i64);                                    // computes as an i64 does, compares with itself alone
/// #[derive(SqlType, Debug, Clone, PartialEq)]
/// #[sql(type = DataType::Varchar(Some(2)))]         // another SQL type than String has by itself
/// struct Country(String);
/// #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
/// enum Status { Open, #[sql(name = "paid in full")] Paid } // stored by its name, in a native ENUM where there is one
///
/// #[derive(Model)]
/// #[model(table = "orders")]
/// struct Order { #[column(primary_key)] id: i32, owner: UserId, country: Country, status: Status }
/// let compiled = Order::owner.eq(UserId(5)).compile(&Sqlite::default())?;
/// assert_eq!((compiled.sql(), &compiled.params()[0].value), ("orders.owner = ?", &Value::Int(5)));
/// let compiled = Order::status.in_([Status::Open, Status::Paid]).compile(&Sqlite::default())?;
/// assert_eq!(compiled.params(), [Value::from("Open"), Value::from("paid in full")]);
/// # let _ = Order::country;
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// Any type that converts is one, too; what its column is called in SQL, and how it is bound, may be a
/// [`CustomType`](crate::types::CustomType):
/// ```
/// use aludel::{prelude::*, types::CustomType};
/// #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
/// #[sql(as = String, type = DataType::custom(PointType))]
/// struct Point { x: i32, y: i32 }
/// impl From<Point> for String {
///     fn from(point: Point) -> String { format!("{},{}", point.x, point.y) }
/// }
/// impl TryFrom<String> for Point {
///     type Error = &'static str;
///     fn try_from(text: String) -> Result<Self, &'static str> {
///         let (x, y) = text.split_once(',').ok_or("expected two numbers")?;
///         let number = |text: &str| text.parse().map_err(|_| "expected two numbers");
///         Ok(Point { x: number(x)?, y: number(y)? })
///     }
/// }
///
/// /// The SQL side: a type of PostgreSQL's own, text elsewhere.
/// #[derive(Debug)]
/// struct PointType;
/// impl CustomType for PointType {
///     fn name(&self) -> &str { "point" }
///     fn underlying(&self) -> DataType { DataType::Text }
///     fn sql_name(&self, dialect: &str) -> Option<String> { (dialect == "postgresql").then(|| "point".into()) }
/// }
///
/// #[derive(Model)]
/// #[model(table = "places")]
/// struct QueryContext { #[column(primary_key)] id: i32, at: Point }
/// assert_eq!(
///     QueryContext::table().create().compile(&Postgres::default())?.sql(),
///     "CREATE TABLE places (id SERIAL NOT NULL, at point NOT NULL, PRIMARY KEY (id))",
/// );
/// let new = insert(QueryContext::table()).values(QueryContext::at.set(Point { x: 1, y: 2 })).compile(&Sqlite::default())?;
/// assert_eq!((new.sql(), &new.params()[0].value), ("INSERT INTO places (at) VALUES (?)", &Value::from("1,2")));
/// # Ok::<(), aludel::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a column",
    label = "no SQL type is known for `{Self}`",
    note = "derive `SqlType` for a newtype, `SqlEnum` for an enum, or implement `Scalar`"
)]
pub trait Scalar:
    ComparesWith<Self>
    + FromRow
    + Operand<Self, Type = Self, Form = Item>
    + Operand<Any, Type = Self, Form = Item>
    + Clone
    + Send
    + Sync
    + 'static
{
    /// What it is to the database: the type whose operators it keeps.
    type Inner: Scalar;
    /// This type, if it is one of a user's own, else `Out`: what a sum of it is.
    type Own<Out: SqlType>: SqlType;
    /// The type of a column that is declared by this Rust type alone.
    fn data_type() -> DataType;
    /// The same as a record that values are bound with.
    fn type_ref() -> TypeRef {
        TypeRef::new(Self::data_type())
    }
    /// What is bound.
    fn into_value(self) -> Value;
    /// What is bound, of a reference.
    fn to_value(&self) -> Value {
        self.clone().into_value()
    }
    /// Reads the next cell, which is not NULL.
    ///
    /// # Errors
    /// `Decode` if the cell does not fit, or is NULL.
    fn from_value(cursor: &mut Cursor<'_>) -> Result<Self>;
}

/// Marks the types that the derives make: they compare with themselves alone.
pub trait OwnType: Scalar {}
/// Marks those that `#[derive(SqlType)]` makes: they compute as their inner type does.
pub trait Newtype: OwnType {}

/// A Rust type that a column can have: a [`Scalar`], an `Option` of one, or [`Any`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a column",
    label = "no SQL type is known for `{Self}`",
    note = "a column is a plain Rust type, an `Option` of one, or a type with `#[derive(SqlType)]` / `#[derive(SqlEnum)]`"
)]
pub trait SqlType: FromRow + Sized + 'static {
    /// The type without its `Option`.
    type Base: SqlType<Base = Self::Base> + Operand<Self::Base, Form = Item> + ComparesWith<Self::Base>;
    /// What it is to the database.
    type Inner;
    /// The type with an `Option`.
    type Nullable: SqlType;
    /// `Out`, computed from this: nullable if this is, [`Any`] if this is.
    type Carry<Out: SqlType>: SqlType;
    /// `Out`, computed from this and another.
    type Carry2<Right: SqlType, Out: SqlType>: SqlType;
    /// `coalesce(self, right)`: NULL only if both can be.
    type Else<Right: SqlType>: SqlType;
    /// The type without its `Option`, if it is one of a user's own, else `Out`: what a sum of it is.
    type Own<Out: SqlType>: SqlType;
    /// May it be NULL?
    const NULLABLE: bool;
    /// The record that values of this type are bound with.
    fn type_ref() -> TypeRef;
    /// The value as it is bound, of a reference.
    fn encode(&self) -> Value;
    /// Reads the next cell.
    ///
    /// # Errors
    /// `Decode` if the cell does not fit.
    #[inline]
    fn decode(cursor: &mut Cursor<'_>) -> Result<Self> {
        Self::from_row(cursor)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> SqlType for T {
    type Base = T;
    type Inner = T::Inner;
    type Nullable = Option<T>;
    type Carry<Out: SqlType> = Out;
    type Carry2<Right: SqlType, Out: SqlType> = Right::Carry<Out>;
    type Else<Right: SqlType> = T;
    type Own<Out: SqlType> = <T as Scalar>::Own<Out>;
    const NULLABLE: bool = false;
    #[inline]
    fn type_ref() -> TypeRef {
        <T as Scalar>::type_ref()
    }
    #[inline]
    fn encode(&self) -> Value {
        self.to_value()
    }
}
#[diagnostic::do_not_recommend]
impl<T: Scalar> SqlType for Option<T> {
    type Base = T;
    type Inner = T::Inner;
    type Nullable = Option<T>;
    type Carry<Out: SqlType> = Out::Nullable;
    type Carry2<Right: SqlType, Out: SqlType> = Out::Nullable;
    type Else<Right: SqlType> = Right::Carry<T>;
    type Own<Out: SqlType> = <T as Scalar>::Own<Out>;
    const NULLABLE: bool = true;
    #[inline]
    fn type_ref() -> TypeRef {
        <T as Scalar>::type_ref()
    }
    #[inline]
    fn encode(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}
impl SqlType for Any {
    type Base = Any;
    type Inner = Any;
    type Nullable = Any;
    type Carry<Out: SqlType> = Any;
    type Carry2<Right: SqlType, Out: SqlType> = Any;
    type Else<Right: SqlType> = Any;
    type Own<Out: SqlType> = Any;
    const NULLABLE: bool = true;
    #[inline]
    fn type_ref() -> TypeRef {
        TypeRef::default()
    }
    fn encode(&self) -> Value {
        self.clone()
    }
}

/// What an array can be made of, as `Vec<T>`: any type of a column.
pub trait ArrayElement: SqlType + Clone + Send + Sync {}
#[diagnostic::do_not_recommend]
impl<T: SqlType + Clone + Send + Sync> ArrayElement for T {}

/// A column's type without its `Option`.
pub type BaseOf<T> = <T as SqlType>::Base;
/// What a column's type is to the database.
pub type InnerOf<T> = <T as SqlType>::Inner;
