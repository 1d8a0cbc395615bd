//! [`EnumType`]: enums, native or kept as strings.

use super::data_type::DataType;
use crate::name::Name;
use crate::value::Str;
use std::sync::Arc;

/// The names of an ENUM.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// What the type is called where it has a name of its own.
    pub name: Str,
    /// The names, in order.
    pub names: Vec<Str>,
    /// Is it the database's own ENUM, where there is one? Else a string.
    pub native: bool,
    /// The schema that its type is in, where types have one.
    pub schema: Option<Name>,
    /// Is it in the schema of the table whose column it is?
    pub inherit_schema: bool,
    /// How many characters its string has, where it is one; else as many as the longest name.
    pub length: Option<u32>,
}

impl DataType {
    /// An ENUM: its name, where it has one of its own, and its values. The native type where there is one, else a string.
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
    /// An enum whose type is in the schema of the table that has a column of it.
    pub fn inherit_schema(self) -> Self {
        self.change_enum(|names| names.inherit_schema = true)
    }
    /// An enum that is kept as a string of so many characters, where it is kept as one.
    pub fn of_length(self, length: u32) -> Self {
        self.change_enum(|names| names.length = Some(length))
    }
    /// As it is in a table of this schema.
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
