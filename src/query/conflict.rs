//! Upserts: what an INSERT does with rows whose key is there.

use super::column::{AnyColumn, Expr, TypedColumn};
use super::insert::Insert;
use super::set::{Assignment, Assignments, list_of};
use super::sort::{Condition, Terms};
use crate::ast::{self, Node};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::query::scalar::{Any, SqlType};
use crate::schema::Table;
use smallvec::{SmallVec, smallvec};
use std::fmt;

/// The key of an upsert, before it is said what happens.
#[must_use = "it is nothing without `.do_update(..)` or `.do_nothing()`"]
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
    /// `ON CONFLICT (a)`: what happens to rows whose key `a` is there. The key is a column, a tuple of columns, or an
    /// expression that there is an index on (PostgreSQL and SQLite).
    ///
    /// MySQL and MariaDB have ON DUPLICATE KEY UPDATE, which acts on whatever key is there. So this is refused there unless
    /// it means the same: unless the table has no other key that a row of this INSERT could be there by. A column that the
    /// database numbers, and one that is left out and NULL then, cannot be in the way.
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
    /// SQLite takes several of these (from 3.35): the first whose key is there counts.
    pub fn on_conflict(self, key: impl Terms) -> OnConflict<R> {
        let mut nodes = vec![];
        key.each(&mut |node| nodes.push(node));
        if nodes.is_empty() {
            nodes.push(Node::error(ErrorKind::invalid("ON CONFLICT", "the key has no columns; any key is `.on_any_conflict()`")));
        }
        OnConflict { insert: self, key: nodes, constraint: None, index_where: smallvec![] }
    }
    /// `ON CONFLICT ON CONSTRAINT name`, on PostgreSQL.
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
    /// `ON CONFLICT`, whichever key it is. PostgreSQL has it with DO NOTHING alone.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")]
    /// # struct User { #[column(primary_key)] id: i32, #[column(unique, length = 50)] name: String }
    /// let ed = insert(User::table()).values(User::name.set("ed")).on_any_conflict().do_nothing();
    /// assert_eq!(ed.compile(&Postgres::default())?.sql(), "INSERT INTO users (name) VALUES ($1) ON CONFLICT DO NOTHING");
    /// // nothing is changed, and other errors are not hidden, as INSERT IGNORE would
    /// assert_eq!(
    ///     ed.compile(&MySql::default())?.sql(),
    ///     "INSERT INTO users (name) VALUES (?) ON DUPLICATE KEY UPDATE id = users.id",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn on_any_conflict(self) -> OnConflict<R> {
        OnConflict { insert: self, key: vec![], constraint: None, index_where: smallvec![] }
    }
    /// `ON DUPLICATE KEY UPDATE a = ..`, whichever key it is: MySQL's and MariaDB's upsert. On SQLite (from 3.35) it is
    /// ON CONFLICT DO UPDATE without a key; PostgreSQL has no such thing.
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
    /// `WHERE condition`, behind [`do_update`](OnConflict::do_update): which rows are updated. Those of repeated filters are
    /// ANDed. PostgreSQL and SQLite have it.
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
    /// `ON CONFLICT (a) WHERE condition`: the condition of a partial index, on PostgreSQL and SQLite.
    pub fn index_where(mut self, condition: impl Condition) -> Self {
        ast::push_condition(&mut self.index_where, condition.into_condition());
        self
    }
    /// `DO NOTHING`: the row that is there stays.
    pub fn do_nothing(self) -> Insert<R> {
        self.finish(vec![], false)
    }
    /// `DO UPDATE SET a = ..`, in the order of the table. The row that could not be inserted is read by
    /// [`excluded`](super::TypedColumn::excluded). What columns get at every UPDATE (`default_on_update`) they do not get here.
    pub fn do_update(self, set: impl Assignments) -> Insert<R> {
        let set = list_of(set);
        self.update(set, false)
    }
    /// The same in the order that is given: where assignments are made one after another (MySQL, MariaDB), later ones read
    /// what earlier ones wrote.
    pub fn do_update_ordered(self, set: impl Assignments) -> Insert<R> {
        let set = list_of(set);
        self.update(set, true)
    }
    fn update(mut self, set: Vec<ast::Assignment>, ordered: bool) -> Insert<R> {
        if set.is_empty() {
            self.insert.tree_mut().invalid(ErrorKind::invalid("DO UPDATE", "it assigns nothing; then it is `.do_nothing()`"));
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

/// The row that could not be inserted.
macro_rules! excluded { ($([$($generic:tt)*] $who:ty => $type:ty;)*) => {$(
    impl<$($generic)*> $who {
        /// The column of the row that could not be inserted: `excluded.a` on PostgreSQL and SQLite, `new.a` on MySQL,
        /// `VALUES(a)` on MariaDB, on MySQL before 8.0.19, and behind INSERT .. SELECT on both.
        pub fn excluded(&self) -> Expr<$type> {
            Expr::from_node(self.node().excluded())
        }
        /// `a = excluded.a`: what was to be inserted takes the place of what is there.
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
    /// The columns of its primary key.
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
