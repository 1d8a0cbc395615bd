//! What stands in WITH.

use super::tree::{Rebuild, Tree, leaf, nodes, tree};
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

nodes! {
    /// A statement that changes rows, as a query: its rows are those of RETURNING.
    pub enum Dml () {
        /// INSERT
        Insert(Insert),
        /// UPDATE
        Update(Update),
        /// DELETE
        Delete(Delete),
    }
}

impl Cte {
    pub(super) fn rebuilt(cte: &Arc<Self>, with: &mut dyn Rebuild) -> FromItem {
        FromItem::settled_cte((**cte).rebuild(with))
    }
}
impl Recursion {
    pub(super) fn rebuilt(recursion: &Arc<Self>, with: &mut dyn Rebuild) -> FromItem {
        FromItem::recursion(with.query(&recursion.query), recursion.name.clone())
    }
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
