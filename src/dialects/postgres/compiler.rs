//! Clauses that PostgreSQL spells its own way.

use crate::ast::{Bind, Node};
use crate::compiler::{Compiler, Out, render};
use crate::schema::{ColumnDef, TableDef};
use crate::types::DataType;
use crate::value::Value;

pub(super) struct PostgresCompiler;

impl Compiler for PostgresCompiler {
    /// OFFSET alone follows LIMIT ALL. 7.6
    fn limit(&self, out: &mut Out<'_>, limit: Option<&Node>, offset: Option<&Node>) {
        if limit.is_none() {
            out.word(" LIMIT ALL");
        }
        render::limit(out, limit, offset);
    }
    /// What the database numbers is SERIAL. 8.1.4; an enum is text with a check.
    fn column_definition(&self, out: &mut Out<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
        if !autoincrement {
            render::column_definition(out, table, column, autoincrement);
            return render::enum_check(out, column);
        }
        out.ident(column.name());
        out.word(match column.data_type() {
            DataType::SmallInteger => " SMALLSERIAL",
            DataType::BigInteger => " BIGSERIAL",
            _ => " SERIAL",
        });
        out.word(" NOT NULL");
    }
    fn data_type(&self, out: &mut Out<'_>, data_type: &DataType) {
        match data_type {
            DataType::Double => out.word("DOUBLE PRECISION"),
            DataType::Bytes => out.word("BYTEA"),
            DataType::DateTime => out.word("TIMESTAMP WITHOUT TIME ZONE"),
            DataType::Time => out.word("TIME WITHOUT TIME ZONE"),
            DataType::Interval => out.word("INTERVAL"),
            other => render::data_type(out, other),
        }
    }
    fn literal(&self, out: &mut Out<'_>, bind: &Bind) {
        match &bind.value {
            // 8.4.1, bytea hex format
            Value::Bytes(bytes) => {
                out.word("'\\x");
                for byte in bytes.iter() {
                    out.word(&format!("{byte:02x}"));
                }
                out.word("'");
            }
            // 8.12
            Value::Uuid(bytes) => {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                let part = |from, to| hex.get(from..to).unwrap_or_default();
                out.string(&format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)));
            }
            _ => render::literal(out, bind),
        }
    }
}
