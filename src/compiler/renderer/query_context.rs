//! [`QueryContext`]: where in a statement a query appears.

/// Where a query appears: it decides the names of its columns, and which FROM elements it may leave to the query around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryContext {
    /// It is the statement, or a member of the set operation that is.
    Top,
    /// It is a value, or in EXISTS or IN.
    Value,
    /// It is in FROM or in WITH.
    From,
    /// It is in FROM and sees the elements before it.
    Lateral,
    /// It feeds an INSERT.
    Insert,
    /// It is a view, or makes a table: its columns are kept as they are.
    Kept,
    /// It is INSERT, UPDATE or DELETE in WITH.
    With,
}
impl QueryContext {
    /// Whether nothing but names is seen of its columns.
    pub(in crate::compiler) fn is_from(self) -> bool {
        match self {
            QueryContext::From | QueryContext::Lateral => true,
            QueryContext::Top | QueryContext::Value | QueryContext::Insert | QueryContext::Kept | QueryContext::With => false,
        }
    }
    /// Whether no query surrounds it.
    pub(in crate::compiler) fn is_outermost(self) -> bool {
        match self {
            QueryContext::Top | QueryContext::Insert | QueryContext::Kept => true,
            QueryContext::Value | QueryContext::From | QueryContext::Lateral | QueryContext::With => false,
        }
    }
}
