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

mod case;
mod change;
mod clauses;
mod column;
mod conflict;
mod cte;
mod custom_op;
mod declare;
#[doc(hidden)]
pub mod derive_support;
mod expr_macro;
pub mod func;
mod in_list;
mod insert;
mod insert_order;
mod join;
mod lists;
mod make;
mod methods;
mod model;
mod operand;
mod operators;
mod over;
mod param;
mod prepared;
mod row_value;
pub mod scalar;
mod seek;
mod select;
mod selection;
mod set;
mod sort;
mod source;
mod statement;
mod static_model;
mod text;
mod tuples;
mod update;
mod values;

pub use case::{Case, CaseOf, CaseStart, SimpleCase, case, case_of};
pub use clauses::SamplingMethod;
pub use column::{AnyColumn, AnyModel, Column, Expr, Expression, Function, Label, OfModel, Over, TypedColumn, kind};
pub use conflict::OnConflict;
pub use custom_op::{IntoOperator, OperatorDef, operator};
pub use in_list::InList;
pub use insert::{ColumnList, ColumnListItem, FitsColumns, Insert, InsertColumns, RowWriter, Slot, Values, insert};
pub use join::Join;
pub use lists::{FromList, NamedValue, NamedValues, RawSql, RowCount};
pub use make::{
    Quantified, QuantifiedOperand, all_, all_of, any_, any_of, array, by_name, column, custom, exists, extract, false_, literal,
    literal_array, literal_column, star, true_, val,
};
pub use methods::ComparableInRust;
pub use model::Model;
pub use operand::{FitsIn, Null, Operand, form, null};
pub use operators::RightOperand;
pub use over::{FrameOffset, FrameRange};
pub use param::{Parameter, Parameters, param, params};
pub use prepared::{BoundStatement, Prepared};
pub use row_value::{RowValue, TupleElements, tuple};
pub use scalar::*;
pub use select::{Select, select};
pub use selection::{SelectList, Selection};
pub use set::{Assignment, Assignments};
pub use sort::{Arguments, CoalesceArguments, Condition, SortKey, Terms};
pub use source::{Alias, All, ColumnOf, Cte, FromClause, NamedColumn, Subquery, side};
pub use statement::Statement;
pub use static_model::{FieldDef, Object, StaticModel};
pub use text::{Text, text};
pub use update::{Delete, DmlTarget, Update, delete, update};
pub use values::{ValueRows, values};

pub(crate) use operand::{bound, operands};
pub(crate) use tuples::tuples;
