//! The statements of a [`DdlScript`], in the order in which a database needs them.

use super::DdlScript;
use super::name_registry::NameRegistry;
use crate::ast::{AddConstraint, CreateTable, CreateType, Ddl, DropConstraint, DropTable, DropType, Node, SetComment};
use crate::compiler::Dialect;
use crate::error::Result;
use crate::features::Comments;
use crate::schema::{ColumnDefault, Constraint, Sequence, Table};
use crate::types::DataType;

impl DdlScript {
    pub(super) fn creates(&self, tables: Vec<Table>, dialect: &dyn Dialect) -> Result<Vec<Ddl>> {
        let features = dialect.features();
        let mut script: Vec<Ddl> = vec![];
        let types = self.types(&tables, dialect);
        let mut registry = NameRegistry::new(dialect);
        types.iter().try_for_each(|ty| registry.named_type(ty))?;
        script.extend(types.into_iter().map(|ty| CreateType::of(ty).into()));
        let own = |sequence: &Sequence| tables.iter().any(|table| sequences_of(table).iter().any(|one| one.is(sequence)));
        let has_sequences = features.has_sequences();
        let standalone = self.sequences.iter().filter(|sequence| has_sequences && self.chosen.is_none() && !own(sequence));
        for sequence in standalone {
            registry.sequence(sequence)?;
            script.push(self.create_sequence(sequence));
        }
        let mut created: Vec<Sequence> = vec![];
        for table in &tables {
            for sequence in sequences_of(table).into_iter().filter(|_| has_sequences) {
                if !created.iter().any(|known| known.is(&sequence)) {
                    registry.sequence(&sequence)?;
                    script.push(self.create_sequence(self.sequences.iter().find(|known| known.is(&sequence)).unwrap_or(&sequence)));
                    created.push(sequence);
                }
            }
            registry.table(table)?;
            let mut create = CreateTable::of(table.clone());
            create.if_not_exists = self.if_exists;
            script.push(create.into());
            for index in table.indexes() {
                registry.index(&index, table)?;
                let mut create = index.create();
                create.if_not_exists = self.if_exists;
                script.push(create.into());
            }
            if features.ddl.comments == Comments::Statement {
                script.extend(comments_of(table, dialect.name()));
            }
        }
        if features.ddl.alter_constraints {
            let keys = || tables.iter().flat_map(|table| later_foreign_keys(table, dialect).map(move |key| (table, key)));
            script.extend(keys().map(|(table, key)| AddConstraint::to(table.clone(), key.clone()).into()));
            if features.ddl.comments == Comments::Statement {
                script.extend(keys().filter_map(|(table, key)| comment_of(table, key)));
            }
        }
        for view in self.views.iter().filter(|_| self.chosen.is_none()) {
            registry.view(view)?;
            let mut create = view.create();
            create.if_not_exists = self.if_exists && (features.ddl.view_if_not_exists || view.materialized);
            script.push(create.into());
        }
        Ok(script)
    }
    fn create_sequence(&self, sequence: &Sequence) -> Ddl {
        let mut create = sequence.create();
        create.if_not_exists = self.if_exists;
        create.into()
    }
    pub(super) fn drops(&self, tables: Vec<Table>, dialect: &dyn Dialect) -> Vec<Ddl> {
        let features = dialect.features();
        let mut script: Vec<Ddl> = vec![];
        let views = self.views.iter().filter(|_| self.chosen.is_none());
        script.extend(views.rev().map(|view| {
            let mut drop = view.drop();
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        if features.ddl.alter_constraints {
            let keys = tables.iter().flat_map(|table| later_foreign_keys(table, dialect).map(move |key| (table, key)));
            script.extend(keys.map(|(table, key)| {
                let mut drop = DropConstraint::of(table.clone(), key.clone());
                drop.if_exists = self.if_exists && features.ddl.constraint_if_exists;
                drop.into()
            }));
        }
        script.extend(tables.iter().rev().map(|table| {
            let mut drop = DropTable::of(table.clone());
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        let standalone = self.sequences.iter().filter(|_| self.chosen.is_none());
        let mut sequences: Vec<Sequence> = standalone.cloned().collect();
        for sequence in tables.iter().flat_map(sequences_of) {
            if !sequences.iter().any(|known| known.is(&sequence)) {
                sequences.push(sequence);
            }
        }
        script.extend(sequences.iter().filter(|_| features.has_sequences()).map(|sequence| {
            let mut drop = sequence.drop();
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        script.extend(self.types(&tables, dialect).into_iter().rev().map(|ty| {
            let mut drop = DropType::of(ty);
            drop.if_exists = self.if_exists;
            drop.into()
        }));
        script
    }
    /// The types that have names of their own, each once. Those of tables that are not dropped are kept.
    fn types(&self, tables: &[Table], dialect: &dyn Dialect) -> Vec<DataType> {
        let mut types: Vec<DataType> = vec![];
        if !dialect.features().ddl.named_types {
            return types;
        }
        let others = self.tables.iter().filter(|table| self.drop && !tables.iter().any(|one| one.same(table)));
        let kept: Vec<DataType> = others.flat_map(|table| types_of(table, dialect)).collect();
        for ty in tables.iter().flat_map(|table| types_of(table, dialect)) {
            if !types.contains(&ty) && !kept.iter().any(|kept| kept.own_name() == ty.own_name()) {
                types.push(ty);
            }
        }
        types
    }
}

fn types_of(table: &Table, dialect: &dyn Dialect) -> Vec<DataType> {
    let def = table.def();
    let placed = def.columns.iter().map(|column| column.data_type().clone().in_schema_of_table(def.schema.as_ref()));
    placed.flat_map(|ty| ty.named_types(dialect.name())).collect()
}

/// The sequences in the defaults of a table.
fn sequences_of(table: &Table) -> Vec<Sequence> {
    let (mut found, def): (Vec<Sequence>, _) = (vec![], table.def());
    let defaults = def.columns.iter().enumerate().flat_map(|(index, column)| {
        let own = match &column.default {
            Some(ColumnDefault::Sequence(node)) => def.sequence_of(index).map(|_| node),
            Some(ColumnDefault::Bound(_)) | None => None,
        };
        own.into_iter().chain(column.server_default_value())
    });
    for node in defaults {
        crate::ast::visit::visit(node, &mut |part| {
            if let crate::ast::visit::Part::Node(Node::NextValue(next)) = part {
                found.push(next.sequence.clone());
            }
        });
    }
    found
}

/// The foreign keys that are added after the tables.
fn later_foreign_keys<'t>(table: &'t Table, dialect: &dyn Dialect) -> impl Iterator<Item = &'t Constraint> {
    let dialect = dialect.name().to_owned();
    table.def().key_constraints().filter(move |constraint| is_later(constraint) && constraint.is_for(&dialect))
}
fn is_later(constraint: &Constraint) -> bool {
    constraint.as_foreign_key().is_some_and(|key| key.use_alter)
}

/// COMMENT ON a table, its columns, and its constraints.
fn comments_of(table: &Table, dialect: &str) -> Vec<Ddl> {
    let def = table.def();
    let of_table = def.comment.iter().map(|_| SetComment::of_table(table).into());
    let commented = def.columns.iter().filter(|column| column.comment.is_some());
    let of_columns = commented.map(|column| SetComment::of_column(table, column.name()).into());
    let constraints = def.all_constraints().filter(|constraint| !is_later(constraint) && constraint.is_for(dialect));
    of_table.chain(of_columns).chain(constraints.filter_map(|constraint| comment_of(table, constraint))).collect()
}

fn comment_of(table: &Table, constraint: &Constraint) -> Option<Ddl> {
    constraint.comment.as_ref().map(|_| SetComment::of_constraint(table, constraint.clone()).into())
}
