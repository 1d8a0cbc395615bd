//! [`QueryContext`]: where in a statement a query appears.

/// Where a query stands: what its columns are called, and which FROM elements it may leave to the query around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryContext {
    /// It is the statement, or a member of the set operation that is.
    Top,
    /// It is a value, or stands in EXISTS or IN.
    Value,
    /// It stands in FROM or in WITH.
    From,
    /// It stands in FROM and sees what stands before it.
    Lateral,
    /// It feeds an INSERT.
    Insert,
    /// It is a view, or makes a table: what it gives is kept as it is.
    Kept,
    /// It changes rows, and stands in WITH.
    With,
}
impl QueryContext {
    /// Is a name all that is seen of its columns?
    pub(in crate::compiler) fn is_from(self) -> bool {
        match self {
            QueryContext::From | QueryContext::Lateral => true,
            QueryContext::Top | QueryContext::Value | QueryContext::Insert | QueryContext::Kept | QueryContext::With => false,
        }
    }
    /// Is there no query around it?
    pub(in crate::compiler) fn is_outermost(self) -> bool {
        match self {
            QueryContext::Top | QueryContext::Insert | QueryContext::Kept => true,
            QueryContext::Value | QueryContext::From | QueryContext::Lateral | QueryContext::With => false,
        }
    }
}
