//! Renders the words between SELECT and its list: prefixes and DISTINCT ON.

use super::hints::prefixes;
use super::order_by::{has_value, sorted_terms, term};
use crate::ast::{Node, SelectOptions};
use crate::compiler::renderer::Renderer;

/// Prefixes and DISTINCT ON.
pub(super) fn before_list(out: &mut Renderer<'_>, options: &SelectOptions, columns: &[Node]) {
    let SelectOptions {
        distinct_on,
        prefixes: words,
        correlate: _, // resolve.rs
        correlate_except: _,
        from_hints: _,  // in FROM
        label_style: _, // in the list
        fetch: _,       // at the end
        lock: _,
        hints: _,
        suffixes: _,
        summary: _,
    } = options;
    prefixes(out, words);
    if distinct_on.is_empty() {
        return;
    }
    if !out.features().distinct_on {
        out.unsupported("DISTINCT ON", "number the rows with `row_number` in a subquery, and take the first of each");
    }
    out.word("DISTINCT ON (");
    // of two expressions with a value each, nobody sees that they are one
    let has_value = |node: &Node| matches!(node, Node::Label(label) if has_value(&label.element));
    out.list(
        distinct_on,
        ", ",
        |out, one| if has_value(one) { sorted_terms(out, std::slice::from_ref(one), columns) } else { term(out, one) },
    );
    out.word(") ");
}
