//! Capabilities of expressions that have more than two values: each way in which databases render one construct.

/// The placeholder of a bound value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// `?`
    Question,
    /// `$1`
    Dollar,
    /// `:name_1`, for human readers.
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

/// How true division is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// `a / b`
    Plain,
    /// `a / (b + 0.0)`
    AddFloat,
    /// `a / CAST(b AS NUMERIC)`
    CastNumeric,
}

/// How bitwise exclusive OR is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BitXor {
    /// As an operator: `a ^ b`
    Operator(&'static str),
    /// `(a | b) - (a & b)`
    Difference,
}

/// How CAST to FLOAT and DOUBLE is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FloatCast {
    /// Not supported.
    None,
    /// `CAST(a AS FLOAT)`, `CAST(a AS DOUBLE)`
    Names,
    /// `CAST(a AS FLOAT(24))` as well.
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

/// The support for intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intervals {
    /// A type of its own, which is added to dates and times and is their difference.
    Native,
    /// `a + INTERVAL ? MICROSECOND` and nothing else.
    Units,
    /// Not supported.
    None,
}

/// How regular expressions are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegexpSyntax {
    /// `a REGEXP b`, without flags.
    Keyword,
    /// `a REGEXP b`; with flags `REGEXP_LIKE(a, b, 'i')`
    Function,
    /// `a REGEXP b`; flags are part of the pattern: `CONCAT('(?', 'i', ')', b)`
    Prefix,
    /// `a ~ b`, `a ~* b`; other flags are part of the pattern.
    Tilde,
}

/// How IN with an empty list is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyIn {
    /// `IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)`
    Select,
    /// `IN (NULL) AND (1 != 1)`
    Null,
}

/// How a long list of IN is bound as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArrayBoundLists {
    /// Not supported.
    None,
    /// As an array: `a IN (SELECT unnest($1::BIGINT[]))`
    Array,
    /// As JSON: `a IN (SELECT +value FROM json_each(?))`
    JsonEach,
    /// As JSON, for integers only: `a IN (SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS list)`
    JsonTable,
}

/// How the next value of a sequence is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequences {
    /// There are no sequences.
    None,
    /// `nextval('schema.name')`
    Text,
    /// `nextval(schema.name)`
    Name,
}
