//! The ports of area `postgresql`: its own types and operators, its clauses.

mod arrays;
mod clauses;
mod documents;
mod functions;
mod ranges;

use super::harness::Port;

pub fn ports() -> Vec<Port> {
    [arrays::ports(), documents::ports(), ranges::ports(), functions::ports(), clauses::ports()].into_iter().flatten().collect()
}
