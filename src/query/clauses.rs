//! Rarely used clauses of SELECT: DISTINCT ON, FETCH, correlation, row locks, hints, label styles.

use super::lists::{FromList, NamedValues, RawSql, RowCount};
use super::operand::Operand;
use super::select::Select;
use super::selection::{SelectList, Selection};
use super::sort::Terms;
use super::source::{FromClause, Subquery};
use crate::ast::{AliasName, Fetch, FromItem, LabelStyle, Lock, LockStrength, LockWait, Node, RawClause, SelectOptions};
use crate::error::ErrorKind;
use crate::query::scalar::Any;
use crate::row::Row;
use std::ops::Range;

impl<R> Select<R> {
    fn options(self, clause: &'static str, change: impl FnOnce(&mut SelectOptions)) -> Self {
        self.change(|query| query.change(clause, |select| select.change_options(change)))
    }
    /// Adds `DISTINCT ON (..)` expressions: only the first row, by ORDER BY, of those with equal values is kept. PostgreSQL
    /// only.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let largest = select((Order::user_id, Order::id)).distinct_on(Order::user_id).order_by((Order::user_id, Order::total.desc()));
    /// assert_eq!(
    ///     largest.compile(&Postgres::default())?.sql(),
    ///     "SELECT DISTINCT ON (orders.user_id) orders.user_id, orders.id FROM orders ORDER BY orders.user_id, orders.total DESC",
    /// );
    /// assert_eq!(
    ///     largest.compile(&Sqlite::default()).unwrap_err().to_string(),
    ///     "sqlite 3.51 has no DISTINCT ON; number the rows with `row_number` in a subquery, and take the first of each",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn distinct_on(self, by: impl Terms) -> Self {
        self.options("DISTINCT ON", |options| by.each(&mut |term| options.distinct_on.push(term)))
    }
    /// Removes all ORDER BY terms.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let query = select(User::id).order_by(User::name).clear_order_by().order_by(User::id);
    /// assert_eq!(query.to_string(), "SELECT users.id FROM users ORDER BY users.id");
    /// ```
    pub fn clear_order_by(self) -> Self {
        self.change(crate::ast::Query::clear_order_by)
    }
    /// Sets LIMIT and OFFSET to the rows of a range, which are counted from 0. A range that ends before it begins is an
    /// error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// let page = select(User::id).order_by(User::id).slice(10..25).compile(&Sqlite::default())?;
    /// assert_eq!(page.params(), [Value::Int(15), Value::Int(10)]); // LIMIT ? OFFSET ?
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn slice(self, rows: Range<u64>) -> Self {
        let Some(count) = rows.end.checked_sub(rows.start) else {
            let problem = format!("the slice ends at {} before it begins at {}", rows.end, rows.start);
            return self.change(|query| query.invalid(ErrorKind::invalid("number of rows", problem)));
        };
        self.limit(count).offset(rows.start)
    }
    /// Sets `FETCH FIRST n ROWS ONLY`, the standard's form of [`limit`](Select::limit); the last call of either counts.
    /// PostgreSQL and MariaDB have it, also for a set operation.
    pub fn fetch(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_fetch(n.into_count(), Fetch::Only))
    }
    /// Sets `FETCH FIRST n ROWS WITH TIES`, which also returns the rows that sort equal to the last one. PostgreSQL and
    /// MariaDB have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
    /// let youngest = select(User::id).order_by(User::age).fetch_with_ties(3);
    /// assert_eq!(
    ///     youngest.compile(&MariaDb::default())?.sql(),
    ///     "SELECT users.id FROM users ORDER BY users.age FETCH FIRST ? ROWS WITH TIES",
    /// );
    /// assert_eq!(
    ///     youngest.offset(2).compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users ORDER BY users.age OFFSET ($1) ROWS FETCH FIRST ($2) ROWS WITH TIES",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn fetch_with_ties(self, n: impl RowCount) -> Self {
        self.change(|query| query.set_fetch(n.into_count(), Fetch::WithTies))
    }

    /// Takes these FROM elements from the enclosing statements, at any level, when this query is a subquery.
    ///
    /// By default a scalar subquery, and one in EXISTS or IN, correlates automatically: it leaves out of its FROM the
    /// elements that the FROM of the directly enclosing statement has, unless none would remain. This method turns that off;
    /// `.correlate(())`, with an empty list, takes nothing from enclosing statements.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let largest = select(func::max(Order::total)).filter(Order::user_id.eq(User::id));
    /// let query = |largest: Select<Option<f64>>| select(Order::id).join_on(User::table(), Order::user_id.eq(User::id))
    ///     .filter(Order::total.eq(largest.scalar()));
    /// assert_eq!(
    ///     query(largest.clone().correlate(User::table())).to_string(),
    ///     "SELECT orders.id FROM orders JOIN users ON orders.user_id = users.id WHERE orders.total = \
    ///      (SELECT max(orders.total) AS max_1 FROM orders WHERE orders.user_id = users.id)",
    /// );
    /// assert!(query(largest).compile(&Sqlite::default()).is_err()); // both would be left to the outer SELECT
    /// ```
    pub fn correlate(self, to: impl FromList) -> Self {
        self.options("correlation", |options| to.each_from(&mut |from| options.correlate.get_or_insert_default().push(from))).options(
            "correlation",
            |options| {
                options.correlate.get_or_insert_default();
            },
        )
    }
    /// Takes all FROM elements but these from the enclosing statements that have them, when this query is a subquery.
    pub fn correlate_except(self, to: impl FromList) -> Self {
        self.options("correlation", |options| {
            let list = options.correlate_except.get_or_insert_default();
            to.each_from(&mut |from| list.push(from));
        })
    }
    /// Returns `LATERAL (SELECT ..) AS name` for FROM, which may use columns of the elements before it. PostgreSQL and MySQL
    /// have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "orders")] struct Order { #[column(primary_key)] id: i32, user_id: i32, total: f64 }
    /// let last = select(Order::total).filter(Order::user_id.eq(User::id)).order_by(Order::id.desc()).limit(3).lateral("last");
    /// let query = select((User::name, last.col(Order::total))).join_on(&last, true);
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.name, last.total FROM users JOIN LATERAL (SELECT orders.total AS total FROM orders \
    ///      WHERE orders.user_id = users.id ORDER BY orders.id DESC LIMIT $1) AS last ON true",
    /// );
    /// assert!(query.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn lateral(self, name: impl Into<AliasName>) -> Subquery<R> {
        Subquery::new(FromItem::lateral(self.into_query(), name))
    }

    fn lock(self, strength: LockStrength) -> Self {
        self.change(|query| query.change_lock("FOR UPDATE", |lock| *lock = Some(Lock::of_strength(strength))))
    }
    fn locked(self, clause: &'static str, change: impl FnOnce(&mut Lock)) -> Self {
        let mut unlocked = false;
        let change = |lock: &mut Option<Lock>| match lock {
            Some(lock) => change(lock),
            None => unlocked = true,
        };
        let query = self.change(|query| query.change_lock(clause, change));
        match unlocked {
            true => query.change(|query| {
                query.invalid(ErrorKind::invalid(clause, "it belongs to a lock, and there is none; first, `.for_update()`"));
            }),
            false => query,
        }
    }
    /// Adds `FOR UPDATE`: other transactions can neither change nor lock the rows until this transaction ends. SQLite has no
    /// row locks.
    ///
    /// A set operation as a whole cannot be locked: PostgreSQL refuses it, and MySQL and MariaDB would lock the rows of its
    /// last member alone. There, lock each member instead; on PostgreSQL, lock the rows with a separate query.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "jobs")] struct Job { #[column(primary_key)] id: i32, done: bool }
    /// let next = select(Job::id).filter(!Job::done).order_by(Job::id).limit(1).for_update().skip_locked();
    /// assert_eq!(
    ///     next.compile(&Postgres::default())?.sql(),
    ///     "SELECT jobs.id FROM jobs WHERE NOT jobs.done ORDER BY jobs.id LIMIT $1 FOR UPDATE SKIP LOCKED",
    /// );
    /// assert!(next.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn for_update(self) -> Self {
        self.lock(LockStrength::Update)
    }
    /// Adds `FOR NO KEY UPDATE`: as [`for_update`](Select::for_update), but other transactions may insert rows that refer to
    /// the locked ones. PostgreSQL only.
    pub fn for_no_key_update(self) -> Self {
        self.lock(LockStrength::NoKeyUpdate)
    }
    /// Adds `FOR SHARE`, on MariaDB `LOCK IN SHARE MODE`: other transactions cannot change the rows until this transaction
    /// ends.
    pub fn for_share(self) -> Self {
        self.lock(LockStrength::Share)
    }
    /// Adds `FOR KEY SHARE`: other transactions can neither delete the rows nor change their keys. PostgreSQL only.
    pub fn for_key_share(self) -> Self {
        self.lock(LockStrength::KeyShare)
    }
    /// Adds `OF ..` to the lock: only rows of these FROM elements are locked. A column counts as its table. MariaDB does not
    /// have it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32 }
    /// let query = select(User::id).join(Order::table()).for_share().of(User::table()).nowait();
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users JOIN orders ON users.id = orders.user_id FOR SHARE OF users NOWAIT",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn of(self, tables: impl FromList) -> Self {
        self.locked("OF", |lock| {
            tables.each_from(&mut |from| {
                if !lock.of.iter().any(|known| known.is(&from)) {
                    lock.of.push(from);
                }
            });
        })
    }
    /// Adds `NOWAIT` to the lock: rows that are already locked are an error.
    pub fn nowait(self) -> Self {
        self.locked("NOWAIT", |lock| lock.wait = LockWait::NoWait)
    }
    /// Adds `SKIP LOCKED` to the lock: rows that are already locked are left out.
    pub fn skip_locked(self) -> Self {
        self.locked("SKIP LOCKED", |lock| lock.wait = LockWait::SkipLocked)
    }

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

    /// Sets the names of columns without a label; see [`LabelStyle`].
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32 }
    /// let both = select((User::id, Order::id)).join(Order::table());
    /// let list = |query: &Select<(i32, i32)>| query.to_string().split(" FROM ").next().unwrap_or_default().to_owned();
    /// assert_eq!(list(&both), "SELECT users.id, orders.id AS id_1");
    /// assert_eq!(list(&both.clone().label_style(LabelStyle::None)), "SELECT users.id, orders.id");
    /// let both = both.label_style(LabelStyle::TablenamePlusCol);
    /// assert_eq!(list(&both), "SELECT users.id AS users_id, orders.id AS orders_id");
    /// let both = both.subquery("both");
    /// assert!(select(both.c("orders_id")).to_string().starts_with("SELECT \"both\".orders_id FROM "));
    /// ```
    pub fn label_style(self, style: LabelStyle) -> Self {
        self.options("label style", |options| options.label_style = style)
    }
    /// Adds columns after those of the select list; each row becomes a pair. A `Select<Row>`, whose rows take all columns,
    /// is extended by [`columns`](Select::columns).
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let query: Select<(i32, String)> = select(User::id).add_columns(User::name);
    /// assert_eq!(query.to_string(), "SELECT users.id, users.name FROM users");
    /// ```
    pub fn add_columns<Q>(self, what: impl Selection<Row = Q>) -> Select<(R, Q)> {
        let more = SelectList::of(what);
        let added = self.change(|query| query.change("the select list", |select| more.into_iter().for_each(|one| select.add_column(one))));
        Select::new(added.into_query())
    }
    /// Replaces the select list and takes FROM from the new columns; [`columns`](Select::columns) keeps the FROM of the old
    /// ones.
    pub fn with_only_columns<Q>(self, what: impl Selection<Row = Q>) -> Select<Q> {
        let columns = SelectList::of(what);
        Select::new(self.change(|query| query.replace_columns(columns)).into_query())
    }
    /// Removes each column that equals another one of the same name in the select list, by a foreign key or by an equality
    /// in WHERE or ON.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] user_id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "staff")]
    /// # struct Staff { #[column(primary_key, foreign_key = User::user_id)] user_id: i32, room: i32 }
    /// let query: Select<Row> = select((User::all(), Staff::all())).join(Staff::table()).reduce_columns();
    /// assert_eq!(
    ///     query.to_string(),
    ///     "SELECT users.user_id, users.name, staff.room FROM users JOIN staff ON users.user_id = staff.user_id",
    /// );
    /// ```
    pub fn reduce_columns(self) -> Select<Row> {
        Select::new(self.change(crate::ast::Query::reduce_columns).into_query())
    }
    /// Adds `WHERE column = value AND ..`, by names of columns of the element that was joined last, else of the first
    /// element of FROM. An unknown name is an error of `compile()`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = User::id)] user_id: i32, paid: bool }
    /// let query = select(User::id).filter_by([("name", "ed")]).join(Order::table()).filter_by((("paid", true), ("id", 7)));
    /// assert_eq!(
    ///     query.compile(&Postgres::default())?.sql(),
    ///     "SELECT users.id FROM users JOIN orders ON users.id = orders.user_id \
    ///      WHERE users.name = $1 AND orders.paid = true AND orders.id = $2",
    /// );
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn filter_by(self, pairs: impl NamedValues) -> Self {
        self.change(|query| pairs.each_pair(&mut |name, value| query.filter_by(name, value)))
    }
}

pub(super) fn raw(dialect: Option<&str>, sql: impl RawSql) -> RawClause {
    RawClause::new(sql.into_raw(), dialect.map(Into::into))
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
