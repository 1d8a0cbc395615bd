//! [`Renderer`]: the SQL, the params, and the words that printing is written in.

mod params;

use super::Compiler;
use super::compiled::Returned;
use super::insert_order::InsertOrder;
use super::names::{Names, from_name};
use super::options::CompileOptions;
use super::prepared::LatePlaceholder;
use super::render;
use super::resolve::Scopes;
use super::warnings::Notes;
use crate::ast::operator::precedence;
use crate::ast::{
    Bind, Cte, Dml, FromItem, Given, InsertSource, LabelStyle, Node, Operator, Query, RawClause, StatementRef, Subscript, UnaryOperator,
};
use crate::compiler::Dialect;
use crate::error::{Error, ErrorKind, Result};
use crate::features::{Features, ValuesLists};
use crate::name::{Name, NameRef};
use crate::schema::{Rendered, Table};
use crate::types::ResolvedType;
use crate::types::{DataType, TypeRef};
use crate::value::Str;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a query stands: what its columns are called, and which FROM elements it may leave to the query around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryContext {
    /// It is the statement, or a member of the set operation that is.
    Top,
    /// It is a value, or stands in EXISTS or IN.
    Value,
    /// It stands in FROM or in WITH.
    From,
    /// It stands in FROM and sees what stands before it.
    Lateral,
    /// It feeds an INSERT.
    Insert,
    /// It is a view, or makes a table: what it gives is kept as it is.
    Kept,
    /// It changes rows, and stands in WITH.
    With,
}
impl QueryContext {
    /// Is a name all that is seen of its columns?
    pub(super) fn is_from(self) -> bool {
        match self {
            QueryContext::From | QueryContext::Lateral => true,
            QueryContext::Top | QueryContext::Value | QueryContext::Insert | QueryContext::Kept | QueryContext::With => false,
        }
    }
    /// Is there no query around it?
    pub(super) fn is_outermost(self) -> bool {
        match self {
            QueryContext::Top | QueryContext::Insert | QueryContext::Kept => true,
            QueryContext::Value | QueryContext::From | QueryContext::Lateral | QueryContext::With => false,
        }
    }
}

/// A select list, and what stands in its FROM.
#[derive(Clone, Default)]
pub(super) struct Selected {
    pub columns: Vec<Node>,
    pub froms: Vec<FromItem>,
    pub style: LabelStyle,
    /// Is it that of a set operation, whose columns have nothing but names?
    pub bare: bool,
}

/// What is being printed.
pub struct Renderer<'a> {
    dialect: &'a dyn Dialect,
    compiler: &'a dyn Compiler,
    features: &'a Features,
    options: &'a CompileOptions,
    literal_binds: bool,
    sql: String,
    params: Vec<Bind>,
    /// The columns that come back, once their list was printed.
    returned: Returned,
    /// How the rows that come back are to be sorted.
    pub(super) row_order: Option<Arc<InsertOrder>>,
    /// The placeholders whose values come when the statement is run.
    pub(super) late_placeholders: Vec<LatePlaceholder>,
    /// Is it an operand of a comparison that is never true of NULL?
    pub(super) compared: bool,
    /// The column that the parameter is written into, which is printed next.
    pub(super) written: Option<TypeRef>,
    /// Is it a part of an operator's operand, without parentheses in between?
    in_operator: bool,
    error: Option<ErrorKind>,
    /// Where in the statement that is, the innermost part first.
    error_place: Vec<String>,
    /// The named parameters so far: one name is one value. An empty map takes longer to drop than none.
    parameters: Option<BTreeMap<Str, Given>>,
    /// What the next placeholder is called, where it has a name.
    placeholder_name: Option<Str>,
    pub(super) place: QueryContext,
    pub(super) names: Names,
    pub(super) scopes: Scopes,
    /// Raw SQL at elements of FROM of the SELECT that is printed.
    pub(super) from_hints: Vec<(FromItem, RawClause)>,
    /// The select lists around, with their FROM elements, innermost last; kept only where something speaks of them by name.
    pub(super) selected: Vec<Selected>,
    /// The FROM elements of the SELECT that is printed, of whose rows an outer join may miss the other side.
    pub(super) outer: Vec<FromItem>,
    /// The CTEs in the order of WITH, once they are known.
    pub(super) ctes: Vec<Arc<Cte>>,
    /// Those that were printed.
    pub(super) hoisted: Vec<Arc<Cte>>,
    /// The CTEs of the WITHs around that stay where they are, innermost last.
    pub(super) nested: Vec<Arc<Cte>>,
    /// How many subqueries of FROM are being printed, one in another.
    pub(super) derived: usize,
    /// Is it the body of a CTE of a WITH that stays where it is?
    pub(super) local_body: bool,
    /// How many statements stand around the set operation that is a member of another, where there is one.
    pub(super) around_set: usize,
    /// How often a CTE was read within itself.
    pub(super) recursions: usize,
    /// The CTEs whose bodies are being printed, innermost last.
    pub(super) defining: Vec<Arc<Cte>>,
    /// Is this the first of two printings, which settles names?
    pub(super) dry_run: bool,
    /// Are columns written without their table?
    pub(super) bare_columns: bool,
    /// What may be a mistake.
    pub(super) notes: Notes,
    /// What the row that could not be inserted is called.
    pub(super) new_row: ExcludedRow,
    /// The table whose rows are returned, where no subquery may read it by its name.
    pub(super) returned_of: Option<Table>,
    /// The table that is changed, where no subquery may read it.
    pub(super) changing: Option<Table>,
}

/// What the row that could not be inserted is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExcludedRow {
    /// There is none here.
    None,
    /// By a name: `excluded.x`
    Named(&'static str),
    /// By a function: `VALUES(x)`
    Function,
}

impl<'a> Renderer<'a> {
    #[inline]
    pub(crate) fn new(dialect: &'a dyn Dialect, options: &'a CompileOptions) -> Self {
        Renderer {
            dialect,
            compiler: dialect.compiler(),
            features: dialect.features(),
            options,
            literal_binds: options.literal_binds,
            sql: String::new(),
            params: Vec::new(),
            returned: Returned::Nothing,
            row_order: None,
            late_placeholders: Vec::new(),
            compared: false,
            written: None,
            in_operator: false,
            error: None,
            error_place: Vec::new(),
            parameters: None,
            placeholder_name: None,
            place: QueryContext::Top,
            names: Names::default(),
            scopes: Scopes::default(),
            from_hints: Vec::new(),
            selected: Vec::new(),
            outer: Vec::new(),
            ctes: Vec::new(),
            hoisted: Vec::new(),
            nested: Vec::new(),
            derived: 0,
            local_body: false,
            around_set: 0,
            recursions: 0,
            defining: Vec::new(),
            dry_run: false,
            bare_columns: false,
            notes: Notes::default(),
            new_row: if options.reading { ExcludedRow::Named("excluded") } else { ExcludedRow::None },
            returned_of: None,
            changing: None,
        }
    }
    /// Prints once to settle names and the order of CTEs, and forgets the text.
    pub(super) fn dry_run(&mut self, statement: StatementRef<'_>) {
        self.dry_run = true;
        self.statement(statement);
        self.dry_run = false;
        self.sql.clear();
        self.params.clear();
        self.notes = Notes::default();
        self.late_placeholders.clear();
        self.returned = Returned::Nothing;
        self.names.forget_binds();
        self.place = QueryContext::Top;
    }
    /// Makes room for what a statement of this size takes, so that nothing is copied while it grows.
    pub(super) fn reserve(&mut self, statement: StatementRef<'_>) {
        let (text, binds) = match statement {
            StatementRef::Query(Query::Select(select)) => {
                let lists =
                    select.columns.len() + select.filter.len() + select.group_by.len() + select.having.len() + select.order_by.len();
                (128 + 32 * lists + 96 * select.joins.len(), select.filter.len() + 4 * usize::from(lists > 8))
            }
            StatementRef::Insert(insert) => match &insert.source {
                InsertSource::Values(values) => {
                    let values = self.options.window(values, insert.columns.len()).len();
                    (64 + 16 * insert.columns.len() + 4 * values, values)
                }
                InsertSource::Query(_) => (256, 4),
            },
            StatementRef::Update(update) => (64 + 32 * (update.set.len() + update.filter.len()), update.set.len() + update.filter.len()),
            StatementRef::Query(Query::Compound(_) | Query::Text(_) | Query::Values(_) | Query::Dml(_))
            | StatementRef::Delete(_)
            | StatementRef::Ddl(_)
            | StatementRef::Node(_) => (192, 2),
        };
        self.sql.reserve(text);
        self.params.reserve(binds);
    }
    /// Gives the columns away that come back.
    pub(super) fn take_columns(&mut self) -> Returned {
        let returned = std::mem::take(&mut self.returned);
        match &self.row_order {
            None => returned,
            Some(order) => returned.without(order.hidden),
        }
    }
    /// Is this the list of what comes back?
    pub(super) fn returns(&self) -> bool {
        self.place == QueryContext::Top && !self.dry_run && matches!(self.returned, Returned::Nothing)
    }
    /// Keeps what comes back.
    pub(super) fn set_columns(&mut self, returned: Returned) {
        self.returned = returned;
    }
    /// How many values are bound so far.
    pub(super) fn bound(&self) -> usize {
        self.params.len()
    }
    /// Was everything printed as it was meant?
    pub(crate) fn finish(&mut self) -> Result<()> {
        if let Some(error) = self.error.take() {
            let error = Error::new(error);
            return Err(if self.error_place.is_empty() { error } else { error.with_place(self.error_place.join(" of ")) });
        }
        if self.params.len() > self.features.max_binds {
            return Err(super::plan::too_many(self.features.max_binds, self.params.len(), self.options.lists));
        }
        Ok(())
    }
    /// Gives the SQL away.
    pub(crate) fn take_sql(&mut self) -> String {
        std::mem::take(&mut self.sql)
    }
    /// Gives the params away.
    pub(super) fn take_params(&mut self) -> Vec<Bind> {
        std::mem::take(&mut self.params)
    }

    /// The dialect that is printed for.
    pub fn dialect(&self) -> &'a dyn Dialect {
        self.dialect
    }
    /// Its answers.
    #[inline]
    pub fn features(&self) -> &'a Features {
        self.features
    }
    /// Its hooks.
    #[inline]
    pub fn compiler(&self) -> &'a dyn Compiler {
        self.compiler
    }
    /// A type as this dialect has it: of a type of a user's own, what it is implemented by here, unless it has a name here.
    pub fn known_type(&self, data_type: &DataType) -> DataType {
        match data_type {
            DataType::Custom(_) => ResolvedType::new(data_type, self.dialect.name()).known.unwrap_or_else(|| data_type.clone()),
            known => known.clone(),
        }
    }
    /// What has been printed so far.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    // mistakes

    /// Keeps a mistake; the first one is what `compile()` reports.
    #[cold]
    pub fn fail(&mut self, kind: ErrorKind) {
        self.error.get_or_insert(kind);
    }
    /// Prints a part of a statement, which a mistake in it will name.
    pub(super) fn within(&mut self, part: impl FnOnce(&Self) -> String, inner: impl FnOnce(&mut Self)) {
        let failed = self.error.is_some();
        inner(self);
        if !failed && self.error.is_some() {
            let part = part(self);
            self.error_place.extend((!part.is_empty()).then_some(part));
        }
    }
    /// The dialect cannot say this. The hint is the way out, or empty.
    #[cold]
    pub fn unsupported(&mut self, construct: &str, hint: &str) {
        let (major, minor, patch) = self.features.version;
        let version = if patch == 0 { format!("{major}.{minor}") } else { format!("{major}.{minor}.{patch}") };
        let dialect = self.dialect.name().into();
        self.fail(ErrorKind::Unsupported { construct: construct.into(), dialect, version: version.into(), hint: hint.into() });
    }

    // the printing vocabulary

    /// Prints words, operators, punctuation: SQL that needs no quotes.
    #[inline]
    pub fn word(&mut self, word: &str) {
        self.sql.push_str(word);
    }
    /// Takes back what was just printed.
    pub(super) fn back(&mut self, word: &str) {
        if self.sql.ends_with(word) {
            self.sql.truncate(self.sql.len() - word.len());
        }
    }
    /// Prints a number.
    pub fn number(&mut self, number: i64) {
        self.sql.push_str(itoa::Buffer::new().format(number));
    }
    /// Prints a name, in quotes where it needs them: of a [`Name`], as it says; of a string, by the rule.
    #[inline]
    pub fn ident<'n>(&mut self, name: impl Into<NameRef<'n>>) {
        let name = name.into();
        if name.is_broken() {
            self.fail(name.error());
        }
        self.write_name(name);
        if self.sql.ends_with(self.features.names.quote) && name.has_nul() {
            self.fail(name.error()); // only in quotes can there be one
        }
    }
    #[inline]
    fn write_name(&mut self, name: NameRef<'_>) {
        let name = if self.options.quote_names { name.always_quoted() } else { name };
        self.features.names.write(&mut self.sql, name);
    }
    /// May there be no row of it, because an outer join found none?
    pub fn may_be_missing(&self, from: &FromItem) -> bool {
        self.outer.iter().any(|known| known.is(from))
    }
    /// Prints something in parentheses.
    #[inline]
    pub fn parens(&mut self, inner: impl FnOnce(&mut Self)) {
        self.sql.push('(');
        inner(self);
        self.sql.push(')');
    }
    /// Prints items with a separator between them.
    #[inline]
    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, separator: &str, mut item: impl FnMut(&mut Self, T)) {
        let mut first = true;
        for each in items {
            if !std::mem::take(&mut first) {
                self.sql.push_str(separator);
            }
            item(self, each);
        }
    }
    /// Prints a string literal, with what the dialect takes for an escape doubled. A NUL character, at which some databases
    /// would stop reading, needs an escape of its own.
    pub fn string(&mut self, text: &str) {
        if text.contains('\0') && !self.features.backslash_escapes {
            return self.unsupported("literal for text with a NUL character", "bind the value");
        }
        self.sql.push('\'');
        for c in text.chars() {
            if c == '\0' && self.features.backslash_escapes {
                self.sql.push_str("\\0");
                continue;
            }
            if c == '\'' || (c == '\\' && self.features.backslash_escapes) {
                self.sql.push(c);
            }
            self.sql.push(c);
        }
        self.sql.push('\'');
    }
    /// Prints one more item of a list in parentheses: with a comma before it, unless it is the first, or prints nothing.
    pub fn item(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = self.sql.len();
        if !self.sql.ends_with('(') {
            self.sql.push_str(", ");
        }
        let start = self.sql.len();
        inner(self);
        if self.sql.len() == start {
            self.sql.truncate(before);
        }
    }
    /// What is printed by this, and not kept.
    pub fn printed(&mut self, inner: impl FnOnce(&mut Self)) -> String {
        let start = self.sql.len();
        inner(self);
        self.sql.split_off(start)
    }
    /// Puts what was printed from here on into parentheses.
    pub(super) fn enclose(&mut self, start: usize) {
        if start <= self.sql.len() && self.sql.is_char_boundary(start) {
            self.sql.insert(start, '(');
            self.sql.push(')');
        }
    }
    /// A name of the schema as this database takes it: one that was made is cut if it is too long, one that was given is
    /// refused.
    pub(super) fn fitting(&mut self, made: crate::schema::naming::Made) -> Name {
        let name = made.fit(self.features.ddl.max_name);
        self.measure(&name);
        name
    }
    /// Refuses a name that is too long for what is created: the server would refuse it, or cut it in silence.
    pub(in crate::compiler) fn measure(&mut self, name: &Name) {
        let limit = self.features.ddl.max_name;
        if limit.excess(name) > 0 {
            let problem = format!("{} takes names of {}, and this one is longer; shorten it", self.dialect.name(), limit.describe());
            self.fail(ErrorKind::invalid(&format!("name {:?}", name.as_str()), problem));
        }
    }
    /// Prints columns without their table.
    pub fn bare(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.bare_columns, true);
        inner(self);
        self.bare_columns = before;
    }

    // trees

    /// Prints an expression, by its hook.
    pub fn node(&mut self, node: &Node) {
        let compiler = self.compiler;
        match node {
            Node::Column(column) => compiler.column(self, column),
            Node::Bind(bind) => compiler.bind(self, bind),
            Node::Parameter(parameter) => compiler.parameter(self, parameter),
            Node::AllColumns(from) => self.list(from.columns(), ", ", |out, column| compiler.column(out, &column)),
            Node::Constant(constant) => compiler.constant(self, *constant),
            Node::Excluded(excluded) => compiler.excluded(self, excluded),
            Node::ColumnClause(column) if column.literal => self.word(&column.name),
            Node::ColumnClause(column) => self.ident(&column.name),
            Node::Unary(unary) => compiler.unary(self, unary),
            Node::Binary(binary) => compiler.binary(self, binary),
            Node::Chain(chain) => compiler.chain(self, chain),
            Node::Like(like) => compiler.like(self, like),
            Node::Between(between) => compiler.between(self, between),
            Node::In(list) => compiler.in_list(self, list),
            Node::Case(case) => compiler.case(self, case),
            Node::Cast(cast) => compiler.cast(self, cast),
            Node::TypeCoerce(coerce) => self.node(&coerce.element),
            Node::Function(function) => compiler.function(self, function),
            Node::Over(over) => compiler.over(self, over),
            Node::RegexpMatch(regexp) => compiler.regexp_match(self, regexp),
            Node::RegexpReplace(regexp) => compiler.regexp_replace(self, regexp),
            Node::Collate(collate) => compiler.collate(self, collate),
            Node::Extract(extract) => compiler.extract(self, extract),
            Node::Subscript(subscript) => self.subscript(subscript, false),
            Node::Quantified(quantified) => compiler.quantified(self, quantified),
            Node::ByName(by_name) => render::by_name(self, by_name),
            Node::NextValue(next) => compiler.next_value(self, next),
            Node::Field(field) => compiler.field(self, field),
            Node::Tuple(tuple) => compiler.tuple(self, tuple),
            Node::Array(array) => compiler.array(self, array),
            Node::Label(label) => self.node(&label.element),
            Node::Ordering(ordering) => compiler.ordering(self, ordering),
            Node::ScalarSubquery(subquery) => self.parens(|out| out.query_in(QueryContext::Value, &subquery.query)),
            Node::Exists(exists) => compiler.exists(self, exists),
            Node::Text(text) => compiler.text(self, text),
            Node::Custom(custom) => custom.compile(self),
            Node::Error(error) => self.fail((**error).clone()),
        }
    }
    /// Prints an expression beside an operator: in parentheses where the table of operators says so.
    #[inline]
    pub fn operand(&mut self, node: &Node, parent: &Operator) {
        match node {
            Node::Column(column) => self.compiler.column(self, column),
            Node::Bind(bind) => self.compiler.bind(self, bind),
            node => self.inner_operand(node, parent),
        }
    }
    fn inner_operand(&mut self, node: &Node, parent: &Operator) {
        match node.unwrapped() {
            // an operator that takes elements could take the element of this one
            Node::Subscript(subscript) if parent.row().precedence >= precedence::ELEMENT => {
                self.parens(|out| out.subscript(subscript, false));
            }
            Node::Subscript(subscript) => self.subscript(subscript, true),
            _ if self.groups(node, parent) => self.grouped_node(node),
            _ => self.in_operator(true, |out| out.node(node)),
        }
    }
    /// An element of what this dialect has.
    fn subscript(&mut self, subscript: &Subscript, is_operand: bool) {
        if render::has_type(self, &subscript.operand.type_ref().data_type) {
            self.compiler.subscript(self, subscript, is_operand);
        }
    }
    /// The same, where it is assigned to.
    pub(super) fn assigned_element(&mut self, subscript: &Subscript) {
        if render::has_type(self, &subscript.operand.type_ref().data_type) {
            self.compiler.assigned_element(self, subscript);
        }
    }
    /// In parentheses, in which it is as if it stood alone.
    fn grouped_node(&mut self, node: &Node) {
        self.in_operator(false, |out| out.parens(|out| out.node(node)));
    }
    /// Prints what is, or is not, a part of an operator's operand.
    pub(super) fn in_operator(&mut self, is: bool, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.in_operator, is);
        inner(self);
        self.in_operator = before;
    }
    /// Is what is printed a part of an operator's operand, so that an eager operator stands in parentheses?
    pub(super) fn is_in_operator(&self) -> bool {
        self.in_operator
    }
    fn groups(&self, node: &Node, parent: &Operator) -> bool {
        let row = parent.row();
        if self.options.full_parentheses {
            return node.precedence() < precedence::ATOM;
        }
        if row.associative && node.chain_operator() == Some(parent) {
            return !node.chains_to_the_left();
        }
        // operators that are not arithmetic's are all of one precedence on one database
        if matches!(parent, Operator::Concat | Operator::Custom(_)) && node.is_bitwise() {
            return true;
        }
        let tight = !self.features.tight_operators.is_empty() && self.features.tight_operators.contains(parent);
        node.precedence() <= if tight { precedence::NEG } else { row.precedence } || (parent.is_logical() && node.is_eager())
    }
    /// Prints an expression in a place that binds this tightly.
    pub fn operand_at(&mut self, node: &Node, level: i8) {
        let level = if self.options.full_parentheses { precedence::ATOM - 1 } else { level };
        match node.unwrapped() {
            Node::Subscript(subscript) => self.subscript(subscript, true),
            _ if node.precedence() <= level => self.grouped_node(node),
            _ => self.node(node),
        }
    }
    /// Prints an expression in a position that always groups: a condition behind WHEN, an assigned value.
    pub fn grouped(&mut self, node: &Node) {
        self.operand_at(node, precedence::ATOM - 1);
    }
    /// Prints a condition that stands alone.
    pub fn condition(&mut self, node: &Node) {
        match node {
            Node::Constant(crate::ast::Constant::True) => self.word(self.features.constant_conditions.0),
            Node::Constant(crate::ast::Constant::False) => self.word(self.features.constant_conditions.1),
            Node::Unary(unary) if unary.operator == UnaryOperator::IsFalse => self.compiler.truth(self, &unary.operand, false),
            node if node.is_truth_value() => self.compiler.truth(self, node, true),
            node => self.node(node),
        }
    }
    /// Prints conditions joined by AND.
    pub fn conditions(&mut self, conditions: &[Node]) {
        match conditions {
            [one] => self.condition(one),
            many => self.list(many, " AND ", Self::listed_condition),
        }
    }
    /// Prints one of several conditions, each of which stands alone where AND does not ask for parentheses.
    fn listed_condition(&mut self, node: &Node) {
        match node.is_truth_value() {
            true => self.condition_in(node, &Operator::And),
            false if self.groups(node, &Operator::And) => self.grouped_node(node),
            false => self.node(node),
        }
    }
    /// Prints a condition beside AND or OR.
    pub fn condition_in(&mut self, node: &Node, parent: &Operator) {
        match node.is_truth_value() {
            true if self.options.full_parentheses => self.parens(|out| out.condition(node)),
            true => self.condition(node),
            false => self.operand(node, parent),
        }
    }
    /// Prints a query, by its hook.
    pub fn query(&mut self, query: &Query) {
        match query {
            Query::Select(select) => self.compiler.select(self, select),
            Query::Compound(compound) => self.compiler.compound(self, compound),
            Query::Text(text) => {
                if self.place.is_outermost() {
                    self.compiler.with(self);
                }
                if self.returns() {
                    render::listed(self, &text.columns);
                }
                self.node(&text.text);
            }
            Query::Values(values) => {
                let named = self.place.is_from() && self.features.values != ValuesLists::Named;
                self.compiler.values(self, values, named);
            }
            Query::Dml(dml) => self.dml(dml),
        }
    }
    /// A change of rows stands in WITH, before the statement.
    fn dml(&mut self, dml: &Dml) {
        if self.place != QueryContext::With {
            let problem = "it stands in a query, and it can only stand in WITH: `.cte(name)`";
            return self.fail(ErrorKind::invalid(dml.word(), problem));
        }
        if !self.features.dml_in_with {
            self.unsupported(&format!("{} in WITH", dml.word()), "run it as a statement of its own");
        }
        if !self.nested.is_empty() {
            self.fail(ErrorKind::invalid(dml.word(), "it stands in a nested WITH; only the statement's own may change rows"));
        }
        match dml {
            Dml::Insert(insert) => self.compiler.insert(self, insert),
            Dml::Update(update) => self.compiler.update(self, update),
            Dml::Delete(delete) => self.compiler.delete(self, delete),
        }
    }
    /// Prints a query that stands in another statement.
    pub fn query_in(&mut self, place: QueryContext, query: &Query) {
        let before = std::mem::replace(&mut self.place, place);
        let bare = std::mem::replace(&mut self.bare_columns, false);
        self.in_operator(false, |out| out.query(query));
        self.bare_columns = bare;
        self.place = before;
    }

    // names

    /// Prints a table's name, with its schema.
    #[inline]
    pub fn table(&mut self, table: &Table) {
        match self.rendered(table) {
            Some(names) => self.sql.push_str(&names.table),
            None => {
                let def = table.def();
                self.schema(def.schema.as_ref());
                self.ident(&def.name);
            }
        }
    }
    /// Prints the schema that is meant, and a dot; nothing, where there is none.
    pub fn schema(&mut self, schema: Option<&Name>) {
        if let Some(schema) = self.options.schema(schema) {
            self.ident(schema);
            self.word(".");
        }
    }
    /// Are there types with names of their own? What is printed for reading has every type.
    pub fn has_named_types(&self) -> bool {
        self.features.ddl.named_types || self.options.reading
    }
    /// How it is printed.
    pub(super) fn options(&self) -> &'a CompileOptions {
        self.options
    }
    /// The table's names as this dialect writes them, where they are kept.
    #[inline]
    pub(super) fn rendered<'t>(&self, table: &'t Table) -> Option<&'t Rendered> {
        if self.options.changes_names() {
            return None;
        }
        let def = table.def();
        let cell = def.rendered.get(self.features.names.slot?)?;
        cell.get_or_init(|| Rendered::new(def, &self.features.names)).as_ref()
    }
    /// Prints the columns of a table in one go, where nothing about them has to be decided.
    pub(super) fn all_of(&mut self, table: &Table) -> bool {
        match self.rendered(table) {
            Some(names) => self.sql.push_str(&names.all),
            None => return false,
        }
        true
    }
    /// The name of what stands in FROM: its own, or one that is made up now.
    pub fn name_of(&mut self, from: &FromItem) -> Name {
        from_name(self, from)
    }
}
