//! What a statement leaves to be derived: FROM lists, correlation, joins by foreign key, the order of CTEs.

use super::out::{Out, Place};
use crate::ast::items::own_name;
use crate::ast::visit::{Part, visit};
use crate::ast::{ColumnRef, Cte, From, Join, JoinKind, Node, Select, SelectOptions};
use crate::error::ErrorKind;
use crate::name::Name;
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// An element of a FROM list with what is joined to it.
#[derive(Clone)]
#[non_exhaustive]
pub struct FromItem {
    /// The element.
    pub from: From,
    /// Its joins, in order.
    pub joins: Vec<JoinPlan>,
}

/// A join whose condition is settled.
#[derive(Clone)]
#[non_exhaustive]
pub struct JoinPlan {
    /// What is joined.
    pub to: From,
    /// Inner or outer.
    pub kind: JoinKind,
    /// On what.
    pub on: On,
}

/// The condition of a join.
#[derive(Clone)]
pub enum On {
    /// As it was written.
    Given(Node),
    /// By a foreign key: the column that is referred to, and the one that refers.
    Key(ColumnRef, ColumnRef),
}

/// A FROM list.
pub(super) type FromItems = SmallVec<[FromItem; 2]>;

/// The FROM elements of the statements around the one that is printed, innermost last.
pub(super) type Scopes = SmallVec<[Scope; 1]>;
/// Those of one statement.
pub(super) type Scope = SmallVec<[From; 4]>;

impl FromItem {
    pub(super) fn new(from: From) -> Self {
        FromItem { from, joins: vec![] }
    }
    /// The element and what is joined to it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &From> + Clone {
        std::iter::once(&self.from).chain(self.joins.iter().map(|join| &join.to))
    }
    fn holds(&self, from: &From) -> bool {
        self.elements().any(|known| known.is(from))
    }
}

/// The FROM list of a SELECT: what was named, with its joins, then what the columns and WHERE speak of; without what the
/// statement around it has.
pub(super) fn from_items(out: &mut Out<'_>, select: &Select) -> FromItems {
    let mut implied: SmallVec<[&From; 4]> = smallvec![];
    for node in select.columns.iter().chain(&select.filter) {
        node.froms(&mut implied);
    }
    let mut items: FromItems = select.from.iter().cloned().map(FromItem::new).collect();
    for join in &select.joins {
        add_join(out, &mut items, &implied, join);
    }
    for from in implied {
        if !items.iter().any(|item| item.holds(from)) {
            items.push(FromItem::new(from.clone()));
        }
    }
    behind_what_they_read(&mut items);
    correlate(out, select.options(), &mut items);
    one_body_per_name(out, &items);
    items
}

/// The table that is changed with its joins, then what was named, and what the statement speaks of.
pub(super) fn changed_items<'a>(
    out: &mut Out<'_>,
    table: &'a From,
    joins: &[Join],
    named: &[From],
    speaks: impl Iterator<Item = &'a Node>,
) -> FromItems {
    let mut items: FromItems = smallvec![FromItem::new(table.clone())];
    items.extend(named.iter().filter(|from| !from.is(table)).cloned().map(FromItem::new));
    for join in joins {
        add_join(out, &mut items, &[], join);
    }
    let mut implied: SmallVec<[&From; 4]> = smallvec![];
    speaks.for_each(|node| node.froms(&mut implied));
    for from in implied {
        if !items.iter().any(|item| item.holds(from)) {
            items.push(FromItem::new(from.clone()));
        }
    }
    one_body_per_name(out, &items);
    items
}

/// A function or LATERAL in FROM sees what stands before it: one that reads columns of what stands behind it goes there.
fn behind_what_they_read(items: &mut FromItems) {
    let looks = |from: &From| match from {
        From::Function(_) => true,
        From::Subquery(subquery) => subquery.lateral,
        _ => false,
    };
    if !items.iter().any(|item| looks(&item.from)) {
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

fn reads_behind(items: &[FromItem], at: usize) -> bool {
    let Some(FromItem { from, joins }) = items.get(at) else { return false };
    let mut read: SmallVec<[&From; 4]> = smallvec![];
    match from {
        From::Function(function) => function.function.froms(&mut read),
        From::Subquery(subquery) if subquery.lateral => visit(&subquery.query, &mut |part| {
            if let Part::Node(Node::Column(column)) = part {
                read.push(&column.from);
            }
        }),
        _ => return false,
    }
    joins.is_empty() && items.iter().skip(at + 1).any(|item| read.iter().any(|from| item.holds(from)))
}

/// A name in a FROM list means one thing.
fn one_body_per_name(out: &mut Out<'_>, items: &[FromItem]) {
    let mut seen: SmallVec<[&From; 4]> = smallvec![];
    for from in items.iter().flat_map(FromItem::elements) {
        let Some(name) = from.own_name() else { continue };
        if seen.iter().any(|known| known.own_name().is_some_and(|known| known.text() == name.text()) && !known.is(from)) {
            return out.fail(ErrorKind::NameTaken { name: name.text().clone(), what: "FROM elements".into() });
        }
        seen.push(from);
    }
}

/// A value's or EXISTS's query leaves out what stands in the statement directly around it, if anything is left then; or what
/// it names, of any statement around it.
fn correlate(out: &mut Out<'_>, options: Option<&SelectOptions>, items: &mut FromItems) {
    if let Some(SelectOptions { correlate, correlate_except, .. }) = options
        && (correlate.is_some() || correlate_except.is_some())
    {
        let around = |from: &From| out.scopes.iter().flatten().any(|outer| outer.is(from));
        let named = |list: &[From], from: &From| list.iter().any(|named| named.is(from));
        let left_out = |from: &From| {
            correlate.as_ref().is_some_and(|list| named(list, from)) || correlate_except.as_ref().is_some_and(|list| !named(list, from))
        };
        let before = items.len();
        items.retain(|item| !(item.joins.is_empty() && around(&item.from) && left_out(&item.from)));
        if items.len() < before && out.place == Place::From && !out.features().from_correlates {
            out.unsupported("correlation of a subquery in FROM", "select from it where it is used, or join it");
        }
        return;
    }
    let around = match out.scopes.last() {
        Some(around) if matches!(out.place, Place::Value | Place::Lateral) && items.len() > 1 => around,
        _ => return,
    };
    items.retain(|item| !item.joins.is_empty() || !around.iter().any(|outer| outer.is(&item.from)));
    if items.is_empty() {
        let problem = "every table of it stands in the statement around it, too, so nothing is left for its FROM; say which do: `.correlate(..)`, or use an alias";
        out.fail(ErrorKind::invalid("subquery", problem));
    }
}

fn add_join(out: &mut Out<'_>, items: &mut FromItems, implied: &[&From], join: &Join) {
    let named = !items.is_empty();
    if !named {
        // nothing is named yet: it is joined to one of what the columns and WHERE speak of
        items.extend(implied.iter().map(|from| FromItem::new((*from).clone())));
    }
    let Some((at, on)) = left_side(out, items, join) else { return };
    if let Some(left) = items.get_mut(at) {
        left.joins.push(JoinPlan { to: join.to.clone(), kind: join.kind, on });
    }
    if !named {
        items.swap(0, at);
        items.truncate(1);
    }
}

/// Which item a join goes to, and on what: the one that it can go to, or a mistake.
fn left_side(out: &mut Out<'_>, items: &[FromItem], join: &Join) -> Option<(usize, On)> {
    let others = || items.iter().enumerate().filter(|(_, item)| !item.from.is(&join.to) || !item.joins.is_empty());
    let fits = |item: &FromItem| match &join.on {
        Some(on) if items.len() > 1 => speaks_only_of(on, item, &join.to),
        Some(_) => true,
        None => !keys(item, &join.to).is_empty(),
    };
    let mut found: SmallVec<[(usize, &FromItem); 2]> = others().collect();
    if found.len() > 1 {
        let fitting: SmallVec<[(usize, &FromItem); 2]> = others().filter(|(_, item)| fits(item)).collect();
        if !fitting.is_empty() || join.on.is_none() {
            found = fitting;
        }
    }
    match found.as_slice() {
        [(at, left)] => on_of(out, left, join).map(|on| (*at, on)),
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
fn no_left_side(out: &mut Out<'_>, candidates: &[FromItem], join: &Join) {
    let names: Vec<String> = candidates.iter().flat_map(FromItem::elements).map(|from| format!("{:?}", &*from.describe())).collect();
    let from = if names.is_empty() { "an empty FROM".into() } else { names.join(", ") };
    out.fail(ErrorKind::NoForeignKey { to: join.to.describe(), from: from.into() });
}

/// Does the condition speak of nothing but these two?
fn speaks_only_of(on: &Node, item: &FromItem, to: &From) -> bool {
    let mut froms = smallvec![];
    on.froms(&mut froms);
    froms.iter().all(|from| from.is(to) || item.holds(from))
}

/// The condition of a join: as written, or by the one foreign key between its sides; the side joined last goes first.
fn on_of(out: &mut Out<'_>, left: &FromItem, join: &Join) -> Option<On> {
    if let Some(on) = &join.on {
        return Some(On::Given(on.clone()));
    }
    let nearest = left.joins.last().map(|last| keys_between(&[&last.to], &join.to)).filter(|keys| !keys.is_empty());
    let mut keys = nearest.unwrap_or_else(|| keys(left, &join.to));
    match (keys.pop(), keys.is_empty()) {
        (Some((referred, referring)), true) => Some(On::Key(referred, referring)),
        (Some(last), false) => {
            keys.push(last);
            let name = |column: &ColumnRef| format!("{}.{}", column.from.describe(), item_name(column).unwrap_or_default());
            let choices = keys.iter().map(|(referred, referring)| format!("{} = {}", name(referred), name(referring)).into()).collect();
            out.fail(ErrorKind::AmbiguousJoin { to: join.to.describe(), choices });
            None
        }
        (None, _) => {
            no_left_side(out, std::slice::from_ref(left), join);
            None
        }
    }
}

fn item_name(column: &ColumnRef) -> Option<Name> {
    own_name(&Node::Column(column.clone()))
}

/// The foreign keys between an item of FROM, with its joins, and what is to be joined.
fn keys(left: &FromItem, right: &From) -> Keys {
    keys_between(&left.elements().collect::<SmallVec<[&From; 4]>>(), right)
}

type Keys = SmallVec<[(ColumnRef, ColumnRef); 1]>;

/// The foreign keys between these and what is to be joined: first those of the joined side.
fn keys_between(left: &[&From], right: &From) -> Keys {
    let mut found = Keys::new();
    for from in left {
        referrals(right, from, &mut found);
    }
    for from in left {
        referrals(from, right, &mut found);
    }
    found
}

/// Columns of `to` that columns of `of` refer to, with those.
fn referrals(of: &From, to: &From, found: &mut Keys) {
    for index in 0..of.width() {
        let Some((table, origin)) = of.origin(index) else { continue };
        let Some(key) = table.def().columns.get(origin).and_then(|c| c.references.as_ref()) else { continue };
        let referred = (0..to.width()).find(|at| to.origin(*at).is_some_and(|(table, index)| key.target.is(table, index)));
        if let Some(referred) = referred {
            found.push((ColumnRef::new(to.clone(), referred), ColumnRef::new(of.clone(), index)));
        }
    }
}

/// A CTE is met in FROM: in the rehearsal its body is settled then, before it takes its place in WITH.
pub(super) fn meet(out: &mut Out<'_>, cte: &Arc<Cte>) {
    if !out.rehearsing || out.ctes.iter().any(|known| Arc::ptr_eq(known, cte)) {
        return;
    }
    if let Some(known) = out.ctes.iter().find(|known| known.name.is(&cte.name)) {
        if known.query != cte.query {
            let name = From::Cte(cte.clone()).describe();
            out.fail(ErrorKind::NameTaken { name, what: "CTEs".into() });
        }
        return;
    }
    let scopes = std::mem::take(&mut out.scopes);
    out.query_in(Place::From, &cte.query);
    out.scopes = scopes;
    out.ctes.push(cte.clone());
}
