//! Names of a schema that nothing has, and that are like one that is there.
//!
//! ```yaml
//! pattern: /^[a-z]+$/            # the slashes are JavaScript's, not the expression's
//! required: [nmae]              # `name` is a property
//! properties: {name: {type: string, format: datetime}}   # `date-time` is a format
//! ```

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::SchemaObject;
use crate::near::{did_you_mean, is_alike, nearest};
use crate::source::Spanned;

/// Formats that change what is generated or checked (OpenAPI Format Registry; JSON Schema 2020-12 Validation, section 7).
const FORMATS: [&str; 14] = [
    "binary",
    "byte",
    "date",
    "date-time",
    "double",
    "email",
    "float",
    "hostname",
    "int32",
    "int64",
    "time",
    "uri",
    "uri-reference",
    "uuid",
];

/// In a schema with more properties than this nobody looks for near misses.
const SEARCHED: usize = 500;

impl Reader<'_> {
    /// Warns of such names in `schema`, and reads a pattern without the slashes around it.
    pub(super) fn misspelt(&mut self, schema: &mut SchemaObject) {
        if let Some(pattern) = &schema.string.pattern
            && let Some(meant) = pattern.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'))
            && meant.starts_with('^')
            && meant.ends_with('$')
        {
            // What stands before the beginning, and behind the end, matches nothing.
            let message = format!("the pattern `{}` stands between slashes", pattern.as_str());
            let found = Diagnostic::warning(Code::BadPattern, message).at(pattern.span, "read without them");
            let (span, meant) = (pattern.span, meant.to_owned());
            self.report(found.help(format!("write `{meant}`: the slashes are those of a JavaScript program")));
            schema.string.make().pattern = Some(Spanned::new(meant.into(), span));
        }
        let properties = &schema.object.properties;
        if properties.len() <= SEARCHED {
            for name in schema.object.required.iter().filter(|name| !properties.contains_key(name.as_str())) {
                // One that is required in its own right is another one.
                let names =
                    properties.entries().map(|entry| &entry.key).filter(|key| !schema.object.required.contains(key));
                let Some(meant) = nearest(name, names.clone().map(Spanned::as_str)) else { continue };
                let message = format!("`required` names `{name}`, which is no property of this schema");
                let found = Diagnostic::warning(Code::Misspelt, message).at(name.span, "no such property");
                let declared = names.clone().find(|key| key.as_str() == meant);
                let found =
                    declared.into_iter().fold(found, |found, key| found.at(key.span, "not required by this name"));
                self.report(found.help(did_you_mean(&[meant]).unwrap_or_default()));
            }
        }
        // Other words than these are somebody's own formats: only their spelling is looked at.
        let Some(format) = schema.format.as_ref().filter(|format| !FORMATS.contains(&format.as_str())) else { return };
        if let Some(meant) = FORMATS.into_iter().find(|known| is_alike(known, format)) {
            let message = format!("no format is called `{}`", format.as_str());
            let found = Diagnostic::warning(Code::Misspelt, message).at(format.span, "checks nothing");
            self.report(found.help(did_you_mean(&[meant]).unwrap_or_default()));
        }
    }
}
