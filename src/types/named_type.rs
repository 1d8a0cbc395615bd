//! [`NamedType`]: types that have a name of their own in the database, and must be created before they are used.

use super::data_type::DataType;
use super::resolved::ResolvedType;
use crate::compiler::Renderer;
use crate::name::Name;

/// A type with a name of its own in the database: `create_all` creates it before the tables.
pub trait NamedType {
    /// The name.
    fn name(&self) -> &Name;
    /// The schema.
    fn schema(&self) -> Option<&Name>;
    /// The type as part of a collection with this schema, which it and the types it is made of take if they have none. `None`
    /// leaves the type as it is.
    fn in_schema(&self, schema: &Name) -> Option<DataType> {
        let _ = schema;
        None
    }
    /// Renders the statement that creates it.
    fn create(&self, out: &mut Renderer<'_>);
    /// The word after DROP: `DOMAIN`.
    fn word(&self) -> &'static str {
        "TYPE"
    }
}

impl DataType {
    /// The enum or domain in a schema, unless it has one already.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let size = DataType::enumeration("size", ["small", "large"]).in_schema(&"shop".into());
    /// assert_eq!(column("x").cast_as::<String>(size).compile(&Postgres::default())?.sql(), "CAST(x AS shop.size)");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn in_schema(self, schema: &Name) -> Self {
        self.map_parts(&|part| match &part {
            DataType::Custom(custom) => custom.as_named().and_then(|named| named.in_schema(schema)).unwrap_or(part),
            _ => part.change_enum(|names| {
                names.schema.get_or_insert_with(|| schema.clone());
            }),
        })
    }
    /// Returns the types that must be created before this one can be used (enums and domains), each after those it is made of.
    pub(crate) fn named_types(&self, dialect: &str) -> Vec<DataType> {
        match self {
            DataType::Enum(names) if names.native && !names.name.is_empty() => vec![self.clone()],
            DataType::Array(array) => array.of.named_types(dialect),
            DataType::Custom(_) => match ResolvedType::new(self, dialect).known {
                Some(DataType::Custom(custom)) if custom.as_named().is_some() => {
                    let mut all = custom.underlying().named_types(dialect);
                    all.push(DataType::Custom(custom));
                    all
                }
                Some(DataType::Custom(_)) | None => vec![],
                Some(known) => known.named_types(dialect),
            },
            _ => vec![],
        }
    }
    /// Returns the schema and name of a type that has a name of its own.
    pub(crate) fn own_name(&self) -> Option<(Option<Name>, Name)> {
        match self {
            DataType::Enum(names) if names.native && !names.name.is_empty() => Some((names.schema.clone(), Name::from(names.name.clone()))),
            DataType::Custom(custom) => custom.as_named().map(|named| (named.schema().cloned(), named.name().clone())),
            _ => None,
        }
    }
}
