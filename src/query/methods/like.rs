//! The LIKE family, and its escape character.

use crate::query::column::{Expr, kind};

/// Implements the methods for columns and for expressions.
macro_rules! like { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// LIKE and related patterns.
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
        #[doc(alias = "startswith")]
        pub fn starts_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::After, false))
        }
        /// Renders `self LIKE '%' || part`.
        #[doc(alias = "endswith")]
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
    }
)*} }
pub(in crate::query) use like;

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
