//! Statements are events of `tracing`. Alone in its process: what `tracing` remembers of who listens is the process's.
#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use aludel::prelude::*;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

#[derive(Model)]
#[model(table = "users")]
struct User {
    #[column(primary_key)]
    id: i32,
    name: String,
}

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);
struct Line(String);
impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() != "duration" {
            self.0 += &format!("{}={value:?} ", field.name());
        }
    }
}
impl Subscriber for Seen {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let level = if metadata.target() == "aludel::schema" { tracing::Level::INFO } else { tracing::Level::DEBUG };
        metadata.target().starts_with("aludel") && *metadata.level() == level
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0.trim_end().to_owned());
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

#[test]
fn statements_are_events_without_values() {
    let seen = Seen::default();
    let insert = |id| User::insert_with_key(&User { id, name: "secret".into() });
    tracing::subscriber::with_default(seen.clone(), || {
        let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
        conn.execute(&User::table().create()).unwrap();
        seen.0.lock().unwrap().clear();
        conn.transaction(|tx| {
            tx.execute(&insert(1))?;
            assert!(tx.savepoint(|sp| sp.execute(&insert(1))).is_err());
            tx.all(&select(User::id))
        })
        .unwrap();
    });
    let inserted = r#"db.system="sqlite" db.statement="INSERT INTO users (id, name) VALUES (?, ?)""#;
    let word = |word: &str| format!(r#"db.system="sqlite" db.statement="{word}" rows=0 failed=false"#);
    assert_eq!(
        *seen.0.lock().unwrap(),
        [
            word("BEGIN IMMEDIATE"),
            format!("{inserted} rows=1 failed=false"),
            word("SAVEPOINT aludel_1"),
            format!("{inserted} rows=0 failed=true"),
            word("ROLLBACK TO SAVEPOINT aludel_1"),
            word("RELEASE SAVEPOINT aludel_1"),
            r#"db.system="sqlite" db.statement="SELECT users.id FROM users" rows=1 failed=false"#.to_owned(),
            word("COMMIT"),
        ]
    );
}

/// Each statement of a script says where in it it is, and whether it had to be run.
#[test]
fn scripts_say_how_far_they_are() {
    let seen = Seen::default();
    let notes = Table::new("notes").column(ColumnDef::new("line", DataType::Text).index());
    let schema = MetaData::of([User::table(), notes]);
    tracing::subscriber::with_default(seen.clone(), || {
        let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
        conn.execute(&User::table().create()).unwrap();
        seen.0.lock().unwrap().clear();
        schema.create_all().check_first().run(&mut conn).unwrap();
    });
    let steps: Vec<String> = seen.0.lock().unwrap().iter().filter(|line| line.contains("step=")).cloned().collect();
    assert_eq!(
        steps,
        [
            "message=CREATE TABLE users step=1 of=3 skipped=true",
            "message=CREATE TABLE notes step=2 of=3 skipped=false",
            "message=CREATE INDEX ix_notes_line ON notes step=3 of=3 skipped=false",
        ]
    );
}
