//! PostgreSQL's features.

use super::reserved::RESERVED;
use crate::features::{
    ArrayBoundLists, BitXor, Change, ChangeLimit, Comments, Concat, DdlFeatures, DefaultParentheses, Distinct, Division, EmptyIn, Features,
    FetchStyle, FloatCast, FromHints, Grouping, IdentifierRules, IndexParentheses, Intervals, KeyMatch, KeyOrder, LargeKeys, Locks,
    ManyTables, NameCase, NameLimit, OnConflictClause, Placeholder, Recursion, RegexpSyntax, Sequences, SetOrder, Spelling,
    StorageFeatures, TableFunctions, Upsert, ValuesLists, Version, version_table,
};

/// 9.9.1: the fields of EXTRACT.
const FIELDS: &[&str] = &[
    "century",
    "day",
    "decade",
    "dow",
    "doy",
    "epoch",
    "hour",
    "isodow",
    "isoyear",
    "julian",
    "microseconds",
    "millennium",
    "milliseconds",
    "minute",
    "month",
    "quarter",
    "second",
    "timezone",
    "timezone_hour",
    "timezone_minute",
    "week",
    "year",
];

/// PostgreSQL 15.
pub(super) fn newest() -> Features {
    Features {
        version: (15, 0, 0),
        names: IdentifierRules { quote: '"', reserved: &RESERVED, slot: Some(3) },
        folds_names: false,
        placeholder: Placeholder::Dollar,
        max_binds: 65_535, // 55.7: Bind carries their number in 16 bits
        native_boolean: true,
        true_word: "true",
        false_word: "false",
        constant_conditions: ("true", "false"),
        concat: Concat::Operator,
        division: Division::CastNumeric,
        integer_division: " / ",
        bit_xor: BitXor::Operator(" # "),
        tight_operators: &[],
        regexp: RegexpSyntax::Tilde,
        regexp_replace: true,
        extract_fields: FIELDS,
        intervals: Intervals::Native,
        between_symmetric: true,
        quantifiers: true,
        try_cast: false,
        distinct: Distinct::Words,
        ilike: true,
        hash_comments: false,
        backslash_escapes: false, // 4.1.2.1, standard_conforming_strings
        empty_in: EmptyIn::Null,
        array_bound_lists: ArrayBoundLists::Array, // 9.24.3
        tuple_in_values: false,
        native_uuid: true,
        bind_casts: true,
        full_fractions: false,
        arrays: true,
        float_cast: FloatCast::Digits,
        json_cast: true,
        aggregate_filter: true,
        aggregate_order_by: true,
        bound_frames: true,
        functions: FUNCTIONS,
        within_group: true,
        distinct_arguments: true,
        grouping: Grouping::Sets,
        sequences: Sequences::Text,
        window_functions: true,
        frame_groups: true,
        range_offsets: true,
        frame_intervals: true,
        table_functions: TableFunctions::Full,
        empty_select_list: true,
        distinct_on: true,
        from_hints: FromHints::Before(&["ONLY"]),
        table_sample: true,
        lateral: true,
        from_correlates: true,
        limit_expressions: true,
        limited_in: true,
        fetch: FetchStyle::Parentheses, // WITH TIES: 13
        locks: Some(Locks { share: "FOR SHARE", key: true, of: true, nowait: true, skip_locked: true, derived: false }), // SELECT, The Locking Clause
        inner_join: " JOIN ",
        full_join: true,
        right_join: true,
        values: ValuesLists::Named,
        dummy_table: None,
        nulls_order: true,
        nulls_are_large: true, // 7.5
        compound_parentheses: true,
        set_order: SetOrder::Columns, // SELECT, ORDER BY Clause
        intersect_except: true,
        compound_all: true,
        ctes: true,
        cte_sees_itself: false,
        recursion: Recursion { several: false, derived: true, outer: false, groups: true, distinct: true, windows: true }, // by trial: error 42P19
        with_before_insert: true,
        with_before_update: true,
        nested_with_sees_others: true,
        derived_sets: false,
        materialized: true,
        dml_in_with: true, // 7.8.4
        insert_returning: true,
        returning_reads_table: true,
        key_order: KeyOrder::AscendingSelect, // INSERT: nextval is called after ORDER BY
        update_returning: true,
        delete_returning: true,
        returning_qualified: true,
        default_values: "DEFAULT VALUES",
        // INSERT, ON CONFLICT clause, 9.5
        upsert: Upsert::OnConflict(OnConflictClause {
            several: false,
            any_key: false,
            constraint: true,
            bound_where: true,
            needs_where: false,
            default_values: true,
        }),
        assigned_rows: true,
        sequential_assignments: false,
        reads_changed_table: true,
        change_limit: ChangeLimit::None,
        delete_alias: true,
        delete_hints: true,
        only: true, // 5.10
        update_tables: ManyTables::From,
        delete_tables: ManyTables::From,
        columns: StorageFeatures { convert: true, ..StorageFeatures::EXACT }, // 8.1, 8.3, 8.5
        ddl: DDL,
    }
}

/// 9.9, 9.26: functions without parentheses; 9.4: SUBSTRING; 9.21: string_agg.
const FUNCTIONS: &[(&str, Spelling)] = &[
    ("aggregate_strings", Spelling::Strings { name: "string_agg", separator: ", " }),
    ("count", Spelling::AtMost(1, "count the rows of a SELECT DISTINCT in a subquery")), // 9.21
    ("current_date", Spelling::Words("CURRENT_DATE")),
    ("current_time", Spelling::Words("CURRENT_TIME")),
    ("current_timestamp", Spelling::Words("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Words("CURRENT_USER")),
    ("localtime", Spelling::Words("LOCALTIME")),
    ("localtimestamp", Spelling::Words("LOCALTIMESTAMP")),
    ("pow", Spelling::Name("power")),
    ("session_user", Spelling::Words("SESSION_USER")),
    ("substring", Spelling::Keywords("SUBSTRING", &[" FROM ", " FOR "])),
    ("user", Spelling::Words("USER")),
];

/// The changes of each version: the field, its value in the versions before, and the section of the manual.
pub(in crate::dialects) const VERSIONS: &[Change] = version_table! {
    (15, 0, 0)  ddl.foreign_key_set_columns  was false,                        "CREATE TABLE, REFERENCES";
    (13, 0, 0)  fetch                        was FetchStyle::ParenthesesOnly,  "SELECT, LIMIT Clause";
    (12, 0, 0)  materialized                 was false,                        "7.8.3";
    (12, 0, 0)  ddl.computed_columns         was false,                        "5.3";
    (11, 0, 0)  frame_groups                 was false,                        "4.2.8";
    (11, 0, 0)  range_offsets                was false,                        "4.2.8";
    (9, 5, 0)   table_sample                 was false,                        "SELECT, FROM Clause";
    (9, 5, 0)   locks                        was Some(LOCKS_BEFORE_9_5),       "SELECT, The Locking Clause";
    (9, 5, 0)   grouping                     was Grouping::None,               "7.2.4";
    (9, 5, 0)   upsert                       was Upsert::None,                 "INSERT, ON CONFLICT Clause";
    (9, 5, 0)   assigned_rows                was false,                        "UPDATE, sub-SELECT";
    (9, 3, 0)   lateral                      was false,                        "7.2.1.5";
};

/// Returns the features of a version.
pub(super) fn of(version: Version) -> Features {
    newest().at(version, VERSIONS)
}

const LOCKS_BEFORE_9_5: Locks = Locks { share: "FOR SHARE", key: true, of: true, nowait: true, skip_locked: false, derived: false };

/// Capabilities in statements that change the schema.
const DDL: DdlFeatures = DdlFeatures {
    max_name: NameLimit::Bytes(63), // 4.1.1
    name_case: NameCase::Matters,
    table_case: NameCase::Matters,
    names_of_any_characters: true,
    reserved_prefix: None,
    empty_tables: true,
    index_names_by_table: false,
    keys_are_indexes: true,
    foreign_key_names_by_table: true,
    indexes_foreign_keys: false,
    check_names_by_table: true,
    alter_constraints: true,
    named_types: true,
    built_in_types: &super::reserved::TYPES,
    enums: true,
    checks: true,
    default_expressions: true,
    comments: Comments::Statement,
    default_parentheses: DefaultParentheses::Never,
    large_defaults: true,
    large_keys: LargeKeys::All,
    schemas: true,
    foreign_key_schemas: true,
    checks_of_a_column: usize::MAX,
    column_check_names: true,
    column_checks_of_others: true,
    primary_key_name: None,
    deferrable: true,
    deferrable_rows: true,
    foreign_key_match: KeyMatch::All,
    foreign_key_set_default: true,
    foreign_key_set_columns: true,
    identity: true,
    computed_columns: true,
    virtual_columns: false, // 5.3; 18 has them
    explicit_stored: true,
    computed_not_null: true,
    computed_keys: true,
    index_if_exists: true,
    constraint_if_exists: true,
    cascade: true,
    or_replace_view: true,
    temporary_view: true,
    materialized_view: true,
    view_if_not_exists: false,
    sequence_types: true,
    no_cycle: "NO CYCLE",
    index_nulls_order: true,
    index_expressions: true,
    index_parentheses: IndexParentheses::Operators,
    index_schema_at_name: false,
};
