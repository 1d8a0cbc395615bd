//! [`Table`]: one that a model declares, or one made at run time.

use super::column::{ColumnDef, CompositeKey, Target};
use super::metadata::MetaData;
use super::names::Rendered;
use crate::error::{ErrorKind, Result, nearest};
use crate::name::Name;
use crate::types::{DataType, TypeRecord, TypeRef};
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

/// What a derive declares: made when it is first asked for, kept as long as the program runs.
pub type StaticTable = LazyLock<TableDef>;

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

/// What a [`Table`] declares.
pub struct TableDef {
    pub(crate) name: Name,
    pub(crate) schema: Option<Name>,
    pub(crate) columns: Vec<ColumnDef>,
    pub(crate) foreign_keys: Vec<CompositeKey>,
    pub(crate) error: Option<ErrorKind>,
    /// Its names as a dialect writes them, by the dialect's slot.
    pub(crate) rendered: [OnceLock<Option<Rendered>>; crate::compiler::features::NAME_SLOTS],
}

impl Clone for TableDef {
    fn clone(&self) -> Self {
        let TableDef { name, schema, columns, foreign_keys, error, rendered: _ } = self;
        TableDef {
            name: name.clone(),
            schema: schema.clone(),
            columns: columns.clone(),
            foreign_keys: foreign_keys.clone(),
            error: error.clone(),
            rendered: std::default::Default::default(),
        }
    }
}

impl TableDef {
    /// A table without columns.
    pub fn new(name: impl Into<Name>) -> Self {
        TableDef {
            name: name.into(),
            schema: None,
            columns: vec![],
            foreign_keys: vec![],
            error: None,
            rendered: std::default::Default::default(),
        }
    }
    /// The same table with one more column.
    pub fn column(mut self, column: ColumnDef) -> Self {
        if self.columns.iter().any(|c| c.record.name == *column.name().as_str()) {
            let problem = format!("column {:?} is declared twice", column.name());
            self.error.get_or_insert(ErrorKind::invalid(&format!("table {:?}", &*self.name), problem));
        }
        self.columns.push(column);
        self
    }
    /// The same table in a schema.
    pub fn schema(mut self, schema: impl Into<Name>) -> Self {
        self.schema = Some(schema.into());
        self
    }
    /// The same table with a foreign key of several columns.
    pub fn foreign_key<C: Into<Name>>(mut self, columns: impl IntoIterator<Item = C>, to: &[&str]) -> Self {
        let columns: Vec<Name> = columns.into_iter().map(Into::into).collect();
        let missing = columns.iter().find(|name| self.index_of(name).is_none());
        let problem = match missing {
            Some(name) => Some(format!("its foreign key speaks of {name:?}, which is declared nowhere before it")),
            None if columns.len() != to.len() || columns.is_empty() => {
                Some(format!("a foreign key of {} columns refers to {}", columns.len(), to.len()))
            }
            None => None,
        };
        if let Some(problem) = problem {
            self.error.get_or_insert(ErrorKind::invalid(&format!("table {:?}", &*self.name), problem));
        }
        self.foreign_keys.push(CompositeKey { columns, targets: to.iter().map(|to| Target::parse(to)).collect() });
        self
    }
    /// Changes what its foreign keys refer to.
    fn targets(&mut self, change: impl FnMut(&mut Target)) {
        let single = self.columns.iter_mut().filter_map(|column| column.references.as_mut()).map(|key| &mut key.target);
        single.chain(self.foreign_keys.iter_mut().flat_map(|key| &mut key.targets)).for_each(change);
    }
    /// Its columns, in order.
    pub fn columns(&self) -> &[ColumnDef] {
        &self.columns
    }
    /// Its name, without the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }
    /// Is this its schema and name, however they are quoted?
    pub(crate) fn is_called(&self, schema: Option<&Name>, name: &str) -> bool {
        self.name == *name && self.schema.as_deref() == schema.map(Name::as_str)
    }
    pub(crate) fn index_of(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.record.name == *column)
    }
    /// The columns of each of its keys: the primary key, and what is unique.
    pub(crate) fn unique_keys(&self) -> Vec<Vec<usize>> {
        let primary: Vec<usize> = self.columns.iter().enumerate().filter(|(_, c)| c.primary_key).map(|(index, _)| index).collect();
        let unique = self.columns.iter().enumerate().filter(|(_, c)| c.unique).map(|(index, _)| vec![index]);
        std::iter::once(primary).filter(|key| !key.is_empty()).chain(unique).collect()
    }
    /// Is the column never in the way of a row that leaves it out: numbered by the database, or NULL then?
    pub(crate) fn is_new_when_left_out(&self, index: usize) -> bool {
        let null = |column: &ColumnDef| column.nullable && column.default.is_none();
        self.autoincrement() == Some(index) || self.columns.get(index).is_some_and(null)
    }
    /// The column that the database numbers: a single integer key without default or foreign key, unless told otherwise.
    pub(crate) fn autoincrement(&self) -> Option<usize> {
        let mut keys = self.columns.iter().enumerate().filter(|(_, c)| c.primary_key);
        if let Some((index, _)) = keys.clone().find(|(_, c)| c.autoincrement == Some(true)) {
            return Some(index);
        }
        match (keys.next(), keys.next()) {
            (Some((index, key)), None) => {
                let integer = key.record.data_type.kind() == crate::types::Kind::Integer;
                let plain = key.autoincrement.is_none() && key.default.is_none() && key.references.is_none();
                (integer && plain).then_some(index)
            }
            _ => None,
        }
    }
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
    /// The same table with one more column.
    pub fn column(self, column: ColumnDef) -> Self {
        self.change(|def| def.column(column))
    }
    /// The same table with a foreign key of several columns: `FOREIGN KEY(a, b) REFERENCES t (c, d)`, as `"t.c"` and `"t.d"`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let column = |name| ColumnDef::new(name, DataType::Integer);
    /// let shelf = Table::new("shelf").column(column("hall").primary_key()).column(column("number").primary_key());
    /// let boxes = Table::new("boxes")
    ///     .column(column("hall"))
    ///     .column(column("shelf"))
    ///     .foreign_key(["hall", "shelf"], &["shelf.hall", "shelf.number"]);
    /// assert_eq!(
    ///     select(boxes.all()).join(&shelf).to_string(),
    ///     "SELECT boxes.hall, boxes.shelf FROM boxes JOIN shelf ON shelf.hall = boxes.hall AND shelf.number = boxes.shelf",
    /// );
    /// ```
    pub fn foreign_key<C: Into<Name>>(self, columns: impl IntoIterator<Item = C>, to: &[&str]) -> Self {
        self.change(|def| def.foreign_key(columns, to))
    }
    /// The same table in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        self.change(|def| def.schema(schema))
    }
    /// The same table under another name of its own: not an alias, another table.
    pub fn renamed(self, name: impl Into<Name>) -> Self {
        self.change(|def| TableDef { name: name.into(), ..def })
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
        self.clone().change(|mut def| {
            def.name = rename(&def.name);
            def.targets(|target| {
                let (schema, table, column) = target.names();
                *target = Target::Named { schema, table: rename(&table), column };
            });
            def
        })
    }
    /// Its foreign keys by name are written as the tables among these are, if those say how they are quoted.
    pub(super) fn refers_as_declared(self, tables: &[Table]) -> Self {
        let declared = |target: &Target| {
            tables.iter().find_map(|table| target.as_declared(table.def())).filter(|declared| declared.names() != target.names())
        };
        let single = self.def().columns.iter().filter_map(|column| column.references.as_ref()).map(|key| &key.target);
        if !single.chain(self.def().foreign_keys.iter().flat_map(|key| &key.targets)).any(|target| declared(target).is_some()) {
            return self;
        }
        self.change(|mut def| {
            def.targets(|target| {
                if let Some(declared) = declared(target) {
                    *target = declared;
                }
            });
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
        metadata.add(self.clone())?;
        Ok(self)
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
            (Handle::Static(a), Handle::Static(b)) if std::ptr::eq(*a, *b) => return true,
            (Handle::Shared(a), Handle::Shared(b)) if Arc::ptr_eq(a, b) => return true,
            _ => {}
        }
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

pub(crate) fn no_such_column<'a>(from: &str, column: &str, names: impl Iterator<Item = &'a str>) -> ErrorKind {
    ErrorKind::NoSuchColumn { from: from.into(), column: column.into(), suggestion: nearest(column, names) }
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
impl fmt::Debug for TableDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableDef")
            .field("name", &self.name)
            .field("schema", &self.schema)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
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
