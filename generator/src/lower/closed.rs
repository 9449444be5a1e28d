//! Objects that `unevaluatedProperties: false` closes.
//!
//! ```yaml
//! allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]
//! unevaluatedProperties: false
//! ```
//! Where all that is evaluated are the members of the object itself, it is as closed as `additionalProperties: false`
//! makes it, and has no place for others.

use crate::ir::{Additional, Object, Rule};
use crate::source::Text;

/// Takes a constraint that refuses every member which is not listed for what it says of the type.
pub(super) fn close(object: &mut Object) {
    if object.additional != Additional::Open {
        return;
    }
    let listed = |names: &[Text]| {
        names.iter().all(|name| object.members.iter().any(|member| member.name == *name))
            && object.members.iter().all(|member| names.contains(&member.name))
    };
    let closes = |rule: &Rule| match rule {
        Rule::OtherProperties { names, patterns, rules } => {
            patterns.is_empty() && matches!(rules.as_slice(), [Rule::Refused(_)]) && listed(names)
        }
        _ => false,
    };
    if let Some(at) = object.rules.iter().position(closes) {
        object.rules.remove(at);
        object.additional = Additional::Refused;
    }
}
