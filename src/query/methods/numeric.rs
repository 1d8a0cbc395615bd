//! Numeric operators other than Rust's own: bits, powers, division.

/// Implements the methods for columns and for expressions.
macro_rules! numeric { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Bits, powers and division. `+ - * / %` are Rust's own operators.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Renders bitwise AND, `self & right`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, flags: i32 }
        /// let set = User::flags.bitwise_and(6).ne(0);
        /// assert_eq!(set.to_string(), "users.flags & :flags_1 != :param_1");
        /// assert_eq!(User::flags.bitwise_lshift(2).bitwise_not().to_string(), "~(users.flags << :flags_1)");
        /// ```
        pub fn bitwise_and<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitAnd, self.node(), right.into_node()))
        }
        /// Renders bitwise OR, `self | right`.
        pub fn bitwise_or<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitOr, self.node(), right.into_node()))
        }
        /// Renders bitwise XOR, `self ^ right`; on PostgreSQL `#`, on SQLite, which has no such operator, `(a | b) - (a &
        /// b)`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
        /// let odd = User::age.bitwise_xor(3);
        /// assert_eq!(odd.compile(&MySql::default())?.sql(), "users.age ^ ?"); // and MariaDB
        /// assert_eq!(odd.compile(&Postgres::default())?.sql(), "users.age # $1");
        /// assert_eq!(odd.compile(&Sqlite::default())?.sql(), "(users.age | ?) - (users.age & ?)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn bitwise_xor<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitXor, self.node(), right.into_node()))
        }
        /// Renders a left shift, `self << right`.
        pub fn bitwise_lshift<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitLshift, self.node(), right.into_node()))
        }
        /// Renders a right shift, `self >> right`.
        pub fn bitwise_rshift<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitRshift, self.node(), right.into_node()))
        }
        /// Renders bitwise NOT, `~self`. MySQL returns an unsigned number (12.12).
        pub fn bitwise_not(&self) -> Expr<T>
        where
            T::Base: HasOperator<Bits, T::Base>,
        {
            Expr::from_node(Node::unary(UnaryOperator::BitNot, self.node()))
        }
        /// Renders `pow(self, right)`; on PostgreSQL `power(self, right)`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
        /// let square = User::age.pow(2);
        /// assert_eq!(square.compile(&Sqlite::default())?.sql(), "pow(users.age, ?)"); // and MySQL, MariaDB
        /// assert_eq!(square.compile(&Postgres::default())?.sql(), "power(users.age, $1)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn pow<R: Operand<T::Base>>(&self, right: R) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<Divide, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<Divide, BaseOf<R::Type>>,
        {
            let left = self.node();
            let right = right.into_node().beside(&left);
            let left = left.beside(&right);
            let ty = TypeRef::Static(rules::result(&Operator::Div, &left.type_ref().data_type, &right.type_ref().data_type));
            Expr::from_node(Node::function("pow", [left, right].to_vec(), ty))
        }
        /// Renders `FLOOR(self / right)`: true division, rounded down. [`int_div`](Self::int_div) truncates.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, score: f64 }
        /// let tens = User::score.floor_div(10);
        /// assert_eq!(tens.compile(&MySql::default())?.sql(), "FLOOR(users.score / ?)"); // MariaDB and PostgreSQL, too
        /// assert_eq!(tens.compile(&Sqlite::default())?.sql(), "FLOOR(users.score / (? + 0.0))");
        /// let tens = literal(7).floor_div(2);
        /// assert_eq!(tens.compile(&Postgres::default())?.sql(), "FLOOR($1 / CAST($2 AS NUMERIC))");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn floor_div<R: Operand<T::Base>>(
            &self,
            right: R,
        ) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<DivideDown, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<DivideDown, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::FloorDiv, self.node(), right.into_node()))
        }
        /// Divides and truncates towards zero, alike on every database. `/` is true division.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
        /// let tens = User::age.int_div(10);
        /// assert_eq!(tens.compile(&Sqlite::default())?.sql(), "users.age / ?"); // and PostgreSQL
        /// assert_eq!(tens.compile(&MySql::default())?.sql(), "users.age DIV ?"); // and MariaDB
        /// let tenth = User::age / 10;
        /// assert_eq!(tenth.compile(&Sqlite::default())?.sql(), "users.age / (? + 0.0)");
        /// assert_eq!(tenth.compile(&Postgres::default())?.sql(), "users.age / CAST($1 AS NUMERIC)");
        /// assert_eq!(tenth.compile(&MySql::default())?.sql(), "users.age / ?"); // and MariaDB
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn int_div<R: Operand<T::Base>>(
            &self,
            right: R,
        ) -> Expr<T::PropagateNull2<R::Type, <T::Base as HasOperator<DivideWhole, BaseOf<R::Type>>>::Output>>
        where
            T::Base: HasOperator<DivideWhole, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::IntDiv, self.node(), right.into_node()))
        }
    }
)*} }
pub(in crate::query) use numeric;
