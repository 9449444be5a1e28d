//! Diagnostics as text: with the source listed, as rustc prints them, or one line each.

use super::escape::{visible, visible_source};
use super::{Diagnostic, Severity};
use crate::source::{FileId, Position, SourceFile, Sources, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// How a listing looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    #[default]
    Plain,
    /// With ANSI colours, for a terminal.
    Coloured,
}

/// Lines longer than this are cut around the marked part: some documents are one line of half a megabyte.
const WIDEST: usize = 240;

/// One diagnostic with its source listing; no line break at the end.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let excerpts = excerpts(diagnostic, sources);
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.id());
    let mut group = Group::with_title(title);
    for excerpt in &excerpts {
        let Excerpt { path, line, column, .. } = excerpt;
        // The listing counts columns in the text that it is given; where that is not the file's line, the place is told.
        group = if excerpt.altered {
            let origin = Origin::path(path.as_str()).line(*line).char_column(*column);
            group.element(origin).element(excerpt.snippet())
        } else {
            group.element(excerpt.snippet().path(path.as_str()))
        };
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible(note)));
    }
    if let Some(help) = diagnostic.advice() {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let text = renderer.term_width(WIDEST).render(&[group]);
    if excerpts.iter().any(|excerpt| excerpt.altered) { without_path_marks(&text) } else { text }
}

/// Without the marks `:::` of further paths where no path follows: that of an altered line has been told before.
fn without_path_marks(text: &str) -> String {
    let is_mark = |line: &&str| {
        let plain = line.trim_end().trim_end_matches("\u{1b}[0m").trim_end();
        plain.ends_with(":::") && !plain.contains(['|', '=', ' ']) || plain.trim_start() == ":::"
    };
    let mut lines = text.lines();
    let title = lines.next();
    title.into_iter().chain(lines.filter(|line| !is_mark(line))).collect::<Vec<_>>().join("\n")
}

/// `file:line:column: error[B0203]: message`, for build scripts and `--quiet`.
#[must_use]
pub fn render_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.span().and_then(|span| place(span, sources)).map(|place| format!("{place}: "));
    let Diagnostic { code, severity, message, .. } = diagnostic;
    format!("{}{severity}[{code}]: {}", place.unwrap_or_default(), visible(message))
}

/// The same without a listing: what is wrong at its place, the other places, what is known of it and how to mend it, a
/// line each.
#[must_use]
pub fn render_lines(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let others = diagnostic.labels.iter().skip(1);
    let others = others.filter_map(|label| Some(format!("{}: {}", place(label.span, sources)?, visible(&label.text))));
    let notes = diagnostic.notes.iter().map(|note| format!("note: {}", visible(note)));
    let help = diagnostic.advice().map(|help| format!("help: {}", visible(help)));
    std::iter::once(render_line(diagnostic, sources)).chain(others).chain(notes).chain(help).collect()
}

/// `file:line:column`.
fn place(span: Span, sources: &Sources) -> Option<String> {
    let file = sources.file(span.file)?;
    let at = file.position(span.start);
    Some(format!("{}:{}:{}", visible(&file.name), at.line, at.column))
}

/// Lines of a file with the labels on them, made safe to print.
struct Excerpt {
    file: FileId,
    path: String,
    /// The first line.
    line: usize,
    /// Where the first label begins in the file.
    column: usize,
    text: String,
    /// Whether what stands before the span differs from the file's line.
    altered: bool,
    /// The bytes of the file that these are.
    bytes: Range<usize>,
    marks: Vec<(Range<usize>, String, bool)>,
}

impl Excerpt {
    /// Adds a later line of the same file. The listing folds what stands in between, so only a line or two are copied.
    fn append(&mut self, line: Self, file: &SourceFile) {
        const COPIED: usize = 2;
        let between = file.text.get(self.bytes.end..line.bytes.start).unwrap_or_default();
        let between: Vec<&str> = between.lines().skip(1).collect();
        self.text.push('\n');
        for text in &between {
            if between.len() <= COPIED {
                self.text.push_str(&visible_source(text));
            }
            self.text.push('\n');
        }
        let shift = self.text.len();
        self.text.push_str(&line.text);
        self.bytes.end = line.bytes.end;
        let moved = line.marks.into_iter();
        self.marks.extend(moved.map(|(range, text, first)| (range.start + shift..range.end + shift, text, first)));
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, text, primary)| {
            let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mark = kind.span(range.clone());
            if text.is_empty() { mark } else { mark.label(text.as_str()) }
        });
        Snippet::source(self.text.as_str()).line_start(self.line).annotations(marks)
    }
}

/// The labelled lines, those of one file as one listing in the file's order.
fn excerpts(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let mut lines = lines(diagnostic, sources);
    // An altered line tells its own place, so it stands alone.
    if lines.iter().any(|line| line.altered) {
        return lines;
    }
    let files: Vec<FileId> = lines.iter().map(|line| line.file).collect();
    lines.sort_by_key(|line| (files.iter().position(|file| *file == line.file), line.line));
    let mut joined: Vec<Excerpt> = Vec::new();
    for line in lines {
        match joined.last_mut().zip(sources.file(line.file)).filter(|(last, _)| last.file == line.file) {
            Some((last, file)) => last.append(line, file),
            None => joined.push(line),
        }
    }
    joined
}

/// One excerpt per labelled line, in the order of labels; labels of one line share it.
fn lines(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let mut found: Vec<Excerpt> = Vec::new();
    for (at, label) in diagnostic.labels.iter().enumerate() {
        let Some(file) = sources.file(label.span.file) else { continue };
        let Position { line, column } = file.position(label.span.start);
        let path = visible(&file.name);
        let text = visible(&label.text);
        let (shown, range, altered) = line_of(file, label.span);
        let (_, bytes) = file.line(usize::try_from(label.span.start).unwrap_or(usize::MAX));
        let same =
            found.iter_mut().find(|excerpt| excerpt.path == path && excerpt.line == line && excerpt.text == shown);
        match same {
            Some(excerpt) => excerpt.marks.push((range, text, at == 0)),
            None => {
                let marks = vec![(range, text, at == 0)];
                found.push(Excerpt { file: label.span.file, path, line, column, text: shown, altered, bytes, marks });
            }
        }
    }
    found
}

/// The line on which a span begins, escaped, and the part of the span on it in that text. Of an over-long line only the
/// neighbourhood of the span. Tells as well whether the text before the span was altered for that.
fn line_of(file: &SourceFile, span: Span) -> (String, Range<usize>, bool) {
    let text = &*file.text;
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let offset = |at: u32| floor(usize::try_from(at).unwrap_or(usize::MAX));
    let start = offset(span.start);
    let (_, Range { start: line_start, end: line_end }) = file.line(start);
    let start = start.min(line_end);
    let end = offset(span.end).clamp(start, line_end).min(floor(start + WIDEST));
    let from = if start - line_start > WIDEST { floor(start - WIDEST / 4) } else { line_start };
    let to = if line_end - end > WIDEST { floor(end + WIDEST / 4) } else { line_end };
    let part = |range: Range<usize>| visible_source(text.get(range).unwrap_or_default());
    let ellipsis = |cut: bool| if cut { "…" } else { "" };
    let before = format!("{}{}", ellipsis(from > line_start), part(from..start));
    let marked = part(start..end);
    let after = format!("{}{}", part(end..to), ellipsis(to < line_end));
    let range = before.len()..before.len() + marked.len();
    let altered = text.get(line_start..start) != Some(before.as_str());
    (format!("{before}{marked}{after}"), range, altered)
}
