//! [`Tree`] for lists, boxes, options and pairs of nodes.

use super::{Digest, Pairs, Rebuild, Tree, Walk};
use crate::ast::Summary;

/// Implements [`Tree`] for lists.
macro_rules! lists { ($([$($generic:tt)*] $list:ty, [$($bound:tt)*];)*) => {$(
    impl<$($generic)*> Tree for $list where $($bound)* {
        fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
            self.iter().for_each(|child| child.children(walk));
        }
        fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
            // a loop: an iterator's frames would be on the stack at every level
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
