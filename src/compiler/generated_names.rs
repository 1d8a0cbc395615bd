//! Generates names for anonymous aliases and labels (`users_1`, `anon_1`, `count_1`) in the order of rendering, when first needed.

use super::renderer::Renderer;
use crate::ast::items::base_name;
use crate::ast::{AliasName, AnonId, FromItem};
use crate::name::Name;
use crate::value::Str;
use std::collections::BTreeMap;

/// The names that were generated, each with its owner.
#[derive(Default)]
pub(super) struct GeneratedNames {
    pub(super) given: Vec<(NameOwner, Str)>,
    counters: Vec<(Str, u32)>,
    binds: Vec<(Str, u32)>,
    bodies: Vec<FromItem>,
    /// The name under which a body gives out a column, by its address and number: memoised, because subqueries nest.
    pub(super) exported: Option<BTreeMap<(usize, usize), Name>>,
}

/// The owner of a generated name: an unnamed element, or an expression by its address and the number of its repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameOwner {
    Anon(AnonId),
    Element(usize, u32, u32),
}

impl GeneratedNames {
    /// Returns the name of an element: `base_1`, or the one that it was given before.
    pub(super) fn name(&mut self, key: NameOwner, base: &str) -> Str {
        if let Some((_, name)) = self.given.iter().find(|(known, _)| *known == key) {
            return name.clone();
        }
        let name = count(&mut self.counters, base);
        self.given.push((key, name.clone()));
        name
    }
    /// Returns the name that was generated for an element, if one was.
    pub(super) fn made_up(&self, from: &FromItem) -> Option<&Str> {
        let name = match from {
            FromItem::Alias(alias) => &alias.name,
            FromItem::Subquery(subquery) => &subquery.name,
            FromItem::Cte(cte) => &cte.name,
            FromItem::Recursion(recursion) => &recursion.name,
            FromItem::Function(function) => function.name.as_ref()?,
            FromItem::Table(_) | FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => return None,
        };
        let AliasName::Anonymous(id) = name else { return None };
        self.given.iter().find(|(known, _)| *known == NameOwner::Anon(*id)).map(|(_, name)| name)
    }
    /// Returns the same subquery or CTE as it was first met: built twice, it is one, and its names are generated once.
    pub(super) fn body(&mut self, from: &FromItem) -> FromItem {
        if let Some(known) = self.bodies.iter().find(|known| known.is(from)) {
            return known.clone();
        }
        self.bodies.push(from.clone());
        from.clone()
    }
    /// Forgets a generated name, because something else has it.
    pub(super) fn forget(&mut self, key: NameOwner) {
        self.given.retain(|(known, _)| *known != key);
    }
    /// Counts binds from the beginning again.
    pub(super) fn forget_binds(&mut self) {
        self.binds.clear();
    }
    /// Generates a name for a bound value: `base_1`, with `_` for characters that a name cannot have. Binds are counted apart from labels.
    pub(super) fn fresh_bind(&mut self, base: &str) -> Str {
        let reads = |c: char| c.is_alphanumeric() || c == '_';
        if base.chars().all(reads) {
            return count(&mut self.binds, base);
        }
        let base: String = base.chars().map(|c| if reads(c) { c } else { '_' }).collect();
        count(&mut self.binds, &base)
    }
}

fn count(counters: &mut Vec<(Str, u32)>, base: &str) -> Str {
    let number = match counters.iter_mut().find(|(known, _)| *known == *base) {
        Some((_, count)) => {
            *count += 1;
            *count
        }
        None => {
            counters.push((base.into(), 1));
            1
        }
    };
    let mut name = String::with_capacity(base.len() + 4);
    name.push_str(base);
    name.push('_');
    name.push_str(itoa::Buffer::new().format(number));
    name.into()
}

/// Returns the name of an element of FROM, generated where it has none.
pub(super) fn from_name(out: &mut Renderer<'_>, from: &FromItem) -> Name {
    let (name, base) = match from {
        FromItem::Table(table) => return table.def().name.clone(),
        FromItem::Alias(alias) => (&alias.name, alias_base(&alias.of)),
        FromItem::Subquery(subquery) => (&subquery.name, "anon".into()),
        FromItem::Cte(cte) => (&cte.name, "anon".into()),
        FromItem::Recursion(recursion) => (&recursion.name, "anon".into()),
        FromItem::Join(_) | FromItem::Text(_) => return Name::default(),
        FromItem::Function(function) => match &function.name {
            Some(name) => (name, "anon".into()),
            None => return base_name(&function.function).into(),
        },
        FromItem::Error(error) => {
            out.fail((**error).clone());
            return Name::default();
        }
    };
    match name {
        AliasName::Named(name) => name.clone(),
        AliasName::Anonymous(id) => {
            let key = NameOwner::Anon(*id);
            let new = !out.names.given.iter().any(|(known, _)| *known == key);
            let mut name = out.names.name(key, &base);
            while new && out.is_seen(&name) {
                out.names.forget(key);
                name = out.names.name(key, &base);
            }
            name.into()
        }
    }
}

fn alias_base(of: &FromItem) -> Str {
    match of {
        FromItem::Table(table) => table.def().name.text().clone(),
        FromItem::Alias(alias) => match &alias.name {
            AliasName::Named(name) if !matches!(alias.of, FromItem::Cte(_) | FromItem::Recursion(_)) => name.text().clone(),
            AliasName::Named(_) | AliasName::Anonymous(_) => alias_base(&alias.of),
        },
        FromItem::Subquery(subquery) => named_or_anon(&subquery.name),
        FromItem::Cte(_) | FromItem::Recursion(_) | FromItem::Join(_) | FromItem::Text(_) | FromItem::Error(_) => "anon".into(),
        FromItem::Function(function) => function.name.as_ref().map_or_else(|| "anon".into(), named_or_anon),
    }
}

fn named_or_anon(name: &AliasName) -> Str {
    match name {
        AliasName::Named(name) => name.text().clone(),
        AliasName::Anonymous(_) => "anon".into(),
    }
}
