//! [`NamingConvention`]: what constraints and indexes without a name are called.

use super::column::Target;
use super::constraint::{Constraint, ConstraintKind};
use super::def::TableDef;
use super::index::Index;
use crate::ast::Node;
use crate::error::{ErrorKind, nearest};
use crate::features::NameLimit;
use crate::name::Name;
use crate::value::Str;
use std::fmt;

/// What constraints and indexes that have no name are called, by a template for each kind.
///
/// | token | what it is |
/// |---|---|
/// | `{table_name}` | the table |
/// | `{referred_table_name}` | the table that a foreign key refers to |
/// | `{column_0_name}`, `{column_1_name}`, … | a column |
/// | `{column_0_label}` | a column with its table: `table_column` |
/// | `{column_0N_name}`, `{column_0_N_name}` | all columns: `ab`, `a_b`; so with `label` |
/// | `{referred_column_0_name}`, `{referred_column_0_N_name}` | what a foreign key refers to |
/// | `{constraint_name}` | the name that the constraint was given, which thereby is only a part of it |
/// | one of [`token`](NamingConvention::token) | what its function says |
///
/// A name that a template makes and that is too long for the database is cut, and gets four digits of its MD5 sum. A
/// constraint that was given a name keeps it, unless the template speaks of `{constraint_name}`; one of
/// [`exact_name`](Constraint::exact_name) keeps it always. Where the template speaks of `{constraint_name}`, a CHECK that was
/// given none has none, and for any other constraint that is an error.
///
/// ```
/// use aludel::{prelude::*, schema::{Constraint, NamingConvention}};
/// let convention = NamingConvention::new()
///     .primary_key("pk_{table_name}")
///     .unique("uq_{table_name}_{column_0_N_name}")
///     .foreign_key("fk_{table_name}_{column_0_name}_{referred_table_name}")
///     .check("ck_{table_name}_{constraint_name}")
///     .index("ix_{table_name}_{column_0_N_name}");
/// let shop = MetaData::new().naming_convention(convention);
/// let bills = Table::new("bills")
///     .column(ColumnDef::new("id", DataType::Integer).primary_key())
///     .column(ColumnDef::new("number", DataType::Varchar(Some(9))).unique())
///     .register(&shop)?;
/// assert_eq!(
///     bills.create().compile(&Sqlite::default())?.sql(),
///     "CREATE TABLE bills (id INTEGER NOT NULL, number VARCHAR(9), CONSTRAINT pk_bills PRIMARY KEY (id), \
///      CONSTRAINT uq_bills_number UNIQUE (number))",
/// );
/// # Ok::<(), aludel::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct NamingConvention {
    primary_key: Option<Str>,
    unique: Option<Str>,
    check: Option<Str>,
    foreign_key: Option<Str>,
    index: Option<Str>,
    tokens: Vec<(Str, Token)>,
}

/// What a token of one's own stands for, by the constraint (not for an index) and the table's name.
#[derive(Clone)]
struct Token(MakeToken);
/// A function, and no closure: two conventions of the same functions are the same.
type MakeToken = fn(Option<&Constraint>, &Name) -> String;
impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}
impl fmt::Debug for NamingConvention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let templates = [&self.primary_key, &self.unique, &self.check, &self.foreign_key, &self.index];
        f.debug_list().entries(templates.into_iter().flatten()).finish()
    }
}

const LABEL: &str = "ix_{column_0_label}";

impl NamingConvention {
    /// As it is without one: indexes are called `ix_table_column`, constraints have no name.
    pub fn new() -> Self {
        NamingConvention::default()
    }
    /// What primary keys are called.
    pub fn primary_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { primary_key: Some(template.into()), ..self }
    }
    /// What UNIQUE constraints are called.
    pub fn unique(self, template: impl Into<Str>) -> Self {
        NamingConvention { unique: Some(template.into()), ..self }
    }
    /// What CHECK constraints are called.
    pub fn check(self, template: impl Into<Str>) -> Self {
        NamingConvention { check: Some(template.into()), ..self }
    }
    /// What foreign keys are called.
    pub fn foreign_key(self, template: impl Into<Str>) -> Self {
        NamingConvention { foreign_key: Some(template.into()), ..self }
    }
    /// What indexes are called.
    pub fn index(self, template: impl Into<Str>) -> Self {
        NamingConvention { index: Some(template.into()), ..self }
    }
    /// A token of one's own: a function of the constraint, if it is not an index, and of the table's name.
    pub fn token(mut self, name: impl Into<Str>, make: fn(Option<&Constraint>, &Name) -> String) -> Self {
        self.tokens.push((name.into(), Token(make)));
        self
    }
    fn template(&self, kind: &ConstraintKind) -> Option<&Str> {
        match kind {
            ConstraintKind::PrimaryKey(_) => self.primary_key.as_ref(),
            ConstraintKind::Unique(_) => self.unique.as_ref(),
            ConstraintKind::Check(_) => self.check.as_ref(),
            ConstraintKind::ForeignKey(_) => self.foreign_key.as_ref(),
            ConstraintKind::Custom(_) => None,
        }
    }
}

/// A name, and whether it was made, so that it may be cut.
pub(crate) struct Made {
    pub name: Name,
    pub made: bool,
}

impl Made {
    /// The name, cut if it was made and is too long.
    pub fn fit(self, limit: NameLimit) -> Name {
        match self.made && limit.excess(&self.name) > 0 {
            true => cut(&self.name, limit).into(),
            false => self.name,
        }
    }
}

/// What a constraint of a table is called, if it is called anything.
pub(crate) fn of_constraint(constraint: &Constraint, table: &TableDef) -> Result<Option<Made>, ErrorKind> {
    let given = constraint.name.as_ref();
    let template = table.convention.as_deref().and_then(|convention| convention.template(&constraint.kind));
    let wants_name = template.is_some_and(|template| template.contains("{constraint_name}"));
    match (given, template) {
        (Some(name), _) if name.exact || !wants_name => Ok(Some(Made { name: name.text.clone(), made: false })),
        (None, Some(_)) if wants_name && matches!(constraint.kind, ConstraintKind::Check(_)) => Ok(None),
        (_, Some(template)) => {
            let columns = match &constraint.kind {
                ConstraintKind::Check(node) => columns_of(std::slice::from_ref(node)),
                _ => constraint.columns().to_vec(),
            };
            let subject = Subject { table, columns, constraint: Some(constraint) };
            Ok(Some(Made { name: subject.fill(template)?.into(), made: true }))
        }
        (_, None) => Ok(None),
    }
}

/// What an index on a table is called.
pub(crate) fn of_index(index: &Index, table: &TableDef) -> Result<Made, ErrorKind> {
    if let Some(name) = &index.name {
        return Ok(Made { name: name.clone(), made: false });
    }
    let template = table.convention.as_deref().and_then(|convention| convention.index.as_ref());
    let subject = Subject { table, columns: columns_of(&index.parts), constraint: None };
    Ok(Made { name: subject.fill(template.map_or(LABEL, Str::as_str))?.into(), made: true })
}

/// The columns that expressions speak of, by name.
pub(crate) fn columns_of(nodes: &[Node]) -> Vec<Name> {
    let mut names: Vec<Name> = vec![];
    for node in nodes {
        crate::ast::visit::visit(node, &mut |part| {
            let name = match part {
                crate::ast::visit::Part::Node(node @ Node::Column(_)) => crate::ast::items::own_name(node),
                crate::ast::visit::Part::Node(Node::ColumnClause(column)) if !column.literal => Some(column.name.clone()),
                _ => None,
            };
            names.extend(name.filter(|name| !names.contains(name)));
        });
    }
    names
}

/// What is to be named.
struct Subject<'a> {
    table: &'a TableDef,
    columns: Vec<Name>,
    constraint: Option<&'a Constraint>,
}

impl Subject<'_> {
    fn fill(&self, template: &str) -> Result<String, ErrorKind> {
        let (mut name, mut rest) = (String::new(), template);
        if template.contains("%(") {
            return Err(wrong(template, "tokens stand in braces: `{table_name}`".into()));
        }
        while let Some((before, token)) = rest.split_once('{') {
            let (token, after) = token.split_once('}').ok_or_else(|| wrong(template, "a `{` without its `}`".into()))?;
            name.push_str(before);
            name.push_str(&self.token(token, template)?);
            rest = after;
        }
        name.push_str(rest);
        Ok(name)
    }
    fn token(&self, token: &str, template: &str) -> Result<String, ErrorKind> {
        let own = self.table.convention.as_deref().and_then(|convention| convention.tokens.iter().find(|(name, _)| *name == token));
        if let Some((_, make)) = own {
            return Ok((make.0)(self.constraint, &self.table.name));
        }
        let targets = self.constraint.and_then(Constraint::as_foreign_key).map(|key| key.targets.as_slice()).unwrap_or_default();
        match token {
            "table_name" => Ok(self.table.name.as_str().to_owned()),
            "referred_table_name" => match targets.first().map(Target::names) {
                Some((_, table, _)) => Ok(table.as_str().to_owned()),
                None => Err(wrong(template, "only a foreign key has `{referred_table_name}`".into())),
            },
            "constraint_name" => match self.constraint.and_then(|constraint| constraint.name.as_ref()) {
                Some(name) => Ok(name.text.as_str().to_owned()),
                None => Err(wrong(template, "it speaks of `{constraint_name}`, and the constraint was given none: `.name(..)`".into())),
            },
            other => self.columns_token(other, targets).ok_or_else(|| unknown(template, other)),
        }
    }
    /// `column_0_name`, `column_0N_label`, `referred_column_0_N_name`
    fn columns_token(&self, token: &str, targets: &[Target]) -> Option<String> {
        let (token, referred) = token.strip_prefix("referred_").map_or((token, false), |token| (token, true));
        let (which, what) = token.strip_prefix("column_")?.rsplit_once('_')?;
        let label = match what {
            "name" | "key" => false,
            "label" => true,
            _ => return None,
        };
        let names: Vec<(Option<Name>, Name, Name)> = match referred {
            true => targets.iter().map(Target::names).collect(),
            false => self.columns.iter().map(|column| (self.table.schema.clone(), self.table.name.clone(), column.clone())).collect(),
        };
        let text = |(schema, table, column): &(Option<Name>, Name, Name)| match label {
            true => {
                let schema = schema.as_ref().map(|schema| schema.replace('.', "_"));
                schema.as_deref().into_iter().chain([table.as_str(), column.as_str()]).collect::<Vec<_>>().join("_")
            }
            false => column.as_str().to_owned(),
        };
        let all: Vec<String> = names.iter().map(text).collect();
        match which {
            "0N" => Some(all.concat()),
            "0_N" => Some(all.join("_")),
            number => all.get(number.parse::<usize>().ok()?).cloned(),
        }
    }
}

fn wrong(template: &str, problem: String) -> ErrorKind {
    ErrorKind::invalid(&format!("naming convention {template:?}"), problem)
}

fn unknown(template: &str, token: &str) -> ErrorKind {
    const TOKENS: [&str; 11] = [
        "table_name",
        "referred_table_name",
        "constraint_name",
        "column_0_name",
        "column_0_label",
        "column_0N_name",
        "column_0_N_name",
        "column_0_N_label",
        "referred_column_0_name",
        "referred_column_0N_name",
        "referred_column_0_N_name",
    ];
    let near = nearest(token, TOKENS.into_iter());
    let hint = if near.is_empty() { ".".to_owned() } else { format!("; did you mean `{{{near}}}`?") };
    wrong(template, format!("there is no `{{{token}}}` here{hint} There are: {}", TOKENS.join(", ")))
}

/// A name that was made, cut to what the database takes: `name[..most - 8]_` and four digits of its MD5 sum, as SQLAlchemy
/// does.
fn cut(name: &str, limit: NameLimit) -> String {
    let kept: String = match limit {
        NameLimit::None => name.to_owned(),
        NameLimit::Characters(most) => name.chars().take(most.saturating_sub(8)).collect(),
        NameLimit::Bytes(most) => {
            let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= most.saturating_sub(8);
            name.char_indices().take_while(fits).map(|(_, c)| c).collect()
        }
    };
    let sum = format!("{:x}", md5::compute(name));
    let digits = sum.get(sum.len().saturating_sub(4)..).unwrap_or_default();
    format!("{kept}_{digits}")
}
