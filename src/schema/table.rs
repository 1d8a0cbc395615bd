//! [`Table`]: a handle to a table that a model declares or that is made at run time.

use super::column::ColumnDef;
use super::constraint::Constraint;
use super::ddl_option::DdlOption;
use super::declared::StaticTable;
use super::index::Index;
use super::metadata::MetaData;
use super::table_def::TableDef;
use super::target::Target;
use crate::ast::{CreateTable, DropTable, Node};
use crate::error::{ErrorKind, Result, nearest};
use crate::name::Name;
use crate::types::{DataType, TypeRecord, TypeRef};
use crate::value::Str;
use std::fmt;
use std::sync::Arc;

/// A table: a handle that is cheap to clone.
///
/// ```
/// use aludel::prelude::*;
/// let metadata = MetaData::new();
/// let users = Table::new("users")
///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
///     .column(ColumnDef::new("name", DataType::Varchar(Some(50))).not_null())
///     .register(&metadata)?;
/// assert_eq!(select(users.c("id")).to_string(), "SELECT users.id FROM users");
/// // a name that is not there is an error of compile(), never a panic
/// let error = select(users.c("naem")).compile(&Sqlite::default()).unwrap_err();
/// assert_eq!(error.to_string(), r#"no column "naem" on "users"; did you mean "name"?"#);
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Clone)]
pub struct Table(Handle);

#[derive(Clone)]
enum Handle {
    Static(&'static StaticTable),
    Shared(Arc<TableDef>),
}

impl Table {
    /// A table without columns.
    pub fn new(name: impl Into<Name>) -> Self {
        TableDef::new(name).into()
    }
    /// The table of a derive.
    pub const fn from_static(table: &'static StaticTable) -> Self {
        Table(Handle::Static(table))
    }
    pub(super) fn change(self, change: impl FnOnce(TableDef) -> TableDef) -> Self {
        let def = match self.0 {
            Handle::Static(table) => TableDef::clone(table),
            Handle::Shared(def) => Arc::unwrap_or_clone(def),
        };
        change(def).into()
    }
    /// The same table with one more column.
    pub fn column(self, column: ColumnDef) -> Self {
        self.change(|def| def.column(column))
    }
    /// The same table with one more constraint.
    ///
    /// ```
    /// use aludel::{prelude::*, schema::Constraint};
    /// let column = |name| ColumnDef::new(name, DataType::Integer);
    /// let shelf = Table::new("shelf").column(column("hall").primary_key()).column(column("number").primary_key());
    /// let boxes = Table::new("boxes")
    ///     .column(column("hall"))
    ///     .column(column("shelf"))
    ///     .constraint(Constraint::foreign_key(["hall", "shelf"], ["shelf.hall", "shelf.number"]));
    /// assert_eq!(
    ///     select(boxes.all()).join(&shelf).to_string(),
    ///     "SELECT boxes.hall, boxes.shelf FROM boxes JOIN shelf ON shelf.hall = boxes.hall AND shelf.number = boxes.shelf",
    /// );
    /// ```
    pub fn constraint(self, constraint: impl Into<Constraint>) -> Self {
        self.change(|def| def.constraint(constraint.into()))
    }
    /// The same table with one more index, which `create_all` creates after it.
    pub fn index(self, index: Index) -> Self {
        self.change(|def| def.index(index))
    }
    /// The same table with one more word between CREATE and TABLE: `TEMPORARY`. It is rendered as it is.
    pub fn prefix(self, word: &'static str) -> Self {
        self.change(|mut def| {
            def.prefixes.push(Str::from_static(word));
            def
        })
    }
    /// A comment: `COMMENT` on MySQL and MariaDB, `COMMENT ON TABLE` by `create_all` on PostgreSQL. SQLite has no comments, so it
    /// is omitted there with a warning.
    pub fn comment(self, comment: impl Into<Str>) -> Self {
        self.change(|def| def.comment(comment))
    }
    /// An option of one database.
    pub fn option(self, option: DdlOption) -> Self {
        self.change(|def| def.option(option))
    }
    /// User-defined data on the table, one value of each Rust type.
    pub fn info<T: std::any::Any + Send + Sync>(self, value: T) -> Self {
        self.change(|def| def.info(value))
    }
    /// The user-defined data of this type.
    pub fn get_info<T: std::any::Any + Send + Sync>(&self) -> Option<&T> {
        self.def().info.get()
    }
    /// CREATE TABLE, with all that it declares except indexes.
    pub fn create(&self) -> CreateTable {
        CreateTable::of(self.clone())
    }
    /// DROP TABLE
    pub fn drop(&self) -> DropTable {
        DropTable::of(self.clone())
    }
    /// Its indexes: those of its columns (`ix_table_column`), then the others.
    pub fn indexes(&self) -> Vec<Index> {
        self.def().all_indexes().into_iter().map(|index| index.on(self.clone())).collect()
    }
    /// The constraint of this name.
    pub fn constraint_named(&self, name: &str) -> Option<&Constraint> {
        self.def().all_constraints().find(|one| one.name.as_ref().is_some_and(|known| known.text == *name))
    }
    /// The same table with other expressions in its declaration.
    pub(crate) fn with_nodes(&self, map: &mut dyn FnMut(&Node) -> Node) -> Table {
        self.clone().change(|mut def| {
            def.map_nodes(map);
            def
        })
    }
    /// The same table, whose foreign keys to other tables are added later.
    pub(super) fn with_keys_later(&self) -> Table {
        self.clone().change(|mut def| {
            let (schema, name) = (def.schema.clone(), def.name.clone());
            let single = def.columns.iter_mut().filter_map(|column| column.references.as_deref_mut());
            let keys = single.chain(def.constraints.iter_mut().map(|(_, constraint)| constraint));
            for key in keys.filter_map(Constraint::foreign_key_mut) {
                let own = |target: &Target| target.names().0 == schema && target.names().1 == name;
                key.use_alter |= !key.targets.iter().all(own);
            }
            def
        })
    }
    pub(super) fn with_error(&self, error: ErrorKind) -> Self {
        self.clone().change(|def| TableDef { error: Some(error), ..def })
    }
    /// Whether two handles are to the same declaration.
    pub(super) fn is(&self, other: &Table) -> bool {
        std::ptr::eq(self.def(), other.def())
    }
    /// Adds the table to a collection.
    ///
    /// # Errors
    /// `NameTaken` if a table of that schema and name is in it; what was wrong in its declaration.
    pub fn register(self, metadata: &MetaData) -> Result<Table> {
        metadata.add(self)
    }
    /// The declaration.
    #[inline]
    pub fn def(&self) -> &TableDef {
        match &self.0 {
            Handle::Static(table) => table,
            Handle::Shared(def) => def,
        }
    }
    /// The name, without the schema.
    pub fn name(&self) -> &Name {
        &self.def().name
    }
    /// Whether two tables are the same, by schema and name.
    #[inline]
    pub(crate) fn same(&self, other: &Table) -> bool {
        match (&self.0, &other.0) {
            (Handle::Static(a), Handle::Static(b)) if std::ptr::eq(*a, *b) => true,
            (Handle::Shared(a), Handle::Shared(b)) if Arc::ptr_eq(a, b) => true,
            _ => self.is_called_as(other),
        }
    }
    fn is_called_as(&self, other: &Table) -> bool {
        let (a, b) = (self.def(), other.def());
        a.name == b.name && a.schema == b.schema
    }
    /// The type record of a column: static where the table is.
    #[inline]
    pub(crate) fn type_of(&self, index: usize) -> TypeRef {
        match &self.0 {
            Handle::Static(_) => self.static_record(index).map_or_else(TypeRef::default, TypeRef::Static),
            Handle::Shared(def) => def.columns.get(index).map_or_else(TypeRef::default, |c| TypeRef::Shared(Arc::new(c.record.clone()))),
        }
    }
    #[inline]
    pub(crate) fn static_record(&self, index: usize) -> Option<&'static TypeRecord> {
        match &self.0 {
            Handle::Static(table) => {
                let table: &'static TableDef = table;
                table.columns.get(index).map(|column| &column.record)
            }
            Handle::Shared(_) => None,
        }
    }
    /// The number of a column, or an error with the most similar name.
    pub(crate) fn index_of(&self, column: &str) -> std::result::Result<usize, ErrorKind> {
        let def = self.def();
        def.index_of(column).ok_or_else(|| no_such_column(&def.name, column, def.columns.iter().map(|c| c.name().as_str())))
    }
}

pub(crate) fn no_such_column<'a>(from: &str, column: &str, names: impl Iterator<Item = &'a str>) -> ErrorKind {
    ErrorKind::NoSuchColumn { from: from.into(), column: column.into(), suggestion: nearest(column, names) }
}

impl From<TableDef> for Table {
    fn from(def: TableDef) -> Table {
        Table(Handle::Shared(Arc::new(def)))
    }
}
impl From<&Table> for Table {
    fn from(table: &Table) -> Table {
        table.clone()
    }
}
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({:?})", self.name())
    }
}
/// A table of this name, with columns of these names and unknown types: for code without a schema.
///
/// ```
/// use aludel::prelude::*;
/// let users = table("users", ["id", "name"]);
/// let query = select(vec![users.c("id"), users.c("name")]).filter(users.c("id").eq(5));
/// assert_eq!(query.to_string(), "SELECT users.id, users.name FROM users WHERE users.id = :id_1");
/// ```
pub fn table<C: Into<Name>>(name: impl Into<Name>, columns: impl IntoIterator<Item = C>) -> Table {
    let column = |name: C| ColumnDef::new(name, DataType::Unknown);
    let def = columns.into_iter().map(column).fold(TableDef::new(name), TableDef::column);
    Table::from(def)
}
