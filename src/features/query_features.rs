//! Capabilities of queries that have more than two values: FROM, GROUP BY, ORDER BY, FETCH, locks, recursion.

/// How VALUES is rendered as a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValuesLists {
    /// `(VALUES (..), (..)) AS t (a, b)`
    Named,
    /// `VALUES (..), (..)`, whose columns cannot be named in FROM.
    Plain,
    /// Not supported.
    None,
}

/// The support for functions in FROM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFunctions {
    /// Not supported.
    None,
    /// `f(x) AS t`, which can refer to preceding elements of FROM.
    Plain,
    /// `f(x) AS t(a, b)`, `t` as a value, WITH ORDINALITY, LATERAL and `(f(x)).a` as well.
    Full,
}

/// Which hints an element of FROM can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromHints {
    /// None.
    None,
    /// One of these, before it: `ONLY users`
    Before(&'static [&'static str]),
    /// Those that start with one of these, after it and its alias: `users AS u USE INDEX (a)`
    After(&'static [&'static str]),
}

/// How GROUP BY takes several sets of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Not supported.
    None,
    /// `GROUP BY a, b WITH ROLLUP`
    WithRollup,
    /// `GROUP BY ROLLUP(a, b)`, CUBE, GROUPING SETS
    Sets,
}

/// The expressions that can sort a set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOrder {
    /// Its columns.
    Columns,
    /// Its columns, also with COLLATE.
    Collated,
    /// Any expression of its columns.
    Expressions,
}

/// How FETCH is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchStyle {
    /// Not supported.
    None,
    /// `OFFSET n ROWS FETCH FIRST n ROWS ONLY`
    Plain,
    /// As `Plain`, without WITH TIES.
    Only,
    /// `OFFSET (n) ROWS FETCH FIRST (n) ROWS ONLY`
    Parentheses,
    /// As `Parentheses`, without WITH TIES.
    ParenthesesOnly,
}

/// The support for FOR UPDATE and related clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locks {
    /// The words for locking rows that others can read and not change.
    pub share: &'static str,
    /// FOR NO KEY UPDATE and FOR KEY SHARE.
    pub key: bool,
    /// `OF table`
    pub of: bool,
    /// NOWAIT.
    pub nowait: bool,
    /// SKIP LOCKED.
    pub skip_locked: bool,
    /// Whether rows can be locked that are not simply rows of tables: with DISTINCT, groups or windows, in a set operation, on the
    /// outer side of a join.
    pub derived: bool,
}

/// Where a recursive CTE can refer to itself, other than once in the FROM of one SELECT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recursion {
    /// In several members.
    pub several: bool,
    /// In a subquery of FROM.
    pub derived: bool,
    /// On the outer side of a join.
    pub outer: bool,
    /// With GROUP BY.
    pub groups: bool,
    /// With DISTINCT.
    pub distinct: bool,
    /// With window functions.
    pub windows: bool,
}
