//! The MySQL compiler, which MariaDB shares: renders the clauses and expressions whose syntax differs from the default renderer's.

use super::{ddl, json_comparison};
use crate::ast::{BinaryExpression, Cast, Constant, CreateIndex, DropConstraint, In, Node, SetComment, Subscript};
use crate::compiler::{Compiler, Renderer, render};
use crate::error::ErrorKind;
use crate::features::FloatCast;
use crate::name::Name;
use crate::schema::{ColumnDef, Constraint, Index, TableDef};
use crate::types::{DataType, TypeFamily};

pub(super) struct MySqlCompiler;

impl Compiler for MySqlCompiler {
    /// Renders `LIMIT offset, limit`; OFFSET without LIMIT is not valid, so the limit is then the greatest number. 13.2.13
    fn limit(&self, out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
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
    fn binary(&self, out: &mut Renderer<'_>, binary: &BinaryExpression) {
        json_comparison::binary(out, binary);
    }
    fn in_list(&self, out: &mut Renderer<'_>, list: &In) {
        json_comparison::in_list(out, list);
    }
    /// Renders `MATCH (x) AGAINST (y IN BOOLEAN MODE)`. 14.9.2
    fn full_text(&self, out: &mut Renderer<'_>, left: &Node, right: &Node, negated: bool) {
        out.word(if negated { "NOT MATCH (" } else { "MATCH (" });
        out.node(left);
        out.word(") AGAINST (");
        out.node(right);
        out.word(" IN BOOLEAN MODE)");
    }
    /// Renders `JSON_EXTRACT(x, path)`. If the element is read as an SQL value, a CASE around it converts JSON's `null`, which is not
    /// SQL's NULL, and casts the rest. 14.17.3
    fn subscript(&self, out: &mut Renderer<'_>, subscript: &Subscript, _is_operand: bool) {
        let Subscript { operand, keys, path: _, ty, summary: _ } = subscript;
        let element = |out: &mut Renderer<'_>| {
            out.word("JSON_EXTRACT(");
            out.node(operand);
            out.word(", ");
            render::json_path(out, keys);
            out.word(")");
        };
        let family = ty.data_type.family();
        if family == TypeFamily::Json {
            return element(out);
        }
        out.word("CASE ");
        element(out);
        out.word(" WHEN 'null' THEN NULL ");
        match family {
            TypeFamily::Boolean => out.word("WHEN true THEN true WHEN false THEN false"), // a missing element is neither, and so NULL
            TypeFamily::Text => {
                out.word("ELSE JSON_UNQUOTE(");
                element(out);
                out.word(")");
            }
            TypeFamily::Float => {
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
    fn column_definition(&self, out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) {
        ddl::column_definition(out, table, column, autoincrement);
    }
    fn constraint(&self, out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) {
        ddl::constraint(out, table, constraint);
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
    fn index_part(&self, out: &mut Renderer<'_>, index: &Index, part: &Node) {
        ddl::index_part(out, index, part);
    }
    fn drop_constraint(&self, out: &mut Renderer<'_>, drop: &DropConstraint) {
        ddl::drop_constraint(out, drop);
    }
    fn set_comment(&self, out: &mut Renderer<'_>, set: &SetComment) {
        ddl::set_comment(out, set);
    }
    /// Renders the name of a type in DDL. 11.1
    fn data_type(&self, out: &mut Renderer<'_>, data_type: &DataType) {
        match data_type {
            DataType::Boolean => out.word("BOOL"),
            DataType::Real => out.word("FLOAT"), // 11.1.4: REAL is a DOUBLE
            DataType::Varchar(None) => out.unsupported("VARCHAR without a length", "declare one: `#[column(length = 255)]`"),
            DataType::Varbinary(None) => out.unsupported("VARBINARY without a length", "declare one: `DataType::Varbinary(Some(255))`"),
            DataType::LargeBinary(length) => render::sized(out, "BLOB", *length),
            DataType::Collated(collated) => {
                out.compiler().data_type(out, &collated.of);
                out.word(" COLLATE ");
                collation(out, &collated.collation);
            }
            DataType::Enum(names) if names.native => {
                out.word("ENUM(");
                out.list(&names.names, ",", |out, name| out.string(name));
                out.word(")");
                if let Some(name) = names.names.iter().find(|name| name.ends_with(' ')) {
                    let problem =
                        format!("trailing spaces of a name are removed, and {name:?} has one; store the enum as text: `.not_native()`");
                    out.fail(ErrorKind::invalid(&format!("enum {:?}", names.name), problem)); // 13.3.5
                }
            }
            other => render::data_type(out, other),
        }
    }
    /// Renders a subquery with a FROM and an alias, because WHERE requires the one and a derived table the other. 13.2.13
    fn empty_set(&self, out: &mut Renderer<'_>, _data_type: &DataType) {
        out.word("SELECT _in_0 FROM (SELECT 1 AS _in_0) as _empty_set WHERE 1!=1");
    }
    /// Renders `CAST(x AS SIGNED INTEGER)` for a cast of a boolean to BOOLEAN. Of other types such a cast is refused, because BOOLEAN is an
    /// integer here and 5 would stay 5.
    fn cast(&self, out: &mut Renderer<'_>, cast: &Cast) {
        let to_boolean = out.known_type(&cast.to.data_type) == DataType::Boolean && !cast.lenient;
        if !to_boolean || !is_boolean(&cast.element) {
            return render::cast(out, cast);
        }
        out.word("CAST(");
        out.node(&cast.element);
        out.word(" AS SIGNED INTEGER)");
    }
    /// Renders the type of a CAST, which accepts other names than DDL. 12.10
    fn cast_type(&self, out: &mut Renderer<'_>, data_type: &DataType) {
        let uuid = if out.features().native_uuid { "UUID" } else { "CHAR(32)" };
        match data_type {
            DataType::SmallInteger | DataType::Integer | DataType::BigInteger => out.word("SIGNED INTEGER"),
            DataType::Boolean => out.unsupported("CAST to BOOLEAN", "compare instead: `x.ne(0)`"),
            DataType::Char(length) | DataType::Varchar(length) => render::sized(out, "CHAR", *length),
            DataType::Text => out.word("CHAR"),
            DataType::Enum(names) => render::sized(out, "CHAR", Some(render::longest(names))),
            DataType::Uuid => out.word(uuid),
            DataType::Float(_) | DataType::Real | DataType::Double => float_cast(out, data_type),
            DataType::Numeric(digits) | DataType::Decimal(digits) => render::exact(out, "DECIMAL", *digits),
            DataType::Binary(length) => render::sized(out, "BINARY", *length),
            DataType::LargeBinary(_) | DataType::Varbinary(_) => out.word("BINARY"),
            DataType::Timestamp | DataType::TimestampTz => out.word("DATETIME"),
            DataType::Json if !out.features().json_cast => {
                out.unsupported("CAST to JSON", "JSON is text here: `func::call(\"json_compact\", (x,))` validates it");
            }
            other => render::cast_type(out, other),
        }
    }
}

/// Renders the name of a collation, without quotes if it consists of letters, digits and `_`. 12.4
fn collation(out: &mut Renderer<'_>, name: &Name) {
    let plain = !name.is_empty() && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_');
    if plain { out.word(name) } else { out.ident(name) }
}

/// Whether the value of the node can only be true, false or NULL.
fn is_boolean(node: &Node) -> bool {
    let null = *node == Node::Constant(Constant::Null) || node.readable().is_some_and(|literal| literal.value.is_null());
    null || node.family() == TypeFamily::Boolean
}

/// Renders `FLOAT(24)` in a CAST or, where CAST accepts no precision, FLOAT or DOUBLE, whichever has it.
fn float_cast(out: &mut Renderer<'_>, data_type: &DataType) {
    match (out.features().float_cast, data_type) {
        (FloatCast::None, _) => out.unsupported("CAST to a float", "add `0.0` to the number, or cast it to a decimal"),
        (FloatCast::Digits, DataType::Float(digits)) => render::sized(out, "FLOAT", digits.map(u32::from)),
        (FloatCast::Names, DataType::Float(Some(25..))) | (_, DataType::Double) => out.word("DOUBLE"), // 11.1.4
        (FloatCast::Names | FloatCast::Digits, _) => out.word("FLOAT"),
    }
}
