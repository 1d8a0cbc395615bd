//! Assignments, `column = value`, of INSERT and UPDATE.

use super::column::{AnyColumn, Expr, kind};
use super::in_list::InList;
use super::operand::Operand;
use super::row_value::RowValue;
use super::select::Select;
use super::tuples;
use crate::ast::{self, ColumnRef, Node};
use crate::query::scalar::{Any, SqlType};

/// An assignment, `column = value`, for [`values`](super::Insert::values) and [`set`](super::Update::set).
#[derive(Clone)]
pub struct Assignment(ast::Assignment);

impl std::fmt::Debug for Assignment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assignment({} = {})", self.0.column, self.0.value)
    }
}

impl Assignment {
    #[inline]
    pub(super) fn new(column: Node, value: Node) -> Self {
        Assignment(ast::Assignment::of(column, value))
    }
    #[inline]
    pub(super) fn of_column(column: ColumnRef, value: Node) -> Self {
        Assignment(ast::Assignment::of_column(column, value))
    }
}
impl AnyColumn {
    /// Returns the assignment `column = value`.
    pub fn set<R: Operand<Any>>(&self, value: R) -> Assignment {
        Assignment::new(self.node(), value.into_node())
    }
}

impl<T: SqlType> Expr<T, kind::Element> {
    /// Returns the assignment `column[key] = value`, for UPDATE: an element or a slice of an array or of a JSON document.
    /// PostgreSQL has it, for JSON as JSONB since version 14. Elsewhere, and for an element of an expression that is no
    /// column, it is an error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, tags: Vec<String> }
    /// let change = update(Post::table()).set(Post::tags.get(2).set("x")).filter(Post::id.eq(1));
    /// assert_eq!(change.compile(&Postgres::default())?.sql(), "UPDATE posts SET tags[$1]=$2 WHERE posts.id = $3");
    /// assert_eq!(change.compile(&Sqlite::default()).unwrap_err().to_string(), "sqlite 3.51 has no ARRAY; keep the list as JSON");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn set<R: Operand<T::Base>>(&self, value: R) -> Assignment {
        Assignment::new(self.node(), value.into_node())
    }
}

/// Collects assignments in a list.
pub(super) fn list_of(assignments: impl Assignments) -> Vec<ast::Assignment> {
    let mut list = vec![];
    assignments.each(&mut |assignment| list.push(assignment));
    list
}
impl<T> RowValue<T> {
    /// Returns the assignment `(a, b) = (SELECT ..)`, of the columns of one row, or of NULL without a row. PostgreSQL and
    /// SQLite have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String, age: i32 }
    /// # #[derive(Model)] #[model(table = "old")] struct Old { #[column(primary_key)] id: i32, name: String, age: i32 }
    /// let old = select((Old::name, Old::age)).filter(Old::id.eq(User::id));
    /// let back = update(User::table()).set(tuple((User::name, User::age)).set(old));
    /// assert_eq!(
    ///     back.compile(&Sqlite::default())?.sql(),
    ///     "UPDATE users SET (name, age)=(SELECT old.name, old.age FROM old WHERE old.id = users.id)",
    /// );
    /// assert!(back.compile(&MySql::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn set<Q>(&self, row: Select<Q>) -> Assignment
    where
        Select<Q>: InList<T>,
    {
        let width = if let Node::Tuple(tuple) = self.node() { tuple.elements.len() } else { 1 };
        Assignment(ast::Assignment::of(self.node().clone(), Node::row_subquery(row.into_query(), width)))
    }
}

/// Assignments: one `column.set(value)`, a tuple or a `Vec` of those.
#[doc(alias = "AsChangeset")]
#[diagnostic::on_unimplemented(message = "`{Self}` is no assignment", label = "expected `column.set(value)`, or a tuple or `Vec` of those")]
pub trait Assignments {
    /// Passes the assignments to a closure, in order.
    fn each(self, add: &mut dyn FnMut(ast::Assignment));
}
#[diagnostic::do_not_recommend]
impl Assignments for Assignment {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        add(self.0);
    }
}
#[diagnostic::do_not_recommend]
impl Assignments for Vec<Assignment> {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        self.into_iter().for_each(|one| add(one.0));
    }
}
#[diagnostic::do_not_recommend]
impl<const N: usize> Assignments for [Assignment; N] {
    fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
        self.into_iter().for_each(|one| add(one.0));
    }
}
macro_rules! lists { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Assignments),+> Assignments for ($($t,)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(ast::Assignment)) {
            let ($($t,)+) = self;
            $($t.each(add);)+
        }
    }
} }
tuples!(lists);
