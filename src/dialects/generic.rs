//! Generic SQL, for reading: what `Display` prints.

use crate::compiler::features::Reserved;

use super::{Dialect, Standard};
use crate::compiler::{Compiler, Features};
use std::sync::LazyLock;

/// Standard SQL with `:named` binds. Nothing runs it; statements and expressions print it by `Display`.
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

/// Words that mean something else without quotes.
pub static RESERVED: Reserved = Reserved::new(&[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "cross",
    "current_date",
    "current_role",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "new",
    "not",
    "notnull",
    "null",
    "off",
    "offset",
    "old",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "right",
    "select",
    "session_user",
    "set",
    "similar",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "verbose",
    "when",
    "where",
]);
