//! Methods that INSERT, UPDATE and DELETE share, as macros: prefixes for all three; joins, ORDER BY, LIMIT and hints for
//! UPDATE and DELETE.

/// Implements `prefix_with` and `prefix_for`.
macro_rules! prefixed { ($($name:ident),*) => {$(
    impl<R> $name<R> {
        /// Adds raw SQL after the verb, such as `LOW_PRIORITY`, on every dialect.
        pub fn prefix_with(mut self, sql: impl $crate::query::RawSql) -> Self {
            self.tree.add_prefix($crate::ast::RawClause::new(sql.into_raw(), None));
            self
        }
        /// Adds raw SQL after the verb on the dialect of this name; other dialects leave it out.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let ed = insert(User::table())
        ///     .values(User::name.set("ed"))
        ///     .prefix_for("sqlite", "OR IGNORE")
        ///     .prefix_for("mysql", "IGNORE");
        /// assert_eq!(ed.compile(&Sqlite::default())?.sql(), "INSERT OR IGNORE INTO users (name) VALUES (?)");
        /// assert_eq!(ed.compile(&MySql::default())?.sql(), "INSERT IGNORE INTO users (name) VALUES (?)");
        /// assert_eq!(ed.compile(&MariaDb::default())?.sql(), "INSERT INTO users (name) VALUES (?)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn prefix_for(mut self, dialect: &str, sql: impl $crate::query::RawSql) -> Self {
            self.tree.add_prefix($crate::ast::RawClause::new(sql.into_raw(), Some(dialect.into())));
            self
        }
    }
)*} }
pub(super) use prefixed;

/// Implements joins, ORDER BY, LIMIT, hints and ONLY.
macro_rules! joined_or_limited { ($($name:ident),*) => {$(
    impl<R> $name<R> {
        /// Adds `JOIN to`, with ON from the foreign key.
        ///
        /// MySQL and MariaDB render the join. PostgreSQL, and SQLite in an UPDATE, render a further table in FROM or USING
        /// and put the condition into WHERE. SQLite has no DELETE with several tables.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
        /// # #[derive(Model)] #[model(table = "orders")]
        /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
        /// let busy = update(User::table()).join(Order::table()).set(User::active.set(true));
        /// assert_eq!(
        ///     busy.compile(&MySql::default())?.sql(),
        ///     "UPDATE users INNER JOIN orders ON users.id = orders.user_id SET users.active=?",
        /// );
        /// assert_eq!(
        ///     busy.compile(&Sqlite::default())?.sql(),
        ///     "UPDATE users SET active=? FROM orders WHERE users.id = orders.user_id",
        /// );
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn join(self, to: impl FromClause) -> Self {
            self.joined(to.from_clause(), None, JoinKind::Inner)
        }
        /// Adds `JOIN to ON condition`.
        pub fn join_on(self, to: impl FromClause, on: impl Condition) -> Self {
            self.joined(to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
        }
        /// Adds `LEFT OUTER JOIN to`, with ON from the foreign key. Only MySQL and MariaDB have it.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: bool }
        /// # #[derive(Model)] #[model(table = "orders")]
        /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
        /// let idle = update(User::table()).left_join(Order::table()).set(User::active.set(false)).filter(Order::id.is_null());
        /// assert_eq!(
        ///     idle.compile(&MySql::default())?.sql(),
        ///     "UPDATE users LEFT OUTER JOIN orders ON users.id = orders.user_id SET users.active=? WHERE orders.id IS NULL",
        /// );
        /// let idle = delete(User::table()).left_join(Order::table()).filter(Order::id.is_null());
        /// assert_eq!(
        ///     idle.compile(&MySql::default())?.sql(),
        ///     "DELETE FROM users USING users LEFT OUTER JOIN orders ON users.id = orders.user_id WHERE orders.id IS NULL",
        /// );
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn left_join(self, to: impl FromClause) -> Self {
            self.joined(to.from_clause(), None, JoinKind::Left)
        }
        /// Adds `LEFT OUTER JOIN to ON condition`. Only MySQL and MariaDB have it.
        pub fn left_join_on(self, to: impl FromClause, on: impl Condition) -> Self {
            self.joined(to.from_clause(), Some(on.into_condition()), JoinKind::Left)
        }
        fn joined(mut self, to: FromItem, on: Option<Node>, kind: JoinKind) -> Self {
            self.tree.add_join(to, on, kind);
            self
        }
        /// Adds `ORDER BY` terms, which decide the rows that [`limit`](Self::limit) keeps. Only MySQL and MariaDB have it.
        /// Repeated calls add terms.
        pub fn order_by(mut self, by: impl Terms) -> Self {
            by.each(&mut |term| self.tree.add_order_by(term));
            self
        }
        /// Sets `LIMIT n`: at most `n` rows are joined_or_limited. Only MySQL and MariaDB have it. The number is rendered as an inline
        /// literal.
        pub fn limit(mut self, n: impl $crate::query::RowCount) -> Self {
            self.tree.set_limit(None, n.into_count());
            self
        }
        /// Sets the LIMIT of the dialect with this name, in place of the one set by [`limit`](Self::limit). A dialect for
        /// which no LIMIT is set changes every row that matches, and compiling gives a warning.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "jobs")] struct Job { #[column(primary_key)] id: i32, done: bool }
        /// let gone = delete(Job::table()).filter(Job::done).limit_for("mysql", 100).limit_for("mariadb", 200);
        /// assert_eq!(gone.compile(&MySql::default())?.sql(), "DELETE FROM jobs WHERE jobs.done = 1 LIMIT 100");
        /// assert_eq!(gone.compile(&MariaDb::default())?.sql(), "DELETE FROM jobs WHERE jobs.done = 1 LIMIT 200");
        /// let elsewhere = gone.compile(&Postgres::default())?;
        /// assert_eq!(elsewhere.sql(), "DELETE FROM jobs WHERE jobs.done");
        /// assert_eq!(elsewhere.warnings()[0].to_string(), "left out, because there is no such thing here: LIMIT of DELETE");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn limit_for(mut self, dialect: &str, n: impl $crate::query::RowCount) -> Self {
            self.tree.set_limit(Some(dialect.into()), n.into_count());
            self
        }
        /// Adds raw SQL after the table, or after a table that is joined to it, like
        /// [`Select::hint`](crate::query::Select::hint).
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "jobs")] struct Job { #[column(primary_key)] id: i32, done: bool }
        /// let gone = delete(Job::table()).hint(Job::table(), "FORCE INDEX (by_done)").filter(Job::done);
        /// assert_eq!(
        ///     gone.compile(&MySql::default())?.sql(), // MariaDB, too: a DELETE takes hints where it takes several tables
        ///     "DELETE FROM jobs USING jobs FORCE INDEX (by_done) WHERE jobs.done = 1",
        /// );
        /// assert!(gone.compile(&Sqlite::default()).is_err());
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn hint(mut self, at: impl FromClause, sql: &'static str) -> Self {
            self.tree.add_hint(at.from_clause(), super::hint::raw(None, sql));
            self
        }
        /// Adds a hint for the dialect of this name; other dialects leave it out.
        pub fn hint_for(mut self, dialect: &str, at: impl FromClause, sql: &'static str) -> Self {
            self.tree.add_hint(at.from_clause(), super::hint::raw(Some(dialect), sql));
            self
        }
        /// Renders `ONLY` before the table, on PostgreSQL: tables that inherit from it are left alone.
        pub fn only(mut self) -> Self {
            self.tree.only = true;
            self
        }
    }
)*} }
pub(super) use joined_or_limited;
