//! The comparison of the public items of generated crates: what no longer compiles, or compiles and means something else.
//!
//! The text of the crates is what is compared, as that is what code is compiled against; the plan says who uses an item
//! and in which direction. Only files that differ are parsed.

mod advice;
mod arguments;
mod calls;
mod chunks;
mod compare;
mod edition;
mod effect;
mod item;
mod members;
mod methods;
pub(super) mod owners;
mod parse;
mod parts;
mod reach;
mod rename;
mod replaced;
mod spelled;
mod text;
mod whole;

pub(super) use item::Path;

use super::change::{Detail, ItemChange};
use super::edition::Made;
use crate::parallel;
use compare::Comparison;
use edition::Edition;
use item::{Kind, Public};
use std::collections::BTreeSet;
use whole::{gone, new};

/// What changed, by crate and path.
pub(super) fn changes(was: &Made, is: &Made) -> Vec<ItemChange> {
    let pieces = || chunks::differing(&is.files, &was.files);
    let (old, new) = parallel::both(|| chunks::differing(&was.files, &is.files), pieces);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    compared(&Edition::new(was, &old), &Edition::new(is, &new))
}

fn compared(old: &Edition<'_>, is: &Edition<'_>) -> Vec<ItemChange> {
    let renames = rename::found(old, is);
    let replaced = replaced::found(old, is, &renames);
    let comparison = Comparison::new(old, is, &renames);
    let mut changes = Vec::new();
    for (path, public) in &old.items {
        let to = renames.get(path).unwrap_or(path);
        let details = match is.items.get(to) {
            Some(other) => comparison.details(path, public, to, other),
            // A call that has no setters is the same call, if there is still such a call.
            None if public.kind == Some(Kind::Setters) && stays(old, is, path) => {
                let none = Public { kind: public.kind, ..Public::default() };
                comparison.details(path, public, to, &none)
            }
            None if public.kind.is_some() => vec![gone(path, public, &old.uses(path), replaced.get(path))],
            // Something of it is gone, its definition is the same.
            None => comparison.details(path, public, to, &Public::default()),
        };
        if !details.is_empty() {
            let stays = public.kind.is_none() || is.items.contains_key(to);
            changes.push(change(old, is, Some(path), stays.then_some(to), details));
        }
    }
    let renamed: BTreeSet<&Path> = renames.values().collect();
    for (path, public) in &is.items {
        if old.items.contains_key(path) || renamed.contains(path) {
            continue;
        }
        match public.kind {
            Some(Kind::Setters) => {
                let none = Public { kind: public.kind, ..Public::default() };
                let details = comparison.details(path, &none, path, public);
                changes.push(change(old, is, None, Some(path), details));
            }
            Some(_) => changes.push(change(old, is, None, Some(path), vec![new(path, public)])),
            None => {
                let details = comparison.details(path, &Public::default(), path, public);
                if !details.is_empty() {
                    changes.push(change(old, is, Some(path), Some(path), details));
                }
            }
        }
    }
    changes.sort_by(|one, other| (one.of, &one.path).cmp(&(other.of, &other.path)));
    changes
}

/// Whether the operation of some setters is in both.
fn stays(old: &Edition<'_>, new: &Edition<'_>, setters: &Path) -> bool {
    let numbers = old.uses(setters).operations;
    let mut owned = numbers.iter().filter_map(|number| old.owned.get(*number));
    owned.any(|owned| new.operation(&owned.lock_key).is_some())
}

fn change(
    old: &Edition<'_>,
    new: &Edition<'_>,
    was: Option<&Path>,
    is: Option<&Path>,
    mut details: Vec<Detail>,
) -> ItemChange {
    details.sort_by_key(|detail| std::cmp::Reverse(detail.callers.max(detail.implementors)));
    let (of, path) = is.or(was).cloned().unwrap_or((crate::config::CrateKind::Types, String::new()));
    let mut operations: Vec<String> = is.map(|path| new.operations_of(path)).unwrap_or_default();
    for number in was.map(|path| old.uses(path).operations).unwrap_or_default() {
        let Some(before) = old.owned.get(number) else { continue };
        // By the name that it has now, whatever the parameters of its path were called.
        let key = match new.operation(&before.lock_key) {
            Some(_) if is.is_some() => continue,
            Some(now) => &now.key,
            None => &before.key,
        };
        if !operations.contains(key) {
            operations.push(key.clone());
        }
    }
    ItemChange {
        of,
        path,
        old: was.and_then(|path| old.text(path)),
        new: is.and_then(|path| new.text(path)),
        details,
        operations,
    }
}
