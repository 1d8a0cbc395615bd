//! Columns, values, constants.

use crate::ast::{Bind, ColumnRef, Constant, From, Node};
use crate::compiler::names::given_out;
use crate::compiler::out::Out;
use crate::types::{DataType, Kind};
use crate::value::Value;

/// `users.id`, `u.id`, `anon_1.id`; `id` where columns stand without their table.
pub fn column(out: &mut Out<'_>, column: &ColumnRef) {
    if let From::Table(table) = &column.from
        && let Some(names) = out.rendered(table)
    {
        let name = if out.bare_columns { names.bare(column.at()) } else { names.column(column.at()) };
        return out.word(name);
    }
    if let From::Function(function) = &column.from
        && function.shape.is_column
    {
        let name = out.name_of(&column.from);
        return out.ident(&name);
    }
    let mut from = &column.from;
    while let From::Alias(alias) = from {
        from = &alias.of;
    }
    let name = given_out(out, from, column.at());
    let name = name.or_else(|| crate::ast::items::own_name(&Node::Column(column.clone()))).unwrap_or_default();
    if !out.bare_columns {
        match &column.from {
            From::Table(table) => out.table(table),
            other => {
                let table = out.name_of(other);
                out.ident(&table);
            }
        }
        out.word(".");
    }
    out.ident(&name);
}

/// `?`, with what the type puts around it.
#[inline]
pub fn bind(out: &mut Out<'_>, bind: &Bind) {
    if let DataType::Custom(custom) = &bind.ty.data_type {
        let mut plain = bind.clone();
        plain.ty = crate::types::TypeRef::new(custom.underlying());
        if bind.ty.sensitive {
            plain.ty = plain.ty.into_sensitive();
        }
        if let Some(expression) = custom.bind_expression(Node::Bind(plain)) {
            return out.node(&expression);
        }
    }
    if out.literal_binds() { out.compiler().literal(out, bind) } else { out.param(bind) }
}

/// A value as a literal: `'it''s'`, `5`, `true`.
pub fn literal(out: &mut Out<'_>, bind: &Bind) {
    match &bind.value {
        Value::Null => out.word("NULL"),
        Value::Bool(true) => out.word(out.features().true_word),
        Value::Bool(false) => out.word(out.features().false_word),
        Value::Int(v) => negative(out, *v < 0, &v.to_string()),
        Value::Real(v) if v.is_finite() => negative(out, v.is_sign_negative(), &format!("{v:?}")),
        Value::Text(text) => out.string(text),
        Value::Decimal(digits) => negative(out, digits.starts_with('-'), digits),
        Value::Date(date) => out.string(&date.to_string()),
        Value::Time(time) => out.string(&time.to_string()),
        Value::DateTime(at) => out.string(&at.to_string()),
        Value::Uuid(bytes) => out.string(&hex(bytes)),
        Value::Json(json) => out.string(json),
        Value::Bytes(bytes) => {
            out.word("X'");
            out.word(&hex(bytes));
            out.word("'");
        }
        Value::Real(_) | Value::Interval(_) | Value::Custom(_) => {
            out.unsupported(&format!("literal for {}", bind.value.kind()), "bind the value");
        }
    }
}

/// A negative number never follows an operator directly: `--` begins a comment, and `~-` is read as one operator.
fn negative(out: &mut Out<'_>, negative: bool, digits: &str) {
    if negative && out.sql().ends_with(['-', '~']) {
        return out.parens(|out| out.word(digits));
    }
    out.word(digits);
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// `NULL`, `true`, `1`
pub fn constant(out: &mut Out<'_>, constant: Constant) {
    match constant {
        Constant::Null => out.word("NULL"),
        Constant::True => out.word(out.features().true_word),
        Constant::False => out.word(out.features().false_word),
        Constant::Star => out.word("*"),
    }
}

/// A boolean as a condition: `c` and `NOT c`, or `c = 1` and `c = 0` where there are no booleans.
pub fn truth(out: &mut Out<'_>, value: &Node, is: bool) {
    debug_assert_eq!(value.kind(), Kind::Boolean);
    let native = out.features().native_boolean;
    if native && !is {
        out.word("NOT ");
    }
    out.operand_at(value, crate::ast::operator::precedence::COMPARISON);
    if !native {
        out.word(if is { " = 1" } else { " = 0" });
    }
}
