//! SQL's functions.

use super::column::{Expression, Function, Inner};
use super::sort::{Alternatives, Arguments};
use crate::ast::{Constant, Node};
use crate::types::{Numeric, SqlType, Summable, Textual, TypeRef, data_type as records};
use crate::value::Str;
use smallvec::{SmallVec, smallvec};

type Nullable<E> = <<E as Expression>::Type as SqlType>::Nullable;
type Avg<E> = <<Inner<E> as Summable>::Avg as SqlType>::Nullable;
/// A newtype's sum is the newtype.
type Own<E> = <<E as Expression>::Type as SqlType>::Own<<Inner<E> as Summable>::Sum>;
type Sum<E> = <Own<E> as SqlType>::Nullable;

/// The type of an argument, for an outcome of the same type: without the column's name.
fn like(node: &Node) -> TypeRef {
    let ty = node.type_ref();
    if ty.name.is_empty() { ty } else { TypeRef::new(ty.data_type.clone()) }
}
/// A function of one argument, whose outcome is of the argument's type.
fn same_type<T>(name: &'static str, of: Node) -> Function<T> {
    let ty = like(&of);
    named(name, smallvec![of], ty)
}
fn named<T>(name: &'static str, arguments: SmallVec<[Node; 1]>, ty: TypeRef) -> Function<T> {
    Function::from_node(Node::function(Str::from_static(name), arguments, ty))
}
const COUNTED: TypeRef = TypeRef::Static(&records::BIG_INTEGER);

/// `count(x)`: how many are not NULL.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
/// let count: Function<i64> = func::count(User::id).distinct().filter(User::active);
/// assert_eq!(count.to_string(), "count(DISTINCT users.id) FILTER (WHERE users.active)");
/// ```
pub fn count<E: Expression>(of: E) -> Function<i64> {
    named("count", smallvec![of.into_node()], COUNTED)
}
/// `count(*)`: how many rows there are.
pub fn count_all() -> Function<i64> {
    named("count", smallvec![Node::Constant(Constant::Star)], COUNTED)
}
/// `sum(x)`: NULL of no rows, so it is an `Option`; of integers an `i64`, of floats an `f64`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let total: Function<Option<i64>> = func::sum(User::age);
/// assert_eq!(total.gt(5).to_string(), "sum(users.age) > :param_1");
/// ```
pub fn sum<E: Expression>(of: E) -> Function<Sum<E>>
where
    Inner<E>: Summable,
{
    same_type("sum", of.into_node())
}
/// `avg(x)`: NULL of no rows, so it is an `Option`; a decimal of decimals, else an `f64`.
pub fn avg<E: Expression>(of: E) -> Function<Avg<E>>
where
    Inner<E>: Summable,
{
    let node = of.into_node();
    named("avg", smallvec![node], Avg::<E>::type_ref())
}
/// `max(x)`: NULL of no rows, so it is an `Option`.
pub fn max<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("max", of.into_node())
}
/// `min(x)`: NULL of no rows, so it is an `Option`.
pub fn min<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("min", of.into_node())
}
/// `lower(x)`
pub fn lower<E: Expression>(of: E) -> Function<E::Type>
where
    Inner<E>: Textual,
{
    same_type("lower", of.into_node())
}
/// `upper(x)`
pub fn upper<E: Expression>(of: E) -> Function<E::Type>
where
    Inner<E>: Textual,
{
    same_type("upper", of.into_node())
}
/// `length(x)`
pub fn length<E: Expression>(of: E) -> Function<<E::Type as SqlType>::Carry<i32>>
where
    Inner<E>: Textual,
{
    named("length", smallvec![of.into_node()], TypeRef::Static(&records::INTEGER))
}
/// `abs(x)`
pub fn abs<E: Expression>(of: E) -> Function<E::Type>
where
    Inner<E>: Numeric,
{
    same_type("abs", of.into_node())
}
/// `coalesce(a, b, ..)`: the first that is not NULL; NULL only if all of them can be.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let age: Function<i32> = func::coalesce((User::age, 0));
/// assert_eq!(age.to_string(), "coalesce(users.age, :age_1)");
/// ```
pub fn coalesce<A: Alternatives>(of: A) -> Function<A::Type> {
    let nodes = of.into_nodes();
    let ty = nodes.first().map(like).unwrap_or_default();
    named("coalesce", nodes.into(), ty)
}
/// `row_number()`, for `.over()`.
pub fn row_number() -> Function<i64> {
    named("row_number", smallvec![], COUNTED)
}
/// `rank()`, for `.over()`.
pub fn rank() -> Function<i64> {
    named("rank", smallvec![], COUNTED)
}
/// `lag(x)`, for `.over()`: the value of the row before, NULL for the first.
pub fn lag<E: Expression>(of: E) -> Function<Nullable<E>> {
    same_type("lag", of.into_node())
}
/// Any function: its name, with its schemas, and a tuple of arguments. That it gives a `T` is the caller's word.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// let distance = func::call::<f64>("geo.distance", (User::id, 3));
/// assert_eq!(distance.compile(&Sqlite::default())?.sql(), "geo.distance(users.id, ?)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn call<T: SqlType>(name: &str, arguments: impl Arguments) -> Function<T> {
    Function::from_node(Node::function(name, arguments.into_nodes(), T::type_ref()))
}
