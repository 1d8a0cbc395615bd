//! [`TypeRecord`]: the type, name and secrecy that a column shares with the values bound against it.

use super::data_type::DataType;
use crate::name::Name;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// The type, name and secrecy that a column shares with the values bound against it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TypeRecord {
    /// The name of the column, after which its placeholders are named; empty for a plain literal.
    pub name: Name,
    /// The type.
    pub data_type: DataType,
    /// Whether the values are never shown in logs and messages.
    pub sensitive: bool,
}

/// A shared [`TypeRecord`]: of a static table, of the library, or made at run time.
#[derive(Debug, Clone)]
pub enum TypeRef {
    /// A record that lives as long as the program.
    Static(&'static TypeRecord),
    /// A record made at run time.
    Shared(Arc<TypeRecord>),
}

impl TypeRef {
    /// A record for a type.
    pub fn new(data_type: DataType) -> Self {
        match plain(&data_type) {
            Some(record) => TypeRef::Static(record),
            None => TypeRef::Shared(Arc::new(TypeRecord { name: Name::default(), data_type, sensitive: false })),
        }
    }
    /// The element type of an array of any dimensions; any other type stays the same.
    pub(crate) fn innermost(&self) -> Self {
        match &self.data_type {
            DataType::Array(array) => TypeRef::Shared(Arc::new(TypeRecord { data_type: array.of.clone(), ..(**self).clone() })),
            _ => self.clone(),
        }
    }
    /// The same type without a name.
    pub(crate) fn unnamed(self) -> Self {
        if self.name.is_empty() { self } else { self.renamed(Name::default()) }
    }
    /// The same type under a name.
    pub(crate) fn renamed(&self, name: Name) -> Self {
        TypeRef::Shared(Arc::new(TypeRecord { name, ..(**self).clone() }))
    }
    /// The same type, whose values are never shown.
    pub(crate) fn into_sensitive(self) -> Self {
        if self.sensitive {
            return self;
        }
        TypeRef::Shared(Arc::new(TypeRecord { sensitive: true, ..(*self).clone() }))
    }
}
impl Deref for TypeRef {
    type Target = TypeRecord;
    fn deref(&self) -> &TypeRecord {
        match self {
            TypeRef::Static(record) => record,
            TypeRef::Shared(record) => record,
        }
    }
}
impl Default for TypeRef {
    fn default() -> Self {
        TypeRef::Static(&UNKNOWN)
    }
}
impl PartialEq for TypeRef {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
impl Eq for TypeRef {}
impl Hash for TypeRef {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

const fn record(data_type: DataType) -> TypeRecord {
    TypeRecord { name: Name::from_static(""), data_type, sensitive: false }
}

macro_rules! plain_records { ($($name:ident = $type:expr, $pattern:pat => ;)*) => {
    $(pub(crate) static $name: TypeRecord = record($type);)*
    /// Returns the library's own record of a type without parameters.
    fn plain(data_type: &DataType) -> Option<&'static TypeRecord> {
        match data_type {
            $($pattern => Some(&$name),)*
            DataType::Float(Some(_)) | DataType::Numeric(Some(_)) | DataType::Decimal(_) => None,
            DataType::Char(_) | DataType::Varchar(Some(_)) | DataType::Collated(_) => None,
            DataType::LargeBinary(Some(_)) | DataType::Binary(_) | DataType::Varbinary(_) => None,
            DataType::TimeTz | DataType::Timestamp | DataType::TimestampTz | DataType::UuidText => None,
            DataType::Enum(_) | DataType::Array(_) | DataType::Custom(_) => None,
        }
    }
} }
plain_records! {
    UNKNOWN = DataType::Unknown, DataType::Unknown => ;
    BOOLEAN = DataType::Boolean, DataType::Boolean => ;
    SMALL_INTEGER = DataType::SmallInteger, DataType::SmallInteger => ;
    INTEGER = DataType::Integer, DataType::Integer => ;
    BIG_INTEGER = DataType::BigInteger, DataType::BigInteger => ;
    FLOAT = DataType::Float(None), DataType::Float(None) => ;
    REAL = DataType::Real, DataType::Real => ;
    DOUBLE = DataType::Double, DataType::Double => ;
    NUMERIC = DataType::Numeric(None), DataType::Numeric(None) => ;
    VARCHAR = DataType::Varchar(None), DataType::Varchar(None) => ;
    TEXT = DataType::Text, DataType::Text => ;
    BYTES = DataType::LargeBinary(None), DataType::LargeBinary(None) => ;
    DATE = DataType::Date, DataType::Date => ;
    TIME = DataType::Time, DataType::Time => ;
    DATE_TIME = DataType::DateTime, DataType::DateTime => ;
    DATE_TIME_TZ = DataType::DateTimeTz, DataType::DateTimeTz => ;
    INTERVAL = DataType::Interval, DataType::Interval => ;
    UUID = DataType::Uuid, DataType::Uuid => ;
    JSON = DataType::Json, DataType::Json => ;
}
