//! Renders raw SQL that a statement carries for one dialect: prefixes, suffixes, and hints at elements of FROM.

use crate::ast::{FromItem, Node, RawClause};
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::JoinTree;
use crate::error::ErrorKind;
use crate::features::FromHints;

/// Renders the prefixes for this dialect, each with a space after it.
#[inline]
pub(super) fn prefixes(out: &mut Renderer<'_>, prefixes: &[RawClause]) {
    if prefixes.is_empty() {
        return;
    }
    let dialect = out.dialect().name();
    for RawClause { sql, .. } in prefixes.iter().filter(|raw| raw.is_for(dialect)) {
        out.node(sql);
        out.word(" ");
    }
}

/// Renders raw SQL for this dialect at the end of a statement.
pub(super) fn raw(out: &mut Renderer<'_>, clauses: &[RawClause]) {
    let dialect = out.dialect().name();
    for RawClause { sql, .. } in clauses.iter().filter(|raw| raw.is_for(dialect)) {
        out.word(" ");
        out.node(sql);
    }
}

/// Runs `inner` in a FROM with the hints that are given for this dialect at its elements.
#[inline]
pub(super) fn in_hinted_from(
    out: &mut Renderer<'_>,
    given: &[(FromItem, RawClause)],
    items: &[JoinTree],
    inner: impl FnOnce(&mut Renderer<'_>),
) {
    if given.is_empty() && out.hints().is_empty() {
        return inner(out);
    }
    let dialect = out.dialect().name();
    let hints: Vec<(FromItem, RawClause)> = given.iter().filter(|(_, hint)| hint.is_for(dialect)).cloned().collect();
    if let Some((from, _)) = hints.iter().find(|(from, _)| !items.iter().flat_map(JoinTree::elements).any(|item| item.is(from))) {
        let problem = format!("{:?} does not stand in this FROM", &*from.describe());
        out.fail(ErrorKind::invalid("hint", problem));
    }
    out.with_hints(hints, inner);
}

/// Renders a hint at an element of FROM, before or after it.
pub(super) fn from_hint(out: &mut Renderer<'_>, hint: &Node, before: bool) {
    let text = match hint {
        Node::ColumnClause(raw) => raw.name.as_str(),
        _ => "",
    };
    let known = |words: &[&str]| {
        words.is_empty() || words.iter().any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
    };
    let same = |word: &&&'static str| word.eq_ignore_ascii_case(text);
    match out.features().from_hints {
        FromHints::Before(words) if words.iter().any(|word| same(&word)) => {
            if let (true, Some(word)) = (before, words.iter().find(same)) {
                out.word(word);
                out.word(" ");
            }
        }
        FromHints::After(words) if known(words) => {
            if !before {
                out.word(" ");
                out.node(hint);
            }
        }
        FromHints::None | FromHints::Before(_) | FromHints::After(_) => {
            out.unsupported(&format!("hint {text:?}"), "say which database it is for: `.hint_for(..)`");
        }
    }
}
