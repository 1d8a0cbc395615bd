//! A type by its SQL name.

use super::custom_type::CustomType;
use super::data_type::DataType;
use std::any::Any;
use std::hash::{Hash, Hasher};

/// A type by its name, on every dialect.
#[derive(Debug, PartialEq, Eq, Hash)]
struct TypeByName {
    name: &'static str,
    like: DataType,
}
impl CustomType for TypeByName {
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
        (other as &dyn Any).downcast_ref::<TypeByName>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

impl DataType {
    /// A type by its SQL name, which is rendered as it is on every database: hence `&'static str`. The type that it is like decides
    /// what operators mean and how values are bound.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let places = Table::new("places").column(ColumnDef::new("at", DataType::named("GEOMETRY(POINT, 4326)", DataType::Unknown)));
    /// let create = places.create();
    /// assert_eq!(create.compile(&Postgres::default())?.sql(), "CREATE TABLE places (at GEOMETRY(POINT, 4326))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn named(name: &'static str, like: impl Into<DataType>) -> Self {
        DataType::custom(TypeByName { name, like: like.into() })
    }
}
