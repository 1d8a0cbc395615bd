//! Generates statements from bytes, with every kind of node, valid or not. Used by the fuzz targets and by the tests that replay their
//! findings.

#[path = "ddl.rs"]
mod ddl;

use aludel::ast::visit::{Rewriter, rewrite};
use aludel::ast::{
    Affix, AliasName, Ddl, Delete, FrameBound, FromItem, Insert as InsertTree, Node, NullsOrder, Operator, Query, StatementRef, Unnamed,
    Update,
};
use aludel::compiler::{CompileOptions, compile};
use aludel::dialects::{Dialect, Generic, MariaDb, MySql, Postgres, Sqlite};
use aludel::postgres::methods::*;
use aludel::prelude::*;
use aludel::query::Scalar;
use aludel::query::{FromList, Text};
use aludel::types::TypeRef;
use aludel::{Date, DateTime, Interval, Time, mysql, postgres, sqlite};

/// The bytes that decide each choice. When they are used up, every choice is the first one.
struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn byte(&mut self) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                self.0 = rest;
                *first
            }
            [] => 0,
        }
    }
    fn below(&mut self, n: u8) -> u8 {
        self.byte() % n.max(1)
    }
    fn yes(&mut self) -> bool {
        self.byte() & 1 == 1
    }
    fn some(&mut self, most: u8) -> u8 {
        if self.0.is_empty() { 1 } else { self.below(most + 1) }
    }
}

const NAMES: [&str; 8] = ["id", "name", "select", "Mixed Case", "quo\"te`d", "naem", "", "na\\me"];

fn tables() -> [Table; 3] {
    let users = Table::new("users")
        .column(ColumnDef::new("id", DataType::Integer).primary_key())
        .column(ColumnDef::new("name", DataType::Varchar(Some(50))).not_null())
        .column(ColumnDef::new("age", DataType::Integer).default(3))
        .column(ColumnDef::new("active", DataType::Boolean).server_default(true))
        .column(ColumnDef::new("boss", DataType::Integer).foreign_key("users.id").sensitive());
    let orders = Table::new("order")
        .schema("shop")
        .column(ColumnDef::new("id", DataType::BigInteger).primary_key())
        .column(ColumnDef::new("user", DataType::Integer).foreign_key("users.id"))
        .column(ColumnDef::new("total", DataType::numeric((10, 2))))
        .column(ColumnDef::new("id", DataType::Text));
    [users, orders, table("light", ["id", "name", "select"])]
}

fn name(source: &mut Source<'_>) -> &'static str {
    NAMES.get(source.below(NAMES.len() as u8) as usize).copied().unwrap_or("id")
}

fn alias_name(source: &mut Source<'_>) -> AliasName {
    if source.yes() { Unnamed.into() } else { name(source).into() }
}

fn from(source: &mut Source<'_>, depth: u8) -> FromItem {
    let [users, orders, light] = tables();
    match source.below(if depth == 0 { 3 } else { 20 }) {
        13 => from(source, depth - 1).left_joined(source, depth - 1),
        14 => cte(source, depth - 1),
        15 => {
            let first = selected(source, depth - 1);
            let more = |cte: &aludel::query::Cte<Row>| selected(source, depth - 1).from(cte).filter(cte.c("id").eq(1));
            if depth > 2 { first.recursive_cte("again", more) } else { first.recursive_cte_distinct(Unnamed, more) }.from_clause()
        }
        16 => FromItem::subquery(rows(source, depth - 1).query().node().clone(), alias_name(source)),
        17 => rows(source, depth - 1).cte(alias_name(source)).from_clause(),
        18 => rows(source, depth - 1).lateral(alias_name(source)).from_clause(),
        7 => raw(source).from_clause(),
        8 => {
            let named: Vec<_> = (0..source.some(3)).map(|_| column(name(source))).collect();
            FromItem::subquery(raw(source).named_columns(named).node().clone(), alias_name(source))
        }
        0 => FromItem::Table(users),
        1 => FromItem::Table(orders),
        2 => FromItem::Table(light),
        3 | 4 => from(source, depth - 1).alias(alias_name(source)),
        5 => FromItem::subquery(query(source, depth - 1), alias_name(source)),
        6 => FromItem::cte(query(source, depth - 1), alias_name(source)),
        9 => table_function(source, depth - 1).from_clause(),
        11 => FromItem::lateral(query(source, depth - 1), alias_name(source)),
        12 => {
            let [users, _, _] = tables();
            let part = users.alias(alias_name(source)).tablesample(expr(node(source, depth - 1)));
            if source.yes() { part.repeatable(value(source)).from_clause() } else { part.from_clause() }
        }
        _ => {
            let call: Function<Any> = Function::from_node(node(source, depth - 1));
            if source.yes() { call.from_clause() } else { from_of(call.column_valued(alias_name(source)).into_node()) }
        }
    }
}

/// A join in FROM, whose sides may be joins, too.
trait LeftJoined {
    fn left_joined(self, source: &mut Source<'_>, depth: u8) -> FromItem;
}
impl LeftJoined for FromItem {
    fn left_joined(self, source: &mut Source<'_>, depth: u8) -> FromItem {
        let (left, right) = (Wild(self), Wild(from(source, depth)));
        match source.below(4) {
            0 => left.join(right),
            1 => left.left_join_on(right, expr(node(source, depth))),
            2 => left.right_join(right),
            _ => left.full_join_on(right, expr(node(source, depth))),
        }
        .from_clause()
    }
}

/// A CTE of any form, possibly with INSERT, UPDATE or DELETE.
fn cte(source: &mut Source<'_>, depth: u8) -> FromItem {
    let [users, _, _] = tables();
    let mut cte = match source.below(4) {
        0 => insert(&users).returning(vec![expr(node(source, depth))]).cte(alias_name(source)),
        1 => update(&users).set(users.c("id").set(1)).returning(vec![users.c("id").any()]).cte(alias_name(source)),
        2 => delete(&users).add_cte(Wild(from(source, depth))).returning(vec![users.c("id").any()]).cte(alias_name(source)),
        _ => selected(source, depth).cte(alias_name(source)),
    };
    for _ in 0..source.below(3) {
        cte = match source.below(6) {
            0 => cte.materialized(),
            1 => cte.not_materialized(),
            2 => cte.nesting(),
            3 => cte.prefix_for("postgresql", "MATERIALIZED"),
            4 => cte.suffix_with("CYCLE id SET found USING path"),
            _ => cte.alias(alias_name(source)),
        };
    }
    cte.from_clause()
}

/// VALUES, possibly with rows of different lengths.
fn rows(source: &mut Source<'_>, depth: u8) -> aludel::query::ValueRows<Row> {
    let names: Vec<Expr<Any>> = (0..source.some(3)).map(|_| column(name(source)).any()).collect();
    let width = names.len();
    let mut rows = values(names);
    for _ in 0..source.below(4) {
        let width = if source.below(8) == 0 { 1 } else { width };
        rows = rows.data([(0..width).map(|_| expr(node(source, depth))).collect::<Vec<Expr<Any>>>()]);
    }
    if source.yes() { rows.inline() } else { rows }
}

/// The table of a column.
fn from_of(node: Node) -> FromItem {
    match node {
        Node::Column(column) => column.from,
        _ => FromItem::Table(table("light", ["id"])),
    }
}

fn table_function(source: &mut Source<'_>, depth: u8) -> func::TableFunction {
    let name_of = ["json_each", "f", "generate_series", "bad..name"][source.below(4) as usize];
    let call: Function<Any> = Function::from_node(Node::function(name_of, nodes(source, depth, 2), TypeRef::default()));
    let mut made = call.table_valued(vec![name(source), name(source)]);
    for _ in 0..source.below(4) {
        made = match source.below(5) {
            0 => made.alias(alias_name(source)),
            1 => made.lateral(alias_name(source)),
            2 => made.with_ordinality(name(source)),
            3 => made.render_derived(),
            _ => made.render_derived_with_types(),
        };
    }
    made
}

/// A window with a frame, possibly an invalid one.
fn window(source: &mut Source<'_>, depth: u8) -> Node {
    let node = node(source, depth).over(nodes(source, depth, 2), nodes(source, depth, 2), None);
    let mut over: Over<Any> = Over::from_node(node);
    for _ in 0..source.below(3) {
        let offset = |source: &mut Source<'_>| i64::from(source.byte()) - 128;
        let bound = FrameBound::Preceding(self::node(source, depth));
        over = match source.below(7) {
            0 => over.rows(offset(source)..=offset(source)),
            1 => over.rows(i64::MIN..offset(source)),
            2 => over.range(-0.5..=f64::NAN),
            3 => over.range(bound..=FrameBound::CurrentRow),
            4 => over.groups(..=offset(source)),
            5 => over.exclude([Exclude::CurrentRow, Exclude::Group, Exclude::Ties, Exclude::NoOthers][source.below(4) as usize]),
            _ => over.rows(..),
        };
    }
    over.into_node()
}

fn value(source: &mut Source<'_>) -> Value {
    match source.below(15) {
        0 => Value::Null,
        1 => Value::Bool(source.yes()),
        2 => Value::Int(i64::from(source.byte()) - 128),
        3 => Value::Int(i64::MIN),
        4 => Value::Real([0.5, -0.0, f64::NAN, f64::INFINITY][source.below(4) as usize]),
        5 => Value::Text(["", "it's", "50%_/\\", "\0", "?$1:x --"][source.below(5) as usize].into()),
        6 => Value::Decimal(["-1.50", "18446744073709551615", "0.1234567890123456789", "1e99999", "x"][source.below(5) as usize].into()),
        7 => Value::Bytes([0u8, 255, 39][..].into()),
        8 => Value::Json(r#"{"a": "it's\\"}"#.into()),
        9 => Value::Interval(Interval { microseconds: [1, -10_800_000_000, i64::MAX][source.below(3) as usize] }),
        10 => Value::Date(Date { year: 2024 - i32::from(source.byte()) * 10, month: 2, day: 29 }),
        11 => Value::Time(Time { hour: 8, minute: 5, second: source.below(61), microsecond: u32::from(source.byte()) }),
        13 => {
            let date = Date { year: [0, -1, 9999, 10_000, i32::MAX][source.below(5) as usize], month: 1, day: 31 };
            Value::DateTime(DateTime { date, time: Time { hour: 23, minute: 59, second: 59, microsecond: u32::from(source.byte()) } })
        }
        12 => Value::Array([Value::Int(-1), Value::Null, Value::from("'")][..source.below(3) as usize].into()),
        _ => Value::Uuid([7; 16]),
    }
}

fn data_type(source: &mut Source<'_>) -> DataType {
    let all = [
        DataType::Unknown,
        DataType::Boolean,
        DataType::SmallInteger,
        DataType::Integer,
        DataType::BigInteger,
        DataType::Float(Some(24)),
        DataType::Real,
        DataType::Double,
        DataType::numeric((10, 2)),
        DataType::decimal(5),
        DataType::Char(Some(4)),
        DataType::Varchar(None),
        DataType::Text,
        DataType::Text.collate("it's \"C\""),
        DataType::LargeBinary(None),
        DataType::Binary(Some(4)),
        DataType::Date,
        DataType::TimeTz,
        DataType::DateTime,
        DataType::TimestampTz,
        DataType::Interval,
        DataType::Uuid,
        DataType::UuidText,
        DataType::Json,
        DataType::enumeration("si'ze", ["small", "it's"]),
        DataType::array(DataType::array(DataType::Text.collate("C"))),
        mysql::integer().unsigned().into(),
        mysql::varchar(5).charset("utf8mb4").collate("it's").into(),
        mysql::set(["a,b", "it's", ""]).into(),
        mysql::year(None),
        mysql::bit(65),
        u64::data_type(),
        sqlite::jsonb(),
        sqlite::date(["%Y%m%d", "%d.%m.%Y '", "%Y%", ""][source.below(4) as usize]),
        sqlite::datetime("%Y-%m-%d %H"),
        DataType::Interval.not_native(),
        DataType::named("GEOMETRY(POINT)", DataType::Unknown),
        postgres::jsonb().with_variant(DataType::Json, ["sqlite"]),
        DataType::Json.with_variant(postgres::jsonb(), ["postgresql"]),
        postgres::hstore(),
        postgres::int4range(),
        postgres::tstzmultirange(),
        postgres::bit(source.byte().into()),
        DataType::array(postgres::jsonb()),
    ];
    let at = source.below(all.len() as u8);
    all.into_iter().nth(at.into()).unwrap_or_default()
}

fn any_operator(source: &mut Source<'_>) -> Operator {
    use Operator::*;
    let all = [
        Add,
        Sub,
        Mul,
        Div,
        IntDiv,
        FloorDiv,
        Mod,
        Concat,
        BitAnd,
        BitOr,
        BitXor,
        BitLshift,
        BitRshift,
        Eq,
        Ne,
        Lt,
        Le,
        Gt,
        Ge,
        Is,
        IsNot,
        IsDistinctFrom,
        IsNotDistinctFrom,
        Match,
        NotMatch,
        And,
        Or,
    ];
    all[source.below(all.len() as u8) as usize].clone()
}

fn nodes(source: &mut Source<'_>, depth: u8, most: u8) -> Vec<Node> {
    (0..source.some(most)).map(|_| node(source, depth)).collect()
}

fn expr(node: Node) -> Expr<Any> {
    Expr::from_node(node)
}

fn parameter(source: &mut Source<'_>) -> Node {
    let parameter = match source.below(3) {
        0 => literal(value(source)).into_node(),
        1 => param::<Any>(name(source)).into_node(),
        _ => param::<Any>(name(source)).into_node().with_value(Node::literal(value(source))),
    };
    if source.yes() { parameter.inlined() } else { parameter }
}

fn raw(source: &mut Source<'_>) -> Text {
    let raw = text(["id", "a = :id OR b IN :name", r"'\:x::y' || :select"][source.below(3) as usize]);
    match source.below(3) {
        0 => raw,
        1 => raw.bind(name(source), value(source)),
        _ => raw.bind_list(name(source), (0..source.below(3)).map(|_| value(source))),
    }
}

fn node(source: &mut Source<'_>, depth: u8) -> Node {
    let Some(down) = depth.checked_sub(1) else {
        return match source.below(4) {
            3 => parameter(source),
            0 => Node::literal(value(source)),
            1 => from(source, 0).column_named(name(source)),
            _ => literal_column("x").into_node(),
        };
    };
    let inner = |source: &mut Source<'_>| node(source, down);
    match source.below(39) {
        0 => Node::literal(value(source)),
        37 => full_text(source, down),
        38 => own(source, down),
        36 => {
            if source.yes() {
                from(source, 0).column_named(name(source)).excluded()
            } else {
                inner(source).excluded()
            }
        }
        32 => parameter(source),
        33 => raw(source).expr().into_node(),
        34 => {
            let list = params::<Any>(name(source));
            let list = if source.yes() { list.values((0..source.below(3)).map(|_| value(source))) } else { list };
            expr(inner(source)).in_(list).into_node()
        }
        1 | 2 => from(source, down).column_named(name(source)),
        3 => Node::AllColumns(from(source, down)),
        4 => Node::column_clause(name(source).into(), TypeRef::new(data_type(source)), false),
        5 | 6 => Node::binary(any_operator(source), inner(source), inner(source)),
        7 => inner(source).and(inner(source)),
        8 => inner(source).or(inner(source)),
        9 => inner(source).negate(),
        10 => inner(source).negative(),
        11 => {
            let affix = [Affix::None, Affix::Both, Affix::Before, Affix::After][source.below(4) as usize];
            let like = inner(source).like(inner(source), affix, source.yes());
            if source.yes() { like.autoescape('/') } else { like.escape('\'') }
        }
        12 => inner(source).between(inner(source), inner(source), source.yes()),
        13 => {
            let list = nodes(source, down, 3).into_iter().map(expr).collect::<Vec<_>>();
            expr(inner(source)).in_(list).into_node()
        }
        14 => expr(inner(source)).not_in(select(expr(inner(source)))).into_node(),
        15 => {
            let whens = (0..source.some(2)).map(|_| (node(source, down), node(source, down))).collect();
            Node::case(source.yes().then(|| node(source, down)), whens, source.yes().then(|| node(source, down)))
        }
        16 => inner(source).cast(TypeRef::new(data_type(source))),
        17 => inner(source).type_coerce(TypeRef::new(data_type(source))),
        18 => {
            let names = ["f", "a.b", "", "weird name", "count", "now", "SUBSTRING", "aggregate_strings", "rollup", "lag", "current_user"];
            let called = names[source.below(names.len() as u8) as usize];
            let call = Node::function(called, nodes(source, down, 3), TypeRef::new(data_type(source)));
            let call: Function<Any> = Function::from_node(call);
            match source.below(5) {
                0 => call.distinct().filter(expr(inner(source))).into_node(),
                1 => call.order_by(expr(inner(source))).into_node(),
                2 => call.within_group(expr(inner(source))).filter(expr(inner(source))).into_node(),
                3 => call.scalar_table_valued(name(source)).into_node(),
                _ => Sequence::new(name(source)).schema(name(source)).next_value().into_node(),
            }
        }
        19 => window(source, down),
        20 => match source.below(3) {
            0 => Node::array(nodes(source, down, 3)),
            1 => Node::bound_array(nodes(source, down, 3)),
            _ => Node::tuple(nodes(source, down, 3)),
        },
        21 => inner(source).label(name(source)),
        22 => inner(source).ordering(source.yes()).nulls(if source.yes() { NullsOrder::First } else { NullsOrder::Last }),
        23 => Node::scalar_subquery(query(source, down)),
        24 => inner(source).regexp_match(inner(source)).regexp_flags(["i", "mi", "", "'"][source.below(4) as usize]),
        25 => inner(source).regexp_replace(inner(source), inner(source)),
        26 => inner(source).collate(name(source)),
        27 => Node::extract(["year", "century", "x y"][source.below(3) as usize], inner(source)),
        28 => inner(source).subscript(nodes(source, down, 3), source.yes()),
        29 => inner(source)
            .type_coerce(TypeRef::new(DataType::Json))
            .subscript([inner(source)], false)
            .read_as(TypeRef::new(data_type(source))),
        30 => inner(source).quantified(source.yes()),
        31 => Node::by_name(name(source)),
        _ => Node::exists(query(source, down)),
    }
}

/// A full-text search with modes, possibly with ones that exclude each other.
fn full_text(source: &mut Source<'_>, depth: u8) -> Node {
    let mut found = mysql::match_((expr(node(source, depth)), expr(node(source, depth))), expr(node(source, depth)));
    for _ in 0..source.below(3) {
        found = match source.below(3) {
            0 => found.in_boolean_mode(),
            1 => found.in_natural_language_mode(),
            _ => found.with_query_expansion(),
        };
    }
    if source.yes() { found.score().into_node() } else { found.into_node() }
}

/// Operators and functions of PostgreSQL's types, and operators of one dialect.
fn own(source: &mut Source<'_>, down: u8) -> Node {
    let left = expr(node(source, down).type_coerce(TypeRef::new(data_type(source))));
    let right = expr(node(source, down));
    let key = left.get(value(source));
    match source.below(24) {
        0 => left.contains(right).into_node(),
        1 => left.contained_by(right).into_node(),
        2 => left.overlap([value(source), value(source)]).into_node(),
        3 => left.get_slice(1..=i32::from(source.byte())).into_node(),
        4 => left.get_slice(right..).into_node(),
        5 => left.get_slice(..=right).get(1).into_node(),
        6 => key.astext().into_node(),
        7 => left.get_path(vec![value(source), value(source)]).astext().into_node(),
        8 => left.has_key(right).into_node(),
        9 => left.has_all(["a", "it's"]).into_node(),
        10 => left.path_exists(right).into_node(),
        11 => left.delete_path([right]).into_node(),
        12 => left.delete_key("a").into_node(),
        13 => left.merge(right).into_node(),
        14 => left.keys().into_node(),
        15 => left.slice(array([right])).into_node(),
        16 => left.overlaps(right).into_node(),
        17 => left.union(right).into_node(),
        18 => left.lower().into_node(),
        19 => left.match_with("english", right).into_node(),
        20 => key.get(right).into_node(),
        21 => (left + right).into_node(),
        22 => (left - right).into_node(),
        _ => {
            let operator = operator("<=>").precedence(source.byte() as i8).eager().returns(data_type(source));
            let operator = if source.yes() { operator.only_on("postgresql", (12, 0, 0)) } else { operator };
            left.op(operator, right).into_node()
        }
    }
}

/// A FROM element for the typed shell.
struct Wild(FromItem);
impl FromClause for Wild {
    fn from_clause(&self) -> FromItem {
        self.0.clone()
    }
}

impl FromList for Wild {
    fn each_from(&self, add: &mut dyn FnMut(FromItem)) {
        add(self.0.clone());
    }
}

fn query(source: &mut Source<'_>, depth: u8) -> Query {
    selected(source, depth).node().clone()
}

fn selected(source: &mut Source<'_>, depth: u8) -> Select<Row> {
    let down = depth.saturating_sub(1);
    let mut select = select(nodes(source, down, 4).into_iter().map(expr).collect::<Vec<_>>());
    for _ in 0..source.below(6) {
        select = match source.below(22) {
            16 => rare(source, down, select),
            17 => select.join_from(Wild(from(source, down)), Wild(from(source, down))),
            18 => select.right_join_on(Wild(from(source, down)), expr(node(source, down))),
            19 => select.add_cte(Wild(from(source, down))),
            20 => select.add_cte_here(Wild(from(source, down))),
            21 if depth > 0 => select.intersect(rows(source, down).query()),
            13 => select.bind(name(source), value(source)),
            14 => select.bind_list(name(source), (0..source.below(3)).map(|_| value(source))),
            15 => select.union(raw(source).named_columns(vec![column(name(source))])),
            0 => select.from(Wild(from(source, down))),
            1 => select.join(Wild(from(source, down))),
            2 => select.join_on(Wild(from(source, down)), expr(node(source, down))),
            3 => select.left_join_on(Wild(from(source, down)), expr(node(source, down))),
            4 => select.filter(expr(node(source, down))),
            5 => select.group_by(expr(node(source, down))),
            6 => select.having(expr(node(source, down))),
            7 => select.order_by(expr(node(source, down))),
            8 => select.distinct(),
            9 => select.limit(u64::from(source.byte())),
            10 => select.offset(u64::MAX),
            11 if depth > 0 => select.union_all(selected(source, down)),
            12 if depth > 0 => select.except_all(selected(source, down)),
            _ => select,
        };
    }
    select
}

/// Rarely used clauses of SELECT.
fn rare(source: &mut Source<'_>, down: u8, select: Select<Row>) -> Select<Row> {
    let dialect = ["mysql", "postgresql", "nobody"][source.below(3) as usize];
    match source.below(24) {
        0 => select.distinct_on(expr(node(source, down))),
        1 => select.clear_order_by(),
        2 => select.fetch(i64::from(source.byte()) - 9),
        3 => select.fetch_with_ties(expr(node(source, down)).typed::<i64>()),
        4 => select.limit(expr(node(source, down)).typed::<i64>()),
        5 => select.offset(None::<u64>),
        6 => select.correlate(()),
        7 => select.correlate(Wild(from(source, down))),
        8 => select.correlate_except(Wild(from(source, down))),
        9 => select.for_update(),
        10 => select.for_share().nowait(),
        11 => select.for_key_share().skip_locked(),
        12 => select.of(Wild(from(source, down))),
        13 => select.of(expr(node(source, down))),
        14 => select.prefix_for(dialect, raw(source)),
        15 => select.suffix_with(raw(source)),
        16 => select.statement_hint_for(dialect, "/* hint */"),
        17 => select.hint_for(dialect, Wild(from(source, down)), "ONLY"),
        18 => select.label_style(LabelStyle::None),
        19 => select.label_style(LabelStyle::TablenamePlusCol),
        20 => select.columns(vec![expr(node(source, down))]),
        21 => select.with_only_columns(vec![expr(node(source, down))]),
        22 => select.reduce_columns(),
        _ => select.filter_by([(name(source), value(source))]),
    }
}

/// A statement that owns its tree.
enum Built {
    Query(Query),
    Insert(InsertTree),
    Update(Update),
    Delete(Delete),
    Ddl(Ddl),
    Node(Node),
}

fn statement(source: &mut Source<'_>) -> Built {
    let depth = 1 + source.below(5);
    let [users, orders, light] = tables();
    let target = [users, orders, light][source.below(3) as usize].clone();
    let set = |source: &mut Source<'_>| -> Vec<aludel::query::Assignment> {
        (0..source.some(3)).map(|_| target.c(name(source)).set(expr(node(source, 2)))).collect()
    };
    match source.below(12) {
        0..=2 => Built::Query(query(source, depth)),
        8 => {
            let mut insert = if source.yes() {
                insert(&target).rows((0..source.some(3)).map(|_| set(source)).collect::<Vec<_>>())
            } else {
                let columns: Vec<_> = (0..source.some(2)).map(|_| target.c(name(source))).collect();
                let query = text("SELECT 1").named_columns(vec![column("x")]).union(select(vec![expr(node(source, depth))]));
                insert(&target).from_select(columns, query).include_defaults(source.yes())
            };
            for _ in 0..source.some(2) {
                let set = set(source);
                insert = upsert(source, insert, set);
            }
            Built::Insert(insert.prefix_for(["", "sqlite", "mysql"][source.below(3) as usize], "IGNORE").node().clone())
        }
        9 => {
            let target = target.alias(alias_name(source));
            let mut changed = update(&target).set(set(source));
            for _ in 0..source.below(5) {
                let other = other(source);
                changed = match source.below(10) {
                    8 => changed.hint(other, "ONLY").hint_for("mysql", &target, "USE INDEX (a)"),
                    9 => changed.limit(expr(node(source, 1)).typed::<i64>()).limit_for("mariadb", i64::from(source.byte()) - 9),
                    7 => {
                        let element = target.c(name(source)).get(value(source));
                        let part = target.c(name(source)).get_slice(1..=2);
                        changed.set((element.set(value(source)), part.get(1).set(expr(node(source, 2)))))
                    }
                    0 => changed.join(other),
                    1 => changed.left_join_on(other, expr(node(source, 2))),
                    2 => changed.from(other),
                    3 => changed.order_by(expr(node(source, 2))).limit(3),
                    4 => changed.set_ordered(set(source)),
                    5 => changed.only().prefix_with("IGNORE"),
                    _ => {
                        let pair = tuple((target.c(name(source)), target.c(name(source))));
                        changed.set(pair.set(select(vec![expr(node(source, 2)); source.some(3) as usize])))
                    }
                };
            }
            Built::Update(changed.node().clone())
        }
        10 => {
            let mut gone = if source.yes() { delete(target.alias(alias_name(source))) } else { delete(&target) };
            for _ in 0..source.below(5) {
                let other = other(source);
                gone = match source.below(8) {
                    6 => gone.hint_for("mysql", other, "USE INDEX (a)"),
                    7 => gone.limit_for("mysql", expr(node(source, 1)).typed::<i64>()),
                    0 => gone.join(other),
                    1 => gone.left_join(other),
                    2 => gone.using(other),
                    3 => gone.order_by(expr(node(source, 2))).limit(3),
                    4 => gone.only().prefix_with("IGNORE"),
                    _ => gone.filter(expr(node(source, 2))),
                };
            }
            Built::Delete(gone.node().clone())
        }
        3 => {
            let insert = insert(&target).values(set(source));
            if source.yes() {
                return Built::Insert(insert.returning(vec![expr(node(source, 2))]).node().clone());
            }
            Built::Insert(if source.yes() { insert.in_order().node().clone() } else { insert.node().clone() })
        }
        // values for columns of any type, some outside of their storage limits
        4 if source.yes() => {
            let table = Table::new("t").column(ColumnDef::new("x", data_type(source))).column(ColumnDef::new("y", data_type(source)));
            let (x, y) = (value(source), value(source));
            match source.below(3) {
                0 => Built::Insert(insert(&table).values((table.c("x").set(x), table.c("y").set(y))).node().clone()),
                1 => {
                    let one = insert(&table).values(table.c("x").set(x)).on_conflict(table.c("x")).do_update(table.c("y").set(y));
                    Built::Insert(one.node().clone())
                }
                _ => Built::Update(update(&table).set(table.c("x").set(x)).node().clone()),
            }
        }
        4 => {
            let columns: Vec<_> = (0..source.some(3)).map(|_| target.c(name(source))).collect();
            let rows: Vec<Vec<Value>> = (0..source.some(3)).map(|_| (0..source.some(3)).map(|_| value(source)).collect()).collect();
            let insert = insert(&target).columns(columns).rows(rows);
            Built::Insert(if source.yes() {
                insert.returning(vec![target.c(name(source))]).in_order().node().clone()
            } else {
                insert.node().clone()
            })
        }
        5 => {
            let changed = update(&target).set(set(source)).filter(expr(node(source, 3)));
            Built::Update(if source.yes() { changed.returning(vec![expr(node(source, 2))]).node().clone() } else { changed.node().clone() })
        }
        6 => Built::Delete(delete(&target).filter(expr(node(source, depth))).node().clone()),
        7 => Built::Node(node(source, depth)),
        _ => ddl::statement(source).map_or(Built::Node(Node::literal(1)), Built::Ddl),
    }
}

/// A further table.
fn other(source: &mut Source<'_>) -> Table {
    let [users, orders, light] = tables();
    [users, orders, light][source.below(3) as usize].clone()
}

/// The action for rows whose key exists already, possibly an invalid one.
fn upsert(source: &mut Source<'_>, insert: Insert, set: Vec<aludel::query::Assignment>) -> Insert {
    let mut conflict = match source.below(4) {
        0 => insert.on_any_conflict(),
        1 => insert.on_conflict_constraint(name(source)),
        _ => {
            let key: Vec<_> = (0..source.some(2)).map(|_| expr(node(source, 1))).collect();
            insert.on_conflict(key)
        }
    };
    if source.yes() {
        conflict = conflict.index_where(expr(node(source, 2)));
    }
    let insert = match source.below(3) {
        0 => conflict.do_nothing(),
        1 => conflict.do_update(set),
        _ => conflict.do_update_ordered(set),
    };
    if source.yes() { insert.filter(expr(node(source, 2))) } else { insert }
}

struct Same;
impl Rewriter for Same {}

/// Checks a statement: no panic, as many placeholders as parameters, and a tree that is equal to its clone and to its rewritten copy.
pub fn compile_total(bytes: &[u8]) {
    let built = statement(&mut Source(bytes));
    let of = match &built {
        Built::Query(query) => {
            assert_eq!(*query, rewrite(query, &mut Same));
            StatementRef::Query(query)
        }
        Built::Insert(insert) => {
            assert_eq!(*insert, rewrite(insert, &mut Same));
            StatementRef::Insert(insert)
        }
        Built::Update(update) => {
            assert_eq!(*update, rewrite(update, &mut Same));
            StatementRef::Update(update)
        }
        Built::Delete(delete) => {
            assert_eq!(*delete, rewrite(delete, &mut Same));
            StatementRef::Delete(delete)
        }
        Built::Ddl(ddl) => {
            assert_eq!(*ddl, rewrite(ddl, &mut Same));
            StatementRef::Ddl(ddl)
        }
        Built::Node(node) => {
            assert_eq!(*node, rewrite(node, &mut Same));
            StatementRef::Node(node)
        }
    };
    let dialects: [&dyn Dialect; 5] = [&Sqlite::default(), &MySql::default(), &MariaDb::default(), &Postgres::default(), &Generic];
    for dialect in dialects {
        if let Ok(compiled) = compile(of, dialect, &CompileOptions::new()) {
            assert_eq!(placeholders(compiled.sql(), dialect.name()), compiled.params().len(), "{}: {}", dialect.name(), compiled.sql());
            compiled.warnings();
        }
        if let Ok(compiled) = compile(of, dialect, &CompileOptions::new().literal_binds()) {
            assert_eq!(compiled.params().len(), 0);
        }
    }
}

/// Counts placeholders outside of quotes.
fn placeholders(sql: &str, dialect: &str) -> usize {
    let mark = match dialect {
        "postgresql" => '$',
        "generic" => ':',
        _ => '?',
    };
    let (mut quote, mut count, mut before) = (None, 0, ' ');
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        // the colons of a slice and of a cast are not placeholders
        let named = mark != ':' || (before != ':' && chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '_'));
        before = c;
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            None => count += usize::from(c == mark && named),
        }
    }
    count
}
