//! Renders CREATE TABLE and DROP TABLE.

use super::{cascade, checks, if_exists, implied, known_options, name_of};
use crate::ast::ddl::table_of;
use crate::ast::{CreateTable, DropTable};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::features::{Comments, DdlFeatures};
use crate::name::Name;
use crate::schema::{AutoIncrement, ColumnDef, ColumnDefault, Constraint, TableDef};
use crate::types::TypeFamily;

/// `CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a), UNIQUE (b), FOREIGN KEY(c) REFERENCES u (d))`
pub fn create_table(out: &mut Renderer<'_>, create: &CreateTable) {
    let CreateTable { of, if_not_exists, summary: _ } = create;
    let table = match table_of(of.from(), "CREATE TABLE") {
        Ok(table) => table,
        Err(error) => return out.fail(error),
    };
    let def = table.def();
    if let Some(error) = &def.error {
        out.fail(error.clone());
    }
    out.word("CREATE ");
    for prefix in &def.prefixes {
        out.word(prefix);
        out.word(" ");
    }
    out.word("TABLE ");
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE TABLE");
    out.measure(&def.name);
    out.table(table);
    out.word(" (");
    if def.columns.is_empty() && !out.features().ddl.empty_tables {
        out.unsupported("tables without columns", "declare a column");
    }
    columns(out, def);
    constraints(out, def);
    out.word(")");
    out.compiler().table_options(out, def);
    left_out(out, def);
}

fn columns(out: &mut Renderer<'_>, def: &TableDef) {
    let generated = def.autoincrement();
    let sequences = out.features().has_sequences();
    for (index, column) in def.columns.iter().enumerate().filter(|(_, column)| !column.system) {
        let numbered = generated == Some(index) && !(sequences && def.sequence_of(index).is_some());
        let named = |_: &Renderer<'_>| format!("column {:?}", column.name().as_str());
        out.within(named, |out| {
            out.measure(column.name());
            one_source(out, def, index, column);
            computed_key(out, def, index, column);
            out.item(|out| out.compiler().column_definition(out, def, column, numbered));
        });
    }
}

/// A column that the database numbers is an integer, and takes its value from nowhere else.
fn one_source(out: &mut Renderer<'_>, def: &TableDef, index: usize, column: &ColumnDef) {
    let told = column.autoincrement == AutoIncrement::On;
    let kind = column.data_type().family();
    let other = match (column.server_default_value(), &column.default) {
        (Some(_), _) => Some("a DEFAULT"),
        (None, Some(ColumnDefault::Sequence(_))) if column.identity.is_some() => Some("a sequence"),
        (None, Some(ColumnDefault::Sequence(_) | ColumnDefault::Bound(_)) | None) => None,
    };
    let problem = match other {
        _ if !told && column.identity.is_none() => return,
        _ if told && !column.primary_key => "only a key is numbered: `.primary_key()`, or `.identity(..)`".to_owned(),
        _ if !matches!(kind, TypeFamily::Integer | TypeFamily::Unknown) => {
            format!("only an integer is numbered, and it is {}", column.data_type().describe())
        }
        _ if told && def.autoincrement() != Some(index) => "another column of the key is numbered already".to_owned(),
        Some(other) => format!("the database numbers it, and so it has no use for {other}"),
        None => return,
    };
    out.fail(ErrorKind::invalid("numbered column", problem));
}

/// A key that is computed: only of what is kept with the row, and not everywhere.
fn computed_key(out: &mut Renderer<'_>, def: &TableDef, index: usize, column: &ColumnDef) {
    let Some(computed) = column.computed.as_ref().filter(|_| def.primary_key().contains(&index)) else { return };
    let DdlFeatures { computed_keys, explicit_stored, .. } = out.features().ddl;
    if !computed_keys || !computed.stored.unwrap_or(explicit_stored) {
        out.unsupported(
            "computed primary key",
            "let another column be the key, and the computed one UNIQUE; a key is `Computed::stored(..)`",
        );
    }
}

/// Renders the primary key, then the constraints of the table and those that come with a column, as they were declared.
fn constraints(out: &mut Renderer<'_>, def: &TableDef) {
    let key = def.key_constraint();
    let mut all: Vec<Constraint> = key.into_iter().collect();
    for at in 0..=def.columns.len() {
        if let Some(column) = at.checked_sub(1).and_then(|before| def.columns.get(before)) {
            all.extend(implied(out, def, column));
        }
        let own = def.constraints.iter().filter(|(before, constraint)| *before == at && !constraint.is_primary_key());
        all.extend(own.map(|(_, constraint)| constraint.clone()));
    }
    let behind_columns = def.columns.iter().flat_map(|column| checks(out, def, column).0);
    let behind_columns: Vec<&Constraint> = behind_columns.collect();
    let mut names: Vec<Name> = vec![];
    let mut claim = |out: &mut Renderer<'_>, name: Name| {
        if names.contains(&name) {
            out.fail(ErrorKind::NameTaken { name: name.text().clone(), what: "constraints".into() });
        }
        names.push(name);
    };
    for check in behind_columns {
        if let Some(name) = name_of(out, def, check) {
            claim(out, name);
        }
    }
    for constraint in &all {
        out.item(|out| {
            let place = |_: &Renderer<'_>| constraint.place();
            out.within(place, |out| {
                if let Some(name) = create_constraint(out, def, constraint) {
                    claim(out, name);
                }
            });
        });
    }
}

/// `CONSTRAINT name UNIQUE (a)`, unless it is for other dialects, or comes later.
fn create_constraint(out: &mut Renderer<'_>, def: &TableDef, constraint: &Constraint) -> Option<Name> {
    let later = constraint.as_foreign_key().is_some_and(|key| key.use_alter) && out.features().ddl.alter_constraints;
    if later || !constraint.is_for(out.dialect().name()) {
        return None;
    }
    let name = name_of(out, def, constraint);
    out.compiler().table_constraint(out, def, constraint);
    name
}

/// Comments that the dialect has no place for: those of constraints, where they are no statements of their own, and where
/// there are none at all.
fn left_out(out: &mut Renderer<'_>, def: &TableDef) {
    let comments = out.features().ddl.comments;
    if comments == Comments::None {
        if def.comment.is_some() {
            out.left_out(format!("the comment of {}", def.full_name()));
        }
        for column in def.columns.iter().filter(|column| column.comment.is_some()) {
            out.left_out(format!("the comment of {}.{}", def.full_name(), column.name().as_str()));
        }
    }
    let dialect = out.dialect().name();
    let commented = def.all_constraints().filter(|one| comments != Comments::Statement && one.comment.is_some() && one.is_for(dialect));
    for constraint in commented {
        let name = constraint.name.as_ref().map_or_else(|| "a constraint".to_owned(), |name| format!("{:?}", name.text.as_str()));
        out.left_out(format!("the comment of {name} of {}", def.full_name()));
    }
}

/// Nothing: no option is known.
pub fn table_options(out: &mut Renderer<'_>, def: &TableDef) {
    known_options(out, "CREATE TABLE", &def.options, &[]);
}

/// `DROP TABLE t`
pub fn drop_table(out: &mut Renderer<'_>, drop: &DropTable) {
    let DropTable { of, if_exists: asked, cascade: all, summary: _ } = drop;
    match table_of(of, "DROP TABLE") {
        Ok(table) => {
            out.word("DROP TABLE ");
            if_exists(out, *asked, true, "IF EXISTS ", "DROP TABLE");
            out.table(table);
            cascade(out, *all, "DROP TABLE");
        }
        Err(error) => out.fail(error),
    }
}
