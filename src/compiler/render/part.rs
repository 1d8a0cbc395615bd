//! Regular expressions, collations, full-text search; parts of dates, JSON and arrays; ANY and ALL; names of the select list.

use crate::ast::items::{Item, own_name};
use crate::ast::operator::precedence;
use crate::ast::select::sorted_by;
use crate::ast::{ByName, Collate, Extract, Node, Operator, Ordering, Quantified, Query, RegexpMatch, RegexpReplace, Subscript, Summary};
use crate::compiler::out::{Renderer, Selected};
use crate::error::ErrorKind;
use crate::features::Regexp;
use crate::name::Name;
use crate::types::TypeFamily;
use crate::value::Value;

/// `a REGEXP b`, `a ~ b`; flags as the database takes them.
pub fn regexp_match(out: &mut Renderer<'_>, regexp: &RegexpMatch) {
    let RegexpMatch { operand, pattern, flags, negated, summary: _ } = regexp;
    let style = out.features().regexp;
    if let (Regexp::Function, Some(flags)) = (style, flags) {
        out.word(if *negated { "NOT REGEXP_LIKE(" } else { "REGEXP_LIKE(" });
        out.list([operand, pattern], ", ", Renderer::node);
        out.word(", ");
        out.string(flags);
        return out.word(")");
    }
    let insensitive = style == Regexp::Tilde && flags.as_deref() == Some("i");
    out.in_operator(true, |out| out.operand_at(operand, precedence::COMPARISON));
    out.word(match (style, negated) {
        (Regexp::Tilde, false) => " ~",
        (Regexp::Tilde, true) => " !~",
        (Regexp::Keyword | Regexp::Function | Regexp::Prefix, false) => " REGEXP",
        (Regexp::Keyword | Regexp::Function | Regexp::Prefix, true) => " NOT REGEXP",
    });
    out.word(if insensitive { "* " } else { " " });
    match flags {
        Some(_) if style == Regexp::Keyword => out.unsupported("flags of a regular expression", "write them into the pattern: `(?i)…`"),
        Some(flags) if !insensitive => with_flags(out, pattern, flags),
        _ => out.in_operator(true, |out| out.operand_at(pattern, precedence::COMPARISON)),
    }
}

/// A pattern with its flags in it: `CONCAT('(?', 'i', ')', b)`
fn with_flags(out: &mut Renderer<'_>, pattern: &Node, flags: &str) {
    out.word("CONCAT('(?', ");
    out.string(flags);
    out.word(", ')', ");
    out.node(pattern);
    out.word(")");
}

/// `REGEXP_REPLACE(a, b, c)`
pub fn regexp_replace(out: &mut Renderer<'_>, regexp: &RegexpReplace) {
    let RegexpReplace { operand, pattern, replacement, flags, summary: _ } = regexp;
    if !out.features().regexp_replace {
        return out.unsupported("REGEXP_REPLACE", "replace in Rust, or register a function of that name and `func::call` it");
    }
    out.word("REGEXP_REPLACE(");
    out.node(operand);
    out.word(", ");
    match (out.features().regexp, flags) {
        (Regexp::Prefix, Some(flags)) => with_flags(out, pattern, flags),
        _ => out.node(pattern),
    }
    out.word(", ");
    out.node(replacement);
    match (out.features().regexp, flags) {
        (_, None) | (Regexp::Prefix, Some(_)) => {}
        (Regexp::Function, Some(flags)) => {
            out.word(", 1, 0, "); // from the first character, every occurrence
            out.string(flags);
        }
        (Regexp::Keyword | Regexp::Tilde, Some(flags)) => {
            out.word(", ");
            out.string(flags);
        }
    }
    out.word(")");
}

/// `a COLLATE b`
pub fn collate(out: &mut Renderer<'_>, collate: &Collate) {
    let Collate { element, collation, summary: _ } = collate;
    // COLLATE is the right side's: of strings that makes no difference
    let level = if ends_in_string(element) { precedence::COLLATE } else { precedence::ATOM - 1 };
    out.operand_at(element, level);
    out.word(" COLLATE ");
    out.ident(collation);
}

/// Is it a concatenation whose last operand is a string?
fn ends_in_string(node: &Node) -> bool {
    match node {
        Node::Chain(chain) if chain.operator == Operator::Concat => chain.operands.last().is_some_and(|last| match last {
            Node::Chain(_) | Node::Label(_) => ends_in_string(last),
            last => matches!(last.family(), TypeFamily::Text | TypeFamily::Enum),
        }),
        Node::Label(label) => ends_in_string(&label.element),
        _ => false,
    }
}

/// `a MATCH b`
pub fn full_text(out: &mut Renderer<'_>, left: &Node, right: &Node, negated: bool) {
    let operator = if negated { Operator::NotMatch } else { Operator::Match };
    out.operand(left, &operator);
    out.word(operator.row().text);
    out.operand(right, &operator);
}

/// `EXTRACT(year FROM a)`
pub fn extract(out: &mut Renderer<'_>, extract: &Extract) {
    let Extract { field, element, summary: _ } = extract;
    if !out.features().extract_fields.contains(&&**field) {
        let known = out.features().extract_fields.join(", ");
        return out.unsupported(&format!("EXTRACT of {field}"), &format!("there are: {known}"));
    }
    out.word("EXTRACT(");
    out.word(field);
    out.word(" FROM ");
    out.node(element);
    out.word(")");
}

/// `ANY (SELECT ..)`, `ALL (a)`
pub fn quantified(out: &mut Renderer<'_>, quantified: &Quantified) {
    let Quantified { element, all, summary: _ } = quantified;
    if !out.features().quantifiers {
        let hint = if *all { "write NOT EXISTS with the opposite condition" } else { "use IN or EXISTS" };
        return out.unsupported(if *all { "ALL" } else { "ANY" }, hint);
    }
    out.word(if *all { "ALL " } else { "ANY " });
    match element {
        Node::ScalarSubquery(subquery) => {
            super::test::without_limit(out, &subquery.query, if *all { "ALL" } else { "ANY" });
            out.node(element);
        }
        array => out.parens(|out| out.node(array)),
    }
}

/// `a[1]`, `a['key']`, `(ARRAY[a, b])[1]`: only a column stands without parentheses.
pub fn subscript(out: &mut Renderer<'_>, subscript: &Subscript, _is_operand: bool) {
    let Subscript { operand, keys, path: _, ty: _, summary: _ } = subscript;
    match operand {
        Node::Column(_) | Node::ColumnClause(_) | Node::Subscript(_) => out.node(operand),
        other => out.parens(|out| out.node(other)),
    }
    for key in keys {
        out.word("[");
        out.grouped(key);
        out.word("]");
    }
}

/// The keys as one JSON path, `$."a"[1]`, bound or inline; what is no value cannot stand in it.
pub fn json_path(out: &mut Renderer<'_>, keys: &[Node]) {
    let mut path = String::from("$");
    for key in keys {
        match out.value_of(key) {
            Some(Value::Int(number)) => path.push_str(&format!("[{number}]")),
            Some(Value::Text(name)) => {
                path.push_str(".\"");
                for c in name.chars() {
                    match c {
                        '"' | '\\' => path.extend(['\\', c]),
                        // as JSON is usually written: MariaDB compares the escapes by their text
                        '\u{8}' => path.push_str("\\b"),
                        '\t' => path.push_str("\\t"),
                        '\n' => path.push_str("\\n"),
                        '\u{c}' => path.push_str("\\f"),
                        '\r' => path.push_str("\\r"),
                        c if c < ' ' => path.push_str(&format!("\\u{:04x}", u32::from(c))),
                        c => path.push(c),
                    }
                }
                path.push('"');
            }
            _ => return out.unsupported("JSON subscript by an expression", "its keys are strings and integers"),
        }
    }
    bound_path(out, keys, path);
}

/// A path of keys as one value: inline and secret as they are.
pub fn bound_path(out: &mut Renderer<'_>, keys: &[Node], path: String) {
    let inline = keys.iter().any(|key| matches!(key, Node::Parameter(parameter) if parameter.inline));
    let path = Node::bind(path).hidden_with(Summary::of(keys));
    if inline { out.inline(&path) } else { out.node(&path) }
}

/// What a name of the select list stands for.
enum Named {
    /// A label: ORDER BY and GROUP BY write its name.
    Label(Name, Node),
    /// A column, written as it is.
    Column(Node),
}

/// A name of the select list inside an expression or a window: what it stands for.
pub(in crate::compiler) fn by_name(out: &mut Renderer<'_>, by_name: &ByName) {
    match find(out, &by_name.name) {
        Some(Named::Label(_, element) | Named::Column(element)) => unnamed(out, |out| out.grouped(&element)),
        None => no_such_label(out, &by_name.name),
    }
}

/// A term of a window, which knows no labels: what the name stands for.
pub(super) fn window_term(out: &mut Renderer<'_>, term: &Node) {
    let (Node::ByName(by_name), ordering) = sorted_by(term) else { return out.node(term) };
    match find(out, &by_name.name) {
        Some(Named::Label(_, element) | Named::Column(element)) => unnamed(out, |out| match ordering {
            Some(ordering) => out.compiler().ordering(out, &Ordering::new(element, ordering.descending, ordering.nulls)),
            None => out.node(&element),
        }),
        None => no_such_label(out, &by_name.name),
    }
}

/// Prints what a name stands for: names in it are not looked up in the same list, or one could stand for itself.
fn unnamed(out: &mut Renderer<'_>, inner: impl FnOnce(&mut Renderer<'_>)) {
    let list = out.selected.pop();
    inner(out);
    out.selected.extend(list);
}

/// A term of ORDER BY or GROUP BY that is a name: a label's name, or the column.
pub(super) fn term_by_name(out: &mut Renderer<'_>, by_name: &ByName) {
    match find(out, &by_name.name) {
        Some(Named::Label(name, _)) => out.ident(&name),
        Some(Named::Column(element)) => out.node(&element),
        None => no_such_label(out, &by_name.name),
    }
}

/// A term of GROUP BY: a label by its name, unless a column in FROM is called so, which it would be read as.
pub(super) fn grouping_term(out: &mut Renderer<'_>, term: &Node) {
    let Node::ByName(by_name) = term else { return out.node(term) };
    match find(out, &by_name.name) {
        Some(Named::Label(name, element)) if out.is_column(&name) => unnamed(out, |out| out.node(&element)),
        _ => term_by_name(out, by_name),
    }
}

/// What is asked whether it is NULL, to sort by that: what the name stands for; of a set operation's columns, the name.
pub(super) fn null_key(out: &mut Renderer<'_>, by_name: &ByName) {
    let bare = out.selected.last().is_some_and(|list| list.bare);
    match find(out, &by_name.name) {
        Some(Named::Label(name, _)) if bare || !out.is_column(&name) => out.ident(&name),
        Some(Named::Label(_, element) | Named::Column(element)) => {
            unnamed(out, |out| out.operand_at(&element, crate::ast::operator::precedence::COMPARISON));
        }
        None => no_such_label(out, &by_name.name),
    }
}

fn find(out: &Renderer<'_>, name: &str) -> Option<Named> {
    let Selected { columns, froms, style, bare } = out.selected.last()?;
    let named = |node: &Node| {
        let own = own_name(node).filter(|own| own.as_str() == name && !*bare);
        own.or_else(|| Item::Node(node).name_in(*style).filter(|own| own.as_str() == name))
    };
    // of a set operation's columns there is nothing but the names
    let column = |own: Name, node: Node| if *bare { Named::Label(own, node) } else { Named::Column(node) };
    for node in columns {
        match node {
            Node::Label(label) if label.name.as_str() == name => return Some(Named::Label(label.name.clone(), label.element.clone())),
            Node::AllColumns(from) => {
                if let Some((own, node)) = from.columns().map(Node::Column).find_map(|node| Some((named(&node)?, node))) {
                    return Some(column(own, node));
                }
            }
            node => {
                if let Some(own) = named(node) {
                    return Some(column(own, node.clone()));
                }
            }
        }
    }
    let mut others = froms.iter().flat_map(|from| from.columns()).map(Node::Column);
    others.find(|node| named(node).is_some()).map(Named::Column)
}

#[cold]
fn no_such_label(out: &mut Renderer<'_>, name: &str) {
    out.fail(ErrorKind::NoSuchLabel { label: name.into() });
}

/// The select list that names are looked up in: of a set operation, its first member's.
pub(super) fn first_list(query: &Query) -> Vec<Node> {
    query
        .items()
        .map(|item| match item {
            Item::Node(node) => node.clone(),
            Item::Of(column) => Node::Column(column),
        })
        .collect()
}
