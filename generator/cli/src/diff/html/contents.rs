//! The list of operations, and that of the rules.

use bindery_build::diff::Judged;

use super::card::operation;
use super::effect::class;
use super::group::Layout;
use super::markup::Html;
use super::vendor::{Vendor, rules};

/// Writes which operations of a vendor changed, with a link to the card of each.
pub(super) fn operations(out: &mut Html, vendor: &Vendor<'_>, layout: &Layout<'_>, is_alone: bool) {
    out.raw("<details open><summary>");
    if !is_alone {
        out.text(&vendor.report.name).raw(": ");
    }
    out.count(layout.operations.len(), "operation").raw("</summary><ol>");
    for (number, of) in layout.operations.iter().enumerate() {
        out.raw("<li><a href=#g").digits(vendor.number).raw("-").digits(of.group);
        out.raw(" data-o=").digits(vendor.number).raw(".").digits(number).raw(">");
        operation(out, of.name);
        out.raw(" <span class=\"count ").raw(class(of.worst)).raw("\">").number(of.changes).raw("<span class=hidden> ");
        out.raw(if of.changes == 1 { "change, " } else { "changes, at worst " }).raw(of.worst.as_str());
        out.raw("</span></span></a>");
    }
    out.raw("</ol></details>");
}

/// Writes what the rules mean that any change was met by.
pub(super) fn glossary(out: &mut Html, reports: &[Judged]) {
    let rules = rules(reports);
    if rules.is_empty() {
        return;
    }
    out.raw("<section class=rules aria-labelledby=rules><h2 id=rules>The rules</h2><dl>");
    for (rule, times) in rules.into_values() {
        out.raw("<div id=\"rule-").text(rule.id()).raw("\"><dt><code>").text(rule.id()).raw("</code> <span>");
        out.count(times, "change")
            .raw("</span></dt><dd><p>")
            .prose(rule.title())
            .raw("</p><p>")
            .prose(rule.explanation());
        out.raw("</p></dd></div>");
    }
    out.raw("</dl></section>");
}
