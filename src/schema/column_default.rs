//! Defaults of a column: [`ColumnDefault`] of the library, [`ServerDefault`] of the database, and [`AutoIncrement`].

use crate::ast::Node;

/// The default that the library renders when an INSERT omits the column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnDefault {
    /// This expression.
    Bound(Node),
    /// The next value of a sequence, where there are sequences. Otherwise a key is generated like one without a default.
    Sequence(Node),
}

/// The default that the database applies when an INSERT omits the column.
#[derive(Debug, Clone, PartialEq)]
pub enum ServerDefault {
    /// An expression in the DDL.
    Expression(Node),
    /// Computed by the database itself, for example in a trigger; it is not in the DDL.
    Fetched,
}

/// Whether the database generates the values of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, std::default::Default)]
pub enum AutoIncrement {
    /// It does for a single integer key without a default or foreign key.
    #[default]
    Auto,
    /// It does for this column.
    On,
    /// It does not for this column.
    Off,
    /// As `Auto`, even if the key is a foreign key.
    IgnoreForeignKey,
}
impl From<bool> for AutoIncrement {
    fn from(on: bool) -> Self {
        if on { AutoIncrement::On } else { AutoIncrement::Off }
    }
}
