//! Renders CASE.

use crate::ast::Case;
use crate::compiler::renderer::Renderer;

/// `CASE WHEN (a > b) THEN c ELSE d END`
pub fn case(out: &mut Renderer<'_>, case: &Case) {
    let Case { subject, whens, otherwise, summary: _ } = case;
    out.word("CASE");
    if let Some(subject) = subject {
        out.word(" ");
        out.grouped(subject);
    }
    for (when, then) in whens {
        out.word(" WHEN ");
        out.grouped(when);
        out.word(" THEN ");
        out.node(then);
    }
    if let Some(otherwise) = otherwise {
        out.word(" ELSE ");
        out.node(otherwise);
    }
    out.word(" END");
}
