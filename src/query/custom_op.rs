//! Operators that the library has not heard of.

use crate::ast::CustomOperator;
use crate::value::Str;

/// What `.op(..)` takes: an operator by its text, or one from [`operator`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no operator",
    label = "expected its text, such as \"<->\", or `operator(\"<->\").precedence(9)`"
)]
pub trait IntoOperator {
    /// The operator, or what is wrong with its text.
    ///
    /// # Errors
    /// As [`CustomOperator::new`].
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
        CustomOperator::new(&self.text, self.precedence, self.is_comparison)
    }
}

/// An operator that is being described; see [`operator`].
#[derive(Debug, Clone)]
#[must_use = "it is given to `.op(..)`"]
pub struct OperatorDef {
    text: Str,
    precedence: i8,
    is_comparison: bool,
}

/// An operator of a database or of one's own, with how tightly it binds and whether it gives a boolean.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
/// let distance = operator("<->").precedence(9);
/// let sql = (User::age.op(distance, User::id).typed::<i32>() * 3).compile(&Postgres::default())?;
/// assert_eq!(sql.sql(), "users.age <-> users.id * $1");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn operator(text: impl Into<Str>) -> OperatorDef {
    OperatorDef { text: text.into(), precedence: 0, is_comparison: false }
}
impl OperatorDef {
    /// How tightly it binds: `*` 8, `+` 7, comparisons 5, AND 3, OR 2. By default 0: it is wrapped by everything.
    pub fn precedence(mut self, precedence: i8) -> Self {
        self.precedence = precedence;
        self
    }
    /// It gives a boolean: negated, it is `NOT (..)`.
    pub fn comparison(mut self) -> Self {
        self.is_comparison = true;
        self
    }
}
