//! Asks a database whether the object that a DDL statement creates or drops is there.

use crate::ast::Ddl;
use crate::ast::ddl::table_of;
use crate::compiler::Dialect;
use crate::engine::Executor;
use crate::error::{ErrorKind, Result};
use crate::features::{DdlFeatures, NameLimit};
use crate::name::Name;
use crate::schema::{Constraint, Existing, Index, Sequence};
use crate::schema::{constraint_name, index_name};
use crate::types::DataType;
use crate::value::Str;

impl Ddl {
    /// What it creates or drops; `None` for what can be done again (a comment), and what has no name.
    pub fn existing(&self, dialect: &dyn Dialect) -> Option<Existing> {
        let ddl = &dialect.features().ddl;
        let most = ddl.max_name;
        let table = |from| table_of(from, "").ok().map(|table| (table.def().schema.clone(), table.def().name.clone()));
        match self {
            Ddl::CreateTable(create) => table(create.of.from()).map(|(schema, name)| Existing::Table(schema, name)),
            Ddl::DropTable(drop) => table(&drop.of).map(|(schema, name)| Existing::Table(schema, name)),
            Ddl::CreateIndex(create) => index(&create.index, most),
            Ddl::DropIndex(drop) => index(&drop.index, most),
            Ddl::AddConstraint(add) => constraint(&add.to, &add.constraint, ddl),
            Ddl::DropConstraint(drop) => constraint(&drop.of, &drop.constraint, ddl),
            Ddl::CreateSequence(create) => Some(sequence(&create.sequence)),
            Ddl::DropSequence(drop) => Some(sequence(&drop.sequence)),
            Ddl::CreateSchema(create) => Some(Existing::Schema(create.name.clone())),
            Ddl::DropSchema(drop) => Some(Existing::Schema(drop.name.clone())),
            Ddl::CreateView(create) => Some(Existing::View(create.view.schema.clone(), create.view.name.clone())),
            Ddl::DropView(drop) => Some(Existing::View(drop.view.schema.clone(), drop.view.name.clone())),
            Ddl::CreateTableAs(create) => Some(Existing::Table(create.schema.clone(), create.name.clone())),
            Ddl::CreateType(create) => type_name(&create.data_type),
            Ddl::DropType(drop) => type_name(&drop.data_type),
            Ddl::SetComment(_) | Ddl::RawDdl(_) => None,
        }
    }
}

fn index(index: &Index, most: NameLimit) -> Option<Existing> {
    let def = table_of(index.table()?, "").ok()?.def();
    Some(Existing::Index(def.schema.clone(), def.name.clone(), index_name(index, def).ok()?.fit(most)))
}

fn constraint(of: &crate::ast::FromItem, constraint: &Constraint, ddl: &DdlFeatures) -> Option<Existing> {
    let def = table_of(of, "").ok()?.def();
    let name = match ddl.primary_key_name {
        Some(name) if constraint.is_primary_key() => Name::from_static(name),
        _ => constraint_name(constraint, def).ok()??.fit(ddl.max_name),
    };
    Some(Existing::Constraint(def.schema.clone(), def.name.clone(), name))
}

fn sequence(sequence: &Sequence) -> Existing {
    Existing::Sequence(sequence.schema_name().cloned(), sequence.name().clone())
}

fn type_name(data_type: &DataType) -> Option<Existing> {
    data_type.own_name().map(|(schema, name)| Existing::Type(schema, name))
}

impl Executor {
    /// Is what a statement creates or drops in the database? Of what has no name it is not asked: `None`.
    ///
    /// # Errors
    /// [`Unsupported`](ErrorKind::Unsupported) where the database cannot be asked for it, and the database's own.
    pub fn exists(&mut self, statement: &Ddl) -> Result<Option<bool>> {
        let Some(existing) = statement.existing(self.dialect()) else { return Ok(None) };
        match self.dialect().exists(&existing) {
            Some(count) => Ok(Some(self.one(&count)?.get::<i64>(0)? > 0)),
            None => Err(ErrorKind::Unsupported {
                construct: "way to ask whether it is there".into(),
                dialect: self.dialect().name().into(),
                version: Str::default(),
                hint: statement.to_string().into(),
            }
            .into()),
        }
    }
}
