//! Renders FOREIGN KEY.

use super::phrase;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::KeyMatch;
use crate::name::Name;
use crate::schema::{Action, ForeignKey, TableDef, Target};

/// `FOREIGN KEY(a, b) REFERENCES u (c, d) MATCH FULL ON DELETE CASCADE ON UPDATE CASCADE`
pub(super) fn foreign_key(out: &mut Renderer<'_>, table: &TableDef, key: &ForeignKey) {
    let ForeignKey { columns, targets, on_delete, on_update, matching, use_alter: _ } = key;
    let targets: Vec<_> = targets.iter().map(Target::names).collect();
    let Some((schema, referred, _)) = targets.first() else { return };
    referred_columns(out, table, columns, &targets);
    out.word("FOREIGN KEY(");
    out.list(columns, ", ", |out, column| out.ident(column));
    out.word(") REFERENCES ");
    if out.features().ddl.foreign_key_schemas {
        out.schema(schema.as_ref());
    } else if schema.as_ref().map(Name::as_str) != table.schema.as_ref().map(Name::as_str) {
        out.unsupported("foreign keys into another schema", "keep both tables in one database file");
    }
    out.ident(referred);
    out.word(" (");
    out.list(&targets, ", ", |out, (_, _, name)| out.ident(name));
    out.word(")");
    if let Some(matching) = matching {
        let known = match out.features().ddl.foreign_key_match {
            KeyMatch::None => false,
            KeyMatch::Simple => columns.len() < 2 || matching.eq_ignore_ascii_case("SIMPLE"),
            KeyMatch::All => true,
        };
        if !known {
            out.unsupported("MATCH of a foreign key", "leave it out; for MATCH FULL, add a CHECK that all of its columns are NULL or none");
        }
        out.word(" MATCH ");
        phrase(out, "MATCH", matching);
    }
    for (words, action) in [(" ON DELETE ", on_delete), (" ON UPDATE ", on_update)] {
        if let Some(action) = action {
            out.word(words);
            out.compiler().foreign_key_action(out, action);
        }
    }
}

/// `CASCADE`, `SET NULL`, `SET NULL (a, b)`: words, and columns.
pub fn foreign_key_action(out: &mut Renderer<'_>, action: &Action) {
    let some = action.as_str().strip_suffix(')').and_then(|phrase| phrase.split_once(" ("));
    let words = some.map_or(action.as_str(), |(words, _)| words);
    let ddl = &out.features().ddl;
    if !ddl.foreign_key_set_default && words.split_whitespace().map(str::to_ascii_lowercase).eq(["set", "default"]) {
        out.unsupported("SET DEFAULT of a foreign key", "it is read, and then as RESTRICT: SET NULL, or set the default before the change");
    }
    phrase(out, "ON DELETE and ON UPDATE", words);
    if let Some((words, columns)) = some {
        if !out.features().ddl.foreign_key_set_columns {
            out.unsupported(&format!("{words} of some columns of a foreign key"), "say it of all of them, or in a trigger");
        }
        out.word(" (");
        out.list(columns.split(','), ", ", |out, column| out.ident(column.trim()));
        out.word(")");
    }
}

/// The columns that are referred to are of one table, and there, as far as is known.
fn referred_columns(out: &mut Renderer<'_>, own: &TableDef, columns: &[Name], targets: &[(Option<Name>, Name, Name)]) {
    let Some((schema, referred, _)) = targets.first() else { return };
    if targets.iter().any(|(_, _, name)| name.is_empty()) {
        let problem = format!("it refers to {referred:?}, and not to a column of it; write \"table.column\"");
        return out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
    }
    if targets.iter().any(|(other, table, _)| other != schema || table != referred) {
        let problem = format!("it refers to columns of {referred:?} and of others; write \"table.column\", of one table");
        out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
    }
    let here = own.is_called(schema.as_ref(), referred);
    for (column, (_, _, name)) in columns.iter().zip(targets) {
        if here && own.index_of(name).is_none() {
            let problem =
                format!("the foreign key of {column:?} refers to {referred:?}.{name:?}, which is not there; write \"table.column\"");
            out.fail(ErrorKind::invalid("FOREIGN KEY", problem));
        }
    }
}
