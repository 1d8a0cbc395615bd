//! The typed shell: what users write.
//!
//! Operators are Rust's where Rust lets them be: `+ - * / %`, `-x`, and `& | !` between conditions; comparisons and
//! everything else are methods of [`Expr`] and of columns. What an operator means is decided by the types of both sides:
//!
//! ```
//! use aludel::prelude::*;
//! # #[derive(Model)] #[model(table = "users")]
//! # struct User { #[column(primary_key)] id: i32, name: String, active: bool }
//! let name = User::name + "!"; // between strings, `+` joins them
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
//! [`Column<T>`](Column) and [`Expr<T>`](Expr) are nodes of [`ast`](crate::ast) under a Rust type. They add checks and
//! nothing else: what operators mean, and how anything is printed, is decided by the tree.

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
mod text;
mod tuples;
mod update;
mod values;

pub use case::{Case, CaseOf, CaseStart, SimpleCase, case, case_of};
pub use clauses::Sampling;
pub use column::{AnyColumn, Column, Expr, Expression, Function, Label, Of, OfAny, Over, TypedColumn, kind};
pub use conflict::OnConflict;
pub use custom_op::{IntoOperator, OperatorDef, operator};
pub use in_list::InList;
pub use insert::{ColumnList, FitsColumns, Insert, InsertColumns, OneColumn, RowWriter, Slot, Values, insert};
pub use join::Join;
pub use lists::{FromList, NamedValue, NamedValues, RawSql, RowCount};
pub use make::{
    Many, Quantified, all_, all_of, any_, any_of, array, by_name, column, custom, exists, extract, false_, literal, literal_array,
    literal_column, star, true_, val,
};
pub use methods::InRust;
pub use model::{Encoder, Model};
pub use operand::{FitsIn, Null, Operand, form, null};
pub use operators::Term;
pub use over::{Offset, Span};
pub use param::{Parameter, Parameters, param, params};
pub use prepared::{Bound, Prepared};
pub use row_value::{Bundle, RowValue, tuple};
pub use scalar::*;
pub use select::{Select, select};
pub use selection::{Columns, Selection};
pub use set::{Assignment, Assignments};
pub use sort::{Alternatives, Arguments, Condition, SortKey, Terms};
pub use source::{Alias, All, Cte, FromClause, Named, NamedIn, Subquery, side};
pub use statement::Statement;
pub use text::{Text, text};
pub use update::{Changed, Delete, Update, delete, update};
pub use values::{ValueRows, values};

pub(crate) use operand::{bound, operands};
pub(crate) use tuples::tuples;
