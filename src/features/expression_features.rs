//! Capabilities for expressions that are neither yes nor no: each way in which databases render one construct.

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

/// How exclusive OR of bits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitXor {
    /// By an operator: `a ^ b`
    Operator(&'static str),
    /// `(a | b) - (a & b)`
    Difference,
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
