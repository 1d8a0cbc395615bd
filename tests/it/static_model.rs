//! Models without their Rust types, as a session handles them: objects in boxes, columns by number, values one by one.

use crate::fixtures::shop::{Status, User};
use aludel::Value;
use aludel::prelude::*;
use aludel::query::{Object, StaticModel};
use aludel::row::Cursor;
use aludel::schema::Constraint;

#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
struct AuthorId(i64);

/// A type that is kept as text, and takes only some.
#[derive(SqlType, Debug, Clone, PartialEq)]
#[sql(as = String)]
struct Slug(String);
impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}
impl TryFrom<String> for Slug {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, &'static str> {
        if text.contains(' ') { Err("a slug has no spaces") } else { Ok(Slug(text)) }
    }
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "articles")]
struct Article {
    #[column(primary_key)]
    id: i64,
    #[column(name = "headline", length = 80)]
    title: String,
    subtitle: Option<String>,
    author: AuthorId,
    editor: Option<AuthorId>,
    status: Status,
    slug: Slug,
    words: i16,
    #[column(computed = "words * 2")]
    twice: i32,
    r#type: Option<bool>,
    tags: Vec<String>,
    other: Value,
    #[cfg(feature = "serde_json")]
    data: serde_json::Value,
}
#[derive(Model, Debug, PartialEq)]
#[model(table = "seats", primary_key(number, hall))]
struct Seat {
    hall: i32,
    number: i32,
    guest: Option<String>,
}
#[derive(Model, Debug, PartialEq)]
#[model(table = "rooms", constraint = Constraint::primary_key(["floor"]))]
struct Room {
    name: Option<String>,
    floor: i32,
}

const ARTICLE: &StaticModel = Article::STATIC;

fn article() -> Article {
    Article {
        id: 5,
        title: "Trees".into(),
        subtitle: None,
        author: AuthorId(7),
        editor: Some(AuthorId(8)),
        status: Status::Open,
        slug: Slug("trees".into()),
        words: 300,
        twice: 600,
        r#type: Some(true),
        tags: vec!["wood".into(), "leaf".into()],
        other: Value::Int(1),
        #[cfg(feature = "serde_json")]
        data: serde_json::json!({"a": [1, null]}),
    }
}
fn another() -> Article {
    Article {
        id: 6,
        title: "Birds".into(),
        subtitle: Some("of the north".into()),
        author: AuthorId(70),
        editor: None,
        status: Status::Sent,
        slug: Slug("birds".into()),
        words: -1,
        twice: -2,
        r#type: None,
        tags: vec![],
        other: Value::Null,
        #[cfg(feature = "serde_json")]
        data: serde_json::json!("text"),
    }
}
fn columns(model: &StaticModel) -> Vec<u16> {
    (0..model.table().columns().len() as u16).collect()
}
fn values(model: &StaticModel, object: &Object, columns: &[u16]) -> Vec<Value> {
    let mut values = vec![];
    model.encode(object, columns, &mut |_, value| values.push(value)).unwrap();
    values
}

#[test]
fn a_record_has_names_columns_and_key() {
    assert_eq!((ARTICLE.name(), ARTICLE.table().name().as_str(), ARTICLE.table().key()), ("Article", "articles", &[0][..]));
    assert_eq!(ARTICLE.table().columns()[1].name().as_str(), "headline");
    // in the order of the key
    assert_eq!(Seat::STATIC.table().key(), [1, 0]);
    assert_eq!(Room::STATIC.table().key(), [1]);
}

#[test]
fn all_fields_or_chosen_ones_are_encoded() {
    let object: Box<Object> = Box::new(article());
    let all = values(ARTICLE, &*object, &columns(ARTICLE));
    assert_eq!(all[..5], [5.into(), "Trees".into(), Value::Null, 7.into(), 8.into()]);
    assert_eq!(all[5..9], ["Open".into(), "trees".into(), 300.into(), Value::Int(600)]);
    assert_eq!(values(ARTICLE, &*object, &[7, 0, 1]), [Value::from(300), 5.into(), "Trees".into()]);
    assert_eq!(values(ARTICLE, &*object, &[]), []);
    // what changed since a snapshot
    let mut changed = vec![];
    let mut was = all.into_iter();
    let now = Article { status: Status::Paid, tags: vec![], ..article() };
    let compare = &mut |column, value| changed.extend((was.next() != Some(value)).then_some(column));
    ARTICLE.encode(&now, &columns(ARTICLE), compare).unwrap();
    assert_eq!(changed, [5, 10]);
}

#[test]
fn every_field_takes_the_value_that_it_gives() {
    let (wanted, mut object): (_, Box<Object>) = (another(), Box::new(article()));
    for column in columns(ARTICLE) {
        for value in values(ARTICLE, &wanted, &[column]) {
            ARTICLE.assign(&mut *object, column.into(), &value).unwrap();
        }
        assert_eq!(values(ARTICLE, &*object, &[column]), values(ARTICLE, &wanted, &[column]), "column {column}");
    }
    assert_eq!(object.downcast_ref::<Article>(), Some(&wanted));
}

#[test]
fn one_field_is_assigned_and_the_others_stay() {
    let mut object: Box<Object> = Box::new(article());
    ARTICLE.assign(&mut *object, 1, &"Shrubs".into()).unwrap();
    ARTICLE.assign(&mut *object, 4, &Value::Null).unwrap();
    assert_eq!(object.downcast_ref(), Some(&Article { title: "Shrubs".into(), editor: None, ..article() }));
    // from the cells of a row, as those of RETURNING
    let row = Row::new([("id", Value::Int(9)), ("twice", 44.into())]);
    let mut cursor = Cursor::new(&row);
    ARTICLE.assign_cell(&mut *object, 0, &mut cursor).unwrap();
    ARTICLE.assign_cell(&mut *object, 8, &mut cursor).unwrap();
    assert_eq!(object.downcast_ref(), Some(&Article { id: 9, title: "Shrubs".into(), editor: None, twice: 44, ..article() }));
    assert_eq!(
        ARTICLE.assign_cell(&mut *object, 1, &mut Cursor::new(&row)).unwrap_err().to_string(),
        "column id: expected text, found an integer"
    );
}

#[test]
fn a_value_that_does_not_fit_names_field_and_types() {
    let mut object: Box<Object> = Box::new(article());
    let mut told = |column, value: Value| match ARTICLE.assign(&mut *object, column, &value) {
        Ok(()) => "no error".to_owned(),
        Err(error) => error.to_string(),
    };
    let cases: [(usize, Value, &str); 11] = [
        (1, 5.into(), "column Article::title: expected text, found an integer; the field is of type `String`"),
        (2, 5.into(), "column Article::subtitle: expected text, found an integer; the field is of type `Option<String>`"),
        (3, "x".into(), "column Article::author: expected an integer, found text; the field is of type `AuthorId`"),
        (4, true.into(), "column Article::editor: expected an integer, found a boolean; the field is of type `Option<AuthorId>`"),
        (5, "Lost".into(), "column Article::status: expected one of Open, Paid, sent; the field is of type `Status`"),
        (
            6,
            "a b".into(),
            "column Article::slug: the value does not convert to its Rust type; the field is of type `Slug`: a slug has no spaces",
        ),
        (7, 40_000.into(), "column Article::words: expected a 16-bit integer, found a value out of its range; the field is of type `i16`"),
        (9, "no".into(), "column Article::type: expected a boolean, found text; the field is of type `Option<bool>`"),
        (10, "wood".into(), "column Article::tags: expected an array, found text; the field is of type `Vec<String>`"),
        (1, Value::Null, "column Article::title: NULL does not fit a field of type `String`; an `Option` takes it"),
        (8, Value::Null, "column Article::twice: NULL does not fit a field of type `i32`; an `Option` takes it"),
    ];
    for (column, value, expected) in cases {
        assert_eq!(told(column, value), expected);
    }
    // of an array's element, too
    let list = Value::Array([Value::from("wood"), 1.into()].into());
    assert_eq!(told(10, list), "column Article::tags: expected text, found an integer");
    assert_eq!(object.downcast_ref(), Some(&article()), "the fields are as they were");
}

#[cfg(feature = "serde_json")]
#[test]
fn a_document_that_is_none_names_its_field() {
    let mut object: Box<Object> = Box::new(article());
    ARTICLE.assign(&mut *object, 12, &Value::Json("[1]".into())).unwrap();
    assert_eq!(object.downcast_ref(), Some(&Article { data: serde_json::json!([1]), ..article() }));
    let error = ARTICLE.assign(&mut *object, 12, &true.into()).unwrap_err();
    assert_eq!(error.to_string(), "column Article::data: expected json, found a boolean; the field is of type `serde_json::Value`");
    let error = ARTICLE.assign(&mut *object, 12, &Value::Null).unwrap_err();
    assert_eq!(error.to_string(), "column Article::data: NULL does not fit a field of type `serde_json::Value`; an `Option` takes it");
}

#[test]
fn cells_become_an_object() {
    let names = ARTICLE.table().columns().iter().map(|column| column.name().to_string());
    let row = Row::new(names.zip(values(ARTICLE, &another(), &columns(ARTICLE))));
    let object = ARTICLE.read(&mut Cursor::new(&row)).unwrap();
    assert_eq!(object.downcast_ref(), Some(&another()));
    // of several models in a row, each takes its own cells
    let row = Row::new([("hall", 1.into()), ("number", 2.into()), ("guest", Value::Null), ("name", "A".into()), ("floor", 3.into())]);
    let mut cursor = Cursor::new(&row);
    let objects: Vec<Box<Object>> = [Seat::STATIC, Room::STATIC].iter().map(|model| model.read(&mut cursor).unwrap()).collect();
    assert_eq!(objects[0].downcast_ref(), Some(&Seat { hall: 1, number: 2, guest: None }));
    assert_eq!(objects[1].downcast_ref(), Some(&Room { name: Some("A".into()), floor: 3 }));
    let error = Room::STATIC.read(&mut Cursor::new(&row)).unwrap_err();
    assert_eq!(error.to_string(), "column hall: expected text, found an integer");
    let short = Row::new([("name", Value::Null)]);
    let error = Room::STATIC.read(&mut Cursor::new(&short)).unwrap_err();
    assert_eq!(error.to_string(), "column 2: the row has only 1 columns; its Rust type reads more");
}

#[test]
fn an_object_of_another_model_and_a_column_that_is_not_there_are_errors() {
    let mut seat: Box<Object> = Box::new(Seat { hall: 1, number: 2, guest: None });
    let ignore = &mut |_: u16, _: Value| panic!("no value");
    let found = [
        ARTICLE.encode(&*seat, &[0], ignore),
        ARTICLE.assign(&mut *seat, 0, &1.into()),
        Seat::STATIC.encode(&*seat, &[0, 3], ignore),
        Seat::STATIC.assign(&mut *seat, 3, &1.into()),
    ];
    let found = found.map(|result| result.unwrap_err().to_string());
    let other = "Article: the object is of another model";
    let missing = "Seat: it has no column of the number 3";
    assert_eq!(found, [other, other, missing, missing]);
}

#[test]
fn objects_of_several_models_go_to_another_thread() {
    let objects: Vec<(&'static StaticModel, Box<Object>)> =
        vec![(ARTICLE, Box::new(article())), (Seat::STATIC, Box::new(Seat { hall: 1, number: 2, guest: None }))];
    let keys = std::thread::spawn(move || {
        let key = |model: &StaticModel, object: &Object| {
            let key: Vec<u16> = model.table().key().iter().map(|column| *column as u16).collect();
            values(model, object, &key)
        };
        objects.iter().map(|(model, object)| key(model, &**object)).collect::<Vec<_>>()
    });
    assert_eq!(keys.join().unwrap(), [vec![Value::Int(5)], vec![2.into(), 1.into()]]);
}

/// The record's key says whether the outer side of a join is there.
#[test]
fn a_key_that_is_null_is_no_object() {
    use aludel::query::FromRow;
    let absent = Row::new([("name", Value::from("A")), ("floor", Value::Null)]);
    assert_eq!(Option::<Room>::from_row(&mut Cursor::new(&absent)).unwrap(), None);
    let present = Row::new([("name", Value::Null), ("floor", 3.into())]);
    assert_eq!(Option::<Room>::from_row(&mut Cursor::new(&present)).unwrap(), Some(Room { name: None, floor: 3 }));
}

/// What an INSERT writes is found once; with a key that the database would number, and without.
#[test]
fn inserts_write_what_the_database_does_not_make() {
    let head = |insert: Insert| insert.to_string().split(" VALUES").next().map(str::to_owned);
    let data = if cfg!(feature = "serde_json") { ", data" } else { "" };
    let columns = format!("headline, subtitle, author, editor, status, slug, words, type, tags, other{data}");
    assert_eq!(head(Article::insert(&article())), Some(format!("INSERT INTO articles ({columns})")));
    assert_eq!(head(Article::insert_with_key(&article())), Some(format!("INSERT INTO articles (id, {columns})")));
    let user = |id| User { id, name: "ed".into(), fullname: None, email: None, age: Some(5), active: true, manager_id: None };
    let users = head(User::insert_all(&[user(1), user(2)]));
    assert_eq!(users.as_deref(), Some("INSERT INTO users (name, fullname, email, age, active, manager_id)"));
}
