//! Options of tables, constraints and indexes that only MySQL and MariaDB have.

use crate::name::Name;
use crate::schema::{DdlOption, OptionValue};
use crate::value::Str;

fn option(key: impl Into<Str>, value: OptionValue) -> DdlOption {
    DdlOption::new(["mysql", "mariadb"], key, value)
}
fn text_option(key: &'static str, value: impl Into<Str>) -> DdlOption {
    option(key, OptionValue::Text(value.into()))
}

/// `ENGINE=InnoDB`, of a table. A foreign key in a table whose engine does not enforce foreign keys is an error of `compile()`.
pub fn engine(name: impl Into<Str>) -> DdlOption {
    text_option("engine", name)
}
/// `CHARSET=utf8mb4`, of a table.
pub fn charset(name: impl Into<Str>) -> DdlOption {
    text_option("charset", name)
}
/// `COLLATE utf8mb4_bin`, of a table. It is rendered after the character set.
pub fn collate(name: impl Into<Str>) -> DdlOption {
    text_option("collate", name)
}
/// Any option of a table, by its name in the manual with `_` in place of spaces: `table_option("row_format", "DYNAMIC")` renders
/// `ROW_FORMAT=DYNAMIC`. The value is quoted if the option takes a string; otherwise it must be a word or a number, or
/// `compile()` reports an error. MySQL 15.1.20
///
/// ```
/// use aludel::mysql::{engine, table_option};
/// use aludel::prelude::*;
/// let log = Table::new("log")
///     .column(ColumnDef::new("n", DataType::Integer))
///     .option(engine("InnoDB"))
///     .option(table_option("default_charset", "utf8mb4"))
///     .option(table_option("auto_increment", "5"))
///     .comment("what happened");
/// assert_eq!(
///     log.create().compile(&MySql::default())?.sql(),
///     "CREATE TABLE log (n INTEGER)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 AUTO_INCREMENT=5 COMMENT='what happened'",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn table_option(name: impl Into<Str>, value: impl Into<Str>) -> DdlOption {
    option(name.into().to_ascii_lowercase(), OptionValue::Text(value.into()))
}
/// `PARTITION BY HASH(id)`, of a table: `sql` is rendered as it is. MySQL 15.1.20
pub fn partition_by(sql: &'static str) -> DdlOption {
    text_option("partition_by", Str::from_static(sql))
}
/// `SUBPARTITION BY HASH(id)`, of a table: `sql` is rendered as it is.
pub fn subpartition_by(sql: &'static str) -> DdlOption {
    text_option("subpartition_by", Str::from_static(sql))
}
/// `PARTITIONS 4`, of a table.
pub fn partitions(number: u32) -> DdlOption {
    text_option("partitions", number.to_string())
}
/// `SUBPARTITIONS 2`, of a table.
pub fn subpartitions(number: u32) -> DdlOption {
    text_option("subpartitions", number.to_string())
}
/// `name(8)`, of an index: the prefix length of each of these columns, in characters (of a binary column in bytes). MySQL 15.1.15
pub fn length<C: Into<Name>>(columns: impl IntoIterator<Item = (C, u32)>) -> DdlOption {
    let pairs = columns.into_iter().map(|(column, length)| (column.into(), length.to_string().into()));
    option("length", OptionValue::Pairs(pairs.collect()))
}
/// `name(8)`, of an index: one prefix length for all of its columns.
pub fn length_of_all(length: u32) -> DdlOption {
    option("length", OptionValue::Number(length.into()))
}
/// `FULLTEXT` or `SPATIAL`, of an index: the kind, rendered before INDEX. MySQL 15.1.15
pub fn prefix(kind: impl Into<Str>) -> DdlOption {
    text_option("prefix", kind)
}
/// `WITH PARSER ngram`, of a FULLTEXT index. Of another index it is an error of `compile()`.
pub fn with_parser(name: impl Into<Str>) -> DdlOption {
    text_option("with_parser", name)
}
/// `USING btree`, of an index, a primary key or a UNIQUE constraint.
pub fn using(name: impl Into<Str>) -> DdlOption {
    text_option("using", name)
}
