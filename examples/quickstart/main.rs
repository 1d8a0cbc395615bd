//! A shop in one file: four models, about 2,000 rows, and six queries, each rendered for four databases.
//!
//! ```text
//! cargo run --example quickstart
//! ```

mod data;
mod print;

use aludel::Date;
use aludel::prelude::*;
use print::{cells, show, show_refused};

/// An employee of the shop.
#[derive(Model, Debug, Clone)]
#[model(table = "employees")]
pub struct Employee {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 40)]
    pub name: String,
    #[column(foreign_key = "employees.id")]
    pub manager_id: Option<i32>,
    pub salary: i32,
}

/// A customer.
#[derive(Model, Debug, Clone)]
#[model(table = "customers")]
pub struct Customer {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 40)]
    pub name: String,
    #[column(length = 30)]
    pub city: String,
    #[column(length = 80, unique)]
    pub email: Option<String>,
    #[column(foreign_key = Employee::id)]
    pub advisor_id: Option<i32>,
}

/// An order, with its date and status.
#[derive(Model, Debug, Clone)]
#[model(table = "orders")]
pub struct Order {
    #[column(primary_key)]
    pub id: i32,
    #[column(foreign_key = Customer::id)]
    pub customer_id: i32,
    pub status: Status,
    pub placed_on: Date,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Status {
    Open,
    Paid,
    Sent,
}

/// An item of an order.
#[derive(Model, Debug, Clone)]
#[model(table = "items")]
pub struct Item {
    #[column(primary_key)]
    pub id: i32,
    #[column(foreign_key = Order::id)]
    pub order_id: i32,
    #[column(length = 40)]
    pub product: String,
    pub quantity: i32,
    pub price: f64,
}

/// The input of the search page.
#[derive(Default)]
struct Search {
    city: Option<&'static str>,
    name: Option<&'static str>,
    status: Vec<Status>,
    sort: Vec<&'static str>,
}

/// Adds a condition for each field that is given: the type of the statement does not depend on the conditions.
fn search(form: &Search) -> Select<(i32, String, String)> {
    let mut query = select((Customer::id, Customer::name, Customer::city));
    if let Some(city) = form.city {
        query = query.filter(Customer::city.eq(city));
    }
    if let Some(name) = form.name {
        query = query.filter(Customer::name.contains(name).autoescape());
    }
    if !form.status.is_empty() {
        let mine = select(Order::id).filter(Order::customer_id.eq(Customer::id) & Order::status.in_(&form.status));
        query = query.filter(exists(mine));
    }
    for key in &form.sort {
        query = query.order_by(Customer::table().c(key));
    }
    query.limit(5)
}

fn main() -> Result<(), aludel::Error> {
    let engine = Engine::new("sqlite::memory:")?;
    let mut conn = engine.connect()?;
    MetaData::of([Item::table(), Order::table(), Customer::table(), Employee::table()]).create_all().run(&mut conn)?;
    data::load(&engine)?;
    let count = |table: &str, rows: Option<i64>| println!("{table:>10}: {} rows", rows.unwrap_or(0));
    count("employees", conn.scalar(&select(func::count_all()).from(Employee::table()))?);
    count("customers", conn.scalar(&select(func::count_all()).from(Customer::table()))?);
    count("orders", conn.scalar(&select(func::count_all()).from(Order::table()))?);
    count("items", conn.scalar(&select(func::count_all()).from(Item::table()))?);

    let revenue = func::sum(Item::price * Item::quantity).label("revenue");
    let best = select((Customer::city, func::count(Order::id).distinct().label("orders"), &revenue))
        .from(Customer::table())
        .join(Order::table())
        .join(Item::table())
        .filter(Order::status.ne(Status::Open))
        .group_by(Customer::city)
        .having(func::count(Order::id).distinct().gt(40))
        .order_by(revenue.desc());
    let rows = conn.all(&best)?;
    show("Revenue by city, where there are more than 40 orders", "join, aggregate, having", &best);
    print::table(&["city", "orders", "revenue"], rows.iter().map(|(city, orders, revenue)| cells![city, orders, print::money(*revenue)]));

    let boss = Employee::alias("boss");
    let underpaid = select((
        Employee::name,
        Employee::salary,
        boss.col(Employee::name).label("manager"),
        boss.col(Employee::salary).label("manager_salary"),
    ))
    .join_on(&boss, Employee::manager_id.eq(boss.col(Employee::id)))
    .filter(Employee::salary.gt(boss.col(Employee::salary)))
    .order_by(Employee::name);
    let rows = conn.all(&underpaid)?;
    show("Who earns more than their manager", "self-join by alias", &underpaid);
    print::table(
        &["name", "salary", "manager", "manager_salary"],
        rows.iter().map(|(name, own, manager, theirs)| cells![name, own, manager, theirs]),
    );

    let open = select(Order::id).filter(Order::customer_id.eq(Customer::id) & Order::status.eq(Status::Open));
    let waiting = select((Customer::name, Customer::email))
        .filter(exists(open) & Customer::email.is_not_null() & Customer::city.eq("Lyon"))
        .order_by(Customer::name)
        .limit(5);
    let rows = conn.all(&waiting)?;
    show("Customers in Lyon whom an open order waits for", "correlated EXISTS", &waiting);
    print::table(&["name", "email"], rows.iter().map(|(name, email)| cells![name, email.as_deref().unwrap_or("–")]));

    let new = insert(Customer::table())
        .values((Customer::name.set("Ada Lovelace"), Customer::city.set("London"), Customer::email.set("ada@example.org")))
        .returning((Customer::id, Customer::name));
    let (id, name) = conn.one(&new)?;
    show("A new customer, and the key that she got", "insert with returning", &new);
    print::table(&["id", "name"], [cells![id, name]]);

    let raise = update(Employee::table())
        .set(Employee::salary.set(Employee::salary + Employee::salary.int_div(20)))
        .filter(Employee::manager_id.is_not_null() & Employee::salary.lt(3_000));
    let changed = conn.execute(&raise)?.rows_affected();
    show("Five percent more for those who earn least", "update by expression", &raise);
    println!("   {changed} rows changed");

    let form = Search { name: Some("an"), status: vec![Status::Paid, Status::Sent], sort: vec!["city", "name"], ..Search::default() };
    let found = search(&form);
    let rows = conn.all(&found)?;
    show("Whatever the visitor has filled in", "dynamic filter", &found);
    print::table(&["id", "name", "city"], rows.iter().map(|(id, name, city)| cells![id, name, city]));

    let wrong = search(&Search { city: Some("Turin"), sort: vec!["nmae"], ..Search::default() });
    show_refused("A sort key that is not there is an error of compile(), not of the database", &wrong);
    Ok(())
}
