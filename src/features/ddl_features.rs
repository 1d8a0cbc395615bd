//! [`DdlFeatures`]: the capabilities of a database in statements that change the schema.

use super::identifiers::Reserved;

/// The capabilities of a database in statements that change the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DdlFeatures {
    /// The longest name. A generated name that is longer is truncated, a given one is refused where it is created.
    pub max_name: NameLimit,
    /// Whether names of columns, indexes and constraints that differ in case alone are the same.
    pub name_case: NameCase,
    /// Whether names of tables, views and indexes of a schema that differ in case alone are the same.
    pub table_case: NameCase,
    /// Whether a name can end with a space and contain characters beyond U+FFFF.
    pub names_of_any_characters: bool,
    /// The prefix that names of tables and indexes must not have.
    pub reserved_prefix: Option<&'static str>,
    /// Whether a table can have no columns.
    pub empty_tables: bool,
    /// Whether names of indexes are unique per table. Otherwise they are unique per schema.
    pub index_names_by_table: bool,
    /// Whether each key is an index of the same name.
    pub keys_are_indexes: bool,
    /// Whether names of foreign keys are unique per table. Otherwise they are unique per schema.
    pub foreign_key_names_by_table: bool,
    /// Whether the database creates an index on the columns of a foreign key that have none.
    pub indexes_foreign_keys: bool,
    /// Whether names of CHECKs are unique per table. Otherwise they are unique per schema.
    pub check_names_by_table: bool,
    /// `ALTER TABLE .. ADD CONSTRAINT` and `DROP CONSTRAINT`.
    pub alter_constraints: bool,
    /// Whether enums and domains are types that are created before they are used.
    pub named_types: bool,
    /// Names of built-in types, which a user-defined type must not have unless it is in a schema.
    pub built_in_types: &'static Reserved,
    /// Whether there is an ENUM, named or inline. Otherwise an enum is a string.
    pub enums: bool,
    /// CHECK. False if it is parsed and not enforced.
    pub checks: bool,
    /// Whether DEFAULT can be anything but a literal or the current timestamp.
    pub default_expressions: bool,
    /// Where comments are rendered.
    pub comments: Comments,
    /// Which expressions after DEFAULT are in parentheses.
    pub default_parentheses: DefaultParentheses,
    /// Whether DEFAULT of a TEXT, BLOB or JSON column can be a literal. Otherwise the literal is in parentheses, which make it an
    /// expression.
    pub large_defaults: bool,
    /// Which keys can contain a whole TEXT or BLOB column.
    pub large_keys: LargeKeys,
    /// CREATE SCHEMA.
    pub schemas: bool,
    /// Whether a foreign key names the schema of the table that it refers to. Otherwise it stays within its own schema.
    pub foreign_key_schemas: bool,
    /// How many CHECKs a column definition can have. Further ones are rendered as CHECKs of the table, which mean the same.
    pub checks_of_a_column: usize,
    /// Whether a CHECK in a column definition can have a name. Otherwise it is rendered as a CHECK of the table.
    pub column_check_names: bool,
    /// Whether a CHECK in a column definition can refer to other columns. Otherwise it is rendered as a CHECK of the table.
    pub column_checks_of_others: bool,
    /// The name of every primary key, whatever name it is given.
    pub primary_key_name: Option<&'static str>,
    /// DEFERRABLE and INITIALLY.
    pub deferrable: bool,
    /// DEFERRABLE of constraints other than foreign keys.
    pub deferrable_rows: bool,
    /// MATCH of a foreign key.
    pub foreign_key_match: KeyMatch,
    /// SET DEFAULT of a foreign key.
    pub foreign_key_set_default: bool,
    /// `SET NULL (a, b)` of a foreign key, for some of its columns.
    pub foreign_key_set_columns: bool,
    /// `GENERATED .. AS IDENTITY`
    pub identity: bool,
    /// `GENERATED ALWAYS AS (..)`
    pub computed_columns: bool,
    /// Computed columns that are computed when they are read.
    pub virtual_columns: bool,
    /// Whether a computed column that declares neither is rendered as STORED.
    pub explicit_stored: bool,
    /// Whether a computed column can be NOT NULL. Otherwise a CHECK is rendered.
    pub computed_not_null: bool,
    /// Whether a stored computed column can be a primary key.
    pub computed_keys: bool,
    /// `IF EXISTS` and `IF NOT EXISTS` of indexes.
    pub index_if_exists: bool,
    /// `IF EXISTS` of DROP CONSTRAINT.
    pub constraint_if_exists: bool,
    /// CASCADE of DROP.
    pub cascade: bool,
    /// `CREATE OR REPLACE VIEW`
    pub or_replace_view: bool,
    /// `CREATE TEMPORARY VIEW`
    pub temporary_view: bool,
    /// `CREATE MATERIALIZED VIEW`
    pub materialized_view: bool,
    /// `CREATE VIEW IF NOT EXISTS`
    pub view_if_not_exists: bool,
    /// `AS type` of CREATE SEQUENCE.
    pub sequence_types: bool,
    /// The words for a sequence that does not cycle.
    pub no_cycle: &'static str,
    /// NULLS FIRST and NULLS LAST in an index.
    pub index_nulls_order: bool,
    /// Indexes on expressions.
    pub index_expressions: bool,
    /// Which parts of an index are in parentheses.
    pub index_parentheses: IndexParentheses,
    /// Whether the schema of an index qualifies the index. Otherwise it qualifies the table.
    pub index_schema_at_name: bool,
}

/// The greatest length of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameLimit {
    /// Unlimited.
    None,
    /// This many characters.
    Characters(usize),
    /// This many bytes of UTF-8. The database silently truncates longer names.
    Bytes(usize),
}

impl NameLimit {
    /// Returns by how many of its units a name is too long.
    pub fn excess(self, name: &str) -> usize {
        match self {
            NameLimit::None => 0,
            NameLimit::Characters(most) => name.chars().count().saturating_sub(most),
            NameLimit::Bytes(most) => name.len().saturating_sub(most),
        }
    }
    /// Returns the limit in words, for error messages: `64 characters`.
    pub fn describe(self) -> String {
        match self {
            NameLimit::None => "any length".to_owned(),
            NameLimit::Characters(most) => format!("{most} characters"),
            NameLimit::Bytes(most) => format!("{most} bytes"),
        }
    }
}

/// Whether names that differ in case alone are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameCase {
    /// They are different; or it depends on the server, which then refuses the second one.
    Matters,
    /// They are the same if they differ in the case of ASCII letters alone.
    Ascii,
    /// They are the same.
    Ignored,
}

impl NameCase {
    /// Whether two names are the same.
    pub fn same(self, name: &str, other: &str) -> bool {
        match self {
            NameCase::Matters => name == other,
            NameCase::Ascii => name.eq_ignore_ascii_case(other),
            NameCase::Ignored => name.to_lowercase() == other.to_lowercase(),
        }
    }
}

/// Which keys can contain a whole TEXT or BLOB column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LargeKeys {
    /// All keys.
    All,
    /// All but primary keys.
    ButPrimary,
    /// None: an index declares a prefix length.
    None,
}

/// Which MATCH clauses of a foreign key are supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMatch {
    /// None.
    None,
    /// It is parsed, and every key is treated as MATCH SIMPLE, which a key of one column is anyway.
    Simple,
    /// All of them.
    All,
}

/// Where comments are rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// Comments are not supported.
    None,
    /// In CREATE TABLE.
    Inline,
    /// In statements of their own.
    Statement,
}

/// Which expressions after DEFAULT are in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultParentheses {
    /// None.
    Never,
    /// All but literals and keywords.
    Expressions,
    /// All but literals, keywords, and the current timestamp with its precision and ON UPDATE.
    ExpressionsButClocks,
}

/// Which parts of an index are in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexParentheses {
    /// None.
    Never,
    /// Operators.
    Operators,
    /// All but columns.
    Expressions,
}

impl DdlFeatures {
    /// Standard SQL, from which a user-defined dialect starts.
    pub const fn generic() -> Self {
        DdlFeatures {
            max_name: NameLimit::None,
            name_case: NameCase::Matters,
            table_case: NameCase::Matters,
            names_of_any_characters: true,
            reserved_prefix: None,
            empty_tables: true,
            index_names_by_table: false,
            keys_are_indexes: false,
            foreign_key_names_by_table: true,
            indexes_foreign_keys: false,
            check_names_by_table: true,
            alter_constraints: true,
            named_types: false,
            built_in_types: Reserved::NONE,
            enums: false,
            checks: true,
            default_expressions: true,
            comments: Comments::None,
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
            foreign_key_set_columns: false,
            identity: true,
            computed_columns: true,
            virtual_columns: true,
            explicit_stored: false,
            computed_not_null: true,
            computed_keys: true,
            index_if_exists: true,
            constraint_if_exists: true,
            cascade: true,
            or_replace_view: true,
            temporary_view: true,
            materialized_view: true,
            view_if_not_exists: true,
            sequence_types: true,
            no_cycle: "NO CYCLE",
            index_nulls_order: true,
            index_expressions: true,
            index_parentheses: IndexParentheses::Never,
            index_schema_at_name: false,
        }
    }
}
