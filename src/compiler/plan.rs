//! [`Plan`]: the statements that a connection runs for one, whose long lists are split or bound as arrays.

use super::compile_options::Lists;
use super::insert_order::{RowIdentity, row_identity};
use super::{CompileOptions, Compiled, compile};
use crate::ast::{Insert, InsertSource, Node, StatementRef};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::schema::TableDef;
use crate::value::Str;
use smallvec::{SmallVec, smallvec};

/// How many rows the statements of one INSERT have: these, and up to three.
const ROWS: [usize; 5] = [1024, 256, 64, 16, 4];
/// So few rows are one statement.
const FEW: usize = 4;

/// The statements that an engine runs for one: almost always it is one.
///
/// A connection runs plans, and runs several statements in one transaction (behind a savepoint, where there is one
/// already). [`plan`](crate::Statement::plan) says what is in them, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    statements: SmallVec<[Compiled; 1]>,
}

impl Plan {
    /// A plan of one statement.
    pub fn of(statement: Compiled) -> Self {
        Plan { statements: smallvec![statement] }
    }
    /// The statements, in their order.
    pub fn statements(&self) -> &[Compiled] {
        &self.statements
    }
    /// The statements, in their order.
    pub fn into_statements(self) -> impl ExactSizeIterator<Item = Compiled> {
        self.statements.into_iter()
    }
}

/// Returns the statements to run for one.
pub(crate) fn plan(statement: StatementRef<'_>, dialect: &dyn Dialect) -> Result<Plan> {
    match statement {
        StatementRef::Insert(insert) => plan_insert(insert, dialect),
        other => whole(other, dialect).map(Plan::of),
    }
}

/// One statement, whose lists are planned; if that binds too much, with as few values as can be.
fn whole(statement: StatementRef<'_>, dialect: &dyn Dialect) -> Result<Compiled> {
    let with = |lists| compile(statement, dialect, &CompileOptions { lists, ..CompileOptions::default() });
    match with(Lists::Planned) {
        Err(error) if is_too_many(&error) => with(Lists::Carried),
        done => done,
    }
}

/// An INSERT of many rows in statements of few lengths. As long as it can be one statement it stays one, if that may make
/// a difference: where its table refers to itself, and where its values are more than values.
fn plan_insert(insert: &Insert, dialect: &dyn Dialect) -> Result<Plan> {
    let statement = StatementRef::Insert(insert);
    let Some((values, width, rows)) = rows_of(insert) else { return whole(statement, dialect).map(Plan::of) };
    let plain = values.iter().all(|value| matches!(value, Node::Literal(_) | Node::Constant(_) | Node::Parameter(_)));
    let plain = plain && !insert.summary.has_query() && !insert.summary.has_cte();
    let part = |first: usize, count: usize| {
        let options = CompileOptions { rows: Some((first, count)), lists: Lists::Planned, ..CompileOptions::default() };
        compile(statement, dialect, &options)
    };
    if plain && row_identity(insert, values, dialect, false) == Some(RowIdentity::OneByOne) {
        return (0..rows).map(|row| part(row, 1)).collect::<Result<_>>().map(|statements| Plan { statements });
    }
    if rows <= FEW {
        return whole(statement, dialect).map(Plan::of);
    }
    if !plain || insert.table().is_some_and(|table| refers_to_itself(table.def())) {
        match whole(statement, dialect) {
            Err(error) if is_too_many(&error) && !insert.summary.has_query() && !insert.summary.has_cte() => {}
            done => return done.map(Plan::of),
        }
    }
    let binds = part(0, 1)?.params().len();
    let most = dialect.features().max_binds / binds.max(1);
    let mut statements = smallvec![];
    let mut first = 0;
    while first < rows {
        let left = rows - first;
        let count = ROWS.into_iter().find(|count| *count <= left.min(most)).unwrap_or(left.min(most)).max(1);
        statements.push(part(first, count)?);
        first += count;
    }
    debug_assert!(width > 0);
    Ok(Plan { statements })
}

/// The values, how many there are in a row, and how many rows; if there are several.
fn rows_of(insert: &Insert) -> Option<(&[Node], usize, usize)> {
    let width = insert.columns.len();
    match &insert.source {
        InsertSource::Values(values) if width > 0 && values.len().is_multiple_of(width) => {
            let rows = values.len() / width;
            (rows > 1).then_some((values.as_slice(), width, rows))
        }
        InsertSource::Values(_) | InsertSource::Query(_) => None,
    }
}

/// Foreign keys are checked at the end of a statement: rows of one may refer to each other in any order.
fn refers_to_itself(table: &TableDef) -> bool {
    table.foreign_keys().flat_map(|key| key.targets()).any(|target| {
        let (schema, name, _) = target.names();
        table.is_called(schema.as_ref(), &name)
    })
}

fn is_too_many(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::TooManyBinds { .. })
}

/// The error of a statement that binds too much.
#[cold]
pub(super) fn too_many(limit: usize, found: usize, lists: Lists) -> Error {
    const COMPILED: &str = "`.plan(..)` splits rows and carries lists, and so does a connection";
    const PLANNED: &str = "nothing in it can be split or carried in one value; send it in parts, or join a temporary table";
    let hint = Str::from_static(if lists == Lists::AsWritten { COMPILED } else { PLANNED });
    Error::new(ErrorKind::TooManyBinds { limit, found, hint })
}
