//! [`Cursor`]: walks the cells of one row.

use super::cells::Cells;
use super::row::Row;
use crate::error::{Error, Result};
use crate::value::{Date, DateTime, Interval, Str, Time, Value};
use std::borrow::Cow;
use std::fmt;

/// Walks the cells of one row from left to right; what [`FromRow`](crate::types::FromRow) reads from.
///
/// Nothing is copied before a type asks for it: `next_str` borrows from the driver's buffer.
pub struct Cursor<'r> {
    cells: &'r dyn Cells,
    next: usize,
    width: usize,
}

/// Each `next_… => get_…` reads the next cell as a type.
macro_rules! next {
    ($($(#[$doc:meta])* $next:ident => $get:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Decode`](crate::ErrorKind::Decode) if the cell is something else or NULL, or if there is none.
        #[inline]
        pub fn $next(&mut self) -> Result<$type> {
            let index = self.take()?;
            self.cells.$get(index)
        }
    )*};
}

impl<'r> Cursor<'r> {
    /// Before the first cell of a row.
    pub fn new(cells: &'r dyn Cells) -> Self {
        Cursor { cells, next: 0, width: cells.width() }
    }
    /// Before a cell of a row.
    pub(super) fn at(cells: &'r dyn Cells, next: usize) -> Self {
        Cursor { next, ..Cursor::new(cells) }
    }
    next! {
        /// The next cell as a boolean.
        next_bool => get_bool -> bool;
        /// The next cell as an integer.
        next_i64 => get_i64 -> i64;
        /// The next cell as an integer that is not negative.
        next_u64 => get_u64 -> u64;
        /// The next cell as a float.
        next_f64 => get_f64 -> f64;
        /// The next cell as text.
        next_str => get_str -> Cow<'r, str>;
        /// The next cell as bytes.
        next_bytes => get_bytes -> Cow<'r, [u8]>;
        /// The next cell as the digits of a decimal.
        next_decimal => get_decimal -> Cow<'r, str>;
        /// The next cell as a JSON document.
        next_json => get_json -> Cow<'r, str>;
        /// The next cell as a day.
        next_date => get_date -> Date;
        /// The next cell as a time of day.
        next_time => get_time -> Time;
        /// The next cell as a day with a time.
        next_datetime => get_datetime -> DateTime;
        /// The next cell as a span of time.
        next_interval => get_interval -> Interval;
        /// The next cell as a UUID, in network byte order.
        next_uuid => get_uuid -> [u8; 16];
        /// The next cell as whatever it is.
        next_value => get_value -> Value;
    }
    /// All remaining cells, as a row of their own.
    ///
    /// # Errors
    /// [`Decode`](crate::ErrorKind::Decode) if a cell is broken.
    pub fn next_row(&mut self) -> Result<Row> {
        let from = std::mem::replace(&mut self.next, self.width);
        Row::read(self.cells, from)
    }
    /// Is the next cell NULL?
    ///
    /// # Errors
    /// [`Decode`](crate::ErrorKind::Decode) if there is none.
    #[inline]
    pub fn is_null(&self) -> Result<bool> {
        self.peek_null(0)
    }
    /// Is the cell so many behind the next one NULL?
    ///
    /// # Errors
    /// [`Decode`](crate::ErrorKind::Decode) if there is none.
    #[inline]
    pub fn peek_null(&self, offset: usize) -> Result<bool> {
        let index = self.next.saturating_add(offset);
        if index < self.width { Ok(self.cells.is_null(index)) } else { Err(self.past_the_end(index)) }
    }
    /// Passes over cells.
    #[inline]
    pub fn skip(&mut self, cells: usize) {
        self.next = self.next.saturating_add(cells);
    }
    /// What the next column is called; empty behind the last one.
    pub fn column(&self) -> Str {
        self.cells.names().get(self.next).cloned().unwrap_or_default()
    }
    /// How many cells are still to be read.
    pub fn remaining(&self) -> usize {
        self.width.saturating_sub(self.next)
    }
    /// The error of the cell read last, if it does not fit: `expected` says what does, as "a 16-bit integer".
    #[cold]
    pub fn out_of_range(&self, expected: &str) -> Error {
        self.invalid(format!("expected {expected}, found a value out of its range"))
    }
    /// The error of the cell read last, whatever its problem is.
    #[cold]
    pub fn invalid(&self, problem: impl Into<Str>) -> Error {
        self.cells.broken(self.next.saturating_sub(1), problem.into())
    }

    #[inline]
    fn take(&mut self) -> Result<usize> {
        let index = self.next;
        if index >= self.width {
            return Err(self.past_the_end(index));
        }
        self.next = index + 1;
        Ok(index)
    }
    #[cold]
    fn past_the_end(&self, index: usize) -> Error {
        let problem = format!("the row has only {} of them; its Rust type reads more", self.width);
        self.cells.broken(index, problem.into())
    }
}

impl fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({} of {})", self.next, self.width)
    }
}
