//! Renders COLLATE.

use crate::ast::operator::precedence;
use crate::ast::{Collate, Node, Operator};
use crate::compiler::renderer::Renderer;
use crate::types::TypeFamily;

/// `a COLLATE b`
pub fn collate(out: &mut Renderer<'_>, collate: &Collate) {
    let Collate { element, collation, summary: _ } = collate;
    // COLLATE is the right side's: of strings that makes no difference
    let level = if ends_in_string(element) { precedence::COLLATE } else { precedence::ATOM - 1 };
    out.operand_at(element, level);
    out.word(" COLLATE ");
    out.ident(collation);
}

/// Whether it is a concatenation whose last operand is a string.
fn ends_in_string(node: &Node) -> bool {
    match node {
        Node::Chain(chain) if chain.operator == Operator::Concat => chain.operands.last().is_some_and(|last| match last {
            Node::Chain(_) | Node::Label(_) => ends_in_string(last),
            last => matches!(last.family(), TypeFamily::Text | TypeFamily::Enum),
        }),
        Node::Label(label) => ends_in_string(&label.element),
        _ => false,
    }
}
