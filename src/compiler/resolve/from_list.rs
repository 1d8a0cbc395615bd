//! Resolves the FROM list of a statement: elements that are named, joined, or implied by columns.

use super::correlation::correlate;
use super::joins::{add_join, planned};
use super::{FromList, JoinTree};
use crate::ast::visit::{Part, visit};
use crate::ast::{FromItem, Join, Node, Select};
use crate::compiler::renderer::Renderer;
use smallvec::{SmallVec, smallvec};

/// Returns the FROM list of a SELECT: the elements that were named, with their joins, then those that the columns and WHERE refer to;
/// without those that the statement around it supplies.
pub(in crate::compiler) fn from_items(out: &mut Renderer<'_>, select: &Select) -> FromList {
    let mut implied: SmallVec<[&FromItem; 4]> = smallvec![];
    select.columns.iter().for_each(|node| node.froms(&mut implied));
    let listed = implied.len();
    select.filter.iter().for_each(|node| node.froms(&mut implied));
    let mut items = FromList::new();
    for from in &select.from {
        let item = planned(out, from);
        if !items.iter().any(|known| known.holds(from)) {
            items.retain(|known| !known.joins.is_empty() || !item.holds(&known.from)); // a join has it
            items.push(item);
        }
    }
    for join in &select.joins {
        let (listed, all) = (implied.get(..listed).unwrap_or_default(), &implied[..]);
        add_join(out, &mut items, if listed.is_empty() { all } else { listed }, join);
    }
    for from in implied {
        if !items.iter().any(|item| item.holds(from)) {
            items.push(JoinTree::new(from.clone()));
        }
    }
    behind_what_they_read(&mut items);
    correlate(out, select.options(), &mut items);
    out.are_distinct(&items);
    if !select.joins.is_empty() {
        out.joins_speak_of(&items);
    }
    items
}

/// Returns the FROM list of UPDATE or DELETE: the changed table with its joins, the elements that were named, and those that it refers to.
pub(in crate::compiler) fn changed_items<'a>(
    out: &mut Renderer<'_>,
    table: &'a FromItem,
    joins: &[Join],
    named: &[FromItem],
    speaks: impl Iterator<Item = &'a Node>,
) -> FromList {
    let mut items: FromList = smallvec![JoinTree::new(table.clone())];
    items.extend(named.iter().filter(|from| !from.is(table)).map(|from| planned(out, from)));
    for join in joins {
        add_join(out, &mut items, &[], join);
    }
    let mut implied: SmallVec<[&FromItem; 4]> = smallvec![];
    speaks.for_each(|node| node.froms(&mut implied));
    for from in implied {
        if !items.iter().any(|item| item.holds(from)) {
            items.push(JoinTree::new(from.clone()));
        }
    }
    out.are_distinct(&items);
    if !joins.is_empty() {
        out.joins_speak_of(&items);
    }
    items
}

/// Sorts LATERAL and functions in FROM after the elements that they read: they see only those before them.
fn behind_what_they_read(items: &mut FromList) {
    if items.len() < 2 || !items.iter().any(|item| sees_others(&item.from)) {
        return;
    }
    let mut at = 0;
    for _ in 0..items.len().saturating_mul(items.len()) {
        if reads_behind(items, at) {
            let item = items.remove(at);
            items.push(item);
        } else {
            at += 1;
        }
    }
}

fn sees_others(from: &FromItem) -> bool {
    match from {
        FromItem::Function(_) => true,
        FromItem::Subquery(subquery) => subquery.lateral,
        _ => false,
    }
}

fn reads_behind(items: &[JoinTree], at: usize) -> bool {
    let Some(JoinTree { from, joins }) = items.get(at) else { return false };
    let mut read: SmallVec<[&FromItem; 4]> = smallvec![];
    match from {
        FromItem::Function(function) => function.function.froms(&mut read),
        FromItem::Subquery(subquery) if subquery.lateral => visit(&subquery.query, &mut |part| {
            if let Part::Node(Node::Column(column)) = part {
                read.push(&column.from);
            }
        }),
        _ => return false,
    }
    joins.is_empty() && items.iter().skip(at + 1).any(|item| read.iter().any(|from| item.holds(from)))
}
