//! [`NamingConvention`]: what constraints and indexes without a name are called.

use super::constraint::{Constraint, ConstraintKind};
use crate::name::Name;
use crate::value::Str;
use std::fmt;

/// What constraints and indexes that have no name are called, by a template for each kind.
///
/// | token | what it is |
/// |---|---|
/// | `{table_name}` | the table |
/// | `{referred_table_name}` | the table that a foreign key refers to |
/// | `{column_0_name}`, `{column_1_name}`, … | a column |
/// | `{column_0_label}` | a column with its table: `table_column` |
/// | `{column_0N_name}`, `{column_0_N_name}` | all columns: `ab`, `a_b`; so with `label` |
/// | `{referred_column_0_name}`, `{referred_column_0_N_name}` | what a foreign key refers to |
/// | `{constraint_name}` | the name that the constraint was given, which thereby is only a part of it |
/// | one of [`token`](NamingConvention::token) | what its function says |
///
/// A name that a template makes and that is too long for the database is cut, and gets four digits of its MD5 sum. A
/// constraint that was given a name keeps it, unless the template speaks of `{constraint_name}`; one of
/// [`exact_name`](Constraint::exact_name) keeps it always. Where the template speaks of `{constraint_name}`, a CHECK that was
/// given none has none, and for any other constraint that is an error.
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
    tokens: Vec<(Str, Token)>,
}

/// What a token of one's own stands for, by the constraint (not for an index) and the table's name.
#[derive(Clone)]
struct Token(MakeToken);
/// A function, and no closure: two conventions of the same functions are the same.
pub(super) type MakeToken = fn(Option<&Constraint>, &Name) -> String;
impl PartialEq for Token {
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
    /// As it is without one: indexes are called `ix_table_column`, constraints have no name.
    pub fn new() -> Self {
        NamingConvention::default()
    }
    /// What primary keys are called.
    pub fn primary_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { primary_key: Some(template.into()), ..self }
    }
    /// What UNIQUE constraints are called.
    pub fn unique(self, template: impl Into<Str>) -> Self {
        NamingConvention { unique: Some(template.into()), ..self }
    }
    /// What CHECK constraints are called.
    pub fn check(self, template: impl Into<Str>) -> Self {
        NamingConvention { check: Some(template.into()), ..self }
    }
    /// What foreign keys are called.
    pub fn foreign_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { foreign_key: Some(template.into()), ..self }
    }
    /// What indexes are called.
    pub fn index(self, template: impl Into<Str>) -> Self {
        NamingConvention { index: Some(template.into()), ..self }
    }
    /// A token of one's own: a function of the constraint, if it is not an index, and of the table's name.
    pub fn token(mut self, name: impl Into<Str>, make: fn(Option<&Constraint>, &Name) -> String) -> Self {
        self.tokens.push((name.into(), Token(make)));
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
