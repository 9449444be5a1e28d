//! What somebody meant who wrote something else.

/// The candidate that differs least from `word`, if one is near: at most a third of its characters differ.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = word.chars().count().div_ceil(3);
    let measured = candidates.into_iter().map(|candidate| (distance(word, candidate), candidate));
    measured.filter(|(distance, _)| *distance <= limit).min_by_key(|(distance, _)| *distance).map(|(_, found)| found)
}

/// The number of insertions, deletions and replacements between two words, case ignored (Levenshtein's distance).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=left.len()).collect();
    for (at, there) in right.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(before);
        for (here, above) in left.iter().zip(row.iter().skip(1)) {
            before = (diagonal + usize::from(*here != there)).min(above + 1).min(before + 1);
            diagonal = *above;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_and_chooses() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("Name", "name"), 0);
        assert_eq!(nearest("unknown_fields", ["read-only", "unknown-fields"]), Some("unknown-fields"));
        assert_eq!(nearest("colour", ["name", "page"]), None);
        assert_eq!(nearest("", ["name"]), None);
    }
}
