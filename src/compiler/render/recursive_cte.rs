//! Checks where a recursive CTE reads itself: the standard allows it in few places, databases in some more.

use super::aggregates::aggregates;
use crate::ast::{Compound, CompoundOperator, FromItem, Node, Query, Select};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use smallvec::SmallVec;

const CONSTRUCT: &str = "recursive CTE";

/// Checks a FROM that reads the CTE that is being defined.
pub(super) fn read(out: &mut Renderer<'_>, recursion: &FromItem) {
    out.count_recursion();
    let can = out.features().recursion;
    if out.scopes().len() > 1 {
        let problem = "it is read in a subquery; join it, and compare with what it has";
        return out.fail(ErrorKind::invalid(CONSTRUCT, problem));
    }
    if out.with_context().is_derived() && !can.derived {
        out.unsupported("recursion in a subquery of FROM", "join the CTE itself, without ORDER BY and LIMIT");
    }
    let itself = |from: &FromItem| base(from).is(recursion);
    if !can.outer && out.has_missing(itself) {
        out.unsupported("recursion on the outer side of a join", "let the CTE stand on the inner side");
    }
}

fn base(from: &FromItem) -> &FromItem {
    match from {
        FromItem::Alias(alias) => base(&alias.of),
        from => from,
    }
}

/// Checks a SELECT that read it so many times in its FROM.
pub(super) fn selected(out: &mut Renderer<'_>, select: &Select, times: usize) {
    if times == 0 {
        return;
    }
    let can = out.features().recursion;
    if times > 1 {
        out.fail(ErrorKind::invalid(CONSTRUCT, "one SELECT reads it twice; what it found in the last step is read once"));
    }
    if select.columns.iter().chain(&select.having).any(|node| aggregates(node, false)) {
        out.fail(ErrorKind::invalid(CONSTRUCT, "what reads it aggregates; aggregate where the CTE is read in the end"));
    }
    let grouped = !select.group_by.is_empty() || !select.having.is_empty();
    let windowed = |node: &Node| aggregates(node, true);
    for (is, can, what) in [
        (grouped, can.groups, "GROUP BY"),
        (select.distinct, can.distinct, "DISTINCT"),
        (select.columns.iter().any(windowed), can.windows, "windows"),
    ] {
        if is && !can {
            let construct = format!("{what} where a recursive CTE reads itself");
            out.unsupported(&construct, "do it where the CTE is read in the end; against repeated rows, `.recursive_cte_distinct(..)`");
        }
    }
}

/// Checks the set operation that the CTE is defined by: `reads` says how often each member read it.
pub(super) fn defined(out: &mut Renderer<'_>, compound: &Compound, reads: &SmallVec<[usize; 4]>) {
    let later = reads.iter().skip(1).any(|times| *times > 0);
    let apart = match compound.operator {
        CompoundOperator::Union | CompoundOperator::UnionAll | CompoundOperator::Intersect => false,
        CompoundOperator::Except => later,
        CompoundOperator::IntersectAll | CompoundOperator::ExceptAll => later || reads.first().is_some_and(|times| *times > 0),
    };
    if apart && !out.features().recursion.several {
        let construct = format!("{} of what reads a recursive CTE", compound.operator.text().trim());
        out.unsupported(&construct, "filter by EXISTS or NOT EXISTS of other tables");
    }
    let Some(cte) = out.with_context().defining().last() else { return };
    let body = matches!(&cte.query, Query::Compound(body) if std::ptr::eq(&**body, compound));
    if !body || !cte.shape.recursive {
        return;
    }
    let first = reads.iter().position(|times| *times > 0).unwrap_or(reads.len());
    if first == 0 || reads.iter().skip(first).any(|times| *times == 0) {
        let problem = "a member that reads it stands before one that does not; those that do come last";
        return out.fail(ErrorKind::invalid(CONSTRUCT, problem));
    }
    if reads.iter().sum::<usize>() > 1 && !out.features().recursion.several {
        out.unsupported("several members that read a recursive CTE", "say it in one, by a condition with OR or a join of what they read");
    }
}
