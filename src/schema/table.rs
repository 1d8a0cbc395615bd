//! [`Table`]: one that a model declares, or one made at run time.

use super::column::{ColumnDef, Target};
use super::constraint::Constraint;
use super::declared::StaticTable;
use super::def::TableDef;
use super::index::Index;
use super::metadata::MetaData;
use super::naming::NamingConvention;
use super::options::{DdlOption, Options};
use crate::ast::visit::{Rewriter, rewrite};
use crate::ast::{CreateTable, DropTable, FromItem, Node};
use crate::error::{Error, ErrorKind, Result, nearest};
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
    /// A table without columns yet.
    pub fn new(name: impl Into<Name>) -> Self {
        Table(Handle::Shared(Arc::new(TableDef::new(name))))
    }
    /// The table of a derive.
    pub const fn from_static(table: &'static StaticTable) -> Self {
        Table(Handle::Static(table))
    }
    fn change(self, change: impl FnOnce(TableDef) -> TableDef) -> Self {
        let def = match self.0 {
            Handle::Static(table) => TableDef::clone(table),
            Handle::Shared(def) => Arc::unwrap_or_clone(def),
        };
        Table(Handle::Shared(Arc::new(change(def))))
    }
    /// The same table, called otherwise: what its own expressions say of its columns goes with it.
    fn call(self, change: impl FnOnce(TableDef) -> TableDef) -> Self {
        let before = self.clone();
        self.change(|def| {
            let mut def = change(def);
            if !def.nodes().is_empty() {
                let columns = TableDef { constraints: vec![], indexes: vec![], options: Options::default(), ..def.clone() };
                let mut renamed = Renamed { before: &before, after: Table(Handle::Shared(Arc::new(columns))) };
                def.map_nodes(&mut |node| rewrite(node, &mut renamed));
            }
            def
        })
    }
    /// The same table with one more column.
    pub fn column(self, column: ColumnDef) -> Self {
        self.change(|def| def.column(column))
    }
    /// The same table with a constraint more.
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
    /// The same table with an index more, which `create_all` creates behind it.
    pub fn index(self, index: Index) -> Self {
        self.change(|def| def.index(index))
    }
    /// The same table with a word more between CREATE and TABLE: `TEMPORARY`. It is printed as it is.
    pub fn prefix(self, word: &'static str) -> Self {
        self.change(|mut def| {
            def.prefixes.push(Str::from_static(word));
            def
        })
    }
    /// What it is for: `COMMENT` on MySQL and MariaDB, `COMMENT ON TABLE` by `create_all` on PostgreSQL; SQLite has no
    /// comments, and a warning says that it was left out.
    pub fn comment(self, comment: impl Into<Str>) -> Self {
        self.change(|def| def.comment(comment))
    }
    /// What one database alone is told.
    pub fn option(self, option: DdlOption) -> Self {
        self.change(|def| def.option(option))
    }
    /// A user's own data on the table, one value of each Rust type.
    pub fn info<T: std::any::Any + Send + Sync>(self, value: T) -> Self {
        self.change(|def| def.info(value))
    }
    /// The user's own data of this type.
    pub fn get_info<T: std::any::Any + Send + Sync>(&self) -> Option<&T> {
        self.def().info.get()
    }
    /// CREATE TABLE, with what it declares but its indexes.
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
    /// The same table in another schema, and with it the tables of its old schema that its foreign keys refer to.
    pub fn moved_to(&self, schema: impl Into<Name>) -> Table {
        let (schema, old) = (schema.into(), self.def().schema.clone());
        self.clone().call(|mut def| {
            def.targets(|target| {
                let (of, table, column) = target.names();
                if of == old {
                    *target = Target::Named { schema: (!schema.is_empty()).then(|| schema.clone()), table, column };
                }
            });
            def.schema(schema)
        })
    }
    /// The same table with other expressions in what it declares.
    pub(crate) fn with_nodes(&self, map: &mut dyn FnMut(&Node) -> Node) -> Table {
        self.clone().change(|mut def| {
            def.map_nodes(map);
            def
        })
    }
    /// The same table in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        self.call(|def| def.schema(schema))
    }
    /// The same table under another name of its own: not an alias, another table.
    pub fn renamed(self, name: impl Into<Name>) -> Self {
        self.call(|def| TableDef { name: name.into(), ..def })
    }
    /// The same table renamed together with the tables that its foreign keys refer to: where all tables are renamed alike,
    /// they still find each other.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32 }
    /// # #[derive(Model)] #[model(table = "orders")]
    /// # struct Order { #[column(primary_key)] id: i32, #[column(foreign_key = "users.id")] user_id: i32 }
    /// let [users, orders] = [User::table(), Order::table()].map(|table| table.renamed_by(|name| format!("old_{name}").into()));
    /// assert_eq!(
    ///     select(orders.c("id")).join(&users).to_string(),
    ///     "SELECT old_orders.id FROM old_orders JOIN old_users ON old_users.id = old_orders.user_id",
    /// );
    /// ```
    pub fn renamed_by(&self, rename: impl Fn(&Name) -> Name) -> Table {
        self.clone().call(|mut def| {
            def.name = rename(&def.name);
            def.targets(|target| {
                let (schema, table, column) = target.names();
                *target = Target::Named { schema, table: rename(&table), column };
            });
            def
        })
    }
    /// The same table as it is in a collection: with its schema and naming convention where it has none of its own, its
    /// foreign keys by name as the tables there write theirs, and the types that columns take from those they refer to.
    pub(super) fn settled(self, tables: &[Table], schema: Option<&Name>, convention: Option<&Arc<NamingConvention>>) -> Self {
        let def = self.def();
        let known = |target: &Target| {
            let moved = schema.and_then(|schema| target.in_schema_of(schema, tables));
            let declared = |target: &Target| tables.iter().find_map(|table| target.as_declared(table.def()));
            declared(moved.as_ref().unwrap_or(target)).or(moved)
        };
        let changes = |target: &Target| known(target).is_some_and(|declared| declared.names() != target.names());
        let untyped = def.columns.iter().any(|column| column.record.data_type == DataType::Unknown && column.target().is_some());
        let targets = || def.foreign_keys().flat_map(|key| &key.targets);
        if !targets().any(changes) && !untyped && (convention.is_none() || def.convention.is_some()) {
            return self;
        }
        self.change(|mut def| {
            def.targets(|target| {
                if let Some(declared) = known(target) {
                    *target = declared;
                }
            });
            for column in &mut def.columns {
                if let (DataType::Unknown, Some(target)) = (&column.record.data_type, column.target()) {
                    column.record.data_type = type_of_target(target, tables, 0);
                }
            }
            def.convention = def.convention.or_else(|| convention.cloned());
            def
        })
    }
    /// Is what its foreign keys refer to by name among these tables?
    pub(crate) fn check_targets(&self, tables: &[Table]) -> Result<()> {
        let def = self.def();
        for (constraint, key) in def.key_constraints().filter_map(|one| Some((one, one.as_foreign_key()?))) {
            if let Some(error) = key.targets.iter().find_map(|target| missing(target, def, tables)) {
                let place = format!("{} of CREATE TABLE {}", constraint.place(), def.full_name());
                let error = Error::new(error);
                // one that says who refers has no need of it
                return Err(if matches!(error.kind(), ErrorKind::NoSuchColumn { .. }) { error.with_place(place) } else { error });
            }
        }
        Ok(())
    }
    /// The same table, whose foreign keys to others come later.
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
    /// In the schema of a collection, unless it has one or is in none on purpose; so are its enums.
    pub(super) fn in_schema_of(self, collection: Option<&Name>) -> Self {
        let Some(schema) = collection else { return self };
        if self.def().schema.is_some() || self.def().schemaless {
            return self;
        }
        self.call(|mut def| {
            def.schema = Some(schema.clone());
            for column in &mut def.columns {
                column.record.data_type = std::mem::take(&mut column.record.data_type).in_schema(schema);
            }
            def
        })
    }
    pub(super) fn with_error(&self, error: ErrorKind) -> Self {
        self.clone().change(|def| TableDef { error: Some(error), ..def })
    }
    /// Is it the very same declaration?
    pub(super) fn is(&self, other: &Table) -> bool {
        std::ptr::eq(self.def(), other.def())
    }
    /// Puts the table into a collection.
    ///
    /// # Errors
    /// `NameTaken` if a table of that schema and name is in it; what was wrong in its declaration.
    pub fn register(self, metadata: &MetaData) -> Result<Table> {
        metadata.add(self)
    }
    /// What it declares.
    #[inline]
    pub fn def(&self) -> &TableDef {
        match &self.0 {
            Handle::Static(table) => table,
            Handle::Shared(def) => def,
        }
    }
    /// Its name, without the schema.
    pub fn name(&self) -> &Name {
        &self.def().name
    }
    /// Tables are the same if their schema and name are.
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
    /// The number of a column, or the error that says what it may have meant.
    pub(crate) fn index_of(&self, column: &str) -> std::result::Result<usize, ErrorKind> {
        let def = self.def();
        def.index_of(column).ok_or_else(|| no_such_column(&def.name, column, def.columns.iter().map(|c| c.name().as_str())))
    }
}

/// Puts a table under its new name in the place of what it was.
struct Renamed<'a> {
    before: &'a Table,
    after: Table,
}
impl Rewriter for Renamed<'_> {
    fn from(&mut self, from: FromItem) -> FromItem {
        match from {
            FromItem::Table(table) if table.same(self.before) => FromItem::Table(self.after.clone()),
            other => other,
        }
    }
}

/// The error of a foreign key to a table or a column that is not there.
fn missing(target: &Target, own: &TableDef, tables: &[Table]) -> Option<ErrorKind> {
    let (schema, table, column) = target.names();
    let called = |def: &TableDef| def.is_called(schema.as_ref(), &table);
    if column.is_empty() {
        let problem = "expected what it refers to as \"table.column\" or \"schema.table.column\"".to_owned();
        return Some(ErrorKind::invalid(&format!("foreign key {:?} of {:?}", table.as_str(), own.full_name()), problem));
    }
    let found = if called(own) { Some(own) } else { tables.iter().map(Table::def).find(|def| called(def)) };
    match found {
        Some(def) if def.index_of(&column).is_some() => None,
        Some(def) => Some(no_such_column(&def.full_name(), &column, def.columns.iter().map(|c| c.name().as_str()))),
        None => {
            let wanted = super::column::full_name(schema.as_ref(), &table);
            // the name as it is, in another schema, is nearer than any other name
            let elsewhere = tables.iter().find(|known| *known.name() == *table.as_str()).map(|known| known.def().full_name());
            let tables: Vec<Str> = tables.iter().map(|table| table.def().full_name().into()).collect();
            let suggestion = elsewhere.map_or_else(|| nearest(&wanted, tables.iter().map(Str::as_str)), Str::from);
            Some(ErrorKind::NoSuchTable {
                table: wanted.into(),
                by: format!("a foreign key of {:?}", own.full_name()).into(),
                suggestion,
                tables,
            })
        }
    }
}

/// The type of the column that is referred to, through chains of those that take theirs from others.
fn type_of_target(target: &Target, tables: &[Table], depth: usize) -> DataType {
    let (schema, table, name) = target.names();
    let known = tables.iter().find(|known| known.def().is_called(schema.as_ref(), &table));
    let own = match target {
        Target::Column { table, index: _ } => Some(table),
        Target::Named { .. } => None,
    };
    let column = known.or(own).and_then(|table| table.def().index_of(&name).and_then(|index| table.def().columns.get(index)));
    match column.map(|column| (column.data_type(), column.target())) {
        Some((DataType::Unknown, Some(next))) if depth < tables.len() + 1 => type_of_target(next, tables, depth + 1),
        Some((data_type, _)) => data_type.clone(),
        None => DataType::Unknown,
    }
}

pub(crate) fn no_such_column<'a>(from: &str, column: &str, names: impl Iterator<Item = &'a str>) -> ErrorKind {
    ErrorKind::NoSuchColumn { from: from.into(), column: column.into(), suggestion: nearest(column, names) }
}

impl std::convert::From<&Table> for Table {
    fn from(table: &Table) -> Table {
        table.clone()
    }
}
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({:?})", self.name())
    }
}
/// A table by its name and its columns' names, of types that are not known: for code without a schema.
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
    Table(Handle::Shared(Arc::new(def)))
}
