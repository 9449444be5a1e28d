//! Which things stand in one file, where one file for all of them would be too long to read and to compare.
//!
//! ```text
//! charge_                       stays where everything stands that has no file of its own
//! payment_method_card_          payment_method_
//! payment_method_details_eps_   payment_method_details_
//! payment_method_details_sofort_
//! payment_a-f                   payment_account_, payment_card_, where no word has enough below it
//! ```
//! Each thing has a home: words from the general to the particular, an underscore behind each. A file holds the homes
//! that begin as it is called, but for those of a file that is called longer. A file is divided when it grows too long
//! and is one for ever after, so that nothing else in the document moves what stands in it. Letters divide as the volumes
//! of a dictionary do, always at the same places.

use std::collections::{BTreeMap, BTreeSet};

/// How many lines are too many for a file. They are estimates.
pub(super) const LONGEST: usize = 2000;
/// How many are too many where no words divide it, and letters have to.
const UNREADABLE: usize = 2500;
/// How few lines below a word get no file, the better measure first.
const SHORTEST: [usize; 2] = [250, 80];

/// Letters that have a file together.
const VOLUMES: [[char; 2]; 4] = [['a', 'f'], ['g', 'l'], ['m', 'r'], ['s', 'z']];
/// How many bytes `a-f` has.
const VOLUME: usize = 3;

/// Something that needs a file.
#[derive(Debug)]
pub(super) struct Item {
    /// Where it belongs: `payment_method_card_`.
    pub(super) home: String,
    /// About how many lines it takes in each of the files that are divided alike: schemas, operations, tables.
    pub(super) lines: [usize; 3],
}

/// The beginnings that have a file: those that had one, and those that are needed now.
pub(super) fn split(items: &[Item], kept: BTreeSet<String>) -> Beginnings {
    let mut beginnings = Beginnings::default();
    beginnings.extend(kept);
    loop {
        let mut files: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
        for item in items {
            files.entry(beginnings.of(&item.home)).or_default().push(item);
        }
        let long = files.into_iter().filter(|(_, items)| lines(items) > LONGEST);
        let new: Vec<String> = long.flat_map(|(file, items)| parts(file, &items)).collect();
        if new.is_empty() {
            return beginnings;
        }
        beginnings.extend(new);
    }
}

/// What files begin with.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    all: BTreeSet<String>,
    /// How long beginnings of a home may be that have a file, or whose volume has.
    ends: BTreeSet<usize>,
}

impl Beginnings {
    fn extend(&mut self, new: impl IntoIterator<Item = String>) {
        for beginning in new {
            self.ends.insert(beginning.len());
            // A letter stands for a volume.
            self.ends.extend((beginning.len() + 1).checked_sub(VOLUME));
            self.all.insert(beginning);
        }
    }

    /// The longest beginning of a home that has a file; nothing where none has.
    pub(super) fn of(&self, home: &str) -> &str {
        let mut volume = String::new();
        let ends = self.ends.iter().rev().filter(|end| **end > 0);
        let mut ends = ends.filter_map(|end| home.get(..*end));
        let known = |beginning: &str| self.all.get(beginning).map(String::as_str);
        let file = ends.find_map(|end| known(end).or_else(|| known(write_volume(&mut volume, end)?)));
        file.unwrap_or_default()
    }
}

/// A beginning with the volume of its last letter in place of that; nothing for what is no letter. It is written into
/// `volume`, as many beginnings of every home have one.
fn write_volume<'v>(volume: &'v mut String, beginning: &str) -> Option<&'v str> {
    let letter = beginning.chars().next_back()?;
    let [first, last] = VOLUMES.into_iter().find(|[first, last]| (*first..=*last).contains(&letter))?;
    volume.clear();
    volume.push_str(beginning.strip_suffix(letter)?);
    volume.extend([first, '-', last]);
    Some(volume)
}

fn volume(beginning: &str) -> Option<String> {
    let mut volume = String::new();
    write_volume(&mut volume, beginning)?;
    Some(volume)
}

/// What the homes in a file begin with, and whether it is a volume of several letters.
fn stem(file: &str) -> (&str, bool) {
    let stem = file.len().checked_sub(VOLUME).and_then(|end| file.get(..end)).filter(|_| file.contains('-'));
    stem.map_or((file, false), |stem| (stem, true))
}

/// What a file is divided into: the words that have enough below them, else volumes, else letters.
fn parts(file: &str, items: &[&Item]) -> Vec<String> {
    let (file, is_volume) = stem(file);
    let by = |end: &dyn Fn(&str) -> Option<usize>| {
        let mut parts: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in items {
            let rest = item.home.get(file.len()..).unwrap_or_default();
            if let Some(part) = end(rest).and_then(|end| item.home.get(..file.len() + end)) {
                parts.entry(part.to_owned()).or_default().push(item);
            }
        }
        parts
    };
    let words = by(&|rest| rest.find('_').map(|end| end + 1));
    for shortest in SHORTEST {
        let long = words.iter().filter(|(_, items)| lines(items) >= shortest);
        let long: Vec<String> = long.map(|(part, _)| part.clone()).collect();
        if !long.is_empty() {
            return long;
        }
    }
    let letters = by(&|rest| rest.chars().next().map(char::len_utf8));
    let letters = letters.into_keys().filter(|_| lines(items) > UNREADABLE);
    let parts = letters.map(|letter| volume(&letter).filter(|_| !is_volume).unwrap_or(letter));
    parts.collect::<BTreeSet<String>>().into_iter().collect()
}

/// The lines of the longest of the files that items share.
fn lines(items: &[&Item]) -> usize {
    let sum = |side: usize| items.iter().filter_map(|item| item.lines.get(side)).sum();
    [0, 1, 2].map(sum).into_iter().max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(of: &[(&str, usize)]) -> Vec<Item> {
        of.iter().map(|(home, lines)| Item { home: (*home).to_owned(), lines: [*lines, 0, 0] }).collect()
    }

    fn files(of: &[(&str, usize)], kept: &[&str]) -> Vec<String> {
        split(&items(of), kept.iter().map(|file| (*file).to_owned()).collect()).all.into_iter().collect()
    }

    #[test]
    fn what_is_short_is_one_file() {
        assert!(files(&[("pet_", 900), ("shop_", 900)], &[]).is_empty());
    }

    #[test]
    fn words_with_much_below_them_have_a_file() {
        let of = [("pet_", 100), ("pet_toy_", 1500), ("shop_", 900), ("a_", 10), ("b_", 10)];
        assert_eq!(files(&of, &[]), ["pet_", "shop_"]);
        let of = [("pet_", 100), ("pet_toy_", 1500), ("pet_food_", 700), ("pet_fur_", 20)];
        assert_eq!(files(&of, &[]), ["pet_", "pet_food_", "pet_toy_"]);
    }

    #[test]
    fn a_file_stays_when_it_grows_short() {
        assert_eq!(files(&[("pet_", 10), ("shop_", 10)], &["pet_"]), ["pet_"]);
    }

    #[test]
    fn many_short_words_are_divided_by_letters() {
        let names: Vec<String> = (0..120).map(|number| format!("{}{number}_", ['a', 'b'][number % 2])).collect();
        let of: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 30)).collect();
        assert_eq!(files(&of, &[]), ["a", "a-f", "b"]);
        let names: Vec<String> =
            ('a'..='z').flat_map(|letter| [format!("{letter}et_"), format!("{letter}it_")]).collect();
        let of: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 70)).collect();
        assert_eq!(files(&of, &[]), ["a-f", "g-l", "m-r", "s-z"]);
        assert_eq!(files(&of, &["b"]), ["a-f", "b", "g-l", "m-r", "s-z"]);
    }

    #[test]
    fn what_can_not_be_divided_stays_long() {
        assert_eq!(files(&[("pet_", 5000)], &[]), ["pet_"]);
    }
}
