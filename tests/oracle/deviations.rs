//! Where Aludel decides otherwise than the oracle: `tests/oracle/deviations.toml`.

use serde_json::Value as Json;
use std::collections::BTreeMap;

/// For each `"area/id dialect"`, what stands instead.
#[derive(Default)]
pub struct Deviations {
    pub cells: BTreeMap<String, Vec<Json>>,
    pub reasons: usize,
}

impl Deviations {
    pub fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/deviations.toml");
        let file: Json = toml::from_str(&std::fs::read_to_string(path).unwrap()).expect("deviations.toml");
        let mut all = Deviations::default();
        for deviation in file["deviation"].as_array().into_iter().flatten() {
            assert!(deviation["reason"].as_str().is_some_and(|reason| reason.len() > 30), "a deviation without a reason: {deviation}");
            all.reasons += 1;
            for (cell, instead) in deviation["instead"].as_object().expect("instead") {
                let instead = instead.as_array().expect("a list of statements").iter().map(with_nulls).collect();
                assert!(all.cells.insert(cell.clone(), instead).is_none(), "{cell} deviates twice");
            }
        }
        assert!(all.reasons <= 40, "{} reasons to deviate are too many", all.reasons);
        all
    }
}

/// TOML has no null: it is `{ "$null" = true }`.
fn with_nulls(value: &Json) -> Json {
    match value {
        Json::Object(map) if map.contains_key("$null") => Json::Null,
        Json::Object(map) => Json::Object(map.iter().map(|(key, value)| (key.clone(), with_nulls(value))).collect()),
        Json::Array(all) => Json::Array(all.iter().map(with_nulls).collect()),
        other => other.clone(),
    }
}
