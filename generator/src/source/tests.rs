//! What hostile bytes come to: nothing runs, nothing is fetched, nothing blows up, and nothing is said twice.

use super::{Contents, Node, Sources, parse};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::Limits;

/// The tree of a file, or the codes of what is wrong with it.
fn read_within(limits: &Limits, bytes: &[u8]) -> Result<Node, Vec<Code>> {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add_file("a.yaml", &Contents::from(bytes.to_vec()), limits, &mut found);
    let tree = file.and_then(|file| parse(&sources, file, limits, &mut found));
    let codes: Vec<Code> = found.into_iter().map(|found| found.code).collect();
    tree.filter(|_| codes.is_empty()).ok_or(codes)
}

fn read(text: &str) -> Result<Node, Vec<Code>> {
    read_within(&Limits::default(), text.as_bytes())
}

/// That each of these texts is refused for this reason.
fn refused(code: Code, texts: &[&str]) {
    for text in texts {
        assert_eq!(read(text).map(|tree| format!("{tree:?}")), Err(vec![code]), "{text}");
    }
}

#[test]
fn bytes_are_utf_8_with_or_without_a_mark() {
    let utf_16: Vec<u8> = "\u{feff}a: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf_16_without_mark: Vec<u8> = "a: é\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [&utf_16[..], &utf_16_without_mark, b"a: caf\xe9\n", b"a: \xed\xa0\x80\n", b"a: \xc0\xaf\n"] {
        assert_eq!(read_within(&Limits::default(), bytes).err(), Some(vec![Code::NotUtf8]), "{bytes:?}");
    }
    for text in ["\u{feff}a: 1\n", "\u{feff}{\"a\": 1}"] {
        assert!(read(text).unwrap().get("a").is_some(), "{text:?}");
    }
}

#[test]
fn a_file_is_one_document() {
    refused(Code::UnsupportedYaml, &["a: 1\n---\nb: 2\n", "a: 1\n...\n---\nb: 2\n", "--- 1\n--- 2\n"]);
    assert!(read("%YAML 1.2\n---\na: 1\n...\n").is_ok());
}

#[test]
fn tags_are_refused() {
    refused(
        Code::UnsupportedYaml,
        &[
            "a: !!python/object/apply:os.system [id]\n",
            "a: !include other.yaml\n",
            "a: !!binary aGk=\n",
            "a: !!set {b}\n",
            "a: !!timestamp 2001-01-01\n",
            "a: !<tag:yaml.org,2002:js/function> b\n",
            "%TAG ! tag:example.com,2000:\n---\na: !b c\n",
            "%TAG !! tag:example.com,2000:\n---\na: !!str c\n",
            "!!omap [a: 1]\n",
            "!a b: 1\n",
            "a: !!map [1]\n",
            "a: !!int no\n",
        ],
    );
    assert!(read("a: !!str 1\nb: !!map {c: !!seq [!!int 1, !!null null, ! 2]}\n").is_ok());
}

#[test]
fn merge_keys_are_refused() {
    refused(Code::UnsupportedYaml, &["a: &a {b: 1}\nc:\n  <<: *a\n", "a: &a {b: 1}\nc: {<<: [*a, *a]}\n"]);
    assert!(read("a: {\"<<\": 1}\n").is_ok(), "in quotes it is a name");
}

#[test]
fn a_key_occurs_once_however_it_is_written() {
    refused(
        Code::DuplicateKey,
        &[
            "a: 1\na: 2\n",
            "a: 1\n\"\\u0061\": 2\n",
            "a: 1\n'a': 2\n",
            "200: 1\n'200': 2\n",
            "&x a: 1\n*x : 2\n",
            "? a\n: 1\n? |-\n  a\n: 2\n",
            "!!str a: 1\na: 2\n",
            "{\"a\": 1, \"\\u0061\": 2}",
        ],
    );
}

#[test]
fn keys_are_text_or_whole_numbers() {
    refused(
        Code::BadKey,
        &[
            "null: 1\n",
            "~: 1\n",
            "true: 1\n",
            "1.5: 1\n",
            "0x1F: 1\n",
            ".inf: 1\n",
            "!!null null: 1\n",
            "? [a]\n: 1\n",
            "? {a: b}\n: 1\n",
            "a: &a [1]\n*a : 2\n",
            "a: &a true\n*a : 2\n",
            "{[a]: 1}\n",
        ],
    );
    assert!(read("200: a\n'true': b\n").unwrap().get("200").is_some());
}

#[test]
fn an_alias_names_what_is_whole_and_in_this_file() {
    refused(Code::UnsupportedYaml, &["a: &a [*a]\n", "&a {b: {c: *a}}\n"]);
    refused(Code::Syntax, &["a: *b\nb: &b 1\n", "a: *b\n"]);
    let tree = read("a: &a {b: 1}\nc: *a\n").unwrap();
    assert!(tree.get("c").is_some_and(|copy| copy.get("b").is_some()));
}
