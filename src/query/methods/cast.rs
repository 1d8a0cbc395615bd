//! Casts in SQL, and other types in Rust alone.

/// Implements the methods for columns and for expressions.
macro_rules! cast { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Conversions of the value (`cast`), or of the expression's type alone.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Renders `CAST(self AS ..)`, to the type of a column of the Rust type `U`; NULL stays NULL.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let text: Expr<Option<String>> = User::age.cast::<String>();
        /// assert_eq!(text.compile(&Sqlite::default())?.sql(), "CAST(users.age AS VARCHAR)"); // and PostgreSQL
        /// assert_eq!(text.compile(&MySql::default())?.sql(), "CAST(users.age AS CHAR)"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn cast<U: SqlType>(&self) -> Expr<T::PropagateNull<U>> {
            Expr::from_node(self.node().cast(U::type_ref()))
        }
        /// Renders `CAST(self AS ..)`, to a type that is given at run time. The caller vouches that its values are `U`s;
        /// `Any` leaves that open.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let text: Expr<Option<String>> = User::age.cast_as::<String>(DataType::Varchar(Some(10)));
        /// assert_eq!(text.compile(&Sqlite::default())?.sql(), "CAST(users.age AS VARCHAR(10))");
        /// assert_eq!(text.compile(&MySql::default())?.sql(), "CAST(users.age AS CHAR(10))");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn cast_as<U: SqlType>(&self, to: impl Into<DataType>) -> Expr<T::PropagateNull<U>> {
            Expr::from_node(self.node().cast(TypeRef::new(to.into())))
        }
        /// Gives the expression another SQL type, without a cast. It decides the meaning of operators and how a value is
        /// bound.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// let joined = column("a").typed_as(DataType::Text) + column("b");
        /// assert_eq!(joined.compile(&Sqlite::default())?.sql(), "a || b");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        #[doc(alias = "type_coerce")]
        pub fn typed_as(&self, data_type: impl Into<DataType>) -> Expr<T> {
            Expr::from_node(self.node().type_coerce(TypeRef::new(data_type.into())))
        }
        /// Renders `TRY_CAST(self AS ..)`, which is NULL where the value cannot be converted. No built-in dialect has it, so
        /// there it is an error of `compile()`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let number = User::name.try_cast::<i32>();
        /// assert_eq!(
        ///     number.compile(&Postgres::default()).unwrap_err().to_string(),
        ///     "postgresql 15.0 has no TRY_CAST; use `.cast()`, whose failure is an error, or test the value before with CASE",
        /// );
        /// ```
        pub fn try_cast<U: SqlType>(&self) -> Expr<U::Nullable> {
            Expr::from_node(self.node().try_cast(U::type_ref()))
        }
        /// Gives the expression the type `U`, without a cast. The caller vouches that its values are `U`s.
        pub fn typed<U: SqlType>(&self) -> Expr<U> {
            let (node, ty) = (self.node(), U::type_ref());
            Expr::from_node(if node.type_ref().data_type == ty.data_type { node } else { node.type_coerce(ty) })
        }
        /// Makes the expression nullable in Rust, as it is after an outer join.
        pub fn nullable(&self) -> Expr<T::Nullable> {
            Expr::from_node(self.node())
        }
        /// Makes the expression not nullable in Rust. The caller vouches for it: reading a NULL is an error.
        #[doc(alias = "assume_not_null")]
        pub fn not_null(&self) -> Expr<T::Base> {
            Expr::from_node(self.node())
        }
        /// Returns the expression with a type that is known only at run time.
        pub fn any(&self) -> Expr<Any> {
            Expr::from_node(self.node())
        }
        /// Returns the expression without its kind.
        pub fn expr(&self) -> Expr<T> {
            Expr::from_node(self.node())
        }
    }
)*} }
pub(in crate::query) use cast;
