//! The ports of area `expr`.

mod basics;
mod forms;
mod matching;

use super::harness::Port;

pub fn ports() -> Vec<Port> {
    [basics::ports(), matching::ports(), forms::ports()].into_iter().flatten().collect()
}
