//! Renders raw SQL about a table.

use crate::ast::RawDdl;
use crate::ast::ddl::table_of;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;

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
