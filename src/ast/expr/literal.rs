//! Literals, constants, and the binds that a compiled statement sends.

use crate::ast::{Node, Summary};
use crate::types::{DataType, TypeFamily, TypeRecord, TypeRef, record as records, rules};
use crate::value::Value;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A value in a tree. It takes the type of what it is used with.
#[non_exhaustive]
pub struct Literal {
    /// The value.
    pub value: Value,
    ty: TypeAndMode,
}

/// How a [`Literal`] is rendered, and whether an operator reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)] // tags of 32 bits are read with fewer instructions than those of 8
pub enum LiteralMode {
    /// Bound, unless the operator beside it reads the value: `= NULL` is `IS NULL`, and `= true` is `= true`.
    Bound,
    /// Bound, whatever the value and the operator are.
    StaysBound,
    /// Rendered into the SQL.
    Inline,
}

/// The type and the mode of a literal, in the size of a [`TypeRef`].
#[derive(Clone)]
enum TypeAndMode {
    Static(LiteralMode, &'static TypeRecord),
    Shared(LiteralMode, Arc<TypeRecord>),
}

/// A value that is sent with a compiled statement.
#[derive(PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Bind {
    /// The value.
    pub value: Value,
    /// Its type, with the name of its column and whether it may be shown.
    pub ty: TypeRef,
}

/// A keyword that is a value.
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

impl TypeAndMode {
    #[inline(always)]
    fn new(ty: TypeRef, mode: LiteralMode) -> Self {
        match ty {
            TypeRef::Static(record) => TypeAndMode::Static(mode, record),
            TypeRef::Shared(record) => TypeAndMode::Shared(mode, record),
        }
    }
    #[inline(always)]
    fn into_type(self) -> TypeRef {
        match self {
            TypeAndMode::Static(_, record) => TypeRef::Static(record),
            TypeAndMode::Shared(_, record) => TypeRef::Shared(record),
        }
    }
    #[inline(always)]
    fn mode(&self) -> LiteralMode {
        match self {
            TypeAndMode::Static(mode, _) | TypeAndMode::Shared(mode, _) => *mode,
        }
    }
}
impl Deref for TypeAndMode {
    type Target = TypeRecord;
    #[inline(always)]
    fn deref(&self) -> &TypeRecord {
        match self {
            TypeAndMode::Static(_, record) => record,
            TypeAndMode::Shared(_, record) => record,
        }
    }
}

impl Literal {
    /// A bound literal of a type.
    #[inline]
    pub fn new(value: Value, ty: TypeRef) -> Self {
        Literal { value, ty: TypeAndMode::new(ty, LiteralMode::Bound) }
    }
    /// A bound literal of a type that stays the owner's.
    #[inline(always)]
    pub(crate) fn of_type(value: Value, ty: &TypeRef) -> Self {
        let ty = match ty {
            TypeRef::Static(record) => TypeAndMode::Static(LiteralMode::Bound, record),
            TypeRef::Shared(record) => TypeAndMode::Shared(LiteralMode::Bound, record.clone()),
        };
        Literal { value, ty }
    }
    /// A bound literal of the type that the value has by itself.
    pub fn natural(value: Value) -> Self {
        let ty = match &value {
            Value::Array(values) => {
                let of = values.first().map_or(DataType::Unknown, |first| Literal::natural(first.clone()).ty.data_type.clone());
                return Literal::new(value, TypeRef::new(DataType::array(of)));
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
        };
        Literal::new(value, TypeRef::Static(ty))
    }
    /// The literal in another mode.
    pub fn with_mode(self, mode: LiteralMode) -> Self {
        Literal { value: self.value, ty: TypeAndMode::new(self.ty.into_type(), mode) }
    }
    /// The literal with another type.
    #[inline]
    pub(crate) fn with_type(self, ty: TypeRef) -> Self {
        let mode = self.ty.mode();
        Literal { value: self.value, ty: TypeAndMode::new(ty, mode) }
    }
    /// The literal with another value: of its type, and in its mode.
    pub fn with_value(&self, value: Value) -> Self {
        Literal { value, ty: self.ty.clone() }
    }
    /// How it is rendered.
    #[inline]
    pub fn mode(&self) -> LiteralMode {
        self.ty.mode()
    }
    /// Its type, with the name of the column that it is used with and whether it may be shown.
    #[inline]
    pub fn ty(&self) -> &TypeRecord {
        &self.ty
    }
    /// The same, shared.
    #[inline]
    pub fn type_ref(&self) -> TypeRef {
        match &self.ty {
            TypeAndMode::Static(_, record) => TypeRef::Static(record),
            TypeAndMode::Shared(_, record) => TypeRef::Shared(record.clone()),
        }
    }
    /// Whether an operator may read the value, because it does not stay bound.
    #[inline]
    pub(crate) fn is_readable(&self) -> bool {
        self.ty.mode() == LiteralMode::Bound
    }
    /// Whether it is rendered into the SQL.
    #[inline]
    pub(crate) fn is_inline(&self) -> bool {
        self.ty.mode() == LiteralMode::Inline
    }
    #[inline]
    pub(crate) fn summary(&self) -> Summary {
        if self.ty.sensitive { Summary::SENSITIVE } else { Summary::LEAF }
    }
    /// The literal as one beside an expression: of its type, with its name, and sensitive if it is.
    #[inline]
    pub(crate) fn beside(self, side: &Node) -> Literal {
        let literal = self.beside_type(side.type_ref());
        if side.summary().has_sensitive() { literal.into_sensitive() } else { literal }
    }
    /// The literal as one beside something of this type. Beside a column whose type is not known it takes the name alone.
    #[inline]
    pub(crate) fn beside_type(self, ty: TypeRef) -> Literal {
        let sensitive = ty.sensitive;
        let is_named = ty.data_type.family() == TypeFamily::Unknown && !ty.name.is_empty();
        let literal = if is_named { self.named(&ty) } else { self.typed_by(ty) };
        if sensitive { literal.into_sensitive() } else { literal }
    }
    /// A number or a string as a value of a column that may be shown, made in place; anything else comes back.
    #[inline(always)]
    pub(crate) fn of_column(node: Node, column: &'static TypeRecord) -> Result<Node, Node> {
        let ty = |natural: TypeAndMode| match rules::binds_as(column.data_type.family(), natural.data_type.family()) {
            true => TypeAndMode::Static(LiteralMode::Bound, column),
            false => natural,
        };
        match node {
            node if column.sensitive => Err(node),
            Node::Literal(literal) if !literal.is_readable() || literal.ty.sensitive => Err(Node::Literal(literal)),
            Node::Literal(Literal { value: Value::Int(v), ty: natural }) => {
                Ok(Node::Literal(Literal { value: Value::Int(v), ty: ty(natural) }))
            }
            Node::Literal(Literal { value: Value::Real(v), ty: natural }) => {
                Ok(Node::Literal(Literal { value: Value::Real(v), ty: ty(natural) }))
            }
            Node::Literal(Literal { value: Value::Text(v), ty: natural }) => {
                Ok(Node::Literal(Literal { value: Value::Text(v), ty: ty(natural) }))
            }
            node => Err(node),
        }
    }
    /// The literal under the name of a column whose type is not known.
    fn named(self, column: &TypeRecord) -> Literal {
        let record = TypeRecord { name: column.name.clone(), ..(*self.ty).clone() };
        self.with_type(TypeRef::Shared(Arc::new(record)))
    }
    /// The literal as one of this type, if it binds as such.
    #[inline]
    pub(crate) fn typed_by(self, ty: TypeRef) -> Literal {
        if !rules::binds_as(ty.data_type.family(), self.ty.data_type.family()) {
            return self;
        }
        let ty = if self.ty.sensitive { ty.into_sensitive() } else { ty };
        self.with_type(ty)
    }
    /// The literal, whose value must not be shown.
    pub(crate) fn into_sensitive(self) -> Literal {
        if self.ty.sensitive {
            return self;
        }
        let ty = self.type_ref().into_sensitive();
        self.with_type(ty)
    }
}
/// Numbers are copied in place; the general way copies in pieces that the processor has to put together again.
impl Clone for Literal {
    #[inline]
    fn clone(&self) -> Self {
        let ty = self.ty.clone();
        match self.value {
            Value::Int(v) => Literal { value: Value::Int(v), ty },
            Value::Real(v) => Literal { value: Value::Real(v), ty },
            _ => Literal { value: self.value.clone(), ty },
        }
    }
}
impl PartialEq for Literal {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && *self.ty == *other.ty && self.mode() == other.mode()
    }
}
impl Eq for Literal {}
impl Hash for Literal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
        (*self.ty).hash(state);
        self.mode().hash(state);
    }
}
/// The value, its type and its mode; without the value if that is sensitive.
impl fmt::Debug for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Literal");
        debug.field("value", shown(&self.value, &self.ty)).field("ty", &*self.ty).field("mode", &self.mode()).finish()
    }
}

impl Bind {
    /// A value of a type.
    #[inline]
    pub fn new(value: Value, ty: TypeRef) -> Self {
        Bind { value, ty }
    }
}
impl From<Literal> for Bind {
    #[inline]
    fn from(literal: Literal) -> Bind {
        Bind { value: literal.value, ty: literal.ty.into_type() }
    }
}
impl From<Bind> for Literal {
    fn from(bind: Bind) -> Literal {
        Literal::new(bind.value, bind.ty)
    }
}
/// As that of a [`Literal`].
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
/// The value and its type; without the value if that is sensitive.
impl fmt::Debug for Bind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bind").field("value", shown(&self.value, &self.ty)).field("ty", &self.ty).finish()
    }
}
impl PartialEq<Value> for Bind {
    fn eq(&self, other: &Value) -> bool {
        self.value == *other
    }
}

/// Stands for a sensitive value.
struct Hidden;
impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<hidden>")
    }
}
fn shown<'a>(value: &'a Value, ty: &TypeRecord) -> &'a dyn fmt::Debug {
    if ty.sensitive { &Hidden } else { value }
}

impl Node {
    /// A bound literal of the type that the value has by itself.
    pub fn literal(value: impl Into<Value>) -> Node {
        Node::Literal(Literal::natural(value.into()))
    }
    /// The node, where a value takes the type of what it is used with, and with it its name and its secrecy.
    #[inline]
    pub(crate) fn beside(self, side: &Node) -> Node {
        match self {
            Node::Literal(literal) => Node::Literal(literal.beside(side)),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).beside(side))),
            node => node,
        }
    }
    /// The node, where a value is one of a column of this type.
    pub(crate) fn beside_type(self, ty: TypeRef) -> Node {
        match self {
            Node::Literal(literal) => Node::Literal(literal.beside_type(ty)),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).beside_type(ty))),
            node => node,
        }
    }
    /// The node beside a user-defined operator, whose sides may be of different types.
    pub(crate) fn beside_custom(self, side: &Node) -> Node {
        let data_type = match &self {
            Node::Literal(literal) => &literal.ty.data_type,
            Node::Parameter(parameter) => &parameter.ty.data_type,
            _ => return self,
        };
        let of = side.type_ref();
        // beside a column whose type is not known, it takes the name alone
        match of.data_type.family() == TypeFamily::Unknown || rules::binds_beside_custom(&of.data_type, data_type) {
            true => self.beside(side),
            false => self.hidden_with(side.summary()),
        }
    }
    /// The node, where a value becomes sensitive if what it is used with is.
    pub(crate) fn hidden_with(self, others: Summary) -> Node {
        match self {
            node if !others.has_sensitive() => node,
            Node::Literal(literal) => Node::Literal(literal.into_sensitive()),
            Node::Parameter(parameter) => Node::Parameter(Arc::new(Arc::unwrap_or_clone(parameter).into_sensitive())),
            node => node,
        }
    }
    /// The node, where a literal stays bound: beside `=`, true and NULL are values like others.
    pub(crate) fn stay_bound(self) -> Node {
        match self {
            Node::Literal(literal) if matches!(literal.value, Value::Null | Value::Bool(_)) => {
                Node::Literal(literal.with_mode(LiteralMode::StaysBound))
            }
            node => node,
        }
    }
    /// The literal that an operator may read, if the node is one.
    #[inline]
    pub(crate) fn readable(&self) -> Option<&Literal> {
        match self {
            Node::Literal(literal) if literal.is_readable() => Some(literal),
            _ => None,
        }
    }
    /// Whether it is a literal or a parameter that is rendered into the SQL.
    pub(crate) fn is_inline(&self) -> bool {
        match self {
            Node::Literal(literal) => literal.is_inline(),
            Node::Parameter(parameter) => parameter.inline,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_survives_another_type_and_another_value() {
        for mode in [LiteralMode::Bound, LiteralMode::StaysBound, LiteralMode::Inline] {
            let literal = Literal::natural(Value::Int(1)).with_mode(mode);
            let typed = literal.clone().beside_type(TypeRef::new(DataType::numeric((10, 2))));
            assert_eq!((typed.mode(), &typed.ty().data_type), (mode, &DataType::numeric((10, 2))));
            assert_eq!((typed.into_sensitive().mode(), literal.with_value(Value::Int(2)).mode()), (mode, mode));
        }
        let [bound, inline] = [LiteralMode::Bound, LiteralMode::Inline].map(|mode| Literal::natural(Value::Int(1)).with_mode(mode));
        assert_ne!(bound, inline);
    }
}
