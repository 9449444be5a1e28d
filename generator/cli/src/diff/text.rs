//! The report for terminals, at most 100 columns wide: what breaks in full, the rest in a line or two each.

use std::collections::BTreeSet;

use bindery_build::diagnostic::{visible, visible_source};
use bindery_build::diff::{Change, Effect, ItemChange, Judged, Report, Side};

use super::hunks::{Line, about, hunks, lines};
use super::words::{self, EFFECTS, Entry, Group, groups};
use crate::summary::count;

const WIDTH: usize = 100;
/// Where the text of a change begins.
const MARGIN: usize = 11;
/// How many changes that break nothing are listed of a group, and in how many groups.
const LISTED: usize = 8;
const GROUPS: usize = 40;
/// How many operations a heading names.
const NAMED: usize = 3;
/// How many items of Rust a change shows, and how many lines of each.
const ITEMS: usize = 3;
const RUST: usize = 8;

/// The report of all vendors.
pub(super) fn text(judged: &[Judged], styled: bool) -> String {
    let mut page = Page { text: String::new(), styled };
    for (at, one) in judged.iter().enumerate() {
        if at > 0 && !(one.report.is_empty() && judged.get(at - 1).is_some_and(|before| before.report.is_empty())) {
            page.text.push('\n');
        }
        page.vendor(one);
    }
    page.text
}

struct Page {
    text: String,
    styled: bool,
}

impl Page {
    fn vendor(&mut self, judged: &Judged) {
        let report = &judged.report;
        let Report { name, old, new, .. } = report;
        let name = visible(name);
        if report.is_empty() {
            return self.line(0, &format!("{name}: no changes"));
        }
        let title = if new.file.is_empty() { &old.title } else { &new.title };
        let versions = match (words::version(old), words::version(new)) {
            (old, new) if old == new => visible(old),
            (old, new) => format!("{} -> {}", visible(old), visible(new)),
        };
        let heading = self.paint("1", &format!("{name}: {} {versions}", visible(title)));
        self.line(0, &heading);
        for (word, edition) in [("old", old), ("new", new)].into_iter().filter(|(_, edition)| !edition.file.is_empty())
        {
            self.line(2, &format!("{word}  {}, {}", visible(&edition.file), count(edition.operations, "operation")));
        }
        self.summary(judged);
        let groups = groups(judged);
        let (breaking, others): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.worst() == Effect::Breaking);
        let left = others.len().saturating_sub(GROUPS);
        for group in breaking.into_iter().chain(others.into_iter().take(GROUPS)) {
            self.group(group, report);
        }
        if left > 0 {
            let groups = count(left, "group");
            self.text.push('\n');
            self.line(0, &format!("and {groups} more in which nothing breaks; `--format html` or `json` has all"));
        }
    }

    fn summary(&mut self, judged: &Judged) {
        let head = EFFECTS.map(|effect| format!("{:>10}", effect.as_str())).concat();
        self.text.push('\n');
        self.line(2, &format!("{:12}{head}", ""));
        for side in Side::ALL {
            let cells = EFFECTS.map(|effect| {
                let count = judged.report.count(side, effect);
                let cell = format!("{count:>10}");
                if count > 0 { self.effect(effect, &cell) } else { cell }
            });
            self.line(2, &format!("{:12}{}", side.as_str(), cells.concat()));
        }
        let allowed = judged.allowed.iter().flatten().count();
        if allowed > 0 {
            self.line(2, &format!("{} allowed", count(allowed, "change")));
        }
    }

    fn group(&mut self, group: &Group<'_>, report: &Report) {
        self.text.push('\n');
        let mut named: Vec<String> = group.operations.iter().take(NAMED).map(|operation| visible(operation)).collect();
        let more = group.operations.len().saturating_sub(NAMED);
        if more > 0 {
            named.push(format!("and {} more", count(more, "operation")));
        }
        let heading = if named.is_empty() { "the API as a whole".to_owned() } else { named.join(", ") };
        for line in wrap(&heading, WIDTH) {
            let line = self.paint("1;4", &line);
            self.line(0, &line);
        }
        for effect in EFFECTS {
            let of = group.changes.iter().filter(|(change, _)| change.effects.worst() == effect);
            let limit = if effect == Effect::Breaking { usize::MAX } else { LISTED };
            let all = of.clone().count();
            of.take(limit).for_each(|entry| self.change(entry, report));
            if let Some(more) = all.checked_sub(limit).filter(|more| *more > 0) {
                self.line(MARGIN, &format!("and {more} more that are {}", effect.as_str()));
            }
        }
    }

    fn change(&mut self, entry: &Entry<'_>, report: &Report) {
        let (change, allowed) = entry;
        let effect = change.effects.worst();
        let sigil = match effect {
            Effect::Breaking => '✗',
            Effect::Additive => '+',
            Effect::Cosmetic => '·',
        };
        let word =
            if self.styled { format!("{sigil} {:9}", effect.as_str()) } else { format!("{:11}", effect.as_str()) };
        let mut what = wrap(&visible(&change.what), WIDTH - MARGIN).into_iter();
        let first = format!("{}{}", self.effect(effect, &word), what.next().unwrap_or_default());
        self.line(0, &first);
        what.for_each(|line| self.line(MARGIN, &line));
        let places = [&change.old, &change.new].map(|place| place.as_ref().map(|place| visible(&words::place(place))));
        if effect == Effect::Cosmetic {
            let place = places.into_iter().flatten().next_back().unwrap_or_default();
            return self.faint(&format!("{}, {place}", change.rule.id()));
        }
        self.faint(&format!("{}, {}", visible(&change.subject), change.rule.id()));
        if let Some(allowed) = allowed {
            let told = format!("allowed until {}: {}", allowed.expires, visible(&allowed.reason));
            self.wrapped(&told);
        }
        if effect == Effect::Additive {
            let place = places.into_iter().flatten().next_back().unwrap_or_default();
            self.faint(&place);
        } else {
            self.wrapped(&words::effects(change));
            match places {
                [Some(old), Some(new)] => self.faint(&format!("was {old}, is {new}")),
                [Some(old), None] => self.faint(&format!("was {old}")),
                [None, Some(new)] => self.faint(&format!("is {new}")),
                [None, None] => {}
            }
        }
        for (sides, advice) in words::advice(change) {
            self.wrapped(&format!("{sides}: {}", visible(advice)));
        }
        if effect == Effect::Breaking {
            self.rust(change, report);
        }
    }

    fn rust(&mut self, change: &Change, report: &Report) {
        // Of what is new or gone, there is nothing to compare.
        let items = change.items.iter().filter_map(|number| Some((number, report.items.get(*number)?)));
        let items = items.filter(|(_, item)| item.old.is_some() && item.new.is_some() && item.old != item.new);
        for (number, item) in items.clone().take(ITEMS) {
            self.item(item, change.members.get(number));
        }
        if let Some(more) = items.count().checked_sub(ITEMS).filter(|more| *more > 0) {
            self.line(MARGIN, &format!("and {} more", count(more, "Rust item")));
        }
    }

    fn item(&mut self, item: &ItemChange, members: Option<&BTreeSet<String>>) {
        let (old, new) = (code(item.old.as_deref()), code(item.new.as_deref()));
        let lines = lines(&old, &new);
        let lines = members.map_or_else(|| lines.clone(), |members| about(&lines, members));
        let changed: Vec<Line<'_>> = hunks(&lines, 0).concat();
        if changed.is_empty() {
            return;
        }
        self.line(MARGIN, &visible(&format!("{}::{}", item.of.text(), item.path)));
        for line in changed.iter().take(RUST) {
            let (code, text) = match line {
                Line::Old(text) => ("31", format!("- {}", text.trim())),
                Line::New(text) => ("32", format!("+ {}", text.trim())),
                Line::Both(_) => continue,
            };
            let text = self.paint(code, &cut(&visible_source(&text), WIDTH - MARGIN - 2));
            self.line(MARGIN + 2, &text);
        }
        if let Some(more) = changed.len().checked_sub(RUST).filter(|more| *more > 0) {
            self.line(MARGIN + 2, &format!("and {} more", count(more, "line")));
        }
    }

    fn wrapped(&mut self, text: &str) {
        wrap(text, WIDTH - MARGIN).into_iter().for_each(|line| self.line(MARGIN, &line));
    }

    fn faint(&mut self, text: &str) {
        for line in wrap(text, WIDTH - MARGIN) {
            let line = self.paint("2", &line);
            self.line(MARGIN, &line);
        }
    }

    fn effect(&self, effect: Effect, text: &str) -> String {
        let code = match effect {
            Effect::Breaking => "1;31",
            Effect::Additive => "32",
            Effect::Cosmetic => "2",
        };
        self.paint(code, text)
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.styled { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }
}

/// An item without its documentation.
fn code(item: Option<&str>) -> String {
    let lines = item.unwrap_or_default().lines().filter(|line| !line.trim_start().starts_with("///"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Lines of words that are no wider than that; a longer word has its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut taken = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        match lines.last_mut().filter(|_| taken + 1 + length <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                taken += 1 + length;
            }
            None => {
                lines.push(word.to_owned());
                taken = length;
            }
        }
    }
    lines
}

fn cut(text: &str, width: usize) -> String {
    match text.char_indices().nth(width) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, wrap};

    #[test]
    fn lines_are_as_wide_as_they_may_be() {
        assert_eq!(wrap("a bc  def gh", 5), ["a bc", "def", "gh"]);
        assert_eq!(wrap("abcdefgh i", 5), ["abcdefgh", "i"]);
        assert!(wrap("", 5).is_empty());
        assert_eq!((cut("äöü", 2), cut("äöü", 3)), ("äö…".to_owned(), "äöü".to_owned()));
    }
}
