//! [`CustomElement`]: a construct of a user's own.

use crate::ast::Node;
use crate::ast::operator::precedence;
use crate::compiler::Renderer;
use crate::types::DataType;
use std::any::Any;
use std::hash::Hasher;
use std::sync::Arc;

/// An expression that the library has not heard of: it says its children, and prints itself.
///
/// ```
/// use aludel::{ast::{CustomElement, Node}, compiler::Renderer, prelude::*, types::DataType};
/// use std::{any::Any as AnyType, hash::Hasher, sync::Arc};
///
/// /// Seconds since 1970, which every database counts its own way.
/// #[derive(Debug, Clone)]
/// struct Epoch(Node);
/// impl CustomElement for Epoch {
///     fn children(&self) -> Vec<&Node> { vec![&self.0] }
///     fn rebuild(&self, mut children: Vec<Node>) -> Arc<dyn CustomElement> { Arc::new(Epoch(children.remove(0))) }
///     fn data_type(&self) -> DataType { DataType::BigInteger }
///     fn compile(&self, out: &mut Renderer<'_>) {
///         match out.dialect().name() {
///             "sqlite" => { out.word("unixepoch("); out.node(&self.0); out.word(")"); }
///             "postgresql" => { out.word("CAST(EXTRACT(epoch FROM "); out.node(&self.0); out.word(") AS BIGINT)"); }
///             _ => out.unsupported("epoch", "use UNIX_TIMESTAMP"),
///         }
///     }
///     fn dyn_eq(&self, other: &dyn CustomElement) -> bool { (other as &dyn AnyType).is::<Epoch>() }
///     fn dyn_hash(&self, state: &mut dyn Hasher) { state.write(b"epoch"); }
/// }
/// let logins = table("logins", ["at"]);
/// let query = select(custom::<i64>(Epoch(logins.c("at").into_node())).label("seconds"));
/// assert_eq!(query.compile(&Sqlite::default())?.sql(), "SELECT unixepoch(logins.at) AS seconds FROM logins");
/// assert_eq!(
///     query.compile(&MySql::default()).unwrap_err().to_string(),
///     "mysql 8.4 has no epoch; use UNIX_TIMESTAMP",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub trait CustomElement: Any + Send + Sync {
    /// The expressions in it, in the order of the SQL.
    fn children(&self) -> Vec<&Node>;
    /// The same construct with other children, as many as [`children`](CustomElement::children) gave.
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement>;
    /// The type of its value.
    fn data_type(&self) -> DataType {
        DataType::Unknown
    }
    /// How tightly it binds; by default it is never put in parentheses.
    fn precedence(&self) -> i8 {
        precedence::ATOM
    }
    /// Prints it; what a dialect cannot say is [`Renderer::unsupported`].
    fn compile(&self, out: &mut Renderer<'_>);
    /// The same construct with the same parameters? The children are compared by the library.
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool;
    /// Feeds the construct and its parameters to a hasher, without the children.
    fn dyn_hash(&self, state: &mut dyn Hasher);
}

impl Node {
    /// A construct of a user's own.
    pub fn custom(element: impl CustomElement) -> Node {
        Node::checked(Node::Custom(Arc::new(element)))
    }
}
