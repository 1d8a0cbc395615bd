//! Renders EXTRACT.

use crate::ast::Extract;
use crate::compiler::renderer::Renderer;

/// `EXTRACT(year FROM a)`
pub fn extract(out: &mut Renderer<'_>, extract: &Extract) {
    let Extract { field, element, summary: _ } = extract;
    if !out.features().extract_fields.contains(&&**field) {
        let known = out.features().extract_fields.join(", ");
        return out.unsupported(&format!("EXTRACT of {field}"), &format!("there are: {known}"));
    }
    out.word("EXTRACT(");
    out.word(field);
    out.word(" FROM ");
    out.node(element);
    out.word(")");
}
