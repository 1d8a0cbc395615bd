//! Asks a database whether the object that a DDL statement creates or drops exists.

use crate::ast::Ddl;
use crate::ast::ddl::table_of;
use crate::compiler::Dialect;
use crate::engine::Executor;
use crate::error::{ErrorKind, Result};
use crate::features::{DdlFeatures, NameLimit};
use crate::name::Name;
use crate::schema::{Constraint, Index, SchemaObject, Sequence};
use crate::schema::{constraint_name, index_name};
use crate::types::DataType;
use crate::value::Str;

impl Ddl {
    /// The object that the statement creates or drops; `None` for a statement that can be repeated (a comment) and an object
    /// without a name.
    pub fn existing(&self, dialect: &dyn Dialect) -> Option<SchemaObject> {
        let ddl = &dialect.features().ddl;
        let most = ddl.max_name;
        let table = |from| table_of(from, "").ok().map(|table| (table.def().schema.clone(), table.def().name.clone()));
        match self {
            Ddl::CreateTable(create) => table(create.of.from()).map(|(schema, name)| SchemaObject::Table(schema, name)),
            Ddl::DropTable(drop) => table(&drop.of).map(|(schema, name)| SchemaObject::Table(schema, name)),
            Ddl::CreateIndex(create) => index(&create.index, most),
            Ddl::DropIndex(drop) => index(&drop.index, most),
            Ddl::AddConstraint(add) => constraint(&add.to, &add.constraint, ddl),
            Ddl::DropConstraint(drop) => constraint(&drop.of, &drop.constraint, ddl),
            Ddl::CreateSequence(create) => Some(sequence(&create.sequence)),
            Ddl::DropSequence(drop) => Some(sequence(&drop.sequence)),
            Ddl::CreateSchema(create) => Some(SchemaObject::Schema(create.name.clone())),
            Ddl::DropSchema(drop) => Some(SchemaObject::Schema(drop.name.clone())),
            Ddl::CreateView(create) => Some(SchemaObject::View(create.view.schema.clone(), create.view.name.clone())),
            Ddl::DropView(drop) => Some(SchemaObject::View(drop.view.schema.clone(), drop.view.name.clone())),
            Ddl::CreateTableAs(create) => Some(SchemaObject::Table(create.schema.clone(), create.name.clone())),
            Ddl::CreateType(create) => type_name(&create.data_type),
            Ddl::DropType(drop) => type_name(&drop.data_type),
            Ddl::SetComment(_) | Ddl::RawDdl(_) => None,
        }
    }
}

fn index(index: &Index, most: NameLimit) -> Option<SchemaObject> {
    let def = table_of(index.table()?, "").ok()?.def();
    Some(SchemaObject::Index(def.schema.clone(), def.name.clone(), index_name(index, def).ok()?.fit(most)))
}

fn constraint(of: &crate::ast::FromItem, constraint: &Constraint, ddl: &DdlFeatures) -> Option<SchemaObject> {
    let def = table_of(of, "").ok()?.def();
    let name = match ddl.primary_key_name {
        Some(name) if constraint.is_primary_key() => Name::from_static(name),
        _ => constraint_name(constraint, def).ok()??.fit(ddl.max_name),
    };
    Some(SchemaObject::Constraint(def.schema.clone(), def.name.clone(), name))
}

fn sequence(sequence: &Sequence) -> SchemaObject {
    SchemaObject::Sequence(sequence.schema_name().cloned(), sequence.name().clone())
}

fn type_name(data_type: &DataType) -> Option<SchemaObject> {
    data_type.own_name().map(|(schema, name)| SchemaObject::Type(schema, name))
}

impl Executor {
    /// Whether the object that a statement creates or drops exists; `None` for one without a name.
    ///
    /// # Errors
    /// [`Unsupported`](ErrorKind::Unsupported) where the database cannot be asked for it, and the database's own.
    pub fn exists(&mut self, statement: &Ddl) -> Result<Option<bool>> {
        let Some(existing) = statement.existing(self.dialect()) else { return Ok(None) };
        match self.dialect().exists(&existing) {
            Some(count) => Ok(Some(self.one(&count)?.get::<i64>(0)? > 0)),
            None => Err(ErrorKind::Unsupported {
                construct: "query for whether an object exists".into(),
                dialect: self.dialect().name().into(),
                version: Str::default(),
                hint: statement.to_string().into(),
            }
            .into()),
        }
    }
}
