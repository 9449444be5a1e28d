//! Types that are gone, and what stands wherever they stood.

use super::edition::Edition;
use super::item::{Path, Public, Shape};
use crate::config::CrateKind;
use std::collections::{BTreeMap, BTreeSet};

/// The new type for each old one that is gone, where all that named the one names the other.
pub(super) fn found(old: &Edition<'_>, new: &Edition<'_>, renames: &BTreeMap<Path, Path>) -> BTreeMap<Path, Path> {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, public) in &old.items {
        let Some(now) = new.items.get(renames.get(path).unwrap_or(path)) else { continue };
        for (was, is) in shapes(public, now) {
            let of = |shape| written(shape).into_iter();
            for (was, is) in of(was).zip(of(is)).filter_map(|(was, is)| differing(was, is)) {
                seen.entry(was).or_default().insert(is);
            }
        }
    }
    let path = |edition: &Edition<'_>, name: &str| match edition.names.is_operation(name) {
        true => (CrateKind::Types, format!("operations::{name}")),
        false => (CrateKind::Types, name.to_owned()),
    };
    let defined =
        |edition: &Edition<'_>, path: &Path| edition.items.get(path).is_some_and(|public| public.kind.is_some());
    let pairs = seen.into_iter().filter_map(|(was, is)| {
        let [now] = Vec::from_iter(is)[..] else { return None };
        let (gone, fresh) = (path(old, was), path(new, now));
        let is_gone = defined(old, &gone) && !new.items.contains_key(&gone);
        let is_fresh = defined(new, &fresh) && !old.items.contains_key(&fresh);
        (is_gone && is_fresh).then_some((gone, fresh))
    });
    pairs.collect()
}

/// What there is in both, and is not the same.
fn shapes<'a>(old: &'a Public, new: &'a Public) -> impl Iterator<Item = (&'a Shape, &'a Shape)> {
    let both = old.facets.iter().filter_map(|(key, was)| Some((was, new.facets.get(key)?)));
    both.filter(|(was, is)| was != is)
}

/// All that is written of types.
fn written(shape: &Shape) -> Vec<&str> {
    let arguments = shape.arguments.iter().map(|argument| argument.exact.as_str());
    [shape.exact.as_str(), shape.gives.as_str()].into_iter().chain(arguments).collect()
}

/// The names, where one of the document's types is another and all else is the same.
fn differing<'a>(was: &'a str, is: &'a str) -> Option<(&'a str, &'a str)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (was.split(' ').collect(), is.split(' ').collect());
    if old.len() != new.len() {
        return None;
    }
    let pairs: BTreeSet<(&str, &str)> = old.into_iter().zip(new).filter(|(was, is)| was != is).collect();
    let [(was, is)] = Vec::from_iter(pairs)[..] else { return None };
    was.strip_prefix('@').zip(is.strip_prefix('@'))
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn one_name_stands_for_one() {
        assert_eq!(differing("Option < @Pet >", "Option < @Animal >"), Some(("Pet", "Animal")));
        assert_eq!(differing("( @Pet , @Pet )", "( @Animal , @Animal )"), Some(("Pet", "Animal")));
        assert_eq!(differing("( @Pet , @Pet )", "( @Animal , @Pet )"), Some(("Pet", "Animal")));
        assert_eq!(differing("( @Pet , @Dog )", "( @Animal , @Cat )"), None);
        assert_eq!(differing("Option < @Pet >", "@Animal"), None);
        assert_eq!(differing("@Pet", "String"), None, "what is no type of the document");
    }
}
