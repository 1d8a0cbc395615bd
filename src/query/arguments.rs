//! Arguments of function calls.

use super::operand::Operand;
use super::tuples;
use crate::ast::Node;
use crate::query::scalar::Any;

/// Arguments of a function: a tuple of values and expressions, or `()`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of arguments",
    label = "expected a tuple of values and expressions",
    note = "one argument is a tuple, too: `(x,)`"
)]
pub trait Arguments {
    /// Converts them into nodes, in order.
    fn into_nodes(self) -> Vec<Node>;
}
impl Arguments for Vec<crate::value::Value> {
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(Node::literal).collect()
    }
}
impl Arguments for () {
    fn into_nodes(self) -> Vec<Node> {
        vec![]
    }
}

macro_rules! arguments { ($($t:ident $_u:ident),+) => {
    #[diagnostic::do_not_recommend]
    impl<$($t: Operand<Any>),+> Arguments for ($($t,)+) {
        #[allow(non_snake_case)]
        fn into_nodes(self) -> Vec<Node> {
            let ($($t,)+) = self;
            vec![$($t.into_node()),+]
        }
    }
} }
tuples!(arguments);
