//! Who is called what, where several want a name: none of them gets it.

use super::ident::Scope;
use std::collections::BTreeMap;

/// What something may be called.
pub(super) struct Wants {
    /// The names that it could have, the best first.
    pub(super) names: Vec<String>,
    /// Its key in the lock, from which a hash is made where all of its names are taken.
    pub(super) key: String,
}

impl Wants {
    fn at(&self, level: usize) -> Option<&String> {
        self.names.get(level)
    }
}

/// Gives each the first of its names that is free and that no other wants: where several want one, all of them take
/// their next, so that nobody is called by who came first.
pub(super) fn contest(all: &[Wants], scope: &mut Scope) -> Vec<String> {
    let mut levels: Vec<usize> = vec![0; all.len()];
    loop {
        let mut wanted: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
        for (number, (wants, level)) in all.iter().zip(&levels).enumerate() {
            if let Some(name) = wants.at(*level) {
                wanted.entry(name).or_default().push(number);
            }
        }
        let contested = wanted.into_iter().filter(|(name, by)| by.len() > 1 || !scope.is_free(name));
        let contested: Vec<usize> = contested.flat_map(|(_, by)| by).collect();
        if contested.is_empty() {
            break;
        }
        for number in contested {
            levels.get_mut(number).into_iter().for_each(|level| *level += 1);
        }
    }
    let named = all.iter().zip(levels).map(|(wants, level)| {
        let name = wants.at(level).or(wants.names.last());
        scope.claim_first(name.map(std::slice::from_ref).unwrap_or_default(), &wants.key)
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_a_name_that_two_want() {
        let wants = |names: &[&str]| Wants {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            key: names.concat(),
        };
        let all = [wants(&["Status", "UserStatus"]), wants(&["Status", "TeamStatus"]), wants(&["Role"])];
        assert_eq!(contest(&all, &mut Scope::default()), ["UserStatus", "TeamStatus", "Role"]);
        let named = contest(&[wants(&["Role"]), wants(&["Role"])], &mut Scope::default());
        assert_eq!(named.first().map(String::as_str), Some("Role"));
        assert!(named.last().is_some_and(|name| name.len() == "Roleh01234567".len()), "{named:?}");
    }
}
