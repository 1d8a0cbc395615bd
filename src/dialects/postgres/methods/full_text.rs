//! Full-text search with a configuration. 12, 9.13

use crate::ast::{Literal, Node};
use crate::dialects::postgres::operators::{comparison, op};
use crate::dialects::postgres::types::{regconfig, tsquery};
use crate::query::scalar::{Searchable, SqlType};
use crate::query::{Expr, Expression, Operand};
use crate::types::TypeRef;
use crate::value::{Str, Value};

/// The method for full-text search with a configuration. `match_` of a column searches with that of the session;
/// [`func`](super::super::func) has the functions of full-text search.
pub trait SearchMethods: Expression {
    /// `self @@ plainto_tsquery('english', words)`: whether the text contains all of these words, normalized by this text search
    /// configuration.
    ///
    /// ```
    /// use aludel::{postgres::methods::*, prelude::*};
    /// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, title: String }
    /// let red = Post::title.match_with("english", "red");
    /// assert_eq!(red.compile(&Postgres::default())?.sql(), "posts.title @@ plainto_tsquery('english', $1)");
    /// assert!(red.compile(&MySql::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn match_with<R: Operand<String>>(&self, configuration: impl Into<Str>, words: R) -> Expr<bool>
    where
        <Self::Type as SqlType>::Inner: Searchable,
    {
        let configuration = Node::Literal(Literal::new(Value::Text(configuration.into()), TypeRef::new(regconfig()))).inlined();
        let query = Node::function("plainto_tsquery", vec![configuration, words.into_node()], TypeRef::new(tsquery()));
        Expr::from_node(op(comparison("@@"), self.node(), query))
    }
}
impl<E: Expression + ?Sized> SearchMethods for E {}
