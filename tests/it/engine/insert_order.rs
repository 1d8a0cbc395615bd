//! Rows of one INSERT come back in the order in which they were given.

use super::*;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "tags")]
struct Tag {
    #[column(primary_key)]
    id: i64,
    #[column(unique)]
    name: String,
    weight: Option<f64>,
}

fn tags(names: &[&str]) -> Vec<Tag> {
    names.iter().map(|name| Tag { id: 0, name: (*name).into(), weight: None }).collect()
}

#[test]
fn numbered_rows() {
    let mut conn = connect(Tag::table());
    let new = Tag::insert_all(&tags(&["c", "a", "b"])).returning(Tag::all()).in_order();
    let found: Vec<Tag> = conn.all(&new).unwrap();
    assert_eq!(found.iter().map(|tag| (tag.id, tag.name.as_str())).collect::<Vec<_>>(), [(1, "c"), (2, "a"), (3, "b")]);
    // behind the greatest number there is, the others are taken at random
    conn.execute(&Tag::insert_with_key(&Tag { id: i64::MAX, name: "last".into(), weight: None })).unwrap();
    let names: Vec<String> = (0..500).map(|n| format!("tag {}", n * 7919 % 3001)).collect();
    let many: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(conn.all(&Tag::insert_all(&tags(&many)).returning(Tag::name).in_order()).unwrap(), names);
    let ids = conn.all(&select(Tag::id).filter(Tag::name.in_(&names)).order_by(Tag::id)).unwrap();
    assert!(ids.windows(2).any(|pair| pair[1] > pair[0] + 1), "they are random");
}

#[test]
fn rows_with_keys() {
    let mut conn = connect(Tag::table());
    let rows = (0..3000).map(|n: i64| Tag { id: (n * 7919 % 3001) + 1, name: format!("tag {n}"), weight: None });
    let rows: Vec<Tag> = rows.collect();
    let new = insert(Tag::table()).columns((Tag::id, Tag::name)).rows(rows.iter().map(|tag| (tag.id, tag.name.as_str())));
    assert_eq!(conn.all(&new.returning(Tag::all()).in_order()).unwrap(), rows);
    let later = insert(Tag::table()).columns((Tag::id, Tag::name)).rows([(-7, "x"), (-9, "y")]).returning((Tag::name,)).in_order();
    assert_eq!(conn.first(&later).unwrap(), Some(("x".to_owned(),)));
    assert_eq!(conn.scalar(&select(func::count_all()).from(Tag::table())).unwrap(), Some(3002), "all of them were run");
    let row: Row = conn
        .all(&insert(Tag::table()).columns((Tag::id, Tag::name)).rows([(-1, "p"), (-2, "q")]).returning(vec![Tag::name.any()]).in_order())
        .unwrap()
        .remove(0);
    assert_eq!((row.len(), row.get::<String>("name").unwrap().as_str()), (1, "p"), "without hidden cells");
}

#[test]
fn rows_that_were_there() {
    let mut conn = connect(Tag::table());
    conn.execute(&Tag::insert_all(&tags(&["a", "b"]))).unwrap();
    let again = Tag::insert_all(&tags(&["b", "x", "a"])).on_conflict(Tag::name).do_update(Tag::weight.set(1.0));
    let found = conn.all(&again.returning((Tag::name, Tag::id)).in_order()).unwrap();
    assert_eq!(found, [("b".to_owned(), 2), ("x".to_owned(), 3), ("a".to_owned(), 1)]);
    let more = Tag::insert_all(&tags(&["y", "x", "z"])).on_any_conflict().do_nothing().returning(Tag::name).in_order();
    assert_eq!(conn.all(&more).unwrap(), ["y", "z"], "rows that were there do not come back");
    let ignored =
        insert(Tag::table()).prefix_for("sqlite", "OR IGNORE").columns((Tag::id, Tag::name)).rows([(90, "q"), (91, "x"), (80, "p")]);
    assert_eq!(conn.all(&ignored.returning(Tag::name).in_order()).unwrap(), ["q", "p"]);
}

#[test]
fn all_or_nothing() {
    let mut conn = connect(Tag::table());
    let failing = Tag::insert_all(&tags(&["a", "b", "a"])).returning(Tag::id).in_order();
    assert!(matches!(conn.all(&failing).unwrap_err().kind(), ErrorKind::UniqueViolation { .. }));
    assert_eq!(conn.scalar(&select(func::count_all()).from(Tag::table())).unwrap(), Some(0));
    // a key that the database keeps as something else is none to go by
    conn.execute(&text("CREATE TABLE codes (code INTEGER PRIMARY KEY)")).unwrap();
    let codes = Table::new("codes").column(ColumnDef::new("code", DataType::Text).primary_key());
    let new = insert(&codes).columns(vec![codes.c("code")]).rows([vec![Value::from("007")], vec![Value::from("5")]]);
    let new = new.returning(vec![codes.c("code")]).in_order();
    assert!(message(conn.all(&new).unwrap_err()).starts_with("rows in order: a row came back with a key that was not given"));
    assert_eq!(conn.scalar(&select(func::count_all()).from(&codes)).unwrap(), Some(0), "nothing is kept");
}
