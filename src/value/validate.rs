//! Validates values before they are bound: dates and times that do not exist are refused, and values finer than any database
//! stores are made coarser.

use super::{CustomValue, Date, Time, Value};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A value that is finer than databases store it: it is compared as the coarser value, and never written into a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct TooFine {
    coarser: Value,
    /// The part that the coarser value lacks.
    rest: u64,
    problem: &'static str,
}
impl TooFine {
    #[cfg_attr(not(feature = "chrono"), allow(dead_code))]
    pub fn value(coarser: Value, rest: u64, problem: &'static str) -> Value {
        Value::Custom(Arc::new(TooFine { coarser, rest, problem }))
    }
}
impl CustomValue for TooFine {
    fn dyn_eq(&self, other: &dyn CustomValue) -> bool {
        (other as &dyn std::any::Any).downcast_ref::<TooFine>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
    fn coarser(&self) -> Option<(Value, &'static str)> {
        Some((self.coarser.clone(), self.problem))
    }
}

impl Date {
    /// Why there is no such date, if there is none.
    fn problem(&self) -> Option<&'static str> {
        let is_day = crate::value::iso::is_day(*self) && (-9999..=9999).contains(&self.year);
        (!is_day).then_some("it is no day of the years -9999 to 9999")
    }
}
impl Time {
    /// Why there is no such time, if there is none.
    fn problem(&self) -> Option<&'static str> {
        let is_time = self.hour < 24 && self.minute < 60 && self.second < 60 && self.microsecond < 1_000_000;
        (!is_time).then_some("it is no time of a day, from 00:00:00 to 23:59:59.999999")
    }
}

impl Value {
    /// Whether every value of its variant is valid as it is.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        !matches!(self, Value::Date(_) | Value::Time(_) | Value::DateTime(_) | Value::Array(_) | Value::Custom(_))
    }
    /// The value as it is bound, or why no database has it.
    pub(crate) fn validated(&self) -> Result<Cow<'_, Value>, &'static str> {
        let checked = |problem: Option<&'static str>| problem.map_or(Ok(Cow::Borrowed(self)), Err);
        match self {
            Value::Date(date) => checked(date.problem()),
            Value::Time(time) => checked(time.problem()),
            Value::DateTime(at) => checked(at.date.problem().or(at.time.problem())),
            Value::Custom(custom) => match custom.coarser() {
                Some((coarser, _)) => Ok(Cow::Owned(coarser.validated()?.into_owned())),
                None => Ok(Cow::Borrowed(self)),
            },
            Value::Array(values) if !values.iter().all(Value::is_plain) => {
                let bound: Result<Vec<_>, _> = values.iter().map(|value| value.validated().map(Cow::into_owned)).collect();
                Ok(Cow::Owned(Value::Array(bound?.into())))
            }
            _ => Ok(Cow::Borrowed(self)),
        }
    }
    /// Why no column stores all of it, if it is finer than databases have it.
    pub(crate) fn too_fine(&self) -> Option<&'static str> {
        match self {
            Value::Custom(custom) => custom.coarser().map(|(_, problem)| problem),
            Value::Array(values) => values.iter().find_map(Value::too_fine),
            _ => None,
        }
    }
}
