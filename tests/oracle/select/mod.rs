//! SELECT and its clauses.

mod clauses;
mod columns;
mod subqueries;

use crate::harness::Port;

pub fn ports() -> Vec<Port> {
    [columns::ports(), clauses::ports(), subqueries::ports()].into_iter().flatten().collect()
}
