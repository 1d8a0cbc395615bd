//! Renders row values and their fields.

use crate::ast::{Field, Tuple};
use crate::compiler::renderer::Renderer;
use crate::features::TableFunctions;

/// `(a, b)`
pub fn tuple(out: &mut Renderer<'_>, tuple: &Tuple) {
    out.parens(|out| out.list(&tuple.elements, ", ", Renderer::node));
}

/// `(row).name`
pub fn field(out: &mut Renderer<'_>, field: &Field) {
    let Field { row, name, ty: _, summary: _ } = field;
    if out.features().table_functions != TableFunctions::Full {
        out.unsupported("fields of rows", "call a function that gives the one value");
    }
    out.parens(|out| out.node(row));
    out.word(".");
    out.ident(name);
}
