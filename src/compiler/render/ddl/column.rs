//! A column in CREATE TABLE, part by part: dialects put them in their own order.

use super::super::types::check_names;
use super::{checks, named, own_columns};
use crate::ast::{Constant, Node};
use crate::compiler::out::Renderer;
use crate::compiler::values::check_storage;
use crate::error::ErrorKind;
use crate::features::DefaultParentheses;
use crate::schema::{Bound, ColumnDef, Counting, Identity, TableDef};
use crate::types::{DataType, TypeRecord, TypeRef};
use std::sync::Arc;

/// `name type DEFAULT x NOT NULL`
pub fn column_definition(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, _autoincrement: bool) {
    out.ident(column.name());
    out.word(" ");
    column_type(out, table, column);
    server_default(out, column);
    computed(out, table, column);
    match &column.identity {
        Some(identity) => generated_identity(out, column, identity),
        None => not_null(out, column),
    }
    column_checks(out, table, column);
}

/// The type of a column as it is in its table.
pub fn column_type(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    if let Some(data_type) = type_of_column(out, table, column) {
        out.compiler().data_type(out, &data_type);
    }
}

/// The same, to be printed; one without a type takes that of the column it refers to. That there is none is a mistake.
pub fn type_of_column(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) -> Option<DataType> {
    let data_type = column.data_type().clone();
    if data_type == DataType::Unknown {
        let problem = match column.target() {
            Some(_) => "it is that of the column it refers to, which is not known; put both tables into one MetaData",
            None => "it is not known; declare it",
        };
        out.fail(ErrorKind::invalid("type of a column", problem));
        return None;
    }
    check_names(out, &data_type);
    Some(data_type.in_schema_of_table(table.schema.as_ref()))
}

/// ` NOT NULL`
pub fn not_null(out: &mut Renderer<'_>, column: &ColumnDef) {
    if !column.is_nullable() {
        out.word(" NOT NULL");
    }
}

/// ` DEFAULT x`: a value or a word stands alone, other expressions in parentheses where the dialect wants them.
pub fn server_default(out: &mut Renderer<'_>, column: &ColumnDef) {
    let Some(value) = column.server_default_value() else { return };
    let ty = TypeRef::Shared(Arc::new(TypeRecord { data_type: column.data_type().clone(), ..column.record.clone() }));
    let value = &value.clone().beside_type(ty.clone());
    check_storage(out, &ty, value);
    out.word(" DEFAULT ");
    let start = out.sql().len();
    out.bare(|out| out.inline(value));
    let parentheses = match out.features().ddl.default_parentheses {
        _ if !out.features().ddl.large_defaults && is_large(out, column.data_type()) => {
            !out.sql().get(start..).is_some_and(|text| text.starts_with('('))
        }
        DefaultParentheses::Never => false,
        // its type may put a function around a value
        _ if matches!(value, Node::Bind(_) | Node::Parameter(_)) => {
            out.sql().get(start..).is_some_and(|text| text.ends_with(')') && !text.starts_with(['(', '\'']))
        }
        _ if matches!(value, Node::Constant(Constant::Null | Constant::True | Constant::False)) => false,
        DefaultParentheses::Expressions => is_expression(out.sql().get(start..).unwrap_or_default()),
        DefaultParentheses::ExpressionsButClocks => {
            let text = out.sql().get(start..).unwrap_or_default();
            is_expression(text) && !is_clock(text)
        }
    };
    if parentheses {
        if !out.features().ddl.default_expressions {
            out.unsupported(
                "DEFAULT of an expression",
                "a literal, or `text(\"CURRENT_TIMESTAMP\")`; else bind it with each row: `.default(..)`",
            );
        }
        out.enclose(start);
    }
}

/// Is it a TEXT, a BLOB or JSON of any size, by its name here?
pub fn is_large(out: &mut Renderer<'_>, data_type: &DataType) -> bool {
    let name = out.printed(|out| out.compiler().data_type(out, data_type));
    let word = name.split([' ', '(']).next().unwrap_or_default();
    word.ends_with("TEXT") || word.ends_with("BLOB") || word == "JSON"
}

/// Is it more than a word, a literal, or what stands in parentheses already?
fn is_expression(text: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    !text.starts_with(['\'', '"', '(']) && !text.chars().all(word)
}

/// `CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)`, `now(3)`
fn is_clock(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let digits = |rest: &str| rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|n| n.parse::<u8>().is_ok());
    let clock = |part: &str| {
        let present = part.strip_prefix("current_timestamp").or_else(|| part.strip_prefix("localtimestamp"));
        present.is_some_and(|rest| rest.is_empty() || rest == "()" || digits(rest)) || part.strip_prefix("now").is_some_and(digits)
    };
    text.split(" on update ").all(clock)
}

/// ` GENERATED ALWAYS AS (a * 2) STORED`
pub fn computed(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    let Some(computed) = &column.computed else { return };
    own_columns(out, table, "computed column", &computed.expression);
    if !out.features().ddl.computed_columns {
        out.unsupported("computed columns", "compute it where it is selected, or in a view");
    }
    if computed.stored == Some(false) && !out.features().ddl.virtual_columns {
        out.unsupported("VIRTUAL computed columns", "keep it with the row: `Computed::stored(..)`");
    }
    if column.default.is_some() || column.server_default.is_some() || column.identity.is_some() {
        let problem = "it is computed, and has no DEFAULT and no IDENTITY";
        out.fail(ErrorKind::invalid(&format!("column {:?}", column.name()), problem));
    }
    out.word(" GENERATED ALWAYS AS (");
    out.bare(|out| out.inline(&computed.expression));
    out.word(")");
    match computed.stored {
        Some(true) => out.word(" STORED"),
        Some(false) => out.word(" VIRTUAL"),
        None if out.features().ddl.says_stored => out.word(" STORED"),
        None => {}
    }
}

/// ` GENERATED BY DEFAULT AS IDENTITY (START WITH 5)`, which is NOT NULL.
pub fn generated_identity(out: &mut Renderer<'_>, column: &ColumnDef, identity: &Identity) {
    let Identity { always, counting: how } = identity;
    out.word(if *always { " GENERATED ALWAYS AS IDENTITY" } else { " GENERATED BY DEFAULT AS IDENTITY" });
    if *how != Counting::default() {
        out.word(" (");
        counting(out, how);
        out.word(")");
    }
    if column.is_nullable() {
        out.unsupported("IDENTITY column that may be NULL", "it is NOT NULL: leave out `.nullable(true)`");
    }
}

/// What an IDENTITY asks for, and a database cannot say that only numbers keys by itself.
pub fn no_identity(out: &mut Renderer<'_>, column: &ColumnDef, autoincrement: bool) {
    let Some(Identity { always, counting }) = &column.identity else { return };
    let construct = match (autoincrement, always) {
        (false, _) => "IDENTITY of a column that is no integer key",
        (true, true) => "GENERATED ALWAYS AS IDENTITY",
        (true, false) if !counting.is_plain() => "options of IDENTITY",
        (true, false) => return,
    };
    out.unsupported(construct, "a single integer key is numbered: `Identity::by_default()`, or nothing at all");
}

/// `INCREMENT BY 10 START WITH 100 MINVALUE 1 NO MAXVALUE CACHE 5 CYCLE`
pub fn counting(out: &mut Renderer<'_>, counting: &Counting) {
    let Counting { start, increment, min_value, max_value, cache, cycle } = counting;
    let mut words: Vec<String> = vec![];
    let bound = |bound: &Bound, name: &str| match bound {
        Bound::None => format!("NO {name}"),
        Bound::At(number) => format!("{name} {number}"),
    };
    words.extend(increment.map(|step| format!("INCREMENT BY {step}")));
    words.extend(start.map(|number| format!("START WITH {number}")));
    words.extend(min_value.as_ref().map(|least| bound(least, "MINVALUE")));
    words.extend(max_value.as_ref().map(|most| bound(most, "MAXVALUE")));
    words.extend(cache.map(|numbers| format!("CACHE {numbers}")));
    words.extend(cycle.map(|again| if again { "CYCLE" } else { out.features().ddl.no_cycle }.to_owned()));
    out.word(&words.join(" "));
}

/// ` CONSTRAINT name CHECK (a > 0)`, of each CHECK that stands behind the column.
pub fn column_checks(out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef) {
    for check in checks(out, table, column).0 {
        out.word(" ");
        named(out, table, check);
    }
}
