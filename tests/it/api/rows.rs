//! What rows are read into.

use crate::fixtures::own_types::*;
use aludel::prelude::*;
use aludel::query::FromRow;
use aludel::row::Cursor;

fn read<T: FromRow>(cells: &[Value]) -> Result<T, String> {
    let row = Row::new(["a", "b", "c", "d", "e"].into_iter().zip(cells.iter().cloned()));
    T::from_row(&mut Cursor::new(&row)).map_err(|error| error.to_string())
}
fn address(id: Value) -> [Value; 4] {
    [id, Value::Int(7), "x".into(), Value::Null]
}

#[test]
fn scalars_options_tuples() {
    assert_eq!(read::<i32>(&[Value::Int(3)]), Ok(3));
    assert_eq!(read::<(i32, Option<String>)>(&[Value::Int(3), Value::Null]), Ok((3, None)));
    assert_eq!(read::<((i64, String), Value)>(&[3.into(), "x".into(), true.into()]), Ok(((3, "x".into()), Value::Bool(true))));
    assert_eq!(read::<Option<(i32, String)>>(&[Value::Null, Value::Null]), Ok(None));
    assert_eq!(read::<(Option<(i32, Option<i32>)>, i32)>(&[3.into(), Value::Null, 4.into()]), Ok((Some((3, None)), 4)));
    assert_eq!(read::<i16>(&[Value::Int(70_000)]), Err("column a: expected a 16-bit integer, found a value out of its range".into()));
    let error = read::<(i32, String)>(&[Value::Int(3), Value::Null]).unwrap_err();
    assert!(error.contains("column b") && error.contains(".nullable()"), "{error}");
}

#[test]
fn models() {
    assert_eq!(read::<Address>(&address(1.into())), Ok(Address { id: 1, user_id: 7, email: "x".into(), note: None }));
    // decided by the primary key alone
    assert_eq!(read::<Option<Address>>(&address(Value::Null)), Ok(None));
    assert_eq!(read::<(Option<Address>, i32)>(&[&address(Value::Null)[..], &[5.into()]].concat()), Ok((None, 5)));
    let null = [1.into(), Value::Null, "x".into(), Value::Null];
    let error = read::<Option<Address>>(&null).unwrap_err();
    assert!(error.contains("column b") && error.contains(".nullable()"), "{error}");
}

#[test]
fn types_of_ones_own() {
    assert_eq!(read::<(UserId, Tag, Color)>(&[3.into(), "x".into(), "very green".into()]), Ok((UserId(3), Tag("x".into()), Color::Green)));
    assert_eq!(read::<Option<Color>>(&[Value::Null]), Ok(None));
    assert_eq!(read::<Color>(&["blue".into()]), Err("column a: expected one of Red, very green".into()));
}
