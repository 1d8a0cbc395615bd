//! `Display` of statements and expressions: generic SQL, for reading.

use super::{CompileOptions, Generic, compile};
use crate::ast::ddl::*;
use crate::ast::{Ddl, Delete, Insert, Node, Query, StatementRef, Update, for_each_ddl};
use std::fmt;

/// Renders generic SQL for reading; an error as a comment, because `Display` must not fail.
pub(crate) fn display(statement: StatementRef<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match compile(statement, &Generic, &CompileOptions { reading: true, ..CompileOptions::default() }) {
        Ok(compiled) => f.write_str(compiled.sql()),
        Err(error) => write!(f, "/* error: {} */", error.to_string().replace("*/", "* /")),
    }
}

macro_rules! displays { ($variant:ident: $($name:ident),*) => {$(
    /// Renders generic SQL with `:named` binds, for reading.
    impl fmt::Display for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            display(StatementRef::$variant(self), f)
        }
    }
)*} }
displays!(Query: Query);
displays!(Insert: Insert);
displays!(Update: Update);
displays!(Delete: Delete);
displays!(Node: Node);
displays!(Ddl: Ddl);
macro_rules! display_statements { ($($name:ident => $hook:ident,)*) => { displays!(Ddl: $($name),*); } }
for_each_ddl!(display_statements);
