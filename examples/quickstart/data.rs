//! The data of the shop, which is the same on every run.

use crate::{Customer, Employee, Item, Order, Status};
use aludel::Date;
use aludel::prelude::*;

const FIRST: [&str; 10] = ["Ana", "Bruno", "Chloe", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jan"];
const LAST: [&str; 9] = ["Moreau", "Silva", "Novak", "Rossi", "Keller", "Santos", "Dubois", "Lindqvist", "O'Hara"];
const CITIES: [&str; 6] = ["Lyon", "Porto", "Turin", "Graz", "Ghent", "Split"];
const PRODUCTS: [(&str, f64); 7] =
    [("teapot", 24.5), ("cup", 6.0), ("kettle", 39.9), ("strainer", 4.25), ("green tea", 8.75), ("black tea", 7.5), ("tray", 18.0)];

/// A small generator of numbers (Lehmer's, modulus 2^31 - 1), so that the data does not depend on the date or the machine.
struct Numbers(u64);
impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        self.0 as usize % n
    }
}

pub fn load(engine: &Engine) -> Result<(), aludel::Error> {
    let mut numbers = Numbers(4711);
    let employees: Vec<Employee> = (1..=20).map(|id| employee(id, &mut numbers)).collect();
    let customers: Vec<Customer> = (1..=180).map(|id| customer(id, &mut numbers)).collect();
    let orders: Vec<Order> = (1..=600).map(|id| order(id, &mut numbers)).collect();
    let items: Vec<Item> = (1..=1_200).map(|id| item(id, &mut numbers)).collect();
    engine.transaction(|tx| {
        tx.execute(&Employee::insert_all(&employees))?;
        tx.execute(&Customer::insert_all(&customers))?;
        tx.execute(&Order::insert_all(&orders))?;
        tx.execute(&Item::insert_all(&items))?;
        Ok(())
    })
}

fn employee(id: i32, numbers: &mut Numbers) -> Employee {
    let name = format!("{} {}", FIRST[id as usize % FIRST.len()], LAST[id as usize * 7 % LAST.len()]);
    let manager_id = (id > 1).then_some((id / 4).max(1));
    Employee { id, name, manager_id, salary: 2_400 + 100 * numbers.below(25) as i32 }
}

fn customer(id: i32, numbers: &mut Numbers) -> Customer {
    let (first, last) = (FIRST[numbers.below(FIRST.len())], LAST[numbers.below(LAST.len())]);
    let email = (id % 4 != 0).then(|| format!("{}.{id}@example.org", first.to_lowercase()));
    let city = CITIES[numbers.below(CITIES.len())].into();
    Customer { id, name: format!("{first} {last}"), city, email, advisor_id: (id % 5 != 0).then_some(1 + id % 20) }
}

fn order(id: i32, numbers: &mut Numbers) -> Order {
    let status = [Status::Open, Status::Paid, Status::Sent, Status::Sent][numbers.below(4)];
    let placed_on = Date { year: 2026, month: 1 + numbers.below(10) as u8, day: 1 + numbers.below(28) as u8 };
    Order { id, customer_id: 1 + numbers.below(180) as i32, status, placed_on }
}

fn item(id: i32, numbers: &mut Numbers) -> Item {
    let (product, price) = PRODUCTS[numbers.below(PRODUCTS.len())];
    Item { id, order_id: 1 + numbers.below(600) as i32, product: product.into(), quantity: 1 + numbers.below(4) as i32, price }
}
