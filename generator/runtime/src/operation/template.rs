//! How a refusal is worded in an error shape that the document declares.

/// A JSON value with places for what went wrong, found in the declared error schema by its structure.
#[derive(Debug)]
#[non_exhaustive]
pub enum Template {
    /// An object with these members.
    Object(&'static [(&'static str, Template)]),
    /// An array with one element for each violation.
    EachViolation(&'static Template),
    /// A sentence: of the violation inside [`Self::EachViolation`], else of the whole refusal.
    Message,
    /// A short word for the kind of problem: the keyword of the violation, else a word for the status.
    Code,
    /// The place of the violation as a list of names and indexes.
    Path,
    /// The place of the violation as a JSON pointer.
    Pointer,
    /// The status as words: its reason phrase.
    Title,
    /// The status as a number.
    Status,
    /// This boolean.
    Boolean(bool),
    /// This string.
    Text(&'static str),
}
