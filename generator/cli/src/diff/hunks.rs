//! What differs between two texts of Rust, line by line.

use std::collections::BTreeSet;

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

/// The lines without those that differ for another reason: kept are those that name one of some members, and what stood
/// in their place. All are, where nothing names one.
pub(super) fn about<'t>(lines: &[Line<'t>], members: &BTreeSet<String>) -> Vec<Line<'t>> {
    let text = |line: &Line<'t>| match line {
        Line::Both(_) => None,
        Line::Old(text) | Line::New(text) => Some(*text),
    };
    let named: BTreeSet<&str> = lines
        .iter()
        .filter_map(text)
        .filter(|line| members.iter().any(|member| names(line, member)))
        .map(head)
        .collect();
    if named.is_empty() {
        return lines.to_vec();
    }
    lines.iter().filter(|line| text(line).is_none_or(|text| named.contains(head(text)))).copied().collect()
}

/// Whether a line of code names a member.
fn names(line: &str, member: &str) -> bool {
    if member.contains('<') {
        return line.contains(member);
    }
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.split(|letter: char| !is_word(letter)).any(|word| word == member)
}

/// What a line is about: its words up to what is in brackets, or behind a colon.
fn head(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with("//") || line.starts_with("impl") {
        return line;
    }
    line.split_once(['(', ':', '<', '=', ',', '{']).map_or(line, |(head, _)| head).trim_end()
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
    fn lines_are_told_by_what_they_name() {
        use Line::{Both, New, Old};
        let old = "pub struct A {\n    pub a: String,\n    pub b: String,\n}\npub fn new(b: String) -> Self;\n";
        let new = "pub struct A {\n    pub a: i64,\n    pub b: i64,\n}\npub fn new() -> Self;\n";
        let of = |member: &str| {
            let mut all = about(&lines(old, new), &[member.to_owned()].into());
            all.retain(|line| !matches!(line, Both(_)));
            all
        };
        assert_eq!(of("a"), [Old("    pub a: String,"), New("    pub a: i64,")]);
        let renewed = [Old("pub fn new(b: String) -> Self;"), New("pub fn new() -> Self;")];
        assert_eq!(of("b"), [&[Old("    pub b: String,"), New("    pub b: i64,")], &renewed[..]].concat());
        assert_eq!(of("c").len(), 6, "what names nothing is about all");
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
