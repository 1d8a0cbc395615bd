//! [`SchemaObject`]: the qualified name of a schema object, by which a database is asked whether it exists.

use crate::name::Name;

/// The qualified name of an object that a statement creates or drops, by which a database is asked whether it exists.
///
/// An object of the same name and of another kind, or of another table, is a different one: `drop_all().check_first()` does not drop
/// it, and creating an object of that name fails where the database does not allow both.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SchemaObject {
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
    /// An enum or a domain.
    Type(Option<Name>, Name),
    /// A schema.
    Schema(Name),
}
