//! What is counted while a document is read: entries of lists and maps, and the length of names.
//!
//! Of each entry some piece of code is made, or a check; of each name words, candidates and identifiers, all in all a
//! hundred times its length. Whoever met a limit reads no further, and whatever was read is dropped.

use super::Reader;
use crate::limits::Limit;
use crate::source::{Node, Span, Spanned, Text};

impl Reader<'_> {
    /// Whether one more entry of a list or a map may be read; reports the first that may not.
    pub(super) fn has_room(&mut self, entry: Span) -> bool {
        let most = self.limits.get(Limit::Members);
        if self.entries < most {
            self.entries += 1;
            return true;
        }
        if !std::mem::replace(&mut self.refused, true) {
            let more = "there are more entries of lists and maps";
            let found = self.limits.exceeded(Limit::Members, more, None, "select some of the operations");
            self.report(found.at(entry, "the limit is met here"));
        }
        false
    }

    /// Whether a key of the map `name` is short enough to be one; nothing where there is no room for an entry more.
    pub(super) fn has_key(&mut self, name: &str, key: &Spanned<Text>) -> Option<bool> {
        let more = || match name {
            "paths" => "a path is longer".to_owned(),
            _ => format!("a key of `{name}` is longer"),
        };
        self.has_room(key.span).then(|| self.is_short(key, key.span, more))
    }

    /// Whether a text in `name` is short enough: prose, patterns and what nobody is called by may be long.
    pub(super) fn is_short_text(&mut self, name: &str, node: &Node) -> bool {
        let is_free = matches!(name, "title" | "summary" | "description" | "a scope's description")
            || matches!(name, "version" | "pattern" | "$comment" | "termsOfService" | "bearerFormat");
        let more = || if name.contains(' ') { format!("{name} is longer") } else { format!("`{name}` is longer") };
        is_free || self.is_short(node.as_str().unwrap_or_default(), node.span, more)
    }

    fn is_short(&mut self, text: &str, place: Span, more: impl FnOnce() -> String) -> bool {
        if text.len() <= self.limits.get(Limit::NameBytes) {
            return true;
        }
        self.refused = true;
        let found = self.limits.exceeded(Limit::NameBytes, &more(), Some(text.len()), "make it shorter");
        self.report(found.at(place, "this one"));
        false
    }
}
