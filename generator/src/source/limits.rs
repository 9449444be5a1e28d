//! What a document may cost before it is refused: the reader's defence against hostile input.

/// Upper bounds on one document. The defaults are many times what the largest published documents need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of one file, in bytes.
    pub bytes: usize,
    /// Nesting of arrays and objects.
    pub depth: usize,
    /// Scalars, arrays, objects and keys that are written in the file.
    pub nodes: usize,
    /// The same count once every YAML alias stands for a copy of what it names.
    pub expanded_nodes: usize,
}

/// How many bytes of a file there are at least for each value and key: fewer than any real document has.
pub(super) const BYTES_PER_NODE: usize = 16;

impl Limits {
    /// Limits of documents of up to so many bytes, with as many values as can be meant to be in them.
    #[must_use]
    pub fn of_size(bytes: usize) -> Self {
        let nodes = bytes / BYTES_PER_NODE;
        Self { bytes, nodes, expanded_nodes: nodes, ..Self::default() }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 128, nodes: 2_000_000, expanded_nodes: 2_000_000 }
    }
}
