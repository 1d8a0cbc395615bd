//! SQLite's features.

use super::reserved::RESERVED;
use crate::ast::Operator;
use crate::features::{
    ArrayBoundLists, BitXor, Change, ChangeLimit, Comments, Concat, DdlFeatures, DefaultParentheses, Distinct, Division, EmptyIn, Features,
    FetchStyle, FloatCast, FromHints, Grouping, IdentifierRules, IndexParentheses, Intervals, KeyMatch, KeyOrder, LargeKeys, ManyTables,
    NameCase, NameLimit, OnConflictClause, Placeholder, Recursion, RegexpSyntax, Reserved, Sequences, SetOrder, Spelling, StorageFeatures,
    TableFunctions, Upsert, ValuesLists, Version, version_table,
};

/// SQLite 3.51.
pub(super) fn newest() -> Features {
    Features {
        version: (3, 51, 0),
        names: IdentifierRules { quote: '"', reserved: &RESERVED, slot: Some(0) },
        folds_names: true, // also in quotes
        placeholder: Placeholder::Question,
        max_binds: 32_766, // limits.html, 9: SQLITE_MAX_VARIABLE_NUMBER
        native_boolean: false,
        true_word: "1",
        false_word: "0",
        constant_conditions: ("1 = 1", "0 = 1"),
        concat: Concat::Operator,
        division: Division::AddFloat,
        integer_division: " / ",
        bit_xor: BitXor::Difference,
        tight_operators: &[Operator::Concat], // lang_expr.html, 1: || binds before * and +
        regexp: RegexpSyntax::Keyword,
        regexp_replace: false,
        extract_fields: &["year", "month", "day", "hour", "minute", "second", "dow", "doy", "week", "epoch"],
        intervals: Intervals::None,
        between_symmetric: false,
        quantifiers: false,
        try_cast: false,
        distinct: Distinct::Is,
        ilike: false,
        hash_comments: false,
        backslash_escapes: false,
        empty_in: EmptyIn::Select,
        array_bound_lists: ArrayBoundLists::JsonEach, // json1.html, 4.23
        tuple_in_values: true,                        // rowvalue.html, 3.2
        native_uuid: false,
        bind_casts: false,
        full_fractions: true,
        arrays: false,
        float_cast: FloatCast::Names, // by affinity
        json_cast: true,
        aggregate_filter: true,
        aggregate_order_by: true,
        bound_frames: true,
        functions: FUNCTIONS,
        within_group: false,       // only in custom builds
        distinct_arguments: false, // lang_aggfunc.html
        grouping: Grouping::None,
        sequences: Sequences::None,
        window_functions: true,
        frame_groups: true,
        range_offsets: true,
        frame_intervals: false,
        table_functions: TableFunctions::Plain, // vtab.html, 3.1.1
        empty_select_list: false,
        distinct_on: false,
        from_hints: FromHints::After(&["INDEXED BY ", "NOT INDEXED"]), // lang_indexedby.html
        table_sample: false,
        lateral: false,
        from_correlates: true,
        limit_expressions: true,
        limited_in: true,
        fetch: FetchStyle::None,
        locks: None, // a transaction locks the whole database: lockingv3.html
        inner_join: " JOIN ",
        full_join: true,
        right_join: true,
        values: ValuesLists::Plain, // lang_select.html: its columns have no names of their own
        dummy_table: None,
        nulls_order: true,
        nulls_are_large: false,        // lang_select.html, ORDER BY
        compound_parentheses: false,   // lang_select.html, compound select statements
        set_order: SetOrder::Collated, // lang_select.html, ORDER BY
        intersect_except: true,
        compound_all: false,
        ctes: true,
        cte_sees_itself: true, // by trial: "circular reference"
        recursion: Recursion { several: true, derived: false, outer: true, groups: false, distinct: true, windows: false }, // lang_with.html, 3
        with_before_insert: true,
        with_before_update: true,
        nested_with_sees_others: true,
        derived_sets: false,
        materialized: true,
        dml_in_with: false, // lang_with.html
        insert_returning: true,
        returning_reads_table: true,
        key_order: KeyOrder::Unknown, // autoinc.html, 2: at random, once the greatest is taken
        update_returning: true,
        delete_returning: true,
        returning_qualified: false, // lang_returning.html
        default_values: "DEFAULT VALUES",
        upsert: Upsert::OnConflict(ON_CONFLICT),
        assigned_rows: true, // rowvalue.html, 2.3, 3.15
        sequential_assignments: false,
        reads_changed_table: true,
        change_limit: ChangeLimit::None, // lang_update.html, 2.3: only in custom builds
        delete_alias: true,
        delete_hints: true, // lang_delete.html: qualified-table-name
        only: false,
        update_tables: ManyTables::From,
        delete_tables: ManyTables::None,
        columns: COLUMNS,
        ddl: DDL,
    }
}

/// lang_upsert.html
const ON_CONFLICT: OnConflictClause = OnConflictClause {
    several: true,
    any_key: true,
    constraint: false,
    bound_where: false, // partialindex.html, 3: a bound value proves nothing
    needs_where: true,  // lang_upsert.html, 2.2: parsing ambiguity
    default_values: false,
};

/// lang_corefunc.html, lang_datefunc.html, lang_aggfunc.html: CURRENT_TIMESTAMP is UTC.
macro_rules! functions { ($($more:expr),*) => { &[
    ("aggregate_strings", Spelling::Strings { name: "group_concat", separator: ", " }),
    ("char_length", Spelling::Name("length")),
    ("current_date", Spelling::Alone("CURRENT_DATE")),
    ("current_time", Spelling::Alone("CURRENT_TIME")),
    ("current_timestamp", Spelling::Alone("CURRENT_TIMESTAMP")),
    ("current_user", Spelling::Missing("it has no users; bind the name that you want")),
    ("localtime", Spelling::Alone("TIME(CURRENT_TIMESTAMP, 'localtime')")),
    ("localtimestamp", Spelling::Alone("DATETIME(CURRENT_TIMESTAMP, 'localtime')")),
    ("now", Spelling::Alone("CURRENT_TIMESTAMP")),
    ("session_user", Spelling::Missing("it has no users; bind the name that you want")),
    $($more),*
] } }
const FUNCTIONS: &[(&str, Spelling)] = functions!();
const FUNCTIONS_BEFORE_3_45: &[(&str, Spelling)] = functions!(("jsonb", Spelling::Missing("keep the document as JSON")));

/// The changes of each version: the field, its value in the versions before, and the section of the manual.
pub(in crate::dialects) const VERSIONS: &[Change] = version_table! {
    (3, 45, 0)  functions             was FUNCTIONS_BEFORE_3_45,                        "json1.html, jsonb";
    (3, 44, 0)  aggregate_order_by    was false,                                        "lang_aggfunc.html";
    (3, 39, 0)  full_join             was false,                                        "lang_select.html";
    (3, 39, 0)  right_join            was false,                                        "lang_select.html";
    (3, 38, 0)  array_bound_lists         was ArrayBoundLists::None,                           "json1.html, 2";
    (3, 35, 0)  materialized          was false,                                        "lang_with.html";
    (3, 35, 0)  insert_returning      was false,                                        "lang_returning.html";
    (3, 35, 0)  update_returning      was false,                                        "lang_returning.html";
    (3, 35, 0)  delete_returning      was false,                                        "lang_returning.html";
    (3, 35, 0)  upsert                was Upsert::OnConflict(ON_CONFLICT_BEFORE_3_35),  "lang_upsert.html";
    (3, 33, 0)  update_tables         was ManyTables::None,                             "lang_update.html, 2.2";
    (3, 32, 0)  max_binds             was 999,                                          "limits.html, 9";
    (3, 31, 0)  ddl.computed_columns  was false,                                        "gencol.html";
    (3, 30, 0)  nulls_order           was false,                                        "lang_select.html, ORDER BY";
    (3, 30, 0)  aggregate_filter      was false,                                        "lang_aggfunc.html";
    (3, 28, 0)  frame_groups          was false,                                        "windowfunctions.html, 2.2";
    (3, 28, 0)  range_offsets         was false,                                        "windowfunctions.html, 2.2";
    (3, 25, 0)  window_functions      was false,                                        "windowfunctions.html";
    (3, 24, 0)  upsert                was Upsert::None,                                 "lang_upsert.html";
    (3, 15, 0)  assigned_rows         was false,                                        "rowvalue.html, 2.3";
};

/// Returns the features of a version.
pub(super) fn of(version: Version) -> Features {
    newest().at(version, VERSIONS)
}

const ON_CONFLICT_BEFORE_3_35: OnConflictClause = OnConflictClause { several: false, any_key: false, ..ON_CONFLICT };

/// datatype3.html, 3.3, 3.4: NUMERIC affinity, which JSON also has, because its name means nothing to SQLite; NaN would be NULL.
const COLUMNS: StorageFeatures = StorageFeatures {
    float_decimals: Some("keep it as text here: `type = DataType::numeric((38, 10)).with_variant(DataType::Text, [\"sqlite\"])`"),
    dated_intervals: true,
    nan: false,
    numeric_json: true,
    ..StorageFeatures::EXACT
};

/// Capabilities in statements that change the schema.
const DDL: DdlFeatures = DdlFeatures {
    max_name: NameLimit::None,
    name_case: NameCase::Ascii,
    table_case: NameCase::Ascii,
    names_of_any_characters: true,
    reserved_prefix: Some("sqlite_"),
    empty_tables: false,
    index_names_by_table: false,
    keys_are_indexes: false,
    foreign_key_names_by_table: true,
    indexes_foreign_keys: false,
    check_names_by_table: true,
    alter_constraints: false, // lang_altertable.html
    named_types: false,
    built_in_types: Reserved::NONE,
    enums: false,
    checks: true,
    default_expressions: true,
    comments: Comments::None,
    default_parentheses: DefaultParentheses::Expressions,
    large_defaults: true,
    large_keys: LargeKeys::All,
    schemas: false,
    foreign_key_schemas: false, // foreignkeys.html, 2
    checks_of_a_column: usize::MAX,
    column_check_names: true,
    column_checks_of_others: true,
    primary_key_name: None,
    deferrable: true,
    deferrable_rows: false,              // lang_createtable.html: only of a foreign key
    foreign_key_match: KeyMatch::Simple, // foreignkeys.html, 6
    foreign_key_set_default: true,
    foreign_key_set_columns: false,
    identity: false, // lang_createtable.html
    computed_columns: true,
    virtual_columns: true,
    explicit_stored: false,
    computed_not_null: true,
    computed_keys: false, // gencol.html, 2.3
    index_if_exists: true,
    constraint_if_exists: false,
    cascade: false,
    or_replace_view: false,
    temporary_view: true,
    materialized_view: false,
    view_if_not_exists: true,
    sequence_types: false,
    no_cycle: "NO CYCLE",
    index_nulls_order: false, // lang_createindex.html, 1.3
    index_expressions: true,
    index_parentheses: IndexParentheses::Never,
    index_schema_at_name: true,
};
