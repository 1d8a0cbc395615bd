//! The query API: typed statements and expressions.
//!
//! Rust's own operators are used where the language allows it: `+ - * / %`, `-x`, and `& | !` between conditions.
//! Comparisons and everything else are methods of [`Expr`] and of columns. The types of both operands decide the meaning of
//! an operator:
//!
//! ```
//! use aludel::prelude::*;
//! # #[derive(Model)] #[model(table = "users")]
//! # struct User { #[column(primary_key)] id: i32, name: String, active: bool }
//! let name = User::name + "!"; // `+` concatenates strings
//! assert_eq!(name.compile(&Sqlite::default())?.sql(), "users.name || ?"); // and PostgreSQL
//! assert_eq!(name.compile(&MySql::default())?.sql(), "concat(users.name, ?)"); // and MariaDB
//! let half = -(User::id + 1) / 2; // `/` is true division on every database
//! assert_eq!(half.compile(&Sqlite::default())?.sql(), "(-(users.id + ?)) / (? + 0.0)");
//! assert_eq!(half.compile(&MySql::default())?.sql(), "(-(users.id + ?)) / ?"); // and MariaDB
//! assert_eq!(half.compile(&Postgres::default())?.sql(), "(-(users.id + $1)) / CAST($2 AS NUMERIC)");
//! let idle = !User::active & User::id.gt(1) | User::name.eq("ed"); // a boolean column is a condition
//! assert_eq!(idle.compile(&Sqlite::default())?.sql(), "users.active = 0 AND users.id > ? OR users.name = ?"); // and MySQL, MariaDB
//! assert_eq!(idle.compile(&Postgres::default())?.sql(), "NOT users.active AND users.id > $1 OR users.name = $2");
//! # Ok::<(), aludel::Error>(())
//! ```
//!
//! [`Column<T>`](Column) and [`Expr<T>`](Expr) are nodes of [`ast`](crate::ast) with a Rust type, which adds compile-time
//! checks and nothing else: the tree decides what operators mean and how everything is rendered.

mod alias;
mod arguments;
mod assignment;
mod case;
mod column;
mod column_clause;
mod condition;
mod correlate;
mod cte;
mod custom;
mod ddl;
mod delete;
#[doc(hidden)]
pub mod derive_support;
mod dml;
mod exists;
mod expr_macro;
mod extract;
mod filter_by;
mod from;
pub mod func;
mod hint;
mod in_list;
mod insert;
mod join;
mod limit;
mod literal;
mod lock;
mod methods;
mod model;
mod on_conflict;
mod operand;
mod operators;
mod order_by;
mod over;
mod param;
mod prepared;
mod quantified;
mod returning;
mod row_value;
pub mod scalar;
mod seek;
mod select;
mod select_list;
mod statement;
mod static_model;
mod tablesample;
mod text;
mod tuples;
mod update;
mod values;

pub use alias::{Alias, ColumnOf, Cte, NamedColumn, Subquery, side};
pub use arguments::Arguments;
pub use assignment::{Assignment, Assignments};
pub use case::{Case, CaseOf, CaseStart, SimpleCase, case, case_of};
pub use column::{AnyColumn, AnyModel, Column, Expr, Expression, Function, Label, OfModel, Over, TypedColumn, kind};
pub use column_clause::{column, literal_column, star};
pub use condition::{Condition, all_of, any_of};
pub use custom::{IntoOperator, OperatorDef, custom, operator};
pub use delete::{Delete, delete};
pub use exists::exists;
pub use extract::extract;
pub use filter_by::{NamedValue, NamedValues};
pub use from::{All, FromClause, FromList};
pub use func::CoalesceArguments;
pub use hint::RawSql;
pub use in_list::InList;
pub use insert::{ColumnList, ColumnListItem, FitsColumns, Insert, InsertColumns, RowWriter, TargetColumn, Values, insert};
pub use join::Join;
pub use limit::RowCount;
pub use literal::{array, false_, literal, literal_array, true_, val};
pub use methods::ComparableInRust;
pub use model::Model;
pub use on_conflict::OnConflict;
pub use operand::{FitsIn, Null, Operand, form, null};
pub use operators::RightOperand;
pub use order_by::{SortKey, Terms, by_name};
pub use over::{FrameOffset, FrameRange};
pub use param::{Parameter, Parameters, param, params};
pub use prepared::{BoundStatement, Prepared};
pub use quantified::{Quantified, QuantifiedOperand, all_, any_};
pub use row_value::{RowValue, TupleElements, tuple};
pub use scalar::*;
pub use select::{Select, select};
pub use select_list::{SelectList, Selection};
pub use statement::Statement;
pub use static_model::{FieldDef, Object, StaticModel};
pub use tablesample::SamplingMethod;
pub use text::{Text, text};
pub use update::{DmlTarget, Update, update};
pub use values::{ValueRows, values};

pub(crate) use operand::{bound, operands};
pub(crate) use tuples::tuples;
