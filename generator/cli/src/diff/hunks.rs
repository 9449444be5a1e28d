//! What differs between two texts of Rust, line by line.

/// A line of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    Both(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// Above so many pairs of lines, what is between the first and the last difference counts as replaced.
const PAIRS: usize = 250_000;

/// All lines, those that both have once.
pub(super) fn lines<'t>(old: &'t str, new: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = |lines: &[&'t str]| lines.iter().skip(head).copied().collect::<Vec<_>>();
    let (mut was, mut is) = (rest(&old), rest(&new));
    let tail = was.iter().rev().zip(is.iter().rev()).take_while(|(was, is)| was == is).count();
    was.truncate(was.len() - tail);
    is.truncate(is.len() - tail);
    let both = |lines: &[&'t str]| lines.iter().copied().map(Line::Both).collect::<Vec<_>>();
    let mut found = both(old.get(..head).unwrap_or_default());
    found.extend(middle(&was, &is));
    found.extend(both(old.get(old.len() - tail..).unwrap_or_default()));
    found
}

/// By the longest common subsequence, which is short here.
fn middle<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    if old.len().saturating_mul(new.len()) > PAIRS {
        let old = old.iter().copied().map(Line::Old);
        return old.chain(new.iter().copied().map(Line::New)).collect();
    }
    // How many lines two ends have in common, by where they begin.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let at = |common: &[u32], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or_default();
    for (i, was) in old.iter().enumerate().rev() {
        for (j, is) in new.iter().enumerate().rev() {
            let best = if was == is {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(cell) = common.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let mut lines = Vec::with_capacity(old.len() + new.len());
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(was), Some(is)) if was == is => {
                lines.push(Line::Both(was));
                (i, j) = (i + 1, j + 1);
            }
            (Some(was), is) if is.is_none() || at(&common, i + 1, j) >= at(&common, i, j + 1) => {
                lines.push(Line::Old(was));
                i += 1;
            }
            (_, Some(is)) => {
                lines.push(Line::New(is));
                j += 1;
            }
            (_, None) => return lines,
        }
    }
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
        let long: String = (0..600).map(|line| format!("{line}\n")).collect();
        let other: String = (0..600).map(|line| format!("{}\n", line + 1000)).collect();
        assert_eq!(lines(&long, &other).len(), 1200);
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
