//! What changed in an item, and whose code it concerns.

use super::super::change::{Detail, Event, Part};
use super::advice::{self, Callee};
use super::arguments::{self, Arguments, plain};
use super::edition::Edition;
use super::effect::{Users, Whose, additive, breaking};
use super::item::{Argument, Facet, Kind, Path, Public, Shape};
use super::parts::{self, Parts};
use super::reach::Uses;
use super::spelled::renamed;
use crate::config::CrateKind;
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
        let types = renames.iter().filter(|(path, _)| path.0 == CrateKind::Types);
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
            let what = format!("is called `{}` now, was `{}`", to.1, path.1);
            let advice = advice::renamed(path, to, old.kind.or(new.kind));
            let event = Event::Renamed { was: path.1.clone(), now: to.1.clone() };
            details.push(Detail { event, ..breaking(users.touch, None, what, advice) });
        }
        let (old, new) = match self.alike(path, old, to, new, &mut details, users) {
            Some(pair) => pair,
            None => return details,
        };
        if let (Some(before), Some(after)) = (old.kind, new.kind)
            && before != after
        {
            let what = format!("is {} now, was {}", after.as_str(), before.as_str());
            let advice = format!("Rewrite what uses `{}`: it {what}.", to.1);
            let lost = old.types();
            let event = Event::Converted;
            details.push(Detail { event, lost, ..breaking(users.touch, None, what, advice) });
            return details;
        }
        let kind = old.kind.or(new.kind);
        let parts = parts::renamed((self.old, path), (self.new, to));
        let one = One { comparison: self, users, kind, path, to, parts };
        for ((facet, name), before) in &old.facets {
            let count = details.len();
            let renamed = one.now(*facet, name, &new);
            if let Some((now, _)) = renamed {
                details.push(one.called_otherwise(*facet, name, now, &new));
            }
            let left = renamed.or_else(|| Some((name.as_str(), new.facets.get(&(*facet, name.clone()))?)));
            match left {
                Some((now, after)) => one.changed(*facet, now, before, after, &mut details),
                None => {
                    one.removed(*facet, name, before, &new, &mut details);
                    details.iter_mut().skip(count).for_each(|detail| detail.event = Event::Removed);
                }
            }
            let kept = left.map(|(_, after)| after.types()).unwrap_or_default();
            let lost: Vec<String> = before.types().difference(&kept).map(|name| (*name).to_owned()).collect();
            for detail in details.iter_mut().skip(count) {
                detail.part = part_of(*facet);
                detail.lost.clone_from(&lost);
            }
        }
        let exhaustive = old.facets.contains_key(&(Facet::Exhaustive, String::new()));
        for ((facet, name), after) in &new.facets {
            if !self.had(&old, *facet, name) && !one.is_known(&old, *facet, name) {
                let count = details.len();
                one.added(*facet, name, after, exhaustive, &mut details);
                for detail in details.iter_mut().skip(count) {
                    (detail.part, detail.event) = (part_of(*facet), Event::Added);
                }
            }
        }
        for detail in &mut details {
            detail.argument = detail.argument.take().or_else(|| made_by(&old, detail.member.as_deref()?));
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
            // What operations share stands beside what they have of their own.
            let (module, name) =
                path.1.rsplit_once("::").map_or(("", path.1.as_str()), |(module, name)| (module, name));
            let target = edition.aliases.get(name)?;
            let target = if module.is_empty() { target.clone() } else { format!("{module}::{target}") };
            edition.whole(&(path.0, target))
        };
        match (old.kind, new.kind) {
            (Some(Kind::Alias), Some(Kind::Alias)) | (None, _) | (_, None) => {}
            (Some(Kind::Reexport), Some(Kind::Reexport)) => {
                if let (Some(was), Some(is)) = (of(self.old, path), of(self.new, to)) {
                    return Some((Cow::Owned(was), Cow::Owned(is)));
                }
            }
            (Some(Kind::Reexport), Some(_)) => {
                if let Some(target) = of(self.old, path) {
                    return Some((Cow::Owned(target), Cow::Borrowed(new)));
                }
            }
            (Some(_), Some(Kind::Alias | Kind::Reexport)) => {
                if let Some(target) = of(self.new, to) {
                    return Some((Cow::Borrowed(old), Cow::Owned(target)));
                }
            }
            (Some(Kind::Alias), Some(_)) => {
                if let (Some(target), Some(name)) = (of(self.old, path), self.old.aliases.get(&path.1)) {
                    // Which of several equal types is the definition may change.
                    if self.meant(name) != self.meant(&to.1) {
                        let what = format!("is a type of its own now, was another name of `{name}`");
                        let advice = format!("Tell `{}` and `{name}` apart: they are no longer one type.", to.1);
                        details.push(breaking(users.touch, None, what, advice));
                    }
                    return Some((Cow::Owned(target), Cow::Borrowed(new)));
                }
            }
            _ => {}
        }
        Some((Cow::Borrowed(old), Cow::Borrowed(new)))
    }

    /// What was written for the old edition, as the new one understands it.
    pub(super) fn spelled(&self, exact: &str) -> String {
        self.resolved(&renamed(exact, &self.names))
    }

    pub(super) fn resolved(&self, exact: &str) -> String {
        renamed(exact, &self.new.aliases)
    }

    /// The definition that a name stands for now.
    fn meant<'n>(&'n self, name: &'n String) -> &'n String {
        self.new.aliases.get(name).unwrap_or(name)
    }
}

/// An item that is compared.
pub(super) struct One<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) users: Users,
    pub(super) kind: Option<Kind>,
    pub(super) path: &'a Path,
    pub(super) to: &'a Path,
    /// The parts that have other names now.
    pub(super) parts: Parts,
}

impl One<'_> {
    /// Compares arguments. What the caller has called otherwise is the same argument.
    pub(super) fn arguments(&self, old: &[Argument], new: &[Argument]) -> Arguments {
        let comparison = self.comparison;
        let was = old.iter().map(|one| Argument {
            exact: comparison.spelled(&one.exact),
            name: self.parts.get(&one.name).unwrap_or(&one.name).clone(),
            ..one.clone()
        });
        let is = new.iter().map(|one| Argument { exact: comparison.resolved(&one.exact), ..one.clone() });
        let in_path = [comparison.old.in_path(self.path), comparison.new.in_path(self.to)];
        arguments::compare(&was.collect::<Vec<_>>(), &is.collect::<Vec<_>>(), in_path)
    }

    /// What a part is called now that was called otherwise, and how it looks.
    fn now<'n>(&'n self, facet: Facet, name: &str, new: &'n Public) -> Option<(&'n str, &'n Shape)> {
        let now = self.parts.get(name).filter(|_| parts::is_named(facet))?;
        Some((now, new.facets.get(&(facet, now.clone()))?))
    }

    /// Whether a part is one that was called otherwise.
    fn is_known(&self, old: &Public, facet: Facet, name: &str) -> bool {
        let mut was = self.parts.iter().filter(|(_, now)| *now == name).map(|(was, _)| was);
        parts::is_named(facet) && was.any(|was| old.facets.contains_key(&(facet, was.clone())))
    }

    fn called_otherwise(&self, facet: Facet, was: &str, now: &str, new: &Public) -> Detail {
        let whose = if facet == Facet::Setter { Whose::CALLERS } else { self.users.touch };
        let kind = (facet == Facet::Setter).then_some(Kind::Method);
        let what = format!("the {} `{}` is called `{}` now", parts::kind(facet), plain(was), plain(now));
        let path = |of: &Path, name: &str| (of.0, format!("{}::{}", of.1, plain(name)));
        let advice = advice::renamed(&path(self.path, was), &path(self.to, now), kind);
        // Where another part has the old name, what was written goes on compiling.
        let silent = new.facets.contains_key(&(facet, was.to_owned()));
        let event = Event::Renamed { was: plain(was).to_owned(), now: plain(now).to_owned() };
        Detail { event, silent, ..breaking(whose, member(now), what, advice) }
    }

    fn removed(&self, facet: Facet, name: &str, old: &Shape, new: &Public, details: &mut Vec<Detail>) {
        let Users { touch, build } = self.users;
        let shown = plain(name);
        let (whose, what) = match facet {
            Facet::Field if self.kind == Some(Kind::Tuple) => (touch, format!("the element `.{shown}` is gone")),
            Facet::Field => (touch, format!("the field `{shown}` is gone")),
            Facet::Variant => (touch, format!("the variant `{shown}` is gone")),
            Facet::Constructor => (build, "there is no `new` any more".to_owned()),
            Facet::Method | Facet::Const => (touch, format!("`{shown}` is gone")),
            Facet::Implements => {
                // It may be the same under the name that a type has now.
                let now = self.comparison.spelled(name);
                let has = |(other, name): &(Facet, String)| *other == facet && self.comparison.resolved(name) == now;
                // Everything is made of itself.
                let itself = format!("From < @{} >", self.comparison.meant(&self.to.1));
                if now == itself || new.facets.keys().any(has) {
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
        let advice = advice::removed(self.to, facet, name, &old.text, self.kind);
        details.push(breaking(whose, member(name), what, advice));
    }

    fn added(&self, facet: Facet, name: &str, new: &Shape, exhaustive: bool, details: &mut Vec<Detail>) {
        let Users { touch, build } = self.users;
        let (shown, text) = (plain(name), &new.text);
        let (whose, what) = match facet {
            Facet::Field if exhaustive => {
                let what = format!("has a further element, `{text}`");
                let advice = format!("Add the element `.{shown}` where `{}` is made or taken apart.", self.to.1);
                details.push(breaking(touch, member(name), what, advice));
                return;
            }
            Facet::Field => (touch, format!("the field `{shown}: {text}` is new")),
            Facet::Variant if exhaustive => {
                let advice = format!("Add an arm for `{}::{shown}` to each `match`.", self.to.1);
                details.push(breaking(touch, member(name), format!("the variant `{shown}` is new"), advice));
                return;
            }
            Facet::Variant => (touch, format!("the variant `{shown}` is new")),
            Facet::Constructor => (build, "there is a `new`".to_owned()),
            Facet::Method | Facet::Const => (touch, format!("`{shown}` is new")),
            Facet::Implements => (touch, format!("implements `{text}`")),
            Facet::Operation => (Whose::CALLERS, format!("has {}: `{text}`", part(name))),
            Facet::Demand => {
                let what = format!("asks for `{shown}`");
                let advice = advice::demanded(self.to, name, text);
                details.push(breaking(Whose::IMPLEMENTORS, member(name), what, advice));
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
        let Users { touch, build } = self.users;
        let comparison = self.comparison;
        let shown = plain(name);
        let differs = comparison.spelled(&old.exact) != comparison.resolved(&new.exact);
        let (now, before) = (&new.text, &old.text);
        let retyped = || advice::retyped(self.to, name, now, before);
        let of = format!("{}::{shown}", self.to.1);
        match facet {
            Facet::Constructor => {
                let is_record = build == Whose::IMPLEMENTORS && touch == Whose::IMPLEMENTORS;
                let callee = if is_record { Callee::Record(self.to) } else { Callee::Called(of) };
                self.called(build, Some("new"), ("`new`", &callee), old, new, details);
            }
            Facet::Method => {
                self.called(touch, member(name), (&format!("`{shown}`"), &Callee::Called(of)), old, new, details);
            }
            Facet::Setter => {
                let what = format!("the setter `{shown}`");
                self.called(Whose::CALLERS, member(name), (&what, &Callee::Called(of)), old, new, details);
            }
            Facet::Signature => self.signature(old, new, details),
            Facet::Field if differs && self.kind == Some(Kind::Tuple) => {
                let what = format!("the element `.{shown}` is `{now}` now, was `{before}`");
                details.push(breaking(touch, member(name), what, retyped()));
            }
            Facet::Field if differs => {
                let what = format!("the field `{shown}` is of the type `{now}` now, was `{before}`");
                details.push(breaking(touch, member(name), what, retyped()));
            }
            Facet::Variant if differs => {
                let holds = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
                let what = format!("the variant `{shown}` holds {} now, held {}", holds(now), holds(before));
                let advice = format!(
                    "Change what makes or matches `{of}`: it holds {} now, held {}.",
                    holds(now),
                    holds(before)
                );
                details.push(breaking(touch, member(name), what, advice));
            }
            Facet::Const if differs => {
                let what = format!("`{shown}` is of the type `{now}` now, was `{before}`");
                details.push(breaking(touch, member(name), what, retyped()));
            }
            Facet::Operation if differs => {
                let what = format!("has other {}: `{now}`, was `{before}`", part(name));
                let advice = format!(
                    "Change what is done with the {} of `Call<{}>`: `{now}`, was `{before}`.",
                    part(name),
                    self.to.1.rsplit("::").next().unwrap_or_default()
                );
                details.push(breaking(Whose::CALLERS, member(name), what, advice));
            }
            Facet::Target if differs => {
                let what = format!("stands for `{now}` now, was `{before}`");
                details.push(breaking(touch, None, what, advice::retyped(self.to, "", now, before)));
            }
            Facet::Demand if differs => {
                let what = format!("asks for `{shown}: {now}` now, was `{before}`");
                let advice =
                    format!("Give `{shown}` in the implementation of `{}` what it asks for: `{now}`.", self.to.1);
                details.push(breaking(Whose::IMPLEMENTORS, member(name), what, advice));
            }
            _ => {}
        }
    }
}

fn part_of(facet: Facet) -> Part {
    match facet {
        Facet::Variant => Part::Variant,
        Facet::Implements | Facet::Demand => Part::Trait,
        _ => Part::Any,
    }
}

/// The variant that a conversion makes.
fn made_by(of: &Public, conversion: &str) -> Option<String> {
    let from = conversion.strip_prefix("From < ")?.strip_suffix(" >")?;
    let mut variants = of.facets.iter().filter(|((facet, _), _)| *facet == Facet::Variant);
    variants.find(|(_, held)| held.exact == from).map(|((_, name), _)| name.clone())
}

fn member(name: &str) -> Option<&str> {
    (!name.is_empty()).then_some(name)
}

/// What of an operation a type is for.
pub(super) fn part(name: &str) -> &'static str {
    match name {
        "Response" => "responses",
        "Failure" => "errors",
        "Headers" => "headers",
        _ => "items of pages",
    }
}
