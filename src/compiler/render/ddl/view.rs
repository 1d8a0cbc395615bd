//! Renders CREATE VIEW, DROP VIEW and CREATE TABLE AS.

use super::{if_exists, known_options, qualified};
use crate::ast::{CreateTableAs, CreateView, DropView, Query};
use crate::compiler::renderer::{QueryContext, Renderer};
use crate::schema::View;

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

/// Renders a query whose values are written into the SQL.
fn body(out: &mut Renderer<'_>, query: &Query) {
    out.inlined(|out| out.query_in(QueryContext::Kept, query));
}
