//! Fills the tokens in a template of a naming convention.

use super::constraint::Constraint;
use super::table_def::TableDef;
use super::target::Target;
use crate::ast::Node;
use crate::error::{ErrorKind, nearest};
use crate::name::Name;

/// Returns the names of the columns in expressions.
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

/// The constraint or index that gets a name.
pub(super) struct Subject<'a> {
    pub table: &'a TableDef,
    pub columns: Vec<Name>,
    pub constraint: Option<&'a Constraint>,
}

impl Subject<'_> {
    pub fn fill(&self, template: &str) -> Result<String, ErrorKind> {
        let (mut name, mut rest) = (String::new(), template);
        if template.contains("%(") {
            return Err(invalid_template(template, "tokens are in braces: `{table_name}`".into()));
        }
        while let Some((before, token)) = rest.split_once('{') {
            let (token, after) = token.split_once('}').ok_or_else(|| invalid_template(template, "a `{` without its `}`".into()))?;
            name.push_str(before);
            name.push_str(&self.token(token, template)?);
            rest = after;
        }
        name.push_str(rest);
        Ok(name)
    }
    fn token(&self, token: &str, template: &str) -> Result<String, ErrorKind> {
        if let Some(make) = self.table.convention.as_deref().and_then(|convention| convention.user_token(token)) {
            return Ok(make(self.constraint, &self.table.name));
        }
        let targets = self.constraint.and_then(Constraint::as_foreign_key).map(|key| key.targets.as_slice()).unwrap_or_default();
        match token {
            "table_name" => Ok(self.table.name.as_str().to_owned()),
            "referred_table_name" => match targets.first().map(Target::names) {
                Some((_, table, _)) => Ok(table.as_str().to_owned()),
                None => Err(invalid_template(template, "only a foreign key has `{referred_table_name}`".into())),
            },
            "constraint_name" => match self.constraint.and_then(|constraint| constraint.name.as_ref()) {
                Some(name) => Ok(name.text.as_str().to_owned()),
                None => {
                    Err(invalid_template(template, "it contains `{constraint_name}`, and the constraint has no name: `.name(..)`".into()))
                }
            },
            other => self.columns_token(other, targets).ok_or_else(|| unknown_token(template, other)),
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

fn invalid_template(template: &str, problem: String) -> ErrorKind {
    ErrorKind::invalid(&format!("naming convention {template:?}"), problem)
}

fn unknown_token(template: &str, token: &str) -> ErrorKind {
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
    invalid_template(template, format!("there is no `{{{token}}}` here{hint} There are: {}", TOKENS.join(", ")))
}
