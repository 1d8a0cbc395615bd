//! Keeps the first error of a rendering, with the part of the statement that it is in.

use super::Renderer;
use crate::error::{Error, ErrorKind};
use crate::name::Name;
use crate::schema::ObjectName;

impl Renderer<'_> {
    /// Records an error; the first one is what `compile()` reports.
    #[cold]
    pub fn fail(&mut self, kind: ErrorKind) {
        self.error.get_or_insert(kind);
    }
    /// Runs `inner` in a part of a statement, which an error in it will name.
    pub(in crate::compiler) fn within(&mut self, part: impl FnOnce(&Self) -> String, inner: impl FnOnce(&mut Self)) {
        let failed = self.error.is_some();
        inner(self);
        if !failed && self.error.is_some() {
            let part = part(self);
            self.rare_mut().error_parts.extend((!part.is_empty()).then_some(part));
        }
    }
    /// Adds the parts of the statement that the first error is in.
    #[cold]
    pub(super) fn with_parts(&self, error: Error) -> Error {
        let parts = &self.rare().error_parts;
        if parts.is_empty() { error } else { error.with_place(parts.join(" of ")) }
    }
    /// Records that the dialect cannot express this. The hint says what to do, or is empty.
    #[cold]
    pub fn unsupported(&mut self, construct: &str, hint: &str) {
        let (major, minor, patch) = self.features.version;
        let version = if patch == 0 { format!("{major}.{minor}") } else { format!("{major}.{minor}.{patch}") };
        let dialect = self.dialect.name().into();
        self.fail(ErrorKind::Unsupported { construct: construct.into(), dialect, version: version.into(), hint: hint.into() });
    }
    /// Returns a name of the schema as this database takes it: a generated one is cut if it is too long, a given one is refused.
    pub(in crate::compiler) fn fitting(&mut self, made: ObjectName) -> Name {
        let name = made.fit(self.features.ddl.max_name);
        self.measure(&name);
        name
    }
    /// Refuses a name that is too long for what is created: the server would refuse it, or cut it in silence.
    pub(in crate::compiler) fn measure(&mut self, name: &Name) {
        let limit = self.features.ddl.max_name;
        if limit.excess(name) > 0 {
            let problem = format!("{} takes names of {}, and this one is longer; shorten it", self.dialect.name(), limit.describe());
            self.fail(ErrorKind::invalid(&format!("name {:?}", name.as_str()), problem));
        }
    }
}
