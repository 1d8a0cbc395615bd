//! Resolves joins: the element that each is joined to, and its ON.

use super::foreign_keys::{JoinKeys, keys_between};
use super::{FromList, JoinTree, KeyColumns, On, ResolvedJoin};
use crate::ast::items::own_name;
use crate::ast::{ColumnRef, FromItem, Join, Node};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::name::Name;
use smallvec::{SmallVec, smallvec};

/// Returns a join as a flat item of FROM: its left side with the elements that are joined to it.
pub(super) fn planned(out: &mut Renderer<'_>, from: &FromItem) -> JoinTree {
    let FromItem::Join(join) = from else { return JoinTree::new(from.clone()) };
    let Join { left: Some(left), to, on: _, kind, summary: _ } = &**join else { return JoinTree::new(join.to.clone()) };
    let mut item = planned(out, left);
    let right = planned(out, to);
    match on_of(out, &item, None, &right, join) {
        Some(on) => item.joins.push(ResolvedJoin { to: right.from, joins: right.joins, kind: *kind, on }),
        None => item.joins.push(ResolvedJoin { to: right.from, joins: right.joins, kind: *kind, on: On::ForeignKey(KeyColumns::new()) }),
    }
    item
}

/// Adds a join to the list: to what it says, or to what it can be joined to.
pub(super) fn add_join(out: &mut Renderer<'_>, items: &mut FromList, implied: &[&FromItem], join: &Join) {
    let right = planned(out, &join.to);
    let named = !items.is_empty();
    let found = match &join.left {
        Some(left) => {
            let left = planned(out, left);
            let at = items.iter().position(|item| item.holds(&left.from)).unwrap_or_else(|| {
                items.push(left.clone());
                items.len() - 1
            });
            items.get(at).and_then(|item| on_of(out, item, Some(&left), &right, join)).map(|on| (at, on))
        }
        None => {
            if !named {
                // nothing is named yet: it is joined to one of what the columns and WHERE speak of
                items.extend(implied.iter().map(|from| JoinTree::new((*from).clone())));
            }
            left_side(out, items, &right, join)
        }
    };
    let Some((at, on)) = found else { return };
    if let Some(left) = items.get_mut(at) {
        left.joins.push(ResolvedJoin { to: right.from, joins: right.joins, kind: join.kind, on });
    }
    if !named {
        items.swap(0, at);
        items.truncate(1);
    }
}

/// Returns the item that a join goes to, and its ON; an error, if there is none or several.
fn left_side(out: &mut Renderer<'_>, items: &[JoinTree], right: &JoinTree, join: &Join) -> Option<(usize, On)> {
    let others = || items.iter().enumerate().filter(|(_, item)| !right.holds(&item.from) || !item.joins.is_empty());
    let fits = |item: &JoinTree| match &join.on {
        Some(on) if items.len() > 1 => speaks_only_of(on, item, right),
        Some(_) => true,
        None => !keys_between(&item.elements(), right).is_empty(),
    };
    let mut found: SmallVec<[(usize, &JoinTree); 2]> = others().collect();
    if found.len() > 1 {
        let fitting: SmallVec<[(usize, &JoinTree); 2]> = others().filter(|(_, item)| fits(item)).collect();
        if !fitting.is_empty() || join.on.is_none() {
            found = fitting;
        }
    }
    match found.as_slice() {
        [(at, left)] => on_of(out, left, None, right, join).map(|on| (*at, on)),
        [] if join.on.is_some() && items.iter().any(|item| right.holds(&item.from)) => {
            out.stands_twice(&join.to);
            None
        }
        [] => {
            no_left_side(out, items, join);
            None
        }
        many => {
            let choices = many.iter().map(|(_, item)| item.from.describe()).collect();
            out.fail(ErrorKind::AmbiguousJoin { to: join.to.describe(), choices });
            None
        }
    }
}

#[cold]
fn no_left_side(out: &mut Renderer<'_>, candidates: &[JoinTree], join: &Join) {
    let names: Vec<String> = candidates.iter().flat_map(JoinTree::elements).map(|from| format!("{:?}", &*from.describe())).collect();
    let from = if names.is_empty() { "an empty FROM".into() } else { names.join(", ") };
    out.fail(ErrorKind::NoForeignKey { to: join.to.describe(), from: from.into() });
}

/// Whether the condition refers to nothing but these two.
fn speaks_only_of(on: &Node, item: &JoinTree, to: &JoinTree) -> bool {
    let mut froms = smallvec![];
    on.froms(&mut froms);
    froms.iter().all(|from| to.holds(from) || item.holds(from))
}

/// Returns the condition of a join: as written, or by the one foreign key between its sides. The side that was named, or else the
/// one joined last, goes first.
fn on_of(out: &mut Renderer<'_>, left: &JoinTree, named: Option<&JoinTree>, right: &JoinTree, join: &Join) -> Option<On> {
    if let Some(on) = &join.on {
        return Some(On::Given(on.clone()));
    }
    let nearest = match (named, left.joins.last()) {
        (Some(named), _) => keys_between(&named.elements(), right),
        (None, Some(last)) => {
            let mut elements: SmallVec<[&FromItem; 4]> = SmallVec::new();
            last.each(&mut |from| elements.push(from));
            keys_between(&elements, right)
        }
        (None, None) => JoinKeys::new(),
    };
    let mut keys = if nearest.is_empty() { keys_between(&left.elements(), right) } else { nearest };
    match (keys.pop(), keys.is_empty()) {
        (Some(key), true) => Some(On::ForeignKey(key)),
        (Some(last), false) => {
            keys.push(last);
            let choices = keys.iter().map(|key| described(key).into()).collect();
            out.fail(ErrorKind::AmbiguousJoin { to: join.to.describe(), choices });
            None
        }
        (None, _) => {
            no_left_side(out, std::slice::from_ref(left), join);
            None
        }
    }
}

fn described(key: &KeyColumns) -> String {
    let name = |column: &ColumnRef| format!("{}.{}", column.from.describe(), item_name(column).unwrap_or_default());
    let pairs: Vec<String> = key.iter().map(|(referred, referring)| format!("{} = {}", name(referred), name(referring))).collect();
    pairs.join(" AND ")
}

fn item_name(column: &ColumnRef) -> Option<Name> {
    own_name(&Node::Column(column.clone()))
}
