//! [`match_`]: full-text search over several columns and in every mode, `MATCH (a, b) AGAINST (c IN BOOLEAN MODE)`.

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

/// A full-text search made by [`match_`]: a condition with methods that set its mode, and with a [`score`](Expr::score).
pub type Match = Expr<bool, FullText>;
/// The kind of expression of a [`Match`], which has the methods of full-text search.
#[derive(Debug)]
pub struct FullText;

/// `MATCH (a, b) AGAINST (words)`: full-text search over the columns of one FULLTEXT index, by default in natural language mode.
/// The search string is a value, or an expression without columns. 14.9
///
/// For a search that every database has, use the method [`match_`](crate::query::TypedColumn::match_) of a column.
///
/// # Errors
/// `compile()` reports columns of several tables, a search string that refers to a column, modes that exclude each other, and a
/// dialect other than MySQL and MariaDB.
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
///     "postgresql 15.0 has no MATCH .. AGAINST; use `.match_(..)` of a column, which every database has",
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
    /// `IN BOOLEAN MODE`: operators before the words say what is required and what is excluded, `+apple -pie`. 14.9.2
    pub fn in_boolean_mode(self) -> Self {
        self.mode(|search| search.boolean = true)
    }
    /// `IN NATURAL LANGUAGE MODE`: the words are free text, ranked by relevance. 14.9.1
    pub fn in_natural_language_mode(self) -> Self {
        self.mode(|search| search.natural = true)
    }
    /// `WITH QUERY EXPANSION`: searches a second time, with words of the most relevant rows of the first search added. 14.9.3
    pub fn with_query_expansion(self) -> Self {
        self.mode(|search| search.expansion = true)
    }
    /// Returns the relevance of the row as a number, 0 if it does not match: the same MATCH expression, read as a float.
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

/// The MATCH expression.
#[derive(Clone)]
struct Search {
    /// The columns, and last the search string.
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
            return out.unsupported("MATCH .. AGAINST", "use `.match_(..)` of a column, which every database has");
        }
        let Some((against, columns)) = self.parts.split_last() else { return };
        let wrong = |out: &mut Renderer<'_>, problem: &str| out.fail(ErrorKind::invalid("MATCH", problem));
        if columns.is_empty() || !columns.iter().all(|column| matches!(column, Node::Column(_) | Node::ColumnClause(_))) {
            wrong(out, "it needs the columns of an index: `match_((a, b), words)`");
        }
        let mut tables = columns.iter().filter_map(|column| if let Node::Column(column) = column { Some(&column.from) } else { None });
        if let Some(first) = tables.next()
            && tables.any(|table| !table.is(first))
        {
            wrong(out, "its columns belong to several tables, and an index to one");
        }
        if refers_to_columns(against) {
            wrong(out, "the search string must be the same for every row, and so cannot refer to a column");
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

fn refers_to_columns(node: &Node) -> bool {
    let is_column = |node: &Node| matches!(node, Node::Column(_) | Node::ColumnClause(_));
    let mut found = is_column(node);
    visit(node, &mut |part| found |= matches!(part, Part::Node(node) if is_column(node)));
    found
}
