//! The warning of a cartesian product, where SQLAlchemy's linter warns, and nowhere else.

use super::harness::{Built, Port, dialects};
use aludel::Warning;
use aludel::compiler::{CompileOptions, compile};
use serde_json::Value as Json;

/// Where they differ, and why.
const OTHERWISE: [(&str, &str); 2] = [
    ("postgresql/unnest_as_column", "the function reads a column of the other element: it is called for each row of it"),
    ("postgresql/scalar_function_as_from", "the same; SQLAlchemy ties such functions only where `joins_implicitly` says so"),
];

pub fn differences(ports: &[Port], records: &[Json]) -> Vec<String> {
    let (mut wrong, mut met) = (vec![], 0);
    for record in records {
        let id = record["id"].as_str().unwrap();
        let Some(port) = ports.iter().find(|port| port.id == id) else { continue };
        let expected = record["cartesian"] == true;
        met += usize::from(expected);
        let built: Vec<Built> = [port.typed, port.any].into_iter().flatten().flat_map(|build| build()).collect();
        // the oracle looks at scripts of one statement
        if (built.len() > 1 && port.typed.is_none() != port.any.is_none()) || OTHERWISE.iter().any(|(known, _)| *known == id) {
            continue;
        }
        for (name, dialect) in dialects().into_iter().filter(|(name, _)| record.get(name).is_some()) {
            for one in &built {
                let Ok(compiled) = compile(one.statement(), &*dialect, &CompileOptions::new()) else { continue };
                let warns = compiled.warnings().iter().any(|warning| matches!(warning, Warning::CartesianProduct { .. }));
                if warns != expected {
                    wrong.push(format!("{id} on {name}: {:?}\n  {}", compiled.warnings(), compiled.sql()));
                }
            }
        }
    }
    println!("cartesian: {met} cases of the oracle's");
    wrong
}
