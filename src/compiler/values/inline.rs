//! Renders values into the SQL as inline literals.

use crate::ast::{Literal, Node};
use crate::compiler::render::{no_arrays, type_of_values};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::{DataType, Exact, TypeFamily, TypeRef};
use crate::value::{Date, Value};

/// A value as an inline literal: `'it''s'`, `5`, `true`.
pub fn inline_literal(out: &mut Renderer<'_>, literal: &Literal) {
    match &literal.value {
        Value::Null => out.word("NULL"),
        Value::Bool(true) => out.word(out.features().true_word),
        Value::Bool(false) => out.word(out.features().false_word),
        Value::Int(v) => negative(out, *v < 0, &v.to_string()),
        Value::Real(v) if v.is_finite() => negative(out, v.is_sign_negative(), &format!("{v:?}")),
        Value::Text(text) => out.string(text),
        Value::Decimal(digits) if literal.ty().data_type.family() == TypeFamily::Text => out.string(digits),
        Value::Decimal(digits) if Exact::parse(digits).is_some() => negative(out, digits.starts_with('-'), digits),
        Value::Decimal(_) => out.fail(ErrorKind::invalid("literal for a decimal", "it is no number: digits, a point, an exponent")),
        Value::Date(date) => temporal(out, Some(*date), date.to_string()),
        Value::Time(time) => temporal(out, None, time.to_string()),
        Value::DateTime(at) => temporal(out, Some(at.date), at.to_string()),
        Value::Interval(span) => match crate::value::iso::epoch_plus(*span) {
            Some(at) => temporal(out, Some(at.date), at.to_string()),
            None => no_literal(out, "an interval of so many years"),
        },
        Value::Uuid(bytes) => out.string(&hex(bytes)),
        Value::Json(json) => out.string(json),
        Value::Bytes(bytes) => {
            out.word("x'");
            out.word(&hex(bytes));
            out.word("'");
        }
        Value::Array(values) => array_literal(out, values, &literal.ty().data_type),
        Value::Real(_) => out.unsupported("literal for a float that is no number", "NULL may stand for it"),
        Value::Custom(_) => no_literal(out, "a custom value"),
    }
}

/// Refuses a value for which there is no inline literal.
pub fn no_literal(out: &mut Renderer<'_>, value: &str) {
    out.unsupported(&format!("literal for {value}"), "bind the value");
}

/// `'2024-02-29 23:59:01.120000'`: without a fraction of zero, unless timestamps are compared as text.
fn temporal(out: &mut Renderer<'_>, date: Option<Date>, text: String) {
    if date.is_some_and(|date| !(1..=9999).contains(&date.year)) {
        return no_literal(out, "a date outside the years 1 to 9999");
    }
    let short = text.strip_suffix(".000000").filter(|_| !out.features().full_fractions);
    out.string(short.unwrap_or(&text));
}

/// `ARRAY[1, 2]`, with a cast where its elements do not imply its type.
fn array_literal(out: &mut Renderer<'_>, values: &[Value], ty: &DataType) {
    if !out.features().arrays {
        return no_arrays(out);
    }
    elements(out, values, ty);
    type_of_values(out, values.iter(), ty);
}
fn elements(out: &mut Renderer<'_>, values: &[Value], ty: &DataType) {
    let of = match ty {
        DataType::Array(array) => array.of.clone(),
        _ => DataType::Unknown,
    };
    out.word("ARRAY[");
    out.list(values, ", ", |out, value| match value {
        Value::Array(values) => elements(out, values, ty),
        value => out.inline(&Node::Literal(Literal::new(value.clone(), TypeRef::new(of.clone())))),
    });
    out.word("]");
}

/// A negative number is never rendered right after an operator: `--` begins a comment, and `~-` is read as one operator.
fn negative(out: &mut Renderer<'_>, negative: bool, digits: &str) {
    if negative && out.sql().ends_with(['-', '~']) {
        return out.parens(|out| out.word(digits));
    }
    out.word(digits);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
