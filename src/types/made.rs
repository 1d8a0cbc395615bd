//! Types that are made of the open variant: one by its SQL name, and a span of time as a date.

use super::custom::CustomType;
use super::data_type::DataType;
use super::family::TypeFamily;
use crate::error::{ErrorKind, Result};
use crate::value::Value;
use std::any::Any;
use std::hash::{Hash, Hasher};

/// A span of time as a date with time, counted from 1970.
#[derive(Debug)]
pub(super) struct FromEpoch;
impl CustomType for FromEpoch {
    fn name(&self) -> &str {
        "interval since 1970"
    }
    fn underlying(&self) -> DataType {
        DataType::DateTime
    }
    fn family(&self) -> TypeFamily {
        TypeFamily::Interval
    }
    fn bind_value(&self, value: Value, _: &str) -> Result<Value> {
        match value {
            Value::Interval(span) => match crate::value::iso::epoch_plus(span) {
                Some(moment) => Ok(Value::DateTime(moment)),
                None => Err(ErrorKind::invalid("interval", "it is kept as a date, and none lies so far from 1970").into()),
            },
            other => Ok(other),
        }
    }
}

/// A type by its name, on every dialect.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Named {
    name: &'static str,
    like: DataType,
}
impl CustomType for Named {
    fn name(&self) -> &str {
        self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn sql_name(&self, _: &str) -> Option<String> {
        Some(self.name.into())
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Named>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

impl DataType {
    /// A type by its SQL name, which is written as it is on every database: hence `&'static str`. What it is like decides what
    /// operators mean and how values are bound.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let places = Table::new("places").column(ColumnDef::new("at", DataType::named("GEOMETRY(POINT, 4326)", DataType::Unknown)));
    /// let create = places.create();
    /// assert_eq!(create.compile(&Postgres::default())?.sql(), "CREATE TABLE places (at GEOMETRY(POINT, 4326))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn named(name: &'static str, like: impl Into<DataType>) -> Self {
        DataType::custom(Named { name, like: like.into() })
    }
}
