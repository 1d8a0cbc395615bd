//! Values and constants.

use crate::ast::{Node, Summary};
use crate::types::{DataType, TypeFamily, TypeRecord, TypeRef, record as records, rules};
use crate::value::Value;
use std::fmt;
use std::sync::Arc;

/// A value that is bound, with the type of the side that it is used with.
#[derive(PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Bind {
    /// The value.
    pub value: Value,
    /// Its type, its name and whether it may be shown.
    pub ty: TypeRef,
}

/// A word of SQL that has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Constant {
    /// `NULL`
    Null,
    /// `true`, or `1`
    True,
    /// `false`, or `0`
    False,
    /// `*`, as in `count(*)`
    Star,
}

impl Bind {
    /// A value of a type.
    #[inline]
    pub fn new(value: Value, ty: TypeRef) -> Self {
        Bind { value, ty }
    }
    /// A value of the type that it has by itself.
    pub fn natural(value: Value) -> Self {
        let ty = TypeRef::Static(match &value {
            Value::Array(values) => {
                let ty = values.first().map_or_else(TypeRef::default, |first| Bind::natural(first.clone()).ty);
                return Bind { value, ty: TypeRef::new(DataType::array(ty.data_type.clone())) };
            }
            Value::Null | Value::Custom(_) => &records::UNKNOWN,
            Value::Bool(_) => &records::BOOLEAN,
            Value::Int(v) if i32::try_from(*v).is_ok() => &records::INTEGER,
            Value::Int(_) => &records::BIG_INTEGER,
            Value::Real(_) => &records::DOUBLE,
            Value::Text(_) => &records::VARCHAR,
            Value::Decimal(_) => &records::NUMERIC,
            Value::Bytes(_) => &records::BYTES,
            Value::Date(_) => &records::DATE,
            Value::Time(_) => &records::TIME,
            Value::DateTime(_) => &records::DATE_TIME,
            Value::Interval(_) => &records::INTERVAL,
            Value::Uuid(_) => &records::UUID,
            Value::Json(_) => &records::JSON,
        });
        Bind { value, ty }
    }
    #[inline]
    pub(crate) fn summary(&self) -> Summary {
        if self.ty.sensitive { Summary::SENSITIVE } else { Summary::LEAF }
    }
}
/// Numbers are copied in place; the general way copies in pieces that the processor has to put together again.
impl Clone for Bind {
    #[inline]
    fn clone(&self) -> Self {
        let ty = self.ty.clone();
        match self.value {
            Value::Int(v) => Bind { value: Value::Int(v), ty },
            Value::Real(v) => Bind { value: Value::Real(v), ty },
            _ => Bind { value: self.value.clone(), ty },
        }
    }
}
/// The value and its type; of a sensitive one, the type alone.
impl fmt::Debug for Bind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value: &dyn fmt::Debug = if self.ty.sensitive { &format_args!("<hidden>") } else { &self.value };
        f.debug_struct("Bind").field("value", value).field("ty", &self.ty).finish()
    }
}
impl PartialEq<Value> for Bind {
    fn eq(&self, other: &Value) -> bool {
        self.value == *other
    }
}

impl Node {
    /// A value of the type that it has by itself.
    pub fn bind(value: impl Into<Value>) -> Node {
        Node::Bind(Bind::natural(value.into()))
    }
    /// The node, where a value takes the type of what it stands beside, and with it its name and its secrecy.
    #[inline]
    pub(crate) fn beside(self, side: &Node) -> Node {
        match self {
            Node::Bind(bind) => Node::Bind(bind.beside(side)),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).beside(side))),
            node => node,
        }
    }
    /// The node, where a value is one of a column of this type.
    pub(crate) fn beside_type(self, ty: TypeRef) -> Node {
        match self {
            Node::Bind(bind) => Node::Bind(bind.beside_type(ty)),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).beside_type(&ty))),
            node => node,
        }
    }
    /// The same beside an operator that the library has not heard of.
    pub(crate) fn beside_custom(self, side: &Node) -> Node {
        let ty = match &self {
            Node::Bind(bind) => &bind.ty,
            Node::Parameter(parameter) => &parameter.ty,
            _ => return self,
        };
        let of = side.type_ref();
        // beside a column whose type is not known, it takes the name alone
        match of.data_type.family() == TypeFamily::Unknown || rules::binds_beside_custom(&of.data_type, &ty.data_type) {
            true => self.beside(side),
            false => self.hidden_with(side.summary()),
        }
    }
    /// The node, where a value is kept secret if what it stands with is.
    pub(crate) fn hidden_with(self, others: Summary) -> Node {
        match self {
            node if !others.has_sensitive() => node,
            Node::Bind(Bind { value, ty }) => Node::Bind(Bind { value, ty: ty.into_sensitive() }),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).into_sensitive())),
            node => node,
        }
    }
}

impl Bind {
    #[inline]
    pub(crate) fn beside(self, side: &Node) -> Bind {
        let mut bind = self.beside_type(side.type_ref());
        if side.summary().has_sensitive() {
            bind.ty = bind.ty.into_sensitive();
        }
        bind
    }
    #[inline]
    fn beside_type(mut self, ty: TypeRef) -> Bind {
        let sensitive = ty.sensitive;
        self = if ty.data_type.family() == TypeFamily::Unknown && !ty.name.is_empty() { self.named(&ty) } else { self.typed_by(ty) };
        if sensitive {
            self.ty = self.ty.into_sensitive();
        }
        self
    }
    /// A number or a string as a value of a column that may be shown, made in place; anything else comes back.
    #[inline(always)]
    pub(crate) fn of_column(node: Node, column: &'static TypeRecord) -> Result<Node, Node> {
        let ty = |natural: TypeRef| match rules::binds_as(column.data_type.family(), natural.data_type.family()) {
            true => TypeRef::Static(column),
            false => natural,
        };
        match node {
            node if column.sensitive => Err(node),
            Node::Bind(bind) if bind.ty.sensitive => Err(Node::Bind(bind)),
            Node::Bind(Bind { value: Value::Int(v), ty: natural }) => Ok(Node::Bind(Bind { value: Value::Int(v), ty: ty(natural) })),
            Node::Bind(Bind { value: Value::Real(v), ty: natural }) => Ok(Node::Bind(Bind { value: Value::Real(v), ty: ty(natural) })),
            Node::Bind(Bind { value: Value::Text(v), ty: natural }) => Ok(Node::Bind(Bind { value: Value::Text(v), ty: ty(natural) })),
            node => Err(node),
        }
    }
    /// The value under the name of a column whose type is not known.
    pub(super) fn named(self, column: &TypeRecord) -> Bind {
        let record = TypeRecord { name: column.name.clone(), ..(*self.ty).clone() };
        Bind { value: self.value, ty: TypeRef::Shared(Arc::new(record)) }
    }
    /// The value as of this type, if it binds as such.
    #[inline]
    pub(crate) fn typed_by(self, ty: TypeRef) -> Bind {
        if !rules::binds_as(ty.data_type.family(), self.ty.data_type.family()) {
            return self;
        }
        let ty = if self.ty.sensitive { ty.into_sensitive() } else { ty };
        Bind { value: self.value, ty }
    }
}
