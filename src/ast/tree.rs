//! The one list of children per node: what visiting, rewriting, comparing, hashing and the summary words read.

use super::from::FromItem;
use super::select::Query;
use super::{Delete, Insert, Node, Summary, Update};
use crate::types::TypeRef;
use crate::value::Value;
use std::any::Any;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a tree is made of. Nodes get it from the macro `tree!`, which lists their fields once.
pub trait Tree {
    /// Shows every child to `walk`, in the order of the SQL.
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>);
    /// The same thing with every child replaced by what `with` makes of it.
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self
    where
        Self: Sized;
    /// Equal in structure, where what has no name is numbered by its first occurrence?
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool
    where
        Self: Sized;
    /// Feeds the structure to a hasher, in agreement with [`same`](Tree::same).
    fn digest(&self, to: &mut Digest);
    /// What is known of it without looking into it.
    fn summary(&self) -> Summary {
        Summary::LEAF
    }
}

/// Takes in the children of a node.
pub trait Walk<'a> {
    /// An expression.
    fn node(&mut self, node: &'a Node);
    /// Something that stands in FROM, or that a column belongs to.
    fn from(&mut self, from: &'a FromItem);
    /// A SELECT or a set operation.
    fn query(&mut self, query: &'a Query);
    /// Values of one type behind IN, which have no nodes of their own.
    fn values(&mut self, _: &'a [Value], _: &'a TypeRef) {}
    /// An INSERT.
    fn insert(&mut self, insert: &'a Insert);
    /// An UPDATE.
    fn update(&mut self, update: &'a Update);
    /// A DELETE.
    fn delete(&mut self, delete: &'a Delete);
}

/// Makes new children of old ones.
pub trait Rebuild {
    /// What becomes of an expression.
    fn node(&mut self, node: &Node) -> Node;
    /// What becomes of something in FROM.
    fn from(&mut self, from: &FromItem) -> FromItem;
    /// What becomes of a SELECT or a set operation.
    fn query(&mut self, query: &Query) -> Query;
    /// What becomes of an INSERT.
    fn insert(&mut self, insert: &Insert) -> Insert;
    /// What becomes of an UPDATE.
    fn update(&mut self, update: &Update) -> Update;
    /// What becomes of a DELETE.
    fn delete(&mut self, delete: &Delete) -> Delete;
}

/// What two trees that are compared call the same thing: unnamed elements, and shared bodies already found equal.
#[derive(Default)]
pub struct Pairs {
    ids: HashMap<u64, u64>,
    back: HashMap<u64, u64>,
    equal: HashMap<usize, usize>,
}

impl Pairs {
    fn pair(&mut self, a: u64, b: u64) -> bool {
        *self.ids.entry(a).or_insert(b) == b && *self.back.entry(b).or_insert(a) == a
    }
}

/// A hasher that numbers unnamed elements and shared bodies by their first occurrence.
#[derive(Default)]
pub struct Digest {
    hasher: DefaultHasher,
    ids: HashMap<u64, usize>,
    seen: HashMap<usize, u64>,
}

impl Digest {
    /// The hash of a tree.
    pub fn of(tree: &(impl Tree + ?Sized)) -> u64 {
        let mut digest = Digest::default();
        tree.digest(&mut digest);
        digest.hasher.finish()
    }
    /// Feeds plain data.
    pub fn add(&mut self, data: &(impl Hash + ?Sized)) {
        data.hash(&mut self.hasher);
    }
    /// The hasher, for what can only be hashed through one.
    pub fn hasher(&mut self) -> &mut dyn Hasher {
        &mut self.hasher
    }
}

/// The identity of what has no name: given when it is built, kept by clone and by rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnonId(u64);

impl AnonId {
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        AnonId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
impl Tree for AnonId {
    fn children<'a>(&'a self, _: &mut dyn Walk<'a>) {}
    fn rebuild(&self, _: &mut dyn Rebuild) -> Self {
        *self
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        ids.pair(self.0, other.0)
    }
    fn digest(&self, to: &mut Digest) {
        let next = to.ids.len();
        let number = *to.ids.entry(self.0).or_insert(next);
        to.add(&number);
    }
    fn summary(&self) -> Summary {
        Summary::ANONYMOUS
    }
}

/// Shared things compare and hash by their first look only, so that a CTE used five times costs one.
impl<T: Tree + Any> Tree for Arc<T> {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        (**self).children(walk);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        Arc::new((**self).rebuild(with))
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        let (a, b) = (Arc::as_ptr(self) as usize, Arc::as_ptr(other) as usize);
        if !T::summary(self).shares() {
            return (a == b && !T::summary(self).has_anonymous()) || (**self).same(other, ids);
        }
        if ids.equal.get(&a) == Some(&b) {
            return true;
        }
        let same = (**self).same(other, ids);
        if same {
            ids.equal.insert(a, b);
        }
        same
    }
    fn digest(&self, to: &mut Digest) {
        if !T::summary(self).shares() {
            return (**self).digest(to);
        }
        let at = Arc::as_ptr(self) as usize;
        if let Some(known) = to.seen.get(&at).copied() {
            return to.add(&known);
        }
        let outer = std::mem::take(&mut to.hasher);
        (**self).digest(to);
        let own = std::mem::replace(&mut to.hasher, outer).finish();
        to.seen.insert(at, own);
        to.add(&own);
    }
    fn summary(&self) -> Summary {
        (**self).summary()
    }
}
/// Lists, of either kind.
macro_rules! lists { ($([$($generic:tt)*] $list:ty, [$($bound:tt)*];)*) => {$(
    impl<$($generic)*> Tree for $list where $($bound)* {
        fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
            self.iter().for_each(|child| child.children(walk));
        }
        fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
            // a loop: an iterator's frames would stand on the stack at every level
            let mut made = Self::with_capacity(self.len());
            for child in self {
                made.push(child.rebuild(with));
            }
            made
        }
        fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
            self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.same(b, ids))
        }
        fn digest(&self, to: &mut Digest) {
            to.add(&self.len());
            self.iter().for_each(|child| child.digest(to));
        }
        fn summary(&self) -> Summary {
            self.iter().fold(Summary::LEAF, |all, child| all.join(child.summary()))
        }
    }
)*} }
lists! {
    [T: Tree] Vec<T>, [];
    [T: Tree, const N: usize] smallvec::SmallVec<[T; N]>, [[T; N]: smallvec::Array<Item = T>];
}
impl<T: Tree> Tree for Box<T> {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        (**self).children(walk);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        Box::new((**self).rebuild(with))
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        (**self).same(other, ids)
    }
    fn digest(&self, to: &mut Digest) {
        (**self).digest(to);
    }
    fn summary(&self) -> Summary {
        (**self).summary()
    }
}
impl<T: Tree> Tree for Option<T> {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        self.iter().for_each(|child| child.children(walk));
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        self.as_ref().map(|child| child.rebuild(with))
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (Some(a), Some(b)) => a.same(b, ids),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        to.add(&self.is_some());
        self.iter().for_each(|child| child.digest(to));
    }
    fn summary(&self) -> Summary {
        self.as_ref().map_or(Summary::LEAF, T::summary)
    }
}
impl<A: Tree, B: Tree> Tree for (A, B) {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        self.0.children(walk);
        self.1.children(walk);
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        (self.0.rebuild(with), self.1.rebuild(with))
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        self.0.same(&other.0, ids) && self.1.same(&other.1, ids)
    }
    fn digest(&self, to: &mut Digest) {
        self.0.digest(to);
        self.1.digest(to);
    }
    fn summary(&self) -> Summary {
        self.0.summary().join(self.1.summary())
    }
}

/// Plain data inside a node: it has no children.
macro_rules! leaf { ($($type:ty),* $(,)?) => {$(
    impl $crate::ast::tree::Tree for $type {
        #[inline]
        fn children<'a>(&'a self, _: &mut dyn $crate::ast::tree::Walk<'a>) {}
        fn rebuild(&self, _: &mut dyn $crate::ast::tree::Rebuild) -> Self {
            self.clone()
        }
        fn same(&self, other: &Self, _: &mut $crate::ast::tree::Pairs) -> bool {
            self == other
        }
        fn digest(&self, to: &mut $crate::ast::tree::Digest) {
            to.add(self);
        }
    }
)*} }
pub(crate) use leaf;
leaf!(bool, u16, u32, u64, i64, usize, char, crate::name::Name, crate::value::Str, crate::value::Value);

/// Declares a node: its fields are listed here and nowhere else. A statement names what [`Walk`] and [`Rebuild`] call it.
macro_rules! tree {
    (@children $self:ident, $walk:ident, [$($field:ident)*]) => {
        let Self { $($field,)* summary: _ } = $self;
        $($crate::ast::tree::Tree::children($field, $walk);)*
    };
    (@children $self:ident, $walk:ident, [$($field:ident)*] $hook:ident) => { $walk.$hook($self) };
    (@rebuild $self:ident, $with:ident, [$($field:ident)*]) => {{
        let Self { $($field,)* summary: _ } = $self;
        Self::new($($crate::ast::tree::Tree::rebuild($field, $with)),*)
    }};
    (@rebuild $self:ident, $with:ident, [$($field:ident)*] $hook:ident) => { $with.$hook($self) };
    ($($(#[$meta:meta])* $name:ident $(as $hook:ident)? { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
    $(#[$meta])*
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct $name {
        $($(#[$field_meta])* pub $field: $type,)*
        pub(crate) summary: $crate::ast::Summary,
    }
    #[allow(dead_code)] // of a statement, what its hook goes on with
    impl $name {
        #[inline]
        #[allow(clippy::too_many_arguments)] // one per field
        pub(crate) fn new($($field: $type),*) -> Self {
            let summary = $crate::ast::Summary::LEAF $(.join($crate::ast::tree::Tree::summary(&$field)))*;
            Self { $($field,)* summary: summary.deeper() }
        }
        /// Counts the summary anew, when a part was taken away.
        pub(crate) fn summarize(&mut self) {
            let summary = $crate::ast::Summary::LEAF $(.join($crate::ast::tree::Tree::summary(&self.$field)))*;
            self.summary = summary.deeper();
        }
        pub(crate) fn descend<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
            tree!(@children self, walk, [$($field)*]);
        }
        pub(crate) fn rebuild_children(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
            tree!(@rebuild self, with, [$($field)*])
        }
    }
    impl $crate::ast::tree::Tree for $name {
        fn children<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
            tree!(@children self, walk, [$($field)*] $($hook)?);
        }
        fn rebuild(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
            tree!(@rebuild self, with, [$($field)*] $($hook)?)
        }
        fn same(&self, other: &Self, ids: &mut $crate::ast::tree::Pairs) -> bool {
            let Self { $($field,)* summary: _ } = self;
            true $(&& $crate::ast::tree::Tree::same($field, &other.$field, ids))*
        }
        fn digest(&self, to: &mut $crate::ast::tree::Digest) {
            let Self { $($field,)* summary: _ } = self;
            $($crate::ast::tree::Tree::digest($field, to);)*
        }
        #[inline]
        fn summary(&self) -> $crate::ast::Summary {
            self.summary
        }
    }
)*} }
pub(crate) use tree;
