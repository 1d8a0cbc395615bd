//! [`ForeignKey`]: the columns that refer, what they refer to, and the [`Action`] when a referenced row changes.

use super::target::Target;
use crate::name::Name;
use crate::value::Str;

/// Columns that refer to as many of another table, or the same.
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
    /// The columns that refer.
    pub fn columns(&self) -> &[Name] {
        &self.columns
    }
    /// What they refer to, one for each.
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }
}

/// What becomes of rows that refer to one that is deleted or gets another key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// They are deleted, or get the new key.
    Cascade,
    /// They refer to nothing.
    SetNull,
    /// They get their default. MySQL and MariaDB refuse it.
    SetDefault,
    /// It is refused at once.
    Restrict,
    /// It is refused where they are still there when the constraint is checked.
    NoAction,
    /// In words of SQL, such as `SET NULL (parent_id)` of PostgreSQL. They are checked to be words.
    Phrase(Str),
}
impl From<&str> for Action {
    fn from(phrase: &str) -> Self {
        let known = [Action::Cascade, Action::SetNull, Action::SetDefault, Action::Restrict, Action::NoAction];
        known.into_iter().find(|action| action.as_str() == phrase).unwrap_or_else(|| Action::Phrase(phrase.into()))
    }
}
impl Action {
    /// Its words.
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
