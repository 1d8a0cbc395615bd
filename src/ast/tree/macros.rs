//! The macros that implement [`Tree`](super::Tree): `leaf!` for plain data, `tree!` for structs, `nodes!` for enums.

/// Implements [`Tree`](super::Tree) for plain data, which has no children; after `:`, its summary.
macro_rules! leaf {
    ($($type:ty),* $(,)?) => { $(leaf! { $type: |_| $crate::ast::Summary::LEAF })* };
    ($type:ty: $summary:expr) => {
        impl $crate::ast::tree::Tree for $type {
            #[inline]
            fn children<'a>(&'a self, _: &mut dyn $crate::ast::tree::Walk<'a>) {}
            fn rebuild(&self, _: &mut dyn $crate::ast::tree::Rebuild) -> Self {
                self.clone()
            }
            fn same(&self, other: &Self, _: &mut $crate::ast::tree::Pairs) -> bool {
                self == other
            }
            fn digest(&self, to: &mut $crate::ast::tree::Digest) {
                to.add(self);
            }
            #[inline]
            fn summary(&self) -> $crate::ast::Summary {
                let summary: fn(&Self) -> $crate::ast::Summary = $summary;
                summary(self)
            }
        }
    };
}
pub(crate) use leaf;
leaf!(bool, u16, u32, u64, i64, usize, char, crate::name::Name, crate::value::Str, crate::value::Value);
leaf!(crate::error::ErrorKind: |_| crate::ast::Summary::ERROR);

/// Declares a node whose fields are listed here and nowhere else. After `as`, the method of [`Walk`](super::Walk) and
/// [`Rebuild`](super::Rebuild) that visits it.
macro_rules! tree {
    (@children $self:ident, $walk:ident, [$($field:ident)*]) => {
        let Self { $($field,)* summary: _ } = $self;
        $($crate::ast::tree::Tree::children($field, $walk);)*
    };
    (@children $self:ident, $walk:ident, [$($field:ident)*] $hook:ident) => { $walk.$hook($self) };
    (@rebuild $self:ident, $with:ident, [$($field:ident)*]) => {{
        let Self { $($field,)* summary: _ } = $self;
        Self::new($($crate::ast::tree::Tree::rebuild($field, $with)),*)
    }};
    (@rebuild $self:ident, $with:ident, [$($field:ident)*] $hook:ident) => { $with.$hook($self) };
    ($($(#[$meta:meta])* $name:ident $(as $hook:ident)? { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
    $(#[$meta])*
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct $name {
        $($(#[$field_meta])* pub $field: $type,)*
        pub(crate) summary: $crate::ast::Summary,
    }
    #[allow(dead_code)] // of a statement, what its hook goes on with
    impl $name {
        #[inline]
        #[allow(clippy::too_many_arguments)] // one per field
        pub(crate) fn new($($field: $type),*) -> Self {
            let summary = $crate::ast::Summary::LEAF $(.join($crate::ast::tree::Tree::summary(&$field)))*;
            Self { $($field,)* summary: summary.deeper() }
        }
        /// Computes the summary again, after a part was removed.
        pub(crate) fn summarize(&mut self) {
            let summary = $crate::ast::Summary::LEAF $(.join($crate::ast::tree::Tree::summary(&self.$field)))*;
            self.summary = summary.deeper();
        }
        pub(crate) fn descend<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
            tree!(@children self, walk, [$($field)*]);
        }
        pub(crate) fn rebuild_children(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
            tree!(@rebuild self, with, [$($field)*])
        }
    }
    impl $crate::ast::tree::Tree for $name {
        fn children<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
            tree!(@children self, walk, [$($field)*] $($hook)?);
        }
        fn rebuild(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
            tree!(@rebuild self, with, [$($field)*] $($hook)?)
        }
        fn same(&self, other: &Self, ids: &mut $crate::ast::tree::Pairs) -> bool {
            let Self { $($field,)* summary: _ } = self;
            true $(&& $crate::ast::tree::Tree::same($field, &other.$field, ids))*
        }
        fn digest(&self, to: &mut $crate::ast::tree::Digest) {
            let Self { $($field,)* summary: _ } = self;
            $($crate::ast::tree::Tree::digest($field, to);)*
        }
        #[inline]
        fn summary(&self) -> $crate::ast::Summary {
            self.summary
        }
    }
)*} }
pub(crate) use tree;

/// Declares an enum whose variants are listed here and nowhere else.
///
/// After its name, in parentheses: the method of [`Walk`](super::Walk) and [`Rebuild`](super::Rebuild) that visits it, if it has
/// one, and the function that wraps a rebuilt part, if that is more than the variant. After a variant, in brackets, how it is
/// rebuilt otherwise: `[leaf]` is kept as it is, `[path]` names a function. After `=>`, the hook of the compiler that renders
/// it. `macro name` at the end declares a macro that passes every variant with a hook to another macro.
macro_rules! nodes {
    ($(#[$meta:meta])* pub enum $name:ident $head:tt $variants:tt $(macro $list:ident)?) => {
        nodes!(@enum [$(#[$meta])*] $name $head $variants);
        $(nodes!(@list $list $variants);)?
    };
    (@enum [$(#[$enum_meta:meta])*] $name:ident $head:tt {
        $($(#[$meta:meta])* $variant:ident($part:ty) $([$($how:tt)+])? $(=> $hook:ident)?,)*
    }) => {
        $(#[$enum_meta])*
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$meta])* $variant($part),)*
        }
        #[allow(dead_code)] // not every enum needs all of them
        impl $name {
            /// Passes the children of the node to `walk`.
            pub fn descend<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
                match self {
                    $($name::$variant(part) => $crate::ast::tree::Tree::children(part, walk),)*
                }
            }
            /// Returns a copy in which every child is replaced by the result of `with`. Unnamed elements keep their identity.
            pub fn rebuild_children(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
                match self {
                    $($name::$variant(part) => nodes!(@rebuild $head [$($($how)+)?] $name $variant part with),)*
                }
            }
            /// The name of the variant.
            pub(crate) fn variant_name(&self) -> &'static str {
                match self {
                    $($name::$variant(_) => stringify!($variant),)*
                }
            }
            /// The address of the node, if other trees may share it.
            pub(crate) fn shared_address(&self) -> Option<usize> {
                match self {
                    $($name::$variant(part) => $crate::ast::tree::Tree::shared_address(part),)*
                }
            }
            #[inline]
            fn variant_summary(&self) -> $crate::ast::Summary {
                match self {
                    $($name::$variant(part) => $crate::ast::tree::Tree::summary(part),)*
                }
            }
        }
        impl $crate::ast::tree::Tree for $name {
            fn children<'a>(&'a self, walk: &mut dyn $crate::ast::tree::Walk<'a>) {
                nodes!(@visit $head self descend walk)
            }
            fn rebuild(&self, with: &mut dyn $crate::ast::tree::Rebuild) -> Self {
                nodes!(@visit $head self rebuild_children with)
            }
            fn same(&self, other: &Self, ids: &mut $crate::ast::tree::Pairs) -> bool {
                match (self, other) {
                    $(($name::$variant(a), $name::$variant(b)) => $crate::ast::tree::Tree::same(a, b, ids),)*
                    _ => false,
                }
            }
            fn digest(&self, to: &mut $crate::ast::tree::Digest) {
                to.add(&std::mem::discriminant(self));
                match self {
                    $($name::$variant(part) => $crate::ast::tree::Tree::digest(part, to),)*
                }
            }
            #[inline]
            fn summary(&self) -> $crate::ast::Summary {
                nodes!(@summary $head self)
            }
        }
    };
    (@visit () $self:ident $own:ident $visitor:ident) => { $self.$own($visitor) };
    (@visit ($visit:ident $(, $wrap:ident)?) $self:ident $own:ident $visitor:ident) => { $visitor.$visit($self) };
    (@summary () $self:ident) => { $self.variant_summary() };
    (@summary ($($head:tt)+) $self:ident) => { Self::summary($self) };
    (@rebuild $head:tt [leaf] $name:ident $variant:ident $part:ident $with:ident) => { $name::$variant($part.clone()) };
    (@rebuild $head:tt [$by:path] $name:ident $variant:ident $part:ident $with:ident) => { $by($part, $with) };
    (@rebuild ($visit:ident, $wrap:ident) [] $name:ident $variant:ident $part:ident $with:ident) => {
        $name::$wrap($part, $with, $name::$variant)
    };
    (@rebuild $head:tt [] $name:ident $variant:ident $part:ident $with:ident) => {
        $name::$variant($crate::ast::tree::Tree::rebuild($part, $with))
    };
    (@list $list:ident {
        $($(#[$meta:meta])* $variant:ident($part:ty) $([$($how:tt)+])? $(=> $hook:ident)?,)*
    }) => {
        $crate::ast::tree::macros::with_dollar! { ($d:tt) => {
            macro_rules! $list {
                ($d callback:ident $d ($d args:tt)*) => {
                    $d callback! { $d ($d args)* $($($variant => $hook,)?)* }
                };
            }
            pub(crate) use $list;
        } }
    };
}
pub(crate) use nodes;

/// Passes `$` to a macro, so that `nodes!` can declare one.
macro_rules! with_dollar { ($($body:tt)*) => {
    macro_rules! declare { $($body)* }
    declare!($);
} }
pub(crate) use with_dollar;

/// A `match` that renders each variant by its hook; the arms in braces are those of variants without one.
macro_rules! by_hook {
    ([$name:ident, $node:expr, $compiler:expr, $out:expr] { $($rest:tt)* } $($variant:ident => $hook:ident,)*) => {
        match $node {
            $($name::$variant(part) => $compiler.$hook($out, part),)*
            $($rest)*
        }
    };
}
pub(crate) use by_hook;
