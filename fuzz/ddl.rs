//! Generates tables with everything that they can declare, valid or not, and the statements that create and drop them.

use super::{Source, expr, name, node, value};
use aludel::ast::{AddConstraint, CreateType, Ddl, DropConstraint, DropType};
use aludel::prelude::*;
use aludel::schema::{Computed, Constraint, DdlOption, Identity, Index, Initially, TypeCheck};
use aludel::types::CustomType;
use aludel::{mysql, postgres, sqlite};

fn one_of<T: Clone>(source: &mut Source<'_>, all: &[T]) -> Option<T> {
    all.get(source.below(all.len() as u8) as usize).cloned()
}

/// A named type, which must be created before it is used, or a built-in one.
#[derive(Debug)]
struct Odd;
impl CustomType for Odd {
    fn name(&self) -> &str {
        "odd"
    }
    fn underlying(&self) -> DataType {
        DataType::Integer
    }
    fn implementation(&self, dialect: &str) -> Option<DataType> {
        (dialect != "mysql").then_some(DataType::Integer)
    }
}

fn data_type(source: &mut Source<'_>) -> DataType {
    let names = ["a", "it's", ""];
    match source.below(16) {
        0 => DataType::Integer,
        1 => DataType::Varchar(source.yes().then_some(9)),
        2 => DataType::Boolean,
        3 => DataType::numeric((5, -1)),
        4 => DataType::enumeration(name(source), &names[..source.below(4) as usize]),
        5 => DataType::enumeration(name(source), names).not_native().of_length(source.byte().into()),
        6 => DataType::enumeration("date", names).inherit_schema(),
        7 => DataType::array(data_type(source)),
        8 => DataType::Text.collate(name(source)),
        9 => DataType::Integer.with_variant(data_type(source), ["sqlite", "postgresql"]),
        10 => domain(source).into(),
        11 => DataType::custom(Odd),
        12 => DataType::Json,
        13 => DataType::Timestamp,
        14 => sqlite::jsonb(),
        _ => DataType::Unknown,
    }
}

fn domain(source: &mut Source<'_>) -> postgres::Domain {
    let of = if source.yes() { DataType::Integer } else { data_type(source) };
    let mut domain = postgres::domain(name(source), of);
    for _ in 0..source.below(4) {
        domain = match source.below(6) {
            0 => domain.schema(name(source)),
            1 => domain.collation(name(source)),
            2 => domain.default(value(source)),
            3 => domain.not_null(),
            4 => domain.check(postgres::value().gt(expr(node(source, 1)))),
            _ => domain.named_check(name(source), expr(node(source, 2))),
        };
    }
    domain
}

fn option(source: &mut Source<'_>) -> DdlOption {
    let option = match source.below(16) {
        0 => mysql::engine(["InnoDB", "Aria"][source.below(2) as usize]),
        1 => mysql::table_option(name(source), "a b"),
        2 => mysql::length([(name(source), 8)]),
        3 => mysql::length_of_all(0),
        4 => mysql::prefix(name(source)),
        5 => mysql::with_parser(name(source)),
        6 => mysql::using("hash"),
        7 => postgres::using(name(source)),
        8 => postgres::ops([(name(source), name(source))]),
        9 => postgres::include([name(source)]),
        10 => postgres::where_(expr(node(source, 2))),
        11 => postgres::with([(name(source), name(source))]),
        12 => postgres::concurrently(),
        13 => sqlite::where_(expr(node(source, 2))),
        14 => sqlite::strict(),
        _ => sqlite::on_conflict(sqlite::OnConflict::Fail),
    };
    if source.yes() { option } else { option.only(["sqlite", "mysql", "mariadb", "postgresql"][source.below(4) as usize]) }
}

fn constraint(source: &mut Source<'_>) -> Constraint {
    let names = |source: &mut Source<'_>| (0..source.some(3)).map(|_| name(source)).collect::<Vec<_>>();
    let mut made = match source.below(5) {
        0 => Constraint::unique(names(source)),
        1 => Constraint::primary_key(names(source)),
        2 => Constraint::check(expr(node(source, 2))),
        3 => Constraint::foreign_key(names(source), (0..source.some(2)).map(|_| format!("t.{}", name(source)))),
        _ => {
            let rule = postgres::exclude(((name(source), ["=", "&&", "a b"][source.below(3) as usize]), (expr(node(source, 2)), "<>")));
            let rule = if source.yes() { rule.where_(expr(node(source, 2))) } else { rule };
            if source.yes() { rule.ops([(name(source), "int4_ops")]).into() } else { rule.using(name(source)).into() }
        }
    };
    for _ in 0..source.below(4) {
        made = match source.below(9) {
            0 => made.name(name(source)),
            1 => made.deferrable(source.yes()),
            2 => made.initially(Initially::Deferred),
            3 => made.on_delete(["SET DEFAULT", "SET NULL (a, b)", "SET NULL (", name(source)][source.below(4) as usize]),
            7 => made.matching(["FULL", "SIMPLE", name(source)][source.below(3) as usize]),
            4 => made.use_alter(),
            5 => made.only_on(["mysql"]),
            6 => made.comment("it's"),
            _ => made.option(option(source)),
        };
    }
    made
}

fn column(source: &mut Source<'_>) -> ColumnDef {
    let mut column = ColumnDef::new(name(source), data_type(source));
    for _ in 0..source.below(4) {
        column = match source.below(16) {
            0 => column.primary_key(),
            1 => column.nullable(source.yes()),
            2 => column.unique(),
            3 => column.index(),
            4 => column.autoincrement(source.yes()),
            5 => column.server_default(expr(node(source, 2))),
            6 => column.default(value(source)),
            7 => column.sequence(&sequence(source)),
            8 => column.identity(Identity::always().start(5)),
            9 => column.identity(Identity::by_default().no_min_value().cycle(source.yes())),
            10 => column.computed(Computed::new(expr(node(source, 2)))),
            11 => column.computed(Computed::stored(value(source))),
            12 => column.foreign_key(name(source)),
            13 => column.check(Constraint::check(expr(node(source, 2)))),
            14 => column.type_check(TypeCheck::On(None)).comment("it's"),
            _ => column.option(option(source)),
        };
    }
    column
}

fn sequence(source: &mut Source<'_>) -> Sequence {
    let sequence = Sequence::new(name(source)).increment(-2);
    match source.below(3) {
        0 => sequence.optional(),
        1 => sequence.schema(name(source)).data_type(data_type(source)),
        _ => sequence,
    }
}

fn index(source: &mut Source<'_>, table: &Table) -> Index {
    let mut parts: Vec<Expr<Any>> = (0..source.some(2)).map(|_| expr(table.c(name(source)).into_node())).collect();
    parts.extend((0..source.below(2)).map(|_| expr(node(source, 2))));
    let mut index = if source.yes() { Index::new(name(source), parts) } else { Index::unnamed(parts) };
    for _ in 0..source.below(4) {
        index = match source.below(3) {
            0 => index.unique(),
            1 => index.on(table),
            _ => index.option(option(source)),
        };
    }
    index
}

pub fn statement(source: &mut Source<'_>) -> Option<Ddl> {
    let mut table = Table::new(["t", "", "Mixed Case"][source.below(3) as usize]);
    for _ in 0..source.below(6) {
        table = match source.below(6) {
            0 => table.constraint(constraint(source)),
            1 => table.option(option(source)),
            2 => table.schema(name(source)),
            _ => table.column(column(source)),
        };
    }
    let index = index(source, &table);
    Some(match source.below(10) {
        0 => index.create().into(),
        1 => index.create().if_not_exists().into(),
        2 => index.drop().if_exists().into(),
        3 => CreateType::of(data_type(source)).into(),
        4 => DropType::of(data_type(source)).into(),
        5 => AddConstraint::to(&table, constraint(source)).into(),
        6 => DropConstraint::of(&table, constraint(source)).if_exists().into(),
        7 => {
            let all = MetaData::of([table.index(index)]).schema("acme");
            let script = if source.yes() { all.create_all() } else { all.drop_all() };
            let dialect: &dyn aludel::compiler::Dialect = if source.yes() { &Postgres::default() } else { &Sqlite::default() };
            let statements = script.statements(dialect).ok()?;
            one_of(source, &statements)?
        }
        8 => sequence(source).create().into(),
        _ => table.create().into(),
    })
}
