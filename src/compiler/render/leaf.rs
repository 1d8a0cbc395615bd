//! Columns, values, constants.

use crate::ast::{Bind, ColumnRef, Constant, FromItem, Node};
use crate::compiler::column_names::given_out;
use crate::compiler::render::array::no_arrays;
use crate::compiler::render::type_name::no_such_type;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::Unfolded;
use crate::types::{ArrayType, CustomType, DataType, Exact, TypeFamily, TypeRecord, TypeRef};
use crate::value::{Date, Value};
use std::borrow::Cow;

/// `users.id`, `u.id`, `anon_1.id`; `id` where columns stand without their table.
pub fn column(out: &mut Renderer<'_>, column: &ColumnRef) {
    if out.scopes().len() > 1 && !out.has_bare_columns() {
        out.sees(column);
    }
    if let FromItem::Table(table) = &column.from
        && let Some(names) = out.rendered(table)
    {
        let name = if out.has_bare_columns() { names.bare(column.at()) } else { names.column(column.at()) };
        return out.word(name);
    }
    if let FromItem::Function(function) = &column.from
        && function.shape.is_column
    {
        let name = out.name_of(&column.from);
        return out.ident(&name);
    }
    let mut from = &column.from;
    while let FromItem::Alias(alias) = from {
        from = &alias.of;
    }
    let name = given_out(out, from, column.at());
    let name = name.or_else(|| crate::ast::items::own_name(&Node::Column(column.clone()))).unwrap_or_default();
    if !out.has_bare_columns() {
        match &column.from {
            FromItem::Table(table) => out.table(table),
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
pub fn bind(out: &mut Renderer<'_>, bind: &Bind) {
    match &bind.ty.data_type {
        DataType::Custom(_) => custom_bind(out, bind),
        _ => known_bind(out, bind),
    }
}

#[inline]
fn known_bind(out: &mut Renderer<'_>, bind: &Bind) {
    match &bind.ty.data_type {
        DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => custom_array(out, bind, array),
        _ => plain_bind(out, bind),
    }
}

#[inline]
fn plain_bind(out: &mut Renderer<'_>, bind: &Bind) {
    if bind.value.is_plain() {
        return checked_bind(out, bind);
    }
    match bind.value.as_bound() {
        Ok(Cow::Borrowed(_)) => checked_bind(out, bind),
        Ok(Cow::Owned(value)) => checked_bind(out, &Bind::new(value, bind.ty.clone())),
        Err(problem) => out.fail(no_such_value(&bind.ty, problem)),
    }
}

/// There is no such day or time.
pub(in crate::compiler) fn no_such_value(ty: &TypeRecord, problem: &str) -> ErrorKind {
    let construct = if ty.name.is_empty() { "value".to_owned() } else { format!("value for {:?}", ty.name.as_str()) };
    ErrorKind::invalid(&construct, problem)
}

fn checked_bind(out: &mut Renderer<'_>, bind: &Bind) {
    if out.literal_binds() {
        return out.compiler().literal(out, bind);
    }
    if matches!(bind.value, Value::Array(_)) && !out.features().arrays {
        return no_arrays(out);
    }
    out.param(bind);
    if out.features().bind_casts && bind.ty.data_type.casts_bind() {
        out.word("::");
        out.compiler().bound_type(out, &bind.ty.data_type);
    }
}

/// A value of a type of a user's own: converted, as its implementation here, with what the type puts around it.
fn custom_bind(out: &mut Renderer<'_>, bind: &Bind) {
    let dialect = out.dialect().name();
    let unfolded = Unfolded::new(&bind.ty.data_type, dialect);
    if unfolded.known.is_none() {
        return no_such_type(out, &unfolded.layers);
    }
    let plain = match unfolded.bind(bind, dialect) {
        Ok(plain) => plain,
        Err(error) => return out.fail(error.kind().clone()),
    };
    let around = |node: Option<Node>, layer: &std::sync::Arc<dyn CustomType>| {
        layer.bind_expression(node.clone().unwrap_or_else(|| Node::Bind(plain.clone()))).or(node)
    };
    match unfolded.layers.iter().rev().fold(None, around) {
        Some(expression) => out.node(&expression),
        None => known_bind(out, &plain),
    }
}

/// An array of values of a type of a user's own, each of them converted.
fn custom_array(out: &mut Renderer<'_>, bind: &Bind, array: &ArrayType) {
    let dialect = out.dialect().name();
    let unfolded = Unfolded::new(&array.of, dialect);
    if unfolded.known.is_none() {
        return no_such_type(out, &unfolded.layers);
    }
    if unfolded.layers.iter().any(|layer| layer.bind_expression(Node::Bind(bind.clone())).is_some()) {
        return out.unsupported("bound array of a type with a bind expression", "write its elements: `array([..])`");
    }
    match unfolded.bind_array(bind, array, dialect) {
        Ok(plain) => plain_bind(out, &plain),
        Err(error) => out.fail(error.kind().clone()),
    }
}

/// A value as a literal: `'it''s'`, `5`, `true`.
pub fn literal(out: &mut Renderer<'_>, bind: &Bind) {
    match &bind.value {
        Value::Null => out.word("NULL"),
        Value::Bool(true) => out.word(out.features().true_word),
        Value::Bool(false) => out.word(out.features().false_word),
        Value::Int(v) => negative(out, *v < 0, &v.to_string()),
        Value::Real(v) if v.is_finite() => negative(out, v.is_sign_negative(), &format!("{v:?}")),
        Value::Text(text) => out.string(text),
        Value::Decimal(digits) if bind.ty.data_type.family() == TypeFamily::Text => out.string(digits),
        Value::Decimal(digits) if Exact::parse(digits).is_some() => negative(out, digits.starts_with('-'), digits),
        Value::Decimal(_) => out.fail(ErrorKind::invalid("literal for a decimal", "it is no number: digits, a point, an exponent")),
        Value::Date(date) => moment(out, Some(*date), date.to_string()),
        Value::Time(time) => moment(out, None, time.to_string()),
        Value::DateTime(at) => moment(out, Some(at.date), at.to_string()),
        Value::Interval(span) => match crate::value::iso::epoch_plus(*span) {
            Some(at) => moment(out, Some(at.date), at.to_string()),
            None => no_literal(out, "an interval of so many years"),
        },
        Value::Uuid(bytes) => out.string(&hex(bytes)),
        Value::Json(json) => out.string(json),
        Value::Bytes(bytes) => {
            out.word("x'");
            out.word(&hex(bytes));
            out.word("'");
        }
        Value::Array(values) => array_literal(out, values, &bind.ty.data_type),
        Value::Real(_) => out.unsupported("literal for a float that is no number", "NULL may stand for it"),
        Value::Custom(_) => no_literal(out, "a custom value"),
    }
}

/// There is no literal for it.
pub fn no_literal(out: &mut Renderer<'_>, what: &str) {
    out.unsupported(&format!("literal for {what}"), "bind the value");
}

/// `'2024-02-29 23:59:01.120000'`: no fraction where it is zero, unless times are compared as text.
fn moment(out: &mut Renderer<'_>, date: Option<Date>, text: String) {
    if date.is_some_and(|date| !(1..=9999).contains(&date.year)) {
        return no_literal(out, "a date outside the years 1 to 9999");
    }
    let short = text.strip_suffix(".000000").filter(|_| !out.features().full_fractions);
    out.string(short.unwrap_or(&text));
}

/// `ARRAY[1, 2]`, with its type where the elements do not say it.
fn array_literal(out: &mut Renderer<'_>, values: &[Value], ty: &DataType) {
    if !out.features().arrays {
        return no_arrays(out);
    }
    elements(out, values, ty);
    super::array::type_of_values(out, values.iter(), ty);
}
fn elements(out: &mut Renderer<'_>, values: &[Value], ty: &DataType) {
    let of = match ty {
        DataType::Array(array) => array.of.clone(),
        _ => DataType::Unknown,
    };
    out.word("ARRAY[");
    out.list(values, ", ", |out, value| match value {
        Value::Array(values) => elements(out, values, ty),
        value => out.inline(&Node::Bind(Bind::new(value.clone(), TypeRef::new(of.clone())))),
    });
    out.word("]");
}

/// A negative number never follows an operator directly: `--` begins a comment, and `~-` is read as one operator.
fn negative(out: &mut Renderer<'_>, negative: bool, digits: &str) {
    if negative && out.sql().ends_with(['-', '~']) {
        return out.parens(|out| out.word(digits));
    }
    out.word(digits);
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// `NULL`, `true`, `1`
pub fn constant(out: &mut Renderer<'_>, constant: Constant) {
    match constant {
        Constant::Null => out.word("NULL"),
        Constant::True => out.word(out.features().true_word),
        Constant::False => out.word(out.features().false_word),
        Constant::Star => out.word("*"),
    }
}

/// A boolean as a condition: `c` and `NOT c`, or `c = 1` and `c = 0` where there are no booleans.
pub fn truth(out: &mut Renderer<'_>, value: &Node, is: bool) {
    debug_assert_eq!(value.family(), TypeFamily::Boolean);
    let native = out.features().native_boolean;
    if native && !is {
        out.word("NOT ");
    }
    out.operand_at(value, crate::ast::operator::precedence::COMPARISON);
    if !native {
        out.word(if is { " = 1" } else { " = 0" });
    }
}
