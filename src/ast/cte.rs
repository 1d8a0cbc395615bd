//! What stands in WITH.

use super::tree::{Digest, Pairs, Rebuild, Tree, Walk, leaf, tree};
use super::{AliasName, Delete, FromItem, Insert, Node, Query, RawClause, Summary, Update};
use std::sync::Arc;

tree! {
    /// `WITH c AS (SELECT ..)`
    Cte {
        /// Its name.
        name: AliasName,
        /// The query.
        query: Query,
        /// How it is written.
        shape: CteShape,
        /// Raw SQL before its parenthesis.
        prefixes: Vec<RawClause>,
        /// Raw SQL behind its parenthesis.
        suffixes: Vec<RawClause>,
    }
    /// A recursive CTE as it is read within itself.
    Recursion {
        /// Its name.
        name: AliasName,
        /// The part of the query that does not read it: its columns are those.
        query: Query,
    }
    /// A CTE that stands in WITH whether it is read or not.
    AddedCte {
        /// The CTE.
        cte: FromItem,
        /// Does it stand in the WITH of this query, wherever that is?
        here: bool,
    }
}

/// How a CTE is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct CteShape {
    /// Does it read itself?
    pub recursive: bool,
    /// Does it stay in the WITH of the query that reads it?
    pub nesting: bool,
    /// `MATERIALIZED`, or `NOT MATERIALIZED`
    pub materialized: Option<bool>,
}
leaf!(CteShape);

/// A statement that changes rows, as a query: its rows are those of RETURNING.
#[derive(Clone)]
pub enum Dml {
    /// INSERT
    Insert(Insert),
    /// UPDATE
    Update(Update),
    /// DELETE
    Delete(Delete),
}

impl FromItem {
    /// A query under a name, in WITH.
    pub fn cte(query: Query, name: impl Into<AliasName>) -> FromItem {
        FromItem::shaped_cte(query, name.into(), CteShape::default())
    }
    /// The same, written in this way.
    pub fn shaped_cte(query: Query, name: AliasName, shape: CteShape) -> FromItem {
        FromItem::settled_cte(Cte::new(name, query, shape, vec![], vec![]))
    }
    /// The same CTE, written in another way.
    pub(crate) fn change_cte(cte: &Cte, change: impl FnOnce(&mut Cte)) -> FromItem {
        let mut cte = cte.clone();
        change(&mut cte);
        let Cte { name, query, shape, prefixes, suffixes, summary: _ } = cte;
        FromItem::settled_cte(Cte::new(name, query, shape, prefixes, suffixes))
    }
    pub(super) fn settled_cte(mut cte: Cte) -> FromItem {
        cte.summary = shared(cte.summary);
        FromItem::checked(FromItem::Cte(Arc::new(cte)))
    }
    /// A recursive CTE, as it is read within itself: its columns are those of `first`.
    pub fn recursion(first: Query, name: AliasName) -> FromItem {
        let mut recursion = Recursion::new(name, first);
        recursion.summary = shared(recursion.summary);
        FromItem::checked(FromItem::Recursion(Arc::new(recursion)))
    }
}

fn shared(summary: Summary) -> Summary {
    summary.deeper_by(Summary::QUERY_DEPTH).join(Summary::SHARES).join(Summary::CTE)
}

impl Dml {
    /// What its rows are.
    pub(crate) fn returning(&self) -> &[Node] {
        match self {
            Dml::Insert(insert) => &insert.returning,
            Dml::Update(update) => &update.returning,
            Dml::Delete(delete) => &delete.returning,
        }
    }
    /// Its word, for messages.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Dml::Insert(_) => "INSERT",
            Dml::Update(_) => "UPDATE",
            Dml::Delete(_) => "DELETE",
        }
    }
}
impl Tree for Dml {
    fn children<'a>(&'a self, walk: &mut dyn Walk<'a>) {
        match self {
            Dml::Insert(insert) => insert.children(walk),
            Dml::Update(update) => update.children(walk),
            Dml::Delete(delete) => delete.children(walk),
        }
    }
    fn rebuild(&self, with: &mut dyn Rebuild) -> Self {
        match self {
            Dml::Insert(insert) => Dml::Insert(insert.rebuild(with)),
            Dml::Update(update) => Dml::Update(update.rebuild(with)),
            Dml::Delete(delete) => Dml::Delete(delete.rebuild(with)),
        }
    }
    fn same(&self, other: &Self, ids: &mut Pairs) -> bool {
        match (self, other) {
            (Dml::Insert(a), Dml::Insert(b)) => a.same(b, ids),
            (Dml::Update(a), Dml::Update(b)) => a.same(b, ids),
            (Dml::Delete(a), Dml::Delete(b)) => a.same(b, ids),
            _ => false,
        }
    }
    fn digest(&self, to: &mut Digest) {
        to.add(self.word());
        match self {
            Dml::Insert(insert) => insert.digest(to),
            Dml::Update(update) => update.digest(to),
            Dml::Delete(delete) => delete.digest(to),
        }
    }
    fn summary(&self) -> Summary {
        match self {
            Dml::Insert(insert) => insert.summary,
            Dml::Update(update) => update.summary,
            Dml::Delete(delete) => delete.summary,
        }
    }
}
