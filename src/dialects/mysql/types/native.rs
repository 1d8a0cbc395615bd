//! [`NativeType`]: the implementation of the types that only MySQL and MariaDB have.

use crate::error::ErrorKind;
use crate::types::{CustomType, DataType, StorageLimit, TypeFamily};
use std::any::Any;
use std::hash::{Hash, Hasher};

const BOTH: &[&str] = &["mysql", "mariadb"];

/// A type by its name, with a standard type that has the same operators and values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct NativeType {
    /// The name in DDL.
    pub name: String,
    pub cast: CastName,
    /// The standard type, which decides the operators.
    pub like: DataType,
    pub dialects: &'static [&'static str],
    /// The storage limits, if they differ from those of the standard type.
    pub limit: Option<StorageLimit>,
    /// The error in the type's parameters.
    pub problem: Option<String>,
}

/// The name of a type in CAST.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum CastName {
    /// That of the standard type.
    Like,
    Name(String),
    /// CAST does not accept the type.
    None,
}

impl NativeType {
    pub fn new(name: impl Into<String>, cast: CastName, like: DataType) -> Self {
        NativeType { name: name.into(), cast, like, dialects: BOTH, limit: None, problem: None }
    }
    pub fn limited_to(self, limit: StorageLimit) -> Self {
        NativeType { limit: Some(limit), ..self }
    }
    /// Records an error in the type's parameters if `wrong` is true.
    pub fn unless(mut self, wrong: bool, problem: impl Into<String>) -> Self {
        if wrong {
            self.problem.get_or_insert(problem.into());
        }
        self
    }
    /// Whether the dialect has the type. The generic dialect, which renders SQL for reading, has every type.
    fn is_of(&self, dialect: &str) -> bool {
        self.problem.is_none() && (dialect == "generic" || self.dialects.contains(&dialect))
    }
}
impl From<NativeType> for DataType {
    fn from(native: NativeType) -> Self {
        DataType::custom(native)
    }
}
impl CustomType for NativeType {
    fn name(&self) -> &str {
        &self.name
    }
    fn underlying(&self) -> DataType {
        self.like.clone()
    }
    fn family(&self) -> TypeFamily {
        self.like.family()
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        (self.is_of(dialect) && self.cast != CastName::None).then(|| self.like.clone())
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        self.is_of(dialect).then(|| self.name.clone())
    }
    fn cast_name(&self, _: &str) -> Option<String> {
        match &self.cast {
            CastName::Name(name) => Some(name.clone()),
            CastName::Like | CastName::None => None,
        }
    }
    fn storage_limit(&self, _: &str) -> Option<StorageLimit> {
        self.limit.clone()
    }
    fn invalid(&self) -> Option<ErrorKind> {
        self.problem.as_ref().map(|problem| ErrorKind::invalid(&self.name, problem.as_str()))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<NativeType>().is_some_and(|other| self == other)
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

/// Returns `NAME` or `NAME(3)`.
pub(super) fn with_number(name: &str, number: Option<u32>) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{name}({number})"))
}
