//! [`NameRegistry`]: finds names that a schema gives to two things, before any statement is run.

use crate::compiler::Dialect;
use crate::error::{ErrorKind, Result};
use crate::features::DdlFeatures;
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, Index, Sequence, Table, View};
use crate::schema::{ObjectName, constraint_name, index_name};
use crate::types::DataType;
use crate::value::Str;

/// The scope in which a name is unique.
#[derive(Debug, PartialEq)]
enum Scope {
    /// The tables, views and sequences of a schema, and its indexes unless they belong to a table.
    Schema(Option<Str>),
    /// The types of a schema, including its tables.
    Types(Option<Str>),
    /// The indexes of a table.
    Indexes(Str),
    /// The foreign keys of a schema.
    ForeignKeys(Option<Str>),
    /// The CHECKs of a schema.
    Checks(Option<Str>),
}

/// The names that are taken.
pub(super) struct NameRegistry<'d> {
    dialect: &'d str,
    ddl: &'d DdlFeatures,
    taken: Vec<(Scope, Name, &'static str)>,
}

fn text(schema: Option<&Name>) -> Option<Str> {
    schema.map(|schema| schema.text().clone())
}

impl<'d> NameRegistry<'d> {
    pub(super) fn new(dialect: &'d dyn Dialect) -> Self {
        NameRegistry { dialect: dialect.name(), ddl: &dialect.features().ddl, taken: vec![] }
    }
    fn register(&mut self, scope: Scope, name: ObjectName, what: &'static str) -> Result<()> {
        let name = name.fit(self.ddl.max_name);
        let case = match scope {
            Scope::Schema(_) | Scope::Types(_) => self.ddl.table_case,
            Scope::Indexes(_) | Scope::ForeignKeys(_) | Scope::Checks(_) => self.ddl.name_case,
        };
        let same = |known: &Scope, other: &Name| *known == scope && case.same(other.as_str(), name.as_str());
        if let Some((.., other)) = self.taken.iter().find(|(known, other, _)| same(known, other)) {
            let what = if *other == what { what.into() } else { format!("things, of the {other} and the {what},").into() };
            return Err(ErrorKind::NameTaken { name: name.text().clone(), what }.into());
        }
        self.taken.push((scope, name, what));
        Ok(())
    }
    fn given(&mut self, scope: Scope, name: &Name, what: &'static str) -> Result<()> {
        self.register(scope, ObjectName { name: name.clone(), generated: false }, what)
    }
    pub(super) fn named_type(&mut self, data_type: &DataType) -> Result<()> {
        match data_type.own_name() {
            Some((schema, name)) => self.given(Scope::Types(text(schema.as_ref())), &name, "types"),
            None => Ok(()),
        }
    }
    pub(super) fn sequence(&mut self, sequence: &Sequence) -> Result<()> {
        self.given(Scope::Schema(text(sequence.schema_name())), sequence.name(), "sequences")
    }
    pub(super) fn view(&mut self, view: &View) -> Result<()> {
        if view.temporary { Ok(()) } else { self.given(Scope::Schema(text(view.schema.as_ref())), &view.name, "views") }
    }
    /// Registers a table and its constraints.
    pub(super) fn table(&mut self, table: &Table) -> Result<()> {
        let def = table.def();
        if !def.prefixes.is_empty() {
            return Ok(()); // a temporary table is in a schema of its own
        }
        let schema = || text(def.schema.as_ref());
        self.given(Scope::Schema(schema()), &def.name, "tables")?;
        if self.ddl.named_types {
            self.given(Scope::Types(schema()), &def.name, "tables")?;
        }
        let unique = |column: &ColumnDef| (column.unique && !column.index).then(|| Constraint::unique([column.name().clone()]));
        let implied: Vec<Constraint> = def.columns.iter().filter_map(unique).chain(def.key_constraint()).collect();
        let own = def.all_constraints().filter(|constraint| !constraint.is_primary_key()); // it is in `implied`
        for constraint in own.chain(&implied).filter(|constraint| constraint.is_for(self.dialect)) {
            let (scope, what) = match constraint.kind() {
                ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::Custom(_) if self.ddl.keys_are_indexes => {
                    (Scope::Schema(schema()), "keys")
                }
                ConstraintKind::ForeignKey(_) if !self.ddl.foreign_key_names_by_table => (Scope::ForeignKeys(schema()), "foreign keys"),
                ConstraintKind::Check(_) if !self.ddl.check_names_by_table => (Scope::Checks(schema()), "checks"),
                _ => continue, // unique per table, which CREATE TABLE itself checks
            };
            if let Some(name) = constraint_name(constraint, def)? {
                self.register(scope, name, what)?;
            }
        }
        Ok(())
    }
    pub(super) fn index(&mut self, index: &Index, table: &Table) -> Result<()> {
        let def = table.def();
        let scope = match self.ddl.index_names_by_table {
            true => Scope::Indexes(def.full_name().into()),
            false => Scope::Schema(text(def.schema.as_ref())),
        };
        self.register(scope, index_name(index, def)?, "indexes")
    }
}
