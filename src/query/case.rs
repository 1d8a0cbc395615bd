//! CASE: by conditions, or by the values of a subject.

use super::column::{Base, Expr, Expression};
use super::operand::Operand;
use super::sort::Condition;
use crate::ast::Node;
use crate::query::scalar::{Any, SqlType};
use std::marker::PhantomData;

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
