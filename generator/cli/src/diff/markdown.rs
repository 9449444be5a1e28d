//! The report for a comment on a pull request: what breaks first, the rest folded, as long as a comment may be.

use bindery_build::diff::{Change, Effect, Judged, Place, Report, Side};

use super::escape::{block, code, prose};
use super::hunks::{Line, about, hunks, lines};
use super::words::{self, EFFECTS, Entry, Without, groups};
use crate::summary::count;

/// GitHub takes comments of 65,536 characters; in bytes this is on the safe side, however it counts.
const LIMIT: usize = 65_000;
/// What a list takes besides its entries: its heading, what folds it, and what tells that some are left out.
const AROUND: usize = 300;
/// How many operations are named, and how many items of Rust are shown of a change.
const NAMED: usize = 5;
const ITEMS: usize = 3;
/// How many lines of an item.
const RUST: usize = 40;

/// A vendor's report in pieces, each of which stands by itself.
struct Pieces {
    head: String,
    /// By effect, the worst first.
    lists: [Vec<Piece>; 3],
}

struct Piece {
    full: String,
    /// Where there is no room for the full one.
    short: String,
}

/// The report of all vendors.
pub(super) fn comment(judged: &[Judged]) -> String {
    comment_within(judged, LIMIT)
}

fn comment_within(judged: &[Judged], limit: usize) -> String {
    let pieces: Vec<Pieces> = judged.iter().filter(|one| !one.report.is_empty()).map(Pieces::new).collect();
    let unchanged = judged.len() - pieces.len();
    let mut left = limit.saturating_sub(AROUND);
    let heads: usize = pieces.iter().map(|pieces| pieces.head.len()).sum();
    let shown_heads = if heads > left { left * pieces.len() / heads } else { pieces.len() };
    left = left.saturating_sub(heads);
    // What breaks goes before what does not, whoever's it is.
    let mut lists: Vec<[(String, usize); 3]> = vec![Default::default(); pieces.len()];
    for (at, _) in EFFECTS.iter().enumerate() {
        for (one, lists) in pieces.iter().zip(&mut lists).take(shown_heads) {
            let Some((pieces, list)) =
                one.lists.get(at).zip(lists.get_mut(at)).filter(|(pieces, _)| !pieces.is_empty())
            else {
                continue;
            };
            left = left.saturating_sub(AROUND);
            for piece in pieces {
                let Some(text) = [&piece.full, &piece.short].into_iter().find(|text| text.len() <= left) else { break };
                left -= text.len();
                list.0.push_str(text);
                list.1 += 1;
            }
        }
    }
    let mut text = String::new();
    for (one, lists) in pieces.iter().zip(&lists).take(shown_heads) {
        text.push_str(&one.head);
        for ((effect, pieces), (list, shown)) in EFFECTS.into_iter().zip(&one.lists).zip(lists) {
            text.push_str(&section(effect, list, *shown, pieces.len()));
        }
    }
    if shown_heads < pieces.len() {
        text.push_str(&format!("\nLeft out for length: {} more.\n", count(pieces.len() - shown_heads, "vendor")));
    }
    match (pieces.is_empty(), unchanged) {
        (true, _) => text.push_str("No changes of the API.\n"),
        (false, 0) => {}
        (false, unchanged) => text.push_str(&format!("\nNo changes: {}.\n", count(unchanged, "other vendor"))),
    }
    text
}

/// The changes of one effect, folded unless they break something.
fn section(effect: Effect, list: &str, shown: usize, all: usize) -> String {
    if all == 0 {
        return String::new();
    }
    let more = match all - shown {
        0 => String::new(),
        more => {
            format!("\nLeft out for length: {more} more that are {}; `bindery diff` shows them.\n", effect.as_str())
        }
    };
    match effect {
        Effect::Breaking => format!("\n### Breaking\n{list}{more}"),
        _ => format!("\n<details><summary>{all} {}</summary>\n\n{list}{more}\n</details>\n", effect.as_str()),
    }
}

impl Pieces {
    fn new(judged: &Judged) -> Self {
        let groups = groups(judged);
        let entries = || groups.iter().flat_map(|group| group.changes.iter().map(|entry| (group.operations, entry)));
        let lists = EFFECTS.map(|effect| {
            let of = entries().filter(|(_, (change, _))| change.effects.worst() == effect);
            let mut before = None;
            let piece = |(operations, entry): (&[String], &Entry<'_>)| match effect {
                Effect::Breaking => {
                    let heading = (before != Some(operations.as_ptr_range())).then(|| heading(operations));
                    before = Some(operations.as_ptr_range());
                    breaking(&heading.unwrap_or_default(), entry, &judged.report)
                }
                _ => Piece { full: listed(operations, entry), short: String::new() },
            };
            let pieces: Vec<Piece> = of.map(piece).collect();
            // A piece that can't be shortened has no shorter form.
            pieces
                .into_iter()
                .map(|piece| if piece.short.is_empty() { Piece { short: piece.full.clone(), ..piece } } else { piece })
                .collect()
        });
        Self { head: head(judged), lists }
    }
}

fn head(judged: &Judged) -> String {
    let Report { name, old, new, .. } = &judged.report;
    let versions = match (words::version(old), words::version(new)) {
        (old, new) if old == new => code(&limited(old)),
        (old, new) => format!("{} → {}", code(&limited(old)), code(&limited(new))),
    };
    let mut head = format!(
        "\n## API changes: {} {versions}\n\n| | breaking | additive | cosmetic |\n|---|---:|---:|---:|\n",
        code(name)
    );
    for side in Side::ALL {
        let cells = EFFECTS.map(|effect| match judged.report.count(side, effect) {
            0 => "0".to_owned(),
            count if effect == Effect::Breaking => format!("**{count}**"),
            count => count.to_string(),
        });
        head.push_str(&format!("| {} | {} |\n", side.as_str(), cells.join(" | ")));
    }
    let allowed = judged.allowed.iter().flatten().count();
    if allowed > 0 {
        head.push_str(&format!("\n{} allowed.\n", count(allowed, "change")));
    }
    head
}

fn limited(text: &str) -> String {
    text.chars().take(60).collect()
}

fn operations(operations: &[String]) -> String {
    let mut named: Vec<String> = operations.iter().take(NAMED).map(|operation| code(operation)).collect();
    if let Some(more) = operations.len().checked_sub(NAMED).filter(|more| *more > 0) {
        named.push(format!("and {}", count(more, "more operation")));
    }
    if named.is_empty() { "the API as a whole".to_owned() } else { named.join(", ") }
}

fn heading(of: &[String]) -> String {
    format!("\n#### {}\n", operations(of))
}

fn allowed(entry: &Entry<'_>) -> String {
    let told = entry.1.map(|by| format!("  \nallowed until {}: {}", by.expires, prose(&by.reason)));
    told.unwrap_or_default()
}

/// A change that breaks something, with its lines and its Rust.
fn breaking(heading: &str, entry: &Entry<'_>, report: &Report) -> Piece {
    let (change, _) = entry;
    let mut short = format!(
        "{heading}\n**{}**  \n{}, {}  \n{}{}\n",
        prose(&change.what),
        prose(&change.subject),
        code(change.rule.id()),
        words::effects(change),
        allowed(entry),
    );
    let advice = words::advice(change).into_iter().map(|(sides, text)| format!("- {sides}: {}\n", prose(text)));
    let advice = advice.collect::<String>();
    if !advice.is_empty() {
        short.push('\n');
        short.push_str(&advice);
    }
    let details = format!("{}{}", document(change), rust(change, report));
    if details.is_empty() {
        return Piece { full: short.clone(), short };
    }
    let full = format!("{short}\n<details><summary>document and Rust</summary>\n\n{details}\n</details>\n");
    Piece { full, short }
}

/// The document's lines.
fn document(change: &Change) -> String {
    let Change { old, new, .. } = change;
    let place = |place: &Option<Place>| place.as_ref().map(|place| code(&words::place(place)));
    let places = match (place(old), place(new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("{old}, gone"),
        (None, Some(new)) => format!("{new}, new"),
        (None, None) => return String::new(),
    };
    let without = words::without(change);
    let text = |place: &Option<Place>, side: Without| {
        let place = place.as_ref().filter(|_| without != Some(side));
        place.map(|place| place.text.clone()).unwrap_or_default()
    };
    let (old, new) = (text(old, Without::Old), text(new, Without::New));
    let lines = marked(&lines(&old, &new));
    if lines.is_empty() { format!("{places}\n\n") } else { format!("{places}\n\n{}\n", block("diff", lines)) }
}

/// The Rust items that changed with it.
fn rust(change: &Change, report: &Report) -> String {
    let items = change.items.iter().filter_map(|number| Some((number, report.items.get(*number)?)));
    let items = items.filter(|(_, item)| item.old != item.new);
    let mut text = String::new();
    for (number, item) in items.clone().take(ITEMS) {
        let (old, new) = (item.old.as_deref().unwrap_or_default(), item.new.as_deref().unwrap_or_default());
        let mut changed = Vec::new();
        let lines = lines(old, new);
        let lines = change.members.get(number).map_or_else(|| lines.clone(), |members| about(&lines, members));
        for (at, hunk) in hunks(&lines, 2).iter().enumerate() {
            if at > 0 {
                changed.push(" …".to_owned());
            }
            changed.extend(marked(hunk));
        }
        let more = changed.len().saturating_sub(RUST);
        changed.truncate(RUST);
        if more > 0 {
            changed.push(format!(" … {}", count(more, "more line")));
        }
        text.push_str(&format!(
            "{}\n\n{}\n",
            code(&format!("{}::{}", item.of.text(), item.path)),
            block("diff", changed)
        ));
    }
    if let Some(more) = items.count().checked_sub(ITEMS).filter(|more| *more > 0) {
        text.push_str(&format!("and {}\n", count(more, "more Rust item")));
    }
    text
}

fn marked(lines: &[Line<'_>]) -> Vec<String> {
    let mark = |line: &Line<'_>| match line {
        Line::Both(text) => format!(" {text}"),
        Line::Old(text) => format!("-{text}"),
        Line::New(text) => format!("+{text}"),
    };
    lines.iter().map(mark).collect()
}

/// A change that breaks nothing, in a line.
fn listed(of: &[String], entry: &Entry<'_>) -> String {
    let (change, _) = entry;
    let place = change.new.as_ref().or(change.old.as_ref()).map(|place| format!(", {}", code(&words::place(place))));
    let place = place.unwrap_or_default();
    let what = prose(&change.what);
    format!("- {}: {what} ({}{place}){}\n", operations(of), code(change.rule.id()), allowed(entry))
}
