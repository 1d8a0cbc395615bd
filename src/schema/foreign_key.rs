//! [`ForeignKey`]: the referencing columns, the referenced columns, and the [`Action`] when a referenced row changes.

use super::target::Target;
use crate::name::Name;
use crate::value::Str;

/// The columns of a foreign key and the columns that they refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignKey {
    pub(crate) columns: Vec<Name>,
    pub(crate) targets: Vec<Target>,
    pub(crate) on_delete: Option<Action>,
    pub(crate) on_update: Option<Action>,
    pub(crate) matching: Option<Str>,
    pub(crate) use_alter: bool,
}
impl ForeignKey {
    pub(super) fn new(columns: Vec<Name>, targets: Vec<Target>) -> Self {
        ForeignKey { columns, targets, on_delete: None, on_update: None, matching: None, use_alter: false }
    }
    /// The referencing columns.
    pub fn columns(&self) -> &[Name] {
        &self.columns
    }
    /// The referenced columns, one for each referencing column.
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }
}

/// The action on rows whose referenced row is deleted or gets another key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Deletes them, or updates their key.
    Cascade,
    /// Sets their key to NULL.
    SetNull,
    /// Sets their key to its default. MySQL and MariaDB refuse it.
    SetDefault,
    /// Refuses the change immediately.
    Restrict,
    /// Refuses the change if they still refer to the row when the constraint is checked.
    NoAction,
    /// Words of SQL, such as `SET NULL (parent_id)` of PostgreSQL; anything but words is refused.
    Phrase(Str),
}
impl From<&str> for Action {
    fn from(phrase: &str) -> Self {
        let known = [Action::Cascade, Action::SetNull, Action::SetDefault, Action::Restrict, Action::NoAction];
        known.into_iter().find(|action| action.as_str() == phrase).unwrap_or_else(|| Action::Phrase(phrase.into()))
    }
}
impl Action {
    /// The words of the action.
    pub fn as_str(&self) -> &str {
        match self {
            Action::Cascade => "CASCADE",
            Action::SetNull => "SET NULL",
            Action::SetDefault => "SET DEFAULT",
            Action::Restrict => "RESTRICT",
            Action::NoAction => "NO ACTION",
            Action::Phrase(phrase) => phrase,
        }
    }
}
