//! Renders CREATE INDEX and DROP INDEX.

use super::{if_exists, known_options};
use crate::ast::ddl::table_of;
use crate::ast::{CreateIndex, DropIndex, FromItem, Node, Ordering};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::IndexParentheses;
use crate::name::Name;
use crate::schema::index_name;
use crate::schema::{Index, Table};

/// `CREATE UNIQUE INDEX IF NOT EXISTS name ON t (a, b DESC)`
pub fn create_index(out: &mut Renderer<'_>, create: &CreateIndex) {
    known_options(out, "CREATE INDEX", &create.index.options, &[]);
    create_index_with(out, create, &["", ""], |_| {});
}

/// Renders CREATE INDEX with words before and after INDEX, and with more after the table.
pub fn create_index_with(out: &mut Renderer<'_>, create: &CreateIndex, words: &[&str; 2], using: impl FnOnce(&mut Renderer<'_>)) {
    let CreateIndex { index, if_not_exists, summary: _ } = create;
    let Some((table, name)) = index_words(out, index, "CREATE INDEX") else { return };
    own_parts(out, index, &table, &name);
    let [before, behind] = words;
    out.word("CREATE ");
    out.word(if index.unique { "UNIQUE " } else { "" });
    out.word(before);
    out.word("INDEX ");
    out.word(behind);
    let known = out.features().ddl.index_if_exists;
    if_exists(out, *if_not_exists, known, "IF NOT EXISTS ", "CREATE INDEX");
    let at_name = out.features().ddl.index_schema_at_name;
    if at_name {
        out.schema(table.def().schema.as_ref());
    }
    out.ident(&name);
    out.word(" ON ");
    if at_name {
        out.ident(table.name())
    } else {
        out.table(&table)
    }
    using(out);
    out.word(" (");
    out.list(&index.parts, ", ", |out, part| out.compiler().index_part(out, index, part));
    out.word(")");
}

/// The table of an index, and what the index is called there.
pub fn index_words(out: &mut Renderer<'_>, index: &Index, statement: &str) -> Option<(Table, Name)> {
    let found = match index.table() {
        Some(from) => table_of(from, statement).cloned(),
        None => {
            let problem = "which table it is on is not known: `.on(&table)`, or name a column of the table";
            Err(ErrorKind::invalid(statement, problem))
        }
    };
    let named = found.and_then(|table| index_name(index, table.def()).map(|made| (table, made)));
    match named {
        Ok((table, made)) => {
            let name = out.fitting(made);
            Some((table, name))
        }
        Err(error) => {
            out.fail(error);
            None
        }
    }
}

/// Each part is a column of the table, or an expression over its columns.
fn own_parts(out: &mut Renderer<'_>, index: &Index, table: &Table, name: &Name) {
    if index.parts.is_empty() {
        out.fail(ErrorKind::invalid("CREATE INDEX", format!("{:?} is on nothing; name its columns", name.as_str())));
    }
    for part in &index.parts {
        let (element, _) = index_ordering(part);
        if let Node::ColumnClause(column) = element.unwrapped()
            && !column.literal
            && let Err(unknown) = table.index_of(&column.name)
        {
            out.fail(unknown);
        }
        let mut froms = smallvec::SmallVec::new();
        element.froms(&mut froms);
        let other = froms.into_iter().find(|from| !matches!(from, FromItem::Table(other) if other.same(table)));
        if let Some(other) = other {
            let problem = format!("{:?} is on {:?}, and has a part of {}", name.as_str(), table.def().full_name(), other.describe());
            out.fail(ErrorKind::invalid("CREATE INDEX", problem));
        }
    }
}

/// A column or an expression: `a`, `lower(a) DESC`, `(a + 1)`
pub fn index_part(out: &mut Renderer<'_>, _index: &Index, part: &Node) {
    let (element, ordering) = index_ordering(part);
    index_expression(out, element);
    if let Some(ordering) = ordering {
        direction_of(out, ordering);
    }
}

/// A part of an index, and its order.
pub fn index_ordering(part: &Node) -> (&Node, Option<&Ordering>) {
    match part {
        Node::Ordering(ordering) => (&ordering.element, Some(ordering)),
        other => (other, None),
    }
}

/// Whether a part of an index is a column by its name. Raw text is taken for one.
pub fn is_index_column(element: &Node) -> bool {
    matches!(element.unwrapped(), Node::Column(_) | Node::ColumnClause(_) | Node::Text(_) | Node::Error(_))
}

/// A column, or an expression in parentheses where it needs them: `a`, `lower(a)`, `(a + 1)`
pub fn index_expression(out: &mut Renderer<'_>, element: &Node) {
    let element = element.unwrapped();
    let plain = is_index_column(element);
    if !plain && !out.features().ddl.index_expressions {
        out.unsupported("index on an expression", "let a computed column hold it, and index that: `ColumnDef::computed(..)`");
    }
    let call = matches!(element, Node::Function(_) | Node::Cast(_) | Node::Custom(_));
    let parentheses = match out.features().ddl.index_parentheses {
        IndexParentheses::Never => false,
        IndexParentheses::Operators => !plain && !call,
        IndexParentheses::Expressions => !plain,
    };
    let print = |out: &mut Renderer<'_>| out.bare(|out| out.inline(element));
    if parentheses { out.parens(print) } else { print(out) }
}

/// Refuses options of parts that the index does not have.
pub fn parts_by_name<'n>(out: &mut Renderer<'_>, construct: &str, what: &str, parts: &[&Node], names: impl IntoIterator<Item = &'n Name>) {
    let known: Vec<Name> = parts.iter().filter_map(|part| crate::ast::items::column_name_of(part)).collect();
    for name in names {
        if !known.iter().any(|known| known.text() == name.text()) {
            let known = known.iter().map(Name::as_str).collect::<Vec<_>>().join(", ");
            let problem = format!("it says the {what} of {:?}, which is no part of it; parts by name are: {known}", name.as_str());
            out.fail(ErrorKind::invalid(construct, problem));
        }
    }
}

/// ` DESC NULLS LAST`, of a part of an index.
pub fn direction_of(out: &mut Renderer<'_>, ordering: &Ordering) {
    if ordering.nulls.is_some() && !out.features().ddl.index_nulls_order {
        out.unsupported("NULLS FIRST and NULLS LAST in an index", "leave it out, and say it in ORDER BY");
    }
    super::super::direction(out, ordering.descending, ordering.nulls);
}

/// `DROP INDEX IF EXISTS schema.name`, `DROP INDEX name ON t`
pub fn drop_index(out: &mut Renderer<'_>, drop: &DropIndex) {
    drop_index_with(out, drop, "");
}

/// Renders DROP INDEX with words after INDEX.
pub fn drop_index_with(out: &mut Renderer<'_>, drop: &DropIndex, words: &str) {
    let DropIndex { index, if_exists: asked, summary: _ } = drop;
    let Some((table, name)) = index_words(out, index, "DROP INDEX") else { return };
    out.word("DROP INDEX ");
    out.word(words);
    let known = out.features().ddl.index_if_exists;
    if_exists(out, *asked, known, "IF EXISTS ", "DROP INDEX");
    if out.features().ddl.index_names_by_table {
        out.ident(&name);
        out.word(" ON ");
        return out.table(&table);
    }
    out.schema(table.def().schema.as_ref());
    out.ident(&name);
}
