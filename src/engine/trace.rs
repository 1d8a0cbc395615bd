//! The event of `tracing` that every statement is.

use std::time::Instant;
use tracing::Level;

/// Counts a statement's rows and time while it runs; says so when it is dropped.
pub(super) struct Trace<'c> {
    system: &'c str,
    started: Option<Instant>,
    pub rows: u64,
    pub failed: bool,
}

impl<'c> Trace<'c> {
    pub fn start(system: &'c str) -> Self {
        let enabled = tracing::enabled!(target: "aludel", Level::DEBUG);
        Trace { system, started: enabled.then(Instant::now), rows: 0, failed: false }
    }
    /// The values are not part of the event.
    pub fn end(&mut self, sql: &str) {
        if let Some(started) = self.started.take() {
            let (system, rows, failed, duration) = (self.system, self.rows, self.failed, started.elapsed());
            tracing::event!(target: "aludel", Level::DEBUG, db.system = system, db.statement = sql, rows, failed, ?duration);
        }
    }
}
