//! Renders the statements that change the schema.

mod alter_table;
mod column;
mod comment;
mod constraint;
mod create_type;
mod default;
mod foreign_key;
mod identity;
mod implied_constraint;
mod index;
mod raw_ddl;
mod schema;
mod sequence;
mod table;
mod view;

pub use alter_table::{add_constraint, constraint_name, drop_constraint};
pub use column::{column_checks, column_definition, column_type, computed, not_null, type_of_column};
pub use comment::set_comment;
pub use constraint::{constraint, constraint_columns, constraint_options, inline_condition, table_constraint};
use constraint::{name_of, named, own_columns};
pub use create_type::{create_type, drop_type};
pub use default::{is_large, server_default};
pub use foreign_key::foreign_key_action;
pub use identity::{generated_identity, no_identity, sequence_options};
pub use implied_constraint::type_check_condition;
use implied_constraint::{checks, implied};
pub use index::{
    create_index, create_index_with, direction_of, drop_index, drop_index_with, index_expression, index_ordering, index_part, index_words,
    is_index_column, parts_by_name,
};
pub use raw_ddl::raw_ddl;
pub use schema::{create_schema, drop_schema};
pub use sequence::{create_sequence, drop_sequence};
pub use table::{create_table, drop_table, table_options};
pub use view::{create_table_as, create_view, drop_view, view_options};

use crate::ast::ddl::*;
use crate::ast::for_each_ddl;
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::schema::Options;
use crate::value::Str;

/// Renders each statement by its hook.
macro_rules! elements { ($($name:ident => $hook:ident,)*) => {
    impl DdlElement for Ddl {
        fn compile(&self, out: &mut Renderer<'_>) {
            match self { $(Ddl::$name(statement) => out.compiler().$hook(out, statement),)* }
        }
    }
    $(impl DdlElement for $name {
        fn compile(&self, out: &mut Renderer<'_>) {
            out.compiler().$hook(out, self);
        }
    })*
} }
for_each_ddl!(elements);

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

/// An object that is created or dropped, by its schema and name.
fn qualified(out: &mut Renderer<'_>, schema: Option<&Name>, name: &Name) {
    out.measure(name);
    out.schema(schema);
    out.ident(name);
}
