//! The PostgreSQL compiler: renders the clauses, expressions and literals whose syntax differs from the default renderer's.

use super::ddl;
use super::types::{NativeType, OperatorFamily};
use crate::ast::operator::precedence;
use crate::ast::{CreateIndex, DropIndex, Literal, Node, Operator, Subscript, Summary};
use crate::compiler::{Compiler, Renderer, render};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, Index, TableDef, View};
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::{Str, Value};

pub(super) struct PostgresCompiler;

/// The version that has subscripts of JSONB and hstore, `doc['a']`.
const SUBSCRIPTS: (u16, u16, u16) = (14, 0, 0);

impl Compiler for PostgresCompiler {
    /// Renders `LIMIT ALL` before an OFFSET without LIMIT. 7.6
    fn limit(&self, out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
        if limit.is_none() {
            out.word(" LIMIT ALL");
        }
        render::limit(out, limit, offset);
    }
    /// Renders `x @@ plainto_tsquery(y)`. 12.3.2
    fn full_text(&self, out: &mut Renderer<'_>, left: &Node, right: &Node, negated: bool) {
        out.word(if negated { "NOT " } else { "" });
        out.operand(left, &Operator::Match);
        out.word(" @@ plainto_tsquery(");
        out.node(right);
        out.word(")");
    }
    /// Renders an element of an array, `a[1]` (8.15.3), of JSONB or an hstore, `doc['a']` (8.14.5), or of JSON, `doc -> 'a'` and
    /// `doc #> path` (9.16). An element of JSON that is read as an SQL value is the text of `->>` or `#>>`, cast to the type.
    fn subscript(&self, out: &mut Renderer<'_>, subscript: &Subscript, is_operand: bool) {
        let Subscript { operand, keys, path, ty, summary: _ } = subscript;
        let is_json = ty.data_type.family() == TypeFamily::Json;
        let family = NativeType::family_of(&operand.type_ref().data_type);
        match (family, operand.family()) {
            (Some(OperatorFamily::Jsonb), _) if is_json && !path && out.features().version >= SUBSCRIPTS => {
                return render::subscript(out, subscript, is_operand);
            }
            (Some(OperatorFamily::Hstore), _) if out.features().version < SUBSCRIPTS => {}
            (_, TypeFamily::Json) => {}
            _ => return render::subscript(out, subscript, is_operand),
        }
        let element = |out: &mut Renderer<'_>| {
            out.operand_at(operand, precedence::ATOM - 1);
            out.word(match (path, is_json || family == Some(OperatorFamily::Hstore)) {
                (false, true) => " -> ",
                (false, false) => " ->> ",
                (true, true) => " #> ",
                (true, false) => " #>> ",
            });
            match keys.as_slice() {
                [key] if !path => out.operand_at(key, precedence::ATOM - 1),
                keys => text_path(out, keys),
            }
        };
        let grouped = |out: &mut Renderer<'_>| if is_operand { out.parens(element) } else { element(out) };
        if is_json || family == Some(OperatorFamily::Hstore) {
            return grouped(out);
        }
        out.word("CAST(");
        grouped(out);
        out.word(" AS ");
        out.compiler().cast_type(out, &ty.data_type);
        out.word(")");
    }
    /// Renders an element as the target of SET, which must be a subscript. UPDATE; 8.14.5
    fn assigned_element(&self, out: &mut Renderer<'_>, subscript: &Subscript) {
        let ty = subscript.operand.type_ref();
        match NativeType::family_on_postgres(&ty.data_type) {
            Some(OperatorFamily::Jsonb | OperatorFamily::Hstore) if out.features().version < SUBSCRIPTS => {
                out.unsupported("assignment to an element of JSONB or of an hstore", "assign the whole value by `jsonb_set` or `||`");
            }
            Some(OperatorFamily::Jsonb | OperatorFamily::Hstore) => render::subscript(out, subscript, false),
            _ if ty.data_type.family() == TypeFamily::Json => {
                out.unsupported("assignment to an element of JSON", "declare the column as JSONB: `postgres::jsonb()`");
            }
            _ => render::subscript(out, subscript, false),
        }
    }
    fn column_definition(&self, out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
        ddl::column_definition(out, table, column, autoincrement);
    }
    fn constraint_columns(&self, out: &mut Renderer<'_>, constraint: &Constraint, columns: &[Name]) {
        ddl::constraint_columns(out, constraint, columns);
    }
    fn constraint_options(&self, out: &mut Renderer<'_>, constraint: &Constraint) {
        ddl::constraint_options(out, constraint);
    }
    fn table_options(&self, out: &mut Renderer<'_>, table: &TableDef) {
        ddl::table_options(out, table);
    }
    fn view_options(&self, out: &mut Renderer<'_>, view: &View) {
        ddl::view_options(out, view);
    }
    fn create_index(&self, out: &mut Renderer<'_>, create: &CreateIndex) {
        ddl::create_index(out, create);
    }
    fn index_part(&self, out: &mut Renderer<'_>, index: &Index, part: &Node) {
        ddl::index_part(out, index, part);
    }
    fn drop_index(&self, out: &mut Renderer<'_>, drop: &DropIndex) {
        ddl::drop_index(out, drop);
    }
    /// Renders the name of a type in DDL and CAST. 8
    fn data_type(&self, out: &mut Renderer<'_>, data_type: &DataType) {
        match data_type {
            DataType::Double => out.word("DOUBLE PRECISION"),
            DataType::LargeBinary(_) => out.word("BYTEA"),
            DataType::Binary(_) => out.unsupported("BINARY", "use `DataType::LargeBinary`, which is BYTEA here"),
            DataType::Varbinary(_) => out.unsupported("VARBINARY", "use `DataType::LargeBinary`, which is BYTEA here"),
            DataType::DateTime | DataType::Timestamp => out.word("TIMESTAMP WITHOUT TIME ZONE"),
            DataType::DateTimeTz | DataType::TimestampTz => out.word("TIMESTAMP WITH TIME ZONE"),
            DataType::Time => out.word("TIME WITHOUT TIME ZONE"),
            DataType::TimeTz => out.word("TIME WITH TIME ZONE"),
            DataType::Interval => out.word("INTERVAL"),
            DataType::Enum(names) if names.native && names.name.is_empty() => {
                out.fail(ErrorKind::invalid("ENUM", "the type needs a name, or must be stored as text: `.not_native()`"));
            }
            DataType::Enum(names) if names.native => render::type_name(out, names.schema.as_ref(), &names.name.clone().into()),
            other => render::data_type(out, other),
        }
    }
    /// Renders the type in the cast of a bind, without length and precision: a cast would truncate or round to them without an error.
    /// 8.3, 8.1.2, 4.2.9
    fn bound_type(&self, out: &mut Renderer<'_>, data_type: &DataType) {
        match data_type {
            DataType::Char(_) => out.word("BPCHAR"),
            DataType::Varchar(_) => out.word("VARCHAR"),
            DataType::Numeric(_) | DataType::Decimal(_) => out.word("NUMERIC"),
            DataType::Collated(collated) => self.bound_type(out, &collated.of),
            DataType::Array(array) => {
                self.bound_type(out, &array.of);
                (0..array.dimensions).for_each(|_| out.word("[]"));
            }
            DataType::Custom(custom) => match (custom.bound_name("postgresql"), out.known_type(data_type)) {
                (Some(name), _) => out.word(&name),
                (None, DataType::Custom(_)) => self.data_type(out, data_type),
                (None, known) => self.bound_type(out, &known),
            },
            other => self.data_type(out, other),
        }
    }
    fn inline_literal(&self, out: &mut Renderer<'_>, literal: &Literal) {
        match &literal.value {
            // 9.9.4: the seconds are a double, which beyond 2^33 does not have microseconds
            Value::Interval(interval) if interval.microseconds.unsigned_abs() >= 1_000_000 << 33 => {
                render::no_literal(out, "an interval of more than 2^33 seconds");
            }
            Value::Interval(interval) => {
                let (sign, all) = (if interval.microseconds < 0 { "-" } else { "" }, interval.microseconds.unsigned_abs());
                let fraction = format!("{:06}", all % 1_000_000);
                let fraction = match fraction.trim_end_matches('0') {
                    "" => "0",
                    digits => digits,
                };
                out.word(&format!("make_interval(secs=>{sign}{}.{fraction})", all / 1_000_000));
            }
            // 8.5.1.3: without a time zone, the database would take that of the session
            Value::DateTime(at) if has_zone(&literal.ty().data_type) && (1..=9999).contains(&at.date.year) => utc(out, at.to_string()),
            Value::Time(time) if has_zone(&literal.ty().data_type) => utc(out, time.to_string()),
            // 4.1.2.6: a number with a decimal point is a NUMERIC, whose zero has no sign
            Value::Real(v) if *v == 0.0 && v.is_sign_negative() => out.word("'-0'::DOUBLE PRECISION"),
            // 8.1.3
            Value::Real(v) if !v.is_finite() => {
                let name = if v.is_nan() {
                    "'NaN'"
                } else if *v > 0.0 {
                    "'Infinity'"
                } else {
                    "'-Infinity'"
                };
                out.word(name);
                out.word("::DOUBLE PRECISION");
            }
            // 8.4.1, bytea hex format
            Value::Bytes(bytes) => {
                out.word("'\\x");
                for byte in bytes.iter() {
                    out.word(&format!("{byte:02x}"));
                }
                out.word("'::BYTEA");
            }
            // without its type, the database would take the value for text
            Value::Text(text) if needs_type_name(&literal.ty().data_type) => {
                out.string(text);
                out.word("::");
                self.bound_type(out, &literal.ty().data_type);
            }
            // 8.12
            Value::Uuid(bytes) if literal.ty().data_type != DataType::UuidText => {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                let part = |from, to| hex.get(from..to).unwrap_or_default();
                out.string(&format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)));
            }
            _ => render::inline_literal(out, literal),
        }
    }
}

/// Whether the type is a timestamp or a time with time zone.
fn has_zone(data_type: &DataType) -> bool {
    match data_type {
        DataType::DateTimeTz | DataType::TimestampTz | DataType::TimeTz => true,
        DataType::Custom(custom) => has_zone(&custom.underlying()),
        _ => false,
    }
}
fn utc(out: &mut Renderer<'_>, text: String) {
    out.string(&format!("{}+00", text.strip_suffix(".000000").unwrap_or(&text)));
}

/// Renders the keys of a JSON path as one array of text, bound or inline (`'{a, 0}'`, 8.15.6). Keys that are not values are refused.
pub(super) fn text_path(out: &mut Renderer<'_>, keys: &[Node]) {
    let mut path: Vec<Str> = vec![];
    for key in keys {
        path.push(match out.value_of(key) {
            Some(Value::Int(number)) => number.to_string().into(),
            Some(Value::Text(name)) => name.clone(),
            _ => return out.unsupported("JSON path with an expression as a key", "chain `.get(..)`, whose keys can be expressions"),
        });
    }
    if out.literal_binds() || keys.iter().any(Node::is_inline) {
        let path: Vec<String> = path.iter().map(|key| array_element(key)).collect();
        return out.string(&format!("{{{}}}", path.join(", ")));
    }
    let ty = TypeRef::new(DataType::array(DataType::Text));
    let ty = if Summary::of(keys).has_sensitive() { ty.into_sensitive() } else { ty };
    out.param(&Literal::new(Value::Array(path.into_iter().map(Value::Text).collect()), ty));
}

/// Whether the literal of the type is cast to it, because the database would otherwise take it for text.
fn needs_type_name(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Custom(custom) if custom.casts_bind() && custom.family() == TypeFamily::Custom)
}

/// Returns an element of an array literal, in quotes unless it is a plain word.
fn array_element(text: &str) -> String {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_') && !text.eq_ignore_ascii_case("null");
    if plain {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
