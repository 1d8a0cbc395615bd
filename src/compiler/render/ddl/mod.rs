//! Statements that change the schema.

mod alter;
mod column;
mod constraint;
mod index;
mod other;
mod table;

pub use alter::{add_constraint, constraint_name, drop_constraint, set_comment};
pub use column::{
    column_checks, column_definition, column_type, computed, counting, generated_identity, is_large, no_identity, not_null, server_default,
    type_of_column,
};
use constraint::{checks, implied, name_of, named, own_columns};
pub use constraint::{
    constraint, constraint_columns, constraint_options, foreign_key_action, inline_condition, table_constraint, type_check_condition,
};
pub use index::{
    create_index, create_index_with, direction_of, drop_index, drop_index_with, index_expression, index_ordering, index_part, index_words,
    is_index_column, parts_by_name,
};
pub use other::{
    create_schema, create_sequence, create_table_as, create_type, create_view, drop_schema, drop_sequence, drop_type, drop_view, raw_ddl,
    view_options,
};
pub use table::{create_table, drop_table, table_options};

use crate::compiler::out::Renderer;
use crate::error::ErrorKind;
use crate::schema::Options;
use crate::value::Str;

/// The beginning of a statement: what it does to what, without values.
pub(crate) fn title(sql: &str) -> &str {
    let end = [" (", " AS ", " IS ", "'", "\n"].iter().filter_map(|end| sql.find(end)).min();
    sql.get(..end.unwrap_or(sql.len())).unwrap_or_default().trim_end()
}

/// `IF NOT EXISTS `, where there is such a thing.
fn if_exists(out: &mut Renderer<'_>, asked: bool, known: bool, words: &'static str, statement: &str) {
    if !asked {
        return;
    }
    if !known {
        let construct = format!("{} of {statement}", words.trim());
        out.unsupported(&construct, "ask the database first: `create_all().check_first()`, `drop_all().check_first()`");
    }
    out.word(words);
}

/// ` CASCADE`, where there is such a thing.
fn cascade(out: &mut Renderer<'_>, asked: bool, statement: &str) {
    if asked {
        if !out.features().ddl.cascade {
            out.unsupported(&format!("CASCADE of {statement}"), "first drop the objects that depend on it");
        }
        out.word(" CASCADE");
    }
}

/// Words of SQL, and nothing else: `SET NULL`, `btree`.
pub fn phrase(out: &mut Renderer<'_>, construct: &str, words: &str) {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !words.split(' ').all(word) {
        out.fail(ErrorKind::invalid(construct, format!("{words:?} is more than words")));
    }
    out.word(words);
}

/// The dialect is told nothing that this construct does not have there.
pub fn known_options(out: &mut Renderer<'_>, construct: &str, options: &Options, known: &[&str]) {
    let strange = options.of(out.dialect().name()).find(|(key, _)| !known.contains(key)).map(|(key, _)| Str::from(key));
    if let Some(key) = strange {
        let known = if known.is_empty() { "it has none".to_owned() } else { format!("there are: {}", known.join(", ")) };
        let dialect = out.dialect().name();
        out.fail(ErrorKind::invalid(construct, format!("{dialect} has no option {key:?} of it; {known}")));
    }
}
