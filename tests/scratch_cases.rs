macro_rules! c { ($($n:literal: $e:expr;)*) => { vec![$(($n, Box::new(|| -> Built { Built::from($e) }) as Box<dyn Fn() -> Built>)),*] } }
fn t() -> Table { Table::new("t").column(ColumnDef::new("id", DataType::Integer)).column(ColumnDef::new("id_1", DataType::Integer)).column(ColumnDef::new("lower_1", DataType::Integer)).column(ColumnDef::new("anon_1", DataType::Integer)) }
fn cases() -> Vec<(&'static str, Box<dyn Fn() -> Built>)> {
    c! {
        "made up collides": { let t = t(); let s = select((User::id, t.c("id"), t.c("id_1"))).subquery("s"); select((s.col(User::id), s.col(t.c("id")), s.col(t.c("id_1")))) };
        "made up collides after": { let t = t(); let s = select((User::id, t.c("id_1"), t.c("id"))).subquery("s"); select((s.col(User::id), s.col(t.c("id")), s.col(t.c("id_1")))) };
        "function collides": { let t = t(); let l = func::lower(User::name); let s = select((l, t.c("lower_1"))).subquery("s"); select((s.c("lower_1"), s.col(t.c("lower_1")))) };
        "anon collides": { let t = t(); let s = select((User::age + 1, t.c("anon_1"))).subquery("s"); select(s.all()) };
        "label collides": { let t = t(); let s = select((User::id, t.c("id"), User::age.label("id_1"))).subquery("s"); select(s.all()) };
        "label twice": { let s = select((User::id.label("x"), User::age.label("x"))).subquery("s"); select(s.all()) };
        "label case": { let s = select((User::id.label("X"), User::age.label("x"))).subquery("s"); select(s.all()) };
        "label is column": { let s = select((User::age.label("id"), User::id)).subquery("s"); select((s.c("id"), s.col(User::id))) };
        "cte rec names": { let t = t(); let s = select((User::id, t.c("id").typed::<i32>(), t.c("id_1").typed::<i32>())).recursive_cte("r", |r| select((User::id, r.c("id").typed::<i32>(), r.c("id_1").typed::<i32>()))); select(s.all()) };
        "top": { let t = t(); select((User::id, t.c("id"), t.c("id_1"))) };
        "tablename style": { let t = Table::new("a").column(ColumnDef::new("b_c", DataType::Integer)); let u = Table::new("a_b").column(ColumnDef::new("c", DataType::Integer)); let s = select((t.c("b_c"), u.c("c"))).label_style(LabelStyle::TablenamePlusCol).subquery("s"); select(s.all()) };
        "order by label that is a column name": { let x = User::age.label("id"); select((&x, User::name)).order_by(&x) };
        "order by column whose name is a label": select((User::age.label("id"), User::name)).order_by(User::id);
        "group by column whose name is a label": select((func::max(User::age).label("id"),)).group_by(User::id);
        "having label": { let m = func::max(User::age).label("m"); select((User::name, &m)).group_by(User::name).having(m.gt(3)) };
        "order by expr with label inside": { let x = (User::age + 1).label("x"); select(&x).order_by(x.clone() + 1) };
        "distinct order label": { let x = (User::age + 1).label("x"); select(&x).distinct().order_by(x.desc()) };
    }
}
