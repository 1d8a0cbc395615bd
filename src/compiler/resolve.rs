//! What a statement leaves to be derived: FROM lists, correlation, joins by foreign key, the order of CTEs.

use super::out::{QueryContext, Renderer};
use crate::ast::items::own_name;
use crate::ast::visit::{Part, visit};
use crate::ast::{AddedCte, ColumnRef, Compound, Cte, FromItem, Join, JoinKind, Node, Query, Select, SelectOptions};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::{ForeignKey, Table, Target};
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// An element of a FROM list with what is joined to it.
#[derive(Clone)]
#[non_exhaustive]
pub struct JoinTree {
    /// The element.
    pub from: FromItem,
    /// Its joins, in order.
    pub joins: Vec<ResolvedJoin>,
}

/// A join whose condition is settled.
#[derive(Clone)]
#[non_exhaustive]
pub struct ResolvedJoin {
    /// What is joined.
    pub to: FromItem,
    /// What is joined to that first, in parentheses.
    pub joins: Vec<ResolvedJoin>,
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
    /// By a foreign key: the columns that are referred to, each with the one that refers.
    Key(Key),
}

/// The columns of a foreign key: referred to, and referring.
pub type Key = SmallVec<[(ColumnRef, ColumnRef); 1]>;

/// A FROM list.
pub(super) type FromList = SmallVec<[JoinTree; 2]>;

/// The FROM elements of the statements around the one that is printed, innermost last.
pub(super) type Scopes = SmallVec<[Scope; 1]>;
/// Those of one statement.
pub(super) type Scope = SmallVec<[FromItem; 4]>;

impl JoinTree {
    pub(super) fn new(from: FromItem) -> Self {
        JoinTree { from, joins: vec![] }
    }
    /// What a join joins, with what is joined to that first.
    pub(super) fn joined(join: &ResolvedJoin) -> Self {
        JoinTree { from: join.to.clone(), joins: join.joins.clone() }
    }
    /// The element and what is joined to it.
    pub(super) fn elements(&self) -> SmallVec<[&FromItem; 4]> {
        let mut elements = smallvec![&self.from];
        self.joins.iter().for_each(|join| join.each(&mut |from| elements.push(from)));
        elements
    }
    fn holds(&self, from: &FromItem) -> bool {
        self.from.is(from) || self.joins.iter().any(|join| join.holds(from))
    }
}

impl ResolvedJoin {
    pub(super) fn each<'a>(&'a self, see: &mut dyn FnMut(&'a FromItem)) {
        see(&self.to);
        self.joins.iter().for_each(|join| join.each(see));
    }
    fn holds(&self, from: &FromItem) -> bool {
        self.to.is(from) || self.joins.iter().any(|join| join.holds(from))
    }
}

/// The FROM list of a SELECT: what was named, with its joins, then what the columns and WHERE speak of; without what the
/// statement around it has.
pub(super) fn from_items(out: &mut Renderer<'_>, select: &Select) -> FromList {
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

/// The table that is changed with its joins, then what was named, and what the statement speaks of.
pub(super) fn changed_items<'a>(
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

/// LATERAL and a function in FROM see what stands before them: one that reads columns of what stands behind it goes there.
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

/// A value's or EXISTS's query leaves out what stands in the statement directly around it, if anything is left then; or what
/// it names, of any statement around it.
fn correlate(out: &mut Renderer<'_>, options: Option<&SelectOptions>, items: &mut FromList) {
    if let Some(SelectOptions { correlate, correlate_except, .. }) = options
        && (correlate.is_some() || correlate_except.is_some())
    {
        let around = |from: &FromItem| out.scopes.iter().flatten().any(|outer| outer.is(from));
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
        if items.len() < before && out.place == QueryContext::From && !out.features().from_correlates {
            out.unsupported("correlation of a subquery in FROM", "select from it where it is used, or join it");
        }
        return;
    }
    let around = match out.scopes.last() {
        Some(around) if matches!(out.place, QueryContext::Value | QueryContext::Lateral) && items.len() > 1 => around,
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

/// Do they stand around the set operation that is a member of another, which is computed by itself?
fn is_beyond_a_set<'i>(out: &Renderer<'_>, mut left_out: impl Iterator<Item = &'i JoinTree>) -> bool {
    let beyond = |item: &JoinTree| out.scopes.iter().take(out.around_set).flatten().any(|outer| outer.is(&item.from));
    out.around_set > 0 && out.features().derived_sets && left_out.any(beyond)
}

#[cold]
fn no_correlation(out: &mut Renderer<'_>) {
    out.unsupported("correlation of a set operation within another", "say it by EXISTS or IN of one set operation after another");
}

/// A join as an item of FROM, flat: its left side with what is joined to it.
fn planned(out: &mut Renderer<'_>, from: &FromItem) -> JoinTree {
    let FromItem::Join(join) = from else { return JoinTree::new(from.clone()) };
    let Join { left: Some(left), to, on: _, kind, summary: _ } = &**join else { return JoinTree::new(join.to.clone()) };
    let mut item = planned(out, left);
    let right = planned(out, to);
    match on_of(out, &item, None, &right, join) {
        Some(on) => item.joins.push(ResolvedJoin { to: right.from, joins: right.joins, kind: *kind, on }),
        None => item.joins.push(ResolvedJoin { to: right.from, joins: right.joins, kind: *kind, on: On::Key(Key::new()) }),
    }
    item
}

/// Adds a join to the list: to what it says, or to what it can be joined to.
fn add_join(out: &mut Renderer<'_>, items: &mut FromList, implied: &[&FromItem], join: &Join) {
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

/// Which item a join goes to, and on what: the one that it can go to, or a mistake.
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

/// Does the condition speak of nothing but these two?
fn speaks_only_of(on: &Node, item: &JoinTree, to: &JoinTree) -> bool {
    let mut froms = smallvec![];
    on.froms(&mut froms);
    froms.iter().all(|from| to.holds(from) || item.holds(from))
}

/// The condition of a join: as written, or by the one foreign key between its sides. The side that was named, or else the
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
        (None, None) => Keys::new(),
    };
    let mut keys = if nearest.is_empty() { keys_between(&left.elements(), right) } else { nearest };
    match (keys.pop(), keys.is_empty()) {
        (Some(key), true) => Some(On::Key(key)),
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

fn described(key: &Key) -> String {
    let name = |column: &ColumnRef| format!("{}.{}", column.from.describe(), item_name(column).unwrap_or_default());
    let pairs: Vec<String> = key.iter().map(|(referred, referring)| format!("{} = {}", name(referred), name(referring))).collect();
    pairs.join(" AND ")
}

fn item_name(column: &ColumnRef) -> Option<Name> {
    own_name(&Node::Column(column.clone()))
}

type Keys = SmallVec<[Key; 1]>;

/// The foreign keys between these and what is to be joined: first those of the joined side.
fn keys_between(left: &[&FromItem], right: &JoinTree) -> Keys {
    let (mut found, right) = (Keys::new(), right.elements());
    for (of, to) in right.iter().flat_map(|right| left.iter().map(move |left| (right, left))) {
        referrals(of, to, &mut found);
    }
    for (of, to) in left.iter().flat_map(|left| right.iter().map(move |right| (left, right))) {
        referrals(of, to, &mut found);
    }
    found
}

/// Columns of `to` that columns of `of` refer to, with those.
fn referrals(of: &FromItem, to: &FromItem, found: &mut Keys) {
    let mut tables: SmallVec<[&Table; 1]> = smallvec![];
    for index in 0..of.width() {
        let Some((table, origin)) = of.origin(index) else { continue };
        if !tables.iter().any(|known| known.same(table)) {
            tables.push(table);
        }
        let Some(key) = table.def().columns.get(origin).and_then(|c| c.target()) else { continue };
        let referred = (0..to.width()).find(|at| to.origin(*at).is_some_and(|(table, index)| key.is(table, index)));
        if let Some(referred) = referred {
            found.push(smallvec![(ColumnRef::new(to.clone(), referred), ColumnRef::new(of.clone(), index))]);
        }
    }
    for table in tables {
        found.extend(table.def().own_foreign_keys().filter_map(|key| composite(of, table, to, key)));
    }
}

/// A foreign key of several columns, if both sides have all of them.
fn composite(of: &FromItem, table: &Table, to: &FromItem, key: &ForeignKey) -> Option<Key> {
    let column = |from: &FromItem, is: &dyn Fn(&Table, usize) -> bool| {
        (0..from.width())
            .find(|at| from.origin(*at).is_some_and(|(table, index)| is(table, index)))
            .map(|at| ColumnRef::new(from.clone(), at))
    };
    let pair = |(own, target): (&Name, &Target)| {
        let own = table.def().index_of(own)?;
        let referring = column(of, &|other, index| index == own && other.same(table))?;
        Some((column(to, &|other, index| target.is(other, index))?, referring))
    };
    key.columns.iter().zip(&key.targets).map(pair).collect()
}

/// A CTE is met in FROM: in the rehearsal its body is settled then, before it takes its place in WITH. One that stands in a
/// WITH nearby is there already.
pub(super) fn meet(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let known = |known: &&Arc<Cte>| Arc::ptr_eq(known, cte) || (known.name.is(&cte.name) && known.query == cte.query);
    if !out.dry_run || out.nested.iter().any(|one| known(&one)) || out.ctes.iter().any(|known| Arc::ptr_eq(known, cte)) {
        return;
    }
    if let Some(known) = out.ctes.iter().find(|known| known.name.is(&cte.name)) {
        if known.query != cte.query {
            name_taken(out, cte);
        }
        return;
    }
    let (scopes, nested) = (std::mem::take(&mut out.scopes), std::mem::take(&mut out.nested));
    let local_body = std::mem::take(&mut out.local_body);
    body(out, cte);
    (out.scopes, out.nested, out.local_body) = (scopes, nested, local_body);
    out.ctes.push(cte.clone());
}

#[cold]
fn name_taken(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let name = FromItem::Cte(cte.clone()).describe();
    out.fail(ErrorKind::NameTaken { name, what: "CTEs".into() });
}

/// Prints the body of a CTE.
pub(super) fn body(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let place = match &cte.query {
        Query::Dml(_) => QueryContext::With,
        Query::Values(_) => QueryContext::Value, // its columns are named before it
        Query::Select(_) | Query::Compound(_) | Query::Text(_) => QueryContext::From,
    };
    out.defining.push(cte.clone());
    let (derived, recursions) = (std::mem::take(&mut out.derived), out.recursions);
    out.query_in(place, &cte.query);
    (out.derived, out.recursions) = (derived, recursions);
    out.defining.pop();
}

/// CTEs that are added to a statement: they come before those that it reads.
pub(super) fn meet_added(out: &mut Renderer<'_>, added: &[AddedCte]) {
    for one in added {
        if let FromItem::Cte(cte) = &one.cte {
            meet(out, cte);
        }
    }
}

/// The CTEs that stay in the WITH of this query: those that are to stand there, and those that nest where they are read.
pub(super) fn local_ctes(out: &mut Renderer<'_>, query: QueryRef<'_>) -> Vec<Arc<Cte>> {
    if out.place.is_outermost() {
        query.added(&mut |added| meet_added(out, std::slice::from_ref(added)));
        return vec![];
    }
    let mut local: Vec<Arc<Cte>> = vec![];
    let mut hoisted = vec![];
    query.added(&mut |added| match &added.cte {
        FromItem::Cte(cte) if added.here => add_local(out, &mut local, cte),
        _ => hoisted.push(added),
    });
    hoisted.into_iter().for_each(|added| meet_added(out, std::slice::from_ref(added)));
    query.froms(&mut |from| {
        let mut from = from;
        while let FromItem::Alias(alias) = from {
            from = &alias.of;
        }
        if let FromItem::Cte(cte) = from
            && cte.shape.nesting
        {
            add_local(out, &mut local, cte);
        }
    });
    local
}

fn add_local(out: &mut Renderer<'_>, local: &mut Vec<Arc<Cte>>, cte: &Arc<Cte>) {
    let same = |known: &Arc<Cte>| Arc::ptr_eq(known, cte) || (known.name.is(&cte.name) && known.query == cte.query);
    if out.nested.iter().chain(&*local).any(same) {
        return;
    }
    if local.iter().any(|known| known.name.is(&cte.name)) {
        name_taken(out, cte);
    }
    local.push(cte.clone());
}

/// A query that may have a WITH of its own.
#[derive(Clone, Copy)]
pub(super) enum QueryRef<'a> {
    Select(&'a Select),
    Compound(&'a Compound),
}

impl<'a> QueryRef<'a> {
    fn members(self) -> impl Iterator<Item = QueryRef<'a>> {
        let members = match self {
            QueryRef::Select(_) => &[][..],
            QueryRef::Compound(compound) => &compound.members,
        };
        members.iter().filter_map(|member| match member {
            Query::Select(select) => Some(QueryRef::Select(select)),
            Query::Compound(compound) => Some(QueryRef::Compound(compound)),
            Query::Text(_) | Query::Values(_) | Query::Dml(_) => None,
        })
    }
    /// The CTEs that are added to it and to its members.
    fn added(self, see: &mut dyn FnMut(&'a AddedCte)) {
        match self {
            QueryRef::Select(select) => select.with.iter().for_each(&mut *see),
            QueryRef::Compound(compound) => compound.with.iter().for_each(&mut *see),
        }
        self.members().for_each(|member| member.added(see));
    }
    /// What stands in its FROM, and in that of its members.
    fn froms(self, see: &mut dyn FnMut(&FromItem)) {
        if let QueryRef::Select(select) = self {
            let mut froms: SmallVec<[&FromItem; 4]> = smallvec![];
            select.columns.iter().chain(&select.filter).for_each(|node| node.froms(&mut froms));
            let joined = select.joins.iter().flat_map(|join| join.left.iter().chain([&join.to]));
            for from in froms.into_iter().chain(&select.from).chain(joined) {
                from.leaves(&mut |leaf| see(leaf));
            }
        }
        self.members().for_each(|member| member.froms(see));
    }
}
