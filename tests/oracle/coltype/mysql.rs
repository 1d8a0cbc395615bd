//! The types of MySQL, MariaDB and SQLite.

use super::{create, created};
use crate::fixtures::corpus::Status;
use crate::harness::{Port, ports};
use aludel::prelude::*;
use aludel::{mysql, sqlite};

pub fn ports() -> Vec<Port> {
    ports! {
        "coltype/mysql_integers": , any create([
            mysql::tinyint().into(),
            mysql::tinyint().width(1).into(),
            mysql::smallint().into(),
            mysql::mediumint().into(),
            mysql::integer().width(11).into(),
            mysql::bigint().width(20).into(),
        ]);
        "coltype/mysql_unsigned_and_zerofill": , any create([
            mysql::tinyint().unsigned().into(),
            mysql::integer().width(5).unsigned().zerofill().into(),
            mysql::bigint().unsigned().into(),
            mysql::decimal().digits((10, 2)).unsigned().into(),
            mysql::float().unsigned().into(),
            mysql::double().digits((8, 3)).zerofill().into(),
            mysql::numeric().digits(5).unsigned().zerofill().into(),
        ]);
        "coltype/mysql_unsigned_key": typed created(Numbered::table()), any {
            created(Table::new("t").column(ColumnDef::new("id", mysql::mediumint().unsigned()).primary_key()))
        };
        "coltype/mysql_floats": , any create([
            mysql::float().digits(7).into(),
            mysql::float().digits((10, 3)).into(),
            mysql::double().into(),
            mysql::double().digits((10, 3)).into(),
            mysql::real().digits((10, 3)).into(),
        ]);
        "coltype/mysql_bit": , any create([mysql::bit(None), mysql::bit(8)]);
        "coltype/mysql_year": , any create([mysql::year(None), mysql::year(4)]);
        "coltype/mysql_large_texts": , any create([
            mysql::tinytext().into(),
            mysql::text(300).into(),
            mysql::mediumtext().into(),
            mysql::longtext().into(),
        ]);
        "coltype/mysql_large_binaries": , any create([
            mysql::tinyblob(),
            DataType::LargeBinary(Some(300)),
            mysql::mediumblob(),
            mysql::longblob(),
            DataType::Binary(Some(16)),
            DataType::Varbinary(Some(32)),
        ]);
        "coltype/mysql_charset_and_collation": , any create([
            mysql::varchar(20).charset("utf8mb4").collate("utf8mb4_unicode_ci").into(),
            mysql::char(20).ascii().into(),
            mysql::varchar(20).unicode().binary().into(),
            mysql::text(None).charset("latin1").into(),
            mysql::longtext().collate("utf8mb4_bin").into(),
            mysql::varchar(20).national().into(),
            mysql::char(20).national().collate("utf8mb3_bin").into(),
        ]);
        "coltype/mysql_enum_and_set": , any create([
            mysql::enumeration(["a", "it's", "c,d"]).into(),
            mysql::set(["x", "y"]).charset("utf8mb4").into(),
            mysql::enum_of::<Status>().collate("utf8mb4_bin").into(),
        ]);
        "coltype/mariadb_addresses": , any create([mysql::inet4(), mysql::inet6()]);
        "coltype/sqlite_storage": , any create([
            sqlite::date("%Y%m%d"),
            sqlite::datetime("%Y-%m-%d %H"),
            DataType::Time,
            DataType::Json,
        ]);
    }
}

#[derive(Model)]
#[model(table = "t")]
#[allow(dead_code)]
struct Numbered {
    #[column(primary_key, type = mysql::mediumint().unsigned())]
    id: u32,
}
