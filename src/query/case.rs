//! CASE expressions: searched ([`case`]) and simple ([`case_of`]).

use super::column::{Base, Expr, Expression};
use super::condition::Condition;
use super::operand::Operand;
use crate::ast::Node;
use crate::query::scalar::{Any, SqlType};
use std::marker::PhantomData;

/// A searched CASE without branches; the first [`when`](CaseStart::when) decides its type.
#[derive(Debug)]
#[must_use = "a CASE needs at least one `.when(..)`"]
pub struct CaseStart(());
/// A searched CASE with at least one branch, before its end.
#[must_use = "a CASE is an expression only after `.otherwise(..)` or `.end()`"]
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

/// Starts a searched CASE: `CASE WHEN condition THEN value .. END`. The type of the first branch is the type of the
/// expression.
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
    /// Adds the first branch, `WHEN condition THEN value`.
    pub fn when<V: Operand<Any>>(self, condition: impl Condition, value: V) -> Case<V::Type> {
        Case { subject: None, whens: vec![(condition.into_condition(), value.into_node())], of: PhantomData }
    }
}

/// A simple `CASE subject` without branches; the first [`when`](CaseOf::when) decides its type.
#[must_use = "a CASE needs at least one `.when(..)`"]
pub struct CaseOf<S> {
    subject: Node,
    of: PhantomData<fn() -> S>,
}
/// A simple `CASE subject` with at least one branch, before its end.
#[must_use = "a CASE is an expression only after `.otherwise(..)` or `.end()`"]
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

/// Starts a simple CASE: `CASE subject WHEN value THEN .. END`, which takes the first branch whose value equals the subject.
/// The type of the first branch is the type of the expression.
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
    /// Adds the first branch, `WHEN equal THEN value`.
    pub fn when<W: Operand<S>, V: Operand<Any>>(self, equal: W, value: V) -> SimpleCase<S, V::Type> {
        let case = Case { subject: Some(self.subject), whens: vec![(equal.into_node(), value.into_node())], of: PhantomData };
        SimpleCase { case, of: PhantomData }
    }
}
impl<S: SqlType, T: SqlType> SimpleCase<S, T> {
    /// Adds a branch, `WHEN equal THEN value`.
    pub fn when<W: Operand<S>, V: Operand<T::Base>>(mut self, equal: W, value: V) -> SimpleCase<S, <V::Type as SqlType>::PropagateNull<T>> {
        self.case.whens.push((equal.into_node(), value.into_node()));
        let case = Case { subject: self.case.subject, whens: self.case.whens, of: PhantomData };
        SimpleCase { case, of: PhantomData }
    }
    /// Ends the CASE with `ELSE value END`.
    #[doc(alias = "else_")]
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<<V::Type as SqlType>::PropagateNull<T>> {
        self.case.otherwise(value)
    }
    /// Ends the CASE with `END`, without ELSE: NULL if no branch equals the subject.
    pub fn end(self) -> Expr<T::Nullable> {
        self.case.end()
    }
}
impl<T: SqlType> Case<T> {
    /// Adds a branch, `WHEN condition THEN value`.
    pub fn when<V: Operand<T::Base>>(mut self, condition: impl Condition, value: V) -> Case<<V::Type as SqlType>::PropagateNull<T>> {
        self.whens.push((condition.into_condition(), value.into_node()));
        Case { subject: self.subject, whens: self.whens, of: PhantomData }
    }
    /// Ends the CASE with `ELSE value END`.
    #[doc(alias = "else_")]
    pub fn otherwise<V: Operand<T::Base>>(self, value: V) -> Expr<<V::Type as SqlType>::PropagateNull<T>> {
        Expr::from_node(Node::case(self.subject, self.whens, Some(value.into_node())))
    }
    /// Ends the CASE with `END`, without ELSE: NULL if no condition is true.
    pub fn end(self) -> Expr<T::Nullable> {
        Expr::from_node(Node::case(self.subject, self.whens, None))
    }
}
