//! The language that trees are made of: what an operator takes and gives, how a user writes it, and what it means.

use crate::rng::Rng;
use crate::value::{Modelled, Off, Ty, V};
use aludel::ast::Node;
use aludel::prelude::*;

pub type E = Expr<Any>;

/// The databases that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    Sqlite,
    Postgres,
    MariaDb,
}
pub use Server::{MariaDb as MARIADB, Postgres as POSTGRES, Sqlite as SQLITE};

/// One construct. A new one is one call of [`Language::add`] in `operators.rs`.
pub struct Op {
    pub name: String,
    pub gives: Ty,
    pub takes: Vec<Ty>,
    /// From which operand on they stand inside a subquery, where they see a row of `u`, too.
    pub inner: usize,
    /// Up to this operand there is no subquery in them.
    plain: usize,
    known: bool,
    refused: bool,
    weight: usize,
    build: Box<dyn Fn(Vec<E>) -> Node>,
    model: Model,
}

enum Model {
    /// Only its two prints are compared.
    None,
    /// From the values of the operands.
    Values(Rule<V>),
    /// From the values of the operands for each row of `u`.
    Rows(Rule<Vec<V>>),
}
type Rule<T> = Box<dyn Fn(&[T]) -> Modelled>;

impl Op {
    /// What it gives, by SQL's rules.
    pub fn model<const N: usize>(&mut self, model: impl Fn(&[V; N]) -> Modelled + 'static) -> &mut Self {
        self.model = Model::Values(Box::new(move |values| model(values.try_into().unwrap())));
        self
    }
    /// The same, of an operator that gives NULL of NULL.
    pub fn strict<const N: usize>(&mut self, model: impl Fn(&[V; N]) -> Modelled + 'static) -> &mut Self {
        self.model(move |values: &[V; N]| if values.iter().any(V::is_null) { Ok(V::Null) } else { model(values) })
    }
    /// The same, of a subquery: the operands for each row of `u`.
    pub fn rows<const N: usize>(&mut self, model: impl Fn(&[[V; N]]) -> Modelled + 'static) -> &mut Self {
        self.model = Model::Rows(Box::new(move |rows| {
            let rows: Vec<[V; N]> = rows.iter().map(|row| row.clone().try_into().unwrap()).collect();
            model(&rows)
        }));
        self
    }
    /// A dialect may refuse it for what its operands are.
    pub fn refused(&mut self, refused: bool) -> &mut Self {
        self.refused = refused;
        self
    }
    /// Without knowing its operands one cannot know that it raises no error.
    pub fn known(&mut self) -> &mut Self {
        self.known = true;
        self
    }
    /// It stands for as many constructs, where one is chosen.
    pub fn weight(&mut self, weight: usize) -> &mut Self {
        self.weight = weight;
        self
    }
    /// From this operand on they stand inside a subquery over `u`.
    pub fn inner(&mut self, from: usize) -> &mut Self {
        self.inner = from;
        self
    }
    /// Up to this operand there is no subquery in them: the database does not take one there.
    pub fn plain(&mut self, to: usize) -> &mut Self {
        self.plain = to;
        self
    }
    /// Where an operand of it stands.
    fn place(&self, operand: usize, around: QueryContext) -> QueryContext {
        match around {
            QueryContext::Inside => QueryContext::Inside,
            _ if operand >= self.inner => QueryContext::Inside,
            _ if operand < self.plain => QueryContext::Plain,
            around => around,
        }
    }
    fn is_query(&self) -> bool {
        self.inner < usize::MAX
    }
    fn is_modelled(&self) -> bool {
        !matches!(self.model, Model::None)
    }
}

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QueryContext {
    Top,
    /// It holds no subquery.
    Plain,
    /// In a subquery: it may speak of `u`, and holds no other subquery.
    Inside,
}

/// What there is on one database.
pub struct Language {
    pub server: Server,
    /// Is it for the model alone?
    pub modelled: bool,
    pub ops: Vec<Op>,
    /// The numbers of the constructs that give each type, each as often as it weighs.
    choices: Vec<(Ty, Vec<usize>)>,
    pub t: Table,
    pub u: Table,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Value(Ty, V),
    /// NULL of a type.
    Null(Ty),
    /// A column of `t`, or of `u`.
    Column(Ty, bool, usize),
    /// A construct of the language, by its number.
    Op(usize, Vec<Tree>),
}

/// The rows of `t` and `u` that an expression sees.
#[derive(Clone, Copy)]
struct Rows {
    t: usize,
    u: Option<usize>,
}

pub const T: [(&str, Ty); 12] = [
    ("id", Ty::Int),
    ("i1", Ty::Int),
    ("i2", Ty::Int),
    ("f1", Ty::Float),
    ("f2", Ty::Float),
    ("s1", Ty::Text),
    ("s2", Ty::Text),
    ("b1", Ty::Bool),
    ("b2", Ty::Bool),
    ("j", Ty::Json),
    ("d1", Ty::Date),
    ("d2", Ty::Date),
];
pub const U: [(&str, Ty); 5] = [("id", Ty::Int), ("i", Ty::Int), ("f", Ty::Float), ("s", Ty::Text), ("b", Ty::Bool)];

/// The rows of `t`.
pub fn t_rows() -> Vec<[V; 12]> {
    let (i, f, s) = (V::Int, V::Float, |v: &str| V::Text(v.into()));
    let (yes, no, null) = (V::Bool(true), V::Bool(false), V::Null);
    vec![
        [
            i(1),
            i(3),
            i(-2),
            f(1.5),
            f(-0.25),
            s("ab"),
            s("A"),
            yes.clone(),
            no.clone(),
            s(r#"{"a": 7, "b": [2, 3], "o": {"a": -1, "s": "b"}}"#),
            s("2024-02-29"),
            s("1999-12-31"),
        ],
        [i(2), i(0), i(7), f(0.0), f(2.0), s(""), s("a%"), no, null.clone(), s(r#"{"a": 0, "s": "ab"}"#), null.clone(), s("2024-02-29")],
        [
            i(3),
            null.clone(),
            i(1),
            null.clone(),
            f(0.5),
            null.clone(),
            s("ba"),
            null.clone(),
            yes.clone(),
            null.clone(),
            s("2000-01-01"),
            s("2000-01-01"),
        ],
        [
            i(4),
            i(-5),
            null.clone(),
            f(-3.75),
            null.clone(),
            s("b_"),
            null.clone(),
            yes.clone(),
            yes,
            s(r#"{"b": [0], "s": "it's"}"#),
            s("2024-03-01"),
            null,
        ],
    ]
}
/// The rows of `u`.
pub fn u_rows() -> Vec<[V; 5]> {
    let (i, f, s) = (V::Int, V::Float, |v: &str| V::Text(v.into()));
    vec![
        [i(1), i(2), f(0.5), s("a"), V::Bool(true)],
        [i(2), i(-3), f(-2.0), s("Ab"), V::Bool(false)],
        [i(3), V::Null, V::Null, V::Null, V::Null],
    ]
}

fn data_type(ty: Ty) -> DataType {
    match ty {
        Ty::Int | Ty::Power | Ty::Small => DataType::Integer,
        Ty::Float => DataType::Double,
        Ty::Text | Ty::Pattern | Ty::Regex => DataType::Varchar(Some(50)),
        Ty::Bool => DataType::Boolean,
        Ty::Json => DataType::Json,
        Ty::Date => DataType::Date,
    }
}
fn tables() -> [Table; 2] {
    let table = |name: &str, columns: &[(&str, Ty)]| {
        let all = columns.iter().map(|(name, ty)| ColumnDef::new(*name, data_type(*ty)));
        all.fold(Table::new(name), Table::column)
    };
    [table("t", &T), table("u", &U)]
}

impl Language {
    pub fn new(server: Server, modelled: bool) -> Self {
        let [t, u] = tables();
        Language { server, modelled, ops: vec![], choices: vec![], t, u }
    }
    /// A construct: its name, what it gives and takes, and how it is written.
    pub fn add<const N: usize, T, K>(
        &mut self,
        name: impl Into<String>,
        gives: Ty,
        takes: [Ty; N],
        build: impl Fn([E; N]) -> Expr<T, K> + 'static,
    ) -> &mut Op {
        let build = move |operands: Vec<E>| build(operands.try_into().ok().unwrap()).into_node();
        let takes = takes.to_vec();
        let op = Op {
            name: name.into(),
            gives,
            takes,
            inner: usize::MAX,
            plain: 0,
            known: false,
            refused: false,
            weight: 1,
            build: Box::new(build),
            model: Model::None,
        };
        self.ops.push(op);
        self.ops.last_mut().unwrap()
    }
    pub fn is(&self, servers: &[Server]) -> bool {
        servers.contains(&self.server)
    }
    /// Nothing more comes. What has no model is left out of what is for the model.
    pub fn finished(mut self) -> Self {
        if self.modelled {
            self.ops.retain(Op::is_modelled);
        }
        for (at, op) in self.ops.iter().enumerate() {
            if !self.choices.iter().any(|(ty, _)| *ty == op.gives) {
                self.choices.push((op.gives, vec![]));
            }
            let (_, list) = self.choices.iter_mut().find(|(ty, _)| *ty == op.gives).unwrap();
            list.extend(std::iter::repeat_n(at, op.weight));
        }
        self
    }

    /// A tree of about this size.
    pub fn tree(&self, rng: &mut Rng, ty: Ty, size: usize, place: QueryContext) -> Tree {
        let choices = self.choices.iter().find(|(gives, _)| *gives == ty).map(|(_, list)| list);
        let (Some(choices), true) = (choices, size > 1) else { return self.leaf(rng, ty, place) };
        let at = loop {
            let at = *rng.pick(choices);
            if place == QueryContext::Top || !self.ops[at].is_query() {
                break at;
            }
        };
        let op = &self.ops[at];
        let mut left = size - 1;
        let mut operands = vec![];
        for (index, ty) in op.takes.iter().enumerate() {
            let share = if index + 1 == op.takes.len() { left } else { rng.below(left + 1) };
            left -= share;
            operands.push(self.tree(rng, *ty, share, op.place(index, place)));
        }
        Tree::Op(at, operands)
    }
    fn leaf(&self, rng: &mut Rng, ty: Ty, place: QueryContext) -> Tree {
        let of_t = matches!(ty, Ty::Json | Ty::Date);
        let columns: &[(&str, Ty)] = if place == QueryContext::Inside && !of_t && rng.one_in(2) { &U } else { &T };
        let fitting: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].1 == ty).collect();
        match rng.below(10) {
            0..=5 if !fitting.is_empty() => Tree::Column(ty, columns.len() == U.len(), *rng.pick(&fitting)),
            _ if of_t => Tree::Column(ty, columns.len() == U.len(), *rng.pick(&fitting)),
            6 if matches!(ty, Ty::Int | Ty::Float | Ty::Text | Ty::Bool) && rng.one_in(2) => Tree::Null(ty),
            _ => Tree::Value(ty, self.value(rng, ty)),
        }
    }
    fn value(&self, rng: &mut Rng, ty: Ty) -> V {
        // without spaces, which MariaDB's collations leave out of account at the end
        const TEXTS: [&str; 14] = ["", "a", "b", "A", "ab", "Ba", "aba", "a%", "_b", "it's", "\\", "/", "5", "a.b"];
        const PATTERNS: [&str; 14] = ["%", "a%", "%b", "_", "_b%", "a/%", "%/_%", "", "ab", "A%", "//", "%%", "a_", "b/%%"];
        const REGEXES: [&str; 8] = ["a", "^a", "b$", "a.", "^$", "[ab]+", "^(a|b)", "A"];
        match ty {
            Ty::Int => V::Int(rng.below(13) as i64 - 4),
            Ty::Float => V::Float((rng.below(33) as f64 - 12.0) / 8.0),
            Ty::Text => V::Text((*rng.pick(&TEXTS)).into()),
            Ty::Bool => V::Bool(rng.one_in(2)),
            Ty::Pattern => V::Text((*rng.pick(&PATTERNS)).into()),
            Ty::Regex => V::Text((*rng.pick(&REGEXES)).into()),
            Ty::Power => V::Int(*rng.pick(&[1, 2, 4, 8, -1, -2, -4])),
            Ty::Small => V::Int(rng.below(5) as i64),
            Ty::Json | Ty::Date => panic!("{ty:?} is always a column"),
        }
    }

    /// What a user writes.
    pub fn expr(&self, tree: &Tree) -> E {
        E::from_node(match tree {
            Tree::Value(_, V::Int(v)) => Node::literal(*v),
            Tree::Value(_, V::Float(v)) => Node::literal(*v),
            Tree::Value(_, V::Text(v)) => Node::literal(v.as_str()),
            Tree::Value(_, V::Bool(v)) => Node::literal(*v),
            Tree::Value(_, other) => panic!("{other:?} is no leaf"),
            Tree::Null(ty) => {
                let null = E::from_node(Node::Constant(aludel::ast::Constant::Null));
                match ty {
                    Ty::Int => null.cast::<i32>().into_node(),
                    Ty::Float => null.cast::<f64>().into_node(),
                    Ty::Bool => null.cast::<bool>().into_node(),
                    _ => null.cast::<String>().into_node(),
                }
            }
            Tree::Column(_, false, at) => self.t.c(T[*at].0).into_node(),
            Tree::Column(_, true, at) => self.u.c(U[*at].0).into_node(),
            Tree::Op(op, operands) => (self.ops[*op].build)(operands.iter().map(|operand| self.expr(operand)).collect()),
        })
    }
    /// What it gives in each row of `t`.
    pub fn eval(&self, tree: &Tree) -> Result<Vec<V>, Off> {
        (0..t_rows().len()).map(|t| self.eval_in(tree, Data::get(), Rows { t, u: None })).collect()
    }
    fn eval_in(&self, tree: &Tree, data: &Data, rows: Rows) -> Modelled {
        let (op, operands) = match tree {
            Tree::Value(_, value) => return Ok(value.clone()),
            Tree::Null(_) => return Ok(V::Null),
            Tree::Column(_, false, at) => return Ok(data.t[rows.t][*at].clone()),
            Tree::Column(_, true, at) => return Ok(data.u[rows.u.expect("a row of u")][*at].clone()),
            Tree::Op(op, operands) => (&self.ops[*op], operands),
        };
        let values = |u: Option<usize>| -> Result<Vec<V>, Off> {
            operands.iter().map(|operand| self.eval_in(operand, data, Rows { u: u.or(rows.u), ..rows })).collect()
        };
        let known = |values: &[V]| !values.contains(&V::Unknown);
        let unknown = || if op.known { Err(Off) } else { Ok(V::Unknown) };
        match &op.model {
            Model::Rows(model) => {
                let all: Vec<Vec<V>> = (0..data.u.len()).map(|u| values(Some(u))).collect::<Result<_, Off>>()?;
                if all.iter().all(|row| known(row)) { model(&all) } else { Ok(V::Unknown) }
            }
            Model::Values(model) => {
                let values = values(None)?;
                if known(&values) { model(&values) } else { unknown() }
            }
            Model::None if op.is_query() => {
                (0..data.u.len()).try_for_each(|u| values(Some(u)).map(drop))?;
                Ok(V::Unknown)
            }
            Model::None => values(None).map(|_| V::Unknown),
        }
    }
    pub fn ty(&self, tree: &Tree) -> Ty {
        match tree {
            Tree::Value(ty, _) | Tree::Null(ty) | Tree::Column(ty, _, _) => *ty,
            Tree::Op(op, _) => self.ops[*op].gives,
        }
    }

    /// Smaller trees of the same type, the smallest first: a part in the place of the whole, a part made smaller.
    pub fn smaller(&self, tree: &Tree, place: QueryContext) -> Vec<Tree> {
        let ty = self.ty(tree);
        let mut found = vec![];
        let Tree::Op(at, operands) = tree else {
            let plain = match ty {
                Ty::Int => V::Int(1),
                Ty::Float => V::Float(0.5),
                Ty::Text => V::Text("a".into()),
                Ty::Bool => V::Bool(true),
                _ => return vec![],
            };
            let plain = Tree::Value(ty, plain);
            return if *tree == plain || matches!(tree, Tree::Value(..)) { vec![] } else { vec![plain] };
        };
        let op = &self.ops[*at];
        let leaves = [(false, &T[..]), (true, &U[..])];
        for (of_u, columns) in leaves {
            let fitting = (0..columns.len()).filter(|at| columns[*at].1 == ty && (place == QueryContext::Inside || !of_u));
            found.extend(fitting.map(|at| Tree::Column(ty, of_u, at)));
        }
        for (index, operand) in operands.iter().enumerate() {
            // what speaks of u cannot leave its subquery
            if self.ty(operand) == ty && (place == QueryContext::Inside || index < op.inner) {
                found.push(operand.clone());
            }
        }
        for (index, operand) in operands.iter().enumerate() {
            for smaller in self.smaller(operand, op.place(index, place)) {
                let mut operands = operands.clone();
                operands[index] = smaller;
                found.push(Tree::Op(*at, operands));
            }
        }
        found
    }
    /// May a dialect refuse it?
    pub fn may_be_refused(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Op(at, operands) => self.ops[*at].refused || operands.iter().any(|operand| self.may_be_refused(operand)),
            _ => false,
        }
    }
    /// How often each construct is used.
    pub fn count(&self, tree: &Tree, used: &mut [usize]) {
        if let Tree::Op(at, operands) = tree {
            used[*at] += 1;
            operands.iter().for_each(|operand| self.count(operand, used));
        }
    }
    /// The tree by the names of its constructs.
    pub fn show(&self, tree: &Tree) -> String {
        match tree {
            Tree::Value(_, v) => format!("{v:?}"),
            Tree::Null(ty) => format!("NULL::{ty:?}"),
            Tree::Column(_, of_u, at) => {
                if *of_u {
                    format!("u.{}", U[*at].0)
                } else {
                    format!("t.{}", T[*at].0)
                }
            }
            Tree::Op(op, operands) => {
                let operands: Vec<String> = operands.iter().map(|operand| self.show(operand)).collect();
                format!("[{}]({})", self.ops[*op].name, operands.join(", "))
            }
        }
    }
}

/// The rows, made once.
struct Data {
    t: Vec<[V; 12]>,
    u: Vec<[V; 5]>,
}
impl Data {
    fn get() -> &'static Data {
        static DATA: std::sync::OnceLock<Data> = std::sync::OnceLock::new();
        DATA.get_or_init(|| Data { t: t_rows(), u: u_rows() })
    }
}
