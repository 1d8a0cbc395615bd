//! The ports of area `mysql`.

mod changes;
mod functions;
mod selects;

use super::harness::Port;

pub fn ports() -> Vec<Port> {
    [selects::ports(), functions::ports(), changes::ports()].into_iter().flatten().collect()
}
