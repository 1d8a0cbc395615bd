//! Renders DELETE.

use super::change_target::ChangeTarget;
use super::changed_table::changing;
use super::from::from_element;
use super::hints::prefixes;
use super::returning::returned;
use crate::ast::{Delete, FromItem};
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::meet_added;
use crate::features::{ChangeLimit, ManyTables};

/// `DELETE FROM t USING a WHERE ..`, `DELETE FROM t USING t, a WHERE ..`
pub fn delete(out: &mut Renderer<'_>, delete: &Delete) {
    let Delete { prefixes: words, only, from, hints, joins, using, filter, order_by, limit, returning, with, summary: _ } = delete;
    meet_added(out, with);
    let Some(target) = ChangeTarget::new(out, ("DELETE", *only), from, joins, using, filter.iter().chain(order_by)) else { return };
    let style = out.features().delete_tables;
    let renamed = !matches!(from, FromItem::Table(_)) && !out.features().delete_alias;
    let dialect = out.dialect().name();
    let hinted = !out.features().delete_hints && hints.iter().any(|(_, hint)| hint.is_for(dialect));
    let listed = style == ManyTables::List && (target.is_many() || renamed || hinted);
    target.in_statement(out, filter, |out| {
        out.word("DELETE ");
        prefixes(out, words);
        out.word("FROM ");
        target.only(out);
        changing(out, from, |out| {
            if listed {
                let name = out.name_of(from);
                match from {
                    FromItem::Table(table) => out.table(table),
                    _ => out.ident(&name),
                }
                out.word(" USING ");
                target.hinted(out, hints, |out| target.all(out));
            } else {
                target.hinted(out, hints, |out| from_element(out, from));
                match style {
                    ManyTables::None if target.is_many() => {
                        out.unsupported("DELETE with several tables", "say it in WHERE: `.filter(exists(select(..)))`");
                    }
                    ManyTables::None | ManyTables::List => {}
                    ManyTables::From => target.others(out, " USING "),
                }
            }
            target.filter(out, filter, style);
        });
        let limits = out.features().change_limit != ChangeLimit::None && !listed;
        let of = match (renamed, hinted) {
            (true, _) => " under another name",
            (false, true) => " with hints",
            (false, false) => "",
        };
        target.limit(out, order_by, limit, of, limits);
        if !returning.is_empty() {
            if !out.features().delete_returning {
                out.unsupported("RETURNING of DELETE", "select the rows before they are deleted");
            } else if listed {
                let of = if target.is_many() { "with several tables" } else { "under another name" };
                out.unsupported(
                    &format!("RETURNING of DELETE {of}"),
                    "delete from the table by its name, and say the rest in WHERE: `.filter(exists(select(..)))`",
                );
            }
            returned(out, returning, target.elements());
        }
    });
}
