//! [`CustomType`]: a user-defined column type.

use super::data_type::DataType;
use super::family::TypeFamily;
use super::named_type::NamedType;
use super::storage_limit::StorageLimit;
use crate::ast::{CustomOperator, Node, Operator};
use crate::error::{ErrorKind, Result};
use crate::value::Value;
use std::any::Any;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};

/// How a user-defined type is declared, bound and read.
///
/// The Rust side (which values it has) is [`Scalar`](crate::query::scalar::Scalar), whose page has an example of both, by
/// `#[derive(SqlType)]`; this is the SQL side. Both expressions are part of the tree, so every dialect renders them its own way.
///
/// ```
/// use aludel::{ast::Node, prelude::*, types::{CustomType, DataType}};
///
/// /// A point that the database stores in a binary form and that is bound and read as text.
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
///
/// A value is converted before it is bound or rendered inline, and a type can have another implementation on each database:
/// ```
/// use aludel::{prelude::*, types::{CustomType, DataType}};
///
/// /// A key that is stored in capital letters.
/// #[derive(Debug)]
/// struct Key;
/// impl CustomType for Key {
///     fn name(&self) -> &str { "key" }
///     fn underlying(&self) -> DataType { DataType::Char(Some(32)) }
///     fn implementation(&self, dialect: &str) -> Option<DataType> {
///         Some(if dialect == "postgresql" { DataType::Uuid } else { self.underlying() })
///     }
///     fn bind_value(&self, value: Value, _dialect: &str) -> aludel::Result<Value> {
///         Ok(match value {
///             Value::Text(text) => Value::from(text.to_uppercase()),
///             other => other,
///         })
///     }
/// }
/// let code = Table::new("items").column(ColumnDef::new("code", DataType::custom(Key))).c("code");
/// let compiled = code.eq("ab12").compile(&Sqlite::default())?;
/// assert_eq!((compiled.sql(), &compiled.params()[0].value), ("items.code = ?", &Value::from("AB12")));
/// assert_eq!(code.eq("ab12").compile(&Postgres::default())?.sql(), "items.code = $1::UUID");
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait CustomType: Debug + Send + Sync + Any {
    /// The name of the type, for error messages.
    fn name(&self) -> &str;
    /// The type that represents it in the database, which also decides its operators.
    fn underlying(&self) -> DataType;
    /// The type that represents it on the dialect of this name. Where there is none, the statement is refused.
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        let _ = dialect;
        Some(self.underlying())
    }
    /// The family whose operators it has: that of the underlying type.
    fn family(&self) -> TypeFamily {
        self.underlying().family()
    }
    /// The name of the type in DDL and CAST on the dialect of that name, rendered as it is; `None` takes that of its implementation
    /// there.
    fn sql_name(&self, dialect: &str) -> Option<String> {
        let _ = dialect;
        None
    }
    /// The name of the type in CAST, where it differs from the name in DDL; `None` takes that of its implementation, and refuses
    /// the CAST where there is none.
    fn cast_name(&self, dialect: &str) -> Option<String> {
        self.sql_name(dialect)
    }
    /// Converts a value before it is bound or rendered inline. By default, the value stays the same.
    ///
    /// # Errors
    /// The error in the value, which `compile()` reports.
    fn bind_value(&self, value: Value, dialect: &str) -> Result<Value> {
        let _ = dialect;
        Ok(value)
    }
    /// The error in the parameters of the type. `compile()` reports it where the type has neither a name nor an implementation.
    fn invalid(&self) -> Option<ErrorKind> {
        None
    }
    /// The values that a column of this type stores unchanged on the dialect of that name; `None` takes the limit of its
    /// implementation there. Writing a value beyond the limit is an error of `compile()`.
    ///
    /// ```
    /// use aludel::{Interval, prelude::*, types::{CustomType, DataType, StorageLimit}};
    ///
    /// /// An interval in a column of whole minutes.
    /// #[derive(Debug)]
    /// struct Minutes;
    /// impl CustomType for Minutes {
    ///     fn name(&self) -> &str { "minutes" }
    ///     fn underlying(&self) -> DataType { DataType::Interval }
    ///     fn storage_limit(&self, _dialect: &str) -> Option<StorageLimit> { Some(StorageLimit::Intervals(60_000_000)) }
    /// }
    /// let calls = Table::new("calls").column(ColumnDef::new("length", DataType::custom(Minutes)));
    /// let of = |microseconds| insert(&calls).values(calls.c("length").set(Interval { microseconds })).compile(&Postgres::default());
    /// assert!(of(180_000_000).is_ok());
    /// assert_eq!(
    ///     of(90_000_000).unwrap_err().to_string(),
    ///     "column \"length\": on postgresql 15.0 it keeps whole minutes, and the value is more than that; \
    ///      round the value, or declare a type that keeps it",
    /// );
    /// ```
    fn storage_limit(&self, dialect: &str) -> Option<StorageLimit> {
        let _ = dialect;
        None
    }
    /// Whether a placeholder is cast to the type where the database would infer another one: `$1::JSON`.
    fn casts_bind(&self) -> bool {
        self.underlying().casts_bind()
    }
    /// The name of the type in the cast of a placeholder, where it differs from the name in DDL: a length there would truncate the
    /// value.
    fn bound_name(&self, dialect: &str) -> Option<String> {
        self.sql_name(dialect)
    }
    /// The type of an element, `x.get(key)`: that of the underlying type.
    fn element(&self) -> DataType {
        self.underlying().element()
    }
    /// Whether a value of another type is bound as this one, next to a user-defined operator. By default, text is, and so are
    /// values of the same Rust type.
    fn accepts(&self, value: &DataType) -> bool {
        let same = matches!(value, DataType::Custom(other) if (**other).type_id() == self.type_id());
        same || value.family() == TypeFamily::Text
    }
    /// The meaning of an operator (`+ - *` and the like, and `||`) whose left side is of this type; `None` leaves it as it is.
    ///
    /// ```
    /// use aludel::{ast::Operator, prelude::*, query::IntoOperator, types::{CustomType, DataType}};
    ///
    /// /// A set of labels, from which labels are removed by an operator of its own.
    /// #[derive(Debug)]
    /// struct Labels;
    /// impl CustomType for Labels {
    ///     fn name(&self) -> &str { "labels" }
    ///     fn underlying(&self) -> DataType { DataType::Text }
    ///     fn operator(&self, operator: &Operator, _right: &DataType) -> Option<Operator> {
    ///         let without = aludel::prelude::operator("-|").precedence(7).returns(DataType::custom(Labels));
    ///         (*operator == Operator::Sub).then(|| without.into_operator().ok().map(|op| Operator::Custom(op.into())))?
    ///     }
    /// }
    /// let notes = Table::new("notes").column(ColumnDef::new("labels", DataType::custom(Labels)));
    /// assert_eq!((notes.c("labels") - "new").to_string(), "notes.labels -| :labels_1");
    /// ```
    fn operator(&self, operator: &Operator, right: &DataType) -> Option<Operator> {
        let _ = (operator, right);
        None
    }
    /// The operator and right side of `x.contains(part)`; `None` is LIKE.
    fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        let _ = part;
        None
    }
    /// The expression around each value that is bound as this type; `None` is the value alone.
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        let _ = bind;
        None
    }
    /// The expression in the outermost select list around a column of this type, which then is labelled with its name, and around
    /// every other expression of this type: a value, a CASE, `coalesce(..)`, a scalar subquery.
    fn column_expression(&self, column: Node) -> Option<Node> {
        let _ = column;
        None
    }
    /// The type as one that must be created before it is used, such as a domain of PostgreSQL.
    fn as_named(&self) -> Option<&dyn NamedType> {
        None
    }
    /// Whether two types are the same, with the same parameters. By default, types of one Rust type and one name are.
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        self.type_id() == (other as &dyn Any).type_id() && self.name() == other.name()
    }
    /// Feeds the type to a hasher, consistently with [`dyn_eq`](CustomType::dyn_eq).
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(self.name().as_bytes());
    }
}

impl PartialEq for dyn CustomType {
    fn eq(&self, other: &Self) -> bool {
        self.dyn_eq(other)
    }
}
impl Eq for dyn CustomType {}
impl Hash for dyn CustomType {
    fn hash<H: Hasher>(&self, mut state: &mut H) {
        self.dyn_hash(&mut state);
    }
}

impl DataType {
    /// A user-defined type.
    pub fn custom(custom: impl CustomType) -> Self {
        DataType::Custom(std::sync::Arc::new(custom))
    }
}
