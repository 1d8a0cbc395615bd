//! [`Existing`]: the name of a schema object, by which a database can be asked whether it is there.

use crate::name::Name;

/// What a statement creates or drops: a database is asked whether it is there.
///
/// What has the same name and is of another kind, or of another table, is something else: `drop_all().check_first()` leaves it where
/// it is, and what cannot be created beside it fails.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Existing {
    /// A table.
    Table(Option<Name>, Name),
    /// A view.
    View(Option<Name>, Name),
    /// An index of a table: the schema, the table, the index.
    Index(Option<Name>, Name, Name),
    /// A constraint of a table: the schema, the table, the constraint.
    Constraint(Option<Name>, Name, Name),
    /// A sequence.
    Sequence(Option<Name>, Name),
    /// A type of its own.
    Type(Option<Name>, Name),
    /// A schema.
    Schema(Name),
}
