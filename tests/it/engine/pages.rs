//! Pages by keys are the pages by OFFSET, whatever the keys and wherever NULL stands.

use super::*;
use aludel::query::SortKey;

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "items")]
struct Item {
    #[column(primary_key)]
    id: i64,
    a: Option<i32>,
    b: String,
    c: Option<f64>,
    d: Option<bool>,
}

/// Numbers by a generator that any test can repeat.
struct Rng(u64);
impl Rng {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
    fn option<T>(&mut self, value: T) -> Option<T> {
        (self.below(3) > 0).then_some(value)
    }
}

fn some_items(rng: &mut Rng) -> Vec<Item> {
    let mut items = vec![];
    for id in 0..rng.below(30) + 1 {
        let (a, b, c, d) = (rng.below(3) as i32, ["x", "y", "", "é"][rng.below(4) as usize], rng.below(3) as f64 / 2.0, rng.below(2) == 0);
        items.push(Item { id: id as i64, a: rng.option(a), b: b.into(), c: rng.option(c), d: rng.option(d) });
    }
    items
}

/// Some of the columns in some order and directions; the primary key is the last.
fn some_keys(rng: &mut Rng, table: &Table) -> (Vec<SortKey>, Vec<&'static str>) {
    let mut names = vec!["a", "b", "c", "d"];
    while names.len() > 1 && rng.below(3) > 0 {
        names.remove(rng.below(names.len() as u64) as usize);
    }
    let first = rng.below(names.len() as u64) as usize;
    names.rotate_left(first);
    names.push("id");
    let keys = names.iter().map(|name| {
        let column = table.c(name);
        let key = if rng.below(2) == 0 { column.asc() } else { column.desc() };
        match rng.below(4) {
            0 => key.nulls_first(),
            1 => key.nulls_last(),
            _ => key,
        }
    });
    (keys.collect(), names)
}

#[test]
fn pages_by_keys_are_pages_by_offset() {
    let table = Item::table();
    for seed in 0..300 {
        let mut rng = Rng(seed);
        let mut conn = connect(Item::table());
        let items = some_items(&mut rng);
        for item in &items {
            conn.execute(&Item::insert_with_key(item)).unwrap();
        }
        let (keys, names) = some_keys(&mut rng, &table);
        let all: Vec<Item> = conn.all(&Item::select().order_by(keys.clone())).unwrap();
        let size = rng.below(4) + 1;
        let (mut after, mut found): (Option<Vec<Value>>, Vec<Item>) = (None, vec![]);
        loop {
            let columns: Vec<_> = names.iter().map(|name| table.c(name)).collect();
            let page = Item::select().seek(keys.clone(), after.clone()).limit(size);
            let rows = conn.all(&page).unwrap();
            let offset = Item::select().order_by(keys.clone()).limit(size).offset(found.len() as u64);
            assert_eq!(rows, conn.all(&offset).unwrap(), "seed {seed}, behind {} rows, keys {names:?}\n{page}", found.len());
            let values: Vec<Row> = conn.all(&page.columns(columns)).unwrap();
            let Some(last) = values.last() else { break };
            after = Some(last.values().to_vec());
            found.extend(rows);
        }
        assert_eq!(found, all, "seed {seed}");
    }
}

/// Beside other conditions, and where an outer join makes a NOT NULL column NULL.
#[test]
fn pages_of_an_outer_join() {
    let mut conn = connect(Item::table());
    let mut rng = Rng(7);
    for item in some_items(&mut rng) {
        conn.execute(&Item::insert_with_key(&item)).unwrap();
    }
    let other = Item::alias("other");
    let pairs = || {
        let on = other.col(Item::id).eq(Item::id + 3) & other.col(Item::b).ne("x");
        select((other.col(Item::b).nullable(), Item::id)).left_join_on(&other, on).filter(Item::id.ne(4) | Item::id.eq(4))
    };
    for descending in [false, true] {
        let b = || if descending { other.col(Item::b).desc() } else { other.col(Item::b).asc() };
        for keys in [|k: SortKey| k, SortKey::nulls_first, SortKey::nulls_last] {
            let all = conn.all(&pairs().order_by((keys(b()), Item::id.desc()))).unwrap();
            assert!(all.iter().any(|(b, _)| b.is_none()) && all.iter().any(|(b, _)| b.is_some()));
            let mut found: Vec<(Option<String>, i64)> = vec![];
            while let Some(row) = conn.first(&pairs().seek((keys(b()), Item::id.desc()), found.last().cloned())).unwrap() {
                found.push(row);
            }
            assert_eq!(found, all);
        }
    }
}
