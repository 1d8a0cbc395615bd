//! [`Variant`]: a type that is replaced by another one on some dialects.

use super::array_type::ArrayType;
use super::custom_type::CustomType;
use super::data_type::DataType;
use crate::ast::{CustomOperator, Node};
use crate::value::Str;
use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A type that is replaced by another one on some dialects.
#[derive(Debug)]
pub(super) struct Variant {
    pub of: DataType,
    pub other: DataType,
    pub dialects: Vec<Str>,
}
impl Variant {
    /// Returns the variant, if the type is one.
    pub fn of(custom: &Arc<dyn CustomType>) -> Option<&Self> {
        (&**custom as &dyn Any).downcast_ref()
    }
}
impl CustomType for Variant {
    fn name(&self) -> &str {
        self.of.describe()
    }
    fn underlying(&self) -> DataType {
        self.of.clone()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        let here = self.dialects.iter().any(|name| *name == dialect);
        Some(if here { self.other.clone() } else { self.of.clone() })
    }
    fn element(&self) -> DataType {
        match (self.of.element(), self.other.element()) {
            (of, DataType::Unknown) => of,
            (of, other) => of.with_variant(other, self.dialects.iter().cloned()),
        }
    }
    fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        self.of.contains(part).or_else(|| self.other.contains(part))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        let other = (other as &dyn Any).downcast_ref::<Variant>();
        other.is_some_and(|other| self.of == other.of && self.other == other.other && self.dialects == other.dialects)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        (&self.of, &self.other, &self.dialects).hash(&mut state);
    }
}

impl DataType {
    /// The same type, replaced by another one on the dialects of these names.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let number = DataType::Integer
    ///     .with_variant(DataType::numeric((9, 0)), ["mysql", "mariadb"])
    ///     .with_variant(DataType::Varchar(Some(9)), ["sqlite"]);
    /// let cast = column("x").cast_as::<Any>(number);
    /// assert_eq!(cast.compile(&Postgres::default())?.sql(), "CAST(x AS INTEGER)");
    /// assert_eq!(cast.compile(&MySql::default())?.sql(), "CAST(x AS DECIMAL(9, 0))");
    /// assert_eq!(cast.compile(&Sqlite::default())?.sql(), "CAST(x AS VARCHAR(9))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn with_variant<S: Into<Str>>(self, other: impl Into<DataType>, dialects: impl IntoIterator<Item = S>) -> Self {
        DataType::custom(Variant { of: self, other: other.into(), dialects: dialects.into_iter().map(Into::into).collect() })
    }
    /// Changes the type, or the types that an array or a variant is made of.
    pub(super) fn map_parts(self, change: &dyn Fn(DataType) -> DataType) -> Self {
        match self {
            DataType::Array(array) => {
                let ArrayType { of, dimensions } = Arc::unwrap_or_clone(array);
                DataType::Array(Arc::new(ArrayType { of: of.map_parts(change), dimensions }))
            }
            DataType::Custom(custom) => match Variant::of(&custom) {
                Some(Variant { of, other, dialects }) => {
                    of.clone().map_parts(change).with_variant(other.clone().map_parts(change), dialects.iter().cloned())
                }
                None => change(DataType::Custom(custom)),
            },
            other => change(other),
        }
    }
}
