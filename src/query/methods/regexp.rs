//! Regular expressions.

use crate::query::column::{Expr, kind};

/// Implements the methods for columns and for expressions.
macro_rules! regexp { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Regular expressions.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Matches a regular expression: `REGEXP`, on PostgreSQL `~`. SQLite has it only where a function `regexp` is
        /// registered. The syntax of regular expressions is the database's.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let vowel = User::name.regexp_match("^[aeiou]").flags("i");
        /// assert_eq!(vowel.compile(&Postgres::default())?.sql(), "users.name ~* $1");
        /// assert_eq!(vowel.compile(&MySql::default())?.sql(), "REGEXP_LIKE(users.name, ?, 'i')");
        /// assert_eq!(vowel.compile(&MariaDb::default())?.sql(), "users.name REGEXP CONCAT('(?', 'i', ')', ?)");
        /// assert!(vowel.compile(&Sqlite::default()).is_err());
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn regexp_match<R: Operand<String>>(&self, pattern: R) -> Expr<bool, kind::Regexp>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().regexp_match(pattern.into_node()))
        }
        /// Renders `REGEXP_REPLACE(self, pattern, with)`. MySQL and MariaDB replace every match, PostgreSQL only the first
        /// unless the flags contain `g` (9.7.3). SQLite does not have it.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let masked = User::name.regexp_replace("[0-9]", "#");
        /// assert_eq!(masked.compile(&Postgres::default())?.sql(), "REGEXP_REPLACE(users.name, $1, $2)");
        /// assert_eq!(masked.compile(&MySql::default())?.sql(), "REGEXP_REPLACE(users.name, ?, ?)"); // and MariaDB
        /// let flags = masked.flags("i");
        /// assert_eq!(flags.compile(&Postgres::default())?.sql(), "REGEXP_REPLACE(users.name, $1, $2, 'i')");
        /// assert_eq!(flags.compile(&MySql::default())?.sql(), "REGEXP_REPLACE(users.name, ?, ?, 1, 0, 'i')");
        /// assert_eq!(flags.compile(&MariaDb::default())?.sql(), "REGEXP_REPLACE(users.name, CONCAT('(?', 'i', ')', ?), ?)");
        /// assert_eq!(
        ///     flags.compile(&Sqlite::default()).unwrap_err().to_string(),
        ///     "sqlite 3.51 has no REGEXP_REPLACE; replace in Rust, or register a function of that name and `func::call` it",
        /// );
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn regexp_replace<R: Operand<String>, W: Operand<String>>(&self, pattern: R, with: W) -> Expr<T, kind::Regexp>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().regexp_replace(pattern.into_node(), with.into_node()))
        }
    }
)*} }
pub(in crate::query) use regexp;

impl<T> Expr<T, kind::Regexp> {
    /// Sets flags of the match, in the database's letters; `i` ignores case on every database.
    pub fn flags(self, flags: &str) -> Expr<T> {
        self.map(|node| node.regexp_flags(flags))
    }
}
