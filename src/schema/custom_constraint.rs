//! [`CustomConstraint`]: a constraint that renders itself.

use crate::ast::Node;
use crate::compiler::Renderer;
use crate::name::Name;
use std::fmt;
use std::sync::Arc;

/// A user-defined constraint, which renders itself, such as `EXCLUDE` of PostgreSQL
/// ([`postgres::exclude`](crate::postgres::exclude)).
pub trait CustomConstraint: fmt::Debug + std::any::Any + Send + Sync {
    /// Renders it, without `CONSTRAINT name`. Where a dialect does not support it, call [`Renderer::unsupported`].
    fn compile(&self, out: &mut Renderer<'_>);
    /// The names of columns that the table must have.
    fn columns(&self) -> &[Name] {
        &[]
    }
    /// The expressions in it.
    fn nodes(&self) -> Vec<&Node> {
        vec![]
    }
    /// The same constraint with other expressions, as many as [`nodes`](CustomConstraint::nodes) returns.
    fn rebuild(&self, nodes: Vec<Node>) -> Arc<dyn CustomConstraint>;
    /// Whether two constraints are equal.
    fn dyn_eq(&self, other: &dyn CustomConstraint) -> bool;
}
impl PartialEq for dyn CustomConstraint {
    fn eq(&self, other: &Self) -> bool {
        self.dyn_eq(other)
    }
}
