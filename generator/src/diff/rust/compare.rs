//! What changed in an item, and whose code it concerns.

use super::super::change::Detail;
use super::arguments::{self, Arguments, plain};
use super::edition::Edition;
use super::effect::{Users, Whose, additive, breaking};
use super::item::{Argument, Facet, Kind, Path, Public, Shape};
use super::reach::Uses;
use super::spelled::renamed;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Two editions that are compared.
pub(super) struct Comparison<'a> {
    old: &'a Edition<'a>,
    new: &'a Edition<'a>,
    /// The types that have other names now.
    names: BTreeMap<String, String>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Edition<'a>, new: &'a Edition<'a>, renames: &BTreeMap<Path, Path>) -> Self {
        let last = |path: &Path| path.1.rsplit("::").next().unwrap_or_default().to_owned();
        let types = renames.iter().filter(|(path, _)| path.0 == crate::config::CrateKind::Types);
        Self { old, new, names: types.map(|(old, new)| (last(old), last(new))).collect() }
    }

    /// What changed; the worst is not yet first.
    pub(super) fn details(&self, path: &Path, old: &Public, to: &Path, new: &Public) -> Vec<Detail> {
        let mut details = Vec::new();
        if path == to && old.kind == new.kind && old.facets == new.facets {
            return details;
        }
        let users = self.users(path, to);
        if path != to {
            details.push(breaking(Users::naming(path), None, format!("is called `{}` now, was `{}`", to.1, path.1)));
        }
        let (old, new) = match self.alike(path, old, to, new, &mut details, users) {
            Some(pair) => pair,
            None => return details,
        };
        if let (Some(before), Some(after)) = (old.kind, new.kind)
            && before != after
        {
            details.push(breaking(users.touch, None, format!("is {} now, was {}", after.as_str(), before.as_str())));
            return details;
        }
        let kind = old.kind.or(new.kind);
        let one = One { comparison: self, users, kind, path, to };
        for ((facet, name), before) in &old.facets {
            match new.facets.get(&(*facet, name.clone())) {
                Some(after) => one.changed(*facet, name, before, after, &mut details),
                None => one.removed(*facet, name, before, &new, &mut details),
            }
        }
        let exhaustive = old.facets.contains_key(&(Facet::Exhaustive, String::new()));
        for ((facet, name), after) in &new.facets {
            if !self.had(&old, *facet, name) {
                one.added(*facet, name, after, exhaustive, &mut details);
            }
        }
        details
    }

    fn users(&self, path: &Path, to: &Path) -> Users {
        let (old, new) = (self.old.uses(path), self.new.uses(to));
        let uses = Uses {
            request: old.request || new.request,
            response: old.response || new.response,
            is_record: old.is_record || new.is_record,
            ..Uses::default()
        };
        Users::of(path, &uses)
    }

    /// Whether there was a facet, by the name that it has now.
    fn had(&self, old: &Public, facet: Facet, name: &str) -> bool {
        old.facets.contains_key(&(facet, name.to_owned()))
            || old.facets.keys().any(|(other, before)| *other == facet && self.spelled(before) == self.resolved(name))
    }

    /// Where one is another name of a type of the document, and the other a type: compared is what they stand for.
    fn alike<'p>(
        &self,
        path: &Path,
        old: &'p Public,
        to: &Path,
        new: &'p Public,
        details: &mut Vec<Detail>,
        users: Users,
    ) -> Option<(Cow<'p, Public>, Cow<'p, Public>)> {
        let of = |edition: &Edition<'_>, path: &Path| {
            let target = edition.aliases.get(&path.1)?;
            edition.definition(&(path.0, target.clone()))
        };
        match (old.kind, new.kind) {
            (Some(Kind::Alias), Some(Kind::Alias)) | (None, _) | (_, None) => {}
            (Some(_), Some(Kind::Alias)) => {
                if let Some(target) = of(self.new, to) {
                    return Some((Cow::Borrowed(old), Cow::Owned(target)));
                }
            }
            (Some(Kind::Alias), Some(_)) => {
                if let (Some(target), Some(name)) = (of(self.old, path), self.old.aliases.get(&path.1)) {
                    let what = format!("is a type of its own now, was another name of `{name}`");
                    details.push(breaking(users.touch, None, what));
                    return Some((Cow::Owned(target), Cow::Borrowed(new)));
                }
            }
            _ => {}
        }
        Some((Cow::Borrowed(old), Cow::Borrowed(new)))
    }

    /// What was written for the old edition, as the new one understands it.
    fn spelled(&self, exact: &str) -> String {
        self.resolved(&renamed(exact, &self.names))
    }

    fn resolved(&self, exact: &str) -> String {
        renamed(exact, &self.new.aliases)
    }

    fn arguments(&self, old: &[Argument], new: &[Argument], path: &Path, to: &Path) -> Arguments {
        let of = |all: &[Argument], spell: &dyn Fn(&str) -> String| -> Vec<Argument> {
            all.iter().map(|one| Argument { exact: spell(&one.exact), ..one.clone() }).collect()
        };
        let (old, new) = (of(old, &|exact| self.spelled(exact)), of(new, &|exact| self.resolved(exact)));
        arguments::compare(&old, &new, [self.old.in_path(path), self.new.in_path(to)])
    }
}

/// An item that is compared.
struct One<'a> {
    comparison: &'a Comparison<'a>,
    users: Users,
    kind: Option<Kind>,
    path: &'a Path,
    to: &'a Path,
}

impl One<'_> {
    fn removed(&self, facet: Facet, name: &str, old: &Shape, new: &Public, details: &mut Vec<Detail>) {
        let Users { touch, build, read } = self.users;
        let shown = plain(name);
        let (whose, what) = match facet {
            Facet::Field if self.kind == Some(Kind::Tuple) => (touch, format!("has no element {shown} any more")),
            Facet::Field => (touch, format!("the field `{shown}` is gone")),
            Facet::Variant => (touch, format!("the variant `{shown}` is gone")),
            Facet::Constructor => (build, "there is no `new` any more".to_owned()),
            Facet::Method | Facet::Const => (read, format!("`{shown}` is gone")),
            Facet::Implements => {
                // It may be the same under the name that a type has now.
                let now = self.comparison.spelled(name);
                if new.facets.keys().any(|(other, name)| *other == facet && self.comparison.resolved(name) == now) {
                    return;
                }
                let whose = match name.split(' ').next() {
                    Some("From" | "Default") => build,
                    Some("Narrow") => Whose::CALLERS,
                    _ => touch,
                };
                (whose, format!("no longer implements `{}`", old.text))
            }
            Facet::Operation => (Whose::CALLERS, format!("it has no {} any more, was `{}`", part(name), old.text)),
            Facet::Target | Facet::Signature => (touch, "is gone".to_owned()),
            Facet::Demand => (Whose::IMPLEMENTORS, format!("no longer asks for `{shown}`")),
            Facet::Setter => (Whose::CALLERS, format!("the setter `{shown}` is gone")),
            Facet::Exhaustive => (touch, "may get further members: match it with `..`".to_owned()),
            Facet::Deprecated => return,
        };
        details.push(breaking(whose, member(name), what));
    }

    fn added(&self, facet: Facet, name: &str, new: &Shape, exhaustive: bool, details: &mut Vec<Detail>) {
        let Users { touch, build, read } = self.users;
        let (shown, text) = (plain(name), &new.text);
        let (whose, what) = match facet {
            Facet::Field if exhaustive => {
                details.push(breaking(touch, member(name), format!("has a further element, `{text}`")));
                return;
            }
            Facet::Field => (touch, format!("the field `{shown}: {text}` is new")),
            Facet::Variant if exhaustive => {
                details.push(breaking(touch, member(name), format!("the variant `{shown}` is new")));
                return;
            }
            Facet::Variant => (touch, format!("the variant `{shown}` is new")),
            Facet::Constructor => (build, "there is a `new`".to_owned()),
            Facet::Method | Facet::Const => (read, format!("`{shown}` is new")),
            Facet::Implements => (touch, format!("implements `{text}`")),
            Facet::Operation => (Whose::CALLERS, format!("has {}: `{text}`", part(name))),
            Facet::Demand => {
                let what = format!("asks for `{shown}`");
                details.push(breaking(Whose::IMPLEMENTORS, member(name), what));
                return;
            }
            Facet::Setter => (Whose::CALLERS, format!("the setter `{shown}` is new")),
            Facet::Deprecated => (touch, "is deprecated".to_owned()),
            Facet::Target | Facet::Signature | Facet::Exhaustive => return,
        };
        details.push(additive(whose, member(name), what));
    }

    fn changed(&self, facet: Facet, name: &str, old: &Shape, new: &Shape, details: &mut Vec<Detail>) {
        if old == new {
            return;
        }
        let Users { touch, build, read } = self.users;
        let comparison = self.comparison;
        let shown = plain(name);
        let differs = comparison.spelled(&old.exact) != comparison.resolved(&new.exact);
        let (now, before) = (&new.text, &old.text);
        match facet {
            Facet::Constructor => self.called(build, Some("new"), "`new`", old, new, details),
            Facet::Method => self.called(read, member(name), &format!("`{shown}`"), old, new, details),
            Facet::Setter => {
                self.called(Whose::CALLERS, member(name), &format!("the setter `{shown}`"), old, new, details);
            }
            Facet::Signature => self.signature(old, new, details),
            Facet::Field if differs && self.kind == Some(Kind::Tuple) => {
                details.push(breaking(touch, member(name), format!("element {shown} is `{now}` now, was `{before}`")));
            }
            Facet::Field if differs => {
                let what = format!("the field `{shown}` is of the type `{now}` now, was `{before}`");
                details.push(breaking(touch, member(name), what));
            }
            Facet::Variant if differs => {
                let holds = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
                let what = format!("the variant `{shown}` holds {} now, was {}", holds(now), holds(before));
                details.push(breaking(touch, member(name), what));
            }
            Facet::Const if differs => {
                details.push(breaking(
                    read,
                    member(name),
                    format!("`{shown}` is of the type `{now}` now, was `{before}`"),
                ));
            }
            Facet::Operation if differs => {
                let what = format!("has other {}: `{now}`, was `{before}`", part(name));
                details.push(breaking(Whose::CALLERS, member(name), what));
            }
            Facet::Target if differs => {
                details.push(breaking(touch, None, format!("stands for `{now}` now, was `{before}`")));
            }
            Facet::Demand if differs => {
                let what = format!("asks for `{shown}: {now}` now, was `{before}`");
                details.push(breaking(Whose::IMPLEMENTORS, member(name), what));
            }
            _ => {}
        }
    }

    /// The signature of an item that is nothing but that.
    fn signature(&self, old: &Shape, new: &Shape, details: &mut Vec<Detail>) {
        let comparison = self.comparison;
        if self.kind != Some(Kind::Handler) {
            return self.called(self.users.touch, None, "it", old, new, details);
        }
        // What implementors call their parameters is theirs.
        let types = |shape: &Shape, spell: &dyn Fn(&str) -> String| -> Vec<String> {
            let arguments = shape.arguments.iter().map(|argument| &argument.exact);
            arguments.chain([&shape.gives, &shape.exact]).map(|exact| spell(exact)).collect()
        };
        let (was, is) =
            (types(old, &|exact| comparison.spelled(exact)), types(new, &|exact| comparison.resolved(exact)));
        if was != is {
            let what = match comparison.arguments(&old.arguments, &new.arguments, self.path, self.to) {
                Arguments::Breaking(what) => what,
                _ => format!("gives `{}` now, was `{}`", new.text, old.text),
            };
            details.push(breaking(Whose::IMPLEMENTORS, None, what));
        }
        match (old.default, new.default) {
            (true, false) => {
                details.push(breaking(Whose::IMPLEMENTORS, None, "has to be implemented".to_owned()));
            }
            (false, true) => {
                details.push(additive(Whose::IMPLEMENTORS, None, "need not be implemented any more".to_owned()));
            }
            _ => {}
        }
    }

    fn called(
        &self,
        whose: Whose,
        name: Option<&str>,
        shown: &str,
        old: &Shape,
        new: &Shape,
        details: &mut Vec<Detail>,
    ) {
        let comparison = self.comparison;
        let arguments = comparison.arguments(&old.arguments, &new.arguments, self.path, self.to);
        // A setter is called by what it sets, and a link by what it follows.
        let named = self.kind != Some(Kind::Setters) && self.path.0 != crate::config::CrateKind::Server;
        match arguments {
            Arguments::Breaking(what) => details.push(breaking(whose, name, format!("{shown} {what}"))),
            Arguments::Silent(what) if named => {
                let detail = breaking(whose, name, format!("{shown} takes other arguments of the same types: {what}"));
                details.push(Detail { silent: true, ..detail });
            }
            Arguments::Silent(_) | Arguments::Same => {}
        }
        if comparison.spelled(&old.gives) != comparison.resolved(&new.gives) {
            let what = format!("{shown} gives `{}` now, was `{}`", new.text, old.text);
            details.push(breaking(whose, name, what));
        }
        if comparison.spelled(&old.exact) != comparison.resolved(&new.exact) {
            let what = match new.bounds == old.bounds {
                true => format!("{shown} is called in another way"),
                false => format!("{shown} asks for `{}` now", new.bounds),
            };
            details.push(breaking(whose, name, what));
        }
    }
}

/// An item that is gone.
pub(super) fn gone(path: &Path) -> Detail {
    breaking(Users::naming(path), None, "is gone".to_owned())
}

/// An item that is new.
pub(super) fn new(path: &Path, public: &Public) -> Detail {
    let whose = Users::naming(path);
    let asked = public.kind == Some(Kind::Handler)
        && public.facets.get(&(Facet::Signature, String::new())).is_some_and(|shape| !shape.default);
    match asked {
        true => breaking(whose, None, "is new, and has to be implemented".to_owned()),
        false => additive(whose, None, "is new".to_owned()),
    }
}

fn member(name: &str) -> Option<&str> {
    (!name.is_empty()).then_some(name)
}

/// What of an operation a type is for.
fn part(name: &str) -> &'static str {
    match name {
        "Response" => "responses",
        "Failure" => "errors",
        "Headers" => "headers",
        _ => "items of pages",
    }
}
