//! Types of columns: [`Scalar`] and [`SqlType`], and the built-in Rust types.

mod builtin_types;
mod from_row;
mod operator_types;

pub use from_row::{FirstColumn, FromRow};
pub(crate) use from_row::{scalar_or_null, unless_null};
pub use operator_types::*;

use super::Operand;
use super::form::Item;
use crate::error::Result;
use crate::row::Cursor;
use crate::types::{DataType, TypeRef};
use crate::value::Value;

/// The type of an expression whose type is known only at run time: every operator is allowed, and a row has a [`Value`].
pub type Any = Value;

/// A Rust type that holds one SQL value that is not NULL. `#[derive(SqlType)]` and `#[derive(SqlEnum)]` implement it.
///
/// ```
/// use aludel::prelude::*;
/// #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
/// struct UserId(i64);                                    // has the operators of i64, compares only with itself
/// #[derive(SqlType, Debug, Clone, PartialEq)]
/// #[sql(type = DataType::Varchar(Some(2)))]         // another SQL type than String has by default
/// struct Country(String);
/// #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
/// enum Status { Open, #[sql(name = "paid in full")] Paid } // stored by name, in a native ENUM where the database has one
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
/// Any type with conversions can be one; a [`CustomType`](crate::types::CustomType) decides the SQL name of its type and how
/// it is bound:
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
/// /// The SQL side: PostgreSQL's `point`, text on other databases.
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
/// struct Place { #[column(primary_key)] id: i32, at: Point }
/// assert_eq!(
///     Place::table().create().compile(&Postgres::default())?.sql(),
///     "CREATE TABLE places (id SERIAL NOT NULL, at point NOT NULL, PRIMARY KEY (id))",
/// );
/// let new = insert(Place::table()).values(Place::at.set(Point { x: 1, y: 2 })).compile(&Sqlite::default())?;
/// assert_eq!((new.sql(), &new.params()[0].value), ("INSERT INTO places (at) VALUES (?)", &Value::from("1,2")));
/// # Ok::<(), aludel::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a column",
    label = "no SQL type is known for `{Self}`",
    note = "derive `SqlType` for a newtype, `SqlEnum` for an enum, or implement `Scalar`"
)]
#[doc(alias("Encode", "Decode", "ToSql", "FromSql"))]
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
    /// The type that decides its operators: of a newtype, the type that it wraps.
    type Inner: Scalar;
    /// The type of its sum: this type, if it is user-defined, else `Out`.
    type UserDefinedOr<Out: SqlType>: SqlType;
    /// Returns the SQL type of a column that is declared by this Rust type alone.
    fn data_type() -> DataType;
    /// Returns the type record that its values are bound with.
    fn type_ref() -> TypeRef {
        TypeRef::new(Self::data_type())
    }
    /// Converts it into the value that is bound.
    fn into_value(self) -> Value;
    /// Returns the value that is bound.
    fn to_value(&self) -> Value {
        self.clone().into_value()
    }
    /// Reads it from the next cell, which is not NULL.
    ///
    /// # Errors
    /// `Decode` if the cell does not fit, or is NULL.
    fn from_value(cursor: &mut Cursor<'_>) -> Result<Self>;
}

/// A user-defined type, made by a derive; it compares only with itself.
pub trait UserDefined: Scalar {}
/// A newtype, made by `#[derive(SqlType)]`; it has the operators of its inner type.
pub trait Newtype: UserDefined {}

/// A Rust type that a column can have: a [`Scalar`], an `Option` of one, or [`Any`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a column",
    label = "no SQL type is known for `{Self}`",
    note = "a column is a plain Rust type, an `Option` of one, or a type with `#[derive(SqlType)]` / `#[derive(SqlEnum)]`"
)]
pub trait SqlType: FromRow + Sized + 'static {
    /// The type without its `Option`.
    type Base: SqlType<Base = Self::Base> + Operand<Self::Base, Form = Item> + ComparesWith<Self::Base>;
    /// The type that decides its operators: of a newtype, the type that it wraps.
    type Inner;
    /// The type with an `Option`.
    type Nullable: SqlType;
    /// The type `Out` of a result computed from this type: nullable if this is, [`Any`] if this is.
    type PropagateNull<Out: SqlType>: SqlType;
    /// The type `Out` of a result computed from this type and another.
    type PropagateNull2<Right: SqlType, Out: SqlType>: SqlType;
    /// The type of `coalesce(self, right)`: nullable only if both are.
    type Coalesced<Right: SqlType>: SqlType;
    /// The type of its sum: without `Option` this type, if it is user-defined, else `Out`.
    type UserDefinedOr<Out: SqlType>: SqlType;
    /// Whether it is nullable.
    const NULLABLE: bool;
    /// Returns the type record that its values are bound with.
    fn type_ref() -> TypeRef;
    /// Returns the value that is bound.
    fn encode(&self) -> Value;
    /// Reads the next cell.
    /// Reads it from the next cell.
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
    type PropagateNull<Out: SqlType> = Out;
    type PropagateNull2<Right: SqlType, Out: SqlType> = Right::PropagateNull<Out>;
    type Coalesced<Right: SqlType> = T;
    type UserDefinedOr<Out: SqlType> = <T as Scalar>::UserDefinedOr<Out>;
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
    type PropagateNull<Out: SqlType> = Out::Nullable;
    type PropagateNull2<Right: SqlType, Out: SqlType> = Out::Nullable;
    type Coalesced<Right: SqlType> = Right::PropagateNull<T>;
    type UserDefinedOr<Out: SqlType> = <T as Scalar>::UserDefinedOr<Out>;
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
    type PropagateNull<Out: SqlType> = Any;
    type PropagateNull2<Right: SqlType, Out: SqlType> = Any;
    type Coalesced<Right: SqlType> = Any;
    type UserDefinedOr<Out: SqlType> = Any;
    const NULLABLE: bool = true;
    #[inline]
    fn type_ref() -> TypeRef {
        TypeRef::default()
    }
    fn encode(&self) -> Value {
        self.clone()
    }
}

/// A type of an array's elements, `Vec<T>`: any type of a column.
pub trait ArrayElement: SqlType + Clone + Send + Sync {}
#[diagnostic::do_not_recommend]
impl<T: SqlType + Clone + Send + Sync> ArrayElement for T {}

/// A column's type without its `Option`.
pub type BaseOf<T> = <T as SqlType>::Base;
/// The type that decides the operators of a column's type.
pub type InnerOf<T> = <T as SqlType>::Inner;
