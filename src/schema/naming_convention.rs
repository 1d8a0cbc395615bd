//! [`NamingConvention`]: templates for the names of constraints and indexes that have none.

use super::constraint::{Constraint, ConstraintKind};
use crate::name::Name;
use crate::value::Str;
use std::fmt;

/// The names of constraints and indexes that have none, as a template for each kind.
///
/// | token | meaning |
/// |---|---|
/// | `{table_name}` | the table |
/// | `{referred_table_name}` | the table that a foreign key refers to |
/// | `{column_0_name}`, `{column_1_name}`, … | a column |
/// | `{column_0_label}` | a column with its table: `table_column` |
/// | `{column_0N_name}`, `{column_0_N_name}` | all columns: `ab`, `a_b`; likewise `label` |
/// | `{referred_column_0_name}`, `{referred_column_0_N_name}` | the columns that a foreign key refers to |
/// | `{constraint_name}` | the given name of the constraint, which becomes a part of its name |
/// | one of [`token`](NamingConvention::token) | the result of its function |
///
/// A generated name that is too long for the database is truncated, and gets four digits of its MD5 sum. A constraint with a given
/// name keeps it, unless the template contains `{constraint_name}`; with an [`exact_name`](Constraint::exact_name) it always keeps it.
/// If the template contains `{constraint_name}`, a CHECK without a given name has no name, and any other constraint without one is an
/// error.
///
/// ```
/// use aludel::{prelude::*, schema::{Constraint, NamingConvention}};
/// let convention = NamingConvention::new()
///     .primary_key("pk_{table_name}")
///     .unique("uq_{table_name}_{column_0_N_name}")
///     .foreign_key("fk_{table_name}_{column_0_name}_{referred_table_name}")
///     .check("ck_{table_name}_{constraint_name}")
///     .index("ix_{table_name}_{column_0_N_name}");
/// let shop = MetaData::new().naming_convention(convention);
/// let bills = Table::new("bills")
///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
///     .column(ColumnDef::new("number", DataType::Varchar(Some(9))).unique())
///     .register(&shop)?;
/// assert_eq!(
///     bills.create().compile(&Sqlite::default())?.sql(),
///     "CREATE TABLE bills (id INTEGER NOT NULL, number VARCHAR(9), CONSTRAINT pk_bills PRIMARY KEY (id), \
///      CONSTRAINT uq_bills_number UNIQUE (number))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct NamingConvention {
    primary_key: Option<Str>,
    unique: Option<Str>,
    check: Option<Str>,
    foreign_key: Option<Str>,
    index: Option<Str>,
    tokens: Vec<(Str, TokenFunction)>,
}

/// The function of a user-defined token, of the constraint (`None` for an index) and the name of the table.
#[derive(Clone)]
struct TokenFunction(MakeToken);
/// A function pointer and not a closure, so that two conventions can be compared.
pub(super) type MakeToken = fn(Option<&Constraint>, &Name) -> String;
impl PartialEq for TokenFunction {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}
impl fmt::Debug for NamingConvention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let templates = [&self.primary_key, &self.unique, &self.check, &self.foreign_key, &self.index];
        f.debug_list().entries(templates.into_iter().flatten()).finish()
    }
}

impl NamingConvention {
    /// The default: indexes are named `ix_table_column`, constraints have no name.
    pub fn new() -> Self {
        NamingConvention::default()
    }
    /// The template for primary keys.
    pub fn primary_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { primary_key: Some(template.into()), ..self }
    }
    /// The template for UNIQUE constraints.
    pub fn unique(self, template: impl Into<Str>) -> Self {
        NamingConvention { unique: Some(template.into()), ..self }
    }
    /// The template for CHECK constraints.
    pub fn check(self, template: impl Into<Str>) -> Self {
        NamingConvention { check: Some(template.into()), ..self }
    }
    /// The template for foreign keys.
    pub fn foreign_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { foreign_key: Some(template.into()), ..self }
    }
    /// The template for indexes.
    pub fn index(self, template: impl Into<Str>) -> Self {
        NamingConvention { index: Some(template.into()), ..self }
    }
    /// A user-defined token: a function of the constraint, unless it is an index, and of the name of the table.
    pub fn token(mut self, name: impl Into<Str>, make: fn(Option<&Constraint>, &Name) -> String) -> Self {
        self.tokens.push((name.into(), TokenFunction(make)));
        self
    }
    /// Returns the function of a user-defined token.
    pub(super) fn user_token(&self, name: &str) -> Option<MakeToken> {
        self.tokens.iter().find(|(known, _)| *known == name).map(|(_, token)| token.0)
    }
    pub(super) fn index_template(&self) -> Option<&Str> {
        self.index.as_ref()
    }
    pub(super) fn template(&self, kind: &ConstraintKind) -> Option<&Str> {
        match kind {
            ConstraintKind::PrimaryKey(_) => self.primary_key.as_ref(),
            ConstraintKind::Unique(_) => self.unique.as_ref(),
            ConstraintKind::Check(_) => self.check.as_ref(),
            ConstraintKind::ForeignKey(_) => self.foreign_key.as_ref(),
            ConstraintKind::Custom(_) => None,
        }
    }
}
