//! Strings and names come back from the databases as they went there, and what a caller gives by name stays in its place.

use crate::support::servers;
use aludel::compiler::CompileOptions;
use aludel::dialects::{Dialect, MariaDb, MySql, Postgres, Sqlite};
use aludel::prelude::*;
use mysql::prelude::Queryable;
use sqlparser::tokenizer::{Token, Tokenizer};

/// What has broken escapes before, with every ASCII control character.
fn nasty() -> Vec<String> {
    let mut all: Vec<String> = (1..=0x7f_u8).filter(|c| !c.is_ascii_alphanumeric()).map(|c| format!("a{}b", char::from(c))).collect();
    let whole = [
        "'",
        "''",
        "\"",
        "\"\"",
        "`",
        "``",
        "\\",
        "\\\\",
        "\\'",
        "\\\\'",
        "a\\",
        "it's",
        "\\n",
        "\\0",
        "\\%",
        "\\_",
        "%",
        "%%",
        "%s",
        "%(x)s",
        ":x",
        "::int",
        "?",
        "??",
        "$1",
        "$$",
        "$tag$",
        "@x",
        "@@version",
        "#",
        "--",
        "-- ",
        "/*",
        "*/",
        "/*!50000 x */",
        ";",
        "[x]",
        "{x}",
        "x'00'",
        "e'\\''",
        "U&'\\0041'",
        "N'x'",
        "_utf8'x'",
        "' OR 1=1 --",
        "\" OR 1=1 --",
        "`; DROP TABLE t; --",
        "\r\n",
        "a\tb",
        " lead",
        "SELECT",
        "Mixed",
        "e\u{301}",
        "\u{e9}",
        "\u{5d0}\u{5d1}",
        "\u{202e}abc",
        "\u{1f600}",
        "\u{1f468}\u{200d}\u{1f469}",
        "\u{feff}x",
        "x\u{2028}y",
        "\u{2029}",
        "\u{85}",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "\u{fffd}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{d7ff}",
        "\u{e000}",
        "\u{10ffff}",
        "\u{2bc}",
        "\u{2019}",
        "\u{ff07}",
        "\u{ff02}",
        "\u{ff3c}",
        "\u{bf}'",
        "\u{bf}\\'",
        "\u{a5}'",
        "\u{20a9}\\",
        "\u{130}",
    ];
    all.extend(whole.map(str::to_owned));
    let mut seed = 7_u64;
    for _ in 0..200 {
        all.push((0..next(&mut seed) % 9 + 1).map(|_| whole[(next(&mut seed) % whole.len() as u64) as usize]).collect());
    }
    all
}

fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *seed >> 33
}

/// A database that gives back the first row's first cell as text, and the name of its column.
trait Database {
    fn dialect(&self) -> Box<dyn Dialect>;
    fn ask(&mut self, sql: &str) -> Result<Option<(String, String)>, String>;
}

impl Database for rusqlite::Connection {
    fn dialect(&self) -> Box<dyn Dialect> {
        Box::new(Sqlite::default())
    }
    fn ask(&mut self, sql: &str) -> Result<Option<(String, String)>, String> {
        let mut statement = self.prepare(sql).map_err(|error| error.to_string())?;
        let name = statement.column_names().next().map(str::to_owned);
        let mut rows = statement.query([]).map_err(|error| error.to_string())?;
        let Some(row) = rows.next().map_err(|error| error.to_string())? else { return Ok(None) };
        let cell = match row.get_ref(0).map_err(|error| error.to_string())? {
            rusqlite::types::ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            other => format!("{}", other.as_i64().unwrap()),
        };
        Ok(Some((name.unwrap(), cell)))
    }
}

impl Database for servers::Scratch<postgres::Client> {
    fn dialect(&self) -> Box<dyn Dialect> {
        Box::new(Postgres::default())
    }
    fn ask(&mut self, sql: &str) -> Result<Option<(String, String)>, String> {
        let said = |error: postgres::Error| error.as_db_error().map_or_else(|| format!("{error:?}"), |error| error.message().into());
        let rows = self.simple_query(sql).map_err(said)?;
        let row = rows.iter().find_map(|row| match row {
            postgres::SimpleQueryMessage::Row(row) => Some((row.columns()[0].name().to_owned(), row.get(0).unwrap().to_owned())),
            _ => None,
        });
        Ok(row)
    }
}

impl Database for servers::Scratch<mysql::Conn> {
    fn dialect(&self) -> Box<dyn Dialect> {
        Box::new(MariaDb::default())
    }
    fn ask(&mut self, sql: &str) -> Result<Option<(String, String)>, String> {
        let mut rows = self.query_iter(sql).map_err(|error| error.to_string())?;
        let name = rows.columns().as_ref().first().map(|column| column.name_str().into_owned());
        let Some(row) = rows.next() else { return Ok(None) };
        let row = row.map_err(|error| error.to_string())?;
        Ok(Some((name.unwrap(), mysql::from_value::<Option<String>>(row[0].clone()).unwrap_or_default())))
    }
}

fn databases() -> Vec<Box<dyn Database>> {
    let mut all: Vec<Box<dyn Database>> = vec![Box::new(servers::sqlite())];
    all.extend(servers::postgres().map(|client| Box::new(client) as Box<dyn Database>));
    all.extend(servers::mariadb().map(|client| Box::new(client) as Box<dyn Database>));
    all
}

fn inline(statement: &impl Statement, dialect: &dyn Dialect) -> aludel::Result<String> {
    Ok(statement.compile_with(dialect, CompileOptions::new().literal_binds())?.sql().to_owned())
}

#[test]
fn strings_come_back() {
    let mut strings = nasty();
    strings.extend([String::new(), "x".repeat(100_000), "'\\".repeat(5_000)]);
    for mut database in databases() {
        let dialect = database.dialect();
        let nul = dialect.features().backslash_escapes.then(|| "a\0b\0".to_owned());
        for text in strings.iter().chain(&nul) {
            let sql = inline(&select(val(text).label("x")), &*dialect).unwrap();
            let (_, back) = database.ask(&sql).unwrap_or_else(|error| panic!("{}: {error}\n{sql}", dialect.name())).unwrap();
            assert_eq!(&back, text, "{}", dialect.name());
            if text.len() > 1000 {
                continue; // databases limit patterns
            }
            // the pattern that finds the string itself
            let found = case().when(val(text).contains(text).autoescape(), 1).otherwise(0).label("x");
            let sql = inline(&select(found), &*dialect).unwrap();
            let (_, back) = database.ask(&sql).unwrap_or_else(|error| panic!("{}: {error}\n{sql}", dialect.name())).unwrap();
            assert_eq!(back, "1", "{}: {sql}", dialect.name());
        }
    }
}

/// A table and its column of one name are made, written and read; what the database itself refuses is refused, not changed.
#[test]
fn names_come_back() {
    let mut names = nasty();
    names.extend(["x".repeat(63), "\u{e9}".repeat(31), " ".into(), "a ".into()]);
    for mut database in databases() {
        let dialect = database.dialect();
        let mut refused = vec![];
        for name in &names {
            let table = Table::new(name).column(ColumnDef::new(name, DataType::Integer));
            let create = table.create().compile(&*dialect).unwrap().sql().to_owned();
            if let Err(error) = database.ask(&create) {
                refused.push((name, error));
                continue;
            }
            let column = table.c(name);
            let insert = inline(&insert(&table).values((column.set(7),)), &*dialect).unwrap();
            database.ask(&insert).unwrap_or_else(|error| panic!("{}: {error}\n{insert}", dialect.name()));
            // warning 1474 there: "Leading spaces are removed from name", of labels and aliases
            let labels = dialect.name() != "mariadb" || !name.starts_with(|c: char| c.is_ascii_whitespace());
            let mut queries = vec![select(column.clone()).order_by(column.clone())];
            if labels {
                queries.push(select((column.clone() + 0).label(name)));
                queries.push(select(table.alias(name).c(name)));
                queries.push(select(select(column).subquery(name).c(name)));
            }
            for query in queries {
                let sql = inline(&query, &*dialect).unwrap();
                let back = database.ask(&sql).unwrap_or_else(|error| panic!("{}: {error}\n{sql}", dialect.name()));
                assert_eq!(back, Some((name.clone(), "7".into())), "{}: {sql}", dialect.name());
            }
            let mut quoted = String::new();
            dialect.features().names.quote(&mut quoted, name, false);
            database.ask(&format!("DROP TABLE {quoted}")).unwrap();
        }
        println!("{}: {} names, {} refused", dialect.name(), names.len(), refused.len());
        let mut wrong = vec![];
        for (name, error) in refused {
            let known = match dialect.name() {
                // 11.2: no characters beyond the basic plane, no white space at the end
                "mariadb" => {
                    name.ends_with(|c: char| c.is_ascii_whitespace()) || name.chars().any(|c| c > '\u{ffff}') || name.chars().count() > 64
                }
                "postgresql" => name.len() > 63,
                _ => false,
            };
            if !known {
                wrong.push(format!("{name:?}: {error}"));
            }
        }
        assert!(wrong.is_empty(), "{}: {wrong:#?}", dialect.name());
    }
}

/// Any string is a key of JSON, by itself and in a path.
#[test]
fn keys_find_their_values() {
    for mut database in databases() {
        let dialect = database.dialect();
        let table = Table::new("t").column(ColumnDef::new("doc", DataType::Json));
        database.ask("CREATE TABLE t (doc JSON)").unwrap();
        database.ask("INSERT INTO t (doc) VALUES ('{}')").unwrap();
        let mut wrong = vec![];
        // MariaDB 10.11 finds no key that begins with a minus sign, however the path spells it
        for key in nasty().into_iter().filter(|key| dialect.name() != "mariadb" || !key.starts_with('-')) {
            let inner = serde_json::json!({ &key: "found" });
            let doc = serde_json::json!({ &key: "found", "in": inner }).to_string();
            let set = update(&table).set((table.c("doc").set(doc),));
            database.ask(&inline(&set, &*dialect).unwrap()).unwrap();
            for found in [table.c("doc").get(key.as_str()).as_string(), table.c("doc").get_path(("in", key.as_str())).as_string()] {
                let sql = inline(&select(found.label("x")), &*dialect).unwrap();
                let back = database.ask(&sql);
                if back != Ok(Some(("x".into(), "found".into()))) {
                    wrong.push(format!("{key:?}: {back:?}: {sql}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}: {}\n{}", dialect.name(), wrong.len(), wrong.join("\n"));
    }
}

fn dialects() -> [Box<dyn Dialect>; 4] {
    [Box::new(Sqlite::default()), Box::new(MySql::default()), Box::new(MariaDb::default()), Box::new(Postgres::default())]
}

#[test]
fn nul_is_refused() {
    let name = "a\0b";
    let table = Table::new("t").column(ColumnDef::new(name, DataType::Integer));
    let odd = Table::new(name).column(ColumnDef::new("x", DataType::Integer));
    for dialect in dialects() {
        let refused = |statement: &dyn Fn() -> aludel::Result<String>| {
            let error = statement().unwrap_err().to_string();
            assert!(error.contains("NUL") || error.contains("is not the name of a function"), "{error}");
        };
        // 9.1.1 of MySQL's manual: `\0`
        let escape = dialect.features().backslash_escapes;
        let literals = [select(val(name).typed::<Any>()), select(val("x").contains(name).autoescape().typed::<Any>())];
        for literal in literals {
            if escape { assert!(inline(&literal, &*dialect).unwrap().contains("a\\0b")) } else { refused(&|| inline(&literal, &*dialect)) }
        }
        refused(&|| inline(&select(table.c(name)), &*dialect));
        refused(&|| inline(&select(odd.c("x")), &*dialect));
        refused(&|| inline(&select(column(name)), &*dialect));
        refused(&|| inline(&select(val(1).label(name)), &*dialect));
        refused(&|| inline(&select(odd.alias("a").c("x")), &*dialect));
        refused(&|| inline(&select(column("x").collate(name)), &*dialect));
        refused(&|| inline(&select(func::call::<i32>(name, (1,))), &*dialect));
        refused(&|| inline(&insert(&table).values((table.c(name).set(1),)), &*dialect));
        refused(&|| Ok(table.create().compile(&*dialect)?.sql().to_owned()));
    }
    // bound, it is the driver's: SQLite takes it
    let bound: String = servers::sqlite().query_row("SELECT ?", [name], |row| row.get(0)).unwrap();
    assert_eq!(bound, name);
}

fn tokens(dialect: &dyn Dialect, sql: &str) -> Result<Vec<Token>, String> {
    use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
    let grammar: &dyn Dialect = match dialect.name() {
        "sqlite" => &SQLiteDialect {},
        "postgresql" => &PostgreSqlDialect {},
        _ => &MySqlDialect {},
    };
    Tokenizer::new(grammar, sql).tokenize().map_err(|error| error.to_string())
}

/// The tokens that a caller's text became, between those that stand around it with another text, too.
fn middle(dialect: &dyn Dialect, sql: &str, harmless: &str) -> Vec<Token> {
    let (with, without) = (tokens(dialect, sql).unwrap_or_else(|error| panic!("{error}\n{sql}")), tokens(dialect, harmless).unwrap());
    let at = without.iter().position(|token| token.to_string().contains("harmless") || token.to_string() == "<<").unwrap();
    let behind = without.len() - at - 1;
    assert!(with.len() > at + behind, "{sql}");
    assert_eq!((&with[..at], &with[with.len() - behind..]), (&without[..at], &without[at + 1..]), "{}: {sql}", dialect.name());
    with[at..with.len() - behind].to_vec()
}

/// A name is one token that means the name; a statement has the same shape with it as with any other.
#[test]
fn names_stay_in_their_places() {
    type QueryContext = (&'static str, fn(&str, &dyn Dialect) -> aludel::Result<String>);
    const PLACES: [QueryContext; 6] = [
        ("column", |name, dialect| inline(&select((column(name), column("z"))), dialect)),
        ("label", |name, dialect| inline(&select((column("x").label(name), column("z"))), dialect)),
        ("function", |name, dialect| inline(&select((func::call::<Any>(name, (column("x"),)).label("f"), column("z"))), dialect)),
        ("collation", |name, dialect| inline(&select((column("x").collate(name), column("z"))), dialect)),
        ("table", |name, dialect| {
            inline(&select(Table::new(name).column(ColumnDef::new("x", DataType::Integer)).alias("a").c("x")), dialect)
        }),
        ("schema", |name, dialect| {
            let table = Table::new("t").schema(name).column(ColumnDef::new("x", DataType::Integer));
            inline(&select(table.alias("a").c("x")), dialect)
        }),
    ];
    for dialect in dialects() {
        for (place, build) in PLACES {
            let harmless = build("harmless", &*dialect).unwrap();
            // SQLite reads `a$b` as one name (tokenize.c, IdChar); sqlparser does not
            for name in nasty().into_iter().filter(|name| !(dialect.name() == "sqlite" && name == "a$b")) {
                let Ok(sql) = build(&name, &*dialect) else { continue };
                let middle = middle(&*dialect, &sql, &harmless);
                let said = match &middle[..] {
                    [Token::Word(word)] => word.value.clone(),
                    // sqlparser takes the text in MySQL's quotes as it is
                    parts if place == "function" => {
                        parts.iter().map(|part| if let Token::Word(word) = part { word.value.clone() } else { part.to_string() }).collect()
                    }
                    other => panic!("{} {place}: {other:?} of {name:?}", dialect.name()),
                };
                assert_eq!(said, name, "{} {place}: {sql}", dialect.name());
            }
        }
    }
}

/// Strings are one token that means the string.
#[test]
fn strings_stay_in_their_places() {
    for dialect in dialects() {
        let build = |text: &str| inline(&select((column("x").eq(text), column("z"))), &*dialect).unwrap();
        let harmless = build("harmless");
        for text in nasty() {
            let middle = middle(&*dialect, &build(&text), &harmless);
            let [Token::SingleQuotedString(said)] = &middle[..] else { panic!("{}: {middle:?} of {text:?}", dialect.name()) };
            assert_eq!(*said, text, "{}", dialect.name());
        }
    }
}

/// An operator is symbols or words of operators: nothing that could be an operand, a clause, a comment or a bound value.
#[test]
fn operators_stay_in_their_places() {
    let pieces = [
        "+", "-", "--", "/", "*", "/*", "*/", "<", ">", "=", "~", "!", "@", "#", "%", "^", "&", "|", "?", ":", ".", ";", "'", "\"", "`",
        "\\", "(", ")", ",", "0", "$1", "x", " ", "\n", "\0", "LIKE", "NOT", "IS", "OR", "AND", "FROM", "UNION", "SELECT", "NULL",
        "password", "\u{e9}",
    ];
    let mut seed = 11;
    let mut texts: Vec<String> = pieces.map(str::to_owned).to_vec();
    texts.extend(
        (0..20_000)
            .map(|_| (0..next(&mut seed) % 4 + 1).map(|_| pieces[(next(&mut seed) % pieces.len() as u64) as usize]).collect::<String>()),
    );
    texts.extend(
        ["OR password LIKE", "IS NULL OR", "FROM t WHERE x LIKE", "IS NULL UNION SELECT x FROM t WHERE x LIKE", "NOT LIKE password OR"]
            .map(str::to_owned),
    );
    let mut taken = [0; 4];
    for (at, dialect) in dialects().iter().enumerate() {
        let build = |op: &str| select((column("x").op(op, column("y")), column("z"))).filter(column("v").op(op, 1).typed::<bool>());
        let around = |op: &str| build(op).compile(&**dialect);
        let binds = around("<<").unwrap().params().len();
        for text in &texts {
            let Ok(compiled) = around(text) else { continue };
            taken[at] += 1;
            let sql = compiled.sql();
            assert_eq!(compiled.params().len(), binds);
            let symbols = text.chars().all(|c| "+-*/<>=~!@#%^&|?:".contains(c));
            let words =
                text.split(' ').all(|word| word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_ascii_alphanumeric()));
            assert!(symbols || words, "{text:?}");
            assert!(!["--", "/*", "*/"].iter().any(|sign| text.contains(sign)), "{text:?}");
            assert!(dialect.name() == "postgresql" || !text.contains('?'), "a bound value: {sql}");
            assert!(!dialect.name().starts_with('m') || !text.contains('#'), "a comment: {sql}");
            let upper = text.to_uppercase();
            let clause = ["FROM", "UNION", "SELECT", "NULL"].iter().any(|word| upper.split(' ').any(|part| part == *word));
            assert!(!clause && (!upper.contains(' ') || upper.starts_with("NOT ") || !upper.contains("PASSWORD")), "{sql}");
        }
    }
    println!("{} texts, taken {taken:?}", texts.len());
    assert!(taken.iter().all(|taken| *taken > 1000));
    for good in ["SOUNDS LIKE", "is not distinct from", "NOT SIMILAR TO", "AT TIME ZONE", "not rlike", "IS NOT", "GLOB", "MEMBER OF", "->>"]
    {
        assert!(select(column("x").op(good, column("y"))).compile(&Postgres::default()).is_ok(), "{good}");
    }
}
