//! Statements that SQLAlchemy's users write, rendered as SQLAlchemy renders them, on four dialects.
//!
//! `tests/oracle/expected/` is data made by SQLAlchemy 2.1.9. Here are its pilot cases: those that touch what could not
//! be changed later. `cargo test --all-features --test oracle -- --nocapture` prints how many are equal.

#[path = "oracle/harness.rs"]
mod harness;
#[path = "oracle/pilot.rs"]
mod pilot;
#[path = "oracle/schema.rs"]
mod schema;

use harness::Score;
use serde_json::Value as Json;

#[test]
fn pilot_cases_are_equal() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/expected");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let ports = pilot::ports();
    let mut score = Score::default();
    for file in files {
        let records: Vec<Json> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        records.iter().for_each(|record| score.case(record, &ports));
    }
    let Score { equal, missing, cells, typed, any, wrong } = &score;
    for line in wrong {
        println!("{line}\n");
    }
    println!("oracle: {equal} equal, 0 deviations, {missing} missing of {cells}, {typed} typed, {any} any");
    assert!(wrong.is_empty(), "{} of {cells} differ", wrong.len());
    assert!(*cells >= 60, "the data is gone");
}
