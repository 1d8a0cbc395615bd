//! Elements of JSON documents and of arrays.

use crate::query::column::{Expr, kind};
use crate::query::scalar::SqlType;
use crate::types::{DataType, TypeRef};

/// Implements the methods for columns and for expressions.
macro_rules! subscript { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Elements of JSON documents and of arrays.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Returns an element of a JSON document by its key or index, or of an array by its index. A missing element is
        /// NULL; on SQLite a missing element of JSON is JSON's null, so that `.as_string().is_null()` is the portable test.
        ///
        /// An element of JSON is JSON, which `.as_string()`, `.as_integer()` and so on convert. PostgreSQL renders `->` and
        /// `->>`, SQLite `JSON_QUOTE(JSON_EXTRACT(..))`, MySQL and MariaDB `JSON_EXTRACT(..)`, with the key as a path.
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
        pub fn get<Q: Operand<Any>>(&self, key: Q) -> Expr<ElementOf<T::Inner>, kind::Element>
        where
            T::Inner: Subscriptable,
        {
            Expr::from_node(self.node().subscript([key.into_node()], false))
        }
        /// Returns an element of a JSON document by the path of keys and indexes that leads to it.
        pub fn get_path<A: super::Arguments>(&self, keys: A) -> Expr<ElementOf<T::Inner>, kind::Element>
        where
            T::Inner: Subscriptable,
        {
            Expr::from_node(self.node().subscript(keys.into_nodes(), true))
        }
    }
)*} }
pub(in crate::query) use subscript;

/// Conversions of an element of JSON into a value. A missing element is NULL.
impl<T: SqlType> Expr<T, kind::Element> {
    fn read_as<U: SqlType>(self, ty: TypeRef) -> Expr<T::PropagateNull<Option<U>>>
    where
        Option<U>: SqlType,
    {
        self.map(|node| node.read_as(ty))
    }
    /// Converts it into a string.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let orders = Table::new("orders").column(ColumnDef::new("meta", DataType::Json));
    /// let gift = orders.c("meta").get("gift").as_string().eq("yes");
    /// assert_eq!(gift.compile(&Postgres::default())?.sql(), "CAST((orders.meta ->> $1) AS VARCHAR) = $2");
    /// assert_eq!(gift.compile(&Sqlite::default())?.sql(), "CAST(JSON_EXTRACT(orders.meta, ?) AS VARCHAR) = ?");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn as_string(self) -> Expr<T::PropagateNull<Option<String>>> {
        self.read_as(<String as SqlType>::type_ref())
    }
    /// Converts it into an integer.
    pub fn as_integer(self) -> Expr<T::PropagateNull<Option<i32>>> {
        self.read_as(<i32 as SqlType>::type_ref())
    }
    /// Converts it into a float.
    pub fn as_float(self) -> Expr<T::PropagateNull<Option<f64>>> {
        self.read_as(TypeRef::new(DataType::Float(None)))
    }
    /// Converts it into a decimal with this precision and scale; JSON's numbers are read exactly.
    #[cfg(feature = "rust_decimal")]
    pub fn as_numeric(self, precision: u16, scale: i16) -> Expr<T::PropagateNull<Option<rust_decimal::Decimal>>> {
        self.read_as(TypeRef::new(DataType::numeric((precision, scale))))
    }
    /// Converts it into a boolean.
    pub fn as_boolean(self) -> Expr<T::PropagateNull<Option<bool>>> {
        self.read_as(<bool as SqlType>::type_ref())
    }
}
