//! What is wrong with YAML that can't be read, in the words of whoever wrote it: a parser tells at which character it
//! stopped, not which quotes are missing.
//!
//! The causes are looked for in the line where reading stopped, the one before it, and the collection or text around.

use super::brackets::unclosed;
use super::fault::Fault;
use std::ops::Range;

/// A line of the text.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The line that holds `at`.
    fn of(text: &'t str, at: usize) -> Option<Self> {
        let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(start..)?;
        Some(Self { start, text: rest.split('\n').next().unwrap_or_default().trim_end() })
    }

    /// The last line before this one that has something in it.
    fn before(self, text: &'t str) -> Option<Self> {
        let mut line = self;
        loop {
            line = Self::of(text, line.start.checked_sub(1)?)?;
            if !line.bare().is_empty() && !line.bare().starts_with('#') {
                return Some(line);
            }
        }
    }

    /// What stands in it.
    fn bare(self) -> &'t str {
        self.text.trim_start()
    }

    fn indentation(self) -> usize {
        self.text.len() - self.bare().len()
    }

    fn range(self) -> Range<usize> {
        self.start + self.indentation()..self.start + self.text.len()
    }

    /// Where the value begins of a line that is a key with one, or an entry of a list.
    fn value(self) -> Option<(usize, &'t str)> {
        let bare = self.bare();
        let dash = bare.len() - bare.trim_start_matches("- ").trim_start().len();
        let rest = bare.get(dash..)?;
        let from = match rest.split_once(": ") {
            Some((key, value)) if !key.starts_with(['"', '\'', '{', '[']) => {
                dash + key.len() + 2 + (value.len() - value.trim_start().len())
            }
            _ if dash > 0 => dash,
            _ => return None,
        };
        Some((self.range().start + from, bare.get(from..)?))
    }
}

/// What is wrong where reading stopped at `at`, with what `collection` begins the innermost open one, and `said` by the
/// parser.
pub(super) fn find(text: &str, at: usize, collection: Option<usize>, said: &str) -> Option<Fault> {
    let line = Line::of(text, at.min(text.len()))?;
    conflict(line)
        .or_else(|| tab(line))
        .or_else(|| page(text))
        .or_else(|| open_quote(text, line, said))
        .or_else(|| open_bracket(text, at, collection))
        .or_else(|| unquoted(line, at))
        .or_else(|| no_space(text, line))
        .or_else(|| indentation(text, line, said))
}

/// Marks that version control leaves.
fn conflict(line: Line<'_>) -> Option<Fault> {
    let is_mark = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.text.starts_with(mark));
    is_mark.then(|| Fault {
        what: "the mark of a merge conflict".to_owned(),
        at: line.range(),
        label: "not YAML",
        other: None,
        help: "decide which side counts, and remove the marks".to_owned(),
    })
}

fn tab(line: Line<'_>) -> Option<Fault> {
    let at = line.text.get(..line.indentation())?.find('\t')?;
    Some(Fault {
        what: "a line is indented with a tab".to_owned(),
        at: line.start + at..line.start + at + 1,
        label: "not a space",
        other: None,
        help: "indent with spaces (YAML 1.2, section 6.1)".to_owned(),
    })
}

fn page(text: &str) -> Option<Fault> {
    let begin = text.trim_start();
    let start = text.len() - begin.len();
    begin.starts_with('<').then(|| Fault {
        what: "it looks like a page of HTML or XML".to_owned(),
        at: start..start + 1,
        label: "markup",
        other: None,
        help: "get the document itself, not the page that shows it".to_owned(),
    })
}

/// A value that begins with a quote and has no other: reading goes on into the lines after it.
fn open_quote(text: &str, line: Line<'_>, said: &str) -> Option<Fault> {
    const LINES: usize = 200;
    if !said.contains("quote") && !said.contains("scalar") {
        return None;
    }
    let mut at = Some(line);
    for _ in 0..LINES {
        let Some(line) = at else { break };
        if let Some((start, value)) = line.value()
            && let Some(quote) = value.chars().next().filter(|first| matches!(first, '"' | '\''))
            && value.matches(quote).count() % 2 == 1
        {
            return Some(Fault {
                what: "a quote is not closed".to_owned(),
                at: start..start + 1,
                label: "this quote",
                other: None,
                help: format!("close it with `{quote}` where the text ends"),
            });
        }
        at = line.before(text);
    }
    None
}

/// A bracket that is not closed, or not by the right one.
fn open_bracket(text: &str, at: usize, collection: Option<usize>) -> Option<Fault> {
    let start = collection?;
    let within = text.get(start..at.max(start))?;
    let bracket = within.chars().next().filter(|first| matches!(first, '{' | '['))?;
    // Another line must have begun: within one, something else is wrong.
    if !within.contains('\n') && at < text.len() {
        return None;
    }
    let start = start + unclosed(within).unwrap_or(0);
    let bracket = text.get(start..)?.chars().next().unwrap_or(bracket);
    let close = if bracket == '{' { '}' } else { ']' };
    Some(Fault {
        what: format!("a `{bracket}` is not closed"),
        at: start..start + 1,
        label: "this bracket",
        other: Some((at..at, "here something else begins")),
        help: format!("close it with `{close}`"),
    })
}

/// A value that has to be quoted: it begins with a character that YAML uses, or has `: ` in it.
fn unquoted(line: Line<'_>, at: usize) -> Option<Fault> {
    // Inside of a flow collection, the word where reading stopped.
    let rest = line.text.get(at.saturating_sub(line.start)..).unwrap_or_default();
    let word = rest.split([' ', ',', '}', ']']).next().unwrap_or_default().trim_end_matches(':');
    let begins = |word: &str| word.starts_with(['*', '&', '@', '`', '%', '!']);
    let (start, value) = Some((at, word)).filter(|(_, word)| begins(word)).or_else(|| line.value()).or_else(|| {
        let bare = line.bare();
        (begins(bare) || bare.starts_with(['{', '['])).then(|| (line.range().start, bare))
    })?;
    let first = value.chars().next()?;
    let is_key = start == line.range().start;
    let text = if is_key { value.split(": ").next()?.trim_end_matches(':') } else { value };
    // The word alone ends at a comma or bracket; the value of a line goes on to its end.
    let text = match line.value() {
        Some((begin, value)) if begin == start => value,
        _ => text,
    };
    let why = match first {
        '@' | '`' | '%' => format!("a text can't begin with `{first}` unless it is in quotes"),
        '*' => "`*` begins the name of an alias in YAML".to_owned(),
        '&' => "`&` begins the name of an anchor in YAML".to_owned(),
        '!' => "`!` begins a tag in YAML".to_owned(),
        '{' | '[' if at > start => format!("`{first}` begins a collection in YAML, and something follows its end"),
        _ if !is_key
            && at >= start
            && value.contains(": ") | value.ends_with(':')
            && !value.starts_with(['"', '\'']) =>
        {
            "a text with `: ` in it is read as a key with a value".to_owned()
        }
        _ => return None,
    };
    let quote = if text.contains('\'') { '"' } else { '\'' };
    let shown: String = text.chars().take(60).collect();
    let quoted =
        if shown.len() == text.len() { format!("{quote}{shown}{quote}") } else { format!("{quote}{shown}…{quote}") };
    Some(Fault {
        what: why,
        at: start..start + text.len(),
        label: "not in quotes",
        other: None,
        help: format!("put it in quotes: `{quoted}`; a long text can also stand on lines of its own, after `|`"),
    })
}

/// `key:value` in a line beside others.
fn no_space(text: &str, line: Line<'_>) -> Option<Fault> {
    let before = line.before(text);
    let wrong = [Some(line), before].into_iter().flatten().find_map(|line| {
        let bare = line.bare();
        let (key, value) = bare.split_once(':')?;
        let is_word =
            !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '-'));
        (is_word && !value.is_empty() && !value.starts_with([' ', '/'])).then_some((line, key))
    });
    let (line, key) = wrong?;
    let at = line.range().start + key.len();
    Some(Fault {
        what: "there is no space after a `:`, so that this is no key with a value".to_owned(),
        at: at..at + 1,
        label: "no space follows",
        other: None,
        help: format!("write `{key}: …`"),
    })
}

/// A line whose indentation is that of nothing before it, or that stands below a key which has a value.
fn indentation(text: &str, line: Line<'_>, said: &str) -> Option<Fault> {
    if !said.contains("mapping") && !said.contains("block") && !said.contains("key") {
        return None;
    }
    let before = line.before(text)?;
    let own = line.indentation();
    if own > before.indentation() && before.value().is_some() {
        return Some(Fault {
            what: "a line is indented further than the one before it, which has a value already".to_owned(),
            at: line.range(),
            label: "indented further",
            other: Some((before.range(), "has a value")),
            help: "indent both alike".to_owned(),
        });
    }
    const LINES: usize = 2000;
    let mut above = Some(before);
    let mut margins = Vec::new();
    for _ in 0..LINES {
        let Some(line) = above.filter(|_| margins.last() != Some(&0)) else { break };
        let least = margins.last().is_none_or(|least| line.indentation() < *least);
        if least {
            margins.push(line.indentation());
        }
        above = line.before(text);
    }
    let near = |own: usize| margins.iter().copied().min_by_key(|margin| margin.abs_diff(own));
    (own < before.indentation() && !margins.contains(&own)).then(|| Fault {
        what: "a line is indented like none of those around it".to_owned(),
        at: line.range(),
        label: "indented by itself",
        other: Some((before.range(), "the line before")),
        help: format!("indent it by {} spaces instead of {own}", near(own).unwrap_or(0)),
    })
}
