//! Near misses: what somebody who wrote this word probably meant.

/// Of many words that nothing has, only so many are worth a search for what was meant, among so many candidates.
pub(crate) const MISSED: usize = 50;
pub(crate) const SEARCHED: usize = 1000;

/// The candidate nearest to `word`: equal but for case, punctuation and number, or at most one edit away in short words
/// and two in longer ones. Of equally near ones the first.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    all_nearest(word, candidates).into_iter().next()
}

/// The candidates that are as near as [`nearest`], the first few of them.
pub(crate) fn all_nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    const FEW: usize = 3;
    let folded = fold(word);
    let mut least = if folded.len() > 6 { 2 } else { usize::from(folded.len() > 2) };
    let mut best: Vec<&str> = Vec::new();
    for candidate in candidates.into_iter().filter(|candidate| *candidate != word) {
        let other = fold(candidate);
        if other.len().abs_diff(folded.len()) > least {
            continue;
        }
        let distance = distance(&folded, &other);
        if distance < least {
            best.clear();
            least = distance;
        }
        if distance == least && best.len() < FEW {
            best.push(candidate);
        }
    }
    best
}

/// Whether two words differ in case, punctuation and number alone.
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    // Most words differ in the first letter, which costs nothing to compare.
    letters(one).next() == letters(other).next() && fold(one) == fold(other)
}

/// ``did you mean `a` or `b`?``; nothing without a candidate.
pub(crate) fn did_you_mean(meant: &[impl AsRef<str>]) -> Option<String> {
    let quoted: Vec<String> = meant.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    (!quoted.is_empty()).then(|| format!("did you mean {}?", quoted.join(" or ")))
}

/// How to mend a word that has to be one of a few.
pub(crate) fn one_of(word: &str, words: &[&str]) -> String {
    did_you_mean(&all_nearest(word, words.iter().copied())).unwrap_or_else(|| {
        let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        format!("write one of {}", quoted.join(", "))
    })
}

/// At most this many characters of a word are compared.
const COMPARED: usize = 80;

fn letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric() || *letter == '$');
    letters.flat_map(char::to_lowercase)
}

fn fold(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = letters(word).take(COMPARED).collect();
    match letters.as_slice() {
        [_, .., 'i', 'e', 's'] => {
            letters.truncate(letters.len() - 3);
            letters.push('y');
        }
        [_, _, _, .., 's'] => _ = letters.pop(),
        _ => {}
    }
    letters
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
    use super::{all_nearest, did_you_mean, nearest};

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
        assert_eq!(nearest("additionalProperty", ["additionalProperties"]), Some("additionalProperties"));
        assert_eq!(nearest("schemas", ["schema", "$schema"]), Some("schema"));
    }

    #[test]
    fn equally_near_words_are_all_told() {
        let words = ["PetA", "PetB", "Petunia", "PetC", "PetD"];
        assert_eq!(all_nearest("PetX", words), ["PetA", "PetB", "PetC"]);
        assert_eq!(did_you_mean(&["a", "b"]).as_deref(), Some("did you mean `a` or `b`?"));
        assert_eq!(did_you_mean(&[""; 0]), None);
    }
}
