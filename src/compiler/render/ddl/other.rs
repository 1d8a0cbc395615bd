//! Sequences, schemas, views, tables of a SELECT, types, and SQL as it is written.

use super::super::type_name;
use super::super::types::check_names;
use super::{cascade, if_exists, known_options, sequence_options};
use crate::ast::ddl::table_of;
use crate::ast::{
    CreateSchema, CreateSequence, CreateTableAs, CreateType, CreateView, DropSchema, DropSequence, DropType, DropView, Query, RawDdl,
};
use crate::compiler::out::{QueryContext, Renderer};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::{Sequence, SequenceOptions, View};
use crate::types::{DataType, TypeFamily};

/// What is created or dropped, by its schema and name.
fn qualified(out: &mut Renderer<'_>, schema: Option<&Name>, name: &Name) {
    out.measure(name);
    out.schema(schema);
    out.ident(name);
}

fn has_sequences(out: &mut Renderer<'_>) {
    if !out.features().has_sequences() {
        out.unsupported("sequences", "let the database number a key, or keep the number in a table");
    }
}

/// `CREATE SEQUENCE IF NOT EXISTS name AS SMALLINT INCREMENT BY 2 START WITH 5`
pub fn create_sequence(out: &mut Renderer<'_>, create: &CreateSequence) {
    let CreateSequence { sequence, if_not_exists, summary: _ } = create;
    has_sequences(out);
    out.word("CREATE SEQUENCE ");
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE SEQUENCE");
    qualified(out, sequence.schema_name(), sequence.name());
    let Sequence { data_type, options, .. } = sequence;
    if let Some(data_type) = data_type {
        if !out.features().ddl.sequence_types {
            out.unsupported("AS of CREATE SEQUENCE", "bound its numbers: `.max_value(..)`");
        }
        if data_type.family() != TypeFamily::Integer {
            let problem = format!("its numbers are integers, and not {}", data_type.describe());
            out.fail(ErrorKind::invalid(&format!("sequence {:?}", sequence.name().as_str()), problem));
        }
        out.word(" AS ");
        out.compiler().data_type(out, data_type);
    }
    if *options != SequenceOptions::default() {
        out.word(" ");
        sequence_options(out, options);
    }
}

/// `DROP SEQUENCE IF EXISTS name`
pub fn drop_sequence(out: &mut Renderer<'_>, drop: &DropSequence) {
    let DropSequence { sequence, if_exists: asked, summary: _ } = drop;
    has_sequences(out);
    out.word("DROP SEQUENCE ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP SEQUENCE");
    qualified(out, sequence.schema_name(), sequence.name());
}

fn has_schemas(out: &mut Renderer<'_>) {
    if !out.features().ddl.schemas {
        out.unsupported("CREATE SCHEMA and DROP SCHEMA", "a schema is a database file: ATTACH it");
    }
}

/// `CREATE SCHEMA IF NOT EXISTS name`
pub fn create_schema(out: &mut Renderer<'_>, create: &CreateSchema) {
    let CreateSchema { name, if_not_exists, summary: _ } = create;
    has_schemas(out);
    out.word("CREATE SCHEMA ");
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE SCHEMA");
    schema_name(out, name);
}

/// `DROP SCHEMA IF EXISTS name CASCADE`
pub fn drop_schema(out: &mut Renderer<'_>, drop: &DropSchema) {
    let DropSchema { name, if_exists: asked, cascade: all, summary: _ } = drop;
    has_schemas(out);
    out.word("DROP SCHEMA ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP SCHEMA");
    schema_name(out, name);
    cascade(out, *all, "DROP SCHEMA");
}

fn schema_name(out: &mut Renderer<'_>, name: &Name) {
    match out.options().schema(Some(name)) {
        Some(mapped) => {
            out.measure(mapped);
            out.ident(mapped);
        }
        None => out.fail(ErrorKind::invalid("SCHEMA", format!("{name:?} is mapped to no schema"))),
    }
}

/// `CREATE OR REPLACE TEMPORARY MATERIALIZED VIEW IF NOT EXISTS name AS SELECT ..`
pub fn create_view(out: &mut Renderer<'_>, create: &CreateView) {
    let CreateView { view, or_replace, if_not_exists, summary: _ } = create;
    let View { name, schema, query, materialized, temporary, options: _ } = view;
    let ddl = out.features().ddl;
    out.word("CREATE ");
    let words: [(bool, bool, &'static str, &'static str); 3] = [
        (*or_replace, ddl.or_replace_view && !*materialized, "OR REPLACE ", "drop the view first: `view.drop().if_exists()`"),
        (*temporary, ddl.temporary_view, "TEMPORARY ", "a CTE does in one statement: `.cte(..)`"),
        (*materialized, ddl.materialized_view, "MATERIALIZED ", "keep the rows in a table: `CreateTableAs::named(..)`"),
    ];
    for (asked, known, word, way_out) in words {
        if asked && !known {
            let kept = if *materialized && word != "MATERIALIZED " { "MATERIALIZED " } else { "" };
            out.unsupported(&format!("CREATE {word}{kept}VIEW"), way_out);
        }
        out.word(if asked { word } else { "" });
    }
    out.word("VIEW ");
    let known = ddl.view_if_not_exists || (*materialized && ddl.materialized_view);
    if_exists(out, *if_not_exists, known, "IF NOT EXISTS ", "CREATE VIEW");
    qualified(out, schema.as_ref(), name);
    out.compiler().view_options(out, view);
    out.word(" AS ");
    body(out, query);
}

/// A query whose values are written into the SQL.
fn body(out: &mut Renderer<'_>, query: &Query) {
    out.inlined(|out| out.query_in(QueryContext::Kept, query));
}

/// Nothing: no option is known.
pub fn view_options(out: &mut Renderer<'_>, view: &View) {
    known_options(out, "CREATE VIEW", &view.options, &[]);
}

/// `DROP MATERIALIZED VIEW IF EXISTS name`
pub fn drop_view(out: &mut Renderer<'_>, drop: &DropView) {
    let DropView { view, if_exists: asked, summary: _ } = drop;
    if view.materialized && !out.features().ddl.materialized_view {
        out.unsupported("DROP MATERIALIZED VIEW", "there is none to drop");
    }
    out.word(if view.materialized { "DROP MATERIALIZED VIEW " } else { "DROP VIEW " });
    if_exists(out, *asked, true, "IF EXISTS ", "DROP VIEW");
    qualified(out, view.schema.as_ref(), &view.name);
}

/// `CREATE TEMPORARY TABLE IF NOT EXISTS name AS SELECT ..`
pub fn create_table_as(out: &mut Renderer<'_>, create: &CreateTableAs) {
    let CreateTableAs { name, schema, query, temporary, if_not_exists, summary: _ } = create;
    out.word(if *temporary { "CREATE TEMPORARY TABLE " } else { "CREATE TABLE " });
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE TABLE AS");
    qualified(out, schema.as_ref(), name);
    out.word(" AS ");
    body(out, query);
}

fn has_types(out: &mut Renderer<'_>) {
    if !out.has_named_types() {
        out.unsupported("CREATE TYPE and DROP TYPE", "types have no names of their own here: `create_all` leaves them out");
    }
}

/// `CREATE TYPE name AS ENUM ('a', 'b')`
pub fn create_type(out: &mut Renderer<'_>, create: &CreateType) {
    let CreateType { data_type, summary: _ } = create;
    has_types(out);
    match data_type {
        DataType::Enum(names) if names.native && !names.name.is_empty() => {
            check_names(out, data_type);
            out.word("CREATE TYPE ");
            type_name(out, names.schema.as_ref(), &names.name.clone().into());
            out.word(" AS ENUM (");
            out.list(&names.names, ", ", |out, name| out.string(name));
            out.word(")");
        }
        DataType::Custom(custom) => match custom.as_named() {
            Some(named) => named.create(out),
            None => nameless(out, data_type),
        },
        other => nameless(out, other),
    }
}

/// `DROP TYPE IF EXISTS name`
pub fn drop_type(out: &mut Renderer<'_>, drop: &DropType) {
    let DropType { data_type, if_exists: asked, summary: _ } = drop;
    has_types(out);
    let word = match data_type {
        DataType::Custom(custom) => custom.as_named().map_or("TYPE", |named| named.word()),
        _ => "TYPE",
    };
    let Some((schema, name)) = data_type.own_name() else { return nameless(out, data_type) };
    out.word("DROP ");
    out.word(word);
    out.word(" ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP TYPE");
    qualified(out, schema.as_ref(), &name);
}

fn nameless(out: &mut Renderer<'_>, data_type: &DataType) {
    let problem = match data_type {
        DataType::Enum(_) => {
            "an enum without a name, or one that is kept as text, is no type of its own: `DataType::enumeration(\"name\", ..)`".into()
        }
        other => format!("{} has no name of its own; an enum and a domain have", other.describe()),
    };
    out.fail(ErrorKind::invalid("CREATE TYPE", problem));
}

/// SQL as it was written, with the names of its table in it.
pub fn raw_ddl(out: &mut Renderer<'_>, raw: &RawDdl) {
    let RawDdl { sql, against, context, summary: _ } = raw;
    let mut rest = sql.as_str();
    while let Some((before, after)) = rest.split_once(['{', '}']) {
        out.word(before);
        let brace = rest.get(before.len()..before.len() + 1).unwrap_or_default();
        if after.starts_with(brace) {
            out.word(brace);
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        let (token, after) = after.split_once('}').unwrap_or((after, ""));
        match context.iter().find(|(known, _)| *known == token) {
            Some((_, sql)) => out.word(sql),
            None => table_token(out, raw, against.is_some(), token),
        }
        rest = after;
    }
    out.word(rest);
}

fn table_token(out: &mut Renderer<'_>, raw: &RawDdl, has_table: bool, token: &str) {
    let table = raw.against.as_ref().map(|from| table_of(from, "DDL"));
    match (token, table) {
        (_, Some(Err(error))) => out.fail(error),
        ("table", Some(Ok(table))) => out.ident(table.name()),
        ("fullname", Some(Ok(table))) => out.table(table),
        ("schema", Some(Ok(table))) => {
            if let Some(schema) = out.options().schema(table.def().schema.as_ref()) {
                out.ident(schema);
            }
        }
        ("table" | "fullname" | "schema", None) => {
            out.fail(ErrorKind::invalid("DDL", format!("{{{token}}} is the name of a table; say which: `.against(&table)`")));
        }
        _ => {
            let known = if has_table { "there are {table}, {schema}, {fullname}, and " } else { "" };
            let problem = format!("{{{token}}} stands for nothing; {known}`.context({token:?}, ..)` gives it a meaning; `{{{{` is a brace");
            out.fail(ErrorKind::invalid("DDL", problem));
        }
    }
}
