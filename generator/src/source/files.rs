//! The files that took part: their text is kept so that diagnostics can quote it.

use super::tree::Spent;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

/// Names one file of a [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// One file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user gave it: shown in diagnostics, never opened.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: Arc<String>,
    /// Where each line begins; found when the first position is asked for.
    lines: OnceLock<Vec<usize>>,
}

/// A line and column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// All files of one run, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// What parsing them has cost.
    pub(super) spent: Arc<Mutex<Spent>>,
}

impl Sources {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; a byte order mark is dropped. No I/O happens here.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.insert(name.into(), Arc::new(text.into()))
    }

    pub(super) fn insert(&mut self, name: String, text: Arc<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let text = text.strip_prefix('\u{feff}').map(|text| Arc::new(text.to_owned())).unwrap_or(text);
        self.files.push(SourceFile { name, text, lines: OnceLock::new() });
        id
    }

    /// The file `id`; `None` only for an id of another set.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(usize::try_from(id.0).ok()?)
    }

    /// Every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0_u32..).map(FileId).zip(&self.files)
    }
}

impl SourceFile {
    /// Line and column of a byte offset; offsets beyond the text count as its end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len());
        let (line, range) = self.line(offset);
        let before = self.text.as_bytes().get(range.start..offset).unwrap_or_default();
        // Bytes that continue a character are not counted.
        let column = before.iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
        Position { line, column }
    }

    /// The number of the line that holds a byte offset, and the range of its bytes without the line break.
    pub(crate) fn line(&self, offset: usize) -> (usize, Range<usize>) {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let end = lines.get(line).map_or(self.text.len(), |next| next.saturating_sub(1));
        let carriage_return = usize::from(end > start && self.text.as_bytes().get(end - 1) == Some(&b'\r'));
        (line, start..end - carriage_return)
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Sources};

    #[test]
    fn positions_count_lines_and_characters() {
        let mut sources = Sources::new();
        let id = sources.add("x.yaml", "\u{feff}a: é\r\nb: ü!\n");
        let file = sources.file(id).unwrap();
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(5), Position { line: 1, column: 5 });
        assert_eq!(file.position(7), Position { line: 2, column: 1 });
        assert_eq!(file.position(12), Position { line: 2, column: 5 });
        assert_eq!(file.position(99), Position { line: 3, column: 1 });
    }
}
