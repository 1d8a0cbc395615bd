//! Finds the foreign keys between two sides of a join, from which an ON is made.

use super::{JoinTree, KeyColumns};
use crate::ast::{ColumnRef, FromItem};
use crate::name::Name;
use crate::schema::{ForeignKey, Table, Target};
use smallvec::{SmallVec, smallvec};

pub(super) type JoinKeys = SmallVec<[KeyColumns; 1]>;

/// Returns the foreign keys between these and the joined side: first those of the joined side.
pub(super) fn keys_between(left: &[&FromItem], right: &JoinTree) -> JoinKeys {
    let (mut found, right) = (JoinKeys::new(), right.elements());
    for (of, to) in right.iter().flat_map(|right| left.iter().map(move |left| (right, left))) {
        referrals(of, to, &mut found);
    }
    for (of, to) in left.iter().flat_map(|left| right.iter().map(move |right| (left, right))) {
        referrals(of, to, &mut found);
    }
    found
}

/// Finds the columns of `to` that columns of `of` refer to, with those.
fn referrals(of: &FromItem, to: &FromItem, found: &mut JoinKeys) {
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
        found.extend(table.def().table_level_foreign_keys().filter_map(|key| composite(of, table, to, key)));
    }
}

/// Returns a foreign key of several columns, if both sides have all of them.
fn composite(of: &FromItem, table: &Table, to: &FromItem, key: &ForeignKey) -> Option<KeyColumns> {
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
