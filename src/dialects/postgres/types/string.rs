//! BYTEA and CITEXT. 8.4, F.10

use super::native::types;
use crate::types::DataType;

types! {
    /// `BYTEA`: binary data. 8.4
    bytea = Plain "BYTEA" like DataType::LargeBinary(None);
    /// `CITEXT`: text that is compared without regard to case, a type of the extension `citext`. F.10
    citext = Plain "CITEXT" like DataType::Text;
}
