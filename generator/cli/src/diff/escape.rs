//! Text of documents in Markdown: it shows as it is, and means nothing.
//!
//! What a forge makes of text goes beyond Markdown: mentions, numbers of issues, addresses, names of commits, emoji,
//! formulas. Escaping characters does not keep it from that, but code does: so every word that is not plain stands in a code
//! span, in which nothing has a meaning.

use bindery_build::diagnostic::{visible, visible_source};

/// A sentence in which code stands in backquotes.
pub(super) fn prose(text: &str) -> String {
    let text = visible(text);
    let parts: Vec<&str> = text.split('`').collect();
    let last = parts.len() - 1;
    let part = |(at, part): (usize, &&str)| if at % 2 == 1 && at < last { code(part) } else { words(part) };
    parts.iter().enumerate().map(part).collect()
}

/// A code span.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    if text.trim().is_empty() {
        return text;
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    // A space on both sides is taken away again; without it, a backquote at the edge would be the fence's.
    if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// A block of code, line by line.
pub(super) fn block<L: AsRef<str>>(info: &str, lines: impl IntoIterator<Item = L>) -> String {
    let lines: Vec<String> = lines.into_iter().map(|line| cut(&visible_source(line.as_ref()))).collect();
    let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    let mut block = format!("{fence}{info}\n");
    for line in lines {
        block.push_str(&line);
        block.push('\n');
    }
    block + &fence + "\n"
}

fn cut(line: &str) -> String {
    const CHARACTERS: usize = 160;
    match line.char_indices().nth(CHARACTERS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    }
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// Words without code among them.
fn words(text: &str) -> String {
    text.split(' ').map(|word| if is_plain(word) { word.to_owned() } else { code(word) }).collect::<Vec<_>>().join(" ")
}

/// Whether a word means nothing to a forge.
fn is_plain(word: &str) -> bool {
    let letters = word.trim_end_matches([':', ',', '.', ';']);
    let harmless = |character: char| character.is_alphanumeric() || "-.,;'\"()?!%…".contains(character);
    let is_hash = letters.len() >= 7 && letters.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lower = letters.to_ascii_lowercase();
    letters.chars().all(harmless) && !is_hash && !lower.contains("www.") && !lower.starts_with("gh-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_something_are_code() {
        for (text, shown) in [
            ("`email` is required now", "`email` is required now"),
            ("ask @octocat about #12", "ask `@octocat` about `#12`"),
            ("see https://evil.example/x", "see `https://evil.example/x`"),
            ("see www.evil.example", "see `www.evil.example`"),
            ("fixed in deadbeef, or GH-7", "fixed in `deadbeef,` or `GH-7`"),
            ("<img src=x>", "`<img` `src=x>`"),
            ("[x](javascript:alert) **b** _i_", "`[x](javascript:alert)` `**b**` `_i_`"),
            (":smile: $x$ a&amp;b", "`:smile:` `$x$` `a&amp;b`"),
            ("an odd ` one", "an odd  one"),
            ("callers: pass it.", "callers: pass it."),
            ("a\n# b\r\n- c", "`a\\n#` `b\\r\\n-` c"),
            ("e\u{202e}vil \u{1b}[31m", "`e\\u{202e}vil` `\\u{1b}[31m`"),
        ] {
            assert_eq!(prose(text), shown, "{text}");
        }
    }

    #[test]
    fn backquotes_end_no_code() {
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "");
        assert_eq!(block("diff", ["- ```", "+ x\n</details>"]), "````diff\n- ```\n+ x\\n</details>\n````\n");
    }
}
