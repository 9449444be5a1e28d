//! One path segment of a template, and how the values of its parameters are cut out of a request's segment.

/// A path segment: literal text with any number of parameters in it.
///
/// Text and parameters alternate, so the text before the first parameter and the text after each one say it all.
/// `{x}` is an empty `before` and one empty text in `after`; `report.json` has nothing in `after`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    before: String,
    after: Vec<String>,
}

impl Pattern {
    /// Adds text at the end.
    pub(super) fn push_literal(&mut self, text: &str) {
        self.after.last_mut().unwrap_or(&mut self.before).push_str(text);
    }

    /// Adds a parameter at the end.
    pub(super) fn push_parameter(&mut self) {
        self.after.push(String::new());
    }

    /// The text of a segment without parameters.
    pub(super) fn literal(&self) -> Option<&str> {
        self.after.is_empty().then_some(self.before.as_str())
    }

    /// How many parameters it has.
    pub(super) fn parameters(&self) -> usize {
        self.after.len()
    }

    /// How many bytes are fixed: the more, the more concrete.
    pub(super) fn fixed(&self) -> usize {
        self.before.len() + self.after.iter().map(String::len).sum::<usize>()
    }

    /// Whether `segment` fits; hands the values of its parameters to `take`, the last one first, as far as it does.
    ///
    /// No value is empty. Where several cuts fit, earlier values are the longer ones, as a greedy regular expression
    /// would have it: `{name}.{type}` cuts `a.b.c` into `a.b` and `c`. The work is bounded by the lengths of both
    /// sides, as the last text is anchored and every other one is searched once, from the right.
    pub(super) fn capture<'t>(&self, segment: &'t str, take: &mut dyn FnMut(&'t str)) -> Option<()> {
        // Comparing no bytes is not free: where a processor reads under a mask, it stumbles over the empty string's address.
        let mut rest = if self.before.is_empty() { segment } else { segment.strip_prefix(self.before.as_str())? };
        let Some((last, between)) = self.after.split_last() else {
            return rest.is_empty().then_some(());
        };
        rest = if last.is_empty() { rest } else { rest.strip_suffix(last.as_str())? };
        for text in between.iter().rev() {
            let (final_character, _) = rest.char_indices().next_back()?;
            let start = rest.get(..final_character)?.rfind(text.as_str())?;
            take(rest.get(start + text.len()..)?);
            rest = rest.get(..start)?;
        }
        (!rest.is_empty()).then(|| take(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    /// `{}` stands for a parameter.
    fn pattern(text: &str) -> Pattern {
        let mut pattern = Pattern::default();
        for (index, literal) in text.split("{}").enumerate() {
            if index > 0 {
                pattern.push_parameter();
            }
            pattern.push_literal(literal);
        }
        pattern
    }

    fn check(template: &str, segment: &str, expected: Option<&[&str]>) {
        let mut values = Vec::new();
        let fits = pattern(template).capture(segment, &mut |value| values.insert(0, value));
        assert_eq!(fits.map(|()| values.as_slice()), expected, "{template} on {segment}");
    }

    #[test]
    fn cuts_values_out_of_a_segment() {
        check("a", "a", Some(&[]));
        check("a", "ab", None);
        check("", "", Some(&[]));
        check("{}", "42", Some(&["42"]));
        check("{}.json", "a.json", Some(&["a"]));
        check("{}.json", "a.json.json", Some(&["a.json"]));
        check("{}:verb", "a:b:verb", Some(&["a:b"]));
        check("v{}", "v1", Some(&["1"]));
        check("{}-{}", "a-b-c", Some(&["a-b", "c"]));
        check("{}.{}.{}", "a.b.c.d", Some(&["a.b", "c", "d"]));
        check("{}{}", "abc", Some(&["ab", "c"]));
        check("{}é{}", "aéé", Some(&["a", "é"]));
    }

    #[test]
    fn never_gives_an_empty_value() {
        check("{}", "", None);
        check("{}.json", ".json", None);
        check("{}-{}", "a-", None);
        check("{}-{}", "-a", None);
        check("{}--{}", "---", None);
        check("{}{}", "a", None);
        check("a{}a", "a", None);
        check("a{}a", "aa", None);
    }
}
