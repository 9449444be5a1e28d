//! Bytes that arrive, cut into lines or records.

use bytes::{Buf as _, BytesMut};

/// What has arrived and is not taken yet.
#[derive(Default)]
pub(super) struct Pending {
    buffer: BytesMut,
    /// How much of it has been looked through for the end of a line.
    seen: usize,
    /// A line has ended with a carriage return: a line feed after it belongs to it.
    after_return: bool,
}

impl Pending {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    pub(super) fn len(&self) -> usize {
        self.buffer.len()
    }

    /// All that is left.
    pub(super) fn rest(&mut self) -> BytesMut {
        self.seen = 0;
        std::mem::take(&mut self.buffer)
    }

    /// What stands before `end`, which is taken too.
    pub(super) fn until(&mut self, end: u8) -> Option<BytesMut> {
        let unseen = self.buffer.get(self.seen..).unwrap_or_default();
        let Some(found) = unseen.iter().position(|byte| *byte == end) else {
            self.seen = self.buffer.len();
            return None;
        };
        let piece = self.buffer.split_to(self.seen.saturating_add(found));
        self.buffer.advance(1);
        self.seen = 0;
        Some(piece)
    }

    /// A line that ends in LF, CR or both, without its end.
    pub(super) fn line(&mut self) -> Option<BytesMut> {
        if self.after_return && !self.buffer.is_empty() {
            self.after_return = false;
            if self.buffer.first() == Some(&b'\n') {
                self.buffer.advance(1);
            }
        }
        let unseen = self.buffer.get(self.seen..).unwrap_or_default();
        let Some(found) = unseen.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.seen = self.buffer.len();
            return None;
        };
        let line = self.buffer.split_to(self.seen.saturating_add(found));
        self.after_return = self.buffer.first() == Some(&b'\r');
        self.buffer.advance(1);
        self.seen = 0;
        Some(line)
    }

    /// Drops a byte order mark that the stream begins with. `false` while that can't be told.
    pub(super) fn without_mark(&mut self) -> bool {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        if self.buffer.starts_with(MARK) {
            self.buffer.advance(MARK.len());
            return true;
        }
        !MARK.starts_with(&self.buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        let mut pending = Pending::default();
        let mut lines = Vec::new();
        for piece in ["a\r", "\nb\rc\n", "\r\n\n", "d"] {
            pending.push(piece.as_bytes());
            while let Some(line) = pending.line() {
                lines.push(String::from_utf8(line.to_vec()).unwrap());
            }
        }
        assert_eq!(lines, ["a", "b", "c", "", ""]);
        assert_eq!(&pending.rest()[..], b"d");
    }
}
