//! Sends a value under a placeholder, or renders it as an inline literal.

use super::convert::UserDefined;
use crate::ast::{Bind, Node};
use crate::compiler::render::{no_arrays, no_such_type};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::{DataType, TypeRecord};
use crate::value::Value;
use std::borrow::Cow;

/// `?`, with the expression that its type renders around it.
#[inline]
pub fn bind(out: &mut Renderer<'_>, bind: &Bind) {
    match &bind.ty.data_type {
        DataType::Custom(_) | DataType::Array(_) => typed_bind(out, bind),
        _ => valid_bind(out, bind),
    }
}

/// A value of a user-defined type, or an array, which may be one of such values.
fn typed_bind(out: &mut Renderer<'_>, bind: &Bind) {
    match UserDefined::of(&bind.ty.data_type, out.dialect().name()) {
        Some(user_defined) => converted_bind(out, bind, &user_defined),
        None => valid_bind(out, bind),
    }
}

fn converted_bind(out: &mut Renderer<'_>, bind: &Bind, user_defined: &UserDefined<'_>) {
    let (dialect, resolved) = (out.dialect().name(), user_defined.resolved());
    if resolved.known.is_none() {
        return no_such_type(out, &resolved.layers);
    }
    let is_array = matches!(user_defined, UserDefined::Array(..));
    if is_array && resolved.has_bind_expression() {
        return out.unsupported("bound array of a type with a bind expression", "write its elements: `array([..])`");
    }
    let plain = match user_defined.convert(bind, dialect) {
        Ok(plain) => plain,
        Err(error) => return out.fail(error.kind().clone()),
    };
    if is_array {
        return valid_bind(out, &plain);
    }
    match resolved.bind_expression(|| Node::Bind(plain.clone())) {
        Some(expression) => out.node(&expression),
        // what implements the type may be an array of another one
        None => match UserDefined::elements_of(&plain.ty.data_type, dialect) {
            Some(elements) => converted_bind(out, &plain, &elements),
            None => valid_bind(out, &plain),
        },
    }
}

/// Validates a value of a type that the dialect knows, and sends it.
#[inline]
fn valid_bind(out: &mut Renderer<'_>, bind: &Bind) {
    if bind.value.is_plain() {
        return send(out, bind);
    }
    match bind.value.validated() {
        Ok(Cow::Borrowed(_)) => send(out, bind),
        Ok(Cow::Owned(value)) => send(out, &Bind::new(value, bind.ty.clone())),
        Err(problem) => out.fail(invalid_value(&bind.ty, problem)),
    }
}

fn invalid_value(ty: &TypeRecord, problem: &str) -> ErrorKind {
    let construct = if ty.name.is_empty() { "value".to_owned() } else { format!("value for {:?}", ty.name.as_str()) };
    ErrorKind::invalid(&construct, problem)
}

fn send(out: &mut Renderer<'_>, bind: &Bind) {
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
