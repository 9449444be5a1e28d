//! Which of some lines that changed became which of those that are there now.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many pairs of lines are looked at; where there are more, they stand beside each other as they come.
const PAIRS: usize = 150;

/// Puts lines beside each other, by their numbers: those that have words in common, in order, and in between whatever is
/// left. Each line is given by its words.
pub(super) fn align(old: &[Vec<&str>], new: &[Vec<&str>]) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len() * new.len() > PAIRS {
        let mut rows = Vec::new();
        rest(&mut rows, (0..old.len()).collect(), (0..new.len()).collect());
        return rows;
    }
    let alike: Vec<Vec<usize>> = old.iter().map(|was| new.iter().map(|is| alike(was, is)).collect()).collect();
    let alike = |i: usize, j: usize| alike.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    // The most that two ends have in common, by where they begin.
    let mut best = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    let at = |best: &[Vec<usize>], i: usize, j: usize| best.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let pair = at(&best, i + 1, j + 1) + alike(i, j);
            let most = pair.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
            if let Some(cell) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = most;
            }
        }
    }
    let (mut rows, mut gone, mut fresh) = (Vec::new(), Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if alike(i, j) > 0 && at(&best, i, j) == at(&best, i + 1, j + 1) + alike(i, j) {
            rest(&mut rows, std::mem::take(&mut gone), std::mem::take(&mut fresh));
            rows.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || at(&best, i + 1, j) >= at(&best, i, j + 1)) {
            gone.push(i);
            i += 1;
        } else {
            fresh.push(j);
            j += 1;
        }
    }
    rest(&mut rows, gone, fresh);
    rows
}

/// Lines that have nothing in common, beside each other.
fn rest(rows: &mut Vec<(Option<usize>, Option<usize>)>, old: Vec<usize>, new: Vec<usize>) {
    rows.extend((0..old.len().max(new.len())).map(|at| (old.get(at).copied(), new.get(at).copied())));
}

/// How many characters of words two lines have in common; 0 where that is little.
pub(super) fn alike(old: &[&str], new: &[&str]) -> usize {
    let weight = |words: &[&str]| words.iter().map(|word| word.trim().len()).sum::<usize>();
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let same = ops.iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => old.get(*old_index..old_index + len),
        _ => None,
    });
    let same = same.map(weight).sum();
    if same * 3 < weight(old).max(weight(new)) { 0 } else { same }
}
