//! SQL functions that the compiler renders and that SQLite has only with a build option.

use crate::error::Result;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;

/// Registers `floor`, `ceil` and `pow` if they are missing: lang_mathfunc.html.
pub(super) fn register(connection: &Connection) -> Result<()> {
    if connection.prepare("SELECT floor(1), ceil(1), pow(1, 1)").is_ok() {
        return Ok(());
    }
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let add = |name: &str, arguments: i32, compute: fn(&[f64]) -> f64| {
        connection.create_scalar_function(name, arguments, flags, move |context: &Context<'_>| {
            let numbers: Option<Vec<f64>> = (0..context.len()).map(|index| number(context.get_raw(index))).collect();
            Ok(numbers.map(|numbers| compute(&numbers)))
        })
    };
    add("floor", 1, |numbers| numbers.iter().sum::<f64>().floor())
        .and_then(|()| add("ceil", 1, |numbers| numbers.iter().sum::<f64>().ceil()))
        .and_then(|()| add("pow", 2, |numbers| if let [base, exponent] = numbers { base.powf(*exponent) } else { f64::NAN }))
        .map_err(super::errors::connect)
}

/// Returns an argument as a number; NULL if it is none, as SQLite's own functions do.
fn number(value: ValueRef<'_>) -> Option<f64> {
    match value {
        ValueRef::Integer(v) => Some(v as f64),
        ValueRef::Real(v) => Some(v),
        ValueRef::Text(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
        ValueRef::Null | ValueRef::Blob(_) => None,
    }
}
