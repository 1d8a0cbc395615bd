//! [`EnumType`]: enums, native or stored as strings.

use super::data_type::DataType;
use crate::name::Name;
use crate::value::Str;
use std::sync::Arc;

/// The names of an enum, and how it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// The name of the type, where enums are types of their own.
    pub name: Str,
    /// The names of its values, in order.
    pub names: Vec<Str>,
    /// Whether it is a native ENUM, where there is one. Otherwise it is a string.
    pub native: bool,
    /// The schema of the type, where types have one.
    pub schema: Option<Name>,
    /// Whether the type is in the schema of the table that has a column of it.
    pub inherit_schema: bool,
    /// The length of the string, where the enum is one; `None` is the length of the longest name.
    pub length: Option<u32>,
}

impl DataType {
    /// An enum: the name of the type, where enums are types of their own, and the names of its values. It is native where there is
    /// an ENUM, and otherwise a string.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let size = column("x").cast_as::<String>(DataType::enumeration("size", ["small", "large"]));
    /// assert_eq!(size.compile(&Postgres::default())?.sql(), "CAST(x AS size)");
    /// assert_eq!(size.compile(&Sqlite::default())?.sql(), "CAST(x AS VARCHAR(5))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn enumeration<S: Into<Str>>(name: impl Into<Str>, names: impl IntoIterator<Item = S>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        let named = EnumType { name: name.into(), names, native: true, schema: None, inherit_schema: false, length: None };
        DataType::Enum(Arc::new(named))
    }
    /// The enum in the schema of the table that has a column of it.
    pub fn inherit_schema(self) -> Self {
        self.change_enum(|names| names.inherit_schema = true)
    }
    /// The enum as a string of this length, where it is a string.
    pub fn of_length(self, length: u32) -> Self {
        self.change_enum(|names| names.length = Some(length))
    }
    /// The type as a column of a table in this schema has it.
    pub(crate) fn in_schema_of_table(self, schema: Option<&Name>) -> Self {
        self.change_enum(|names| {
            if names.inherit_schema {
                names.schema = schema.cloned();
            }
        })
    }
    pub(super) fn change_enum(self, change: impl Fn(&mut EnumType)) -> Self {
        self.map_parts(&|part| match part {
            DataType::Enum(names) => {
                let mut names = Arc::unwrap_or_clone(names);
                change(&mut names);
                DataType::Enum(Arc::new(names))
            }
            other => other,
        })
    }
}
