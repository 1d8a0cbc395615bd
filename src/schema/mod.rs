//! Tables, their columns, constraints and indexes, sequences and views, and the collections they are created from.

pub mod claims;
mod column;
pub mod constraint;
mod declared;
mod exists;
mod generated;
mod index;
mod info;
pub mod metadata;
mod names;
pub(crate) mod naming;
mod options;
mod script;
pub mod sequence;
mod sort;
pub mod table;
mod view;

pub use column::{AutoIncrement, ColumnDef, Default, Target, TypeCheck};
pub use constraint::{Action, Constraint, ConstraintKind, ConstraintName, CustomConstraint, ForeignKey, Initially};
pub use declared::StaticTable;
pub use exists::Existing;
pub use generated::{Bound, Computed, Counting, Identity};
pub use index::Index;
pub use info::Info;
pub use metadata::MetaData;
pub(crate) use names::Rendered;
pub use naming::NamingConvention;
pub use options::{DdlOption, OptionValue, Options};
pub use script::DdlScript;
pub use sequence::Sequence;
pub use table::{Table, TableDef, table};
pub use view::View;
