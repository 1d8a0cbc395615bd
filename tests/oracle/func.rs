//! The ports of area `func`.

use super::harness::{Port, ports};

pub fn ports() -> Vec<Port> {
    ports! {}
}
