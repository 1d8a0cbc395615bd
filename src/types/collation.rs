//! [`Collated`]: string types with a collation of their own.

use super::array_type::ArrayType;
use super::data_type::DataType;
use crate::name::Name;
use std::sync::Arc;

/// A string type with a collation of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Collated {
    /// The string type.
    pub of: DataType,
    /// The name of the collation.
    pub collation: Name,
}

impl DataType {
    /// The string type with a collation: `VARCHAR(5) COLLATE "C"`.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let text = column("x").cast_as::<String>(DataType::Varchar(Some(5)).collate("C"));
    /// assert_eq!(text.compile(&Postgres::default())?.sql(), r#"CAST(x AS VARCHAR(5)) COLLATE "C""#);
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn collate(self, collation: impl Into<Name>) -> Self {
        DataType::Collated(Arc::new(Collated { of: self, collation: collation.into() }))
    }
    /// Splits a string type, or an array of one, into the type without its collation and the collation.
    pub(crate) fn without_collation(self) -> (Self, Option<Name>) {
        match self {
            DataType::Collated(collated) => (collated.of.clone(), Some(collated.collation.clone())),
            DataType::Array(array) => {
                let (of, order) = array.of.clone().without_collation();
                (DataType::Array(Arc::new(ArrayType { of, dimensions: array.dimensions })), order)
            }
            other => (other, None),
        }
    }
    /// Whether the type, or the element type of an array, has a collation of its own.
    pub(crate) fn is_collated(&self) -> bool {
        match self {
            DataType::Collated(_) => true,
            DataType::Array(array) => array.of.is_collated(),
            _ => false,
        }
    }
}
