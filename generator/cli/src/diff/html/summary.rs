//! What a vendor's changes come to, at one glance: what breaks, for whom.

use bindery_build::diff::{Edition, Effect, Report, Side};

use super::change::fails;
use super::effect::{meaning, title};
use super::markup::Html;
use super::vendor::Vendor;

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
        verdict(out, report, side);
    }
    out.raw("</ul>");
    breaking(out, vendor);
    out.raw("</section>");
}

/// From which version to which.
pub(super) fn versions(out: &mut Html, report: &Report) {
    if report.old.version == report.new.version {
        out.raw("<span class=version>").text(&report.new.version).raw("</span>");
        return;
    }
    out.raw("<span class=version>").text(&report.old.version);
    out.raw("</span> <span aria-hidden=true>→</span><span class=hidden> to </span> <span class=version>");
    out.text(&report.new.version).raw("</span>");
}

fn edition(out: &mut Html, side: &'static str, edition: &Edition) {
    out.raw("<span>").raw(side).raw("<code>").text(&edition.file).raw("</code>, ");
    out.count(edition.operations, "operation").raw("</span> ");
}

fn verdict(out: &mut Html, report: &Report, side: Side) {
    let of = |effect| report.count(side, effect);
    let breaking = of(Effect::Breaking);
    out.raw("<li class=")
        .raw(if breaking > 0 { "b" } else { "ok" })
        .raw("><h3>")
        .raw(title(side))
        .raw("</h3><p class=who>");
    out.raw(meaning(side)).raw("</p><p class=verdict>");
    match breaking {
        0 => _ = out.raw("Nothing breaks"),
        _ => _ = out.number(breaking).raw(" breaking"),
    }
    out.raw("</p><p class=rest>");
    if side != Side::Wire && breaking > 0 {
        let failing = report.changes.iter().filter(|change| fails(change, side)).count();
        match failing {
            0 => _ = out.raw("all compiles · "),
            _ => _ = out.number(failing).raw(if failing == 1 { " does" } else { " do" }).raw(" not compile · "),
        }
    }
    out.number(of(Effect::Additive)).raw(" additive · ").number(of(Effect::Cosmetic)).raw(" cosmetic</p></li>");
}

/// The first of those that break something.
fn breaking(out: &mut Html, vendor: &Vendor<'_>) {
    let all = vendor.report.changes.iter().enumerate();
    let breaking: Vec<_> = all.filter(|(_, change)| change.effects.worst() == Effect::Breaking).collect();
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
