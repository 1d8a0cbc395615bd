//! [`exclude`]: the constraint EXCLUDE, which forbids pairs of rows for which operators are true. CREATE TABLE, EXCLUDE

use super::ddl;
use crate::ast::Node;
use crate::compiler::{Renderer, render};
use crate::error::ErrorKind;
use crate::name::Name;
use crate::query::{Condition, Expression, IntoOperator};
use crate::schema::{Constraint, CustomConstraint};
use crate::types::TypeRef;
use crate::value::Str;
use std::any::Any;
use std::sync::Arc;

/// `EXCLUDE USING gist (room WITH =, during WITH &&)`: for no two rows of the table may all of these comparisons be true.
///
/// Each element is the name of a column, or an expression over columns of the table, with a commutative operator.
///
/// # Errors
/// `compile()` reports an empty list, an invalid operator, and a dialect other than PostgreSQL.
///
/// ```
/// use aludel::{postgres, prelude::*};
/// let column = |name| ColumnDef::new(name, DataType::Integer);
/// let bookings = Table::new("bookings").column(column("room")).column(column("first_day")).column(column("last_day"));
/// let span = func::call::<Any>("int4range", (bookings.c("first_day"), bookings.c("last_day")));
/// let rule = postgres::exclude((("room", "="), (span, "&&"))).where_(bookings.c("room").gt(9)).name("no_overlap");
/// assert_eq!(
///     bookings.constraint(rule).create().compile(&Postgres::default())?.sql(),
///     "CREATE TABLE bookings (room INTEGER, first_day INTEGER, last_day INTEGER, CONSTRAINT no_overlap EXCLUDE USING gist \
///      (room WITH =, int4range(first_day, last_day) WITH &&) WHERE (bookings.room > 9))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn exclude(elements: impl ExcludeElements) -> Exclude {
    let mut exclude = Exclude { parts: vec![], columns: vec![], using: "gist".into(), condition: None, classes: vec![], error: None };
    elements.each(&mut |node, operator| {
        match operator {
            Ok(text) => {
                if let Node::ColumnClause(column) = &node
                    && !column.literal
                {
                    exclude.columns.push(column.name.clone());
                }
                exclude.parts.push((node, text));
            }
            Err(problem) => exclude.error = Some(ErrorKind::invalid("EXCLUDE", problem)),
        };
    });
    exclude
}

/// An EXCLUDE constraint made by [`exclude`]. It becomes a [`Constraint`] by [`name`](Exclude::name) or `.into()`.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a constraint has no effect until a table has it: `table.constraint(..)`"]
pub struct Exclude {
    parts: Vec<(Node, Str)>,
    /// The columns given by their names.
    columns: Vec<Name>,
    using: Str,
    condition: Option<Node>,
    classes: Vec<(Name, Str)>,
    error: Option<ErrorKind>,
}

impl Exclude {
    /// The access method of its index: `gist` (the default), `spgist`, `hash` or `btree`.
    pub fn using(mut self, method: impl Into<Str>) -> Self {
        self.using = method.into();
        self
    }
    /// `WHERE (condition)`: the constraint covers only rows for which the condition is true.
    pub fn where_(mut self, condition: impl Condition) -> Self {
        self.condition = Some(condition.into_condition());
        self
    }
    /// `room int4_ops WITH =`: the operator class of each of these columns or labels. 11.10
    pub fn ops<C: Into<Name>, O: Into<Str>>(mut self, classes: impl IntoIterator<Item = (C, O)>) -> Self {
        self.classes.extend(classes.into_iter().map(|(column, class)| (column.into(), class.into())));
        self
    }
    /// Returns the constraint with this name.
    pub fn name(self, name: impl Into<Name>) -> Constraint {
        Constraint::from(self).name(name)
    }
}
impl From<Exclude> for Constraint {
    fn from(exclude: Exclude) -> Self {
        Constraint::custom(exclude)
    }
}
impl CustomConstraint for Exclude {
    fn compile(&self, out: &mut Renderer<'_>) {
        let Exclude { parts, columns: _, using, condition, classes, error } = self;
        if let Some(error) = error {
            out.fail(error.clone());
        }
        if !["postgresql", "generic"].contains(&out.dialect().name()) {
            return out.unsupported("EXCLUDE", "query for such rows in the transaction that writes, at isolation level SERIALIZABLE");
        }
        if parts.is_empty() {
            out.fail(ErrorKind::invalid("EXCLUDE", "it has no elements; give a column and an operator"));
        }
        let nodes: Vec<&Node> = parts.iter().map(|(node, _)| node).collect();
        render::parts_by_name(out, "EXCLUDE", "operator class", &nodes, classes.iter().map(|(name, _)| name));
        out.word("EXCLUDE");
        ddl::access_method(out, "EXCLUDE", Some(using));
        out.word(" (");
        out.list(parts, ", ", |out, (part, operator)| {
            render::index_expression(out, part);
            ddl::operator_class(out, classes, part);
            out.word(" WITH ");
            out.word(operator);
        });
        out.word(")");
        if let Some(condition) = condition {
            out.word(" WHERE (");
            out.inline(condition);
            out.word(")");
        }
    }
    fn columns(&self) -> &[Name] {
        &self.columns
    }
    fn nodes(&self) -> Vec<&Node> {
        self.parts.iter().map(|(node, _)| node).chain(&self.condition).collect()
    }
    fn rebuild(&self, nodes: Vec<Node>) -> Arc<dyn CustomConstraint> {
        let mut rebuilt = self.clone();
        let old = rebuilt.parts.iter_mut().map(|(node, _)| node).chain(&mut rebuilt.condition);
        old.zip(nodes).for_each(|(old, node)| *old = node);
        Arc::new(rebuilt)
    }
    fn dyn_eq(&self, other: &dyn CustomConstraint) -> bool {
        (other as &dyn Any).downcast_ref::<Exclude>().is_some_and(|other| self == other)
    }
}

/// The elements of [`exclude`]: an array, a `Vec` or a tuple of pairs, each of a column (by its name) or an expression, and an
/// operator.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of elements of EXCLUDE",
    label = "expected pairs of a column and an operator: `[(\"room\", \"=\"), (\"during\", \"&&\")]`",
    note = "names of columns and expressions are combined in a tuple: `((\"room\", \"=\"), (span, \"&&\"))`"
)]
pub trait ExcludeElements {
    /// Calls `add` for each element in order, with the node and the operator, or the error in the operator.
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>));
}
/// The operand of an element of [`exclude`]: the name of a column, or an expression.
pub trait ExcludeOperand {
    /// Returns the node of the column or expression.
    fn into_part(self) -> Node;
}
impl<E: Expression> ExcludeOperand for E {
    fn into_part(self) -> Node {
        self.into_node()
    }
}
impl ExcludeOperand for &str {
    fn into_part(self) -> Node {
        Node::column_clause(self.into(), TypeRef::default(), false)
    }
}
impl ExcludeOperand for Name {
    fn into_part(self) -> Node {
        Node::column_clause(self, TypeRef::default(), false)
    }
}
fn add_element(part: impl ExcludeOperand, operator: impl IntoOperator, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
    add(part.into_part(), operator.into_operator().map(|operator| operator.text));
}
impl<P: ExcludeOperand, O: IntoOperator, const N: usize> ExcludeElements for [(P, O); N] {
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
        self.into_iter().for_each(|(part, operator)| add_element(part, operator, add));
    }
}
impl<P: ExcludeOperand, O: IntoOperator> ExcludeElements for Vec<(P, O)> {
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
        self.into_iter().for_each(|(part, operator)| add_element(part, operator, add));
    }
}
macro_rules! lists { ($($t:ident $u:ident),+) => {
    impl<$($t: ExcludeOperand, $u: IntoOperator),+> ExcludeElements for ($(($t, $u),)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
            let ($(($t, $u),)+) = self;
            $(add_element($t, $u, add);)+
        }
    }
} }
crate::query::tuples!(lists, 8);
