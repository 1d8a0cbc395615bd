//! [`exclude`]: no two rows of a table may be alike in a way that operators say. CREATE TABLE, EXCLUDE

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

/// `EXCLUDE USING gist (room WITH =, during WITH &&)`: of no two rows may all of these be true.
///
/// Each element is a column by name, or an expression over columns of the table, with an operator that does not care about
/// sides. On other databases it is refused.
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
pub fn exclude(elements: impl Exclusions) -> Exclude {
    let mut rule = Exclude { parts: vec![], columns: vec![], using: "gist".into(), condition: None, classes: vec![], error: None };
    elements.each(&mut |node, operator| {
        match operator {
            Ok(text) => {
                if let Node::ColumnClause(column) = &node
                    && !column.literal
                {
                    rule.columns.push(column.name.clone());
                }
                rule.parts.push((node, text));
            }
            Err(problem) => rule.error = Some(ErrorKind::invalid("EXCLUDE", problem)),
        };
    });
    rule
}

/// What [`exclude`] makes: a constraint once it is [named](Exclude::name), or by `.into()`.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it is a constraint: `table.constraint(..)`"]
pub struct Exclude {
    parts: Vec<(Node, Str)>,
    /// The columns that were named.
    columns: Vec<Name>,
    using: Str,
    condition: Option<Node>,
    classes: Vec<(Name, Str)>,
    error: Option<ErrorKind>,
}

impl Exclude {
    /// The index that keeps it: `gist`, unless this says `spgist`, `hash` or `btree`.
    pub fn using(mut self, method: impl Into<Str>) -> Self {
        self.using = method.into();
        self
    }
    /// `WHERE (condition)`: only of rows for which it holds.
    pub fn where_(mut self, condition: impl Condition) -> Self {
        self.condition = Some(condition.into_condition());
        self
    }
    /// The operator classes of columns or labels: `room int4_ops WITH =`. 11.10
    pub fn ops<C: Into<Name>, O: Into<Str>>(mut self, classes: impl IntoIterator<Item = (C, O)>) -> Self {
        self.classes.extend(classes.into_iter().map(|(column, class)| (column.into(), class.into())));
        self
    }
    /// The constraint, by this name.
    pub fn name(self, name: impl Into<Name>) -> Constraint {
        Constraint::from(self).name(name)
    }
}
impl From<Exclude> for Constraint {
    fn from(rule: Exclude) -> Self {
        Constraint::custom(rule)
    }
}
impl CustomConstraint for Exclude {
    fn compile(&self, out: &mut Renderer<'_>) {
        let Exclude { parts, columns: _, using, condition, classes, error } = self;
        if let Some(error) = error {
            out.fail(error.clone());
        }
        if !["postgresql", "generic"].contains(&out.dialect().name()) {
            return out.unsupported("EXCLUDE", "look for such rows in the transaction that writes, and let it be SERIALIZABLE");
        }
        if parts.is_empty() {
            out.fail(ErrorKind::invalid("EXCLUDE", "it is of nothing; name a column and an operator"));
        }
        let nodes: Vec<&Node> = parts.iter().map(|(node, _)| node).collect();
        render::parts_by_name(out, "EXCLUDE", "operator class", &nodes, classes.iter().map(|(name, _)| name));
        out.word("EXCLUDE");
        ddl::method(out, "EXCLUDE", Some(using));
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
        let mut made = self.clone();
        let places = made.parts.iter_mut().map(|(node, _)| node).chain(&mut made.condition);
        places.zip(nodes).for_each(|(place, node)| *place = node);
        Arc::new(made)
    }
    fn dyn_eq(&self, other: &dyn CustomConstraint) -> bool {
        (other as &dyn Any).downcast_ref::<Exclude>().is_some_and(|other| self == other)
    }
}

/// What [`exclude`] takes: pairs of a column by its name, or an expression, and an operator; an array, a `Vec` or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of what is excluded",
    label = "expected pairs of a column and an operator: `[(\"room\", \"=\"), (\"during\", \"&&\")]`",
    note = "columns by name beside expressions stand in a tuple: `((\"room\", \"=\"), (span, \"&&\"))`"
)]
pub trait Exclusions {
    /// Gives them away, in order: what is compared, and by which operator, or what is wrong with that.
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>));
}
/// A column by its name, or an expression.
pub trait Excluded {
    /// The node that it becomes.
    fn into_part(self) -> Node;
}
impl<E: Expression> Excluded for E {
    fn into_part(self) -> Node {
        self.into_node()
    }
}
impl Excluded for &str {
    fn into_part(self) -> Node {
        Node::column_clause(self.into(), TypeRef::default(), false)
    }
}
impl Excluded for Name {
    fn into_part(self) -> Node {
        Node::column_clause(self, TypeRef::default(), false)
    }
}
fn give(part: impl Excluded, operator: impl IntoOperator, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
    add(part.into_part(), operator.into_operator().map(|operator| operator.text));
}
impl<P: Excluded, O: IntoOperator, const N: usize> Exclusions for [(P, O); N] {
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
        self.into_iter().for_each(|(part, operator)| give(part, operator, add));
    }
}
impl<P: Excluded, O: IntoOperator> Exclusions for Vec<(P, O)> {
    fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
        self.into_iter().for_each(|(part, operator)| give(part, operator, add));
    }
}
macro_rules! lists { ($($t:ident $u:ident),+) => {
    impl<$($t: Excluded, $u: IntoOperator),+> Exclusions for ($(($t, $u),)+) {
        #[allow(non_snake_case)]
        fn each(self, add: &mut dyn FnMut(Node, Result<Str, Str>)) {
            let ($(($t, $u),)+) = self;
            $(give($t, $u, add);)+
        }
    }
} }
crate::query::tuples!(lists, 8);
