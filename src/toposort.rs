//! [`Graph`]: a topological sort, by levels or one node at a time, and the nodes that lie on cycles.
//!
//! The result depends on the order in which the nodes are given and on nothing else: of nodes that may stand in either order, the
//! one that is given first comes first.

use indexmap::IndexMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::Hash;

/// A directed graph, whose edges lead from what comes first to what comes after it.
pub(crate) struct Graph<N>(IndexMap<N, Edges>);

/// The neighbours of a node, by their numbers.
#[derive(Default)]
struct Edges {
    before: Vec<usize>,
    after: Vec<usize>,
}

impl<N: Clone + Eq + Hash> Graph<N> {
    /// A graph of these nodes, each once, and of those of the edges `(before, after)` whose ends are among them.
    pub fn new(nodes: impl IntoIterator<Item = N>, edges: impl IntoIterator<Item = (N, N)>) -> Self {
        let mut graph: IndexMap<N, Edges> = nodes.into_iter().map(|node| (node, Edges::default())).collect();
        for (before, after) in edges {
            let (Some(before), Some(after)) = (graph.get_index_of(&before), graph.get_index_of(&after)) else { continue };
            graph.get_index_mut(before).into_iter().for_each(|(_, edges)| edges.after.push(after));
            graph.get_index_mut(after).into_iter().for_each(|(_, edges)| edges.before.push(before));
        }
        Graph(graph)
    }
    /// Returns the nodes in as few levels as there can be: each node is on the level after the last one before it.
    ///
    /// # Errors
    /// If there is a cycle, the nodes that lie on one: see [`on_cycles`](Graph::on_cycles).
    #[cfg_attr(not(test), expect(dead_code, reason = "the session sorts what a flush does by it"))]
    pub fn levels(&self) -> Result<Vec<Vec<N>>, Vec<N>> {
        let mut waiting = Waiting::of(self);
        let (mut levels, mut level) = (vec![], waiting.free());
        let mut sorted = 0;
        while !level.is_empty() {
            sorted += level.len();
            let mut next: Vec<usize> = level.iter().flat_map(|node| waiting.leave(*node)).collect();
            next.sort_unstable();
            levels.push(self.nodes(std::mem::replace(&mut level, next)));
        }
        if sorted == self.0.len() { Ok(levels) } else { Err(self.on_cycles()) }
    }
    /// Returns the nodes one after another: each time, the first one given of those that wait for none. Nodes that lie on a
    /// cycle, and those after one, are left out.
    pub fn order(&self) -> Vec<N> {
        let mut waiting = Waiting::of(self);
        let mut ready: BinaryHeap<Reverse<usize>> = waiting.free().into_iter().map(Reverse).collect();
        let mut order = vec![];
        while let Some(Reverse(node)) = ready.pop() {
            ready.extend(waiting.leave(node).into_iter().map(Reverse));
            order.push(node);
        }
        self.nodes(order)
    }
    /// Returns the nodes that lie on a cycle, in the order in which they are given. A node with an edge to itself is one.
    pub fn on_cycles(&self) -> Vec<N> {
        let parts = self.components();
        let mut sizes = vec![0_usize; self.0.len()];
        parts.iter().for_each(|part| sizes.iter_mut().skip(*part).take(1).for_each(|size| *size += 1));
        let cyclic = |node: usize| {
            let shared = parts.get(node).and_then(|part| sizes.get(*part)).is_some_and(|size| *size > 1);
            shared || self.edges(node).is_some_and(|edges| edges.after.contains(&node))
        };
        self.nodes((0..self.0.len()).filter(|node| cyclic(*node)))
    }
    /// For each node one of the nodes of its strongly connected component, the same for all of them (Kosaraju's algorithm).
    fn components(&self) -> Vec<usize> {
        let mut component: Vec<Option<usize>> = vec![None; self.0.len()];
        for root in self.postorder().into_iter().rev() {
            let mut open = vec![root];
            while let Some(node) = open.pop() {
                if let Some(part @ None) = component.get_mut(node) {
                    *part = Some(root);
                    open.extend(self.edges(node).into_iter().flat_map(|edges| &edges.before));
                }
            }
        }
        component.into_iter().flatten().collect()
    }
    /// The nodes in the order in which a depth-first search leaves them. It keeps its path in a list, for a path may be long.
    fn postorder(&self) -> Vec<usize> {
        let mut seen = vec![false; self.0.len()];
        let mut new = |node: usize| seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
        let (mut order, mut path) = (Vec::with_capacity(self.0.len()), vec![]);
        for start in 0..self.0.len() {
            path.extend(self.edges(start).filter(|_| new(start)).map(|edges| (start, edges.after.iter())));
            while let Some((node, after)) = path.last_mut() {
                match after.next().copied() {
                    Some(next) => path.extend(self.edges(next).filter(|_| new(next)).map(|edges| (next, edges.after.iter()))),
                    None => {
                        order.push(*node);
                        path.pop();
                    }
                }
            }
        }
        order
    }
    fn edges(&self, node: usize) -> Option<&Edges> {
        self.0.get_index(node).map(|(_, edges)| edges)
    }
    fn nodes(&self, numbers: impl IntoIterator<Item = usize>) -> Vec<N> {
        numbers.into_iter().filter_map(|node| self.0.get_index(node)).map(|(node, _)| node.clone()).collect()
    }
}

/// How many edges lead to each node from nodes that have not left yet.
struct Waiting<'g, N> {
    graph: &'g Graph<N>,
    counts: Vec<usize>,
}
impl<'g, N: Clone + Eq + Hash> Waiting<'g, N> {
    fn of(graph: &'g Graph<N>) -> Self {
        Waiting { graph, counts: graph.0.values().map(|edges| edges.before.len()).collect() }
    }
    /// The nodes that wait for none.
    fn free(&self) -> Vec<usize> {
        self.counts.iter().enumerate().filter(|(_, count)| **count == 0).map(|(node, _)| node).collect()
    }
    /// Takes a node away, and returns those that waited for it alone.
    fn leave(&mut self, node: usize) -> Vec<usize> {
        let mut free = vec![];
        for after in self.graph.edges(node).into_iter().flat_map(|edges| &edges.after) {
            if let Some(count) = self.counts.get_mut(*after) {
                *count -= 1;
                if *count == 0 {
                    free.push(*after);
                }
            }
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that follow from a seed (xorshift).
    struct Random(u64);
    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % limit as u64) as usize
        }
    }
    /// Nodes in a mixed order, and edges between any of them, some twice.
    fn random(seed: u64) -> (Vec<usize>, Vec<(usize, usize)>) {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let count = 1 + random.below(12);
        let mut nodes: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            nodes.swap(last, random.below(last + 1));
        }
        let edges = random.below(2 * count + 1);
        let edges = (0..edges).map(|_| (random.below(count), random.below(count))).collect();
        (nodes, edges)
    }
    /// The same without the edges that lead backwards, so that there is no cycle.
    fn random_without_cycles(seed: u64) -> (Vec<usize>, Vec<(usize, usize)>) {
        let (nodes, edges) = random(seed);
        (nodes, edges.into_iter().filter(|(before, after)| before < after).collect())
    }
    /// Follows edges in the plainest way there is.
    fn reaches(edges: &[(usize, usize)], from: usize, to: usize) -> bool {
        let mut reached: Vec<usize> = edges.iter().filter(|edge| edge.0 == from).map(|edge| edge.1).collect();
        let mut at = 0;
        while at < reached.len() {
            let next = edges.iter().filter(|edge| edge.0 == reached[at]).map(|edge| edge.1);
            let next: Vec<usize> = next.filter(|next| !reached.contains(next)).collect();
            reached.extend(next);
            at += 1;
        }
        reached.contains(&to)
    }
    fn place(list: &[usize], node: usize) -> usize {
        list.iter().position(|known| *known == node).unwrap()
    }

    #[test]
    fn every_edge_leads_to_a_later_level() {
        let mut deepest = 0;
        for seed in 0..2000 {
            let (nodes, edges) = random_without_cycles(seed);
            let levels = Graph::new(nodes.clone(), edges.clone()).levels().unwrap();
            let level = |node: usize| levels.iter().position(|level| level.contains(&node)).unwrap();
            for (before, after) in &edges {
                assert!(level(*before) < level(*after), "seed {seed}: {before} before {after} in {levels:?}");
            }
            for (at, members) in levels.iter().enumerate() {
                // no node comes later than it must, and nodes of a level keep the order in which they are given
                let bound = |node: usize| at == 0 || edges.iter().any(|edge| edge.1 == node && level(edge.0) == at - 1);
                assert!(members.iter().all(|node| bound(*node)), "seed {seed}: {levels:?}");
                assert!(members.is_sorted_by_key(|node| place(&nodes, *node)), "seed {seed}: {levels:?} of {nodes:?}");
            }
            let mut all = levels.concat();
            all.sort_unstable();
            assert_eq!(all, (0..nodes.len()).collect::<Vec<_>>(), "seed {seed}");
            deepest = deepest.max(levels.len());
        }
        assert!(deepest > 4, "the graphs are too shallow to show anything");
    }

    #[test]
    fn every_node_on_a_cycle_is_found_and_no_other() {
        let (mut with, mut without) = (0, 0);
        for seed in 0..2000 {
            let (nodes, edges) = random(seed);
            let graph = Graph::new(nodes.clone(), edges.clone());
            let cyclic: Vec<usize> = nodes.iter().copied().filter(|node| reaches(&edges, *node, *node)).collect();
            assert_eq!(graph.on_cycles(), cyclic, "seed {seed}: {edges:?}");
            assert_eq!(graph.levels().err(), (!cyclic.is_empty()).then_some(cyclic.clone()), "seed {seed}: {edges:?}");
            if cyclic.is_empty() { without += 1 } else { with += 1 }
        }
        assert!(with > 200 && without > 200, "{with} graphs with cycles, {without} without");
    }

    #[test]
    fn one_at_a_time_it_is_the_first_that_is_ready() {
        for seed in 0..2000 {
            let (nodes, edges) = random(seed);
            let (mut waiting, mut expected) = (nodes.clone(), vec![]);
            let ready = |waiting: &[usize], node: usize| !edges.iter().any(|edge| edge.1 == node && waiting.contains(&edge.0));
            while let Some(at) = waiting.iter().position(|node| ready(&waiting, *node)) {
                expected.push(waiting.remove(at));
            }
            assert_eq!(Graph::new(nodes, edges.clone()).order(), expected, "seed {seed}: {edges:?}");
        }
    }

    /// A session puts the nodes of objects in the place of a class's node that lies on a cycle, and sorts again.
    #[test]
    fn nodes_on_cycles_are_replaced_and_the_rest_is_sorted() {
        let edges = [("users", "emails"), ("groups", "users"), ("users", "users"), ("emails", "log")];
        let nodes = ["emails", "groups", "log", "users"];
        assert_eq!(Graph::new(nodes, edges).levels(), Err(vec!["users"]));
        let nodes = ["emails", "groups", "log", "ed", "wendy", "ed"];
        let edges = [("ed", "emails"), ("wendy", "emails"), ("groups", "ed"), ("groups", "wendy"), ("wendy", "ed"), ("emails", "log")];
        let sorted = Graph::new(nodes, edges).levels();
        assert_eq!(sorted, Ok(vec![vec!["groups"], vec!["wendy"], vec!["ed"], vec!["emails"], vec!["log"]]));
    }

    #[test]
    fn edges_of_other_nodes_do_not_count() {
        let graph = Graph::new(["a", "b"], [("x", "a"), ("b", "x"), ("x", "x"), ("b", "a")]);
        assert_eq!(graph.levels(), Ok(vec![vec!["b"], vec!["a"]]));
        assert_eq!(Graph::<u8>::new([], []).levels(), Ok(vec![]));
    }

    #[test]
    fn a_long_path_needs_no_stack() {
        let edges = (0..200_000).map(|node| (node, node + 1));
        assert_eq!(Graph::new(0..=200_000, edges.clone()).levels().map(|levels| levels.len()), Ok(200_001));
        assert_eq!(Graph::new(0..=200_000, edges.chain([(200_000, 0)])).on_cycles().len(), 200_001);
    }
}
