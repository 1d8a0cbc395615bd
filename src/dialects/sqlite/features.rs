//! SQLite's answers.

use super::reserved::RESERVED;
use crate::ast::Operator;
use crate::features::Features;
use crate::features::{
    BitXor, CarriedLists, ChangeLimit, Comments, Concat, DdlFeatures, DefaultParentheses, Distinct, Division, EmptyIn, FetchStyle,
    FloatCast, FromHints, Grouping, IdentifierRules, IndexParentheses, Intervals, KeyMatch, LargeKeys, ManyTables, NameCase, NameLimit,
    NumberedRows, OnConflictClause, Placeholder, Recursion, Regexp, Reserved, Sequences, SetOrder, Spelling, StorageFeatures,
    TableFunctions, Upsert, ValuesLists, Version,
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
        regexp: Regexp::Keyword,
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
        carried_lists: CarriedLists::JsonEach, // json1.html, 4.23
        tuple_in_values: true,                 // rowvalue.html, 3.2
        native_uuid: false,
        bind_casts: false,
        full_fractions: true,
        arrays: false,
        float_cast: FloatCast::Names, // by affinity
        json_cast: true,
        aggregate_filter: true,
        aggregate_order_by: true, // 3.44
        bound_frames: true,
        functions: FUNCTIONS,
        within_group: false,       // only in builds of one's own
        distinct_arguments: false, // lang_aggfunc.html
        grouping: Grouping::None,
        sequences: Sequences::None,
        window_functions: true, // 3.25
        frame_groups: true,     // 3.28
        range_offsets: true,    // 3.28
        frame_intervals: false,
        table_functions: TableFunctions::Plain, // vtab.html, 3.1.1
        empty_select_list: false,
        distinct_on: false,
        from_hints: FromHints::Behind(&["INDEXED BY ", "NOT INDEXED"]), // lang_indexedby.html
        table_sample: false,
        lateral: false,
        from_correlates: true,
        limit_expressions: true,
        limited_in: true,
        fetch: FetchStyle::None,
        locks: None, // a transaction locks the whole database: lockingv3.html
        inner_join: " JOIN ",
        full_join: true,            // 3.39
        right_join: true,           // 3.39
        values: ValuesLists::Plain, // lang_select.html: its columns have no names of their own
        dummy_table: None,
        nulls_order: true,             // 3.30
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
        materialized: true,     // 3.35
        dml_in_with: false,     // lang_with.html
        insert_returning: true, // 3.35
        returning_reads_table: true,
        numbered_rows: NumberedRows::Unknown, // autoinc.html, 2: at random, once the greatest is taken
        update_returning: true,
        delete_returning: true,
        returning_qualified: false, // lang_returning.html
        default_values: "DEFAULT VALUES",
        // lang_upsert.html; several clauses, and one without a key: 3.35
        upsert: Upsert::OnConflict(OnConflictClause {
            several: true,
            any_key: true,
            constraint: false,
            bound_where: false, // partialindex.html, 3: a bound value proves nothing
            wants_where: true,  // lang_upsert.html, 2.2: parsing ambiguity
            default_values: false,
        }),
        assigned_rows: true, // rowvalue.html, 2.3, 3.15
        sequential_assignments: false,
        reads_changed_table: true,
        change_limit: ChangeLimit::None, // lang_update.html, 2.3: only in builds of one's own
        delete_alias: true,
        delete_hints: true, // lang_delete.html: qualified-table-name
        only: false,
        update_tables: ManyTables::From, // 3.33
        delete_tables: ManyTables::None,
        columns: COLUMNS,
        ddl: DDL,
    }
}

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
const FUNCTIONS_BEFORE_JSONB: &[(&str, Spelling)] = functions!(("jsonb", Spelling::Missing("keep the document as JSON")));

/// An older version, by what came when.
pub(super) fn of(version: Version) -> Features {
    let mut features = Features { version, ..newest() };
    if version < (3, 45, 0) {
        features.functions = FUNCTIONS_BEFORE_JSONB;
    }
    if version < (3, 44, 0) {
        features.aggregate_order_by = false;
    }
    if version < (3, 39, 0) {
        features.full_join = false;
        features.right_join = false;
    }
    if version < (3, 38, 0) {
        features.carried_lists = CarriedLists::None;
    }
    if version < (3, 35, 0) {
        features.materialized = false;
        features.insert_returning = false;
        features.update_returning = false;
        features.delete_returning = false;
    }
    if version < (3, 33, 0) {
        features.update_tables = ManyTables::None;
    }
    if version < (3, 32, 0) {
        features.max_binds = 999;
    }
    if version < (3, 31, 0) {
        features.ddl.computed_columns = false;
    }
    if version < (3, 28, 0) {
        features.frame_groups = false;
        features.range_offsets = false;
    }
    if version < (3, 25, 0) {
        features.window_functions = false;
    }
    if version < (3, 30, 0) {
        features.nulls_order = false;
        features.aggregate_filter = false;
    }
    if version < (3, 35, 0)
        && let Upsert::OnConflict(clause) = &mut features.upsert
    {
        clause.several = false;
        clause.any_key = false;
    }
    if version < (3, 24, 0) {
        features.upsert = Upsert::None;
    }
    if version < (3, 15, 0) {
        features.assigned_rows = false;
    }
    features
}

/// datatype3.html, 3.3, 3.4: NUMERIC affinity, which JSON has, too, as a name that says nothing; NaN would be NULL.
const COLUMNS: StorageFeatures = StorageFeatures {
    float_decimals: Some("keep it as text here: `type = DataType::numeric((38, 10)).with_variant(DataType::Text, [\"sqlite\"])`"),
    dated_intervals: true,
    nan: false,
    numeric_json: true,
    ..StorageFeatures::EXACT
};

/// In what its statements that change the schema differ.
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
    says_stored: false,
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
