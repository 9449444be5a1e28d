//! What a vendor's changes come to, at one glance: what breaks, for whom.

use bindery_build::diff::{Change, Edition, Effect, Report, Side};

use super::change::fails;
use super::effect::{meaning, title};
use super::markup::Html;
use super::vendor::Vendor;
use crate::diff::words::version;

/// How many changes that break something are named at the top.
const NAMED: usize = 8;

/// Writes the summary of a vendor.
pub(super) fn summary(out: &mut Html, vendor: &Vendor<'_>, is_alone: bool) {
    let report = vendor.report;
    out.raw("<section class=summary aria-labelledby=s")
        .digits(vendor.number)
        .raw("><h2 id=s")
        .digits(vendor.number)
        .raw(">");
    if is_alone {
        out.raw("Summary</h2>");
    } else {
        out.text(&report.name).raw("</h2><p class=versions>");
        versions(out, report);
        out.raw("</p>");
    }
    out.raw("<p class=editions>");
    edition(out, "Old: ", &report.old);
    edition(out, "New: ", &report.new);
    out.raw("</p>");
    if report.is_empty() {
        out.raw("<p class=nothing>Nothing changed.</p></section>");
        return;
    }
    out.raw("<ul class=verdicts>");
    for side in Side::ALL {
        verdict(out, vendor, side);
    }
    out.raw("</ul>");
    breaking(out, vendor);
    out.raw("</section>");
}

/// From which version to which.
pub(super) fn versions(out: &mut Html, report: &Report) {
    let (old, new) = (version(&report.old), version(&report.new));
    if old != new {
        out.raw("<span class=version>").text(old);
        out.raw("</span> <span aria-hidden=true>→</span><span class=hidden> to </span> ");
    }
    out.raw("<span class=version>").text(new).raw("</span>");
}

fn edition(out: &mut Html, side: &'static str, edition: &Edition) {
    out.raw("<span>").raw(side);
    if edition.file.is_empty() {
        out.raw("there is none</span> ");
        return;
    }
    out.raw("<code>").text(&edition.file).raw("</code>, ").count(edition.operations, "operation").raw("</span> ");
}

fn verdict(out: &mut Html, vendor: &Vendor<'_>, side: Side) {
    let report = vendor.report;
    let breaking: Vec<_> = breaks(vendor, |change| change.effects.of(side)).collect();
    let allowed = report.count(side, Effect::Breaking) - breaking.len();
    out.raw("<li class=").raw(if breaking.is_empty() { "ok" } else { "b" }).raw("><h3>").raw(title(side));
    out.raw("</h3><p class=who>").raw(meaning(side)).raw("</p><p class=verdict>");
    match (breaking.len(), allowed) {
        (0, 0) => _ = out.raw("Nothing breaks"),
        (0, _) => _ = out.raw("Nothing else breaks"),
        (left, _) => _ = out.number(left).raw(" breaking"),
    }
    out.raw("</p><p class=rest>");
    if allowed > 0 {
        out.number(allowed).raw(" breaking, but allowed · ");
    }
    if side != Side::Wire && !breaking.is_empty() {
        match breaking.iter().filter(|(_, change)| fails(change, side)).count() {
            0 => _ = out.raw("all compiles · "),
            1 => _ = out.raw("1 does not compile · "),
            failing => _ = out.number(failing).raw(" do not compile · "),
        }
    }
    let of = |effect| report.count(side, effect);
    out.number(of(Effect::Additive)).raw(" additive · ").number(of(Effect::Cosmetic)).raw(" cosmetic</p></li>");
}

/// The changes that break what `effect` tells of, but for those that are allowed.
fn breaks<'a>(
    vendor: &'a Vendor<'_>,
    effect: impl Fn(&Change) -> Effect + 'a,
) -> impl Iterator<Item = (usize, &'a Change)> {
    let all = vendor.report.changes.iter().enumerate();
    all.filter(move |(number, change)| effect(change) == Effect::Breaking && vendor.allowance(*number).is_none())
}

/// The first of those that break something.
fn breaking(out: &mut Html, vendor: &Vendor<'_>) {
    let breaking: Vec<_> = breaks(vendor, |change| change.effects.worst()).collect();
    if breaking.is_empty() {
        return;
    }
    out.raw("<h3>What breaks</h3><ul class=breaks>");
    for (number, change) in breaking.iter().take(NAMED) {
        out.raw("<li><a href=\"#")
            .text(vendor.id(*number))
            .raw("\">")
            .prose(&change.what)
            .raw("</a> <span class=where>");
        out.prose(&change.subject);
        match change.operations.as_slice() {
            [] => {}
            [operation] => _ = out.raw(" · ").text(operation),
            several => _ = out.raw(" · ").count(several.len(), "operation"),
        }
        out.raw("</span><span class=for>");
        for side in Side::ALL.into_iter().filter(|side| change.effects.of(*side) == Effect::Breaking) {
            out.raw("<span class=\"badge b\">").raw(side.as_str()).raw("</span>");
        }
        out.raw("</span></li>");
    }
    out.raw("</ul>");
    if let Some(more @ 1..) = breaking.len().checked_sub(NAMED) {
        out.raw("<p class=more>and ").number(more).raw(" more below</p>");
    }
}
