//! What a change says: of its Rust, and of what its items mean for code.

use super::is_breaking;
use super::merged::merged;
use crate::diff::change::{Detail, Event, Part};
use crate::diff::draft::Draft;
use crate::diff::places::{Places, Target};
use crate::diff::words;
use crate::diff::{Change, Effect, ItemChange, Side};
use crate::source::Span;
use std::collections::BTreeSet;

/// Puts the names of Rust into the advice of a change.
pub(super) fn name(change: &mut Change, draft: &Draft, places: &[Places; 2]) {
    let [old, new] = places;
    // Where something is gone, it is called as it was.
    let is_gone = draft.new.is_none();
    let found = |spans: [Option<Span>; 2]| {
        let sides = [(new, spans[1]), (old, spans[0])];
        let sides = if is_gone { [sides[1], sides[0]] } else { sides };
        sides.map(|(places, span)| match span {
            Some(span) => travelling(places.of(span), draft, places),
            None => Vec::new(),
        })
    };
    // An equal object that stands elsewhere has the type: what is around the property has another name.
    let (own, span) = if is_gone { (old, draft.within.0) } else { (new, draft.within.1) };
    let is_property = draft.rule.id().contains("-property-");
    let is_elsewhere = is_property && span.is_some_and(|span| !own.has(span));
    let exact = found([draft.old, draft.new]);
    let within = found([draft.within.0, draft.within.1]);
    // What holds both is the property or parameter; what it is in may be an object of many.
    let near = [&within[0], &exact[0], &within[1], &exact[1]];
    for (side, advice) in &mut change.advice {
        if advice.contains(words::METHOD) {
            let named = [&exact[0], &within[0]].into_iter().find_map(|targets| words::method(targets, *side));
            *advice = advice.replace(words::METHOD, &named.unwrap_or_else(|| "it".to_owned()));
        }
        if advice.contains(words::IT) {
            let of = |member: bool| near.into_iter().find_map(|targets| words::it(targets, *side, member));
            let named = match of(true).filter(|_| !is_elsewhere) {
                // What is around a property is not the property.
                None if is_property => words::quoted(&change.what),
                member => member.or_else(|| of(false)),
            };
            // The sentence says which way it travels.
            let named = named.unwrap_or_else(|| {
                let subject = change.subject.trim_end_matches(" in requests").trim_end_matches(" in responses");
                format!("the {subject}")
            });
            *advice = advice.replace(words::IT, &named);
        }
    }
}

/// Of two types that stand for one place, the one that travels the way that a change is about.
fn travelling<'p>(targets: Vec<&'p Target>, draft: &Draft, places: &Places) -> Vec<&'p Target> {
    let travels = |target: &&&Target| places.travels(&target.0, draft.direction);
    match targets.iter().any(|target| travels(&target)) {
        true => targets.iter().filter(travels).copied().collect(),
        false => targets,
    }
}

/// Lets a change say what its items mean for code.
pub(super) fn raise(
    change: &mut Change,
    draft: Option<(&Draft, &[Places; 2])>,
    items: &[ItemChange],
    details: &[(usize, &Detail)],
) {
    let mut whole = BTreeSet::new();
    for (number, detail) in details {
        if !change.items.contains(number) {
            change.items.push(*number);
        }
        match words::part(detail) {
            Some(part) => {
                let members = change.members.entry(*number).or_default();
                // It stands in the old item under the old name.
                members.extend(detail.renamed().map(|(was, _)| was.to_owned()));
                members.insert(part);
            }
            None => _ = whole.insert(*number),
        }
        if !is_breaking(detail) {
            continue;
        }
        let advice = draft
            .zip(items.get(*number))
            .and_then(|((draft, places), item)| {
                instead(draft, places, item, detail).or_else(|| asked(draft, places, detail))
            })
            .unwrap_or_else(|| detail.advice.clone());
        let sides = [
            (Side::Callers, detail.callers, &mut change.effects.callers, &mut change.uncompiled.callers),
            (
                Side::Implementors,
                detail.implementors,
                &mut change.effects.implementors,
                &mut change.uncompiled.implementors,
            ),
        ];
        for (side, effect, of_change, uncompiled) in sides {
            if effect != Effect::Breaking {
                continue;
            }
            *of_change = Effect::Breaking;
            *uncompiled |= !detail.silent;
            // It was written for a side whose code goes on compiling.
            change.advice.retain(|(of, advice)| *of != side || !advice.starts_with(words::NOTHING));
            change.advice.push((side, advice.clone()));
        }
    }
    change.advice = Side::ALL.into_iter().flat_map(|side| told(side, &change.advice)).collect();
    change.items.retain(|number| items.get(*number).is_some());
    change.members.retain(|number, _| !whole.contains(number));
}

/// What a side is told, in no more sentences than are read.
fn told(side: Side, advice: &[(Side, String)]) -> Vec<(Side, String)> {
    let of_side = advice.iter().filter(|(of, _)| *of == side).map(|(_, advice)| advice.clone());
    let mut all = merged(of_side);
    let left = all.len().saturating_sub(words::ADVICE);
    all.truncate(words::ADVICE);
    all.extend((left > 0).then(|| words::further(left)));
    all.into_iter().map(|advice| (side, advice)).collect()
}

/// What to write instead of a variant that is gone: what stands for its place now, and is new.
fn instead(draft: &Draft, places: &[Places; 2], item: &ItemChange, detail: &Detail) -> Option<String> {
    let is_it = |detail: &Detail, event: &Event| detail.part == Part::Variant && detail.event == *event;
    let gone = detail.member.as_deref().filter(|_| is_it(detail, &Event::Removed))?;
    let [old, new] = places;
    let members = |places: &Places, span: Option<Span>| -> Vec<String> {
        let targets = span.map(|span| places.of(span)).unwrap_or_default();
        let own = targets.into_iter().filter(|((of, path), _)| *of == item.of && *path == item.path);
        own.filter_map(|(_, member)| member.clone()).collect()
    };
    let spans = [(draft.old, draft.new), draft.within];
    let is_new = |name: &str| {
        item.details.iter().any(|other| other.member.as_deref() == Some(name) && is_it(other, &Event::Added))
    };
    spans.into_iter().find_map(|(was, is)| {
        let known = members(old, was);
        match (members(new, is).as_slice(), known.as_slice()) {
            ([now], [before]) if before == gone && is_new(now) => {
                Some(format!("Write `{0}::{now}` instead of `{0}::{gone}`, which is gone.", item.path))
            }
            _ => None,
        }
    })
}

/// Of traits that are to be implemented, those of the operations that a change is about.
fn asked(draft: &Draft, places: &[Places; 2], detail: &Detail) -> Option<String> {
    let (names, passed) = detail.advice.strip_prefix("Implement ")?.split_once(" for what is passed to ")?;
    let [_, new] = places;
    let own = new.owned.iter().filter(|owned| draft.operations.contains(&owned.key));
    let traits: BTreeSet<&str> = own.filter_map(|owned| owned.handler.1.split("::").next()).collect();
    let kept = names.split(", ").filter(|name| traits.contains(name.trim_matches('`'))).collect::<Vec<_>>();
    (!kept.is_empty()).then(|| format!("Implement {} for what is passed to {passed}", kept.join(", ")))
}
