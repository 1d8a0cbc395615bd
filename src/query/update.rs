//! UPDATE.

use super::alias::Alias;
use super::assignment::Assignments;
use super::condition::Condition;
use super::from::FromClause;
use super::order_by::Terms;
use super::statement::statements;
use crate::ast::{self, FromItem, JoinKind, Node};
use crate::schema::Table;

statements! {
    /// An UPDATE. `R` is the Rust type of a row of RETURNING.
    Update<R = ()> = ast::Update, Update;
}

/// The target of UPDATE or DELETE: a table, or an alias of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no target of UPDATE or DELETE",
    label = "expected a table, or an alias of one",
    note = "a model's table is `Model::table()`"
)]
pub trait DmlTarget: FromClause {}
impl DmlTarget for Table {}
impl<M, J> DmlTarget for Alias<M, J> {}
#[diagnostic::do_not_recommend]
impl<C: DmlTarget> DmlTarget for &C {}

/// Starts `UPDATE table SET ..`.
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
pub fn update(table: impl DmlTarget) -> Update {
    Update::new(ast::Update::of(table.from_clause()))
}

impl<R> Update<R> {
    /// Adds assignments, like [`set`](Self::set), and keeps them in the given order; otherwise they are in the order of the
    /// table's columns. Where assignments are evaluated one after another (MySQL, MariaDB), later ones then read the values
    /// that earlier ones assigned; the default order avoids that.
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
    /// Adds an element of FROM, for a table that no condition or value refers to.
    pub fn from(mut self, from: impl FromClause) -> Self {
        self.tree.add_from(from.from_clause());
        self
    }
    /// Adds assignments, `SET a = ?, b = ?`. Of two assignments to one column the later counts.
    #[doc(alias = "values")]
    pub fn set(mut self, set: impl Assignments) -> Self {
        set.each(&mut |assignment| {
            let assignment = aliased(&self.tree.table, assignment);
            self.tree.assign(assignment);
        });
        self
    }
    /// Adds `WHERE condition`; repeated filters are ANDed.
    #[doc(alias("where_", "where"))]
    pub fn filter(mut self, condition: impl Condition) -> Self {
        self.tree.add_filter(condition.into_condition());
        self
    }
}

/// Returns the assignment as one to a column of the alias that is updated, if it is one of its table.
fn aliased(target: &FromItem, assignment: ast::Assignment) -> ast::Assignment {
    let FromItem::Alias(_) = target else {
        return assignment;
    };
    match target.column_for(&assignment.column) {
        Node::Error(_) => assignment,
        column => ast::Assignment::new(column, assignment.value),
    }
}

super::dml::prefixed!(Update);
super::dml::joined_or_limited!(Update);
