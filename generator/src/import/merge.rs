//! Merging by insertion: what a page adds goes to the end of the mapping where it belongs.

use super::Page;
use super::insertion::{Insertion, insert};
use super::level::{Level, Places, same};
use super::text::{Mapping, Text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::source::{Node, Sources, Span, parse};

/// The text of all pages as one document, which ends with one line break.
pub(super) fn merge(pages: &[Page<'_>], limits: &Limits, diagnostics: &mut Diagnostics) -> Option<String> {
    let (first, rest) = pages.split_first()?;
    let mut document = format!("{}\n", first.text.trim_end());
    let mut places = Places::default();
    places.remember(&first.tree);
    for page in rest {
        let Some(tree) = reread(&document, limits) else {
            diagnostics.push(not_insertable(page.tree.span));
            return None;
        };
        let target = Text { text: &document, offset: 0 };
        let mut merge = Merge {
            target,
            added: Text { text: page.text, offset: page.offset },
            insertions: Vec::new(),
            places: &places,
            diagnostics: &mut *diagnostics,
        };
        merge.mappings(Level::Root, &mut Vec::new(), (&tree, document.len()), (&page.tree, page.text.len()));
        let insertions = merge.insertions;
        if diagnostics.has_errors() {
            return None;
        }
        document = insert(&document, insertions);
        places.remember(&page.tree);
    }
    // Text was moved without a look at what it means (anchors, say), so look now.
    let merged = reread(&document, limits);
    for page in pages {
        if !merged.as_ref().is_some_and(|merged| Level::Root.holds(merged, &page.tree)) {
            diagnostics.push(not_insertable(page.tree.span));
            return None;
        }
    }
    Some(document)
}

fn reread(document: &str, limits: &Limits) -> Option<Node> {
    let mut sources = Sources::new();
    let file = sources.add("openapi.yaml", document);
    let mut found = Diagnostics::new();
    parse(&sources, file, limits, &mut found).filter(|_| !found.has_errors())
}

struct Merge<'a> {
    target: Text<'a>,
    added: Text<'a>,
    insertions: Vec<Insertion>,
    places: &'a Places,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Merge<'a> {
    /// Merges two mappings, each with the end of its lines. At most as deep as there are levels.
    fn mappings(&mut self, level: Level, path: &mut Vec<String>, target: (&'a Node, usize), added: (&'a Node, usize)) {
        let (Some(whole), Some(part)) = (target.0.as_object(), added.0.as_object()) else {
            if !same(target.0, added.0) {
                self.disagree(path, added.0.span);
            }
            return;
        };
        let target = self.target.mapping(target.0, target.1);
        let added_lines = self.added.mapping(added.0, added.1);
        for (key, value) in part.iter() {
            path.push(key.value.to_string());
            match (whole.get(key), level.below(key)) {
                (Some(other), Some(level)) => {
                    let end = |mapping: &Option<Mapping<'_>>| {
                        mapping.as_ref().and_then(|mapping| mapping.entry(key)).map_or(0, |(lines, _)| lines.end)
                    };
                    self.mappings(level, path, (other, end(&target)), (value, end(&added_lines)));
                }
                (Some(other), None) if same(other, value) => {}
                (Some(_), None) => self.disagree(path, key.span),
                (None, _) => match self.insertion(key, target.as_ref(), added_lines.as_ref()) {
                    Some(insertion) => self.insertions.push(insertion),
                    None => self.diagnostics.push(not_insertable(key.span)),
                },
            }
            path.pop();
        }
    }

    fn insertion(&self, key: &str, target: Option<&Mapping<'_>>, added: Option<&Mapping<'_>>) -> Option<Insertion> {
        let target = target?;
        let lines = added?.lines_for(self.added, key, target)?;
        Some(Insertion { at: target.end(), column: target.column, lines })
    }

    fn disagree(&mut self, path: &[String], span: Span) {
        let name = path.join(" \u{203a} ");
        let mut error = Diagnostic::error(Code::PagesDisagree, format!("the pages disagree about `{name}`"))
            .at(span, "one form")
            .help("fetch the pages again at the same time; if they still differ, correct one by hand");
        if let Some(first) = self.places.first(path) {
            error = error.at(first, "another form");
        }
        self.diagnostics.push(error);
    }
}

fn not_insertable(span: Span) -> Diagnostic {
    Diagnostic::error(Code::PagesDisagree, "the pages can't be merged by inserting lines")
        .at(span, "this has no place in what the pages before hold")
        .help("write mappings in block style, an entry a line and without anchors, or merge the pages by hand")
}
