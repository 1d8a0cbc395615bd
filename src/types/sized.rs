//! The same type with a length, or with so many digits: what `length`, `precision` and `scale` of the derive say.

use super::collation::Collated;
use super::custom::CustomType;
use super::data_type::{DataType, Digits};
use crate::error::ErrorKind;
use std::sync::Arc;

impl DataType {
    /// The same type with a length: of text, of bytes, of an enum where it is kept as text.
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
            other => DataType::custom(Without { of: other, what: "length", said: length.into() }),
        }
    }
    /// The same type with so many digits: of an exact number; of a float, binary ones.
    pub(crate) fn with_digits(self, digits: Digits) -> Self {
        match (self, u8::try_from(digits.precision)) {
            (DataType::Numeric(_) | DataType::Unknown, _) => DataType::Numeric(Some(digits)),
            (DataType::Decimal(_), _) => DataType::Decimal(Some(digits)),
            (DataType::Float(_) | DataType::Real | DataType::Double, Ok(binary)) => DataType::Float(Some(binary)),
            (other, _) => DataType::custom(Without { of: other, what: "precision", said: digits.precision.into() }),
        }
    }
}

/// A type that was given what it does not have: no database knows it.
#[derive(Debug)]
struct Without {
    of: DataType,
    what: &'static str,
    said: u64,
}
impl CustomType for Without {
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
        let Without { of, what, said } = self;
        let problem = match of {
            DataType::Enum(_) => format!("its longest name has more than {said} characters"),
            _ => format!("it has no {what} of {said}; say its type: `type = ..`"),
        };
        Some(ErrorKind::invalid(&format!("{what} of {}", of.describe()), problem))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        let other = (other as &dyn std::any::Any).downcast_ref::<Without>();
        other.is_some_and(|other| (&self.of, self.what, self.said) == (&other.of, other.what, other.said))
    }
}
