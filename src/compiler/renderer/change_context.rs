//! The change context: the table that INSERT, UPDATE or DELETE changes, its RETURNING, and the `EXCLUDED` row of an upsert.

use super::Renderer;
use crate::compiler::insert_order::InsertOrder;
use crate::schema::Table;
use std::sync::Arc;

/// The change that is being rendered. Only the methods of [`Renderer`] in this file change it.
#[derive(Default)]
pub(super) struct ChangeContext {
    changed: Option<Table>,
    returning: Option<Table>,
    excluded: ExcludedRow,
    order: Option<Arc<InsertOrder>>,
}

/// How the `EXCLUDED` row is named: the row that an upsert proposed for insertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::compiler) enum ExcludedRow {
    /// There is none here.
    #[default]
    None,
    /// By a name: `excluded.x`
    Named(&'static str),
    /// By a function: `VALUES(x)`
    Function,
}

impl Renderer<'_> {
    /// Returns the table that is changed, where no subquery may read it.
    #[inline]
    pub(in crate::compiler) fn changed_table(&self) -> Option<&Table> {
        self.change.changed.as_ref()
    }
    /// Returns the table whose rows are returned, where no subquery may read it by its name.
    #[inline]
    pub(in crate::compiler) fn returned_table(&self) -> Option<&Table> {
        self.change.returning.as_ref()
    }
    /// Returns how the `EXCLUDED` row is named.
    pub(in crate::compiler) fn excluded_row(&self) -> ExcludedRow {
        match self.change.excluded {
            ExcludedRow::None if self.options.reading => ExcludedRow::Named("excluded"),
            row => row,
        }
    }
    /// Returns how the rows that come back are sorted into the order of those that were given.
    pub(in crate::compiler) fn insert_order(&self) -> Option<&Arc<InsertOrder>> {
        self.change.order.as_ref()
    }
    /// Records how the rows that come back are to be sorted.
    pub(in crate::compiler) fn set_insert_order(&mut self, order: InsertOrder) {
        self.change.order = Some(Arc::new(order));
    }
    /// Runs `inner`, in which subqueries must not read this table.
    pub(in crate::compiler) fn in_change_of(&mut self, table: Option<Table>, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.change.changed, table);
        inner(self);
        self.change.changed = before;
    }
    /// Runs `inner` in a RETURNING, whose subqueries must not read this table by its name.
    pub(in crate::compiler) fn in_returning_of(&mut self, table: Option<Table>, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.change.returning, table);
        inner(self);
        self.change.returning = before;
    }
    /// Runs `inner` where the `EXCLUDED` row has this name.
    pub(in crate::compiler) fn with_excluded_row(&mut self, row: ExcludedRow, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.change.excluded, row);
        inner(self);
        self.change.excluded = before;
    }
}
