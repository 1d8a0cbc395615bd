//! What stands in FROM, and fewer rows of it: for rewriters.

use super::select::push_condition;
use super::{From, Join, JoinKind, Node, Query, Select};
use crate::error::ErrorKind;
use smallvec::SmallVec;

impl Select {
    /// What stands in FROM: what was named, what is joined, and what the columns and WHERE speak of. In a subquery that may
    /// also be what stands in the query around it.
    pub fn froms(&self) -> Vec<From> {
        let mut implied: SmallVec<[&From; 4]> = SmallVec::new();
        self.from.iter().chain(self.joins.iter().map(|join| &join.to)).for_each(|from| super::expr::add_from(from, &mut implied));
        self.columns.iter().chain(&self.filter).for_each(|node| node.froms(&mut implied));
        implied.into_iter().cloned().collect()
    }
    /// Only rows of an element of FROM for which this holds: in WHERE, or in the ON of the outer join that may leave it
    /// without a row. Where neither says that, it is a mistake, which `compile()` reports.
    pub fn restrict(&mut self, from: &From, condition: Node) {
        self.absorb(condition.summary().deeper());
        if self.joins.iter().any(|join| join.kind == JoinKind::Full) {
            return self.unrestricted(from, "beside a FULL JOIN no condition keeps rows out; select from a subquery");
        }
        let outer = |join: &&mut Join| join.kind != JoinKind::Inner && join.to.is(from);
        match self.joins.iter_mut().find(outer) {
            None => push_condition(&mut self.filter, condition),
            Some(join) => match join.on.take() {
                Some(on) => {
                    *join = Join::new(join.to.clone(), Some(on.and(condition)), join.kind);
                    let summary = join.summary;
                    self.absorb(summary);
                }
                None => self.unrestricted(from, "an outer join without ON has no room for a condition; give it `.left_join_on(..)`"),
            },
        }
    }
    #[cold]
    fn unrestricted(&mut self, from: &From, problem: &str) {
        let error = Node::error(ErrorKind::invalid(&format!("restriction of {:?}", &*from.describe()), problem));
        self.absorb(error.summary());
        self.filter.push(error);
    }
}

impl Query {
    /// The SELECT with fewer rows of an element of its FROM; the members of a set operation are queries of their own.
    pub fn restrict(&mut self, from: &From, condition: Node) {
        if let Query::Select(select) = self {
            select.restrict(from, condition);
        }
    }
    /// What stands in FROM of a SELECT.
    pub fn froms(&self) -> Vec<From> {
        match self {
            Query::Select(select) => select.froms(),
            Query::Compound(_) | Query::Text(_) => vec![],
        }
    }
}
