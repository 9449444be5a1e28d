//! A change: the sentence, what it means for whom, and where it is in the documents and in Rust.

use bindery_build::diff::{Change, Effect, Effects, Place, Side, Uncompiled};

use super::effect::{badge, class, classes, title};
use super::item;
use super::markup::Html;
use super::table::{Sheet, beside, table};
use super::token::Language;
use super::vendor::Vendor;
use crate::diff::words::without;

/// Writes a change.
pub(super) fn change(out: &mut Html, vendor: &mut Vendor<'_>, number: usize, change: &Change) {
    out.raw("<article class=\"change ").raw(class(change.effects.worst())).raw("\" id=").text(vendor.id(number));
    out.raw(" data-e=");
    classes(out, change.effects);
    let allowance = vendor.allowance(number);
    out.raw(if allowance.is_some() { " data-allowed" } else { "" });
    out.raw(" tabindex=-1><h5>").prose(&change.what);
    out.raw(" <a class=link href=\"#").text(vendor.id(number)).raw("\" aria-label=\"Link to this change\">#</a></h5>");
    out.raw("<p class=subject><span>").prose(&change.subject);
    out.raw("</span> <a class=rule href=\"#rule-")
        .text(change.rule.id())
        .raw("\">")
        .text(change.rule.id())
        .raw("</a></p>");
    if let Some(allowance) = allowance {
        out.raw("<p class=allowed><b>Allowed</b> until ").text(&allowance.expires.to_string()).raw(": ");
        out.text(&allowance.reason).raw("</p>");
    }
    sides(out, change);
    let is_open = vendor.is_open && change.effects.worst() > Effect::Cosmetic;
    places(out, change, is_open);
    for &number in &change.items {
        if let Some((id, item, is_first)) = vendor.item(number) {
            if is_first { item::item(out, &id, item, is_open) } else { item::reference(out, &id, item) }
        }
    }
    out.raw("</article>");
}

/// What it means for each side.
fn sides(out: &mut Html, change: &Change) {
    let worst = change.effects.worst();
    if change.effects == Effects::all(worst) && change.advice.is_empty() && change.uncompiled == Uncompiled::default() {
        out.raw("<p class=all>");
        badge(out, worst);
        out.raw(" for all</p>");
        return;
    }
    out.raw("<dl class=sides>");
    for side in Side::ALL {
        out.raw("<div class=").raw(class(change.effects.of(side))).raw("><dt>").raw(title(side)).raw("</dt><dd>");
        badge(out, change.effects.of(side));
        if fails(change, side) {
            out.raw(" <span class=\"badge b\">does not compile</span>");
        }
        for (_, advice) in change.advice.iter().filter(|(of, _)| *of == side) {
            out.raw("<p>").prose(advice).raw("</p>");
        }
        out.raw("</dd></div>");
    }
    out.raw("</dl>");
}

/// Whether a side's code that uses what changed no longer compiles.
pub(super) const fn fails(change: &Change, side: Side) -> bool {
    match side {
        Side::Wire => false,
        Side::Callers => change.uncompiled.callers,
        Side::Implementors => change.uncompiled.implementors,
    }
}

/// The lines of both documents.
fn places(out: &mut Html, change: &Change, is_open: bool) {
    if change.old.is_none() && change.new.is_none() {
        return;
    }
    out.raw(if is_open { "<details class=place open><summary>" } else { "<details class=place><summary>" });
    out.raw("<span class=kind>Document</span> ");
    if let Some(old) = &change.old {
        position(out, old);
    }
    if change.old.is_some() && change.new.is_some() {
        out.raw(" <span aria-hidden=true>→</span><span class=hidden> is now </span> ");
    }
    if let Some(new) = &change.new {
        position(out, new);
    }
    out.raw("</summary>");
    let [old, new] = [&change.old, &change.new].map(|place| place.as_ref().map(|place| (place, dedented(&place.text))));
    let (old, new) = (old.as_ref().map(sheet), new.as_ref().map(sheet));
    match (&old, &new, without(change)) {
        (Some(old), Some(new), Some(side)) => beside(out, Language::Document, old, new, side),
        _ => table(out, Language::Document, old.as_ref(), new.as_ref()),
    }
    out.raw("</details>");
}

fn position(out: &mut Html, place: &Place) {
    out.raw("<code>").text(&place.file).raw(":").digits(place.line).raw("</code>");
}

fn sheet<'a>((place, text): &'a (&Place, String)) -> Sheet<'a> {
    let mut head = Html::default();
    position(&mut head, place);
    Sheet { place: head, text, first: Some(place.line), omitted: place.omitted }
}

/// The lines without the indentation that all of them have: how deep they stand says nothing of them.
fn dedented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    text.lines().map(|line| line.get(common.min(indent(line))..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}
