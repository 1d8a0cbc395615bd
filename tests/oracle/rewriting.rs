//! Every port's tree is rewritten: by nothing, which changes nothing; and by what replaces every value and renames every
//! table, after which no old one is left in what is printed.

use super::harness::{Built, Port, dialects};
use aludel::ast::visit::{Part, Rewriter, rewrite, visit};
use aludel::ast::{FromItem, Given, Literal, Node};
use aludel::compiler::Dialect;
use aludel::compiler::{CompileOptions, Compiled, compile};
use aludel::prelude::*;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

fn rewritten(built: &Built, with: &mut dyn Rewriter) -> Built {
    match built {
        Built::Query(query, decode) => Built::Query(rewrite(query, with), *decode),
        Built::Insert(insert, decode) => Built::Insert(rewrite(insert, with), *decode),
        Built::Update(update, decode) => Built::Update(rewrite(update, with), *decode),
        Built::Delete(delete, decode) => Built::Delete(rewrite(delete, with), *decode),
        Built::Ddl(ddl) => Built::Ddl(rewrite(ddl, with)),
        Built::Node(node) => Built::Node(rewrite(node, with)),
    }
}

fn hash(built: &Built) -> u64 {
    let mut hasher = DefaultHasher::new();
    match built {
        Built::Query(query, _) => query.hash(&mut hasher),
        Built::Insert(insert, _) => insert.hash(&mut hasher),
        Built::Update(update, _) => update.hash(&mut hasher),
        Built::Delete(delete, _) => delete.hash(&mut hasher),
        Built::Ddl(ddl) => ddl.hash(&mut hasher),
        Built::Node(node) => node.hash(&mut hasher),
    }
    hasher.finish()
}

struct Same;
impl Rewriter for Same {}

/// What differs after a rewrite that changes nothing.
pub fn by_nothing(ports: &[Port]) -> Vec<String> {
    let mut wrong = vec![];
    for port in ports {
        for (built, again) in forms(port).iter().zip(&forms(port)) {
            let same = rewritten(built, &mut Same);
            if same != *built || hash(&same) != hash(built) {
                wrong.push(format!("{}: another tree\n  {built:?}\n  {same:?}", port.id));
            }
            if *again != *built || hash(again) != hash(built) {
                wrong.push(format!("{}: built twice, it is two trees", port.id));
            }
            for (name, dialect) in dialects() {
                let (before, after) = (print(built, &*dialect, false), print(&same, &*dialect, false));
                if before.as_ref().map_err(ToString::to_string) != after.as_ref().map_err(ToString::to_string) {
                    wrong.push(format!("{} on {name}:\n  {before:?}\n  {after:?}", port.id));
                }
            }
        }
    }
    wrong
}

/// Both forms of a port, one behind the other.
fn forms(port: &Port) -> Vec<Built> {
    [port.typed, port.any].into_iter().flatten().flat_map(|build| build()).collect()
}

fn print(built: &Built, dialect: &dyn Dialect, literal: bool) -> Result<Compiled, aludel::Error> {
    let options = if literal { CompileOptions::new().literal_binds() } else { CompileOptions::new() };
    compile(built.statement(), dialect, &options)
}

/// A value of the same kind that no port has.
fn other(value: &Value) -> Value {
    match value {
        Value::Int(_) => Value::Int(90_210),
        Value::Real(_) => Value::Real(90_210.5),
        Value::Text(_) => Value::from("zzvalue"),
        Value::Decimal(_) => Value::Decimal("90210.25".into()),
        Value::Array(values) => Value::Array(values.iter().map(other).collect()),
        other => other.clone(), // NULL, booleans: words of the SQL; days and the like are told by the types' own tests
    }
}
fn is_other(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().all(is_other),
        Value::Text(text) => text.contains("zzvalue"), // a key may have become a path
        value => *value == other(value),
    }
}

/// Replaces every value and renames every table.
struct Other;
impl Rewriter for Other {
    fn node(&mut self, node: Node) -> Node {
        match node {
            Node::Literal(literal) => Node::Literal(literal.with_value(other(&literal.value))),
            Node::Parameter(parameter) => match &parameter.given {
                Given::One(value) => {
                    Node::Parameter(parameter.clone()).with_value(Node::Literal(Literal::new(other(value), parameter.ty.clone())))
                }
                Given::Many(values) => {
                    let values = values.iter().map(|value| Node::Literal(Literal::new(other(value), parameter.ty.clone())));
                    Node::Parameter(parameter.clone()).with_values(values, parameter.ty.clone())
                }
                Given::Nothing => Node::Parameter(parameter),
            },
            node => node,
        }
    }
    fn from(&mut self, from: FromItem) -> FromItem {
        match from {
            FromItem::Table(table) => {
                FromItem::Table(table.renamed_by(|name| format!("zz{}", name.chars().rev().collect::<String>()).into()))
            }
            from => from,
        }
    }
}

/// The old values and names that are left after a rewrite that replaces them all, and what it breaks.
pub fn by_others(ports: &[Port]) -> Vec<String> {
    let mut wrong = vec![];
    for port in ports {
        for built in forms(port) {
            let (names, columns, values) = held(&built);
            let made = rewritten(&built, &mut Other);
            for ((name, dialect), literal) in
                dialects().into_iter().flat_map(|one| [(one, false)]).chain(dialects().into_iter().map(|one| (one, true)))
            {
                let (before, after) = (print(&built, &*dialect, literal), print(&made, &*dialect, literal));
                let (Ok(before), after) = (before, after) else { continue };
                let place = format!("{} on {name}{}", port.id, if literal { ", inline" } else { "" });
                let Ok(after) = after else {
                    wrong.push(format!("{place}: {}\n  {}", after.unwrap_err(), before.sql()));
                    continue;
                };
                let left = left_over(&after, &names, &columns, &values, port.source);
                if !left.is_empty() {
                    wrong.push(format!("{place}: {} left\n  {}\n  {} {:?}", left.join(", "), before.sql(), after.sql(), after.params()));
                }
            }
        }
    }
    wrong
}

/// The names of tables and of their columns, and the values.
fn held(built: &Built) -> (BTreeSet<String>, BTreeSet<String>, Vec<Value>) {
    let (mut names, mut columns, mut values) = (BTreeSet::new(), BTreeSet::new(), vec![]);
    visit(built.statement().tree(), &mut |part| match part {
        Part::From(FromItem::Table(table)) => {
            names.insert(table.name().to_string());
            columns.extend(table.def().columns().iter().map(|column| column.name().to_string()));
        }
        Part::Node(Node::Literal(literal)) => values.push(literal.value.clone()),
        Part::Values(many, _) => values.extend(many.iter().cloned()),
        Part::Node(Node::Parameter(parameter)) => match &parameter.given {
            Given::One(value) => values.push(value.clone()),
            Given::Many(many) => values.extend(many.iter().cloned()),
            Given::Nothing => {}
        },
        _ => {}
    });
    (names, columns, values)
}

fn left_over(compiled: &Compiled, names: &BTreeSet<String>, columns: &BTreeSet<String>, values: &[Value], source: &str) -> Vec<String> {
    let mut left = vec![];
    let raw = ["text", "literal_column", "hint"].iter().any(|word| source.contains(word));
    let sql = without_texts(compiled.sql());
    let words: Vec<&str> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty() && !columns.contains(*word)).collect();
    if !raw {
        let of = |word: &str, name: &str| word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
        left.extend(names.iter().filter(|name| words.iter().any(|word| of(word, name))).map(|name| format!("table {name}")));
    }
    // what stands between quotation marks, also as a part of a path
    let strings: Vec<&str> = compiled.sql().split('\'').skip(1).step_by(2).collect();
    for value in values {
        match value {
            Value::Text(text) if raw && source.contains(&format!("'{text}'")) => {} // it stands in raw SQL, too
            Value::Text(text) if text.len() > 1 && strings.iter().any(|string| string.contains(text.as_str())) => {
                left.push(format!("'{text}'"))
            }
            Value::Int(v) if *v > 9 && words.contains(&&*v.to_string()) => left.push(v.to_string()),
            _ => {}
        }
    }
    let params = compiled.params().iter().map(|bind| &bind.value).filter(|value| !is_other(value) && values.contains(value));
    left.extend(params.map(|value| format!("bound {value:?}")));
    left
}

/// The SQL without string literals and without what constraints are called: words in them are no tables' names.
fn without_texts(sql: &str) -> String {
    let mut kept: String = sql.split('\'').step_by(2).collect();
    for quote in ['"', '`'] {
        let named = format!("CONSTRAINT {quote}");
        while let Some((before, after)) = kept.split_once(&named) {
            kept = format!("{before}{}", after.split_once(quote).map_or("", |(_, after)| after));
        }
    }
    kept
}
