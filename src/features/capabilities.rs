//! The answers that are neither yes nor no: each way in which databases spell one construct.

/// What stands for a bound value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// `?`
    Question,
    /// `$1`
    Dollar,
    /// `:name_1`, for reading
    Named,
}

/// How strings are concatenated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concat {
    /// `a || b`
    Operator,
    /// `concat(a, b)`
    Function,
}

/// How true division is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// `a / b` is it already.
    Plain,
    /// `a / (b + 0.0)`
    AddFloat,
    /// `a / CAST(b AS NUMERIC)`
    CastNumeric,
}

/// How CAST to FLOAT and DOUBLE is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FloatCast {
    /// It is not.
    None,
    /// `CAST(a AS FLOAT)`, `CAST(a AS DOUBLE)`
    Names,
    /// `CAST(a AS FLOAT(24))`, too
    Digits,
}

/// How values are compared so that NULL equals NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distinct {
    /// `a IS DISTINCT FROM b`
    Words,
    /// `a IS NOT b`
    Is,
    /// `NOT (a <=> b)`
    Spaceship,
}

/// How exclusive OR of bits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitXor {
    /// By an operator: `a ^ b`
    Operator(&'static str),
    /// `(a | b) - (a & b)`
    Difference,
}

/// What there is of spans of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intervals {
    /// A type of their own, which is added to days and times and is their difference.
    Native,
    /// `a + INTERVAL ? MICROSECOND`, and nothing else.
    Units,
    /// Nothing.
    None,
}

/// How regular expressions are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regexp {
    /// `a REGEXP b`, without flags
    Keyword,
    /// `a REGEXP b`; with flags `REGEXP_LIKE(a, b, 'i')`
    Function,
    /// `a REGEXP b`; flags stand in the pattern: `CONCAT('(?', 'i', ')', b)`
    Prefix,
    /// `a ~ b`, `a ~* b`; other flags stand in the pattern
    Tilde,
}

/// What an IN of no values looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyIn {
    /// `IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)`
    Select,
    /// `IN (NULL) AND (1 != 1)`
    Null,
}

/// How a long list behind IN is carried in one bound value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarriedLists {
    /// It is not.
    None,
    /// As an array: `a IN (SELECT unnest($1::BIGINT[]))`
    Array,
    /// As JSON: `a IN (SELECT +value FROM json_each(?))`
    JsonEach,
    /// As JSON, and integers alone: `a IN (SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS list)`
    JsonTable,
}

/// How a function is spelled that is not spelled by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Under another name: `rand()`
    Name(&'static str),
    /// By words; parentheses only around arguments: `CURRENT_TIMESTAMP`
    Words(&'static str),
    /// By words, and never with arguments.
    Alone(&'static str),
    /// Under another name, with words between its arguments: `SUBSTRING(a FROM b FOR c)`
    Keywords(&'static str, &'static [&'static str]),
    /// Strings joined: a name, and what stands before the separator, which is a literal. Unless that is a comma, ORDER BY
    /// stands before it, too, and is allowed here.
    Strings {
        /// The name.
        name: &'static str,
        /// `, ` or ` SEPARATOR `
        separator: &'static str,
    },
    /// By its name; it takes ORDER BY where other aggregates do not.
    Ordered,
    /// By its name, with no more than so many arguments; and what to do with more.
    AtMost(usize, &'static str),
    /// There is no such thing; and the way out.
    Missing(&'static str),
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

/// How the next value of a sequence is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequences {
    /// There are no sequences.
    None,
    /// `nextval('schema.name')`
    Text,
    /// `nextval(schema.name)`
    Name,
}

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
