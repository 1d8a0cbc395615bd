//! Full-text search, collations and concatenation.

/// Implements the methods for columns and for expressions.
macro_rules! text_operators { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Full-text search, collations and concatenation.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Renders full-text search: on SQLite `MATCH`, on MySQL and MariaDB `MATCH (self) AGAINST (right IN BOOLEAN MODE)`,
        /// on PostgreSQL `self @@ plainto_tsquery(right)`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let found = User::name.match_("ed");
        /// assert_eq!(found.compile(&Sqlite::default())?.sql(), "users.name MATCH ?");
        /// assert_eq!(found.compile(&MySql::default())?.sql(), "MATCH (users.name) AGAINST (? IN BOOLEAN MODE)");
        /// assert_eq!(found.compile(&Postgres::default())?.sql(), "users.name @@ plainto_tsquery($1)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn match_<R: Operand<String>>(&self, right: R) -> Expr<bool>
        where
            T::Inner: Searchable,
        {
            self.compared(Operator::Match, right.into_node())
        }
        /// Renders `self COLLATE collation`; the name is quoted where necessary.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// assert_eq!(User::name.collate("de_DE").compile(&Postgres::default())?.sql(), "users.name COLLATE \"de_DE\"");
        /// assert_eq!(User::name.collate("utf8mb4_bin").compile(&MySql::default())?.sql(), "users.name COLLATE utf8mb4_bin"); // and MariaDB
        /// assert_eq!(User::name.collate("NOCASE").compile(&Sqlite::default())?.sql(), "users.name COLLATE \"NOCASE\"");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn collate(&self, collation: impl Into<Name>) -> Expr<T>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().collate(collation))
        }
        /// Renders `self || right`, for operands of any type; on MySQL and MariaDB `concat(self, right)`. Between strings
        /// `+` is the same.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let tag = User::name.concat(User::id).concat("!");
        /// assert_eq!(tag.compile(&Postgres::default())?.sql(), "users.name || users.id || $1"); // and SQLite
        /// assert_eq!(tag.compile(&MariaDb::default())?.sql(), "concat(users.name, users.id, ?)"); // and MySQL
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn concat<R: Operand<Any>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, String>> {
            Expr::from_node(Node::binary(Operator::Concat, self.node(), right.into_node()))
        }
    }
)*} }
pub(in crate::query) use text_operators;
