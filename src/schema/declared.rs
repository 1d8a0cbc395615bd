//! [`StaticTable`]: the table that a derive declares, made when it is first asked for.

use super::table_def::TableDef;
use crate::ast::FromItem;
use crate::error::ErrorKind;
use smallvec::SmallVec;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// The table that a derive declares: made when it is first asked for, kept as long as the program runs.
///
/// It is made in two steps, so that a CHECK, a computed column or an index can be an expression over the very columns that
/// are being declared: while the second step makes such an expression, the table is the result of the first one.
pub struct StaticTable {
    whole: OnceLock<Made>,
    columns: OnceLock<Made>,
    define: fn() -> TableDef,
    declare: fn(TableDef) -> TableDef,
}

/// A table, with the lists of columns that every INSERT of a model and every row of an outer join need.
struct Made {
    def: TableDef,
    key: Vec<usize>,
    written: ColumnNumbers,
    written_with_key: ColumnNumbers,
}
/// The numbers of columns, as an INSERT keeps them.
type ColumnNumbers = SmallVec<[u16; 8]>;

impl Made {
    fn of(def: TableDef) -> Self {
        let without = |left_out: &dyn Fn(usize) -> bool| (0..def.columns.len()).filter(|at| !left_out(*at)).map(|at| at as u16).collect();
        let (written, written_with_key) = (without(&|at| def.is_generated(at)), without(&|at| def.is_derived(at)));
        Made { key: def.primary_key(), written, written_with_key, def }
    }
}

thread_local! {
    /// The tables whose second step this thread is at, by their addresses.
    static MAKING: RefCell<Vec<usize>> = const { RefCell::new(vec![]) };
}

/// Keeps a table among those that are being made until it is dropped, even by a panic.
struct Making;
impl Making {
    /// Returns `None` if the table is being made already.
    fn begin(table: usize) -> Option<Making> {
        let new = MAKING.try_with(|making| {
            let mut making = making.borrow_mut();
            let new = !making.contains(&table);
            new.then(|| making.push(table)).is_some()
        });
        // the list is gone when its thread ends: the table is then made without being noted
        new.unwrap_or(true).then(|| Making)
    }
}
impl Drop for Making {
    fn drop(&mut self) {
        let _ = MAKING.try_with(|making| making.borrow_mut().pop());
    }
}

impl StaticTable {
    /// A table by the function that makes its columns and the one that declares the rest of it.
    pub const fn new(define: fn() -> TableDef, declare: fn(TableDef) -> TableDef) -> Self {
        StaticTable { whole: OnceLock::new(), columns: OnceLock::new(), define, declare }
    }
    /// The columns of its primary key, in the order of the key.
    pub fn key(&self) -> &[usize] {
        &self.made().key
    }
    /// The columns that an INSERT of a whole row writes: all but those whose values the database makes.
    pub(crate) fn written(&self) -> &[u16] {
        &self.made().written
    }
    /// The same with a key that the database would number.
    pub(crate) fn written_with_key(&self) -> &[u16] {
        &self.made().written_with_key
    }
    #[inline]
    fn made(&self) -> &Made {
        match self.whole.get() {
            Some(whole) => whole,
            None => self.make(),
        }
    }
    /// Makes the table. Nothing is locked meanwhile: two threads may both make it, and one of the two results is kept, so that
    /// tables whose expressions mention each other never wait for each other.
    #[cold]
    fn make(&self) -> &Made {
        match Making::begin(std::ptr::from_ref(self).addr()) {
            Some(_making) => {
                let whole = checked((self.declare)((self.define)()));
                self.whole.get_or_init(|| Made::of(whole))
            }
            None => self.columns.get_or_init(|| Made::of((self.define)())),
        }
    }
}
/// Keeps an error if the table declares something over a column of another table: columns are rendered without their table
/// there, so that one would be taken for the table's own column of that name.
fn checked(mut whole: TableDef) -> TableDef {
    let mut mentioned: SmallVec<[&FromItem; 4]> = SmallVec::new();
    let nodes = whole.nodes();
    nodes.iter().for_each(|node| node.froms(&mut mentioned));
    let own =
        |from: &FromItem| matches!(from, FromItem::Table(table) if (table.name(), &table.def().schema) == (&whole.name, &whole.schema));
    let foreign = mentioned.into_iter().find(|from| !own(from)).map(|from| from.describe());
    if let Some(foreign) = foreign {
        let problem = format!("it declares something over a column of {:?}, and has no row of it there", &*foreign);
        whole.error.get_or_insert(ErrorKind::invalid(&format!("table {:?}", whole.full_name()), problem));
    }
    whole
}

impl Deref for StaticTable {
    type Target = TableDef;
    #[inline]
    fn deref(&self) -> &TableDef {
        &self.made().def
    }
}
impl fmt::Debug for StaticTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
