//! The clause TABLESAMPLE.

use super::alias::Alias;
use super::operand::Operand;
use crate::ast::Node;
use crate::query::scalar::Any;

impl<M, J> Alias<M, J> {
    /// Renders `users AS u TABLESAMPLE system(10)`: a random part of the rows, of about this percentage, or by a function.
    /// PostgreSQL only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let some = User::alias(Unnamed).tablesample(10);
    /// assert_eq!(
    ///     select(some.col(User::id)).compile(&Postgres::default())?.sql(),
    ///     "SELECT users_1.id FROM users AS users_1 TABLESAMPLE system($1)",
    /// );
    /// let same = User::alias("part").tablesample(func::call::<Any>("bernoulli", (1.5,))).repeatable(42);
    /// assert_eq!(
    ///     select(same.col(User::id)).compile(&Postgres::default())?.sql(),
    ///     "SELECT part.id FROM users AS part TABLESAMPLE bernoulli($1) REPEATABLE ($2)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn tablesample(self, how: impl SamplingMethod) -> Self {
        Alias::new(self.from.sampled(how.into_method()))
    }
    /// Adds `REPEATABLE (seed)` to TABLESAMPLE: the same part each time.
    pub fn repeatable(self, seed: impl Operand<Any>) -> Self {
        Alias::new(self.from.repeatable(seed.into_node()))
    }
}

/// A sampling method of TABLESAMPLE: a percentage, which renders `system(percentage)`, or a function call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no sampling method",
    label = "expected a percentage, or a call: `func::call(\"bernoulli\", (1.5,))`"
)]
pub trait SamplingMethod {
    /// Converts it into the function call.
    fn into_method(self) -> Node;
}
#[diagnostic::do_not_recommend]
impl<O: Operand<Any>> SamplingMethod for O {
    fn into_method(self) -> Node {
        match self.into_node() {
            function @ Node::Function(_) => function,
            percent => Node::function("system", vec![percent], crate::types::TypeRef::default()),
        }
    }
}
