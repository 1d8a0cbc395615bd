//! [`TableDef`]: the declaration of a table.

use super::column::ColumnDef;
use super::constraint::{Constraint, ConstraintKind};
use super::ddl_option::{DdlOption, Options};
use super::foreign_key::ForeignKey;
use super::index::Index;
use super::info::Info;
use super::naming_convention::NamingConvention;
use super::rendered_names::RenderedNames;
use super::target::Target;
use crate::ast::Node;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::types::TypeRef;
use crate::value::Str;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The declaration of a [`Table`](super::Table).
pub struct TableDef {
    pub(crate) name: Name,
    pub(crate) schema: Option<Name>,
    /// Whether it is in no schema, whichever schema its collection has.
    pub(crate) schemaless: bool,
    pub(crate) columns: Vec<ColumnDef>,
    /// The table-level constraints, each with the number of columns before it.
    pub(crate) constraints: Vec<(usize, Constraint)>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) convention: Option<Arc<NamingConvention>>,
    pub(crate) prefixes: Vec<Str>,
    pub(crate) comment: Option<Str>,
    pub(crate) options: Options,
    pub(crate) info: Info,
    pub(crate) error: Option<ErrorKind>,
    /// Its names as dialects render them, by the slot of the dialect.
    pub(crate) rendered: [OnceLock<Option<RenderedNames>>; crate::features::NAME_SLOTS],
}

impl Clone for TableDef {
    fn clone(&self) -> Self {
        TableDef {
            name: self.name.clone(),
            schema: self.schema.clone(),
            schemaless: self.schemaless,
            columns: self.columns.clone(),
            constraints: self.constraints.clone(),
            indexes: self.indexes.clone(),
            convention: self.convention.clone(),
            prefixes: self.prefixes.clone(),
            comment: self.comment.clone(),
            options: self.options.clone(),
            info: self.info.clone(),
            error: self.error.clone(),
            rendered: std::default::Default::default(),
        }
    }
}
/// By everything in the declaration, so that equal ones render the same SQL.
impl PartialEq for TableDef {
    fn eq(&self, other: &Self) -> bool {
        let names = |def: &TableDef| (def.name.clone(), def.schema.clone(), def.prefixes.clone(), def.comment.clone());
        names(self) == names(other)
            && self.columns == other.columns
            && self.constraints == other.constraints
            && self.indexes == other.indexes
            && self.options == other.options
            && self.convention == other.convention
            && self.error == other.error
    }
}

impl TableDef {
    /// A table without columns.
    pub fn new(name: impl Into<Name>) -> Self {
        TableDef {
            name: name.into(),
            schema: None,
            schemaless: false,
            columns: vec![],
            constraints: vec![],
            indexes: vec![],
            convention: None,
            prefixes: vec![],
            comment: None,
            options: Options::default(),
            info: Info::default(),
            error: None,
            rendered: std::default::Default::default(),
        }
    }
    /// The same table with one more column.
    pub fn column(mut self, column: ColumnDef) -> Self {
        if self.columns.iter().any(|c| c.record.name == *column.name().as_str()) {
            self.invalid(format!("column {:?} is declared twice", column.name()));
        }
        self.columns.push(column);
        self.mark_keys();
        self
    }
    /// The same table with one more constraint.
    pub fn constraint(self, constraint: Constraint) -> Self {
        let before = self.columns.len();
        self.constraint_after(before, constraint)
    }
    /// The same table with one more constraint, placed after this number of columns.
    pub(crate) fn constraint_after(mut self, before: usize, constraint: Constraint) -> Self {
        if let ConstraintKind::PrimaryKey(_) = constraint.kind
            && self.table_level_key().is_some()
        {
            self.invalid("it has two primary keys".into());
        }
        if let Some(error) = &constraint.error {
            self.error.get_or_insert(error.clone());
        }
        self.constraints.push((before, constraint));
        self.mark_keys();
        self
    }
    /// The same table with one more index, which `create_all` creates after it.
    pub fn index(mut self, index: Index) -> Self {
        self.indexes.push(index);
        self
    }
    /// The same table in a schema; `""` is none.
    pub fn schema(mut self, schema: impl Into<Name>) -> Self {
        let schema = schema.into();
        self.schemaless = schema == Name::default();
        self.schema = (!self.schemaless).then_some(schema);
        self
    }
    /// The same table with a comment.
    pub fn comment(mut self, comment: impl Into<Str>) -> Self {
        self.comment = Some(comment.into());
        self
    }
    /// The same table with one more option of one database.
    pub fn option(mut self, option: DdlOption) -> Self {
        self.options.add(option);
        self
    }
    /// The same table with user-defined data.
    pub fn info<T: std::any::Any + Send + Sync>(mut self, value: T) -> Self {
        self.info.insert(value);
        self
    }
    /// Marks the columns of a table-level primary key as its columns.
    fn mark_keys(&mut self) {
        let Some(key) = self.table_level_key() else { return };
        let key = key.to_vec();
        self.columns.iter_mut().filter(|column| key.iter().any(|name| *name == *column.record.name.as_str())).for_each(|column| {
            column.primary_key = true;
        });
    }
    fn invalid(&mut self, problem: String) {
        self.error.get_or_insert(ErrorKind::invalid(&format!("table {:?}", &*self.name), problem));
    }
    /// Changes the targets of its foreign keys.
    pub(super) fn change_targets(&mut self, change: impl FnMut(&mut Target)) {
        let single = self.columns.iter_mut().filter_map(|column| column.references.as_deref_mut());
        let keys = single.chain(self.constraints.iter_mut().map(|(_, constraint)| constraint)).filter_map(Constraint::foreign_key_mut);
        keys.flat_map(|key| &mut key.targets).for_each(change);
    }
    /// The foreign keys: those of columns, then those of the table.
    pub fn foreign_keys(&self) -> impl Iterator<Item = &ForeignKey> {
        self.key_constraints().filter_map(Constraint::as_foreign_key)
    }
    /// The constraints of columns, then those of the table.
    pub(crate) fn all_constraints(&self) -> impl Iterator<Item = &Constraint> {
        let of_columns = self.columns.iter().flat_map(|column| column.checks.iter().chain(column.references.as_deref()));
        of_columns.chain(self.constraints.iter().map(|(_, constraint)| constraint))
    }
    /// The constraints that are foreign keys.
    pub(crate) fn key_constraints(&self) -> impl Iterator<Item = &Constraint> {
        let single = self.columns.iter().filter_map(|column| column.references.as_deref());
        single.chain(self.constraints.iter().map(|(_, constraint)| constraint)).filter(|one| one.as_foreign_key().is_some())
    }
    /// The table-level foreign keys.
    pub(crate) fn table_level_foreign_keys(&self) -> impl Iterator<Item = &ForeignKey> {
        self.constraints.iter().filter_map(|(_, constraint)| constraint.as_foreign_key())
    }
    /// The expressions in the declaration.
    pub(crate) fn nodes(&self) -> Vec<&Node> {
        let columns = self.columns.iter().flat_map(ColumnDef::nodes);
        let constraints = self.constraints.iter().flat_map(|(_, constraint)| constraint.nodes());
        columns.chain(constraints).chain(self.indexes.iter().flat_map(Index::nodes)).chain(self.options.nodes()).collect()
    }
    pub(super) fn map_nodes(&mut self, map: &mut dyn FnMut(&Node) -> Node) {
        self.columns.iter_mut().for_each(|column| column.map_nodes(map));
        self.constraints.iter_mut().for_each(|(_, constraint)| constraint.map_nodes(map));
        let indexes = self.indexes.iter_mut().flat_map(Index::nodes_mut);
        indexes.chain(self.options.nodes_mut()).for_each(|node| *node = map(node));
    }
    /// The columns, in order.
    pub fn columns(&self) -> &[ColumnDef] {
        &self.columns
    }
    /// The name, without the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }
    /// `schema.table`, for error messages.
    pub(crate) fn full_name(&self) -> String {
        full_name(self.schema.as_ref(), &self.name)
    }
    /// Whether these are its schema and name, regardless of quoting.
    pub(crate) fn is_called(&self, schema: Option<&Name>, name: &str) -> bool {
        self.name == *name && self.schema.as_deref() == schema.map(Name::as_str)
    }
    pub(crate) fn index_of(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.record.name == *column)
    }
    /// The indexes that `create_all` creates after the table: those of columns, then the others.
    pub(crate) fn all_indexes(&self) -> Vec<Index> {
        let of_column = |column: &ColumnDef| {
            let name = Node::column_clause(column.name().clone(), TypeRef::new(column.data_type().clone()), false);
            Index { unique: column.unique, ..Index::of(vec![name]) }
        };
        let single = self.columns.iter().filter(|column| column.index).map(of_column);
        single.chain(self.indexes.iter().cloned()).collect()
    }
}
impl fmt::Debug for TableDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableDef")
            .field("name", &self.name)
            .field("schema", &self.schema)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

/// `schema.table`, for error messages.
pub(super) fn full_name(schema: Option<&Name>, table: &str) -> String {
    schema.map_or_else(|| table.to_owned(), |schema| format!("{}.{table}", schema.as_str()))
}
