//! Near misses: what somebody who wrote this word probably meant.

/// The candidate nearest to `word`: equal but for case and punctuation, or at most one edit away in short words and two
/// in longer ones. Of equally near ones the first.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = fold(word);
    let allowed = if folded.len() > 6 { 2 } else { usize::from(folded.len() > 2) };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| *candidate != word) {
        let other = fold(candidate);
        if other.len().abs_diff(folded.len()) > allowed {
            continue;
        }
        let distance = distance(&folded, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// At most this many characters of a word are compared.
const COMPARED: usize = 80;

fn fold(word: &str) -> Vec<char> {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric() || *letter == '$');
    letters.flat_map(char::to_lowercase).take(COMPARED).collect()
}

/// Edits (insert, remove, replace, swap neighbours) from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&row, j) + usize::from(from != to);
            let mut least = replaced.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(to) && b.get(j - 1) == Some(from);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn misspellings_find_their_word() {
        let words = ["title", "operationId", "description", "in", "get"];
        assert_eq!(nearest("titel", words), Some("title"));
        assert_eq!(nearest("operationID", words), Some("operationId"));
        assert_eq!(nearest("operation_id", words), Some("operationId"));
        assert_eq!(nearest("decsription", words), Some("description"));
        assert_eq!(nearest("on", words), None);
        assert_eq!(nearest("x", words), None);
        assert_eq!(nearest("title", words), None);
    }
}
