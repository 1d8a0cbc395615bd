//! [`Sequence`]: what gives out numbers.

use crate::name::Name;
use crate::query::Expr;
use crate::types::TypeRef;
use crate::types::data_type as records;

/// A sequence of the database, by its name.
///
/// ```
/// use aludel::prelude::*;
/// let numbers = Sequence::new("invoice_no").schema("shop");
/// let next: Expr<i64> = numbers.next_value();
/// assert_eq!(select(&next).compile(&Postgres::default())?.sql(), "SELECT nextval('shop.invoice_no') AS next_value_1");
/// assert_eq!(select(&next).compile(&MariaDb::default())?.sql(), "SELECT nextval(shop.invoice_no) AS next_value_1");
/// // SQLite and MySQL have none
/// assert!(select(&next).compile(&Sqlite::default()).is_err());
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sequence {
    name: Name,
    schema: Option<Name>,
}

impl Sequence {
    /// A sequence of this name.
    pub fn new(name: impl Into<Name>) -> Self {
        Sequence { name: name.into(), schema: None }
    }
    /// The same in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        Sequence { schema: Some(schema.into()), ..self }
    }
    /// Its name, without the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }
    /// Its schema.
    pub fn schema_name(&self) -> Option<&Name> {
        self.schema.as_ref()
    }
    /// The next number: `nextval('name')`, on MariaDB `nextval(name)`; SQLite and MySQL have no sequences.
    pub fn next_value(&self) -> Expr<i64> {
        Expr::from_node(crate::ast::Node::next_value(self.clone(), TypeRef::Static(&records::BIG_INTEGER)))
    }
}
