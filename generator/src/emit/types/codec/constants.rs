//! Names of the constants that tables refer to.
//!
//! A constant is called by what it holds, so that one more of them renames none, and a diff shows only what changed. It
//! stands in the file of those who refer to it, or where everything stands that several files have in common.

use std::collections::BTreeMap;

use super::super::super::ident::from_text;
use crate::words::hash;

/// A constant.
pub(super) struct Constant<T> {
    /// What it is called.
    name: String,
    /// The file that it stands in; `None` is the one of the rest.
    pub(super) file: Option<usize>,
    /// What it holds.
    pub(super) value: T,
}

/// The constants of a kind, by a text of what they hold.
pub(super) struct Constants<T>(BTreeMap<String, Constant<T>>);

impl<T> Constant<T> {
    /// What it is called, as a token.
    pub(super) fn ident(&self) -> syn::Ident {
        from_text(&self.name)
    }
}

impl<T> Constants<T> {
    /// Those that are `used`, each by its text and from a file.
    pub(super) fn of(prefix: &str, used: impl Iterator<Item = (String, Option<usize>, T)>) -> Self {
        let mut all: BTreeMap<String, Constant<T>> = BTreeMap::new();
        for (text, file, value) in used {
            match all.get_mut(&text) {
                Some(known) => {
                    known.file = known.file.filter(|other| Some(*other) == file);
                }
                None => {
                    let name = named(prefix, &text);
                    all.insert(text, Constant { name, file, value });
                }
            }
        }
        tell_apart(prefix, &mut all);
        Self(all)
    }

    /// The one with this text.
    pub(super) fn get(&self, text: &str) -> Option<&Constant<T>> {
        self.0.get(text)
    }

    /// Those of a file, by name.
    pub(super) fn in_file(&self, file: Option<usize>) -> Vec<&Constant<T>> {
        let mut all: Vec<_> = self.0.values().filter(|constant| constant.file == file).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }
}

fn named(prefix: &str, text: &str) -> String {
    format!("{prefix}_{}", hash(text).trim_start_matches('h').to_ascii_uppercase())
}

/// Two texts may have one hash: both are then called by a second one as well.
fn tell_apart<T>(prefix: &str, all: &mut BTreeMap<String, Constant<T>>) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for constant in all.values() {
        *count.entry(constant.name.clone()).or_default() += 1;
    }
    for (text, constant) in all.iter_mut().filter(|(_, constant)| count.get(&constant.name) != Some(&1)) {
        let backwards: String = text.chars().rev().collect();
        constant.name = named(&named(prefix, text), &backwards);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_contents_and_nothing_else() {
        let of = |used: &[(&str, Option<usize>)]| {
            let constants = Constants::of("A", used.iter().map(|(text, file)| ((*text).to_owned(), *file, ())));
            constants.0.into_iter().map(|(text, of)| (text, of.name, of.file)).collect::<Vec<_>>()
        };
        let before = of(&[("one", Some(1)), ("two", Some(1)), ("two", Some(2))]);
        assert_eq!(before.first().unwrap().2, Some(1));
        assert_eq!(before.last().unwrap().2, None);
        let after = of(&[("none", None), ("two", Some(2)), ("two", Some(1)), ("one", Some(1))]);
        assert!(before.iter().all(|constant| after.contains(constant)));
        // Two texts with one hash of 32 bits.
        let names = of(&[("costarring", None), ("liquid", None)]);
        assert_ne!(names.first().unwrap().1, names.last().unwrap().1);
    }
}
