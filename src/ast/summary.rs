//! [`Summary`]: the small word that every node keeps.

use super::Node;

/// What is known of a tree without looking into it: how deep it is, and what stands anywhere in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary(u32);

/// How deep a tree may be. A subquery counts as [`Summary::QUERY_DEPTH`] levels.
///
/// A debug build clones, compares, hashes, shows, visits, rewrites, compiles and drops a tree of this depth on a stack
/// of 512 KiB (`tests/it/depth.rs` measures it); a deeper one becomes an error of `compile()`.
pub const DEPTH_LIMIT: u32 = 256;

const DEPTH: u32 = 0xffff;
const ERROR: u32 = 1 << 16;
const ANONYMOUS: u32 = 1 << 17;
const CTE: u32 = 1 << 18;
const SENSITIVE: u32 = 1 << 19;
const SHARES: u32 = 1 << 20;
const QUERY: u32 = 1 << 21;
const BY_NAME: u32 = 1 << 22;
const PARAMETER: u32 = 1 << 23;

impl Summary {
    /// A node without children.
    pub const LEAF: Summary = Summary(0);
    /// A mistake.
    pub const ERROR: Summary = Summary(ERROR);
    /// Something without a name.
    pub const ANONYMOUS: Summary = Summary(ANONYMOUS);
    /// A common table expression.
    pub const CTE: Summary = Summary(CTE);
    /// A value that must not be shown.
    pub const SENSITIVE: Summary = Summary(SENSITIVE);
    /// A body that may stand in many places, such as a CTE's.
    pub const SHARES: Summary = Summary(SHARES);
    /// A query as a value, in EXISTS or in IN.
    pub const QUERY: Summary = Summary(QUERY);
    /// A label or column by its name.
    pub const BY_NAME: Summary = Summary(BY_NAME);
    /// A parameter, which may yet be given a value.
    pub const PARAMETER: Summary = Summary(PARAMETER);
    /// How many levels a query inside an expression counts for.
    pub const QUERY_DEPTH: u32 = 4;

    /// Both: the greater depth, and what stands in either.
    #[inline]
    pub const fn join(self, other: Summary) -> Summary {
        let depth = if self.0 & DEPTH > other.0 & DEPTH { self.0 & DEPTH } else { other.0 & DEPTH };
        Summary(((self.0 | other.0) & !DEPTH) | depth)
    }
    /// What stands in any of these.
    pub(crate) fn of<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Summary {
        nodes.into_iter().fold(Summary::LEAF, |all, node| all.join(node.summary()))
    }
    /// One level up.
    #[inline]
    pub const fn deeper(self) -> Summary {
        self.deeper_by(1)
    }
    /// Some levels up.
    #[inline]
    pub const fn deeper_by(self, levels: u32) -> Summary {
        Summary(self.0 + levels)
    }
    /// How many levels there are.
    #[inline]
    pub const fn depth(self) -> u32 {
        self.0 & DEPTH
    }
    /// Is it deeper than the library's stack guarantee covers?
    #[inline]
    pub const fn too_deep(self) -> bool {
        self.depth() > DEPTH_LIMIT
    }
    /// Is there a mistake in it?
    #[inline]
    pub const fn has_error(self) -> bool {
        self.0 & ERROR != 0
    }
    /// Is there something without a name in it?
    #[inline]
    pub const fn has_anonymous(self) -> bool {
        self.0 & ANONYMOUS != 0
    }
    /// Is there a CTE in it?
    #[inline]
    pub const fn has_cte(self) -> bool {
        self.0 & CTE != 0
    }
    /// Is there a value in it that must not be shown?
    #[inline]
    pub const fn has_sensitive(self) -> bool {
        self.0 & SENSITIVE != 0
    }
    /// Is there a query in it that may leave FROM elements to the statement around it?
    #[inline]
    pub const fn has_query(self) -> bool {
        self.0 & QUERY != 0
    }
    /// Is there a label or column by its name in it?
    #[inline]
    pub const fn has_by_name(self) -> bool {
        self.0 & BY_NAME != 0
    }
    /// Is there a parameter in it?
    #[inline]
    pub const fn has_parameter(self) -> bool {
        self.0 & PARAMETER != 0
    }
    /// Is there a body in it that may stand in many places?
    #[inline]
    pub const fn shares(self) -> bool {
        self.0 & SHARES != 0
    }
}
