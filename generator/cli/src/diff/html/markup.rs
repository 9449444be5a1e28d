//! HTML as it is written: markup is ours and known when this is compiled, all else is text and escaped in one function.

use bindery_build::diagnostic::visible_source;

/// A page, or a part of one.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup. Nothing that is read from a document can be one, as it isn't `'static`.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, between tags or in a quoted attribute: the one way on which a document's words reach the page.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        // A browser would obey controls that reorder or hide what stands beside them.
        for character in visible_source(text).chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(character),
            }
        }
        self
    }

    /// A sentence, with what stands in backticks as code.
    pub(super) fn prose(&mut self, sentence: &str) -> &mut Self {
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('`') {
            let Some((code, after)) = after.split_once('`') else { break };
            self.text(before).code(code);
            rest = after;
        }
        self.text(rest)
    }

    /// Code in a sentence. What is short stands in one line; what is long is broken between its names, if it can be.
    fn code(&mut self, code: &str) -> &mut Self {
        const SHORT: usize = 24;
        if code.len() <= SHORT {
            return self.raw("<code class=s>").text(code).raw("</code>");
        }
        self.raw("<code>");
        let mut rest = code;
        while let Some(at) =
            rest.char_indices().skip(1).find_map(|(at, _)| rest.get(..at).filter(|head| is_break(head, rest)))
        {
            self.text(at).raw("<wbr>");
            rest = rest.get(at.len()..).unwrap_or_default();
        }
        self.text(rest).raw("</code>")
    }

    /// A number, its thousands apart.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        let digits = number.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                self.0.push(',');
            }
            self.0.push(digit);
        }
        self
    }

    /// A number as programs read it.
    pub(super) fn digits(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// A number with its noun: `1 change`, `2 changes`.
    pub(super) fn count(&mut self, number: usize, noun: &'static str) -> &mut Self {
        self.number(number).raw(" ").raw(noun).raw(if number == 1 { "" } else { "s" })
    }

    /// A part that was written by itself.
    pub(super) fn part(&mut self, part: &Self) -> &mut Self {
        self.0.push_str(&part.0);
        self
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// Whether a line may end behind the beginning of a code: behind `::`, `<` and `,`, and before `_`.
fn is_break(head: &str, code: &str) -> bool {
    let rest = code.get(head.len()..).unwrap_or_default();
    head.ends_with("::") || head.ends_with(['<', ',']) || rest.starts_with('_') && !head.ends_with('_')
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn long_code_is_broken_between_its_names() {
        let mut out = Html::default();
        out.prose("Pass `OrganizationDomain::affiliation_verification` to `new`, or a `<b`.");
        let code = "<code>OrganizationDomain::<wbr>affiliation<wbr>_verification</code>";
        let expected = format!("Pass {code} to <code class=s>new</code>, or a <code class=s>&lt;b</code>.");
        assert_eq!(out.into_string(), expected);
    }
}
