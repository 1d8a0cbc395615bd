//! What stands in FROM, and fewer rows of it: for rewriters.

use super::select::push_condition;
use super::{FromItem, Join, JoinKind, Node, Query, Select};
use crate::error::ErrorKind;
use smallvec::SmallVec;

impl Select {
    /// What stands in FROM: what was named, what is joined, and what the columns and WHERE speak of. In a subquery that may
    /// also be what stands in the query around it.
    pub fn froms(&self) -> Vec<FromItem> {
        let mut implied: SmallVec<[&FromItem; 4]> = SmallVec::new();
        let joined = self.joins.iter().flat_map(|join| join.left.iter().chain([&join.to]));
        self.from.iter().chain(joined).for_each(|from| from.leaves(&mut |leaf| super::expr::add_from(leaf, &mut implied)));
        self.columns.iter().chain(&self.filter).for_each(|node| node.froms(&mut implied));
        implied.into_iter().cloned().collect()
    }
    /// Only rows of an element of FROM for which this holds: in WHERE, or in the ON of the outer join that may leave it
    /// without a row. Where neither says that, it is a mistake, which `compile()` reports.
    pub fn restrict(&mut self, from: &FromItem, condition: Node) {
        self.absorb(condition.summary().deeper());
        if self.joins.iter().any(|join| matches!(join.kind, JoinKind::Full | JoinKind::Right)) {
            return self.unrestricted(from, "beside a FULL or RIGHT JOIN no condition keeps rows out; select from a subquery");
        }
        if self.brackets_miss(from) {
            return self
                .unrestricted(from, "it stands in an outer join in brackets, which has no room for a condition; select from a subquery");
        }
        let outer = |join: &&mut Join| join.kind != JoinKind::Inner && join.to.is(from);
        match self.joins.iter_mut().find(outer) {
            None => push_condition(&mut self.filter, condition),
            Some(join) => match join.on.take() {
                Some(on) => {
                    *join = Join::new(join.left.clone(), join.to.clone(), Some(on.and(condition)), join.kind);
                    let summary = join.summary;
                    self.absorb(summary);
                }
                None => self.unrestricted(from, "an outer join without ON has no room for a condition; give it `.left_join_on(..)`"),
            },
        }
    }
    /// Does a join that is an element of FROM itself leave rows without this one?
    fn brackets_miss(&self, from: &FromItem) -> bool {
        let nested = |join: &Join| join.kind != JoinKind::Inner && !join.to.is(from) && join.to.holds(from);
        let within = |join: &Join| join.to.misses(from) || join.left.as_ref().is_some_and(|left| left.misses(from));
        self.from.iter().any(|element| element.misses(from)) || self.joins.iter().any(|join| nested(join) || within(join))
    }
    #[cold]
    fn unrestricted(&mut self, from: &FromItem, problem: &str) {
        let error = Node::error(ErrorKind::invalid(&format!("restriction of {:?}", &*from.describe()), problem));
        self.absorb(error.summary());
        self.filter.push(error);
    }
}

impl Query {
    /// The SELECT with fewer rows of an element of its FROM; the members of a set operation are queries of their own.
    pub fn restrict(&mut self, from: &FromItem, condition: Node) {
        if let Query::Select(select) = self {
            select.restrict(from, condition);
        }
    }
    /// What stands in FROM of a SELECT.
    pub fn froms(&self) -> Vec<FromItem> {
        match self {
            Query::Select(select) => select.froms(),
            Query::Compound(_) | Query::Text(_) | Query::Values(_) | Query::Dml(_) => vec![],
        }
    }
}
