//! Renders one join with its ON, and tells which elements an outer join may leave without a row.

use super::from::from_element;
use crate::ast::{FromItem, JoinKind};
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::{JoinTree, On, ResolvedJoin};
use smallvec::SmallVec;

/// ` JOIN b ON a.id = b.a_id`, ` JOIN (b JOIN c ON ..) ON ..`
pub fn join(out: &mut Renderer<'_>, join: &ResolvedJoin) {
    let ResolvedJoin { to, joins, kind, on } = join;
    let word = match kind {
        JoinKind::Inner => out.features().inner_join,
        JoinKind::Left => " LEFT OUTER JOIN ",
        JoinKind::Right => {
            if !out.features().right_join {
                out.unsupported("RIGHT OUTER JOIN", "swap its sides, and write LEFT JOIN");
            }
            " RIGHT OUTER JOIN "
        }
        JoinKind::Full => {
            if !out.features().full_join {
                out.unsupported("FULL OUTER JOIN", "write a UNION of a LEFT JOIN and of the rows on the right without a partner");
            }
            " FULL OUTER JOIN "
        }
    };
    out.word(word);
    if joins.is_empty() {
        from_element(out, to);
    } else {
        out.parens(|out| {
            from_element(out, to);
            joins.iter().for_each(|join| out.compiler().join(out, join));
        });
    }
    out.word(" ON ");
    match on {
        On::Given(on) => out.condition(on),
        On::ForeignKey(key) => out.list(key, " AND ", |out, (referred, referring)| {
            out.compiler().column(out, referred);
            out.word(" = ");
            out.compiler().column(out, referring);
        }),
    }
}

/// Returns the elements of which an outer join may find no row, where there are any.
pub(super) fn outer_elements(items: &[JoinTree]) -> Option<Vec<FromItem>> {
    let joined = items.iter().any(|item| !item.joins.is_empty());
    joined.then(|| outer(items)).filter(|outer| !outer.is_empty())
}

fn outer(items: &[JoinTree]) -> Vec<FromItem> {
    let mut outer = vec![];
    for item in items.iter().filter(|item| !item.joins.is_empty()) {
        let mut before: SmallVec<[&FromItem; 4]> = SmallVec::new();
        before.push(&item.from);
        for join in &item.joins {
            match join.kind {
                JoinKind::Inner => {}
                JoinKind::Left => join.each(&mut |from| outer.push(from.clone())),
                JoinKind::Right => outer.extend(before.iter().map(|from| (*from).clone())),
                JoinKind::Full => {
                    outer.extend(before.iter().map(|from| (*from).clone()));
                    join.each(&mut |from| outer.push(from.clone()));
                }
            }
            if !join.joins.is_empty() {
                outer.extend(self::outer(&[JoinTree::joined(join)]));
            }
            join.each(&mut |from| before.push(from));
        }
    }
    outer
}
