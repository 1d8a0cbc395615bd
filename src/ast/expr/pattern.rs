//! Regular expressions and collations.

use crate::ast::Node;
use crate::ast::tree::tree;
use crate::error::ErrorKind;
use crate::name::Name;
use crate::value::Str;
use std::sync::Arc;

tree! {
    /// Does the operand match a regular expression?
    RegexpMatch {
        /// What is looked at.
        operand: Node,
        /// The regular expression.
        pattern: Node,
        /// How it is matched: `i` without regard to case, and what else the database knows.
        flags: Option<Str>,
        /// Is it the opposite?
        negated: bool,
    }
    /// The operand with what matches a regular expression replaced.
    RegexpReplace {
        /// What is looked at.
        operand: Node,
        /// The regular expression.
        pattern: Node,
        /// What takes its place.
        replacement: Node,
        /// How it is matched.
        flags: Option<Str>,
    }
    /// `element COLLATE collation`
    Collate {
        /// A string.
        element: Node,
        /// The name of the collation.
        collation: Name,
    }
}

impl Node {
    /// Does it match the regular expression?
    pub fn regexp_match(self, pattern: Node) -> Node {
        let pattern = pattern.beside(&self);
        let operand = self.hidden_with(pattern.summary());
        Node::checked(Node::RegexpMatch(Arc::new(RegexpMatch::new(operand, pattern, None, false))))
    }
    /// The string with what matches the regular expression replaced.
    pub fn regexp_replace(self, pattern: Node, replacement: Node) -> Node {
        let (pattern, replacement) = (pattern.beside(&self), replacement.beside(&self));
        let operand = self.hidden_with(pattern.summary().join(replacement.summary()));
        Node::checked(Node::RegexpReplace(Arc::new(RegexpReplace::new(operand, pattern, replacement, None))))
    }
    /// The flags of a regular expression: letters.
    pub fn regexp_flags(self, flags: &str) -> Node {
        if flags.is_empty() || !flags.bytes().all(|c| c.is_ascii_alphabetic()) {
            return Node::error(ErrorKind::invalid(
                "flags",
                format!("{flags:?} are no flags of a regular expression: they are letters, as \"i\""),
            ));
        }
        match self {
            Node::RegexpMatch(mut node) => {
                Arc::make_mut(&mut node).flags = Some(flags.into());
                Node::RegexpMatch(node)
            }
            Node::RegexpReplace(mut node) => {
                Arc::make_mut(&mut node).flags = Some(flags.into());
                Node::RegexpReplace(node)
            }
            Node::Error(error) => Node::Error(error),
            node => Node::error(ErrorKind::invalid("flags", format!("they belong to a regular expression, not to {}", node.name()))),
        }
    }
    /// `self COLLATE collation`
    pub fn collate(self, collation: impl Into<Name>) -> Node {
        let collation = collation.into();
        if collation.is_empty() {
            return Node::error(ErrorKind::invalid("COLLATE", "the name of the collation is empty"));
        }
        Node::checked(Node::Collate(Arc::new(Collate::new(self, collation))))
    }
}
