//! What almost every file needs: `use aludel::prelude::*;`
//!
//! It holds no `Result`, and no name that a model is likely to have.

pub use crate::ast::from::Unnamed;
pub use crate::compiler::CompileOptions;
pub use crate::dialects::{MariaDb, MySql, Postgres, Sqlite};
pub use crate::engine::{Engine, Row};
pub use crate::query::{
    Alias, Case, Column, Cte, Delete, Expr, Expression, FromClause, Function, Insert, Model, Over, Select, Statement, Subquery, Update,
    case, column, custom, delete, exists, func, insert, literal, literal_column, null, param, params, select, star, text, tuple, update,
};
pub use crate::schema::{ColumnDef, MetaData, Table, table};
pub use crate::types::{Any, DataType, SqlType};
pub use crate::value::Value;
pub use crate::{Model, SqlEnum, SqlType, expr};
