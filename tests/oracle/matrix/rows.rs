//! The rows: a construct, what SQLite, MySQL, MariaDB and PostgreSQL say of it (`n`ative, `l`owered, `r`efused), and a
//! statement that needs it.

use crate::fixtures::corpus::{Address, Item, Order, OrderItem, Post, User};
use crate::harness::Built;
use aludel::mysql;
use aludel::postgres::{self, methods::*};
use aludel::prelude::*;

pub struct Row {
    pub section: &'static str,
    pub construct: &'static str,
    pub cells: &'static str,
    pub build: fn() -> Built,
    /// How it is lowered.
    pub how: Option<&'static str>,
    /// What is refused, in SQL, where it is not what another database is told.
    pub raw: Option<&'static str>,
    /// Would a grammar, which knows no names, take what is refused?
    pub only_names: bool,
    /// What becomes of what is refused, where those databases read it and do not do it.
    pub unheeded: Option<&'static str>,
}

/// `"construct", "n l r n", statement` with `how "…"` it is lowered, the `raw "…"` SQL that is refused, and `only_names "…"` says
/// why a grammar, which knows no names, takes that SQL. `unheeded "…"` says what the databases take and do not do.
macro_rules! rows { ($($section:literal { $(
    $construct:literal, $cells:literal, $build:expr $(, how $how:literal)? $(, raw $raw:literal)? $(, only_names $names:literal)? $(, unheeded $lost:literal)?;
)* })*) => { vec![$($(Row {
    section: $section,
    construct: $construct,
    cells: $cells,
    build: || $build.into(),
    how: rows!(@ $($how)?),
    raw: rows!(@ $($raw)?),
    only_names: rows!(@is $($names)?),
    unheeded: rows!(@ $($lost)?),
}),*),*] };
    (@) => { None };
    (@ $text:literal) => { Some($text) };
    (@is) => { false };
    (@is $why:literal) => { !$why.is_empty() };
}

fn x<T: SqlType, K>(expr: Expr<T, K>) -> Select<T> {
    select(expr.label("x")).from(User::table())
}

fn address() -> Insert {
    insert(Address::table()).values((Address::id.set(1), Address::user_id.set(1), Address::email.set("x")))
}
fn user() -> Insert {
    insert(User::table()).values((User::name.set("x"), User::email.set("e"), User::active.set(true)))
}

fn jsonb() -> Expr<serde_json::Value> {
    literal(serde_json::json!({"a": 1})).cast_as(postgres::jsonb())
}
fn range() -> Expr<postgres::Range<i32>> {
    literal("[1,9)").cast_as(postgres::int4range())
}

pub fn rows() -> Vec<Row> {
    of_rows().into_iter().chain(super::schema::schema_rows()).collect()
}

/// Those of queries and changes.
#[rustfmt::skip] // a row is a line
fn of_rows() -> Vec<Row> {
    rows! {
        "Operators" {
            "concatenation of text", "n n n n", x(User::name + "x");
            "truncating division of integers", "n n n n", x(User::id.int_div(2));
            "floor division (SQLite: a function that the engine registers)", "n n n n", x(User::id.floor_div(2));
            "bitwise exclusive OR", "l n n n", x(User::id.bitwise_xor(3)), how "`(a | b) - (a & b)`";
            "IS DISTINCT FROM", "l l l n", x(User::age.is_distinct_from(3)), how "`IS NOT`; `NOT (a <=> b)`";
            "ILIKE", "l l l n", x(User::name.ilike("a%")), how "`lower(a) LIKE lower(b)`";
            "BETWEEN SYMMETRIC", "r r r n", x(User::age.between_symmetric(9, 1));
            "regular expressions (SQLite: a user-defined function)", "n n n n", x(User::name.regexp_match("^a"));
            "regular expressions with flags", "r n l n", x(User::name.regexp_match("^a").flags("i")), how "the flags are part of the pattern", raw "SELECT REGEXP_LIKE(name, '^a', 'i') FROM users";
            "REGEXP_REPLACE", "r n n n", x(User::name.regexp_replace("a", "b"));
            "comparison with ANY (subquery)", "r n n n", x(User::id.eq(any_(select(Address::user_id))));
            "comparison with ALL (subquery)", "r n n n", x(User::id.gt(all_(select(Address::user_id))));
            "comparison of tuples", "n n n n", select(User::id).filter(tuple((User::id, User::name)).in_([(1, "a")]));
            "EXTRACT of year", "l n n n", x(extract("year", User::created_at)), how "`CAST(STRFTIME('%Y', a) AS INTEGER)`";
            "TRY_CAST", "r r r r", x(User::name.try_cast::<i32>()), raw "SELECT TRY_CAST(name AS INTEGER) FROM users";
            "MATCH .. AGAINST in a mode", "r n n r", select(User::id).filter(mysql::match_((User::name,), "ed").in_natural_language_mode());
            "CAST to a number", "n n n n", x(User::name.cast::<i32>());
            "CAST to a float", "n n n n", x(User::age.cast::<f64>());
            "element of a JSON document", "n n n n", x(Order::meta.get("a").as_string());
            "element of an array", "r r r n", x(array([1, 2]).get(1)), raw "SELECT (ARRAY[1, 2])[1]";
            "ARRAY[..]", "r r r n", x(array([1, 2]));
            "slice of an array", "r r r n", x(array([1, 2]).get_slice(1..=2)), raw "SELECT (ARRAY[1, 2])[1:2]";
            "array that contains another", "r r r n", x(array([1, 2]).contains([1])), raw "SELECT ARRAY[1, 2] @> ARRAY[1]";
            "arrays with a common element", "r r r n", x(array([1, 2]).overlap([1])), raw "SELECT ARRAY[1, 2] && ARRAY[1]";
            "element of a JSON document as text, `->>`", "r r r n", x(Order::meta.get("a").astext()), raw "SELECT meta ->> 'a'::TEXT FROM orders";
            "JSONB that contains another", "r r r n", x(jsonb().contains(serde_json::json!({"a": 1}))), raw "SELECT meta @> '{\"a\": 1}' FROM orders";
            "JSONB that has a key", "r r r n", x(jsonb().has_key("a")), raw "SELECT meta ?| 'a' FROM orders";
            "JSONB path", "r r r n", x(jsonb().path_exists("$.a")), raw "SELECT meta @? '$.a' FROM orders";
            "range that contains a value", "r r r n", x(range().contains(5)), raw "SELECT CAST('[1,9)' AS INT4RANGE) @> 5";
            "ranges with a common value", "r r r n", x(range().overlaps(range())), raw "SELECT CAST('[1,9)' AS INT4RANGE) && CAST('[1,9)' AS INT4RANGE)";
            "full-text search with a configuration", "r r r n", x(User::name.match_with("english", "a")), raw "SELECT name @@ plainto_tsquery('english', 'a') FROM users";
        }
        "Functions" {
            "count(DISTINCT a)", "n n n n", x(func::count(User::name).distinct());
            "count(DISTINCT a, b)", "r n n r", x(func::call::<i64>("count", (User::name, User::age)).distinct()), raw "SELECT count(DISTINCT name, age) FROM users";
            "FILTER (WHERE ..) of an aggregate", "n r r n", x(func::count(User::id).filter(User::active));
            "ORDER BY in an aggregate", "n r r n", x(func::sum(User::age).order_by(User::id));
            "string aggregation", "n n n n", x(func::aggregate_strings(User::name, ", "));
            "WITHIN GROUP", "r r r n", x(func::percentile_cont(0.5).within_group(User::age));
            "ROLLUP", "r n n n", select((User::age, func::count_all())).group_by(func::rollup(User::age));
            "CUBE", "r r r n", select((User::age, func::count_all())).group_by(func::cube((User::age, User::name)));
            "GROUPING SETS", "r r r n", select((User::age, func::count_all())).group_by(func::grouping_sets((User::age, User::name)));
            "next value of a sequence", "r r n n", select(func::next_value(&Sequence::new("invoice_no"))), only_names "a call of a function that there is not";
            "lag with a default", "n n r n", x(func::lag_or(User::age, 1, 0).over().order_by(User::id));
            "current_user", "r n n n", select(func::current_user()), raw "SELECT CURRENT_USER()";
        }
        "Windows" {
            "OVER (PARTITION BY .. ORDER BY ..)", "n n n n", x(func::row_number().over().partition_by(User::age).order_by(User::id));
            "ROWS", "n n n n", x(func::sum(User::age).over().order_by(User::id).rows(-1..=0));
            "RANGE with offsets", "n n n n", x(func::sum(User::age).over().order_by(User::id).range(-1..=0));
            "GROUPS", "n r r n", x(func::sum(User::age).over().order_by(User::id).groups(-1..=0)), only_names "14.20.3: read, and then refused as not supported yet";
            "EXCLUDE", "n r r n", x(func::sum(User::age).over().order_by(User::id).rows(..=0).exclude(Exclude::Ties)), only_names "14.20.3: read, and then refused as not supported yet";
        }
        "FROM" {
            "JOIN by a foreign key", "n n n n", select(User::id).join(Address::table());
            "LEFT OUTER JOIN", "n n n n", select(User::id).left_join(Address::table());
            "FULL OUTER JOIN", "n r r n", select(User::id).full_join_on(Address::table(), User::id.eq(Address::user_id));
            "RIGHT OUTER JOIN", "n n n n", select(User::id).right_join(Address::table());
            "JOIN of a JOIN in parentheses", "n n n n", select(User::id).left_join_on(Order::table().join(OrderItem::table()), Order::user_id.eq(User::id));
            "VALUES in FROM", "l l l n", select(values((User::id, User::name)).data([(1, "a"), (2, "b")]).alias("v").all()), how "SELECT with the column names, UNION ALL the other rows";
            "VALUES in WITH", "n l l n", select(values((User::id,)).data([(1,), (2,)]).cte("v").all()), how "SELECT .. UNION ALL SELECT ..";
            "VALUES as the list of IN", "n l l n", select(User::id).filter(User::id.in_(values((User::id,)).data([(1,), (2,)]))), how "SELECT .. UNION ALL SELECT ..";
            "subquery in FROM", "n n n n", { let s = select(User::id).subquery("s"); select(s.col(User::id)) };
            "function in FROM", "n r r n", { let f = func::call::<Any>("json_each", (Order::meta,)).table_valued(("key", "value")); select((Order::id, f.c("key"))).join_on(&f, true) };
            "function in FROM as a column", "r r r n", select(func::call::<i32>("generate_series", (1, 5)).column_valued("n"));
            "WITH ORDINALITY", "r r r n", { let t = func::call::<Any>("generate_series", (1, 5)).table_valued(("n",)).with_ordinality("at").render_derived(); select(t.c("n")) };
            "LATERAL", "r n r n", { let last = select(Order::id).filter(Order::user_id.eq(User::id)).limit(1).lateral("last"); select(last.col(Order::id)).from(User::table()).join_on(&last, true) };
            "subquery in FROM that refers to an outer statement", "n n r n", { let mails = select(Address::id).filter(Address::user_id.eq(User::id)).correlate(User::table()).subquery("mails"); select(User::id).filter(exists(select(mails.col(Address::id)))) };
            "TABLESAMPLE", "r r r n", select(User::alias("u").tablesample(10).repeatable(42).col(User::id));
            "hint at a table: ONLY", "r r r n", select(User::id).hint(User::table(), "ONLY"), raw "SELECT u.id FROM ONLY users AS u";
            "hint at a table: USE INDEX", "r n n r", select(User::id).hint(User::table(), "USE INDEX (PRIMARY)");
            "hint at a table: NOT INDEXED", "n r r r", select(User::id).hint(User::table(), "NOT INDEXED");
            "WITH", "n n n n", { let c = select(User::id).cte("c"); select(c.col(User::id)) };
            "WITH RECURSIVE", "n n n n", { let c = select(User::id).filter(User::manager_id.is_null()).recursive_cte("c", |c| select(User::id).join_on(c, User::manager_id.eq(c.col(User::id)))); select(c.col(User::id)) };
            "nested WITH", "n n n n", { let c = select(User::id).cte("c").nesting(); let d = select(c.col(User::id)).cte("d"); select(d.c("id")) };
            "WITH inside a query that reads an outer CTE", "n n r n", { let c = select(User::id).cte("c"); let d = select(c.col(User::id)).cte("d").nesting(); let s = select(d.c("id")).subquery("s"); select(s.c("id")).join_on(&c, c.c("id").eq(s.c("id"))) };
            "WITH RECURSIVE, referenced by several members", "n n n r", { let c = select(User::id).recursive_cte("c", |c| select(User::id).join_on(c, User::manager_id.eq(c.col(User::id))).union_all(select(Address::id).join_on(c, Address::user_id.eq(c.col(User::id))))); select(c.col(User::id)) };
            "WITH RECURSIVE, referenced in a subquery of FROM", "r r n n", { let c = select(User::id).recursive_cte("c", |c| { let s = select(c.col(User::id)).subquery("s"); select(User::id).join_on(&s, User::manager_id.eq(s.col(User::id))) }); select(c.col(User::id)) }, only_names "15.2.20: in its FROM, not in a subquery";
            "WITH RECURSIVE, referenced on the outer side of a join", "n r r r", { let c = select(User::id).recursive_cte("c", |c| select(User::id).left_join_on(c, User::manager_id.eq(c.col(User::id)))); select(c.col(User::id)) }, only_names "15.2.20: not on the right of LEFT JOIN";
            "WITH RECURSIVE, referenced with a window function", "r r r n", { let c = select(User::id.cast::<i64>().not_null()).recursive_cte("c", |c| select(func::row_number().over().order_by(c.c("id"))).filter(c.c("id").lt(0))); select(c.c("id")) }, raw "WITH RECURSIVE c(id) AS (SELECT users.id FROM users UNION ALL SELECT row_number() OVER (ORDER BY c.id) FROM c WHERE c.id < 0) SELECT c.id FROM c", only_names "15.2.20: no windows";
            "MATERIALIZED", "n r r n", { let c = select(User::id).cte("c").materialized(); select(c.col(User::id)) };
            "INSERT, UPDATE, DELETE in WITH", "r r r n", { let c = delete(User::table()).filter(User::id.eq(1)).returning(User::id).cte("c"); select(c.col(User::id)) };
        }
        "SELECT" {
            "WHERE without FROM", "n l l n", select(literal(1).label("x")).filter(literal(1).eq(1)), how "`FROM DUAL`";
            "NULLS FIRST, NULLS LAST", "n l l n", select(User::id).order_by(User::age.asc().nulls_last()), how "a sort key before it: `a IS NULL`";
            "no columns", "r r r n", select(Vec::<Expr<i32>>::new()).from(User::table());
            "DISTINCT ON", "r r r n", select(User::id).distinct_on(User::age).order_by(User::age);
            "LIMIT of a subquery in IN", "n r r n", select(User::id).filter(User::id.in_(select(Address::user_id).order_by(Address::id).limit(3))), only_names "15.2.15.12: read, and then refused as not supported yet";
            "LIMIT", "n n n n", select(User::id).order_by(User::id).limit(3);
            "LIMIT by an expression", "n r r n", select(User::id).order_by(User::id).limit(literal(1) + 1);
            "OFFSET without LIMIT", "l l l n", select(User::id).order_by(User::id).offset(3), how "with the greatest LIMIT";
            "FETCH", "r r n n", select(User::id).order_by(User::id).fetch(3);
            "FETCH WITH TIES", "r r n n", select(User::id).order_by(User::age).fetch_with_ties(3);
        }
        "Locks" {
            "FOR UPDATE", "r n n n", select(User::id).for_update();
            "FOR SHARE", "r n n n", select(User::id).for_share();
            "FOR NO KEY UPDATE", "r r r n", select(User::id).for_no_key_update();
            "FOR KEY SHARE", "r r r n", select(User::id).for_key_share();
            "OF a table", "r n r n", select(User::id).join(Address::table()).for_update().of(User::table());
            "NOWAIT", "r n n n", select(User::id).for_update().nowait();
            "SKIP LOCKED", "r n n n", select(User::id).for_update().skip_locked();
            "of a query with GROUP BY", "r n n r", select(User::age).group_by(User::age).for_update();
            "of a query with aggregates", "r n n r", select(func::count(User::id)).for_update();
            "of a subquery with GROUP BY", "r n n r", { let s = select(User::age).group_by(User::age).subquery("s"); select(s.col(User::age)).for_update() };
            "of the outer side of a join", "r n n r", select(User::id).left_join(Address::table()).for_update();
            "of a member of a set operation", "r n n r", select(User::id).for_update().union_all(select(Address::user_id));
        }
        "Set operations" {
            "UNION, UNION ALL", "n n n n", select(User::id).union(select(Address::user_id));
            "INTERSECT, EXCEPT", "n n n n", select(User::id).intersect(select(Address::user_id));
            "ORDER BY, LIMIT of a member", "l n n n", select(User::id).order_by(User::id).limit(2).union_all(select(Address::user_id)), how "a SELECT from the member as a subquery";
            "a set operation as a member", "l n n n", select(User::id).union(select(Address::user_id)).except(select(Order::user_id)), how "a SELECT from the member as a subquery";
            "correlation inside a nested set operation", "n n r n", { let of = |id: i32| select(Address::user_id).filter(Address::user_id.eq(User::id) & Address::id.gt(id)); select(User::id).filter(exists(of(1).union_all(of(2).union(of(3))))) };
            "nested set operations with equal labels", "n n r n", select((User::id, User::age)).union_all(select((User::id.label("n"), User::age.label("n"))).union(select((User::id, User::age))));
            "ORDER BY an expression, of a set operation", "r n n r", select(User::id).union(select(Address::user_id)).order_by(User::id + 1);
            "FETCH of a set operation", "r r n n", select(User::id).union_all(select(Address::user_id)).order_by(User::id).fetch(3);
            "FETCH WITH TIES of a set operation", "r r n n", select(User::id).union_all(select(Address::user_id)).order_by(User::id).fetch_with_ties(3);
            "FOR UPDATE of a set operation", "r r r r", select(User::id).union_all(select(Address::user_id)).for_update(), raw "(SELECT id FROM users) UNION ALL (SELECT user_id FROM addresses) FOR UPDATE", only_names "it is read, and nobody says whose rows it locks";
            "INTERSECT ALL, EXCEPT ALL", "r n n n", select(User::id).except_all(select(Address::user_id));
        }
        "Upserts" {
            "ON CONFLICT of the only key, DO UPDATE", "n l l n", address().on_conflict(Address::id).do_update((Address::email.set_excluded(),)), how "`ON DUPLICATE KEY UPDATE`";
            "ON CONFLICT of the only key, DO NOTHING", "n l l n", address().on_conflict(Address::id).do_nothing(), how "`ON DUPLICATE KEY UPDATE` that assigns a column to itself";
            "ON CONFLICT of one key of several", "n r r n", user().values(User::id.set(1)).on_conflict(User::email).do_update((User::name.set_excluded(),));
            "ON CONFLICT of an index on expressions", "n r r n", user().on_conflict((func::lower(User::email), User::email + "x")).do_nothing();
            "ON CONFLICT .. DO UPDATE of a row by a subquery", "n r r n", user().on_conflict(User::email).do_update(tuple((User::age, User::fullname)).set(select((Address::id.nullable(), Address::email.nullable())).filter(Address::user_id.eq(User::id))));
            "a subquery that reads the new row", "n n r n", user().on_conflict(User::email).do_update(User::age.set(select(func::max(Address::id)).filter(Address::email.eq(User::email.excluded())).scalar())), raw "INSERT INTO users (name, email, active) VALUES ('x', 'e', true) ON DUPLICATE KEY UPDATE age = (SELECT max(addresses.id) FROM addresses WHERE addresses.email = VALUES(email))";
            "ON CONFLICT DO NOTHING, of any key", "n l l n", user().on_any_conflict().do_nothing(), how "`ON DUPLICATE KEY UPDATE` that assigns a column to itself";
            "ON CONFLICT .. DO UPDATE .. WHERE", "n r r n", address().on_conflict(Address::id).do_update((Address::email.set_excluded(),)).filter(Address::user_id.gt(3));
            "ON DUPLICATE KEY UPDATE", "l n n r", address().on_duplicate_key_update((Address::email.set("y"),)), how "`ON CONFLICT DO UPDATE`", raw "INSERT INTO addresses (id, user_id, email) VALUES (1, 1, 'x') ON DUPLICATE KEY UPDATE email = 'y'";
        }
        "INSERT, UPDATE, DELETE" {
            "INSERT of defaults only", "n n n n", insert(Item::table());
            "INSERT .. RETURNING", "n r n n", insert(User::table()).values((User::name.set("x"), User::active.set(true))).returning(User::id);
            "a reference to another column of the row in VALUES", "r n n r", insert(Item::table()).values((Item::id.set(1), Item::description.set(Item::description)));
            "RETURNING of a subquery that reads the table of INSERT", "n r r n", insert(Item::table()).values(Item::id.set(1)).returning(select(func::count_all()).from(Item::table()).scalar());
            "rows of an INSERT .. RETURNING in order", "l r l l", insert(OrderItem::table()).columns((OrderItem::order_id, OrderItem::item_id, OrderItem::quantity)).rows([(2, 1, 1), (1, 1, 1)]).returning(OrderItem::quantity).in_order(), how "the key is returned, too, and the rows are sorted by it, or by their generated numbers (MariaDB, PostgreSQL); otherwise a connection sends them one by one", raw "INSERT INTO order_items (order_id, item_id, quantity) VALUES (2, 1, 1) RETURNING quantity";
            "UPDATE .. RETURNING", "n r r n", update(User::table()).set((User::name.set("x"),)).filter(User::id.eq(1)).returning(User::id);
            "DELETE .. RETURNING", "n r n n", delete(User::table()).filter(User::id.eq(1)).returning(User::id);
            "UPDATE with further tables", "n n n n", update(User::table()).set((User::name.set("x"),)).filter(User::id.eq(Address::user_id));
            "UPDATE of several tables", "r n n r", update(User::table()).set((User::name.set("x"), Address::email.set("y"))).filter(User::id.eq(Address::user_id)), raw "UPDATE users, addresses SET users.name='x', addresses.email='y' WHERE users.id = addresses.user_id";
            "UPDATE .. ORDER BY, LIMIT", "r n n r", update(User::table()).set((User::name.set("x"),)).filter(User::active).order_by(User::id).limit(1), raw "UPDATE users SET name='x' ORDER BY id LIMIT 1";
            "DELETE .. ORDER BY, LIMIT", "r n n r", delete(User::table()).filter(User::active).order_by(User::id).limit(1), raw "DELETE FROM users ORDER BY id LIMIT 1";
            "UPDATE with a hint at its table: USE INDEX", "r n n r", update(User::table()).hint(User::table(), "USE INDEX (PRIMARY)").set((User::name.set("x"),)).filter(User::id.eq(1));
            "DELETE with a hint at its table: USE INDEX", "r l l r", delete(User::table()).hint(User::table(), "USE INDEX (PRIMARY)").filter(User::id.eq(1)), how "a DELETE with further tables, with an empty list of them", raw "DELETE FROM users USING users USE INDEX (PRIMARY) WHERE users.id = 1";
            "DELETE with a hint at its table: NOT INDEXED", "n r r r", delete(User::table()).hint(User::table(), "NOT INDEXED").filter(User::id.eq(1));
            "DELETE with further tables", "r n n n", delete(User::table()).filter(User::id.eq(Address::user_id));
            "WITH before INSERT .. SELECT", "n l l n", { let c = select((User::id, User::name)).cte("c"); insert(Address::table()).from_select((Address::user_id, Address::email), select((c.col(User::id), c.col(User::name)))) }, how "WITH is rendered before the SELECT";
            "WITH before UPDATE, DELETE", "n n r n", { let c = select(User::id).cte("c"); delete(Address::table()).filter(Address::user_id.in_(select(c.col(User::id)))) };
            "ON CONFLICT (key) DO UPDATE", "n l l n", insert(OrderItem::table()).values((OrderItem::order_id.set(1), OrderItem::item_id.set(2), OrderItem::quantity.set(3))).on_conflict((OrderItem::order_id, OrderItem::item_id)).do_update(OrderItem::quantity.set_excluded()), how "`ON DUPLICATE KEY UPDATE`, if no other key can conflict";
            "UPDATE with an outer join", "r n n r", update(User::table()).left_join(Address::table()).set(User::active.set(false)).filter(Address::id.is_null()), raw "UPDATE users LEFT JOIN addresses ON users.id = addresses.user_id SET active = NULL WHERE addresses.id IS NULL";
            "UPDATE with an inner join", "l n n l", update(User::table()).join(Address::table()).set(User::active.set(false)), how "a further table, with its condition in WHERE";
            "UPDATE of a row by a subquery", "n r r n", update(User::table()).set(tuple((User::email, User::age)).set(select((Address::email, Address::id)).filter(Address::user_id.eq(User::id))));
            "UPDATE of an element", "r r r n", update(Post::table()).set(Post::tags.get(1).set("x")), raw "UPDATE users SET name[1]='x'";
            "UPDATE ONLY", "r r r n", update(User::table()).only().set(User::active.set(false)), only_names "ONLY is a table of that name there";
            "ON CONFLICT ON CONSTRAINT", "r r r n", insert(Item::table()).values(Item::id.set(1)).on_conflict_constraint("items_pkey").do_nothing();
            "several ON CONFLICT clauses", "n r r r", insert(User::table()).values((User::name.set("x"), User::active.set(true))).on_conflict(User::id).do_nothing().on_conflict(User::email).do_nothing();

        }
    }
}
