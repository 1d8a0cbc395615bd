//! [`DdlFeatures`]: in what statements that change the schema differ.

use super::identifiers::Reserved;

/// In what statements that change the schema differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DdlFeatures {
    /// How long a name may be; a longer one that was made is cut, one that was given is refused where it is created.
    pub max_name: NameLimit,
    /// Is `Name` the same as `name`, as far as columns, indexes and constraints go?
    pub name_case: NameCase,
    /// The same of tables and views, and of indexes whose names belong to the schema.
    pub table_case: NameCase,
    /// May a name end with a space, and have characters beyond U+FFFF?
    pub names_of_any_characters: bool,
    /// What no table or index may begin with.
    pub reserved_prefix: Option<&'static str>,
    /// May a table have no columns?
    pub empty_tables: bool,
    /// Do the names of indexes belong to their table, so that another table may have the same? Else to the schema.
    pub index_names_by_table: bool,
    /// Is each key an index of the same name?
    pub keys_are_indexes: bool,
    /// Do the names of foreign keys belong to their table? Else to the schema.
    pub foreign_key_names_by_table: bool,
    /// Does it make an index on the columns of a foreign key, where there is none?
    pub indexes_foreign_keys: bool,
    /// Do the names of CHECKs belong to their table? Else to the schema.
    pub check_names_by_table: bool,
    /// `ALTER TABLE .. ADD CONSTRAINT` and DROP
    pub alter_constraints: bool,
    /// Has an enum, or a domain, a type of its own that is created before it is used?
    pub named_types: bool,
    /// Names of its types, that none of a user's own may have outside of a schema.
    pub built_in_types: &'static Reserved,
    /// Is there an ENUM, of a name or written out? Else it is a string.
    pub enums: bool,
    /// CHECK; where it is read and not kept to, there is none.
    pub checks: bool,
    /// May other things than a literal or the present moment stand behind DEFAULT?
    pub default_expressions: bool,
    /// Where comments are said.
    pub comments: Comments,
    /// Which expressions behind DEFAULT stand in parentheses.
    pub default_parentheses: DefaultParentheses,
    /// May a column of TEXT, BLOB or JSON have a literal behind DEFAULT? Else it stands in parentheses, which make it an
    /// expression.
    pub large_defaults: bool,
    /// Which keys may be of a whole TEXT or BLOB.
    pub large_keys: LargeKeys,
    /// CREATE SCHEMA
    pub schemas: bool,
    /// Does a foreign key name the schema that it refers to? Else it stays within its own.
    pub foreign_key_schemas: bool,
    /// How many CHECKs may stand behind a column; more of them stand behind all columns, which is the same.
    pub checks_of_a_column: usize,
    /// May a CHECK behind a column have a name? Else it stands behind all columns.
    pub column_check_names: bool,
    /// May a CHECK behind a column speak of others? Else it stands behind all columns.
    pub column_checks_of_others: bool,
    /// What every primary key is called, whatever it was given.
    pub primary_key_name: Option<&'static str>,
    /// DEFERRABLE and INITIALLY
    pub deferrable: bool,
    /// DEFERRABLE of other constraints than foreign keys
    pub deferrable_rows: bool,
    /// MATCH of a foreign key
    pub foreign_key_match: KeyMatch,
    /// SET DEFAULT of a foreign key
    pub foreign_key_set_default: bool,
    /// `SET NULL (a, b)` of a foreign key: some of its columns
    pub foreign_key_set_columns: bool,
    /// `GENERATED .. AS IDENTITY`
    pub identity: bool,
    /// `GENERATED ALWAYS AS (..)`
    pub computed_columns: bool,
    /// Columns that are computed when they are read.
    pub virtual_columns: bool,
    /// Where nothing is said of a computed column, it is said to be stored.
    pub says_stored: bool,
    /// May a computed column say that it is NOT NULL? Else a CHECK does.
    pub computed_not_null: bool,
    /// May a computed column that is stored be a primary key?
    pub computed_keys: bool,
    /// `IF EXISTS` and `IF NOT EXISTS` on indexes
    pub index_if_exists: bool,
    /// `IF EXISTS` of DROP CONSTRAINT
    pub constraint_if_exists: bool,
    /// CASCADE of DROP
    pub cascade: bool,
    /// `CREATE OR REPLACE VIEW`
    pub or_replace_view: bool,
    /// `CREATE TEMPORARY VIEW`
    pub temporary_view: bool,
    /// `CREATE MATERIALIZED VIEW`
    pub materialized_view: bool,
    /// `CREATE VIEW IF NOT EXISTS`
    pub view_if_not_exists: bool,
    /// `AS type` of CREATE SEQUENCE
    pub sequence_types: bool,
    /// What says that a sequence does not begin again.
    pub no_cycle: &'static str,
    /// NULLS FIRST and NULLS LAST in an index
    pub index_nulls_order: bool,
    /// Indexes on expressions
    pub index_expressions: bool,
    /// Which parts of an index stand in parentheses.
    pub index_parentheses: IndexParentheses,
    /// Is the schema of an index said at its name? Else at its table.
    pub index_schema_at_name: bool,
}

/// How long a name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameLimit {
    /// As long as it likes.
    None,
    /// So many characters.
    Characters(usize),
    /// So many bytes of UTF-8; what is longer is cut in silence.
    Bytes(usize),
}

impl NameLimit {
    /// How many of its units a name has too many.
    pub fn excess(self, name: &str) -> usize {
        match self {
            NameLimit::None => 0,
            NameLimit::Characters(most) => name.chars().count().saturating_sub(most),
            NameLimit::Bytes(most) => name.len().saturating_sub(most),
        }
    }
    /// As messages say it: `64 characters`.
    pub fn describe(self) -> String {
        match self {
            NameLimit::None => "any length".to_owned(),
            NameLimit::Characters(most) => format!("{most} characters"),
            NameLimit::Bytes(most) => format!("{most} bytes"),
        }
    }
}

/// Whether names that differ in their case are one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameCase {
    /// They are two; or it depends on the server, which then refuses the second.
    Matters,
    /// They are one, as far as the letters of ASCII go.
    Ascii,
    /// They are one.
    Ignored,
}

impl NameCase {
    /// Are they one name?
    pub fn same(self, name: &str, other: &str) -> bool {
        match self {
            NameCase::Matters => name == other,
            NameCase::Ascii => name.eq_ignore_ascii_case(other),
            NameCase::Ignored => name.to_lowercase() == other.to_lowercase(),
        }
    }
}

/// Which keys may be of a whole TEXT or BLOB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LargeKeys {
    /// All of them.
    All,
    /// All but primary keys.
    ButPrimary,
    /// None: an index says how many characters it has.
    None,
}

/// What becomes of MATCH of a foreign key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMatch {
    /// There is none.
    None,
    /// It is read, and all keys are as with MATCH SIMPLE: which they are anyway if they have one column.
    Simple,
    /// What it says.
    All,
}

/// Where comments are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// Nowhere.
    None,
    /// In CREATE TABLE.
    Inline,
    /// In statements of their own.
    Statement,
}

/// Which expressions behind DEFAULT stand in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultParentheses {
    /// None.
    Never,
    /// All but literals and words.
    Expressions,
    /// The same, and the present moment with its digits and ON UPDATE stand without.
    ExpressionsButClocks,
}

/// Which parts of an index stand in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexParentheses {
    /// None.
    Never,
    /// Operators.
    Operators,
    /// All that is no column.
    Expressions,
}

impl DdlFeatures {
    /// What standard SQL says, for a dialect of a user's own to start from.
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
            says_stored: false,
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
