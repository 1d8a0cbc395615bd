//! Renders RETURNING.

use super::select_list::select_list;
use crate::ast::{FromItem, LabelStyle, Node};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use smallvec::smallvec;

/// Renders RETURNING, and refuses columns of what is not in the statement.
pub(super) fn returned<'a>(out: &mut Renderer<'_>, columns: &[Node], known: impl Iterator<Item = &'a FromItem> + Clone) {
    let mut froms = smallvec![];
    columns.iter().for_each(|column| column.froms(&mut froms));
    if let Some(stranger) = froms.iter().find(|from| !known.clone().any(|known| known.is(from))) {
        let problem = format!("nothing in the statement speaks of {}; return it by a subquery", stranger.describe());
        out.fail(ErrorKind::invalid("RETURNING", problem));
    }
    if !out.features().returning_qualified && known.clone().next().is_some_and(|table| froms.iter().any(|from| !from.is(table))) {
        out.unsupported("RETURNING of columns of further tables", "return columns of the table that is changed, and select the others");
    }
    out.compiler().returning(out, columns);
}

/// ` RETURNING users.id`
pub fn returning(out: &mut Renderer<'_>, columns: &[Node]) {
    out.word(" RETURNING ");
    let list = |out: &mut Renderer<'_>| select_list(out, columns, LabelStyle::default());
    if out.features().returning_qualified { list(out) } else { out.bare(list) }
}
