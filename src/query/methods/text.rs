//! String operators: the LIKE family, regular expressions, full-text search, collations, concatenation.

use crate::query::column::{Expr, kind};

/// Implements the methods for columns and for expressions.
macro_rules! text { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Patterns, regular expressions, full-text search, collations and concatenation.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Renders `self LIKE pattern`, where `%` matches any characters and `_` matches one.
        pub fn like<R: Operand<String>>(&self, pattern: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(pattern.into_node(), Affix::None, false))
        }
        /// Renders LIKE without regard to case: `self ILIKE pattern`, or `lower(self) LIKE lower(pattern)`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let ed = User::name.ilike("ed%");
        /// assert_eq!(ed.compile(&Postgres::default())?.sql(), "users.name ILIKE $1");
        /// assert_eq!(ed.compile(&Sqlite::default())?.sql(), "lower(users.name) LIKE lower(?)"); // and MySQL, MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn ilike<R: Operand<String>>(&self, pattern: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(pattern.into_node(), Affix::None, true))
        }
        /// Renders `self LIKE '%' || part || '%'`; with `.autoescape()`, `%` and `_` in a bound part match themselves. For
        /// arrays, and for types that declare it (PostgreSQL's ranges, JSONB, HSTORE), it renders `self @> part`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let compiled = User::name.contains("50%").autoescape().compile(&Sqlite::default())?;
        /// assert_eq!(compiled.sql(), "users.name LIKE '%' || ? || '%' ESCAPE '/'");
        /// assert_eq!(compiled.params()[0], Value::from("50/%"));
        /// let compiled = User::name.contains("50%").compile(&MySql::default())?; // and MariaDB
        /// assert_eq!(compiled.sql(), "users.name LIKE concat('%', ?, '%')");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn contains<R>(&self, part: R) -> Expr<bool, <T::Inner as Contains<R>>::Kind>
        where
            T::Inner: Contains<R>,
        {
            Expr::from_node(self.node().contains(<T::Inner as Contains<R>>::part_node(part)))
        }
        /// Renders `self LIKE part || '%'`.
        pub fn starts_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::After, false))
        }
        /// Renders `self LIKE '%' || part`.
        pub fn ends_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Before, false))
        }
        /// Renders [`contains`](Self::contains) without regard to case: ILIKE, or `lower(self) LIKE '%' || lower(part) ||
        /// '%'`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let ed = User::name.icontains("ed");
        /// assert_eq!(ed.compile(&Postgres::default())?.sql(), "users.name ILIKE '%' || $1 || '%'");
        /// assert_eq!(ed.compile(&Sqlite::default())?.sql(), "lower(users.name) LIKE '%' || lower(?) || '%'");
        /// assert_eq!(ed.compile(&MySql::default())?.sql(), "lower(users.name) LIKE concat('%', lower(?), '%')"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn icontains<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Both, true))
        }
        /// Renders [`starts_with`](Self::starts_with) without regard to case.
        pub fn istarts_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::After, true))
        }
        /// Renders [`ends_with`](Self::ends_with) without regard to case.
        pub fn iends_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Before, true))
        }
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
pub(in crate::query) use text;

impl Expr<bool, kind::Like> {
    /// Escapes `%` and `_` in a bound pattern, so that they match themselves: `.. ESCAPE '/'`.
    pub fn autoescape(self) -> Expr<bool> {
        self.map(|node| node.autoescape('/'))
    }
    /// Escapes `%` and `_` in a bound pattern with another escape character: `.. ESCAPE with`.
    pub fn autoescape_with(self, with: char) -> Expr<bool> {
        self.map(|node| node.autoescape(with))
    }
    /// Sets the escape character of the pattern, `.. ESCAPE with`: the character after it matches itself.
    pub fn escape(self, with: char) -> Expr<bool> {
        self.map(|node| node.escape(with))
    }
}

impl<T> Expr<T, kind::Regexp> {
    /// Sets flags of the match, in the database's letters; `i` ignores case on every database.
    pub fn flags(self, flags: &str) -> Expr<T> {
        self.map(|node| node.regexp_flags(flags))
    }
}
