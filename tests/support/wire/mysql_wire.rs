//! MySQL's and MariaDB's binary protocol.

use super::{Read, hex, since_1970, unsigned};
use aludel::ast::Bind;
use aludel::{Date, DateTime, Time, Value};
use mysql::consts::{ColumnFlags, ColumnType};

/// What is sent for a value.
pub fn sent(bind: &Bind) -> Result<mysql::Value, String> {
    let date = |date: &Date| match u16::try_from(date.year) {
        Ok(year @ 0..=9999) => Ok((year, date.month, date.day)),
        _ => Err("there are no years before 0".to_owned()),
    };
    let date_time = |at: &DateTime| {
        let (year, month, day) = date(&at.date)?;
        let Time { hour, minute, second, microsecond } = at.time;
        Ok::<_, String>(mysql::Value::Date(year, month, day, hour, minute, second, microsecond))
    };
    if let Some(unsigned) = unsigned(bind) {
        return Ok(mysql::Value::UInt(unsigned));
    }
    Ok(match &bind.value {
        Value::Null => mysql::Value::NULL,
        Value::Bool(v) => mysql::Value::Int((*v).into()),
        Value::Int(v) => mysql::Value::Int(*v),
        Value::Real(v) if !v.is_finite() => return Err("there are no floats that are no numbers".into()),
        Value::Real(v) => mysql::Value::Double(*v),
        Value::Text(v) => mysql::Value::Bytes(v.as_bytes().to_vec()),
        Value::Decimal(v) | Value::Json(v) => mysql::Value::Bytes(v.as_bytes().to_vec()),
        Value::Bytes(v) => mysql::Value::Bytes(v.to_vec()),
        Value::Date(v) => {
            let (year, month, day) = date(v)?;
            mysql::Value::Date(year, month, day, 0, 0, 0, 0)
        }
        Value::Time(v) => mysql::Value::Time(false, 0, v.hour, v.minute, v.second, v.microsecond),
        Value::DateTime(v) => date_time(v)?,
        Value::Interval(v) => date_time(&since_1970(*v)?)?,
        Value::Uuid(v) => mysql::Value::Bytes(hex(v).into()),
        other => return Err(format!("there is nothing to send for {}", other.kind())),
    })
}

/// The type under which it goes.
pub fn sent_as(value: &mysql::Value) -> &'static str {
    match value {
        mysql::Value::NULL => "NULL",
        mysql::Value::Bytes(_) => "string",
        mysql::Value::Int(_) => "signed 64-bit integer",
        mysql::Value::UInt(_) => "unsigned 64-bit integer",
        mysql::Value::Float(_) => "32-bit float",
        mysql::Value::Double(_) => "64-bit float",
        mysql::Value::Date(..) => "date with time",
        mysql::Value::Time(..) => "time",
    }
}

/// What came back.
pub fn received(value: mysql::Value, column: &mysql::Column) -> Read {
    let binary = column.flags().contains(ColumnFlags::BINARY_FLAG) && column.character_set() == 63;
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| "the text is not UTF-8".to_owned());
    Ok(match (value, column.column_type()) {
        (mysql::Value::NULL, _) => Value::Null,
        (mysql::Value::Int(v), _) => Value::Int(v),
        (mysql::Value::UInt(v), _) => i64::try_from(v).map_or_else(|_| Value::Decimal(v.to_string().into()), Value::Int),
        (mysql::Value::Float(v), _) => Value::Real(v.into()),
        (mysql::Value::Double(v), _) => Value::Real(v),
        (mysql::Value::Bytes(v), ColumnType::MYSQL_TYPE_NEWDECIMAL | ColumnType::MYSQL_TYPE_DECIMAL) => Value::Decimal(text(v)?.into()),
        (mysql::Value::Bytes(v), ColumnType::MYSQL_TYPE_JSON) => Value::Json(text(v)?.into()),
        (mysql::Value::Bytes(v), ColumnType::MYSQL_TYPE_BIT) => Value::from(v),
        (mysql::Value::Bytes(v), _) if binary => Value::from(v),
        (mysql::Value::Bytes(v), _) => Value::from(text(v)?),
        (mysql::Value::Date(_, 0, ..) | mysql::Value::Date(_, _, 0, ..), _) => return Err("it is no day: a month or day of 0".into()),
        (mysql::Value::Date(year, month, day, ..), ColumnType::MYSQL_TYPE_DATE | ColumnType::MYSQL_TYPE_NEWDATE) => {
            Value::Date(Date { year: year.into(), month, day })
        }
        (mysql::Value::Date(year, month, day, hour, minute, second, microsecond), _) => {
            let date = Date { year: year.into(), month, day };
            Value::DateTime(DateTime { date, time: Time { hour, minute, second, microsecond } })
        }
        (mysql::Value::Time(false, 0, hour, minute, second, microsecond), _) => Value::Time(Time { hour, minute, second, microsecond }),
        (mysql::Value::Time(..), _) => return Err("it is a span of time, not a time of day".into()),
    })
}
