//! [`StaticTable`]: what a derive declares, made when it is first asked for.

use super::table_def::TableDef;
use crate::ast::FromItem;
use crate::error::ErrorKind;
use smallvec::SmallVec;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// What a derive declares: made when it is first asked for, kept as long as the program runs.
///
/// It is made in two steps, so that a CHECK, a computed column or an index can be an expression over the very columns that
/// are being declared: while the second step makes such an expression, the table is what the first one gave.
pub struct StaticTable {
    whole: OnceLock<TableDef>,
    columns: OnceLock<TableDef>,
    define: fn() -> TableDef,
    declare: fn(TableDef) -> TableDef,
}

thread_local! {
    /// The tables whose second step this thread is at, by their addresses.
    static MAKING: RefCell<Vec<usize>> = const { RefCell::new(vec![]) };
}

/// A table stays among those that are being made as long as this lives, whatever happens.
struct Making;
impl Making {
    /// `None` if it is being made already.
    fn begin(table: usize) -> Option<Making> {
        let new = MAKING.try_with(|making| {
            let mut making = making.borrow_mut();
            let new = !making.contains(&table);
            new.then(|| making.push(table)).is_some()
        });
        // a thread that ends keeps no list any more; one that is not begun is not made, for it would end the other
        new.unwrap_or(true).then(|| Making)
    }
}
impl Drop for Making {
    fn drop(&mut self) {
        let _ = MAKING.try_with(|making| making.borrow_mut().pop());
    }
}

impl StaticTable {
    /// A table by what makes its columns, and what declares the rest of it.
    pub const fn new(define: fn() -> TableDef, declare: fn(TableDef) -> TableDef) -> Self {
        StaticTable { whole: OnceLock::new(), columns: OnceLock::new(), define, declare }
    }
    /// Nothing is locked meanwhile: two threads may both make it, and one of the two is kept, so that tables whose
    /// expressions speak of each other never wait for each other.
    #[cold]
    fn make(&self) -> &TableDef {
        match Making::begin(std::ptr::from_ref(self).addr()) {
            Some(_making) => {
                let whole = over_its_own((self.declare)((self.define)()));
                self.whole.get_or_init(|| whole)
            }
            None => self.columns.get_or_init(self.define),
        }
    }
}
/// What a model declares is over its own columns. Another table's would be taken for its own of that name, because they are written
/// without the table.
fn over_its_own(mut whole: TableDef) -> TableDef {
    let mut spoken: SmallVec<[&FromItem; 4]> = SmallVec::new();
    let nodes = whole.nodes();
    nodes.iter().for_each(|node| node.froms(&mut spoken));
    let own =
        |from: &FromItem| matches!(from, FromItem::Table(table) if (table.name(), &table.def().schema) == (&whole.name, &whole.schema));
    let stranger = spoken.into_iter().find(|from| !own(from)).map(|from| from.describe());
    if let Some(stranger) = stranger {
        let problem = format!("it declares something over a column of {:?}, and has no row of it there", &*stranger);
        whole.error.get_or_insert(ErrorKind::invalid(&format!("table {:?}", whole.full_name()), problem));
    }
    whole
}

impl Deref for StaticTable {
    type Target = TableDef;
    #[inline]
    fn deref(&self) -> &TableDef {
        match self.whole.get() {
            Some(whole) => whole,
            None => self.make(),
        }
    }
}
impl fmt::Debug for StaticTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
