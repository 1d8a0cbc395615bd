//! The SQLite compiler: renders the clauses and expressions whose syntax differs from the default renderer's.

use super::ddl;
use crate::ast::{Cast, Constant, CreateIndex, Extract, Literal, Node, Subscript};
use crate::compiler::{Compiler, Renderer, render};
use crate::schema::{ColumnDef, Constraint, TableDef};
use crate::types::{DataType, TypeFamily};
use crate::value::Value;

pub(super) struct SqliteCompiler;

impl Compiler for SqliteCompiler {
    /// SQLite has no OFFSET without LIMIT, so both are always rendered: `LIMIT -1 OFFSET 0` is all rows.
    /// lang_select.html, the LIMIT clause
    fn limit(&self, out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
        let (all, none) = (Node::literal(-1), Node::literal(0));
        render::limit(out, limit.or(Some(&all)), offset.or(Some(&none)));
    }
    /// Renders `CAST(STRFTIME('%Y', x) AS INTEGER)`. lang_datefunc.html, 3
    fn extract(&self, out: &mut Renderer<'_>, extract: &Extract) {
        if super::types::has_custom_format(&extract.element.type_ref().data_type) {
            return out.unsupported("EXTRACT from a date in a user-defined format", "take a part of the text: `func::substring(..)`");
        }
        let format = match &*extract.field {
            "year" => "%Y",
            "month" => "%m",
            "day" => "%d",
            "hour" => "%H",
            "minute" => "%M",
            "second" => "%S",
            "dow" => "%w",
            "doy" => "%j",
            "week" => "%W",
            "epoch" => "%s",
            _ => return render::extract(out, extract),
        };
        out.word("CAST(STRFTIME('");
        out.word(format);
        out.word("', ");
        out.node(&extract.element);
        out.word(") AS INTEGER)");
    }
    /// Renders `JSON_QUOTE(JSON_EXTRACT(x, path))` for an element that is read as JSON, `CAST(JSON_EXTRACT(x, path) AS type)` for
    /// one that is read as an SQL value. json1.html, 4.8
    fn subscript(&self, out: &mut Renderer<'_>, subscript: &Subscript, _is_operand: bool) {
        let Subscript { operand, keys, path: _, ty, summary: _ } = subscript;
        let is_json = ty.data_type.family() == TypeFamily::Json;
        out.word(if is_json { "JSON_QUOTE(JSON_EXTRACT(" } else { "CAST(JSON_EXTRACT(" });
        out.node(operand);
        out.word(", ");
        render::json_path(out, keys);
        out.word(")");
        if !is_json {
            out.word(" AS ");
            out.compiler().cast_type(out, &ty.data_type);
        }
        out.word(")");
    }
    fn column_definition(&self, out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
        ddl::column_definition(out, table, column, autoincrement);
    }
    fn table_constraint(&self, out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
        if !(constraint.is_primary_key() && ddl::inline_key(table)) {
            render::table_constraint(out, table, constraint);
        }
    }
    fn constraint_options(&self, out: &mut Renderer<'_>, constraint: &Constraint) {
        ddl::constraint_options(out, constraint);
    }
    fn table_options(&self, out: &mut Renderer<'_>, table: &TableDef) {
        ddl::table_options(out, table);
    }
    fn create_index(&self, out: &mut Renderer<'_>, create: &CreateIndex) {
        ddl::create_index(out, create);
    }
    /// Renders a FROM, because old versions do not accept WHERE without one.
    fn empty_set(&self, out: &mut Renderer<'_>, _data_type: &DataType) {
        out.word("SELECT 1 FROM (SELECT 1) WHERE 1!=1");
    }
    /// Refuses casts that SQLite accepts but that do not convert. A type name without text or BLOB affinity casts to a number: a date
    /// becomes its year, a JSON document becomes 0, and 5 as a boolean stays 5. datatype3.html, 3.1; lang_expr.html, 8
    fn cast(&self, out: &mut Renderer<'_>, cast: &Cast) {
        let is_null = cast.element.known_value().is_some_and(Value::is_null) || matches!(cast.element, Node::Constant(Constant::Null));
        let refused = match (out.known_type(&cast.to.data_type), cast.element.family()) {
            _ if is_null => None,
            (DataType::Boolean, family) => (family != TypeFamily::Boolean).then_some(("CAST to BOOLEAN", "compare instead: `x.ne(0)`")),
            (DataType::Json, _) => Some(("CAST to JSON", "JSON is text here: `func::call(\"json\", (x,))` validates it")),
            (DataType::Date, _) => {
                Some(("CAST to DATE", "dates are text here: `func::call(\"date\", (x,))` converts a text or a timestamp to one"))
            }
            (DataType::Time | DataType::TimeTz, _) => {
                Some(("CAST to TIME", "times are text here: `func::call(\"time\", (x,))` converts a text or a timestamp to one"))
            }
            (DataType::DateTime | DataType::DateTimeTz | DataType::Timestamp | DataType::TimestampTz | DataType::Interval, _) => {
                Some(("CAST to DATETIME", "timestamps are text here: `func::call(\"datetime\", (x,))` converts a text or a date to one"))
            }
            _ => None,
        };
        match refused {
            Some((construct, hint)) => out.unsupported(construct, hint),
            None => render::cast(out, cast),
        }
    }
    /// Renders a type name whose affinity is right, because that alone decides how a column stores and CAST converts.
    /// datatype3.html, 3.1
    fn data_type(&self, out: &mut Renderer<'_>, data_type: &DataType) {
        match data_type {
            DataType::Float(_) => out.word("FLOAT"),
            DataType::Binary(_) | DataType::Varbinary(_) => out.word("BLOB"), // BINARY has numeric affinity
            other => render::data_type(out, other),
        }
    }
    fn inline_literal(&self, out: &mut Renderer<'_>, literal: &Literal) {
        match literal.value {
            Value::Real(v) if v.is_infinite() => out.word(if v > 0.0 { "9e999" } else { "(-9e999)" }), // lang_expr.html, 3: there is no literal for infinity
            _ => render::inline_literal(out, literal),
        }
    }
}
