//! The three ways on which text of a document reaches the output, and no other.

use super::found;

#[test]
fn identifiers_are_made_in_one_place() {
    let made = ["Ident::new(", "format_ident!", "Ident::new_raw(", "parse_str"];
    // `inspect` and `diff` read what was printed, and print no code of it.
    // `config` asks of what a user wrote whether it is Rust, which `additions` prints: no text of a document.
    let known = [
        "generator/src/emit/ident.rs",
        "generator/src/inspect/expand/",
        "generator/src/diff/rust/",
        "generator/src/config/foreign.rs",
        "generator/src/config/attributes.rs",
        "generator/src/emit/types/additions.rs",
    ];
    assert_eq!(found("generator/src", &known, &made), [""; 0]);
    let claimed = ["Ident::claimed("];
    let names = ["generator/src/analyse/names/", "generator/src/plan/"];
    assert_eq!(found("generator/src", &names, &claimed), [""; 0]);
}

#[test]
fn literals_are_made_in_one_place() {
    let made = ["Literal::string(", "Literal::byte_string(", "LitStr::new(", "Literal::c_string("];
    assert_eq!(found("generator/src", &["generator/src/emit/lit.rs"], &made), [""; 0]);
}

#[test]
fn no_text_is_parsed_into_code() {
    // `parse_str` in `ident` asks whether a word is a keyword; `inspect` and `diff` read what was printed.
    // `config` asks of what a user wrote whether it is Rust, which `additions` prints: no text of a document.
    let known = [
        "generator/src/emit/ident.rs",
        "generator/src/inspect/",
        "generator/src/diff/rust/",
        "generator/src/config/foreign.rs",
        "generator/src/config/attributes.rs",
        "generator/src/emit/types/additions.rs",
    ];
    let parsed = [
        "parse_file",
        "parse_str",
        "parse_quote",
        ".parse::<TokenStream>",
        "::TokenStream>()",
        "TokenStream::from_str",
    ];
    assert_eq!(found("generator/src", &known, &parsed), [""; 0]);
}

#[test]
fn text_of_the_document_goes_through_one_of_the_three() {
    // A `Wire` is opened with `.0`; whoever does that hands it to `lit`, to `code` or to `text` in the same line.
    let opened = |line: &String| {
        // To ask whether there is any lets nothing through.
        let text = line.split_once(": ").map_or("", |(_, text)| text).replace(".0.is_empty()", "");
        let opened = text.match_indices(".0").filter(|(at, _)| {
            let receiver = text[..*at].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            let name = receiver.starts_with(|c: char| c.is_alphabetic());
            name && !matches!(receiver, "self" | "client" | "server" | "docs" | "document")
        });
        opened.count() > 0 && !["lit(&", "code(&", "text(&"].iter().any(|door| text.contains(door))
    };
    // The manifest is written by a serializer.
    let known = ["generator/src/emit/doc/", "generator/src/emit/manifest.rs"];
    let lines = found("generator/src/emit", &known, &[".0"]);
    assert_eq!(lines.into_iter().filter(opened).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(
        found("generator/src", &["generator/src/emit/doc/", "generator/src/plan/"], &["Line::Document("]),
        [""; 0]
    );
}
