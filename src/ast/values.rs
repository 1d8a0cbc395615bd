//! VALUES: rows that are written out.

use super::tree::tree;
use super::{Constant, Node};
use crate::error::ErrorKind;
use crate::name::Name;
use smallvec::SmallVec;

tree! {
    /// `VALUES (a, b), (c, d)`
    Values {
        /// What its columns are called, and their types: columns and labels.
        columns: SmallVec<[Node; 1]>,
        /// Rows of as many values as there are columns, one behind the other.
        rows: Vec<Node>,
        /// Are its values written into the SQL?
        inline: bool,
        /// What was wrong when it was built.
        mistake: Option<Node>,
    }
}

impl Values {
    /// Without rows yet.
    pub(crate) fn of(columns: SmallVec<[Node; 1]>) -> Self {
        let misnamed = names(&columns).err();
        let mut values = Values::new(columns, vec![], false, None);
        if let Some(problem) = misnamed {
            values.invalid(ErrorKind::invalid("VALUES", problem));
        }
        values
    }
    /// One row more. NULL is a word, and no value.
    pub(crate) fn add_row(&mut self, row: Vec<Node>) {
        let width = super::items::items_of(&self.columns).count();
        if row.len() != width {
            return self.invalid(ErrorKind::invalid("VALUES", format!("a row of {} values for {width} columns", row.len())));
        }
        for node in row {
            let node = match node {
                Node::Literal(literal) if literal.is_readable() && literal.value.is_null() => Node::Constant(Constant::Null),
                node => node,
            };
            self.summary = self.summary.join(node.summary().deeper());
            self.rows.push(node);
        }
    }
    fn invalid(&mut self, kind: ErrorKind) {
        let node = Node::error(kind);
        self.summary = self.summary.join(node.summary());
        self.mistake.get_or_insert(node);
    }
}

/// The names of listed columns; each has one, and no other has it.
pub(super) fn names(columns: &[Node]) -> Result<Vec<Name>, String> {
    let mut names: Vec<Name> = vec![];
    for item in super::items::items_of(columns) {
        match item.listed_name() {
            None => return Err("its columns are named by columns and labels, and nothing else".into()),
            Some(name) if names.contains(&name) => return Err(format!("two of its columns are called {:?}", &*name)),
            Some(name) => names.push(name),
        }
    }
    Ok(names)
}
