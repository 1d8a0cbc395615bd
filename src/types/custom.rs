//! [`CustomType`]: a column type of a user's own.

use super::data_type::{DataType, Kind};
use crate::ast::Node;
use std::fmt::Debug;
use std::hash::Hasher;

/// How a type of a user's own is declared, binds and reads back.
///
/// The Rust side (which values it has) is [`Scalar`](crate::types::Scalar); this is the SQL side. Both expressions are
/// part of the tree, so every dialect prints them its own way.
///
/// ```
/// use aludel::{ast::Node, prelude::*, types::{CustomType, DataType}};
///
/// /// A point that the database keeps in a binary form and that is written and read as text.
/// #[derive(Debug)]
/// struct Point;
/// impl CustomType for Point {
///     fn name(&self) -> &str { "point" }
///     fn underlying(&self) -> DataType { DataType::Text }
///     fn bind_expression(&self, bind: Node) -> Option<Node> {
///         Some(func::call::<Any>("point_from_text", (Expr::<Any>::from_node(bind),)).into_node())
///     }
///     fn column_expression(&self, column: Node) -> Option<Node> {
///         Some(func::call::<Any>("as_text", (Expr::<Any>::from_node(column),)).into_node())
///     }
/// }
/// let places = Table::new("places").column(ColumnDef::new("at", DataType::custom(Point)));
/// let query = select(places.c("at")).filter(places.c("at").eq("1,2"));
/// assert_eq!(
///     query.compile(&Sqlite::default())?.sql(),
///     "SELECT as_text(places.at) AS at FROM places WHERE places.at = point_from_text(?)",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait CustomType: Debug + Send + Sync + std::any::Any {
    /// What it is called, in messages and, unless [`sql_name`](CustomType::sql_name) says otherwise, in DDL.
    fn name(&self) -> &str;
    /// The type that the database knows it by, which also decides its operators.
    fn underlying(&self) -> DataType;
    /// The family whose operators it keeps: that of the underlying type.
    fn kind(&self) -> Kind {
        self.underlying().kind()
    }
    /// Its name in DDL and CAST on the dialect of that name; `None` takes the underlying type's.
    fn sql_name(&self, dialect: &str) -> Option<String> {
        let _ = dialect;
        None
    }
    /// What stands around each value that is bound as this type; `None` is the bind alone.
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        let _ = bind;
        None
    }
    /// What stands around a column of this type in the outermost select list, which then is labelled with its name.
    fn column_expression(&self, column: Node) -> Option<Node> {
        let _ = column;
        None
    }
    /// The same type with the same parameters? Types of one name are, unless they say otherwise.
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        self.name() == other.name()
    }
    /// Feeds the type to a hasher, in agreement with [`dyn_eq`](CustomType::dyn_eq).
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(self.name().as_bytes());
    }
}

impl DataType {
    /// A type of a user's own.
    pub fn custom(custom: impl CustomType) -> Self {
        DataType::Custom(std::sync::Arc::new(custom))
    }
}
