//! The same value as of another type, in SQL or in Rust.

/// The methods, for columns and for expressions.
macro_rules! typing { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Other types: of the value (`cast`), or of the expression alone.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// `CAST(self AS ..)`, to the type that a column of the Rust type `U` has; NULL stays NULL.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let text: Expr<Option<String>> = User::age.cast::<String>();
        /// assert_eq!(text.compile(&Sqlite::default())?.sql(), "CAST(users.age AS VARCHAR)"); // and PostgreSQL
        /// assert_eq!(text.compile(&MySql::default())?.sql(), "CAST(users.age AS CHAR)"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn cast<U: SqlType>(&self) -> Expr<T::Carry<U>> {
            Expr::from_node(self.node().cast(U::type_ref()))
        }
        /// `CAST(self AS ..)`, to a type that is said at run time. That its values are `U`s is the caller's word; `Any`
        /// leaves that open.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let text: Expr<Option<String>> = User::age.cast_as::<String>(DataType::Varchar(Some(10)));
        /// assert_eq!(text.compile(&Sqlite::default())?.sql(), "CAST(users.age AS VARCHAR(10))");
        /// assert_eq!(text.compile(&MySql::default())?.sql(), "CAST(users.age AS CHAR(10))");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn cast_as<U: SqlType>(&self, to: impl Into<DataType>) -> Expr<T::Carry<U>> {
            Expr::from_node(self.node().cast(TypeRef::new(to.into())))
        }
        /// The same SQL as of another SQL type, which decides what operators mean and how a value is bound.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// let joined = column("a").typed_as(DataType::Text) + column("b");
        /// assert_eq!(joined.compile(&Sqlite::default())?.sql(), "a || b");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn typed_as(&self, data_type: impl Into<DataType>) -> Expr<T> {
            Expr::from_node(self.node().type_coerce(TypeRef::new(data_type.into())))
        }
        /// `TRY_CAST(self AS ..)`: NULL where it cannot be converted. No built-in dialect has it: an error of `compile()`.
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
        /// The same SQL as a `U`, by the caller's word.
        pub fn typed<U: SqlType>(&self) -> Expr<U> {
            let (node, ty) = (self.node(), U::type_ref());
            Expr::from_node(if node.type_ref().data_type == ty.data_type { node } else { node.type_coerce(ty) })
        }
        /// The same SQL as an `Option`, as behind an outer join.
        pub fn nullable(&self) -> Expr<T::Nullable> {
            Expr::from_node(self.node())
        }
        /// The same SQL without its `Option`, by the caller's word: reading a NULL is an error.
        pub fn not_null(&self) -> Expr<T::Base> {
            Expr::from_node(self.node())
        }
        /// The same SQL, whose type is known only at run time.
        pub fn any(&self) -> Expr<Any> {
            Expr::from_node(self.node())
        }
        /// The expression without its kind.
        pub fn expr(&self) -> Expr<T> {
            Expr::from_node(self.node())
        }
    }
)*} }
pub(in crate::query) use typing;
