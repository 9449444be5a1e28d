//! References that lead nowhere: what was meant by them.
//!
//! A reference ends with a name. Where an entry of that kind has the name, or one like it, the rest of the reference is
//! what is wrong: `#/definitions/Pet`, `#/components/schema/Pet`, `#components/schemas/Pet`, `/components/schemas/Pet`
//! and `Pet` are all meant to be `#/components/schemas/Pet`.

use super::Reader;
use super::find::lookup;
use crate::document::pointer::canonical;
use crate::document::{Kind, swagger};
use crate::json_pointer::unescape;
use crate::near::{all_nearest, did_you_mean};
use crate::source::{Node, Span, Spanned, Text};

impl Reader<'_> {
    /// The reference to an entry of this kind, in the words of the document's version.
    pub(super) fn address(&self, kind: Kind, name: &str) -> String {
        let segments = |section: &[&str]| section.iter().copied().chain([name]).map(str::to_owned).collect::<Vec<_>>();
        match swagger::section(kind).filter(|_| self.swagger) {
            Some(section) => canonical("", &segments(&[section])),
            None => canonical("", &segments(&["components", kind.section()])),
        }
    }

    /// How to mend a reference whose pointer leads nowhere in `tree`, which is that of another file where one is named.
    pub(super) fn mend(
        &self,
        tree: &Node,
        file: Option<&str>,
        kind: Kind,
        written: &Spanned<Text>,
        segments: &[String],
    ) -> String {
        let local = file.is_none();
        let entries = || if local { self.entries_meant(kind, written) } else { None };
        let meant = entries().filter(|(_, exact)| *exact).map(|(meant, _)| meant);
        let meant = meant.or_else(|| self.pointer_meant(tree, file.unwrap_or_default(), segments));
        let meant = meant.or_else(|| entries().map(|(meant, _)| meant));
        meant.and_then(|meant| did_you_mean(&meant)).unwrap_or_else(|| {
            if let Some((there, failing)) = self.end(tree, segments).filter(|(there, _)| there.len() > 2) {
                return format!("`{}` has no `{failing}`: mend the reference", canonical("", &self.unmoved(there)));
            }
            let name = segments.iter().rfind(|segment| !segment.is_empty()).map_or("it", String::as_str);
            let section = self.address(kind, "");
            format!("declare `{name}` under `{}`, or mend the reference", section.trim_matches(['#', '/']))
        })
    }

    /// The entries of a kind whose name is the last one of a reference, or one like it; whether it is that very name. What
    /// the reference stands in is not meant.
    pub(super) fn entries_meant(&self, kind: Kind, written: &Spanned<Text>) -> Option<(Vec<String>, bool)> {
        let last = written.split(['/', '\\', '#']).rfind(|part| !part.is_empty())?;
        let last = unescape(last);
        let stem = [".yaml", ".yml", ".json"].iter().find_map(|end| last.strip_suffix(end)).unwrap_or(&last);
        let declared = self.tree.get("components")?.get(kind.section())?.as_object()?;
        let is_around = |name: &str| declared.get(name).is_some_and(|entry| is_within(written.span, entry.span));
        let is_meant = |name: &&str| declared.contains_key(name) && !is_around(name);
        if let Some(name) = [last.as_str(), stem].into_iter().find(is_meant) {
            return Some((vec![self.address(kind, name)], true));
        }
        let near = all_nearest(stem, declared.keys().map(Spanned::as_str).take(self.searched()));
        let near = near.into_iter().filter(|name| !is_around(name));
        let near: Vec<String> = near.map(|name| self.address(kind, name)).collect();
        (!near.is_empty()).then_some((near, false))
    }

    /// The part of a pointer that leads somewhere, and the first name after it.
    fn end<'s>(&self, tree: &Node, segments: &'s [String]) -> Option<(&'s [String], &'s String)> {
        let at = (0..segments.len()).find(|at| lookup(tree, segments.get(..=*at).unwrap_or_default()).is_none())?;
        let (before, after) = segments.split_at_checked(at)?;
        Some((before, after.first()?))
    }

    /// The pointer with another name in the place of the first one that is not there.
    fn pointer_meant(&self, tree: &Node, file: &str, segments: &[String]) -> Option<Vec<String>> {
        let (before, failing) = self.end(tree, segments)?;
        let rest = segments.get(before.len() + 1..)?;
        let names = lookup(tree, before)?.as_object()?.keys().map(Spanned::as_str);
        let pointer = |name: &str| {
            let segments: Vec<String> =
                before.iter().cloned().chain([name.to_owned()]).chain(rest.iter().cloned()).collect();
            lookup(tree, &segments).map(|_| canonical(file, &self.unmoved(&segments)))
        };
        let meant: Vec<String> =
            all_nearest(failing, names.take(self.searched())).into_iter().filter_map(pointer).collect();
        (!meant.is_empty()).then_some(meant)
    }

    /// A pointer into the document as it was written.
    fn unmoved(&self, segments: &[String]) -> Vec<String> {
        match segments {
            [components, section, rest @ ..] if self.swagger && components == "components" => {
                let written = swagger::written(section).unwrap_or(section);
                [written.to_owned()].into_iter().chain(rest.iter().cloned()).collect()
            }
            _ => segments.to_vec(),
        }
    }
}

fn is_within(inner: Span, outer: Span) -> bool {
    inner.file == outer.file && outer.start <= inner.start && inner.end <= outer.end
}
