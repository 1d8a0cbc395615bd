//! Upserts: ON CONFLICT and ON DUPLICATE KEY UPDATE.

use super::assignment::{Assignment, Assignments, list_of};
use super::column::{AnyColumn, Expr, TypedColumn};
use super::condition::Condition;
use super::insert::Insert;
use super::order_by::Terms;
use crate::ast::{self, Node};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::query::scalar::{Any, SqlType};
use crate::schema::Table;
use smallvec::{SmallVec, smallvec};
use std::fmt;

/// The conflict target of an INSERT, before its action.
#[must_use = "an upsert needs `.do_update(..)` or `.do_nothing()`"]
pub struct OnConflict<R> {
    insert: Insert<R>,
    key: Vec<Node>,
    constraint: Option<Name>,
    index_where: SmallVec<[Node; 1]>,
}
impl<R> fmt::Debug for OnConflict<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OnConflict({:?}) of {:?}", self.key, self.insert)
    }
}

impl<R> Insert<R> {
    /// Starts `ON CONFLICT (a)`: what happens to a row whose key `a` already exists. The conflict target is a column, a
    /// tuple of columns, or an expression with a unique index (PostgreSQL and SQLite).
    ///
    /// MySQL and MariaDB have ON DUPLICATE KEY UPDATE, which acts on a conflict with any key. It is rendered only where it
    /// has the same meaning: if no other key of the table can conflict with a row of this INSERT. Otherwise `compile()`
    /// returns an error. A key that the database generates cannot conflict, nor can one whose column is left out and becomes
    /// NULL.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, #[column(unique, length = 50)] name: String, age: Option<i32> }
    /// let ed = insert(User::table())
    ///     .values((User::name.set("ed"), User::age.set(5)))
    ///     .on_conflict(User::name)
    ///     .do_update(User::age.set_excluded());
    /// assert_eq!(
    ///     ed.compile(&Sqlite::default())?.sql(), // and so on PostgreSQL
    ///     "INSERT INTO users (name, age) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET age = excluded.age",
    /// );
    /// assert_eq!(
    ///     ed.compile(&MySql::default())?.sql(),
    ///     "INSERT INTO users (name, age) VALUES (?, ?) AS new ON DUPLICATE KEY UPDATE age = new.age",
    /// );
    /// assert_eq!(
    ///     ed.compile(&MariaDb::default())?.sql(), // and MySQL before 8.0.19
    ///     "INSERT INTO users (name, age) VALUES (?, ?) ON DUPLICATE KEY UPDATE age = VALUES(age)",
    /// );
    /// let by_id = insert(User::table())
    ///     .values((User::id.set(1), User::name.set("ed")))
    ///     .on_conflict(User::id)
    ///     .do_update(User::name.set_excluded());
    /// assert_eq!(
    ///     by_id.compile(&MySql::default()).unwrap_err().to_string(),
    ///     "mysql 8.4 has no ON CONFLICT of one key; a row can be there by its key (name), too, and would be changed; \
    ///      where every key is meant, say `.on_any_conflict()`",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    ///
    /// SQLite accepts several conflict targets (from 3.35); the first that applies is used.
    #[doc(alias = "upsert")]
    pub fn on_conflict(self, key: impl Terms) -> OnConflict<R> {
        let mut nodes = vec![];
        key.each(&mut |node| nodes.push(node));
        if nodes.is_empty() {
            nodes.push(Node::error(ErrorKind::invalid("ON CONFLICT", "the key has no columns; for any key, use `.on_any_conflict()`")));
        }
        OnConflict { insert: self, key: nodes, constraint: None, index_where: smallvec![] }
    }
    /// Starts `ON CONFLICT ON CONSTRAINT name`, on PostgreSQL.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, #[column(unique, length = 50)] name: String }
    /// let ed = insert(User::table()).values(User::name.set("ed")).on_conflict_constraint("uq_users_name").do_nothing();
    /// assert_eq!(
    ///     ed.compile(&Postgres::default())?.sql(),
    ///     "INSERT INTO users (name) VALUES ($1) ON CONFLICT ON CONSTRAINT uq_users_name DO NOTHING",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn on_conflict_constraint(self, name: impl Into<Name>) -> OnConflict<R> {
        OnConflict { insert: self, key: vec![], constraint: Some(name.into()), index_where: smallvec![] }
    }
    /// Starts `ON CONFLICT` without a target, for a conflict with any key. PostgreSQL has it only with DO NOTHING.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, #[column(unique, length = 50)] name: String }
    /// let ed = insert(User::table()).values(User::name.set("ed")).on_any_conflict().do_nothing();
    /// assert_eq!(ed.compile(&Postgres::default())?.sql(), "INSERT INTO users (name) VALUES ($1) ON CONFLICT DO NOTHING");
    /// // no row is changed, and other errors are not hidden, as by INSERT IGNORE
    /// assert_eq!(
    ///     ed.compile(&MySql::default())?.sql(),
    ///     "INSERT INTO users (name) VALUES (?) ON DUPLICATE KEY UPDATE id = users.id",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn on_any_conflict(self) -> OnConflict<R> {
        OnConflict { insert: self, key: vec![], constraint: None, index_where: smallvec![] }
    }
    /// Adds `ON DUPLICATE KEY UPDATE a = ..`, the upsert of MySQL and MariaDB, for a conflict with any key. SQLite (from
    /// 3.35) renders ON CONFLICT DO UPDATE without a target; PostgreSQL has no equivalent.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "stock")] struct Stock { #[column(primary_key)] item: i32, amount: i32 }
    /// let more = insert(Stock::table())
    ///     .values((Stock::item.set(7), Stock::amount.set(3)))
    ///     .on_duplicate_key_update(Stock::amount.set(Stock::amount + Stock::amount.excluded()));
    /// assert_eq!(
    ///     more.compile(&MySql::default())?.sql(),
    ///     "INSERT INTO stock (item, amount) VALUES (?, ?) AS new ON DUPLICATE KEY UPDATE amount = (stock.amount + new.amount)",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn on_duplicate_key_update(self, set: impl Assignments) -> Self {
        self.on_any_conflict().do_update(set)
    }
    /// Adds `WHERE condition` after [`do_update`](OnConflict::do_update): only rows for which it is true are updated.
    /// Repeated filters are ANDed. PostgreSQL and SQLite have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "notes")] struct Note { #[column(primary_key)] id: i32, version: i32 }
    /// let newer = insert(Note::table())
    ///     .values((Note::id.set(1), Note::version.set(5)))
    ///     .on_conflict(Note::id)
    ///     .do_update(Note::version.set_excluded())
    ///     .filter(Note::version.lt(Note::version.excluded()));
    /// assert_eq!(
    ///     newer.compile(&Postgres::default())?.sql(),
    ///     "INSERT INTO notes (id, version) VALUES ($1, $2) ON CONFLICT (id) \
    ///      DO UPDATE SET version = excluded.version WHERE notes.version < excluded.version",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn filter(mut self, condition: impl Condition) -> Self {
        self.tree_mut().add_filter(condition.into_condition());
        self
    }
}

impl<R> OnConflict<R> {
    /// Adds the condition of a partial index, `ON CONFLICT (a) WHERE condition`. PostgreSQL and SQLite have it.
    pub fn index_where(mut self, condition: impl Condition) -> Self {
        ast::push_condition(&mut self.index_where, condition.into_condition());
        self
    }
    /// Renders `DO NOTHING`: the existing row is kept.
    #[doc(alias("on_conflict_do_nothing", "insert_ignore"))]
    pub fn do_nothing(self) -> Insert<R> {
        self.finish(vec![], false)
    }
    /// Renders `DO UPDATE SET a = ..`, in the order of the table's columns. The row proposed for insertion is read by
    /// [`excluded`](super::TypedColumn::excluded). A column's `default_on_update` is not applied here.
    #[doc(alias = "on_conflict_do_update")]
    pub fn do_update(self, set: impl Assignments) -> Insert<R> {
        let set = list_of(set);
        self.update(set, false)
    }
    /// Renders `DO UPDATE SET a = ..` in the given order. Where assignments are evaluated one after another (MySQL,
    /// MariaDB), later ones read the values that earlier ones assigned.
    pub fn do_update_ordered(self, set: impl Assignments) -> Insert<R> {
        let set = list_of(set);
        self.update(set, true)
    }
    fn update(mut self, set: Vec<ast::Assignment>, ordered: bool) -> Insert<R> {
        if set.is_empty() {
            self.insert.tree_mut().invalid(ErrorKind::invalid("DO UPDATE", "it assigns nothing; use `.do_nothing()`"));
        }
        self.finish(set, ordered)
    }
    fn finish(mut self, set: Vec<ast::Assignment>, ordered: bool) -> Insert<R> {
        let OnConflict { insert: _, key, constraint, index_where, .. } = &mut self;
        let (key, constraint) = (std::mem::take(key), constraint.take());
        let conflict = ast::OnConflict::of(key, std::mem::take(index_where), constraint, set, ordered);
        self.insert.tree_mut().add_conflict(conflict);
        self.insert
    }
}

/// Implements `excluded` and `set_excluded`, which read the row proposed for insertion.
macro_rules! excluded { ($([$($generic:tt)*] $who:ty => $type:ty;)*) => {$(
    impl<$($generic)*> $who {
        /// Returns the column of the row proposed for insertion: `excluded.a` on PostgreSQL and SQLite, `new.a` on MySQL,
        /// `VALUES(a)` on MariaDB, on MySQL before 8.0.19, and after INSERT .. SELECT on both.
        pub fn excluded(&self) -> Expr<$type> {
            Expr::from_node(self.node().excluded())
        }
        /// Returns the assignment `a = excluded.a`: the existing row takes the value proposed for insertion.
        pub fn set_excluded(&self) -> Assignment {
            Assignment::new(self.node(), self.node().excluded())
        }
    }
)*} }
excluded! {
    [T: SqlType, M: ?Sized] TypedColumn<T, M> => T;
    [] AnyColumn => Any;
}

impl Table {
    /// Returns the columns of its primary key.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "lines")]
    /// # struct Line { #[column(primary_key)] order: i32, #[column(primary_key)] item: i32, amount: i32 }
    /// let line = insert(Line::table())
    ///     .values((Line::order.set(1), Line::item.set(2), Line::amount.set(3)))
    ///     .on_conflict(Line::table().primary_key())
    ///     .do_update(Line::amount.set_excluded());
    /// assert_eq!(
    ///     line.compile(&Postgres::default())?.sql(),
    ///     "INSERT INTO lines (\"order\", item, amount) VALUES ($1, $2, $3) \
    ///      ON CONFLICT (\"order\", item) DO UPDATE SET amount = excluded.amount",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn primary_key(&self) -> Vec<AnyColumn> {
        let keys = self.def().columns().iter().enumerate().filter(|(_, column)| column.is_primary_key());
        keys.map(|(index, _)| Expr::from_node(Node::column(ast::FromItem::Table(self.clone()), index))).collect()
    }
}
