//! [`Generic`]: the dialect in which `Display` renders statements, for reading.

use super::{Compiler, Dialect, Standard};
use crate::features::Features;
use std::sync::LazyLock;

/// Standard SQL with `:named` binds. Nothing runs it; statements and expressions render it by `Display`.
pub struct Generic;

impl Dialect for Generic {
    fn name(&self) -> &str {
        "generic"
    }
    fn features(&self) -> &Features {
        static FEATURES: LazyLock<Features> = LazyLock::new(Features::generic);
        &FEATURES
    }
    fn compiler(&self) -> &dyn Compiler {
        &Standard
    }
}
