//! [`StaticModel`]: a model without its Rust type, so that code written once handles objects of every model.

use super::insert::Insert;
use super::model::Model;
use crate::ast::{self, Literal, Node};
use crate::error::{Error, ErrorKind, Result};
use crate::row::{Cell, Cells, Cursor};
use crate::schema::{StaticTable, Table, TableDef};
use crate::types::TypeRef;
use crate::value::{Str, Value};
use std::any::Any;
use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

/// A struct of some model.
pub type Object = dyn Any + Send + Sync;

/// A model without its Rust type: its table, and functions that read and write the fields of its objects. `#[derive(Model)]`
/// declares one per model, [`Model::STATIC`].
///
/// Columns go by their numbers in the table, which are those of the fields. An object of another model is an error.
pub struct StaticModel {
    name: &'static str,
    fields: &'static [FieldDef],
    table: StaticTable,
    read: fn(&mut Cursor<'_>) -> Result<Box<Object>>,
    encode: Encode,
    assign: fn(&mut Object, usize, &mut Cursor<'_>) -> Option<Result<()>>,
}

/// Passes columns with their values to a function; `None` if the object is of another model.
type Encode = fn(&Object, &[u16], &mut dyn FnMut(u16, Value)) -> Option<()>;

/// A field of a model, for error messages: its name, and its type as the struct declares it.
#[derive(Debug, Clone, Copy)]
pub struct FieldDef(pub &'static str, pub &'static str);

impl StaticModel {
    /// The model `M`, by its name and fields in Rust.
    pub const fn of<M: Model>(name: &'static str, fields: &'static [FieldDef]) -> Self {
        StaticModel {
            name,
            fields,
            table: StaticTable::new(M::define, M::declare),
            read: |cursor| Ok(Box::new(M::from_row(cursor)?)),
            encode: |object, columns, to| {
                let model = object.downcast_ref::<M>()?;
                columns.iter().for_each(|column| to(*column, model.encode((*column).into())));
                Some(())
            },
            assign: |object, column, cell| Some(object.downcast_mut::<M>()?.assign(column, cell)),
        }
    }
    /// The name of the struct.
    pub const fn name(&self) -> &'static str {
        self.name
    }
    /// The table.
    pub const fn table(&self) -> &StaticTable {
        &self.table
    }
    /// Reads the next cells of a row as an object, which holds the model's own struct.
    ///
    /// # Errors
    /// `Decode`, which names the column, if a cell does not fit.
    pub fn read(&self, cursor: &mut Cursor<'_>) -> Result<Box<Object>> {
        (self.read)(cursor)
    }
    /// Passes each of some columns with its value to `to`, in the order in which they are listed.
    ///
    /// # Errors
    /// `Invalid` if the object is of another model, or a column is not there.
    pub fn encode(&self, object: &Object, columns: &[u16], to: &mut dyn FnMut(u16, Value)) -> Result<()> {
        columns.iter().try_for_each(|column| self.field((*column).into()).map(drop))?;
        (self.encode)(object, columns, to).ok_or_else(|| self.other_model())
    }
    /// Assigns a value to the field of a column.
    ///
    /// # Errors
    /// `Decode`, which names the field and its type, if the value does not fit, and the errors of
    /// [`encode`](StaticModel::encode).
    pub fn assign(&self, object: &mut Object, column: usize, value: &Value) -> Result<()> {
        let field = self.field(column)?;
        let cell = Assigned { model: self.name, field, value, names: OnceCell::new() };
        self.assign_cell(object, column, &mut Cursor::new(&cell))
    }
    /// Assigns the next cell of a row to the field of a column.
    ///
    /// # Errors
    /// The same, with the names of the row.
    pub fn assign_cell(&self, object: &mut Object, column: usize, cell: &mut Cursor<'_>) -> Result<()> {
        self.field(column)?;
        (self.assign)(object, column, cell).unwrap_or_else(|| Err(self.other_model()))
    }
    /// `INSERT INTO table` of objects.
    pub(super) fn insert(&'static self, columns: &[u16], objects: &mut dyn Iterator<Item = &Object>) -> Insert {
        let def: &'static TableDef = &self.table;
        let mut values = Vec::with_capacity(objects.size_hint().0.saturating_mul(columns.len()));
        let mut bind = |column: u16, value| {
            let ty = def.columns.get(usize::from(column)).map_or_else(TypeRef::default, |column| TypeRef::Static(&column.record));
            values.push(Node::Literal(Literal::new(value, ty)));
        };
        let mut error = None;
        for object in objects {
            if (self.encode)(object, columns, &mut bind).is_none() {
                error = Some(self.other_model());
            }
        }
        let mut insert = ast::Insert::into_table(Table::from_static(&self.table));
        insert.columns = columns.into();
        insert.set_binds(values);
        if let Some(error) = error {
            insert.invalid(error.kind().clone());
        }
        Insert::new(insert)
    }
    fn field(&self, column: usize) -> Result<&'static FieldDef> {
        self.fields.get(column).ok_or_else(|| Error::invalid(self.name, format!("it has no column of the number {column}")))
    }
    #[cold]
    fn other_model(&self) -> Error {
        Error::invalid(self.name, "the object is of another model")
    }
}
impl fmt::Debug for StaticModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StaticModel({})", self.name)
    }
}

/// The value of an assignment, as a row of one cell whose errors name the field.
struct Assigned<'a> {
    model: &'static str,
    field: &'static FieldDef,
    value: &'a Value,
    names: OnceCell<Arc<[Str]>>,
}
impl Assigned<'_> {
    fn column(&self) -> Str {
        format!("{}::{}", self.model, self.field.0).into()
    }
    #[cold]
    fn error(&self, problem: String) -> Error {
        Error::new(ErrorKind::Decode { column: self.column(), problem: problem.into() })
    }
}
impl Cells for Assigned<'_> {
    fn width(&self) -> usize {
        1
    }
    fn names(&self) -> &Arc<[Str]> {
        self.names.get_or_init(|| [self.column()].into())
    }
    fn get(&self, _: usize) -> Result<Cell<'_>> {
        Ok(Cell::from(self.value))
    }
    fn mismatch(&self, index: usize, expected: &str, found: &Cell<'_>) -> Error {
        match found {
            Cell::Null => self.error(format!("NULL does not fit a field of type `{}`; an `Option` takes it", self.field.1)),
            found => self.broken(index, format!("expected {expected}, found {}", found.kind()).into()),
        }
    }
    fn broken(&self, _: usize, problem: Str) -> Error {
        self.error(format!("{problem}; the field is of type `{}`", self.field.1))
    }
}
