//! `MATCH (a, b) AGAINST (c IN BOOLEAN MODE)`: full-text search with its modes.

use crate::ast::operator::precedence;
use crate::ast::visit::{Part, visit};
use crate::ast::{CustomElement, Node, Summary};
use crate::compiler::Renderer;
use crate::error::ErrorKind;
use crate::query::{Arguments, Expr, Operand};
use crate::types::DataType;
use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What [`match_`] gives: a condition, which has a mode and a [`score`](Expr::score).
pub type Match = Expr<bool, FullText>;
/// The kind of expression that a [`Match`] is.
#[derive(Debug)]
pub struct FullText;

/// `MATCH (a, b) AGAINST (words)`: full-text search over the columns of one FULLTEXT index, in the mode that the server has by
/// itself, which is that of natural language. The words are a value, or an expression without columns. 14.9
///
/// [`match_`](crate::query::TypedColumn::match_) of a column is the search of every database.
///
/// ```
/// use aludel::{mysql, prelude::*};
/// # #[derive(Model)] #[model(table = "posts")] struct Post { #[column(primary_key)] id: i32, title: String, body: String }
/// let found = mysql::match_((Post::title, Post::body), "+rust -iron").in_boolean_mode();
/// let score = found.score().label("score");
/// let query = select((Post::id, &score)).filter(&found).order_by(score.desc());
/// assert_eq!(
///     query.compile(&MySql::default())?.sql(), // MariaDB, too
///     "SELECT posts.id, MATCH (posts.title, posts.body) AGAINST (? IN BOOLEAN MODE) AS score FROM posts \
///      WHERE MATCH (posts.title, posts.body) AGAINST (? IN BOOLEAN MODE) ORDER BY score DESC",
/// );
/// assert_eq!(
///     query.compile(&Postgres::default()).unwrap_err().to_string(),
///     "postgresql 15.0 has no MATCH .. AGAINST; search by `.match_(..)` of a column, which every database has",
/// );
/// let both = found.in_natural_language_mode().compile(&MySql::default()).unwrap_err();
/// assert_eq!(both.to_string(), "MATCH: boolean mode excludes natural language and query expansion; choose one");
/// # Ok::<(), aludel::Error>(())
/// ```
pub fn match_<W: Operand<String>>(columns: impl Arguments, against: W) -> Match {
    let mut parts = columns.into_nodes();
    let against = against.into_node();
    let against = if let Some(first) = parts.first() { against.beside(first) } else { against };
    parts.push(against.hidden_with(Summary::of(&parts)));
    Expr::from_node(Node::custom(Search { parts, boolean: false, natural: false, expansion: false }))
}

impl Match {
    /// `IN BOOLEAN MODE`: words have signs: `+apple -pie`. 14.9.2
    pub fn in_boolean_mode(self) -> Self {
        self.mode(|search| search.boolean = true)
    }
    /// `IN NATURAL LANGUAGE MODE`. 14.9.1
    pub fn in_natural_language_mode(self) -> Self {
        self.mode(|search| search.natural = true)
    }
    /// `WITH QUERY EXPANSION`: searched again, with the words of what was found first. 14.9.3
    pub fn with_query_expansion(self) -> Self {
        self.mode(|search| search.expansion = true)
    }
    /// How well it matches: 0 where it does not.
    pub fn score(&self) -> Expr<f64> {
        self.typed::<f64>()
    }
    fn mode(self, change: impl FnOnce(&mut Search)) -> Self {
        self.map(|node| match node {
            Node::Custom(element) => match (&*element as &dyn Any).downcast_ref::<Search>() {
                Some(search) => {
                    let mut search = search.clone();
                    change(&mut search);
                    Node::custom(search)
                }
                None => Node::Custom(element),
            },
            node => node,
        })
    }
}

/// The columns and what is searched for, last.
#[derive(Clone)]
struct Search {
    parts: Vec<Node>,
    boolean: bool,
    natural: bool,
    expansion: bool,
}

impl CustomElement for Search {
    fn children(&self) -> Vec<&Node> {
        self.parts.iter().collect()
    }
    fn rebuild(&self, parts: Vec<Node>) -> Arc<dyn CustomElement> {
        Arc::new(Search { parts, ..*self })
    }
    fn data_type(&self) -> DataType {
        DataType::Boolean
    }
    fn precedence(&self) -> i8 {
        precedence::COMPARISON
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        if !["mysql", "mariadb", "generic"].contains(&out.dialect().name()) {
            return out.unsupported("MATCH .. AGAINST", "search by `.match_(..)` of a column, which every database has");
        }
        let Some((against, columns)) = self.parts.split_last() else { return };
        let wrong = |out: &mut Renderer<'_>, problem: &str| out.fail(ErrorKind::invalid("MATCH", problem));
        if columns.is_empty() || !columns.iter().all(|column| matches!(column, Node::Column(_) | Node::ColumnClause(_))) {
            wrong(out, "it searches the columns of one index: `match_((a, b), words)`");
        }
        let mut tables = columns.iter().filter_map(|column| if let Node::Column(column) = column { Some(&column.from) } else { None });
        if let Some(first) = tables.next()
            && tables.any(|table| !table.is(first))
        {
            wrong(out, "its columns are of several tables, and an index is of one");
        }
        if speaks_of_columns(against) {
            wrong(out, "what is searched for is the same for every row, and so speaks of no column");
        }
        if self.boolean && (self.natural || self.expansion) {
            wrong(out, "boolean mode excludes natural language and query expansion; choose one");
        }
        out.word("MATCH (");
        out.list(columns, ", ", Renderer::node);
        out.word(") AGAINST (");
        out.node(against);
        for (is, words) in
            [(self.boolean, " IN BOOLEAN MODE"), (self.natural, " IN NATURAL LANGUAGE MODE"), (self.expansion, " WITH QUERY EXPANSION")]
        {
            out.word(if is { words } else { "" });
        }
        out.word(")");
    }
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool {
        let modes = |search: &Search| (search.boolean, search.natural, search.expansion);
        (other as &dyn Any).downcast_ref::<Search>().is_some_and(|other| modes(self) == modes(other))
    }
    fn dyn_hash(&self, mut state: &mut dyn Hasher) {
        (self.boolean, self.natural, self.expansion).hash(&mut state);
    }
}

fn speaks_of_columns(node: &Node) -> bool {
    let is_column = |node: &Node| matches!(node, Node::Column(_) | Node::ColumnClause(_));
    let mut found = is_column(node);
    visit(node, &mut |part| found |= matches!(part, Part::Node(node) if is_column(node)));
    found
}
