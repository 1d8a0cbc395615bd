//! Capabilities of INSERT, UPDATE and DELETE that have more than two values.

/// How an UPDATE or DELETE names further tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManyTables {
    /// Not supported.
    None,
    /// `UPDATE t SET .. FROM a, b`, `DELETE FROM t USING a`
    From,
    /// `UPDATE t, a SET t.x = ..`, `DELETE FROM t USING t, a`
    List,
}

/// The order of the keys that the database generates for the rows of one INSERT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyOrder {
    /// No order is guaranteed.
    Unknown,
    /// They ascend in the order of the rows.
    Ascending,
    /// They ascend if the rows are sorted: `INSERT .. SELECT .. FROM (VALUES ..) ORDER BY n`
    AscendingSelect,
}

/// The clause by which an INSERT handles rows whose key already exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upsert {
    /// Not supported.
    None,
    /// `ON CONFLICT (a) DO UPDATE SET b = excluded.b`
    OnConflict(OnConflictClause),
    /// `ON DUPLICATE KEY UPDATE b = VALUES(b)`, which applies to any key.
    OnDuplicateKey {
        /// Whether the proposed row can have an alias: `VALUES (..) AS new ON DUPLICATE KEY UPDATE b = new.b`
        row_alias: bool,
    },
}

/// What ON CONFLICT supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnConflictClause {
    /// Several clauses, one per key.
    pub several: bool,
    /// DO UPDATE without a key, which applies to any key.
    pub any_key: bool,
    /// ON CONSTRAINT.
    pub constraint: bool,
    /// Whether the condition of a partial index can bind values. Otherwise they are rendered inline.
    pub bound_where: bool,
    /// Whether ON after a SELECT without WHERE is parsed as that of a join.
    pub needs_where: bool,
    /// Whether it can follow DEFAULT VALUES.
    pub default_values: bool,
}

/// Whether UPDATE and DELETE have ORDER BY and LIMIT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeLimit {
    /// Not supported.
    None,
    /// In a statement with one table.
    OneTable,
    /// In a statement with one table, and in an UPDATE of several tables.
    Update,
}
