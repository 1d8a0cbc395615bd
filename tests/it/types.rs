//! Every type in CAST and in DDL, every value as a literal, types of users' own.

use crate::fixtures::shop::*;
use crate::snapshots;
use crate::support::dialects;
use aludel::ast::{CustomOperator, Literal, Node, Operator};
use aludel::compiler::compile;
use aludel::postgres::IntervalFields;
use aludel::prelude::*;
use aludel::types::{CustomType, TypeRef};
use aludel::{Date, DateTime, Interval, Time, mysql, postgres, sqlite};

/// One of each type, under the name that a snapshot gives it.
fn types() -> Vec<(&'static str, DataType)> {
    vec![
        ("boolean", DataType::Boolean),
        ("small integer", DataType::SmallInteger),
        ("integer", DataType::Integer),
        ("big integer", DataType::BigInteger),
        ("float", DataType::Float(None)),
        ("float 24", DataType::Float(Some(24))),
        ("float 53", DataType::Float(Some(53))),
        ("real", DataType::Real),
        ("double", DataType::Double),
        ("numeric", DataType::Numeric(None)),
        ("numeric 5", DataType::numeric(5)),
        ("numeric 10, 2", DataType::numeric((10, 2))),
        ("decimal 8, 3", DataType::decimal((8, 3))),
        ("char 4", DataType::Char(Some(4))),
        ("varchar", DataType::Varchar(None)),
        ("varchar 10", DataType::Varchar(Some(10))),
        ("text", DataType::Text),
        ("collated", DataType::Varchar(Some(5)).collate("utf8mb4_bin")),
        ("large binary", DataType::LargeBinary(None)),
        ("large binary 16", DataType::LargeBinary(Some(16))),
        ("binary 4", DataType::Binary(Some(4))),
        ("varbinary 4", DataType::Varbinary(Some(4))),
        ("date", DataType::Date),
        ("time", DataType::Time),
        ("time with zone", DataType::TimeTz),
        ("date time", DataType::DateTime),
        ("date time with zone", DataType::DateTimeTz),
        ("timestamp", DataType::Timestamp),
        ("timestamp with zone", DataType::TimestampTz),
        ("interval", DataType::Interval),
        ("uuid", DataType::Uuid),
        ("uuid as text", DataType::Uuid.not_native()),
        ("json", DataType::Json),
        ("enum", DataType::enumeration("size", ["small", "it's"])),
        ("enum as text", DataType::enumeration("size", ["small", "it's"]).not_native()),
        ("enum without a name", DataType::enumeration("", ["small"])),
        ("array", DataType::array(DataType::Integer)),
        ("array of arrays", DataType::array(DataType::array(DataType::Varchar(Some(5)).collate("C")))),
        ("unknown", DataType::Unknown),
        (
            "variant",
            DataType::Integer.with_variant(DataType::numeric((9, 0)), ["mysql", "mariadb"]).with_variant(mysql::tinyint(), ["mysql"]),
        ),
        ("custom", DataType::custom(Upper)),
        ("custom with a name", DataType::custom(Vector(3))),
        ("mysql unsigned integer", mysql::integer().unsigned().into()),
        ("mysql unsigned bigint", mysql::bigint().unsigned().into()),
        ("mysql tinyint", mysql::tinyint().into()),
        ("mysql datetime 3", mysql::datetime(3)),
        ("mysql timestamp 9", mysql::timestamp(9)),
        ("mysql time 6", mysql::time(6)),
        ("mysql datetime without digits", mysql::datetime(None)),
        ("mysql tinyint 1", mysql::tinyint().width(1).into()),
        ("mysql integer with zeros", mysql::integer().width(5).zerofill().into()),
        ("mysql decimal unsigned", mysql::decimal().digits((10, 2)).unsigned().into()),
        ("mysql decimal of too many digits", mysql::decimal().digits(66).into()),
        ("mysql double of one number", mysql::double().digits(10).into()),
        ("mysql float 10, 3", mysql::float().digits((10, 3)).into()),
        ("mysql real", mysql::real().into()),
        ("mysql varchar with a charset and a collation", mysql::varchar(5).charset("latin1").collate("latin1_bin").into()),
        ("mysql varchar with an odd charset", mysql::varchar(5).charset("a; b").into()),
        ("mysql char national", mysql::char(5).national().into()),
        ("mysql char national with a charset", mysql::char(5).national().ascii().into()),
        ("mysql char unicode binary", mysql::char(None).unicode().binary().into()),
        ("mysql char binary with a collation", mysql::char(5).binary().collate("latin1_bin").into()),
        ("mysql char 256", mysql::char(256).into()),
        ("mysql text national", mysql::text(None).national().into()),
        ("mysql text 300", mysql::text(300).into()),
        ("mysql longtext", mysql::longtext().into()),
        ("mysql tinyblob", mysql::tinyblob()),
        ("mysql enum", mysql::enumeration(["it's", "b\\"]).ascii().into()),
        ("mysql enum with a name twice", mysql::enumeration(["a", "a"]).into()),
        ("mysql enum with a space behind a name", mysql::enumeration(["a "]).into()),
        ("mysql set", mysql::set(["x", "y"]).collate("utf8mb4_bin").into()),
        ("mysql set with a comma", mysql::set(["x,y"]).into()),
        ("enum of nothing", DataType::enumeration("size", [""; 0])),
        ("enum of nothing as text", DataType::enumeration("size", [""; 0]).not_native()),
        ("enum with a name twice", DataType::enumeration("size", ["a", "b", "a"])),
        ("enum with a space behind a name", DataType::enumeration("size", ["a "])),
        ("enum with an empty name as text", DataType::enumeration("size", [""]).not_native()),
        ("mysql set with an empty name", mysql::set(["a", ""]).into()),
        ("mysql set of nothing", mysql::set([""; 0]).into()),
        ("mysql year", mysql::year(None)),
        ("mysql year 2", mysql::year(2)),
        ("mysql bit 8", mysql::bit(8)),
        ("mysql bit 65", mysql::bit(65)),
        ("mariadb inet6", mysql::inet6()),
        ("unsigned 16 bits", <u16 as aludel::query::Scalar>::data_type()),
        ("unsigned 32 bits", <u32 as aludel::query::Scalar>::data_type()),
        ("unsigned 64 bits", <u64 as aludel::query::Scalar>::data_type()),
        ("interval since 1970", DataType::Interval.not_native()),
        ("by its name", DataType::named("NCHAR(3)", DataType::Char(Some(3)))),
        ("sqlite jsonb", sqlite::jsonb()),
        ("sqlite date in digits", sqlite::date("%Y%m%d")),
        ("sqlite date", sqlite::date("%d.%m.%Y")),
        ("sqlite date with a year twice", sqlite::date("%Y-%m-%d %Y")),
        ("sqlite date with an hour", sqlite::date("%Y-%m-%d %H")),
        ("sqlite date with a percent sign", sqlite::date("%Y-%m-%d %")),
        ("sqlite date and hour", sqlite::datetime("%Y-%m-%d %H")),
        ("sqlite date and minute without hour", sqlite::datetime("%Y-%m-%d %M")),
        ("sqlite time", sqlite::time("%H%M")),
        ("postgres jsonb", postgres::jsonb()),
        ("postgres bytea", postgres::bytea()),
        ("postgres jsonpath", postgres::jsonpath()),
        ("postgres hstore", postgres::hstore()),
        ("postgres money", postgres::money()),
        ("postgres citext", postgres::citext()),
        ("postgres inet", postgres::inet()),
        ("postgres cidr", postgres::cidr()),
        ("postgres macaddr", postgres::macaddr()),
        ("postgres macaddr8", postgres::macaddr8()),
        ("postgres bit 8", postgres::bit(8)),
        ("postgres bit 0", postgres::bit(0)),
        ("postgres bit varying", postgres::bit_varying(None)),
        ("postgres bit varying 8", postgres::bit_varying(8)),
        ("postgres tsvector", postgres::tsvector()),
        ("postgres tsquery", postgres::tsquery()),
        ("postgres regconfig", postgres::regconfig()),
        ("postgres regclass", postgres::regclass()),
        ("postgres oid", postgres::oid()),
        ("postgres int4range", postgres::int4range()),
        ("postgres int8range", postgres::int8range()),
        ("postgres numrange", postgres::numrange()),
        ("postgres daterange", postgres::daterange()),
        ("postgres tsrange", postgres::tsrange()),
        ("postgres tstzrange", postgres::tstzrange()),
        ("postgres int4multirange", postgres::int4multirange()),
        ("postgres int8multirange", postgres::int8multirange()),
        ("postgres nummultirange", postgres::nummultirange()),
        ("postgres datemultirange", postgres::datemultirange()),
        ("postgres tsmultirange", postgres::tsmultirange()),
        ("postgres tstzmultirange", postgres::tstzmultirange()),
        ("postgres array of hstores", DataType::array(postgres::hstore())),
        ("postgres interval without parts", postgres::interval(None, None)),
        ("postgres timestamptz 3", postgres::timestamptz(3)),
        ("postgres time 0", postgres::time(0)),
        ("postgres interval", postgres::interval(IntervalFields::DayToSecond, 2)),
        ("postgres interval of years", postgres::interval(IntervalFields::Year, 2)),
    ]
}

/// What each dialect says, a line for all that say the same.
fn shown(what: &str, build: impl Fn(&dyn aludel::compiler::Dialect) -> aludel::Result<String>) -> String {
    let mut lines: Vec<(String, String)> = vec![];
    for dialect in dialects() {
        let text = build(&*dialect).unwrap_or_else(|error| format!("error: {error}"));
        match lines.iter_mut().find(|(_, known)| *known == text) {
            Some((names, _)) => *names += &format!(", {}", dialect.name()),
            None => lines.push((dialect.name().into(), text)),
        }
    }
    let all = lines.len() == 1;
    let lines = lines.into_iter().map(|(names, text)| format!("    {}: {text}\n", if all { "all" } else { &names }));
    format!("{what}\n{}", lines.collect::<String>())
}

#[test]
fn casts() {
    let cast = |data_type: DataType| column("x").cast_as::<Any>(data_type);
    let text = types().into_iter().map(|(name, ty)| shown(name, |dialect| Ok(cast(ty.clone()).compile(dialect)?.sql().to_owned())));
    snapshots::text(file!(), "casts", &text.collect::<String>());
}

#[test]
fn columns() {
    let create = |ty: DataType| Table::new("t").column(ColumnDef::new("x", ty)).create();
    let column = |sql: &str| sql.trim_start_matches("CREATE TABLE t (").strip_suffix(')').unwrap().to_owned();
    let text = types().into_iter().map(|(name, ty)| shown(name, |dialect| Ok(column(create(ty.clone()).compile(dialect)?.sql()))));
    snapshots::text(file!(), "columns", &text.collect::<String>());
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite_takes_its_types() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    for (at, (name, ty)) in types().into_iter().enumerate() {
        let cast = select(literal("1").cast_as::<Any>(ty.clone()));
        let create = Table::new(format!("t{at}")).column(ColumnDef::new("x", ty)).create();
        // the collation is MySQL's, the function nobody's
        if create.compile(&Sqlite::default()).is_ok() && !["collated", "custom with a name"].contains(&name) {
            conn.execute(&create).unwrap_or_else(|error| panic!("{name}: {error}"));
            if cast.compile(&Sqlite::default()).is_ok() {
                conn.execute(&cast).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }
}

fn inline(node: &Node, dialect: &dyn aludel::compiler::Dialect) -> aludel::Result<String> {
    Ok(compile(aludel::ast::StatementRef::Node(node), dialect, &CompileOptions::new().literal_binds())?.sql().to_owned())
}

fn values() -> Vec<(&'static str, Value)> {
    let date = Date { year: 2024, month: 2, day: 29 };
    let time = |microsecond| Time { hour: 8, minute: 5, second: 0, microsecond };
    let array = |values: &[Value]| Value::Array(values.into());
    vec![
        ("null", Value::Null),
        ("true", Value::Bool(true)),
        ("false", Value::Bool(false)),
        ("integer", Value::Int(5)),
        ("negative", Value::Int(-5)),
        ("least integer", Value::Int(i64::MIN)),
        ("float", Value::Real(3.0)),
        ("small float", Value::Real(1e-300)),
        ("negative zero", Value::Real(-0.0)),
        ("not a number", Value::Real(f64::NAN)),
        ("infinity", Value::Real(f64::INFINITY)),
        ("negative infinity", Value::Real(f64::NEG_INFINITY)),
        ("decimal", Value::Decimal("-1.50".into())),
        ("decimal with an exponent", Value::Decimal("1E+5".into())),
        ("decimal that is none", Value::Decimal("1; DROP TABLE users".into())),
        ("text", Value::from("it's \\ 50% ? $1 :x \"q\" `b`")),
        ("text with NUL", Value::from("a\0b")),
        ("text that ends in a backslash", Value::from("\\")),
        ("bytes", Value::from(vec![0_u8, 255, 39])),
        ("no bytes", Value::from(Vec::<u8>::new())),
        ("date", Value::Date(date)),
        ("date before our era", Value::Date(Date { year: -4, ..date })),
        ("time", Value::Time(time(0))),
        ("time with a fraction", Value::Time(time(1200))),
        ("date time", Value::DateTime(DateTime { date, time: time(0) })),
        ("date time with a fraction", Value::DateTime(DateTime { date, time: time(120_000) })),
        ("interval", Value::Interval(Interval { microseconds: 86_405_000_000 })),
        ("negative interval", Value::Interval(Interval { microseconds: -1 })),
        ("interval without end", Value::Interval(Interval { microseconds: i64::MAX })),
        ("uuid", Value::Uuid([0x12; 16])),
        ("json", Value::Json(r#"{"a": "it's \"q\" \\"}"#.into())),
        ("array", array(&[Value::Int(1), Value::Null, Value::Int(-2)])),
        ("array of text", array(&[Value::from("a'b"), Value::from("\\")])),
        ("array of arrays", array(&[array(&[Value::Int(1)]), array(&[Value::Int(2)])])),
        ("array without elements", array(&[])),
    ]
}

#[test]
fn literals() {
    let text = values().into_iter().map(|(name, value)| shown(name, |dialect| inline(&Node::literal(value.clone()), dialect)));
    snapshots::text(file!(), "literals", &text.collect::<String>());
}

#[cfg(feature = "sqlite")]
#[test]
fn literals_are_the_values_that_are_bound() {
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    for (name, value) in values() {
        let node = Node::literal(value.clone());
        // a decimal is a number as a literal, and text where nothing says what it is
        if inline(&node, &Sqlite::default()).is_err() || matches!(value, Value::Decimal(_)) {
            continue;
        }
        let same = Expr::<Any>::from_node(node.clone().type_coerce(TypeRef::default()))
            .is_not_distinct_from(Expr::<Any>::from_node(node.inlined()))
            .cast::<i64>();
        assert_eq!(conn.one(&select(same)).unwrap(), 1, "{name}");
    }
}

/// `--` begins a comment: no negative number follows a minus sign directly.
#[test]
fn a_negative_literal_never_begins_a_comment() {
    use Operator::*;
    let numbers = [Value::Int(-5), Value::Int(i64::MIN), Value::Real(-0.5), Value::Real(f64::NEG_INFINITY), Value::Decimal("-1.5".into())];
    let numeric = [Add, Sub, Mul, Div, IntDiv, FloorDiv, Mod, BitAnd, BitOr, BitXor, BitLshift, BitRshift];
    let others = [Concat, Eq, Ne, Lt, Le, Gt, Ge, Is, IsNot, IsDistinctFrom, IsNotDistinctFrom, Match, NotMatch];
    let operators = [&numeric[..], &others[..]].concat();
    let own = |text: &str, precedence: i8, left: Node, right: Node| Node::op(CustomOperator::new(text, precedence, false), left, right);
    for number in &numbers {
        let five = || Node::literal(number.clone());
        let mut nodes =
            vec![five().negative(), five().negative().negative(), five().label("x").negative(), Node::array(vec![five().negative()])];
        nodes.extend(operators.iter().flat_map(|op| {
            let both = |left, right| Node::binary(op.clone(), left, right);
            [
                both(five(), five()),
                both(five().negative(), five().negative()),
                both(five(), five()).negative(),
                both(both(five(), five()), five()),
            ]
        }));
        for text in ["-", "->", "->>", "<-", "|/", "~", "MOD"] {
            nodes.push(own(text, 0, five(), five()));
            nodes.push(own(text, 9, five().negative(), five()).negative());
        }
        nodes.push(Expr::<Any>::from_node(five()).inline().into_node().negative());
        nodes.push(Expr::<Any>::from_node(five()).bitwise_not().into_node().negative());
        nodes.push(Node::literal("a").collate("C").negative());
        nodes.push(column("a").typed_as(DataType::Json).into_node().subscript(vec![five()], false).negative());
        nodes.push(column("a").typed_as(DataType::array(DataType::Integer)).into_node().subscript(vec![five()], false).negative());
        nodes.push(five().cast(TypeRef::new(DataType::Integer)).negative());
        nodes.push(five().type_coerce(TypeRef::new(DataType::Integer)).negative());
        nodes.push(Node::case(None, vec![(five().between(five(), five(), false), five())], Some(five())).negative());
        for dialect in dialects() {
            for node in &nodes {
                for options in [CompileOptions::new().literal_binds(), CompileOptions::new().literal_binds().full_parentheses()] {
                    if let Ok(compiled) = compile(aludel::ast::StatementRef::Node(node), &*dialect, &options) {
                        assert!(!compiled.sql().contains("--"), "{}: {}", dialect.name(), compiled.sql());
                    }
                }
            }
        }
    }
}

/// Capital letters, whatever is bound.
#[derive(Debug)]
struct Upper;
impl CustomType for Upper {
    fn name(&self) -> &str {
        "upper"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(Some(20))
    }
    fn bind_value(&self, value: Value, _: &str) -> aludel::Result<Value> {
        match value {
            Value::Text(text) if text.is_empty() => {
                Err(aludel::ErrorKind::Invalid { construct: "upper".into(), problem: "it has no letters".into() }.into())
            }
            Value::Text(text) => Ok(Value::from(text.to_uppercase())),
            other => Ok(other),
        }
    }
}

/// What is bound goes through a function.
#[derive(Debug)]
struct Folded;
impl CustomType for Folded {
    fn name(&self) -> &str {
        "folded"
    }
    fn underlying(&self) -> DataType {
        DataType::custom(Upper)
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("lower", vec![bind], Default::default()))
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("as_text", vec![column], Default::default()))
    }
}

#[derive(Debug)]
struct Vector(usize);
impl CustomType for Vector {
    fn name(&self) -> &str {
        "vector"
    }
    fn underlying(&self) -> DataType {
        DataType::Text
    }
    fn sql_name(&self, _: &str) -> Option<String> {
        Some(format!("VECTOR({})", self.0))
    }
    fn bind_value(&self, value: Value, _: &str) -> aludel::Result<Value> {
        Ok(match value {
            Value::Text(text) => Value::from(format!("[{text}]")),
            other => other,
        })
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("vector", vec![bind], Default::default()))
    }
    fn dyn_eq(&self, other: &dyn CustomType) -> bool {
        (other as &dyn std::any::Any).downcast_ref::<Vector>().is_some_and(|other| self.0 == other.0)
    }
}

/// What is bound goes through a second function.
#[derive(Debug)]
struct Trimmed;
impl CustomType for Trimmed {
    fn name(&self) -> &str {
        "trimmed"
    }
    fn underlying(&self) -> DataType {
        DataType::custom(Folded)
    }
    fn bind_value(&self, value: Value, dialect: &str) -> aludel::Result<Value> {
        Ok(match value {
            Value::Text(text) => Value::from(format!("{}@{dialect}", text.as_str())),
            other => other,
        })
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("trim", vec![bind], Default::default()))
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("trim", vec![column], Default::default()))
    }
}

/// It is implemented by itself.
#[derive(Debug)]
struct Endless;
impl CustomType for Endless {
    fn name(&self) -> &str {
        "endless"
    }
    fn underlying(&self) -> DataType {
        DataType::Text
    }
    fn implementation(&self, _: &str) -> Option<DataType> {
        Some(DataType::custom(Endless))
    }
}

#[test]
fn types_of_ones_own() {
    let t = Table::new("t")
        .column(ColumnDef::new("u", DataType::custom(Upper)))
        .column(ColumnDef::new("f", DataType::custom(Folded)))
        .column(ColumnDef::new("v", DataType::custom(Vector(3))))
        .column(ColumnDef::new("e", DataType::custom(Endless)))
        .column(ColumnDef::new("j", DataType::Json.with_variant(postgres::jsonb(), ["postgresql"])))
        .column(ColumnDef::new("w", DataType::Text.with_variant(DataType::custom(Folded), ["sqlite"])))
        .column(ColumnDef::new("a", DataType::array(DataType::custom(Upper))))
        .column(ColumnDef::new("d", DataType::custom(Trimmed)))
        .column(ColumnDef::new("b", DataType::array(DataType::custom(Folded))))
        .column(ColumnDef::new("n", DataType::array(DataType::Text)));
    let array = |values: [&str; 2]| Value::Array(values.map(Value::from).into());
    let cases: Vec<(&str, Node)> = vec![
        ("converted", t.c("u").eq("ed").into_node()),
        ("converted in a list", t.c("u").in_(["ed", "al"]).into_node()),
        ("a list of nothing", t.c("f").in_(Vec::<&str>::new()).into_node()),
        ("not in a list of nothing", t.c("f").not_in(Vec::<&str>::new()).into_node()),
        ("converted by the type below, then wrapped", t.c("f").eq("ed").into_node()),
        ("wrapped in a list", t.c("f").in_(["ed", "al"]).into_node()),
        ("wrapped beside expressions", t.c("f").in_([literal("ed").any(), t.c("u").any()]).into_node()),
        ("wrapped in BETWEEN", t.c("f").between("a", "b").into_node()),
        ("what is wrong with the value", t.c("u").eq("").into_node()),
        ("converted once, by its name", t.c("v").eq("1,2,3").into_node()),
        ("implemented by itself", t.c("e").eq("x").into_node()),
        ("a variant", t.c("j").eq("{}").into_node()),
        ("a variant of one's own", t.c("w").eq("ed").into_node()),
        ("an array", t.c("a").eq(array(["ed", "al"])).into_node()),
        ("one type upon another", t.c("d").eq("ed").into_node()),
        ("an array of a type with an expression", t.c("b").eq(array(["ed", "al"])).into_node()),
        ("its elements", t.c("n").eq(aludel::prelude::array([literal("ed").typed_as(DataType::custom(Folded))])).into_node()),
        ("another dialect's type", column("x").typed_as(mysql::datetime(3)).eq("2024-01-01").into_node()),
    ];
    let text = cases.iter().map(|(name, node)| {
        let bound = shown(name, |dialect| {
            let compiled = Expr::<Any>::from_node(node.clone()).compile(dialect)?;
            let values: Vec<_> = compiled.params().iter().map(|bind| format!("{:?}", bind.value)).collect();
            Ok(format!("{} [{}]", compiled.sql(), values.join(", ")))
        });
        bound + &shown("  inline", |dialect| inline(node, dialect))
    });
    let row = insert(&t).values((t.c("u").set("ed"), t.c("f").set("al"), t.c("j").set("{}")));
    let written = shown("inserted", |dialect| Ok(row.compile(dialect)?.sql().to_owned()));
    let change = update(&t).set((t.c("f").set("al"), t.c("u").set(null()))).filter(t.c("u").eq("x"));
    let changed = shown("updated", |dialect| Ok(change.compile(dialect)?.sql().to_owned()));
    let lists =
        shown("selected", |dialect| Ok(select((t.c("f"), t.c("w"), t.c("f").label("g"), t.c("d"))).compile(dialect)?.sql().to_owned()));
    snapshots::text(file!(), "types_of_ones_own", &(text.collect::<String>() + &written + &changed + &lists));
}

#[test]
fn types_compare_by_what_they_are() {
    use std::hash::{BuildHasher, RandomState};
    let hasher = RandomState::new();
    let all = types();
    for (at, (_, a)) in all.iter().enumerate() {
        for (other, (_, b)) in types().iter().enumerate() {
            assert_eq!(a == b, at == other, "{a:?} {b:?}");
            assert!(a != b || hasher.hash_one(a) == hasher.hash_one(b));
            assert_eq!(TypeRef::new(a.clone()) == TypeRef::new(b.clone()), at == other);
        }
        assert_eq!(TypeRef::new(a.clone()).data_type, *a);
    }
    assert_ne!(DataType::custom(Vector(3)), DataType::custom(Vector(4)));
}

#[test]
fn arrays() {
    let nodes = [
        ("values", array([1, 2]).into_node()),
        ("columns and values", array([User::id.any(), literal(2).any()]).into_node()),
        ("nothing, with its type", array([0; 0]).cast_as::<Any>(DataType::array(DataType::Integer)).into_node()),
        ("one value", literal_array([1, 2]).into_node()),
        ("one value that has NULL", literal_array([Some("a"), None]).into_node()),
        ("one value of nothing", literal_array([0; 0]).typed_as(DataType::array(DataType::Uuid)).into_node()),
        ("one value of expressions", literal_array([User::id.any()]).into_node()),
        ("beside a column", column("x").typed_as(DataType::array(DataType::BigInteger)).eq(literal_array([1])).into_node()),
    ];
    let text = nodes.iter().map(|(name, node)| {
        let bound = shown(name, |dialect| Ok(Expr::<Any>::from_node(node.clone()).compile(dialect)?.sql().to_owned()));
        bound + &shown("  inline", |dialect| inline(node, dialect))
    });
    snapshots::text(file!(), "arrays", &text.collect::<String>());
}

/// What a database without the type would take for something else says its type.
#[test]
fn binds_say_their_type() {
    let bind = |value: Value, ty: DataType| Node::Literal(Literal::new(value, TypeRef::new(ty)));
    let nodes = [
        ("uuid", bind(Value::Uuid([1; 16]), DataType::Uuid)),
        ("uuid as text", bind(Value::Uuid([1; 16]), DataType::UuidText)),
        ("json", bind(Value::Json("{}".into()), DataType::Json)),
        ("jsonb", bind(Value::Json("{}".into()), DataType::Json.with_variant(postgres::jsonb(), ["postgresql"]))),
        ("array", bind(Value::Array([].into()), DataType::array(DataType::Date))),
        ("uuids in a list", column("x").typed_as(DataType::Uuid).in_([Value::Uuid([1; 16]), Value::Uuid([2; 16])]).into_node()),
    ];
    let text =
        nodes.iter().map(|(name, node)| shown(name, |dialect| Ok(Expr::<Any>::from_node(node.clone()).compile(dialect)?.sql().to_owned())));
    snapshots::text(file!(), "binds_say_their_type", &text.collect::<String>());
}

/// Older versions know fewer types in CAST.
#[test]
fn casts_of_older_versions() {
    let cast = |ty: DataType| column("x").cast_as::<Any>(ty);
    let message = |error: aludel::Error| error.to_string();
    let hint = "add `0.0` to the number, or cast it to a decimal";
    assert_eq!(
        cast(DataType::Double).compile(&MySql::version(8, 0, 16)).map_err(message).unwrap_err(),
        format!("mysql 8.0.16 has no CAST to a float; {hint}")
    );
    assert!(cast(DataType::Float(None)).compile(&MariaDb::version(10, 3)).is_err());
    assert_eq!(cast(DataType::Uuid).compile(&MariaDb::version(10, 6)).unwrap().sql(), "CAST(x AS CHAR(32))");
}

/// Where CAST would make a number of what is no number, nothing but NULL is cast, and what is a boolean already.
#[test]
#[cfg(feature = "sqlite")]
fn casts_that_sqlite_has() {
    let sqlite = |cast: Expr<Any>| cast.compile(&Sqlite::default()).map(|compiled| compiled.sql().to_owned());
    assert_eq!(sqlite(literal(None::<DateTime>).cast_as::<Any>(DataType::DateTime)).unwrap(), "CAST(? AS DATETIME)");
    assert_eq!(sqlite(column("x").gt(0).cast_as::<Any>(DataType::Boolean)).unwrap(), "CAST(x > ? AS BOOLEAN)");
    let day = func::call::<Date>("date", (column("x"),));
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    let at = aludel::prelude::values((column("x").typed::<DateTime>().label("x"),));
    let noon = DateTime { date: Date { year: 2024, month: 2, day: 29 }, time: Time { hour: 12, minute: 0, second: 0, microsecond: 1 } };
    assert_eq!(conn.one(&select(day).from(at.data([(noon,)]).alias("at"))).unwrap(), noon.date);
}

#[derive(Model, Debug, Clone, PartialEq)]
#[model(table = "days")]
struct Day {
    #[column(primary_key)]
    id: i32,
    #[column(type = sqlite::date("%d.%m.%Y"))]
    day: Date,
    #[column(type = sqlite::date("%Y%m%d"), default = Date { year: 1999, month: 12, day: 31 })]
    digits: Option<Date>,
}

/// What is kept in another form than it is read in is read everywhere, and is kept in its form in a view and in a table made of it.
#[test]
#[cfg(feature = "sqlite")]
fn columns_in_a_form_of_their_own_are_read_everywhere() {
    use aludel::ast::CreateTableAs;
    use aludel::schema::View;
    let mut conn = Engine::new("sqlite::memory:").unwrap().connect().unwrap();
    conn.execute(&Day::table().create()).unwrap();
    let date = |month, day| Date { year: 2024, month, day };
    let (first, last) = (date(1, 31), date(2, 1));
    conn.execute(&Day::insert_with_key(&Day { id: 1, day: first, digits: None })).unwrap();
    conn.execute(&insert(Day::table()).values((Day::id.set(2), Day::day.set(last)))).unwrap();
    let default = Date { year: 1999, month: 12, day: 31 };

    let all = |query: Select<Date>, conn: &mut aludel::engine::Connection| conn.all(&query).unwrap();
    assert_eq!(all(select(Day::day).order_by(Day::id), &mut conn), [first, last]);
    assert_eq!(conn.all(&Day::select().order_by(Day::id)).unwrap()[1], Day { id: 2, day: last, digits: Some(default) });
    let other = Day::alias("other").outer();
    let joined = select((Day::id, other.col(Day::day), other.col(Day::digits)))
        .left_join_on(&other, other.col(Day::id).eq(Day::id - 1))
        .order_by(Day::id);
    assert_eq!(conn.all(&joined).unwrap(), [(1, None, None), (2, Some(first), None)]);
    let inner = select((Day::id, Day::day)).subquery("inner");
    assert_eq!(all(select(inner.col(Day::day)).order_by(inner.col(Day::id)), &mut conn), [first, last]);
    let case = case().when(Day::id.eq(1), Day::day).otherwise(date(3, 3));
    assert_eq!(all(select(&case).order_by(Day::id), &mut conn), [first, date(3, 3)]);
    assert_eq!(all(select(case.label("named")).order_by(Day::id), &mut conn), [first, date(3, 3)]);
    let filled = select(func::coalesce((Day::digits, date(4, 4)))).order_by(Day::id);
    assert_eq!(all(filled, &mut conn), [date(4, 4), default]);
    let one = select(Day::day).filter(Day::id.eq(1));
    assert_eq!(conn.one(&select(one.clone().scalar())).unwrap(), Some(first));
    assert_eq!(all(one.union_all(select(literal(last).typed_as(sqlite::date("%d.%m.%Y")))), &mut conn), [first, last]);
    assert_eq!(conn.all(&select(func::lag(Day::day).over().order_by(Day::id))).unwrap(), [None, Some(first)]);

    let view = View::new("dates", &select((Day::id, Day::day)));
    conn.execute(&view.create()).unwrap();
    conn.execute(&CreateTableAs::named("copies", &select((Day::id, Day::day)))).unwrap();
    for kept in [view.table().clone(), Day::table().renamed("copies")] {
        let query = select(kept.c("day").typed_as(sqlite::date("%d.%m.%Y")).typed::<String>()).order_by(kept.c("id"));
        assert_eq!(conn.all(&query).unwrap(), ["31.01.2024", "01.02.2024"]);
        assert_eq!(conn.all(&select(vec![kept.c("day")]).order_by(kept.c("id"))).unwrap()[0].get::<Date>("day").unwrap(), first);
    }

    // a value that a function stands around is an expression in DEFAULT
    let document = ColumnDef::new("doc", sqlite::jsonb()).server_default(Value::Json("{\"a\":[1]}".into()));
    let docs = Table::new("docs").column(ColumnDef::new("id", DataType::Integer).primary_key()).column(document);
    conn.execute(&docs.create()).unwrap();
    conn.execute(&insert(&docs).values(docs.c("id").set(1))).unwrap();
    assert_eq!(conn.one(&select(docs.c("doc"))).unwrap(), Value::from("{\"a\":[1]}"));
    let kept = func::call::<String>("typeof", (docs.c("doc"),));
    assert_eq!(conn.one(&select(kept)).unwrap(), "blob");
}

/// A list that is carried in one value has its values as they are bound one by one.
#[test]
fn long_lists_of_types_of_ones_own() {
    let t = Table::new("t")
        .column(ColumnDef::new("u", DataType::custom(Upper)))
        .column(ColumnDef::new("f", DataType::custom(Folded)))
        .column(ColumnDef::new("n", <u64 as aludel::query::Scalar>::data_type()))
        .column(ColumnDef::new("j", sqlite::date("%Y%m%d")));
    let first = |query: &Select<Value>, dialect: &dyn aludel::compiler::Dialect| {
        let plan = query.plan(dialect).unwrap();
        let one = plan.statements().first().unwrap().clone();
        (one.sql().to_owned(), one.params()[0].value.clone(), one.params().len())
    };
    let names = (0..100).map(|n| format!("ed{n}"));
    let (sql, value, binds) = first(&select(t.c("u").any()).filter(t.c("u").in_(names.clone())), &Sqlite::default());
    assert!(sql.ends_with("t.u IN (SELECT +value FROM json_each(?))") && binds == 1, "{sql}");
    assert!(matches!(&value, Value::Text(json) if json.starts_with("[\"ED0\",\"ED1\"")), "{value:?}");
    let (sql, value, binds) = first(&select(t.c("u").any()).filter(t.c("u").in_(names.clone())), &Postgres::default());
    assert!(sql.ends_with("t.u IN (SELECT unnest($1::VARCHAR[]))") && binds == 1, "{sql}");
    assert!(matches!(&value, Value::Array(values) if values[0] == Value::from("ED0")), "{value:?}");
    // an expression stands around each
    let (sql, _, binds) = first(&select(t.c("f").any()).filter(t.c("f").in_(names)), &Sqlite::default());
    assert!(sql.contains("t.f IN (lower(?), lower(?)") && binds == 256, "{sql}");
    let (sql, _, binds) = first(&select(t.c("n").any()).filter(t.c("n").in_(0..100_u64)), &Postgres::default());
    assert!(sql.ends_with("t.n IN (SELECT unnest($1::BIGINT[]))") && binds == 1, "{sql}");
    let (sql, _, binds) = first(&select(t.c("n").any()).filter(t.c("n").in_(0..100_u64)), &MySql::default());
    assert!(sql.contains("JSON_TABLE(?") && binds == 1, "{sql}");
    // a value that an integer of JSON_TABLE would not hold
    let beyond = (0..100_u64).chain([u64::MAX]);
    let (sql, _, binds) = first(&select(t.c("n").any()).filter(t.c("n").in_(beyond)), &MySql::default());
    assert!(sql.contains("t.n IN (?, ?") && binds == 256, "{sql}");
    static OF: Prepared<Select<i32>> = Prepared::new(|| {
        let t = Table::new("t").column(ColumnDef::new("n", <u64 as aludel::query::Scalar>::data_type()));
        select(literal(1)).filter(t.c("n").in_(params::<u64>("ids")))
    });
    let compiled = OF.bind_list("ids", [1_u64, 2]).compile(&Postgres::default()).unwrap();
    assert!(compiled.sql().ends_with("IN (SELECT unnest($2::BIGINT[]))"), "{}", compiled.sql());
}
