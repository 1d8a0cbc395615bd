//! The ports of area `quote`.

use super::harness::{Port, ports};

pub fn ports() -> Vec<Port> {
    ports! {}
}
