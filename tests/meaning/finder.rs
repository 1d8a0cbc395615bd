//! Looks for trees that go wrong, many in one statement, and makes what it finds small.

use crate::database::{Cell, Database};
use crate::language::{E, Language, MARIADB, QueryContext, Tree};
use crate::rng::Rng;
use crate::value::{Ty, V};
use aludel::ast::visit::{Part, visit};
use aludel::ast::{Node, Operator};
use aludel::prelude::*;
use std::collections::BTreeSet;
use std::time::Instant;

/// How many trees stand in one SELECT.
const BATCH: usize = 200;
/// So many trees are to use every construct.
const MANY: usize = 10_000;
/// Out of range: MariaDB's ER_DATA_OUT_OF_RANGE, which sums of unsigned numbers (what bits give there) and of negative ones
/// raise, and PostgreSQL's numeric_value_out_of_range.
const OVERFLOW: [&str; 2] = ["1690", "22003"];
/// How many different mistakes are shown.
const SHOWN: usize = 5;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// The usual print and the fully parenthesised one have the same values.
    Parentheses,
    /// The database and the model have the same values.
    Model,
}

/// A tree that goes wrong, and how.
pub struct Mistake {
    /// The how manieth tree it was.
    pub number: usize,
    pub tree: Tree,
    pub said: String,
}

pub struct Finder<'a> {
    pub check: Check,
    pub language: &'a Language,
    pub database: &'a mut Database,
    /// Constructs by how often they were used.
    used: Vec<usize>,
    errors: Vec<(String, usize, Tree)>,
    error_of: Vec<usize>,
    rejected: usize,
    statements: usize,
    trees: usize,
}

/// What both sides of the comparison say of some trees: a column for each.
type Answer = Result<Vec<Vec<Cell>>, (String, String)>;

/// How many trees are wanted, and from which seed.
pub fn wanted() -> (usize, u64) {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.replace('_', "").parse::<u64>().expect(name));
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
    (number("ALUDEL_TREES").unwrap_or(10_000) as usize, number("ALUDEL_SEED").unwrap_or_else(now))
}

impl<'a> Finder<'a> {
    pub fn new(check: Check, language: &'a Language, database: &'a mut Database) -> Self {
        let used = vec![0; language.ops.len()];
        Finder { check, language, database, error_of: used.clone(), used, errors: vec![], rejected: 0, statements: 0, trees: 0 }
    }
    /// Looks at so many trees, or until there is enough to show. Many trees are to use every construct: a rare one gets some more.
    pub fn run(&mut self, trees: usize, seed: u64) -> Vec<Mistake> {
        let mut mistakes: Vec<Mistake> = vec![];
        let mut done = 0;
        let needs_more = |done: usize, used: &[usize]| trees >= MANY && done < 10 * trees && used.contains(&0);
        while (done < trees || needs_more(done, &self.used)) && mistakes.len() < SHOWN {
            let left = if done < trees { trees - done } else { BATCH };
            let batch = self.batch(seed, done.div_ceil(BATCH), BATCH.min(left));
            for (at, tree) in self.wrong(&batch) {
                let small = self.shrink(tree);
                if mistakes.len() < SHOWN && mistakes.iter().all(|known| known.tree != small) {
                    let said = self.explain(&small);
                    mistakes.push(Mistake { number: done + at + 1, tree: small, said });
                }
            }
            done += batch.len();
        }
        self.trees += done;
        mistakes
    }
    /// The trees of one statement: they depend on the seed and the batch alone.
    fn batch(&mut self, seed: u64, number: usize, size: usize) -> Vec<Tree> {
        let mut rng = Rng::new(seed, number as u64);
        let mut batch = vec![];
        while batch.len() < size {
            let ty = *rng.pick(&[Ty::Int, Ty::Bool, Ty::Bool, Ty::Float, Ty::Text, Ty::Int, Ty::Bool]);
            let size = 2 + rng.below(14);
            let tree = self.language.tree(&mut rng, ty, size, QueryContext::Top);
            match self.language.eval(&tree) {
                _ if self.is_refused(&tree) => self.rejected += 1,
                Ok(values) if self.check == Check::Parentheses || !values.contains(&V::Unknown) => batch.push(tree),
                _ => self.rejected += 1,
            }
        }
        batch.iter().for_each(|tree| self.language.count(tree, &mut self.used));
        batch
    }

    /// Does the dialect refuse it, which it may?
    fn is_refused(&self, tree: &Tree) -> bool {
        let refused = || {
            let expr = self.language.expr(tree);
            select(expr)
                .from(&self.language.t)
                .compile(self.database.dialect())
                .is_err_and(|error| matches!(error.kind(), aludel::ErrorKind::Unsupported { .. }))
        };
        self.language.may_be_refused(tree) && refused()
    }
    /// The trees that go wrong, with their numbers.
    fn wrong(&mut self, trees: &[Tree]) -> Vec<(usize, Tree)> {
        let wrong = match (self.answer(trees, false), self.other(trees)) {
            (Ok(a), Ok(b)) => (0..trees.len()).filter(|at| !self.same(&a[*at], &b[*at])).collect(),
            (Err(a), Err(b)) if trees.len() == 1 && a.0 == b.0 => {
                self.raised(&a.1, &trees[0]);
                vec![]
            }
            // chains are flat, and what is added in another order overflows elsewhere
            (Err(one), _) | (_, Err(one)) if trees.len() == 1 && self.check == Check::Parentheses && OVERFLOW.contains(&&*one.0) => {
                self.raised(&one.1, &trees[0]);
                vec![]
            }
            (Err(_), _) | (_, Err(_)) if trees.len() > 1 => {
                let middle = trees.len() / 2;
                let mut wrong = self.wrong(&trees[..middle]);
                wrong.extend(self.wrong(&trees[middle..]).into_iter().map(|(at, tree)| (at + middle, tree)));
                return wrong;
            }
            _ => vec![0],
        };
        wrong.into_iter().map(|at: usize| (at, trees[at].clone())).collect()
    }
    fn same(&self, a: &[Cell], b: &[Side]) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| match b {
                Side::Cell(b) => a == b || (a.is_zero() && b.is_zero()),
                Side::Value(b) => a.agrees(b),
            })
    }
    fn raised(&mut self, error: &str, tree: &Tree) {
        self.language.count(tree, &mut self.error_of);
        let text = error.chars().filter(|c| !c.is_ascii_digit()).take(60).collect::<String>();
        match self.errors.iter_mut().find(|(known, _, _)| *known == text) {
            Some((_, count, _)) => *count += 1,
            None => self.errors.push((text, 1, tree.clone())),
        }
    }
    /// What the other print, or the model, says.
    fn other(&mut self, trees: &[Tree]) -> Result<Vec<Vec<Side>>, (String, String)> {
        match self.check {
            Check::Parentheses => {
                let columns = self.answer(trees, true)?;
                Ok(columns.into_iter().map(|column| column.into_iter().map(Side::Cell).collect()).collect())
            }
            Check::Model => {
                let value = |tree| match self.language.eval(tree) {
                    Ok(values) => values.into_iter().map(Side::Value).collect(),
                    Err(_) => vec![], // a smaller tree that is out of bounds: it is left alone
                };
                Ok(trees.iter().map(value).collect())
            }
        }
    }
    /// The kinds of nodes and operators that so many trees are made of.
    pub fn parts(&mut self, trees: usize, seed: u64) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for number in 0..trees / BATCH {
            for tree in self.batch(seed, number, BATCH) {
                let query = select(self.language.expr(&tree));
                visit(query.node(), &mut |part| {
                    let Part::Node(node) = part else { return };
                    found.insert(node.name().to_owned());
                    match node {
                        Node::Binary(binary) => found.insert(name_of(&binary.operator)),
                        Node::Chain(chain) => found.insert(name_of(&chain.operator)),
                        Node::Unary(unary) => found.insert(format!("{:?}", unary.operator)),
                        _ => false,
                    };
                });
            }
        }
        found
    }
    fn sql(&self, trees: &[Tree], full: bool) -> String {
        let mut columns = vec![self.language.t.c("id").expr()];
        columns.extend(trees.iter().enumerate().map(|(at, tree)| self.shown(tree).label(format!("x{at}")).expr()));
        let options = CompileOptions::new().literal_binds();
        let options = if full { options.full_parentheses() } else { options };
        match select(columns).from(&self.language.t).compile_with(self.database.dialect(), options) {
            Ok(compiled) => compiled.sql().to_owned(),
            Err(error) if trees.len() == 1 => panic!("{}: {error}", self.language.show(&trees[0])),
            Err(_) => trees.iter().map(|tree| self.sql(std::slice::from_ref(tree), full)).collect(),
        }
    }
    /// The tree in the select list. MariaDB shows a float by as many digits as it thinks that its parts have, and has none to
    /// go by behind CAST.
    fn shown(&self, tree: &Tree) -> E {
        let expr = self.language.expr(tree);
        let rounded = self.language.is(&[MARIADB]) && self.language.ty(tree) == Ty::Float;
        if rounded { expr.cast::<f64>() } else { expr }
    }
    /// What the database says: for each tree a value in each row.
    fn answer(&mut self, trees: &[Tree], full: bool) -> Answer {
        let sql = self.sql(trees, full);
        self.statements += 1;
        let mut rows = self.database.rows(&sql)?;
        rows.sort_by_key(|row| match &row[0] {
            Cell::Int(id) => *id,
            Cell::Text(id) => id.parse().unwrap(),
            other => panic!("{other:?} is no id"),
        });
        Ok((1..=trees.len()).map(|at| rows.iter().map(|row| row[at].clone()).collect()).collect())
    }

    /// The smallest tree found that still goes wrong.
    fn shrink(&mut self, tree: Tree) -> Tree {
        let mut tree = tree;
        loop {
            let mut candidates = self.language.smaller(&tree, QueryContext::Top);
            if self.check == Check::Model {
                candidates.retain(|tree| self.language.eval(tree).is_ok_and(|values| !values.contains(&V::Unknown)));
            }
            candidates.retain(|tree| !self.is_refused(tree));
            candidates.sort_by_key(size);
            match candidates.into_iter().find(|smaller| !self.wrong(std::slice::from_ref(smaller)).is_empty()) {
                Some(smaller) => tree = smaller,
                None => return tree,
            }
        }
    }
    fn explain(&mut self, tree: &Tree) -> String {
        let one = std::slice::from_ref(tree);
        let shown = |answer: Answer| match answer {
            Ok(columns) => format!("{:?}", columns[0]),
            Err((code, text)) => format!("error {code}: {text}"),
        };
        let mut said =
            format!("tree    {}\nusual   {}\n        {}\n", self.language.show(tree), self.sql(one, false), shown(self.answer(one, false)));
        match self.check {
            Check::Parentheses => said += &format!("full    {}\n        {}", self.sql(one, true), shown(self.answer(one, true))),
            Check::Model => said += &format!("model   {:?}", self.language.eval(tree)),
        }
        said
    }

    /// Fails if anything was found, else says what was done.
    pub fn verdict(mut self, trees: usize, seed: u64) {
        let start = Instant::now();
        let what = format!("{:?} on {:?}, seed {seed}", self.check, self.database.server);
        let mistakes = self.run(trees, seed);
        let trees = self.trees;
        let said = |mistake: &Mistake| format!("tree {} of {what}\n{}", mistake.number, mistake.said);
        let all: Vec<String> = mistakes.iter().map(said).collect();
        assert!(mistakes.is_empty(), "\n{}\n", all.join("\n\n"));
        let seconds = start.elapsed().as_secs_f64();
        let raised: usize = self.errors.iter().map(|(_, count, _)| count).sum();
        println!(
            "{what}: {trees} trees, {:.0} a second, {} constructs, {} rejected, {} statements, {raised} raised an error alike",
            trees as f64 / seconds,
            self.used.len(),
            self.rejected,
            self.statements
        );
        self.errors.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        for (text, count, tree) in self.errors.iter().take(5) {
            println!("    {count} × {text}, as in {}", self.sql(std::slice::from_ref(tree), false));
        }
        let mut often: Vec<(usize, usize)> = self.error_of.iter().copied().zip(0..).filter(|(count, _)| *count > 0).collect();
        often.sort_unstable_by(|a, b| b.cmp(a));
        let often: Vec<String> = often.iter().take(5).map(|(count, at)| format!("{} {count}", self.language.ops[*at].name)).collect();
        if raised * 100 > trees {
            println!("    in {}", often.join(", "));
        }
        let unused: Vec<&str> = (0..self.used.len()).filter(|at| self.used[*at] == 0).map(|at| &*self.language.ops[at].name).collect();
        assert!(trees < MANY || unused.is_empty(), "never generated: {unused:?}");
        assert!(raised * 10 <= trees, "one tree in ten raises an error: what it means is not looked at");
    }
}

/// What a cell is compared with.
enum Side {
    Cell(Cell),
    Value(V),
}

fn name_of(operator: &Operator) -> String {
    format!("{operator:?}").split('(').next().unwrap().to_owned()
}

fn size(tree: &Tree) -> usize {
    match tree {
        Tree::Op(_, operands) => 1 + operands.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
