//! LIKE and its kin, regular expressions, collations, BETWEEN, IN, ANY, EXISTS.

use crate::harness::{Port, ports};

pub fn ports() -> Vec<Port> {
    ports! {}
}
