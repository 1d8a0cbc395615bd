//! Labels of the select list.

/// Implements the methods for columns and for expressions.
macro_rules! label { ($([$($generic:tt)*] $who:ty;)*) => {$(
    /// Labels.
    impl<$($generic)*> $who
    where
        T: SqlType,
    {
        /// Labels the expression: `self AS name` in the select list; elsewhere it renders the expression.
        #[doc(alias("alias", "as_"))]
        pub fn label(&self, name: impl Into<Name>) -> Label<T> {
            Expr::from_node(self.node().label(name))
        }
    }
)*} }
pub(in crate::query) use label;
