//! [`Features`]: what a database answers to yes or no, by a word, or by a number.

mod capabilities;
mod ddl;
mod generic;
mod identifiers;
mod storage;
mod version;

pub use capabilities::{
    BitXor, CarriedLists, ChangeLimit, Concat, Distinct, Division, EmptyIn, FetchStyle, FloatCast, FromHints, Grouping, Intervals, Locks,
    ManyTables, NumberedRows, OnConflictClause, Placeholder, Recursion, Regexp, Sequences, SetOrder, Spelling, TableFunctions, Upsert,
    ValuesLists,
};
pub use ddl::{Comments, DdlFeatures, DefaultParentheses, IndexParentheses, KeyMatch, LargeKeys, NameCase, NameLimit};
pub(crate) use identifiers::NAME_SLOTS;
pub use identifiers::{IdentifierRules, Reserved};
pub use storage::StorageFeatures;
pub use version::Version;
#[cfg(test)]
pub(crate) use version::check_version_table;
pub(crate) use version::{Change, version_table};

use crate::ast::Operator;

/// The fields of a date or time that standard SQL's EXTRACT knows.
pub const EXTRACT_FIELDS: &[&str] = &["year", "month", "day", "hour", "minute", "second"];

/// Everything in which databases differ by a word, a yes or no, or a limit.
///
/// Each built-in dialect writes all of it out for its newest version; older versions are dated exceptions. A dialect of
/// a user's own starts from [`Features::generic`], or from another dialect's, and assigns what differs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// The version that is spoken to.
    pub version: Version,
    /// How names are quoted, and which of them.
    pub names: IdentifierRules,
    /// Do names in FROM and in WITH that differ in case alone mean the same?
    pub folds_names: bool,
    /// What stands for a bound value.
    pub placeholder: Placeholder,
    /// How many values one statement may bind.
    pub max_binds: usize,

    /// Is a boolean a condition by itself? Else it is compared with 1 or 0.
    pub native_boolean: bool,
    /// The constant for true.
    pub true_word: &'static str,
    /// The constant for false.
    pub false_word: &'static str,
    /// The constants for true and false as a whole condition.
    pub constant_conditions: (&'static str, &'static str),

    /// How strings are concatenated.
    pub concat: Concat,
    /// How true division is written.
    pub division: Division,
    /// The operator that divides integers and truncates.
    pub integer_division: &'static str,
    /// How exclusive OR of bits is written.
    pub bit_xor: BitXor,
    /// Operators that bind more tightly than the table of operators says, so that all their operands are grouped.
    pub tight_operators: &'static [Operator],
    /// How regular expressions are matched.
    pub regexp: Regexp,
    /// REGEXP_REPLACE
    pub regexp_replace: bool,
    /// The fields that EXTRACT knows.
    pub extract_fields: &'static [&'static str],
    /// What there is of spans of time.
    pub intervals: Intervals,
    /// BETWEEN SYMMETRIC
    pub between_symmetric: bool,
    /// ANY and ALL behind a comparison.
    pub quantifiers: bool,
    /// TRY_CAST
    pub try_cast: bool,
    /// How values are compared so that NULL equals NULL.
    pub distinct: Distinct,
    /// Is there ILIKE? Else both sides are lowered.
    pub ilike: bool,
    /// Does `#` begin a comment? Then no operator may have it.
    pub hash_comments: bool,
    /// Does a string literal take a backslash for an escape?
    pub backslash_escapes: bool,
    /// What an IN of no values looks like.
    pub empty_in: EmptyIn,
    /// How a long list behind IN is carried in one bound value.
    pub carried_lists: CarriedLists,
    /// Are tuples behind IN a VALUES list?
    pub tuple_in_values: bool,
    /// Is there a type for UUIDs? Else they are 32 hexadecimal digits.
    pub native_uuid: bool,
    /// Does a bind say its type where the database would take it for something else: `$1::JSON`?
    pub bind_casts: bool,
    /// Has a literal time always six digits behind its seconds, because times are compared as text?
    pub full_fractions: bool,
    /// Are there arrays?
    pub arrays: bool,
    /// How CAST to FLOAT and DOUBLE is written.
    pub float_cast: FloatCast,
    /// CAST to JSON
    pub json_cast: bool,
    /// `f(x) FILTER (WHERE ..)`
    pub aggregate_filter: bool,
    /// `f(DISTINCT x ORDER BY ..)`
    pub aggregate_order_by: bool,
    /// May the numbers of a window frame be bound?
    pub bound_frames: bool,

    /// The functions that are not spelled by their name alone, whatever its case.
    pub functions: &'static [(&'static str, Spelling)],
    /// `f(x) WITHIN GROUP (ORDER BY y)`
    pub within_group: bool,
    /// `f(DISTINCT a, b)`, of more than one argument
    pub distinct_arguments: bool,
    /// How GROUP BY takes several sets of columns.
    pub grouping: Grouping,
    /// How the next value of a sequence is asked for.
    pub sequences: Sequences,
    /// `f(x) OVER (..)`
    pub window_functions: bool,
    /// GROUPS and EXCLUDE of a window frame
    pub frame_groups: bool,
    /// `RANGE n PRECEDING`
    pub range_offsets: bool,
    /// Spans of time as bounds of a window frame
    pub frame_intervals: bool,
    /// Functions in FROM.
    pub table_functions: TableFunctions,

    /// A SELECT of no columns
    pub empty_select_list: bool,
    /// SELECT DISTINCT ON
    pub distinct_on: bool,
    /// What may be said at an element of FROM.
    pub from_hints: FromHints,
    /// TABLESAMPLE
    pub table_sample: bool,
    /// `LATERAL (SELECT ..)`
    pub lateral: bool,
    /// May a subquery in FROM speak of the statements around its own?
    pub from_correlates: bool,
    /// May LIMIT and OFFSET be more than a number?
    pub limit_expressions: bool,
    /// May the query behind IN, ANY and ALL have a LIMIT?
    pub limited_in: bool,
    /// How FETCH is written.
    pub fetch: FetchStyle,
    /// FOR UPDATE and its kin
    pub locks: Option<Locks>,
    /// The word for an inner join.
    pub inner_join: &'static str,
    /// FULL OUTER JOIN
    pub full_join: bool,
    /// RIGHT OUTER JOIN
    pub right_join: bool,
    /// How VALUES stands as a query.
    pub values: ValuesLists,
    /// What stands behind FROM when there is nothing to stand there, but a WHERE.
    pub dummy_table: Option<&'static str>,
    /// NULLS FIRST and NULLS LAST
    pub nulls_order: bool,
    /// Does NULL come behind everything else where it is sorted upwards? Else before.
    pub nulls_are_large: bool,
    /// May a member of a set operation stand in parentheses?
    pub compound_parentheses: bool,
    /// What a set operation is sorted by.
    pub set_order: SetOrder,
    /// INTERSECT and EXCEPT
    pub intersect_except: bool,
    /// INTERSECT ALL and EXCEPT ALL
    pub compound_all: bool,
    /// WITH: common table expressions
    pub ctes: bool,
    /// Does a CTE's name mean itself in its body, also where it is not recursive?
    pub cte_sees_itself: bool,
    /// How a recursive CTE may be read within itself.
    pub recursion: Recursion,
    /// WITH before INSERT; else between the column list and the SELECT.
    pub with_before_insert: bool,
    /// WITH before UPDATE and DELETE
    pub with_before_update: bool,
    /// May the CTEs of a nested WITH read those of the statement's own?
    pub nested_with_sees_others: bool,
    /// Is a set operation that is a member of another computed by itself, as a subquery of FROM is?
    pub derived_sets: bool,
    /// MATERIALIZED of a CTE
    pub materialized: bool,
    /// INSERT, UPDATE and DELETE within WITH
    pub dml_in_with: bool,

    /// RETURNING of INSERT
    pub insert_returning: bool,
    /// May subqueries of RETURNING of INSERT read the table by its name?
    pub returning_reads_table: bool,
    /// What is known of the numbers that the rows of one INSERT get as keys.
    pub numbered_rows: NumberedRows,
    /// RETURNING of UPDATE
    pub update_returning: bool,
    /// RETURNING of DELETE
    pub delete_returning: bool,
    /// Do columns in RETURNING name their table?
    pub returning_qualified: bool,
    /// An INSERT of nothing but defaults.
    pub default_values: &'static str,
    /// What an INSERT can do with rows whose key is there.
    pub upsert: Upsert,
    /// May a row of a subquery be assigned: `(a, b) = (SELECT ..)`?
    pub assigned_rows: bool,
    /// Are the assignments of an UPDATE made one after another, so that the later ones read what the earlier ones wrote, and
    /// so the values of a row of VALUES?
    pub sequential_assignments: bool,
    /// May the subqueries of a statement read the table that it changes?
    pub reads_changed_table: bool,
    /// ORDER BY and LIMIT of UPDATE and DELETE
    pub change_limit: ChangeLimit,
    /// May a DELETE of one table give it another name?
    pub delete_alias: bool,
    /// May a DELETE of one table have hints at it? Else it is written as one of several.
    pub delete_hints: bool,
    /// `UPDATE ONLY t`: the table without those that inherit from it
    pub only: bool,
    /// How an UPDATE names further tables.
    pub update_tables: ManyTables,
    /// How a DELETE names further tables.
    pub delete_tables: ManyTables,
    /// What columns do to values that they have no room for.
    pub columns: StorageFeatures,
    /// In what statements that change the schema differ.
    pub ddl: DdlFeatures,
}

/// The functions of the standard that stand without parentheses, and more.
pub(crate) const STANDARD_FUNCTIONS: &[(&str, Spelling)] = &[
    ("current_date", Spelling::Words("CURRENT_DATE")),
    ("current_time", Spelling::Words("CURRENT_TIME")),
    ("current_timestamp", Spelling::Words("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Words("CURRENT_USER")),
    ("localtime", Spelling::Words("LOCALTIME")),
    ("localtimestamp", Spelling::Words("LOCALTIMESTAMP")),
    ("session_user", Spelling::Words("SESSION_USER")),
    ("user", Spelling::Words("USER")),
    ("aggregate_strings", Spelling::Strings { name: "aggregate_strings", separator: ", " }),
];

impl Features {
    /// How a function is spelled, if not by its name alone.
    pub fn spelling(&self, name: &str) -> Option<Spelling> {
        let found = self.functions.iter().find(|(known, _)| known.len() == name.len() && known.eq_ignore_ascii_case(name));
        found.map(|(_, spelling)| *spelling)
    }
    /// Are there sequences?
    pub fn has_sequences(&self) -> bool {
        self.sequences != Sequences::None
    }
}
