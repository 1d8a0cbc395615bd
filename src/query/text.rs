//! Textual SQL: [`text`] and [`Text`].

use super::column::{Expr, Expression};
use super::condition::Condition;
use super::from::FromClause;
use super::in_list::InList;
use super::operand::{Operand, form};
use super::select::Select;
use super::select_list::{SelectList, Selection};
use super::statement::statements;
use crate::ast::{FromItem, InList as List, Node, Query, TextQuery};
use crate::query::scalar::{Any, FromRow, SqlType};
use crate::row::Row;
use std::ops::{BitAnd, BitOr};

statements! {
    /// Textual SQL: a statement, or a part of one wherever an expression or an element of FROM is expected. `R` is the Rust
    /// type of its rows.
    Text<R = Row> = Query, Query;
}

/// Wraps textual SQL, which is rendered as it is and so takes `&'static str`. Values enter by `:name` and
/// [`bind`](Text::bind), never by `format!`.
///
/// `:name` is a parameter, also within quotes, unless a letter, a digit, `_`, `$`, a colon or a backslash precedes it or a
/// colon follows it: `id::text`, `'12:30'` and `a[1:2]` are left unchanged. `\:` is a plain colon. A parameter without a
/// value is an error of `compile()`, and so is a value for an unknown parameter.
///
/// ```
/// use aludel::prelude::*;
/// let query: aludel::query::Text<(i32,)> =
///     text("SELECT id FROM users WHERE name = :name AND id IN :ids").bind("name", "ed").bind_list("ids", [1, 2]).columns::<(i32,)>();
/// let compiled = query.compile(&Postgres::default())?;
/// assert_eq!(compiled.sql(), "SELECT id FROM users WHERE name = $1 AND id IN ($2, $3)");
/// assert_eq!(compiled.params(), [Value::from("ed"), Value::from(1), Value::from(2)]);
/// assert_eq!(
///     text("SELECT :name").bind("naem", 1).compile(&Sqlite::default()).unwrap_err().to_string(),
///     "no parameter \"naem\" in the statement; did you mean \"name\"?",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// As a part of a statement it is never parenthesized and never labelled:
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let query = select((User::id, text("now() AS t"))).filter(text("users.age > :least").bind("least", 5)).order_by(text("users.age DESC"));
/// assert_eq!(
///     query.compile(&Sqlite::default())?.sql(),
///     "SELECT users.id, now() AS t FROM users WHERE users.age > ? ORDER BY users.age DESC",
/// );
/// let query = select(text("u.id, u.name")).from(text("users AS u"));
/// assert_eq!(query.to_string(), "SELECT u.id, u.name FROM users AS u");
/// # Ok::<(), aludel::Error>(())
/// ```
///
/// An empty list of IN renders a query without rows: on SQLite `(SELECT 1 FROM (SELECT 1) WHERE 1!=1)`, on MySQL and MariaDB
/// `(SELECT _in_0 FROM (SELECT 1 AS _in_0) as _empty_set WHERE 1!=1)`, on PostgreSQL `(SELECT CAST(NULL AS INTEGER) WHERE
/// 1!=1)`.
#[doc(alias("sql_query", "query", "query_as", "raw_sql"))]
pub fn text(sql: &'static str) -> Text {
    Text::new(Query::Text(Box::new(TextQuery::of(Node::text(sql)))))
}

impl<R> Text<R> {
    /// Sets the Rust type of its rows; cells are read in their order. The caller vouches for it.
    pub fn columns<Q: FromRow>(self) -> Text<Q> {
        Text::new(self.tree)
    }
    /// Returns the text as a SELECT with these columns, in their order, which can be a subquery, a CTE or a member of a set
    /// operation.
    ///
    /// A column of a model or table declares a column of its name and type; [`column`](super::column()) declares one of any
    /// name, also one known only at run time.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32 }
    /// let latest: Select<(i32, i32)> =
    ///     text("SELECT user_id, max(id) AS id FROM orders GROUP BY user_id").named_columns((Order::user_id, Order::id));
    /// let latest = latest.cte("latest");
    /// assert_eq!(
    ///     select((User::name, latest.col(Order::id))).join_on(&latest, latest.col(Order::user_id).eq(User::id)).to_string(),
    ///     "WITH latest AS (SELECT user_id, max(id) AS id FROM orders GROUP BY user_id) \
    ///      SELECT users.name, latest.id FROM users JOIN latest ON latest.user_id = users.id",
    /// );
    /// let n = column("n").typed::<i64>().label("n");
    /// let counts = text("SELECT count(*) AS n FROM users").named_columns(&n).subquery("counts");
    /// assert_eq!(
    ///     select(counts.col(&n) + 1).filter(counts.c("n").gt(3)).to_string(),
    ///     "SELECT counts.n + :param_1 AS anon_1 FROM (SELECT count(*) AS n FROM users) AS counts WHERE counts.n > :param_2",
    /// );
    /// ```
    pub fn named_columns<S: Selection>(self, columns: S) -> Select<S::Row> {
        let columns = SelectList::of(columns);
        Select::new(match self.tree {
            Query::Text(text) => Query::Text(Box::new(text.named(columns))),
            other => other,
        })
    }
    /// Returns the text as an expression whose type is known at run time.
    fn to_expression(&self) -> Node {
        match &self.tree {
            Query::Text(text) => text.text.clone(),
            other => Node::scalar_subquery(other.clone()),
        }
    }
}
impl<T: SqlType> Text<T> {
    /// Returns the text as a scalar subquery, `(SELECT ..)`. It is NULL without a row, so it is an `Option`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let count = text("SELECT count(*) FROM orders").columns::<i64>().scalar();
    /// assert_eq!(select((User::id, count.label("n"))).to_string(), "SELECT users.id, (SELECT count(*) FROM orders) AS n FROM users");
    /// ```
    pub fn scalar(self) -> Expr<T::Nullable> {
        Expr::from_node(Node::scalar_subquery(self.tree).type_coerce(T::type_ref()))
    }
}

impl<R> Expression for Text<R> {
    type Type = Any;
    fn node(&self) -> Node {
        self.to_expression()
    }
}
#[diagnostic::do_not_recommend]
impl<R, B> Operand<B> for Text<R> {
    type Type = Any;
    type Form = form::Item;
    fn to_node(&self) -> Node {
        self.to_expression()
    }
}
#[diagnostic::do_not_recommend]
impl<R: FromRow> Selection for Text<R> {
    type Row = R;
    fn list(&self, to: &mut SelectList) {
        to.push(self.to_expression());
    }
}
impl<R> FromClause for Text<R> {
    fn from_clause(&self) -> FromItem {
        match self.to_expression() {
            Node::Text(text) => FromItem::Text(text),
            Node::Error(error) => FromItem::Error(error),
            _ => FromItem::subquery(self.tree.clone(), crate::ast::Unnamed),
        }
    }
}
#[diagnostic::do_not_recommend]
impl<R, B> InList<B> for Text<R> {
    fn into_list(self, _: &Node) -> List {
        List::Query(self.tree)
    }
}
#[diagnostic::do_not_recommend]
impl<R, B> InList<B> for &Text<R> {
    fn into_list(self, _: &Node) -> List {
        List::Query(self.tree.clone())
    }
}
impl<R, C: Condition> BitAnd<C> for Text<R> {
    type Output = Expr<bool>;
    fn bitand(self, right: C) -> Expr<bool> {
        Expr::from_node(self.to_expression().and(right.into_condition()))
    }
}
impl<R, C: Condition> BitOr<C> for Text<R> {
    type Output = Expr<bool>;
    fn bitor(self, right: C) -> Expr<bool> {
        Expr::from_node(self.to_expression().or(right.into_condition()))
    }
}
