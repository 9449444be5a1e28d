//! Regular expressions.

/// The `pattern` of a schema.
///
/// The source is already in the syntax of the `regex` crate, whose matching takes linear time. It is compiled at its
/// first use, whatever its size: the generator has limited that (`pattern-states`). One that does not compile is not
/// enforced, and none is without feature `validate`.
#[derive(Debug)]
pub struct Pattern {
    /// As the engine reads it.
    #[cfg(feature = "validate")]
    engine: &'static str,
    /// As the document has it.
    written: &'static str,
    #[cfg(feature = "validate")]
    compiled: std::sync::OnceLock<Option<regex::Regex>>,
}

impl Pattern {
    /// The pattern with this source.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self {
            #[cfg(feature = "validate")]
            engine: source,
            written: source,
            #[cfg(feature = "validate")]
            compiled: std::sync::OnceLock::new(),
        }
    }

    /// With the text that the document has for it, in the syntax of ECMA-262, where that is another one.
    #[must_use]
    pub const fn written(mut self, text: &'static str) -> Self {
        self.written = text;
        self
    }

    /// The source, as the document has it.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.written
    }

    /// Whether the pattern occurs in `text`; it is not anchored (Validation 2020-12, section 6.3.3).
    #[cfg(feature = "validate")]
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.decide(text).unwrap_or(true)
    }

    /// As [`matches`](Self::matches), but none where the pattern is not enforced.
    #[cfg(feature = "validate")]
    pub(super) fn decide(&self, text: &str) -> Option<bool> {
        let compile = || regex::RegexBuilder::new(self.engine).size_limit(usize::MAX).build().ok();
        let compiled = self.compiled.get_or_init(compile);
        compiled.as_ref().map(|pattern| pattern.is_match(text))
    }

    /// As [`matches`](Self::matches), but none where the pattern is not enforced.
    #[cfg(not(feature = "validate"))]
    #[expect(clippy::unused_self, reason = "with the feature it is used")]
    pub(super) fn decide(&self, _text: &str) -> Option<bool> {
        None
    }

    /// Whether the pattern occurs in `text`: not checked without feature `validate`.
    #[cfg(not(feature = "validate"))]
    #[must_use]
    pub fn matches(&self, _text: &str) -> bool {
        true
    }
}
