//! The operators that are methods. They take `&self`, so that nothing has to be cloned to be said twice.

use super::column::{Expr, Function, TypedColumn, kind};
use crate::ast::{Node, Operator, UnaryOperator};
use crate::types::{DataType, SqlType, TypeRef};

impl<T, M: ?Sized> TypedColumn<T, M> {
    /// `self operator right`
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::compare(operator, self.column_ref(), right))
    }
}
impl<T, K> Expr<T, K> {
    /// `self operator right`
    #[inline]
    pub(super) fn compared(&self, operator: Operator, right: Node) -> Expr<bool> {
        Expr::from_node(Node::binary(operator, self.node(), right))
    }
}

/// The methods; they are written out beside the types, so that messages name them shortly.
macro_rules! methods { ($([$($generic:tt)*] $who:ty;)*) => {$(
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// `self = right`; of `None`, `self IS NULL`.
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
        /// `self != right`; of `None`, `self IS NOT NULL`.
        #[inline]
        pub fn ne<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Ne, right.into_node())
        }
        /// `self < right`
        #[inline]
        pub fn lt<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Lt, right.into_node())
        }
        /// `self <= right`
        #[inline]
        pub fn le<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Le, right.into_node())
        }
        /// `self > right`
        #[inline]
        pub fn gt<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Gt, right.into_node())
        }
        /// `self >= right`
        #[inline]
        pub fn ge<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Ge, right.into_node())
        }
        /// `self IS DISTINCT FROM right`: unequal, where NULL equals NULL.
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
        /// `self IS NOT DISTINCT FROM right`: equal, where NULL equals NULL.
        pub fn is_not_distinct_from<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::IsNotDistinctFrom, right.into_node())
        }
        /// `self BETWEEN low AND high`, both inclusive.
        pub fn between<L: Operand<T::Base>, H: Operand<T::Base>>(&self, low: L, high: H) -> Expr<bool> {
            Expr::from_node(self.node().between(low.into_node(), high.into_node(), false))
        }
        /// `self BETWEEN SYMMETRIC low AND high`: the bounds may come in either order. PostgreSQL alone has it.
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
        /// `self IS right`, for NULL, true and false; of anything else, equality in which NULL equals NULL:
        /// `IS` on SQLite, `IS NOT DISTINCT FROM` on PostgreSQL, `<=>` on MySQL and MariaDB.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, active: Option<bool> }
        /// let on = User::active.is_(true);
        /// assert_eq!(on.compile(&Postgres::default())?.sql(), "users.active IS true");
        /// assert_eq!(on.compile(&Sqlite::default())?.sql(), "users.active IS 1");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn is_<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::Is, right.into_node())
        }
        /// `self IS NOT right`: the opposite of [`is_`](Self::is_).
        pub fn is_not<R: Operand<T::Base>>(&self, right: R) -> Expr<bool> {
            self.compared(Operator::IsNot, right.into_node())
        }
        /// `self IN (..)`: a list of values, columns or expressions, or a subquery. An empty list is false.
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
        pub fn in_<R: InList<T::Base>>(&self, list: R) -> Expr<bool> {
            let node = self.node();
            let list = list.into_list(&node);
            Expr::from_node(node.in_list(list, false))
        }
        /// `self NOT IN (..)`. An empty list is true.
        pub fn not_in<R: InList<T::Base>>(&self, list: R) -> Expr<bool> {
            let node = self.node();
            let list = list.into_list(&node);
            Expr::from_node(node.in_list(list, true))
        }
        /// `self IS NULL`
        pub fn is_null(&self) -> Expr<bool> {
            self.compared(Operator::Is, Node::Constant(Constant::Null))
        }
        /// `self IS NOT NULL`
        pub fn is_not_null(&self) -> Expr<bool> {
            self.compared(Operator::IsNot, Node::Constant(Constant::Null))
        }
        /// `self LIKE pattern`, where `%` and `_` stand for anything.
        pub fn like<R: Operand<String>>(&self, pattern: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(pattern.into_node(), Affix::None, false))
        }
        /// `self ILIKE pattern`, or `lower(self) LIKE lower(pattern)`: LIKE without regard to case.
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
        /// `self LIKE '%' || part || '%'`; with `.autoescape()`, `%` and `_` in the part stand for themselves.
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
        pub fn contains<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Both, false))
        }
        /// `self LIKE part || '%'`
        pub fn starts_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::After, false))
        }
        /// `self LIKE '%' || part`
        pub fn ends_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Before, false))
        }
        /// `lower(self) LIKE '%' || lower(part) || '%'`, or by ILIKE: [`contains`](Self::contains) without regard to case.
        pub fn icontains<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Both, true))
        }
        /// [`starts_with`](Self::starts_with) without regard to case.
        pub fn istarts_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::After, true))
        }
        /// [`ends_with`](Self::ends_with) without regard to case.
        pub fn iends_with<R: Operand<String>>(&self, part: R) -> Expr<bool, kind::Like>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().like(part.into_node(), Affix::Before, true))
        }
        /// Does it match a regular expression? `REGEXP`; PostgreSQL `~`. SQLite has REGEXP only where a function
        /// `regexp` is registered. The expressions' dialect is the database's own.
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
        /// `REGEXP_REPLACE(self, pattern, with)`. MySQL and MariaDB replace every match, PostgreSQL the first alone
        /// unless the flags have a `g` (9.7.3); SQLite has none of it.
        pub fn regexp_replace<R: Operand<String>, W: Operand<String>>(&self, pattern: R, with: W) -> Expr<T, kind::Regexp>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().regexp_replace(pattern.into_node(), with.into_node()))
        }
        /// Full-text search: `MATCH`; MySQL and MariaDB `MATCH (self) AGAINST (right IN BOOLEAN MODE)`, PostgreSQL
        /// `self @@ plainto_tsquery(right)`.
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
            T::Inner: Textual,
        {
            self.compared(Operator::Match, right.into_node())
        }
        /// `self COLLATE collation`; the name is quoted where it needs to be.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// assert_eq!(User::name.collate("de_DE").compile(&Postgres::default())?.sql(), "users.name COLLATE \"de_DE\"");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn collate(&self, collation: impl Into<Name>) -> Expr<T>
        where
            T::Inner: Textual,
        {
            Expr::from_node(self.node().collate(collation))
        }
        /// `self || right`, of anything: MySQL and MariaDB `concat(self, right)`. `+` does it between strings.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// let tag = User::name.concat(User::id).concat("!");
        /// assert_eq!(tag.compile(&Postgres::default())?.sql(), "users.name || users.id || $1"); // and SQLite
        /// assert_eq!(tag.compile(&MariaDb::default())?.sql(), "concat(users.name, users.id, ?)"); // and MySQL
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn concat<R: Operand<Any>>(&self, right: R) -> Expr<T::Carry2<R::Type, String>> {
            Expr::from_node(Node::binary(Operator::Concat, self.node(), right.into_node()))
        }
        /// An element of a JSON document by its key or number, or of an array by its number. What is not there is NULL.
        ///
        /// Of JSON it is JSON, and `.as_string()`, `.as_integer()` and so on read it: PostgreSQL `->` and `->>`, SQLite
        /// `JSON_QUOTE(JSON_EXTRACT(..))`, MySQL and MariaDB `JSON_EXTRACT(..)`, with the key as a path.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// let orders = Table::new("orders").column(ColumnDef::new("meta", DataType::Json));
        /// let tags = orders.c("meta").get("tags").get(0);
        /// assert_eq!(tags.compile(&Postgres::default())?.sql(), "(orders.meta -> $1) -> $2");
        /// let tags = orders.c("meta").get_path(("tags", 0));
        /// assert_eq!(tags.compile(&Postgres::default())?.sql(), "orders.meta #> $1");
        /// assert_eq!(tags.compile(&Sqlite::default())?.sql(), "JSON_QUOTE(JSON_EXTRACT(orders.meta, ?))");
        /// assert_eq!(tags.compile(&MySql::default())?.sql(), "JSON_EXTRACT(orders.meta, ?)"); // and MariaDB
        /// assert_eq!(tags.compile(&MySql::default())?.params()[0], Value::from("$.\"tags\"[0]"));
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn get<Q: Operand<Any>>(&self, key: Q) -> Expr<T::Nullable, kind::Element>
        where
            T::Inner: Composite,
        {
            Expr::from_node(self.node().subscript([key.into_node()], false))
        }
        /// An element of a JSON document by the keys and numbers that lead to it.
        pub fn get_path<A: super::Arguments>(&self, keys: A) -> Expr<T::Nullable, kind::Element>
        where
            T::Inner: Composite,
        {
            Expr::from_node(self.node().subscript(keys.into_nodes(), true))
        }
        /// `self operator right`, with any operator that gives a boolean: it negates to `NOT (..)`.
        pub fn bool_op<R: Operand<Any>>(&self, operator: &str, right: R) -> Expr<bool> {
            Expr::from_node(Node::op(CustomOperator::new(operator, 0, true), self.node(), right.into_node()))
        }
        /// `self operator right`, with any operator: its type is not known, and `.typed::<T>()` says it.
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
        pub fn op<R: Operand<Any>>(&self, operator: impl super::IntoOperator, right: R) -> Expr<Any> {
            Expr::from_node(Node::op(operator.into_operator(), self.node(), right.into_node()))
        }
        /// `self & right`, bit by bit.
        pub fn bitwise_and<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitAnd, self.node(), right.into_node()))
        }
        /// `self | right`, bit by bit.
        pub fn bitwise_or<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitOr, self.node(), right.into_node()))
        }
        /// `self ^ right`, bit by bit: PostgreSQL `#`; SQLite, which has no such operator, `(a | b) - (a & b)`.
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
        pub fn bitwise_xor<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitXor, self.node(), right.into_node()))
        }
        /// `self << right`: the bits moved to the left.
        pub fn bitwise_lshift<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitLshift, self.node(), right.into_node()))
        }
        /// `self >> right`: the bits moved to the right.
        pub fn bitwise_rshift<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Bits, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Bits, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::BitRshift, self.node(), right.into_node()))
        }
        /// `~self`: each bit turned. MySQL gives an unsigned number (12.12).
        pub fn bitwise_not(&self) -> Expr<T>
        where
            T::Base: Gives<Bits, T::Base>,
        {
            Expr::from_node(Node::unary(UnaryOperator::BitNot, self.node()))
        }
        /// `pow(self, right)`; PostgreSQL `power(self, right)`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32 }
        /// let square = User::age.pow(2);
        /// assert_eq!(square.compile(&Sqlite::default())?.sql(), "pow(users.age, ?)"); // and MySQL, MariaDB
        /// assert_eq!(square.compile(&Postgres::default())?.sql(), "power(users.age, $1)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn pow<R: Operand<T::Base>>(&self, right: R) -> Expr<T::Carry2<R::Type, <T::Base as Gives<Divide, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<Divide, BaseOf<R::Type>>,
        {
            let left = self.node();
            let right = right.into_node().beside(&left);
            let left = left.beside(&right);
            let ty = TypeRef::Static(rules::result(&Operator::Div, &left.type_ref().data_type, &right.type_ref().data_type));
            Expr::from_node(Node::function("pow", [left, right].to_vec(), ty))
        }
        /// `FLOOR(self / right)`: true division, rounded down. [`int_div`](Self::int_div) truncates whole numbers.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, score: f64 }
        /// let tens = User::score.floor_div(10);
        /// assert_eq!(tens.compile(&MySql::default())?.sql(), "FLOOR(users.score / ?)");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn floor_div<R: Operand<T::Base>>(
            &self,
            right: R,
        ) -> Expr<T::Carry2<R::Type, <T::Base as Gives<DivideDown, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<DivideDown, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::FloorDiv, self.node(), right.into_node()))
        }
        /// Division that truncates towards zero, alike on every database. `/` is true division.
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
        ) -> Expr<T::Carry2<R::Type, <T::Base as Gives<DivideWhole, BaseOf<R::Type>>>::Output>>
        where
            T::Base: Gives<DivideWhole, BaseOf<R::Type>>,
        {
            Expr::from_node(Node::binary(Operator::IntDiv, self.node(), right.into_node()))
        }
        /// `CAST(self AS ..)`, to the type that a column of the Rust type `U` has; NULL stays NULL.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: Option<i32> }
        /// let text: Expr<Option<String>> = User::age.cast::<String>();
        /// assert_eq!(text.compile(&Sqlite::default())?.sql(), "CAST(users.age AS VARCHAR)");
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
        pub fn cast_as<U: SqlType>(&self, to: DataType) -> Expr<T::Carry<U>> {
            Expr::from_node(self.node().cast(TypeRef::new(to)))
        }
        /// The same SQL as of another SQL type, which decides what operators mean and how a value is bound.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// let joined = column("a").typed_as(DataType::Text) + column("b");
        /// assert_eq!(joined.compile(&Sqlite::default())?.sql(), "a || b");
        /// # Ok::<(), aludel::Error>(())
        /// ```
        pub fn typed_as(&self, data_type: DataType) -> Expr<T> {
            Expr::from_node(self.node().type_coerce(TypeRef::new(data_type)))
        }
        /// `TRY_CAST(self AS ..)`: NULL where it cannot be converted. No built-in dialect has it: an error of `compile()`.
        pub fn try_cast<U: SqlType>(&self) -> Expr<U::Nullable> {
            Expr::from_node(self.node().try_cast(U::type_ref()))
        }
        /// The same SQL as a `U`, by the caller's word.
        pub fn typed<U: SqlType>(&self) -> Expr<U> {
            let (node, ty) = (self.node(), U::type_ref());
            Expr::from_node(if node.type_ref().data_type == ty.data_type { node } else { node.type_coerce(ty) })
        }
        /// `self AS name` in the select list; elsewhere the expression.
        pub fn label(&self, name: impl Into<Name>) -> Label<T> {
            Expr::from_node(self.node().label(name))
        }
        /// `self ASC`
        pub fn asc(&self) -> SortKey {
            SortKey::new(self.node().ordering(false))
        }
        /// `self DESC`
        pub fn desc(&self) -> SortKey {
            SortKey::new(self.node().ordering(true))
        }
        /// `self NULLS FIRST`
        pub fn nulls_first(&self) -> SortKey {
            SortKey::new(self.node().nulls(NullsOrder::First))
        }
        /// `self NULLS LAST`
        pub fn nulls_last(&self) -> SortKey {
            SortKey::new(self.node().nulls(NullsOrder::Last))
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
pub(super) use methods;

/// What Rust's own comparisons of expressions would need: nothing has it.
#[diagnostic::on_unimplemented(
    message = "Rust's `==`, `<`, `>` … cannot compare in SQL",
    label = "write `.eq(..)`, `.ne(..)`, `.lt(..)`, `.le(..)`, `.gt(..)`, `.ge(..)`, or put it into `expr!(..)`"
)]
pub trait InRust {}
/// Rust's `==` and `<` answer at once, SQL's when the query runs: these impls are there to say so.
impl<T, K, R: InRust> PartialEq<R> for Expr<T, K> {
    fn eq(&self, _: &R) -> bool {
        false
    }
}
impl<T, K, R: InRust> PartialOrd<R> for Expr<T, K> {
    fn partial_cmp(&self, _: &R) -> Option<std::cmp::Ordering> {
        None
    }
}

impl Expr<bool, kind::Like> {
    /// The pattern's `%` and `_`, as far as they are in a bound value, stand for themselves: `… ESCAPE '/'`.
    pub fn autoescape(self) -> Expr<bool> {
        self.map(|node| node.autoescape('/'))
    }
    /// The same with another escape character: `… ESCAPE with`.
    pub fn autoescape_with(self, with: char) -> Expr<bool> {
        self.map(|node| node.autoescape(with))
    }
    /// `… ESCAPE with`: what stands behind that character in the pattern stands for itself.
    pub fn escape(self, with: char) -> Expr<bool> {
        self.map(|node| node.escape(with))
    }
}

impl<T> Expr<T, kind::Regexp> {
    /// How it is matched, in letters that the database knows: `i` is without regard to case everywhere.
    pub fn flags(self, flags: &str) -> Expr<T> {
        self.map(|node| node.regexp_flags(flags))
    }
}

/// An element of JSON, read as a value. What is not there is NULL.
impl<T: SqlType> Expr<T, kind::Element> {
    fn read_as<U: SqlType>(self, ty: TypeRef) -> Expr<T::Carry<Option<U>>>
    where
        Option<U>: SqlType,
    {
        self.map(|node| node.read_as(ty))
    }
    /// As a string.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let orders = Table::new("orders").column(ColumnDef::new("meta", DataType::Json));
    /// let gift = orders.c("meta").get("gift").as_string().eq("yes");
    /// assert_eq!(gift.compile(&Postgres::default())?.sql(), "CAST((orders.meta ->> $1) AS VARCHAR) = $2");
    /// assert_eq!(gift.compile(&Sqlite::default())?.sql(), "CAST(JSON_EXTRACT(orders.meta, ?) AS VARCHAR) = ?");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn as_string(self) -> Expr<T::Carry<Option<String>>> {
        self.read_as(<String as SqlType>::type_ref())
    }
    /// As a whole number.
    pub fn as_integer(self) -> Expr<T::Carry<Option<i32>>> {
        self.read_as(<i32 as SqlType>::type_ref())
    }
    /// As a float.
    pub fn as_float(self) -> Expr<T::Carry<Option<f64>>> {
        self.read_as(TypeRef::new(DataType::Float(None)))
    }
    /// As a decimal of so many digits, and so many of them behind the point: JSON's numbers are read exactly.
    #[cfg(feature = "rust_decimal")]
    pub fn as_numeric(self, precision: u16, scale: i16) -> Expr<T::Carry<Option<rust_decimal::Decimal>>> {
        self.read_as(TypeRef::new(DataType::numeric((precision, scale))))
    }
    /// As a boolean.
    pub fn as_boolean(self) -> Expr<T::Carry<Option<bool>>> {
        self.read_as(<bool as SqlType>::type_ref())
    }
}

/// `DISTINCT x`, of what is no function call: that has a `.distinct()` of its own.
macro_rules! distinct { ($([$($generic:tt)*] $who:ty;)*) => {$(
    impl<$($generic)*> $who {
        /// `DISTINCT self`, for the argument of an aggregate. All rows of a SELECT are made so by its own `.distinct()`.
        ///
        /// ```
        /// use aludel::prelude::*;
        /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
        /// assert_eq!(func::count(User::name.distinct()).to_string(), "count(DISTINCT users.name)");
        /// assert_eq!(func::count(User::name).distinct().to_string(), "count(DISTINCT users.name)");
        /// ```
        pub fn distinct(&self) -> Expr<T> {
            Expr::from_node(Node::unary(UnaryOperator::Distinct, self.node()))
        }
    }
)*} }
distinct! {
    [T: SqlType, M: ?Sized] TypedColumn<T, M>;
    [T: SqlType] Expr<T>;
}
impl super::AnyColumn {
    /// `DISTINCT self`, for the argument of an aggregate.
    pub fn distinct(&self) -> Expr<crate::types::Any> {
        Expr::from_node(Node::unary(UnaryOperator::Distinct, self.node()))
    }
}

impl<T: SqlType> Function<T> {
    /// `f(DISTINCT ..)`
    pub fn distinct(self) -> Self {
        self.map(|node| node.change_function("DISTINCT", |function| function.distinct = true))
    }
    /// `f(..) FILTER (WHERE condition)`; refused where there is no FILTER. Conditions of repeated filters are ANDed.
    pub fn filter(self, condition: impl super::Condition) -> Self {
        let condition = condition.into_condition();
        self.map(|node| {
            node.change_function("FILTER", |function| {
                function.filter = Some(match function.filter.take() {
                    Some(first) => first.and(condition),
                    None => condition,
                });
            })
        })
    }
    /// `f(.. ORDER BY ..)`; of MySQL's and MariaDB's aggregates, [`aggregate_strings`](super::func::aggregate_strings) and
    /// `group_concat` alone take one.
    pub fn order_by(self, by: impl super::Terms) -> Self {
        self.ordered(by, false)
    }
    /// `f(..) WITHIN GROUP (ORDER BY ..)`, on PostgreSQL: for functions that need the rows in order, such as
    /// [`percentile_cont`](super::func::percentile_cont).
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, age: i32, active: bool }
    /// let median = func::percentile_cont(0.5).within_group(User::age.desc()).filter(User::active);
    /// assert_eq!(
    ///     median.compile(&Postgres::default())?.sql(),
    ///     "percentile_cont($1) WITHIN GROUP (ORDER BY users.age DESC) FILTER (WHERE users.active)",
    /// );
    /// assert!(median.compile(&Sqlite::default()).is_err());
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn within_group(self, by: impl super::Terms) -> Self {
        self.ordered(by, true)
    }
    fn ordered(self, by: impl super::Terms, within_group: bool) -> Self {
        let mut terms = vec![];
        by.each(&mut |term| terms.push(term));
        self.map(|node| node.ordered(terms, within_group))
    }
    /// `f(..) OVER ()`, which `partition_by`, `order_by` and `rows` fill in.
    pub fn over(self) -> super::Over<T> {
        self.map(|node| node.over(vec![], vec![], None))
    }
}
