//! RFC 8259, to the letter.

use bindery::{Value, decode};

/// Texts that are JSON, by the section of the RFC that says so.
const VALID: &[&str] = &[
    "0",
    "-0",
    "-0.0",
    "1e0",
    "1E+2",
    "1e-2",
    "123.456",
    "  1\t\r\n",
    "\"\"",
    "\"\\u0000\"",
    "\"\\uD834\\uDD1E\"",
    "\"\u{7f}\"",
    "\"\u{2028}\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "[]",
    "[ ]",
    "{}",
    "{ }",
    "[1,2]",
    "[[],[[]]]",
    "{\"\":0}",
    "{\"a\":{\"b\":[null,true,false]}}",
    "null",
    "true",
    "false",
    "{\"a\":1,\"a\":2}",
    "\"\\uFFFF\"",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "1e-400",
    "0e999",
];

/// Texts that are not.
const INVALID: &[&str] = &[
    "",
    " ",
    "+1",
    "01",
    "-",
    "-01",
    "1.",
    ".1",
    "1e",
    "1e+",
    "0x1",
    "1_0",
    "NaN",
    "Infinity",
    "-Infinity",
    "nul",
    "nulll",
    "True",
    "'a'",
    "\"",
    "\"a",
    "\"\\\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12G4\"",
    "\"\\uD800\"",
    "\"\\uDC00\"",
    "\"\\uD800\\u0041\"",
    "\"\\uD800x\"",
    "\"\n\"",
    "\"\t\"",
    "\"\u{0}\"",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1;2]",
    "]",
    "{",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{a:1}",
    "{1:1}",
    "{\"a\" 1}",
    "{\"a\":1 \"b\":2}",
    "{,}",
    "}",
    "1 2",
    "null,",
    "// c\n1",
    "/**/1",
    "\u{feff}1",
    "1\u{a0}",
    "\u{b}1",
    "[1}",
    "{\"a\":1]",
    "--1",
    "1.5.5",
    "1ee5",
    "-\"a\"",
    "\"\\",
    "\"\\u",
    "{\"a\":}",
    "{:1}",
];

#[test]
fn takes_what_is_json() {
    for text in VALID {
        assert!(decode::<Value>(text.as_bytes()).is_ok(), "{text}: {:?}", decode::<Value>(text.as_bytes()));
        assert!(decode::<()>(text.as_bytes()).is_ok(), "skipping {text}");
    }
}

#[test]
fn refuses_what_is_not() {
    for text in INVALID {
        let error = decode::<Value>(text.as_bytes()).expect_err(text);
        assert!(error.is_malformed(), "{text}: {error}");
        assert!(decode::<()>(text.as_bytes()).is_err(), "skipping {text}");
    }
}

#[test]
fn refuses_what_is_not_utf_8() {
    for bytes in [&b"\"\xff\""[..], b"\"\xc0\xaf\"", b"\"\xed\xa0\x80\"", b"\"\xf5\x80\x80\x80\"", b"\"\xe2\x82\""] {
        let error = decode::<()>(bytes).unwrap_err();
        assert_eq!((error.is_malformed(), error.offset()), (true, Some(1)));
    }
}

#[test]
fn strings_are_unescaped() {
    let text: String = decode(br#""a\u00e9\ud834\udd1e\n\/\"\\\b\f\r\t\u0000z""#).unwrap();
    assert_eq!(text, "aé𝄞\n/\"\\\u{8}\u{c}\r\t\0z");
    assert_eq!(bindery::encode(&text), br#""a\u00c3"#.iter().take(2).copied().chain("é𝄞\\n/\\\"\\\\\\b\\f\\r\\t\\u0000z\"".bytes()).collect::<Vec<_>>());
}

#[test]
fn a_syntax_error_says_where() {
    let error = decode::<Value>(br#"{"a": [1, 2 3]}"#).unwrap_err();
    assert_eq!(error.to_string(), "`/a`: expected `,` or `]`, at byte 12");
    let error = decode::<Value>(br#"{"a": "#).unwrap_err();
    assert_eq!(error.to_string(), "`/a`: expected a JSON value, found the end of the input, at byte 6");
}
