//! Capabilities for INSERT, UPDATE and DELETE that are neither yes nor no.

/// How an UPDATE or DELETE names further tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManyTables {
    /// It cannot.
    None,
    /// `UPDATE t SET .. FROM a, b`, `DELETE FROM t USING a`
    From,
    /// `UPDATE t, a SET t.x = ..`, `DELETE FROM t USING t, a`
    List,
}

/// What is known of the numbers that the rows of one INSERT get, where the database numbers the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberedRows {
    /// They may be any.
    Unknown,
    /// They go up in the order of the rows.
    Ascending,
    /// They do where the rows are sorted: `INSERT .. SELECT .. FROM (VALUES ..) ORDER BY n`
    AscendingSelect,
}

/// What an INSERT can do with rows whose key is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upsert {
    /// Nothing.
    None,
    /// `ON CONFLICT (a) DO UPDATE SET b = excluded.b`
    OnConflict(OnConflictClause),
    /// `ON DUPLICATE KEY UPDATE b = VALUES(b)`: whichever key it is
    OnDuplicateKey {
        /// `VALUES (..) AS new ON DUPLICATE KEY UPDATE b = new.b`
        row_alias: bool,
    },
}

/// What ON CONFLICT can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnConflictClause {
    /// Several clauses, one for each key
    pub several: bool,
    /// DO UPDATE without a key: whichever it is
    pub any_key: bool,
    /// ON CONSTRAINT
    pub constraint: bool,
    /// May the condition of the key's index bind values? Else they are written out.
    pub bound_where: bool,
    /// Is ON read as that of a join behind a SELECT without WHERE?
    pub wants_where: bool,
    /// May it stand behind DEFAULT VALUES?
    pub default_values: bool,
}

/// ORDER BY and LIMIT of UPDATE and DELETE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeLimit {
    /// There are none.
    None,
    /// Where one table is changed alone.
    OneTable,
    /// There, and in an UPDATE of several tables.
    Update,
}
