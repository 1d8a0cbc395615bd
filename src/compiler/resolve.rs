//! What a statement leaves to be derived: FROM lists, correlation, joins by foreign key, and made-up names.

use super::out::{Out, Place};
use crate::ast::select::{Item, base_name, own_name};
use crate::ast::{AliasName, AnonId, ColumnRef, Cte, From, Join, JoinKind, Node, Query, Select};
use crate::error::ErrorKind;
use crate::value::Str;
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
pub(super) type Scopes = SmallVec<[SmallVec<[From; 4]>; 1]>;

impl FromItem {
    pub(super) fn new(from: From) -> Self {
        FromItem { from, joins: vec![] }
    }
    /// The element and what is joined to it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &From> {
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
    correlate(out, &mut items);
    items
}

/// A value's or EXISTS's query leaves out what stands in the statement directly around it, if anything is left then.
fn correlate(out: &mut Out<'_>, items: &mut FromItems) {
    let around = match out.scopes.last() {
        Some(around) if out.place == Place::Value && items.len() > 1 => around,
        _ => return,
    };
    items.retain(|item| !item.joins.is_empty() || !around.iter().any(|outer| outer.is(&item.from)));
    if items.is_empty() {
        let problem = "every table of it stands in the statement around it, too, so nothing is left for its FROM; use an alias";
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

fn item_name(column: &ColumnRef) -> Option<Str> {
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

// names

/// Names that were made up, and what for.
#[derive(Default)]
pub(super) struct Names {
    given: Vec<(Key, Str)>,
    counters: Vec<(Str, u32)>,
    binds: Vec<(Str, u32)>,
}

/// What a made-up name belongs to: an unnamed element, or an expression by its address and the number of its repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Anon(AnonId),
    Element(usize, u32, u32),
}

impl Names {
    /// The name of an element: `base_1`, or what it was called before.
    pub(super) fn name(&mut self, key: Key, base: &str) -> Str {
        if let Some((_, name)) = self.given.iter().find(|(known, _)| *known == key) {
            return name.clone();
        }
        let name = count(&mut self.counters, base);
        self.given.push((key, name.clone()));
        name
    }
    /// A name for a bound value: `base_1`. Binds are counted apart from labels.
    pub(super) fn fresh_bind(&mut self, base: &str) -> Str {
        count(&mut self.binds, base)
    }
}

fn count(counters: &mut Vec<(Str, u32)>, base: &str) -> Str {
    let number = match counters.iter_mut().find(|(known, _)| *known == *base) {
        Some((_, count)) => {
            *count += 1;
            *count
        }
        None => {
            counters.push((base.into(), 1));
            1
        }
    };
    let mut name = String::with_capacity(base.len() + 4);
    name.push_str(base);
    name.push('_');
    name.push_str(itoa::Buffer::new().format(number));
    name.into()
}

/// The name of what stands in FROM.
pub(super) fn from_name(out: &mut Out<'_>, from: &From) -> Str {
    let (name, base) = match from {
        From::Table(table) => return table.def().name.clone(),
        From::Alias(alias) => (&alias.name, alias_base(&alias.of)),
        From::Subquery(subquery) => (&subquery.name, "anon".into()),
        From::Cte(cte) => (&cte.name, "anon".into()),
        From::Error(error) => {
            out.fail((**error).clone());
            return Str::default();
        }
    };
    match name {
        AliasName::Named(name) => name.clone(),
        AliasName::Anonymous(id) => out.names.name(Key::Anon(*id), &base),
    }
}

fn alias_base(of: &From) -> Str {
    match of {
        From::Table(table) => table.def().name.clone(),
        From::Alias(alias) => match &alias.name {
            AliasName::Named(name) => name.clone(),
            AliasName::Anonymous(_) => alias_base(&alias.of),
        },
        From::Subquery(subquery) => named_or_anon(&subquery.name),
        From::Cte(cte) => named_or_anon(&cte.name),
        From::Error(_) => "anon".into(),
    }
}

fn named_or_anon(name: &AliasName) -> Str {
    match name {
        AliasName::Named(name) => name.clone(),
        AliasName::Anonymous(_) => "anon".into(),
    }
}

/// The name under which a query gives out a column.
pub(super) fn exported_name(out: &mut Out<'_>, query: &Query, index: usize) -> Str {
    let mut names = ListNames::default();
    let mut last = None;
    for item in query.items().take(index + 1) {
        last = Some((names.next(&item), item.own_name()));
    }
    match last {
        Some((Naming::Own, name)) => name.unwrap_or_default(),
        Some((Naming::Wrapped(key, base), _)) => match key {
            Some(key) => out.names.name(key, &base),
            None => base,
        },
        Some((Naming::Renamed(key, base) | Naming::Unnamed(key, base), _)) => out.names.name(key, &base),
        None => Str::default(),
    }
}

/// How an item of a select list gets its name.
pub(super) enum Naming {
    /// By its own name.
    Own,
    /// By a made-up one, because its own is taken.
    Renamed(Key, Str),
    /// By the name of the column that it wraps, or made up from it.
    Wrapped(Option<Key>, Str),
    /// By a made-up one, because it has none.
    Unnamed(Key, Str),
}

/// The names in a select list so far.
#[derive(Default)]
pub(super) struct ListNames {
    named: SmallVec<[(Str, (usize, u32)); 8]>,
    made_up: SmallVec<[Key; 4]>,
    repeats: u32,
}

impl ListNames {
    /// How the next item is named: the second of two columns of one name is `id_1`, a repeated column `id__1`.
    pub(super) fn next(&mut self, item: &Item<'_>) -> Naming {
        let identity = identity(item);
        let wraps = matches!(item, Item::Node(Node::Cast(_) | Node::TypeCoerce(_) | Node::Unary(_)));
        let Some(name) = item.own_name() else {
            let key = Key::Element(identity.0, identity.1, 0);
            if self.made_up.contains(&key) {
                return Naming::Unnamed(self.repeat(identity), format!("{}_", item.base_name()).into());
            }
            self.made_up.push(key);
            return Naming::Unnamed(key, item.base_name().into());
        };
        let known = self.named.iter().find(|(known, _)| *known == name).map(|(_, identity)| *identity);
        match known {
            None => {
                self.named.push((name.clone(), identity));
                if wraps { Naming::Wrapped(None, name) } else { Naming::Own }
            }
            Some(_) if wraps => Naming::Wrapped(Some(self.repeat(identity)), format!("{name}_").into()),
            Some(first) => {
                let key = Key::Element(identity.0, identity.1, 0);
                if first == identity || self.made_up.contains(&key) {
                    return Naming::Renamed(self.repeat(identity), format!("{name}_").into());
                }
                self.made_up.push(key);
                Naming::Renamed(key, name)
            }
        }
    }
    fn repeat(&mut self, identity: (usize, u32)) -> Key {
        self.repeats += 1;
        Key::Element(identity.0, identity.1, self.repeats)
    }
}

/// What makes two items the same element: a column by its table, anything else by where it is kept.
fn identity(item: &Item<'_>) -> (usize, u32) {
    match item {
        Item::Of(column) | Item::Node(Node::Column(column)) => (column.from.address(), column.index + 1),
        Item::Node(node) => (address(node), 0),
    }
}

fn address(node: &Node) -> usize {
    let thin = |pointer: *const ()| pointer as usize;
    match node {
        Node::Function(function) => thin(Arc::as_ptr(function).cast()),
        Node::Binary(binary) => thin(Arc::as_ptr(binary).cast()),
        Node::Chain(chain) => thin(Arc::as_ptr(chain).cast()),
        Node::Case(case) => thin(Arc::as_ptr(case).cast()),
        Node::Over(over) => thin(Arc::as_ptr(over).cast()),
        Node::Label(label) => thin(Arc::as_ptr(label).cast()),
        Node::ScalarSubquery(subquery) => thin(Arc::as_ptr(subquery).cast()),
        Node::Exists(exists) => thin(Arc::as_ptr(exists).cast()),
        Node::ColumnClause(column) => thin(Arc::as_ptr(column).cast()),
        node => thin(std::ptr::from_ref(node).cast()),
    }
}

/// The made-up name of an expression that has none.
pub(super) fn is_unnamed(node: &Node) -> bool {
    own_name(node).is_none() && base_name(node) == "anon"
}

// CTEs

/// A CTE is met in FROM: in the rehearsal its body is settled then, before it takes its place in WITH.
pub(super) fn meet(out: &mut Out<'_>, cte: &Arc<Cte>) {
    if !out.rehearsing || out.ctes.iter().any(|known| Arc::ptr_eq(known, cte)) {
        return;
    }
    let from = From::Cte(cte.clone());
    if let Some(known) = out.ctes.iter().find(|known| From::Cte((*known).clone()).is(&from)) {
        if known.query != cte.query {
            let name = from.describe();
            out.fail(ErrorKind::NameTaken { name, what: "CTEs".into() });
        }
        return;
    }
    let scopes = std::mem::take(&mut out.scopes);
    out.query_in(Place::From, &cte.query);
    out.scopes = scopes;
    out.ctes.push(cte.clone());
}
