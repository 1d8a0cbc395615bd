//! Renders the next value of a sequence.

use crate::ast::NextValue;
use crate::compiler::renderer::Renderer;
use crate::features::Sequences;
use crate::name::NameRef;

/// `nextval('schema.name')`, `nextval(schema.name)`
pub fn next_value(out: &mut Renderer<'_>, next: &NextValue) {
    let NextValue { sequence, ty: _, summary: _ } = next;
    let mut name = String::new();
    for part in out.options().schema(sequence.schema_name()).into_iter().chain([sequence.name()]) {
        if !name.is_empty() {
            name.push('.');
        }
        let part = NameRef::from(part);
        if part.is_invalid_unquoted() {
            out.fail(part.error());
        }
        let part = if out.options().quote_names { part.always_quoted() } else { part };
        out.features().names.write(&mut name, part);
    }
    out.word("nextval(");
    match out.features().sequences {
        Sequences::None => out.unsupported("sequences", "let the database number a key, or keep the number in a table"),
        Sequences::Text => out.string(&name),
        Sequences::Name => out.word(&name),
    }
    out.word(")");
}
