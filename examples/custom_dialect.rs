//! A user-defined dialect: it states only its differences from standard SQL.
//!
//! ```text
//! cargo run --example custom_dialect
//! ```

use aludel::ast::Node;
use aludel::compiler::{Compiler, Renderer};
use aludel::dialects::{Dialect, Generic};
use aludel::features::Features;
use aludel::features::{IdentifierRules, Placeholder};
use aludel::prelude::*;

/// A database that has OFFSET .. FETCH in place of LIMIT, and neither booleans nor FULL JOIN.
struct Acme {
    features: Features,
}

impl Acme {
    fn new() -> Self {
        let mut features = Features::generic();
        features.version = (2, 0, 0);
        features.placeholder = Placeholder::Question;
        features.names = IdentifierRules::new('"', Generic.features().names.reserved);
        features.native_boolean = false;
        features.true_word = "1";
        features.false_word = "0";
        features.full_join = false;
        Acme { features }
    }
}

impl Dialect for Acme {
    fn name(&self) -> &str {
        "acme"
    }
    fn features(&self) -> &Features {
        &self.features
    }
    fn compiler(&self) -> &dyn Compiler {
        &AcmeCompiler
    }
}

/// The compiler of the dialect, which renders one clause in its own form.
struct AcmeCompiler;

impl Compiler for AcmeCompiler {
    fn limit(&self, out: &mut Renderer<'_>, limit: Option<&Node>, offset: Option<&Node>) {
        out.word(" OFFSET ");
        match offset {
            Some(offset) => out.node(offset),
            None => out.word("0"),
        }
        out.word(" ROWS");
        if let Some(limit) = limit {
            out.word(" FETCH NEXT ");
            out.node(limit);
            out.word(" ROWS ONLY");
        }
    }
}

fn main() -> Result<(), aludel::Error> {
    let users = table("users", ["id", "name", "order"]);
    let query = select((users.c("id"), users.c("order"))).filter(users.c("name").like("a%")).limit(10);
    let compiled = query.compile(&Acme::new())?;
    println!("{}", compiled.sql());
    assert_eq!(compiled.sql(), r#"SELECT users.id, users."order" FROM users WHERE users.name LIKE ? OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY"#);

    let orders = table("orders", ["user_id"]);
    let full = select(users.c("id")).full_join_on(&orders, orders.c("user_id").eq(users.c("id")));
    let refused = full.compile(&Acme::new()).map(|compiled| compiled.sql().to_owned()).unwrap_err();
    println!("{refused}");
    Ok(())
}
