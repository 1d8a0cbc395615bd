//! Expressions that begin with no column: literals, CASE, tuples, EXISTS, raw columns.

use super::column::{Base, Expr, Expression};
use super::in_list::InList;
use super::operand::Operand;
use super::select::Select;
use super::sort::Condition;
use super::tuples;
use crate::ast::{Constant, CustomElement, Node, Operator};
use crate::types::{Any, SqlType, TypeRef};
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

/// A column by its name alone, quoted where need be: `x`
pub fn column(name: impl Into<Str>) -> Expr<Any> {
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
    Expr::from_node(Node::column_clause(Str::from_static(sql), TypeRef::default(), true))
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
        Case { whens: vec![(condition.into_condition(), value.into_node())], of: PhantomData }
    }
}
impl<T: SqlType> Case<T> {
    /// `WHEN condition THEN value`
    pub fn when<V: Operand<T::Base>>(mut self, condition: impl Condition, value: V) -> Case<<V::Type as SqlType>::Carry<T>> {
        self.whens.push((condition.into_condition(), value.into_node()));
        Case { whens: self.whens, of: PhantomData }
    }
    /// `ELSE value END`
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<<V::Type as SqlType>::Carry<T>> {
        Expr::from_node(Node::case(self.whens, Some(value.into_node())))
    }
    /// `END` without ELSE: NULL where no condition holds.
    pub fn end(self) -> Expr<T::Nullable> {
        Expr::from_node(Node::case(self.whens, None))
    }
}
