//! [`CompileOptions`]: how a statement is to be printed.

/// How [`compile_with`](crate::Statement::compile_with) prints a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CompileOptions {
    pub(crate) literal_binds: bool,
    pub(crate) full_parentheses: bool,
    /// For reading only: a parameter without a value is printed by its name.
    pub(crate) reading: bool,
}

impl CompileOptions {
    /// As [`compile`](crate::Statement::compile) does.
    pub fn new() -> Self {
        Self::default()
    }
    /// Values stand in the SQL, as literals: for reading and for DDL, not for running.
    pub fn literal_binds(mut self) -> Self {
        self.literal_binds = true;
        self
    }
    /// Every operand stands in parentheses, needed or not: what it means is the same, which tests compare.
    pub fn full_parentheses(mut self) -> Self {
        self.full_parentheses = true;
        self
    }
}
