//! [`Rows`]: the rows of a running statement, one at a time.

use super::driver::DriverRows;
use super::trace::Trace;
use crate::compiler::Compiled;
use crate::error::{Error, ErrorKind, Result};
use crate::query::scalar::FromRow;
use crate::row::Cells;
use crate::row::Cursor;
use crate::row::Row;
use std::fmt;
use std::marker::PhantomData;

/// The rows of a running statement, of which only one is in memory at a time. The connection is busy until they are dropped.
/// After an error there are no more.
#[must_use = "rows are read when they are asked for"]
pub struct Rows<'c, R> {
    running: RunningStatement<'c>,
    row: PhantomData<fn() -> R>,
}

impl<'c, R> Rows<'c, R> {
    pub(super) fn new(running: RunningStatement<'c>) -> Self {
        Rows { running, row: PhantomData }
    }
}
impl<R: FromRow> Iterator for Rows<'_, R> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        self.running.next(R::from_row).transpose()
    }
}
impl<R: FromRow> std::iter::FusedIterator for Rows<'_, R> {}
impl<R> fmt::Debug for Rows<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("sql", &self.running.compiled.sql()).finish_non_exhaustive()
    }
}

/// A running statement, for rows of any type.
pub(super) struct RunningStatement<'c> {
    compiled: Compiled,
    /// `None` after the last row or an error.
    rows: Option<Box<dyn DriverRows + 'c>>,
    trace: Trace<'c>,
}

impl<'c> RunningStatement<'c> {
    pub fn new(compiled: Compiled, rows: Box<dyn DriverRows + 'c>, trace: Trace<'c>) -> Self {
        RunningStatement { compiled, rows: Some(rows), trace }
    }
    /// Reads the next row from the driver's buffer.
    pub fn next<T>(&mut self, read: impl FnOnce(&mut Cursor<'_>) -> Result<T>) -> Result<Option<T>> {
        let Some(rows) = &mut self.rows else {
            return Ok(None);
        };
        let row = match rows.next() {
            Ok(Some(cells)) => read(&mut Cursor::new(cells)),
            Ok(None) => {
                self.end();
                return Ok(None);
            }
            Err(error) => Err(error),
        };
        match row {
            Ok(row) => {
                self.trace.rows += 1;
                Ok(Some(row))
            }
            Err(error) => {
                self.trace.failed = true;
                self.end();
                Err(self.explain(error))
            }
        }
    }
    /// Reads the next row, which must be the last one.
    pub fn only<T>(&mut self, read: impl FnOnce(&mut Cursor<'_>) -> Result<T>) -> Result<Option<T>> {
        let row = self.next(read)?;
        match self.next(|_| Ok(()))? {
            None => Ok(row),
            Some(()) => Err(self.explain(ErrorKind::ManyRows)),
        }
    }
    /// Adds the statement to the error.
    pub fn explain(&self, error: impl Into<Error>) -> Error {
        error.into().with_statement(self.compiled.sql())
    }
    fn end(&mut self) {
        self.rows = None;
        self.trace.end(self.compiled.sql());
    }
}
impl Drop for RunningStatement<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// The rows of several statements, in memory.
#[derive(Default)]
pub(super) struct RowBuffer(Vec<Row>);

impl RowBuffer {
    pub fn take(&mut self, rows: Vec<Row>) {
        if self.0.is_empty() {
            self.0 = rows;
        } else {
            self.0.extend(rows);
        }
    }
    pub fn rows(self) -> BufferedRows {
        BufferedRows { rows: self.0.into_iter(), current: None }
    }
}

pub(super) struct BufferedRows {
    rows: std::vec::IntoIter<Row>,
    current: Option<Row>,
}
impl DriverRows for BufferedRows {
    fn next(&mut self) -> Result<Option<&dyn Cells>> {
        self.current = self.rows.next();
        Ok(self.current.as_ref().map(|row| row as &dyn Cells))
    }
}
