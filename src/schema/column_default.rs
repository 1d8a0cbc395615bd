//! Defaults of a column: [`ColumnDefault`] of the library, [`ServerDefault`] of the database, and [`AutoIncrement`].

use crate::ast::Node;

/// What the library writes when an INSERT leaves a column out.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnDefault {
    /// It binds this expression.
    Bound(Node),
    /// The next number of a sequence, where there are sequences; else a key is numbered as one without a default.
    Sequence(Node),
}

/// What the database fills in when the library writes nothing into a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ServerDefault {
    /// The expression stands in the DDL.
    Expression(Node),
    /// The database fills it in by itself, say by a trigger: it is not in the DDL.
    Fetched,
}

/// Does the database number the rows?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, std::default::Default)]
pub enum AutoIncrement {
    /// A single integer key without default or foreign key is numbered.
    #[default]
    Auto,
    /// This column is.
    On,
    /// This column is not.
    Off,
    /// As by itself, even though the key is a foreign key.
    IgnoreForeignKey,
}
impl From<bool> for AutoIncrement {
    fn from(on: bool) -> Self {
        if on { AutoIncrement::On } else { AutoIncrement::Off }
    }
}
