//! A user-defined expression: the distance between two points on the globe, rendered differently on each database, or refused.
//!
//! ```text
//! cargo run --example custom_construct
//! ```

use aludel::ast::visit::{Part, find};
use aludel::ast::{CustomElement, Node};
use aludel::compiler::Renderer;
use aludel::prelude::*;
use std::any::Any as AnyType;
use std::hash::Hasher;
use std::sync::Arc;

/// The distance between two points in metres.
#[derive(Debug, Clone)]
struct Distance {
    from: Node,
    to: Node,
}

/// Returns the distance as an expression, which has the same operators as any other.
fn distance<A: Expression, B: Expression>(from: A, to: B) -> Expr<f64> {
    custom(Distance { from: from.node(), to: to.node() })
}

impl CustomElement for Distance {
    fn children(&self) -> Vec<&Node> {
        vec![&self.from, &self.to]
    }
    fn rebuild(&self, children: Vec<Node>) -> Arc<dyn CustomElement> {
        let mut children = children.into_iter();
        let mut next = |old: &Node| children.next().unwrap_or_else(|| old.clone());
        Arc::new(Distance { from: next(&self.from), to: next(&self.to) })
    }
    fn data_type(&self) -> DataType {
        DataType::Double
    }
    fn compile(&self, out: &mut Renderer<'_>) {
        let call = match out.dialect().name() {
            "postgresql" => "ST_DistanceSphere",
            "mysql" | "mariadb" => "ST_Distance_Sphere",
            _ => return out.unsupported("distance on the globe", "load SpatiaLite, and call its functions by `func::call`"),
        };
        out.word(call);
        out.parens(|out| out.list([&self.from, &self.to], ", ", Renderer::node));
    }
    fn dyn_eq(&self, other: &dyn CustomElement) -> bool {
        (other as &dyn AnyType).is::<Distance>() // the library compares the children
    }
    fn dyn_hash(&self, state: &mut dyn Hasher) {
        state.write(b"distance");
    }
}

fn main() -> Result<(), aludel::Error> {
    let (shops, homes) = (table("shops", ["id", "place"]), table("homes", ["id", "place"]));
    let far = distance(shops.c("place"), homes.c("place"));
    let near = select((homes.c("id"), shops.c("id"), far.label("metres"))).filter(far.lt(5000.0)).order_by(far.asc());

    let compiled = near.compile(&Postgres::default())?;
    println!("{}", compiled.sql());
    assert_eq!(
        compiled.sql(),
        "SELECT homes.id, shops.id AS id_1, ST_DistanceSphere(shops.place, homes.place) AS metres FROM homes, shops \
         WHERE ST_DistanceSphere(shops.place, homes.place) < $1 ORDER BY ST_DistanceSphere(shops.place, homes.place) ASC",
    );
    println!("{}", near.compile(&MySql::default())?.sql());
    let refused = near.compile(&Sqlite::default()).map(|compiled| compiled.sql().to_owned()).unwrap_err();
    println!("{refused}");
    assert!(refused.to_string().ends_with("has no distance on the globe; load SpatiaLite, and call its functions by `func::call`"));

    // the functions that traverse the tree see its children
    let column = find(near.node(), |part| match part {
        Part::Node(Node::Custom(custom)) => custom.children().first().map(|first| first.to_string()),
        _ => None,
    });
    assert_eq!(column.as_deref(), Some("shops.place"));
    assert_eq!(distance(shops.c("place"), homes.c("place")).node(), far.node());
    Ok(())
}
