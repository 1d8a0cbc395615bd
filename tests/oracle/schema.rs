//! The tables that the oracle's cases speak of: `schema.py`, once as models and once at run time.

use aludel::prelude::*;
use aludel::{Date, DateTime, Interval, Time, postgres};
use rust_decimal::Decimal;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql(native = false)]
#[allow(non_camel_case_types)]
pub enum Status {
    pending,
    paid,
    shipped,
}

#[derive(Model, Debug, Clone)]
#[model(table = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 50)]
    pub name: String,
    #[column(length = 100)]
    pub fullname: Option<String>,
    #[column(length = 120, unique)]
    pub email: Option<String>,
    pub age: Option<i32>,
    pub active: bool,
    #[column(type = DataType::numeric((10, 2)))]
    pub balance: Option<Decimal>,
    #[column(type = DataType::Float(None))]
    pub score: Option<f64>,
    pub created_at: Option<DateTime>,
    pub birthday: Option<Date>,
    #[column(foreign_key = "users.id")]
    pub manager_id: Option<i32>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "addresses")]
pub struct Address {
    #[column(primary_key)]
    pub id: i32,
    #[column(foreign_key = User::id)]
    pub user_id: i32,
    #[column(length = 120)]
    pub email: String,
    pub verified: Option<bool>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "orders")]
pub struct Order {
    #[column(primary_key)]
    pub id: i32,
    #[column(foreign_key = User::id)]
    pub user_id: i32,
    #[column(foreign_key = Address::id)]
    pub address_id: Option<i32>,
    #[column(type_check = false)]
    pub status: Option<Status>,
    #[column(type = DataType::numeric((12, 2)))]
    pub total: Decimal,
    pub placed_at: DateTime,
    pub ship_time: Option<Time>,
    #[column(type = DataType::Text)]
    pub note: Option<String>,
    pub meta: Option<serde_json::Value>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "items")]
pub struct Item {
    #[column(primary_key)]
    pub id: i32,
    pub sku: Option<uuid::Uuid>,
    #[column(length = 200)]
    pub description: Option<String>,
    #[column(type = DataType::numeric((10, 2)))]
    pub price: Option<Decimal>,
    pub photo: Option<Vec<u8>>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "order_items")]
pub struct OrderItem {
    #[column(primary_key, foreign_key = "orders.id")]
    pub order_id: i32,
    #[column(primary_key, foreign_key = "items.id")]
    pub item_id: i32,
    pub quantity: i32,
}

#[derive(Model, Debug, Clone)]
#[model(table = "parts", schema = "factory")]
pub struct Part {
    #[column(primary_key, length = 20)]
    pub vendor: String,
    #[column(primary_key)]
    pub number: i32,
    #[column(length = 20)]
    pub assembly_vendor: Option<String>,
    pub assembly_number: Option<i32>,
}

#[derive(Model, Debug, Clone)]
#[model(table = "order")]
pub struct Reserved {
    #[column(primary_key)]
    pub group: i32,
    #[column(name = "Select", length = 10)]
    pub select: Option<String>,
    #[column(name = "mixed Case", length = 10)]
    pub mixed_case: Option<String>,
    #[column(name = "quo\"te`d")]
    pub quoted: Option<i32>,
}

/// The table that the cases of PostgreSQL's own types declare, each as far as it needs it.
#[derive(Model, Debug, Clone)]
#[model(table = "posts")]
pub struct Post {
    #[column(primary_key)]
    pub id: i32,
    #[column(length = 80)]
    pub title: Option<String>,
    #[column(type = DataType::Text)]
    pub body: Option<String>,
    pub tags: Option<Vec<String>>,
    pub grid: Option<Vec<Vec<i32>>>,
    #[column(type = postgres::jsonb())]
    pub doc: Option<serde_json::Value>,
    pub plain: Option<serde_json::Value>,
    pub attrs: Option<postgres::Hstore>,
    pub span: Option<postgres::Range<i32>>,
    #[column(type = postgres::tstzrange())]
    pub during: Option<postgres::Range<DateTime>>,
    pub spans: Option<postgres::Multirange<i32>>,
    pub words: Option<postgres::TsVector>,
    #[column(type = DataType::DateTimeTz)]
    pub at: Option<DateTime>,
    pub took: Option<Interval>,
    #[column(type = postgres::bit(8))]
    pub flags: Option<postgres::BitString>,
}

/// The same tables, made at run time.
pub mod any {
    use super::Status;
    use aludel::postgres;
    use aludel::prelude::*;
    use aludel::query::Scalar;
    use aludel::schema::TypeCheck;

    fn column(name: &str, data_type: DataType) -> ColumnDef {
        ColumnDef::new(name, data_type)
    }
    pub fn users() -> Table {
        Table::new("users")
            .column(column("id", DataType::Integer).primary_key())
            .column(column("name", DataType::Varchar(Some(50))).not_null())
            .column(column("fullname", DataType::Varchar(Some(100))))
            .column(column("email", DataType::Varchar(Some(120))).unique())
            .column(column("age", DataType::Integer))
            .column(column("active", DataType::Boolean).not_null())
            .column(column("balance", DataType::numeric((10, 2))))
            .column(column("score", DataType::Float(None)))
            .column(column("created_at", DataType::DateTime))
            .column(column("birthday", DataType::Date))
            .column(column("manager_id", DataType::Integer).foreign_key("users.id"))
    }
    pub fn addresses() -> Table {
        Table::new("addresses")
            .column(column("id", DataType::Integer).primary_key())
            .column(column("user_id", DataType::Integer).not_null().foreign_key("users.id"))
            .column(column("email", DataType::Varchar(Some(120))).not_null())
            .column(column("verified", DataType::Boolean))
    }
    pub fn orders() -> Table {
        Table::new("orders")
            .column(column("id", DataType::Integer).primary_key())
            .column(column("user_id", DataType::Integer).not_null().foreign_key("users.id"))
            .column(column("address_id", DataType::Integer).foreign_key("addresses.id"))
            .column(column("status", Status::data_type()).type_check(TypeCheck::Off))
            .column(column("total", DataType::numeric((12, 2))).not_null())
            .column(column("placed_at", DataType::DateTime).not_null())
            .column(column("ship_time", DataType::Time))
            .column(column("note", DataType::Text))
            .column(column("meta", DataType::Json))
    }
    pub fn items() -> Table {
        Table::new("items")
            .column(column("id", DataType::Integer).primary_key())
            .column(column("sku", DataType::Uuid))
            .column(column("description", DataType::Varchar(Some(200))))
            .column(column("price", DataType::numeric((10, 2))))
            .column(column("photo", DataType::LargeBinary(None)))
    }
    pub fn parts() -> Table {
        Table::new("parts")
            .schema("factory")
            .column(column("vendor", DataType::Varchar(Some(20))).primary_key())
            .column(column("number", DataType::Integer).primary_key())
            .column(column("assembly_vendor", DataType::Varchar(Some(20))))
            .column(column("assembly_number", DataType::Integer))
    }
    pub fn reserved() -> Table {
        Table::new("order")
            .column(column("group", DataType::Integer).primary_key())
            .column(column("Select", DataType::Varchar(Some(10))))
            .column(column("mixed Case", DataType::Varchar(Some(10))))
            .column(column("quo\"te`d", DataType::Integer))
    }
    pub fn posts() -> Table {
        Table::new("posts")
            .column(column("id", DataType::Integer).primary_key())
            .column(column("title", DataType::Varchar(Some(80))))
            .column(column("body", DataType::Text))
            .column(column("tags", DataType::array(DataType::Varchar(None))))
            .column(column("grid", DataType::array(DataType::array(DataType::Integer))))
            .column(column("doc", postgres::jsonb()))
            .column(column("plain", DataType::Json))
            .column(column("attrs", postgres::hstore()))
            .column(column("span", postgres::int4range()))
            .column(column("during", postgres::tstzrange()))
            .column(column("spans", postgres::int4multirange()))
            .column(column("words", postgres::tsvector()))
            .column(column("at", DataType::DateTimeTz))
            .column(column("took", DataType::Interval))
            .column(column("flags", postgres::bit(8)))
    }
    pub fn order_items() -> Table {
        Table::new("order_items")
            .column(column("order_id", DataType::Integer).primary_key().foreign_key("orders.id"))
            .column(column("item_id", DataType::Integer).primary_key().foreign_key("items.id"))
            .column(column("quantity", DataType::Integer).not_null())
    }
}
