//! A stream holds one row at a time. Alone in its process: the memory that is measured is the process's.
#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use aludel::prelude::*;
use std::path::Path;

#[derive(Model, Clone)]
#[model(table = "lines")]
struct Line {
    #[column(primary_key)]
    id: i32,
    line: String,
}

#[test]
fn a_stream_holds_one_row_at_a_time() {
    const ROWS: i32 = 100_000;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stream.db");
    let _ = std::fs::remove_file(&path); // of another run
    let engine = Engine::new(&format!("sqlite:{}", path.display())).unwrap();
    MetaData::of([Line::table()]).create_all().run(&mut engine.connect().unwrap()).unwrap();
    let lines: Vec<Line> = (1..=1_000).map(|id| Line { id, line: format!("{id:01000}") }).collect();
    engine.transaction(|tx| (0..ROWS / 1_000).try_for_each(|_| tx.execute(&Line::insert_all(&lines)).map(drop))).unwrap();
    let mut conn = engine.connect().unwrap();
    let before = peak_memory();
    let mut seen = 0;
    for line in conn.stream(&Line::select()).unwrap() {
        seen += i32::from(line.unwrap().line.len() == 1_000);
    }
    assert_eq!(seen, ROWS);
    if let (Some(before), Some(after)) = (before, peak_memory()) {
        println!("100 MB of rows took {} kB", after - before);
        assert!(after - before < 10_000, "100 MB of rows took {} kB", after - before);
    }
}

/// The most memory that the process has ever held, in kB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}
