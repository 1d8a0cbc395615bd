//! Clauses that MySQL and MariaDB spell their own way.

use crate::ast::{Node, Subscript};
use crate::compiler::{Compiler, Out, render};
use crate::schema::{ColumnDef, TableDef};
use crate::types::{DataType, Kind};

pub(super) struct MySqlCompiler;

impl Compiler for MySqlCompiler {
    /// The offset comes first; alone it takes the greatest number for a limit. 13.2.13
    fn limit(&self, out: &mut Out<'_>, limit: Option<&Node>, offset: Option<&Node>) {
        out.word(" LIMIT ");
        if let Some(offset) = offset {
            out.node(offset);
            out.word(", ");
        }
        match limit {
            Some(limit) => out.node(limit),
            None => out.word("18446744073709551615"),
        }
    }
    /// 14.9.2: boolean full-text search
    fn full_text(&self, out: &mut Out<'_>, left: &Node, right: &Node, negated: bool) {
        out.word(if negated { "NOT MATCH (" } else { "MATCH (" });
        out.node(left);
        out.word(") AGAINST (");
        out.node(right);
        out.word(" IN BOOLEAN MODE)");
    }
    /// 14.17.3: JSON's null is a value there, which SQL's NULL takes the place of when the element is read as a value.
    fn subscript(&self, out: &mut Out<'_>, subscript: &Subscript, _is_operand: bool) {
        let Subscript { operand, keys, path: _, ty, summary: _ } = subscript;
        let element = |out: &mut Out<'_>| {
            out.word("JSON_EXTRACT(");
            out.node(operand);
            out.word(", ");
            render::json_path(out, keys);
            out.word(")");
        };
        let kind = ty.data_type.kind();
        if kind == Kind::Json {
            return element(out);
        }
        out.word("CASE ");
        element(out);
        out.word(" WHEN 'null' THEN NULL ");
        match kind {
            Kind::Boolean => out.word("WHEN true THEN true ELSE false"),
            Kind::Text => {
                out.word("ELSE JSON_UNQUOTE(");
                element(out);
                out.word(")");
            }
            Kind::Float => {
                out.word("ELSE ");
                element(out);
                out.word("+0.0000000000000000000000");
            }
            _ => {
                out.word("ELSE CAST(");
                element(out);
                out.word(" AS ");
                out.compiler().cast_type(out, &ty.data_type);
                out.word(")");
            }
        }
        out.word(" END");
    }
    /// 13.1.20: DEFAULT or AUTO_INCREMENT behind NOT NULL
    fn column_definition(&self, out: &mut Out<'_>, _table: &TableDef, column: &ColumnDef, autoincrement: bool) {
        out.ident(column.name());
        out.word(" ");
        out.compiler().data_type(out, column.data_type());
        if !column.is_nullable() {
            out.word(" NOT NULL");
        }
        if autoincrement {
            out.word(" AUTO_INCREMENT");
        }
        if let Some(value) = column.server_default_value() {
            out.word(" DEFAULT ");
            render::server_default(out, value);
        }
    }
    fn data_type(&self, out: &mut Out<'_>, data_type: &DataType) {
        match data_type {
            DataType::Boolean => out.word("BOOL"),
            DataType::Real => out.word("FLOAT"),
            DataType::Double => out.word("DOUBLE"),
            DataType::Varchar(None) => out.unsupported("VARCHAR without a length", "declare one: `#[column(length = 255)]`"),
            DataType::Enum(names) => {
                out.word("ENUM(");
                out.list(&names.names, ",", |out, name| out.string(name));
                out.word(")");
            }
            other => render::data_type(out, other),
        }
    }
    /// WHERE wants a FROM, and a subquery there a name. 13.2.13
    fn empty_set(&self, out: &mut Out<'_>, _data_type: &DataType) {
        out.word("SELECT _in_0 FROM (SELECT 1 AS _in_0) as _empty_set WHERE 1!=1");
    }
    /// CAST knows few types. 12.10
    fn cast_type(&self, out: &mut Out<'_>, data_type: &DataType) {
        match data_type {
            DataType::SmallInteger | DataType::Integer | DataType::BigInteger | DataType::Boolean => out.word("SIGNED INTEGER"),
            DataType::Varchar(None) | DataType::Text | DataType::Enum(_) | DataType::Uuid => out.word("CHAR"),
            DataType::Varchar(Some(length)) => {
                out.word("CHAR");
                out.parens(|out| out.number((*length).into()));
            }
            DataType::Numeric(None) => out.word("DECIMAL"),
            DataType::Numeric(Some((precision, scale))) => {
                out.word("DECIMAL(");
                out.number((*precision).into());
                out.word(", ");
                out.number((*scale).into());
                out.word(")");
            }
            DataType::Bytes => out.word("BINARY"),
            other => self.data_type(out, other),
        }
    }
}
