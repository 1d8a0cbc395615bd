//! MySQL's features.

use super::reserved::RESERVED;
use crate::ast::Operator;
use crate::features::{
    ArrayBoundLists, BitXor, Change, ChangeLimit, Comments, Concat, DdlFeatures, DefaultParentheses, Distinct, Division, EmptyIn, Features,
    FetchStyle, FloatCast, FromHints, Grouping, IdentifierRules, IndexParentheses, Intervals, KeyMatch, KeyOrder, LargeKeys, Locks,
    ManyTables, NameCase, NameLimit, Placeholder, Recursion, RegexpSyntax, Reserved, Sequences, SetOrder, Spelling, StorageFeatures,
    TableFunctions, Upsert, ValuesLists, Version, version_table,
};

/// 12.5, temporal intervals: the units of EXTRACT.
pub(super) const FIELDS: &[&str] = &[
    "microsecond",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "second_microsecond",
    "minute_microsecond",
    "minute_second",
    "hour_microsecond",
    "hour_second",
    "hour_minute",
    "day_microsecond",
    "day_second",
    "day_minute",
    "day_hour",
    "year_month",
];

/// MySQL 8.4.
pub(super) fn newest() -> Features {
    Features {
        version: (8, 4, 0),
        names: IdentifierRules { quote: '`', reserved: &RESERVED, slot: Some(1) },
        folds_names: true, // 9.2.3: of aliases, as the server is set up; of CTEs always
        placeholder: Placeholder::Question,
        max_binds: 65_535,     // error 1390, ER_PS_MANY_PARAM
        native_boolean: false, // 11.1.2: BOOL is TINYINT(1)
        true_word: "true",
        false_word: "false",
        constant_conditions: ("true = 1", "false = 1"),
        concat: Concat::Function, // 12.4.1: || is OR without PIPES_AS_CONCAT
        division: Division::Plain,
        integer_division: " DIV ", // 12.6.1
        bit_xor: BitXor::Operator(" ^ "),
        tight_operators: &[Operator::BitXor], // 14.4.1: ^ binds before *
        regexp: RegexpSyntax::Function,
        regexp_replace: true,
        extract_fields: FIELDS,
        intervals: Intervals::Units,
        between_symmetric: false,
        quantifiers: true,
        try_cast: false,
        distinct: Distinct::Spaceship, // 12.4.2
        ilike: false,
        hash_comments: true,     // 11.7
        backslash_escapes: true, // 9.1.1
        empty_in: EmptyIn::Null,
        array_bound_lists: ArrayBoundLists::JsonTable,
        tuple_in_values: false,
        native_uuid: false,
        bind_casts: false,
        full_fractions: false,
        arrays: false,
        float_cast: FloatCast::Digits,
        json_cast: true,
        aggregate_filter: false,
        aggregate_order_by: false,
        bound_frames: true,
        functions: FUNCTIONS,
        within_group: false,
        distinct_arguments: true,
        grouping: Grouping::WithRollup, // 14.19.2
        sequences: Sequences::None,
        window_functions: true,
        frame_groups: false, // 14.20.3
        range_offsets: true,
        frame_intervals: false, // a bound is `INTERVAL n unit` there
        table_functions: TableFunctions::None,
        empty_select_list: false,
        distinct_on: false,
        from_hints: FromHints::After(&["USE ", "FORCE ", "IGNORE "]), // 10.9.4
        table_sample: false,
        lateral: true,
        from_correlates: true,
        limit_expressions: false, // 15.2.13
        limited_in: false,        // 15.2.15.12
        fetch: FetchStyle::None,
        locks: Some(Locks { share: "FOR SHARE", key: false, of: true, nowait: true, skip_locked: true, derived: true }), // 15.2.13
        inner_join: " INNER JOIN ",
        full_join: false, // 13.2.13.2
        right_join: true,
        values: ValuesLists::None, // 15.2.19: its rows are ROW(..)
        dummy_table: Some("DUAL"),
        nulls_order: false,
        nulls_are_large: false, // 5.3.4.6
        compound_parentheses: true,
        set_order: SetOrder::Expressions, // 15.2.14: columns by their names
        intersect_except: true,
        compound_all: true,
        ctes: true,
        cte_sees_itself: false,
        recursion: Recursion { several: true, derived: false, outer: false, groups: false, distinct: false, windows: false }, // 15.2.20
        with_before_insert: false,                                                                                            // 13.2.20
        with_before_update: true,
        nested_with_sees_others: true,
        derived_sets: false,
        materialized: false,
        dml_in_with: false, // 13.2.20
        insert_returning: false,
        returning_reads_table: true,
        key_order: KeyOrder::Ascending, // 17.6.1.6: simple inserts
        update_returning: false,
        delete_returning: false,
        returning_qualified: true,
        default_values: "() VALUES ()",                     // 13.2.7
        upsert: Upsert::OnDuplicateKey { row_alias: true }, // 13.2.7.2, 8.0.19
        assigned_rows: false,                               // 13.2.17
        sequential_assignments: true,                       // 13.2.17
        reads_changed_table: false,                         // 13.2.15.12
        change_limit: ChangeLimit::OneTable,
        delete_alias: true,
        delete_hints: false, // 15.2.2
        only: false,
        update_tables: ManyTables::List, // 13.2.17
        delete_tables: ManyTables::List, // 13.2.2
        columns: COLUMNS,
        ddl: DDL,
    }
}

/// 13.2.6: times have no fractional digits by default; 13.1.3: DECIMAL is DECIMAL(10, 0); 13.1.4: FLOAT has 32 bits; 13.3.6.
/// Strict mode is taken for granted, which refuses what is too great or too long: 7.1.11
pub(super) const COLUMNS: StorageFeatures = StorageFeatures {
    convert: true,
    second_digits: 0,
    more_second_digits: "declare how many: `type = mysql::datetime(6)`, `mysql::time(6)`, or such a variant for this database",
    plain_scale: Some(0),
    float_decimals: None,
    float_digits: 24,
    dated_intervals: true,
    nan: false,
    infinities: false,
    first_year: 0,
    numeric_json: false,
    loose_enums: true,
};

/// 14.7, 14.15, 14.19.1: USER and SESSION_USER need their parentheses; LOCALTIME would be a timestamp.
pub(super) const FUNCTIONS: &[(&str, Spelling)] = &[
    ("aggregate_strings", Spelling::Strings { name: "group_concat", separator: " SEPARATOR " }),
    ("current_date", Spelling::Words("CURRENT_DATE")),
    ("current_time", Spelling::Words("CURRENT_TIME")),
    ("current_timestamp", Spelling::Words("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Words("CURRENT_USER")),
    ("group_concat", Spelling::Ordered),
    ("localtime", Spelling::Words("CURRENT_TIME")),
    ("localtimestamp", Spelling::Words("LOCALTIMESTAMP")),
    ("random", Spelling::Name("rand")),
    ("sysdate", Spelling::Name("SYSDATE")),
];

/// The changes of each version: the field, its value in the versions before, and the section of the manual.
pub(in crate::dialects) const VERSIONS: &[Change] = version_table! {
    (8, 0, 31)  intersect_except         was false,                                        "15.2.4, 15.2.8";
    (8, 0, 31)  compound_all             was false,                                        "15.2.4, 15.2.8";
    (8, 0, 19)  upsert                   was Upsert::OnDuplicateKey { row_alias: false },  "15.2.7.2";
    (8, 0, 17)  float_cast               was FloatCast::None,                              "14.10";
    (8, 0, 16)  delete_alias             was false,                                        "15.2.2";
    (8, 0, 16)  ddl.checks               was false,                                        "15.1.20.6";
    (8, 0, 14)  lateral                  was false,                                        "15.2.15.9";
    (8, 0, 14)  from_correlates          was false,                                        "15.2.15.8";
    (8, 0, 13)  ddl.default_expressions  was false,                                        "13.6";
    (8, 0, 13)  ddl.index_expressions    was false,                                        "15.1.15, functional key parts";
    (8, 0, 4)   regexp                   was RegexpSyntax::Keyword,                              "14.8.2";
    (8, 0, 4)   regexp_replace           was false,                                        "14.8.2";
    (8, 0, 4)   array_bound_lists            was ArrayBoundLists::None,                           "14.17.6";
    (8, 0, 1)   locks                    was Some(LOCKS_BEFORE_8_0_1),                     "17.7.2.4";
    (8, 0, 1)   ctes                     was false,                                        "15.2.20";
    (8, 0, 0)   window_functions         was false,                                        "14.20";
};

/// Returns the features of a version.
pub(super) fn of(version: Version) -> Features {
    newest().at(version, VERSIONS)
}

const LOCKS_BEFORE_8_0_1: Locks =
    Locks { share: "LOCK IN SHARE MODE", key: false, of: false, nowait: false, skip_locked: false, derived: true };

/// Capabilities in statements that change the schema.
const DDL: DdlFeatures = DdlFeatures {
    max_name: NameLimit::Characters(64), // 11.2.1
    name_case: NameCase::Ignored,
    table_case: NameCase::Matters, // the server variable lower_case_table_names decides
    names_of_any_characters: false,
    reserved_prefix: None,
    empty_tables: false,
    index_names_by_table: true,
    keys_are_indexes: false,
    foreign_key_names_by_table: false,
    indexes_foreign_keys: true, // 15.1.20.5
    check_names_by_table: false,
    alter_constraints: true,
    named_types: false,
    built_in_types: Reserved::NONE,
    enums: true,
    checks: true,
    default_expressions: true,
    comments: Comments::Inline,
    default_parentheses: DefaultParentheses::ExpressionsButClocks,
    large_defaults: false,       // 13.3.4
    large_keys: LargeKeys::None, // 13.3.4
    schemas: true,
    foreign_key_schemas: true,
    checks_of_a_column: usize::MAX,
    column_check_names: true,
    column_checks_of_others: false,    // 15.1.20.6
    primary_key_name: Some("PRIMARY"), // 15.1.20
    deferrable: false,                 // 15.1.20.5
    deferrable_rows: false,
    foreign_key_match: KeyMatch::None, // 15.1.20.5: it makes ON DELETE be ignored
    foreign_key_set_default: false,    // 15.1.20.5
    foreign_key_set_columns: false,
    identity: false,
    computed_columns: true,
    virtual_columns: true,
    explicit_stored: false,
    computed_not_null: true,
    computed_keys: true,
    index_if_exists: false, // 15.1.15
    constraint_if_exists: false,
    cascade: false,
    or_replace_view: true,
    temporary_view: false,
    materialized_view: false,
    view_if_not_exists: false,
    sequence_types: false,
    no_cycle: "NO CYCLE",
    index_nulls_order: false,
    index_expressions: true,
    index_parentheses: IndexParentheses::Expressions, // 15.1.15, functional key parts
    index_schema_at_name: false,
};
