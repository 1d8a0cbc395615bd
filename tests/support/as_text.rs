//! Values in the text that servers read, for tests that bind them through the servers' own crates.

use aludel::Value;

/// A value as PostgreSQL reads it in text, whatever its type there.
#[derive(Debug)]
pub struct AsText<'a>(pub &'a Value);

impl postgres::types::ToSql for AsText<'_> {
    fn to_sql(
        &self,
        _: &postgres::types::Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        let Some(text) = text(self.0) else { return Ok(postgres::types::IsNull::Yes) };
        out.extend_from_slice(text.as_bytes());
        Ok(postgres::types::IsNull::No)
    }
    fn accepts(_: &postgres::types::Type) -> bool {
        true
    }
    fn encode_format(&self, _: &postgres::types::Type) -> postgres::types::Format {
        postgres::types::Format::Text
    }
    postgres::types::to_sql_checked!();
}

/// A value in text; NULL has none.
pub fn text(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::Real(v) => v.to_string(),
        Value::Text(v) => v.as_str().to_owned(),
        Value::Decimal(v) | Value::Json(v) => v.to_string(),
        Value::Bytes(v) => format!("\\x{}", hex(v)),
        Value::Date(v) => v.to_string(),
        Value::Time(v) => v.to_string(),
        Value::DateTime(v) => v.to_string(),
        Value::Interval(v) => format!("{} microseconds", v.microseconds),
        Value::Uuid(v) => hex(v),
        Value::Array(values) => {
            let quoted = |text: String| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
            let elements = values.iter().map(|value| match value {
                Value::Array(_) => text(value).unwrap_or_default(),
                value => text(value).map_or("NULL".into(), quoted),
            });
            format!("{{{}}}", elements.collect::<Vec<_>>().join(","))
        }
        other => panic!("no text for {other:?}"),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
