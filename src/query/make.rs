//! Expressions that do not start from a column: literals, arrays, EXISTS, raw columns, names of the select list.

use super::column::{Expr, Expression, Inner, TypedColumn};
use super::operand::Operand;
use super::select::Select;
use super::sort::Condition;
use crate::ast::{Constant, CustomElement, Node};
use crate::name::Name;
use crate::query::scalar::{Any, ArrayElement, ComparesWith, SqlType, Temporal};
use crate::types::TypeRef;
use crate::value::Str;
use std::marker::PhantomData;

/// Returns a value as an expression, which renders a placeholder: `?`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let greeting = literal("Mr. ") + User::name;
/// assert_eq!(greeting.compile(&Sqlite::default())?.sql(), "? || users.name");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// It is always bound, unlike a plain `true` or `None` beside `=`, which becomes a constant:
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
/// assert_eq!(User::active.eq(true).to_string(), "users.active = true");
/// assert_eq!(User::active.eq(literal(true)).to_string(), "users.active = :active_1");
/// ```
pub fn literal<V: Operand<Any>>(value: V) -> Expr<V::Type> {
    Expr::from_node(value.into_node().stay_bound())
}

/// Returns a value as an expression; the same as [`literal`].
pub fn val<V: Operand<Any>>(value: V) -> Expr<V::Type> {
    literal(value)
}
/// Returns the constant `true`; on SQLite `1`. As a whole condition it is `1 = 1` on SQLite, `true = 1` on MySQL and
/// MariaDB.
///
/// ```
/// use aludel::prelude::*;
/// let flag = select(true_().label("flag"));
/// assert_eq!(flag.compile(&Sqlite::default())?.sql(), "SELECT 1 AS flag");
/// assert_eq!(flag.compile(&Postgres::default())?.sql(), "SELECT true AS flag"); // MySQL and MariaDB, too
/// let all = select(1).filter(true_());
/// assert_eq!(all.compile(&Sqlite::default())?.sql(), "SELECT 1 WHERE 1 = 1");
/// assert_eq!(all.compile(&MySql::default())?.sql(), "SELECT 1 FROM DUAL WHERE true = 1"); // and MariaDB
/// assert_eq!(all.compile(&Postgres::default())?.sql(), "SELECT 1 WHERE true");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn true_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::True))
}
/// Returns the constant `false`; on SQLite `0`. As a whole condition it is `0 = 1` on SQLite, `false = 1` on MySQL and
/// MariaDB.
pub fn false_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::False))
}
/// Combines conditions by AND; without conditions it is true.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let words = ["a", "b"];
/// let all = all_of(words.map(|word| User::name.contains(word)));
/// assert_eq!(all.to_string(), "(users.name LIKE '%' || :name_1 || '%') AND (users.name LIKE '%' || :name_2 || '%')");
/// assert_eq!(all_of(Vec::<Expr<bool>>::new()).to_string(), "true");
/// ```
pub fn all_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<bool> {
    let conditions = conditions.into_iter().map(Condition::into_condition);
    Expr::from_node(conditions.fold(Node::Constant(Constant::True), Node::and))
}
/// Combines conditions by OR; without conditions it is false.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let any = any_of(vec![User::id.eq(1), User::name.eq("ed")]);
/// assert_eq!(any.to_string(), "users.id = :id_1 OR users.name = :name_1");
/// ```
pub fn any_of<C: Condition>(conditions: impl IntoIterator<Item = C>) -> Expr<bool> {
    let conditions = conditions.into_iter().map(Condition::into_condition);
    Expr::from_node(conditions.fold(Node::Constant(Constant::False), Node::or))
}
/// Renders `EXTRACT(field FROM of)`: a field of a date or time, such as `"year"`. The database decides which fields it has.
///
/// SQLite renders `CAST(STRFTIME('%Y', of) AS INTEGER)`, for year, month, day, hour, minute, second, dow, doy, week and
/// epoch.
///
/// ```
/// use aludel::{prelude::*, Date};
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, birthday: Option<Date> }
/// let year: Expr<Option<i32>> = extract("year", User::birthday);
/// assert_eq!(year.compile(&Postgres::default())?.sql(), "EXTRACT(year FROM users.birthday)"); // MySQL and MariaDB, too
/// assert_eq!(year.compile(&Sqlite::default())?.sql(), "CAST(STRFTIME('%Y', users.birthday) AS INTEGER)");
/// let error = extract("century", User::birthday).compile(&Sqlite::default()).unwrap_err();
/// assert!(error.to_string().contains("has no EXTRACT of century"));
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn extract<E: Expression>(field: &str, of: E) -> Expr<<E::Type as SqlType>::PropagateNull<i32>>
where
    Inner<E>: Temporal,
{
    Expr::from_node(Node::extract(field, of.into_node()))
}
/// Refers to a label or a column of the select list by its name, in ORDER BY, GROUP BY and windows.
///
/// Alone it renders the label's name, or the whole column; inside an expression or a window, the labelled expression. An
/// unknown name is an error of `compile()`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let query = select((User::id, (User::age + 1).label("next"))).order_by((by_name("next").desc(), by_name("id")));
/// assert_eq!(
///     query.to_string(),
///     "SELECT users.id, users.age + :age_1 AS next FROM users ORDER BY next DESC, users.id",
/// );
/// let wrong = select(User::id).order_by(by_name("nxt")).compile(&Sqlite::default()).unwrap_err();
/// assert!(wrong.to_string().contains("nxt"));
/// ```
pub fn by_name(name: impl Into<Str>) -> Expr<Any> {
    Expr::from_node(Node::by_name(name))
}

/// `ANY (..)` or `ALL (..)`, the right side of a comparison.
pub struct Quantified<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}
impl<T> Clone for Quantified<T> {
    fn clone(&self) -> Self {
        Quantified { node: self.node.clone(), of: PhantomData }
    }
}
impl<T> std::fmt::Debug for Quantified<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Quantified({})", self.node)
    }
}
#[diagnostic::do_not_recommend]
impl<T: SqlType, B> Operand<B> for Quantified<T>
where
    T::Base: ComparesWith<B>,
{
    type Type = T;
    type Form = super::operand::form::Optional;
    fn to_node(&self) -> Node {
        self.node.clone()
    }
    fn into_node(self) -> Node {
        self.node
    }
}
/// The operand of [`any_`] and [`all_`]: a subquery of one column, or an array.
#[diagnostic::on_unimplemented(
    message = "ANY and ALL take a subquery or an array, and `{Self}` is neither",
    label = "expected `select(..)` of one column, or an array"
)]
pub trait QuantifiedOperand {
    /// The type of its rows or elements.
    type Type: SqlType;
    /// Converts it into the node of the tree.
    fn into_quantified(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> QuantifiedOperand for Select<T> {
    type Type = T;
    fn into_quantified(self) -> Node {
        Node::scalar_subquery(self.into_query())
    }
}
#[diagnostic::do_not_recommend]
impl<K> QuantifiedOperand for Expr<Any, K> {
    type Type = Any;
    fn into_quantified(self) -> Node {
        self.into_node()
    }
}
macro_rules! arrays { ($([$($generic:tt)*] $array:ty;)*) => {$(
    #[diagnostic::do_not_recommend]
    impl<T: ArrayElement, $($generic)*> QuantifiedOperand for $array {
        type Type = T;
        fn into_quantified(self) -> Node {
            Expression::into_node(self)
        }
    }
)*} }
arrays! {
    [K] Expr<Vec<T>, K>;
    [K] Expr<Option<Vec<T>>, K>;
    [M: ?Sized] &TypedColumn<Vec<T>, M>;
    [M: ?Sized] &TypedColumn<Option<Vec<T>>, M>;
}
/// Renders `ANY (..)`: the comparison is true of at least one row. PostgreSQL also takes an array; SQLite does not have it.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
/// let leads = User::id.eq(any_(select(User::manager_id)));
/// assert_eq!(leads.compile(&Postgres::default())?.sql(), "users.id = ANY (SELECT users.manager_id FROM users)");
/// assert_eq!(leads.compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ANY; use IN or EXISTS");
/// let listed = User::id.eq(any_(array([1, 2])));
/// assert_eq!(listed.compile(&Postgres::default())?.sql(), "users.id = ANY (ARRAY[$1, $2])");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn any_<M: QuantifiedOperand>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_quantified().quantified(false), of: PhantomData }
}
/// Renders `ALL (..)`: the comparison is true of every row. PostgreSQL also takes an array; SQLite does not have it.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let oldest = User::age.ge(all_(select(User::age)));
/// assert_eq!(oldest.compile(&MySql::default())?.sql(), "users.age >= ALL (SELECT users.age FROM users)"); // MariaDB and PostgreSQL, too
/// assert_eq!(
///     oldest.compile(&Sqlite::default()).unwrap_err().to_string(),
///     "sqlite 3.51 has no ALL; write NOT EXISTS with the opposite condition",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn all_<M: QuantifiedOperand>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_quantified().quantified(true), of: PhantomData }
}

/// Renders `ARRAY[a, b]`, an array of expressions and values. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("ARRAY[$1, $2]", 2));
/// // an empty array needs its type
/// assert_eq!(array([0; 0]).compile(&Postgres::default())?.sql(), "ARRAY[]::INTEGER[]");
/// assert_eq!(array([1, 2]).compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ARRAY; keep the list as JSON");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::typed_array(elements.into_iter().map(Operand::into_node).collect(), &V::Type::type_ref()))
}
/// Returns an array of values that is bound as one value. PostgreSQL only.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = literal_array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("$1::INTEGER[]", 1));
/// // an empty array needs its type
/// let none = literal_array([0; 0]).typed_as(DataType::array(DataType::BigInteger));
/// assert_eq!(none.compile(&Postgres::default())?.sql(), "$1::BIGINT[]");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn literal_array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::bound_array(elements.into_iter().map(Operand::into_node).collect()))
}

/// Renders a column's name without a table, quoted where necessary: `x`.
pub fn column(name: impl Into<Name>) -> Expr<Any> {
    Expr::from_node(Node::column_clause(name.into(), TypeRef::default(), false))
}
/// Renders raw SQL in the place of a column; it takes `&'static str`, so that no value can be in it.
///
/// ```
/// use aludel::prelude::*;
/// let day = literal_column("CURRENT_DATE").typed::<String>() + "!";
/// assert_eq!(select(day).compile(&Sqlite::default())?.sql(), "SELECT CURRENT_DATE || ? AS anon_1");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn literal_column(sql: &'static str) -> Expr<Any> {
    Expr::from_node(Node::column_clause(Name::from_static(sql), TypeRef::default(), true))
}
/// Renders `*`, for a SELECT whose columns are not read, as in EXISTS.
///
/// ```
/// use aludel::prelude::*;
/// let orders = table("orders", ["id", "user_id"]);
/// assert_eq!(select(star()).filter(orders.c("user_id").eq(1)).to_string(), "SELECT * FROM orders WHERE orders.user_id = :user_id_1");
/// ```
pub fn star() -> Expr<Any> {
    Expr::from_node(Node::Constant(Constant::Star))
}
/// Wraps a user-defined construct as an expression. The caller vouches that its value is a `T`.
pub fn custom<T: SqlType>(element: impl CustomElement) -> Expr<T> {
    Expr::from_node(Node::custom(element))
}
/// Renders `EXISTS (SELECT ..)`: whether the query returns a row.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
/// let m = User::alias("m");
/// let leads = exists(select(m.col(User::id)).filter(m.col(User::manager_id).eq(User::id)));
/// assert_eq!(
///     select(User::id).filter(leads).to_string(),
///     "SELECT users.id FROM users WHERE EXISTS (SELECT m.id FROM users AS m WHERE m.manager_id = users.id)",
/// );
/// ```
pub fn exists<R>(query: Select<R>) -> Expr<bool> {
    Expr::from_node(Node::exists(query.into_query()))
}
