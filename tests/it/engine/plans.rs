//! Long lists: more rows and values than a statement binds.

use super::*;
use aludel::compiler::Dialect;
use std::collections::HashSet;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "tags")]
struct Tag {
    #[column(primary_key, autoincrement = false)]
    id: i64,
    name: String,
    weight: Option<f64>,
    bytes: Option<Vec<u8>>,
}

fn tag(id: i64) -> Tag {
    Tag { id, name: format!("tag \"{id}\"\\'"), weight: (id % 3 > 0).then(|| id as f64 / 7.0), bytes: Some(id.to_be_bytes().to_vec()) }
}

#[test]
fn two_hundred_thousand_rows_and_values() {
    const MANY: i64 = 200_000;
    let mut conn = connect(Tag::table());
    let tags: Vec<Tag> = (0..MANY).map(tag).collect();
    let done = conn.execute(&Tag::insert_all(&tags)).unwrap();
    assert_eq!(done.rows_affected(), MANY as u64);
    assert_eq!(conn.scalar(&select(func::count_all())).unwrap(), Some(1));
    assert_eq!(conn.scalar(&Tag::select().columns(func::count_all())).unwrap(), Some(MANY));
    let count = |conn: &mut Connection, query: Select<Tag>| conn.scalar(&query.columns(func::count_all())).unwrap().unwrap();
    // every second integer, text and float, and as many that are not there
    let ids = (0..2 * MANY).step_by(2);
    assert_eq!(count(&mut conn, Tag::select().filter(Tag::id.in_(ids.clone()))), MANY / 2);
    assert_eq!(count(&mut conn, Tag::select().filter(Tag::id.not_in(ids.clone()))), MANY / 2);
    let names: Vec<String> = ids.clone().map(|id| tag(id).name).collect();
    assert_eq!(count(&mut conn, Tag::select().filter(Tag::name.in_(&names))), MANY / 2);
    let weights: Vec<f64> = (0..MANY).filter_map(|id| tag(id).weight).collect();
    assert_eq!(count(&mut conn, Tag::select().filter(Tag::weight.in_(&weights))), weights.len() as i64);
    let rows = conn.all(&Tag::select().filter(Tag::id.in_(ids)).order_by(Tag::id)).unwrap();
    assert_eq!(rows.len() as i64, MANY / 2);
    assert!(rows.iter().all(|row| *row == tag(row.id)));
    // a parameter of many values
    let query = select(Tag::id).filter(Tag::id.in_(params::<i64>("ids"))).bind_list("ids", 0..MANY);
    assert_eq!(conn.all(&query).unwrap().len() as i64, MANY);
    // what cannot be carried goes up to the limit, and says so beyond it
    let bytes = |n: i64| Tag::select().filter(Tag::bytes.in_((0..n).map(|id| id.to_be_bytes().to_vec())));
    assert_eq!(count(&mut conn, bytes(32_766)), 32_766);
    let error = conn.all(&bytes(32_767)).unwrap_err();
    assert_eq!(
        message(error),
        "32767 bound values, but the server accepts at most 32766; nothing in it can be split or carried in one value; send it in parts, or join a temporary table"
    );
}

#[test]
fn rows_come_back_in_the_order_in_which_they_were_given() {
    let mut conn = connect(Tag::table());
    let ids: Vec<i64> = (0..3000).map(|n| n * 7919 % 3001).collect();
    let tags: Vec<Tag> = ids.iter().map(|id| tag(*id)).collect();
    assert_eq!(conn.all(&Tag::insert_all(&tags).returning(Tag::id)).unwrap(), ids);
    let first: Option<i64> = conn.first(&Tag::insert_all(&(5000..5100).map(tag).collect::<Vec<_>>()).returning(Tag::id)).unwrap();
    assert_eq!(first, Some(5000));
    assert_eq!(conn.scalar(&select(func::count(Tag::id))).unwrap(), Some(3100), "all of them were run");
}

#[test]
fn all_rows_are_inserted_or_none() {
    let mut conn = connect(Tag::table());
    let mut tags: Vec<Tag> = (0..5000).map(tag).collect();
    tags[4999].id = 3;
    let count = |conn: &mut Executor| conn.scalar(&select(func::count(Tag::id))).unwrap();
    assert!(matches!(conn.execute(&Tag::insert_all(&tags)).unwrap_err().kind(), ErrorKind::UniqueViolation { .. }));
    assert_eq!(count(&mut conn), Some(0));
    conn.transaction(|tx| {
        tx.execute(&Tag::insert(&tag(-1)))?;
        assert!(tx.execute(&Tag::insert_all(&tags)).is_err());
        assert_eq!(count(tx), Some(1));
        tags[4999].id = 4999;
        tx.execute(&Tag::insert_all(&tags))
    })
    .unwrap();
    assert_eq!(count(&mut conn), Some(5001));
}

/// Foreign keys are checked when a statement ends: what fits into one stays one.
#[test]
fn rows_may_refer_to_each_other() {
    let mut conn = connect(User::table());
    let users: Vec<User> = (0..1000).map(|id| User { manager_id: Some(999 - id), ..user(id, "x") }).collect();
    let all = insert(User::table()).columns((User::id, User::name, User::manager_id));
    let all = all.rows(users.iter().map(|user| (user.id, user.name.as_str(), user.manager_id)));
    assert_eq!(conn.execute(&all).unwrap().rows_affected(), 1000);
}

/// However long the lists are: a handful of texts.
#[test]
fn texts_are_few() {
    let lengths = || (1..200).chain([1000, 5000, 16_384, 20_000, 70_000]);
    for dialect in [&Sqlite::default() as &dyn Dialect, &Postgres::default(), &MySql::default(), &MariaDb::default()] {
        let (mut inserts, mut integers, mut texts, mut tuples) = (HashSet::new(), HashSet::new(), HashSet::new(), HashSet::new());
        for n in lengths() {
            let plan = Tag::insert_all(&(0..n).map(tag).collect::<Vec<_>>()).plan(dialect).unwrap();
            inserts.extend(plan.into_statements().map(|one| one.sql().to_owned()));
            let one = |statement: &dyn Fn() -> aludel::Result<aludel::compiler::Plan>, texts: &mut HashSet<String>| {
                let plan = statement().unwrap();
                assert_eq!(plan.statements().len(), 1);
                assert!(plan.statements()[0].params().len() <= dialect.features().max_binds);
                texts.insert(plan.statements()[0].sql().to_owned());
            };
            one(&|| select(Tag::id).filter(Tag::id.in_(0..n)).plan(dialect), &mut integers);
            if n < 20_000 {
                one(&|| select(Tag::id).filter(Tag::name.not_in((0..n).map(|n| n.to_string()))).plan(dialect), &mut texts);
                let pairs = tuple((Tag::id, Tag::name)).in_((0..n.min(10_000)).map(|n| (n, "x")));
                one(&|| select(Tag::id).filter(pairs.clone()).plan(dialect), &mut tuples);
            }
        }
        for texts in [inserts, integers, texts, tuples] {
            assert!(texts.len() <= 9, "{}: {} texts", dialect.name(), texts.len());
        }
    }
}

/// A value that is carried compares as it would by itself, whatever the column is.
#[test]
fn carried_values_compare_as_bound_ones() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let things = Table::new("things")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("i", DataType::BigInteger))
        .column(ColumnDef::new("t", DataType::Text))
        .column(ColumnDef::new("f", DataType::Double));
    create(&mut conn, [things.clone()]);
    let texts = ["", "a", "A", "5", "5.0", "é\u{1F600}\u{7f}", "\"\\/\u{8}\u{c}\n\r\t\u{1}", "a ", "null", "\u{2028}"];
    let mut numbers = vec![0.0, -0.0, 0.1, 1e300, 5e-324, 1.0 / 3.0, f64::MAX, 123456789.12345679, 5.0, 2f64.powi(60)];
    let mut seed = 42_u64;
    while numbers.len() < 3000 {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let number = f64::from_bits(seed ^ (seed >> 29));
        if number.is_finite() {
            numbers.push(number);
        }
    }
    let integers = [0, 5, -1, i64::MAX, i64::MIN, 1 << 53, (1 << 53) + 1];
    let rows: Vec<Vec<Value>> = (0..numbers.len())
        .map(|n| vec![(n as i64).into(), integers[n % integers.len()].into(), texts[n % texts.len()].into(), numbers[n].into()])
        .collect();
    let columns = vec![things.c("id"), things.c("i"), things.c("t"), things.c("f")];
    conn.execute(&insert(things.clone()).columns(columns).rows(rows)).unwrap();
    let lists: [Vec<Value>; 4] = [
        integers.iter().cycle().take(100).map(|v| (*v).into()).collect(),
        texts.iter().cycle().take(100).map(|v| (*v).into()).collect(),
        numbers.iter().map(|v| (*v).into()).collect(),
        (0..100).map(|v| if v % 2 == 0 { Value::Int(v) } else { Value::from(v.to_string()) }).collect(),
    ];
    let typeless = table("things", ["id", "i", "t", "f"]);
    for list in lists {
        for of in ["i", "t", "f"] {
            for column in [things.c(of), typeless.c(of)] {
                for negated in [false, true] {
                    let found = if negated { column.not_in(list.clone()) } else { column.in_(list.clone()) };
                    let query = select(vec![things.c("id")]).filter(found).order_by(things.c("id"));
                    let carried: Vec<Value> = conn.all(&query).unwrap().iter().map(|row| row.values()[0].clone()).collect();
                    // the same, one by one
                    let mut bound: Vec<Value> = vec![];
                    for part in list.chunks(50) {
                        let query = select(vec![things.c("id")]).filter(column.in_(part.to_vec()));
                        bound.extend(conn.all(&query).unwrap().iter().map(|row| row.values()[0].clone()));
                    }
                    let bound: HashSet<Value> = bound.into_iter().collect();
                    let all = 0..numbers.len() as i64;
                    let expected: Vec<Value> = all.map(Value::Int).filter(|id| bound.contains(id) != negated).collect();
                    assert_eq!(carried.len(), expected.len(), "{of} of {:?}", list.first());
                    assert_eq!(carried, expected);
                }
            }
        }
    }
}
