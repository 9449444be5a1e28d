//! The changes by what they may have changed.

use super::is_breaking;
use crate::config::CrateKind;
use crate::diff::api::unnamed;
use crate::diff::change::{Detail, Event, Part};
use crate::diff::draft::Draft;
use crate::diff::places::{Places, Target};
use crate::diff::rule::operations;
use crate::diff::rust::Path;
use crate::diff::words;
use crate::diff::{Effect, ItemChange, Rule};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The changes by what they may have changed.
pub(super) struct Index<'a> {
    drafts: &'a [Draft],
    /// The items of operations.
    owned: BTreeSet<&'a Path>,
    /// What of the changed items stands in the document by itself.
    parts: HashSet<(&'a Path, &'a str)>,
    /// What each one's place stands for.
    targets: Vec<Targets<'a>>,
    by_item: BTreeMap<&'a Path, BTreeSet<usize>>,
    places: &'a [Places; 2],
    by_operation: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(drafts: &'a [Draft], items: &[ItemChange], places: &'a [Places; 2]) -> Self {
        let owned = places.iter().flat_map(|places| &places.owned);
        let owned = owned.flat_map(|owned| {
            [&owned.method, &owned.setters, &owned.handler, &owned.record].into_iter().chain(&owned.outcomes)
        });
        let changed = items.iter().map(|item| (item.of, item.path.clone())).collect();
        let mut index = Self {
            drafts,
            owned: owned.collect(),
            parts: places.iter().flat_map(|places| places.parts(&changed)).collect(),
            targets: Vec::new(),
            by_item: BTreeMap::new(),
            places,
            by_operation: BTreeMap::new(),
        };
        for (number, draft) in drafts.iter().enumerate() {
            let [old, new] = places;
            if is_talk(draft) {
                index.targets.push(Targets::default());
                continue;
            }
            let of = |spans: [Option<Span>; 2]| {
                let sides = [(old, spans[0]), (new, spans[1])];
                sides.map(|(places, span)| span.map(|span| places.of(span)).unwrap_or_default())
            };
            let exact = of([draft.old, draft.new]);
            let wholes = exact.iter().flat_map(|side| wholes(side)).collect();
            let within = of([draft.within.0, draft.within.1]).into_iter().flatten().collect();
            let targets = Targets { exact: exact.into_iter().flatten().collect(), wholes, within };
            for (path, _) in targets.exact.iter().chain(&targets.within) {
                index.by_item.entry(path).or_default().insert(number);
            }
            index.targets.push(targets);
            if draft.effects.worst() > Effect::Cosmetic && !is_talk(draft) {
                for key in &draft.operations {
                    index.by_operation.entry(key).or_default().push(number);
                }
            }
        }
        index
    }

    /// The changes that a detail belongs to.
    pub(super) fn of(&self, item: &ItemChange, detail: &Detail) -> Vec<usize> {
        let path = (item.of, item.path.clone());
        let is_owned = self.owned.contains(&path);
        let mut numbers = self.travelling(&path);
        // A response that operations share stands for items of each of them; what came to pass with an operation's own is
        // not told of what came to pass with another.
        if is_owned {
            numbers.retain(|number| self.concerns(*number, item));
        }
        let of = Of { path: &path, detail, is_part: self.is_part(&path, detail) };
        let near: Vec<(usize, u8)> =
            numbers.iter().filter_map(|number| Some((*number, of.closeness(self.targets.get(*number)?)))).collect();
        let near: Vec<(usize, u8)> = near.into_iter().filter(|(_, closeness)| *closeness > 0).collect();
        let best = near.iter().map(|(_, closeness)| *closeness).max().unwrap_or_default();
        let nearest = near.iter().filter(|(_, closeness)| *closeness == best).map(|(number, _)| *number);
        let nearest = self.naming(self.of_operations(nearest.collect(), item), detail);
        if is_default(detail)
            && let Some(demanding) = self.demanding(&path, &numbers)
        {
            return demanding;
        }
        if best <= WHOLE && (is_owned || of.is_part) {
            let of_type = self.of_type(item, detail, is_owned);
            if !of_type.is_empty() {
                return of_type;
            }
        }
        // What concerns a member is said in both directions; that something else of the item changed is a guess.
        if best >= WHOLE || nearest.len() == 1 {
            return self.breaking(nearest, detail);
        }
        if is_owned {
            return self.only_of_operations(item);
        }
        if item.of == CrateKind::Server
            && let Some(found) = self.of_security(item, detail)
        {
            return vec![found];
        }
        if item.new.is_none() && item.of != CrateKind::Types {
            return self.of_last(item);
        }
        if item.of == CrateKind::Server {
            return self.of_contract(item);
        }
        if detail.argument.as_deref() == Some("base_url") {
            return self.of_servers();
        }
        Vec::new()
    }

    /// The changes that demand a member of an item: it can no longer be made of nothing.
    fn demanding(&self, path: &Path, numbers: &[usize]) -> Option<Vec<usize>> {
        let demands = |number: &usize| {
            let is_of = |targets: &Targets<'_>| targets.all().iter().any(|(of, member)| of == path && member.is_some());
            self.drafts.get(*number).is_some_and(|draft| draft.rule.id().ends_with("-required"))
                && self.targets.get(*number).is_some_and(is_of)
        };
        let found: Vec<usize> = numbers.iter().copied().filter(demands).collect();
        (!found.is_empty()).then_some(found)
    }

    /// Where the API is, which callers may have to say.
    fn of_servers(&self) -> Vec<usize> {
        let rules = [operations::SERVER_URL_CHANGED, operations::SERVER_ADDED, operations::SERVER_REMOVED];
        let is_it = |number: &usize| {
            let draft = self.drafts.get(*number).filter(|draft| draft.operations.is_empty());
            draft.is_some_and(|draft| rules.iter().any(|rule| rule.id() == draft.rule.id()))
        };
        (0..self.drafts.len()).filter(is_it).take(1).collect()
    }

    /// What a server asks for as soon as anybody needs credentials, and no longer when nobody does: of the first change that
    /// is about that.
    fn of_security(&self, item: &ItemChange, detail: &Detail) -> Option<usize> {
        let is_about = |detail: &Detail| detail.argument.as_deref() == Some("authenticator");
        let of_caller = detail.member.as_deref() == Some("Caller");
        if !of_caller && !item.path.starts_with("Authenticator") && !item.details.iter().any(is_about) {
            return None;
        }
        let is_lost = |detail: &Detail| {
            detail.event == Event::Removed && (detail.part == Part::Trait || detail.argument.is_some())
        };
        let goes = item.new.is_none() || item.details.iter().any(is_lost);
        let rules = match goes {
            true => [
                operations::SECURITY_OPENED,
                operations::SECURITY_ALTERNATIVE_REMOVED,
                operations::SECURITY_REQUIREMENT_REMOVED,
            ],
            false => [
                operations::SECURITY_CLOSED,
                operations::SECURITY_ALTERNATIVE_ADDED,
                operations::SECURITY_REQUIREMENT_ADDED,
            ],
        };
        rules.into_iter().find_map(|rule| self.drafts.iter().position(|draft| draft.rule.id() == rule.id()))
    }

    /// Whether a detail is about a part of an item that stands in the document: a property, a value, a branch.
    fn is_part(&self, path: &Path, detail: &Detail) -> bool {
        words::abouts(detail).any(|name| self.parts.contains(&(path, name)))
    }

    /// A trait or a handle that is gone, as none of its operations is left: of the first that went.
    fn of_last(&self, item: &ItemChange) -> Vec<usize> {
        let rules = [operations::OPERATION_REMOVED, operations::OPERATION_TAGS_CHANGED, operations::WEBHOOK_REMOVED];
        let went = |draft: &Draft| {
            rules.iter().any(|rule| rule.id() == draft.rule.id())
                && draft.operations.iter().any(|key| item.operations.contains(key))
        };
        self.drafts.iter().position(went).into_iter().collect()
    }

    /// Traits that a router asks for, or no longer does: of the changes of one kind of the operations that are in them.
    fn of_contract(&self, item: &ItemChange) -> Vec<usize> {
        let Some((old, new)) = item.old.as_deref().zip(item.new.as_deref()).filter(|_| item.operations.is_empty())
        else {
            return Vec::new();
        };
        let word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let asked = |text: &str, name: &str| text.split(|letter| !word(letter)).any(|word| word == name);
        let rules = [
            operations::OPERATION_TAGS_CHANGED,
            operations::OPERATION_ADDED,
            operations::WEBHOOK_ADDED,
            operations::CALLBACK_ADDED,
            operations::OPERATION_REMOVED,
            operations::WEBHOOK_REMOVED,
            operations::CALLBACK_REMOVED,
        ];
        let about = |number: usize| -> Option<String> {
            let targets = self.targets.get(number).map(Targets::all).unwrap_or_default();
            let handlers = targets.into_iter().filter(|((of, _), member)| *of == CrateKind::Server && member.is_none());
            let mut traits = handlers.filter_map(|((_, path), _)| Some(path.split_once("::")?.0));
            traits.find(|name| asked(old, name) != asked(new, name)).map(str::to_owned)
        };
        // One operation of each trait tells it.
        let of = |rule: Rule| {
            let mut found = BTreeMap::new();
            for (number, _) in self.drafts.iter().enumerate().filter(|(_, draft)| draft.rule.id() == rule.id()) {
                about(number).into_iter().for_each(|name| _ = found.entry(name).or_insert(number));
            }
            (!found.is_empty()).then(|| found.into_values().collect())
        };
        rules.into_iter().find_map(of).unwrap_or_default()
    }

    /// The changes whose places an item stands for. Of two types at one place, each has the changes of its way.
    fn travelling(&self, path: &Path) -> Vec<usize> {
        let all: Vec<usize> = self.by_item.get(path).into_iter().flatten().copied().collect();
        let travels = |number: &usize| {
            let direction = self.drafts.get(*number).and_then(|draft| draft.direction);
            self.places.iter().all(|places| places.travels(path, direction))
        };
        let of_its_way: Vec<usize> = all.iter().copied().filter(travels).collect();
        if of_its_way.is_empty() { all } else { of_its_way }
    }

    /// Of changes at a place that several operations refer to, those of the operations that an item is of.
    fn of_operations(&self, found: Vec<usize>, item: &ItemChange) -> Vec<usize> {
        let own: Vec<usize> = found.iter().copied().filter(|number| self.concerns(*number, item)).collect();
        if own.is_empty() { found } else { own }
    }

    /// Whether a change is one of the operations that an item is of.
    fn concerns(&self, number: usize, item: &ItemChange) -> bool {
        let operations = self.drafts.get(number).map(|draft| draft.operations.as_slice()).unwrap_or_default();
        // What an operation is called back with is its own, too.
        let calls_back = |key: &str, operation: &str| {
            key.rsplit_once(" of ").is_some_and(|(_, caller)| unnamed(caller) == unnamed(operation))
        };
        let is_of = |key: &String, operation: &String| key == operation || calls_back(key, operation);
        operations.is_empty()
            || item.operations.iter().any(|operation| operations.iter().any(|key| is_of(key, operation)))
    }

    /// Of several changes that may be meant, the one that names a method: its tag the trait, its `operationId` itself.
    fn naming(&self, found: Vec<usize>, detail: &Detail) -> Vec<usize> {
        let Some((was, now)) = detail.renamed().filter(|_| detail.member.is_none()) else { return found };
        let method = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
        let rule = match method(now) == method(was) {
            true => operations::OPERATION_TAGS_CHANGED,
            false => operations::OPERATION_ID_CHANGED,
        };
        let is_it = |number: &usize| self.drafts.get(*number).is_some_and(|draft| draft.rule.id() == rule.id());
        let naming: Vec<usize> = found.iter().copied().filter(is_it).collect();
        if naming.is_empty() { found } else { naming }
    }

    /// Of several changes that may be meant, those that break something anyway, if the detail does.
    fn breaking(&self, found: Vec<usize>, detail: &Detail) -> Vec<usize> {
        let breaks =
            |number: &&usize| self.drafts.get(**number).is_some_and(|draft| draft.effects.worst() == Effect::Breaking);
        let breaking: Vec<usize> = found.iter().filter(breaks).copied().collect();
        if is_breaking(detail) && !breaking.is_empty() { breaking } else { found }
    }

    /// The changes of the operations that use an item, of a type that the item names now or names no longer; of the type
    /// itself, unless also what is in it shows.
    fn of_type(&self, item: &ItemChange, detail: &Detail, within: bool) -> Vec<usize> {
        let exchanged = words::exchanged(&detail.what);
        if exchanged.is_empty() {
            return Vec::new();
        }
        let is_named = |path: &Path| exchanged.contains(path.1.rsplit("::").next().unwrap_or_default());
        let is_of = |number: &usize| {
            self.targets.get(*number).is_some_and(|targets| match within {
                true => targets.all().into_iter().any(|(path, _)| is_named(path)),
                false => targets.wholes.iter().any(|path| is_named(path)),
            })
        };
        self.breaking(self.of_all(item).filter(is_of).collect(), detail)
    }

    /// The only change of the operations that use the item.
    fn only_of_operations(&self, item: &ItemChange) -> Vec<usize> {
        let changes: Vec<usize> = self.of_all(item).take(2).collect();
        if changes.len() == 1 { changes } else { Vec::new() }
    }

    /// The changes of the operations that use an item.
    fn of_all(&self, item: &ItemChange) -> impl Iterator<Item = usize> {
        let of = |key: &String| self.by_operation.get(key.as_str()).into_iter().flatten().copied();
        let changes: BTreeSet<usize> = item.operations.iter().flat_map(of).collect();
        changes.into_iter()
    }
}

/// Whether it is about what is made of nothing.
fn is_default(detail: &Detail) -> bool {
    let of_trait = (detail.part, detail.member.as_deref()) == (Part::Trait, Some("Default"));
    of_trait && detail.event == Event::Removed
}

/// Whether a change is one of words, which leads to no other Rust.
fn is_talk(draft: &Draft) -> bool {
    let id = draft.rule.id();
    // A server is called after its description.
    id != operations::SERVER_DOCUMENTATION_CHANGED.id()
        && ["documentation", "description", "deprecat", "example"].iter().any(|word| id.contains(word))
}

/// What the places of a change stand for.
#[derive(Default)]
struct Targets<'a> {
    /// The places that it shows.
    exact: BTreeSet<&'a Target>,
    /// The items that are meant by one of these as such, and not as what is around it.
    wholes: BTreeSet<&'a Path>,
    /// What these are in.
    within: BTreeSet<&'a Target>,
}

/// The items that stand for a place of which none is around a part that does.
fn wholes<'a>(targets: &[&'a Target]) -> Vec<&'a Path> {
    let has_part = |path: &Path| targets.iter().any(|(of, member)| of == path && member.is_some());
    targets.iter().map(|(path, _)| path).filter(|path| !has_part(path)).collect()
}

impl<'a> Targets<'a> {
    fn all(&self) -> Vec<&'a Target> {
        self.exact.union(&self.within).copied().collect()
    }
}

/// A change of the whole item.
const WHOLE: u8 = 2;

/// A detail of an item.
struct Of<'a> {
    path: &'a Path,
    detail: &'a Detail,
    /// Whether it is about a part of the item that stands in the document.
    is_part: bool,
}

impl Of<'_> {
    /// How near a change is.
    fn closeness(&self, targets: &Targets<'_>) -> u8 {
        let is_about = |target: &&Target| {
            target.0 == *self.path && target.1.as_deref().is_some_and(|member| words::is_about(self.detail, member))
        };
        let is_whole = |target: &&Target| target.0 == *self.path && target.1.is_none();
        let has = |all: &BTreeSet<&Target>, is: &dyn Fn(&&Target) -> bool| all.iter().any(is);
        if has(&targets.exact, &is_about) {
            return 5;
        }
        if has(&targets.within, &is_about) {
            return 4;
        }
        // What another part of the item is, or what the item is called, comes of something else.
        let is_other = |target: &&Target| target.1.is_some() && target.0 == *self.path;
        if self.is_part && has(&targets.exact, &is_other) || self.detail.event == Event::Reordered {
            return 0;
        }
        if targets.wholes.contains(self.path) {
            return if self.detail.event == Event::Converted { 3 } else { WHOLE };
        }
        // What an item is called, or that it is gone, comes of no part of it.
        let is_of_name = matches!(self.detail.event, Event::Removed | Event::Renamed { .. });
        if is_of_name
            && self.detail.member.is_none()
            && self.detail.argument.is_none()
            && has(&targets.exact, &|target| target.1.is_some())
        {
            return 0;
        }
        if has(&targets.within, &is_whole) || has(&targets.exact, &is_whole) { WHOLE } else { 1 }
    }
}
