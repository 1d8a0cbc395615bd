//! Named parameters, whose values are given now or later.

use super::column::{Expr, kind};
use super::in_list::InList;
use super::operand::{FitsIn, Operand, form};
use crate::ast::{InList as List, Node};
use crate::query::scalar::{ComparesWith, SqlType};
use crate::value::Str;
use std::fmt;
use std::marker::PhantomData;

/// Returns a named parameter: `?`, and `:name` in SQL for reading. It is an error of `compile()` if its value was not given by
/// [`value`](Expr::value) or, on the statement, by `.bind(name, value)`.
///
/// It takes the type of the other operand and is bound like any value. `= NULL` stays `= ?`, which is never true: a value that may
/// be NULL is compared by `is_not_distinct_from`. Two values under one name in one statement are an error.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: Option<i32> }
/// let query = select(User::id).filter(User::name.eq(param::<String>("who"))).filter(User::age.gt(param::<i32>("least").value(18)));
/// assert_eq!(query.to_string(), "SELECT users.id FROM users WHERE users.name = :who AND users.age > :least");
/// assert_eq!(
///     query.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "the parameter \"who\" has no value; give it one by `.bind(\"who\", ..)`, or a list by `.bind_list(\"who\", ..)`",
/// );
/// let compiled = query.bind("who", "ed").compile(&Postgres::default())?;
/// assert_eq!(compiled.sql(), "SELECT users.id FROM users WHERE users.name = $1 AND users.age > $2");
/// assert_eq!(compiled.params(), [Value::from("ed"), Value::from(18)]);
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias("bindparam", "placeholder"))]
pub fn param<T: SqlType>(name: impl Into<Str>) -> Parameter<T> {
    Expr::from_node(Node::parameter(name, T::type_ref(), T::NULLABLE))
}
/// A named parameter.
pub type Parameter<T> = Expr<T, kind::Parameter>;

impl<T: SqlType> Parameter<T> {
    /// Gives the parameter a value, not a column; `.bind(..)` on the statement may replace it.
    pub fn value<V: Operand<T::Base>>(self, value: V) -> Self
    where
        V::Type: FitsIn<T>,
    {
        self.map(|node| node.with_value(value.into_node()))
    }
}
impl<T: SqlType, K> Expr<T, K> {
    /// Renders a literal or a parameter into the SQL instead of binding it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let query = User::id.gt(6) & User::name.ne(literal("o'neil").inline());
    /// assert_eq!(query.compile(&Sqlite::default())?.sql(), "users.id > ? AND users.name != 'o''neil'");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    #[doc(alias = "literal_execute")]
    pub fn inline(self) -> Self {
        self.map(Node::inlined)
    }
}

/// A named parameter with a list of values, for IN: `params::<i32>("ids")`.
pub struct Parameters<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}

/// Returns a named parameter with a list of values, for IN. They are given by [`values`](Parameters::values) or, on the statement, by
/// `.bind_list(name, values)`; the list may be empty.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let query = select(User::id).filter(User::age.in_(params::<i32>("ages").values([3, 4, 5])));
/// assert_eq!(query.compile(&Sqlite::default())?.sql(), "SELECT users.id FROM users WHERE users.age IN (?, ?, ?)");
/// let query = query.bind_list("ages", [7]);
/// assert_eq!(query.compile(&Sqlite::default())?.sql(), "SELECT users.id FROM users WHERE users.age IN (?)");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn params<T: SqlType>(name: impl Into<Str>) -> Parameters<T> {
    Parameters::new(Node::parameter(name, T::type_ref(), T::NULLABLE))
}
impl<T> Parameters<T> {
    fn new(node: Node) -> Self {
        Parameters { node, of: PhantomData }
    }
    /// Renders the values into the SQL instead of binding them.
    pub fn inline(self) -> Self {
        Parameters::new(self.node.inlined())
    }
}
impl<T: SqlType> Parameters<T> {
    /// Gives the parameter values; `.bind_list(..)` on the statement may replace them.
    pub fn values<I: IntoIterator>(self, values: I) -> Self
    where
        I::Item: Operand<T::Base, Form = form::Item>,
    {
        let values = values.into_iter().map(Operand::into_node);
        Parameters::new(self.node.with_values(values, T::type_ref()))
    }
}
impl<T> Clone for Parameters<T> {
    fn clone(&self) -> Self {
        Parameters::new(self.node.clone())
    }
}
impl<T> fmt::Debug for Parameters<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Parameters({})", self.node)
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> InList<B> for Parameters<T>
where
    T::Base: ComparesWith<B>,
{
    fn into_list(self, operand: &Node) -> List {
        List::Parameter(self.node.beside(operand))
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> InList<B> for &Parameters<T>
where
    T::Base: ComparesWith<B>,
{
    fn into_list(self, operand: &Node) -> List {
        self.clone().into_list(operand)
    }
}
