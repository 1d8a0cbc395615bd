//! What few SELECTs say: DISTINCT ON, explicit correlation, FETCH, locks, and raw SQL in their places.

use super::tree::{leaf, tree};
use super::{FromItem, Node, Summary};
use crate::value::Str;

tree! {
    /// What few SELECTs say.
    SelectOptions {
        /// `SELECT DISTINCT ON (..)`
        distinct_on: Vec<Node>,
        /// What a subquery leaves to the statements around it; with this or the next, nothing is left to them by itself.
        correlate: Option<Vec<FromItem>>,
        /// All but what a subquery leaves to the statements around it.
        correlate_except: Option<Vec<FromItem>>,
        /// Is the limit one of FETCH?
        fetch: Option<Fetch>,
        /// `FOR UPDATE`
        lock: Option<Lock>,
        /// Raw SQL behind SELECT.
        prefixes: Vec<RawClause>,
        /// Raw SQL at the end.
        suffixes: Vec<RawClause>,
        /// Raw SQL before the suffixes.
        hints: Vec<RawClause>,
        /// Raw SQL at elements of FROM.
        from_hints: Vec<(FromItem, RawClause)>,
        /// What columns are called.
        label_style: LabelStyle,
    }
    /// `FOR UPDATE OF a SKIP LOCKED`
    Lock {
        /// What others may not do meanwhile.
        strength: LockStrength,
        /// Whose rows are locked; all, if empty.
        of: Vec<FromItem>,
        /// What is done about rows that others have locked.
        wait: LockWait,
    }
    /// Raw SQL in a place of its own, for every dialect or for one.
    RawClause {
        /// What is printed.
        sql: Node,
        /// The name of the one dialect that it is meant for.
        dialect: Option<Str>,
    }
}

/// How FETCH ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fetch {
    /// `ROWS ONLY`
    Only,
    /// `ROWS WITH TIES`: and those that are ordered like the last one.
    WithTies,
}

/// What others may not do to the rows that a SELECT locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LockStrength {
    /// `FOR UPDATE`
    Update,
    /// `FOR NO KEY UPDATE`: as UPDATE does that leaves the key alone
    NoKeyUpdate,
    /// `FOR SHARE`
    Share,
    /// `FOR KEY SHARE`: as a foreign key does
    KeyShare,
}

/// What is done about rows that others have locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LockWait {
    /// They are waited for.
    Wait,
    /// `NOWAIT`: it is an error.
    NoWait,
    /// `SKIP LOCKED`: they are left out.
    SkipLocked,
}

/// What the columns of a SELECT are called where nothing else says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LabelStyle {
    /// By their names, however often one comes.
    None,
    /// By their names; the second `id` is `id_1`.
    #[default]
    Disambiguate,
    /// By the names of their table and their own: `users_id`.
    TablenamePlusCol,
}
leaf!(Fetch, LockStrength, LockWait, LabelStyle);

impl Default for SelectOptions {
    fn default() -> Self {
        SelectOptions::new(vec![], None, None, None, None, vec![], vec![], vec![], vec![], LabelStyle::default())
    }
}
impl SelectOptions {
    /// Takes what was changed into the summary.
    pub(super) fn settle(&mut self) -> Summary {
        let SelectOptions {
            distinct_on,
            correlate,
            correlate_except,
            fetch,
            lock,
            prefixes,
            suffixes,
            hints,
            from_hints,
            label_style,
            summary: _,
        } = std::mem::take(self);
        let lock = lock.map(Lock::settled);
        *self =
            SelectOptions::new(distinct_on, correlate, correlate_except, fetch, lock, prefixes, suffixes, hints, from_hints, label_style);
        self.summary
    }
    /// What a member of a set operation must be put in brackets for.
    pub(super) fn has_tail(&self) -> bool {
        self.fetch.is_some() || self.lock.is_some() || !self.suffixes.is_empty() || !self.hints.is_empty()
    }
}
impl Lock {
    /// The whole lock.
    pub(crate) fn of_strength(strength: LockStrength) -> Self {
        Lock::new(strength, vec![], LockWait::Wait)
    }
    /// With what was changed taken into the summary.
    pub(super) fn settled(self) -> Self {
        let Lock { strength, of, wait, summary: _ } = self;
        Lock::new(strength, of, wait)
    }
}
impl LockStrength {
    /// Its words.
    pub fn text(self) -> &'static str {
        match self {
            LockStrength::Update => "FOR UPDATE",
            LockStrength::NoKeyUpdate => "FOR NO KEY UPDATE",
            LockStrength::Share => "FOR SHARE",
            LockStrength::KeyShare => "FOR KEY SHARE",
        }
    }
}
impl LabelStyle {
    /// The same where a name is all that is seen of a column: there, each must have one of its own.
    pub(crate) fn in_from(self) -> Self {
        match self {
            LabelStyle::None | LabelStyle::Disambiguate => LabelStyle::Disambiguate,
            LabelStyle::TablenamePlusCol => LabelStyle::TablenamePlusCol,
        }
    }
}
impl RawClause {
    /// Is it meant for this dialect?
    pub fn is_for(&self, dialect: &str) -> bool {
        self.dialect.as_ref().is_none_or(|name| **name == *dialect)
    }
}
