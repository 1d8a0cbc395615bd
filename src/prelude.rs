//! The names that almost every file needs: `use aludel::prelude::*;`. It has no `Result`, and no name that a model is likely
//! to have.

pub use crate::ast::from::Unnamed;
pub use crate::ast::{Exclude, LabelStyle};
pub use crate::compiler::{CompileOptions, Compiled, Dialect};
pub use crate::dialects::{MariaDb, MySql, Postgres, Sqlite};
pub use crate::engine::{Connection, Engine, Executor};
pub use crate::error::ErrorKind;
pub use crate::name::quoted_name;
pub use crate::query::scalar::{Any, FromRow, Scalar, SqlType};
pub use crate::query::{
    Alias, AnyColumn, Assignment, Case, Column, Condition, Cte, Delete, Expr, Expression, FromClause, Function, Insert, Model, Over,
    Prepared, Select, Selection, SortKey, Statement, Subquery, Text, Update, all_, all_of, any_, any_of, array, by_name, case, case_of,
    column, custom, delete, exists, extract, false_, func, insert, literal, literal_array, literal_column, null, operator, param, params,
    select, star, text, true_, tuple, update, val, values,
};
pub use crate::row::Row;
pub use crate::schema::{ColumnDef, Constraint, Index, MetaData, Sequence, Table, table};
pub use crate::types::DataType;
pub use crate::value::Value;
pub use crate::{Model, SqlEnum, SqlType, assert_sql, expr};
