//! Type modifiers: the length, precision and scale that the derive's attributes `length`, `precision` and `scale` give to a type.

use super::collation::Collated;
use super::custom_type::CustomType;
use super::data_type::{DataType, Digits};
use crate::error::ErrorKind;
use std::sync::Arc;

impl DataType {
    /// The same type with a length: of text, of bytes, or of an enum that is stored as text.
    pub(crate) fn with_length(self, length: u32) -> Self {
        match self {
            DataType::Char(_) => DataType::Char(Some(length)),
            DataType::Varchar(_) | DataType::Text | DataType::Unknown => DataType::Varchar(Some(length)),
            DataType::Collated(collated) => {
                let Collated { of, collation } = Arc::unwrap_or_clone(collated);
                of.with_length(length).collate(collation)
            }
            DataType::LargeBinary(_) => DataType::LargeBinary(Some(length)),
            DataType::Binary(_) => DataType::Binary(Some(length)),
            DataType::Varbinary(_) => DataType::Varbinary(Some(length)),
            DataType::Enum(names) if names.names.iter().all(|name| name.chars().count() <= length as usize) => {
                DataType::Enum(names).of_length(length)
            }
            other => DataType::custom(InvalidModifier { of: other, modifier: "length", value: length.into() }),
        }
    }
    /// The same type with a precision: decimal digits of an exact number, binary digits of a float.
    pub(crate) fn with_digits(self, digits: Digits) -> Self {
        match (self, u8::try_from(digits.precision)) {
            (DataType::Numeric(_) | DataType::Unknown, _) => DataType::Numeric(Some(digits)),
            (DataType::Decimal(_), _) => DataType::Decimal(Some(digits)),
            (DataType::Float(_) | DataType::Real | DataType::Double, Ok(binary)) => DataType::Float(Some(binary)),
            (other, _) => DataType::custom(InvalidModifier { of: other, modifier: "precision", value: digits.precision.into() }),
        }
    }
}

/// A type with a modifier that it does not take; no database has it.
#[derive(Debug)]
struct InvalidModifier {
    of: DataType,
    modifier: &'static str,
    value: u64,
}
impl CustomType for InvalidModifier {
    fn name(&self) -> &str {
        self.of.describe()
    }
    fn underlying(&self) -> DataType {
        self.of.clone()
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        None
    }
    fn invalid(&self) -> Option<ErrorKind> {
        let InvalidModifier { of, modifier, value } = self;
        let problem = match of {
            DataType::Enum(_) => format!("its longest name has more than {value} characters"),
            _ => format!("it has no {modifier} of {value}; declare its type: `type = ..`"),
        };
        Some(ErrorKind::invalid(&format!("{modifier} of {}", of.describe()), problem))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        let other = (other as &dyn std::any::Any).downcast_ref::<InvalidModifier>();
        other.is_some_and(|other| (&self.of, self.modifier, self.value) == (&other.of, other.modifier, other.value))
    }
}
