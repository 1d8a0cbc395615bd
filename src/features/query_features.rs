//! Capabilities for queries that are neither yes nor no: FROM, GROUP BY, ORDER BY, FETCH, locks, recursion.

/// How VALUES stands as a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValuesLists {
    /// `(VALUES (..), (..)) AS t (a, b)`
    Named,
    /// `VALUES (..), (..)`, and nothing in FROM can name its columns
    Plain,
    /// It does not.
    None,
}

/// Functions in FROM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFunctions {
    /// There are none.
    None,
    /// `f(x) AS t`, which sees what stands before it
    Plain,
    /// Also `f(x) AS t(a, b)`, `t` as a value, WITH ORDINALITY, LATERAL, `(f(x)).a`
    Full,
}

/// What may be said at an element of FROM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromHints {
    /// Nothing.
    None,
    /// One of these, before it: `ONLY users`
    Before(&'static [&'static str]),
    /// What begins with one of these, behind it and its alias: `users AS u USE INDEX (a)`
    Behind(&'static [&'static str]),
}

/// How GROUP BY takes several sets of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// It does not.
    None,
    /// `GROUP BY a, b WITH ROLLUP`
    WithRollup,
    /// `GROUP BY ROLLUP(a, b)`, CUBE, GROUPING SETS
    Sets,
}

/// What a set operation is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOrder {
    /// Its columns.
    Columns,
    /// These, and COLLATE of them.
    Collated,
    /// Any expression of them.
    Expressions,
}

/// How FETCH is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchStyle {
    /// It is not.
    None,
    /// `OFFSET n ROWS FETCH FIRST n ROWS ONLY`
    Plain,
    /// The same without WITH TIES.
    Only,
    /// `OFFSET (n) ROWS FETCH FIRST (n) ROWS ONLY`
    Parentheses,
    /// The same without WITH TIES.
    ParenthesesOnly,
}

/// What there is of FOR UPDATE and its kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locks {
    /// How rows are locked that others may read, but not change.
    pub share: &'static str,
    /// FOR NO KEY UPDATE and FOR KEY SHARE
    pub key: bool,
    /// `OF table`
    pub of: bool,
    /// NOWAIT
    pub nowait: bool,
    /// SKIP LOCKED
    pub skip_locked: bool,
    /// May rows be locked that are not plainly those of tables: with DISTINCT, groups and windows, in a set operation, on the
    /// outer side of a join?
    pub derived: bool,
}

/// How a recursive CTE may be read within itself, besides once in the FROM of one SELECT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recursion {
    /// By several members
    pub several: bool,
    /// In a subquery of FROM
    pub derived: bool,
    /// On the outer side of a join
    pub outer: bool,
    /// With GROUP BY
    pub groups: bool,
    /// With DISTINCT
    pub distinct: bool,
    /// With windows
    pub windows: bool,
}
