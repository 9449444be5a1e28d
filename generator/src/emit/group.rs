//! What a group of operations is called.

use super::doc::{Doc, code};
use crate::plan::{Group, GroupOf};

/// What a group is, in our own words; what the document says of it stands once in a file, where most look for it.
pub(super) fn doc(group: &Group) -> Doc {
    let noun = if group.of == GroupOf::Hooks { "Requests" } else { "Operations" };
    Doc::ours(format!("{noun} {}.", which(group)))
}

/// What a group has: `Handlers of the operations tagged …`.
pub(super) fn title(what: &str, group: &Group) -> String {
    let noun = if group.of == GroupOf::Hooks { "requests" } else { "operations" };
    format!("{what} of the {noun} {}.", which(group))
}

fn which(group: &Group) -> String {
    match &group.of {
        GroupOf::Tag(tag) => format!("tagged {}", code(&tag.0)),
        GroupOf::Resource(resource) => format!("on {}", code(&resource.0)),
        GroupOf::Hooks => "that the API makes: webhooks and callbacks".to_owned(),
        GroupOf::Untagged => "without a tag".to_owned(),
    }
}
