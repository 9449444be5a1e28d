//! The page in a real browser. `.ci/run` installs Chromium where it can be had, and runs these.

mod pictures;
mod pipe;
mod tab;

use serde_json::{Value, json};

use super::sample;
use super::written::hostile;
use crate::diff::html::page;
use tab::Tab;

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn nothing_is_loaded_and_nothing_goes_wrong() {
    for reports in [vec![sample::invites()], vec![hostile()], vec![sample::invites(), hostile()], Vec::new()] {
        let mut tab = Tab::open(&reports);
        assert_eq!(tab.complaints(), [Value::Null; 0]);
        assert_eq!(tab.requests(), [""; 0]);
        assert_eq!(tab.ask("document.documentElement.dataset.ready"), json!(""));
    }
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn nothing_of_a_document_runs() {
    let mut tab = Tab::open(&[hostile()]);
    let harm = "[...document.querySelectorAll('*')].filter((node) => ['IMG', 'SVG', 'IFRAME'].includes(node.tagName) \
                || node.getAttributeNames().some((name) => name.startsWith('on'))).length";
    assert_eq!(tab.ask(harm), json!(0));
    assert_eq!(tab.seen(".change"), 4);
    // Even what got out of its place as markup would not run.
    let mut broken = page(&[sample::invites()]);
    broken.insert_str(
        broken.find("<h5>").unwrap(),
        "<script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\">",
    );
    tab.load(&broken, "");
    assert!(!tab.complaints().is_empty(), "the policy tells of what it refused");
    assert_ne!(tab.ask("document.title"), json!("ran"));
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn filters_leave_what_fits() {
    let mut tab = Tab::open(&[sample::invites()]);
    assert_eq!(tab.seen(".change"), 4);
    tab.settle();
    assert_eq!(tab.text("#status"), "4 changes");
    tab.click("[value=a]");
    tab.click("[value=c]");
    assert_eq!(tab.seen(".change"), 2);
    assert_eq!(tab.seen(".change.b"), 2);
    tab.settle();
    assert_eq!(tab.text("#status"), "2 of 4 changes");
    // One of the two breaks no implementor.
    tab.ask("document.querySelector('#side').value = '2', document.querySelector('#side').dispatchEvent(new Event('change', {bubbles: true}))");
    assert_eq!(tab.seen(".change"), 1);
    assert_eq!(tab.seen(".card"), 1, "cards without changes are gone");
    tab.click("#everything");
    tab.settle();
    assert_eq!(tab.seen(".change"), 4);
    tab.click("#allowed");
    assert_eq!(tab.seen(".change"), 3, "what is allowed can be left out");
    tab.click("#everything");
    tab.settle();
    tab.click("nav li:last-child a");
    tab.settle();
    assert_eq!(tab.seen(".change"), 2, "its own, and what it shares with others");
    assert!(tab.text("#only").contains("contents-by-environment-name"));
    tab.click("#only");
    assert_eq!(tab.seen(".change"), 4);
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn search_and_keys_find_their_way() {
    let mut tab = Tab::open(&[sample::invites()]);
    tab.press("/");
    assert_eq!(tab.ask("document.activeElement.id"), json!("query"));
    tab.write("emailaddress");
    tab.settle();
    assert_eq!(tab.seen(".change"), 1, "Rust is searched, too");
    tab.press("Escape");
    assert_eq!(tab.seen(".change"), 4);
    tab.press("Escape");
    assert_eq!(tab.ask("document.activeElement.tagName"), json!("BODY"));
    let at = "[...document.querySelectorAll('.change')].indexOf(document.activeElement)";
    for (key, place) in [("j", 0), ("j", 1), ("j", 2), ("k", 1), ("j", 2), ("j", 3), ("j", 3)] {
        tab.press(key);
        assert_eq!(tab.ask(at), json!(place), "{key}");
        assert_eq!(
            tab.ask("(({top}) => top >= 0 && top < innerHeight)(document.activeElement.getBoundingClientRect())"),
            json!(true)
        );
    }
    let open = tab.seen("table");
    tab.press("Enter");
    tab.settle();
    assert_ne!(tab.seen("table"), open);
    tab.press("b");
    assert_eq!(tab.seen(".change"), 2);
    tab.press("Escape");
    assert_eq!(tab.seen(".change"), 4);
    tab.press("?");
    assert_eq!(tab.seen("#help"), 1);
    tab.press("Escape");
    assert_eq!(tab.seen("#help"), 0);
    assert_eq!(tab.complaints(), [Value::Null; 0]);
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn a_link_leads_to_its_change() {
    let mut tab = Tab::new();
    let page = page(&[sample::many(200)]);
    let id = page.rsplit("<article").next().unwrap().split("id=").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    tab.load(&page, &format!("#{id}"));
    tab.settle();
    assert_eq!(tab.ask("document.activeElement.id"), json!(id));
    let seen = format!(
        "(({{top}}) => top >= 0 && top < innerHeight)(document.getElementById('{id}').getBoundingClientRect())"
    );
    assert_eq!(tab.ask(&seen), json!(true));
    // What is said of an item that stands with another change is there when it is asked for.
    let again = "document.querySelector('.again')";
    assert_eq!(tab.ask(&format!("{again}.querySelectorAll('table').length")), json!(0));
    tab.ask(&format!("{again}.open = true"));
    tab.settle();
    assert_eq!(tab.ask(&format!("{again}.querySelectorAll('table').length")), json!(1));
    tab.click(".change .rule");
    assert_eq!(tab.seen(".explanation"), 1);
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn both_themes_are_readable() {
    let mut tab = Tab::new();
    let ground = "getComputedStyle(document.documentElement).backgroundColor";
    let mut grounds = Vec::new();
    for scheme in ["light", "dark"] {
        tab.prefers(scheme);
        tab.load(&page(&[sample::invites(), sample::many(8)]), "");
        grounds.push(tab.ask(ground));
        let faint = tab.ask(include_str!("contrast.js"));
        assert_eq!(faint, json!([]), "{scheme}");
    }
    assert_ne!(grounds[0], grounds[1]);
    tab.click("#theme");
    assert_eq!(tab.ask(ground), grounds[0], "whoever prefers dark can have light");
    assert_eq!(tab.text("#theme"), "Dark");
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn nothing_is_wider_than_the_window() {
    let mut tab = Tab::open(&[sample::invites(), hostile()]);
    for width in [320, 390, 700, 800, 1100, 1280, 2200] {
        tab.size(width, 800);
        tab.settle();
        let beyond = "[...document.querySelectorAll('body *')].filter((node) => !node.closest('.hidden, .skip') \
                      && node.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((node) => node.outerHTML.slice(0, 90))";
        assert_eq!(tab.ask(beyond), json!([]), "{width}");
    }
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
fn without_script_the_page_is_read() {
    let mut tab = Tab::new();
    tab.without_script();
    tab.load(&page(&[sample::invites()]), "");
    // The browser itself may still be asked.
    assert_eq!(tab.seen(".change"), 4);
    assert_eq!(tab.seen("table"), 5);
    assert_eq!(tab.seen(".bar, .tools"), 0, "what needs the script is not there");
}

#[test]
#[ignore = "needs Chromium: see `.ci/run`"]
#[allow(clippy::print_stderr, reason = "the figures are what it is run for")]
fn a_thousand_changes_are_quick() {
    let mut tab = Tab::new();
    let page = page(&[sample::many(1_000)]);
    tab.load(&page, "");
    tab.settle();
    let times = tab.ask(
        "(({domInteractive, loadEventEnd}) => ({interactive: Math.round(domInteractive), loaded: Math.round(loadEventEnd), \
         painted: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime)}))\
         (performance.getEntriesByType('navigation')[0])",
    );
    let took = |tab: &mut Tab, what: &str| {
        tab.ask(&format!("(() => {{ const from = performance.now(); {what}; document.body.offsetHeight; return Math.round(performance.now() - from); }})()"))
    };
    let filter = took(&mut tab, "document.querySelector('[value=a]').click()");
    assert_eq!(tab.seen(".change.a"), 0);
    let key = took(&mut tab, "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}))");
    tab.press("/");
    tab.write("part_77");
    tab.settle();
    assert_eq!(tab.seen(".change"), 8);
    eprintln!("1,000 changes: {} bytes, ms: {times}, filter {filter}, key {key}", page.len());
}
