//! Renders CREATE TYPE and DROP TYPE.

use super::super::type_name;
use super::super::type_name::check_names;
use super::{if_exists, qualified};
use crate::ast::{CreateType, DropType};
use crate::compiler::renderer::Renderer;
use crate::error::ErrorKind;
use crate::types::DataType;

fn has_types(out: &mut Renderer<'_>) {
    if !out.has_named_types() {
        out.unsupported("CREATE TYPE and DROP TYPE", "types have no names of their own here: `create_all` leaves them out");
    }
}

/// `CREATE TYPE name AS ENUM ('a', 'b')`
pub fn create_type(out: &mut Renderer<'_>, create: &CreateType) {
    let CreateType { data_type, summary: _ } = create;
    has_types(out);
    match data_type {
        DataType::Enum(names) if names.native && !names.name.is_empty() => {
            check_names(out, data_type);
            out.word("CREATE TYPE ");
            type_name(out, names.schema.as_ref(), &names.name.clone().into());
            out.word(" AS ENUM (");
            out.list(&names.names, ", ", |out, name| out.string(name));
            out.word(")");
        }
        DataType::Custom(custom) => match custom.as_named() {
            Some(named) => named.create(out),
            None => nameless(out, data_type),
        },
        other => nameless(out, other),
    }
}

/// `DROP TYPE IF EXISTS name`
pub fn drop_type(out: &mut Renderer<'_>, drop: &DropType) {
    let DropType { data_type, if_exists: asked, summary: _ } = drop;
    has_types(out);
    let word = match data_type {
        DataType::Custom(custom) => custom.as_named().map_or("TYPE", |named| named.word()),
        _ => "TYPE",
    };
    let Some((schema, name)) = data_type.own_name() else { return nameless(out, data_type) };
    out.word("DROP ");
    out.word(word);
    out.word(" ");
    if_exists(out, *asked, true, "IF EXISTS ", "DROP TYPE");
    qualified(out, schema.as_ref(), &name);
}

fn nameless(out: &mut Renderer<'_>, data_type: &DataType) {
    let problem = match data_type {
        DataType::Enum(_) => {
            "an enum without a name, or one that is kept as text, is no type of its own: `DataType::enumeration(\"name\", ..)`".into()
        }
        other => format!("{} has no name of its own; an enum and a domain have", other.describe()),
    };
    out.fail(ErrorKind::invalid("CREATE TYPE", problem));
}
