//! Renders GROUP BY, with ROLLUP, CUBE and GROUPING SETS.

use super::by_name::grouping_term as list_term;
use crate::ast::{Function, Node};
use crate::compiler::renderer::Renderer;
use crate::features::Grouping;

/// GROUP BY, where there is one.
pub(super) fn group_by_clause(out: &mut Renderer<'_>, terms: &[Node]) {
    if !terms.is_empty() {
        out.compiler().group_by(out, terms);
    }
}

/// ` GROUP BY a, ROLLUP(b, c)`
pub fn group_by(out: &mut Renderer<'_>, terms: &[Node]) {
    out.word(" GROUP BY ");
    out.list(terms, ", ", |out, term| match sets(term) {
        Some((word, function)) => grouped(out, word, function, terms.len() == 1),
        None => list_term(out, term),
    });
}

/// Returns the word of a call that groups by several sets of columns.
fn sets(term: &Node) -> Option<(&'static str, &Function)> {
    let Node::Function(function) = term else { return None };
    let is = |name: &str| function.name.eq_ignore_ascii_case(name);
    let word = match () {
        () if is("rollup") => "ROLLUP",
        () if is("cube") => "CUBE",
        () if is("grouping_sets") => "GROUPING SETS",
        () => return None,
    };
    Some((word, function))
}

fn grouped(out: &mut Renderer<'_>, word: &str, function: &Function, alone: bool) {
    let inner = |out: &mut Renderer<'_>, term: &Node| match sets(term) {
        Some((word, function)) => grouped(out, word, function, false),
        None => list_term(out, term),
    };
    match out.features().grouping {
        Grouping::Sets => {
            out.word(word);
            out.parens(|out| out.list(&function.arguments, ", ", inner));
        }
        Grouping::WithRollup if word == "ROLLUP" && alone => {
            out.list(&function.arguments, ", ", inner);
            out.word(" WITH ROLLUP");
        }
        Grouping::WithRollup if word == "ROLLUP" => {
            out.unsupported("ROLLUP beside other terms", "write a UNION ALL of one SELECT for each set of columns");
        }
        Grouping::WithRollup | Grouping::None => {
            out.unsupported(word, "write a UNION ALL of one SELECT for each set of columns");
        }
    }
}
