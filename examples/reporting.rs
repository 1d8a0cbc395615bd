//! A report: a CTE, a window over it, and totals by grouping sets. Only PostgreSQL has these; on other databases `compile()` reports it,
//! and the report is a UNION ALL instead.
//!
//! ```text
//! cargo run --example reporting
//! ```

use aludel::compiler::Dialect;
use aludel::prelude::*;

#[derive(Model)]
#[model(table = "sales")]
struct Sale {
    #[column(primary_key)]
    id: i32,
    #[column(length = 20)]
    region: String,
    #[column(length = 20)]
    product: String,
    amount: i32,
}

/// A row of the ranking: region, product, sum, rank, highest sum of the region.
type Ranked = (String, String, Option<i64>, i64, Option<i64>);

/// Returns the products of each region with their rank, best first.
fn ranked() -> Select<Ranked> {
    let total = func::sum(Sale::amount).label("total");
    let sums = select((Sale::region, Sale::product, &total)).group_by((Sale::region, Sale::product)).cte("sums");
    let (region, amount) = (sums.col(Sale::region), sums.col(&total));
    let place = func::rank().over().partition_by(&region).order_by(amount.desc());
    let running = func::max(&amount).over().partition_by(&region);
    select((&region, sums.col(Sale::product), &amount, place.label("place"), running.label("best"))).order_by((
        &region,
        amount.desc(),
        sums.col(Sale::product),
    ))
}

/// Returns sums by region and by product.
fn totals() -> Select<(Option<String>, Option<String>, Option<i64>)> {
    let sets = func::grouping_sets((Sale::region, Sale::product));
    select((Sale::region.nullable(), Sale::product.nullable(), func::sum(Sale::amount).label("total"))).group_by(sets)
}

/// Returns the same sums without grouping sets.
fn totals_by_union() -> Select<(Option<String>, Option<String>, Option<i64>)> {
    let none = || literal(None::<String>);
    let total = func::sum(Sale::amount).label("total");
    let by_region = select((Sale::region.nullable(), none().label("product"), &total)).group_by(Sale::region);
    let by_product = select((none().label("region"), Sale::product.nullable(), &total)).group_by(Sale::product);
    by_region.union_all(by_product)
}

fn main() -> Result<(), aludel::Error> {
    let dialects: [&dyn Dialect; 4] = [&Sqlite::default(), &MySql::default(), &MariaDb::default(), &Postgres::default()];
    for dialect in dialects {
        println!("-- {}\n{}", dialect.name(), ranked().compile(dialect)?.sql());
        match totals().compile(dialect) {
            Ok(compiled) => println!("{}", compiled.sql()),
            Err(refused) => println!("-- {refused}\n{}", totals_by_union().compile(dialect)?.sql()),
        }
    }

    let engine = Engine::new("sqlite::memory:")?;
    let mut conn = engine.connect()?;
    MetaData::of([Sale::table()]).create_all().run(&mut conn)?;
    let sale = |region: &str, product: &str, amount| Sale { id: 0, region: region.into(), product: product.into(), amount };
    let sales = [sale("north", "tea", 5), sale("north", "coffee", 9), sale("north", "tea", 6), sale("south", "tea", 1)];
    conn.execute(&Sale::insert_all(&sales))?;

    let rows = conn.all(&ranked())?;
    for (region, product, total, place, best) in &rows {
        println!("{region} {product}: {total:?}, number {place}, best {best:?}");
    }
    let north = |product: &str, total, place| ("north".to_owned(), product.to_owned(), Some(total), place, Some(11));
    assert_eq!(rows[..2], [north("tea", 11, 1), north("coffee", 9, 2)]);
    let mut totals = conn.all(&totals_by_union())?;
    totals.sort();
    let of = |region: Option<&str>, product: Option<&str>, total| (region.map(str::to_owned), product.map(str::to_owned), Some(total));
    assert_eq!(totals, [of(None, Some("coffee"), 9), of(None, Some("tea"), 12), of(Some("north"), None, 20), of(Some("south"), None, 1)]);
    Ok(())
}
