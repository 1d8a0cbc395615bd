//! What SQLite alone has: JSONB, days and times in formats of one's own.

use crate::fixtures::shop::Note;
use crate::support::sql;
use aludel::prelude::*;
use aludel::{Date, DateTime, Interval, Time, sqlite};

fn note() -> Note {
    let (day, time) = (Date { year: 2024, month: 2, day: 29 }, Time { hour: 8, minute: 5, second: 0, microsecond: 0 });
    Note {
        id: 1,
        day,
        at: Some(DateTime { date: day, time }),
        time: Time { second: 59, microsecond: 1200, ..time },
        lasts: Interval { microseconds: -86_400_000_001 },
        doc: Some(r#"{"a":[1,2]}"#.into()),
    }
}

sql! {
    formats_in_a_table: Note::table().create();
    formats_of_what_is_written: Note::insert_with_key(&note());
    formats_of_what_is_read: select((Note::day, Note::at, Note::time.label("clock"), Note::lasts));
    formats_in_a_subquery: {
        let inner = select((Note::day, Note::at)).subquery("inner");
        select(inner.col(Note::day)).filter(inner.col(Note::at).is_not_null())
    };
    formats_in_a_condition: select(Note::id).filter(Note::day.in_([note().day])).filter(Note::time.lt(note().time));
    a_part_of_a_time_that_the_format_leaves_out: {
        let at = DateTime { time: Time { second: 1, ..note().at.unwrap().time }, ..note().at.unwrap() };
        select(Note::id).filter(Note::at.eq(at))
    };
    a_year_of_five_digits: select(Note::id).filter(Note::day.eq(Date { year: -1, ..note().day }));
    extract_of_a_format: select(extract("year", Note::day));
    a_document: {
        let doc = Note::table().c("doc");
        select((Note::doc, doc.get("a").as_string())).filter(Note::doc.eq("{}"))
    };
    cast_to_jsonb: select(Note::id.cast_as::<Any>(sqlite::jsonb()).label("x"));
    jsonb_elsewhere: select(literal("{}").typed_as(sqlite::jsonb()).eq("{}").label("x"));
}

/// What SQLite keeps is read as it was written.
#[cfg(feature = "sqlite")]
#[test]
fn formats_come_back_as_they_went_in() {
    let mut db = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    db.execute(&Note::table().create()).unwrap();
    let none = Note { id: 2, at: None, doc: None, ..note() };
    db.execute(&Note::insert_with_key(&note())).unwrap();
    let returned: (Date, Option<DateTime>) = db.one(&Note::insert_with_key(&none).returning((Note::day, Note::at))).unwrap();
    assert_eq!(returned, (note().day, None));
    assert_eq!(db.all(&Note::select().order_by(Note::id)).unwrap(), [note(), none]);
    let kept = text("SELECT day, at, time, typeof(at), typeof(doc) FROM notes WHERE id = 1");
    let row: (String, String, String, String, String) = db.one(&kept.columns::<(String, String, String, String, String)>()).unwrap();
    assert_eq!(row, ("29.02.2024".into(), "202402290805".into(), "08 h 05 min 59.001200 s".into(), "text".into(), "blob".into()));
    let both = select(Note::at).union_all(select(Note::at)).order_by(by_name("at"));
    assert_eq!(db.all(&both).unwrap(), [None, None, note().at, note().at]);
    let changed = update(Note::table()).set(Note::day.set(Date { day: 1, ..note().day })).filter(Note::at.eq(note().at));
    assert_eq!(db.all(&changed.returning(Note::day)).unwrap(), [Date { day: 1, ..note().day }]);
}
