//! Renders UPDATE.

use super::assignments::{assignments, with_defaults};
use super::change_target::ChangeTarget;
use super::changed_table::changing;
use super::from::from_element;
use super::hints::prefixes;
use super::returning::returned;
use crate::ast::Update;
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::meet_added;
use crate::error::ErrorKind;
use crate::features::{ChangeLimit, ManyTables};

/// `UPDATE t SET a=? FROM .. WHERE ..`, `UPDATE t, a SET t.x=? WHERE ..`
pub fn update(out: &mut Renderer<'_>, update: &Update) {
    let Update { prefixes: words, only, table, hints, joins, from, set, ordered, filter, order_by, limit, returning, with, summary: _ } =
        update;
    meet_added(out, with);
    if set.is_empty() {
        return out.fail(ErrorKind::invalid("UPDATE", "it assigns nothing; give it `.set(..)`"));
    }
    let speaks = set.iter().flat_map(|a| [&a.column, &a.value]).chain(filter).chain(order_by);
    let Some(target) = ChangeTarget::new(out, ("UPDATE", *only), table, joins, from, speaks) else { return };
    let (style, many) = (out.features().update_tables, target.is_many());
    target.in_statement(out, filter, |out| {
        out.word("UPDATE ");
        prefixes(out, words);
        target.only(out);
        target.hinted(out, hints, |out| if style == ManyTables::List { target.all(out) } else { from_element(out, table) });
        out.word(" SET ");
        let set = with_defaults(table, set);
        changing(out, table, |out| {
            assignments(out, table, &set, *ordered, style == ManyTables::List && many);
            match style {
                ManyTables::From => target.others(out, " FROM "),
                ManyTables::None if many => out.unsupported("UPDATE of several tables", "use a subquery in WHERE"),
                ManyTables::None | ManyTables::List => {}
            }
            target.filter(out, filter, style);
        });
        let limits = match out.features().change_limit {
            ChangeLimit::None => false,
            ChangeLimit::OneTable => !many,
            ChangeLimit::Update => true,
        };
        target.limit(out, order_by, limit, "", limits);
        if !returning.is_empty() {
            if !out.features().update_returning {
                out.unsupported("RETURNING of UPDATE", "select the rows before they are changed");
            }
            returned(out, returning, target.elements());
        }
    });
}
