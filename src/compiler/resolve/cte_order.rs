//! Collects the CTEs of a statement in the order of WITH, and those that stay in the WITH of a subquery.

use crate::ast::{AddedCte, Compound, Cte, FromItem, Query, Select};
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};
use std::sync::Arc;

/// Adds a CTE that is read in FROM to those of WITH. In the dry run its body is rendered first, so that the CTEs that it reads come
/// before it. One of a surrounding WITH is there already.
pub(in crate::compiler) fn meet(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let known = |known: &&Arc<Cte>| Arc::ptr_eq(known, cte) || (known.name.is(&cte.name) && known.query == cte.query);
    let with = out.with_context();
    if !with.is_dry_run() || with.nested().iter().any(|one| known(&one)) || with.ordered().iter().any(|known| Arc::ptr_eq(known, cte)) {
        return;
    }
    if let Some(known) = with.ordered().iter().find(|known| known.name.is(&cte.name)) {
        if known.query != cte.query {
            name_taken(out, cte);
        }
        return;
    }
    out.outside_of_statement(|out| body(out, cte));
    out.add_cte(cte);
}

#[cold]
fn name_taken(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let name = FromItem::Cte(cte.clone()).describe();
    out.fail(ErrorKind::NameTaken { name, what: "CTEs".into() });
}

/// Renders the body of a CTE.
pub(in crate::compiler) fn body(out: &mut Renderer<'_>, cte: &Arc<Cte>) {
    let context = match &cte.query {
        Query::Dml(_) => QueryContext::With,
        Query::Values(_) => QueryContext::Value, // its columns are named before it
        Query::Select(_) | Query::Compound(_) | Query::Text(_) => QueryContext::From,
    };
    out.in_cte_body(cte, |out| out.query_in(context, &cte.query));
}

/// Adds the CTEs that were given to a statement: they come before those that it reads.
pub(in crate::compiler) fn meet_added(out: &mut Renderer<'_>, added: &[AddedCte]) {
    for one in added {
        if let FromItem::Cte(cte) = &one.cte {
            meet(out, cte);
        }
    }
}

/// Returns the CTEs that stay in the WITH of this query: those that were given to it alone, and those that nest where they are read.
pub(in crate::compiler) fn local_ctes(out: &mut Renderer<'_>, query: QueryRef<'_>) -> Vec<Arc<Cte>> {
    if out.query_context().is_outermost() {
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
    if out.with_context().nested().iter().chain(&*local).any(same) {
        return;
    }
    if local.iter().any(|known| known.name.is(&cte.name)) {
        name_taken(out, cte);
    }
    local.push(cte.clone());
}

/// A query that may have a WITH of its own.
#[derive(Clone, Copy)]
pub(in crate::compiler) enum QueryRef<'a> {
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
    /// Visits the CTEs that are added to it and to its members.
    fn added(self, see: &mut dyn FnMut(&'a AddedCte)) {
        match self {
            QueryRef::Select(select) => select.with.iter().for_each(&mut *see),
            QueryRef::Compound(compound) => compound.with.iter().for_each(&mut *see),
        }
        self.members().for_each(|member| member.added(see));
    }
    /// Visits the elements of its FROM, and of that of its members.
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
