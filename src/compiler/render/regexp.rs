//! Renders regular expressions: matching and REGEXP_REPLACE.

use crate::ast::operator::precedence;
use crate::ast::{Node, RegexpMatch, RegexpReplace};
use crate::compiler::renderer::Renderer;
use crate::features::RegexpSyntax;

/// `a REGEXP b`, `a ~ b`; flags as the database takes them.
pub fn regexp_match(out: &mut Renderer<'_>, regexp: &RegexpMatch) {
    let RegexpMatch { operand, pattern, flags, negated, summary: _ } = regexp;
    let style = out.features().regexp;
    if let (RegexpSyntax::Function, Some(flags)) = (style, flags) {
        out.word(if *negated { "NOT REGEXP_LIKE(" } else { "REGEXP_LIKE(" });
        out.list([operand, pattern], ", ", Renderer::node);
        out.word(", ");
        out.string(flags);
        return out.word(")");
    }
    let insensitive = style == RegexpSyntax::Tilde && flags.as_deref() == Some("i");
    out.in_operator(true, |out| out.operand_at(operand, precedence::COMPARISON));
    out.word(match (style, negated) {
        (RegexpSyntax::Tilde, false) => " ~",
        (RegexpSyntax::Tilde, true) => " !~",
        (RegexpSyntax::Keyword | RegexpSyntax::Function | RegexpSyntax::Prefix, false) => " REGEXP",
        (RegexpSyntax::Keyword | RegexpSyntax::Function | RegexpSyntax::Prefix, true) => " NOT REGEXP",
    });
    out.word(if insensitive { "* " } else { " " });
    match flags {
        Some(_) if style == RegexpSyntax::Keyword => {
            out.unsupported("flags of a regular expression", "write them into the pattern: `(?i)…`")
        }
        Some(flags) if !insensitive => with_flags(out, pattern, flags),
        _ => out.in_operator(true, |out| out.operand_at(pattern, precedence::COMPARISON)),
    }
}

/// A pattern with its flags in it: `CONCAT('(?', 'i', ')', b)`
fn with_flags(out: &mut Renderer<'_>, pattern: &Node, flags: &str) {
    out.word("CONCAT('(?', ");
    out.string(flags);
    out.word(", ')', ");
    out.node(pattern);
    out.word(")");
}

/// `REGEXP_REPLACE(a, b, c)`
pub fn regexp_replace(out: &mut Renderer<'_>, regexp: &RegexpReplace) {
    let RegexpReplace { operand, pattern, replacement, flags, summary: _ } = regexp;
    if !out.features().regexp_replace {
        return out.unsupported("REGEXP_REPLACE", "replace in Rust, or register a function of that name and `func::call` it");
    }
    out.word("REGEXP_REPLACE(");
    out.node(operand);
    out.word(", ");
    match (out.features().regexp, flags) {
        (RegexpSyntax::Prefix, Some(flags)) => with_flags(out, pattern, flags),
        _ => out.node(pattern),
    }
    out.word(", ");
    out.node(replacement);
    match (out.features().regexp, flags) {
        (_, None) | (RegexpSyntax::Prefix, Some(_)) => {}
        (RegexpSyntax::Function, Some(flags)) => {
            out.word(", 1, 0, "); // from the first character, every occurrence
            out.string(flags);
        }
        (RegexpSyntax::Keyword | RegexpSyntax::Tilde, Some(flags)) => {
            out.word(", ");
            out.string(flags);
        }
    }
    out.word(")");
}
