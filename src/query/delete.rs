//! DELETE.

use super::condition::Condition;
use super::from::FromClause;
use super::order_by::Terms;
use super::statement::statements;
use super::update::DmlTarget;
use crate::ast::{self, FromItem, JoinKind, Node};

statements! {
    /// A DELETE. `R` is the Rust type of a row of RETURNING.
    Delete<R = ()> = ast::Delete, Delete;
}

/// Starts `DELETE FROM table`.
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// let gone = delete(User::table()).filter(User::id.eq(1));
/// assert_eq!(gone.compile(&Sqlite::default())?.sql(), "DELETE FROM users WHERE users.id = ?");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn delete(from: impl DmlTarget) -> Delete {
    Delete::new(ast::Delete::of(from.from_clause()))
}

impl<R> Delete<R> {
    /// Adds a table to `USING ..`, for one that no condition refers to.
    pub fn using(mut self, from: impl FromClause) -> Self {
        self.tree.add_from(from.from_clause());
        self
    }
    /// Adds `WHERE condition`; repeated filters are ANDed.
    #[doc(alias("where_", "where"))]
    pub fn filter(mut self, condition: impl Condition) -> Self {
        self.tree.add_filter(condition.into_condition());
        self
    }
}

super::dml::prefixed!(Delete);
super::dml::joined_or_limited!(Delete);
