//! Leaves elements of FROM out of a subquery that the statement around it supplies: automatic and explicit correlation.

use super::{FromList, JoinTree};
use crate::ast::{FromItem, SelectOptions};
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::error::ErrorKind;

/// Correlates a subquery: automatically, the elements of the statement directly around it are left out, if anything is left then; or
/// those that it names, of any statement around it.
pub(super) fn correlate(out: &mut Renderer<'_>, options: Option<&SelectOptions>, items: &mut FromList) {
    if let Some(SelectOptions { correlate, correlate_except, .. }) = options
        && (correlate.is_some() || correlate_except.is_some())
    {
        let around = |from: &FromItem| out.scopes().iter().flatten().any(|outer| outer.is(from));
        let named = |list: &[FromItem], from: &FromItem| list.iter().any(|named| named.is(from));
        let left_out = |from: &FromItem| {
            correlate.as_ref().is_some_and(|list| named(list, from)) || correlate_except.as_ref().is_some_and(|list| !named(list, from))
        };
        let before = items.len();
        let is_left_out = |item: &JoinTree| item.joins.is_empty() && around(&item.from) && left_out(&item.from);
        let beyond = is_beyond_a_set(out, items.iter().filter(|item| is_left_out(item)));
        items.retain(|item| !is_left_out(item));
        if beyond {
            no_correlation(out);
        }
        if items.len() < before && out.query_context() == QueryContext::From && !out.features().from_correlates {
            out.unsupported("correlation of a subquery in FROM", "select from it where it is used, or join it");
        }
        return;
    }
    let around = match out.scopes().last() {
        Some(around) if matches!(out.query_context(), QueryContext::Value | QueryContext::Lateral) && items.len() > 1 => around,
        _ => return,
    };
    let is_left_out = |item: &JoinTree| item.joins.is_empty() && around.iter().any(|outer| outer.is(&item.from));
    let beyond = is_beyond_a_set(out, items.iter().filter(|item| is_left_out(item)));
    items.retain(|item| !is_left_out(item));
    if beyond {
        no_correlation(out);
    }
    if items.is_empty() {
        let problem = "every table of it stands in the statement around it, too, so nothing is left for its FROM; say which do: `.correlate(..)`, or use an alias";
        out.fail(ErrorKind::invalid("subquery", problem));
    }
}

/// Whether the elements are those of statements around a set operation that is a member of another, which is computed by itself.
fn is_beyond_a_set<'i>(out: &Renderer<'_>, mut left_out: impl Iterator<Item = &'i JoinTree>) -> bool {
    let around = out.with_context().around_set();
    let beyond = |item: &JoinTree| out.scopes().iter().take(around).flatten().any(|outer| outer.is(&item.from));
    around > 0 && out.features().derived_sets && left_out.any(beyond)
}

#[cold]
fn no_correlation(out: &mut Renderer<'_>) {
    out.unsupported("correlation of a set operation within another", "say it by EXISTS or IN of one set operation after another");
}
