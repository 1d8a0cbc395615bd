//! Names: every place where one can stand, with quotes by the rule, always and never.

use crate::snapshots;
use crate::support::dialects;
use aludel::ast::CreateTable;
use aludel::ast::visit::Rewriter;
use aludel::prelude::*;
use aludel::{ErrorKind, Name};
use std::fmt::Write;

/// How the names of a test are quoted.
#[derive(Clone, Copy)]
struct As(Option<bool>);

impl As {
    fn name(self, text: &str) -> Name {
        Name::from(text).with_quote(self.0)
    }
    fn items(self) -> Table {
        let column = |name: &str| ColumnDef::new(self.name(name), DataType::Integer);
        Table::new(self.name("Items")).column(column("Id").primary_key()).column(column("total"))
    }
    fn notes(self) -> Table {
        let column = |name: &str| ColumnDef::new(self.name(name), DataType::Integer);
        let word = DataType::enumeration("word", ["a"]);
        Table::new(self.name("Notes"))
            .column(column("Id").primary_key())
            .column(column("Item").unique().foreign_key("Items.Id"))
            .column(ColumnDef::new(self.name("Word"), word))
    }
    /// Every place, by what it is.
    fn places(self, show: &mut dyn FnMut(&str, &dyn Shown)) {
        let (t, n) = (self.items(), self.notes());
        let id = t.c("Id");
        for table in MetaData::of([&t, &n]).sorted_tables() {
            show("CREATE TABLE", &table.create());
        }
        show("all columns", &select(t.all()));
        show("columns", &select((&id, t.c("total"))).filter(id.gt(1)).group_by((&id, t.c("total"))).order_by(id.desc()));
        show("columns of two tables", &select((&id, n.c("Id"))).join(&n));
        show("a column twice", &select((&id, &id)));
        show("CAST keeps the name", &select(id.cast::<i64>()));
        show("schema", &select(t.clone().schema(self.name("Main")).all()));
        show("a column of no table", &select(column(self.name("Id"))));
        let u = t.alias(self.name("U"));
        show("alias", &select((u.c("Id"), u.c("total"))).filter(u.c("Id").gt(1)));
        let (a, b) = (t.alias(Unnamed), t.alias(Unnamed));
        show("unnamed aliases", &select((a.c("Id"), b.c("Id"))));
        let label = (t.c("total") + 1).label(self.name("Next"));
        show("label", &select(&label).order_by(label.desc()));
        let by_its_name = select((&label, t.c("total"))).group_by(by_name("Next")).order_by((by_name("Next").desc(), by_name("total")));
        show("by_name", &by_its_name);
        show("COLLATE", &select(literal("x").collate(self.name("C"))));
        show("set operation", &select(&label).union(select(id.label(self.name("Next")))).order_by(&label));
        let sub = select((&id, t.c("total"), &label)).subquery(self.name("Sub"));
        show("subquery", &select(sub.all()).filter(sub.col(&label).gt(1)));
        show("alias of a column of a subquery", &select(sub.c("Id").label(self.name("Other"))));
        let outer = select(sub.all()).subquery(Unnamed);
        show("subquery of a subquery", &select((outer.c("Id"), outer.c("Next"))));
        let cte = select((&id, &label)).cte(self.name("C"));
        show("CTE", &select((cte.c("Id"), cte.c("Next"))).order_by(cte.c("Id")));
        show("scalar subquery", &select(literal(1)).filter(exists(select(&id).filter(id.eq(1)))));
        show("INSERT", &insert(&t).values((id.set(1), t.c("total").set(2))));
        show("INSERT RETURNING", &insert(&t).values(t.c("total").set(2)).returning((&id, &label)));
        show("UPDATE", &update(&t).set(t.c("total").set(t.c("total") + 1)).filter(id.eq(1)));
        show("UPDATE with another table", &update(&t).set(t.c("total").set(n.c("Id"))).filter(n.c("Item").eq(&id)));
        show("UPDATE of an alias", &update(&u).set(t.c("total").set(1)).filter(u.c("Id").eq(1)));
        show("DELETE", &delete(&t).filter(id.eq(1)));
        show("DELETE with another table", &delete(&t).filter(n.c("Item").eq(&id)));
    }
}

/// A statement of any kind.
trait Shown {
    fn on(&self, dialect: &dyn aludel::compiler::Dialect) -> aludel::Result<String>;
}
impl<S: Statement> Shown for S {
    fn on(&self, dialect: &dyn aludel::compiler::Dialect) -> aludel::Result<String> {
        Ok(self.compile(dialect)?.sql().to_owned())
    }
}

/// Every place with one quoting, on every dialect; dialects that say the same share a line.
fn everywhere(names: As) -> String {
    let mut text = String::new();
    names.places(&mut |place, statement| {
        writeln!(text, "{place}").unwrap();
        let mut lines: Vec<(String, String)> = vec![];
        for dialect in dialects() {
            let sql = statement.on(&*dialect).unwrap_or_else(|error| format!("error: {error}"));
            match lines.iter_mut().find(|(_, known)| *known == sql) {
                Some((names, _)) => write!(names, ", {}", dialect.name()).unwrap(),
                None => lines.push((dialect.name().into(), sql)),
            }
        }
        lines.iter().for_each(|(names, sql)| writeln!(text, "    {names}: {sql}").unwrap());
    });
    text
}

#[test]
fn by_rule() {
    snapshots::text(file!(), "by_rule", &everywhere(As(None)));
}
#[test]
fn always() {
    snapshots::text(file!(), "always", &everywhere(As(Some(true))));
}
#[test]
fn never() {
    let shown = everywhere(As(Some(false)));
    snapshots::text(file!(), "never", &shown);
}

/// In quotes and without, it is the same SQL but for the quotes: nothing lost its flag.
#[test]
fn only_quotes_differ() {
    let texts = |quote| {
        let mut all = vec![];
        As(quote).places(&mut |_, statement| all.extend(dialects().map(|dialect| statement.on(&*dialect).map_err(|e| e.to_string()))));
        all
    };
    let made_up = ["Items_1", "Items_2", "Id_1", "Id__1"];
    for (always, never) in texts(Some(true)).into_iter().zip(texts(Some(false))) {
        let (Ok(always), Ok(never)) = (always, never) else { continue };
        assert_eq!(always.replace(['"', '`'], ""), never.replace(['"', '`'], ""));
        let words = |sql: &str| sql.split([' ', '.', ',', '(', ')', '=']).map(str::to_owned).collect::<Vec<_>>();
        for word in words(&never).iter().filter(|word| word.contains(['"', '`'])) {
            assert!(made_up.contains(&word.replace(['"', '`'], "").as_str()), "{word} in {never}");
        }
        let bare = ["Items", "Notes", "Id", "total", "Item", "Word", "Main", "U", "Next", "Sub", "Other", "C"];
        for word in words(&always) {
            assert!(!bare.contains(&word.as_str()), "{word} in {always}");
        }
    }
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite_runs_all_of_them() {
    for quote in [None, Some(true), Some(false)] {
        let engine = Engine::new("sqlite::memory:").unwrap();
        let mut conn = engine.connect().unwrap();
        MetaData::of([As(quote).items(), As(quote).notes()]).create_all().run(&mut conn).unwrap();
        let t = As(quote).items();
        conn.execute(&insert(&t).values((t.c("Id").set(1), t.c("total").set(7)))).unwrap();
        let sub = select(t.c("total").label(As(quote).name("Next"))).subquery(As(quote).name("Sub"));
        let total: Vec<Value> = conn.all(&select(sub.c("Next"))).unwrap();
        assert_eq!(total, [Value::Int(7)]);
    }
}

/// What could break out is refused wherever it stands, and it is never printed bare.
#[test]
fn never_quoted_is_checked() {
    for text in ["", "a b", "a;b", "a\"b", "a`b", "a'b", "a--b", "a/*b", "a.b", "1a", "$a", "a\0", "a\n", "a)", "ʼ", "a?", "%s", ":a"] {
        let bad = || quoted_name(text, false);
        let plain = table("t", ["id"]);
        let id = plain.c("id");
        let integer = |name: Name| ColumnDef::new(name, DataType::Integer);
        let create = |table: Table| table.create();
        let sub = select(id.label(bad())).subquery("s");
        let statements: Vec<Box<dyn Shown>> = vec![
            Box::new(select(column(bad()))),
            Box::new(select(id.label(bad())).order_by(by_name(text))),
            Box::new(select(table(bad(), ["id"]).c("id"))),
            Box::new(select(table(bad(), ["id"]).all())),
            Box::new(select(plain.clone().schema(bad()).c("id"))),
            Box::new(select(table("t", [bad()]).all())),
            Box::new(select(id.label(bad()))),
            Box::new(select(plain.alias(bad()).c("id"))),
            Box::new(select(select(&id).subquery(bad()).c("id"))),
            Box::new(select(select(&id).cte(bad()).c("id"))),
            Box::new(select(sub.all())),
            Box::new(insert(table(bad(), ["id"])).values(table(bad(), ["id"]).c("id").set(1))),
            Box::new(update(plain.alias(bad())).set(id.set(1))),
            Box::new(delete(table(bad(), ["id"]))),
            Box::new(create(Table::new(bad()).column(integer("id".into())))),
            Box::new(create(Table::new("t").column(integer(bad())))),
            Box::new(create(Table::new("t").column(integer(bad()).primary_key()))),
        ];
        for (at, statement) in statements.iter().enumerate() {
            for dialect in dialects() {
                let error = statement.on(&*dialect).expect_err(&format!("{text:?} at {at}"));
                let ErrorKind::Invalid { construct, .. } = error.kind() else { panic!("{error}") };
                assert_eq!(*construct, *format!("name {text:?}"));
            }
        }
        assert!(select(literal("x").collate(bad())).compile(&Sqlite::default()).is_err());
        // the expression alone, without the statement that its table stands in
        assert!(table(bad(), ["id"]).c("id").eq(1).compile(&Sqlite::default()).is_err());
    }
    for text in ["a", "A1", "_a", "a$b", "Größe", "名前", "select"] {
        let sql = select(column(quoted_name(text, false))).compile(&Postgres::default()).unwrap().sql().to_owned();
        assert_eq!(sql, format!("SELECT {text}"));
    }
}

#[test]
fn always_quoted_doubles_quotes() {
    let query = select(column(quoted_name("a\"`b", true)));
    assert_eq!(query.compile(&Postgres::default()).unwrap().sql(), "SELECT \"a\"\"`b\"");
    assert_eq!(query.compile(&MySql::default()).unwrap().sql(), "SELECT `a\"``b`");
}

#[derive(Model)]
#[model(table = "Odd Table", schema = "Db", quote_schema = false)]
struct Odd {
    #[column(primary_key, name = "sel ect")]
    key: i32,
    #[column(name = "quo\"te`d")]
    quoted: Option<i32>,
    #[column(quote = true)]
    plain: i32,
    #[column(name = "Off", quote = false)]
    off: i32,
}

#[test]
fn names_of_a_model() {
    let expected =
        "SELECT Db.`Odd Table`.`sel ect`, Db.`Odd Table`.`quo\"te``d`, Db.`Odd Table`.`plain`, Db.`Odd Table`.Off FROM Db.`Odd Table`";
    assert_eq!(Odd::select().compile(&MySql::default()).unwrap().sql(), expected);
    let o = Odd::alias(quoted_name("o", true));
    let query = select(o.all()).filter(o.col(Odd::key).eq(1));
    assert_eq!(
        query.compile(&Postgres::default()).unwrap().sql(),
        r#"SELECT "o"."sel ect", "o"."quo""te`d", "o"."plain", "o".Off FROM Db."Odd Table" AS "o" WHERE "o"."sel ect" = $1"#
    );
    let one = Odd { key: 1, quoted: None, plain: 2, off: 3 };
    assert_eq!(
        Odd::insert_with_key(&one).compile(&Sqlite::default()).unwrap().sql(),
        r#"INSERT INTO Db."Odd Table" ("sel ect", "quo""te`d", "plain", Off) VALUES (?, ?, ?, ?)"#
    );
    // a bind is named by its column, as far as that reads as a name
    assert_eq!(
        (Odd::quoted.eq(1) & Odd::key.eq(2)).to_string(),
        r#"Db."Odd Table"."quo""te`d" = :quo_te_d_1 AND Db."Odd Table"."sel ect" = :sel_ect_1"#
    );
}

#[test]
fn a_rewrite_keeps_how_names_are_quoted() {
    struct Same;
    impl Rewriter for Same {}
    for quote in [Some(true), Some(false)] {
        let names = As(quote);
        let (t, u) = (names.items(), names.items().alias(names.name("U")));
        let label = (u.c("Id") + 1).label(names.name("Next"));
        let sub = select((&label, column(names.name("X")))).subquery(names.name("Sub"));
        let cte = select(t.c("Id")).cte(names.name("C"));
        let query = select((sub.c("Next"), cte.c("Id"), t.c("total"))).order_by(&label);
        let same = query.rewrite(&mut Same);
        assert_eq!(query.node(), same.node());
        assert_eq!(query.compile(&Postgres::default()).unwrap(), same.compile(&Postgres::default()).unwrap());
    }
}

#[test]
fn trees_that_print_differently_differ() {
    let build = |quote: Option<bool>| {
        let name = |text: &str| Name::from(text).with_quote(quote);
        [
            select(column(name("x"))),
            select(table(name("t"), ["x"]).c("x")),
            select(column("x").label(name("y"))),
            select(table("t", ["x"]).alias(name("a")).c("x")),
            select(select(column("x")).cte(name("c")).c("x")),
        ]
    };
    for ((rule, always), never) in build(None).into_iter().zip(build(Some(true))).zip(build(Some(false))) {
        assert_ne!(rule.node(), always.node());
        assert_ne!(rule.node(), never.node());
        assert_ne!(always.node(), never.node());
    }
}

/// However they are quoted, two of one name are two of one name.
#[test]
fn quotes_make_no_other_name() {
    let clash =
        Table::new("t").column(ColumnDef::new("a", DataType::Integer)).column(ColumnDef::new(quoted_name("a", true), DataType::Text));
    assert_eq!(
        create(&clash).compile(&Sqlite::default()).unwrap_err().to_string(),
        "table \"t\": column \"a\" is declared twice\n  in: CREATE TABLE t"
    );
    let (a, b) = (table("t", ["a"]), table(quoted_name("t", true), ["a"]));
    let metadata = MetaData::new();
    a.register(&metadata).unwrap();
    assert!(b.register(&metadata).is_err());
    assert!(metadata.table("t").is_some());
    let (c, d) = (select(literal(1).label("x")).cte("c"), select(literal(2).label("x")).cte(quoted_name("c", true)));
    let error = select((c.c("x"), d.c("x"))).compile(&Sqlite::default()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NameTaken { .. }), "{error}");
    // a column is found by its text
    assert_eq!(select(table("t", [quoted_name("Id", true)]).c("Id")).to_string(), "SELECT t.\"Id\" FROM t");
    let doubled = select((column("x"), column(quoted_name("x", true)))).subquery("s");
    assert_eq!(select(doubled.c("x_1")).to_string(), "SELECT s.x_1 FROM (SELECT x, \"x\" AS x_1) AS s");
}

fn create(table: &Table) -> CreateTable {
    table.create()
}

#[test]
fn a_name_reads_as_its_text() {
    const STATIC: Name = Name::from_static("id");
    assert_eq!(STATIC, "id");
    assert_eq!(STATIC.len(), 2);
    let known = ["a", "b"];
    assert_eq!(table("t", known.iter()).def().columns().len(), 2);
    assert_eq!(table("t", known.map(String::from).iter()).def().columns().len(), 2);
    assert_eq!(table(&STATIC, known.map(|name| quoted_name(name, true))).name(), "id");
    assert_eq!(STATIC, Name::from("id"));
    assert_ne!(STATIC, quoted_name("id", true));
    assert_eq!(quoted_name("id", true).quote(), Some(true));
    assert_eq!(format!("{STATIC} {STATIC:?} {:?}", quoted_name("id", false)), "id \"id\" \"id\"");
}
