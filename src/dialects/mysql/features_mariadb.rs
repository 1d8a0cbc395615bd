//! MariaDB's features.

use super::features::{COLUMNS, FIELDS};
use super::reserved_mariadb::RESERVED;
use crate::ast::Operator;
use crate::features::{
    ArrayBoundLists, BitXor, Change, ChangeLimit, Comments, Concat, DdlFeatures, DefaultParentheses, Distinct, Division, EmptyIn, Features,
    FetchStyle, FloatCast, FromHints, Grouping, IdentifierRules, IndexParentheses, Intervals, KeyMatch, KeyOrder, LargeKeys, Locks,
    ManyTables, NameCase, NameLimit, Placeholder, Recursion, RegexpSyntax, Reserved, Sequences, SetOrder, Spelling, TableFunctions, Upsert,
    ValuesLists, Version, version_table,
};

/// MariaDB 10.11.
pub(super) fn newest() -> Features {
    Features {
        version: (10, 11, 0),
        names: IdentifierRules { quote: '`', reserved: &RESERVED, slot: Some(2) },
        folds_names: true, // kb: Identifier Case-sensitivity
        placeholder: Placeholder::Question,
        max_binds: 65_535,
        native_boolean: false,
        true_word: "true",
        false_word: "false",
        constant_conditions: ("true = 1", "false = 1"),
        concat: Concat::Function,
        division: Division::Plain,
        integer_division: " DIV ",
        bit_xor: BitXor::Operator(" ^ "),
        tight_operators: &[Operator::BitXor], // kb: operator precedence
        regexp: RegexpSyntax::Prefix,
        regexp_replace: true,
        extract_fields: FIELDS,
        intervals: Intervals::Units,
        between_symmetric: false,
        quantifiers: true,
        try_cast: false,
        distinct: Distinct::Spaceship,
        ilike: false,
        hash_comments: true, // kb: comment syntax
        backslash_escapes: true,
        empty_in: EmptyIn::Null,
        array_bound_lists: ArrayBoundLists::JsonTable,
        tuple_in_values: false,
        native_uuid: true,
        bind_casts: false,
        full_fractions: false,
        arrays: false,
        float_cast: FloatCast::Names, // 10.4.5; it takes no precision
        json_cast: false,             // kb: JSON is a name of LONGTEXT, which CAST does not take
        aggregate_filter: false,
        aggregate_order_by: false,
        bound_frames: false, // MDEV-13170: a frame takes no placeholder
        functions: FUNCTIONS,
        within_group: false, // kb: PERCENTILE_CONT, only as a window
        distinct_arguments: true,
        grouping: Grouping::WithRollup,
        sequences: Sequences::Name,
        window_functions: true,
        frame_groups: false, // kb: Window Frames
        range_offsets: true,
        frame_intervals: false,
        table_functions: TableFunctions::None,
        empty_select_list: false,
        distinct_on: false,
        from_hints: FromHints::After(&["USE ", "FORCE ", "IGNORE "]), // kb: Index Hints
        table_sample: false,
        lateral: false,
        from_correlates: false, // kb: Subqueries in a FROM Clause
        limit_expressions: false,
        limited_in: false, // error 1235
        fetch: FetchStyle::Plain,
        locks: Some(Locks { share: "LOCK IN SHARE MODE", key: false, of: false, nowait: true, skip_locked: true, derived: true }),
        inner_join: " INNER JOIN ",
        full_join: false,
        right_join: true,
        values: ValuesLists::None, // 10.3.3 has VALUES, which returns empty texts for bound values, and truncates them after UNION ALL
        dummy_table: Some("DUAL"),
        nulls_order: false,
        nulls_are_large: false, // kb: ORDER BY
        compound_parentheses: true,
        set_order: SetOrder::Expressions,
        intersect_except: true,
        compound_all: true,
        ctes: true,
        cte_sees_itself: false,
        recursion: Recursion { several: true, derived: true, outer: false, groups: false, distinct: false, windows: false }, // error 4008; DISTINCT and GROUP BY find no end
        with_before_insert: false,
        with_before_update: false,      // kb: WITH, only before SELECT
        nested_with_sees_others: false, // by trial: error 1146
        derived_sets: true,             // by trial: errors 1054, 1060
        materialized: false,
        dml_in_with: false,
        insert_returning: true,
        returning_reads_table: false,   // error 1093
        key_order: KeyOrder::Ascending, // kb: AUTO_INCREMENT handling in InnoDB, simple inserts
        update_returning: false,        // 13.0
        delete_returning: true,         // 10.0.5
        returning_qualified: true,
        default_values: "() VALUES ()",
        upsert: Upsert::OnDuplicateKey { row_alias: false },
        assigned_rows: false,
        sequential_assignments: true, // kb: UPDATE, SIMULTANEOUS_ASSIGNMENT
        reads_changed_table: true,    // 10.3.1, 10.3.2
        change_limit: ChangeLimit::Update,
        delete_alias: false, // 11.6
        delete_hints: false, // kb: DELETE
        only: false,
        update_tables: ManyTables::List,
        delete_tables: ManyTables::List,
        columns: COLUMNS,
        ddl: DDL,
    }
}

/// kb: User functions, JSON_ARRAYAGG, LAG.
const FUNCTIONS: &[(&str, Spelling)] = &[
    ("aggregate_strings", Spelling::Strings { name: "group_concat", separator: " SEPARATOR " }),
    ("current_date", Spelling::Words("CURRENT_DATE")),
    ("current_time", Spelling::Words("CURRENT_TIME")),
    ("current_timestamp", Spelling::Words("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Words("CURRENT_USER")),
    ("group_concat", Spelling::Ordered),
    ("json_arrayagg", Spelling::Ordered),
    ("lag", Spelling::AtMost(2, "put it into `coalesce` where the value itself is never NULL")),
    ("lead", Spelling::AtMost(2, "put it into `coalesce` where the value itself is never NULL")),
    ("localtime", Spelling::Words("CURRENT_TIME")),
    ("localtimestamp", Spelling::Words("LOCALTIMESTAMP")),
    ("random", Spelling::Name("rand")),
    ("sysdate", Spelling::Name("SYSDATE")),
];

/// The changes of each version: the field, its value in the versions before, and the section of the manual.
pub(in crate::dialects) const VERSIONS: &[Change] = version_table! {
    (10, 7, 0)  native_uuid              was false,                    "kb: UUID Data Type";
    (10, 6, 0)  fetch                    was FetchStyle::None,         "kb: SELECT ... OFFSET ... FETCH";
    (10, 6, 0)  locks                    was Some(LOCKS_BEFORE_10_6),  "kb: SELECT, SKIP LOCKED";
    (10, 6, 0)  array_bound_lists            was ArrayBoundLists::None,       "kb: JSON_TABLE";
    (10, 5, 0)  compound_all             was false,                    "kb: EXCEPT, INTERSECT";
    (10, 5, 0)  insert_returning         was false,                    "kb: INSERT...RETURNING";
    (10, 4, 5)  float_cast               was FloatCast::None,          "kb: CAST";
    (10, 3, 2)  reads_changed_table      was false,                    "kb: UPDATE";
    (10, 3, 2)  change_limit             was ChangeLimit::OneTable,    "kb: UPDATE";
    (10, 3, 0)  intersect_except         was false,                    "kb: EXCEPT, INTERSECT";
    (10, 3, 0)  sequences                was Sequences::None,          "kb: CREATE SEQUENCE";
    (10, 3, 0)  locks                    was Some(LOCKS_BEFORE_10_3),  "kb: WAIT and NOWAIT";
    (10, 2, 0)  ddl.checks               was false,                    "kb: CONSTRAINT";
    (10, 2, 0)  ddl.default_expressions  was false,                    "kb: CREATE TABLE, DEFAULT";
    (10, 2, 0)  ddl.large_defaults       was false,                    "kb: BLOB";
    (10, 2, 0)  ddl.computed_columns     was false,                    "kb: Generated Columns";
    (10, 2, 0)  ctes                     was false,                    "kb: WITH";
    (10, 2, 0)  window_functions         was false,                    "kb: Window Functions Overview";
};

/// Returns the features of a version.
pub(super) fn of(version: Version) -> Features {
    newest().at(version, VERSIONS)
}

const LOCKS_BEFORE_10_6: Locks =
    Locks { share: "LOCK IN SHARE MODE", key: false, of: false, nowait: true, skip_locked: false, derived: true };
const LOCKS_BEFORE_10_3: Locks = Locks { nowait: false, ..LOCKS_BEFORE_10_6 };

/// Capabilities in statements that change the schema.
const DDL: DdlFeatures = DdlFeatures {
    max_name: NameLimit::Characters(64),
    name_case: NameCase::Ignored,
    table_case: NameCase::Matters, // the server variable lower_case_table_names decides
    names_of_any_characters: false,
    reserved_prefix: None,
    empty_tables: false,
    index_names_by_table: true,
    keys_are_indexes: false,
    foreign_key_names_by_table: false,
    indexes_foreign_keys: true,
    check_names_by_table: true,
    alter_constraints: true,
    named_types: false,
    built_in_types: Reserved::NONE,
    enums: true,
    checks: true,
    default_expressions: true,
    comments: Comments::Inline,
    default_parentheses: DefaultParentheses::ExpressionsButClocks,
    large_defaults: true,              // kb: BLOB
    large_keys: LargeKeys::ButPrimary, // kb: BLOB
    schemas: true,
    foreign_key_schemas: true,
    checks_of_a_column: 1,     // error 1064
    column_check_names: false, // error 1064
    column_checks_of_others: true,
    primary_key_name: Some("PRIMARY"), // kb: CREATE TABLE
    deferrable: false,
    deferrable_rows: false,
    foreign_key_match: KeyMatch::None,
    foreign_key_set_default: false, // read, and RESTRICT in the catalogue
    foreign_key_set_columns: false,
    identity: false,
    computed_columns: true,
    virtual_columns: true,
    explicit_stored: false,
    computed_not_null: false, // error 1064
    computed_keys: false,     // error 1903
    index_if_exists: true,
    constraint_if_exists: true,
    cascade: false,
    or_replace_view: true,
    temporary_view: false,
    materialized_view: false,
    view_if_not_exists: true,
    sequence_types: false,
    no_cycle: "NOCYCLE", // kb: CREATE SEQUENCE
    index_nulls_order: false,
    index_expressions: false, // error 1064; kb: CREATE INDEX
    index_parentheses: IndexParentheses::Expressions,
    index_schema_at_name: false,
};
