//! Renders DISTINCT and DISTINCT ON.

use super::order_by::{has_value, sorted_terms, term};
use crate::ast::{Node, SelectOptions};
use crate::compiler::renderer::Renderer;

/// `DISTINCT `, `DISTINCT ON (a) `
pub(super) fn distinct_words(out: &mut Renderer<'_>, distinct: bool, options: Option<&SelectOptions>, columns: &[Node]) {
    match options {
        Some(options) if !options.distinct_on.is_empty() => distinct_on(out, &options.distinct_on, columns),
        _ if distinct => out.word("DISTINCT "),
        _ => {}
    }
}

fn distinct_on(out: &mut Renderer<'_>, terms: &[Node], columns: &[Node]) {
    if !out.features().distinct_on {
        out.unsupported("DISTINCT ON", "number the rows with `row_number` in a subquery, and take the first of each");
    }
    out.word("DISTINCT ON (");
    // the database cannot see that two expressions with placeholders are equal, so a label is written by its name
    let has_value = |node: &Node| matches!(node, Node::Label(label) if has_value(&label.element));
    out.list(terms, ", ", |out, one| if has_value(one) { sorted_terms(out, std::slice::from_ref(one), columns) } else { term(out, one) });
    out.word(") ");
}
