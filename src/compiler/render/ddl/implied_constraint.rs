//! Determines the constraints that come with a column: UNIQUE, its foreign key, the CHECK of its type.

use crate::ast::{Constant, InList, Node, Operator};
use crate::compiler::renderer::Renderer;
use crate::schema::{ColumnDef, Constraint, ConstraintKind, TableDef, TypeCheck};
use crate::schema::{columns_of, constraint_name};
use crate::types::{DataType, TypeFamily, TypeRef};
use crate::value::Value;

/// Returns the constraints that come with a column: UNIQUE, its foreign key, the CHECK of its type.
pub(super) fn implied(out: &Renderer<'_>, table: &TableDef, column: &ColumnDef) -> Vec<Constraint> {
    let mut all: Vec<Constraint> = checks(out, table, column).1.into_iter().cloned().collect();
    if column.unique && !column.index {
        all.push(Constraint { options: column.options.clone(), ..Constraint::unique([column.name().clone()]) });
    }
    all.extend(column.references.as_deref().cloned());
    if column.computed.is_some() && !column.is_nullable() && !out.features().ddl.computed_not_null {
        let name = Node::column_clause(column.name().clone(), TypeRef::default(), false);
        all.push(Constraint::check_node(Node::binary(Operator::IsNot, name, Node::Constant(Constant::Null))));
    }
    let (name, condition) = match (&column.type_check, type_check_condition(out, column)) {
        (TypeCheck::On(name), Some((_, condition))) => (name.clone(), condition),
        (TypeCheck::Auto, Some((true, condition))) => (None, condition),
        (TypeCheck::On(_) | TypeCheck::Auto | TypeCheck::Off, _) => return all,
    };
    let check = Constraint::check_node(condition);
    all.push(match name {
        Some(name) => check.name(name),
        None => check,
    });
    all
}

/// Returns the CHECKs of a column that come after it, and those that the dialect has only after all columns.
pub(super) fn checks<'c>(out: &Renderer<'_>, table: &TableDef, column: &'c ColumnDef) -> (Vec<&'c Constraint>, Vec<&'c Constraint>) {
    let (ddl, dialect) = (out.features().ddl, out.dialect().name());
    let of_others = |check: &Constraint| match check.kind() {
        ConstraintKind::Check(node) => columns_of(std::slice::from_ref(node)).iter().any(|name| name.text() != column.name().text()),
        _ => false,
    };
    let (mut own, mut behind) = (vec![], vec![]);
    for check in column.checks.iter().filter(|check| check.is_for(dialect)) {
        let named = || matches!(constraint_name(check, table), Ok(Some(_)));
        let may_stand = (ddl.column_checks_of_others || !of_others(check)) && (ddl.column_check_names || !named());
        match own.len() < ddl.checks_of_a_column && may_stand {
            true => own.push(check),
            false => behind.push(check),
        }
    }
    (own, behind)
}

/// Returns the CHECK of a column whose type the database does not have, and whether it is added without being asked for.
pub fn type_check_condition(out: &Renderer<'_>, column: &ColumnDef) -> Option<(bool, Node)> {
    let name = Node::column_clause(column.name().clone(), TypeRef::default(), false);
    match out.known_type(column.data_type()) {
        DataType::Enum(names) if !(names.native && out.features().ddl.enums) => {
            Some((true, among(name, names.names.iter().map(|name| Value::from(name.clone())).collect())))
        }
        known if known.family() == TypeFamily::Boolean && !out.features().native_boolean => {
            Some((false, among(name, vec![Value::Int(0), Value::Int(1)])))
        }
        _ => None,
    }
}

fn among(name: Node, values: Vec<Value>) -> Node {
    name.in_list(InList::Values(values, TypeRef::default()), false)
}
