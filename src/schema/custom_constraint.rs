//! [`CustomConstraint`]: a constraint that renders itself.

use crate::ast::Node;
use crate::compiler::Renderer;
use crate::name::Name;
use std::fmt;
use std::sync::Arc;

/// A constraint that the library has not heard of: it prints itself. `EXCLUDE` of PostgreSQL is one
/// ([`postgres::exclude`](crate::postgres::exclude)).
pub trait CustomConstraint: fmt::Debug + std::any::Any + Send + Sync {
    /// Prints it, without `CONSTRAINT name`; what a dialect cannot say is [`Renderer::unsupported`].
    fn compile(&self, out: &mut Renderer<'_>);
    /// The columns that it names, which the table must have.
    fn columns(&self) -> &[Name] {
        &[]
    }
    /// The expressions in it.
    fn nodes(&self) -> Vec<&Node> {
        vec![]
    }
    /// The same with other expressions, as many as [`nodes`](CustomConstraint::nodes) gave.
    fn rebuild(&self, nodes: Vec<Node>) -> Arc<dyn CustomConstraint>;
    /// The same constraint?
    fn dyn_eq(&self, other: &dyn CustomConstraint) -> bool;
}
impl PartialEq for dyn CustomConstraint {
    fn eq(&self, other: &Self) -> bool {
        self.dyn_eq(other)
    }
}
