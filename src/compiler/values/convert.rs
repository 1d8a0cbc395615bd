//! Validates values and converts them to what implements their types on a dialect.

use crate::ast::{Bind, Literal};
use crate::error::Error;
use crate::types::{ArrayType, DataType, ResolvedType, TypeRecord, TypeRef};
use crate::value::Value;
use std::borrow::Cow;
use std::sync::Arc;

/// Why a value is not sent.
pub(in crate::compiler) enum Refused {
    /// No database has such a value.
    Value(&'static str),
    /// Its type refused it.
    Type(Error),
}

/// A type whose values are converted, resolved for a dialect.
pub(super) enum UserDefined<'t> {
    /// The type of a value.
    One(ResolvedType),
    /// The type of the elements of an array.
    Array(ResolvedType, &'t ArrayType),
}

impl<'t> UserDefined<'t> {
    /// Resolves a type; `None` if it is built in, so that its values are not converted.
    pub fn of(data_type: &'t DataType, dialect: &str) -> Option<Self> {
        match data_type {
            DataType::Custom(_) => Some(UserDefined::One(ResolvedType::new(data_type, dialect))),
            DataType::Array(_) => Self::elements_of(data_type, dialect),
            _ => None,
        }
    }
    /// The same of the elements of an array alone.
    pub fn elements_of(data_type: &'t DataType, dialect: &str) -> Option<Self> {
        match data_type {
            DataType::Array(array) if matches!(array.of, DataType::Custom(_)) => {
                Some(UserDefined::Array(ResolvedType::new(&array.of, dialect), array))
            }
            _ => None,
        }
    }
    /// The type, or that of the elements.
    pub fn resolved(&self) -> &ResolvedType {
        match self {
            UserDefined::One(resolved) | UserDefined::Array(resolved, _) => resolved,
        }
    }
    /// Converts a value: to what implements it, with the type of that.
    pub fn convert(&self, literal: &Literal, dialect: &str) -> Result<Literal, Error> {
        let (value, data_type) = match self {
            UserDefined::One(resolved) => (resolved.convert(&literal.value, dialect)?, resolved.converted()),
            UserDefined::Array(resolved, array) => {
                let value = resolved.convert_elements(&literal.value, dialect)?;
                (value, DataType::Array(Arc::new(ArrayType { of: resolved.converted(), dimensions: array.dimensions })))
            }
        };
        Ok(Literal::new(value, of_type(literal.ty(), data_type)))
    }
}

/// The record with another type.
fn of_type(record: &TypeRecord, data_type: DataType) -> TypeRef {
    TypeRef::Shared(Arc::new(TypeRecord { data_type, ..record.clone() }))
}

/// Makes a value ready to be sent: what `compile()` does while it renders, for a value that comes later.
pub(in crate::compiler) fn ready(mut literal: Literal, dialect: &str) -> Result<Bind, Refused> {
    if let Some(one @ UserDefined::One(_)) = UserDefined::of(&literal.ty().data_type, dialect) {
        literal = one.convert(&literal, dialect).map_err(Refused::Type)?;
    }
    if let Some(elements) = UserDefined::elements_of(&literal.ty().data_type, dialect) {
        literal = elements.convert(&literal, dialect).map_err(Refused::Type)?;
    }
    let value = literal.value.validated().map_err(Refused::Value)?.into_owned();
    Ok(Bind::new(value, literal.type_ref()))
}

/// Makes the values of a list ready to be sent as one; `None` if one of them is refused or has an expression around it.
pub(in crate::compiler) fn convert_all<'v>(values: &'v [Value], ty: &TypeRef, dialect: &str) -> Option<(Cow<'v, [Value]>, TypeRef)> {
    let (values, ty) = match &ty.data_type {
        DataType::Custom(_) => {
            let resolved = ResolvedType::new(&ty.data_type, dialect);
            let values = converted(&resolved, values, dialect)?.ok()?;
            (Cow::Owned(values), of_type(ty, resolved.known?))
        }
        _ => (Cow::Borrowed(values), ty.clone()),
    };
    if values.iter().all(Value::is_plain) {
        return Some((values, ty));
    }
    let valid: Option<Vec<Value>> = values.iter().map(|value| value.validated().ok().map(Cow::into_owned)).collect();
    Some((Cow::Owned(valid?), ty))
}

/// Converts values of one type; `None` if an expression is rendered around each.
pub(super) fn converted(resolved: &ResolvedType, values: &[Value], dialect: &str) -> Option<Result<Vec<Value>, Error>> {
    if resolved.has_bind_expression() {
        return None;
    }
    Some(values.iter().map(|value| resolved.convert_elements(value, dialect)).collect())
}
