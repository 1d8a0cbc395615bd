//! PostgreSQL's extended protocol: values go in text, as of the type that they are bound with; cells come back in binary form.

use super::{Read, date_time, day, has_zone, hex, time};
use aludel::ast::Bind;
use aludel::types::{DataType, TypeFamily};
use aludel::{Date, Interval, Value};
use postgres::types::{FromSql, IsNull, Kind as Shape, ToSql, Type, private::BytesMut};
use std::error::Error;

/// The type that is declared of a value; the database finds out about those that have no number of their own.
pub fn declared(data_type: &DataType) -> Type {
    match data_type {
        DataType::Boolean => Type::BOOL,
        DataType::SmallInteger => Type::INT2,
        DataType::Integer => Type::INT4,
        DataType::BigInteger => Type::INT8,
        DataType::Real | DataType::Float(Some(..=24)) => Type::FLOAT4,
        DataType::Float(_) | DataType::Double => Type::FLOAT8,
        DataType::Numeric(_) | DataType::Decimal(_) => Type::NUMERIC,
        DataType::Char(_) => Type::BPCHAR,
        DataType::Varchar(_) | DataType::Collated(_) | DataType::UuidText => Type::VARCHAR,
        DataType::Text => Type::TEXT,
        DataType::LargeBinary(_) | DataType::Binary(_) | DataType::Varbinary(_) => Type::BYTEA,
        DataType::Date => Type::DATE,
        DataType::Time => Type::TIME,
        DataType::TimeTz => Type::TIMETZ,
        DataType::DateTime | DataType::Timestamp => Type::TIMESTAMP,
        DataType::DateTimeTz | DataType::TimestampTz => Type::TIMESTAMPTZ,
        DataType::Interval => Type::INTERVAL,
        DataType::Uuid => Type::UUID,
        DataType::Json => Type::JSON,
        DataType::Custom(custom) => declared_of_ones_own(&custom.underlying()),
        _ => Type::UNKNOWN,
    }
}
fn declared_of_ones_own(like: &DataType) -> Type {
    match like.family() {
        TypeFamily::Json | TypeFamily::Text | TypeFamily::Unknown | TypeFamily::Bytes => Type::UNKNOWN, // it may be JSONB, CITEXT
        _ => declared(like),
    }
}

/// A bound value, in text.
#[derive(Debug)]
pub struct Sent<'a>(pub &'a Bind);

impl ToSql for Sent<'_> {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match text(&self.0.value, has_zone(&self.0.ty.data_type))? {
            Some(text) => out.extend_from_slice(text.as_bytes()),
            None => return Ok(IsNull::Yes),
        }
        Ok(IsNull::No)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    fn encode_format(&self, _: &Type) -> postgres::types::Format {
        postgres::types::Format::Text
    }
    postgres::types::to_sql_checked!();
}

/// As the database reads it: years before 1 are those before Christ, and what has a zone is in UTC. 8.5
fn text(value: &Value, utc: bool) -> Result<Option<String>, String> {
    let date = |date: &Date| match date.year {
        1.. => (date.to_string(), ""),
        year => (format!("{:04}-{:02}-{:02}", 1 - year, date.month, date.day), " BC"),
    };
    let zone = if utc { "+00" } else { "" };
    Ok(Some(match value {
        Value::Null => return Ok(None),
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::Real(v) => format!("{v:?}"),
        Value::Text(v) => v.to_string(),
        Value::Decimal(v) | Value::Json(v) => v.to_string(),
        Value::Bytes(v) => format!("\\x{}", hex(v)),
        Value::Date(v) => {
            let (day, era) = date(v);
            format!("{day}{era}")
        }
        Value::Time(v) => format!("{v}{zone}"),
        Value::DateTime(v) => {
            let (day, era) = date(&v.date);
            format!("{day} {}{zone}{era}", v.time)
        }
        Value::Interval(v) => format!("{} microseconds", v.microseconds),
        Value::Uuid(v) => hex(v),
        Value::Array(values) => {
            let quoted = |text: String| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
            let element = |value: &Value| match (value, text(value, utc)?) {
                (Value::Array(_), Some(text)) => Ok(text),
                (_, Some(text)) => Ok(quoted(text)),
                (_, None) => Ok::<_, String>("NULL".into()),
            };
            format!("{{{}}}", values.iter().map(element).collect::<Result<Vec<_>, _>>()?.join(","))
        }
        other => return Err(format!("there is no text for {}", other.kind())),
    }))
}

/// A cell in binary form.
#[derive(Debug)]
pub struct Received(pub Read);

impl<'a> FromSql<'a> for Received {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Received(cell(ty, raw)))
    }
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Received(Ok(Value::Null)))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// Is its binary form known here? Else a driver asks for text.
pub fn is_known(ty: &Type) -> bool {
    match ty.kind() {
        Shape::Array(of) => is_known(of),
        Shape::Enum(_) => true,
        Shape::Domain(of) => is_known(of),
        _ => KNOWN.contains(ty),
    }
}
const KNOWN: [Type; 22] = [
    Type::BOOL,
    Type::INT2,
    Type::INT4,
    Type::INT8,
    Type::OID,
    Type::FLOAT4,
    Type::FLOAT8,
    Type::NUMERIC,
    Type::TEXT,
    Type::VARCHAR,
    Type::BPCHAR,
    Type::NAME,
    Type::BYTEA,
    Type::DATE,
    Type::TIME,
    Type::TIMETZ,
    Type::TIMESTAMP,
    Type::TIMESTAMPTZ,
    Type::INTERVAL,
    Type::UUID,
    Type::JSON,
    Type::JSONB,
];

const FROM_1970: i64 = 10_957; // to 2000, in days
const DAY: i64 = 86_400_000_000;

/// The formats are those of the `_send` functions in src/backend/utils/adt.
fn cell(ty: &Type, raw: &[u8]) -> Read {
    match ty.kind() {
        Shape::Array(of) => return array(of, raw),
        Shape::Enum(_) => return string(raw).map(Value::from),
        Shape::Domain(of) => return cell(of, raw),
        _ => {}
    }
    Ok(match *ty {
        Type::BOOL => Value::Bool(raw == [1]),
        Type::INT2 => Value::Int(i16::from_be_bytes(fixed(raw)?).into()),
        Type::INT4 => Value::Int(i32::from_be_bytes(fixed(raw)?).into()),
        Type::INT8 => Value::Int(i64::from_be_bytes(fixed(raw)?)),
        Type::OID => Value::Int(u32::from_be_bytes(fixed(raw)?).into()),
        Type::FLOAT4 => Value::Real(f32::from_be_bytes(fixed(raw)?).into()),
        Type::FLOAT8 => Value::Real(f64::from_be_bytes(fixed(raw)?)),
        Type::NUMERIC => Value::Decimal(numeric(raw)?.into()),
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => Value::from(string(raw)?),
        Type::BYTEA => Value::from(raw),
        Type::DATE => match i32::from_be_bytes(fixed(raw)?) {
            i32::MIN | i32::MAX => return Err("it is infinity, which is no day".into()),
            days => Value::Date(day(i64::from(days) + FROM_1970)),
        },
        Type::TIME => Value::Time(time(i64::from_be_bytes(fixed(raw)?))?),
        Type::TIMETZ => {
            let (microseconds, west) = raw.split_at_checked(8).ok_or("it is cut off")?;
            let west = i64::from(i32::from_be_bytes(fixed(west)?)) * 1_000_000;
            Value::Time(time((i64::from_be_bytes(fixed(microseconds)?) + west).rem_euclid(DAY))?)
        }
        Type::TIMESTAMP | Type::TIMESTAMPTZ => match i64::from_be_bytes(fixed(raw)?) {
            i64::MIN | i64::MAX => return Err("it is infinity, which is no date".into()),
            microseconds => Value::DateTime(date_time(microseconds + FROM_1970 * DAY)?),
        },
        Type::INTERVAL => interval(raw)?,
        Type::UUID => Value::Uuid(fixed(raw)?),
        Type::JSON => Value::Json(string(raw)?.into()),
        Type::JSONB => match raw {
            [1, json @ ..] => Value::Json(string(json)?.into()),
            _ => return Err("it is JSONB of another version".into()),
        },
        _ => return Err(format!("the binary form of {ty} is not known here")),
    })
}

fn fixed<const N: usize>(raw: &[u8]) -> Result<[u8; N], String> {
    raw.try_into().map_err(|_| format!("there are {} bytes in place of {N}", raw.len()))
}
fn string(raw: &[u8]) -> Result<String, String> {
    String::from_utf8(raw.to_vec()).map_err(|_| "the text is not UTF-8".into())
}

/// Microseconds, days and months: a month is no span of so many days. 8.5.4
fn interval(raw: &[u8]) -> Read {
    let (microseconds, rest) = raw.split_at_checked(8).ok_or("it is cut off")?;
    let (days, months) = rest.split_at_checked(4).ok_or("it is cut off")?;
    if i32::from_be_bytes(fixed(months)?) != 0 {
        return Err("the interval has months, which are no span of a fixed length".into());
    }
    let days = i64::from(i32::from_be_bytes(fixed(days)?)) * DAY;
    let all = i64::from_be_bytes(fixed(microseconds)?).checked_add(days);
    Ok(Value::Interval(Interval { microseconds: all.ok_or("the interval is longer than an `i64` of microseconds")? }))
}

/// Digits by four: how many, what power of 10000 the first counts, the sign, how many digits are shown behind the point.
fn numeric(raw: &[u8]) -> Result<String, String> {
    let mut words = raw.chunks_exact(2).map(|word| i16::from_be_bytes([word[0], word[1]]));
    let mut next = || words.next().ok_or_else(|| "it is cut off".to_owned());
    let (_, weight, sign, scale) = (next()?, next()?, next()? as u16, next()? as usize);
    let sign = match sign {
        0x0000 => "",
        0x4000 => "-",
        0xC000 => return Ok("NaN".into()),
        0xD000 => return Ok("Infinity".into()),
        _ => return Ok("-Infinity".into()),
    };
    let digits: Vec<i16> = words.collect();
    let group = |at: i32| usize::try_from(at).ok().and_then(|at| digits.get(at)).copied().unwrap_or(0);
    let whole: String = (0..=i32::from(weight)).map(|at| format!("{:04}", group(at))).collect();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let part: String = (0..scale.div_ceil(4) as i32).map(|at| format!("{:04}", group(i32::from(weight) + 1 + at))).collect();
    Ok(if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{}", &part[..scale]) })
}

/// How many dimensions, whether there are NULLs, the elements' type, then each dimension's length and first number.
fn array(of: &Type, raw: &[u8]) -> Read {
    let mut at = 0;
    let mut next = || {
        let word = raw.get(at..at + 4).ok_or("it is cut off")?;
        at += 4;
        fixed(word).map(i32::from_be_bytes)
    };
    let (dimensions, _, _) = (next()?, next()?, next()?);
    let mut lengths = vec![];
    for _ in 0..dimensions {
        lengths.push(next()? as usize);
        next()?;
    }
    let mut elements = vec![];
    for _ in 0..if lengths.is_empty() { 0 } else { lengths.iter().product() } {
        let length = raw.get(at..at + 4).ok_or("it is cut off").map(fixed)?.map(i32::from_be_bytes)?;
        at += 4;
        elements.push(match usize::try_from(length) {
            Ok(length) => {
                let element = raw.get(at..at + length).ok_or("it is cut off")?;
                at += length;
                cell(of, element)?
            }
            Err(_) => Value::Null,
        });
    }
    for length in lengths.iter().skip(1).rev() {
        elements = elements.chunks(*length).map(|chunk| Value::Array(chunk.into())).collect();
    }
    Ok(Value::Array(elements.into()))
}
