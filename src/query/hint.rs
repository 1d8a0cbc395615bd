//! Raw SQL in statements: prefixes, suffixes and hints.

use super::column::Expression;
use super::from::FromClause;
use super::select::Select;
use super::text::Text;
use crate::ast::{Node, RawClause};

impl<R> Select<R> {
    /// Adds raw SQL after SELECT and before DISTINCT, such as `SELECT HIGH_PRIORITY ..`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let query = select(User::id).prefix_for("mysql", "SQL_NO_CACHE").suffix_with("/* by the nightly job */");
    /// assert_eq!(query.compile(&MySql::default())?.sql(), "SELECT SQL_NO_CACHE users.id FROM users /* by the nightly job */");
    /// assert_eq!(query.compile(&Postgres::default())?.sql(), "SELECT users.id FROM users /* by the nightly job */");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn prefix_with(self, sql: impl RawSql) -> Self {
        self.options("prefix", |options| options.prefixes.push(raw(None, sql)))
    }
    /// Adds raw SQL after SELECT on the dialect of this name; other dialects leave it out. `mysql` does not include
    /// `mariadb`.
    pub fn prefix_for(self, dialect: &str, sql: impl RawSql) -> Self {
        self.options("prefix", |options| options.prefixes.push(raw(Some(dialect), sql)))
    }
    /// Adds raw SQL at the end of the SELECT.
    pub fn suffix_with(self, sql: impl RawSql) -> Self {
        self.options("suffix", |options| options.suffixes.push(raw(None, sql)))
    }
    /// Adds raw SQL at the end of the SELECT on the dialect of this name; other dialects leave it out.
    pub fn suffix_for(self, dialect: &str, sql: impl RawSql) -> Self {
        self.options("suffix", |options| options.suffixes.push(raw(Some(dialect), sql)))
    }
    /// Adds raw SQL at the end of the SELECT, before the suffixes of [`suffix_with`](Select::suffix_with).
    pub fn statement_hint(self, sql: impl RawSql) -> Self {
        self.options("hint", |options| options.hints.push(raw(None, sql)))
    }
    /// Adds a statement hint for the dialect of this name; other dialects leave it out.
    pub fn statement_hint_for(self, dialect: &str, sql: impl RawSql) -> Self {
        self.options("hint", |options| options.hints.push(raw(Some(dialect), sql)))
    }
    /// Adds raw SQL to an element of FROM: `FROM ONLY users` on PostgreSQL, `FROM users USE INDEX (a)` on MySQL and MariaDB,
    /// `FROM users INDEXED BY a` on SQLite. A hint that a database does not have is an error of `compile()`; use
    /// [`hint_for`](Select::hint_for) to limit it to one dialect.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let query = select(User::id).hint_for("mysql", User::table(), "FORCE INDEX (by_name)").hint_for("postgresql", User::table(), "ONLY");
    /// assert_eq!(query.compile(&MySql::default())?.sql(), "SELECT users.id FROM users FORCE INDEX (by_name)");
    /// assert_eq!(query.compile(&Postgres::default())?.sql(), "SELECT users.id FROM ONLY users");
    /// assert_eq!(query.compile(&MariaDb::default())?.sql(), "SELECT users.id FROM users");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn hint(self, at: impl FromClause, sql: &'static str) -> Self {
        self.options("hint", |options| options.from_hints.push((at.from_clause(), raw(None, sql))))
    }
    /// Adds a hint for the dialect of this name; other dialects leave it out.
    pub fn hint_for(self, dialect: &str, at: impl FromClause, sql: &'static str) -> Self {
        self.options("hint", |options| options.from_hints.push((at.from_clause(), raw(Some(dialect), sql))))
    }
}

pub(super) fn raw(dialect: Option<&str>, sql: impl RawSql) -> RawClause {
    RawClause::new(sql.into_raw(), dialect.map(Into::into))
}

/// Raw SQL: a `&'static str`, or [`text`](super::text()) with its parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no raw SQL",
    label = "expected a `&'static str` or `text(..)`",
    note = "values enter raw SQL by `:name` and `.bind(..)`, never by `format!`"
)]
pub trait RawSql {
    /// Converts it into the node of the tree.
    fn into_raw(self) -> Node;
}
impl RawSql for &'static str {
    fn into_raw(self) -> Node {
        Node::column_clause(self.into(), Default::default(), true)
    }
}
impl<R> RawSql for Text<R> {
    fn into_raw(self) -> Node {
        Expression::into_node(self)
    }
}
