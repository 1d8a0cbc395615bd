//! User-defined operators, for `.op(..)`, and user-defined constructs.

use super::column::Expr;
use super::scalar::SqlType;
use crate::ast::CustomOperator;
use crate::ast::{CustomElement, Node};
use crate::types::DataType;
use crate::value::Str;

/// An operator for `.op(..)`: its text, or one from [`operator`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no operator",
    label = "expected its text, such as \"<->\", or `operator(\"<->\").precedence(9)`"
)]
pub trait IntoOperator {
    /// Converts it into the operator.
    ///
    /// # Errors
    /// The text is no operator; see [`CustomOperator::new`].
    fn into_operator(self) -> Result<CustomOperator, Str>;
}
impl IntoOperator for &str {
    fn into_operator(self) -> Result<CustomOperator, Str> {
        CustomOperator::new(self, 0, false)
    }
}
impl IntoOperator for &String {
    fn into_operator(self) -> Result<CustomOperator, Str> {
        self.as_str().into_operator()
    }
}
impl IntoOperator for OperatorDef {
    fn into_operator(self) -> Result<CustomOperator, Str> {
        let OperatorDef { text, precedence, is_comparison, eager, returns, dialects, hint } = self;
        Ok(CustomOperator { eager, returns, dialects, hint, ..CustomOperator::new(&text, precedence, is_comparison)? })
    }
}

/// A user-defined operator; see [`operator`].
#[derive(Debug, Clone)]
#[must_use = "an operator is an argument of `.op(..)`"]
pub struct OperatorDef {
    text: Str,
    precedence: i8,
    is_comparison: bool,
    eager: bool,
    returns: Option<DataType>,
    dialects: Vec<(Str, (u16, u16, u16))>,
    hint: Str,
}

/// Starts a user-defined operator: its text, its precedence and whether its result is a boolean.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let distance = operator("<->").precedence(9);
/// let sql = (User::age.op(distance, User::id).typed::<i32>() * 3).compile(&Postgres::default())?;
/// assert_eq!(sql.sql(), "users.age <-> users.id * $1");
/// # Ok::<(), aludel::Error>(())
/// ```
#[doc(alias = "custom_op")]
pub fn operator(text: impl Into<Str>) -> OperatorDef {
    let (text, hint) = (text.into(), Str::default());
    OperatorDef { text, precedence: 0, is_comparison: false, eager: false, returns: None, dialects: vec![], hint }
}
impl OperatorDef {
    /// Sets how tightly it binds: `*` 8, `+` 7, comparisons 5, AND 3, OR 2. The default is 0: it is parenthesized inside
    /// every other operator.
    pub fn precedence(mut self, precedence: i8) -> Self {
        self.precedence = precedence;
        self
    }
    /// Declares that its result is a boolean: negated, it renders `NOT (..)`.
    pub fn comparison(mut self) -> Self {
        self.is_comparison = true;
        self
    }
    /// Parenthesizes it inside every other operator, whatever its precedence: for readability, or where a database binds it
    /// less tightly.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let arrow = || operator("->>").precedence(15).eager();
    /// let docs = table("docs", ["doc"]);
    /// let condition = docs.c("doc").op(arrow(), "city").eq("Oslo");
    /// assert_eq!(condition.compile(&Postgres::default())?.sql(), "(docs.doc ->> $1) = $2");
    /// let alone = select(docs.c("doc").op(arrow(), "city").label("city"));
    /// assert_eq!(alone.compile(&Postgres::default())?.sql(), "SELECT docs.doc ->> $1 AS city FROM docs");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn eager(mut self) -> Self {
        self.eager = true;
        self
    }
    /// Sets the SQL type of its result, which decides the meaning of further operators on it.
    pub fn returns(mut self, data_type: DataType) -> Self {
        self.returns = Some(data_type);
        self
    }
    /// Limits it to the dialect of this name, from a version on; further calls add dialects. On every other dialect it is an
    /// error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let near = column("a").op(operator("<->").only_on("postgresql", (9, 1, 0)), column("b"));
    /// assert_eq!(near.compile(&Postgres::default())?.sql(), "a <-> b");
    /// let error = near.compile(&Sqlite::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "sqlite 3.51 has no operator <->; it is an operator of postgresql");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn only_on(mut self, dialect: &str, since: (u16, u16, u16)) -> Self {
        self.dialects.push((dialect.into(), since));
        self
    }
    /// Sets the hint in the error of a dialect that does not have it.
    pub fn instead(mut self, hint: impl Into<Str>) -> Self {
        self.hint = hint.into();
        self
    }
}
/// Wraps a user-defined construct as an expression. The caller vouches that its value is a `T`.
#[doc(alias = "compiles")]
pub fn custom<T: SqlType>(element: impl CustomElement) -> Expr<T> {
    Expr::from_node(Node::custom(element))
}
