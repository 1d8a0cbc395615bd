//! Renders CREATE SEQUENCE and DROP SEQUENCE.

use super::{if_exists, qualified, sequence_options};
use crate::ast::{CreateSequence, DropSequence};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::schema::{Sequence, SequenceOptions};
use crate::types::TypeFamily;

fn has_sequences(out: &mut Renderer<'_>) {
    if !out.features().has_sequences() {
        out.unsupported("sequences", "let the database number a key, or keep the number in a table");
    }
}

/// `CREATE SEQUENCE IF NOT EXISTS name AS SMALLINT INCREMENT BY 2 START WITH 5`
pub fn create_sequence(out: &mut Renderer<'_>, create: &CreateSequence) {
    let CreateSequence { sequence, if_not_exists, summary: _ } = create;
    has_sequences(out);
    out.word("CREATE SEQUENCE ");
    if_exists(out, *if_not_exists, true, "IF NOT EXISTS ", "CREATE SEQUENCE");
    qualified(out, sequence.schema_name(), sequence.name());
    let Sequence { data_type, options, .. } = sequence;
    if let Some(data_type) = data_type {
        if !out.features().ddl.sequence_types {
            out.unsupported("AS of CREATE SEQUENCE", "bound its numbers: `.max_value(..)`");
        }
        if data_type.family() != TypeFamily::Integer {
            let problem = format!("its numbers are integers, and not {}", data_type.describe());
            out.fail(ErrorKind::invalid(&format!("sequence {:?}", sequence.name().as_str()), problem));
        }
        out.word(" AS ");
        out.compiler().data_type(out, data_type);
    }
    if *options != SequenceOptions::default() {
        out.word(" ");
        sequence_options(out, options);
    }
}

/// `DROP SEQUENCE IF EXISTS name`
pub fn drop_sequence(out: &mut Renderer<'_>, drop: &DropSequence) {
    let DropSequence { sequence, if_exists: asked, summary: _ } = drop;
    has_sequences(out);
    out.word("DROP SEQUENCE ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP SEQUENCE");
    qualified(out, sequence.schema_name(), sequence.name());
}
