//! How each clause is usually spelled: the default of each hook, and what a dialect calls as its `super`.

mod change;
mod ddl;
mod dml;
mod expr;
mod function;
mod grouping;
mod leaf;
mod long_list;
mod options;
mod part;
mod select;
mod test;
mod text;
mod time;
mod types;
mod upsert;
mod window;

pub use change::{delete, update};
pub use ddl::{column_definition, create_table, enum_check, server_default};
pub use dml::{insert, returning};
pub use expr::{array, binary, case, chain, exists, tuple, unary};
pub use function::{field, function, next_value};
pub use grouping::group_by;
pub use leaf::{bind, column, constant, literal, no_literal, truth};
pub use long_list::carried_list;
pub(in crate::compiler) use long_list::carry;
pub use options::fetch;
pub(super) use part::by_name;
pub use part::{bound_path, collate, extract, full_text, json_path, quantified, regexp_match, regexp_replace, subscript};
pub(super) use select::listed;
pub use select::{compound, cte, from, from_element, join, limit, order_by, ordering, select, values, with};
pub use test::{between, in_list, like};
pub use text::{empty_set, parameter, text};
pub use types::{cast, cast_type, data_type, exact, longest, sized};
pub use upsert::{excluded, on_conflict};
pub use window::over;
