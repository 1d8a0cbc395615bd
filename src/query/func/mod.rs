//! SQL functions by family; [`call`] renders any other function.
//!
//! The name of a function is decided when it is rendered: `func::random()` is `rand()` on MySQL, and so is
//! `func::call::<f64>("random", ())`.
//!
//! # User-defined functions
//! A function of the database that the library does not know is a Rust function, with its types, around [`call`]:
//! ```
//! use aludel::prelude::*;
//! # #[derive(Model)] #[model(table = "places")] struct Place { #[column(primary_key)] id: i32, lat: f64, lon: f64 }
//! /// Kilometres between two points: `geo.distance(lat, lon, lat, lon)`.
//! fn distance(from: (Column<f64>, Column<f64>), to: (f64, f64)) -> Function<f64> {
//!     func::call("geo.distance", (from.0, from.1, to.0, to.1))
//! }
//! let near = select(Place::id).filter(distance((Place::lat, Place::lon), (52.5, 13.4)).lt(10));
//! assert_eq!(
//!     near.compile(&Postgres::default())?.sql(),
//!     "SELECT places.id FROM places WHERE geo.distance(places.lat, places.lon, $1, $2) < $3",
//! );
//! # Ok::<(), aludel::Error>(())
//! ```
//! Where a user-defined dialect has another name for a function, `Features::functions` maps it.

mod aggregate;
mod conditional;
mod datetime;
mod grouping;
mod math;
mod session;
mod string;
mod table_valued;
mod window;

pub use aggregate::*;
pub use conditional::*;
pub use datetime::*;
pub use grouping::*;
pub use math::*;
pub use session::*;
pub use string::*;
pub use table_valued::{TableColumn, TableColumns, TableFunction};
pub use window::*;

use super::arguments::Arguments;
use super::column::{Expression, Function, Inner};
use super::order_by::Terms;
use crate::ast::Node;
use crate::query::scalar::{SqlType, Summable};
use crate::schema::Sequence;
use crate::types::{TypeRef, record as records};
use crate::value::Str;
use smallvec::{SmallVec, smallvec};

type Nullable<E> = <<E as Expression>::Type as SqlType>::Nullable;
type Avg<E> = <<Inner<E> as Summable>::Avg as SqlType>::Nullable;
/// The type of a sum: of a user-defined type, that type.
type SumType<E> = <<E as Expression>::Type as SqlType>::UserDefinedOr<<Inner<E> as Summable>::Sum>;
type Sum<E> = <SumType<E> as SqlType>::Nullable;
/// `Out`, nullable if the argument is.
type PropagateNull<E, Out> = <<E as Expression>::Type as SqlType>::PropagateNull<Out>;

/// Returns the type of an argument without its column name, for a result of the same type.
fn like(node: &Node) -> TypeRef {
    let ty = node.type_ref();
    if ty.name.is_empty() { ty } else { TypeRef::new(ty.data_type.clone()) }
}
/// Calls a function of one argument, whose result has the argument's type.
fn same_type<T>(name: &'static str, of: Node) -> Function<T> {
    let ty = like(&of);
    named(name, smallvec![of], ty)
}
/// Calls a function whose result has the type of its first argument.
fn first_type<T>(name: &'static str, of: SmallVec<[Node; 1]>) -> Function<T> {
    let ty = of.first().map(like).unwrap_or_default();
    named(name, of, ty)
}
fn named<T>(name: &'static str, arguments: SmallVec<[Node; 1]>, ty: TypeRef) -> Function<T> {
    Function::from_node(Node::function(Str::from_static(name), arguments, ty))
}
/// Calls a function without arguments.
fn of_nothing<T: SqlType>(name: &'static str) -> Function<T> {
    named(name, smallvec![], T::type_ref())
}
const COUNTED: TypeRef = TypeRef::Static(&records::BIG_INTEGER);

/// Calls any function: its name, which may include schemas, and a tuple of arguments. The caller vouches that its result is
/// a `T`.
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
/// Returns the next number of a sequence: `nextval('name')`, on MariaDB `nextval(name)`. SQLite and MySQL have no sequences.
///
/// ```
/// use aludel::prelude::*;
/// let next = func::next_value(&Sequence::new("invoice_no"));
/// assert_eq!(next.compile(&Postgres::default())?.sql(), "nextval('invoice_no')");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn next_value(sequence: &Sequence) -> super::Expr<i64> {
    sequence.next_value()
}
