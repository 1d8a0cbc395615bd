//! The ports of area `expr`.

mod basics;
mod binds;
mod forms;
mod matching;

use super::harness::Port;

pub fn ports() -> Vec<Port> {
    [basics::ports(), binds::ports(), matching::ports(), forms::ports()].into_iter().flatten().collect()
}
