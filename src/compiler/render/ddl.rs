//! CREATE TABLE.

use crate::ast::{CreateTable, From, Node};
use crate::compiler::out::Out;
use crate::error::ErrorKind;
use crate::schema::{ColumnDef, CompositeKey, Table, TableDef, Target};
use crate::types::DataType;

/// `CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a), UNIQUE (b), FOREIGN KEY(c) REFERENCES u (d))`
pub fn create_table(out: &mut Out<'_>, create: &CreateTable) {
    let From::Table(table) = &create.of else {
        return out.fail(ErrorKind::invalid("CREATE TABLE", format!("{} is no table", create.of.describe())));
    };
    let def = table.def();
    if let Some(error) = &def.error {
        out.fail(error.clone());
    }
    out.word("CREATE TABLE ");
    out.table(table);
    out.word(" (");
    let generated = def.autoincrement();
    let mut first = true;
    let mut part = |out: &mut Out<'_>| {
        if !std::mem::take(&mut first) {
            out.word(", ");
        }
    };
    for (index, column) in def.columns.iter().enumerate() {
        part(out);
        out.compiler().column_definition(out, def, column, generated == Some(index));
    }
    let keys: Vec<&ColumnDef> = def.columns.iter().filter(|c| c.primary_key).collect();
    if !keys.is_empty() {
        part(out);
        out.word("PRIMARY KEY (");
        out.list(keys, ", ", |out, key| out.ident(key.name()));
        out.word(")");
    }
    for column in &def.columns {
        if column.unique {
            part(out);
            out.word("UNIQUE (");
            out.ident(column.name());
            out.word(")");
        }
        if column.references.is_some() {
            part(out);
            foreign_key(out, table, column);
        }
    }
    for key in &def.foreign_keys {
        part(out);
        composite_key(out, key);
    }
    out.word(")");
}

/// `FOREIGN KEY(a) REFERENCES u (b)`
fn foreign_key(out: &mut Out<'_>, table: &Table, column: &ColumnDef) {
    let Some(key) = &column.references else { return };
    let (schema, referred, name) = key.target.names();
    if let Target::Named { .. } = &key.target {
        let own = table.def();
        let here = own.is_called(schema.as_ref(), &referred);
        if name.is_empty() || (here && own.index_of(&name).is_none()) {
            let target = format!(
                "the foreign key of {:?} refers to {referred:?}.{name:?}, which is not there; write \"table.column\"",
                column.name()
            );
            out.fail(ErrorKind::invalid("CREATE TABLE", target));
        }
    }
    out.word("FOREIGN KEY(");
    out.ident(column.name());
    out.word(") REFERENCES ");
    out.schema(schema.as_ref());
    out.ident(&referred);
    out.word(" (");
    out.ident(&name);
    out.word(")");
}

/// `FOREIGN KEY(a, b) REFERENCES u (c, d)`
fn composite_key(out: &mut Out<'_>, key: &CompositeKey) {
    let targets: Vec<_> = key.targets.iter().map(Target::names).collect();
    let Some((schema, referred, _)) = targets.first() else { return };
    if targets.iter().any(|(other, table, name)| other != schema || table != referred || name.is_empty()) {
        let problem = format!("a foreign key refers to columns of {referred:?} and of others; write \"table.column\", of one table");
        out.fail(ErrorKind::invalid("CREATE TABLE", problem));
    }
    out.word("FOREIGN KEY(");
    out.list(&key.columns, ", ", |out, column| out.ident(column));
    out.word(") REFERENCES ");
    if let Some(schema) = schema {
        out.ident(schema);
        out.word(".");
    }
    out.ident(referred);
    out.word(" (");
    out.list(&targets, ", ", |out, (_, _, name)| out.ident(name));
    out.word(")");
}

/// `name type DEFAULT x NOT NULL`
pub fn column_definition(out: &mut Out<'_>, _table: &TableDef, column: &ColumnDef, _autoincrement: bool) {
    out.ident(column.name());
    out.word(" ");
    out.compiler().data_type(out, column.data_type());
    if let Some(value) = column.server_default_value() {
        out.word(" DEFAULT ");
        server_default(out, value);
    }
    if !column.is_nullable() {
        out.word(" NOT NULL");
    }
}

/// The expression behind DEFAULT: a value stands alone, anything else in parentheses.
pub fn server_default(out: &mut Out<'_>, value: &Node) {
    match value {
        Node::Bind(_) | Node::Parameter(_) | Node::Constant(_) => out.inline(value),
        other => out.parens(|out| out.inline(other)),
    }
}

/// ` CHECK (c IN ('a', 'b'))`, where an enum is stored as text.
pub fn enum_check(out: &mut Out<'_>, column: &ColumnDef) {
    let DataType::Enum(names) = column.data_type() else { return };
    out.word(" CHECK (");
    out.ident(column.name());
    out.word(" IN (");
    out.list(&names.names, ", ", |out, name| out.string(name));
    out.word("))");
}
