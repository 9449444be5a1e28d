//! Text of documents that means harm to whoever reads a report.

use std::collections::BTreeSet;

use tempfile::TempDir;

use super::{bindery, diff, schema, write};

/// What must not come through raw: what moves the cursor, what reorders text, what ends code or a script, what calls
/// somebody.
const HARM: &str =
    "a\u{1b}[31m\u{202e}b`\u{60}\u{60}</script><img src=x onerror=alert(1)>\r\n## @octocat #123 ]( \u{2028}|";

fn document(harm: &str, required: &str) -> String {
    let quoted = serde_json::to_string(harm).unwrap();
    format!(
        "openapi: 3.1.0
info: {{title: {quoted}, version: {quoted}}}
paths:
  /a:
    post:
      operationId: addIt
      summary: {quoted}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [{required}]
              properties:
                id: {{type: string}}
                {quoted}: {{type: string, description: {quoted}, enum: [a, {quoted}]}}
      responses: {{'204': {{description: {quoted}}}}}
"
    )
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let quoted = serde_json::to_string(HARM).unwrap();
    write(folder.path(), "old.yaml", document(HARM, "id"));
    write(folder.path(), "new.yaml", document(HARM, &format!("id, {quoted}")));
    folder
}

/// Without what stands in code spans and blocks, in which nothing means anything.
fn without_code(markdown: &str) -> String {
    let mut left = String::new();
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        let ticks: String = line.chars().take_while(|character| *character == '`').collect();
        match &fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if ticks.len() >= 3 && !line[ticks.len()..].contains('`') => fence = Some(ticks),
            None => {
                left += &without_spans(line);
                left.push('\n');
            }
        }
    }
    assert_eq!(fence, None, "a block is open: {markdown}");
    left
}

fn without_spans(line: &str) -> String {
    let mut left = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('`') {
        left += &rest[..at];
        let after = rest[at..].trim_start_matches('`');
        let fence = &rest[at..rest.len() - after.len()];
        // The next run of exactly as many.
        let mut from = 0;
        let end = loop {
            let at = from + after[from..].find(fence).unwrap_or_else(|| panic!("a span is open: {line}"));
            let run = after[at..].chars().take_while(|character| *character == '`').count();
            if run == fence.len() {
                break at + run;
            }
            from = at + run;
        };
        rest = &after[end..];
    }
    left + rest
}

#[test]
fn no_form_lets_it_through() {
    let folder = folder();
    for form in ["text", "markdown", "json"] {
        let ran = diff(folder.path(), &["old.yaml", "new.yaml", "--format", form]);
        assert_eq!(ran.code, Some(0), "{form}: {}", ran.stderr);
        for raw in ['\u{1b}', '\u{202e}', '\r', '\u{2028}'] {
            assert!(!ran.stdout.contains(raw), "{form}: {raw:?}");
        }
        assert!(ran.stdout.contains("octocat"), "{form} tells nothing of it: {}", ran.stdout);
        match form {
            "json" => {
                let report = schema::checked(&ran.stdout);
                assert_eq!(report["vendors"][0]["new"]["title"], HARM);
            }
            "markdown" => {
                let left = without_code(&ran.stdout);
                for raw in ["octocat", "#123", "</script", "<img", "](", "onerror"] {
                    assert!(!left.contains(raw), "{raw} in {left}");
                }
            }
            _ => assert!(!ran.stdout.lines().any(|line| line.starts_with("##"))),
        }
    }
}

/// The elements of a page, each by its name and the names of its attributes; what scripts and styles hold is passed over.
fn elements(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        // A quoted value may hold what ends an element elsewhere.
        let (mut tag, mut quoted) = (String::new(), false);
        for letter in after.chars() {
            match letter {
                '"' => quoted = !quoted,
                '>' if !quoted => break,
                _ if !quoted => tag.push(letter),
                _ => {}
            }
        }
        let mut words = tag.split_whitespace();
        let name = words.next().unwrap_or_default().to_owned();
        let attributes = words.map(|word| format!("{name} {}", word.split('=').next().unwrap_or_default()));
        found.extend(attributes);
        if ["script", "style"].contains(&name.as_str()) {
            rest = after.split_once(&format!("</{name}")).map_or("", |(_, after)| after);
        }
        found.insert(name);
    }
    found
}

#[test]
fn the_page_has_no_markup_of_a_document() {
    let page = |folder: &TempDir| {
        let ran = diff(folder.path(), &["old.yaml", "new.yaml", "--format", "html"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran.stdout
    };
    let hostile = page(&folder());
    for raw in ['\u{1b}', '\u{202e}', '\r', '\u{2028}'] {
        assert!(!hostile.contains(raw), "{raw:?}");
    }
    assert!(hostile.contains("octocat"), "nothing is told of it");
    let harmless = TempDir::new().unwrap();
    write(harmless.path(), "old.yaml", document("word", "id"));
    write(harmless.path(), "new.yaml", document("word", "id, word"));
    let harmless = page(&harmless);
    assert_eq!(hostile.matches("</script").count(), harmless.matches("</script").count());
    let (found, expected) = (elements(&hostile), elements(&harmless));
    // Pages colour what they quote: text in quotes is an element more.
    let beyond: Vec<_> = found
        .difference(&expected)
        .filter(|name| !["b", "i", "s", "u", "em", "span", "span class", "wbr", "mark"].contains(&name.as_str()))
        .collect();
    assert!(beyond.is_empty(), "{beyond:?}");
    assert!(found.iter().all(|name| !name.starts_with("img") && !name.contains(" on")), "{found:?}");
    assert!(elements("<p><img src=x onerror=alert(1)>").contains("img onerror"), "it would be found");
}

#[test]
fn names_of_files_and_arguments_are_shown_as_they_are() {
    let folder = TempDir::new().unwrap();
    let odd = "a\u{1b}[31m`@octocat`.yaml";
    write(folder.path(), odd, super::first());
    write(folder.path(), "b.yaml", super::second());
    write(folder.path(), "broken\u{202e}.yaml", "openapi: broken");
    for form in ["text", "markdown"] {
        let ran = diff(folder.path(), &[odd, "b.yaml", "--format", form]);
        assert!(ran.code == Some(0) && !ran.stdout.contains('\u{1b}'), "{}", ran.stdout);
        assert!(form == "text" || !without_code(&ran.stdout).contains("octocat"), "{}", ran.stdout);
    }
    for arguments in [["broken\u{202e}.yaml", odd], ["nothing\u{1b}[31m", odd]] {
        let ran = diff(folder.path(), &arguments);
        assert!(ran.code == Some(2) && !ran.stderr.contains(['\u{1b}', '\u{202e}']), "{}", ran.stderr);
    }
    let ran = bindery(folder.path(), &["diff", odd, "b.yaml", "--allow", "none\u{1b}.toml"]);
    assert!(ran.code == Some(2) && !ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
}
