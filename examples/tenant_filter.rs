//! Row-level security by rewriting: a tenant sees only its own rows. A filter is added to every SELECT, UPDATE and DELETE of one table,
//! also in subqueries, CTEs and joins, no matter which code built the statement.
//!
//! ```text
//! cargo run --example tenant_filter
//! ```

use aludel::ast::visit::Rewriter;
use aludel::ast::{Delete, FromItem, Node, Query, Update};
use aludel::prelude::*;

#[derive(Model)]
#[model(table = "users")]
#[allow(dead_code)] // only its columns are used
struct User {
    #[column(primary_key)]
    id: i32,
    name: String,
}

#[derive(Model)]
#[model(table = "notes")]
#[allow(dead_code)]
struct Note {
    #[column(primary_key)]
    id: i32,
    tenant_id: i32,
    #[column(foreign_key = User::id)]
    user_id: i32,
    body: String,
}

/// Excludes the notes of other tenants.
struct Tenant(i32);

impl Tenant {
    /// Returns the condition for an element of FROM that is the table or an alias of it.
    fn condition(&self, from: &FromItem) -> Option<Node> {
        let mut table = from;
        while let FromItem::Alias(alias) = table {
            table = &alias.of;
        }
        match table {
            FromItem::Table(table) if table.name() == Note::table().name() => {
                let tenant = Expr::<Any>::from_node(from.column_named("tenant_id"));
                Some(tenant.eq(self.0).into_node())
            }
            _ => None,
        }
    }
}

impl Rewriter for Tenant {
    fn query(&mut self, mut query: Query) -> Query {
        for from in query.froms() {
            if let Some(condition) = self.condition(&from) {
                query.restrict(&from, condition); // in WHERE, or in the ON of an outer join
            }
        }
        query
    }
    fn update(&mut self, mut update: Update) -> Update {
        if let Some(condition) = self.condition(&update.table) {
            update.add_filter(condition);
        }
        update
    }
    fn delete(&mut self, mut delete: Delete) -> Delete {
        if let Some(condition) = self.condition(&delete.from) {
            delete.add_filter(condition);
        }
        delete
    }
}

fn main() -> Result<(), aludel::Error> {
    let mut tenant = Tenant(7);
    let (a, recent) = (Note::alias("a"), select((Note::id, Note::body)).filter(Note::id.gt(100)).cte("recent"));

    let inner = select((User::name, a.col(Note::body))).join(&a).rewrite(&mut tenant);
    let outer = select((User::name, Note::body)).left_join_on(Note::table(), Note::user_id.eq(User::id)).rewrite(&mut tenant);
    let deep = select(recent.col(Note::body)).rewrite(&mut tenant);
    let exists = select(User::name).filter(exists(select(star()).filter(Note::user_id.eq(User::id)))).rewrite(&mut tenant);
    let change = update(Note::table()).set((Note::body.set(""),)).filter(Note::id.eq(1)).rewrite(&mut tenant);
    let removal = delete(Note::table()).rewrite(&mut tenant);
    for (statement, expected) in [
        (&inner as &dyn Compile, "SELECT users.name, a.body FROM users JOIN notes AS a ON users.id = a.user_id WHERE a.tenant_id = 7"),
        (&outer, "SELECT users.name, notes.body FROM users LEFT OUTER JOIN notes ON notes.user_id = users.id AND notes.tenant_id = 7"),
        (
            &deep,
            "WITH recent AS (SELECT notes.id AS id, notes.body AS body FROM notes WHERE notes.id > 100 AND notes.tenant_id = 7) \
             SELECT recent.body FROM recent",
        ),
        (&exists, "SELECT users.name FROM users WHERE EXISTS (SELECT * FROM notes WHERE notes.user_id = users.id AND notes.tenant_id = 7)"),
        (&change, "UPDATE notes SET body='' WHERE notes.id = 1 AND notes.tenant_id = 7"),
        (&removal, "DELETE FROM notes WHERE notes.tenant_id = 7"),
    ] {
        let sql = statement.sql()?;
        println!("{sql}");
        assert_eq!(sql, expected);
    }
    Ok(())
}

/// Shows statements of different kinds before and after, with literals in place of binds.
trait Compile {
    fn sql(&self) -> Result<String, aludel::Error>;
}
impl<S: Statement> Compile for S {
    fn sql(&self) -> Result<String, aludel::Error> {
        Ok(self.compile_with(&Postgres::default(), CompileOptions::new().literal_binds())?.sql().to_owned())
    }
}
