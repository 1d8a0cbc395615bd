//! Determines whether an expression aggregates or has a window.

use crate::ast::tree::Walk;
use crate::ast::{Delete, FromItem, Insert, Node, Query, Update};

/// The usual aggregates, by their names.
const AGGREGATES: &[&str] = &[
    "aggregate_strings",
    "any_value",
    "array_agg",
    "avg",
    "bit_and",
    "bit_or",
    "bit_xor",
    "bool_and",
    "bool_or",
    "corr",
    "count",
    "covar_pop",
    "covar_samp",
    "every",
    "json_agg",
    "json_object_agg",
    "jsonb_agg",
    "jsonb_object_agg",
    "max",
    "min",
    "mode",
    "percentile_cont",
    "percentile_disc",
    "range_agg",
    "range_intersect_agg",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "string_agg",
    "sum",
    "var_pop",
    "var_samp",
    "variance",
    "xmlagg",
];

/// Whether there is an aggregate in it, or else a window, outside its subqueries.
pub(super) fn aggregates(node: &Node, windows: bool) -> bool {
    struct Look {
        windows: bool,
        found: bool,
    }
    impl<'a> Walk<'a> for Look {
        fn node(&mut self, node: &'a Node) {
            self.found |= match node {
                Node::Over(_) if !self.windows => return,
                Node::Over(_) => true,
                Node::Function(function) if !self.windows => {
                    let known = AGGREGATES.iter().any(|name| function.name.eq_ignore_ascii_case(name));
                    known || function.filter.is_some() || function.within_group
                }
                _ => false,
            };
            if !self.found {
                node.descend(self);
            }
        }
        fn from(&mut self, _: &'a FromItem) {}
        fn query(&mut self, _: &'a Query) {}
        fn insert(&mut self, _: &'a Insert) {}
        fn update(&mut self, _: &'a Update) {}
        fn delete(&mut self, _: &'a Delete) {}
    }
    let mut look = Look { windows, found: false };
    look.node(node);
    look.found
}
