//! A card: the changes that concern the same operations, below the names of these.

use super::change::change;
use super::group::{Group, Layout, Part};
use super::markup::Html;
use super::vendor::Vendor;

/// How many operations a card names before the rest is folded.
const NAMED: usize = 3;

/// Writes the changes of a vendor, card by card.
pub(super) fn cards(out: &mut Html, vendor: &mut Vendor<'_>, layout: &Layout<'_>) {
    let mut part = None;
    for (at, group) in layout.groups.iter().enumerate() {
        if part != Some(group.part()) {
            out.raw(if part.is_none() { "<section class=part><h3>" } else { "</section><section class=part><h3>" });
            out.raw(match group.part() {
                Part::Whole => "The API as a whole",
                Part::Several => "Several operations together",
                Part::One => "One operation each",
            });
            out.raw("</h3>");
            part = Some(group.part());
        }
        card(out, vendor, layout, group, at);
    }
    out.raw(if part.is_none() { "" } else { "</section>" });
}

fn card(out: &mut Html, vendor: &mut Vendor<'_>, layout: &Layout<'_>, group: &Group, at: usize) {
    out.raw("<section class=card id=g").digits(vendor.number).raw("-").digits(at);
    out.raw(" data-o=\"").text(&group.ranges());
    out.raw(if group.operations.is_empty() { "\"><header class=hidden><h4>" } else { "\"><header><h4>" });
    let mut names = group.operations.iter().filter_map(|number| layout.operations.get(*number)).map(|of| of.name);
    match group.operations.len() {
        0 => _ = out.raw("All operations"),
        1 => names.by_ref().for_each(|name| operation(out, name)),
        several => _ = out.count(several, "operation"),
    }
    out.raw("</h4>");
    if group.operations.len() > 1 {
        list(out, names.by_ref().take(NAMED));
        let rest = group.operations.len().saturating_sub(NAMED);
        if rest > 0 {
            out.raw("<details class=more><summary>").number(rest).raw(" more</summary>");
            list(out, names);
            out.raw("</details>");
        }
    }
    out.raw("</header>");
    for &number in &group.changes {
        if let Some(of) = vendor.report.changes.get(number) {
            change(out, vendor, number, of);
        }
    }
    out.raw("</section>");
}

fn list<'a>(out: &mut Html, names: impl Iterator<Item = &'a str>) {
    out.raw("<ul class=operations>");
    for name in names {
        out.raw("<li>");
        operation(out, name);
    }
    out.raw("</ul>");
}

/// An operation's method and path.
pub(super) fn operation(out: &mut Html, name: &str) {
    let (method, path) = name.split_once(' ').unwrap_or(("", name));
    out.raw("<span class=method>").text(method).raw("</span> <span class=path>");
    for (at, segment) in path.split('/').enumerate() {
        // A path that is too long for its line is broken before a slash, if it can be.
        out.raw(["", "/", "<wbr>/"].get(at).unwrap_or(&"<wbr>/")).text(segment);
    }
    out.raw("</span>");
}
