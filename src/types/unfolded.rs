//! [`Unfolded`]: a user-defined type as one dialect has it.

use super::array_type::ArrayType;
use super::custom::CustomType;
use super::data_type::DataType;
use super::family::TypeFamily;
use super::record::{TypeRecord, TypeRef};
use crate::ast::{Bind, Node};
use crate::error::Result;
use crate::value::Value;
use std::any::Any;
use std::hash::Hasher;
use std::sync::Arc;

/// A type whose value has been converted and wrapped: only its name is left of it.
#[derive(Debug)]
struct Settled(Arc<dyn CustomType>);
impl CustomType for Settled {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn underlying(&self) -> DataType {
        self.0.underlying()
    }
    fn family(&self) -> TypeFamily {
        self.0.family()
    }
    fn sql_name(&self, dialect: &str) -> Option<String> {
        self.0.sql_name(dialect)
    }
    fn bound_name(&self, dialect: &str) -> Option<String> {
        self.0.bound_name(dialect)
    }
    fn casts_bind(&self) -> bool {
        self.0.casts_bind()
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn Any).downcast_ref::<Settled>().is_some_and(|other| *self.0 == *other.0)
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        self.0.dyn_hash(state);
    }
}

/// A type as one dialect has it.
pub(crate) struct Unfolded {
    /// The types of users' own that it goes through, outermost first.
    pub layers: Vec<Arc<dyn CustomType>>,
    /// What the dialect knows it by: a type of the library's, or the innermost layer by its name; `None` where there is
    /// no such type.
    pub known: Option<DataType>,
}

impl Unfolded {
    const MOST: usize = 16;

    pub fn new(data_type: &DataType, dialect: &str) -> Self {
        let (mut layers, mut next) = (vec![], Some(data_type.clone()));
        while let Some(DataType::Custom(custom)) = &next {
            let custom = custom.clone();
            layers.push(custom.clone());
            if custom.sql_name(dialect).is_some() {
                break;
            }
            // one that is implemented by itself is none that a database has
            next = if layers.len() < Self::MOST { custom.implementation(dialect) } else { None };
        }
        Unfolded { layers, known: next }
    }
    /// What CAST calls a type that has a name here: by that name, or as its implementation; `None`, if CAST does not know it.
    pub fn in_cast(custom: &Arc<dyn CustomType>, dialect: &str) -> Option<std::result::Result<String, DataType>> {
        let mut next = custom.clone();
        for _ in 0..Self::MOST {
            if let Some(name) = next.cast_name(dialect) {
                return Some(Ok(name));
            }
            next = match next.implementation(dialect)? {
                DataType::Custom(inner) => inner,
                known => return Some(Err(known)),
            };
        }
        None
    }
    /// A value as it is bound, of a type that asks for nothing more.
    pub fn bind(&self, bind: &Bind, dialect: &str) -> Result<Bind> {
        let value = self.value(bind.value.clone(), dialect)?;
        Ok(Bind::new(value, Self::record(bind, self.settled())))
    }
    /// An array of values, each as it is bound.
    pub fn bind_array(&self, bind: &Bind, array: &ArrayType, dialect: &str) -> Result<Bind> {
        let value = self.elements(&bind.value, dialect)?;
        let array = ArrayType { of: self.settled(), dimensions: array.dimensions };
        Ok(Bind::new(value, Self::record(bind, DataType::Array(Arc::new(array)))))
    }
    /// Values as they are bound; nothing, if an expression stands around each.
    pub fn bare_values(&self, values: &[Value], dialect: &str) -> Option<Result<Vec<Value>>> {
        if self.layers.iter().any(|layer| layer.bind_expression(Node::bind(Value::Null)).is_some()) {
            return None;
        }
        Some(values.iter().map(|value| self.elements(value, dialect)).collect())
    }
    fn elements(&self, value: &Value, dialect: &str) -> Result<Value> {
        match value {
            Value::Array(values) => Ok(Value::Array(values.iter().map(|value| self.elements(value, dialect)).collect::<Result<_>>()?)),
            value => self.value(value.clone(), dialect),
        }
    }
    fn value(&self, value: Value, dialect: &str) -> Result<Value> {
        self.layers.iter().try_fold(value, |value, layer| layer.bind_value(value, dialect))
    }
    fn settled(&self) -> DataType {
        match &self.known {
            Some(DataType::Custom(custom)) => DataType::custom(Settled(custom.clone())),
            Some(known) => known.clone(),
            None => DataType::Unknown,
        }
    }
    fn record(bind: &Bind, data_type: DataType) -> TypeRef {
        TypeRef::Shared(Arc::new(TypeRecord { data_type, ..(*bind.ty).clone() }))
    }
}
