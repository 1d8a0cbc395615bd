//! Tables and their columns, and the collections they are created from.

pub mod column;
pub mod metadata;
mod names;
pub mod sequence;
mod sort;
pub mod table;

pub use column::{ColumnDef, CompositeKey, Default, ForeignKey, Target};
pub use metadata::MetaData;
pub(crate) use names::Rendered;
pub use sequence::Sequence;
pub use table::{StaticTable, Table, TableDef, table};
