//! Renders FOR UPDATE and FOR SHARE, and refuses locks of rows that are not plainly those of a table.

use super::aggregates::aggregates;
use crate::ast::{Fetch, FromItem, Join, JoinKind, Lock, LockStrength, LockWait, Query, Select, SelectOptions};
use crate::compiler::renderer::Renderer;
use crate::compiler::resolve::{JoinTree, ResolvedJoin};
use crate::error::ErrorKind;
use smallvec::{SmallVec, smallvec};

/// ` FOR UPDATE OF a SKIP LOCKED`
pub(super) fn lock(out: &mut Renderer<'_>, lock: &Lock, select: &Select, items: &[JoinTree]) {
    let Lock { strength, of, wait, summary: _ } = lock;
    let Some(locks) = out.features().locks else {
        return out.unsupported(strength.text(), "lock by a transaction that writes first; there it holds the whole database");
    };
    if !locks.derived
        && let Some((with, hint)) = not_plain(select, lock, items)
    {
        out.unsupported(&format!("{} with {with}", strength.text()), hint);
    }
    out.word(" ");
    match strength {
        LockStrength::Share => out.word(locks.share),
        LockStrength::NoKeyUpdate if !locks.key => out.unsupported(strength.text(), "use `.for_update()`"),
        LockStrength::KeyShare if !locks.key => out.unsupported(strength.text(), "use `.for_share()`"),
        LockStrength::Update | LockStrength::NoKeyUpdate | LockStrength::KeyShare => out.word(strength.text()),
    }
    if !of.is_empty() {
        if !locks.of {
            out.unsupported(&format!("OF behind {}", strength.text()), "without it, the rows of every table are locked");
        }
        if let Some(from) = of.iter().find(|from| !items.iter().flat_map(JoinTree::elements).any(|item| item.is(from))) {
            let problem = format!("{:?} does not stand in this FROM, so it has no rows to lock", &*from.describe());
            out.fail(ErrorKind::invalid("OF", problem));
        }
        out.word(" OF ");
        out.list(of, ", ", |out, from| {
            let name = out.name_of(from);
            out.ident(&name);
        });
    }
    match wait {
        LockWait::Wait => {}
        LockWait::NoWait if !locks.nowait => out.unsupported("NOWAIT", "set a short timeout for locks"),
        LockWait::SkipLocked if !locks.skip_locked => out.unsupported("SKIP LOCKED", "mark the rows that are taken by an UPDATE"),
        LockWait::NoWait => out.word(" NOWAIT"),
        LockWait::SkipLocked => out.word(" SKIP LOCKED"),
    }
}

/// Why the selected rows are not plainly those of tables, and a hint.
type NotPlain = Option<(&'static str, &'static str)>;

const BELOW: &str = "lock the rows in a subquery of FROM";

fn not_plain(select: &Select, lock: &Lock, items: &[JoinTree]) -> NotPlain {
    let locked = |from: &FromItem| lock.of.is_empty() || lock.of.iter().any(|of| of.is(from));
    let with_ties = select.options().and_then(|options| options.fetch) == Some(Fetch::WithTies);
    if with_ties && lock.wait == LockWait::SkipLocked {
        return Some(("SKIP LOCKED and WITH TIES", "use `.fetch(..)`"));
    }
    let named = lock.of.iter().any(|of| matches!(of, FromItem::Cte(_) | FromItem::Recursion(_) | FromItem::Function(_)));
    let named = named.then_some(("OF a CTE or a function", "lock the rows where they are selected from their table"));
    let outer =
        || items.iter().any(|item| is_outer(item, &locked)).then_some(("the outer side of a join", "say whose rows are locked: `.of(..)`"));
    let below = || {
        let elements = items.iter().flat_map(JoinTree::elements).filter(|from| locked(from));
        elements.filter_map(subquery).find_map(below)
    };
    grouped(select).or(named).or_else(outer).or_else(below)
}

/// Whether an outer join may not find some of the rows that are locked.
fn is_outer(item: &JoinTree, locked: &dyn Fn(&FromItem) -> bool) -> bool {
    let last = |kinds: &[JoinKind]| item.joins.iter().rposition(|join| kinds.contains(&join.kind));
    let (full, right) = (last(&[JoinKind::Full]), last(&[JoinKind::Full, JoinKind::Right]));
    let missing = |(at, join): (usize, &ResolvedJoin)| {
        // the sides of a full join, and what stands before it and before a right join
        join.kind == JoinKind::Left || full.is_some_and(|full| at <= full) || right.is_some_and(|right| at < right)
    };
    let any = |join: &ResolvedJoin| {
        let mut found = false;
        join.each(&mut |from| found |= locked(from));
        found
    };
    let within = |join: &ResolvedJoin| is_outer(&JoinTree::joined(join), locked);
    let joined = item.joins.iter().enumerate().any(|(at, join)| (missing((at, join)) && any(join)) || within(join));
    joined || (right.is_some() && locked(&item.from))
}

/// Returns why the rows of a SELECT are not those of a table: DISTINCT, groups, aggregates or windows.
fn grouped(select: &Select) -> NotPlain {
    let Select { columns, group_by, having, order_by, distinct, options, .. } = select;
    let distinct = *distinct || options.as_deref().is_some_and(|options: &SelectOptions| !options.distinct_on.is_empty());
    if distinct || !group_by.is_empty() || !having.is_empty() {
        return Some(("DISTINCT, GROUP BY or HAVING", BELOW));
    }
    columns.iter().chain(order_by).any(|node| aggregates(node, false) || aggregates(node, true)).then_some(("aggregates or windows", BELOW))
}

/// Returns the subquery that an element is.
fn subquery(from: &FromItem) -> Option<&Query> {
    match from {
        FromItem::Subquery(subquery) => Some(&subquery.query),
        FromItem::Alias(alias) => subquery(&alias.of),
        FromItem::Table(_)
        | FromItem::Cte(_)
        | FromItem::Recursion(_)
        | FromItem::Join(_)
        | FromItem::Function(_)
        | FromItem::Text(_)
        | FromItem::Error(_) => None,
    }
}

/// Returns why the rows of a subquery, to which a lock goes on, are not those of a table.
fn below(query: &Query) -> NotPlain {
    const ELSEWHERE: &str = "say whose rows are locked: `.of(..)`";
    let problem = match query {
        Query::Select(select) => {
            let mut froms: SmallVec<[&FromItem; 4]> = smallvec![];
            select.columns.iter().chain(&select.filter).for_each(|node| node.froms(&mut froms));
            let joined = select.joins.iter().flat_map(|join| join.left.iter().chain([&join.to]));
            let outer = |join: &Join| join.kind != JoinKind::Inner;
            let mut subqueries = froms.into_iter().chain(&select.from).chain(joined).filter_map(subquery);
            match grouped(select) {
                None if select.joins.iter().any(outer) => Some(("a subquery with an outer join", ELSEWHERE)),
                None => subqueries.find_map(below),
                found => found,
            }
        }
        Query::Compound(_) => Some(("a set operation", BELOW)),
        Query::Text(_) | Query::Values(_) | Query::Dml(_) => None,
    };
    problem.map(|(with, _)| (with, ELSEWHERE))
}
