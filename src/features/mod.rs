//! [`Features`]: the capabilities of a dialect and version, as plain data.

mod change_features;
mod ddl_features;
mod expression_features;
mod function_spelling;
mod generic_features;
mod identifiers;
mod query_features;
mod storage;
mod version;

pub use change_features::{ChangeLimit, KeyOrder, ManyTables, OnConflictClause, Upsert};
pub use ddl_features::{Comments, DdlFeatures, DefaultParentheses, IndexParentheses, KeyMatch, LargeKeys, NameCase, NameLimit};
pub use expression_features::{
    ArrayBoundLists, BitXor, Concat, Distinct, Division, EmptyIn, FloatCast, Intervals, Placeholder, RegexpSyntax, Sequences,
};
pub(crate) use function_spelling::STANDARD_FUNCTIONS;
pub use function_spelling::Spelling;
pub(crate) use identifiers::NAME_SLOTS;
pub use identifiers::{IdentifierRules, Reserved};
pub use query_features::{FetchStyle, FromHints, Grouping, Locks, Recursion, SetOrder, TableFunctions, ValuesLists};
pub use storage::StorageFeatures;
pub use version::Version;
#[cfg(test)]
pub(crate) use version::check_version_table;
pub(crate) use version::{Change, version_table};

use crate::ast::Operator;

/// The fields of standard SQL's EXTRACT.
pub const EXTRACT_FIELDS: &[&str] = &["year", "month", "day", "hour", "minute", "second"];

/// The capabilities in which databases differ by a word, a yes or no, or a limit.
///
/// Each built-in dialect has one full literal, for its newest version; the features of older versions come from a table of changes.
/// A user-defined dialect starts from [`Features::generic`], or from the features of another dialect, and assigns what differs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// The version of the server.
    pub version: Version,
    /// How and when names are quoted.
    pub names: IdentifierRules,
    /// Whether names in FROM and in WITH that differ in case alone are the same.
    pub folds_names: bool,
    /// The placeholder of a bound value.
    pub placeholder: Placeholder,
    /// The greatest number of values that a statement can bind.
    pub max_binds: usize,

    /// Whether a boolean is a condition by itself. Otherwise it is compared with 1 or 0.
    pub native_boolean: bool,
    /// The constant for true.
    pub true_word: &'static str,
    /// The constant for false.
    pub false_word: &'static str,
    /// The constants for true and false, where one of them is a whole condition.
    pub constant_conditions: (&'static str, &'static str),

    /// How strings are concatenated.
    pub concat: Concat,
    /// How true division is rendered.
    pub division: Division,
    /// The operator that divides integers and truncates.
    pub integer_division: &'static str,
    /// How bitwise exclusive OR is rendered.
    pub bit_xor: BitXor,
    /// Operators that bind more tightly than the table of precedences has it, so that all their operands are grouped.
    pub tight_operators: &'static [Operator],
    /// How regular expressions are matched.
    pub regexp: RegexpSyntax,
    /// REGEXP_REPLACE.
    pub regexp_replace: bool,
    /// The fields of EXTRACT.
    pub extract_fields: &'static [&'static str],
    /// The support for intervals.
    pub intervals: Intervals,
    /// BETWEEN SYMMETRIC.
    pub between_symmetric: bool,
    /// ANY and ALL after a comparison.
    pub quantifiers: bool,
    /// TRY_CAST.
    pub try_cast: bool,
    /// How values are compared so that NULL equals NULL.
    pub distinct: Distinct,
    /// ILIKE. Otherwise both sides are converted to lower case.
    pub ilike: bool,
    /// Whether `#` starts a comment. Then no operator can contain it.
    pub hash_comments: bool,
    /// Whether a backslash is an escape character in string literals.
    pub backslash_escapes: bool,
    /// How IN with an empty list is rendered.
    pub empty_in: EmptyIn,
    /// How a long list of IN is bound as one value.
    pub array_bound_lists: ArrayBoundLists,
    /// Whether tuples in the list of IN are rendered as VALUES.
    pub tuple_in_values: bool,
    /// Whether there is a type for UUIDs. Otherwise they are 32 hexadecimal digits.
    pub native_uuid: bool,
    /// Whether a placeholder is cast to its type where the database would infer another one: `$1::JSON`.
    pub bind_casts: bool,
    /// Whether a literal time always has six fractional digits, because times are compared as text.
    pub full_fractions: bool,
    /// Whether there are arrays.
    pub arrays: bool,
    /// How CAST to FLOAT and DOUBLE is rendered.
    pub float_cast: FloatCast,
    /// CAST to JSON.
    pub json_cast: bool,
    /// `f(x) FILTER (WHERE ..)`
    pub aggregate_filter: bool,
    /// `f(DISTINCT x ORDER BY ..)`
    pub aggregate_order_by: bool,
    /// Whether the bounds of a window frame can be placeholders.
    pub bound_frames: bool,

    /// The functions that are rendered otherwise than by their name and arguments; case does not matter.
    pub functions: &'static [(&'static str, Spelling)],
    /// `f(x) WITHIN GROUP (ORDER BY y)`
    pub within_group: bool,
    /// `f(DISTINCT a, b)`, with more than one argument.
    pub distinct_arguments: bool,
    /// How GROUP BY takes several sets of columns.
    pub grouping: Grouping,
    /// How the next value of a sequence is rendered.
    pub sequences: Sequences,
    /// `f(x) OVER (..)`
    pub window_functions: bool,
    /// GROUPS and EXCLUDE of a window frame.
    pub frame_groups: bool,
    /// `RANGE n PRECEDING`
    pub range_offsets: bool,
    /// Intervals as bounds of a window frame.
    pub frame_intervals: bool,
    /// The support for functions in FROM.
    pub table_functions: TableFunctions,

    /// A SELECT without columns.
    pub empty_select_list: bool,
    /// SELECT DISTINCT ON.
    pub distinct_on: bool,
    /// Hints of an element of FROM.
    pub from_hints: FromHints,
    /// TABLESAMPLE.
    pub table_sample: bool,
    /// `LATERAL (SELECT ..)`
    pub lateral: bool,
    /// Whether a subquery in FROM can refer to the enclosing statements.
    pub from_correlates: bool,
    /// Whether LIMIT and OFFSET can be more than a number.
    pub limit_expressions: bool,
    /// Whether the subquery of IN, ANY and ALL can have a LIMIT.
    pub limited_in: bool,
    /// How FETCH is rendered.
    pub fetch: FetchStyle,
    /// FOR UPDATE and related clauses.
    pub locks: Option<Locks>,
    /// The words for an inner join.
    pub inner_join: &'static str,
    /// FULL OUTER JOIN.
    pub full_join: bool,
    /// RIGHT OUTER JOIN.
    pub right_join: bool,
    /// How VALUES is rendered as a query.
    pub values: ValuesLists,
    /// The table after FROM in a SELECT with WHERE that selects from nothing.
    pub dummy_table: Option<&'static str>,
    /// NULLS FIRST and NULLS LAST.
    pub nulls_order: bool,
    /// Whether NULL sorts after all values in ascending order. Otherwise it sorts before them.
    pub nulls_are_large: bool,
    /// Whether a member of a set operation can be in parentheses.
    pub compound_parentheses: bool,
    /// The expressions that can sort a set operation.
    pub set_order: SetOrder,
    /// INTERSECT and EXCEPT.
    pub intersect_except: bool,
    /// INTERSECT ALL and EXCEPT ALL.
    pub compound_all: bool,
    /// WITH: common table expressions.
    pub ctes: bool,
    /// Whether the name of a CTE that is not recursive refers to itself in its body.
    pub cte_sees_itself: bool,
    /// Where a recursive CTE can refer to itself.
    pub recursion: Recursion,
    /// WITH before INSERT. Otherwise it is rendered between the column list and the SELECT.
    pub with_before_insert: bool,
    /// WITH before UPDATE and DELETE.
    pub with_before_update: bool,
    /// Whether the CTEs of a nested WITH can refer to those of the enclosing statement.
    pub nested_with_sees_others: bool,
    /// Whether a set operation that is a member of another is computed separately, like a subquery in FROM.
    pub derived_sets: bool,
    /// MATERIALIZED of a CTE.
    pub materialized: bool,
    /// INSERT, UPDATE and DELETE within WITH.
    pub dml_in_with: bool,

    /// RETURNING of INSERT.
    pub insert_returning: bool,
    /// Whether subqueries in RETURNING of INSERT can select from the table by its name.
    pub returning_reads_table: bool,
    /// The order of the keys that the database generates for the rows of one INSERT.
    pub key_order: KeyOrder,
    /// RETURNING of UPDATE.
    pub update_returning: bool,
    /// RETURNING of DELETE.
    pub delete_returning: bool,
    /// Whether columns in RETURNING are qualified by their table.
    pub returning_qualified: bool,
    /// The words for an INSERT of nothing but defaults.
    pub default_values: &'static str,
    /// The clause by which an INSERT handles rows whose key already exists.
    pub upsert: Upsert,
    /// Whether the row of a subquery can be assigned: `(a, b) = (SELECT ..)`.
    pub assigned_rows: bool,
    /// Whether the assignments of an UPDATE are evaluated one after another, so that later ones read what earlier ones wrote;
    /// likewise the values of a row of VALUES.
    pub sequential_assignments: bool,
    /// Whether the subqueries of a statement can read the table that it changes.
    pub reads_changed_table: bool,
    /// ORDER BY and LIMIT of UPDATE and DELETE.
    pub change_limit: ChangeLimit,
    /// Whether a DELETE of one table can have an alias.
    pub delete_alias: bool,
    /// Whether a DELETE of one table can have hints. Otherwise it is rendered as a DELETE of several tables.
    pub delete_hints: bool,
    /// `UPDATE ONLY t`: the table without those that inherit from it.
    pub only: bool,
    /// How an UPDATE names further tables.
    pub update_tables: ManyTables,
    /// How a DELETE names further tables.
    pub delete_tables: ManyTables,
    /// What the database silently changes about values that its columns cannot store.
    pub columns: StorageFeatures,
    /// The capabilities in statements that change the schema.
    pub ddl: DdlFeatures,
}

impl Features {
    /// Whether there are sequences.
    pub fn has_sequences(&self) -> bool {
        self.sequences != Sequences::None
    }
}
