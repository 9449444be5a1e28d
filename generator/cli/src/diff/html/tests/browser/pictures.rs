//! Pictures of the page for people, in the folder that `BINDERY_PAGES` names.

use std::path::PathBuf;

use super::super::sample;
use super::tab::Tab;
use crate::diff::html::page;

#[test]
#[ignore = "needs Chromium, and draws for people"]
fn pictures_to_look_at() {
    let Ok(folder) = std::env::var("BINDERY_PAGES").map(PathBuf::from) else { return };
    let (few, many) = (page(&[sample::invites()]), page(&[sample::many(1_000)]));
    let vendors = page(&[sample::invites(), sample::many(7), sample::report("Kontext", Vec::new(), Vec::new())]);
    let mut tab = Tab::new();
    let draw = |tab: &mut Tab, name: &str| {
        tab.settle();
        tab.picture(&folder.join(format!("{name}.png")));
    };
    for (name, scheme, page, width, height) in [
        ("light", "light", &few, 1400, 1900),
        ("dark", "dark", &few, 1400, 1900),
        ("narrow", "light", &few, 390, 3000),
        ("narrow-dark", "dark", &few, 390, 1400),
        ("tablet", "light", &few, 820, 2000),
        ("wide", "light", &few, 2200, 1300),
        ("many", "light", &many, 1400, 1000),
        ("vendors", "dark", &vendors, 1400, 1300),
    ] {
        tab.prefers(scheme);
        tab.size(width, height);
        tab.load(page, "");
        draw(&mut tab, name);
    }
    tab.prefers("light");
    tab.size(1400, 1000);
    tab.load(&many, "");
    tab.click("[value=a]");
    tab.click("[value=c]");
    tab.press("/");
    tab.write("part_77");
    tab.settle();
    tab.press("Enter");
    tab.press("Enter");
    draw(&mut tab, "filtered");
    tab.press("?");
    draw(&mut tab, "keys");
    // Nothing can be waited for there.
    tab.without_script();
    tab.load(&few, "");
    tab.picture(&folder.join("plain.png"));
}
