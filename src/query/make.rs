//! Expressions that begin with no column: literals, CASE, tuples, EXISTS, raw columns.

use super::column::{Base, Expr, Expression, Inner};
use super::in_list::InList;
use super::operand::Operand;
use super::select::Select;
use super::sort::{Condition, Terms};
use super::tuples;
use crate::ast::{Constant, CustomElement, Node, Operator};
use crate::name::Name;
use crate::types::{Any, ComparesWith, SqlType, Temporal, TypeRef};
use crate::value::Str;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value as an expression: `?`
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let greeting = literal("Mr. ") + User::name;
/// assert_eq!(greeting.compile(&Sqlite::default())?.sql(), "? || users.name");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// It is bound whatever it is, where a plain `true` or `None` beside `=` becomes a constant:
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

/// The same as [`literal`].
pub fn val<V: Operand<Any>>(value: V) -> Expr<V::Type> {
    literal(value)
}
/// The constant for true: `true`; SQLite `1`. As a whole condition SQLite `1 = 1`, MySQL and MariaDB `true = 1`.
///
/// ```
/// use aludel::prelude::*;
/// let flag = select(true_().label("flag"));
/// assert_eq!(flag.compile(&Sqlite::default())?.sql(), "SELECT 1 AS flag");
/// assert_eq!(flag.compile(&Postgres::default())?.sql(), "SELECT true AS flag");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn true_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::True))
}
/// The constant for false: `false`; SQLite `0`. As a whole condition SQLite `0 = 1`, MySQL and MariaDB `false = 1`.
pub fn false_() -> Expr<bool> {
    Expr::from_node(Node::Constant(Constant::False))
}
/// All of these conditions, joined by AND; of none of them, true.
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
/// Any of these conditions, joined by OR; of none of them, false.
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
/// `EXTRACT(field FROM of)`: a field of a date or time, such as `"year"`; which there are is the database's matter.
///
/// SQLite: `CAST(STRFTIME('%Y', of) AS INTEGER)`, for year, month, day, hour, minute, second, dow, doy, week and epoch.
///
/// ```
/// use aludel::{prelude::*, Date};
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, birthday: Option<Date> }
/// let year: Expr<Option<i32>> = extract("year", User::birthday);
/// assert_eq!(year.compile(&Postgres::default())?.sql(), "EXTRACT(year FROM users.birthday)");
/// assert_eq!(year.compile(&Sqlite::default())?.sql(), "CAST(STRFTIME('%Y', users.birthday) AS INTEGER)");
/// let error = extract("century", User::birthday).compile(&Sqlite::default()).unwrap_err();
/// assert!(error.to_string().contains("has no EXTRACT of century"));
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn extract<E: Expression>(field: &str, of: E) -> Expr<<E::Type as SqlType>::Carry<i32>>
where
    Inner<E>: Temporal,
{
    Expr::from_node(Node::extract(field, of.into_node()))
}
/// A label or a column of the select list by its name: for ORDER BY, GROUP BY and windows.
///
/// A label's name is written as it is; a column is written in full; inside an expression or a window, what the label
/// stands for. A name that is not there is an error of `compile()`.
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

/// `ANY (..)` or `ALL (..)`, for the right side of a comparison.
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
/// What [`any_`] and [`all_`] take: a subquery of one column, or an array.
#[diagnostic::on_unimplemented(
    message = "ANY and ALL take a subquery or an array, and `{Self}` is neither",
    label = "expected `select(..)` of one column, or an array"
)]
pub trait Many {
    /// The type of its rows or elements.
    type Type: SqlType;
    /// The node of the tree.
    fn into_many(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> Many for Select<T> {
    type Type = T;
    fn into_many(self) -> Node {
        Node::scalar_subquery(self.into_query())
    }
}
#[diagnostic::do_not_recommend]
impl Many for Expr<Any> {
    type Type = Any;
    fn into_many(self) -> Node {
        self.into_node()
    }
}
/// `ANY (..)`: the comparison holds with one of them. PostgreSQL also takes an array; SQLite has none of it.
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
pub fn any_<M: Many>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_many().quantified(false), of: PhantomData }
}
/// `ALL (..)`: the comparison holds with each of them. PostgreSQL also takes an array; SQLite has none of it.
pub fn all_<M: Many>(of: M) -> Quantified<M::Type> {
    Quantified { node: of.into_many().quantified(true), of: PhantomData }
}

/// `ARRAY[a, b]`: expressions and values as one array, on a database that has arrays.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("ARRAY[$1, $2]", 2));
/// assert_eq!(array([1, 2]).compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ARRAY; keep the list as JSON");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::array(elements.into_iter().map(Operand::into_node).collect()))
}
/// An array of values that is bound as one value.
///
/// ```
/// use aludel::prelude::*;
/// let compiled = literal_array([1, 2]).compile(&Postgres::default())?;
/// assert_eq!((compiled.sql(), compiled.params().len()), ("$1::INTEGER[]", 1));
/// // without elements it says its type
/// let none = literal_array([0; 0]).typed_as(DataType::array(DataType::BigInteger));
/// assert_eq!(none.compile(&Postgres::default())?.sql(), "$1::BIGINT[]");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn literal_array<V: Operand<Any>>(elements: impl IntoIterator<Item = V>) -> Expr<Any> {
    Expr::from_node(Node::bound_array(elements.into_iter().map(Operand::into_node).collect()))
}

/// A column by its name alone, quoted where need be: `x`
pub fn column(name: impl Into<Name>) -> Expr<Any> {
    Expr::from_node(Node::column_clause(name.into(), TypeRef::default(), false))
}
/// Raw SQL in the place of a column, written as it is; hence `&'static str`.
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
/// `*`, for a SELECT whose columns nobody reads, as in EXISTS.
///
/// ```
/// use aludel::prelude::*;
/// let orders = table("orders", ["id", "user_id"]);
/// assert_eq!(select(star()).filter(orders.c("user_id").eq(1)).to_string(), "SELECT * FROM orders WHERE orders.user_id = :user_id_1");
/// ```
pub fn star() -> Expr<Any> {
    Expr::from_node(Node::Constant(Constant::Star))
}
/// A construct of one's own. That its value is a `T` is the caller's word.
pub fn custom<T: SqlType>(element: impl CustomElement) -> Expr<T> {
    Expr::from_node(Node::custom(element))
}
/// `EXISTS (SELECT ..)`: has the query a row?
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

/// `(a, b)` as one value: compared and looked up as a whole.
pub struct RowValue<T> {
    node: Node,
    of: PhantomData<fn() -> T>,
}
impl<T> Clone for RowValue<T> {
    fn clone(&self) -> Self {
        RowValue { node: self.node.clone(), of: PhantomData }
    }
}
impl<T> std::fmt::Debug for RowValue<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RowValue({})", self.node)
    }
}
/// What [`tuple()`] takes: a tuple of columns and expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tuple of columns and expressions",
    label = "expected a tuple of up to 8 columns and expressions"
)]
pub trait Bundle {
    /// Their types, without `Option`.
    type Bases;
    /// The nodes of the tree.
    fn into_nodes(self) -> Vec<Node>;
}
macro_rules! bundles { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Expression),+> Bundle for ($($t,)+) {
        type Bases = ($(Base<$t>,)+);
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let ($($t,)+) = self;
            vec![$($t.into_node()),+]
        }
    }
} }
tuples!(bundles, 8);

/// `(a, b)` as one value.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
/// let pair = tuple((User::id, User::name));
/// assert_eq!(
///     pair.in_([(1, "a"), (2, "b")]).compile(&Sqlite::default())?.sql(),
///     "(users.id, users.name) IN (VALUES (?, ?), (?, ?))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn tuple<B: Bundle>(columns: B) -> RowValue<B::Bases> {
    RowValue { node: Node::tuple(columns.into_nodes()), of: PhantomData }
}
#[diagnostic::do_not_recommend]
impl<T> Terms for RowValue<T> {
    fn each(self, add: &mut dyn FnMut(Node)) {
        add(self.node);
    }
}
impl<T> RowValue<T> {
    /// `(a, b) = (c, d)`
    pub fn eq<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Eq, right.into_node())
    }
    /// `(a, b) != (c, d)`
    pub fn ne<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Ne, right.into_node())
    }
    /// `(a, b) < (c, d)`: by the first that differ.
    pub fn lt<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Lt, right.into_node())
    }
    /// `(a, b) <= (c, d)`
    pub fn le<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Le, right.into_node())
    }
    /// `(a, b) > (c, d)`: by the first that differ.
    pub fn gt<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Gt, right.into_node())
    }
    /// `(a, b) >= (c, d)`
    pub fn ge<R: Operand<T>>(&self, right: R) -> Expr<bool> {
        self.compare(Operator::Ge, right.into_node())
    }
    /// `(a, b) IN (..)`: a list of tuples, or a subquery of as many columns.
    pub fn in_<R: InList<T>>(&self, list: R) -> Expr<bool> {
        Expr::from_node(self.node.clone().in_list(list.into_list(&self.node), false))
    }
    /// `(a, b) NOT IN (..)`
    pub fn not_in<R: InList<T>>(&self, list: R) -> Expr<bool> {
        Expr::from_node(self.node.clone().in_list(list.into_list(&self.node), true))
    }
    fn compare(&self, operator: Operator, right: Node) -> Expr<bool> {
        let right = match (right, &self.node) {
            (Node::Tuple(right), Node::Tuple(left)) => Node::Tuple(Arc::new(right.beside(left))),
            (right, _) => right,
        };
        Expr::from_node(Node::binary(operator, self.node.clone(), right))
    }
}

/// `case()` before its first branch has said which type it has.
#[derive(Debug)]
#[must_use = "it is nothing without `.when(..)`"]
pub struct CaseStart(());
/// A CASE without its end.
#[must_use = "it is nothing without `.otherwise(..)` or `.end()`"]
pub struct Case<T> {
    subject: Option<Node>,
    whens: Vec<(Node, Node)>,
    of: PhantomData<fn() -> T>,
}
impl<T> std::fmt::Debug for Case<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Case").field(&self.whens).finish()
    }
}

/// `CASE WHEN .. THEN .. END`; the first branch says which type it has.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let kind: Expr<String> = case().when(User::age.lt(18), "minor").otherwise("adult");
/// assert_eq!(kind.compile(&Sqlite::default())?.sql(), "CASE WHEN (users.age < ?) THEN ? ELSE ? END");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn case() -> CaseStart {
    CaseStart(())
}
impl CaseStart {
    /// `WHEN condition THEN value`
    pub fn when<V: Operand<Any>>(self, condition: impl Condition, value: V) -> Case<V::Type> {
        Case { subject: None, whens: vec![(condition.into_condition(), value.into_node())], of: PhantomData }
    }
}

/// `CASE subject` before its first branch has said which type it has.
#[must_use = "it is nothing without `.when(..)`"]
pub struct CaseOf<S> {
    subject: Node,
    of: PhantomData<fn() -> S>,
}
/// `CASE subject` without its end.
#[must_use = "it is nothing without `.otherwise(..)` or `.end()`"]
pub struct SimpleCase<S, T> {
    case: Case<T>,
    of: PhantomData<fn() -> S>,
}
impl<S> std::fmt::Debug for CaseOf<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CaseOf").field(&self.subject).finish()
    }
}
impl<S, T> std::fmt::Debug for SimpleCase<S, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.case.fmt(f)
    }
}

/// `CASE subject WHEN value THEN .. END`: the first value that the subject equals; the first branch says which type it has.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let words: Expr<String> = case_of(User::age).when(1, "one").when(2, "two").otherwise("many");
/// assert_eq!(words.compile(&Sqlite::default())?.sql(), "CASE users.age WHEN ? THEN ? WHEN ? THEN ? ELSE ? END");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn case_of<E: Expression>(subject: E) -> CaseOf<Base<E>> {
    CaseOf { subject: subject.into_node(), of: PhantomData }
}
impl<S: SqlType> CaseOf<S> {
    /// `WHEN equal THEN value`
    pub fn when<W: Operand<S>, V: Operand<Any>>(self, equal: W, value: V) -> SimpleCase<S, V::Type> {
        let case = Case { subject: Some(self.subject), whens: vec![(equal.into_node(), value.into_node())], of: PhantomData };
        SimpleCase { case, of: PhantomData }
    }
}
impl<S: SqlType, T: SqlType> SimpleCase<S, T> {
    /// `WHEN equal THEN value`
    pub fn when<W: Operand<S>, V: Operand<T::Base>>(mut self, equal: W, value: V) -> SimpleCase<S, <V::Type as SqlType>::Carry<T>> {
        self.case.whens.push((equal.into_node(), value.into_node()));
        let case = Case { subject: self.case.subject, whens: self.case.whens, of: PhantomData };
        SimpleCase { case, of: PhantomData }
    }
    /// `ELSE value END`
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<<V::Type as SqlType>::Carry<T>> {
        self.case.otherwise(value)
    }
    /// `END` without ELSE: NULL where nothing is equal.
    pub fn end(self) -> Expr<T::Nullable> {
        self.case.end()
    }
}
impl<T: SqlType> Case<T> {
    /// `WHEN condition THEN value`
    pub fn when<V: Operand<T::Base>>(mut self, condition: impl Condition, value: V) -> Case<<V::Type as SqlType>::Carry<T>> {
        self.whens.push((condition.into_condition(), value.into_node()));
        Case { subject: self.subject, whens: self.whens, of: PhantomData }
    }
    /// `ELSE value END`
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<<V::Type as SqlType>::Carry<T>> {
        Expr::from_node(Node::case(self.subject, self.whens, Some(value.into_node())))
    }
    /// `END` without ELSE: NULL where no condition holds.
    pub fn end(self) -> Expr<T::Nullable> {
        Expr::from_node(Node::case(self.subject, self.whens, None))
    }
}
