//! The ports of area `types`.

use super::harness::{Port, ports};
use aludel::ast::Node;
use aludel::prelude::*;
use aludel::types::CustomType;

pub fn ports() -> Vec<Port> {
    ports! {
        "types/bind_expression": , any {
            let t = Table::new("t").column(ColumnDef::new("name", DataType::custom(Folded)));
            let name = t.c("name");
            let other = Expr::<Any>::from_node(Node::column_clause("other".into(), Default::default(), false));
            vec![name.eq("Ed").into(), name.in_(["Ed", "Al"]).into(), name.like("E%").into(), name.eq(other).into()]
        };
        "types/column_expression": , any {
            let t = Table::new("t")
                .column(ColumnDef::new("id", DataType::Integer))
                .column(ColumnDef::new("place", DataType::custom(Place)));
            let here = || select(&t).filter(t.c("place").eq("here"));
            let inner = here().subquery(Unnamed);
            vec![
                here().order_by(t.c("place")).into(),
                select(inner.c("place")).into(),
                select(t.c("place").label("spot")).into(),
            ]
        };
    }
}

/// A string that is compared without regard to case.
#[derive(Debug)]
struct Folded;
impl CustomType for Folded {
    fn name(&self) -> &str {
        "folded"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(None)
    }
    fn bind_expression(&self, bind: Node) -> Option<Node> {
        Some(Node::function("lower", vec![bind], Default::default()))
    }
}

/// A point that reads back as text.
#[derive(Debug)]
struct Place;
impl CustomType for Place {
    fn name(&self) -> &str {
        "place"
    }
    fn underlying(&self) -> DataType {
        DataType::Varchar(None)
    }
    fn column_expression(&self, column: Node) -> Option<Node> {
        Some(Node::function("as_text", vec![column], Default::default()))
    }
}
