//! What is told of a setting.

/// A table of the file.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// How it begins, as in `[types."…"]`; empty for the beginning of the file.
    pub header: &'static str,
    /// What it is about, in a few words: its title.
    pub title: &'static str,
    /// What else there is to say of all of it.
    pub about: &'static str,
    /// A header for a test, with which a line of the table can be written.
    pub sample: &'static str,
    /// Its settings; of a table whose keys are names of the document, the one that any of them has.
    pub entries: &'static [Entry],
    /// Whether its keys are names of the document, or of something else, rather than ours.
    pub free: bool,
}

/// A setting.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its key.
    pub key: &'static str,
    /// What it does.
    pub what: &'static str,
    /// What it can be set to.
    pub values: Values,
    /// What holds without it.
    pub default: &'static str,
    /// What there has to be for it to have an effect; without one it is an error, `B0704`.
    pub needs: &'static str,
    /// A file that has it.
    pub example: &'static str,
}

/// What a setting can be.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// Anything of a kind.
    Any(&'static str),
    /// One of a few words, each with its meaning.
    Words(fn() -> Vec<(&'static str, &'static str)>),
    /// The same, or anything of a kind.
    WordsOr(fn() -> Vec<(&'static str, &'static str)>, &'static str),
    /// A list of such words.
    ListOfWords(fn() -> Vec<(&'static str, &'static str)>),
}
