//! Objects whose members are parameters: with names of their own, or with names in brackets behind a common one.

use std::collections::BTreeMap;

use super::decoded;
use crate::json::Text;
use crate::operation::Lists;
use crate::server::pairs::Pair;

/// How many brackets may stand behind one another.
const DEEPEST: usize = 32;

/// The object whose members stand behind `name` in brackets. A scalar has no brackets.
pub(super) fn below(pairs: &[Pair<'_>], name: &str, lists: Lists) -> Result<Option<Text<'static>>, &'static str> {
    let mut tree = Tree::new(lists);
    let mut any = false;
    for (key, value) in pairs {
        let Some(rest) = key.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('[')) else {
            continue;
        };
        any = true;
        tree.put(0, rest, decoded(value.as_ref().into())?.into_owned())?;
    }
    Ok(any.then(|| tree.finish()))
}

/// The object whose members are those parameters that `member` knows: by the member's name, and the brackets behind it.
pub(super) fn members(
    pairs: &[Pair<'_>],
    member: &dyn for<'k> Fn(&'k str) -> Option<(&'k str, &'k str)>,
) -> Result<Option<Text<'static>>, &'static str> {
    let mut tree = Tree::new(Lists::Repeat);
    let mut any = false;
    for (key, value) in pairs {
        let Some((first, rest)) = member(key) else { continue };
        any = true;
        let place = tree.child(0, first);
        tree.put(place, rest, decoded(value.as_ref().into())?.into_owned())?;
    }
    Ok(any.then(|| tree.finish()))
}

/// A text in the making.
struct Tree {
    text: Text<'static>,
    lists: Lists,
    /// The entries by their object and key.
    children: BTreeMap<(usize, String), usize>,
    /// The values of each place that has some.
    values: BTreeMap<usize, Vec<String>>,
}

impl Tree {
    fn new(lists: Lists) -> Self {
        Self { text: Text::new(), lists, children: BTreeMap::new(), values: BTreeMap::new() }
    }

    fn child(&mut self, of: usize, key: &str) -> usize {
        let text = &mut self.text;
        *self.children.entry((of, key.to_owned())).or_insert_with(|| text.entry(of, key.to_owned()))
    }

    /// Puts a value behind the keys in brackets that `rest` begins with.
    fn put(&mut self, from: usize, rest: &str, value: String) -> Result<(), &'static str> {
        let (mut place, mut rest, mut left) = (from, rest, DEEPEST);
        while !rest.is_empty() {
            left = left.checked_sub(1).ok_or("the parameter is nested too deeply")?;
            let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let (key, after) = inside.ok_or("the parameter's name has brackets that do not match")?;
            if key.is_empty() && after.is_empty() {
                break;
            }
            place = self.child(place, key);
            rest = after;
        }
        if !rest.is_empty() {
            // `name[]` says that it is a list, however many values there are.
            self.text.list(place);
        }
        self.values.entry(place).or_default().push(value);
        Ok(())
    }

    /// The text, in which places have what was put there, and objects with numbers for keys are lists as well.
    fn finish(mut self) -> Text<'static> {
        for (place, values) in std::mem::take(&mut self.values) {
            let commas = self.lists == Lists::Comma && values.len() == 1;
            let elements: Vec<String> = if commas {
                let parts = values.iter().flat_map(|value| value.split(','));
                parts.filter(|_| values != [""]).map(str::to_owned).collect()
            } else {
                values.clone()
            };
            match values.as_slice() {
                [only] => self.text.say(place, only.clone()),
                _ => self.text.repeat(place),
            }
            self.text.list(place);
            for value in elements {
                let element = self.text.element(place);
                self.text.say(element, value);
            }
        }
        for place in 0..self.text.places() {
            let mut numbered = Vec::new();
            for (key, child) in self.text.entries(place) {
                match index(key) {
                    Some(index) => numbered.push((index, *child)),
                    None => break,
                }
            }
            if !numbered.is_empty() && numbered.len() == self.text.entries(place).len() {
                numbered.sort_unstable();
                self.text.set_elements(place, numbered.into_iter().map(|(_, child)| child).collect());
            }
        }
        self.text
    }
}

/// The number that a key is, if it is one.
fn index(key: &str) -> Option<u32> {
    key.bytes().all(|byte| byte.is_ascii_digit()).then(|| key.parse().ok()).flatten()
}
