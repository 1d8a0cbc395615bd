//! Identity of unnamed elements ([`AnonId`]), and the state of comparing ([`Pairs`]) and hashing ([`Digest`]) two trees.

use super::{Rebuild, Tree, Walk};
use crate::ast::Summary;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The state of a comparison: which unnamed elements correspond, and which shared bodies were found equal.
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
    /// Feeds plain data to the hasher.
    pub fn add(&mut self, data: &(impl Hash + ?Sized)) {
        data.hash(&mut self.hasher);
    }
    /// The hasher as a trait object, for data behind one.
    pub fn hasher(&mut self) -> &mut dyn Hasher {
        &mut self.hasher
    }
}

/// The identity of an unnamed element: assigned when it is built, kept by `clone` and by rewriting.
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

/// Shared bodies are compared and hashed at their first occurrence only, so that a CTE used five times costs one comparison.
impl<T: Tree> Tree for Arc<T> {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        (**self).children(walk);
    }
    #[inline(always)] // a frame of its own would be on the stack at every level
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
    fn shared_address(&self) -> Option<usize> {
        (Arc::strong_count(self) > 1).then_some(Arc::as_ptr(self) as usize)
    }
}
