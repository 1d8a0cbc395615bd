//! What goes over the wire and what comes back, through the servers' own crates: as the drivers that are to come must have it.
//!
//! Each value goes with the type that its [`Bind`] says, and each cell becomes a [`Value`], or says why there is none for it:
//! nothing is rounded, shifted or cut on the way.

pub mod mysql_wire;
pub mod postgres_wire;

use aludel::ast::Bind;
use aludel::row::{Cell, Cells};
use aludel::types::{DataType, TypeFamily};
use aludel::{Date, DateTime, ErrorKind, Interval, Str, Time, Value};
use std::sync::Arc;

/// A cell, or why it is none.
pub type Read = Result<Value, String>;

/// A row as a driver has it.
#[derive(Debug)]
pub struct Cellular {
    names: Arc<[Str]>,
    cells: Vec<Read>,
}
impl Cellular {
    pub fn new(names: impl IntoIterator<Item = Str>, cells: Vec<Read>) -> Self {
        Cellular { names: names.into_iter().collect(), cells }
    }
    /// The first cell.
    pub fn first(&self) -> Option<&Value> {
        self.cells.first().and_then(|cell| cell.as_ref().ok())
    }
}
impl Cells for Cellular {
    fn width(&self) -> usize {
        self.cells.len()
    }
    fn names(&self) -> &Arc<[Str]> {
        &self.names
    }
    fn get(&self, index: usize) -> aludel::Result<Cell<'_>> {
        match self.cells.get(index) {
            Some(Ok(value)) => Ok(Cell::from(value)),
            Some(Err(problem)) => {
                let column = self.names.get(index).cloned().unwrap_or_default();
                Err(ErrorKind::Decode { column, problem: problem.as_str().into() }.into())
            }
            None => Ok(Cell::Null),
        }
    }
}

/// Is it a moment, or a time with its zone, which is in UTC?
pub fn has_zone(data_type: &DataType) -> bool {
    match data_type {
        DataType::DateTimeTz | DataType::TimestampTz | DataType::TimeTz => true,
        DataType::Array(array) => has_zone(&array.of),
        DataType::Custom(custom) => has_zone(&custom.underlying()),
        _ => false,
    }
}

const DAY: i64 = 86_400_000_000;

/// The day so many days from 1970.
pub fn day(days: i64) -> Date {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date { year: year as i32, month: month as u8, day: day as u8 }
}
/// The time so many microseconds behind midnight.
pub fn time(microseconds: i64) -> Result<Time, String> {
    if !(0..DAY).contains(&microseconds) {
        return Err("it is no time of a day: 24:00:00".into());
    }
    let seconds = microseconds / 1_000_000;
    Ok(Time {
        hour: (seconds / 3600) as u8,
        minute: (seconds / 60 % 60) as u8,
        second: (seconds % 60) as u8,
        microsecond: (microseconds % 1_000_000) as u32,
    })
}
/// The moment so many microseconds from 1970.
pub fn date_time(microseconds: i64) -> Result<DateTime, String> {
    Ok(DateTime { date: day(microseconds.div_euclid(DAY)), time: time(microseconds.rem_euclid(DAY))? })
}
/// A span of time where it is kept as a date with time.
pub fn since_1970(span: Interval) -> Result<DateTime, String> {
    date_time(span.microseconds).map_err(|_| "no day lies so far from 1970".into())
}
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
/// Is it an integer that no `i64` holds?
pub fn unsigned(bind: &Bind) -> Option<u64> {
    match &bind.value {
        Value::Decimal(digits) if bind.ty.data_type.family() == TypeFamily::Integer => digits.parse().ok(),
        _ => None,
    }
}
