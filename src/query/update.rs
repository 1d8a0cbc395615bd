//! UPDATE and DELETE.

use super::change::{changed, prefixed};
use super::selection::{Columns, Selection};
use super::set::Assignments;
use super::sort::{Condition, Terms};
use super::source::{Alias, FromClause};
use super::statement::statements;
use crate::ast::{self, FromItem, JoinKind, Node};
use crate::schema::Table;

statements! {
    /// UPDATE. `R` is what RETURNING gives a row of.
    Update<R = ()> = ast::Update, Update;
    /// DELETE. `R` is what RETURNING gives a row of.
    Delete<R = ()> = ast::Delete, Delete;
}

/// What UPDATE and DELETE change: a table, or an alias of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be changed",
    label = "expected a table, or an alias of one",
    note = "a model's table is `Model::table()`"
)]
pub trait Changed: FromClause {}
impl Changed for Table {}
impl<M, J> Changed for Alias<M, J> {}
#[diagnostic::do_not_recommend]
impl<C: Changed> Changed for &C {}

/// `UPDATE table SET ..`
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
/// let older = update(User::table()).set(User::age.set(User::age + 1)).filter(User::id.eq(1));
/// assert_eq!(
///     older.compile(&Sqlite::default())?.sql(),
///     "UPDATE users SET age=(users.age + ?) WHERE users.id = ?",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn update(table: impl Changed) -> Update {
    Update::new(ast::Update::of(table.from_clause()))
}

prefixed!(Update, Delete);
changed!(Update, Delete);

impl<R> Update<R> {
    /// The same as [`set`](Self::set), in the order that is given, which is that of the table otherwise. Where assignments
    /// are made one after another (MySQL, MariaDB), later ones read what earlier ones wrote; without this the order is one
    /// in which they do not.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, before: i32 }
    /// let older = (User::age.set(User::age + 1), User::before.set(User::age));
    /// assert_eq!(
    ///     update(User::table()).set(older.clone()).compile(&MySql::default())?.sql(),
    ///     "UPDATE users SET `before`=users.age, age=(users.age + ?)",
    /// );
    /// assert_eq!(
    ///     update(User::table()).set_ordered(older).compile(&MySql::default())?.sql(),
    ///     "UPDATE users SET age=(users.age + ?), `before`=users.age",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn set_ordered(mut self, set: impl Assignments) -> Self {
        self.tree.ordered = true;
        self.set(set)
    }
    /// `FROM ..`, for a table that no condition or value speaks of.
    pub fn from(mut self, from: impl FromClause) -> Self {
        self.tree.add_from(from.from_clause());
        self
    }
    /// `SET a = ?, b = ?`; repeated, it adds assignments. The later of two to one column counts.
    pub fn set(mut self, set: impl Assignments) -> Self {
        set.each(&mut |assignment| {
            let assignment = aliased(&self.tree.table, assignment);
            self.tree.assign(assignment);
        });
        self
    }
    /// `WHERE condition`; those of repeated filters are ANDed.
    pub fn filter(mut self, condition: impl Condition) -> Self {
        self.tree.add_filter(condition.into_condition());
        self
    }
    /// `RETURNING ..`: rows of what was changed. Of several, the last one counts.
    pub fn returning<Q>(mut self, what: impl Selection<Row = Q>) -> Update<Q> {
        self.tree.set_returning(Columns::of(what));
        Update::new(self.tree)
    }
}

/// The assignment to the alias that is updated, if it is one to its table.
fn aliased(target: &FromItem, assignment: ast::Assignment) -> ast::Assignment {
    let FromItem::Alias(_) = target else {
        return assignment;
    };
    match target.column_for(&assignment.column) {
        Node::Error(_) => assignment,
        column => ast::Assignment::new(column, assignment.value),
    }
}

/// `DELETE FROM table`
///
/// ```
/// use aludel::prelude::*;
/// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
/// let gone = delete(User::table()).filter(User::id.eq(1));
/// assert_eq!(gone.compile(&Sqlite::default())?.sql(), "DELETE FROM users WHERE users.id = ?");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn delete(from: impl Changed) -> Delete {
    Delete::new(ast::Delete::of(from.from_clause()))
}

impl<R> Delete<R> {
    /// `USING ..`, for a table that no condition speaks of.
    pub fn using(mut self, from: impl FromClause) -> Self {
        self.tree.add_from(from.from_clause());
        self
    }
    /// `WHERE condition`; those of repeated filters are ANDed.
    pub fn filter(mut self, condition: impl Condition) -> Self {
        self.tree.add_filter(condition.into_condition());
        self
    }
    /// `RETURNING ..`: rows of what was deleted. Of several, the last one counts.
    pub fn returning<Q>(mut self, what: impl Selection<Row = Q>) -> Delete<Q> {
        self.tree.set_returning(Columns::of(what));
        Delete::new(self.tree)
    }
}
