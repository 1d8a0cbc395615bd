//! [`Model`]: what the derive writes for a struct.

use super::alias::Alias;
use super::from::All;
use super::insert::Insert;
use super::select::{Select, select};
use crate::ast::{self, AliasName, Bind, FromItem, InsertSource, Node};
use crate::query::scalar::FromRow;
use crate::schema::{StaticTable, Table, TableDef};
use crate::types::TypeRef;
use crate::value::Value;
use smallvec::SmallVec;
use std::fmt;

#[doc = include_str!("model.md")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "no table is known for `{Self}`",
    note = "give it `#[derive(Model)]`"
)]
pub trait Model: FromRow + Sized + 'static {
    /// What it declares, made when it is first asked for.
    const STATIC: &'static StaticTable;
    /// Makes its columns: the first step of [`StaticTable`].
    fn define() -> TableDef;
    /// Declares what else it says, which may speak of the columns: the second step.
    fn declare(table: TableDef) -> TableDef {
        table
    }
    /// Writes the values of its fields, in the order of the columns.
    fn encode(&self, to: &mut Encoder);

    /// The table.
    #[inline]
    fn table() -> Table {
        Table::from_static(Self::STATIC)
    }
    /// All columns; the row is the model.
    #[inline]
    fn all() -> All<Self> {
        All::new(FromItem::Table(Self::table()))
    }
    /// `SELECT` all columns `FROM table`
    fn select() -> Select<Self> {
        select(Self::all())
    }
    /// The table under another name: `users AS m`
    fn alias(name: impl Into<AliasName>) -> Alias<Self> {
        Alias::new(FromItem::Table(Self::table()).alias(name))
    }
    /// `INSERT INTO table` of one, without what the database makes: a key that it numbers, identity and computed columns.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// # #[derive(Model)] #[model(table = "users")] struct User { #[column(primary_key)] id: i32, name: String }
    /// let ed = User { id: 0, name: "ed".into() };
    /// assert_eq!(User::insert(&ed).compile(&Sqlite::default())?.sql(), "INSERT INTO users (name) VALUES (?)");
    /// assert_eq!(User::insert_with_key(&ed).compile(&Sqlite::default())?.sql(), "INSERT INTO users (id, name) VALUES (?, ?)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    fn insert(one: &Self) -> Insert {
        Self::insert_all([one])
    }
    /// `INSERT INTO table` of many, without what the database makes.
    fn insert_all<'a>(many: impl IntoIterator<Item = &'a Self>) -> Insert {
        let mut encoder = Encoder::new(Self::STATIC, |index| Self::STATIC.is_generated(index));
        encoder.all(many.into_iter());
        encoder.finish(Self::table())
    }
    /// `INSERT INTO table` of one, with all its columns but computed ones.
    fn insert_with_key(one: &Self) -> Insert {
        let mut encoder = Encoder::new(Self::STATIC, |index| Self::STATIC.is_derived(index));
        encoder.all(std::iter::once(one));
        encoder.finish(Self::table())
    }
}

/// Takes in the values of models.
pub struct Encoder {
    def: &'static TableDef,
    skipped: SmallVec<[bool; 32]>,
    at: usize,
    values: Vec<Node>,
}
impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Encoder({}: {} values)", self.def.name(), self.values.len())
    }
}
impl Encoder {
    fn new(def: &'static TableDef, skips: impl Fn(usize) -> bool) -> Self {
        let skipped = (0..def.columns.len()).map(skips).collect();
        Encoder { def, skipped, at: 0, values: vec![] }
    }
    /// The value of the next field.
    #[inline]
    pub fn field(&mut self, value: impl FnOnce() -> Value) {
        let at = self.at;
        self.at += 1;
        if self.skipped.get(at) == Some(&true) {
            return;
        }
        let ty = self.def.columns.get(at).map_or_else(TypeRef::default, |column| TypeRef::Static(&column.record));
        self.values.push(Node::Bind(Bind::new(value(), ty)));
    }
    fn all<'a, M: Model>(&mut self, models: impl Iterator<Item = &'a M>) {
        self.values.reserve(models.size_hint().0.saturating_mul(self.def.columns.len()));
        for model in models {
            self.at = 0;
            model.encode(self);
        }
    }
    fn finish(self, table: Table) -> Insert {
        let columns = (0..self.def.columns.len()).filter(|index| self.skipped.get(*index) != Some(&true)).map(|index| index as u16);
        let source = InsertSource::Values(self.values);
        let mut insert = ast::Insert::into_table(table);
        insert.columns = columns.collect();
        insert.set_source(source);
        Insert::new(insert)
    }
}
