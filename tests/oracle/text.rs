//! The ports of area `text`.

use super::harness::{Port, ports};

pub fn ports() -> Vec<Port> {
    ports! {}
}
