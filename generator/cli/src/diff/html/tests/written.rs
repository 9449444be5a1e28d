//! What a page holds as it is written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bindery_build::diff::{Change, Effect, Judged, Side};

use sha2::{Digest as _, Sha256};

use super::sample;
use crate::diff::html::page;

/// What has meant harm to pages, and to those who read them.
const HOSTILE: &str = "</script><script>alert(1)</script>\"><img src=x onerror=alert(2)>' `onclick=`alert(3) \
                       \u{202e}\u{2066}reversed\u{1b}[31m\u{0} &lt; &amp;#60; ]]> <!-- \u{200b}</style></title>\
                       <svg/onload=alert(4)>\njavascript:alert(5)";

#[test]
fn a_page_is_the_same_each_time() {
    let report = [sample::many(60)];
    assert_eq!(page(&report), page(&report));
}

#[test]
fn a_change_is_called_the_same_in_every_page() {
    let ids = |page: &str| -> Vec<String> {
        let found =
            page.split("<article class=\"change ").skip(1).filter_map(|rest| rest.split_once("id=")?.1.split_once(' '));
        found.map(|(id, _)| id.to_owned()).collect()
    };
    let mut report = sample::invites();
    let all = ids(&page(&[report.clone()]));
    assert_eq!(all.len(), 4);
    report.report.changes.remove(0);
    assert_eq!(ids(&page(&[sample::many(3), report.clone()])).split_off(3), all[1..]);
    let again = report.report.changes[0].clone();
    report.report.changes.push(again);
    let twice = ids(&page(&[report]));
    assert!(twice.iter().any(|id| id.ends_with("-2")), "{twice:?}");
}

#[test]
fn what_several_changes_share_stands_once() {
    let page = page(&[sample::invites()]);
    assert_eq!(page.matches("An invitation to an organisation").count(), 2, "once as it was, once as it is");
    assert_eq!(page.matches("data-item=i0-0").count(), 1, "the other change refers to it");
}

#[test]
fn nothing_of_a_document_becomes_markup() {
    let page = page(&[hostile()]);
    assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "controls are shown, not obeyed");
    assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{200b}']));
    let tags =
        |page: &str| ["<script", "<img", "<svg", "<style", "</title", "<!--"].map(|tag| page.matches(tag).count());
    assert_eq!(tags(&page), tags(&super::super::page(&[sample::invites()])));
    assert_eq!(tags(&page), [1, 0, 0, 1, 1, 0]);
}

/// A report with hostile text wherever a document's words may stand.
pub(super) fn hostile() -> Judged {
    let mut judged = sample::invites();
    let report = &mut judged.report;
    let text = || HOSTILE.to_owned();
    report.name = text();
    for edition in [&mut report.old, &mut report.new] {
        (edition.file, edition.title) = (text(), text());
    }
    (report.old.version, report.new.version) = (text(), format!("{HOSTILE} 2"));
    for (at, item) in report.items.iter_mut().enumerate() {
        item.path = format!("{HOSTILE}{at}");
        item.old = item.old.as_ref().map(|old| format!("{HOSTILE}\n{old}"));
        item.new = item.new.as_ref().map(|new| format!("{new}\n\"{HOSTILE}\n// {HOSTILE}"));
        item.operations = vec![text()];
        for detail in &mut item.details {
            (detail.member, detail.what) = (Some(text()), text());
        }
    }
    for (at, change) in report.changes.iter_mut().enumerate() {
        let Change { operations, subject, old, new, what, advice, .. } = change;
        *operations = (0..2 * at).map(|at| format!("GET /{HOSTILE}/{at}")).collect();
        (*subject, *what) = (text(), format!("{HOSTILE} {at}"));
        *advice = Side::ALL.map(|side| (side, text())).to_vec();
        for place in [old, new].into_iter().flatten() {
            (place.file, place.text) = (text(), format!("{HOSTILE}\n{HOSTILE}: \"{HOSTILE}\""));
        }
    }
    judged
}

#[test]
fn only_its_own_script_and_style_may_run() {
    let page = page(&[hostile()]);
    let between = |from: &str, to: &str| page.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned();
    let digest = |asset: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(asset)));
    let (style, script) = (digest(&between("<style>", "</style>")), digest(&between("<script>", "</script>")));
    assert_eq!(
        between("Content-Security-Policy content=\"", "\""),
        format!("default-src 'none'; base-uri 'none'; form-action 'none'; style-src {style}; script-src {script}")
    );
    assert!(page.find("Content-Security-Policy") < page.find("<style>"), "it counts for what comes after it");
}

#[test]
fn nothing_changed_is_said() {
    let page = page(&[sample::report("Kontext", Vec::new(), Vec::new())]);
    assert!(page.contains("Nothing changed."));
    assert!(!page.contains("<article"));
}

#[test]
fn operations_that_change_together_share_a_card() {
    let two = ["GET /a", "GET /b"];
    let effects = [Effect::Additive; 3];
    let changes = [&two[..1], &two, &[], &two[1..], &two, &two[..1]]
        .map(|of| sample::change("operation-added", of, effects, "x"));
    let page = page(&[sample::report("Nuon", changes.to_vec(), Vec::new())]);
    let ranges: Vec<&str> = page.split(" data-o=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ranges, ["", "0-1", "0", "1"]);
    assert_eq!(page.matches("<article").count(), 6);
}

/// Pages to look at, in the folder that `BINDERY_PAGES` names.
#[test]
#[ignore = "writes files for people"]
fn samples_to_look_at() {
    let folder = std::env::var("BINDERY_PAGES").unwrap();
    for (name, reports) in [
        ("few", vec![sample::invites()]),
        ("many", vec![sample::many(1_000)]),
        ("vendors", vec![sample::invites(), sample::many(7), sample::report("Kontext", Vec::new(), Vec::new())]),
        ("hostile", vec![hostile()]),
    ] {
        std::fs::write(format!("{folder}/{name}.html"), page(&reports)).unwrap();
    }
}
