//! [`Info`]: user-defined data on tables and columns.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// User-defined data on a table or a column, one value of each Rust type. It is not compared.
#[derive(Clone, Default)]
pub struct Info(BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Info {
    pub(crate) fn insert<T: Any + Send + Sync>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Arc::new(value));
    }
    /// The value of this type.
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<T>()).and_then(|value| value.downcast_ref())
    }
}
impl fmt::Debug for Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Info({})", self.0.len())
    }
}
impl PartialEq for Info {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
