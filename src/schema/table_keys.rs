//! The keys of a table, and the columns whose values the database generates.

use super::column::ColumnDef;
use super::column_default::{AutoIncrement, ColumnDefault};
use super::constraint::{Constraint, ConstraintKind};
use super::ddl_option::Options;
use super::sequence::Sequence;
use super::table_def::TableDef;
use crate::name::Name;

impl TableDef {
    /// The columns of a table-level primary key.
    pub(super) fn table_level_key(&self) -> Option<&[Name]> {
        self.constraints.iter().find_map(|(_, constraint)| match &constraint.kind {
            ConstraintKind::PrimaryKey(columns) => Some(columns.as_slice()),
            _ => None,
        })
    }
    /// The columns of the primary key, in the order of the key.
    pub fn primary_key(&self) -> Vec<usize> {
        match self.table_level_key() {
            Some(names) => names.iter().filter_map(|name| self.index_of(name)).collect(),
            None => self.columns.iter().enumerate().filter(|(_, c)| c.primary_key).map(|(index, _)| index).collect(),
        }
    }
    /// The primary key as a constraint. Of several columns, the generated one comes first.
    pub(crate) fn key_constraint(&self) -> Option<Constraint> {
        let mut key = self.primary_key();
        if let Some(at) = self.autoincrement().and_then(|numbered| key.iter().position(|index| *index == numbered)) {
            let numbered = key.remove(at);
            key.insert(0, numbered);
        }
        let columns = || key.iter().filter_map(|index| self.columns.get(*index));
        let names = || columns().map(|column| column.name().clone());
        let own = self.constraints.iter().map(|(_, constraint)| constraint).find(|constraint| constraint.is_primary_key());
        match own {
            // rendering reports a name that is not there
            Some(own) if own.columns().len() == key.len() => {
                Some(Constraint { kind: ConstraintKind::PrimaryKey(names().collect()), ..own.clone() })
            }
            Some(own) => Some(own.clone()),
            None if key.is_empty() => None,
            None => {
                let options = columns().map(|column| column.options.clone()).fold(Options::default(), Options::and);
                Some(Constraint { options, ..Constraint::primary_key(names()) })
            }
        }
    }
    /// The columns of each key: the primary key, and UNIQUE.
    pub(crate) fn unique_keys(&self) -> Vec<Vec<usize>> {
        let unique = self.columns.iter().enumerate().filter(|(_, c)| c.unique).map(|(index, _)| vec![index]);
        let together = self.constraints.iter().filter_map(|(_, constraint)| match &constraint.kind {
            ConstraintKind::Unique(columns) => columns.iter().map(|name| self.index_of(name)).collect(),
            _ => None,
        });
        std::iter::once(self.primary_key()).filter(|key| !key.is_empty()).chain(unique).chain(together).collect()
    }
    /// Whether a row that omits the column never conflicts in it: its value is then generated, or NULL.
    pub(crate) fn never_conflicts_when_omitted(&self, index: usize) -> bool {
        let null = |column: &ColumnDef| {
            column.is_nullable() && column.default.is_none() && column.server_default.is_none() && column.computed.is_none()
        };
        self.autoincrement() == Some(index) || self.columns.get(index).is_some_and(null)
    }
    /// The column whose values the database generates: by default, a single integer key without a default or foreign key.
    pub(crate) fn autoincrement(&self) -> Option<usize> {
        let key = self.primary_key();
        let column = |index: &usize| self.columns.get(*index);
        let forced = |index: &usize| column(index).is_some_and(|key| key.autoincrement == AutoIncrement::On);
        if let Some(index) = key.iter().copied().find(forced) {
            return Some(index);
        }
        let [index] = key.as_slice() else { return None };
        let key = column(index)?;
        let referring = key.references.is_some() || self.table_level_foreign_keys().any(|referring| referring.columns.contains(key.name()));
        let eligible = match key.autoincrement {
            AutoIncrement::Auto => !referring,
            AutoIncrement::IgnoreForeignKey => true,
            AutoIncrement::Off | AutoIncrement::On => false,
        };
        let no_default = matches!(key.default, None | Some(ColumnDefault::Sequence(_))) && key.server_default.is_none();
        let integer = key.record.data_type.family() == crate::types::TypeFamily::Integer;
        (eligible && integer && no_default && key.computed.is_none()).then_some(*index)
    }
    /// The sequence that is the default of a column, where there are sequences.
    pub(crate) fn sequence_of(&self, index: usize) -> Option<&Sequence> {
        let sequence = self.columns.get(index)?.own_sequence()?;
        (!sequence.optional || self.autoincrement() != Some(index)).then_some(sequence)
    }
    /// Whether the database generates or computes the column's values. A sequence of a column that is not a key is a default,
    /// because not every database has sequences.
    pub(crate) fn is_generated(&self, index: usize) -> bool {
        let generated = |column: &ColumnDef| {
            let numbered = column.identity.is_some() || (column.primary_key && column.own_sequence().is_some());
            numbered || column.computed.is_some() || column.system
        };
        self.autoincrement() == Some(index) || self.columns.get(index).is_some_and(generated)
    }
    /// Whether an INSERT cannot give the column a value.
    pub(crate) fn is_derived(&self, index: usize) -> bool {
        self.columns.get(index).is_some_and(|column| column.computed.is_some() || column.system)
    }
}
