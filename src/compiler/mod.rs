//! Compiles a tree to SQL for one dialect: the list of hooks that a dialect may override, and [`compile`].
//!
//! A statement is resolved while it is rendered. FROM lists, correlation, joins by foreign key (`resolve`) and generated names are
//! settled lazily, in the order of rendering. Only WITH moves bodies to the top, so that this is not the order in which names are
//! given: then the statement is rendered twice. A dry run settles names and the order of CTEs, and the second rendering keeps the text.
//!
//! Hooks are stateless, [`Renderer`] holds the state. A dialect overrides the hook of a clause that it spells otherwise, and calls
//! `render::<clause>` for the usual spelling, as one calls `super`.

mod ambiguity;
mod column_names;
pub mod compile_options;
mod compiled;
mod dialect;
mod display;
mod generated_names;
mod generic;
mod insert_order;
pub mod plan;
mod prepared;
mod pretty;
pub mod render;
mod renderer;
mod resolve;
mod values;
mod warnings;

pub use compile_options::CompileOptions;
pub use compiled::{Compiled, ResultColumn};
pub use dialect::{Dialect, Standard};
pub(crate) use display::display;
pub use generic::Generic;
pub use insert_order::InsertOrder;
pub(crate) use insert_order::RowKeys;

pub use plan::Plan;
pub(crate) use prepared::{Supplied, Template};
pub use renderer::{QueryContext, Renderer};
pub use resolve::{JoinTree, KeyColumns, On, ResolvedJoin};
pub use warnings::Warning;

use crate::ast::{
    AddConstraint, ArrayExpression, Between, BinaryExpression, Case, Cast, Chain, Collate, ColumnRef, Compound, Constant, CreateIndex,
    CreateSchema, CreateSequence, CreateTable, CreateTableAs, CreateType, CreateView, Cte, Delete, DropConstraint, DropIndex, DropSchema,
    DropSequence, DropTable, DropType, DropView, Excluded, Exists, Extract, Fetch, Field, Function, In, Insert, Like, Literal, NextValue,
    Node, Ordering, Over, Parameter, Quantified, RawDdl, RegexpMatch, RegexpReplace, Select, SetComment, StatementRef, Subscript, Text,
    Tuple, UnaryExpression, Update, Values,
};
use crate::error::{ErrorKind, Result};
use crate::name::Name;
use crate::schema::{Action, ColumnDef, Constraint, Index, TableDef, View};
use crate::types::DataType;
use std::sync::Arc;

/// How a dialect renders each clause: one hook each, whose default is the function of that name in [`render`].
#[rustfmt::skip]
pub trait Compiler: Send + Sync {
    // statements
    /// SELECT
    fn select(&self, out: &mut Renderer<'_>, select: &Select) { render::select(out, select) }
    /// UNION, INTERSECT and EXCEPT
    fn compound(&self, out: &mut Renderer<'_>, compound: &Compound) { render::compound(out, compound) }
    /// INSERT
    fn insert(&self, out: &mut Renderer<'_>, insert: &Insert) { render::insert(out, insert) }
    /// UPDATE
    fn update(&self, out: &mut Renderer<'_>, update: &Update) { render::update(out, update) }
    /// DELETE
    fn delete(&self, out: &mut Renderer<'_>, delete: &Delete) { render::delete(out, delete) }
    /// CREATE TABLE
    fn create_table(&self, out: &mut Renderer<'_>, create: &CreateTable) { render::create_table(out, create) }
    /// DROP TABLE
    fn drop_table(&self, out: &mut Renderer<'_>, drop: &DropTable) { render::drop_table(out, drop) }
    /// CREATE INDEX
    fn create_index(&self, out: &mut Renderer<'_>, create: &CreateIndex) { render::create_index(out, create) }
    /// DROP INDEX
    fn drop_index(&self, out: &mut Renderer<'_>, drop: &DropIndex) { render::drop_index(out, drop) }
    /// ALTER TABLE .. ADD of a constraint
    fn add_constraint(&self, out: &mut Renderer<'_>, add: &AddConstraint) { render::add_constraint(out, add) }
    /// ALTER TABLE .. DROP of a constraint
    fn drop_constraint(&self, out: &mut Renderer<'_>, drop: &DropConstraint) { render::drop_constraint(out, drop) }
    /// CREATE SEQUENCE
    fn create_sequence(&self, out: &mut Renderer<'_>, create: &CreateSequence) { render::create_sequence(out, create) }
    /// DROP SEQUENCE
    fn drop_sequence(&self, out: &mut Renderer<'_>, drop: &DropSequence) { render::drop_sequence(out, drop) }
    /// CREATE SCHEMA
    fn create_schema(&self, out: &mut Renderer<'_>, create: &CreateSchema) { render::create_schema(out, create) }
    /// DROP SCHEMA
    fn drop_schema(&self, out: &mut Renderer<'_>, drop: &DropSchema) { render::drop_schema(out, drop) }
    /// CREATE VIEW
    fn create_view(&self, out: &mut Renderer<'_>, create: &CreateView) { render::create_view(out, create) }
    /// DROP VIEW
    fn drop_view(&self, out: &mut Renderer<'_>, drop: &DropView) { render::drop_view(out, drop) }
    /// CREATE TABLE .. AS
    fn create_table_as(&self, out: &mut Renderer<'_>, create: &CreateTableAs) { render::create_table_as(out, create) }
    /// COMMENT ON
    fn set_comment(&self, out: &mut Renderer<'_>, set: &SetComment) { render::set_comment(out, set) }
    /// CREATE TYPE
    fn create_type(&self, out: &mut Renderer<'_>, create: &CreateType) { render::create_type(out, create) }
    /// DROP TYPE
    fn drop_type(&self, out: &mut Renderer<'_>, drop: &DropType) { render::drop_type(out, drop) }
    /// SQL as it was written, about a table
    fn raw_ddl(&self, out: &mut Renderer<'_>, raw: &RawDdl) { render::raw_ddl(out, raw) }

    // clauses
    /// WITH, before the statement that it belongs to
    fn with(&self, out: &mut Renderer<'_>) { render::with(out) }
    /// One CTE of WITH
    fn cte(&self, out: &mut Renderer<'_>, cte: &Arc<Cte>) { render::cte(out, cte) }
    /// VALUES as a query; with names for its columns, where nothing else gives them any
    fn values(&self, out: &mut Renderer<'_>, values: &Values, named: bool) { render::values(out, values, named) }
    /// FROM and its joins
    fn from(&self, out: &mut Renderer<'_>, items: &[JoinTree], filtered: bool) { render::from(out, items, filtered) }
    /// One join, with its ON
    fn join(&self, out: &mut Renderer<'_>, join: &ResolvedJoin) { render::join(out, join) }
    /// GROUP BY, of which there is at least one term
    fn group_by(&self, out: &mut Renderer<'_>, terms: &[Node]) { render::group_by(out, terms) }
    /// ORDER BY; labels of the select list are written by their names
    fn order_by(&self, out: &mut Renderer<'_>, terms: &[Node], columns: &[Node]) { render::order_by(out, terms, columns) }
    /// LIMIT and OFFSET, of which there is at least one
    fn limit(&self, out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) { render::limit(out, limit, offset) }
    /// FETCH, with OFFSET
    fn fetch(&self, out: &mut Renderer<'_>, count: &Node, fetch: Fetch, offset: Option<&Node>, order_by: &[Node]) { render::fetch(out, count, fetch, offset, order_by) }
    /// ON CONFLICT, ON DUPLICATE KEY UPDATE
    fn on_conflict(&self, out: &mut Renderer<'_>, insert: &Insert) { render::on_conflict(out, insert) }
    /// RETURNING
    fn returning(&self, out: &mut Renderer<'_>, columns: &[Node]) { render::returning(out, columns) }
    /// A column in CREATE TABLE
    fn column_definition(&self, out: &mut Renderer<'_>, table: &TableDef, column: &ColumnDef, autoincrement: bool) { render::column_definition(out, table, column, autoincrement) }
    /// A constraint in CREATE TABLE, with its name
    fn table_constraint(&self, out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) { render::table_constraint(out, table, constraint) }
    /// A constraint in CREATE TABLE or ALTER TABLE, without its name
    fn constraint(&self, out: &mut Renderer<'_>, table: &TableDef, constraint: &Constraint) { render::constraint(out, table, constraint) }
    /// The columns of PRIMARY KEY or UNIQUE, with the options of this database
    fn constraint_columns(&self, out: &mut Renderer<'_>, constraint: &Constraint, columns: &[Name]) { render::constraint_columns(out, constraint, columns) }
    /// Options of this database at the end of a constraint
    fn constraint_options(&self, out: &mut Renderer<'_>, constraint: &Constraint) { render::constraint_options(out, constraint) }
    /// The action of a foreign key on rows that refer to one that is deleted or updated
    fn foreign_key_action(&self, out: &mut Renderer<'_>, action: &Action) { render::foreign_key_action(out, action) }
    /// Options of this database after CREATE TABLE (..)
    fn table_options(&self, out: &mut Renderer<'_>, table: &TableDef) { render::table_options(out, table) }
    /// A column or an expression of an index
    fn index_part(&self, out: &mut Renderer<'_>, index: &Index, part: &Node) { render::index_part(out, index, part) }
    /// Options of this database after the name of a view
    fn view_options(&self, out: &mut Renderer<'_>, view: &View) { render::view_options(out, view) }

    // expressions
    /// A column of something in FROM
    fn column(&self, out: &mut Renderer<'_>, column: &ColumnRef) { render::column(out, column) }
    /// A column of the `EXCLUDED` row
    fn excluded(&self, out: &mut Renderer<'_>, excluded: &Excluded) { render::excluded(out, excluded) }
    /// A value, bound or inline
    fn literal(&self, out: &mut Renderer<'_>, literal: &Literal) { render::literal(out, literal) }
    /// A value, rendered into the SQL
    fn inline_literal(&self, out: &mut Renderer<'_>, literal: &Literal) { render::inline_literal(out, literal) }
    /// A parameter, with the value that it was given
    fn parameter(&self, out: &mut Renderer<'_>, parameter: &Parameter) { render::parameter(out, parameter) }
    /// NULL, true, false
    fn constant(&self, out: &mut Renderer<'_>, constant: Constant) { render::constant(out, constant) }
    /// A boolean value as a condition, or the opposite of it
    fn truth(&self, out: &mut Renderer<'_>, value: &Node, is: bool) { render::truth(out, value, is) }
    /// `-x`, `NOT x`
    fn unary(&self, out: &mut Renderer<'_>, unary: &UnaryExpression) { render::unary(out, unary) }
    /// `a < b`
    fn binary(&self, out: &mut Renderer<'_>, binary: &BinaryExpression) { render::binary(out, binary) }
    /// Full-text search, or the opposite of it
    fn full_text(&self, out: &mut Renderer<'_>, left: &Node, right: &Node, negated: bool) { render::full_text(out, left, right, negated) }
    /// `a AND b AND c`
    fn chain(&self, out: &mut Renderer<'_>, chain: &Chain) { render::chain(out, chain) }
    /// LIKE and ILIKE
    fn like(&self, out: &mut Renderer<'_>, like: &Like) { render::like(out, like) }
    /// A regular expression
    fn regexp_match(&self, out: &mut Renderer<'_>, regexp: &RegexpMatch) { render::regexp_match(out, regexp) }
    /// REGEXP_REPLACE
    fn regexp_replace(&self, out: &mut Renderer<'_>, regexp: &RegexpReplace) { render::regexp_replace(out, regexp) }
    /// COLLATE
    fn collate(&self, out: &mut Renderer<'_>, collate: &Collate) { render::collate(out, collate) }
    /// EXTRACT
    fn extract(&self, out: &mut Renderer<'_>, extract: &Extract) { render::extract(out, extract) }
    /// An element of JSON or of an array; as an operand of something else, or alone
    fn subscript(&self, out: &mut Renderer<'_>, subscript: &Subscript, is_operand: bool) { render::subscript(out, subscript, is_operand) }
    /// An element of an array, or of JSON, that UPDATE assigns to
    fn assigned_element(&self, out: &mut Renderer<'_>, subscript: &Subscript) { render::assigned_element(out, subscript) }
    /// ANY and ALL
    fn quantified(&self, out: &mut Renderer<'_>, quantified: &Quantified) { render::quantified(out, quantified) }
    /// BETWEEN
    fn between(&self, out: &mut Renderer<'_>, between: &Between) { render::between(out, between) }
    /// IN
    fn in_list(&self, out: &mut Renderer<'_>, list: &In) { render::in_list(out, list) }
    /// IN, or the opposite of it, of an array-bound list
    fn array_bound_list(&self, out: &mut Renderer<'_>, operand: &Node, list: &Literal, negated: bool) { render::array_bound_list(out, operand, list, negated) }
    /// CASE
    fn case(&self, out: &mut Renderer<'_>, case: &Case) { render::case(out, case) }
    /// CAST
    fn cast(&self, out: &mut Renderer<'_>, cast: &Cast) { render::cast(out, cast) }
    /// A call
    fn function(&self, out: &mut Renderer<'_>, function: &Function) { render::function(out, function) }
    /// A window
    fn over(&self, out: &mut Renderer<'_>, over: &Over) { render::over(out, over) }
    /// The next value of a sequence
    fn next_value(&self, out: &mut Renderer<'_>, next: &NextValue) { render::next_value(out, next) }
    /// `(row).name`
    fn field(&self, out: &mut Renderer<'_>, field: &Field) { render::field(out, field) }
    /// `ARRAY[a, b]`
    fn array(&self, out: &mut Renderer<'_>, array: &ArrayExpression) { render::array(out, array) }
    /// `(a, b)`
    fn tuple(&self, out: &mut Renderer<'_>, tuple: &Tuple) { render::tuple(out, tuple) }
    /// EXISTS
    fn exists(&self, out: &mut Renderer<'_>, exists: &Exists) { render::exists(out, exists) }
    /// SQL as it was written, with its parameters
    fn text(&self, out: &mut Renderer<'_>, text: &Text) { render::text(out, text) }
    /// The query without rows after IN in a text whose parameter has no values
    fn empty_set(&self, out: &mut Renderer<'_>, data_type: &DataType) { render::empty_set(out, data_type) }
    /// `a DESC NULLS LAST`
    fn ordering(&self, out: &mut Renderer<'_>, ordering: &Ordering) { render::ordering(out, ordering) }

    // types
    /// A type in DDL
    fn data_type(&self, out: &mut Renderer<'_>, data_type: &DataType) { render::data_type(out, data_type) }
    /// The type after a bound value or an array of literals, `$1::JSON`: one that cuts nothing off
    fn bound_type(&self, out: &mut Renderer<'_>, data_type: &DataType) { out.compiler().data_type(out, data_type) }
    /// A type in CAST
    fn cast_type(&self, out: &mut Renderer<'_>, data_type: &DataType) { render::cast_type(out, data_type) }
}

/// Renders a statement for a dialect.
///
/// # Errors
/// The first error in the tree, or a construct that the dialect does not support.
pub fn compile(statement: StatementRef<'_>, dialect: &dyn Dialect, options: &CompileOptions) -> Result<Compiled> {
    let summary = statement.tree().summary_word();
    if summary.has_error() || summary.too_deep() {
        invalid(statement)?;
    }
    let mut out = Renderer::new(dialect, options);
    render_statement(&mut out, statement);
    out.finish()?;
    if options.pretty {
        let sql = pretty::pretty(out.sql(), dialect.features());
        return Ok(Compiled::of(&mut out, sql));
    }
    let sql = out.take_sql();
    Ok(Compiled::of(&mut out, sql))
}

fn render_statement(out: &mut Renderer<'_>, statement: StatementRef<'_>) {
    if statement.tree().summary_word().has_cte() {
        out.dry_run(statement);
    }
    out.reserve(statement);
    out.statement(statement);
}

/// Returns the error that a tree keeps, if it was not taken back.
#[cold]
fn invalid(statement: StatementRef<'_>) -> Result<()> {
    match crate::ast::visit::find_error(statement.tree()) {
        Some(found) => Err(found.into()),
        None if statement.tree().summary_word().too_deep() => Err(ErrorKind::TooDeep { limit: crate::ast::DEPTH_LIMIT }.into()),
        None => Ok(()),
    }
}
