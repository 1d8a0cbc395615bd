//! Comparisons, IN, BETWEEN, IS, and user-defined operators.

/// Implements the methods for columns and for expressions.
macro_rules! comparison { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Comparisons, and any operator by its text.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Renders `self = right`; with `None`, `self IS NULL`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, email: Option<String> }
        /// assert_eq!(User::id.eq(5).to_string(), "users.id = :id_1");
        /// assert_eq!(User::email.eq(None::<&str>).to_string(), "users.email IS NULL");
        /// let newest = select(func::max(User::id));
        /// assert_eq!(User::id.eq(newest).to_string(), "users.id = (SELECT max(users.id) AS max_1 FROM users)");
        /// ```
        #[inline]
        pub fn eq<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Eq, right.into_node())
        }
        /// Renders `self != right`; with `None`, `self IS NOT NULL`.
        #[inline]
        pub fn ne<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Ne, right.into_node())
        }
        /// Renders `self < right`.
        #[inline]
        pub fn lt<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Lt, right.into_node())
        }
        /// Renders `self <= right`.
        #[inline]
        pub fn le<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Le, right.into_node())
        }
        /// Renders `self > right`.
        #[inline]
        pub fn gt<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Gt, right.into_node())
        }
        /// Renders `self >= right`.
        #[inline]
        pub fn ge<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Ge, right.into_node())
        }
        /// Renders `self IS DISTINCT FROM right`: unequal, where NULL equals NULL.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let other = User::age.is_distinct_from(7);
        /// assert_eq!(other.compile(&Postgres::default())?.sql(), "users.age IS DISTINCT FROM $1");
        /// assert_eq!(other.compile(&Sqlite::default())?.sql(), "users.age IS NOT ?");
        /// assert_eq!(other.compile(&MySql::default())?.sql(), "NOT (users.age <=> ?)"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn is_distinct_from<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::IsDistinctFrom, right.into_node())
        }
        /// Renders `self IS NOT DISTINCT FROM right`: equal, where NULL equals NULL.
        pub fn is_not_distinct_from<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::IsNotDistinctFrom, right.into_node())
        }
        /// Renders `self BETWEEN low AND high`, which includes both bounds.
        pub fn between<L: Operand<T::Base>, H: Operand<T::Base>>(&self, low: L, high: H) -> Expr<bool> {
            Expr::from_node(self.node().between(low.into_node(), high.into_node(), false))
        }
        /// Renders `self BETWEEN SYMMETRIC low AND high`, whose bounds may be in either order. PostgreSQL only.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let between = User::age.between_symmetric(9, 1);
        /// assert_eq!(between.compile(&Postgres::default())?.sql(), "users.age BETWEEN SYMMETRIC $1 AND $2");
        /// let error = between.compile(&MariaDb::default()).unwrap_err();
        /// assert_eq!(error.to_string(), "mariadb 10.11 has no BETWEEN SYMMETRIC; write `x.between(a, b) | x.between(b, a)`");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn between_symmetric<L: Operand<T::Base>, H: Operand<T::Base>>(&self, low: L, high: H) -> Expr<bool> {
            Expr::from_node(self.node().between(low.into_node(), high.into_node(), true))
        }
        /// Renders `self IS right` for NULL, true and false. For anything else it is equality in which NULL equals NULL:
        /// `IS` on SQLite, `IS NOT DISTINCT FROM` on PostgreSQL, `<=>` on MySQL and MariaDB.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: Option<bool> }
        /// let on = User::active.is_(true);
        /// assert_eq!(on.compile(&Postgres::default())?.sql(), "users.active IS true");
        /// assert_eq!(on.compile(&Sqlite::default())?.sql(), "users.active IS 1");
        /// assert_eq!(on.compile(&MySql::default())?.sql(), "users.active IS true"); // and MariaDB
        /// let same = User::active.is_(literal(true));
        /// assert_eq!(same.compile(&Postgres::default())?.sql(), "users.active IS NOT DISTINCT FROM $1");
        /// assert_eq!(same.compile(&Sqlite::default())?.sql(), "users.active IS ?");
        /// assert_eq!(same.compile(&MySql::default())?.sql(), "users.active <=> ?"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn is_<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Is, right.into_node())
        }
        /// Renders `self IS NOT right`, the negation of [`is_`](Self::is_).
        #[doc(alias = "isnot")]
        pub fn is_not<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::IsNot, right.into_node())
        }
        /// Renders `self IN (..)`: a list of values, columns or expressions, or a subquery. An empty list is false.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, manager_id: Option<i32> }
        /// let sql = |condition: Expr<bool>| Ok::<_, aludel::Error>(condition.compile(&Sqlite::default())?.sql().to_owned());
        /// assert_eq!(sql(User::id.in_([1, 2, 3]))?, "users.id IN (?, ?, ?)");
        /// assert_eq!(sql(User::id.in_(select(User::manager_id)))?, "users.id IN (SELECT users.manager_id FROM users)");
        /// let none = User::id.in_(Vec::<i32>::new());
        /// assert_eq!(sql(none.clone())?, "users.id IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)");
        /// assert_eq!(none.compile(&Postgres::default())?.sql(), "users.id IN (NULL) AND (1 != 1)"); // and MySQL, MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        #[doc(alias("eq_any", "is_in"))]
        pub fn in_<R: InList<T::Base>>(&self, list: R) -> Expr<bool> {
            let node = self.node();
            let list = list.into_list(&node);
            Expr::from_node(node.in_list(list, false))
        }
        /// Renders `self NOT IN (..)`. An empty list is true.
        #[doc(alias("ne_all", "notin_", "is_not_in"))]
        pub fn not_in<R: InList<T::Base>>(&self, list: R) -> Expr<bool> {
            let node = self.node();
            let list = list.into_list(&node);
            Expr::from_node(node.in_list(list, true))
        }
        /// Renders `self IS NULL`.
        pub fn is_null(&self) -> Expr<bool> {
            self.compared(Operator::Is, Node::Constant(Constant::Null))
        }
        /// Renders `self IS NOT NULL`.
        pub fn is_not_null(&self) -> Expr<bool> {
            self.compared(Operator::IsNot, Node::Constant(Constant::Null))
        }
        /// Renders `self operator right`, with any operator whose result is a boolean: negated, it renders `NOT (..)`.
        pub fn bool_op<R: Operand<Any>>(&self, operator: impl super::IntoOperator, right: R) -> Expr<bool> {
            let operator = operator.into_operator().map(|operator| CustomOperator { is_comparison: true, ..operator });
            Expr::from_node(Node::op(operator, self.node(), right.into_node()))
        }
        /// Renders `self operator right`, with any operator. The type of its result is not known; `.typed::<T>()` states it.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let query = select(User::id).filter(User::name.op("~*", "^a"));
        /// assert_eq!(
        ///     query.compile(&Postgres::default())?.sql(),
        ///     "SELECT users.id FROM users WHERE users.name ~* $1",
        /// );
        /// # Ok::<(), aludel::Error>(())
        /// ```
        #[doc(alias = "custom_op")]
        pub fn op<R: Operand<Any>>(&self, operator: impl super::IntoOperator, right: R) -> Expr<Any> {
            Expr::from_node(Node::op(operator.into_operator(), self.node(), right.into_node()))
        }
    }
)*} }
pub(in crate::query) use comparison;
