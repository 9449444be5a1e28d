//! Pages of the documentation: what they link to is there, and the guide lists them all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::support::repository::{files, root, shown};

/// Folders with pages, and pages beside them.
const FOLDERS: [&str; 4] = ["docs", "examples", "generator", "specs"];
const PAGES: [&str; 3] = ["README.md", "SECURITY.md", "CHANGELOG.md"];

#[derive(Default)]
struct Page {
    links: Vec<String>,
    /// The fragments of its headings.
    anchors: BTreeSet<String>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (mut page, mut heading) = (Self::default(), None::<String>);
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.to_string()),
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => page.anchor(&heading.take().unwrap_or_default()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        *heading += &text;
                    }
                }
                _ => {}
            }
        }
        page
    }

    /// As hosts and books make fragments of headings: words joined by `-`, without punctuation, numbered if need be.
    fn anchor(&mut self, heading: &str) {
        let kept = |char: &char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_');
        let slug: String = heading.to_lowercase().chars().filter(kept).collect();
        let slug = slug.replace(' ', "-");
        let numbered = (1..).map(|number| format!("{slug}-{number}"));
        let free = [slug.clone()].into_iter().chain(numbered).find(|slug| !self.anchors.contains(slug));
        self.anchors.extend(free);
    }
}

fn pages() -> BTreeMap<PathBuf, Page> {
    let in_folders = FOLDERS.iter().flat_map(|folder| files(&root().join(folder), ".md"));
    let paths = in_folders.chain(PAGES.map(|page| root().join(page)));
    paths.map(|path| path.canonicalize().unwrap()).map(|path| (path.clone(), Page::read(&path))).collect()
}

#[test]
fn links_lead_somewhere() {
    let pages = pages();
    let mut wrong = String::new();
    for (path, page) in &pages {
        for link in page.links.iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, at)| (file, Some(at)));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let Ok(target) = target.canonicalize() else {
                wrong += &format!("{}: `{link}` is not there\n", shown(path));
                continue;
            };
            let has = |anchor: &str| pages.get(&target).is_none_or(|page| page.anchors.contains(anchor));
            if !anchor.is_none_or(has) {
                wrong += &format!("{}: `{link}`: no such heading\n", shown(path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_guide_lists_every_page() {
    let docs = root().join("docs").canonicalize().unwrap();
    let listed: BTreeSet<_> = Page::read(&docs.join("SUMMARY.md")).links.into_iter().collect();
    let is_page = |path: &&PathBuf| path.starts_with(&docs) && !path.starts_with(docs.join("adr"));
    let pages = pages();
    let all = pages.keys().filter(is_page).map(|path| shown(path.strip_prefix(&docs).unwrap()));
    let missing: Vec<_> = all.filter(|page| page != "SUMMARY.md" && !listed.contains(page)).collect();
    assert!(missing.is_empty(), "docs/SUMMARY.md lacks {missing:?}");
}
