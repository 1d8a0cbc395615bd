//! [`ResolvedType`]: a type as one dialect has it, and how values are converted to it.

use super::custom_type::CustomType;
use super::data_type::DataType;
use super::family::TypeFamily;
use crate::ast::Node;
use crate::error::Result;
use crate::value::Value;
use std::any::Any;
use std::hash::Hasher;
use std::sync::Arc;

/// A type as one dialect has it.
pub(crate) struct ResolvedType {
    /// The user-defined types that it goes through, outermost first.
    pub layers: Vec<Arc<dyn CustomType>>,
    /// The type by which the dialect knows it: a built-in one, or the innermost layer, if that has a name there; `None` where the
    /// dialect has no such type.
    pub known: Option<DataType>,
}

impl ResolvedType {
    const MAX_LAYERS: usize = 16;

    /// Resolves a type for the dialect of this name.
    pub fn new(data_type: &DataType, dialect: &str) -> Self {
        let (mut layers, mut next) = (vec![], Some(data_type.clone()));
        while let Some(DataType::Custom(custom)) = &next {
            let custom = custom.clone();
            layers.push(custom.clone());
            if custom.sql_name(dialect).is_some() {
                break;
            }
            // a type that is implemented by itself is known to no database
            next = if layers.len() < Self::MAX_LAYERS { custom.implementation(dialect) } else { None };
        }
        ResolvedType { layers, known: next }
    }
    /// How CAST names a type that has a name on the dialect: by that name, or as its implementation; `None` if CAST does not know
    /// it.
    pub fn in_cast(custom: &Arc<dyn CustomType>, dialect: &str) -> Option<std::result::Result<String, DataType>> {
        let mut next = custom.clone();
        for _ in 0..Self::MAX_LAYERS {
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
    /// Whether a layer renders an expression around each bound value.
    pub fn has_bind_expression(&self) -> bool {
        self.layers.iter().any(|layer| layer.bind_expression(Node::literal(Value::Null)).is_some())
    }
    /// The expression that the layers render around a bound value, if any.
    pub fn bind_expression(&self, bind: impl Fn() -> Node) -> Option<Node> {
        let around = |node: Option<Node>, layer: &Arc<dyn CustomType>| layer.bind_expression(node.clone().unwrap_or_else(&bind)).or(node);
        self.layers.iter().rev().fold(None, around)
    }
    /// Converts a value from the outermost layer to the innermost.
    pub fn convert(&self, value: &Value, dialect: &str) -> Result<Value> {
        self.layers.iter().try_fold(value.clone(), |value, layer| layer.bind_value(value, dialect))
    }
    /// Converts a value, or each element of an array.
    pub fn convert_elements(&self, value: &Value, dialect: &str) -> Result<Value> {
        match value {
            Value::Array(values) => {
                Ok(Value::Array(values.iter().map(|value| self.convert_elements(value, dialect)).collect::<Result<_>>()?))
            }
            value => self.convert(value, dialect),
        }
    }
    /// The type of converted values: nothing is left of the layers but a name.
    pub fn converted(&self) -> DataType {
        match &self.known {
            Some(DataType::Custom(custom)) => DataType::custom(Converted(custom.clone())),
            Some(known) => known.clone(),
            None => DataType::Unknown,
        }
    }
}

/// A user-defined type whose value has been converted and wrapped: only its name is left of it.
#[derive(Debug)]
struct Converted(Arc<dyn CustomType>);
impl CustomType for Converted {
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
        (other as &dyn Any).downcast_ref::<Converted>().is_some_and(|other| *self.0 == *other.0)
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        self.0.dyn_hash(state);
    }
}
