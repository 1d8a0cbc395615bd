//! [`ArrayType`]: arrays, the type of their elements, and the operator that tests containment.

use super::data_type::DataType;
use crate::ast::Node;
use crate::ast::operator::{CustomOperator, precedence};
use std::sync::Arc;

/// The element type and the dimensions of an array.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ArrayType {
    /// The type of the elements.
    pub of: DataType,
    /// 1 for a list, 2 for a list of lists.
    pub dimensions: u8,
}

impl DataType {
    /// An array of a type: `INTEGER[]`. An array of an array has one more dimension.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let lists = DataType::array(DataType::array(DataType::Varchar(Some(5))));
    /// assert_eq!(column("x").cast_as::<Any>(lists).compile(&Postgres::default())?.sql(), "CAST(x AS VARCHAR(5)[][])");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn array(of: impl Into<DataType>) -> Self {
        DataType::Array(Arc::new(match of.into() {
            DataType::Array(inner) => ArrayType { of: inner.of.clone(), dimensions: inner.dimensions.saturating_add(1) },
            of => ArrayType { of, dimensions: 1 },
        }))
    }
    /// The type of an element: JSON of JSON, the element type of an array, and unknown for anything else.
    pub fn element(&self) -> DataType {
        match self {
            DataType::Json => DataType::Json,
            DataType::Array(array) if array.dimensions > 1 => {
                DataType::Array(Arc::new(ArrayType { dimensions: array.dimensions - 1, ..(**array).clone() }))
            }
            DataType::Array(array) => array.of.clone(),
            DataType::Custom(custom) => custom.element(),
            _ => DataType::Unknown,
        }
    }
    /// Returns the operator and right side of `x.contains(y)`, if it is not LIKE.
    pub(crate) fn contains(&self, part: &Node) -> Option<(CustomOperator, Node)> {
        match self {
            DataType::Array(_) => {
                let operator = CustomOperator::new("@>", precedence::COMPARISON, true).ok()?;
                Some((CustomOperator { eager: true, ..operator }, part.clone()))
            }
            DataType::Custom(custom) => custom.contains(part),
            _ => None,
        }
    }
}
