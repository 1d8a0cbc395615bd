//! What INSERT, UPDATE and DELETE have in common.

/// Words of one's own behind the verb.
macro_rules! prefixed { ($($name:ident),*) => {$(
    impl<R> $name<R> {
        /// Raw SQL behind the verb, such as `LOW_PRIORITY`, on every dialect.
        pub fn prefix_with(mut self, sql: impl $crate::query::RawSql) -> Self {
            self.tree.add_prefix($crate::ast::RawClause::new(sql.into_raw(), None));
            self
        }
        /// The same for the dialect of this name alone; others leave it out.
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

/// Joins, order and limit of UPDATE and DELETE.
macro_rules! changed { ($($name:ident),*) => {$(
    impl<R> $name<R> {
        /// `JOIN ..`, with ON from the foreign key. MySQL and MariaDB write the join. PostgreSQL, and SQLite of an UPDATE, take
        /// it as a further table, whose condition goes to WHERE; SQLite has no DELETE with several tables.
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
        /// `JOIN .. ON condition`
        pub fn join_on(self, to: impl FromClause, on: impl Condition) -> Self {
            self.joined(to.from_clause(), Some(on.into_condition()), JoinKind::Inner)
        }
        /// `LEFT OUTER JOIN ..`, with ON from the foreign key. MySQL and MariaDB have it.
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
        /// `LEFT OUTER JOIN .. ON condition`
        pub fn left_join_on(self, to: impl FromClause, on: impl Condition) -> Self {
            self.joined(to.from_clause(), Some(on.into_condition()), JoinKind::Left)
        }
        fn joined(mut self, to: From, on: Option<Node>, kind: JoinKind) -> Self {
            self.tree.add_join(to, on, kind);
            self
        }
        /// `ORDER BY ..`, for which rows a [`limit`](Self::limit) means: MySQL and MariaDB have it. Repeated, it adds terms.
        pub fn order_by(mut self, by: impl Terms) -> Self {
            by.each(&mut |term| self.tree.add_order_by(term));
            self
        }
        /// `LIMIT n`, on MySQL and MariaDB: no more rows than that are changed.
        pub fn limit(mut self, n: u64) -> Self {
            self.tree.limit = Some(Node::bind(i64::try_from(n).unwrap_or(i64::MAX)));
            self
        }
        /// `ONLY`, on PostgreSQL: the table without those that inherit from it.
        pub fn only(mut self) -> Self {
            self.tree.only = true;
            self
        }
    }
)*} }
pub(super) use changed;
