//! The page of `bindery diff --format html`: one file that needs no other and no network.
//!
//! It is a readable page as it is written here; the script adds filters, search and keys. What a document says reaches it
//! as text, escaped in one function ([`markup::Html::text`]), and the policy in its head lets nothing run or load but the
//! two assets, by their digests.

mod align;
mod card;
mod change;
mod contents;
mod effect;
mod group;
mod item;
mod lines;
mod markup;
mod summary;
mod table;
mod token;
mod vendor;

#[cfg(test)]
mod tests;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bindery_build::diff::Judged;
use sha2::{Digest as _, Sha256};

use super::words::version;
use group::Layout;
use markup::Html;
use vendor::Vendor;

const STYLE: &str = concat!(include_str!("page.css"), include_str!("changes.css"));
const SCRIPT: &str = include_str!("page.js");
const BAR: &str = include_str!("bar.html");
const HELP: &str = include_str!("help.html");

/// The page of these vendors' changes.
pub(crate) fn page(reports: &[Judged]) -> String {
    let mut out = Html::default();
    head(&mut out, reports);
    let is_alone = reports.len() == 1;
    let all = reports.iter().map(|judged| judged.report.changes.len()).sum();
    let mut vendors: Vec<(Vendor<'_>, Layout<'_>)> = Vec::new();
    for (number, judged) in reports.iter().enumerate() {
        vendors.push((Vendor::new(judged, number, all), Layout::new(&judged.report)));
    }
    out.raw("<div class=page><nav aria-label=\"Operations\">");
    for (vendor, layout) in vendors.iter().filter(|(_, layout)| !layout.operations.is_empty()) {
        contents::operations(&mut out, vendor, layout, is_alone);
    }
    out.raw("</nav><main>");
    for (vendor, _) in &vendors {
        summary::summary(&mut out, vendor, is_alone);
    }
    out.raw(BAR).raw("<div id=changes tabindex=-1>");
    for (vendor, layout) in vendors.iter_mut().filter(|(vendor, _)| !vendor.report.is_empty()) {
        out.raw("<section class=vendor data-v=").digits(vendor.number).raw("><h2>");
        if is_alone {
            out.raw("Changes")
        } else {
            out.text(&vendor.report.name)
        };
        out.raw("</h2>");
        card::cards(&mut out, vendor, layout);
        out.raw("</section>");
    }
    out.raw("</div>");
    contents::glossary(&mut out, reports);
    out.raw("</main></div>").raw(HELP).raw("</body></html>\n");
    out.into_string()
}

/// The head, and what stands above all else.
fn head(out: &mut Html, reports: &[Judged]) {
    let digest = |asset: &str| STANDARD.encode(Sha256::digest(asset));
    out.raw("<!doctype html>\n<html lang=en><head><meta charset=utf-8>\n<meta http-equiv=Content-Security-Policy content=\"");
    out.raw("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-").text(&digest(STYLE));
    out.raw("'; script-src 'sha256-").text(&digest(SCRIPT)).raw("'\">\n");
    out.raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=color-scheme content=\"light dark\"><meta name=referrer content=no-referrer>\n<title>");
    let mut title = Html::default();
    match reports {
        [Judged { report, .. }] => {
            title.text(&report.name).raw(" ");
            out.text(&report.name).raw(" ").text(version(&report.old)).raw(" → ").text(version(&report.new));
            summary::versions(&mut title, report);
        }
        several => {
            title.count(several.len(), "vendor");
            out.count(several.len(), "vendor");
        }
    }
    out.raw(" · Bindery</title>\n<style>")
        .raw(STYLE)
        .raw("</style>\n<script>")
        .raw(SCRIPT)
        .raw("</script></head>\n<body>");
    out.raw("<a class=skip href=#changes>Skip to the changes</a>\n<header class=top><div><p class=kicker>Changes of the API</p><h1>");
    out.part(&title).raw("</h1></div><div class=tools hidden><button type=button id=theme>Dark</button> ");
    out.raw("<button type=button id=keys aria-haspopup=dialog>Keys</button></div></header>");
}
