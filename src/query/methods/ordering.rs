//! Sort orders of ORDER BY.

/// Implements the methods for columns and for expressions.
macro_rules! ordering { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Sort orders.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Sorts in ascending order: `self ASC`.
        pub fn asc(&self) -> SortKey {
            SortKey::new(self.node().ordering(false))
        }
        /// Sorts in descending order: `self DESC`.
        pub fn desc(&self) -> SortKey {
            SortKey::new(self.node().ordering(true))
        }
        /// Sorts NULL first: `self NULLS FIRST`.
        #[doc(alias = "nullsfirst")]
        pub fn nulls_first(&self) -> SortKey {
            SortKey::new(self.node().nulls(NullsOrder::First))
        }
        /// Sorts NULL last: `self NULLS LAST`; MySQL and MariaDB, which do not have it, sort by `self IS NULL` first.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let query = select(User::id).order_by(User::age.nulls_last());
        /// let sql = |dialect: &dyn aludel::compiler::Dialect| Ok::<_, aludel::Error>(query.compile(dialect)?.sql().to_owned());
        /// assert_eq!(sql(&Sqlite::default())?, "SELECT users.id FROM users ORDER BY users.age NULLS LAST"); // and PostgreSQL
        /// assert_eq!(sql(&MySql::default())?, "SELECT users.id FROM users ORDER BY users.age IS NULL, users.age"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        #[doc(alias = "nullslast")]
        pub fn nulls_last(&self) -> SortKey {
            SortKey::new(self.node().nulls(NullsOrder::Last))
        }
    }
)*} }
pub(in crate::query) use ordering;
