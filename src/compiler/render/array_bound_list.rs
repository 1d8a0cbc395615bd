//! Renders long lists after IN as a plan has them: padded to one of few lengths, or bound as one array or JSON value.

use crate::ast::operator::precedence;
use crate::ast::{Given, In, InList, Literal, Node};
use crate::compiler::compile_options::Lists;
use crate::compiler::renderer::Renderer;
use crate::compiler::values::convert_all;
use crate::features::ArrayBoundLists;
use crate::types::{DataType, TypeFamily, TypeRecord, TypeRef};
use crate::value::Value;
use std::fmt::Write;
use std::sync::Arc;

/// The lengths that a list is brought to by repeating its last value, which changes nothing that IN or NOT IN says.
const LENGTHS: [usize; 8] = [1, 4, 16, 64, 256, 1024, 4096, 16_384];

/// Longer lists are bound as one array, where they can be.
const CARRIED: usize = 64;

/// A list as a plan has it.
pub(super) enum Planned {
    /// In one value.
    ArrayBound(Literal),
    /// With as many values as one of few lengths has.
    Padded(InList),
}

/// Returns the list as a plan has it; nothing, if it is rendered as it was written.
pub(super) fn planned(out: &mut Renderer<'_>, list: &In) -> Option<Planned> {
    let In { operand: _, list, negated: _, summary: _ } = list;
    if out.literal_binds() {
        return None;
    }
    let (values, ty) = match list {
        InList::Values(values, ty) => (values, ty),
        InList::Parameter(Node::Parameter(parameter)) if !parameter.inline => match out.given(parameter) {
            Some(Given::Many(values)) => (values, &parameter.ty),
            _ => return None,
        },
        InList::Nodes(nodes) if out.options().lists == Lists::Planned && nodes.iter().all(is_bound) => {
            return padded(nodes, Clone::clone).map(|nodes| Planned::Padded(InList::Nodes(nodes)));
        }
        InList::Nodes(_) | InList::Query(_) | InList::Parameter(_) => return None,
    };
    let carries = match out.options().lists {
        Lists::AsWritten => return None,
        Lists::Planned => values.len() > CARRIED,
        Lists::Carried => values.len() > 1,
    };
    if carries && let Some(bind) = carry(out.features().array_bound_lists, out.dialect().name(), values, ty) {
        return Some(Planned::ArrayBound(bind));
    }
    if out.options().lists == Lists::Carried {
        return None;
    }
    padded(values, Value::clone).map(|values| Planned::Padded(InList::Values(values, ty.clone())))
}

/// Whether it is a value, or a tuple of values.
fn is_bound(node: &Node) -> bool {
    match node {
        Node::Literal(literal) => literal.is_readable(),
        Node::Tuple(tuple) => tuple.elements.iter().all(is_bound),
        _ => false,
    }
}

/// The same with its last element repeated; nothing, if it has one of the lengths already, or is longer than all of them.
fn padded<T>(list: &[T], copy: impl Fn(&T) -> T) -> Option<Vec<T>> {
    let length = LENGTHS.into_iter().find(|length| *length >= list.len()).filter(|length| *length > list.len())?;
    let last = list.last()?;
    Some(list.iter().chain(std::iter::repeat_n(last, length - list.len())).map(copy).collect())
}

/// The values in one bind, if each of them compares as it would by itself.
pub(in crate::compiler) fn carry(by: ArrayBoundLists, dialect: &str, values: &[Value], ty: &TypeRef) -> Option<Literal> {
    let (values, ty) = convert_all(values, ty, dialect)?;
    carry_plain(by, &values, &ty)
}

fn carry_plain(by: ArrayBoundLists, values: &[Value], ty: &TypeRef) -> Option<Literal> {
    let (value, data_type) = match by {
        ArrayBoundLists::None => return None,
        ArrayBoundLists::Array => {
            let of = element_type(&ty.data_type)?;
            let elements: Option<Vec<Value>> = values.iter().map(|value| element(value, of.family())).collect();
            (Value::Array(elements?.into()), DataType::array(of))
        }
        ArrayBoundLists::JsonEach => (Value::Text(json(values, false)?.into()), DataType::Text),
        ArrayBoundLists::JsonTable if matches!(ty.data_type.family(), TypeFamily::Integer | TypeFamily::Float | TypeFamily::Decimal) => {
            (Value::Text(json(values, true)?.into()), DataType::Text)
        }
        ArrayBoundLists::JsonTable => return None, // a number beside text is compared as a float
    };
    let record = TypeRecord { name: ty.name.clone(), data_type, sensitive: ty.sensitive };
    Some(Literal::new(value, TypeRef::Shared(Arc::new(record))))
}

/// Returns the type of an array's elements: one to which no value is cut.
fn element_type(ty: &DataType) -> Option<DataType> {
    Some(match ty {
        DataType::SmallInteger | DataType::Integer | DataType::BigInteger => DataType::BigInteger,
        DataType::Float(_) | DataType::Double => DataType::Double,
        DataType::Numeric(_) | DataType::Decimal(_) => DataType::Numeric(None),
        DataType::Varchar(_) => DataType::Varchar(None),
        DataType::LargeBinary(_) => DataType::LargeBinary(None),
        same @ (DataType::Boolean
        | DataType::Real
        | DataType::Text
        | DataType::Date
        | DataType::DateTime
        | DataType::DateTimeTz
        | DataType::Timestamp
        | DataType::TimestampTz
        | DataType::Uuid) => same.clone(),
        DataType::Unknown | DataType::Char(_) | DataType::Collated(_) | DataType::Enum(_) | DataType::Array(_) => return None,
        DataType::Binary(_) | DataType::Varbinary(_) | DataType::Time | DataType::TimeTz | DataType::Interval => return None,
        DataType::UuidText | DataType::Json | DataType::Custom(_) => return None,
    })
}

/// Returns the value as an element of an array of this family.
fn element(value: &Value, kind: TypeFamily) -> Option<Value> {
    const EXACT: u64 = 1 << 53;
    match (value, kind) {
        (Value::Int(v), TypeFamily::Float) if v.unsigned_abs() <= EXACT => Some(Value::Real(*v as f64)),
        (Value::Int(v), TypeFamily::Decimal) => Some(Value::Decimal(v.to_string().into())),
        (Value::Text(v), TypeFamily::Text) if v.contains('\0') => None,
        (Value::Int(_), TypeFamily::Integer)
        | (Value::Real(_), TypeFamily::Float)
        | (Value::Decimal(_), TypeFamily::Decimal)
        | (Value::Text(_), TypeFamily::Text)
        | (Value::Bool(_), TypeFamily::Boolean)
        | (Value::Bytes(_), TypeFamily::Bytes)
        | (Value::Date(_), TypeFamily::Date)
        | (Value::DateTime(_), TypeFamily::DateTime)
        | (Value::Uuid(_), TypeFamily::Uuid) => Some(value.clone()),
        _ => None,
    }
}

/// `[1,2.5,"x"]`: integers, floats and texts, which come out as they went in.
fn json(values: &[Value], integers_only: bool) -> Option<String> {
    let mut json = String::with_capacity(2 + values.len() * 8);
    for value in values {
        json.push(if json.is_empty() { '[' } else { ',' });
        match value {
            Value::Int(v) => json.push_str(itoa::Buffer::new().format(*v)),
            _ if integers_only => return None,
            Value::Real(v) if v.is_finite() => write!(json, "{v:?}").ok()?,
            Value::Text(text) => json_string(&mut json, text)?,
            _ => return None,
        }
    }
    json.push_str(if json.is_empty() { "[]" } else { "]" });
    Some(json)
}

/// A NUL character would end it.
fn json_string(json: &mut String, text: &str) -> Option<()> {
    json.push('"');
    for c in text.chars() {
        match c {
            '\0' => return None,
            '"' | '\\' => json.extend(['\\', c]),
            c if c < ' ' => write!(json, "\\u{:04x}", u32::from(c)).ok()?,
            c => json.push(c),
        }
    }
    json.push('"');
    Some(())
}

/// `a IN (SELECT unnest($1::BIGINT[]))`, `a IN (SELECT +value FROM json_each(?))`, or the opposite of it.
///
/// A subquery is hashed, also by a plan that does not know the list; `a = ANY ($1)` would be looked through for each row.
/// A `+` before a column takes its affinity away: so it compares as a bound value does.
pub fn array_bound_list(out: &mut Renderer<'_>, operand: &Node, list: &Literal, negated: bool) {
    out.in_operator(true, |out| out.operand_at(operand, precedence::COMPARISON));
    let (is, is_not) = match out.features().array_bound_lists {
        ArrayBoundLists::None => return out.unsupported("a list in one value", ""),
        ArrayBoundLists::Array => (" IN (SELECT unnest(", " NOT IN (SELECT unnest("),
        ArrayBoundLists::JsonEach => (" IN (SELECT +value FROM json_each(", " NOT IN (SELECT +value FROM json_each("),
        ArrayBoundLists::JsonTable => (" IN (SELECT value FROM JSON_TABLE(", " NOT IN (SELECT value FROM JSON_TABLE("),
    };
    out.word(if negated { is_not } else { is });
    out.compiler().literal(out, list);
    out.word(match out.features().array_bound_lists {
        ArrayBoundLists::None | ArrayBoundLists::Array | ArrayBoundLists::JsonEach => "))",
        ArrayBoundLists::JsonTable => ", '$[*]' COLUMNS (value BIGINT PATH '$')) AS list)",
    });
}
