//! Sends a value under a placeholder, or renders it as an inline literal.

use super::convert::UserDefined;
use crate::ast::{Literal, Node};
use crate::compiler::render::{no_arrays, no_such_type};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::{DataType, TypeRecord};
use crate::value::Value;
use std::borrow::Cow;

/// `?`, with the expression that its type renders around it; or the value itself, where it is inline.
#[inline]
pub fn literal(out: &mut Renderer<'_>, literal: &Literal) {
    if literal.is_inline() && !out.literal_binds() && !(out.options().reading && literal.ty().sensitive) {
        return out.inlined(|out| resolved_literal(out, literal));
    }
    resolved_literal(out, literal);
}

#[inline]
fn resolved_literal(out: &mut Renderer<'_>, literal: &Literal) {
    match &literal.ty().data_type {
        DataType::Custom(_) | DataType::Array(_) => typed_literal(out, literal),
        _ => valid_literal(out, literal),
    }
}

/// A value of a user-defined type, or an array, which may be one of such values.
fn typed_literal(out: &mut Renderer<'_>, literal: &Literal) {
    match UserDefined::of(&literal.ty().data_type, out.dialect().name()) {
        Some(user_defined) => converted_literal(out, literal, &user_defined),
        None => valid_literal(out, literal),
    }
}

fn converted_literal(out: &mut Renderer<'_>, literal: &Literal, user_defined: &UserDefined<'_>) {
    let (dialect, resolved) = (out.dialect().name(), user_defined.resolved());
    if resolved.known.is_none() {
        return no_such_type(out, &resolved.layers);
    }
    let is_array = matches!(user_defined, UserDefined::Array(..));
    if is_array && resolved.has_bind_expression() {
        return out.unsupported("bound array of a type with a bind expression", "write its elements: `array([..])`");
    }
    let plain = match user_defined.convert(literal, dialect) {
        Ok(plain) => plain,
        Err(error) => return out.fail(error.kind().clone()),
    };
    if is_array {
        return valid_literal(out, &plain);
    }
    match resolved.bind_expression(|| Node::Literal(plain.clone())) {
        Some(expression) => out.node(&expression),
        // what implements the type may be an array of another one
        None => match UserDefined::elements_of(&plain.ty().data_type, dialect) {
            Some(elements) => converted_literal(out, &plain, &elements),
            None => valid_literal(out, &plain),
        },
    }
}

/// Validates a value of a type that the dialect knows, and sends it.
#[inline]
fn valid_literal(out: &mut Renderer<'_>, literal: &Literal) {
    if literal.value.is_plain() {
        return send(out, literal);
    }
    match literal.value.validated() {
        Ok(Cow::Borrowed(_)) => send(out, literal),
        Ok(Cow::Owned(value)) => send(out, &literal.with_value(value)),
        Err(problem) => out.fail(invalid_value(literal.ty(), problem)),
    }
}

fn invalid_value(ty: &TypeRecord, problem: &str) -> ErrorKind {
    let construct = if ty.name.is_empty() { "value".to_owned() } else { format!("value for {:?}", ty.name.as_str()) };
    ErrorKind::invalid(&construct, problem)
}

fn send(out: &mut Renderer<'_>, literal: &Literal) {
    if out.literal_binds() {
        return out.compiler().inline_literal(out, literal);
    }
    if matches!(literal.value, Value::Array(_)) && !out.features().arrays {
        return no_arrays(out);
    }
    out.param(literal);
    if out.features().bind_casts && literal.ty().data_type.casts_bind() {
        out.word("::");
        out.compiler().bound_type(out, &literal.ty().data_type);
    }
}
