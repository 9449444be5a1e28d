//! What differs between two texts of Rust, line by line.

use similar::{Change, ChangeTag, TextDiff};

/// A line of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    Both(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// How many lines are compared: the work grows with their square. Of more, all count as replaced.
const COMPARED: usize = 4_000;

/// All lines, those that both have once.
pub(super) fn lines<'t>(old: &'t str, new: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    if old.len() + new.len() > COMPARED {
        return old.into_iter().map(Line::Old).chain(new.into_iter().map(Line::New)).collect();
    }
    let compared = TextDiff::from_slices(&old, &new);
    let line = |change: Change<&'t str>| match change.tag() {
        ChangeTag::Equal => Line::Both(change.value()),
        ChangeTag::Delete => Line::Old(change.value()),
        ChangeTag::Insert => Line::New(change.value()),
    };
    compared.iter_all_changes().map(line).collect()
}

/// The lines that differ with as many around them as `context`, in runs that are apart.
pub(super) fn hunks<'t>(lines: &[Line<'t>], context: usize) -> Vec<Vec<Line<'t>>> {
    let mut hunks: Vec<Vec<Line<'t>>> = Vec::new();
    let mut end = 0;
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| !matches!(line, Line::Both(_))) {
        let (from, to) = (at.saturating_sub(context), (at + context + 1).min(lines.len()));
        match hunks.last_mut().filter(|_| from <= end) {
            Some(hunk) => hunk.extend(lines.iter().take(to).skip(end)),
            None => hunks.push(lines.iter().take(to).skip(from).copied().collect()),
        }
        end = to;
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_are_found() {
        use Line::{Both, New, Old};
        let (old, new) = ("a\nb\nc\nd\n", "a\nc\nx\nd\n");
        assert_eq!(lines(old, new), [Both("a"), Old("b"), Both("c"), New("x"), Both("d")]);
        assert_eq!(lines("", "a"), [New("a")]);
        assert_eq!(lines("a", ""), [Old("a")]);
        assert_eq!(lines("a", "a"), [Both("a")]);
    }

    #[test]
    fn hunks_keep_what_stands_around() {
        use Line::{Both, New, Old};
        let all = lines("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\nx\n4\n5\n6\n7\ny\n");
        assert_eq!(hunks(&all, 0), [vec![Old("3"), New("x")], vec![Old("8"), New("y")]]);
        let near = hunks(&all, 1);
        assert_eq!(near, [vec![Both("2"), Old("3"), New("x"), Both("4")], vec![Both("7"), Old("8"), New("y")]]);
        assert_eq!(hunks(&all, 2).len(), 1, "what touches is one");
        let joined: Vec<Line<'_>> = hunks(&all, 9).concat();
        assert_eq!(joined, all);
    }
}
