//! [`Sequence`]: a generator of numbers in the database.

use super::sequence_options::{SequenceOptions, sequence_options};
use crate::ast::{CreateSequence, DropSequence};
use crate::name::Name;
use crate::types::DataType;

/// A sequence of the database: its name, and its start, step, bounds and cache.
///
/// ```
/// use aludel::prelude::*;
/// let numbers = Sequence::new("invoice_no").schema("shop");
/// let next: Expr<i64> = numbers.next_value();
/// assert_eq!(select(&next).compile(&Postgres::default())?.sql(), "SELECT nextval('shop.invoice_no') AS next_value_1");
/// assert_eq!(select(&next).compile(&MariaDb::default())?.sql(), "SELECT nextval(shop.invoice_no) AS next_value_1");
/// // SQLite and MySQL have none
/// assert!(select(&next).compile(&Sqlite::default()).is_err());
///
/// let create = numbers.start(5).increment(-2).create();
/// assert_eq!(
///     create.compile(&Postgres::default())?.sql(),
///     "CREATE SEQUENCE shop.invoice_no INCREMENT BY -2 START WITH 5",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sequence {
    name: Name,
    schema: Option<Name>,
    pub(crate) data_type: Option<DataType>,
    pub(crate) options: SequenceOptions,
    pub(crate) optional: bool,
}

impl Sequence {
    /// A sequence of this name.
    pub fn new(name: impl Into<Name>) -> Self {
        Sequence { name: name.into(), schema: None, data_type: None, options: SequenceOptions::default(), optional: false }
    }
    /// The same sequence in a schema.
    pub fn schema(self, schema: impl Into<Name>) -> Self {
        Sequence { schema: Some(schema.into()), ..self }
    }
    /// `AS SMALLINT`: the type of its numbers. MariaDB before 11.5 refuses it.
    pub fn data_type(self, data_type: DataType) -> Self {
        Sequence { data_type: Some(data_type), ..self }
    }
    /// Uses the sequence only where the database does not generate a key by itself. A generated key then takes nothing from the
    /// sequence, and `create_all` omits it.
    ///
    /// ```
    /// use aludel::prelude::*;
    /// let id = |sequence| ColumnDef::new("id", DataType::Integer).primary_key().sequence(&sequence);
    /// let table = |sequence| Table::new("t").column(id(sequence)).create().compile(&Postgres::default());
    /// assert_eq!(table(Sequence::new("no"))?.sql(), "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))");
    /// assert_eq!(table(Sequence::new("no").optional())?.sql(), "CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id))");
    /// # Ok::<(), aludel::Error>(())
    /// ```
    pub fn optional(self) -> Self {
        Sequence { optional: true, ..self }
    }
    /// The name, without the schema.
    pub fn name(&self) -> &Name {
        &self.name
    }
    /// The schema.
    pub fn schema_name(&self) -> Option<&Name> {
        self.schema.as_ref()
    }
    /// Its start, step, bounds and cache.
    pub fn options(&self) -> &SequenceOptions {
        &self.options
    }
    /// CREATE SEQUENCE
    pub fn create(&self) -> CreateSequence {
        CreateSequence::of(self.clone())
    }
    /// DROP SEQUENCE
    pub fn drop(&self) -> DropSequence {
        DropSequence::of(self.clone())
    }
    /// Whether two sequences are the same, by schema and name.
    pub(crate) fn is(&self, other: &Sequence) -> bool {
        self.name == other.name && self.schema == other.schema
    }
}
sequence_options!(Sequence);
